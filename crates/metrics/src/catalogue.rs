//! The list of metrics, and what a metric is.

mod needs;

use std::fmt;

use tenure_domain::period::Period;
use tenure_domain::schema::TableId;

use crate::cohort::{CohortCell, Returns};
use crate::levels::Levels;
use crate::measure::{Depth, MeasureId, Nature, Sums};
use crate::reading::{Reading, Reason, Unit};
use crate::records::{Recorded, Spread, TallyId};
use crate::renewals::Renewals;
use crate::{conversion, product, recurring, retention, value, voice};

pub use needs::{Instead, Needs, RATINGS_TOLD, REFERRALS_TOLD, TOLD_ELSEWHERE, TRIALS_TOLD};

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// It depends.
    Neither,
}

/// A family of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Recurring revenue.
    Recurring,
    /// Retention and churn.
    Retention,
    /// Value and acquisition.
    Value,
    /// Voice of the customer and support.
    Voice,
    /// Marketing and conversion.
    Conversion,
    /// Product use.
    Product,
}

impl Family {
    /// All families, in order.
    pub const ALL: [Family; 6] = [
        Family::Recurring,
        Family::Retention,
        Family::Value,
        Family::Voice,
        Family::Conversion,
        Family::Product,
    ];

    /// The name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Family::Recurring => "Recurring revenue",
            Family::Retention => "Retention and churn",
            Family::Value => "Value and acquisition",
            Family::Voice => "Voice of the customer and support",
            Family::Conversion => "Marketing and conversion",
            Family::Product => "Product use",
        }
    }
}

/// A span of time, seen from the period that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Window {
    /// The asked period.
    Asked,
    /// The `n` months that end where the asked period ends, as one period.
    Trailing(u32),
    /// The asked period moved back by `n` months at both ends.
    Ago(u32),
    /// The last `n` calendar months that end no later than the asked period (or than the data,
    /// where these end before it does), each counted for itself and then added: who was there in
    /// three of them counts three times.
    Each(u32),
}

/// As formulas write it: nothing, `[12 months]`, `[12 months ago]`, `[each of 6 months]`.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Window::Asked => Ok(()),
            Window::Trailing(n) => write!(f, "[{n} month{}]", plural(*n)),
            Window::Ago(n) => write!(f, "[{n} month{} ago]", plural(*n)),
            Window::Each(n) => write!(f, "[each of {n} month{}]", plural(*n)),
        }
    }
}

fn plural(n: u32) -> &'static str {
    if n == 1 { "" } else { "s" }
}

impl Window {
    /// The periods of this window, in order: one, or several that are added up.
    pub fn periods(self, asked: &Period, account: &tenure_domain::account::Account) -> Vec<Period> {
        let Window::Each(n) = self else { return vec![self.of(asked, account)] };
        let end = asked.end.month_start();
        let back = |months: u32| end.add_months(-i32::try_from(months).unwrap_or(i32::MAX / 2));
        (0..n).rev().map(|at| Period::new(back(at + 1), back(at), account)).collect()
    }

    /// The period of this window, from its first to its last day.
    pub fn of(self, asked: &Period, account: &tenure_domain::account::Account) -> Period {
        let back = |months: u32| i32::try_from(months).unwrap_or(i32::MAX / 2);
        match self {
            Window::Asked => *asked,
            Window::Trailing(n) => Period::new(asked.end.add_months(-back(n)), asked.end, account),
            Window::Each(n) => {
                let end = asked.end.month_start();
                Period::new(end.add_months(-back(n)), end, account)
            }
            Window::Ago(n) => Period::new(
                asked.first.add_months(-back(n)),
                asked.end.add_months(-back(n)),
                account,
            ),
        }
    }
}

/// A formula.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Formula {
    /// Arithmetic over measures, checked against the code by a test.
    Text(&'static str),
    /// In words, where arithmetic does not say it.
    Described(&'static str),
}

impl Formula {
    /// The text.
    pub fn text(self) -> &'static str {
        match self {
            Formula::Text(text) | Formula::Described(text) => text,
        }
    }
}

/// Where a definition or a number comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cite {
    /// Who.
    pub source: &'static str,
    /// What they say, in our words.
    pub says: &'static str,
}

