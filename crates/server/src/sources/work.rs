//! The jobs of sources: what they are given, and what becomes of what they bring.

use std::fmt::{Display, Write as _};

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;
use tenure_domain::finding::Said;
use tenure_domain::said;

use super::table::Synced;
use super::{inbox, of_account, stored};
use crate::access::Actor;
use crate::app::App;
use crate::ask::{Failure, Fault};
use crate::db::Stamp;
use crate::jobs::{self, Job};
use crate::problem::{Problem, Result};
use crate::work::{Failed, Hidden, Task, Worked};

/// Bytes of events that one job brings in.
const AT_ONCE: usize = 64 << 20;

/// After a failure the next try is so many seconds later, then twice as many, up to the longest.
const FIRST_PAUSE: i64 = 60;
const LONGEST_PAUSE: i64 = 6 * 3600;

/// Puts a job of a source to the others that wait, and notes it at the source.
///
/// # Errors
/// `internal` where the database fails.
pub fn begin(tx: &Transaction<'_>, actor: &Actor, source: i64, task: Task) -> Result<Job> {
    let (kind, column) = match task {
        Task::Events(_) => ("source.events", "events_job"),
        _ => ("source.sync", "job"),
    };
    let job = jobs::insert(tx, actor, kind, &task)?;
    let update = format!("UPDATE sources SET {column} = ?2 WHERE id = ?1");
    tx.execute(&update, params![source, job.id])?;
    Ok(job)
}

/// The sync of a source that waits or is being done, or else a new one.
///
/// # Errors
/// `not-found` where there is no such source.
pub fn asked(tx: &Transaction<'_>, actor: &Actor, source: i64, task: Task) -> Result<Job> {
    match super::find(tx, source)?.job {
        Some(job) => jobs::find(tx, job)?.ok_or_else(|| jobs::no_job(job)),
        None => begin(tx, actor, source, task),
    }
}

/// Gives a task what it must not be written down with: the key, or the file of the events.
///
/// # Errors
/// Why it cannot be done.
pub fn prepare(app: &App, job: i64, task: &Task) -> std::result::Result<Task, Failure> {
    let ours = |problem: Problem| Failure {
        fault: Fault::Server,
        message: problem.detail.into(),
        hint: problem.hint.map(Said::from),
    };
    match task {
        Task::Sync(sync) => {
            let source = app.db.read_now(|db| stored(db, sync.source)).map_err(ours)?;
            let key = source.key(&app.secrets).map_err(sealed_otherwise)?;
            let mut sync = sync.clone();
            sync.key = Hidden::new(key);
            sync.base = app.config.stripe_api.clone();
            sync.without = source.without;
            sync.first = !source.synced;
            sync.account = source.account;
            Ok(Task::Sync(sync))
        }
        Task::Events(events) => {
            let source = app.db.read_now(|db| stored(db, events.source)).map_err(ours)?;
            let handed = app.db.write_now(|tx| inbox::hand_out(tx, source.id, job, AT_ONCE));
            let lines = handed.map_err(ours)?;
            let mut events = events.clone();
            events.file = app.own().join("events").join(format!("events-{job}.jsonl"));
            events.test = !source.live;
            events.account = source.account;
            write(&events.file, &lines).map_err(|error| {
                let hint = "look whether there is room on the disk; they are tried again";
                let message = format!("the events cannot be written out: {error}");
                Failure { fault: Fault::Server, message: message.into(), hint: Some(hint.into()) }
            })?;
            Ok(Task::Events(events))
        }
        other => Ok(other.clone()),
    }
}

fn sealed_otherwise(error: crate::secrets::SecretError) -> Failure {
    let hint = "start the server with the key with which it was sealed (--key-file, TENURE_KEY), \
                or give the source its key again";
    Failure { fault: Fault::Server, message: error.to_string().into(), hint: Some(hint.into()) }
}

