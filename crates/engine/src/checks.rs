//! Named checks of the data and of the laws of the ledger.

mod decimals;
pub mod doubts;
mod families;
mod fault;
mod kinds;
mod rates;
mod references;
pub(crate) mod scales;
mod spans;
pub(crate) mod strangers;

use std::collections::BTreeMap;

use tenure_domain::finding::code_doc;
use tenure_domain::period::{Grain, Period};
use tenure_domain::said;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::Kind;
use tenure_ledger::track::FINDING_CODES;
use tenure_metrics::catalogue::Window;
use tenure_metrics::measure::MeasureId;
use tenure_metrics::records::TallyId;

use crate::book::{Book, Customer};
pub use doubts::{Doubt, doubts};
pub use fault::Fault;

use crate::error::Error;
use crate::odd::RULES;
use crate::records::{self, Edge, Records, Wanted};
use crate::rows::{BridgeRow, bridge, rows};

/// What a check is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// The data: a problem is for the user to mend.
    Data,
    /// The ledger: a problem is a fault of the program.
    Laws,
}

/// A check by name.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Name on the command line.
    pub name: &'static str,
    /// What it looks at.
    pub about: About,
    /// What it says, in words.
    pub doc: &'static str,
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct CheckResult {
    /// The check.
    pub check: Check,
    /// How many problems.
    pub problems: u64,
    /// The first of them.
    pub examples: Vec<Fault>,
}

/// How many problems of one check are shown.
const SHOWN: usize = 5;

const LAWS: [Check; 5] = [
    law("bridge-closes", "opening + all steps = closing, for every month"),
    law("components-sum", "the components of every customer sum to its steps, at every change"),
    law("days-sum-to-months", "the net movement of a month is the sum of its days"),
    law("levels-not-negative", "no customer's MRR is ever below zero"),
    law(
        "rows-sum-to-figures",
        "the rows behind every measure and tally of the last month sum to its figure",
    ),
];

const fn law(name: &'static str, doc: &'static str) -> Check {
    Check { name, about: About::Laws, doc }
}

/// What loading remarks on.
const LOADING: [(&str, &str); 6] = [
    (
        "adjustment-currency",
        "A refund, credit note or dispute is in another currency than its invoice; it counts for nothing.",
    ),
    (
        "adjustment-without-invoice",
        "A refund, credit note or dispute names an invoice that is not there; it counts for nothing.",
    ),
    ("change-without-subscription", "A change names a subscription that has no row."),
    ("line-without-invoice", "An invoice line names an invoice that is not there."),
    ("merge-circle", "Customers are merged into each other in a circle."),
    (
        "merge-into-unknown",
        "A customer is merged into an id that is not there; it stays what it was.",
    ),
];

/// What is odd about records beyond billing ([`doubts`]).
const RECORDS: [(&str, &str); 16] = [
    (
        families::CODE,
        "Subscriptions and the invoice lines of the same subscriptions make another MRR.",
    ),
    (
        "no-service-periods",
        "No invoice line has a service period, so none recurs and there is no MRR.",
    ),
    (
        "payment-untold",
        "No invoice says whether it was paid, so none makes MRR where only paid ones count.",
    ),
    (
        "dates-moved",
        "Dates were read in another time zone than the account's, and stand on other days now.",
    ),
    (
        decimals::CODE,
        "An amount without a currency has more decimals than the currency that it is in.",
    ),
    (references::CODE, "A row names an id that no other table has."),
    (
        references::AGAINST_INVITE,
        "An answer came before its invitation was sent, or is of another customer than was invited.",
    ),
    (
        kinds::CODE,
        "An answer is of another kind than the survey, or the invitation, that it names.",
    ),
    (spans::ENDS, "A row ends before it starts."),
    (spans::PARTS, "A part is larger than the whole that it is a part of."),
    (scales::CODE, "An answer does not lie on the scale of its survey; it is in no score."),
    (strangers::CODE, "A record names a customer whom no table of billing or customers knows."),
    (
        "record-in-future",
        "A record is dated later than the present, or than a day after it became known.",
    ),
    ("stage-cycle", "A lead came back into a stage that it had left."),
    ("month-without-spend", "Between months with spend lies one without any row of it."),
    ("month-without-revenue", "Between months with revenue lies one without any row of it."),
];

