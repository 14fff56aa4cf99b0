//! Rows that are odd in themselves, though every value can be read: what an import remarks on, and
//! what `tenure check` finds of them among all that is stored.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::period::Grain;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::support::status::is_open;
use tenure_domain::time::Instant;
use tenure_store::{SOURCE_FILE, SOURCE_LINE};

use crate::load::cols::Cols;
use crate::records::ACHIEVED;

/// A kind of odd row.
pub(crate) struct Rule {
    /// Its code among findings, and its name among checks.
    pub code: &'static str,
    /// The table.
    pub table: TableId,
    /// The columns that the rule looks at.
    pub columns: &'static [&'static str],
    /// The column that says whose row it is.
    pub id: &'static str,
    /// The column that is odd.
    pub field: &'static str,
    expected: &'static str,
    hint: &'static str,
    odd: fn(&Cols<'_>, usize, &Account) -> Option<Odd>,
}

/// What is odd about a row.
pub(crate) struct Odd {
    /// What was found.
    pub value: String,
    /// Set where the row is odd only if this is the account's currency.
    pub home: Option<Currency>,
}

/// All kinds.
pub(crate) static RULES: [Rule; 17] = [
    Rule {
        code: "merge-into-itself",
        table: TableId::Customers,
        columns: &["customer_id", "merged_into"],
        id: "customer_id",
        field: "merged_into",
        expected: "the id of another customer",
        hint: "leave the field empty, or name the customer that this one became; until then it stays what it was",
        odd: merged_into_itself,
    },
    Rule {
        code: "paid-before-issued",
        table: TableId::Invoices,
        columns: &["invoice_id", "issued_at", "paid_at"],
        id: "invoice_id",
        field: "paid_at",
        expected: "a payment on the day of the invoice or later",
        hint: "correct the dates: where an invoice is the first of a subscription, its payment decides from when it counts",
        odd: paid_before_issued,
    },
    Rule {
        code: "resumes-before-pause",
        table: TableId::Subscriptions,
        columns: &["subscription_id", "paused_at", "resumes_at"],
        id: "subscription_id",
        field: "resumes_at",
        expected: "a time after `paused_at`",
        hint: "the pause is taken to last; correct the time, or leave it empty where nobody knows when it ends",
        odd: resumes_before_pause,
    },
    Rule {
        code: "rate-of-own-currency",
        table: TableId::FxRates,
        columns: &["date", "currency", "rate"],
        id: "currency",
        field: "currency",
        expected: "another currency than the account's own",
        hint: "the rate is not used; a rate says how much of the account's currency one unit of another costs, so perhaps it belongs to the other one, or the account's currency is not the one that you mean",
        odd: own_rate,
    },
    Rule {
        code: "within-period",
        table: TableId::Traffic,
        columns: &["date", "grain", "channel"],
        id: "channel",
        field: "date",
        expected: "the first day of the week or month",
        hint: "it counts for the week or month that holds the day; where the row covers another time, split it into days",
        odd: within_period,
    },
    Rule {
        code: "nps-scale",
        table: TableId::SurveyResponses,
        columns: &["response_id", "survey", "score", "scale"],
        id: "response_id",
        field: "scale",
        expected: "0-10 or 1-10, on which it is asked how likely a recommendation is",
        hint: "these answers are in no score; what was asked on stars or faces may be csat",
        odd: nps_on_other_scale,
    },
    Rule {
        code: "ces-scale",
        table: TableId::SurveyResponses,
        columns: &["response_id", "survey", "score", "scale"],
        id: "response_id",
        field: "scale",
        expected: "1-7 or 1-5, on which it is asked how easy something was",
        hint: "these answers are in no score; say the scale on which they were asked",
        odd: ces_on_other_scale,
    },
    Rule {
        code: "converted-before-referral",
        table: TableId::Referrals,
        columns: &["referral_id", "at", "converted_at"],
        id: "referral_id",
        field: "converted_at",
        expected: "a conversion on the day of the referral or later",
        hint: "correct the dates; until then it counts as one that brought a customer",
        odd: converted_before_referral,
    },
    Rule {
        code: "referral-of-itself",
        table: TableId::Referrals,
        columns: &["referral_id", "referrer_customer_id", "referred_customer_id"],
        id: "referral_id",
        field: "referred_customer_id",
        expected: "another customer than the one who referred it",
        hint: "correct one of the two ids; until then the referral counts for nothing",
        odd: referred_itself,
    },
    Rule {
        code: "discount-ends-before-start",
        table: TableId::Subscriptions,
        columns: &["subscription_id", "discount_started_at", "discount_ends_at"],
        id: "subscription_id",
        field: "discount_ends_at",
        expected: "a time after `discount_started_at`",
        hint: "the discount never counts; correct the time, or leave it empty where the discount lasts",
        odd: discount_ends_first,
    },
    Rule {
        code: "term-ends-before-start",
        table: TableId::Subscriptions,
        columns: &["subscription_id", "term_started_at", "term_ends_at"],
        id: "subscription_id",
        field: "term_ends_at",
        expected: "a time after `term_started_at`",
        hint: "renewals go by the end as it is written; correct one of the two",
        odd: term_ends_first,
    },
    Rule {
        code: "converted-before-lead",
        table: TableId::Leads,
        columns: &["lead_id", "created_at", "converted_at"],
        id: "lead_id",
        field: "converted_at",
        expected: "a conversion on the day on which the lead came in or later",
        hint: "correct the dates; until then it counts as a lead that became a customer",
        odd: converted_before_lead,
    },
    Rule {
        code: "parts-more-than-whole",
        table: TableId::Traffic,
        columns: &PARTS_OF_TRAFFIC,
        id: "channel",
        field: "visitors",
        expected: "at least as many visitors as existing customers, staff and bots together",
        hint: "none of these visitors counts as qualified; correct the counts, or say `qualified_visitors`, where somebody is in two of them",
        odd: more_than_all,
    },
    Rule {
        code: "goal-before-set",
        table: TableId::Goals,
        columns: &["goal", "customer_id", "set_at", "due_at"],
        id: "customer_id",
        field: "due_at",
        expected: "a day on or after the one on which the goal was set",
        hint: "correct the dates; until then the goal counts as it is dated",
        odd: due_before_set,
    },
    Rule {
        code: "goal-before-set",
        table: TableId::Goals,
        columns: &["goal", "customer_id", "set_at", "achieved_at"],
        id: "customer_id",
        field: "achieved_at",
        expected: "a day on or after the one on which the goal was set",
        hint: "correct the dates; until then the goal counts as it is dated",
        odd: achieved_before_set,
    },
    Rule {
        code: "goal-status",
        table: TableId::Goals,
        columns: &["customer_id", "status"],
        id: "customer_id",
        field: "status",
        expected: "a state such as open, achieved or missed",
        hint: "a goal without `achieved_at` counts as achieved only where its status is achieved, done, completed or reached",
        odd: unknown_status,
    },
    Rule {
        code: "ticket-status",
        table: TableId::Tickets,
        columns: &["ticket_id", "status", "solved_at", "closed_at"],
        id: "ticket_id",
        field: "status",
        expected: "a state such as open, pending, on hold, solved or closed",
        hint: "the ticket counts as solved when `solved_at` or `closed_at` says so; where the word means that it is open again, write open",
        odd: unknown_ticket_status,
    },
];

