//! Finding the rows about some ids without reading all rows of a table.
//!
//! Runs never change, so where the rows lie that name an id is learned once of each run. What is
//! handed out is what a scan of the rows in force hands out of them, in the same order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use twox_hash::XxHash3_64;

use crate::columns::{AGAIN, KEY, RECORDED_AT, UPDATED_AT, projected};
use crate::read::Source;
use crate::says::Lists;
use crate::scan::{Scan, Slice, within};
use crate::versions::{Keys, StampColumns, Version, parted};
use crate::view::Piece;
use crate::{Error, Workspace};

/// Rows that are found together.
const BLOCK: u64 = 1_024;

/// A column, and the ids that are looked for in it.
pub type Ids<'a> = (&'a str, &'a FxHashSet<String>);

/// Where rows about ids lie in the runs of one workspace, as far as anybody has asked. It is to be
/// used with that workspace alone, behind the same mask.
#[derive(Debug, Default)]
pub struct Finder {
    runs: FxHashMap<i64, Known>,
}

/// What has been learned of a run.
#[derive(Debug)]
struct Known {
    /// The run's digest: another run may get the number of one that is gone.
    digest: String,
    source: Source,
    /// By column.
    places: Vec<(String, Places)>,
    /// How many rows of each key are marked as versions of what was there before.
    again: FxHashMap<u128, u32>,
}

/// In which blocks the ids of a column are.
#[derive(Debug, Default)]
struct Places {
    /// Halves of hashes with numbers of blocks, in order.
    entries: Box<[(u32, u32)]>,
}

impl Places {
    fn new(mut entries: Vec<(u32, u32)>) -> Places {
        entries.sort_unstable();
        entries.dedup();
        Places { entries: entries.into() }
    }

    /// The blocks in which an id may be.
    fn blocks(&self, id: &str) -> impl Iterator<Item = u64> + '_ {
        let hash = hash(id);
        let from = self.entries.partition_point(|entry| entry.0 < hash);
        let same = self.entries[from..].iter().take_while(move |entry| entry.0 == hash);
        same.map(|entry| u64::from(entry.1))
    }
}

fn hash(id: &str) -> u32 {
    (XxHash3_64::oneshot(id.as_bytes()) >> 32) as u32
}

/// Rows that were found: all columns asked for, and what tells them from other versions.
struct Found {
    slice: usize,
    rows: Vec<u64>,
    batch: RecordBatch,
}

impl Finder {
    /// Learns where the rows of a table lie by these columns, so that the first question need not
    /// wait for it.
    ///
    /// # Errors
    /// As [`Workspace::scan`].
    pub fn learn(&mut self, ws: &Workspace, table: TableId, by: &[&str]) -> Result<(), Error> {
        ws.pieces(Some(table), None)?.iter().try_for_each(|piece| self.known(ws, piece, by))
    }

