//! Why a figure has no value.

use std::fmt;

use tenure_domain::money::Currency;
use tenure_domain::schema::{TableId, table};
use tenure_domain::time::Day;

use crate::label::Label;

/// Why there is no value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// No customers at the opening.
    NobodyToLose,
    /// No MRR at the opening.
    NothingToLose,
    /// No customer but paused ones at the opening.
    NobodyActive,
    /// Nothing was lost.
    NothingLost,
    /// No paying customer at the closing.
    NobodyPays,
    /// No customer at the closing.
    NoCustomers,
    /// No new customer in the period.
    NobodyNew,
    /// Nobody churned in the period.
    NobodyChurned,
    /// No MRR was lost to churn in the period.
    NoChurnedMrr,
    /// No MRR at the earlier date.
    NoEarlierMrr,
    /// The earlier value is 0 or does not exist.
    NoEarlierValue,
    /// Nobody started in the cohort's period.
    EmptyCohort,
    /// The cohort has no MRR at the end of its first days.
    NoCohortMrr,
    /// No subscription says when its contract term ends.
    NoTerms,
    /// No contract term of a paying customer ended in the period.
    NothingDue,
    /// Not enough time has passed.
    Immature,
    /// A window begins before the first data.
    BeforeFirstData,
    /// An exchange rate is missing.
    MissingFx(Currency, Day),
    /// The MRR of a customer, or a sum of its movements, is too large to be held exactly.
    MrrTooLarge(Label, Currency),
    /// A table is missing.
    MissingTable(TableId),
    /// A column of a table is empty where it is needed.
    MissingColumn(TableId, &'static str),
    /// A table has no row for a month of the period.
    MissingMonth(TableId, Day),
    /// A table tells of whole months, and the period is none.
    WholeMonths(TableId),
    /// A table does not say how its rows fall under these headings or into this segment.
    NotSplit(TableId),
    /// Nobody answered in the period.
    NoAnswers,
    /// Nobody was asked in the period.
    NobodyAsked,
    /// No ticket of this kind in the period.
    NoTickets,
    /// Nobody visited in the period.
    NoVisitors,
    /// No row of a table covers exactly the period.
    NoSpan(TableId),
    /// No lead came in during the period.
    NoLeads,
    /// None of the leads became a customer.
    NoneWon,
    /// No such trial in the period.
    NoTrials,
    /// Nobody referred anybody in the period.
    NoReferrals,
    /// Nobody used the product in these days.
    NoUsers,
    /// Nobody used it in the days before.
    NoEarlierUse,
    /// Nobody logged in, as far as is known.
    NoLogins,
    /// No customer subscribes to a plan with features.
    NoFeatures,
    /// None of these features is a key feature.
    NoKeyFeatures,
    /// No customer is known to have seats.
    NoSeats,
    /// No customer has a planned milestone before it.
    NoMilestones,
    /// No goal is due in the period.
    NoGoalsDue,
    /// No such customer at the opening had set goals.
    NoGoalOwners,
    /// Nothing was spent to win customers.
    NoAcquisitionSpend,
    /// No revenue in the period.
    NoRevenue,
    /// No active customer at the closing.
    NoActiveCustomers,
    /// The period must be one month.
    OneMonth,
    /// Nobody was lost in the last six months.
    NobodyLost,
    /// No margin is left.
    NoMargin,
    /// What a new customer leaves never adds up to what it cost.
    NeverPaidBack,
    /// The window or distribution that the variant declares was not given.
    NotGiven,
    /// The exact value does not fit.
    TooLarge,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::MissingFx(currency, day) => {
                return write!(f, "no exchange rate for {currency} on {day}");
            }
            Reason::MrrTooLarge(customer, currency) if customer.text().is_empty() => {
                return write!(
                    f,
                    "the MRR of a customer in {currency} is too large to be held exactly"
                );
            }
            Reason::MrrTooLarge(customer, currency) => {
                return write!(
                    f,
                    "the MRR of customer {customer} in {currency} is too large to be held exactly"
                );
            }
            _ => {}
        }
        match self.of_table() {
            Some(text) => f.write_str(&text),
            None => f.write_str(self.words()),
        }
    }
}

