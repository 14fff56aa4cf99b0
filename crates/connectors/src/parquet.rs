//! Parquet: typed columns of any reasonable kind, as canonical rows.
//!
//! Which types a column may have is decided by the schema, before any row is read; within a
//! type, values are checked like texts of a CSV file.

mod fast;
pub mod types;
pub mod values;

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Once};

use arrow_array::RecordBatch;
use arrow_schema::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use parquet::file::reader::ChunkReader;
use tenure_domain::finding::Finding;
use tenure_domain::said;

use crate::block::{Parsed, Rejected};
use crate::cell;
use crate::columns::{BATCH_ROWS, Columns, Frame};
use crate::header::{Plan, Target};
use crate::row::{Row, RowReader};

use types::{plain_schema, with_texts, with_words, wrong_type};
use values::ColumnValues;

/// Rows of a batch that is taken at once: few enough that they stay in the processor's caches.
const FEW_ROWS: usize = BATCH_ROWS / 8;

/// With fewer row groups than this the threads that read them would wait for the last one.
const LEAST_GROUPS: usize = 4;

/// Row groups with more rows than this are not read as wholes.
const MOST_ROWS: u64 = 1 << 20;

/// A Parquet file whose schema has been read.
pub struct ParquetFile<R> {
    reader: R,
    metadata: ArrowReaderMetadata,
    /// Which of its columns are UUIDs.
    uuids: Vec<bool>,
}

/// Rows of a file, and the number of the first.
pub struct Rows {
    /// The columns that are read.
    pub batch: RecordBatch,
    /// Number of the first row, from 1.
    pub first_row: u64,
}

