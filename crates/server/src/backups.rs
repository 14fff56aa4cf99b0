//! Backups over HTTP: which were made, one more, and the files. They lie where the server puts them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::{Connection, Row, Transaction, params};
use serde::Serialize;

use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::backup::Held;
use crate::db::Stamp;
use crate::files;
use crate::jobs::{self, Job};
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, conflict};
use crate::routes::list::{List, Unpaged};
use crate::routes::{Routes, Who};
use crate::work::{Task, Worked};
use crate::written::{one as row_of, rows};

/// The kind of their jobs.
const KIND: &str = "backup.make";

/// So many are told of, the newest ones.
const TOLD: i64 = 50;

/// A backup that was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Backup {
    /// Its number.
    pub id: i64,
    /// The name of its file; null where the command line put it elsewhere, or it was removed.
    pub file: Option<String>,
    /// Files in it.
    pub files: i64,
    /// Bytes of them.
    pub bytes: i64,
    /// Who made it: a user, or `terminal`.
    pub author: String,
    /// When.
    pub made_at: Stamp,
    /// When it was read again and held against its checksums.
    pub verified_at: Option<Stamp>,
}

/// Its routes. A backup holds everything: it is for who may do everything.
pub fn routes() -> Routes {
    let owner = Who::From(Role::Owner);
    Routes::new()
        .get("/backups", owner, list)
        .post("/backups", owner, make)
        .get("/backups/{id}/file", owner, read)
        .delete("/backups/{id}", owner, remove)
}

const SELECT: &str = "
SELECT id, CASE WHEN removed_at IS NULL THEN file END, files, bytes, author, made_at, verified_at
FROM backups";

fn backup(row: &Row<'_>) -> rusqlite::Result<Backup> {
    Ok(Backup {
        id: row.get(0)?,
        file: row.get(1)?,
        files: row.get(2)?,
        bytes: row.get(3)?,
        author: row.get(4)?,
        made_at: row.get(5)?,
        verified_at: row.get(6)?,
    })
}

/// The folder of backups. No backup holds what is in it.
fn folder(dir: &Path) -> PathBuf {
    dir.join("server").join("backups")
}

/// Backups that were made, the newest first
#[utoipa::path(get, path = "/api/v1/backups", tag = "backups",
    responses((status = 200, body = List<Backup>)))]
pub(crate) async fn list(State(app): State<Arc<App>>, _: Unpaged) -> Result<Json<List<Backup>>> {
    let items =
        app.db.read(|db| rows(db, &format!("{SELECT} ORDER BY id DESC LIMIT ?1"), [TOLD], backup));
    Ok(Json(List::whole(items.await?)))
}

/// Makes a backup, reads it again and holds it against its checksums
///
/// Meanwhile nothing is imported; all else goes on. The key of secrets is left out.
#[utoipa::path(post, path = "/api/v1/backups", tag = "backups",
    responses((status = 202, body = Job), (status = 409, body = Problem)))]
pub(crate) async fn make(
    State(app): State<Arc<App>>,
    actor: Actor,
) -> Result<(StatusCode, Json<Job>)> {
    actor.must_see_people()?;
    let dir = app.config.dir.clone();
    let name = jiff::Timestamp::now().strftime("tenure-%Y%m%dT%H%M%SZ.tar").to_string();
    let task = Task::Backup { out: folder(&dir).join(name), dir };
    let added = jobs::add_where(&app, actor, KIND, task, |tx| {
        match jobs::open(tx)?.iter().any(|job| job.kind == KIND) {
            true => Err(conflict("a backup is being made").advising("wait until its job ends")),
            false => Ok(()),
        }
    });
    Ok((StatusCode::ACCEPTED, Json(added.await?)))
}

/// The file of a backup. It holds everything but the key of secrets: keep it as safe as the server
#[utoipa::path(get, path = "/api/v1/backups/{id}/file", tag = "backups",
    params(("id" = i64, Path, description = "The backup's number")),
    responses((status = 200, content_type = "application/x-tar"), (status = 404, body = Problem)))]
