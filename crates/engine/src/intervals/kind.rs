//! Which variant has what kind of interval.

use tenure_metrics::catalogue::{self, Family, Formula, MetricId, Variant, Window};
use tenure_metrics::formula::{Expression, Operation, parse};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::Unit;
use tenure_metrics::records::TallyId;

/// What kind of interval a variant has.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Its terms count some of all.
    Share(Expression, Expression),
    /// Such a share of the asked period, brought to a year by compounding.
    Compounded(Expression, Expression),
    /// Such a share, brought to a year by the rule of three.
    Linear(Expression, Expression),
    /// Sums over accounts, with what each adds to both.
    Accounts(Window, Vec<(MeasureId, i128)>, Vec<(MeasureId, i128)>),
    /// Those for, those against, and all who answered; a hundred times their difference.
    Score(Expression, Expression, Expression),
    /// Something over the churn of six months, which is a share; the rest is taken as it is.
    Lifetime(Expression),
}

/// Customers lost in six months, and those who could have been.
pub(super) const LIFETIME: (&str, &str) =
    ("lost_customers[each of 6 months]", "opening_customers[each of 6 months]");

/// Whether a variant has an interval.
pub fn has_interval(metric: MetricId, variant: &Variant) -> bool {
    kind(metric, variant).is_some()
}

/// Whether it is made from the rows of customers, so that a book of totals does not do.
pub fn needs_rows(metric: MetricId, variant: &Variant) -> bool {
    matches!(kind(metric, variant), Some(Kind::Accounts(..)))
}

/// Whether its figures are of the few who answered, so that they always have an interval.
pub(super) fn is_sample(metric: MetricId) -> bool {
    matches!(metric, MetricId::Nps | MetricId::Csat | MetricId::Ces)
}

pub(super) fn kind(metric: MetricId, variant: &Variant) -> Option<Kind> {
    match catalogue::metric(metric).family {
        Family::Retention => of_retention(metric, variant),
        Family::Value => of_lifetime(variant),
        Family::Voice | Family::Conversion => of_records(metric, variant),
        Family::Product if counts_customers(metric, variant) => of_records(metric, variant),
        Family::Product | Family::Recurring => None,
    }
}

fn of_retention(metric: MetricId, variant: &Variant) -> Option<Kind> {
    if variant.unit != Unit::Ratio {
        return None;
    }
    let simple = || Some((parse("lost_customers").ok()?, parse("opening_customers").ok()?));
    match (metric, variant.slug) {
        (MetricId::CustomerChurn, "annualised") => {
            let (hits, all) = simple()?;
            return Some(Kind::Compounded(hits, all));
        }
        (MetricId::CustomerChurn, "annualised_linear") => {
            let (hits, all) = simple()?;
            return Some(Kind::Linear(hits, all));
        }
        _ => {}
    }
    let Formula::Text(text) = variant.formula else { return None };
    let Ok(Expression::Of(Operation::Over, part, base)) = parse(text) else { return None };
    let accounts = accounts(variant, &part, &base);
    let counts = accounts.as_ref().is_none_or(|(_, part, base)| {
        part.iter().chain(base).all(|(measure, _)| measure.unit() == Unit::Count)
    });
    // The printed formula of retention puts those who came back in the place of those who left.
    let share = counts && (metric, variant.slug) != (MetricId::Crr, "article");
    match accounts {
        // Named terms of money have no rows here.
        None if text.contains("mrr") || text.contains("cohort_base") => None,
        _ if share => Some(Kind::Share(*part, *base)),
        Some((window, part, base)) => Some(Kind::Accounts(window, part, base)),
        None => None,
    }
}

/// What is divided by the churn of six months.
fn of_lifetime(variant: &Variant) -> Option<Kind> {
    let Formula::Text(text) = variant.formula else { return None };
    let formula = parse(text).ok()?;
    let named = formula.names().contains(&LIFETIME.0);
    named.then_some(Kind::Lifetime(formula))
}

