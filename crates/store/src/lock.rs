//! The lock that keeps two writers apart.
//!
//! The operating system holds it and gives it up when the process ends, however it ends, so a
//! killed writer never leaves a stale lock. Readers do not take it.

use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use fs_err::{File, OpenOptions};

use crate::Error;

/// Within the folder of a workspace: the file that a writer locks and puts its process id into.
pub(crate) const LOCK_FILE: &str = "writer.lock";

/// Sweeping leftovers holds the lock for a moment; a writer that meets it tries again this often.
const TRIES: u32 = 25;
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write. Dropping it gives the right up.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of the workspace in `dir`, or says who has it.
    pub(crate) fn take(dir: &Path) -> Result<Self, Error> {
        for _ in 0..TRIES {
            if let Some(lock) = Self::try_take(dir)? {
                return Ok(lock);
            }
            sleep(PAUSE);
        }
        Err(Error::Locked { path: dir.to_owned(), pid: holder(dir) })
    }

    /// Takes the lock, or returns `None` where another writer has it.
    pub(crate) fn try_take(dir: &Path) -> Result<Option<Self>, Error> {
        let path = dir.join(LOCK_FILE);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.file().try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            Err(std::fs::TryLockError::Error(error)) => return Err(Error::Io(error)),
        }
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Some(Self { _file: file }))
    }
}

/// The process id in the lock file. Only ever for a message: the lock itself is what counts.
fn holder(dir: &Path) -> Option<u32> {
    let mut text = String::new();
    File::open(dir.join(LOCK_FILE)).ok()?.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