fn write(path: &std::path::Path, lines: &[Vec<u8>]) -> std::io::Result<()> {
    use std::io::Write as _;
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let mut file = std::io::BufWriter::new(fs_err::File::create(path)?);
    for line in lines {
        file.write_all(line)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}

/// Removes the file of events that a job was given.
pub fn tidy(task: &Task) {
    if let Task::Events(events) = task
        && events.file.exists()
        && let Err(error) = fs_err::remove_file(&events.file)
    {
        tracing::warn!(%error, "a file of events could not be removed");
    }
}

/// Notes of all sources that their keys cannot be opened.
///
/// # Errors
/// `internal` where the database fails.
pub fn locked(tx: &Transaction<'_>) -> Result<()> {
    let failure = Failure {
        fault: Fault::Question,
        message: said!("its key was sealed with a key of the server that is missing"),
        hint: Some(said!("connect it again, or put the server's old key in its place")),
    };
    let update = "UPDATE sources SET failures = failures + 1, error = ?1, events_error = ?1";
    tx.execute(update, [text(&failure)])?;
    Ok(())
}

/// Writes down what a job means for its source, in the same transaction as the job's own end.
///
/// # Errors
/// `internal` where the database fails.
pub fn after(
    tx: &Transaction<'_>,
    job: i64,
    task: &Task,
    worked: &Worked,
    pause: i64,
) -> Result<()> {
    match (task, &worked.report) {
        (Task::Sync(sync), Ok(report)) => synced(tx, sync.source, report),
        (Task::Sync(sync), Err(failure)) => {
            let every: Option<Option<i64>> = tx
                .query_row("SELECT every FROM sources WHERE id = ?1", [sync.source], |row| {
                    row.get(0)
                })
                .optional()?;
            let failed = "UPDATE sources SET failures = failures + 1, tried_at = ?2, error = ?3,
                next_at = ?4 WHERE id = ?1";
            let wait = wait(tx, "failures", sync.source)?;
            let next = every.flatten().map(|_| Stamp::now().plus(wait));
            tx.execute(failed, params![sync.source, Stamp::now(), text(failure), next])?;
            Ok(())
        }
        (Task::Events(events), Ok(report)) => {
            let refused = report["refused_events"].clone();
            let refused: Vec<inbox::Refused> = serde_json::from_value(refused).unwrap_or_default();
            inbox::taken(tx, job, report["batch"].as_i64(), &refused)?;
            let fine = "UPDATE sources SET events_failures = 0, events_error = NULL,
                events_at = ?2 WHERE id = ?1";
            tx.execute(fine, params![events.source, Stamp::now().plus(pause)])?;
            Ok(())
        }
        (Task::Events(events), Err(failure)) => {
            let failed = "UPDATE sources SET events_failures = events_failures + 1,
                events_error = ?2, events_at = ?3 WHERE id = ?1";
            let next = Stamp::now().plus(wait(tx, "events_failures", events.source)?);
            tx.execute(failed, params![events.source, text(failure), next])?;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn synced(tx: &Transaction<'_>, source: i64, report: &Value) -> Result<()> {
    let account = report["sync"]["account"].as_str();
    if let Some(other) = account.map(|it| of_account(tx, source, it)).transpose()?.flatten() {
        return twice(tx, source, other);
    }
    let update = "UPDATE sources SET failures = 0, tried_at = ?2, succeeded_at = ?2, error = NULL,
        outcome = ?3, account = coalesce(?4, account),
        next_at = CASE WHEN every IS NOT NULL THEN ?2 + every * 60000000 END WHERE id = ?1";
    tx.execute(update, params![source, Stamp::now(), outcome(report)?, account])?;
    Ok(())
}

/// An account that is connected twice is asked by the first of the two alone. What this one brought
/// is what the other would have brought.
fn twice(tx: &Transaction<'_>, source: i64, other: i64) -> Result<()> {
    let failure = Failure {
        fault: Fault::Question,
        message: said!(
            "its key is of an account that is connected already, as source {id}",
            id = other.to_string()
        ),
        hint: Some(said!("remove this source, or give it the key of another account")),
    };
    let update = "UPDATE sources SET failures = failures + 1, tried_at = ?2, error = ?3,
        next_at = NULL WHERE id = ?1";
    tx.execute(update, params![source, Stamp::now(), text(&failure)])?;
    Ok(())
}

/// What of a sync's report is shown at its source.
fn outcome(report: &Value) -> Result<String> {
    let sum = |rows: &Value, of: &str| -> u64 {
        let rows = rows.as_array().into_iter().flatten();
        rows.filter_map(|row| row[of].as_u64()).sum()
    };
    let tables = &report["tables"];
    let outcome = Synced {
        batch: report["batch"].as_u64(),
        added: sum(tables, "added"),
        superseded: sum(tables, "superseded") + sum(tables, "late"),
        rejected: report["rejected"].as_u64().unwrap_or_default(),
        objects: sum(&report["sync"]["lists"], "objects"),
        everything: report["sync"]["everything"] == true,
    };
    serde_json::to_string(&outcome).map_err(|error| Problem::internal(&error))
}

/// How long to wait after one more failure, in seconds.
fn wait(db: &Connection, column: &str, source: i64) -> Result<i64> {
    let query = format!("SELECT {column} FROM sources WHERE id = ?1");
    let before: Option<u32> = db.query_row(&query, [source], |row| row.get(0)).optional()?;
    let doubled = FIRST_PAUSE << before.unwrap_or(0).min(16);
    Ok(doubled.min(LONGEST_PAUSE))
}

fn text(failure: &Failure) -> String {
    Failed::from(failure).kept()
}

/// A job of a source was taken away before it began: what it was for is due later.
///
/// # Errors
/// `internal` where the database fails.
pub fn cancelled(tx: &Transaction<'_>, job: i64) -> Result<()> {
    let now = Stamp::now();
    let sync = "UPDATE sources SET next_at = CASE WHEN every IS NOT NULL
        THEN ?2 + every * 60000000 END WHERE job = ?1";
    tx.execute(sync, params![job, now])?;
    let events = "UPDATE sources SET events_at = ?2 WHERE events_job = ?1";
    tx.execute(events, params![job, now.plus(FIRST_PAUSE)])?;
    Ok(())
}

/// Syncs that were being done when the process ended go on at once: what was pulled is there.
///
/// # Errors
/// `internal` where the database fails.
pub fn interrupted(tx: &Transaction<'_>) -> Result<()> {
    let update = "UPDATE sources SET next_at = ?1
        WHERE job IN (SELECT id FROM jobs WHERE state = 'interrupted')
        AND coalesce(tried_at, 0) < (SELECT ended_at FROM jobs WHERE id = sources.job)";
    tx.execute(update, [Stamp::now()])?;
    Ok(())
}

/// How sources stand, as Prometheus reads it.
///
/// # Errors
/// `internal` where the database fails.
pub fn measured(db: &Connection) -> Result<String> {
    let query = "SELECT id, kind, succeeded_at, failures, (SELECT count(*) FROM source_events
        WHERE source = sources.id AND state = 'waiting') FROM sources ORDER BY id";
    let mut statement = db.prepare(query)?;
    let rows = statement.query_map([], |row| {
        let of =
            format!("source=\"{}\",kind=\"{}\"", row.get::<_, i64>(0)?, row.get::<_, String>(1)?);
        Ok((of, row.get::<_, Option<i64>>(2)?, row.get::<_, i64>(3)?, row.get::<_, i64>(4)?))
    })?;
    let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
    let mut text = String::new();
    let mut gauge = |name: &str, values: &mut dyn Iterator<Item = (String, &dyn Display)>| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# TYPE tenure_source_{name} gauge");
        for (of, value) in values {
            let _ = writeln!(text, "tenure_source_{name}{{{of}}} {value}");
        }
    };
    let success: Vec<(String, i64)> =
        rows.iter().filter_map(|row| Some((row.0.clone(), row.1? / 1_000_000))).collect();
    let success = &mut success.iter().map(|(of, at)| (of.clone(), at as &dyn Display));
    gauge("last_success_timestamp_seconds", success);
    gauge("failures", &mut rows.iter().map(|row| (row.0.clone(), &row.2 as &dyn Display)));
    gauge("events_waiting", &mut rows.iter().map(|row| (row.0.clone(), &row.3 as &dyn Display)));
    Ok(text)
}