impl<R: ChunkReader + 'static> ParquetFile<R> {
    /// Reads the schema.
    ///
    /// # Errors
    /// The finding for a file that is not Parquet or is damaged.
    pub fn open(reader: R) -> Result<ParquetFile<R>, Box<Finding>> {
        let metadata = guarded(|| {
            let found = ArrowReaderMetadata::load(&reader, ArrowReaderOptions::new())?;
            let plain = plain_schema(found.schema());
            if plain == *found.schema() {
                return Ok(found);
            }
            let options = ArrowReaderOptions::new().with_schema(plain);
            ArrowReaderMetadata::try_new(Arc::clone(found.metadata()), options).or(Ok(found))
        })?;
        let uuids = types::uuids(metadata.parquet_schema());
        Ok(ParquetFile { reader, metadata, uuids })
    }

    /// Names of the columns.
    pub fn header(&self) -> Vec<String> {
        self.metadata.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// How many rows the file says it has.
    pub fn rows(&self) -> u64 {
        u64::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// Columns whose type cannot hold what the table wants there. Attributes of such types are
    /// dropped from the plan with a warning; other columns are errors.
    pub fn check(&self, plan: &mut Plan) -> (Vec<Finding>, Vec<Finding>) {
        let (mut warnings, mut errors) = (Vec::new(), Vec::new());
        for (at, field) in self.metadata.schema().fields().iter().enumerate() {
            let read_as = if self.uuids[at] { &DataType::Utf8 } else { field.data_type() };
            let Some(finding) = wrong_type(plan, at, read_as) else { continue };
            if plan.targets[at] == Target::Attribute {
                plan.targets[at] = Target::Ignored;
                warnings.push(finding);
            } else {
                errors.push(finding);
            }
        }
        (warnings, errors)
    }

    /// Reads the columns of the plan, batch by batch.
    ///
    /// # Errors
    /// The finding for a damaged file.
    pub fn batches(self, plan: &Plan) -> Result<Batches, Box<Finding>> {
        let (mask, uuids) = self.wanted(plan);
        let reader = guarded(|| {
            ParquetRecordBatchReaderBuilder::new_with_metadata(self.reader, self.metadata)
                .with_projection(mask)
                .with_batch_size(BATCH_ROWS)
                .build()
        })?;
        Ok(Batches { reader, row: 1, uuids })
    }

    /// The columns of the plan, and which of them are UUIDs.
    fn wanted(&self, plan: &Plan) -> (ProjectionMask, Vec<bool>) {
        let wanted = plan.targets.iter().enumerate().filter(|(_, t)| **t != Target::Ignored);
        let wanted: Vec<usize> = wanted.map(|(at, _)| at).collect();
        let uuids = wanted.iter().map(|&at| self.uuids[at]).collect();
        (ProjectionMask::roots(self.metadata.parquet_schema(), wanted), uuids)
    }

    /// Its row groups, for those who take each batch at once and mind no order; `None` where
    /// threads would have too little to do, or too much at a time.
    pub fn groups(&self, plan: &Plan) -> Option<Groups> {
        let (mask, uuids) = self.wanted(plan);
        let mut firsts = vec![1];
        for group in self.metadata.metadata().row_groups() {
            let rows = u64::try_from(group.num_rows()).ok().filter(|&rows| rows <= MOST_ROWS)?;
            firsts.push(firsts.last()? + rows);
        }
        let metadata = with_words(self.metadata.clone(), |at| plan.is_text(at));
        (firsts.len() > LEAST_GROUPS).then_some(Groups { metadata, mask, uuids, firsts })
    }
}

/// The row groups of a file, each of which any thread can read by itself. Texts that the file tells
/// by dictionaries stay so where that is shorter.
pub struct Groups {
    metadata: ArrowReaderMetadata,
    mask: ProjectionMask,
    uuids: Vec<bool>,
    /// Numbers of their first rows, and of the one after the last.
    firsts: Vec<u64>,
}

impl Groups {
    /// How many.
    pub fn count(&self) -> usize {
        self.firsts.len() - 1
    }

    /// How many rows those before this one hold together.
    pub fn rows_before(&self, group: usize) -> u64 {
        self.firsts[group] - 1
    }

    /// Reads one of them, batch by batch; `reader` is its file.
    ///
    /// # Errors
    /// The finding for a damaged file.
    pub fn batches<R>(&self, reader: R, group: usize) -> Result<Batches, Box<Finding>>
    where
        R: ChunkReader + 'static,
    {
        let reader = guarded(|| {
            let metadata = self.metadata.clone();
            ParquetRecordBatchReaderBuilder::new_with_metadata(reader, metadata)
                .with_projection(self.mask.clone())
                .with_row_groups(vec![group])
                .with_batch_size(FEW_ROWS)
                .build()
        })?;
        Ok(Batches { reader, row: self.firsts[group], uuids: self.uuids.clone() })
    }
}

/// The batches of a file.
pub struct Batches {
    reader: ParquetRecordBatchReader,
    row: u64,
    /// Which of the columns that are read are UUIDs.
    uuids: Vec<bool>,
}

impl Batches {
    /// The next rows; `None` at the end.
    ///
    /// # Errors
    /// The finding for a damaged file.
    pub fn next_rows(&mut self) -> Result<Option<Rows>, Box<Finding>> {
        let reader = &mut self.reader;
        let texts = |batch: RecordBatch| match self.uuids.contains(&true) {
            true => with_texts(&batch, &self.uuids),
            false => Ok(batch),
        };
        let batch = guarded(|| {
            let batch = reader.next().transpose()?;
            batch.map(texts).transpose().map_err(ParquetError::from)
        })?;
        Ok(batch.map(|batch| {
            let first_row = self.row;
            self.row += batch.num_rows() as u64;
            Rows { batch, first_row }
        }))
    }
}

thread_local! {
    /// Whether this thread is inside the Parquet reader, whose panics become findings.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// From now on panics inside the Parquet reader print nothing; all others go where they went.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READING.get() {
                before(info);
            }
        }));
    });
}

/// The compression that a failure of the reader names as one that it does not know.
fn codec(error: &str) -> Option<String> {
    let (_, named) = error.split_once("Disabled feature at compile time: ")?;
    Some(named.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
}

/// The finding for a file that is sound, and compressed in a way that is not read.
fn unread(codec: String) -> Finding {
    let expected = said!(
        "Parquet without compression, or with Snappy, gzip or Zstandard; this is {codec}",
        codec = codec
    );
    Finding::new("unsupported-compression", expected)
        .with_hint(said!("write the file again with one of these compressions"))
}

/// Runs the Parquet reader, which may panic on damaged files, and makes findings of its failures.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Box<Finding>> {
    quiet();
    READING.set(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    let expected = match result {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(error)) => match codec(&error.to_string()) {
            Some(codec) => return Err(Box::new(unread(codec))),
            None => said!("a readable Parquet file ({error})", error = error.to_string()),
        },
        Err(_) => "an intact Parquet file".into(),
    };
    Err(Box::new(Finding::new("corrupt-input", expected)))
}

