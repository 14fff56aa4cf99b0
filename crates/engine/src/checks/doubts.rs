//! What is odd about rows: values that do not go together, records that are dated ahead, stages in
//! a circle, months without spend.

use std::collections::{BTreeMap, BTreeSet};

use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{DAY, Day, Instant};
use tenure_metrics::reading::Reason;
use tenure_store::{RECORDED_AT, SOURCE_FILE, SOURCE_LINE, Workspace};

use super::decimals::decimals;
use super::families::{self, families};
use super::fault::Fault;
use super::kinds::kinds;
use super::rates::rates;
use super::references::{against_invites, references};
use super::scales::scales;
use super::spans::spans;
use super::strangers::strangers;
use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::{Cols, Long, Short};
use crate::odd::{RULES, Rule};
use crate::records::{Records, Remark};
use crate::zoned;

/// Records that happened, by their id and the columns that say when.
pub(crate) const DATED: [(TableId, &str, &[&str]); 9] = [
    (TableId::SurveyInvites, "invite_id", &["sent_at"]),
    (TableId::SurveyResponses, "response_id", &["responded_at"]),
    (TableId::Feedback, "feedback_id", &["at"]),
    (TableId::Tickets, "ticket_id", &["opened_at", "first_response_at", "solved_at", "closed_at"]),
    (TableId::TicketEvents, "ticket_id", &["at"]),
    (TableId::Leads, "lead_id", &["created_at", "converted_at"]),
    (TableId::LeadStages, "lead_id", &["entered_at"]),
    (TableId::Referrals, "referral_id", &["at"]),
    (TableId::Interactions, "customer_id", &["at"]),
];

/// More of what can be dated ahead, but does not say how far the data reach. What is ordered or
/// planned (`true`) is odd only as long as it lies ahead, whenever it became known.
const PLANNED: [(TableId, &str, &[&str], bool); 5] = [
    (TableId::Referrals, "referral_id", &["converted_at"], false),
    (TableId::Milestones, "customer_id", &["reached_at"], false),
    (TableId::Goals, "customer_id", &["set_at", "achieved_at"], false),
    (TableId::Seats, "customer_id", &["at"], true),
    (TableId::Spend, "category", &["month"], true),
];

/// So many records of a table are kept one by one; the rest are counted.
pub(super) const KEPT: usize = 20;

/// A problem of a record, with the check that it belongs to and how often it is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The check.
    pub code: &'static str,
    /// What it is.
    pub fault: Fault,
    /// How many records it is about.
    pub count: u64,
}

impl Doubt {
    fn one(code: &'static str, fault: Fault) -> Doubt {
        Doubt { code, fault, count: 1 }
    }
}

/// What is odd about the records of a workspace; what is looked at only by name, where it is among
/// these.
///
/// # Errors
/// Where the store cannot be read.
pub fn doubts(
    ws: &Workspace,
    options: &LoadOptions,
    (book, records): (&Book, &Records),
    names: &[String],
) -> Result<Vec<Doubt>, Error> {
    let mut all = Vec::new();
    let there = |table: TableId| book.facts.tables.contains(&table);
    for rule in RULES.iter().filter(|rule| there(rule.table)) {
        odd(ws, options, rule, &mut all)?;
    }
    let dated = DATED.into_iter().map(|(table, id, columns)| (table, id, columns, false));
    for of in dated.chain(PLANNED).filter(|of| there(of.0)) {
        ahead(ws, options, of, &mut all)?;
    }
    let of_events = records.remarks(book).into_iter().find_map(|remark| match remark {
        Remark::Future(count, latest) => Some((count, latest)),
        _ => None,
    });
    if let Some((count, latest)) = of_events {
        let fault = Fault::EventsAhead { count, latest };
        all.push(Doubt { code: "record-in-future", fault, count });
    }
    decimals(book, &mut all);
    rates(ws, options, book, &mut all)?;
    if names.iter().any(|name| name == families::CODE) {
        families(ws, options, book, &mut all)?;
    }
    let lines = book.facts.lines.len() as u64;
    match book.facts.barren.and_then(|it| it.reason(&book.options.policy)) {
        Some(Reason::NothingRecurs) => {
            all.push(Doubt::one("no-service-periods", Fault::NothingRecurs { lines }));
        }
        Some(Reason::NothingPaid) => {
            all.push(Doubt::one("payment-untold", Fault::NothingRecurs { lines }));
        }
        _ => {}
    }
    for moved in zoned::moved(ws, options.known_at.map(|at| at.0), &zoned::kept(ws)?)? {
        let count = moved.count;
        all.push(Doubt { code: "dates-moved", fault: Fault::DatesMoved(moved), count });
    }
    strangers(ws, options, (book, records), &mut all)?;
    references(ws, options, book, &mut all)?;
    if there(TableId::SurveyInvites) && there(TableId::SurveyResponses) {
        against_invites(ws, options, &mut all)?;
    }
    for table in TableId::ALL.iter().copied().filter(|&table| there(table)) {
        spans(ws, options, table, &mut all)?;
    }
    if there(TableId::SurveyResponses) {
        scales(ws, options, &mut all)?;
        kinds(ws, options, &mut all)?;
    }
    if there(TableId::LeadStages) {
        circles(ws, options, &mut all)?;
    }
    let monthly =
        [(TableId::Spend, "month-without-spend"), (TableId::Revenue, "month-without-revenue")];
    for of in monthly.into_iter().filter(|of| there(of.0)) {
        months(ws, options, of, &mut all)?;
    }
    Ok(all)
}

