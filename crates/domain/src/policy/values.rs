//! The values of the policy settings.

use crate::time::Day;

/// Which discounts lower MRR.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Discounts {
    /// Those without end, and those with an end while they last; `once` counts as limited.
    ForeverAndLimited,
    /// Those without end, and those with an end while they last, but none that is `once`.
    ForeverAndRepeating,
    /// Only those without end.
    Forever,
    /// All of the above and negative one-off lines that name a subscription.
    All,
    /// No discount: MRR at list price.
    None,
}

impl Discounts {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "forever+limited | forever+repeating | forever | all | none";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Discounts::ForeverAndLimited => "forever+limited".to_owned(),
            Discounts::ForeverAndRepeating => "forever+repeating".to_owned(),
            Discounts::Forever => "forever".to_owned(),
            Discounts::All => "all".to_owned(),
            Discounts::None => "none".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "forever+limited" => Some(Discounts::ForeverAndLimited),
            "forever+repeating" => Some(Discounts::ForeverAndRepeating),
            "forever" => Some(Discounts::Forever),
            "all" => Some(Discounts::All),
            "none" => Some(Discounts::None),
            _ => None,
        }
    }
}

/// Whether a trial that is paid for counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaidTrials {
    /// It is one-off revenue.
    OneOff,
    /// It counts over its period.
    Count,
}

impl PaidTrials {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "one_off | count";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            PaidTrials::OneOff => "one_off".to_owned(),
            PaidTrials::Count => "count".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "one_off" => Some(PaidTrials::OneOff),
            "count" => Some(PaidTrials::Count),
            _ => None,
        }
    }
}

/// How metered items count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// Not at all.
    Exclude,
    /// As last invoiced, until the next usage invoice.
    LastInvoice,
    /// The mean of the last three invoices.
    TrailingMean,
    /// The committed minimum.
    MinimumCommitment,
}

impl Usage {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "exclude | last_invoice | trailing_mean_3 | minimum_commitment";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Usage::Exclude => "exclude".to_owned(),
            Usage::LastInvoice => "last_invoice".to_owned(),
            Usage::TrailingMean => "trailing_mean_3".to_owned(),
            Usage::MinimumCommitment => "minimum_commitment".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "exclude" => Some(Usage::Exclude),
            "last_invoice" => Some(Usage::LastInvoice),
            "trailing_mean_3" => Some(Usage::TrailingMean),
            "minimum_commitment" => Some(Usage::MinimumCommitment),
            _ => None,
        }
    }
}

/// What becomes of a subscription whose payment is late.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PastDue {
    /// It stays.
    Keep,
    /// Involuntary churn after that many days; a later recovery is a reactivation.
    ChurnAfter(u16),
}

impl PastDue {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "keep | churn_after_<n>_days";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            PastDue::Keep => "keep".to_owned(),
            PastDue::ChurnAfter(n) => format!("churn_after_{n}_days"),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "keep" => Some(PastDue::Keep),
            _ => number(text, "churn_after_", "_days").map(PastDue::ChurnAfter),
        }
    }
}

/// What the status `unpaid` means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unpaid {
    /// Involuntary churn at the transition.
    Churn,
    /// It stays until it ends.
    Keep,
}

impl Unpaid {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "churn | keep";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Unpaid::Churn => "churn".to_owned(),
            Unpaid::Keep => "keep".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "churn" => Some(Unpaid::Churn),
            "keep" => Some(Unpaid::Keep),
            _ => None,
        }
    }
}

/// What a pause does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paused {
    /// MRR goes to zero as `paused` and comes back as `resumed`.
    Zero,
    /// Nothing.
    Keep,
    /// The item ends and begins again.
    Churn,
}

impl Paused {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "zero | keep | churn";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Paused::Zero => "zero".to_owned(),
            Paused::Keep => "keep".to_owned(),
            Paused::Churn => "churn".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "zero" => Some(Paused::Zero),
            "keep" => Some(Paused::Keep),
            "churn" => Some(Paused::Churn),
            _ => None,
        }
    }
}

/// What an amount of zero with a live item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ZeroAmount {
    /// Contraction: still a customer.
    Contraction,
    /// Churn.
    Churn,
}

impl ZeroAmount {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "contraction | churn";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            ZeroAmount::Contraction => "contraction".to_owned(),
            ZeroAmount::Churn => "churn".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "contraction" => Some(ZeroAmount::Contraction),
            "churn" => Some(ZeroAmount::Churn),
            _ => None,
        }
    }
}

