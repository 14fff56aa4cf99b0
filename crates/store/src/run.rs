//! The rows that a batch keeps of one table.

use std::path::PathBuf;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, UInt64Type};
use arrow_array::{Array, FixedSizeBinaryArray};
use arrow_schema::SchemaRef;
use arrow_select::concat::concat_batches;
use tenure_domain::schema::{Says, TableId};
use twox_hash::XxHash3_128;

use crate::Error;
use crate::columns::{AGAIN, CONTENT, KEY, RECORDED_AT, SAID, UPDATED_AT, stored};
use crate::compact::Compactor;
use crate::file::{FileMark, FileRun};
use crate::says;

/// Rows that are gathered before they are written: enough to see how columns repeat.
const GATHER_ROWS: usize = 32_768;

/// Where the rows of a run go.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// Into a new file.
    File(PathBuf),
    /// Into memory.
    Memory,
    /// Nowhere: the batch is only planned.
    Nowhere,
}

/// A run in the making.
pub(crate) struct Run {
    table: TableId,
    pub(crate) schema: SchemaRef,
    target: Target,
    file: Option<FileRun>,
    gathered: Vec<RecordBatch>,
    gathered_rows: usize,
    memory: Vec<RecordBatch>,
    compactor: Compactor,
    facts: RunFacts,
    digest: XxHash3_128,
    /// The lists of columns that rows speak of.
    lists: Vec<Says>,
}

/// What a run is known by, wherever its rows are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RunFacts {
    pub(crate) rows: u64,
    pub(crate) again: u64,
    pub(crate) recorded_from: i64,
    pub(crate) recorded_to: i64,
}

/// A finished run.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) facts: RunFacts,
    pub(crate) digest: String,
    /// The lists of columns that rows speak of, as the manifest has them.
    pub(crate) says: String,
    /// Of the file, if there is one.
    pub(crate) mark: FileMark,
    /// The rows, if they are in memory.
    pub(crate) memory: Vec<RecordBatch>,
}

impl Run {
    pub(crate) fn new(table: TableId, target: Target) -> Self {
        Self {
            table,
            schema: stored(table),
            target,
            file: None,
            gathered: Vec::new(),
            gathered_rows: 0,
            memory: Vec::new(),
            compactor: Compactor::default(),
            facts: RunFacts { rows: 0, again: 0, recorded_from: i64::MAX, recorded_to: i64::MIN },
            digest: XxHash3_128::with_seed(0),
            lists: Vec::new(),
        }
    }

    /// The number by which rows name the columns that they speak of; the first needs none.
    pub(crate) fn said(&mut self, says: &Says) -> Option<i32> {
        let known = self.lists.iter().position(|known| known == says);
        let at = known.unwrap_or_else(|| {
            self.lists.push(says.clone());
            self.lists.len() - 1
        });
        i32::try_from(at).ok().filter(|at| *at > 0)
    }

    /// Adds rows with all stored columns.
    pub(crate) fn push(&mut self, batch: RecordBatch) -> Result<(), Error> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        self.count(&batch);
        if matches!(self.target, Target::Nowhere) {
            return Ok(());
        }
        self.gathered_rows += batch.num_rows();
        self.gathered.push(batch);
        if self.gathered_rows >= GATHER_ROWS { self.write_gathered() } else { Ok(()) }
    }

    fn count(&mut self, batch: &RecordBatch) {
        let keys: &FixedSizeBinaryArray = batch[KEY].as_fixed_size_binary();
        let contents = batch[CONTENT].as_primitive::<UInt64Type>();
        let recorded = batch[RECORDED_AT].as_primitive::<Int64Type>();
        let updated = batch[UPDATED_AT].as_primitive::<Int64Type>();
        let said = batch.column_by_name(SAID).filter(|said| said.null_count() < said.len());
        let said = said.and_then(|said| said.as_primitive_opt::<Int32Type>());
        let mut bytes = Vec::with_capacity(batch.num_rows() * 40);
        for row in 0..batch.num_rows() {
            bytes.extend_from_slice(keys.value(row));
            bytes.extend_from_slice(&contents.value(row).to_le_bytes());
            bytes.extend_from_slice(&recorded.value(row).to_le_bytes());
            let updated_at = updated.is_valid(row).then(|| updated.value(row));
            bytes.extend_from_slice(&updated_at.unwrap_or(i64::MIN).to_le_bytes());
            if let Some(said) = said.filter(|said| said.is_valid(row)) {
                bytes.extend_from_slice(&said.value(row).to_le_bytes());
            }
        }
        self.digest.write(&bytes);
        self.facts.rows += batch.num_rows() as u64;
        self.facts.again += batch[AGAIN].as_boolean().true_count() as u64;
        for time in recorded.values() {
            self.facts.recorded_from = self.facts.recorded_from.min(*time);
            self.facts.recorded_to = self.facts.recorded_to.max(*time);
        }
    }

    fn write_gathered(&mut self) -> Result<(), Error> {
        let gathered = std::mem::take(&mut self.gathered);
        self.gathered_rows = 0;
        if gathered.is_empty() {
            return Ok(());
        }
        let joined = if gathered.len() == 1 {
            gathered
        } else {
            let joined = concat_batches(&self.schema, &gathered);
            vec![joined.map_err(|source| Error::Rows { table: self.table.name(), source })?]
        };
        for batch in joined {
            match &self.target {
                Target::Nowhere => {}
                Target::Memory => self.memory.push(self.compactor.compact(&batch)),
                Target::File(path) => {
                    if self.file.is_none() {
                        self.file = Some(FileRun::create(path, self.table, &self.schema, &batch)?);
                    }
                    self.file.iter_mut().try_for_each(|file| file.write(batch.clone()))?;
                }
            }
        }
        Ok(())
    }

    /// Lets what comes next begin a row group of its own, where the last one has enough rows.
    pub(crate) fn cut(&mut self) -> Result<(), Error> {
        self.write_gathered()?;
        self.file.as_mut().map_or(Ok(()), FileRun::cut)
    }

    /// Ends the run: its rows are on disk. `None` where there are none.
    pub(crate) fn finish(mut self) -> Result<Option<Finished>, Error> {
        self.write_gathered()?;
        if self.facts.rows == 0 {
            return Ok(None);
        }
        let mark = match self.file {
            Some(file) => file.finish()?,
            None => FileMark::default(),
        };
        let says = says::text(&self.lists);
        self.digest.write(says.as_bytes());
        let digest = format!("{:032x}", self.digest.finish_128());
        Ok(Some(Finished { facts: self.facts, digest, says, mark, memory: self.memory }))
    }
}
