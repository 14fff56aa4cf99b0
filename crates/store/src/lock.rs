//! Locks that keep two processes apart: two writers of a workspace, two servers of a folder.
//!
//! The operating system holds a lock and gives it up when the process ends, however it ends, so a
//! killed process never leaves a stale one. Readers do not take any.

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

/// A file that this process alone has locked. Dropping it gives the lock up.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Locks a file, which is made where it is not there and holds the process id; `None` where
    /// another process has it.
    ///
    /// # Errors
    /// Where the file cannot be made or written.
    pub fn take(path: &Path) -> std::io::Result<Option<Lock>> {
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.file().try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            Err(std::fs::TryLockError::Error(error)) => return Err(error),
        }
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Some(Lock { _file: file }))
    }

    /// The process id in a file that is locked. Only ever for a message: the lock itself is what
    /// counts.
    #[must_use]
    pub fn holder(path: &Path) -> Option<u32> {
        let mut text = String::new();
        File::open(path).ok()?.take(32).read_to_string(&mut text).ok()?;
        text.trim().parse().ok()
    }
}

/// The right to write. Dropping it gives the right up.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _lock: Lock,
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
        Err(Error::Locked { path: dir.to_owned(), pid: Lock::holder(&dir.join(LOCK_FILE)) })
    }

    /// Takes the lock, or returns `None` where another writer has it.
    pub(crate) fn try_take(dir: &Path) -> Result<Option<Self>, Error> {
        Ok(Lock::take(&dir.join(LOCK_FILE))?.map(|lock| Self { _lock: lock }))
    }
}