/// The source of what nobody else defines: this project.
pub const OWN: &str = "own";

/// The articles on customer success, retention and churn that the catalogue was drawn from.
pub const ARTICLES: &str = "Articles on customer success and retention";

/// What others found good or usual.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Benchmark {
    /// The variant that it is about.
    pub variant: &'static str,
    /// For whom, over how long, and what it means.
    pub says: &'static str,
    /// Lower end as numerator and denominator.
    pub low: Option<(i64, i64)>,
    /// Upper end as numerator and denominator.
    pub high: Option<(i64, i64)>,
    /// Days of the period that the numbers are about; `None` where any.
    pub days: Option<u32>,
    /// Who.
    pub source: &'static str,
    /// Of which year the numbers are; `None` where the source does not say.
    pub year: Option<u16>,
    /// Of whom they were taken; `None` where the source does not say.
    pub sample: Option<&'static str>,
    /// What to mind before one compares oneself with them.
    pub caveat: &'static str,
}

/// One way to compute a metric.
pub struct Variant {
    /// Id on the command line.
    pub slug: &'static str,
    /// Name.
    pub name: &'static str,
    /// What the value is.
    pub unit: Unit,
    /// The formula.
    pub formula: Formula,
    /// Who computes it so.
    pub cites: &'static [Cite],
    /// What it needs.
    pub needs: Needs,
    /// The dimension by which it is split unless another is asked for.
    pub by: Option<&'static str>,
    /// The code.
    pub eval: fn(&Cut<'_>) -> Reading,
}

impl Variant {
    /// The figure of a cut.
    pub fn read(&self, cut: &Cut<'_>) -> Reading {
        (self.eval)(cut)
    }

    /// How much has to be summed for its terms, where no step is one of `fx` and no level is below
    /// zero (`plain`), or where they may be. What are no measures of movements (records, cohorts
    /// and the like) needs none of it.
    pub fn depth(&self, plain: bool) -> Depth {
        let Some(names) = self.names().or_else(|| self.described()) else { return Depth::WHOLE };
        let measures = names.iter().filter_map(|name| MeasureId::parse(name));
        let depths = measures.map(|measure| measure.reach().depth(plain));
        depths.fold(Depth::NOTHING, Depth::and)
    }

    /// Whether it sets records against customers at the end of the period, or counts what there is
    /// then: a customer and its records stand under the heading that it has at that end.
    pub fn stands_at_closing(&self) -> bool {
        use MeasureId::{ClosingActive, ClosingCustomers, ClosingMrr};
        let closing = |name: &String| match (MeasureId::parse(name), TallyId::parse(name)) {
            (Some(measure), _) => matches!(measure, ClosingActive | ClosingCustomers | ClosingMrr),
            (_, Some(tally)) => tally.nature() == Nature::Level,
            _ => false,
        };
        !self.needs.tables.is_empty() && self.names().is_some_and(|names| names.iter().any(closing))
    }

    /// Whether it tells what has come of a period's people by now: those of a later period have had
    /// less time, so that two periods cannot be held against each other by it.
    pub fn ripens(&self) -> bool {
        let grows = |name: &String| {
            name.ends_with("_by_now") || TallyId::parse(name).is_some_and(TallyId::grows)
        };
        self.names().is_some_and(|names| names.iter().any(grows))
    }

    /// The tallies that its formula names.
    fn tallies(&self) -> impl Iterator<Item = TallyId> {
        let names = self.names().unwrap_or_default();
        names.into_iter().filter_map(|name| TallyId::parse(&name))
    }

    /// The table of which it looks at all records of a customer together: split by what only single
    /// ones have, it would be another number under each heading.
    pub fn together(&self) -> Option<TableId> {
        let of_use = self.needs.cohort_of_use().then_some(TableId::Events);
        of_use.or_else(|| self.tallies().find(|it| it.is_of_all()).map(TallyId::table))
    }

    /// The table of those of whom it tells how many became customers, where it is a share of them:
    /// who did not is in no segment of customers, and under none of their headings.
    pub fn share_of_hopefuls(&self) -> Option<TableId> {
        let is_share = self.unit == Unit::Ratio;
        self.tallies().find(|it| is_share && it.is_of_hopefuls()).map(TallyId::table)
    }

