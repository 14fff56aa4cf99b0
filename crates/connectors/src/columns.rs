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

use crate::cell::Value;

/// Rows after which a batch is handed on.
pub const BATCH_ROWS: usize = 65_536;
/// Bytes of text after which a batch is handed on, so that offsets stay inside 32 bits.
const BATCH_BYTES: usize = 64 << 20;
/// Columns that are made here and not by the rows: `source`, `source_file`, `source_line`.
const TRAILING: usize = 3;

/// A canonical value on its way into a column. Texts that were made, and not found in the file,
/// lie beside the slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Made { start: usize, end: usize },
}

/// The canonical values of one row.
#[derive(Debug)]
pub struct Slots<'a> {
    slots: Vec<Slot<'a>>,
    made: String,
}

impl<'a> Slots<'a> {
    /// Empty slots for a row of a table.
    pub fn new(spec: &TableSpec) -> Slots<'a> {
        Slots { slots: vec![Slot::Null; slot_count(spec)], made: String::new() }
    }

    /// Empties all.
    pub fn clear(&mut self) {
        self.slots.fill(Slot::Null);
        self.made.clear();
    }

    /// Fills a slot.
    #[inline(always)]
    pub fn set(&mut self, at: usize, value: Value<'a>) {
        self.slots[at] = match value {
            Value::Null => Slot::Null,
            Value::Int(value) => Slot::Int(value),
            Value::Text(Cow::Borrowed(text)) => Slot::Text(text),
            Value::Text(Cow::Owned(text)) => {
                let start = self.made.len();
                self.made.push_str(&text);
                Slot::Made { start, end: self.made.len() }
            }
        };
    }

    /// Whether a slot is empty.
    pub fn is_null(&self, at: usize) -> bool {
        self.slots[at] == Slot::Null
    }

    /// The integer in a slot.
    pub fn int(&self, at: usize) -> Option<i64> {
        match self.slots[at] {
            Slot::Int(value) => Some(value),
            _ => None,
        }
    }

    /// The text in a slot.
    pub fn text(&self, at: usize) -> Option<&str> {
        match self.slots[at] {
            Slot::Text(text) => Some(text),
            Slot::Made { start, end } => Some(&self.made[start..end]),
            _ => None,
        }
    }
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

