//! The table of jobs.

use std::fmt;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use serde_json::json;
use tenure_domain::said;
use tenure_i18n::Lang;

use super::{Lane, json as parsed};
use crate::access::Actor;
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::work::{Came, Failed, Progress, Task, Worked};

/// Where a job stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It waits for its turn.
    Waiting,
    /// It is being done.
    Running,
    /// It is done.
    Done,
    /// It could not be done.
    Failed,
    /// Somebody took it away, or stopped it; nothing of it was kept.
    Cancelled,
    /// The process ended while it was being done; nothing of it was kept.
    Interrupted,
}

impl State {
    const ALL: [(State, &str); 6] = [
        (State::Waiting, "waiting"),
        (State::Running, "running"),
        (State::Done, "done"),
        (State::Failed, "failed"),
        (State::Cancelled, "cancelled"),
        (State::Interrupted, "interrupted"),
    ];
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = State::ALL.iter().find(|(state, _)| state == self);
        f.write_str(name.map_or("", |(_, name)| name))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<State> {
        let text = value.as_str()?;
        let found = State::ALL.iter().find(|(_, name)| *name == text);
        found.map(|(state, _)| *state).ok_or(FromSqlError::InvalidType)
    }
}

/// A job, as answers show it.
#[derive(Clone, PartialEq, Debug, Serialize, utoipa::ToSchema)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// `import.plan`, `import.apply`, `batch.undo`, `demo.make`, `source.sync`, `source.events`
    /// or `backup.make`.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// What is being done.
    pub phase: String,
    /// How much of it is done.
    pub done: u64,
    /// How much there is, where that is known.
    pub total: Option<u64>,
    /// What came of it.
    pub result: Option<Came>,
    /// Why nothing did.
    pub error: Option<Failed>,
    /// Who asked for it.
    pub created_by: String,
    /// When.
    pub created_at: Stamp,
    /// Since when it is being done.
    pub started_at: Option<Stamp>,
    /// When it ended.
    pub ended_at: Option<Stamp>,
}

impl Job {
    /// In the language of whoever asks; without what came of it, which quotes rows, for those from
    /// whom people are kept.
    #[must_use]
    pub fn shown_to(mut self, actor: &Actor) -> Job {
        if actor.masked {
            self.result = None;
            let kept = || Failed::of(said!("why is kept from you: it may quote rows"));
            self.error = self.error.map(|_| kept());
        }
        self.error = self.error.map(|error| error.spoken(actor.lang));
        self
    }

    /// As far as it is now.
    #[must_use]
    pub fn with(mut self, progress: Progress) -> Job {
        self.phase = progress.phase.to_owned();
        (self.done, self.total) = (progress.done, progress.total);
        self
    }
}

const COLUMNS: &str = "id, kind, state, phase, done, total, result, error, created_by, created_at,
    started_at, ended_at";

fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    let count = |at: usize| row.get::<_, Option<i64>>(at).map(|n| n.map(i64::unsigned_abs));
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        state: row.get(2)?,
        phase: row.get(3)?,
        done: count(4)?.unwrap_or_default(),
        total: count(5)?,
        result: parsed(row.get(6)?),
        error: parsed(row.get(7)?),
        created_by: row.get(8)?,
        created_at: row.get(9)?,
        started_at: row.get(10)?,
        ended_at: row.get(11)?,
    })
}

/// The job of a number.
///
/// # Errors
/// `internal` where the database fails.
pub fn find(db: &Connection, id: i64) -> Result<Option<Job>> {
    let query = format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1");
    Ok(db.query_row(&query, [id], job).optional()?)
}

