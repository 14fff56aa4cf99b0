//! Whether a workspace is whole: what `doctor` and `check` ask.

use std::collections::HashSet;
use std::fmt;
use std::fs::Metadata;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use fs_err::File;
use twox_hash::XxHash3_128;

use crate::file::FileMark;
use crate::home::MANIFEST;
use crate::manifest::RunRecord;
use crate::read::Source;
use crate::{Error, Workspace};

/// Something that is not as the manifest has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What can be wrong with a file of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is not there.
    Missing,
    /// The file cannot be read; with the reason.
    Unreadable(String),
    /// The file has another size, in bytes.
    Size {
        /// As recorded.
        recorded: u64,
        /// As it is.
        found: u64,
    },
    /// The file's bytes are not those that were written.
    Hash,
    /// The file has another number of rows.
    Rows {
        /// As recorded.
        recorded: u64,
        /// As it is.
        found: u64,
    },
    /// SQLite finds its own file damaged; with the first thing that it says.
    Manifest(String),
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "is missing"),
            Self::Unreadable(reason) => write!(f, "cannot be read: {reason}"),
            Self::Size { recorded, found } => {
                write!(f, "has {found} bytes, and {recorded} were written")
            }
            Self::Hash => write!(f, "does not hold the bytes that were written"),
            Self::Rows { recorded, found } => {
                write!(f, "has {found} rows, and {recorded} were written")
            }
            Self::Manifest(reason) => write!(f, "is damaged: {reason}"),
        }
    }
}

impl Workspace {
    /// Reads every file of the workspace and compares it with the manifest. Empty means that all
    /// is as it was written.
    ///
    /// # Errors
    /// [`Error::Manifest`] where the manifest cannot be read at all.
    pub fn verify(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        if let Some(reason) = self.manifest(|manifest| manifest.integrity())? {
            let path = self.dir().map(|dir| dir.join(MANIFEST)).unwrap_or_default();
            faults.push(Fault { path, kind: FaultKind::Manifest(reason) });
        }
        faults.extend(self.verify_runs()?);
        faults.extend(self.verify_closes()?);
        Ok(faults)
    }

    /// Reads every file of stored rows, those of undone batches among them, and compares it with
    /// the manifest.
    ///
    /// # Errors
    /// [`Error::Manifest`] where the manifest cannot be read at all.
    pub fn verify_runs(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        for run in self.manifest(|manifest| manifest.runs(None))? {
            let Some(path) = self.home.path(&run) else {
                continue;
            };
            let mark = FileMark { bytes: run.bytes, hash: run.hash };
            if let Some(kind) = fault(&path, &mark, run.rows) {
                faults.push(Fault { path, kind });
            }
        }
        Ok(faults)
    }
}

/// A file whose bytes were compared: as long as its size and its time stay, it is not read again
/// by this process.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Compared {
    path: PathBuf,
    bytes: u64,
    modified: Option<SystemTime>,
    hash: String,
}

/// What this process has compared and found as it was written.
static SOUND: Mutex<Option<HashSet<Compared>>> = Mutex::new(None);

impl Compared {
    /// A file as it is now, that ought to have a hash.
    pub(crate) fn new(path: &Path, data: &Metadata, hash: &str) -> Compared {
        let modified = data.modified().ok();
        Compared { path: path.to_owned(), bytes: data.len(), modified, hash: hash.to_owned() }
    }

    /// Whether this process has found it as it was written.
    pub(crate) fn is_known(&self) -> bool {
        let sound = SOUND.lock().unwrap_or_else(PoisonError::into_inner);
        sound.as_ref().is_some_and(|sound| sound.contains(self))
    }

    /// Notes that it is as it was written.
    pub(crate) fn remember(self) {
        let mut sound = SOUND.lock().unwrap_or_else(PoisonError::into_inner);
        sound.get_or_insert_default().insert(self);
    }
}

/// Refuses a run whose file is not there, or does not hold the bytes that were written: a flipped
/// bit can decode as another amount, so no row may be read before. Hashing goes at the speed of
/// memory, and once in the life of a process.
pub(crate) fn sound(path: &Path, run: &RunRecord) -> Result<(), Error> {
    let damaged = |fault| Error::DamagedRun { path: path.to_owned(), batch: run.batch, fault };
    let data = match fs_err::metadata(path) {
        Ok(data) => data,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(damaged(FaultKind::Missing));
        }
        Err(error) => return Err(Error::Io(error)),
    };
    let compared = Compared::new(path, &data, &run.hash);
    if compared.is_known() {
        return Ok(());
    }
    let mark = FileMark { bytes: run.bytes, hash: run.hash.clone() };
    match other_bytes(path, &mark)? {
        Some(fault) => Err(damaged(fault)),
        None => {
            compared.remember();
            Ok(())
        }
    }
}

/// How the bytes of a file differ from those that were written.
fn other_bytes(path: &Path, mark: &FileMark) -> Result<Option<FaultKind>, io::Error> {
    let found = fs_err::metadata(path)?.len();
    if found != mark.bytes {
        return Ok(Some(FaultKind::Size { recorded: mark.bytes, found }));
    }
    let (found, hash) = measure(path)?;
    if found != mark.bytes {
        return Ok(Some(FaultKind::Size { recorded: mark.bytes, found }));
    }
    Ok((hash != mark.hash).then_some(FaultKind::Hash))
}

pub(crate) fn fault(path: &Path, mark: &FileMark, rows: u64) -> Option<FaultKind> {
    if !path.exists() {
        return Some(FaultKind::Missing);
    }
    match other_bytes(path, mark) {
        Ok(None) => {}
        Ok(fault) => return fault,
        Err(error) => return Some(FaultKind::Unreadable(error.to_string())),
    }
    let found = match Source::open(path.to_owned()) {
        Ok(source) => source.groups().iter().sum(),
        Err(error) => return Some(FaultKind::Unreadable(error.to_string())),
    };
    (found != rows).then_some(FaultKind::Rows { recorded: rows, found })
}

/// The size and the hash of a file.
fn measure(path: &Path) -> Result<(u64, String), io::Error> {
    let mut file = File::open(path)?;
    let mut hasher = XxHash3_128::with_seed(0);
    let mut buffer = vec![0; 1 << 20];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, format!("{:032x}", hasher.finish_128())));
        }
        hasher.write(&buffer[..read]);
        bytes += read as u64;
    }
}
