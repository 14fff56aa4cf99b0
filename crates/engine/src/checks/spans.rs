//! Rows that contradict themselves. An import refuses a row of a file that does; where one file says
//! one half and a later file the other, only the row as it stands then shows it.

use tenure_domain::account::Account;
use tenure_domain::schema::{self, TableId};
use tenure_domain::time::Instant;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::{Doubt, keep, place};
use super::fault::Fault;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::odd::written;

/// The name of the check of times.
pub(crate) const ENDS: &str = "ends-before-start";

/// The name of the check of counts.
pub(crate) const PARTS: &str = "more-than-whole";

/// When a subscription that never began was cancelled, and that it was.
const CANCELLED: [&str; 3] = ["status", "cancel_requested_at", "cancel_effective_at"];

/// Adds a problem for each row of a table of which one time lies before another that it should
/// follow, or a part is larger than its whole.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn spans(
    ws: &Workspace,
    options: &LoadOptions,
    table: TableId,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let spec = schema::table(table);
    let pairs = spec.spans.iter().map(|pair| (pair, ENDS));
    for (&(first, second), code) in pairs.chain(spec.parts.iter().map(|pair| (pair, PARTS))) {
        let id = spec.key.first().copied().unwrap_or(first);
        let mut wanted = vec![id, first, second, SOURCE_FILE, SOURCE_LINE];
        wanted.extend(CANCELLED.into_iter().filter(|_| table == TableId::Subscriptions));
        wanted.sort_unstable();
        wanted.dedup();
        let (known, account, mut found) = (options.known_at.map(|at| at.0), &options.account, 0);
        ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
            let cols = Cols::new(&batch);
            for row in 0..cols.rows() {
                let odd = match code {
                    PARTS => part(&cols, row, (first, second)),
                    _ => end(&cols, row, (table, first, second), account),
                };
                let Some(value) = odd else { continue };
                let column = if code == PARTS { first } else { second };
                let id = named(&cols, row, id);
                let fault = Fault::Cell { table, id, column, value, place: place(&cols, row) };
                keep(all, code, fault, &mut found);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// What a row is called.
fn named(cols: &Cols<'_>, row: usize, id: &str) -> String {
    let day = || cols.short(id).day(row).map(|day| day.to_string());
    cols.text(id).at(row).map(str::to_owned).or_else(day).unwrap_or_default()
}

/// A part that is larger than its whole.
fn part(cols: &Cols<'_>, row: usize, (part, whole): (&str, &str)) -> Option<String> {
    let (part, whole) = (cols.long(part).at(row)?, cols.long(whole).at(row)?);
    (part > whole).then(|| format!("{part}, {whole}"))
}

/// An end that lies before its start.
fn end(
    cols: &Cols<'_>,
    row: usize,
    (table, start, end): (TableId, &str, &str),
    account: &Account,
) -> Option<String> {
    let time = |column: &str| {
        let day = || Some(account.zone.start_of_day(cols.short(column).day(row)?));
        cols.long(column).instant(row).or_else(day)
    };
    let (start, end) = (time(start)?, time(end)?);
    let in_order = match table {
        TableId::Trials => account.zone.follows(start, end),
        _ => start <= end,
    };
    let never_began = table == TableId::Subscriptions && cancelled_before(cols, row, start);
    (!in_order && !never_began).then(|| written(end, account))
}

/// Whether a subscription was cancelled before it began: then it ends before it starts.
fn cancelled_before(cols: &Cols<'_>, row: usize, start: Instant) -> bool {
    let by_then = |column| cols.long(column).instant(row).is_some_and(|at| at <= start);
    cols.text(CANCELLED[0]).at(row) == Some("canceled")
        || CANCELLED[1..].iter().any(|it| by_then(it))
}