    /// The corrections of closed months that its terms count, by the kind that they correct.
    pub fn corrections(&self) -> Vec<MeasureId> {
        let names = self.names().or_else(|| self.described()).unwrap_or_default();
        let measures = names.iter().filter_map(|name| MeasureId::parse(name));
        let mut all: Vec<MeasureId> =
            measures.flat_map(|measure| measure.corrections()).copied().collect();
        all.sort_unstable_by_key(|measure| *measure as usize);
        all.dedup();
        all
    }

    /// The measures that a formula in words names; `None` where it names nothing, so that nobody
    /// knows what it looks at, or needs records, of which words leave more unsaid. A law holds what
    /// they say against the code.
    fn described(&self) -> Option<Vec<String>> {
        if !self.needs.tables.is_empty() {
            return None;
        }
        let words = self.formula.text().split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let known = |word: &&str| MeasureId::parse(word).is_some();
        let names: Vec<String> = words.filter(known).map(str::to_owned).collect();
        (self.needs.levels || !names.is_empty()).then_some(names)
    }

    /// The measures and tallies in its formula, without their windows; `None` where it has none.
    fn names(&self) -> Option<Vec<String>> {
        let Formula::Text(text) = self.formula else { return None };
        let expression = crate::formula::parse(text.trim_start_matches('−')).ok()?;
        let bare = |name: &&str| name.split('[').next().unwrap_or_default().to_owned();
        Some(expression.names().iter().map(bare).collect())
    }
}

/// An estimate beside a metric's exact variants: a model's answer, of another type than readings,
/// with an interval and the day of which it is.
pub struct Estimated {
    /// Id on the command line.
    pub slug: &'static str,
    /// Name.
    pub name: &'static str,
    /// What the value is.
    pub unit: Unit,
    /// How it is made, in words.
    pub formula: &'static str,
    /// Who computes it so.
    pub cites: &'static [Cite],
    /// The command that has its settings.
    pub command: &'static str,
}

/// A metric of the catalogue.
pub struct Metric {
    /// Which.
    pub id: MetricId,
    /// Name.
    pub name: &'static str,
    /// Family.
    pub family: Family,
    /// What it says and what to mind, in plain words.
    pub doc: &'static str,
    /// Which way is better.
    pub direction: Direction,
    /// Its variants; the first is the default.
    pub variants: &'static [Variant],
    /// Whether the variants are parts of one picture, so that all are shown unless one is asked
    /// for.
    pub parts: bool,
    /// What others found good or usual.
    pub benchmarks: &'static [Benchmark],
}

/// Variants for which the other way is better than for the rest of their metric.
const OTHER_SIDE: [(MetricId, &[&str]); 7] = [
    (MetricId::Concentration, &["effective_customers"]),
    (MetricId::SupportLoad, &["self_service", "deflection"]),
    (MetricId::FeatureAdoption, &["key_unused", "key_unused_share"]),
    (MetricId::SeatUse, &["without_seats"]),
    (MetricId::TimeToValue, &["behind", "stuck"]),
    (MetricId::GoalAttainment, &["churn_with", "churn_without"]),
    (MetricId::UsageTrend, &["declined", "halved", "silent"]),
];

impl Metric {
    /// Id on the command line and name of its page.
    pub fn slug(&self) -> &'static str {
        self.id.slug()
    }

    /// Estimates beside its variants.
    pub fn estimates(&self) -> &'static [Estimated] {
        match self.id {
            MetricId::Clv => value::clv::ESTIMATES,
            _ => &[],
        }
    }

    /// The variant of a slug.
    pub fn variant(&self, slug: &str) -> Option<&'static Variant> {
        self.variants.iter().find(|variant| variant.slug == slug)
    }

    /// Which way of a variant is better: that of the metric, unless the variant tells of the
    /// other side.
    pub fn better(&self, variant: &Variant) -> Direction {
        let own = OTHER_SIDE.iter().find(|(id, _)| *id == self.id);
        let turned = own.is_some_and(|(_, slugs)| slugs.contains(&variant.slug));
        match self.direction {
            Direction::Up if turned => Direction::Down,
            Direction::Down if turned => Direction::Up,
            direction => direction,
        }
    }

    /// The default variant.
    pub fn standard(&self) -> &'static Variant {
        &self.variants[0]
    }

    /// The variants that are shown when none is asked for.
    pub fn shown(&self) -> &'static [Variant] {
        if self.parts { self.variants } else { &self.variants[..1] }
    }
}