/// States of goals that are no achievement. What is one, `records::success` says.
const OTHER_STATES: [&str; 22] = [
    "",
    "open",
    "active",
    "new",
    "planned",
    "pending",
    "not_started",
    "not started",
    "in_progress",
    "in progress",
    "started",
    "on_track",
    "on track",
    "at_risk",
    "at risk",
    "behind",
    "overdue",
    "missed",
    "failed",
    "canceled",
    "cancelled",
    "abandoned",
];

fn nps_on_other_scale(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let nps = cols.text("survey").or_empty(row) == "nps" && cols.long("score").at(row).is_some();
    let scale = cols.text("scale").or_empty(row);
    (nps && matches!(scale, "1-5" | "1-7" | "good-bad")).then(|| odd(scale.to_owned()))?
}

fn ces_on_other_scale(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let ces = cols.text("survey").or_empty(row) == "ces" && cols.long("score").at(row).is_some();
    let scale = cols.text("scale").or_empty(row);
    (ces && matches!(scale, "0-10" | "1-10" | "good-bad")).then(|| odd(scale.to_owned()))?
}

fn converted_before_referral(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    earlier(cols, row, ("converted_at", "at"), account)
}

fn converted_before_lead(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    earlier(cols, row, ("converted_at", "created_at"), account)
}

/// What is known of visitors; the parts come last.
const PARTS_OF_TRAFFIC: [&str; 7] =
    ["date", "channel", "visitors", "qualified_visitors", "existing_customers", "staff", "bots"];

fn more_than_all(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let count = |column: &str| cols.long(column).at(row);
    let visitors = count("visitors").filter(|_| count("qualified_visitors").is_none())?;
    let parts = PARTS_OF_TRAFFIC[4..].iter().filter_map(|column| count(column));
    let parts: i128 = parts.map(i128::from).sum();
    (parts > visitors.into()).then(|| odd(format!("{visitors}, {parts}")))?
}

fn due_before_set(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    earlier(cols, row, ("due_at", "set_at"), account)
}

fn achieved_before_set(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    earlier(cols, row, ("achieved_at", "set_at"), account)
}

/// One time that lies on an earlier day than another which it should follow. A bare date is the
/// start of its day, so only days are compared.
fn earlier(
    cols: &Cols<'_>,
    row: usize,
    (then, first): (&str, &str),
    account: &Account,
) -> Option<Odd> {
    let (then, first) = (cols.long(then).instant(row)?, cols.long(first).instant(row)?);
    (account.zone.day(then) < account.zone.day(first)).then(|| odd(written(then, account)))?
}

fn unknown_status(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let status = cols.text("status").or_empty(row);
    let word = status.trim().to_lowercase();
    let known = OTHER_STATES.contains(&word.as_str()) || ACHIEVED.contains(&word.as_str());
    (!known).then(|| odd(status.to_owned()))?
}

