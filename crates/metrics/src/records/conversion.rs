//! The way from visitor to customer: visits, leads and their stages, trials, referrals.

use tenure_domain::time::Day;

/// Visitors over a span of days, each counted once in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visits {
    /// First day, and first day after it.
    pub span: (Day, Day),
    /// Unique visitors.
    pub visitors: i64,
    /// Those who could become customers; `None` where nobody says who could not.
    pub qualified: Option<i64>,
    /// Whether it names no channel, or no campaign, and others of the same span do: it may be their
    /// total, or what none of them counts.
    pub beside_parts: bool,
    /// Whether no row of its channel covers the calendar week that holds it.
    pub alone_in_week: bool,
    /// Whether no row of its channel covers the calendar month that holds it.
    pub alone_in_month: bool,
}

impl Visits {
    /// Whether it covers a part of a week or month for all of which its channel has no row.
    pub(super) fn is_part_of(&self, (first, end): (Day, Day)) -> bool {
        let inside = first <= self.span.0 && self.span.1 <= end && self.span != (first, end);
        let alone = match end.0 - first.0 {
            7 => self.alone_in_week,
            28..=31 => self.alone_in_month,
            _ => false,
        };
        inside && alone
    }
}

/// A lead, on the day on which it came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lead {
    /// Whether it is a customer by now.
    pub converted: bool,
    /// Whether it became one within ninety days.
    pub in_time: bool,
    /// Whether ninety days have passed.
    pub is_final: bool,
    /// Whether it is the first of its customer's leads that became one.
    pub first: bool,
}

/// A lead, on the day on which it became a customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Conversion;

/// That a lead came into a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StageEntry;

/// That a lead is in a stage at the end of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InStage;

/// What became of a trial.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Whether the customer paid, at the latest thirty days after the end.
    pub converted: bool,
    /// Whether these thirty days have passed.
    pub is_final: bool,
    /// Whether a card had to be given.
    pub card: Option<bool>,
}

/// A trial, on the day on which it began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrialStart(pub Outcome);

/// A trial, on the day on which it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrialEnd(pub Outcome);

/// That a customer referred someone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Referral {
    /// Whether that one is a customer by now.
    pub converted: bool,
}

/// That a customer started who had been referred.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Referred;