/// Checks that are made only where they are asked for by name: where they find something, nothing
/// need be wrong.
pub const BY_NAME: [&str; 1] = [families::CODE];

/// All checks, those of the laws first.
pub fn all() -> Vec<Check> {
    let mut checks = LAWS.to_vec();
    let mut data: BTreeMap<&'static str, &'static str> = FINDING_CODES.into_iter().collect();
    data.extend(LOADING);
    data.extend(RECORDS);
    data.extend(RULES.iter().filter_map(|rule| Some((rule.code, code_doc(rule.code)?.doc))));
    checks.extend(data.into_iter().map(|(name, doc)| Check { name, about: About::Data, doc }));
    checks
}

/// Runs checks on a book that has components, on the records that are given, and on what is odd
/// about them.
///
/// # Errors
/// [`Error::Query`] for a name that no check has.
pub fn run(
    book: &Book,
    records: Option<&Records>,
    doubts: &[Doubt],
    names: &[String],
) -> Result<Vec<CheckResult>, Error> {
    let known = all();
    for name in names {
        if !known.iter().any(|c| c.name == name) {
            let all: Vec<&str> = known.iter().map(|c| c.name).collect();
            return Err(Error::Query(said!(
                "no check is named {name}; there are {checks}",
                name = format!("{name:?}"),
                checks = all.join(", ")
            )));
        }
    }
    let asked = |c: &&Check| match names {
        [] => !BY_NAME.contains(&c.name),
        names => names.iter().any(|name| name == c.name),
    };
    known.iter().filter(asked).map(|check| one(book, records, doubts, check)).collect()
}

fn one(
    book: &Book,
    records: Option<&Records>,
    doubts: &[Doubt],
    check: &Check,
) -> Result<CheckResult, Error> {
    let mut result = CheckResult { check: *check, problems: 0, examples: Vec::new() };
    match check.name {
        "bridge-closes" => bridges(book, &mut result)?,
        "components-sum" => components(book, &mut result),
        "days-sum-to-months" => days(book, &mut result)?,
        "levels-not-negative" => levels(book, &mut result),
        "rows-sum-to-figures" => {
            figures(book, &mut result)?;
            records.map_or(Ok(()), |records| tallies(book, records, &mut result))?;
        }
        code => {
            data(book, &mut result);
            for doubt in doubts.iter().filter(|doubt| doubt.code == code) {
                result.problems += doubt.count - 1;
                result.problem(|| doubt.fault.clone());
            }
        }
    }
    Ok(result)
}

impl CheckResult {
    fn problem(&mut self, fault: impl FnOnce() -> Fault) {
        self.problems += 1;
        if self.examples.len() < SHOWN {
            self.examples.push(fault());
        }
    }
}

/// The months of the data.
fn months(book: &Book) -> Vec<Period> {
    let account = &book.options.account;
    match (book.first, book.data_through) {
        (Some(first), Some(last)) => {
            Period::all(Grain::Month, account.zone.day(first), Day(last.0 + 1), account)
        }
        _ => Vec::new(),
    }
}

fn bridges(book: &Book, result: &mut CheckResult) -> Result<(), Error> {
    let periods = months(book);
    let rows = bridge(book, &periods, None)?;
    for row in &rows {
        if row.gap() != 0 {
            result.problem(|| Fault::Gap(row.period, row.gap()));
        }
    }
    // What cannot be told has no sums that could fit: of an amount that is too large there are none.
    let told = |pair: &&[BridgeRow]| pair.iter().all(|row| row.trouble.is_none());
    for pair in rows.windows(2).filter(told) {
        let (closing, opening) =
            (pair[0].sums.get(MeasureId::ClosingMrr), pair[1].sums.get(MeasureId::OpeningMrr));
        if closing != opening {
            result.problem(|| Fault::Opening(pair[1].period));
        }
    }
    Ok(())
}

fn name(book: &Book, customer: &Customer<'_>) -> String {
    book.facts.names.text(customer.id).to_owned()
}

