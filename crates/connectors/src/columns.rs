//! Canonical columns in the making: values of good rows, turned into Arrow arrays.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Int32Array, Int64Array, RecordBatch, StringArray, new_null_array,
};
use arrow_buffer::{
    BooleanBufferBuilder, Buffer, NullBuffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use tenure_domain::schema::{Storage, TableId, TableSpec, table};

/// Rows after which a batch is handed on.
pub const BATCH_ROWS: usize = 65_536;
/// Bytes of text after which a batch is handed on, so that offsets stay inside 32 bits.
const BATCH_BYTES: usize = 64 << 20;
/// Columns that are made here and not by the rows: `source`, `source_file`, `source_line`.
const TRAILING: usize = 3;

/// A canonical value on its way into a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot<'a> {
    /// Absent.
    Null,
    /// Integer, day, instant, amount or boolean in canonical units.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
}

/// The Arrow schema in which rows of a table leave this crate.
pub fn arrow_schema(id: TableId) -> SchemaRef {
    let fields: Vec<Field> = table(id)
        .stored_columns()
        .iter()
        .map(|column| Field::new(column.name, data_type(column.storage), column.nullable))
        .collect();
    Arc::new(Schema::new(fields))
}

fn data_type(storage: Storage) -> DataType {
    match storage {
        Storage::Utf8 => DataType::Utf8,
        Storage::Int64 => DataType::Int64,
        Storage::Int32 => DataType::Int32,
        Storage::Boolean => DataType::Boolean,
    }
}

/// How many slots a row of a table has: its stored columns save those that every batch gets.
pub fn slot_count(spec: &TableSpec) -> usize {
    spec.stored_columns().len() - TRAILING
}

/// Columns of one table that are being filled.
#[derive(Debug)]
pub struct Columns {
    schema: SchemaRef,
    /// One per slot; `None` where the file has no such column.
    columns: Vec<Option<Column>>,
    lines: Vec<i64>,
    bytes: usize,
}

impl Columns {
    /// Empty columns for the slots of a table that a file fills.
    pub fn new(id: TableId, used: &[bool]) -> Columns {
        let schema = arrow_schema(id);
        let columns = used
            .iter()
            .zip(schema.fields())
            .map(|(used, field)| used.then(|| Column::new(field.data_type())))
            .collect();
        Columns { schema, columns, lines: Vec::new(), bytes: 0 }
    }

    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Whether it is time to [`finish`](Columns::finish) a batch.
    pub fn is_full(&self) -> bool {
        self.lines.len() >= BATCH_ROWS || self.bytes >= BATCH_BYTES
    }

    /// Adds a row. Slots of columns that the file does not have are not looked at.
    pub fn push(&mut self, slots: &[Slot<'_>], line: u64) {
        for (column, slot) in self.columns.iter_mut().zip(slots) {
            if let Some(column) = column {
                self.bytes += column.push(slot);
            }
        }
        self.lines.push(i64::try_from(line).unwrap_or(i64::MAX));
    }

    /// The rows so far as a batch, and empty columns again.
    ///
    /// # Errors
    /// [`ArrowError`] where a value broke a promise of the schema: a mistake in this crate.
    pub fn finish(&mut self, source: &str, file: &str) -> Result<RecordBatch, ArrowError> {
        let rows = self.rows();
        let mut arrays: Vec<ArrayRef> = Vec::with_capacity(self.schema.fields().len());
        for (column, field) in self.columns.iter_mut().zip(self.schema.fields()) {
            arrays.push(match column {
                Some(column) => column.finish()?,
                None => new_null_array(field.data_type(), rows),
            });
        }
        arrays.push(repeated(source, rows)?);
        arrays.push(repeated(file, rows)?);
        arrays.push(Arc::new(Int64Array::from(std::mem::take(&mut self.lines))));
        self.bytes = 0;
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
    }
}

fn repeated(text: &str, rows: usize) -> Result<ArrayRef, ArrowError> {
    let offsets: Vec<i32> = (0..=rows).map(|row| (row * text.len()) as i32).collect();
    strings(text.repeat(rows), offsets, None)
}

fn strings(
    text: String,
    offsets: Vec<i32>,
    nulls: Option<NullBuffer>,
) -> Result<ArrayRef, ArrowError> {
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    Ok(Arc::new(StringArray::try_new(offsets, Buffer::from_vec(text.into_bytes()), nulls)?))
}

#[derive(Debug)]
enum Values {
    Text { text: String, offsets: Vec<i32> },
    Int64(Vec<i64>),
    Int32(Vec<i32>),
    Bool(BooleanBufferBuilder),
}

#[derive(Debug)]
struct Column {
    values: Values,
    nulls: NullBufferBuilder,
}

impl Column {
    fn new(data_type: &DataType) -> Column {
        let values = match data_type {
            DataType::Utf8 => Values::Text { text: String::new(), offsets: vec![0] },
            DataType::Int32 => Values::Int32(Vec::new()),
            DataType::Boolean => Values::Bool(BooleanBufferBuilder::new(0)),
            _ => Values::Int64(Vec::new()),
        };
        Column { values, nulls: NullBufferBuilder::new(0) }
    }

    /// Appends a slot and says how many bytes of text that took.
    fn push(&mut self, slot: &Slot<'_>) -> usize {
        self.nulls.append(*slot != Slot::Null);
        let int = match slot {
            Slot::Int(value) => *value,
            _ => 0,
        };
        match &mut self.values {
            Values::Text { text, offsets } => {
                let added = match slot {
                    Slot::Text(value) => value.as_ref(),
                    _ => "",
                };
                text.push_str(added);
                // Batches are cut far below 2 GiB.
                offsets.push(text.len() as i32);
                return added.len();
            }
            Values::Int64(values) => values.push(int),
            Values::Int32(values) => values.push(int as i32),
            Values::Bool(values) => values.append(int != 0),
        }
        0
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        let nulls = self.nulls.finish();
        Ok(match &mut self.values {
            Values::Text { text, offsets } => {
                let offsets = std::mem::replace(offsets, vec![0]);
                strings(std::mem::take(text), offsets, nulls)?
            }
            Values::Int64(values) => {
                Arc::new(Int64Array::new(ScalarBuffer::from(std::mem::take(values)), nulls))
            }
            Values::Int32(values) => {
                Arc::new(Int32Array::new(ScalarBuffer::from(std::mem::take(values)), nulls))
            }
            Values::Bool(values) => Arc::new(BooleanArray::new(values.finish(), nulls)),
        })
    }
}