/// Shares and scores of answers, tickets, trials, leads and referrals.
fn of_records(metric: MetricId, variant: &Variant) -> Option<Kind> {
    let Formula::Text(text) = variant.formula else { return None };
    let Ok(Expression::Of(Operation::Over, part, base)) = parse(text) else { return None };
    let counted = |one: &Expression| one.names().into_iter().all(counts);
    if !counted(&part) || !counted(&base) {
        return None;
    }
    match (metric, variant.slug) {
        // Who is won in a month came in others, mostly: it is no share of the leads that came.
        (MetricId::LeadToCustomer, "standard") => None,
        (MetricId::Nps, _) => score(*part, *base),
        _ if variant.unit == Unit::Ratio => Some(Kind::Share(*part, *base)),
        _ => None,
    }
}

/// Whether a share of product use counts each customer once. The others count what comes several
/// times of one customer or user (days, features, seats, milestones, goals): these go together, so
/// that an interval for as many independent ones would be too narrow.
fn counts_customers(metric: MetricId, variant: &Variant) -> bool {
    match metric {
        MetricId::TimeToValue => variant.slug != "milestones",
        MetricId::GoalAttainment => matches!(variant.slug, "churn_with" | "churn_without"),
        MetricId::UsageTrend => matches!(variant.slug, "declined" | "halved" | "silent"),
        _ => false,
    }
}

/// Whether a term counts something in the asked period.
fn counts(name: &str) -> bool {
    let unit = MeasureId::parse(name).map(MeasureId::unit);
    unit.or(TallyId::parse(name).map(TallyId::unit)) == Some(Unit::Count)
}

/// `(for − against) × 100` over all.
fn score(part: Expression, base: Expression) -> Option<Kind> {
    let Expression::Of(Operation::Times, net, hundred) = part else { return None };
    let Expression::Of(Operation::Minus, favour, against) = *net else { return None };
    (*hundred == Expression::Number(100)).then_some(Kind::Score(*favour, *against, base))
}

/// A window, and the measures of numerator and denominator.
type Sums = (Window, Vec<(MeasureId, i128)>, Vec<(MeasureId, i128)>);

/// The measures of both, where all are over one window and only added and subtracted.
fn accounts(variant: &Variant, part: &Expression, base: &Expression) -> Option<Sums> {
    let windows = std::iter::once(Window::Asked).chain(variant.needs.windows.iter().copied());
    windows
        .into_iter()
        .find_map(|window| Some((window, linear(part, window)?, linear(base, window)?)))
}

