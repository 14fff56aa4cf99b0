//! What events are told apart by, and how their rows are held: without what all rows of a file say.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BooleanArray, FixedSizeBinaryArray, Int32Array, RecordBatch, StringArray,
    UInt64Array, new_null_array,
};
use arrow_buffer::Buffer;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::take::take;
use tenure_domain::schema::TableId;

use crate::Error;
use crate::columns::{AGAIN, CONTENT, KEY, SOURCE, SOURCE_FILE, content_columns};
use crate::hash::{hash64, hash128};

/// Partitions of events, by the highest bits of their keys.
pub(crate) const PARTITIONS: usize = 256;

/// Bits of a key that are those of its customer.
pub(super) const CUSTOMER_BITS: u32 = 16;

/// In rows that are held: the number of the source and file that they came from.
pub(super) const PLACE: &str = "_place";

const EVENTS: &str = TableId::Events.name();

/// The partition of a key.
pub(crate) fn partition(key: u128) -> usize {
    (key >> 120) as usize
}

/// The key of a row.
pub(super) fn key(keys: &ArrayRef, row: usize) -> u128 {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(keys.as_fixed_size_binary().value(row));
    u128::from_be_bytes(bytes)
}

pub(super) fn failed(source: arrow_schema::ArrowError) -> Error {
    Error::Rows { table: EVENTS, source }
}

/// A key with the bits of a customer's hash in front.
pub(super) fn of_customer(customer: u64, identity: u128) -> u128 {
    let rest = u128::MAX >> CUSTOMER_BITS;
    u128::from(customer) << 64 & !rest | identity & rest
}

/// Rows in canonical shape, with their keys.
pub(super) fn marked(batch: &RecordBatch) -> Result<RecordBatch, Error> {
    let customers = hash64(EVENTS, batch, &["customer_id"])?;
    let ids = batch.column_by_name("event_id");
    let without = ids.map_or(batch.num_rows(), |ids| ids.null_count());
    let mut keys = match without {
        n if n == batch.num_rows() => Vec::new(),
        _ => hash128(EVENTS, batch, &["customer_id", "event_id"])?,
    };
    if without > 0 {
        let whole = hash128(EVENTS, batch, &content_columns(TableId::Events))?;
        match ids.filter(|_| !keys.is_empty()) {
            Some(ids) => {
                let absent = (0..keys.len()).filter(|row| ids.is_null(*row));
                absent.for_each(|row| keys[row] = whole[row]);
            }
            None => keys = whole,
        }
    }
    let keys = keys.iter().zip(customers).map(|(key, customer)| of_customer(customer, *key));
    with_keys(batch, keys)
}

/// A batch with these keys as its last column.
fn with_keys(batch: &RecordBatch, keys: impl Iterator<Item = u128>) -> Result<RecordBatch, Error> {
    let mut fields = batch.schema_ref().fields().to_vec();
    fields.push(key_field());
    let mut columns = batch.columns().to_vec();
    columns.push(key_column(keys)?);
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(failed)
}

fn key_field() -> Arc<Field> {
    Arc::new(Field::new(KEY, DataType::FixedSizeBinary(16), false))
}

/// Keys as a column.
pub(super) fn key_column(keys: impl Iterator<Item = u128>) -> Result<ArrayRef, Error> {
    let bytes: Vec<u8> = keys.flat_map(u128::to_be_bytes).collect();
    let keys = FixedSizeBinaryArray::try_new(16, Buffer::from_vec(bytes), None);
    Ok(Arc::new(keys.map_err(failed)?))
}

/// Makes rows narrow and wide again: their source and file become a number, columns that hold
/// nothing go.
#[derive(Debug, Default)]
pub(super) struct Slim {
    numbers: HashMap<(Option<String>, Option<String>), i32>,
    places: Vec<(Option<String>, Option<String>)>,
}

impl Slim {
    /// The narrow form of marked rows.
    pub(super) fn slim(&mut self, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        let (mut fields, mut columns) = (Vec::new(), Vec::new());
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let empty = column.null_count() == column.len();
            if ![SOURCE, SOURCE_FILE].contains(&field.name().as_str()) && !empty {
                fields.push(Arc::clone(field));
                columns.push(Arc::clone(column));
            }
        }
        fields.push(Arc::new(Field::new(PLACE, DataType::Int32, false)));
        columns.push(Arc::new(self.number(batch)));
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(failed)
    }

    fn number(&mut self, batch: &RecordBatch) -> Int32Array {
        let (sources, files) = (batch[SOURCE].as_string::<i32>(), batch[SOURCE_FILE].as_string());
        let text = |column: &StringArray, row: usize| {
            column.is_valid(row).then(|| column.value(row).to_owned())
        };
        let same = |column: &StringArray, row: usize| {
            column.is_valid(row) == column.is_valid(row - 1)
                && (column.is_null(row) || column.value(row) == column.value(row - 1))
        };
        let mut numbers = Vec::with_capacity(batch.num_rows());
        for row in 0..batch.num_rows() {
            if row > 0 && same(sources, row) && same(files, row) {
                numbers.push(numbers[row - 1]);
                continue;
            }
            let place = (text(sources, row), text(files, row));
            let next = self.places.len() as i32;
            let number = *self.numbers.entry(place.clone()).or_insert(next);
            if number == next {
                self.places.push(place);
            }
            numbers.push(number);
        }
        Int32Array::from(numbers)
    }

    /// The files of all numbers.
    pub(super) fn places(&self) -> Vec<Option<String>> {
        self.places.iter().map(|(_, file)| file.clone()).collect()
    }

    /// The stored form of narrow rows.
    pub(super) fn full(
        &self,
        batch: &RecordBatch,
        schema: &SchemaRef,
    ) -> Result<RecordBatch, Error> {
        let rows = batch.num_rows();
        let numbers = &batch[PLACE];
        let sources: StringArray = self.places.iter().map(|place| place.0.as_deref()).collect();
        let files: StringArray = self.places.iter().map(|place| place.1.as_deref()).collect();
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(schema.fields().len());
        for field in schema.fields() {
            columns.push(match field.name().as_str() {
                SOURCE => take(&sources, numbers, None).map_err(failed)?,
                SOURCE_FILE => take(&files, numbers, None).map_err(failed)?,
                // Events have no versions that it could tell apart.
                CONTENT => Arc::new(UInt64Array::from(vec![0; rows])),
                AGAIN => Arc::new(BooleanArray::from(vec![false; rows])),
                name => match batch.column_by_name(name) {
                    Some(column) => Arc::clone(column),
                    None => new_null_array(field.data_type(), rows),
                },
            });
        }
        RecordBatch::try_new(Arc::clone(schema), columns).map_err(failed)
    }
}