/// The same for rows of a file that fills some slots: what it does not have may be absent.
pub(crate) fn schema_of(id: TableId, used: &[bool]) -> SchemaRef {
    let schema = arrow_schema(id);
    let fields = schema.fields().iter().enumerate().map(|(slot, field)| {
        let absent = used.get(slot).is_some_and(|used| !used) && !field.is_nullable();
        match absent {
            true => Arc::new(field.as_ref().clone().with_nullable(true)),
            false => Arc::clone(field),
        }
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
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
    frame: Frame,
    /// The columns that the file has, with their slots.
    columns: Vec<(usize, Column)>,
    lines: Vec<i64>,
    bytes: usize,
}

impl Columns {
    /// Empty columns for the slots of a table that a file fills.
    pub fn new(id: TableId, used: &[bool]) -> Columns {
        let frame = Frame::new(id, used);
        let columns = used
            .iter()
            .zip(frame.schema.fields())
            .enumerate()
            .filter(|(_, (used, _))| **used)
            .map(|(slot, (_, field))| (slot, Column::new(field.data_type())))
            .collect();
        Columns { frame, columns, lines: Vec::new(), bytes: 0 }
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
    pub fn push(&mut self, slots: &Slots<'_>, line: u64) {
        for (slot, column) in &mut self.columns {
            self.bytes += column.push(slots, *slot);
        }
        self.lines.push(i64::try_from(line).unwrap_or(i64::MAX));
    }

    /// The rows so far as a batch, and empty columns again.
    ///
    /// # Errors
    /// [`ArrowError`] where a value broke a promise of the schema: a mistake in this crate.
    pub fn finish(&mut self, source: &str, file: &str) -> Result<RecordBatch, ArrowError> {
        let mut made = Vec::with_capacity(self.columns.len());
        for (slot, column) in &mut self.columns {
            made.push((*slot, column.finish()?));
        }
        self.bytes = 0;
        let lines = std::mem::take(&mut self.lines);
        self.frame.assemble(made, lines, source, file)
    }
}

/// What the batches of one table share: the columns that their files do not have, and the names of
/// source and file, made once and lent to each batch.
#[derive(Debug)]
pub struct Frame {
    schema: SchemaRef,
    /// For how many rows there are fillers.
    rows: usize,
    /// By slot: nulls.
    nulls: Vec<Option<ArrayRef>>,
    /// The name of the source and of the file, and each as a column.
    names: [(String, Option<ArrayRef>); 2],
}

impl Frame {
    /// A frame for rows of a table, of whose slots a file fills some.
    pub fn new(id: TableId, used: &[bool]) -> Frame {
        let schema = schema_of(id, used);
        let nulls = vec![None; schema.fields().len()];
        Frame { schema, rows: 0, nulls, names: Default::default() }
    }

    /// The schema of the batches.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// A batch of columns by slot, in order; other slots are null. The columns that every batch has
    /// last are added. Texts may be numbers into a dictionary.
    ///
    /// # Errors
    /// [`ArrowError`] where a column has not the type of its slot.
    pub fn assemble(
        &mut self,
        columns: Vec<(usize, ArrayRef)>,
        lines: Vec<i64>,
        source: &str,
        file: &str,
    ) -> Result<RecordBatch, ArrowError> {
        let rows = lines.len();
        self.make_room(rows);
        let slots = self.schema.fields().len() - TRAILING;
        let mut arrays: Vec<ArrayRef> = Vec::with_capacity(slots + TRAILING);
        let mut columns = columns.into_iter().peekable();
        for slot in 0..slots {
            arrays.push(match columns.next_if(|(at, _)| *at == slot) {
                Some((_, column)) => column,
                None => self.none(slot, rows),
            });
        }
        arrays.push(self.name(0, source, rows)?);
        arrays.push(self.name(1, file, rows)?);
        arrays.push(Arc::new(Int64Array::from(lines)));
        RecordBatch::try_new(self.schema_with(&arrays), arrays)
    }

    /// The schema, with dictionaries where texts are told by such.
    fn schema_with(&self, arrays: &[ArrayRef]) -> SchemaRef {
        let words = |array: &ArrayRef| matches!(array.data_type(), DataType::Dictionary(..));
        if !arrays.iter().any(words) {
            return Arc::clone(&self.schema);
        }
        let fields = self.schema.fields().iter().zip(arrays).map(|(field, array)| {
            let field = field.as_ref().clone();
            if words(array) { field.with_data_type(array.data_type().clone()) } else { field }
        });
        Arc::new(Schema::new(fields.collect::<Vec<_>>()))
    }

    /// Fillers that are too short are made anew when they are needed.
    fn make_room(&mut self, rows: usize) {
        if rows > self.rows {
            self.rows = rows;
            self.nulls.fill(None);
            self.names.iter_mut().for_each(|(_, column)| *column = None);
        }
    }

    fn none(&mut self, slot: usize, rows: usize) -> ArrayRef {
        let data_type = self.schema.field(slot).data_type();
        let made = || new_null_array(data_type, self.rows);
        self.nulls[slot].get_or_insert_with(made).slice(0, rows)
    }

    fn name(&mut self, at: usize, name: &str, rows: usize) -> Result<ArrayRef, ArrowError> {
        let (known, column) = &mut self.names[at];
        if known != name || column.is_none() {
            name.clone_into(known);
            *column = Some(repeated(name, self.rows)?);
        }
        let made = column.as_ref().map(|column| column.slice(0, rows));
        made.map_or_else(|| repeated(name, rows), Ok)
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

/// One column in the making.
#[derive(Debug)]
pub struct Column {
    values: Values,
    nulls: NullBufferBuilder,
}

impl Column {
    /// An empty column.
    pub fn new(data_type: &DataType) -> Column {
        let values = match data_type {
            DataType::Utf8 => Values::Text { text: String::new(), offsets: vec![0] },
            DataType::Int32 => Values::Int32(Vec::new()),
            DataType::Boolean => Values::Bool(BooleanBufferBuilder::new(0)),
            _ => Values::Int64(Vec::new()),
        };
        Column { values, nulls: NullBufferBuilder::new(0) }
    }

    /// Appends a slot and says how many bytes of text that took.
    fn push(&mut self, slots: &Slots<'_>, slot: usize) -> usize {
        match slots.slots[slot] {
            Slot::Null => self.null(),
            Slot::Int(value) => self.int(value),
            Slot::Text(text) => self.text(text),
            Slot::Made { start, end } => self.text(&slots.made[start..end]),
        }
    }

    /// Appends a value and says how many bytes of text that took.
    pub fn value(&mut self, value: &Value<'_>) -> usize {
        match value {
            Value::Null => self.null(),
            Value::Int(value) => self.int(*value),
            Value::Text(text) => self.text(text),
        }
    }

    fn null(&mut self) -> usize {
        self.nulls.append_null();
        match &mut self.values {
            Values::Text { text, offsets } => offsets.push(text.len() as i32),
            Values::Int64(values) => values.push(0),
            Values::Int32(values) => values.push(0),
            Values::Bool(values) => values.append(false),
        }
        0
    }

    fn int(&mut self, value: i64) -> usize {
        match &mut self.values {
            Values::Int64(values) => values.push(value),
            Values::Int32(values) => values.push(value as i32),
            Values::Bool(values) => values.append(value != 0),
            Values::Text { .. } => debug_assert!(false, "an integer for a column of texts"),
        }
        self.nulls.append_non_null();
        0
    }

    fn text(&mut self, added: &str) -> usize {
        match &mut self.values {
            Values::Text { text, offsets } => {
                text.push_str(added);
                // Batches are cut far below 2 GiB.
                offsets.push(text.len() as i32);
            }
            _ => debug_assert!(false, "a text for a column of integers"),
        }
        self.nulls.append_non_null();
        added.len()
    }

    /// The column as an array, and an empty column again.
    ///
    /// # Errors
    /// As [`Columns::finish`].
    pub fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
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