/// How often each measure is taken in a sum; `None` where it is no sum of measures over a window.
fn linear(sum: &Expression, window: Window) -> Option<Vec<(MeasureId, i128)>> {
    let measure =
        |name: &str| MeasureId::all().find(|measure| format!("{}{window}", measure.name()) == name);
    let names = sum.names();
    let value = |one: &str, n: i128| {
        let value = sum.value(&|name| Some(if name == one { n } else { 0 })).ok()?;
        (value.den() == 1).then_some(value.num())
    };
    let mut taken = Vec::new();
    for name in names {
        let factor = value(name, 1)?;
        let even = value(name, 2)? == 2 * factor && value(name, 0)? == 0;
        taken.push((measure(name).filter(|_| even)?, factor));
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_metrics::catalogue::metric;

    /// Each variant with the kind of its interval, so that none gets one unseen.
    #[test]
    fn shares_and_revenue_are_told_apart() {
        let mut kinds: Vec<String> = Vec::new();
        for &id in MetricId::ALL {
            let names = metric(id).variants.iter().filter_map(|variant| {
                let kind = match kind(id, variant)? {
                    Kind::Share(..) => "share",
                    Kind::Compounded(..) => "compounded",
                    Kind::Linear(..) => "linear",
                    Kind::Accounts(Window::Asked, ..) => "accounts",
                    Kind::Accounts(..) => "accounts of another window",
                    Kind::Score(..) => "score",
                    Kind::Lifetime(..) => "lifetime",
                };
                Some(format!("{} {}: {kind}", id.slug(), variant.slug))
            });
            kinds.extend(names);
        }
        assert_eq!(kinds, KINDS);
    }

    const KINDS: [&str; 87] = [
        "customer_churn standard: share",
        "customer_churn gross: share",
        "customer_churn active_base: share",
        "customer_churn with_new: share",
        "customer_churn annualised: compounded",
        "customer_churn annualised_linear: linear",
        "crr standard: share",
        "crr article: accounts",
        "gross_revenue_churn standard: accounts",
        "gross_revenue_churn cancellations: accounts",
        "gross_revenue_churn uncapped: accounts",
        "net_revenue_churn standard: accounts",
        "net_revenue_churn with_reactivation: accounts",
        "net_revenue_churn all_movements: accounts",
        "net_revenue_churn without_reactivation: accounts",
        "nrr standard: accounts",
        "nrr set: accounts",
        "nrr with_reactivation: accounts",
        "nrr all_movements: accounts",
        "nrr trailing_12: accounts of another window",
        "grr standard: accounts",
        "grr movements: accounts",
        "grr trailing_12: accounts of another window",
        "churn_kind involuntary_share: share",
        "churn_kind involuntary_share_mrr: accounts",
        "churn_by customers: share",
        "churn_by mrr: accounts",
        "cohort_retention logo: share",
        "cohort_retention logo_unbroken: share",
        "cohort_retention usage: share",
        "reactivation_rate days_30: share",
        "reactivation_rate days_60: share",
        "reactivation_rate days_90: share",
        "reactivation_rate days_365: share",
        "reactivation_rate by_now: share",
        "reactivation_rate targeted_90: share",
        "reactivation_rate targeted_by_now: share",
        "renewal_rate logo: share",
        "clv standard: lifetime",
        "clv margin: lifetime",
        "ltv_cac standard: lifetime",
        "ltv_cac revenue: lifetime",
        "crc lifetime: lifetime",
        "nps standard: score",
        "nps scale_1_10: score",
        "nps scale_1_10_strict: score",
        "nps accounts: score",
        "nps accounts_1_10: score",
        "nps accounts_1_10_strict: score",
        "csat standard: share",
        "csat from_8: share",
        "csat by_touchpoint: share",
        "ces share: share",
        "response_rate standard: share",
        "response_rate customers: share",
        "feedback standard: share",
        "feedback customers: share",
        "fcr standard: share",
        "fcr defined: share",
        "fcr zendesk: share",
        "fcr freshservice: share",
        "fcr freshdesk: share",
        "fcr intercom: share",
        "fcr zammad: share",
        "support_load self_service: share",
        "support_load deflection: share",
        "qualified_traffic share: share",
        "lead_to_customer cohort: share",
        "trial_conversion standard: share",
        "trial_conversion ended: share",
        "trial_conversion card: share",
        "trial_conversion no_card: share",
        "referral_rate standard: share",
        "referral_rate share_of_new: share",
        "closed_loop kept: share",
        "time_to_value standard: share",
        "time_to_value days_7: share",
        "time_to_value days_30: share",
        "time_to_value days_90: share",
        "time_to_value on_track: share",
        "time_to_value behind: share",
        "time_to_value stuck: share",
        "goal_attainment churn_with: share",
        "goal_attainment churn_without: share",
        "usage_trend declined: share",
        "usage_trend halved: share",
        "usage_trend silent: share",
    ];

    #[test]
    fn sums_are_taken_apart() {
        let factors = |text: &str| linear(&parse(text).unwrap(), Window::Asked);
        use MeasureId::{ContractionMrr, OpeningMrr};
        assert_eq!(
            factors("opening_mrr − (contraction_mrr − opening_mrr)"),
            Some(vec![(OpeningMrr, 2), (ContractionMrr, -1)])
        );
        for other in ["opening_mrr ÷ 2", "opening_mrr × opening_mrr", "opening_mrr + 1", "days"] {
            assert_eq!(factors(other), None, "{other}");
        }
    }
}
