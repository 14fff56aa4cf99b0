//! The manifest: which batches and runs there are. Its commit is the only commit point.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params,
};
use tenure_domain::schema::TableId;

use crate::{BatchId, BatchInfo, Error, SourceFile, TableCounts};

/// The schema's steps. Each is run once and never edited afterwards.
const MIGRATIONS: [&str; 3] = [
    include_str!("../migrations/001-first.sql"),
    include_str!("../migrations/002-closes.sql"),
    include_str!("../migrations/003-says.sql"),
];

/// Marks the SQLite file as ours ("Tenu").
const APPLICATION_ID: i64 = 0x5465_6e75;

/// How long a short write of another process is waited for.
const BUSY: Duration = Duration::from_secs(10);

/// The stored rows of one batch and table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RunRecord {
    pub(crate) id: i64,
    pub(crate) batch: BatchId,
    pub(crate) table: TableId,
    /// Relative to the folder of runs; empty in memory.
    pub(crate) file: String,
    pub(crate) rows: u64,
    pub(crate) again: u64,
    pub(crate) bytes: u64,
    pub(crate) hash: String,
    pub(crate) digest: String,
    pub(crate) recorded_from: i64,
    pub(crate) recorded_to: i64,
    /// The lists of columns that its rows speak of; `None` where that was not noted.
    pub(crate) says: Option<String>,
}

/// Rows of an earlier run that a batch said again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EchoRecord {
    pub(crate) batch: BatchId,
    pub(crate) run: i64,
    pub(crate) ranges: Vec<u8>,
}

/// When a batch was recorded and undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BatchTimes {
    pub(crate) id: BatchId,
    pub(crate) recorded_at: i64,
    pub(crate) undone_at: Option<i64>,
}

impl BatchTimes {
    /// Whether the batch is not undone at `known_at`, or now.
    pub(crate) fn live(&self, known_at: Option<i64>) -> bool {
        match (self.undone_at, known_at) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(undone_at), Some(known_at)) => known_at < undone_at,
        }
    }

    /// Whether the batch was there at `known_at`.
    pub(crate) fn said(&self, known_at: Option<i64>) -> bool {
        known_at.is_none_or(|known_at| self.recorded_at <= known_at)
    }
}

/// A letter of a path as it stands in a URI.
fn escaped(letter: char) -> String {
    match letter {
        '?' => "%3f".to_owned(),
        '#' => "%23".to_owned(),
        '%' => "%25".to_owned(),
        other => other.to_string(),
    }
}

#[derive(Debug)]
pub(crate) struct Manifest {
    connection: Connection,
    path: PathBuf,
    /// Whether it could only be opened to be read.
    read_only: bool,
}

