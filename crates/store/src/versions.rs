//! The versions of facts, and which of them are in force.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, UInt64Type};
use arrow_array::{Array, BooleanArray, FixedSizeBinaryArray, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Error;
use crate::columns::{AGAIN, CONTENT, KEY, RECORDED_AT, UPDATED_AT, projected};
use crate::judge::Row;
use crate::ranges::{RowSet, subtract};
use crate::scan::{Scan, Slice};
use crate::stamps::Stamp;

/// The columns that [`version_rows`] reads.
pub(crate) const VERSION_COLUMNS: [&str; 4] = [KEY, CONTENT, UPDATED_AT, RECORDED_AT];

/// The rows of a batch that belong to a scan, numbered from `first` on; those with the keys of
/// `only`, where it is given.
pub(crate) fn version_rows(
    slice: &Slice,
    first: u32,
    mask: Option<&BooleanArray>,
    only: Option<&FxHashSet<u128>>,
    batch: &RecordBatch,
) -> Vec<(Row, u32)> {
    let keys = Keys::new(batch);
    let contents = batch[CONTENT].as_primitive::<UInt64Type>();
    let stamps = StampColumns::new(batch, slice.recorded_at);
    let belongs = |row: &usize| {
        only.is_none_or(|only| only.contains(&keys.get(*row)))
            && mask.is_none_or(|mask| mask.value(*row))
    };
    let numbered = (0..batch.num_rows()).filter(belongs).map(|at| {
        let row = Row { key: keys.get(at), content: contents.value(at), stamp: stamps.get(at) };
        (row, first + at as u32)
    });
    numbered.collect()
}

/// The keys of a batch.
pub(crate) struct Keys<'a>(&'a FixedSizeBinaryArray);

impl<'a> Keys<'a> {
    pub(crate) fn new(batch: &'a RecordBatch) -> Self {
        Self(batch[KEY].as_fixed_size_binary())
    }

    /// Of all rows.
    pub(crate) fn all(self) -> impl Iterator<Item = u128> + 'a {
        (0..self.0.len()).map(move |row| self.get(row))
    }

    pub(crate) fn get(&self, row: usize) -> u128 {
        let mut key = [0; 16];
        key.copy_from_slice(self.0.value(row));
        u128::from_be_bytes(key)
    }
}

/// The times of the rows of a batch.
pub(crate) struct StampColumns<'a> {
    updated: &'a arrow_array::Int64Array,
    recorded: &'a arrow_array::Int64Array,
    /// When another batch repeated the rows.
    repeated_at: Option<i64>,
}

impl<'a> StampColumns<'a> {
    pub(crate) fn new(batch: &'a RecordBatch, repeated_at: Option<i64>) -> Self {
        Self {
            updated: batch[UPDATED_AT].as_primitive::<Int64Type>(),
            recorded: batch[RECORDED_AT].as_primitive::<Int64Type>(),
            repeated_at,
        }
    }

    pub(crate) fn get(&self, row: usize) -> Stamp {
        Stamp {
            updated_at: self.updated.is_valid(row).then(|| self.updated.value(row)),
            recorded_at: self.repeated_at.unwrap_or_else(|| self.recorded.value(row)),
        }
    }
}

/// A version: its place in the scan, and its times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Version {
    pub(crate) slice: usize,
    pub(crate) row: u64,
    pub(crate) stamp: Stamp,
}

impl Scan {
    /// The same scan without the versions that are not in force.
    ///
    /// `all_marked` says that a fact has several versions only where a row is marked
    /// [`AGAIN`]; otherwise all keys are looked at.
    pub(crate) fn in_force(mut self, all_marked: bool) -> Result<Self, Error> {
        let several = if all_marked { self.marked_keys()? } else { self.repeated_keys()? };
        if several.is_empty() {
            return Ok(self);
        }
        let mut beaten: Vec<RowSet> = Vec::new();
        beaten.resize_with(self.slices.len(), RowSet::default);
        for versions in self.versions(&several)?.values_mut() {
            for version in without_winner(versions) {
                let row = u32::try_from(version.row);
                let row = row.map_err(|_| Error::TooManyRows { table: self.table.name() })?;
                beaten[version.slice].insert(row);
            }
        }
        for (slice, beaten) in self.slices.iter_mut().zip(beaten) {
            let all = slice.source.groups().iter().sum();
            let beaten = beaten.ranges(0..all);
            if !beaten.is_empty() {
                let rows = slice.rows.take().unwrap_or_else(|| whole(all));
                slice.rows = Some(subtract(&rows, &beaten));
            }
        }
        Ok(self)
    }

    /// A scan of the same rows with other columns.
    fn of(&self, columns: &[&str], slices: Vec<Slice>) -> Result<Self, Error> {
        let schema = projected(self.table, Some(columns))?;
        Ok(Self { table: self.table, schema, known_at: self.known_at, slices, masked: self.masked })
    }

    /// The keys of rows that were not the first of their fact.
    fn marked_keys(&self) -> Result<FxHashSet<u128>, Error> {
        let slices = self.slices.iter().filter(|slice| slice.again).cloned().collect();
        let mut marked = FxHashSet::default();
        self.of(&[KEY, AGAIN], slices)?.run::<Error>(&mut |batch| {
            let (keys, again) = (Keys::new(&batch), batch[AGAIN].as_boolean());
            marked.extend(again.values().set_indices().map(|row| keys.get(row)));
            Ok(())
        })?;
        Ok(marked)
    }

    /// The keys that several rows have.
    fn repeated_keys(&self) -> Result<FxHashSet<u128>, Error> {
        let mut seen = FxHashSet::default();
        let mut repeated = FxHashSet::default();
        self.of(&[KEY], self.slices.clone())?.run::<Error>(&mut |batch| {
            let keys = Keys::new(&batch);
            let again =
                (0..batch.num_rows()).map(|row| keys.get(row)).filter(|key| !seen.insert(*key));
            repeated.extend(again);
            Ok(())
        })?;
        Ok(repeated)
    }

    /// The versions of the facts with these keys, in the order of the scan.
    fn versions(&self, several: &FxHashSet<u128>) -> Result<FxHashMap<u128, Vec<Version>>, Error> {
        let mut versions: FxHashMap<u128, Vec<Version>> = FxHashMap::default();
        let scan = self.of(&[KEY, UPDATED_AT, RECORDED_AT], self.slices.clone())?;
        scan.run_numbered(&mut |slice, rows, mask, batch| {
            let keys = Keys::new(&batch);
            let stamps = StampColumns::new(&batch, scan.slices[slice].recorded_at);
            for at in 0..batch.num_rows() {
                let key = keys.get(at);
                if several.contains(&key) && mask.as_ref().is_none_or(|mask| mask.value(at)) {
                    let (row, stamp) = (rows.start + at as u64, stamps.get(at));
                    versions.entry(key).or_default().push(Version { slice, row, stamp });
                }
            }
            Ok(())
        })?;
        Ok(versions)
    }
}

fn whole(rows: u64) -> Vec<Range<u64>> {
    std::iter::once(0..rows).collect()
}

/// All versions of a fact, given in the order of the scan, but the one in force.
pub(crate) fn without_winner(versions: &mut Vec<Version>) -> &[Version] {
    versions.sort_by_key(|version| version.stamp.recorded_at);
    let mut winner = 0;
    for at in 1..versions.len() {
        if versions[at].stamp.takes_over(versions[winner].stamp) {
            winner = at;
        }
    }
    if !versions.is_empty() {
        versions.remove(winner);
    }
    versions
}
