//! A run as a Parquet file: how it is written.

use std::collections::HashSet;
use std::hash::Hash;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use fs_err::File;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use parquet::schema::types::ColumnPath;
use tenure_domain::schema::TableId;
use twox_hash::XxHash3_128;

use crate::Error;
use crate::columns::{CONTENT, KEY, SOURCE_LINE};

/// Rows in a row group: what is read, filtered and handed to a thread at a time.
pub(crate) const GROUP_ROWS: usize = 131_072;

/// Rows that are looked at before a column is written without a dictionary.
const SAMPLE_ROWS: usize = 8_192;

/// A file that counts and hashes what is written to it.
pub(crate) struct HashingFile {
    file: File,
    hasher: XxHash3_128,
    bytes: u64,
}

impl HashingFile {
    /// A new file.
    pub(crate) fn create(path: &Path) -> Result<Self, Error> {
        let file = File::create_new(path)?;
        Ok(Self { file, hasher: XxHash3_128::with_seed(0), bytes: 0 })
    }

    /// Waits until all of it is on disk.
    pub(crate) fn finish(self) -> Result<FileMark, Error> {
        self.file.sync_all()?;
        let hash = format!("{:032x}", self.hasher.finish_128());
        Ok(FileMark { bytes: self.bytes, hash })
    }
}

/// How plain files are written.
pub(crate) fn zstd() -> WriterProperties {
    WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build()
}

impl Write for HashingFile {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.file.write(buffer)?;
        self.hasher.write(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What a finished file is known by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileMark {
    pub(crate) bytes: u64,
    pub(crate) hash: String,
}

/// A Parquet file in the making. A thread of its own encodes and writes it, while the next rows
/// are read and judged.
pub(crate) struct FileRun {
    path: PathBuf,
    work: Option<SyncSender<Work>>,
    thread: Option<JoinHandle<Result<FileMark, Error>>>,
}

enum Work {
    Write(RecordBatch),
    Cut,
    Finish,
}

/// Batches that wait to be written. More would only take memory.
const AHEAD: usize = 2;

impl FileRun {
    /// Creates the file. `sample` are the first rows that will be written: they decide how columns
    /// are encoded.
    pub(crate) fn create(
        path: &Path,
        table: TableId,
        schema: &SchemaRef,
        sample: &RecordBatch,
    ) -> Result<Self, Error> {
        let file = HashingFile::create(path)?;
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties(table, sample)))
            .map_err(|source| Error::run(path, source))?;
        let (work, todo) = sync_channel(AHEAD);
        let name = path.to_owned();
        let thread = std::thread::Builder::new()
            .name("run writer".to_owned())
            .spawn(move || write_all(writer, &todo, &name))?;
        Ok(Self { path: path.to_owned(), work: Some(work), thread: Some(thread) })
    }

    pub(crate) fn write(&mut self, batch: RecordBatch) -> Result<(), Error> {
        self.send(Work::Write(batch))
    }

    /// Ends the row group, where it has at least half of the rows that it may have.
    pub(crate) fn cut(&mut self) -> Result<(), Error> {
        self.send(Work::Cut)
    }

    fn send(&mut self, work: Work) -> Result<(), Error> {
        let sent = self.work.as_ref().map(|thread| thread.send(work));
        // The thread stops taking work only where it failed.
        if matches!(sent, Some(Ok(()))) { Ok(()) } else { self.join().map(drop) }
    }

    /// Writes the end of the file and waits until all of it is on disk.
    pub(crate) fn finish(mut self) -> Result<FileMark, Error> {
        if let Some(work) = &self.work {
            let _ = work.send(Work::Finish);
        }
        self.join()
    }

    fn join(&mut self) -> Result<FileMark, Error> {
        self.work = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            Some(Err(_)) => {
                let source = ParquetError::General("the thread that wrote it panicked".to_owned());
                Err(Error::run(&self.path, source))
            }
            None => Err(Error::Failed),
        }
    }
}

impl Drop for FileRun {
    /// Waits for the thread: afterwards the file can be removed.
    fn drop(&mut self) {
        let _ = self.join();
    }
}

/// Does the work of a [`FileRun`]; fails where the work ends before the file does.
fn write_all(
    mut writer: ArrowWriter<HashingFile>,
    todo: &Receiver<Work>,
    path: &Path,
) -> Result<FileMark, Error> {
    for work in todo {
        match work {
            Work::Write(batch) => {
                writer.write(&batch).map_err(|source| Error::run(path, source))?;
            }
            Work::Cut if writer.in_progress_rows() * 2 < GROUP_ROWS => {}
            Work::Cut => writer.flush().map_err(|source| Error::run(path, source))?,
            Work::Finish => {
                let file = writer.into_inner().map_err(|source| Error::run(path, source))?;
                return file.finish();
            }
        }
    }
    Err(Error::Failed)
}

fn properties(table: TableId, sample: &RecordBatch) -> WriterProperties {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let mut properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_data_page_row_count_limit(GROUP_ROWS)
        .set_offset_index_disabled(true)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_compression(zstd);
    for (field, column) in sample.schema_ref().fields().iter().zip(sample.columns()) {
        let path = ColumnPath::from(field.name().as_str());
        properties = match field.name().as_str() {
            // The keys of events are in order of their partitions: statistics tell which ones a
            // group has.
            KEY if table == TableId::Events => plain(properties, path.clone())
                .set_column_statistics_enabled(path, EnabledStatistics::Chunk),
            // The times of one user's events go up: small differences, read quickly.
            "at" if table == TableId::Events => properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path.clone(), Encoding::DELTA_BINARY_PACKED)
                .set_column_compression(path, Compression::UNCOMPRESSED),
            // Sorted by them, a group has few; a sample would be all of one.
            "customer_id" | "user_id" | CONTENT if table == TableId::Events => properties,
            // Hashes do not compress, repeat, or sort.
            KEY | CONTENT => plain(properties, path),
            // Lines count up: their differences are all but nothing.
            SOURCE_LINE => properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED),
            _ if mostly_distinct(column) => properties.set_column_dictionary_enabled(path, false),
            _ => properties,
        };
    }
    properties.build()
}

fn plain(properties: WriterPropertiesBuilder, path: ColumnPath) -> WriterPropertiesBuilder {
    properties
        .set_column_dictionary_enabled(path.clone(), false)
        .set_column_encoding(path.clone(), Encoding::PLAIN)
        .set_column_compression(path.clone(), Compression::UNCOMPRESSED)
        .set_column_statistics_enabled(path, EnabledStatistics::None)
}

/// Whether a dictionary would be about as large as the column itself.
fn mostly_distinct(column: &dyn Array) -> bool {
    let column = column.slice(0, column.len().min(SAMPLE_ROWS));
    match column.data_type() {
        DataType::Utf8 => distinct(column.as_string::<i32>().iter().flatten()),
        DataType::Int64 => distinct(column.as_primitive::<Int64Type>().iter().flatten()),
        _ => false,
    }
}

fn distinct<T: Hash + Eq>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    let mut count = 0_usize;
    for value in values {
        seen.insert(value);
        count += 1;
    }
    seen.len() * 2 > count && count > 0
}
