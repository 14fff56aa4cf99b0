//! Scans: all rows of a table that were known at a time.

use std::ops::Range;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{
    ArrayRef, BooleanArray, Int64Array, RecordBatch, RecordBatchOptions, new_null_array,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;
use tenure_domain::schema::{Says, TableId};

use crate::columns::{BATCH, RECORDED_AT};
use crate::mask::Mask;
use crate::read::Source;
use crate::says::Fills;
use crate::{BatchId, Error};

/// Some rows of one run, as one batch says them.
#[derive(Debug, Clone)]
pub(crate) struct Slice {
    pub(crate) source: Source,
    /// The number of the run's first row among all stored rows of the table.
    pub(crate) base: u64,
    /// The batch that says them: the run's own, or a later one that repeated them.
    pub(crate) batch: BatchId,
    /// Which of them; `None` means all.
    pub(crate) rows: Option<Vec<Range<u64>>>,
    /// When the batch said them, where that is not the rows' own `recorded_at`.
    pub(crate) recorded_at: Option<i64>,
    /// Whether the run has rows marked [`AGAIN`](crate::AGAIN).
    pub(crate) again: bool,
    /// The earliest and the latest `recorded_at` of the run's rows.
    pub(crate) recorded: (i64, i64),
    /// The lists of columns that its rows speak of.
    pub(crate) says: Arc<[Says]>,
    /// Whether it was stored before that was noted.
    pub(crate) unnoted: bool,
}

/// A scan that knows what to read.
#[derive(Debug)]
pub(crate) struct Scan {
    pub(crate) table: TableId,
    pub(crate) schema: SchemaRef,
    pub(crate) known_at: Option<i64>,
    pub(crate) slices: Vec<Slice>,
    /// What is kept from whoever asks.
    pub(crate) masked: Option<Masked>,
    /// What other versions tell of rows.
    pub(crate) fills: Option<Arc<Fills>>,
}

/// How rows are masked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Masked {
    pub(crate) mask: Mask,
    /// Whether what people said remains.
    pub(crate) words: bool,
}

/// One row group of a slice.
pub(crate) struct Part<'a> {
    /// The place of the slice among those of the scan.
    at: usize,
    pub(crate) slice: &'a Slice,
    pub(crate) group: usize,
    /// The number of the group's first row within the run.
    first: u64,
    pub(crate) rows: u64,
}

