//! One partition of a batch's events: free of repeats, and in order.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, UInt32Array};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;

use super::marks::{CUSTOMER_BITS, PLACE, failed, key, key_column};
use super::spill::alike;
use crate::columns::{KEY, RECORDED_AT, SOURCE_LINE, content_columns};
use crate::hash::hash64;
use crate::judge::nth;
use crate::ranges::RowSet;
use crate::{Conflict, Error, KeyValue, RowPlace, TableCounts};

/// Rows that are handed on at a time.
const PIECE_ROWS: usize = 65_536;

/// New events in order, and what the rows were.
pub(super) struct Arranged {
    pub(super) batches: Vec<RecordBatch>,
    pub(super) counts: TableCounts,
    pub(super) conflicts: Vec<Conflict>,
}

/// The keys of events of which it is not known yet whether they are stored.
pub(super) struct Keys {
    rows: FxHashMap<u128, u32>,
    struck: u64,
}

impl Keys {
    /// Takes a key out; says whether it was there.
    pub(super) fn strike(&mut self, key: u128) -> bool {
        let there = self.rows.remove(&key).is_some();
        self.struck += u64::from(there);
        there
    }
}

/// Arranges rows; `known` strikes the keys that are stored already. `None` where there are no rows.
pub(super) fn arrange(
    rows: &[RecordBatch],
    files: &[Option<String>],
    said_again: &mut RowSet,
    known: impl FnOnce(&mut Keys, &mut RowSet) -> Result<(), Error>,
) -> Result<Option<Arranged>, Error> {
    let Some(rows) = joined(rows)? else { return Ok(None) };
    let mut counts = TableCounts::none(TableId::Events);
    let Firsts { rows: firsts, repeats } = firsts(&rows);
    counts.repeated = repeats.len() as u64;
    let conflicts = contradictions(&rows, &repeats, files)?;
    let mut keys = Keys { rows: firsts.iter().copied().collect(), struck: 0 };
    known(&mut keys, said_again)?;
    (counts.unchanged, counts.added) = (keys.struck, keys.rows.len() as u64);
    let new: Vec<(u128, u32)> = match keys.struck {
        0 => firsts,
        _ => firsts.into_iter().filter(|(key, _)| keys.rows.contains_key(key)).collect(),
    };
    drop(keys);
    let ordered = in_order(&rows, new);
    let mut batches = Vec::new();
    for piece in ordered.chunks(PIECE_ROWS) {
        let indices = UInt32Array::from_iter_values(piece.iter().map(|(_, row)| *row));
        let taken = take_record_batch(&rows, &indices).map_err(failed)?;
        let keys = key_column(piece.iter().map(|(key, _)| *key))?;
        batches.push(replaced(&taken, keys)?);
    }
    Ok(Some(Arranged { batches, counts, conflicts }))
}

/// All rows as one batch. Columns that some of them do not have are null there.
fn joined(rows: &[RecordBatch]) -> Result<Option<RecordBatch>, Error> {
    if rows.is_empty() {
        return Ok(None);
    }
    let mut schema = rows[0].schema();
    if alike(rows).count() > 1 {
        let all = rows.iter().map(|batch| batch.schema_ref().as_ref().clone());
        schema = arrow_schema::Schema::try_merge(all).map_err(failed)?.into();
    }
    let wide = rows.iter().map(|batch| {
        let column = |field: &std::sync::Arc<arrow_schema::Field>| -> ArrayRef {
            match batch.column_by_name(field.name()) {
                Some(column) => column.clone(),
                None => arrow_array::new_null_array(field.data_type(), batch.num_rows()),
            }
        };
        RecordBatch::try_new(schema.clone(), schema.fields().iter().map(column).collect())
    });
    let wide: Vec<RecordBatch> = wide.collect::<Result<_, _>>().map_err(failed)?;
    Ok(Some(concat_batches(&schema, &wide).map_err(failed)?))
}

/// The first row of each event with its key, and the others with the first one's row.
struct Firsts {
    rows: Vec<(u128, u32)>,
    repeats: Vec<(u32, u32)>,
}

