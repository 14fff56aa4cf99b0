//! What was known of subscriptions before they are read again.
//!
//! An object tells what is. Read a second time, its row gives way to the new one, and with it what
//! the first reading told of the time until then. So before that happens, what the row says is
//! put down as changes: that it was so from the start, where nothing else tells of the start, and
//! that it was so when it was read.

use std::collections::HashSet;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, Field, Schema};
use arrow_select::filter::filter_record_batch;
use arrow_select::nullif::nullif;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_store::{Error as StoreError, Workspace};

use crate::import::ImportError;

/// Columns of `subscriptions` that a change has, too.
const COPIED: [&str; 16] = [
    "subscription_id",
    "item_id",
    "plan_id",
    "quantity",
    "amount",
    "amount_minor",
    "currency",
    "interval",
    "interval_count",
    "tax_included",
    "tax_percent",
    "discount_percent",
    "discount_amount",
    "discount_amount_minor",
    "discount_duration",
    "discount_ends_at",
];
/// Those of them that say a discount.
const DISCOUNT: std::ops::Range<usize> = 11..16;
/// Columns that are needed beside them.
const BESIDE: [&str; 5] = ["started_at", "as_of", "status", "source", "discount_started_at"];

/// Among changes of one instant: before all that events tell, and after.
const BEFORE: i64 = -1;
const AFTER: i64 = 1_000_000;

/// What the rows of a batch become.
const AS_FILE: &str = "what was known before";

/// Changes that keep what is known of subscriptions that are about to be read again: of these, or
/// of all. With `events_speak`, what an event told is left to the event's own change, so that the
/// order in which events come does not matter.
pub(super) fn past(
    ws: &Workspace,
    source: &str,
    again: Option<&HashSet<String>>,
    recorded_at: i64,
    events_speak: bool,
) -> Result<Vec<RecordBatch>, ImportError> {
    let told = told(ws, again, events_speak)?;
    let columns: Vec<&str> = COPIED.into_iter().chain(BESIDE).collect();
    let mut out = Vec::new();
    let mut take = |batch: RecordBatch| {
        let pins = Pins::of(&batch, source, again, &told);
        for (mask, at, sequence, start) in
            [(&pins.start, "started_at", BEFORE, true), (&pins.seen, "as_of", AFTER, false)]
        {
            if mask.true_count() > 0 {
                let changes = changes(&batch, mask, at, sequence, start, (source, recorded_at));
                out.push(changes.map_err(rows_error)?);
            }
        }
        Ok::<_, StoreError>(())
    };
    ws.scan_in_force(TableId::Subscriptions, None, Some(&columns), &mut take)?;
    Ok(out)
}

fn rows_error(source: ArrowError) -> StoreError {
    StoreError::Rows { table: TableId::SubscriptionChanges.name(), source }
}

/// What changes tell of the items of subscriptions.
#[derive(Default)]
struct Told {
    /// The first change of each item that tells what it is, in microseconds.
    first: FxHashMap<(String, String), i64>,
    /// When events told what an item is, where these speak for themselves.
    events: FxHashSet<(String, String, i64)>,
}

fn told(
    ws: &Workspace,
    again: Option<&HashSet<String>>,
    events_speak: bool,
) -> Result<Told, ImportError> {
    let columns =
        ["subscription_id", "item_id", "changed_at", "plan_id", "quantity", "amount", "sequence"];
    let mut told = Told::default();
    let mut take = |batch: RecordBatch| {
        let (subscriptions, items) = (text(&batch, 0), text(&batch, 1));
        let at = batch.column(2).as_primitive::<Int64Type>();
        let sequence = batch.column(6).as_primitive::<Int64Type>();
        for row in 0..batch.num_rows() {
            let names = (3..6).any(|column| batch.column(column).is_valid(row));
            let id = subscriptions.value(row);
            if names && again.is_none_or(|again| again.contains(id)) {
                let key = (id.to_owned(), value(items, row).to_owned());
                let of_event =
                    sequence.is_valid(row) && (BEFORE + 1..AFTER).contains(&sequence.value(row));
                if events_speak && of_event {
                    told.events.insert((key.0.clone(), key.1.clone(), at.value(row)));
                }
                let first = told.first.entry(key).or_insert(i64::MAX);
                *first = at.value(row).min(*first);
            }
        }
        Ok::<_, StoreError>(())
    };
    ws.scan_in_force(TableId::SubscriptionChanges, None, Some(&columns), &mut take)?;
    Ok(told)
}