/// Where a row came from; empty where that is not known.
pub(super) fn place(cols: &Cols<'_>, row: usize) -> String {
    let (file, line) = (cols.text(SOURCE_FILE).or_empty(row), cols.long(SOURCE_LINE).at(row));
    line.filter(|&line| line > 0).map_or_else(String::new, |line| format!("{file}:{line}"))
}

/// Records that are dated later than the present, or than a day after they became known, as it is
/// with events.
fn ahead(
    ws: &Workspace,
    options: &LoadOptions,
    (table, id, columns, planned): (TableId, &str, &[&'static str], bool),
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let wanted = [&[id, RECORDED_AT, SOURCE_FILE, SOURCE_LINE], columns].concat();
    let (known, mut found) = (options.known_at.map(|at| at.0), 0);
    ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let recorded = cols.long(RECORDED_AT);
        let column = |column: &&'static str| (*column, cols.long(column), cols.short(column));
        let times: Vec<_> = columns.iter().map(column).collect();
        for row in 0..cols.rows() {
            let known = recorded.instant(row).filter(|_| !planned);
            let known = known.map_or(i64::MAX, |at| at.0.saturating_add(DAY));
            let limit = known.min(options.now.0);
            let late = |(column, times, days): &(&'static str, Long<'_>, Short<'_>)| {
                let day = || Some(options.account.zone.start_of_day(days.day(row)?));
                let at = times.instant(row).or_else(day)?;
                (at.0 > limit).then_some((*column, at))
            };
            if let Some((column, at)) = times.iter().find_map(late) {
                let id = cols.text(id).or_empty(row).to_owned();
                let (value, place) = (at.to_string(), place(&cols, row));
                let fault = Fault::Cell { table, id, column, value, place };
                keep(all, "record-in-future", fault, &mut found);
            }
        }
        Ok(())
    })
}

/// Keeps a problem among those of its kind and table, of which so many were `found` before: a
/// source that goes wrong goes wrong everywhere.
pub(super) fn keep(all: &mut Vec<Doubt>, code: &'static str, fault: Fault, found: &mut usize) {
    match all.last_mut() {
        Some(last) if *found >= KEPT => last.count += 1,
        _ => all.push(Doubt::one(code, fault)),
    }
    *found += 1;
}

/// Rows that are odd in themselves.
fn odd(
    ws: &Workspace,
    options: &LoadOptions,
    rule: &Rule,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let wanted = [rule.columns, &[SOURCE_FILE, SOURCE_LINE]].concat();
    let (known, mut found) = (options.known_at.map(|at| at.0), 0);
    let account = &options.account;
    ws.scan_in_force::<Error>(rule.table, known, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        for row in 0..cols.rows() {
            let odd = rule.look(&cols, row, account);
            let home = |own| own == account.currency;
            let Some(odd) = odd.filter(|odd| odd.home.is_none_or(home)) else { continue };
            let id = cols.text(rule.id).or_empty(row).to_owned();
            let (table, column, value) = (rule.table, rule.field, odd.value);
            let fault = Fault::Cell { table, id, column, value, place: place(&cols, row) };
            keep(all, rule.code, fault, &mut found);
        }
        Ok(())
    })
}

/// Leads that come back into a stage that they had left.
fn circles(ws: &Workspace, options: &LoadOptions, all: &mut Vec<Doubt>) -> Result<(), Error> {
    const COLUMNS: [&str; 5] = ["lead_id", "stage", "entered_at", SOURCE_FILE, SOURCE_LINE];
    let known = options.known_at.map(|at| at.0);
    let mut names = Symbols::default();
    let mut entries: BTreeMap<Sym, Vec<(Instant, Sym, String)>> = BTreeMap::new();
    ws.scan_in_force::<Error>(TableId::LeadStages, known, Some(&COLUMNS), &mut |batch| {
        let cols = Cols::new(&batch);
        let (leads, stages, at) =
            (cols.text("lead_id"), cols.text("stage"), cols.long("entered_at"));
        for row in 0..cols.rows() {
            let Some(at) = at.instant(row) else { continue };
            let lead = names.intern(leads.or_empty(row));
            let stage = names.intern(stages.or_empty(row));
            entries.entry(lead).or_default().push((at, stage, place(&cols, row)));
        }
        Ok(())
    })?;
    for (lead, mut of) in entries {
        of.sort_by_key(|entry| entry.0);
        let mut left: BTreeSet<Sym> = BTreeSet::new();
        let mut now = None;
        for (at, stage, place) in of {
            if now == Some(stage) {
                continue;
            }
            left.extend(now.replace(stage));
            if left.contains(&stage) {
                let text = |sym| names.text(sym).to_owned();
                let at = options.account.zone.day(at);
                let fault = Fault::Circle { lead: text(lead), stage: text(stage), at, place };
                all.push(Doubt::one("stage-cycle", fault));
                // Once is enough for a lead.
                break;
            }
        }
    }
    Ok(())
}

/// Months without a row of a table between those that have one.
fn months(
    ws: &Workspace,
    options: &LoadOptions,
    (table, code): (TableId, &'static str),
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let known = options.known_at.map(|at| at.0);
    let mut there: BTreeSet<i32> = BTreeSet::new();
    ws.scan_in_force::<Error>(table, known, Some(&["month"]), &mut |batch| {
        let cols = Cols::new(&batch);
        let month = cols.short("month");
        there.extend((0..cols.rows()).filter_map(|row| month.day(row)).map(Day::month_number));
        Ok(())
    })?;
    let (Some(&first), Some(&last)) = (there.first(), there.last()) else { return Ok(()) };
    let missing = (first..last).filter(|month| !there.contains(month));
    let epoch = Day(0).month_number();
    all.extend(missing.map(|month| {
        let month = Day(0).add_months(month - epoch);
        Doubt::one(code, Fault::MonthWithout { month })
    }));
    Ok(())
}
