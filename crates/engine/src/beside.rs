//! What stands beside customers in lists and is no MRR: open tickets, the last score.

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::support::status::is_open;
use tenure_domain::time::Instant;
use tenure_store::Workspace;

use crate::book::Book;
use crate::error::Error;
use crate::load::cols::Cols;

/// Something for some customers, by number after merges.
pub type Beside<T> = FxHashMap<u32, T>;

/// How many tickets of each customer are open immediately before an instant: opened, and neither
/// solved nor closed since they were last opened again. Spam and tickets that were merged into
/// others are none.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn open_tickets(
    ws: &Workspace,
    book: &Book,
    known_at: Option<Instant>,
    at: Instant,
) -> Result<Beside<u32>, Error> {
    let happened = last_events(ws, known_at, at)?;
    let mut open: Beside<u32> = Beside::default();
    scan(ws, TableId::Tickets, known_at, &mut |cols| {
        let (whose, status) = (cols.text("customer_id"), cols.text("status"));
        let (ids, opened) = (cols.text("ticket_id"), cols.long("opened_at"));
        let (solved, closed) = (cols.long("solved_at"), cols.long("closed_at"));
        let (spam, merged) = (cols.flag("spam"), cols.flag("merged"));
        for row in 0..cols.rows() {
            let event = happened.get(ids.or_empty(row)).copied();
            let again = event.is_none() && is_open(status.or_empty(row)) == Some(true);
            let over =
                |end: Option<Instant>| end.filter(|end| *end < at && !again).map(|end| (end, true));
            let ends = [over(solved.instant(row)), over(closed.instant(row)), event];
            // A state without a time is that of now.
            let undated = solved.at(row).is_none() && closed.at(row).is_none() && event.is_none();
            let done = match ends.into_iter().flatten().max() {
                Some((_, done)) => done,
                None => undated && is_open(status.or_empty(row)) == Some(false),
            };
            let none = spam.at(row) == Some(true) || merged.at(row) == Some(true);
            let begun = opened.instant(row).is_some_and(|opened| opened < at);
            if let Some(number) = number(book, whose.or_empty(row)).filter(|_| begun)
                && !done
                && !none
            {
                *open.entry(number).or_default() += 1;
            }
        }
    })?;
    Ok(open)
}

/// Of tickets that were solved, closed or opened again before an instant: when last, and whether
/// they were done with then.
fn last_events(
    ws: &Workspace,
    known_at: Option<Instant>,
    before: Instant,
) -> Result<FxHashMap<String, (Instant, bool)>, Error> {
    let mut last: FxHashMap<String, (Instant, bool)> = FxHashMap::default();
    scan(ws, TableId::TicketEvents, known_at, &mut |cols| {
        let (ids, kinds, when) = (cols.text("ticket_id"), cols.text("kind"), cols.long("at"));
        for row in 0..cols.rows() {
            let done = match kinds.or_empty(row) {
                "solved" | "closed" => true,
                "reopened" => false,
                _ => continue,
            };
            let Some(at) = when.instant(row).filter(|at| *at < before) else { continue };
            let known = last.entry(ids.or_empty(row).to_owned()).or_insert((at, done));
            *known = (at, done).max(*known);
        }
    })?;
    Ok(last)
}

/// The last answer of each customer to the question whether it would recommend us, before an
/// instant: when, and the score in millionths.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn last_nps(
    ws: &Workspace,
    book: &Book,
    known_at: Option<Instant>,
    at: Instant,
) -> Result<Beside<(Instant, i64)>, Error> {
    let mut last: Beside<(Instant, i64)> = Beside::default();
    let invited = invited(ws, known_at)?;
    scan(ws, TableId::SurveyResponses, known_at, &mut |cols| {
        let invites = cols.text("invite_id");
        let (whose, survey) = (cols.text("customer_id"), cols.text("survey"));
        let (when, score) = (cols.long("responded_at"), cols.long("score"));
        let skipped = cols.flag("skipped");
        for row in 0..cols.rows() {
            let told = survey.or_empty(row) == "nps" && skipped.at(row) != Some(true);
            let answer = when.instant(row).zip(score.at(row)).filter(|(when, _)| *when < at);
            let Some(answer) = answer.filter(|_| told) else { continue };
            let by_invite = || invited.get(invites.or_empty(row)).map_or("", String::as_str);
            let whose = whose.at(row).filter(|id| !id.is_empty()).unwrap_or_else(by_invite);
            let Some(number) = number(book, whose) else { continue };
            let known = last.entry(number).or_insert(answer);
            *known = answer.max(*known);
        }
    })?;
    Ok(last)
}

/// The customers of invitations.
fn invited(ws: &Workspace, known_at: Option<Instant>) -> Result<FxHashMap<String, String>, Error> {
    let mut all = FxHashMap::default();
    scan(ws, TableId::SurveyInvites, known_at, &mut |cols| {
        let (ids, whose) = (cols.text("invite_id"), cols.text("customer_id"));
        for row in 0..cols.rows() {
            if let Some(customer) = whose.at(row).filter(|id| !id.is_empty()) {
                all.insert(ids.or_empty(row).to_owned(), customer.to_owned());
            }
        }
    })?;
    Ok(all)
}

fn number(book: &Book, id: &str) -> Option<u32> {
    book.facts.customers.root(book.facts.names.get(id)?)
}

fn scan(
    ws: &Workspace,
    table: TableId,
    known_at: Option<Instant>,
    take: &mut dyn FnMut(&Cols<'_>),
) -> Result<(), Error> {
    let known = known_at.map(|t| t.0);
    ws.scan_in_force(table, known, None, &mut |batch: RecordBatch| -> Result<(), Error> {
        take(&Cols::new(&batch));
        Ok(())
    })
}
