//! What stands beside customers in lists and is no MRR: open tickets, the last score.

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_store::Workspace;

use crate::book::Book;
use crate::error::Error;
use crate::load::cols::Cols;

/// Something for some customers, by number after merges.
pub type Beside<T> = FxHashMap<u32, T>;

/// How many tickets of each customer are open immediately before an instant: opened, and neither
/// solved nor closed. Spam and tickets that were merged into others are none.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn open_tickets(
    ws: &Workspace,
    book: &Book,
    known_at: Option<Instant>,
    at: Instant,
) -> Result<Beside<u32>, Error> {
    let mut open: Beside<u32> = Beside::default();
    scan(ws, TableId::Tickets, known_at, &mut |cols| {
        let (whose, status) = (cols.text("customer_id"), cols.text("status"));
        let opened = cols.long("opened_at");
        let (solved, closed) = (cols.long("solved_at"), cols.long("closed_at"));
        let (spam, merged) = (cols.flag("spam"), cols.flag("merged"));
        for row in 0..cols.rows() {
            let over = |end: Option<Instant>| end.is_some_and(|end| end < at);
            // A state without a time is that of now.
            let undated = solved.at(row).is_none() && closed.at(row).is_none();
            let done = over(solved.instant(row))
                || over(closed.instant(row))
                || (undated && matches!(status.or_empty(row), "solved" | "closed"));
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
    scan(ws, TableId::SurveyResponses, known_at, &mut |cols| {
        let (whose, survey) = (cols.text("customer_id"), cols.text("survey"));
        let (when, score) = (cols.long("responded_at"), cols.long("score"));
        let skipped = cols.flag("skipped");
        for row in 0..cols.rows() {
            let told = survey.or_empty(row) == "nps" && skipped.at(row) != Some(true);
            let answer = when.instant(row).zip(score.at(row)).filter(|(when, _)| *when < at);
            let Some(answer) = answer.filter(|_| told) else { continue };
            let Some(number) = number(book, whose.or_empty(row)) else { continue };
            let known = last.entry(number).or_insert(answer);
            *known = answer.max(*known);
        }
    })?;
    Ok(last)
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
