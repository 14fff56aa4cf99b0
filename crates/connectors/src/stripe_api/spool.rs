//! What was pulled and is not imported yet, as files: one object a line, as Stripe wrote it.
//!
//! A line is complete once its newline is there, and the list goes on after the last complete
//! line. So the files themselves say how far a pull has come; the notes beside them only say which
//! lists are done. Everything is on disk before the next page is asked for.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use fs_err::{File, OpenOptions};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::error::SyncError;
use super::page::head;

/// The notes beside the files.
const NOTES: &str = "pull.json";
/// Held while a sync is at work.
const LOCK: &str = "lock";
/// Version of the notes.
const VERSION: u32 = 1;
/// A file that is longer, or older, gets a successor. All objects of a file count as read at its
/// beginning, which must not be long before they were.
const LONGEST: u64 = 64 << 20;
const OLDEST: i64 = 600;
/// So many objects back a list is watched for such that come twice.
const LOOK_BACK: usize = 20_000;

/// What a pull is about. A pull that was stopped goes on only with the same.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Window {
    /// Changes from this time on, in seconds since 1970; everything where it is absent.
    pub from: Option<i64>,
    /// History from this time on, where the user says so.
    pub since: Option<i64>,
    /// When it began, by Stripe's clock: the next one asks for changes from here on.
    pub began: i64,
    /// Kinds that the user leaves out.
    pub without: Vec<String>,
    /// The account, where it is known.
    pub account: Option<String>,
    /// Whether it is what real customers do.
    pub live: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Notes {
    version: u32,
    window: Window,
    lists: BTreeMap<String, Listed>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Listed {
    done: bool,
    segments: Vec<Segment>,
}

/// A file of a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Segment {
    /// Its name.
    pub file: String,
    /// When its first objects were read, in seconds by Stripe's clock.
    pub retrieved: i64,
}

/// The folder of a pull. One process has it at a time.
#[derive(Debug)]
pub struct Spool {
    dir: PathBuf,
    notes: Option<Notes>,
    _lock: File,
    _temporary: Option<TempDir>,
}

