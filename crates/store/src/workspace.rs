//! A workspace: the door to all stored facts.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use arrow_array::RecordBatch;
use fs_err as fs;
use sha2::{Digest, Sha256};
use tenure_domain::schema::{Says, TableId};

use crate::columns::projected;
use crate::home::{self, Home, MANIFEST, MemoryHome};
use crate::lock::WriterLock;
use crate::manifest::Manifest;
use crate::mask::Mask;
use crate::says;
use crate::scan::{Masked, Scan};
use crate::view::{Piece, pieces};
use crate::{BatchId, BatchInfo, BatchWriter, Error};

/// Stored facts, in a folder or in memory.
///
/// It can be shared between threads. Any number of processes may read a folder while one writes.
#[derive(Debug)]
pub struct Workspace {
    manifest: Mutex<Manifest>,
    pub(crate) home: Home,
    mask: Option<Mask>,
}

/// How much a table holds at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableState {
    /// Rows, all versions counted; those that were recorded later than asked for as well.
    pub rows: u64,
    /// Whether any fact may have more than one version among them.
    pub versions: bool,
}

impl Workspace {
    /// Opens the workspace in `dir` and clears away what a stopped writer has left there.
    ///
    /// # Errors
    /// [`Error::NotAWorkspace`] where there is none, [`Error::NewerSchema`] where a later version
    /// of the program wrote it, and whatever reading it may meet.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        if !dir.join(MANIFEST).is_file() {
            let reason = if dir.exists() { "it has no manifest" } else { "it does not exist" };
            return Err(Error::NotAWorkspace { path: dir.to_owned(), reason });
        }
        Self::open_in(dir)
    }

    /// Opens the workspace in `dir`, or makes one where `dir` is empty or not there.
    ///
    /// # Errors
    /// As [`Workspace::open`]; [`Error::NotAWorkspace`] where the folder holds other things.
    pub fn open_or_create(dir: &Path) -> Result<Self, Error> {
        let there =
            || fs_err::metadata(dir.join(MANIFEST)).is_ok_and(|m| m.is_file() && m.len() > 0);
        // Another process may be making it at this very moment.
        if !there() && dir.exists() && !is_ours(dir)? && !there() {
            let reason = "it holds other files; choose a new or empty folder";
            return Err(Error::NotAWorkspace { path: dir.to_owned(), reason });
        }
        home::create(dir)?;
        let _making = if there() { None } else { Some(WriterLock::take(dir)?) };
        let workspace = Self::open_in(dir)?;
        home::sync_folder(dir)?;
        Ok(workspace)
    }

    /// A new workspace without files, gone when dropped.
    ///
    /// # Errors
    /// [`Error::Manifest`] where SQLite cannot be used.
    pub fn in_memory() -> Result<Self, Error> {
        let manifest = Mutex::new(Manifest::in_memory()?);
        Ok(Self { manifest, home: Home::Memory(MemoryHome::default()), mask: None })
    }

    fn open_in(dir: &Path) -> Result<Self, Error> {
        refuse_emptied(dir)?;
        let manifest = Mutex::new(Manifest::open(&dir.join(MANIFEST))?);
        let workspace = Self { manifest, home: Home::Folder(dir.to_owned()), mask: None };
        // Whoever may only read leaves what a stopped writer has left.
        if !workspace.manifest(|manifest| manifest.is_read_only())
            && !workspace.leftovers(dir)?.is_empty()
            && let Some(_lock) = WriterLock::try_take(dir)?
        {
            workspace.sweep(dir)?;
        }
        Ok(workspace)
    }

    /// The same as one may see it from whom people are kept: whatever is read from it has names as
    /// pseudonyms and words as dots. Without a mask it is shown as it is.
    #[must_use]
    pub fn behind(self, mask: Option<Mask>) -> Self {
        Self { mask, ..self }
    }

    /// What is kept from whoever reads it.
    #[must_use]
    pub fn mask(&self) -> Option<Mask> {
        self.mask
    }

    pub(crate) fn masked(&self, words: bool) -> Option<Masked> {
        self.mask.map(|mask| Masked { mask, words })
    }

    /// The folder, if it is not in memory.
    #[must_use]
    pub fn dir(&self) -> Option<&Path> {
        match &self.home {
            Home::Folder(dir) => Some(dir),
            Home::Memory(_) => None,
        }
    }

    /// Lends the manifest to `f`. Not a guard: one that lived on in an expression would make the
    /// next look at the manifest wait for ever.
    pub(crate) fn manifest<T>(&self, f: impl FnOnce(&mut Manifest) -> T) -> T {
        f(&mut self.manifest.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn leftovers(&self, dir: &Path) -> Result<Vec<PathBuf>, Error> {
        let runs = self.manifest(|manifest| manifest.runs(None))?;
        let batches: HashSet<BatchId> = runs.into_iter().map(|run| run.batch).collect();
        let mut leftovers = home::leftovers(dir, &batches)?;
        let closes = self.manifest(|manifest| manifest.close_ids())?;
        leftovers.extend(home::leftover_closes(dir, &closes)?);
        Ok(leftovers)
    }

    /// Removes what belongs to no batch. The caller holds the writer's lock.
    pub(crate) fn sweep(&self, dir: &Path) -> Result<(), Error> {
        self.leftovers(dir)?.iter().try_for_each(|path| home::remove(path))
    }

    /// Whether no batch has ever stored a row. Only then may rows carry a `recorded_at` of their
    /// own. A workspace whose batches are all undone is not empty: what was known before the undo
    /// must not change afterwards.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(!self.manifest(|manifest| manifest.has_rows())?)
    }

    /// Begins a batch. Nothing of it is there for anyone until [`BatchWriter::commit`]; dropping
    /// the writer leaves the workspace as it was. `source` says what kind of source it comes from,
    /// `recorded_at` (microseconds since the epoch) when it is imported.
    ///
    /// # Errors
    /// [`Error::Locked`] while another process, or another writer of this one, writes.
    pub fn begin(&self, source: &str, recorded_at: i64) -> Result<BatchWriter<'_>, Error> {
        BatchWriter::begin(self, source, recorded_at, false)
    }

    /// Begins a batch that only finds out what it would do, for [`BatchWriter::plan`]. It writes
    /// nothing and does not keep others from writing.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn begin_plan(&self, source: &str, recorded_at: i64) -> Result<BatchWriter<'_>, Error> {
        BatchWriter::begin(self, source, recorded_at, true)
    }

    /// All batches in the order of commit, undone ones among them.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn batches(&self) -> Result<Vec<BatchInfo>, Error> {
        self.manifest(|manifest| manifest.batches())
    }

    /// Undoes a batch: from `at` on (microseconds since the epoch) its rows are not there. Asked
    /// for an earlier time they still are, and nothing is deleted. Rows that a later batch said
    /// again stay, as rows of that batch. To redo, import the same files again.
    ///
    /// # Errors
    /// [`Error::UnknownBatch`], [`Error::AlreadyUndone`], [`Error::UndoneTooEarly`], and
    /// [`Error::Locked`] while another writer is at work.
    pub fn undo(&self, batch: BatchId, at: i64) -> Result<(), Error> {
        let _right = self.home.write_right()?;
        self.manifest(|manifest| manifest.retract(batch, at))
    }

    /// Calls `f` with all rows of a table known at `known_at` (microseconds since the epoch;
    /// `None` means now), in the order in which batches say them, all versions of each fact.
    /// `columns` are those asked for, in that order, out of the canonical ones and [`crate::KEY`],
    /// [`crate::CONTENT`], [`crate::AGAIN`], [`crate::BATCH`]; `None` means all canonical ones.
    ///
    /// # Errors
    /// [`Error::Shape`] for a column that the table does not have, errors of reading, and those
    /// that `f` returns.
    pub fn scan<E: From<Error>>(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        self.plan_scan(table, known_at, columns)?.run(f)
    }

    /// As [`Workspace::scan`], on up to `threads` threads. `f` also gets the number of the part
    /// that rows belong to: parts are numbered in the order of a scan, and the batches of one part
    /// come in order, one after the other, on one thread.
    ///
    /// # Errors
    /// As [`Workspace::scan`]; after the first error no further part is begun.
    pub fn scan_parallel<E: From<Error> + Send>(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
        threads: usize,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        self.plan_scan(table, known_at, columns)?.run_parallel(threads, f)
    }

    /// As [`Workspace::scan`], with one row for each fact: the version in force, as
    /// [`Stamp::takes_over`](crate::Stamp::takes_over) has it. Costs little more than a scan of
    /// all rows where few facts have several versions.
    ///
    /// # Errors
    /// As [`Workspace::scan`].
    pub fn scan_in_force<E: From<Error>>(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        self.plan_in_force(table, known_at, columns)?.run(f)
    }

    /// As [`Workspace::scan_in_force`], on threads as in [`Workspace::scan_parallel`].
    ///
    /// # Errors
    /// As [`Workspace::scan_parallel`].
    pub fn scan_in_force_parallel<E: From<Error> + Send>(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
        threads: usize,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        self.plan_in_force(table, known_at, columns)?.run_parallel(threads, f)
    }

    /// As [`Workspace::scan_in_force_parallel`]; what people said remains also behind a mask. For
    /// those who count words and themes: whoever calls it must not show what it gives.
    ///
    /// # Errors
    /// As [`Workspace::scan_parallel`].
    pub fn scan_words_parallel<E: From<Error> + Send>(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
        threads: usize,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        let scan = self.plan_in_force(table, known_at, columns)?;
        Scan { masked: self.masked(true), ..scan }.run_parallel(threads, f)
    }

    pub(crate) fn plan_in_force(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
    ) -> Result<Scan, Error> {
        // Rows are marked by what was there when they came. That is also what was there at an
        // earlier time, unless the clock that batches and undos were dated by has gone back.
        let in_order = self.manifest(|manifest| manifest.times_in_order())?;
        self.plan_scan(table, known_at, columns)?.in_force(in_order)
    }

    pub(crate) fn plan_scan(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: Option<&[&str]>,
    ) -> Result<Scan, Error> {
        let schema = projected(table, columns)?;
        let pieces = self.begun(table, known_at)?;
        let slices = pieces.into_iter().map(|piece| piece.open(&self.home));
        let slices = slices.collect::<Result<_, _>>()?;
        Ok(Scan { table, schema, known_at, slices, masked: self.masked(false), fills: None })
    }

    pub(crate) fn pieces(
        &self,
        table: Option<TableId>,
        known_at: Option<i64>,
    ) -> Result<Vec<Piece>, Error> {
        self.manifest(|manifest| pieces(manifest, table, known_at))
    }

    /// The pieces of a table of which anything was recorded by `known_at`.
    fn begun(&self, table: TableId, known_at: Option<i64>) -> Result<Vec<Piece>, Error> {
        let mut pieces = self.pieces(Some(table), known_at)?;
        pieces.retain(|piece| known_at.is_none_or(|at| piece.recorded_from() <= at));
        Ok(pieces)
    }

    /// How much a table holds at `known_at`, or now, without reading it: of what came in one import
    /// all, if any of it was recorded by then.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn table_state(&self, table: TableId, known_at: Option<i64>) -> Result<TableState, Error> {
        let mut state = TableState::default();
        for piece in self.begun(table, known_at)? {
            state.rows += piece.rows();
            state.versions |= piece.run.again > 0;
        }
        Ok(state)
    }

    /// The tables that hold rows now, each with all columns of which any of them speaks.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn spoken(&self) -> Result<BTreeMap<TableId, Says>, Error> {
        let mut tables: BTreeMap<TableId, Says> = BTreeMap::new();
        for piece in self.pieces(None, None)? {
            for says in says::parse(piece.run.says.as_deref()).iter() {
                let known = tables.entry(piece.run.table).or_insert_with(|| says.clone());
                *known = known.or(says);
            }
        }
        Ok(tables)
    }

    /// Whether rows of a table that are known now speak of columns that `says` does not have: rows
    /// that say no more leave these as they are. Of rows that were stored before it was noted what
    /// they speak of, nobody knows.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn leaves(&self, table: TableId, says: &Says) -> Result<bool, Error> {
        let pieces = self.pieces(Some(table), None)?.into_iter();
        let noted = pieces.filter(|piece| piece.run.says.is_some());
        let mut lists = noted.map(|piece| says::parse(piece.run.says.as_deref()));
        Ok(lists.any(|lists| !lists.iter().all(|other| says.covers(other))))
    }

    /// A name for exactly what is known at `known_at`, or now: it changes whenever a scan of any
    /// table would give other rows, and not otherwise. 32 hexadecimal digits.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn data_version(&self, known_at: Option<i64>) -> Result<String, Error> {
        self.data_version_without(known_at, &[])
    }

    /// The same for all tables but some.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn data_version_without(
        &self,
        known_at: Option<i64>,
        without: &[TableId],
    ) -> Result<String, Error> {
        let mut hasher = Sha256::new();
        for piece in self.pieces(None, known_at)? {
            if !without.contains(&piece.run.table)
                && known_at.is_none_or(|at| piece.recorded_from() <= at)
            {
                let cut = known_at.filter(|at| piece.recorded_to() > *at);
                hasher.update(format!(
                    "{} {} {:?} {cut:?}\n",
                    piece.run.table, piece.run.digest, piece.echo
                ));
            }
        }
        Ok(hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }

    /// A number that changes whenever anyone else has written to the workspace since this handle
    /// was opened; numbers of other handles are other ones. It takes microseconds to tell.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn writes(&self) -> Result<i64, Error> {
        self.manifest(|manifest| {
            manifest.wrap(|db| db.pragma_query_value(None, "data_version", |row| row.get(0)))
        })
    }

    /// The account's settings by name, as texts.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn account(&self) -> Result<BTreeMap<String, String>, Error> {
        Ok(self.manifest(|manifest| manifest.settings("account"))?.into_iter().collect())
    }

    /// Sets account settings, or with `None` removes them; all or none.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn set_account(&self, changes: &[(&str, Option<&str>)]) -> Result<(), Error> {
        self.manifest(|manifest| manifest.change_settings("account", changes))
    }

    /// The saved mapping of a name.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn mapping(&self, name: &str) -> Result<Option<String>, Error> {
        self.setting("mapping", name)
    }

    /// All saved mappings by name.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn mappings(&self) -> Result<BTreeMap<String, String>, Error> {
        Ok(self.manifest(|manifest| manifest.settings("mapping"))?.into_iter().collect())
    }

    /// Saves a mapping, or with `None` removes it.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn set_mapping(&self, name: &str, text: Option<&str>) -> Result<(), Error> {
        self.manifest(|manifest| manifest.change_settings("mapping", &[(name, text)]))
    }

    /// Any other small text kept under a key.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn meta(&self, key: &str) -> Result<Option<String>, Error> {
        self.setting("meta", key)
    }

    /// Keeps a small text under a key, or with `None` removes it.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn set_meta(&self, key: &str, text: Option<&str>) -> Result<(), Error> {
        self.manifest(|manifest| manifest.change_settings("meta", &[(key, text)]))
    }

    /// All small texts that are kept, by key.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn metas(&self) -> Result<BTreeMap<String, String>, Error> {
        Ok(self.manifest(|manifest| manifest.settings("meta"))?.into_iter().collect())
    }

    fn setting(&self, kind: &str, name: &str) -> Result<Option<String>, Error> {
        let settings = self.manifest(|manifest| manifest.settings(kind))?;
        Ok(settings.into_iter().find(|(key, _)| key == name).map(|(_, value)| value))
    }
}

/// Refuses a manifest that something has emptied: what it listed is still there, and must not be
/// taken for leftovers.
fn refuse_emptied(dir: &Path) -> Result<(), Error> {
    let manifest = dir.join(MANIFEST);
    let emptied = fs_err::metadata(&manifest).is_ok_and(|m| m.len() == 0);
    let mut runs = fs_err::read_dir(dir.join("runs")).into_iter().flatten();
    if emptied && runs.next().is_some() {
        let reason = "its manifest is empty, but it holds runs; restore tenure.sqlite";
        return Err(Error::NotAWorkspace { path: dir.to_owned(), reason });
    }
    Ok(())
}

/// Whether a folder without a manifest is empty, or holds only what making a workspace begins with.
fn is_ours(dir: &Path) -> Result<bool, Error> {
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name();
        let manifest = name.to_str().is_some_and(|name| name.starts_with(MANIFEST));
        if name != "runs" && name != crate::lock::LOCK_FILE && !manifest {
            return Ok(false);
        }
    }
    Ok(true)
}