/// A word of which nobody knows whether the ticket is open matters where another column says that
/// it was solved.
fn unknown_ticket_status(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let status = cols.text("status").or_empty(row);
    let solved = ["solved_at", "closed_at"].iter().any(|it| cols.long(it).at(row).is_some());
    let unknown = solved && !status.trim().is_empty() && is_open(status).is_none();
    unknown.then(|| odd(status.to_owned()))?
}

fn odd(value: String) -> Option<Odd> {
    Some(Odd { value, home: None })
}

/// A time as a file mostly writes it: the start of a day as the bare date.
pub(crate) fn written(at: Instant, account: &Account) -> String {
    let day = account.zone.day(at);
    if account.zone.start_of_day(day) == at { day.to_string() } else { at.to_string() }
}

fn merged_into_itself(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let into = cols.text("merged_into").at(row).filter(|into| !into.is_empty())?;
    (into == cols.text("customer_id").or_empty(row)).then(|| odd(into.to_owned()))?
}

fn referred_itself(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    let referred = cols.text("referred_customer_id").at(row).filter(|id| !id.is_empty())?;
    let itself = referred == cols.text("referrer_customer_id").or_empty(row);
    itself.then(|| odd(referred.to_owned()))?
}

fn discount_ends_first(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    ends_first(cols, row, ("discount_started_at", "discount_ends_at"), account)
}

fn term_ends_first(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    ends_first(cols, row, ("term_started_at", "term_ends_at"), account)
}

fn ends_first(
    cols: &Cols<'_>,
    row: usize,
    (start, end): (&str, &str),
    account: &Account,
) -> Option<Odd> {
    let end = cols.long(end).instant(row)?;
    let start = cols.long(start).instant(row)?;
    (end < start).then(|| odd(written(end, account)))?
}

fn paid_before_issued(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    earlier(cols, row, ("paid_at", "issued_at"), account)
}

fn resumes_before_pause(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    ends_first(cols, row, ("paused_at", "resumes_at"), account)
}

/// A rate of one says nothing untrue.
fn own_rate(cols: &Cols<'_>, row: usize, _: &Account) -> Option<Odd> {
    cols.long("rate").at(row).filter(|rate| *rate != Rate::SCALE)?;
    let code = cols.text("currency").at(row)?;
    Some(Odd { value: code.to_owned(), home: Some(Currency::parse(code)?) })
}

fn within_period(cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
    let word = cols.text("grain").or_empty(row);
    let grain = Grain::parse(word).filter(|grain| *grain != Grain::Day)?;
    let day = cols.short("date").day(row)?;
    (grain.start(day, account) != day).then(|| odd(format!("{day}, {word}")))?
}

impl Rule {
    /// What is odd about a row.
    pub fn look(&self, cols: &Cols<'_>, row: usize, account: &Account) -> Option<Odd> {
        (self.odd)(cols, row, account)
    }
}

/// The odd rows of an import, by rule, file and the currency of which it depends.
#[derive(Default)]
pub(crate) struct Noted(BTreeMap<(usize, String, Option<Currency>), Few>);

/// Those of one kind.
struct Few {
    count: u64,
    first: String,
    line: Option<u64>,
}

impl Noted {
    /// Looks at rows that are about to be stored, under the account as it is known.
    pub fn note(&mut self, table: TableId, batch: &RecordBatch, account: &Account) {
        let rules = RULES.iter().enumerate().filter(|(_, rule)| rule.table == table);
        for (number, rule) in rules {
            let cols = Cols::new(batch);
            for row in 0..cols.rows() {
                if let Some(odd) = rule.look(&cols, row, account) {
                    self.add(number, &cols, row, odd);
                }
            }
        }
    }

    fn add(&mut self, number: usize, cols: &Cols<'_>, row: usize, odd: Odd) {
        let file = cols.text(SOURCE_FILE).or_empty(row).to_owned();
        let line = cols.long(SOURCE_LINE).at(row).and_then(|line| u64::try_from(line).ok());
        let first = || Few { count: 0, first: odd.value, line };
        self.0.entry((number, file, odd.home)).or_insert_with(first).count += 1;
    }

    /// What is to be said of them under an account, a finding for each kind and file.
    pub fn findings(&self, account: &Account) -> impl Iterator<Item = Finding> {
        let home = account.currency;
        let odd = self.0.iter().filter(move |((_, _, own), _)| own.is_none_or(|own| own == home));
        odd.map(|((number, file, _), few)| {
            let rule = &RULES[*number];
            let what = vec![rule.expected.into()];
            let expected = match few.count {
                1 => said!("{what}; 1 row is otherwise", what = what),
                n => said!(
                    "{what}; {n} rows are otherwise, the first of them here",
                    what = what,
                    n = n,
                ),
            };
            let place = Place {
                file: (!file.is_empty()).then(|| file.as_str().into()),
                line: few.line,
                ..Place::default()
            };
            Finding::new(rule.code, expected)
                .in_table(rule.table.name())
                .with_field(rule.field)
                .with_value(&few.first)
                .with_hint(rule.hint)
                .at(place)
        })
    }
}
