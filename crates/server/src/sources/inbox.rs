//! What webhooks bring: each event once, in the database before it is acknowledged.

use rusqlite::{Connection, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tenure_connectors::stripe::kinds::{Use, use_of};

use super::Stored;
use crate::db::Stamp;
use crate::problem::Result;
use crate::routes::body::bad_body;

/// Days for which the ids of events are kept that are in the data. Stripe sends an event again for
/// three days, and a signature is good for minutes.
const KEPT_DAYS: i64 = 30;

/// What an event says of itself.
#[derive(Debug, Deserialize)]
struct Head {
    id: Option<String>,
    object: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    /// A number, save in kinds of events that are set aside.
    created: Option<Value>,
    livemode: Option<bool>,
    account: Option<String>,
    data: Option<Data>,
}

#[derive(Debug, Deserialize)]
struct Data {
    object: Option<Object>,
}

#[derive(Debug, Deserialize)]
struct Object {
    object: Option<String>,
}

/// What becomes of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    /// It is brought in with the next others.
    Waits,
    /// There is nothing in it to keep.
    Unneeded,
    /// It is kept, for this reason.
    Aside(&'static str, &'static str),
}

/// Keeps an event whose signature is right. The same event again changes nothing.
///
/// # Errors
/// `bad-body` where it is no event.
pub fn keep(tx: &Transaction<'_>, source: &Stored, body: &[u8]) -> Result<()> {
    let no_event = |why: &str| bad_body(format!("this is no event of Stripe: {why}"));
    let head: Head = serde_json::from_slice(body).map_err(|error| no_event(&error.to_string()))?;
    let fate = fate(&head, source);
    let id = head.id.filter(|id| !id.is_empty()).ok_or_else(|| no_event("it has no id"))?;
    let kind = head.kind.ok_or_else(|| no_event("it has no type"))?;
    let (state, reason, detail, body) = match fate {
        Fate::Waits => ("waiting", None, None, Some(body)),
        Fate::Unneeded => ("taken", None, None, None),
        Fate::Aside(reason, detail) => ("aside", Some(reason), Some(detail), Some(body)),
    };
    let insert = "
        INSERT INTO source_events
            (source, event, type, created, received_at, body, state, reason, detail, taken_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (source, event) DO NOTHING";
    let (created, now) = (head.created.and_then(|at| at.as_i64()), Stamp::now());
    let taken = (state == "taken").then_some(now);
    let row = params![source.id, id, kind, created, now, body, state, reason, detail, taken];
    tx.execute(insert, row)?;
    Ok(())
}

fn fate(head: &Head, source: &Stored) -> Fate {
    let object = head.data.as_ref().and_then(|data| data.object.as_ref());
    let kind = object.and_then(|object| object.object.as_deref());
    let (Some("event"), Some(kind)) = (head.object.as_deref(), kind) else {
        return Fate::Aside(
            "thin",
            "it names an object without telling what it is; choose snapshot events for the \
             endpoint in Stripe",
        );
    };
    if head.livemode.is_some_and(|live| live != source.live) {
        return Fate::Aside(
            "other-mode",
            "the key is of the other mode: what is only tried must not be counted with what real \
             customers do",
        );
    }
    // Only events of connected accounts name one.
    if head.account.is_some() && head.account != source.account {
        return Fate::Aside("other-account", "it is of another account than the key");
    }
    match use_of(kind) {
        Use::Read => Fate::Waits,
        Use::Ignored => Fate::Unneeded,
        Use::Unknown => Fate::Aside(
            "unknown-object",
            "nothing is known of objects of this kind; a newer version of Tenure may know it",
        ),
    }
}

/// An event that is kept and not in the data, as answers show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// Its id at the system.
    pub event: String,
    /// What it says has happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// When that was, in seconds since 1970.
    pub created: Option<i64>,
    /// When it came.
    pub received_at: Stamp,
    /// `waiting`, `aside` or `refused`.
    pub state: String,
    /// Why it is not in the data, in a word.
    pub reason: Option<String>,
    /// In a sentence.
    pub detail: Option<String>,
}