impl Manifest {
    /// Opens the SQLite file at `path`, creating it where it is not there, and brings its schema
    /// up to date. Where nothing may be written, it is opened to be read.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        match Self::open_to_write(path) {
            Err(refused @ Error::NotWritable { .. }) => {
                Self::open_to_read(path).map_err(|_| refused)
            }
            opened => opened,
        }
    }

    /// Whether nothing can be written through it.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Opens what lies in a folder that may not be written. A log that another process keeps is read
    /// with its help; without one the file is all that there is, and needs no lock.
    fn open_to_read(path: &Path) -> Result<Self, Error> {
        let beside = |end: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            std::fs::metadata(name).is_ok_and(|data| data.len() > 0)
        };
        let mode = if beside("-wal") || beside("-shm") { "mode=ro" } else { "immutable=1" };
        let escaped: String = path.to_string_lossy().chars().map(escaped).collect();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(format!("file:{escaped}?{mode}"), flags)
            .map_err(|source| Error::manifest(path, source))?;
        let mut manifest = Self { connection, path: path.to_owned(), read_only: true };
        manifest.wrap(|connection| connection.busy_timeout(BUSY))?;
        manifest.migrate()?;
        Ok(manifest)
    }

    fn open_to_write(path: &Path) -> Result<Self, Error> {
        let connection = Connection::open(path).map_err(|source| Error::manifest(path, source))?;
        let mut manifest = Self { connection, path: path.to_owned(), read_only: false };
        manifest.wrap(|connection| {
            connection.busy_timeout(BUSY)?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", true)
        })?;
        manifest.migrate()?;
        Ok(manifest)
    }

    pub(crate) fn in_memory() -> Result<Self, Error> {
        let path = PathBuf::from(":memory:");
        let connection =
            Connection::open_in_memory().map_err(|source| Error::manifest(&path, source))?;
        let mut manifest = Self { connection, path, read_only: false };
        manifest.migrate()?;
        Ok(manifest)
    }

    fn migrate(&mut self) -> Result<(), Error> {
        let known = MIGRATIONS.len() as i64;
        let found = self.schema_version()?;
        if found > known {
            return Err(Error::NewerSchema { path: self.path.clone(), found, known });
        }
        if found == known {
            return Ok(());
        }
        self.write(|transaction| {
            // Another process may have done some steps between the look above and the lock.
            let done: i64 =
                transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
            let done = usize::try_from(done).unwrap_or(0);
            for step in MIGRATIONS.iter().skip(done) {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", known.max(done as i64))
        })
    }

    fn schema_version(&mut self) -> Result<i64, Error> {
        let path = self.path.clone();
        let (version, application, tables) = self.wrap(|connection| {
            let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
            let count = "SELECT count(*) FROM sqlite_master";
            let tables: i64 = connection.query_row(count, [], |row| row.get(0))?;
            Ok::<(i64, i64, i64), _>((pragma("user_version")?, pragma("application_id")?, tables))
        })?;
        if (version != 0 || tables != 0) && application != APPLICATION_ID {
            let reason = "its manifest belongs to another program";
            return Err(Error::NotAWorkspace { path, reason });
        }
        Ok(version)
    }

    pub(crate) fn wrap<T>(
        &mut self,
        f: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        f(&mut self.connection).map_err(|source| Error::manifest(&self.path, source))
    }

    /// Runs `f` as one transaction that holds SQLite's write lock from its beginning.
    pub(crate) fn write<T>(
        &mut self,
        f: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        self.wrap(|connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = f(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })
    }

    pub(crate) fn damaged(&self, reason: String) -> Error {
        Error::Damaged { path: self.path.clone(), reason }
    }

    /// The id that the next batch will have.
    pub(crate) fn next_batch(&mut self) -> Result<BatchId, Error> {
        self.wrap(|connection| {
            connection.query_row("SELECT coalesce(max(id), 0) + 1 FROM batch", [], |row| {
                row.get::<_, u64>(0)
            })
        })
    }

    /// Records a batch with its runs and echoes: from here on it exists.
    pub(crate) fn commit(
        &mut self,
        batch: &BatchInfo,
        runs: &[RunRecord],
        echoes: &[EchoRecord],
    ) -> Result<Vec<i64>, Error> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO batch (id, source, recorded_at, rejects) VALUES (?, ?, ?, ?)",
                params![batch.id, batch.source, batch.recorded_at, batch.rejects],
            )?;
            insert_files(transaction, batch)?;
            insert_counts(transaction, batch)?;
            insert_echoes(transaction, echoes)?;
            insert_runs(transaction, runs)
        })
    }

    /// All batches in the order of commit.
    pub(crate) fn batches(&mut self) -> Result<Vec<BatchInfo>, Error> {
        let mut batches = self.wrap(|connection| {
            let mut statement = connection.prepare(
                "SELECT id, source, recorded_at, rejects, at FROM batch
                 LEFT JOIN retraction ON retraction.batch = batch.id ORDER BY id",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(BatchInfo {
                    id: row.get(0)?,
                    source: row.get(1)?,
                    recorded_at: row.get(2)?,
                    rejects: row.get(3)?,
                    undone_at: row.get(4)?,
                    files: Vec::new(),
                    tables: Vec::new(),
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        for batch in &mut batches {
            batch.files = self.files(batch.id)?;
            batch.tables = self.counts(batch.id)?;
        }
        Ok(batches)
    }

    /// The times of all batches in the order of commit.
    pub(crate) fn batch_times(&mut self) -> Result<Vec<BatchTimes>, Error> {
        self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, recorded_at, at FROM batch
                 LEFT JOIN retraction ON retraction.batch = batch.id ORDER BY id",
            )?;
            let rows = statement.query_map([], |row| {
                let (id, recorded_at, undone_at) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(BatchTimes { id, recorded_at, undone_at })
            })?;
            rows.collect()
        })
    }

    /// Whether every batch that came after an undo is also dated after it.
    pub(crate) fn times_in_order(&mut self) -> Result<bool, Error> {
        self.wrap(|connection| {
            let query = "SELECT NOT EXISTS (SELECT 1 FROM retraction JOIN batch
                         ON batch.id > retraction.last AND batch.recorded_at < retraction.at)";
            connection.query_row(query, [], |row| row.get(0))
        })
    }

    /// Whether any batch, undone or not, holds rows.
    pub(crate) fn has_rows(&mut self) -> Result<bool, Error> {
        self.wrap(|connection| {
            connection.query_row("SELECT EXISTS (SELECT 1 FROM run)", [], |row| row.get(0))
        })
    }

    fn files(&mut self, batch: BatchId) -> Result<Vec<SourceFile>, Error> {
        self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT name, bytes, hash FROM batch_file WHERE batch = ? ORDER BY position",
            )?;
            let rows = statement.query_map([batch], |row| {
                Ok(SourceFile { name: row.get(0)?, bytes: row.get(1)?, hash: row.get(2)? })
            })?;
            rows.collect()
        })
    }

    fn counts(&mut self, batch: BatchId) -> Result<Vec<TableCounts>, Error> {
        let rows = self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT name, added, superseded, late, unchanged, repeated, unversioned, conflicts
                 FROM batch_table WHERE batch = ?",
            )?;
            let rows = statement.query_map([batch], |row| {
                let counts: [u64; 7] = [
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                ];
                Ok((row.get::<_, String>(0)?, counts))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let mut counts = Vec::with_capacity(rows.len());
        for (name, [added, superseded, late, unchanged, repeated, unversioned, conflicts]) in rows {
            let table = self.table(&name)?;
            counts.push(TableCounts {
                table,
                added,
                superseded,
                late,
                unchanged,
                repeated,
                unversioned,
                conflicts,
            });
        }
        counts.sort_by_key(|counts| counts.table);
        Ok(counts)
    }

    fn table(&self, name: &str) -> Result<TableId, Error> {
        TableId::from_name(name)
            .ok_or_else(|| self.damaged(format!("it names a table `{name}` that there is not")))
    }

    /// All runs in the order of their batches; those of one table where `table` is given.
    pub(crate) fn runs(&mut self, table: Option<TableId>) -> Result<Vec<RunRecord>, Error> {
        let raw = self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, batch, name, file, rows, again, bytes, hash, digest, recorded_from,
                 recorded_to, says FROM run WHERE ?1 IS NULL OR name = ?1 ORDER BY batch, id",
            )?;
            let rows = statement.query_map([table.map(TableId::name)], |row| {
                let record = RunRecord {
                    id: row.get(0)?,
                    batch: row.get(1)?,
                    table: TableId::ALL[0],
                    file: row.get(3)?,
                    rows: row.get(4)?,
                    again: row.get(5)?,
                    bytes: row.get(6)?,
                    hash: row.get(7)?,
                    digest: row.get(8)?,
                    recorded_from: row.get(9)?,
                    recorded_to: row.get(10)?,
                    says: row.get(11)?,
                };
                Ok((row.get::<_, String>(2)?, record))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        raw.into_iter()
            .map(|(name, record)| Ok(RunRecord { table: self.table(&name)?, ..record }))
            .collect()
    }

    /// All echoes of rows of the given table, in the order of the batches that said them.
    pub(crate) fn echoes(&mut self, table: Option<TableId>) -> Result<Vec<EchoRecord>, Error> {
        self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT echo.batch, echo.run, echo.ranges FROM echo JOIN run ON run.id = echo.run
                 WHERE ?1 IS NULL OR run.name = ?1 ORDER BY echo.batch, echo.run",
            )?;
            let rows = statement.query_map([table.map(TableId::name)], |row| {
                Ok(EchoRecord { batch: row.get(0)?, run: row.get(1)?, ranges: row.get(2)? })
            })?;
            rows.collect()
        })
    }

    /// Records that a batch is undone from `at` on.
    pub(crate) fn retract(&mut self, batch: BatchId, at: i64) -> Result<(), Error> {
        let found = self.wrap(|connection| {
            let query = "SELECT recorded_at, at FROM batch
                         LEFT JOIN retraction ON retraction.batch = batch.id WHERE id = ?";
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            connection.query_row::<(i64, Option<i64>), _, _>(query, [batch], row).optional()
        })?;
        match found {
            None => Err(Error::UnknownBatch { id: batch }),
            Some((_, Some(at))) => Err(Error::AlreadyUndone { id: batch, at }),
            Some((recorded_at, None)) if at < recorded_at => {
                Err(Error::UndoneTooEarly { id: batch, recorded_at })
            }
            Some(_) => self.wrap(|connection| {
                let insert = "INSERT INTO retraction (batch, at, last)
                              SELECT ?, ?, max(id) FROM batch";
                connection.execute(insert, params![batch, at]).map(drop)
            }),
        }
    }

    /// The settings of one kind, sorted by name.
    pub(crate) fn settings(&mut self, kind: &str) -> Result<Vec<(String, String)>, Error> {
        self.wrap(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT name, value FROM setting WHERE kind = ? ORDER BY name")?;
            let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// Sets and, where the value is `None`, removes settings, all or none.
    pub(crate) fn change_settings(
        &mut self,
        kind: &str,
        changes: &[(&str, Option<&str>)],
    ) -> Result<(), Error> {
        self.write(|transaction| {
            for (name, value) in changes {
                match value {
                    Some(value) => transaction.execute(
                        "INSERT INTO setting (kind, name, value) VALUES (?, ?, ?)
                         ON CONFLICT (kind, name) DO UPDATE SET value = excluded.value",
                        params![kind, name, value],
                    )?,
                    None => transaction.execute(
                        "DELETE FROM setting WHERE kind = ? AND name = ?",
                        params![kind, name],
                    )?,
                };
            }
            Ok(())
        })
    }

    /// SQLite's own check of the file: what it found wrong, if anything.
    pub(crate) fn integrity(&mut self) -> Result<Option<String>, Error> {
        let verdict: String = self.wrap(|connection| {
            connection.pragma_query_value(None, "quick_check", |row| row.get(0))
        })?;
        Ok((verdict != "ok").then_some(verdict))
    }
}

fn insert_files(transaction: &Transaction<'_>, batch: &BatchInfo) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(
        "INSERT INTO batch_file (batch, position, name, bytes, hash) VALUES (?, ?, ?, ?, ?)",
    )?;
    for (position, file) in batch.files.iter().enumerate() {
        statement.execute(params![batch.id, position as i64, file.name, file.bytes, file.hash])?;
    }
    Ok(())
}