    /// Calls `f` with the rows in force now of a table, all canonical columns, that have one of the
    /// ids in one of the columns, in the order of [`Workspace::scan_in_force`].
    ///
    /// # Errors
    /// As [`Workspace::scan`].
    pub fn in_force<E: From<Error>>(
        &mut self,
        ws: &Workspace,
        table: TableId,
        ids: &[Ids<'_>],
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let found = match ws.manifest(|manifest| manifest.times_in_order())? {
            true => self.find(ws, table, ids)?,
            false => None,
        };
        match found {
            Some(found) => found.into_iter().try_for_each(f),
            // Which of some versions is in force hangs on rows with other ids, or on what was
            // undone: all rows tell.
            None => ws.scan_in_force(table, None, None, &mut |batch| {
                let keep = holds(&batch, ids);
                match keep.true_count() {
                    0 => Ok(()),
                    _ => f(filtered(table, &batch, &keep)?),
                }
            }),
        }
    }

    /// The rows in force; `None` where the rows that have the ids do not tell which are.
    fn find(
        &mut self,
        ws: &Workspace,
        table: TableId,
        ids: &[Ids<'_>],
    ) -> Result<Option<Vec<RecordBatch>>, Error> {
        let pieces = ws.pieces(Some(table), None)?;
        let by: Vec<&str> = ids.iter().map(|of| of.0).collect();
        pieces.iter().try_for_each(|piece| self.known(ws, piece, &by))?;
        let mut runs: Vec<i64> = Vec::with_capacity(pieces.len());
        let mut slices = Vec::with_capacity(pieces.len());
        for piece in pieces {
            runs.push(piece.run.id);
            let source = self.runs[&piece.run.id].source.clone();
            slices.push(piece.slice(source));
        }
        let schema = projected(table, None)?;
        // What rows must have that speak of too little, others tell, wherever they are.
        let enough = |slice: &Slice| slice.says.iter().all(|says| says.is_enough(table));
        if !slices.iter().all(enough) {
            return Ok(None);
        }
        let masked = ws.masked(false);
        let scan = Scan { table, schema, known_at: None, slices, masked, fills: None };
        let mut found = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let known = &self.runs[run];
            let blocks = known.blocks(ids);
            if !blocks.is_empty() {
                scan.pick(at, &blocks, ids, &mut found)?;
            }
        }
        let mut again: FxHashMap<u128, u32> = FxHashMap::default();
        let versions = runs.iter().map(|run| &self.runs[run].again).filter(|it| !it.is_empty());
        let versions: Vec<_> = versions.collect();
        if !versions.is_empty() {
            for key in found.iter().flat_map(|of| Keys::new(&of.batch).all()) {
                let count = versions.iter().filter_map(|known| known.get(&key)).sum();
                again.insert(key, count);
            }
        }
        scan.winners(found, &again)
    }

    /// Learns a run, as far as that has not been done.
    fn known(&mut self, ws: &Workspace, piece: &Piece, by: &[&str]) -> Result<(), Error> {
        let run = &piece.run;
        let fresh = self.runs.get(&run.id).is_none_or(|known| known.digest != run.digest);
        if fresh {
            let (digest, source) = (run.digest.clone(), ws.home.source(run)?);
            let again = FxHashMap::default();
            let mut known = Known { digest, source, places: Vec::new(), again };
            if run.again > 0 {
                known.again = again_of(&known.scan(ws, piece, &[KEY, AGAIN])?)?;
            }
            self.runs.insert(run.id, known);
        }
        let Some(known) = self.runs.get_mut(&run.id) else { return Ok(()) };
        for &column in by {
            if known.places.iter().all(|(name, _)| name != column) {
                let places = places(&known.scan(ws, piece, &[column])?, column)?;
                known.places.push((column.to_owned(), places));
            }
        }
        Ok(())
    }
}

impl Known {
    /// A scan of all rows of the run.
    fn scan(&self, ws: &Workspace, piece: &Piece, columns: &[&str]) -> Result<Scan, Error> {
        let table = piece.run.table;
        let slice = Slice { rows: None, ..piece.clone().slice(self.source.clone()) };
        let schema = projected(table, Some(columns))?;
        let masked = ws.masked(false);
        Ok(Scan { table, schema, known_at: None, slices: vec![slice], masked, fills: None })
    }

