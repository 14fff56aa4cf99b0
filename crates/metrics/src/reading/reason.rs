//! Why a figure has no value.

use std::fmt;

use tenure_domain::money::Currency;
use tenure_domain::schema::{TableId, table};
use tenure_domain::time::Day;

use crate::label::Label;
use crate::records::Category;

/// What a reason tells of, in its own words' place: `{month}` and the like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Detail {
    /// A name or a code, the same in every language.
    Text(String),
    /// A day.
    Day(Day),
    /// The month of a day.
    Month(Day),
}

/// As it stands in outputs: days and months as ISO 8601 has them.
impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Detail::Text(text) => f.write_str(text),
            Detail::Day(day) => day.fmt(f),
            Detail::Month(day) => f.write_str(&day.to_string()[..7]),
        }
    }
}

/// Several tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tables(pub &'static [TableId]);

/// Several categories of costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Categories(pub &'static [Category]);

/// What can be part of a reason.
trait Told {
    fn detail(self, name: &str) -> Detail;
}

impl Told for Currency {
    fn detail(self, _: &str) -> Detail {
        Detail::Text(self.code().to_owned())
    }
}

impl Told for TableId {
    fn detail(self, _: &str) -> Detail {
        Detail::Text(self.name().to_owned())
    }
}

impl Told for Tables {
    fn detail(self, _: &str) -> Detail {
        let names: Vec<&str> = self.0.iter().map(|table| table.name()).collect();
        Detail::Text(names.join(", "))
    }
}

impl Told for Categories {
    fn detail(self, _: &str) -> Detail {
        let names: Vec<&str> = self.0.iter().map(|category| category.name()).collect();
        Detail::Text(names.join(", "))
    }
}

impl Told for Label {
    fn detail(self, _: &str) -> Detail {
        Detail::Text(self.text().to_owned())
    }
}

impl Told for &'static str {
    fn detail(self, _: &str) -> Detail {
        Detail::Text(self.to_owned())
    }
}

impl Told for Day {
    fn detail(self, name: &str) -> Detail {
        if name == "month" { Detail::Month(self) } else { Detail::Day(self) }
    }
}