impl Scan {
    pub(crate) fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        for (at, slice) in self.slices.iter().enumerate() {
            let mut first = 0;
            for (group, rows) in slice.source.groups().into_iter().enumerate() {
                let part = Part { at, slice, group, first, rows };
                first += rows;
                if part.has_rows() {
                    parts.push(part);
                }
            }
        }
        parts
    }

    /// Calls `f` with all rows in order.
    pub(crate) fn run<E: From<Error>>(
        &self,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        for part in self.parts() {
            self.read(&part, f)?;
        }
        Ok(())
    }

    /// Calls `f` with the number of the part and its rows, on `threads` threads.
    pub(crate) fn run_parallel<E: From<Error> + Send>(
        &self,
        threads: usize,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        let all: Vec<usize> = (0..self.parts().len()).collect();
        self.run_some(threads, &all, f)
    }

    /// The same of some parts, by their numbers; such as there are not have no rows.
    pub(crate) fn run_some<E: From<Error> + Send>(
        &self,
        threads: usize,
        some: &[usize],
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        let parts = self.parts();
        let next = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        let failure = Mutex::new(None);
        let work = || {
            while !stop.load(Ordering::Relaxed) {
                let Some(&number) = some.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    return;
                };
                let Some(part) = parts.get(number) else { continue };
                if let Err(error) = self.read(part, &mut |batch| f(number, batch)) {
                    stop.store(true, Ordering::Relaxed);
                    let mut failure = failure.lock().unwrap_or_else(|poison| poison.into_inner());
                    failure.get_or_insert(error);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads.min(some.len()) {
                scope.spawn(work);
            }
            work();
        });
        match failure.into_inner().unwrap_or_else(|poison| poison.into_inner()) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    pub(crate) fn read<E: From<Error>>(
        &self,
        part: &Part<'_>,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        self.read_whole(part, &mut |rows, mask, batch| {
            let batch = match &self.fills {
                Some(fills) => fills.fill(self.table, part.at, &rows, batch)?,
                None => batch,
            };
            let batch = match mask {
                Some(mask) => self.filtered(&batch, &mask)?,
                None => batch,
            };
            if batch.num_rows() == 0 { Ok(()) } else { f(self.finished(part.slice, &batch)?) }
        })
    }

    /// Calls `f` with the place of the slice, the numbers of rows within its run, which of them belong to the
    /// scan (`None`: all), and the rows; among them those that do not.
    pub(crate) fn run_numbered(
        &self,
        f: &mut dyn FnMut(
            usize,
            Range<u64>,
            Option<BooleanArray>,
            RecordBatch,
        ) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.run_numbered_where(&|_| true, f)
    }

    /// As [`Scan::run_numbered`], without the row groups of which the range of keys is not wanted.
    pub(crate) fn run_numbered_where(
        &self,
        wanted: &dyn Fn(Option<(u128, u128)>) -> bool,
        f: &mut dyn FnMut(
            usize,
            Range<u64>,
            Option<BooleanArray>,
            RecordBatch,
        ) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let parts = self.parts();
        for part in parts.iter().filter(|part| wanted(part.slice.source.keys(part.group))) {
            self.read_whole(part, &mut |rows, mask, batch| f(part.at, rows, mask, batch))?;
        }
        Ok(())
    }

    fn read_whole<E: From<Error>>(
        &self,
        part: &Part<'_>,
        f: &mut dyn FnMut(Range<u64>, Option<BooleanArray>, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let slice = part.slice;
        let by_time = self.known_at.filter(|known_at| part.has_later_rows(*known_at));
        let wanted = self.wanted(by_time.is_some());
        let mut row = part.first;
        slice.source.read(self.table, part.group, &wanted, &mut |batch| {
            let rows = row..row + batch.num_rows() as u64;
            row = rows.end;
            let mask = mask(slice, &rows, by_time, &batch);
            f(rows, mask, batch)
        })
    }

    /// The columns to read: those asked for that are stored, and the time where rows are chosen
    /// by it.
    fn wanted(&self, by_time: bool) -> SchemaRef {
        let fields = self.schema.fields().iter();
        let mut fields: Vec<Arc<Field>> =
            fields.filter(|field| field.name() != BATCH).cloned().collect();
        if by_time && self.schema.index_of(RECORDED_AT).is_err() {
            fields.push(Arc::new(Field::new(RECORDED_AT, DataType::Int64, true)));
        }
        Arc::new(Schema::new(fields))
    }

    pub(crate) fn filtered(
        &self,
        batch: &RecordBatch,
        mask: &BooleanArray,
    ) -> Result<RecordBatch, Error> {
        filter_record_batch(batch, mask)
            .map_err(|source| Error::Rows { table: self.table.name(), source })
    }

    /// A column as whoever asks may see it.
    fn shown(&self, name: &str, column: &ArrayRef) -> ArrayRef {
        match self.masked {
            Some(Masked { mask, words }) => mask.column(self.table, name, column, words),
            None => Arc::clone(column),
        }
    }

    /// The columns asked for, with those made up that depend on who says the rows.
    pub(crate) fn finished(
        &self,
        slice: &Slice,
        batch: &RecordBatch,
    ) -> Result<RecordBatch, Error> {
        let rows = batch.num_rows();
        let column = |field: &Arc<Field>| -> ArrayRef {
            match (field.name().as_str(), slice.recorded_at) {
                (BATCH, _) => Arc::new(Int64Array::from_value(slice.batch.cast_signed(), rows)),
                (RECORDED_AT, Some(time)) => Arc::new(Int64Array::from_value(time, rows)),
                (name, _) => match batch.column_by_name(name) {
                    Some(column) => self.shown(name, column),
                    None => new_null_array(field.data_type(), rows),
                },
            }
        };
        let columns = self.schema.fields().iter().map(column).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options)
            .map_err(|source| Error::Rows { table: self.table.name(), source })
    }
}

impl Part<'_> {
    fn has_rows(&self) -> bool {
        let end = self.first + self.rows;
        let overlaps = |ranges: &Vec<Range<u64>>| {
            let at = ranges.partition_point(|range| range.end <= self.first);
            ranges.get(at).is_some_and(|range| range.start < end)
        };
        self.rows > 0 && self.slice.rows.as_ref().is_none_or(overlaps)
    }

    /// Whether the part may have rows that were not known at the time yet.
    fn has_later_rows(&self, known_at: i64) -> bool {
        let later = |to: i64| to > known_at;
        self.slice.recorded_at.is_none()
            && later(self.slice.recorded.1)
            && self.slice.source.recorded_to(self.group).is_none_or(later)
    }
}

/// Which rows of a batch to keep, or `None` for all.
fn mask(
    slice: &Slice,
    rows: &Range<u64>,
    known_at: Option<i64>,
    batch: &RecordBatch,
) -> Option<BooleanArray> {
    if slice.rows.is_none() && known_at.is_none() {
        return None;
    }
    let mut keep = match &slice.rows {
        Some(ranges) => within(ranges, rows),
        None => vec![true; batch.num_rows()],
    };
    if let (Some(known_at), Some(recorded)) = (known_at, batch.column_by_name(RECORDED_AT)) {
        let recorded = recorded.as_primitive::<Int64Type>().values();
        keep.iter_mut().zip(recorded).for_each(|(keep, time)| *keep &= *time <= known_at);
    }
    Some(BooleanArray::from(keep))
}

/// For each of `rows` whether it is in one of the ranges.
pub(crate) fn within(ranges: &[Range<u64>], rows: &Range<u64>) -> Vec<bool> {
    let mut keep = vec![false; (rows.end - rows.start) as usize];
    let first = ranges.partition_point(|range| range.end <= rows.start);
    for range in ranges[first..].iter().take_while(|range| range.start < rows.end) {
        let from = range.start.max(rows.start) - rows.start;
        let to = range.end.min(rows.end) - rows.start;
        keep[from as usize..to as usize].fill(true);
    }
    keep
}
