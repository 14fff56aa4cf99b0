//! What people write down: segments, notes, annotations, targets, policies, and how they like their screens.

pub mod annotations;
pub mod notes;
pub mod policies;
pub mod preferences;
pub mod removed;
pub mod segments;
pub mod targets;

use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction};
use serde::{Deserialize, Serialize};
use tenure_domain::finding::Said;
use tenure_domain::said;

use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::problem::{Problem, Result};
use crate::routes::Routes;
use crate::routes::body::bad_value;

/// Routes of all of it.
pub fn routes() -> Routes {
    segments::routes()
        .and(annotations::routes())
        .and(notes::routes())
        .and(policies::routes())
        .and(preferences::routes())
        .and(removed::routes())
        .and(targets::routes())
}

/// Of whose data something is written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Where {
    /// `main`, where it is not said.
    pub workspace: Option<String>,
}

impl Where {
    /// The name of the workspace.
    ///
    /// # Errors
    /// `not-found` where there is none of it.
    pub fn name(&self, app: &App) -> Result<String> {
        app.workspace(self.workspace.as_deref())?;
        Ok(self.workspace.clone().unwrap_or_else(|| "main".to_owned()))
    }
}

/// Takes away what was written about the data of a workspace other than `main`, which goes or comes
/// anew.
///
/// # Errors
/// `internal` where the database fails.
pub fn forget(tx: &Transaction<'_>, workspace: &str) -> Result<()> {
    for delete in [
        "DELETE FROM annotations WHERE workspace = ?1",
        "DELETE FROM targets WHERE workspace = ?1",
        "DELETE FROM removed WHERE workspace = ?1",
        "DELETE FROM note_texts WHERE note IN (SELECT id FROM notes WHERE workspace = ?1)",
        "DELETE FROM notes WHERE workspace = ?1",
    ] {
        tx.execute(delete, [workspace])?;
    }
    Ok(())
}

/// What a query gives, row by row.
///
/// # Errors
/// `internal` where the database fails.
pub(crate) fn rows<T>(
    db: &Connection,
    query: &str,
    with: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare(query)?;
    let rows = statement.query_map(with, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The one row that a query gives; `thing` says what there is none of otherwise.
///
/// # Errors
/// `not-found` where there is none.
pub(crate) fn one<T>(
    db: &Connection,
    query: &str,
    with: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    thing: &str,
) -> Result<T> {
    let found = db.query_row(query, with, read).optional()?;
    found.ok_or_else(|| Problem::not_found(format!("there is no {thing}")))
}

/// Takes the row of a number away, keeps it for a while, and notes in the log what it was. `thing` is what one is called;
/// its table is called the same, of several.
///
/// # Errors
/// `not-found` where there is none.
pub(crate) fn take_away<T: Serialize>(
    tx: &Transaction<'_>,
    actor: &Actor,
    (thing, id): (&str, i64),
    before: &T,
) -> Result<()> {
    removed::keep(tx, actor, (thing, id))?;
    tx.execute(&format!("DELETE FROM {thing}s WHERE id = ?1"), [id])?;
    audit(tx, actor, &format!("{thing}.remove"), &format!("{thing} {id}"), Some(before), NOTHING)
}

/// Whether an actor may change what is theirs, or somebody else's.
///
/// # Errors
/// `forbidden` where it is somebody else's, and the actor looks after nobody.
pub(crate) fn may_change(actor: &Actor, mine: bool) -> Result<()> {
    if mine { Ok(()) } else { actor.must(Role::Admin) }
}

/// Text without space around it, of at least one letter and at most so many.
///
/// # Errors
/// `bad-value` where it is empty or longer.
pub fn words(text: &str, what: &'static str, most: usize) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(bad_value(said!("{what} is empty", what = vec![Said::from(what)]))),
        n if n > most => Err(bad_value(said!(
            "{what} has {n} letters, more than {most}",
            what = vec![Said::from(what)],
            n = n.to_string(),
            most = most.to_string()
        ))),
        // What nobody sees makes two things look alike.
        _ if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => Err(
            bad_value(said!("{what} has a letter that nobody sees", what = vec![Said::from(what)])),
        ),
        _ => Ok(text.to_owned()),
    }
}

/// A day as `2026-03-31`.
///
/// # Errors
/// `bad-value` where it is none.
pub fn day(text: &str) -> Result<String> {
    let read: std::result::Result<jiff::civil::Date, _> = text.trim().parse();
    let within = |day: &jiff::civil::Date| (1900..=2200).contains(&day.year());
    read.ok().filter(within).map(|day| day.to_string()).ok_or_else(|| {
        bad_value(said!("{text} is no day", text = format!("{text:?}")))
            .advising("days are written 2026-03-31, from 1900 to 2200")
    })
}