/// Makes rows of one file canonical. Each thread has its own.
#[derive(Debug)]
pub struct ParquetParser {
    rows: RowReader,
    file: Arc<str>,
    source: Arc<str>,
    columns: Columns,
    /// Columns of the file that are read, in the order of the batches.
    wanted: Vec<usize>,
    frame: Frame,
    /// Whether batches go row by row even where nothing is wrong with them.
    careful: bool,
}

impl ParquetParser {
    /// A parser for a file whose columns are known.
    pub fn new(rows: RowReader, file: Arc<str>, source: Arc<str>) -> ParquetParser {
        let targets = rows.plan().targets.iter().enumerate();
        let wanted = targets.filter(|(_, t)| **t != Target::Ignored).map(|(at, _)| at).collect();
        let columns = Columns::new(rows.plan().spec.id, &rows.used());
        let frame = Frame::new(rows.plan().spec.id, &rows.used());
        ParquetParser { rows, file, source, columns, wanted, frame, careful: false }
    }

    /// Makes the rows of a batch canonical. Records are numbered within it.
    pub fn parse(&mut self, rows: &Rows) -> Parsed {
        if !self.careful
            && let Some(parsed) = self.at_once(rows)
        {
            return parsed;
        }
        self.row_by_row(rows)
    }

    /// The batch column by column, where nothing is wrong with it.
    fn at_once(&mut self, rows: &Rows) -> Option<Parsed> {
        let arrays = rows.batch.columns();
        let columns = fast::columns(&mut self.rows, self.frame.schema(), &self.wanted, arrays)?;
        let count = rows.batch.num_rows() as u64;
        let lines = (rows.first_row..rows.first_row + count).map(|line| line as i64).collect();
        let batch = self.frame.assemble(columns, lines, &self.source, &self.file);
        Some(Parsed { batches: vec![batch], good: count, records: count, ..Parsed::default() })
    }

    fn row_by_row(&mut self, rows: &Rows) -> Parsed {
        let mut parsed = Parsed::default();
        let values: Vec<ColumnValues<'_>> =
            rows.batch.columns().iter().map(|array| ColumnValues::new(array.as_ref())).collect();
        let mut row = Row::new(self.rows.plan());
        for at in 0..rows.batch.num_rows() {
            let number = rows.first_row + at as u64;
            parsed.records += 1;
            row.clear();
            for (values, column) in values.iter().zip(&self.wanted) {
                match values.cell(at) {
                    Ok(cell) => self.rows.cell(&mut row, *column, &cell),
                    Err((shown, problem)) => row.wrong(Some(*column), Some(&shown), problem),
                }
            }
            if self.rows.finish(&mut row, number) {
                self.columns.push(&row.slots, number);
                if self.columns.is_full() {
                    self.flush(&mut parsed);
                }
            } else {
                let fields = self.fields(&values, at);
                parsed.rejected.push(Rejected {
                    text: None,
                    line: number,
                    record: parsed.records,
                    fields,
                    places: row.problems.iter().map(|_| (number, None)).collect(),
                    problems: std::mem::take(&mut row.problems),
                });
            }
        }
        self.flush(&mut parsed);
        parsed.missing_currency = self.rows.take_missing_currency();
        parsed
    }

    fn fields(&self, values: &[ColumnValues<'_>], at: usize) -> Vec<String> {
        let mut fields = vec![String::new(); self.rows.plan().header.len()];
        for (values, column) in values.iter().zip(&self.wanted) {
            fields[*column] = match values.cell(at) {
                Ok(cell::Cell::Empty) => String::new(),
                Ok(cell) => cell.shown().into_owned(),
                Err((shown, _)) => shown,
            };
        }
        fields
    }

    fn flush(&mut self, parsed: &mut Parsed) {
        if self.columns.rows() > 0 {
            parsed.good += self.columns.rows() as u64;
            parsed.batches.push(self.columns.finish(&self.source, &self.file));
        }
    }
}

#[cfg(test)]
mod tests;
