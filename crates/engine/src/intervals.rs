//! Intervals beside figures, from the terms and the rows that make them.

use tenure_domain::period::Period;
use tenure_metrics::catalogue::{self, Family, Formula, MetricId, Variant, Window};
use tenure_metrics::cut::CustomerPeriod;
use tenure_metrics::formula::{Expression, Operation, parse};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Reading, Unit, Value};
use tenure_models::interval::{
    Account, Caution, Interval, Level, Proportion, Ratio, Unavailable, bootstrap, clopper_pearson,
    linearised, shrink, wilson, wilson_continuity,
};

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension, Moment};
use crate::error::Error;
use crate::query::Figure;
use crate::segments::Compiled;
use crate::sweep::{self, Walker, moment};

/// How intervals of shares are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OfShares {
    /// Wilson's score.
    #[default]
    Wilson,
    /// The same with continuity correction.
    WilsonContinuity,
    /// Clopper and Pearson's.
    ClopperPearson,
}

/// How intervals of revenue over accounts are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OfRevenue {
    /// The linearised variance.
    #[default]
    Linearised,
    /// Accounts drawn again with replacement.
    Bootstrap {
        /// How many times.
        draws: u32,
        /// Where chance begins.
        seed: u64,
    },
}

/// How intervals are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Confidence.
    pub level: Level,
    /// For shares of customers.
    pub shares: OfShares,
    /// For ratios of sums over accounts.
    pub revenue: OfRevenue,
}

/// An interval and what to mind about it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Told {
    /// The interval.
    pub interval: Interval,
    /// What to mind.
    pub caution: Option<Caution>,
    /// Of revenue: how many accounts of equal weight would be as uneven.
    pub effective: Option<f64>,
    /// Of revenue: the ratio without the largest account.
    pub without_largest: Option<f64>,
    /// Of a share under one of several headings: drawn towards the others as far as its numbers
    /// are small (beta-binomial, empirical Bayes).
    pub shrunk: Option<f64>,
}

/// What kind of interval a variant has.
#[derive(Clone, Debug)]
enum Kind {
    /// Its terms count some of all.
    Share(Expression, Expression),
    /// Such a share of the asked period, brought to a year by compounding.
    Compounded(Expression, Expression),
    /// Such a share, brought to a year by the rule of three.
    Linear(Expression, Expression),
    /// Sums over accounts, with what each adds to both.
    Accounts(Window, Vec<(MeasureId, i128)>, Vec<(MeasureId, i128)>),
}

/// Whether a variant has an interval.
pub fn has_interval(metric: MetricId, variant: &Variant) -> bool {
    kind(metric, variant).is_some()
}

/// Whether it is made from the rows of customers, so that a book of totals does not do.
pub fn needs_rows(metric: MetricId, variant: &Variant) -> bool {
    matches!(kind(metric, variant), Some(Kind::Accounts(..)))
}

