//! Closes: months whose figures are locked, with the figures themselves.
//!
//! A close is written like a batch: its files go to `closes/<id>.part/` and are synced, the folder
//! gets its name, and then one transaction of the manifest makes it part of the workspace.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use fs_err as fs;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};

use crate::file::{FileMark, HashingFile, zstd};
use crate::home::{self, CLOSES, WriteRight};
use crate::{Error, Fault, Workspace};

mod manifest;

/// The number of a close, counted from 1.
pub type CloseId = u64;

/// What a close says of itself. Times are in microseconds since the epoch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Close {
    /// The last month that it locks, `2026-10`.
    pub month: String,
    /// The first month that it locks; empty where it locks all that came before.
    pub first: String,
    /// The first instant that it locks; `i64::MIN` where it locks all that came before.
    pub begins: i64,
    /// The first instant after it.
    pub ends: i64,
    /// When it was done.
    pub closed_at: i64,
    /// The facts that it rests on: those known then.
    pub known_at: i64,
    /// The name of exactly these facts, as [`Workspace::data_version`] has it.
    pub data_version: String,
    /// The version of the program that did it.
    pub program: String,
    /// The name of the policy.
    pub policy: String,
    /// The hash of the policy's text.
    pub policy_hash: String,
    /// All settings of the policy.
    pub policy_text: String,
    /// The account's settings, one `name = value` a line.
    pub account: String,
    /// What the one who closed had to say.
    pub note: String,
    /// Who closed.
    pub by: String,
    /// Customers at the end of the last month.
    pub customers: u64,
    /// Movements that it locks.
    pub movements: u64,
    /// MRR at the end of the last month, in MRR units of the account currency.
    pub closing: i128,
}

/// A file of a close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseFile {
    /// What it holds, such as `movements`.
    pub name: String,
    /// Relative to the folder of closes.
    pub file: String,
    /// Rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// Hash of the bytes.
    pub hash: String,
}

/// That a close holds no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// From when on, in microseconds since the epoch.
    pub at: i64,
    /// Why.
    pub note: String,
    /// Who reopened.
    pub by: String,
}

/// A close as the workspace has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseInfo {
    /// Its number.
    pub id: CloseId,
    /// What it says.
    pub close: Close,
    /// Its files.
    pub files: Vec<CloseFile>,
    /// Set where it was reopened.
    pub reopened: Option<Reopening>,
}

impl CloseInfo {
    /// Whether the close holds at `known_at`, or now.
    #[must_use]
    pub fn holds(&self, known_at: Option<i64>) -> bool {
        let begun = known_at.is_none_or(|at| self.close.closed_at <= at);
        let reopened = self.reopened.as_ref().map(|it| it.at);
        let over = reopened.is_some_and(|at| known_at.is_none_or(|known| at <= known));
        begun && !over
    }
}

/// A close in the making, and the right to write. Dropping it gives it up.
#[derive(Debug)]
pub struct CloseWriter<'w> {
    workspace: &'w Workspace,
    _right: WriteRight,
    id: CloseId,
    files: Vec<CloseFile>,
}

