//! What can go wrong with a workspace.

use std::io;
use std::path::{Path, PathBuf};

use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use rusqlite::{ErrorCode, ffi};

use crate::FaultKind;

/// An error of the store. Every one names the path that it is about, and keeps its cause.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written. The message of the cause names the path.
    #[error(transparent)]
    Io(#[from] io::Error),

    /// The manifest could not be read or written.
    #[error("the manifest {} could not be used", path.display())]
    Manifest {
        /// The SQLite file, or `:memory:`.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },

    /// The folder of the workspace may or can not be written.
    #[error("the folder {} cannot be written: {reason}", path.display())]
    NotWritable {
        /// The folder.
        path: PathBuf,
        /// Why.
        reason: &'static str,
    },

    /// A run could not be read or written.
    #[error("the run {} could not be used", path.display())]
    Run {
        /// The Parquet file.
        path: PathBuf,
        /// What the Parquet library said.
        source: ParquetError,
    },

    /// The file of a run is not as it was written: no figure can be made of it.
    #[error("the run {} of batch {batch} {fault}", path.display())]
    DamagedRun {
        /// The Parquet file.
        path: PathBuf,
        /// The batch that stored it.
        batch: u64,
        /// What is wrong with it.
        fault: FaultKind,
    },

    /// Rows could not be brought into the shape that was asked for.
    #[error("rows of the table `{table}` could not be used")]
    Rows {
        /// The table's name.
        table: &'static str,
        /// What the Arrow library said.
        source: ArrowError,
    },

    /// A record batch that does not have the table's canonical columns.
    #[error("rows for the table `{table}` do not have its shape: {reason}")]
    Shape {
        /// The table's name.
        table: &'static str,
        /// Which column, and what was expected of it.
        reason: String,
    },

    /// Another process is writing to the workspace.
    #[error(
        "the workspace {} is being written by {}; wait until it has finished",
        path.display(),
        writer(*pid)
    )]
    Locked {
        /// The workspace's folder.
        path: PathBuf,
        /// The other writer's process id, where its lock file says it.
        pid: Option<u32>,
    },

    /// The folder is not a workspace.
    #[error("{} is not a workspace: {reason}", path.display())]
    NotAWorkspace {
        /// The folder.
        path: PathBuf,
        /// What was found instead.
        reason: &'static str,
    },

    /// A newer version of the program wrote the workspace.
    #[error(
        "the workspace {} has schema {found}, and this program knows schemas up to {known}; \
         use the version of the program that wrote it, or a later one",
        path.display()
    )]
    NewerSchema {
        /// The manifest.
        path: PathBuf,
        /// The schema's number.
        found: i64,
        /// The highest number that this program knows.
        known: i64,
    },

    /// The manifest holds something that the program never writes.
    #[error("the manifest {} is damaged: {reason}", path.display())]
    Damaged {
        /// The manifest.
        path: PathBuf,
        /// What was found.
        reason: String,
    },

    /// There is no batch with this id.
    #[error("there is no batch {id}")]
    UnknownBatch {
        /// The id that was asked for.
        id: u64,
    },

    /// The batch was undone before.
    #[error("batch {id} is undone already")]
    AlreadyUndone {
        /// The batch.
        id: u64,
        /// When it was undone, in microseconds since the epoch.
        at: i64,
    },

    /// An undo dated before the batch itself.
    #[error("batch {id} cannot be undone at a time before it was recorded")]
    UndoneTooEarly {
        /// The batch.
        id: u64,
        /// When the batch was recorded, in microseconds since the epoch.
        recorded_at: i64,
    },

    /// A table has more rows than the store can number.
    #[error("the table `{table}` would have more than {max} rows", max = u32::MAX)]
    TooManyRows {
        /// The table's name.
        table: &'static str,
    },

    /// Rows were added to a batch whose rows were ended.
    #[error("the batch is planned already; it takes no more rows")]
    Ended,

    /// A batch that was begun as a plan was to be committed.
    #[error("the batch was only planned; it cannot be committed")]
    OnlyPlanned,

    /// Months were to be closed in a workspace that is only in memory.
    #[error("only a workspace in a folder can have closed months")]
    NoFolder,

    /// A batch was used after it had failed.
    #[error("the batch failed before; nothing of it was kept")]
    Failed,
}

fn writer(pid: Option<u32>) -> String {
    pid.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"))
}

/// Why SQLite could not write, where that is what went wrong.
fn not_written(error: &rusqlite::Error) -> Option<&'static str> {
    let rusqlite::Error::SqliteFailure(failure, _) = error else { return None };
    match failure.code {
        ErrorCode::ReadOnly => Some("it is read-only, or belongs to another user"),
        ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
            Some("a file in it may not be opened or made")
        }
        ErrorCode::DiskFull => Some("its disk is full"),
        ErrorCode::SystemIoFailure if WRITES.contains(&failure.extended_code) => {
            Some("its disk is full, or fails")
        }
        _ => None,
    }
}

/// Codes of SQLite for files that could not be written, made longer or brought to disk.
const WRITES: [i32; 6] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMOPEN,
    ffi::SQLITE_IOERR_SHMSIZE,
];

impl Error {
    /// An error of SQLite about the manifest at `path`; that its folder cannot be written comes out
    /// as such.
    pub(crate) fn manifest(path: &Path, source: rusqlite::Error) -> Self {
        match not_written(&source) {
            Some(reason) => {
                let folder = path.parent().unwrap_or(path).to_owned();
                Self::NotWritable { path: folder, reason }
            }
            None => Self::Manifest { path: path.to_owned(), source },
        }
    }

    /// An error of the Parquet library about `path`; an error of the disk below it comes out as such.
    pub(crate) fn run(path: &Path, source: ParquetError) -> Self {
        match source {
            ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                Ok(io) => Self::Io(*io),
                Err(inner) => {
                    Self::Run { path: path.to_owned(), source: ParquetError::External(inner) }
                }
            },
            source => Self::Run { path: path.to_owned(), source },
        }
    }
}