fn kind(metric: MetricId, variant: &Variant) -> Option<Kind> {
    if catalogue::metric(metric).family != Family::Retention || variant.unit != Unit::Ratio {
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

/// Measures of a sum with how often each is taken.
type Factors = [(MeasureId, i128)];

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

/// Puts an interval beside each figure that has one and a value. The figures are of this segment
/// and these headings.
///
/// # Errors
/// [`Error::Query`] where the dimension does not fit the data, or the book holds totals alone.
pub fn attach(
    book: &Book,
    figures: &mut [Figure],
    segment: Option<&Compiled<'_>>,
    by: Option<&Dimension>,
    options: &Options,
) -> Result<(), Error> {
    let mut classes = None;
    for at in 0..figures.len() {
        let figure = &figures[at];
        if figure.interval.is_some() || matches!(figure.reading.value, Value::Undefined(_)) {
            continue;
        }
        let metric = figure.metric;
        let Some(variant) = catalogue::metric(metric).variant(figure.variant) else { continue };
        match kind(metric, variant) {
            None => {}
            Some(Kind::Accounts(window, part, base)) => {
                if book.steps().is_some() {
                    return Err(Error::Query("this book can only tell totals".to_owned()));
                }
                let classes = match &mut classes {
                    Some(classes) => classes,
                    none => none.insert(Classes::new(book, segment, by)?),
                };
                let period = window.of(&figure.period, &book.options.account);
                let all = rows(book, classes, &period, (&part, &base));
                let (variant, asked) = (figure.variant, figure.period);
                let same = |f: &&mut Figure| {
                    (f.metric, f.variant, f.period) == (metric, variant, asked)
                        && !matches!(f.reading.value, Value::Undefined(_))
                };
                for figure in figures[at..].iter_mut().filter(same) {
                    let label = figure.group.as_deref().unwrap_or_default();
                    let group = classes.labels.iter().position(|known| known == label);
                    let accounts = group.map_or(&[][..], |group| &all[group]);
                    let told = of_accounts(accounts, metric, variant, options);
                    figure.interval = Some(told);
                }
            }
            Some(kind) => {
                let told = of_share(&kind, &figure.reading, figure.period.days(), options);
                figures[at].interval = Some(told);
            }
        }
    }
    if by.is_some() {
        draw_together(figures);
    }
    Ok(())
}

/// The share that the terms of a reading count.
fn counted(kind: &Kind, reading: &Reading) -> Result<Proportion, Unavailable> {
    let (Kind::Share(hits, all) | Kind::Compounded(hits, all) | Kind::Linear(hits, all)) = kind
    else {
        return Err(Unavailable::Nobody);
    };
    let amount =
        |name: &str| reading.terms.iter().find(|term| term.name() == name).map(|term| term.amount);
    let count = |expression: &Expression| {
        let value = expression.value(&amount).ok().filter(|value| value.den() == 1)?;
        u64::try_from(value.num()).ok()
    };
    let (hits, n) = count(hits).zip(count(all)).ok_or(Unavailable::Nobody)?;
    Proportion::new(hits, n)
}

/// Draws the shares of a period's headings together, where there are enough of them.
fn draw_together(figures: &mut [Figure]) {
    let mut done: Vec<(MetricId, &str, Period)> = Vec::new();
    for at in 0..figures.len() {
        let key = (figures[at].metric, figures[at].variant, figures[at].period);
        let variant = catalogue::metric(key.0).variant(key.1);
        let Some(kind @ Kind::Share(..)) = variant.and_then(|variant| kind(key.0, variant)) else {
            continue;
        };
        if done.contains(&key) {
            continue;
        }
        done.push(key);
        let same = |f: &Figure| {
            (f.metric, f.variant, f.period) == key
                && f.group.is_some()
                && matches!(f.interval, Some(Ok(_)))
        };
        let places: Vec<usize> = (at..figures.len()).filter(|&at| same(&figures[at])).collect();
        let shares: Result<Vec<Proportion>, Unavailable> =
            places.iter().map(|&at| counted(&kind, &figures[at].reading)).collect();
        let Some((shrunk, _)) = shares.ok().and_then(|shares| shrink(&shares)) else { continue };
        for (&at, rate) in places.iter().zip(&shrunk) {
            if let Some(Ok(told)) = &mut figures[at].interval {
                told.shrunk = Some(rate.shrunk);
            }
        }
    }
}

/// The interval of a share from the terms of its reading.
fn of_share(
    kind: &Kind,
    reading: &Reading,
    days: i32,
    options: &Options,
) -> Result<Told, Unavailable> {
    let share = counted(kind, reading)?;
    let make = match options.shares {
        OfShares::Wilson => wilson,
        OfShares::WilsonContinuity => wilson_continuity,
        OfShares::ClopperPearson => clopper_pearson,
    };
    let interval = make(share, options.level);
    let years = 365.0 / f64::from(days.max(1));
    let interval = match kind {
        Kind::Compounded(..) => interval.map(|rate| -(years * (-rate).ln_1p()).exp_m1()),
        Kind::Linear(..) => interval.map(|rate| rate * years),
        _ => interval,
    };
    let caution = Caution::of_share(share.hits(), share.n());
    Ok(Told { interval, caution, effective: None, without_largest: None, shrunk: None })
}

/// The interval of a ratio of sums over accounts.
fn of_accounts(
    accounts: &[Account],
    metric: MetricId,
    variant: &str,
    options: &Options,
) -> Result<Told, Unavailable> {
    let ratio = Ratio::new(accounts)?;
    let interval = match options.revenue {
        OfRevenue::Linearised => linearised(&ratio, options.level)?,
        OfRevenue::Bootstrap { draws, seed } => bootstrap(&ratio, options.level, draws, seed)?,
    };
    let (low, high) = bounds(metric, variant);
    Ok(Told {
        interval: interval.within(low, high),
        caution: ratio.caution(),
        effective: Some(ratio.effective()),
        without_largest: ratio.without_largest(),
        shrunk: None,
    })
}

/// What a figure cannot leave, by its definition.
fn bounds(metric: MetricId, variant: &str) -> (f64, f64) {
    match (metric, variant) {
        (MetricId::GrossRevenueChurn, "uncapped") => (0.0, f64::INFINITY),
        (
            MetricId::Grr | MetricId::GrossRevenueChurn | MetricId::ChurnBy | MetricId::ChurnKind,
            _,
        ) => (0.0, 1.0),
        (MetricId::Nrr, "all_movements") => (f64::NEG_INFINITY, f64::INFINITY),
        (MetricId::Nrr, _) => (0.0, f64::INFINITY),
        (MetricId::NetRevenueChurn, "standard") => (f64::NEG_INFINITY, 1.0),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// What each customer adds to numerator and denominator, by heading: the rows of the figure. They
/// are the same whatever the number of threads.
fn rows(
    book: &Book,
    classes: &Classes<'_>,
    period: &Period,
    (part, base): (&Factors, &Factors),
) -> Vec<Vec<Account>> {
    let groups = classes.labels.len();
    let add = |of: &Factors, did: &CustomerPeriod| -> i128 {
        of.iter().map(|(measure, factor)| factor * measure.of(did)).sum()
    };
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut rows: Vec<(u32, u32, Account)> = Vec::new();
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            for (group, did) in of_customer(&customer, period, classes) {
                let account = Account { part: add(part, &did), base: add(base, &did) };
                if account.part != 0 || account.base != 0 {
                    rows.push((customer.number, group, account));
                }
            }
        }
        rows
    };
    let mut all = Vec::new();
    book.fold(run, |rows| all.extend(rows));
    // Drawing again depends on the order.
    all.sort_unstable_by_key(|row| (row.0, row.1));
    let mut by_group = vec![Vec::new(); groups];
    for (_, group, account) in all {
        by_group[group as usize].push(account);
    }
    by_group
}

/// What a customer did in a period, under which headings, as the sums of figures take it.
fn of_customer(
    customer: &Customer<'_>,
    period: &Period,
    classes: &Classes<'_>,
) -> Vec<(u32, CustomerPeriod)> {
    let place = Walker::new(*customer).place(period);
    if place.inside.is_empty() && !place.opening.standing.is_customer() {
        return Vec::new();
    }
    let Some(did) = sweep::did(customer, &place, period) else { return Vec::new() };
    let group = classes.of(customer, &moment(&place, period));
    let next = match classes.is_fixed() {
        true => group,
        false => classes.of(customer, &Moment { at: period.to, state: did.closing, period }),
    };
    let stays = group == next || !did.in_closing();
    let here = group.map(|group| (group, if stays { did } else { did.leaving() }));
    let there = next.filter(|_| !stays).map(|next| (next, CustomerPeriod::entering(did.closing)));
    here.into_iter().chain(there).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_metrics::catalogue::metric;

    /// Each variant of retention with the kind of its interval, so that none gets one unseen.
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
                };
                Some(format!("{} {}: {kind}", id.slug(), variant.slug))
            });
            kinds.extend(names);
        }
        assert_eq!(kinds, KINDS);
    }

    const KINDS: [&str; 35] = [
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
        "renewal_rate logo: share",
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