/// The sums over one window.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    /// The window's days.
    pub period: Period,
    /// The sums of all customers of the segment.
    pub sums: &'a Sums,
    /// What records beyond billing say.
    pub records: Option<&'a Recorded>,
    /// Why figures over it are undefined: a missing exchange rate, or data that begin later.
    pub trouble: Option<Reason>,
}

/// A period and a segment: all that a figure may depend on.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'a> {
    /// The asked period.
    pub asked: Span<'a>,
    /// The other windows that [`Needs::windows`] declares.
    pub windows: &'a [(Window, Span<'a>)],
    /// How closing levels are spread.
    pub levels: Option<&'a Levels>,
    /// The cohort that started in the period, at the age that was asked for; an error says why
    /// there is none, such as that not enough time has passed.
    pub cohort: Option<Result<&'a CohortCell, Reason>>,
    /// What became of those who churned in the period.
    pub returns: Option<&'a Returns>,
    /// What became of the contract terms that ended in the period; an error says why nobody knows.
    pub renewals: Option<Result<&'a Renewals, Reason>>,
    /// Of a period in which we are, the first day of which records cannot tell yet.
    pub until: Option<tenure_domain::time::Day>,
}

impl<'a> Cut<'a> {
    /// A cut of one period, without what some variants need.
    pub fn new(period: Period, sums: &'a Sums) -> Cut<'a> {
        Cut {
            asked: Span { period, sums, records: None, trouble: None },
            windows: &[],
            levels: None,
            cohort: None,
            returns: None,
            renewals: None,
            until: None,
        }
    }

    /// The sums over a window.
    ///
    /// # Errors
    /// Why figures over it are undefined.
    pub fn sums(&self, window: Window) -> Result<&'a Sums, Reason> {
        let span = self.span(window)?;
        match span.trouble {
            Some(reason) => Err(reason),
            None => Ok(span.sums),
        }
    }

    /// The sum of a tally over a window.
    ///
    /// # Errors
    /// Why it is undefined.
    pub fn tally(&self, window: Window, tally: TallyId) -> Result<i128, Reason> {
        let records = self.span(window)?.records;
        records.ok_or(Reason::MissingTable(tally.table()))?.get(tally)
    }

    /// The duration that `percent` of the tickets of the asked period do not exceed, in
    /// microseconds; `None` without any.
    ///
    /// # Errors
    /// Why it is undefined.
    pub fn percentile(&self, spread: Spread, percent: usize) -> Result<Option<i64>, Reason> {
        let recorded = self.asked.records.ok_or(Reason::MissingTable(TableId::Tickets))?;
        // The tickets of a table that says nothing have no tally either.
        recorded.get(TallyId::Tickets)?;
        Ok(recorded.percentile(spread, percent))
    }

    fn span(&self, window: Window) -> Result<&Span<'a>, Reason> {
        let span = match window {
            Window::Asked => Some(&self.asked),
            _ => self.windows.iter().find(|(is, _)| *is == window).map(|(_, span)| span),
        };
        span.ok_or(Reason::NotGiven)
    }
}

macro_rules! catalogue {
    ($($id:ident $slug:literal $($path:ident)::+;)*) => {
        /// A metric of the catalogue.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum MetricId { $(#[doc = concat!("`", $slug, "`")] $id,)* }

        impl MetricId {
            /// All metrics, in the order of the catalogue.
            pub const ALL: &'static [MetricId] = &[$(MetricId::$id,)*];

            /// Id on the command line.
            pub const fn slug(self) -> &'static str {
                match self { $(MetricId::$id => $slug,)* }
            }
        }

        /// The definition of a metric.
        pub fn metric(id: MetricId) -> &'static Metric {
            match id { $(MetricId::$id => &$($path)::+::METRIC,)* }
        }
    };
}