/// The reasons: each with its key, by which other languages find it, and its words in English.
macro_rules! reasons {
    ($(#[doc = $doc:literal] $id:ident $(($($part:ident: $type:ty),+))? $key:literal $words:literal;)*) => {
        /// Why there is no value.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Reason { $(#[doc = $doc] $id $(($($type),+))?,)* }

        impl Reason {
            /// Key and words of every reason; the words hold `{name}` for each detail.
            pub const ALL: &'static [(&'static str, &'static str)] =
                &[$(($key, $words),)* OF_SOMEONE];

            fn entry(self) -> (&'static str, &'static str) {
                match self {
                    Reason::MrrTooLarge(who, _) if who.text().is_empty() => OF_SOMEONE,
                    $(Reason::$id { .. } => ($key, $words),)*
                }
            }

            /// What it tells of, by name.
            pub fn details(self) -> Vec<(&'static str, Detail)> {
                let mut details = match self {
                    $(Reason::$id $(($($part),+))? =>
                        vec![$($((stringify!($part), $part.detail(stringify!($part)))),+)?],)*
                };
                if let Reason::MissingTable(table) | Reason::MissingEither(table, ..) = self {
                    details.push(("columns", Detail::Text(required(table))));
                }
                details
            }
        }
    };
}

/// Where nobody knows whose MRR it is.
const OF_SOMEONE: (&str, &str) = (
    "someones-mrr-too-large",
    "the MRR of a customer in {currency} is too large to be held exactly",
);

reasons! {
    /// No customers at the opening.
    NobodyToLose "nobody-to-lose" "nobody to lose: no customers at the opening";
    /// No MRR at the opening.
    NothingToLose "nothing-to-lose" "nothing to lose: no MRR at the opening";
    /// No customer but paused ones at the opening.
    NobodyActive "nobody-active" "no active customers at the opening";
    /// Nothing was lost.
    NothingLost "nothing-lost" "nothing was lost";
    /// No paying customer at the closing.
    NobodyPays "nobody-pays" "no paying customers at the closing";
    /// No customer at the closing.
    NoCustomers "no-customers" "no customers at the closing";
    /// No new customer in the period.
    NobodyNew "nobody-new" "no new customers in the period";
    /// No customer of the opening was lost in the period.
    NoneLost "none-lost" "no customer of the opening was lost in the period";
    /// Nobody churned in the period.
    NobodyChurned "nobody-churned" "nobody churned in the period";
    /// Nobody who left in the period was contacted afterwards.
    NobodyContacted "nobody-contacted" "nobody who left in the period was contacted afterwards";
    /// No MRR was lost to churn in the period.
    NoChurnedMrr "no-churned-mrr" "no MRR was churned in the period";
    /// No MRR at the earlier date.
    NoEarlierMrr "no-earlier-mrr" "no MRR at the earlier date";
    /// The earlier value is 0 or does not exist.
    NoEarlierValue "no-earlier-value" "there is no earlier value to compare with";
    /// The earlier value is 0, of which no change is a share.
    FromZero "from-zero" "it was 0 before, and no change is a share of that";
    /// Nobody started in the cohort's period.
    EmptyCohort "empty-cohort" "nobody started in this period";
    /// The cohort has no MRR at the end of its first days.
    NoCohortMrr "no-cohort-mrr" "the cohort had no MRR at the end of its first days";
    /// No subscription says when its contract term ends.
    NoTerms "no-terms" "no contract terms are known: subscriptions need term_ends_at, or term_started_at with term_months";
    /// No contract term of a paying customer ended in the period.
    NothingDue "nothing-due" "no contract term of a paying customer ended in the period";
    /// Not enough time has passed.
    Immature "immature" "not enough time has passed";
    /// A window begins before the first data.
    BeforeFirstData "before-first-data" "the data begin later";
    /// An exchange rate is missing.
    MissingFx(currency: Currency, day: Day) "missing-fx" "no exchange rate for {currency} on {day}";
    /// The MRR of a customer, or a sum of its movements, is too large to be held exactly.
    MrrTooLarge(customer: Label, currency: Currency) "mrr-too-large" "the MRR of customer {customer} in {currency} is too large to be held exactly";
    /// A table is missing.
    MissingTable(table: TableId) "missing-table" "the table {table} is missing: {table}.csv needs {columns}";
    /// A table is missing, and no other tells the same in a column of its own.
    MissingEither(table: TableId, column: &'static str, others: Tables) "missing-either" "the table {table} is missing ({table}.csv needs {columns}), and no row of {others} says {column}";
    /// A table was given, and every row of it was rejected.
    RejectedTable(table: TableId) "rejected-table" "every row of the table {table} was rejected";
    /// Invoice lines are all that there is, and none of them recurs.
    NothingRecurs "nothing-recurs" "no invoice line recurs: invoice_lines.csv needs period_start and period_end, or there is what is paid each month as subscriptions or mrr_months";
    /// Subscriptions are all that there is, and nothing gives any of them a price.
    NothingPriced "nothing-priced" "no subscription has a price: subscriptions.csv needs amount, or plan_id of plans with an amount";
    /// Invoices are all that there is, and of none it is said whether it was paid.
    NothingPaid "nothing-paid" "nobody says which invoices were paid: invoices.csv needs status or paid_at, or there are payments; under the policy invoice_new=issued all count from when they were issued";
    /// A column of a table is empty where it is needed.
    MissingColumn(table: TableId, column: &'static str) "missing-column" "rows of the table {table} that count here do not say {column}";
    /// A table has no row for a month of the period.
    MissingMonth(table: TableId, month: Day) "missing-month" "the table {table} has no row for {month}";
    /// The period is over before the first row of a table: nobody counted whether there was nothing.
    BeforeTable(table: TableId) "before-table" "the rows of the table {table} begin later";
    /// No row of a table is of any of the categories that a figure takes together.
    MissingCategory(table: TableId, categories: Categories) "missing-category" "no row of the table {table} is of any category of these: {categories}; where nothing was spent, a row with the amount 0 says so";
    /// A table tells of whole months, and the period is none.
    WholeMonths(table: TableId) "whole-months" "the table {table} tells of whole months only";
    /// A table does not say how its rows fall under these headings or into this segment.
    NotSplit(table: TableId) "not-split" "the table {table} does not say which of its rows belong here";
    /// A number that is made of all that a customer has, and a heading under which only a part of it stands.
    Together "together" "this looks at all that a customer has together, so it cannot be split by what only a part of that has";
    /// Those who became no customer stand under no heading of customers and in no segment.
    OnlyWinners(table: TableId) "only-winners" "those of the table {table} who became no customer are under no such heading and in no segment, so this would be a rate of those alone who became one";
    /// Nothing falls under any heading.
    NoHeading "no-heading" "nothing falls under any heading";
    /// The period lies ahead.
    NotBegun "not-begun" "the period has not begun";
    /// A table does not say what of it belongs to those who pay in one currency.
    NotByCurrency(table: TableId, currency: Currency) "not-by-currency" "the table {table} does not say which of its rows belong to those who pay in {currency}, and others pay in other currencies: asked without a currency, it is told of everyone";
    /// Nobody answered in the period.
    NoAnswers "no-answers" "no answers of this kind, on this scale, in the period";
    /// Answers of nobody in particular alone.
    AnswersOfNobody "answers-of-nobody" "of none of the answers is it known which customer gave it";
    /// Those who answered pay nothing.
    AnswersWithoutMrr "answers-without-mrr" "those who answered pay nothing at the closing";
    /// Nobody commented in the period.
    NoComments "no-comments" "no comments of customers in the period";
    /// Nobody was asked in the period.
    NobodyAsked "nobody-asked" "nobody was asked in the period";
    /// No ticket of this kind in the period.
    NoTickets "no-tickets" "no such tickets in the period";
    /// Nobody says when support works.
    NoBusinessHours "no-business-hours" "no business hours are known: tenure.toml says them as business_hours = \"Mon-Fri 09:00-17:00\"";
    /// No solved ticket says all that the definition of first contact looks at.
    NothingJudged "nothing-judged" "no solved ticket of the period says all that the definition looks at";
    /// Nobody visited in the period.
    NoVisitors "no-visitors" "no visitors in the period";
    /// No row of a table covers exactly the period.
    NoSpan(table: TableId) "no-span" "no row of the table {table} covers exactly this period";
    /// Rows of a table cover exactly the period for some channels and parts of it for others.
    NotEverySpan(table: TableId) "not-every-span" "of a channel the table {table} has rows for parts of this period alone: --by channel shows the others";
    /// Rows without a channel or campaign stand beside rows with one.
    TotalBesideParts(table: TableId) "total-beside-parts" "rows of the table {table} without a channel or campaign stand beside rows of the same span with one, and it cannot be told whether they are the total of these";
    /// No lead came in during the period.
    NoLeads "no-leads" "no leads came in during the period";
    /// None of the leads became a customer before the end of the period.
    NoneWon "none-won" "none of the leads of the period became a customer before its end";
    /// No such trial in the period.
    NoTrials "no-trials" "no such trials in the period";
    /// Nobody referred anybody in the period.
    NoReferrals "no-referrals" "nobody referred anybody in the period";
    /// Nobody used the product in these days.
    NoUsers "no-users" "no active users in these days";
    /// Nobody used it in the days before.
    NoEarlierUse "no-earlier-use" "nobody was active in the 28 days before";
    /// Nobody logged in, as far as is known.
    NoLogins "no-logins" "nobody logged in during these days; event_kinds must say which events are logins";
    /// No customer subscribes to a plan with features.
    NoFeatures "no-features" "no customer subscribes to anything with features";
    /// None of these features is a key feature.
    NoKeyFeatures "no-key-features" "no customer subscribes to anything with key features";
    /// No customer is known to have seats.
    NoSeats "no-seats" "no customer at the closing is known to have seats";
    /// No customer has a planned milestone before it.
    NoMilestones "no-milestones" "no customer at the closing has a planned milestone before it";
    /// No goal is due in the period.
    NoGoalsDue "no-goals-due" "no goals are due in the period";
    /// No such customer at the opening had set goals.
    NoGoalOwners "no-goal-owners" "no such customers with goals at the opening";
    /// Nothing was spent to win customers.
    NoAcquisitionSpend "no-acquisition-spend" "nothing was spent on sales and marketing";
    /// No revenue in the period.
    NoRevenue "no-revenue" "no revenue in the period";
    /// No active customer at the closing.
    NoActiveCustomers "no-active-customers" "no active customers at the closing";
    /// The period must be one month.
    OneMonth "one-month" "this is worked out for single months: use --grain month";
    /// Nobody was lost in the last six months.
    NobodyLost "nobody-lost" "nobody was lost, so there is no lifetime to divide by";
    /// No margin is left.
    NoMargin "no-margin" "no margin is left after the cost of sales";
    /// What a new customer leaves never adds up to what it cost.
    NeverPaidBack "never-paid-back" "what new customers leave never adds up to what they cost";
    /// The window or distribution that the variant declares was not given.
    NotGiven "not-given" "what it is made from was not given";
    /// The exact value does not fit.
    TooLarge "too-large" "the exact value is too large";
}

impl Reason {
    /// The name by which its words are found in other languages.
    pub fn key(self) -> &'static str {
        self.entry().0
    }
}

/// In English.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = self.details();
        // Words and names of details take turns.
        for (at, part) in self.entry().1.split(['{', '}']).enumerate() {
            match details.iter().find(|(name, _)| at % 2 == 1 && *name == part) {
                Some((_, detail)) => detail.fmt(f)?,
                None => f.write_str(part)?,
            }
        }
        Ok(())
    }
}

