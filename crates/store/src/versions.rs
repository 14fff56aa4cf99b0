//! The versions of facts, and which of them are in force.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, UInt64Type};
use arrow_array::{Array, BooleanArray, FixedSizeBinaryArray, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Error;
use crate::columns::{AGAIN, CONTENT, KEY, RECORDED_AT, SAID, UPDATED_AT, projected};
use crate::judge::Row;
use crate::ranges::{RowSet, subtract};
use crate::says::{Fills, Lists, newest};
use crate::scan::{Scan, Slice};
use crate::stamps::Stamp;

/// The columns that [`version_rows`] reads.
pub(crate) const VERSION_COLUMNS: [&str; 5] = [KEY, CONTENT, UPDATED_AT, RECORDED_AT, SAID];

/// The rows of a batch that belong to a scan, numbered from `first` on; those with the keys of
/// `only`, where it is given. `lists` are the numbers of what the rows of the slice speak of.
pub(crate) fn version_rows(
    (slice, lists): (&Slice, &[u32]),
    first: u32,
    mask: Option<&BooleanArray>,
    only: Option<&FxHashSet<u128>>,
    batch: &RecordBatch,
) -> Vec<(Row, u32)> {
    let keys = Keys::new(batch);
    let contents = batch[CONTENT].as_primitive::<UInt64Type>();
    let stamps = StampColumns::new(batch, slice.recorded_at);
    let said = SaidColumn::new(batch, lists);
    let belongs = |row: &usize| {
        only.is_none_or(|only| only.contains(&keys.get(*row)))
            && mask.is_none_or(|mask| mask.value(*row))
    };
    let numbered = (0..batch.num_rows()).filter(belongs).map(|at| {
        let (key, content) = (keys.get(at), contents.value(at));
        let row = Row { key, content, stamp: stamps.get(at), says: said.get(at) };
        (row, first + at as u32)
    });
    numbered.collect()
}

/// The keys of a batch.
pub(crate) struct Keys<'a>(&'a FixedSizeBinaryArray);

impl<'a> Keys<'a> {
    pub(crate) fn new(batch: &'a RecordBatch) -> Self {
        Self::of(batch[KEY].as_fixed_size_binary())
    }

    /// Those of a column.
    pub(crate) fn of(column: &'a FixedSizeBinaryArray) -> Self {
        Self(column)
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

/// What the rows of a batch speak of, by numbers.
pub(crate) struct SaidColumn<'a> {
    said: Option<&'a arrow_array::Int32Array>,
    /// The numbers of the lists of the run.
    lists: &'a [u32],
}

impl<'a> SaidColumn<'a> {
    pub(crate) fn new(batch: &'a RecordBatch, lists: &'a [u32]) -> Self {
        let said = batch.column_by_name(SAID).filter(|said| said.null_count() < said.len());
        Self { said: said.and_then(|said| said.as_primitive_opt()), lists }
    }

    pub(crate) fn get(&self, row: usize) -> u32 {
        let said = self.said.filter(|said| said.is_valid(row));
        let at = said.map_or(0, |said| usize::try_from(said.value(row)).unwrap_or(0));
        self.lists.get(at).copied().unwrap_or(0)
    }
}

/// A version: its place in the scan, its times, and what it speaks of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Version {
    pub(crate) slice: usize,
    pub(crate) row: u64,
    pub(crate) stamp: Stamp,
    pub(crate) says: u32,
}

impl Scan {
    /// The same scan without the versions that are not in force. What those that are do not speak
    /// of, others tell; a fact of which no version tells what every row must have is left out.
    ///
    /// `all_marked` says that a fact has several versions only where a row is marked
    /// [`AGAIN`]; otherwise all keys are looked at.
    pub(crate) fn in_force(mut self, all_marked: bool) -> Result<Self, Error> {
        let mut several = if all_marked { self.marked_keys()? } else { self.repeated_keys()? };
        let (mut lists, numbers) = Lists::of(&self.slices);
        several.extend(self.keys_without_enough()?);
        if several.is_empty() {
            return Ok(self);
        }
        let mut beaten: Vec<RowSet> = Vec::new();
        beaten.resize_with(self.slices.len(), RowSet::default);
        let mut beat = |version: &Version| {
            let row = u32::try_from(version.row);
            let row = row.map_err(|_| Error::TooManyRows { table: self.table.name() })?;
            beaten[version.slice].insert(row);
            Ok::<(), Error>(())
        };
        let mut fills = Vec::new();
        for versions in self.versions(&several, &numbers)?.into_values() {
            let Some((holds, others)) = parted(versions) else { continue };
            others.iter().try_for_each(&mut beat)?;
            if lists.differ() {
                let (tellers, known) = lists.tellers(holds, others);
                match lists.get(known).is_enough(self.table) {
                    true if tellers.is_empty() => {}
                    true => fills.push((holds, tellers)),
                    false => beat(&holds)?,
                }
            } else if !lists.get(holds.says).is_enough(self.table) {
                beat(&holds)?;
            }
        }
        self.fills = Fills::read(&self, &lists, fills)?;
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
        let (table, known_at, masked) = (self.table, self.known_at, self.masked);
        Ok(Self { table, schema, known_at, slices, masked, fills: None })
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

    /// The keys of rows that do not speak of all that rows of their table must have.
    fn keys_without_enough(&self) -> Result<FxHashSet<u128>, Error> {
        let lacks = |slice: &&Slice| !slice.says.iter().all(|says| says.is_enough(self.table));
        let slices: Vec<Slice> = self.slices.iter().filter(lacks).cloned().collect();
        let mut keys = FxHashSet::default();
        if !slices.is_empty() {
            self.of(&[KEY], slices)?.run::<Error>(&mut |batch| {
                keys.extend(Keys::new(&batch).all());
                Ok(())
            })?;
        }
        Ok(keys)
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
    fn versions(
        &self,
        several: &FxHashSet<u128>,
        lists: &[Vec<u32>],
    ) -> Result<FxHashMap<u128, Vec<Version>>, Error> {
        let mut versions: FxHashMap<u128, Vec<Version>> = FxHashMap::default();
        let scan = self.of(&[KEY, UPDATED_AT, RECORDED_AT, SAID], self.slices.clone())?;
        scan.run_numbered(&mut |slice, rows, mask, batch| {
            let keys = Keys::new(&batch);
            let stamps = StampColumns::new(&batch, scan.slices[slice].recorded_at);
            let said = SaidColumn::new(&batch, &lists[slice]);
            for at in 0..batch.num_rows() {
                let key = keys.get(at);
                if several.contains(&key) && mask.as_ref().is_none_or(|mask| mask.value(at)) {
                    let (row, stamp) = (rows.start + at as u64, stamps.get(at));
                    let version = Version { slice, row, stamp, says: said.get(at) };
                    versions.entry(key).or_default().push(version);
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

/// The version of a fact that is in force and all others, by the time at which they were recorded,
/// out of all in the order of the scan.
pub(crate) fn parted(mut versions: Vec<Version>) -> Option<(Version, Vec<Version>)> {
    versions.sort_by_key(|version| version.stamp.recorded_at);
    (!versions.is_empty()).then(|| (versions.remove(newest(&versions)), versions))
}