/// Events that are not in the data, the newest first, before one of that number.
///
/// # Errors
/// `internal` where the database fails.
pub fn kept(db: &Connection, source: i64, before: Option<i64>, rows: i64) -> Result<Vec<Kept>> {
    let query = "
        SELECT id, event, type, created, received_at, state, reason, detail FROM source_events
        WHERE source = ?1 AND state <> 'taken' AND id < ?2 ORDER BY id DESC LIMIT ?3";
    let read = |row: &Row<'_>| {
        Ok(Kept {
            id: row.get(0)?,
            event: row.get(1)?,
            kind: row.get(2)?,
            created: row.get(3)?,
            received_at: row.get(4)?,
            state: row.get(5)?,
            reason: row.get(6)?,
            detail: row.get(7)?,
        })
    };
    let mut statement = db.prepare(query)?;
    let found = statement.query_map(params![source, before.unwrap_or(i64::MAX), rows], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The events that wait, the oldest first, for a job: their bodies, each in one line.
///
/// # Errors
/// `internal` where the database fails.
pub(super) fn hand_out(
    tx: &Transaction<'_>,
    source: i64,
    job: i64,
    bytes: usize,
) -> Result<Vec<Vec<u8>>> {
    let query = "SELECT id, body FROM source_events
        WHERE source = ?1 AND state = 'waiting' ORDER BY id";
    let mut statement = tx.prepare(query)?;
    let mut rows = statement.query([source])?;
    let (mut lines, mut last, mut sum) = (Vec::new(), 0_i64, 0);
    while sum < bytes
        && let Some(row) = rows.next()?
    {
        last = row.get(0)?;
        let mut body: Vec<u8> = row.get(1)?;
        // Within strings there is none: JSON has them escaped.
        body.iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')).for_each(|it| *it = b' ');
        sum += body.len();
        lines.push(body);
    }
    let update = "UPDATE source_events SET job = CASE WHEN id <= ?3 THEN ?2 END
        WHERE source = ?1 AND state = 'waiting'";
    tx.execute(update, params![source, job, last])?;
    Ok(lines)
}

/// A line that a job could not bring in, and why.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(super) struct Refused {
    line: usize,
    code: String,
    detail: String,
}

/// Notes what became of the events of a job.
///
/// # Errors
/// `internal` where the database fails.
pub(super) fn taken(
    tx: &Transaction<'_>,
    job: i64,
    batch: Option<i64>,
    refused: &[Refused],
) -> Result<()> {
    let mut statement = tx
        .prepare("SELECT id FROM source_events WHERE job = ?1 AND state = 'waiting' ORDER BY id")?;
    let ids: Vec<i64> =
        statement.query_map([job], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for one in refused {
        let Some(id) = one.line.checked_sub(1).and_then(|at| ids.get(at)) else { continue };
        let update = "UPDATE source_events SET state = 'refused', reason = ?2, detail = ?3
            WHERE id = ?1";
        tx.execute(update, params![id, one.code, one.detail])?;
    }
    // What is in the data need not be kept twice.
    let update = "UPDATE source_events SET state = 'taken', taken_at = ?2, batch = ?3, body = NULL
        WHERE job = ?1 AND state = 'waiting'";
    tx.execute(update, params![job, Stamp::now(), batch])?;
    Ok(())
}

/// Forgets events that have been in the data for long.
///
/// # Errors
/// `internal` where the database fails.
pub(super) fn forget(tx: &Transaction<'_>) -> Result<()> {
    let oldest = Stamp::now().plus(-KEPT_DAYS * 86_400);
    let delete = "DELETE FROM source_events WHERE state = 'taken' AND taken_at < ?1";
    tx.execute(delete, [oldest])?;
    Ok(())
}