impl Spool {
    /// Opens the folder, which is made where it is missing.
    ///
    /// # Errors
    /// [`SyncError::Busy`] where another process has it; failures of the machine.
    pub fn open(dir: &Path) -> Result<Spool, SyncError> {
        fs_err::create_dir_all(dir)?;
        let mut opening = OpenOptions::new();
        let lock =
            opening.read(true).write(true).create(true).truncate(false).open(dir.join(LOCK))?;
        match lock.file().try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(SyncError::Busy(dir.display().to_string()));
            }
            Err(std::fs::TryLockError::Error(error)) => return Err(error.into()),
        }
        let path = dir.join(NOTES);
        let notes = match fs_err::read_to_string(&path) {
            // Notes that cannot be read lead nowhere: the pull begins anew.
            Ok(text) => serde_json::from_str::<Notes>(&text).ok(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let notes = notes.filter(|notes| notes.version == VERSION);
        Ok(Spool { dir: dir.to_owned(), notes, _lock: lock, _temporary: None })
    }

    /// A folder that goes with the value.
    ///
    /// # Errors
    /// Failures of the machine.
    pub fn temporary() -> Result<Spool, SyncError> {
        let folder = tempfile::tempdir()?;
        let mut spool = Spool::open(folder.path())?;
        spool._temporary = Some(folder);
        Ok(spool)
    }

    /// What the pull is about that was begun here and not ended.
    pub fn window(&self) -> Option<&Window> {
        self.notes.as_ref().map(|notes| &notes.window)
    }

    /// Begins a pull; what was here goes.
    pub(super) fn begin(&mut self, window: Window) -> Result<(), SyncError> {
        self.clear()?;
        self.notes = Some(Notes { version: VERSION, window, lists: BTreeMap::new() });
        self.note()
    }

    /// Takes everything away, the notes first: without them the files are nothing.
    ///
    /// # Errors
    /// Failures of the machine.
    pub fn clear(&mut self) -> Result<(), SyncError> {
        self.notes = None;
        let notes = self.dir.join(NOTES);
        if notes.exists() {
            fs_err::remove_file(notes)?;
            self.sync()?;
        }
        for entry in fs_err::read_dir(&self.dir)? {
            let entry = entry?;
            if entry.file_name() != LOCK {
                fs_err::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Writes the notes: all of them, or they stay as they were.
    fn note(&self) -> Result<(), SyncError> {
        let Some(notes) = &self.notes else { return Ok(()) };
        let text = serde_json::to_vec_pretty(notes).map_err(std::io::Error::from)?;
        let (new, path) = (self.dir.join("pull.new"), self.dir.join(NOTES));
        let mut file = File::create(&new)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs_err::rename(new, path)?;
        self.sync()
    }

    /// Waits until the names in the folder are on disk.
    fn sync(&self) -> Result<(), SyncError> {
        Ok(File::open(&self.dir)?.sync_all()?)
    }

    fn listed(&self, list: &str) -> Listed {
        self.notes.as_ref().and_then(|notes| notes.lists.get(list)).cloned().unwrap_or_default()
    }

    /// Whether a list is here as a whole.
    pub(super) fn is_done(&self, list: &str) -> bool {
        self.listed(list).done
    }

    /// Notes that it is.
    pub(super) fn done(&mut self, list: &str) -> Result<(), SyncError> {
        if let Some(notes) = &mut self.notes {
            notes.lists.entry(list.to_owned()).or_default().done = true;
        }
        self.note()
    }

    /// The files of a list, in order.
    pub(super) fn segments(&self, list: &str) -> Vec<(PathBuf, Segment)> {
        let segments = self.listed(list).segments.into_iter();
        segments.map(|segment| (self.dir.join(&segment.file), segment)).collect()
    }

    /// Goes on with a list where it was left. With `all`, all its objects are remembered.
    pub(super) fn tail(&self, list: &str, all: bool) -> Result<Tail, SyncError> {
        let look_back = if all { usize::MAX } else { LOOK_BACK };
        let mut tail = Tail {
            list: list.to_owned(),
            recent: Recent { look_back, ..Recent::default() },
            file: None,
            pending: Vec::new(),
            objects: 0,
        };
        for (path, _) in self.segments(list) {
            tail.recover(&path)?;
        }
        Ok(tail)
    }

    /// Puts what is pending of a list on disk. `now` is when it was read, in seconds.
    pub(super) fn keep(&mut self, tail: &mut Tail, now: i64) -> Result<(), SyncError> {
        if tail.pending.is_empty() {
            return Ok(());
        }
        let fits = |open: &Open| open.bytes < LONGEST && now - open.since < OLDEST;
        if !tail.file.as_ref().is_some_and(fits) {
            tail.file = Some(self.next_file(&tail.list, now)?);
        }
        if let Some(open) = &mut tail.file {
            open.file.write_all(&tail.pending)?;
            open.file.sync_data()?;
            open.bytes += tail.pending.len() as u64;
        }
        tail.pending.clear();
        Ok(())
    }

    /// The next file of a list. It is in the notes before anything is in it.
    fn next_file(&mut self, list: &str, now: i64) -> Result<Open, SyncError> {
        let number = self.listed(list).segments.len() + 1;
        let name = format!("{list}-{number:06}.jsonl");
        let file = File::create(self.dir.join(&name))?;
        if let Some(notes) = &mut self.notes {
            let listed = notes.lists.entry(list.to_owned()).or_default();
            listed.segments.push(Segment { file: name, retrieved: now });
        }
        self.note()?;
        Ok(Open { file, bytes: 0, since: now })
    }
}

/// The end of a list that is being pulled.
#[derive(Debug)]
pub(super) struct Tail {
    list: String,
    recent: Recent,
    file: Option<Open>,
    /// Lines that are not on disk yet.
    pending: Vec<u8>,
    /// Objects so far.
    pub objects: u64,
}

#[derive(Debug)]
struct Open {
    file: File,
    bytes: u64,
    since: i64,
}

/// The last objects of a list.
#[derive(Debug, Default)]
struct Recent {
    order: VecDeque<String>,
    known: HashSet<String>,
    look_back: usize,
}

impl Recent {
    fn add(&mut self, id: &str) {
        self.known.insert(id.to_owned());
        self.order.push_back(id.to_owned());
        if self.order.len() > self.look_back
            && let Some(old) = self.order.pop_front()
        {
            self.known.remove(&old);
        }
    }
}

impl Tail {
    /// Reads what a file has, and cuts off a line that was not ended.
    fn recover(&mut self, path: &Path) -> Result<(), SyncError> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let (mut reader, mut line, mut whole) = (BufReader::new(&mut file), Vec::new(), 0);
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line)? as u64;
            if read == 0 || line.last() != Some(&b'\n') {
                break;
            }
            whole += read;
            let text = String::from_utf8_lossy(&line);
            if let Some(id) = head(&text).id {
                self.recent.add(&id);
            }
            self.objects += 1;
        }
        file.set_len(whole)?;
        file.sync_data()?;
        Ok(())
    }

    /// Whether an object has come before.
    pub fn has(&self, id: &str) -> bool {
        self.recent.known.contains(id)
    }

    /// Adds an object as one line, to be kept with [`Spool::keep`].
    pub fn add(&mut self, id: &str, line: impl FnOnce(&mut Vec<u8>)) {
        self.recent.add(id);
        line(&mut self.pending);
        self.pending.push(b'\n');
        self.objects += 1;
    }

    /// The last object.
    pub fn last(&self) -> Option<&str> {
        self.recent.order.back().map(String::as_str)
    }

    /// The object before the last one is the last from now on: that one is not there any more.
    pub fn step_back(&mut self) {
        // It stays known: were it to come again, it would be the same.
        self.recent.order.pop_back();
    }
}
