//! Where a workspace is: a folder, or memory.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use fs_err as fs;

use crate::lock::WriterLock;
use crate::manifest::RunRecord;
use crate::read::Source;
use crate::verify::sound;
use crate::{BatchId, CloseId, Error};

/// Within the folder of a workspace: the manifest.
pub(crate) const MANIFEST: &str = "tenure.sqlite";
/// Within the folder of a workspace: one folder for each batch that stored rows.
const RUNS: &str = "runs";
/// Within the folder of a workspace: one folder for each month close.
pub(crate) const CLOSES: &str = "closes";
/// What the name of a batch's folder ends with until the batch is complete.
const UNFINISHED: &str = ".part";

/// Where runs are.
#[derive(Debug)]
pub(crate) enum Home {
    Folder(PathBuf),
    Memory(MemoryHome),
}

#[derive(Debug, Default)]
pub(crate) struct MemoryHome {
    runs: Mutex<HashMap<i64, Arc<Vec<RecordBatch>>>>,
    writing: Arc<AtomicBool>,
}

/// The right to write to a workspace, given up when dropped.
#[derive(Debug)]
pub(crate) enum WriteRight {
    Folder(#[expect(dead_code, reason = "held, not read")] WriterLock),
    Memory(Arc<AtomicBool>),
}

impl Drop for WriteRight {
    fn drop(&mut self) {
        if let Self::Memory(writing) = self {
            writing.store(false, Ordering::Release);
        }
    }
}

impl Home {
    pub(crate) fn write_right(&self) -> Result<WriteRight, Error> {
        match self {
            Self::Folder(dir) => WriterLock::take(dir).map(WriteRight::Folder),
            Self::Memory(memory) => {
                if memory.writing.swap(true, Ordering::Acquire) {
                    let pid = Some(std::process::id());
                    return Err(Error::Locked { path: PathBuf::from(":memory:"), pid });
                }
                Ok(WriteRight::Memory(Arc::clone(&memory.writing)))
            }
        }
    }

    /// The rows of a run, whose file is as it was written.
    pub(crate) fn source(&self, run: &RunRecord) -> Result<Source, Error> {
        match self {
            Self::Folder(dir) => {
                let path = dir.join(RUNS).join(&run.file);
                sound(&path, run)?;
                Source::open(path)
            }
            Self::Memory(memory) => {
                let runs = memory.runs.lock().unwrap_or_else(PoisonError::into_inner);
                let rows = runs.get(&run.id).cloned().unwrap_or_default();
                Ok(Source::Memory(rows))
            }
        }
    }

    /// The path of a run's file, where it has one.
    pub(crate) fn path(&self, run: &RunRecord) -> Option<PathBuf> {
        match self {
            Self::Folder(dir) => Some(dir.join(RUNS).join(&run.file)),
            Self::Memory(_) => None,
        }
    }

    pub(crate) fn keep(&self, run: i64, rows: Vec<RecordBatch>) {
        if let Self::Memory(memory) = self {
            let mut runs = memory.runs.lock().unwrap_or_else(PoisonError::into_inner);
            runs.insert(run, Arc::new(rows));
        }
    }
}

/// Makes the folders of a new workspace in `dir`, durably.
pub(crate) fn create(dir: &Path) -> Result<(), Error> {
    fs::create_dir_all(dir.join(RUNS))?;
    match dir.parent() {
        Some(parent) if parent != Path::new("") => sync_folder(parent),
        _ => sync_folder(Path::new(".")),
    }
}

/// The folder of a batch, relative to the folder of runs.
pub(crate) fn batch_folder(batch: BatchId) -> String {
    format!("{batch:06}")
}

/// Where the files of a batch are until it is complete.
pub(crate) fn unfinished_folder(dir: &Path, batch: BatchId) -> PathBuf {
    dir.join(RUNS).join(batch_folder(batch) + UNFINISHED)
}

/// Gives the complete files of a batch their place, durably.
pub(crate) fn finish_folder(dir: &Path, batch: BatchId) -> Result<(), Error> {
    let unfinished = unfinished_folder(dir, batch);
    sync_folder(&unfinished)?;
    fs::rename(&unfinished, dir.join(RUNS).join(batch_folder(batch)))?;
    sync_folder(&dir.join(RUNS))
}

/// The folder of a close, relative to the folder of closes.
pub(crate) fn close_folder(close: CloseId) -> String {
    format!("{close:06}")
}

/// Where the files of a close are until it is complete.
pub(crate) fn unfinished_close(dir: &Path, close: CloseId) -> PathBuf {
    dir.join(CLOSES).join(close_folder(close) + UNFINISHED)
}

/// Gives the complete files of a close their place, durably.
pub(crate) fn finish_close(dir: &Path, close: CloseId) -> Result<(), Error> {
    let unfinished = unfinished_close(dir, close);
    sync_folder(&unfinished)?;
    fs::rename(&unfinished, dir.join(CLOSES).join(close_folder(close)))?;
    sync_folder(&dir.join(CLOSES))?;
    // The folder of closes itself may be new.
    sync_folder(dir)
}

/// What is under the folder of closes and belongs to none of them.
pub(crate) fn leftover_closes(dir: &Path, closes: &[CloseId]) -> Result<Vec<PathBuf>, Error> {
    if !dir.join(CLOSES).is_dir() {
        return Ok(Vec::new());
    }
    let known: HashSet<String> = closes.iter().map(|close| close_folder(*close)).collect();
    strangers(&dir.join(CLOSES), &known)
}

/// What is in a folder under other names than the known ones.
fn strangers(folder: &Path, known: &HashSet<String>) -> Result<Vec<PathBuf>, Error> {
    let mut strangers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_none_or(|name| !known.contains(name)) {
            strangers.push(entry.path());
        }
    }
    Ok(strangers)
}

/// Waits until the names in a folder are on disk.
pub(crate) fn sync_folder(path: &Path) -> Result<(), Error> {
    Ok(fs::File::open(path)?.sync_all()?)
}

/// What is under the folder of runs and belongs to none of the batches: what a writer that was
/// stopped has left. Whoever removes it must hold the lock, or it may be another writer's work.
pub(crate) fn leftovers(dir: &Path, batches: &HashSet<BatchId>) -> Result<Vec<PathBuf>, Error> {
    let known: HashSet<String> = batches.iter().map(|batch| batch_folder(*batch)).collect();
    strangers(&dir.join(RUNS), &known)
}

/// Removes a file, or a folder with all that is in it.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)?;
    } else {
        fs::remove_file(path)?;
    }
    Ok(())
}
