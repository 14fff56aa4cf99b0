//! The schema's steps. Each is run once and never edited afterwards.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, params};

use super::{DbError, Stamp};

/// Number, name and text of each step, in order. Numbers need not follow one another: those of one
/// area do (users 1–99, what people write down 101–199, imports and sources 201–299, secrets at
/// rest 301–399, mappings of imports 401–499, guards 501–599,
/// the demo company 601–699, backups 701–799, what is edited 801–899, what is
/// removed 901–999).
pub(super) const STEPS: &[(i64, &str, &str)] = &[
    (1, "users", include_str!("../../migrations/0001-users.sql")),
    (101, "written", include_str!("../../migrations/0101-written.sql")),
    (201, "jobs", include_str!("../../migrations/0201-jobs.sql")),
    (202, "sources", include_str!("../../migrations/0202-sources.sql")),
    (203, "languages", include_str!("../../migrations/0203-languages.sql")),
    (204, "several", include_str!("../../migrations/0204-several.sql")),
    (301, "secrets", include_str!("../../migrations/0301-secrets.sql")),
    (401, "mappings", include_str!("../../migrations/0401-mappings.sql")),
    (501, "guards", include_str!("../../migrations/0501-guards.sql")),
    (601, "demo", include_str!("../../migrations/0601-demo.sql")),
    (701, "backups", include_str!("../../migrations/0701-backups.sql")),
    (801, "edited", include_str!("../../migrations/0801-edited.sql")),
    (901, "removed", include_str!("../../migrations/0901-removed.sql")),
];

/// Marks the SQLite file as ours ("TenS").
const APPLICATION_ID: i64 = 0x5465_6e53;

/// What was applied, by number: areas grow side by side, so the highest number says too little.
const APPLIED: &str = "
CREATE TABLE IF NOT EXISTS migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT";

/// Runs the steps that are missing, all or none.
pub(super) fn migrate(path: &Path, connection: &mut Connection) -> Result<(), DbError> {
    migrate_by(STEPS, path, connection)
}

pub(super) fn migrate_by(
    steps: &[(i64, &str, &str)],
    path: &Path,
    connection: &mut Connection,
) -> Result<(), DbError> {
    let wrap = |source| DbError::Sqlite { path: path.to_owned(), source };
    let applied = applied(path, connection)?;
    if let Some(&number) = applied.iter().find(|number| steps.iter().all(|s| s.0 != **number)) {
        return Err(DbError::Newer { path: path.to_owned(), number });
    }
    let missing = |applied: &BTreeSet<i64>| steps.iter().any(|step| !applied.contains(&step.0));
    if !missing(&applied) {
        return Ok(());
    }
    if !applied.is_empty() {
        keep_copy(path, connection)?;
    }
    (|| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(APPLIED)?;
        // Another process may have done some steps between the look above and the lock.
        let done = numbers(&transaction)?;
        for (number, name, text) in steps.iter().filter(|step| !done.contains(&step.0)) {
            transaction.execute_batch(text)?;
            let insert = "INSERT INTO migrations (number, name, applied_at) VALUES (?1, ?2, ?3)";
            transaction.execute(insert, params![number, name, Stamp::now()])?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()
    })()
    .map_err(wrap)
}

/// Which steps a database has seen.
pub(crate) struct Migrations {
    /// Steps that this version does not know.
    pub unknown: Vec<i64>,
    /// How many are still to be done.
    pub missing: usize,
}

/// Which steps a database has seen.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn migrations(connection: &Connection) -> rusqlite::Result<Migrations> {
    let applied = numbers(connection)?;
    let known = |number: &i64| STEPS.iter().any(|step| step.0 == *number);
    let missing = STEPS.iter().filter(|step| !applied.contains(&step.0)).count();
    Ok(Migrations { unknown: applied.iter().copied().filter(|it| !known(it)).collect(), missing })
}

/// The steps that the file has seen.
fn applied(path: &Path, connection: &Connection) -> Result<BTreeSet<i64>, DbError> {
    let wrap = |source| DbError::Sqlite { path: path.to_owned(), source };
    let count = "SELECT count(*) FROM sqlite_master";
    let tables: i64 = connection.query_row(count, [], |row| row.get(0)).map_err(wrap)?;
    if tables == 0 {
        return Ok(BTreeSet::new());
    }
    let ours = connection.pragma_query_value(None, "application_id", |row| row.get::<_, i64>(0));
    if ours.map_err(wrap)? != APPLICATION_ID {
        return Err(DbError::Foreign { path: path.to_owned() });
    }
    numbers(connection).map_err(wrap)
}

fn numbers(connection: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
    let mut statement = connection.prepare("SELECT number FROM migrations")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Keeps the file as it is, under the time of this.
fn keep_copy(path: &Path, connection: &Connection) -> Result<(), DbError> {
    let wrap = |source| DbError::Sqlite { path: path.to_owned(), source };
    let folder = path.with_file_name("backups");
    fs_err::create_dir_all(&folder)?;
    let copy = folder.join(format!("app-before-{}.sqlite", Stamp::now().0));
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(wrap)?;
    Ok(super::only_for_us(&copy)?)
}