fn insert_counts(transaction: &Transaction<'_>, batch: &BatchInfo) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(
        "INSERT INTO batch_table
         (batch, name, added, superseded, late, unchanged, repeated, unversioned,
         conflicts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for counts in &batch.tables {
        statement.execute(params![
            batch.id,
            counts.table.name(),
            counts.added,
            counts.superseded,
            counts.late,
            counts.unchanged,
            counts.repeated,
            counts.unversioned,
            counts.conflicts
        ])?;
    }
    Ok(())
}

fn insert_runs(transaction: &Transaction<'_>, runs: &[RunRecord]) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare(
        "INSERT INTO run (batch, name, file, rows, again, bytes, hash, digest, recorded_from,
         recorded_to, says) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let mut ids = Vec::with_capacity(runs.len());
    for run in runs {
        ids.push(statement.insert(params![
            run.batch,
            run.table.name(),
            run.file,
            run.rows,
            run.again,
            run.bytes,
            run.hash,
            run.digest,
            run.recorded_from,
            run.recorded_to,
            run.says
        ])?);
    }
    Ok(ids)
}

fn insert_echoes(transaction: &Transaction<'_>, echoes: &[EchoRecord]) -> rusqlite::Result<()> {
    let mut statement =
        transaction.prepare("INSERT INTO echo (batch, run, ranges) VALUES (?, ?, ?)")?;
    for echo in echoes {
        statement.execute(params![echo.batch, echo.run, echo.ranges])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_only_be_read_is_read_and_refuses_to_be_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a #1 50%?.sqlite");
        let mut manifest = Manifest::open(&path).unwrap();
        manifest.change_settings("meta", &[("a", Some("b"))]).unwrap();
        // With the writer there, whose log is read, and without.
        for left in [true, false] {
            if !left {
                manifest = Manifest::in_memory().unwrap();
            }
            let mut reader = Manifest::open_to_read(&path).unwrap();
            assert!(reader.is_read_only() && !manifest.is_read_only());
            let settings = reader.settings("meta").unwrap();
            assert_eq!(settings, [("a".to_owned(), "b".to_owned())], "{left}");
            let refused = reader.change_settings("meta", &[("a", None)]).unwrap_err();
            assert!(
                matches!(&refused, Error::NotWritable { path, .. } if path == dir.path()),
                "{refused:?}"
            );
            let said = refused.to_string();
            assert!(said.contains("read-only") && !said.contains("code"), "{said}");
        }
    }
}