fn text(batch: &RecordBatch, column: usize) -> &StringArray {
    batch.column(column).as_string::<i32>()
}

fn value(array: &StringArray, row: usize) -> &str {
    if array.is_valid(row) { array.value(row) } else { "" }
}

fn column<'b>(batch: &'b RecordBatch, name: &str) -> &'b ArrayRef {
    // The columns are those that were asked for.
    let at = batch.schema_ref().index_of(name).unwrap_or(0);
    batch.column(at)
}

/// Which rows are put down, and as of when.
struct Pins {
    start: BooleanArray,
    seen: BooleanArray,
}

impl Pins {
    fn of(batch: &RecordBatch, source: &str, again: Option<&HashSet<String>>, told: &Told) -> Pins {
        let (ids, items) = (text(batch, 0), text(batch, 1));
        let started = column(batch, "started_at").as_primitive::<Int64Type>();
        let as_of = column(batch, "as_of").as_primitive::<Int64Type>();
        let status = column(batch, "status").as_string::<i32>();
        let sources = column(batch, "source").as_string::<i32>();
        let pin = |row: usize| {
            let (id, status) = (ids.value(row), value(status, row));
            let late = as_of.is_valid(row)
                && started.is_valid(row)
                && as_of.value(row) > started.value(row);
            let wanted = again.is_none_or(|again| again.contains(id));
            if !late || !wanted || value(sources, row) != source {
                return (false, false);
            }
            let key = (id.to_owned(), value(items, row).to_owned());
            if told.events.contains(&(key.0.clone(), key.1.clone(), as_of.value(row))) {
                return (false, false);
            }
            let start = told.first.get(&key).is_none_or(|&at| at > started.value(row));
            let over = ["canceled", "ended", "incomplete"].contains(&status);
            (start, !over && (!start || status != "active"))
        };
        let pins: Vec<(bool, bool)> = (0..batch.num_rows()).map(pin).collect();
        Pins {
            start: pins.iter().map(|it| Some(it.0)).collect(),
            seen: pins.iter().map(|it| Some(it.1)).collect(),
        }
    }
}

/// Rows of `subscription_changes` out of rows of `subscriptions`.
fn changes(
    batch: &RecordBatch,
    mask: &BooleanArray,
    at: &str,
    sequence: i64,
    start: bool,
    (source, recorded_at): (&str, i64),
) -> Result<RecordBatch, ArrowError> {
    let rows = filter_record_batch(batch, mask)?;
    let count = rows.num_rows();
    let later = starts_later(&rows);
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for (place, name) in COPIED.into_iter().enumerate() {
        let mut values = Arc::clone(rows.column(place));
        if start && DISCOUNT.contains(&place) {
            // A discount that began later was not there at the start.
            values = nullif(&values, &later)?;
        }
        columns.push((name, values));
    }
    if !start {
        columns.push(("status", Arc::clone(column(&rows, "status"))));
    }
    let same = |number: i64| Arc::new(Int64Array::from(vec![number; count])) as ArrayRef;
    let word = |word: &str| Arc::new(StringArray::from(vec![word; count])) as ArrayRef;
    columns.push(("changed_at", Arc::clone(column(&rows, at))));
    columns.push(("sequence", same(sequence)));
    columns.push(("recorded_at", same(recorded_at)));
    columns.push(("updated_at", Arc::clone(column(&rows, "as_of"))));
    columns.push(("source", word(source)));
    columns.push(("source_file", word(AS_FILE)));
    let field =
        |(name, values): &(&str, ArrayRef)| Field::new(*name, values.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    RecordBatch::try_new(Arc::new(schema), columns.into_iter().map(|it| it.1).collect())
}

/// Of which rows the discount began after the start.
fn starts_later(rows: &RecordBatch) -> BooleanArray {
    let begins = column(rows, "discount_started_at").as_primitive::<Int64Type>();
    let started = column(rows, "started_at").as_primitive::<Int64Type>();
    let later = |row: usize| begins.is_valid(row) && begins.value(row) > started.value(row);
    (0..rows.num_rows()).map(|row| Some(later(row))).collect()
}