pub(crate) async fn read(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Response> {
    actor.must_see_people()?;
    let (name, path) = app.db.read(move |db| find(db, id)).await?.file_in(&app.config.dir)?;
    let opened = tokio::task::spawn_blocking(move || std::fs::File::open(path)).await;
    let file = opened.map_err(|error| Problem::internal(&error))?.map_err(|_| no_file())?;
    let noted = move |tx: &Transaction<'_>| {
        audit(tx, &actor, "backup.read", &format!("backup {id}"), NOTHING, NOTHING)
    };
    app.db.write(noted).await?;
    files::download(file, "application/x-tar", &name)
}

/// Removes the file of a backup; that it was made stays noted
#[utoipa::path(delete, path = "/api/v1/backups/{id}", tag = "backups",
    params(("id" = i64, Path, description = "The backup's number")),
    responses((status = 204, description = "The file is gone"), (status = 404, body = Problem)))]
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let dir = app.config.dir.clone();
    let removed = app.db.write(move |tx| {
        let before = find(tx, id)?;
        let (_, path) = before.file_in(&dir)?;
        if path.exists() {
            fs_err::remove_file(path).map_err(|error| Problem::internal(&error))?;
        }
        let update = "UPDATE backups SET removed_at = ?2 WHERE id = ?1";
        tx.execute(update, params![id, Stamp::now()])?;
        audit(tx, &actor, "backup.remove", &format!("backup {id}"), Some(&before), NOTHING)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

fn find(db: &Connection, id: i64) -> Result<Backup> {
    row_of(db, &format!("{SELECT} WHERE id = ?1"), [id], backup, &format!("backup {id}"))
}

fn no_file() -> Problem {
    Problem::not_found("the server has no file of this backup")
        .advising("the command line put it elsewhere, or it was removed")
}

impl Backup {
    /// The name of the file, and where it lies.
    fn file_in(&self, dir: &Path) -> Result<(String, PathBuf)> {
        let name = self.file.clone().ok_or_else(no_file)?;
        let path = folder(dir).join(&name);
        Ok((name, path))
    }
}

/// Notes a backup that was made, in the log as well. `file` is the name of a file that the server
/// keeps; `verified` whether it was held against its checksums.
///
/// # Errors
/// `internal` where it cannot be written.
pub fn note(
    tx: &Transaction<'_>,
    actor: &Actor,
    file: Option<&str>,
    held: Held,
    verified: bool,
) -> Result<()> {
    let insert = "
        INSERT INTO backups (file, files, bytes, author, made_at, verified_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (now, count) = (Stamp::now(), |n: u64| i64::try_from(n).unwrap_or(i64::MAX));
    let (files, bytes) = (count(held.files as u64), count(held.bytes));
    let row = params![file, files, bytes, actor.name, now, verified.then_some(now)];
    tx.execute(insert, row)?;
    let made = find(tx, tx.last_insert_rowid())?;
    audit(tx, actor, "backup.make", &format!("backup {}", made.id), NOTHING, Some(&made))
}

/// Notes what came of a job, in the transaction of the job's own end.
///
/// # Errors
/// `internal` where the database fails.
pub fn after(tx: &Transaction<'_>, job: i64, task: &Task, worked: &Worked) -> Result<()> {
    let (Task::Backup { out, .. }, Ok(report)) = (task, &worked.report) else { return Ok(()) };
    let name = out.file_name().and_then(|name| name.to_str());
    let count = |member: &str| report[member].as_u64().unwrap_or_default();
    let files = usize::try_from(count("files")).unwrap_or(usize::MAX);
    let held = Held { files, bytes: count("bytes") };
    let select = "SELECT created_by FROM jobs WHERE id = ?1";
    let author = tx.query_row(select, [job], |row| row.get(0))?;
    note(tx, &Actor { name: author, ..Actor::schedule() }, name, held, true)
}