fn components(book: &Book, result: &mut CheckResult) {
    for customer in book.customers() {
        let mut turns: Vec<Instant> = customer.steps.iter().map(|s| s.at).collect();
        turns.extend(customer.components.iter().flat_map(|c| [c.from, c.to]));
        turns.retain(|&t| t < Instant::MAX);
        turns.sort_unstable();
        turns.dedup();
        for at in turns {
            let after = at.plus(1);
            let live = customer.components.iter().filter(|c| c.from < after && after <= c.to);
            let sum: i128 = live.map(|c| i128::from(c.account)).sum();
            let level = i128::from(customer.level_before(after));
            if sum != level {
                let (components, steps) = (sum, level);
                let customer = name(book, &customer);
                result.problem(|| Fault::Components { customer, at, components, steps });
                break;
            }
        }
    }
}

fn days(book: &Book, result: &mut CheckResult) -> Result<(), Error> {
    let account = &book.options.account;
    let months = months(book);
    for (period, row) in months.iter().zip(bridge(book, &months, None)?) {
        let days = Period::all(Grain::Day, period.first, period.end, account);
        let net = |sums: &tenure_metrics::measure::Sums| {
            sums.get(MeasureId::ClosingMrr) - sums.get(MeasureId::OpeningMrr)
        };
        let days = bridge(book, &days, None)?;
        // As of bridges.
        if row.trouble.is_some() || days.iter().any(|day| day.trouble.is_some()) {
            continue;
        }
        let of_days: i128 = days.iter().map(|day| net(&day.sums)).sum();
        if of_days != net(&row.sums) {
            let month = net(&row.sums);
            result.problem(|| Fault::Days { period: *period, days: of_days, month });
        }
    }
    Ok(())
}

fn levels(book: &Book, result: &mut CheckResult) {
    for customer in book.customers() {
        let mut level: i64 = 0;
        for (at, step) in customer.steps.iter().enumerate() {
            level = level.saturating_add(step.delta);
            // The steps of one instant belong together.
            let last = customer.steps.get(at + 1).is_none_or(|next| next.at != step.at);
            if last && (level < 0 || (step.kind == Kind::Churn && level != 0)) {
                let customer = name(book, &customer);
                result.problem(|| Fault::Level { customer, at: step.at, level });
                break;
            }
        }
    }
}

fn figures(book: &Book, result: &mut CheckResult) -> Result<(), Error> {
    let Some(period) = months(book).pop() else { return Ok(()) };
    let bridge = bridge(book, &[period], None)?;
    for measure in MeasureId::all() {
        let sum: i128 = rows(book, measure, &period, None)?.iter().map(|row| row.1).sum();
        let figure = bridge[0].sums.get(measure);
        if sum != figure {
            result.problem(|| Fault::Rows { name: measure.name(), rows: sum, figure });
        }
    }
    Ok(())
}

fn tallies(book: &Book, records: &Records, result: &mut CheckResult) -> Result<(), Error> {
    let Some(period) = months(book).pop() else { return Ok(()) };
    let recorded = records.of_everyone(book, &period)?;
    for tally in TallyId::all() {
        // What cannot be told has no rows to hold against it.
        let Ok(figure) = recorded.get(tally) else { continue };
        let of = Wanted { tally, edge: Edge::Opening, spread: None };
        let rows = records::rows(book, records, of, (&period, Window::Asked), (None, None))?;
        let sum: i128 = rows.iter().map(|row| row.value).sum();
        if sum != figure {
            result.problem(|| Fault::Rows { name: tally.name(), rows: sum, figure });
        }
    }
    Ok(())
}

fn data(book: &Book, result: &mut CheckResult) {
    let code = result.check.name;
    for finding in book.findings().filter(|f| f.code == code) {
        result.problem(|| {
            let fact = book.fact(finding.origin);
            let customer = book.facts.names.text(finding.customer);
            let mut text = format!("{} {}", fact.table.name(), fact.id);
            if fact.line > 0 {
                text += &format!(" ({}:{})", fact.file, fact.line);
            }
            match (finding.currency, finding.day) {
                (Some(currency), Some(day)) => text += &format!(", {currency} on {day}"),
                (Some(currency), None) => text += &format!(", {currency}"),
                _ => {}
            }
            Fault::Fact { customer: Some(customer.to_owned()), what: text }
        });
    }
    for finding in book.facts.findings.iter().filter(|f| f.code == code) {
        result.problem(|| {
            let mut text = format!("{} {}", finding.table.name(), finding.id);
            if let Some(source) = finding.source.filter(|s| s.line > 0) {
                text += &format!(" ({}:{})", book.facts.names.text(source.file), source.line);
            }
            Fault::Fact { customer: None, what: text }
        });
    }
}