    /// The blocks in which any of the ids may be, in order.
    fn blocks(&self, ids: &[Ids<'_>]) -> Vec<u64> {
        let of = |(name, ids): &Ids<'_>| {
            let places = self.places.iter().find(|(known, _)| known == name).map(|it| &it.1);
            let blocks = |places| ids.iter().flat_map(move |id| Places::blocks(places, id));
            places.map(blocks).into_iter().flatten().collect::<Vec<_>>()
        };
        let mut blocks: Vec<u64> = ids.iter().flat_map(of).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }
}

/// In which blocks of a run the texts of a column are.
fn places(scan: &Scan, column: &str) -> Result<Places, Error> {
    let source = scan.slices.iter().flat_map(|slice| slice.source.groups());
    let firsts: Vec<u64> = source
        .scan(0, |next, rows| {
            let first = *next;
            *next += rows;
            Some(first)
        })
        .collect();
    // Where the next batch of a part begins, and what the part has given.
    type Part = (u64, Vec<(u32, u32)>);
    let parts: Mutex<BTreeMap<usize, Part>> = Mutex::default();
    let lock = || parts.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let numbers: Vec<usize> = scan.parts().iter().map(|part| part.group).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    scan.run_parallel(threads, &|part, batch: RecordBatch| -> Result<(), Error> {
        let begun = lock().remove(&part);
        let (mut row, mut entries) = begun.unwrap_or_else(|| (firsts[numbers[part]], Vec::new()));
        let Some(texts) = batch.column_by_name(column).and_then(|it| it.as_string_opt::<i32>())
        else {
            return Ok(());
        };
        let mut last = (0, "");
        for at in 0..texts.len() {
            if texts.is_valid(at) {
                let (text, block) = (texts.value(at), row / BLOCK);
                // Neighbours are often alike.
                if last != (block, text) {
                    last = (block, text);
                    entries.push((hash(text), u32::try_from(block).unwrap_or(u32::MAX)));
                }
            }
            row += 1;
        }
        lock().insert(part, (row, entries));
        Ok(())
    })?;
    let parts = parts.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    Ok(Places::new(parts.into_values().flat_map(|part| part.1).collect()))
}

/// How many rows of each key are marked.
fn again_of(scan: &Scan) -> Result<FxHashMap<u128, u32>, Error> {
    let mut again: FxHashMap<u128, u32> = FxHashMap::default();
    scan.run::<Error>(&mut |batch| {
        let (keys, marks) = (Keys::new(&batch), batch[AGAIN].as_boolean());
        marks.values().set_indices().for_each(|row| *again.entry(keys.get(row)).or_default() += 1);
        Ok(())
    })?;
    Ok(again)
}

/// Which rows have one of the ids in one of the columns.
fn holds(batch: &RecordBatch, ids: &[Ids<'_>]) -> BooleanArray {
    let mut keep = vec![false; batch.num_rows()];
    for (name, ids) in ids {
        let column = batch.column_by_name(name).and_then(|column| column.as_string_opt::<i32>());
        let Some(column) = column else { continue };
        let rows = keep.iter_mut().enumerate().filter(|(row, _)| column.is_valid(*row));
        rows.for_each(|(row, keep)| *keep |= ids.contains(column.value(row)));
    }
    BooleanArray::from(keep)
}

fn filtered(
    table: TableId,
    batch: &RecordBatch,
    keep: &BooleanArray,
) -> Result<RecordBatch, Error> {
    let rows = |source| Error::Rows { table: table.name(), source };
    filter_record_batch(batch, keep).map_err(rows)
}

impl Scan {
    /// The columns asked for, and those that tell versions apart.
    fn with_versions(&self) -> SchemaRef {
        let mut fields: Vec<Arc<Field>> = self.schema.fields().iter().cloned().collect();
        for (name, kind) in [
            (KEY, DataType::FixedSizeBinary(16)),
            (AGAIN, DataType::Boolean),
            (UPDATED_AT, DataType::Int64),
            (RECORDED_AT, DataType::Int64),
        ] {
            if fields.iter().all(|field| field.name() != name) {
                fields.push(Arc::new(Field::new(name, kind, true)));
            }
        }
        Arc::new(Schema::new(fields))
    }

    /// Reads blocks of a slice and adds the rows among them that have the ids.
    fn pick(
        &self,
        at: usize,
        blocks: &[u64],
        ids: &[Ids<'_>],
        found: &mut Vec<Found>,
    ) -> Result<(), Error> {
        let (slice, wanted) = (&self.slices[at], self.with_versions());
        let mut first = 0;
        for (group, count) in slice.source.groups().into_iter().enumerate() {
            let picked = ranges(blocks, first..first + count);
            if !picked.is_empty() {
                let mut rows = picked.iter().cloned().flatten().map(|row| first + row as u64);
                slice.source.pick(self.table, group, &picked, &wanted, &mut |batch| {
                    let rows: Vec<u64> = rows.by_ref().take(batch.num_rows()).collect();
                    found.extend(self.kept(at, rows, batch, ids)?);
                    Ok::<(), Error>(())
                })?;
            }
            first += count;
        }
        Ok(())
    }

    /// Of rows that were read, those that belong to the slice and have the ids.
    fn kept(
        &self,
        at: usize,
        rows: Vec<u64>,
        batch: RecordBatch,
        ids: &[Ids<'_>],
    ) -> Result<Option<Found>, Error> {
        let slice = &self.slices[at];
        let keep = holds(&self.finished(slice, &batch)?, ids);
        let belongs = |row: u64| {
            let alone = row..row + 1;
            slice.rows.as_ref().is_none_or(|ranges| within(ranges, &alone)[0])
        };
        let keep: BooleanArray = keep
            .values()
            .iter()
            .zip(&rows)
            .map(|(keep, &row)| Some(keep && belongs(row)))
            .collect();
        if keep.true_count() == 0 {
            return Ok(None);
        }
        let rows = rows.into_iter().enumerate().filter(|(at, _)| keep.value(*at));
        let rows = rows.map(|(_, row)| row).collect();
        Ok(Some(Found { slice: at, rows, batch: filtered(self.table, &batch, &keep)? }))
    }

    /// The rows without those versions that others have taken the place of, as the scan shows them;
    /// `None` where there are versions that were not found. `again` says how many marked rows
    /// there are of the keys that were found.
    fn winners(
        &self,
        found: Vec<Found>,
        again: &FxHashMap<u128, u32>,
    ) -> Result<Option<Vec<RecordBatch>>, Error> {
        let Some(beaten) = self.beaten(&found, again) else { return Ok(None) };
        let mut shown = Vec::with_capacity(found.len());
        for Found { slice, rows, batch } in found {
            let keep = rows.iter().map(|&row| Some(!beaten.contains(&(slice, row))));
            let batch = filtered(self.table, &batch, &keep.collect())?;
            if batch.num_rows() > 0 {
                shown.push(self.finished(&self.slices[slice], &batch)?);
            }
        }
        Ok(Some(shown))
    }

    fn beaten(
        &self,
        found: &[Found],
        again: &FxHashMap<u128, u32>,
    ) -> Option<FxHashSet<(usize, u64)>> {
        let several = |key: &u128| again.get(key).is_some_and(|&count| count > 0);
        // By key: the versions, and how many of them are marked.
        let mut facts: FxHashMap<u128, (Vec<Version>, u32)> = FxHashMap::default();
        for Found { slice, rows, batch } in found {
            let stamps = StampColumns::new(batch, self.slices[*slice].recorded_at);
            let marks = batch[AGAIN].as_boolean();
            let keyed = Keys::new(batch).all().enumerate().filter(|(_, key)| several(key));
            for (at, key) in keyed.collect::<Vec<_>>() {
                let (slice, row, stamp) = (*slice, rows[at], stamps.get(at));
                let version = Version { slice, row, stamp, says: 0 };
                let fact = facts.entry(key).or_default();
                fact.0.push(version);
                fact.1 += u32::from(marks.value(at));
            }
        }
        let mut beaten = FxHashSet::default();
        let (lists, _) = Lists::of(&self.slices);
        for (key, (versions, marked)) in facts {
            // One that is the first of its fact, and all that came later.
            let all = marked + 1;
            // Nor do they tell what versions leave as it was.
            let left = lists.differ() && versions.len() > 1;
            if again.get(&key) != Some(&marked) || versions.len() != all as usize || left {
                return None;
            }
            let others = parted(versions).map(|it| it.1).unwrap_or_default();
            beaten.extend(others.iter().map(|version| (version.slice, version.row)));
        }
        Some(beaten)
    }
}

/// The rows of some blocks within a group, counted from its first row.
fn ranges(blocks: &[u64], group: Range<u64>) -> Vec<Range<usize>> {
    let from = blocks.partition_point(|block| (block + 1) * BLOCK <= group.start);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for block in blocks[from..].iter().take_while(|block| **block * BLOCK < group.end) {
        let start = (block * BLOCK).max(group.start) - group.start;
        let end = ((block + 1) * BLOCK).min(group.end) - group.start;
        let (start, end) = (start as usize, end as usize);
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    }
    ranges
}
