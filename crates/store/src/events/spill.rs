//! Rows on disk, partition by partition, until the batch ends.
//!
//! One file without a name: whatever stops the program, the operating system takes it back.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use arrow_array::{BooleanArray, RecordBatch, UInt32Array};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, Schema};
use arrow_select::concat::concat_batches;
use arrow_select::filter::filter_record_batch;
use arrow_select::take::take_record_batch;

use super::marks::{PARTITIONS, failed, key, partition};
use crate::Error;
use crate::columns::KEY;
use crate::run::Target;

/// Some rows of a partition within the file.
#[derive(Debug, Clone, Copy)]
struct Segment {
    from: u64,
    bytes: usize,
}

/// Rows on disk.
#[derive(Debug)]
pub(super) struct Spill {
    file: std::fs::File,
    end: u64,
    /// By partition, in the order in which rows came.
    segments: Vec<Vec<Segment>>,
}

impl Spill {
    /// A new file beside the run, or in the folder for temporary files.
    pub(super) fn new(target: &Target) -> Result<Self, Error> {
        let file = match target {
            Target::File(path) => match path.parent() {
                Some(folder) => tempfile::tempfile_in(folder)?,
                None => tempfile::tempfile()?,
            },
            Target::Memory | Target::Nowhere => tempfile::tempfile()?,
        };
        Ok(Self { file, end: 0, segments: vec![Vec::new(); PARTITIONS] })
    }

    /// Adds rows.
    pub(super) fn put(&mut self, batches: &[RecordBatch]) -> Result<(), Error> {
        for batches in alike(batches) {
            let rows = concat_batches(&batches[0].schema(), batches).map_err(failed)?;
            self.put_rows(&rows)?;
        }
        Ok(())
    }

    fn put_rows(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let keys = &rows[KEY];
        let mut members = vec![Vec::new(); PARTITIONS];
        for row in 0..rows.num_rows() {
            members[partition(key(keys, row))].push(row as u32);
        }
        let mut bytes = Vec::new();
        for (number, members) in members.into_iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let part = take_record_batch(rows, &UInt32Array::from(members)).map_err(failed)?;
            bytes.clear();
            encode(&part, &mut bytes).map_err(failed)?;
            self.segments[number].push(Segment { from: self.end, bytes: bytes.len() });
            self.file.seek(SeekFrom::Start(self.end))?;
            self.file.write_all(&bytes)?;
            self.end += bytes.len() as u64;
        }
        Ok(())
    }

    /// How many bytes a partition has.
    pub(super) fn bytes(&self, number: usize) -> usize {
        self.segments[number].iter().map(|segment| segment.bytes).sum()
    }

    /// The rows of a partition of which the key is wanted, in the order in which they came.
    pub(super) fn take(
        &self,
        number: usize,
        wanted: impl Fn(u128) -> bool,
    ) -> Result<Vec<RecordBatch>, Error> {
        let mut all = Vec::new();
        for segment in &self.segments[number] {
            let mut bytes = vec![0; segment.bytes];
            let mut file = &self.file;
            file.seek(SeekFrom::Start(segment.from))?;
            file.read_exact(&mut bytes)?;
            for batch in StreamReader::try_new(Cursor::new(bytes), None).map_err(failed)? {
                let batch = batch.map_err(failed)?;
                let keys = &batch[KEY];
                let keep: BooleanArray =
                    (0..batch.num_rows()).map(|row| Some(wanted(key(keys, row)))).collect();
                match keep.true_count() {
                    0 => {}
                    n if n == keep.len() => all.push(batch),
                    _ => all.push(filter_record_batch(&batch, &keep).map_err(failed)?),
                }
            }
        }
        Ok(all)
    }
}

fn encode(batch: &RecordBatch, bytes: &mut Vec<u8>) -> Result<(), ArrowError> {
    let mut writer = StreamWriter::try_new(bytes, batch.schema_ref())?;
    writer.write(batch)?;
    writer.finish()
}

/// Neighbours that have the same columns.
pub(super) fn alike(batches: &[RecordBatch]) -> impl Iterator<Item = &[RecordBatch]> {
    let names = |schema: &Schema| -> Vec<String> {
        schema.fields().iter().map(|field| field.name().clone()).collect()
    };
    batches.chunk_by(move |a, b| names(a.schema_ref()) == names(b.schema_ref()))
}