impl Workspace {
    /// Begins a close. Until it is committed or dropped nobody else writes, so what is read
    /// meanwhile is what the close rests on.
    ///
    /// # Errors
    /// [`Error::NoFolder`] in memory, [`Error::Locked`] while another writer is at work.
    pub fn begin_close(&self) -> Result<CloseWriter<'_>, Error> {
        let dir = self.dir().ok_or(Error::NoFolder)?;
        let right = self.home.write_right()?;
        self.sweep(dir)?;
        let id = self.manifest(|manifest| manifest.next_close())?;
        Ok(CloseWriter { workspace: self, _right: right, id, files: Vec::new() })
    }

    /// All closes in the order in which they were done, reopened ones among them.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn closes(&self) -> Result<Vec<CloseInfo>, Error> {
        self.manifest(|manifest| manifest.closes())
    }

    /// Notes that a close holds no more from `at` on. It stays, with its files.
    ///
    /// # Errors
    /// [`Error::Locked`] while another writer is at work, [`Error::Manifest`].
    pub fn reopen(&self, close: CloseId, reopening: &Reopening) -> Result<(), Error> {
        let _right = self.home.write_right()?;
        self.manifest(|manifest| manifest.reopen(close, reopening))
    }

    /// Calls `f` with the rows of a file of a close: all columns, or those named, in the order of
    /// the file.
    ///
    /// # Errors
    /// Errors of reading, and those that `f` returns.
    pub fn read_close<E: From<Error>>(
        &self,
        file: &CloseFile,
        columns: Option<&[&str]>,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let dir = self.dir().ok_or(Error::NoFolder)?;
        let path = dir.join(CLOSES).join(&file.file);
        let failed = |source| Error::run(&path, source);
        let opened = fs::File::open(&path).map_err(Error::from)?;
        let mut builder = ParquetRecordBatchReaderBuilder::try_new(opened.into_file())
            .map_err(failed)?
            .with_batch_size(65_536);
        if let Some(columns) = columns {
            let wanted = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
            builder = builder.with_projection(wanted);
        }
        for batch in builder.build().map_err(failed)? {
            let batch = batch.map_err(|source| failed(source.into()))?;
            f(self.shown(batch)?)?;
        }
        Ok(())
    }

    /// Rows as whoever reads them may see them.
    fn shown(&self, batch: RecordBatch) -> Result<RecordBatch, Error> {
        let Some(mask) = self.mask() else { return Ok(batch) };
        let columns = batch.columns().iter().map(|column| mask.ids(column)).collect();
        RecordBatch::try_new(batch.schema(), columns)
            .map_err(|source| Error::Rows { table: "a month close", source })
    }

    /// Reads every file of every close and compares it with the manifest.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn verify_closes(&self) -> Result<Vec<Fault>, Error> {
        let Some(dir) = self.dir() else { return Ok(Vec::new()) };
        let mut faults = Vec::new();
        for file in self.closes()?.into_iter().flat_map(|close| close.files) {
            let path = dir.join(CLOSES).join(&file.file);
            let mark = FileMark { bytes: file.bytes, hash: file.hash };
            if let Some(kind) = crate::verify::fault(&path, &mark, file.rows) {
                faults.push(Fault { path, kind });
            }
        }
        Ok(faults)
    }
}

impl CloseWriter<'_> {
    /// The number that the close will have.
    #[must_use]
    pub fn id(&self) -> CloseId {
        self.id
    }

    /// Writes a file of the close; when it returns, the file is on disk.
    ///
    /// # Errors
    /// Errors of writing, and those of the rows.
    pub fn write<E: From<Error>>(
        &mut self,
        name: &str,
        schema: &SchemaRef,
        rows: impl IntoIterator<Item = Result<RecordBatch, E>>,
    ) -> Result<(), E> {
        let dir = self.workspace.dir().ok_or(Error::NoFolder)?;
        let folder = home::unfinished_close(dir, self.id);
        fs::create_dir_all(&folder).map_err(Error::from)?;
        let path = folder.join(format!("{name}.parquet"));
        let failed = |source| Error::run(&path, source);
        let file = HashingFile::create(&path)?;
        let mut writer =
            ArrowWriter::try_new(file, schema.clone(), Some(zstd())).map_err(failed)?;
        let mut count = 0;
        for batch in rows {
            let batch = batch?;
            count += batch.num_rows() as u64;
            writer.write(&batch).map_err(failed)?;
        }
        let mark = writer.into_inner().map_err(failed)?.finish()?;
        self.files.push(CloseFile {
            name: name.to_owned(),
            file: format!("{}/{name}.parquet", home::close_folder(self.id)),
            rows: count,
            bytes: mark.bytes,
            hash: mark.hash,
        });
        Ok(())
    }

    /// Makes the close part of the workspace. When it returns, the close is on disk.
    ///
    /// # Errors
    /// Those of writing. The workspace is then as it was.
    pub fn commit(mut self, close: Close) -> Result<CloseInfo, Error> {
        let dir = self.workspace.dir().ok_or(Error::NoFolder)?;
        home::finish_close(dir, self.id)?;
        let files = std::mem::take(&mut self.files);
        let info = CloseInfo { id: self.id, close, files, reopened: None };
        self.workspace.manifest(|manifest| manifest.commit_close(&info))?;
        Ok(info)
    }
}

impl Drop for CloseWriter<'_> {
    /// Clears away what was written, unless the manifest says that it is part of the workspace.
    fn drop(&mut self) {
        if let Some(dir) = self.workspace.dir() {
            let _ = self.workspace.sweep(dir);
        }
    }
}