/// Jobs before one of that number, the newest first.
///
/// # Errors
/// `internal` where the database fails.
pub fn list(db: &Connection, before: Option<i64>, rows: i64) -> Result<Vec<Job>> {
    let query = format!("SELECT {COLUMNS} FROM jobs WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    let mut statement = db.prepare(&query)?;
    let found = statement.query_map(params![before.unwrap_or(i64::MAX), rows], job)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Jobs that wait or are being done.
///
/// # Errors
/// `internal` where the database fails.
pub fn open(db: &Connection) -> Result<Vec<Job>> {
    let query =
        format!("SELECT {COLUMNS} FROM jobs WHERE state IN ('waiting', 'running') ORDER BY id");
    let mut statement = db.prepare(&query)?;
    let found = statement.query_map([], job)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Adds a job that waits.
///
/// # Errors
/// `internal` where the database fails.
pub fn insert(tx: &Transaction<'_>, actor: &Actor, kind: &str, task: &Task) -> Result<Job> {
    let task = serde_json::to_string(task).map_err(|error| Problem::internal(&error))?;
    let insert = "INSERT INTO jobs (kind, task, lang, created_by, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    tx.execute(insert, params![kind, task, actor.lang.code(), actor.name, Stamp::now()])?;
    let id = tx.last_insert_rowid();
    find(tx, id)?.ok_or_else(|| super::no_job(id))
}

/// A job that has begun: its number, what is to be done, and in which language it is told of.
pub(super) struct Begun {
    pub(super) id: i64,
    pub(super) task: Task,
    pub(super) lang: Lang,
}

/// Begins the job of a lane that has waited longest.
pub(super) fn begin(tx: &Transaction<'_>, lane: Lane) -> Result<Option<Begun>> {
    let query = "SELECT id, task, lang FROM jobs
        WHERE state = 'waiting' AND (kind = 'source.sync') = ?1 ORDER BY id LIMIT 1";
    let found = tx.query_row(query, [lane == Lane::Pulls], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    });
    let Some((id, task, lang)) = found.optional()? else { return Ok(None) };
    match serde_json::from_str(&task) {
        Ok(task) => {
            let begin = "UPDATE jobs SET state = 'running', started_at = ?2 WHERE id = ?1";
            tx.execute(begin, params![id, Stamp::now()])?;
            Ok(Some(Begun { id, task, lang: Lang::parse(&lang).unwrap_or(Lang::English) }))
        }
        // A task of another version of the program.
        Err(error) => {
            let text = Failed::of(error.to_string()).kept();
            let end = "UPDATE jobs SET state = 'failed', error = ?2, ended_at = ?3 WHERE id = ?1";
            tx.execute(end, params![id, text, Stamp::now()])?;
            begin(tx, lane)
        }
    }
}

/// Writes down what came of a job; one that was asked to stop, and did, is cancelled.
pub(super) fn end(tx: &Transaction<'_>, id: i64, worked: &Worked, stopped: bool) -> Result<()> {
    let (state, result, error) = match &worked.report {
        Ok(report) => {
            let result = json!({ "report": report, "remarks": worked.remarks });
            ("done", Some(result.to_string()), None)
        }
        Err(failure) => {
            let error = Failed::from(failure).kept();
            let state = if stopped { "cancelled" } else { "failed" };
            (state, None, Some(error))
        }
    };
    let update = "UPDATE jobs SET state = ?2, result = ?3, error = ?4, ended_at = ?5 WHERE id = ?1";
    tx.execute(update, params![id, state, result, error, Stamp::now()])?;
    Ok(())
}

/// Cancels a job that waits; whether it did.
pub(super) fn cancel(tx: &Transaction<'_>, id: i64) -> Result<bool> {
    let update = "UPDATE jobs SET state = 'cancelled', ended_at = ?2
        WHERE id = ?1 AND state = 'waiting'";
    Ok(tx.execute(update, params![id, Stamp::now()])? == 1)
}

/// Marks jobs that were running.
pub(super) fn interrupt(tx: &Transaction<'_>) -> Result<()> {
    let error = Failed::of(said!("the server ended while it was being done")).kept();
    let update = "UPDATE jobs SET state = 'interrupted', error = ?1, ended_at = ?2
        WHERE state = 'running'";
    tx.execute(update, params![error, Stamp::now()])?;
    Ok(())
}
