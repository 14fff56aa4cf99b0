//! What the server itself has to remember, in SQLite: users, segments, notes, jobs and the like.
//! Facts about customers are not here.

mod migrate;
mod stamp;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{OpenFlags, TransactionBehavior};

use crate::problem::Problem;

pub(crate) use migrate::migrations;
pub use rusqlite::{Connection, Transaction};
pub use stamp::Stamp;

/// How long a write of another process (the command line) is waited for.
const BUSY: Duration = Duration::from_secs(10);

/// Connections for reading that are kept.
const READERS: usize = 8;

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite says no.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
    /// A later version of the program has been at it.
    #[error("{} has migration {number}, which this version does not know", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The unknown migration.
        number: i64,
    },
    /// It is some other program's.
    #[error("{} is not a database of tenure's server", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The folder for it cannot be made or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The database. Clones share it.
#[derive(Clone)]
pub struct Db {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    /// One writes at a time.
    writer: Mutex<Connection>,
    /// Readers see what was committed last, and wait for nobody.
    readers: Mutex<Vec<Connection>>,
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db").field("path", &self.shared.path).finish_non_exhaustive()
    }
}

impl Db {
    /// The file of a folder of data.
    pub fn path_in(dir: &Path) -> PathBuf {
        dir.join("server").join("app.sqlite")
    }

    /// Opens the file, making it where there is none, and brings its schema up to date; a copy of
    /// what was there is kept before, under `backups` beside it.
    ///
    /// # Errors
    /// Where it cannot be read or written, is another program's, or a later version's.
    pub fn open(path: &Path) -> Result<Db, DbError> {
        if let Some(folder) = path.parent() {
            fs_err::create_dir_all(folder)?;
        }
        let wrap = |source| DbError::Sqlite { path: path.to_owned(), source };
        let mut writer = Connection::open(path).map_err(wrap)?;
        only_for_us(path)?;
        prepare(&writer).map_err(wrap)?;
        migrate::migrate(path, &mut writer)?;
        let (writer, readers) = (Mutex::new(writer), Mutex::default());
        Ok(Db { shared: Arc::new(Shared { path: path.to_owned(), writer, readers }) })
    }

    /// Runs `f` with a connection that reads one state of the database.
    ///
    /// # Errors
    /// What `f` says; `internal` where the database fails.
    pub async fn read<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Problem> + Send + 'static,
    {
        let db = self.clone();
        let done = tokio::task::spawn_blocking(move || db.read_now(f)).await;
        done.map_err(|error| Problem::internal(&error))?
    }

    /// Runs `f` in a transaction, which is on disk before this returns, and not at all where `f`
    /// fails.
    ///
    /// # Errors
    /// What `f` says; `internal` where the database fails.
    pub async fn write<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Problem> + Send + 'static,
    {
        let db = self.clone();
        let done = tokio::task::spawn_blocking(move || db.write_now(f)).await;
        done.map_err(|error| Problem::internal(&error))?
    }

    /// As [`Db::read`], on this thread, which may wait.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_now<T, E: From<rusqlite::Error>>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let kept = self.shared.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match kept {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let done = {
            // Several queries of one reading see the same state.
            let transaction = reader.transaction()?;
            f(&transaction)
        };
        let mut readers = self.shared.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS {
            readers.push(reader);
        }
        done
    }

    /// As [`Db::write`], on this thread, which may wait.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_now<T, E: From<rusqlite::Error>>(
        &self,
        f: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = f(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Brings the log of writes into the file itself, before the end.
    ///
    /// # Errors
    /// Where that cannot be done; nothing is lost then.
    pub fn checkpoint(&self) -> rusqlite::Result<()> {
        let writer = self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    fn reader(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.shared.path, flags)?;
        prepare(&reader)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)
}

/// Hashes of passwords are nobody else's business on the machine.
fn only_for_us(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs_err::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Problem {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Problem::disk_full(),
            _ => Problem::internal(&error),
        }
    }
}

#[cfg(test)]
mod tests;