/// The columns that a table cannot do without.
fn required(id: TableId) -> String {
    let columns = table(id).columns.iter().filter(|column| column.required);
    let columns: Vec<&str> = columns.map(|column| column.name).collect();
    columns.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filled_in() {
        let day = Day::from_ymd(2026, 3, 1).unwrap();
        for (reason, words) in [
            (Reason::MissingFx(Currency::EUR, day), "no exchange rate for EUR on 2026-03-01"),
            (Reason::MissingMonth(TableId::Spend, day), "the table spend has no row for 2026-03"),
            (
                Reason::MissingTable(TableId::Revenue),
                "the table revenue is missing: revenue.csv needs month, amount",
            ),
            (
                crate::catalogue::RATINGS_TOLD.lack(TableId::SurveyResponses),
                "the table survey_responses is missing (survey_responses.csv needs response_id, \
                 survey, responded_at), and no row of tickets says satisfaction",
            ),
            (
                Reason::MrrTooLarge(Label::new(""), Currency::EUR),
                "the MRR of a customer in EUR is too large to be held exactly",
            ),
            (
                Reason::MrrTooLarge(Label::new("c {currency}"), Currency::EUR),
                "the MRR of customer c {currency} in EUR is too large to be held exactly",
            ),
            (Reason::NothingLost, "nothing was lost"),
        ] {
            assert_eq!(reason.to_string(), words);
        }
    }

    #[test]
    fn keys_are_unique() {
        let keys: std::collections::BTreeSet<_> = Reason::ALL.iter().map(|entry| entry.0).collect();
        assert_eq!(keys.len(), Reason::ALL.len());
    }
}