catalogue! {
    Mrr "mrr" recurring::mrr;
    Arr "arr" recurring::arr;
    MrrMovements "mrr_movements" recurring::mrr_movements;
    NetNewMrr "net_new_mrr" recurring::net_new_mrr;
    ExpansionMrr "expansion_mrr" recurring::expansion_mrr;
    Arpa "arpa" recurring::arpa;
    Asp "asp" recurring::asp;
    GrowthRate "growth_rate" recurring::growth_rate;
    QuickRatio "quick_ratio" recurring::quick_ratio;
    Concentration "concentration" recurring::concentration;
    Baseline "baseline" recurring::baseline;
    CustomerChurn "customer_churn" retention::customer_churn;
    Crr "crr" retention::crr;
    GrossRevenueChurn "gross_revenue_churn" retention::gross_revenue_churn;
    NetRevenueChurn "net_revenue_churn" retention::net_revenue_churn;
    Nrr "nrr" retention::nrr;
    Grr "grr" retention::grr;
    ChurnKind "churn_kind" retention::churn_kind;
    ChurnReason "churn_reason" retention::churn_reason;
    ChurnBy "churn_by" retention::churn_by;
    CohortRetention "cohort_retention" retention::cohort_retention;
    ReactivationRate "reactivation_rate" retention::reactivation_rate;
    RenewalRate "renewal_rate" retention::renewal_rate;
    Clv "clv" value::clv;
    Cac "cac" value::cac;
    CacPayback "cac_payback" value::cac_payback;
    LtvCac "ltv_cac" value::ltv_cac;
    Crc "crc" value::crc;
    GrossMargin "gross_margin" value::gross_margin;
    Nps "nps" voice::nps;
    Csat "csat" voice::csat;
    Ces "ces" voice::ces;
    ResponseRate "response_rate" voice::response_rate;
    Feedback "feedback" voice::feedback;
    Fcr "fcr" voice::fcr;
    SupportLoad "support_load" voice::support_load;
    QualifiedTraffic "qualified_traffic" conversion::qualified_traffic;
    LeadsByStage "leads_by_stage" conversion::leads_by_stage;
    LeadToCustomer "lead_to_customer" conversion::lead_to_customer;
    TrialConversion "trial_conversion" conversion::trial_conversion;
    ReferralRate "referral_rate" conversion::referral_rate;
    ClosedLoop "closed_loop" conversion::closed_loop;
    ActiveUsers "active_users" product::active_users;
    LoginFrequency "login_frequency" product::login_frequency;
    Stickiness "stickiness" product::stickiness;
    FeatureAdoption "feature_adoption" product::feature_adoption;
    SeatUse "seat_use" product::seat_use;
    TimeToValue "time_to_value" product::time_to_value;
    GoalAttainment "goal_attainment" product::goal_attainment;
    UsageTrend "usage_trend" product::usage_trend;
}

impl MetricId {
    /// The metric of a slug; `-` may stand for `_`.
    pub fn parse(slug: &str) -> Option<MetricId> {
        let same = |id: &&MetricId| {
            let is = id.slug().bytes().map(|b| if b == b'_' { b'-' } else { b });
            is.eq(slug.bytes().map(|b| if b == b'_' { b'-' } else { b }))
        };
        MetricId::ALL.iter().find(same).copied()
    }
}

/// The figure of a metric's variant; `None` where the metric has no variant of that slug.
pub fn evaluate(id: MetricId, variant: &str, cut: &Cut<'_>) -> Option<Reading> {
    Some(metric(id).variant(variant)?.read(cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_come_of_people_by_now_ripens() {
        let all = MetricId::ALL.iter().flat_map(|&id| {
            let ripe = metric(id).variants.iter().filter(|variant| variant.ripens());
            ripe.map(move |variant| format!("{}:{}", id.slug(), variant.slug))
        });
        let expected = [
            "reactivation_rate:by_now",
            "reactivation_rate:targeted_by_now",
            "referral_rate:k_factor",
            "closed_loop:customers",
            "time_to_value:standard",
            "time_to_value:milestones",
            "goal_attainment:standard",
        ];
        assert_eq!(all.collect::<Vec<_>>(), expected);
    }
}