/// When a cancelled subscription stops counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChurnRecognised {
    /// When the service ends.
    ServiceEnds,
    /// When the cancellation is requested.
    Requested,
    /// When the billing system says it has ended.
    BillingEnded,
}

impl ChurnRecognised {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "service_ends | requested | billing_ended";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            ChurnRecognised::ServiceEnds => "service_ends".to_owned(),
            ChurnRecognised::Requested => "requested".to_owned(),
            ChurnRecognised::BillingEnded => "billing_ended".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "service_ends" => Some(ChurnRecognised::ServiceEnds),
            "requested" => Some(ChurnRecognised::Requested),
            "billing_ended" => Some(ChurnRecognised::BillingEnded),
            _ => None,
        }
    }
}

/// Until when a return is a reactivation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reactivation {
    /// For ever.
    AnyGap,
    /// Within that many days of the churn; later it is new.
    Within(u16),
}

impl Reactivation {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "any_gap | within_<n>_days";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Reactivation::AnyGap => "any_gap".to_owned(),
            Reactivation::Within(n) => format!("within_{n}_days"),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "any_gap" => Some(Reactivation::AnyGap),
            _ => number(text, "within_", "_days").map(Reactivation::Within),
        }
    }
}

/// How long a gap may be to count as none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GapTolerance {
    /// Every gap counts.
    None,
    /// End and start on one account day are continuous.
    SameDay,
    /// A start at most that many days after the end continues it.
    Days(u16),
    /// As on one day; and where a billing system was left for another on a declared day, a start at
    /// most that many days after an end continues it, if the end lies no further from that day.
    Migration(u16, Day),
}

impl GapTolerance {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "none | same_day | <n>_days | <n>_days_at_<date>";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            GapTolerance::None => "none".to_owned(),
            GapTolerance::SameDay => "same_day".to_owned(),
            GapTolerance::Days(n) => format!("{n}_days"),
            GapTolerance::Migration(n, day) => format!("{n}_days_at_{day}"),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "none" => Some(GapTolerance::None),
            "same_day" => Some(GapTolerance::SameDay),
            _ => match text.split_once("_at_") {
                None => number(text, "", "_days").map(GapTolerance::Days),
                Some((days, day)) => {
                    let n = number(days, "", "_days")?;
                    Some(GapTolerance::Migration(n, date(day, "", "")?))
                }
            },
        }
    }
}

/// Which changes of a customer are one movement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Netting {
    /// Only those at one instant.
    None,
    /// Those within that many minutes of the first, inside one account day.
    Minutes(u16),
    /// Those of one account day.
    AccountDay,
}

impl Netting {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "none | <n>_minutes | day";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Netting::None => "none".to_owned(),
            Netting::Minutes(n) => format!("{n}_minutes"),
            Netting::AccountDay => "day".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "none" => Some(Netting::None),
            "day" => Some(Netting::AccountDay),
            _ => number(text, "", "_minutes").map(Netting::Minutes),
        }
    }
}

/// What becomes of customers who come and go within one calendar month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NewAndGone {
    /// Both movements are shown.
    Show,
    /// Neither is.
    Suppress,
}

impl NewAndGone {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "show | suppress";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            NewAndGone::Show => "show".to_owned(),
            NewAndGone::Suppress => "suppress".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "show" => Some(NewAndGone::Show),
            "suppress" => Some(NewAndGone::Suppress),
            _ => None,
        }
    }
}

/// Months in a week and in a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BillingConstants {
    /// Week 487/112, day 487/16: a year of 365.25 days.
    AverageYear,
    /// Week 52/12, day 365/12.
    WholeWeeks,
    /// Week 4, day 30.
    FourWeeks,
}

impl BillingConstants {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "365.25 | 52_weeks | 4_weeks";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            BillingConstants::AverageYear => "365.25".to_owned(),
            BillingConstants::WholeWeeks => "52_weeks".to_owned(),
            BillingConstants::FourWeeks => "4_weeks".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "365.25" => Some(BillingConstants::AverageYear),
            "52_weeks" => Some(BillingConstants::WholeWeeks),
            "4_weeks" => Some(BillingConstants::FourWeeks),
            _ => None,
        }
    }
}

pub(super) fn number(text: &str, before: &str, after: &str) -> Option<u16> {
    text.strip_prefix(before)?.strip_suffix(after)?.parse().ok().filter(|n| *n > 0)
}

pub(super) fn date(text: &str, before: &str, after: &str) -> Option<Day> {
    let mut parts = text.strip_prefix(before)?.strip_suffix(after)?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Day::from_ymd(year, month, parts.next()?.parse().ok()?)
}