impl Reason {
    /// What it says, where it is about a table.
    fn of_table(self) -> Option<String> {
        Some(match self {
            Reason::MissingTable(id) => {
                let columns = table(id).columns.iter().filter(|column| column.required);
                let columns: Vec<&str> = columns.map(|column| column.name).collect();
                let (name, columns) = (id.name(), columns.join(", "));
                format!("the table {name} is missing: {name}.csv needs {columns}")
            }
            Reason::MissingColumn(table, column) => {
                format!("rows of the table {} that count here do not say {column}", table.name())
            }
            Reason::MissingMonth(table, month) => {
                let month = month.to_string();
                format!("the table {} has no row for {}", table.name(), &month[..7])
            }
            Reason::WholeMonths(table) => {
                format!("the table {} tells of whole months only", table.name())
            }
            Reason::NoSpan(table) => {
                format!("no row of the table {} covers exactly this period", table.name())
            }
            Reason::NotSplit(table) => {
                format!("the table {} does not say which of its rows belong here", table.name())
            }
            _ => return None,
        })
    }

    /// What it says, where it is about nothing in particular.
    fn words(self) -> &'static str {
        match self {
            Reason::NobodyToLose => "nobody to lose: no customers at the opening",
            Reason::NothingToLose => "nothing to lose: no MRR at the opening",
            Reason::NobodyActive => "no active customers at the opening",
            Reason::NothingLost => "nothing was lost",
            Reason::NobodyPays => "no paying customers at the closing",
            Reason::NoCustomers => "no customers at the closing",
            Reason::NobodyNew => "no new customers in the period",
            Reason::NobodyChurned => "nobody churned in the period",
            Reason::NoChurnedMrr => "no MRR was churned in the period",
            Reason::NoEarlierMrr => "no MRR at the earlier date",
            Reason::NoEarlierValue => "there is no earlier value to compare with",
            Reason::EmptyCohort => "nobody started in this period",
            Reason::NoCohortMrr => "the cohort had no MRR at the end of its first days",
            Reason::NoTerms => {
                "no contract terms are known: subscriptions need term_ends_at, or term_started_at \
                 with term_months"
            }
            Reason::NothingDue => "no contract term of a paying customer ended in the period",
            Reason::Immature => "not enough time has passed",
            Reason::BeforeFirstData => "the data begin later",
            Reason::NoAnswers => "no answers of this kind, on this scale, in the period",
            Reason::NoLeads => "no leads came in during the period",
            Reason::NoneWon => "none of the leads of the period became a customer",
            Reason::NoTrials => "no such trials in the period",
            Reason::NoReferrals => "nobody referred anybody in the period",
            Reason::NoTickets => "no such tickets in the period",
            Reason::NoVisitors => "no visitors in the period",
            Reason::NobodyAsked => "nobody was asked in the period",
            Reason::NoUsers => "no active users in these days",
            Reason::NoEarlierUse => "nobody was active in the 28 days before",
            Reason::NoLogins => {
                "nobody logged in during these days; event_kinds must say which events are logins"
            }
            Reason::NoFeatures => "no customer subscribes to anything with features",
            Reason::NoKeyFeatures => "no customer subscribes to anything with key features",
            Reason::NoSeats => "no customer at the closing is known to have seats",
            Reason::NoMilestones => "no customer at the closing has a planned milestone before it",
            Reason::NoGoalsDue => "no goals are due in the period",
            Reason::NoGoalOwners => "no such customers with goals at the opening",
            Reason::NoAcquisitionSpend => "nothing was spent on sales and marketing",
            Reason::NoRevenue => "no revenue in the period",
            Reason::NoActiveCustomers => "no active customers at the closing",
            Reason::OneMonth => "this is worked out for single months: use --grain month",
            Reason::NobodyLost => "nobody was lost, so there is no lifetime to divide by",
            Reason::NoMargin => "no margin is left after the cost of sales",
            Reason::NeverPaidBack => "what new customers leave never adds up to what they cost",
            Reason::TooLarge => "the exact value is too large",
            _ => "what it is made from was not given",
        }
    }
}