fn firsts(rows: &RecordBatch) -> Firsts {
    let recorded = rows[RECORDED_AT].as_primitive::<Int64Type>();
    let ids = rows.column_by_name("event_id");
    let keys = &rows[KEY];
    let mut all: Vec<(u128, i64, u32)> =
        (0..rows.num_rows()).map(|row| (key(keys, row), recorded.value(row), row as u32)).collect();
    all.sort_unstable();
    let mut found = Firsts { rows: Vec::with_capacity(all.len()), repeats: Vec::new() };
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let first = same[0];
        found.rows.push((first.0, first.2));
        let with_id = ids.is_some_and(|ids| ids.is_valid(first.2 as usize));
        for (n, &(key, _, row)) in same.iter().enumerate().skip(1) {
            if with_id {
                found.repeats.push((row, first.2));
            } else {
                found.rows.push((occurrence(key, n as u32), row));
            }
        }
    }
    found
}

/// The key of the `n`th row, counted from 0, of those that say the same.
fn occurrence(key: u128, n: u32) -> u128 {
    let rest = u128::MAX >> CUSTOMER_BITS;
    key & !rest | nth(key, n) & rest
}

/// Of rows that repeat an event of the batch, those that say something else about it.
fn contradictions(
    rows: &RecordBatch,
    repeats: &[(u32, u32)],
    files: &[Option<String>],
) -> Result<Vec<Conflict>, Error> {
    let mut conflicts = Vec::new();
    let content = content_columns(TableId::Events);
    for some in repeats.chunks(PIECE_ROWS) {
        let hashes = |of: fn(&(u32, u32)) -> u32| {
            let indices = UInt32Array::from_iter_values(some.iter().map(of));
            let taken = take_record_batch(rows, &indices).map_err(failed)?;
            hash64(TableId::Events.name(), &taken, &content)
        };
        let (later, earlier) = (hashes(|pair| pair.0)?, hashes(|pair| pair.1)?);
        let differ = (0..some.len()).filter(|at| later[*at] != earlier[*at]);
        conflicts.extend(differ.map(|at| conflict(rows, some[at], files)));
    }
    Ok(conflicts)
}

fn conflict(rows: &RecordBatch, (later, first): (u32, u32), files: &[Option<String>]) -> Conflict {
    let numbers = rows[PLACE].as_primitive::<Int32Type>();
    let lines = rows.column_by_name(SOURCE_LINE).map(|lines| lines.as_primitive::<Int64Type>());
    let place = |row: usize| RowPlace {
        file: files.get(numbers.value(row) as usize).cloned().flatten(),
        line: lines.filter(|lines| lines.is_valid(row)).map(|lines| lines.value(row)),
    };
    let id = rows["event_id"].as_string::<i32>().value(first as usize).to_owned();
    Conflict {
        table: TableId::Events,
        key: vec![KeyValue::Text(id)],
        earlier: place(first as usize),
        later: place(later as usize),
    }
}

/// Events by customer, user and time: so they take little room, and each user's days are found
/// side by side.
fn in_order(rows: &RecordBatch, events: Vec<(u128, u32)>) -> Vec<(u128, u32)> {
    let at = rows["at"].as_primitive::<Int64Type>();
    let customers = numbered(&rows["customer_id"], &events);
    let users = rows.column_by_name("user_id").map(|users| numbered(users, &events));
    let mut order: Vec<(u32, u32, u32, i64, u128, u32)> = Vec::with_capacity(events.len());
    for (place, (key, row)) in events.into_iter().enumerate() {
        let hash = (key >> (128 - CUSTOMER_BITS)) as u32;
        let user = users.as_ref().map_or(0, |users| users[place]);
        order.push((hash, customers[place], user, at.value(row as usize), key, row));
    }
    order.sort_unstable();
    order.into_iter().map(|(.., key, row)| (key, row)).collect()
}

/// A number for the text of each event, from 1; 0 where there is none.
fn numbered(column: &ArrayRef, events: &[(u128, u32)]) -> Vec<u32> {
    let texts = column.as_string::<i32>();
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut of = |row: usize| {
        if texts.is_null(row) {
            return 0;
        }
        let next = numbers.len() as u32 + 1;
        *numbers.entry(texts.value(row)).or_insert(next)
    };
    events.iter().map(|(_, row)| of(*row as usize)).collect()
}

/// The batch with other keys.
fn replaced(batch: &RecordBatch, keys: ArrayRef) -> Result<RecordBatch, Error> {
    let schema = batch.schema();
    let at = schema.index_of(KEY).map_err(failed)?;
    let mut columns = batch.columns().to_vec();
    columns[at] = keys;
    RecordBatch::try_new(schema, columns).map_err(failed)
}
