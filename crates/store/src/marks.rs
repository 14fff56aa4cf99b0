//! What rows are known by: the key and the content of each.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, FixedSizeBinaryArray, Int32Array, RecordBatch, UInt64Array,
    new_null_array,
};
use arrow_buffer::Buffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use tenure_domain::schema::{TableId, TableSpec, table};

use crate::Error;
use crate::columns::{CONTENT, KEY, content_columns};
use crate::hash::{hash64, hash128};
use crate::versions::Keys;

/// Which columns of a table make a row's key and content.
#[derive(Debug)]
pub(crate) struct Marker {
    spec: &'static TableSpec,
    content: Vec<&'static str>,
}

/// What the rows of one batch are known by.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Hash of the key; where a row has none, of its content.
    pub(crate) keys: Vec<u128>,
    /// Whether a row has no key.
    pub(crate) keyless: Keyless,
    pub(crate) contents: Vec<u64>,
    /// The judge's number of the columns that they speak of.
    pub(crate) says: u32,
}

/// Which rows have no key, and are told apart by their content.
#[derive(Debug, Default)]
pub(crate) enum Keyless {
    #[default]
    None,
    All,
    Some(Vec<bool>),
}

impl Keyless {
    pub(crate) fn contains(&self, row: usize) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Some(rows) => rows[row],
        }
    }
}

impl Marker {
    pub(crate) fn new(id: TableId) -> Self {
        Self { spec: table(id), content: content_columns(id) }
    }

    /// The marks of the rows of a batch.
    pub(crate) fn marks(&self, batch: &RecordBatch) -> Result<Marks, Error> {
        let name = self.spec.name();
        let keyless = self.keyless(batch);
        if matches!(keyless, Keyless::All) {
            let keys = hash128(name, batch, &self.content)?;
            let contents = keys.iter().map(|key| *key as u64).collect();
            return Ok(Marks { keys, keyless, contents, says: 0 });
        }
        let mut keys = hash128(name, batch, self.spec.key)?;
        let mut contents = hash64(name, batch, &self.content)?;
        if let Keyless::Some(rows) = &keyless {
            let whole = hash128(name, batch, &self.content)?;
            for (row, _) in rows.iter().enumerate().filter(|(_, keyless)| **keyless) {
                keys[row] = whole[row];
                contents[row] = whole[row] as u64;
            }
        }
        Ok(Marks { keys, keyless, contents, says: 0 })
    }

    /// The marks that [`marked`] has put beside rows, if it has.
    pub(crate) fn told(&self, batch: &RecordBatch) -> Option<Marks> {
        let keys = batch.column_by_name(KEY)?.as_fixed_size_binary_opt()?;
        let contents = batch.column_by_name(CONTENT)?.as_primitive_opt::<UInt64Type>()?;
        let (keys, contents) = (Keys::of(keys).all().collect(), contents.values().to_vec());
        Some(Marks { keys, keyless: self.keyless(batch), contents, says: 0 })
    }

    fn keyless(&self, batch: &RecordBatch) -> Keyless {
        if self.spec.key.is_empty() {
            return Keyless::All;
        }
        let needed = self.spec.keyless_without.and_then(|name| batch.column_by_name(name));
        match needed {
            Some(column) if column.null_count() == column.len() => Keyless::All,
            Some(column) if column.null_count() > 0 => {
                Keyless::Some((0..column.len()).map(|row| column.is_null(row)).collect())
            }
            _ => Keyless::None,
        }
    }
}

/// Rows on their way into the store, with their [`KEY`] and [`CONTENT`] beside them. Whoever reads
/// rows on several threads can have that made there: it is work, and [`BatchWriter`] takes rows on
/// one thread. Rows that cannot be marked stay as they are, for it to refuse.
///
/// [`BatchWriter`]: crate::BatchWriter
#[must_use]
pub fn marked(table: TableId, batch: RecordBatch) -> RecordBatch {
    // Events have marks of their own.
    if table == TableId::Events {
        return batch;
    }
    let marks = Marker::new(table).marks(&batch);
    marks.ok().and_then(|marks| beside(&batch, marks).ok()).unwrap_or(batch)
}

/// Rows without the marks beside them.
pub(crate) fn unmarked(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let own = |at: &usize| [KEY, CONTENT].contains(&batch.schema_ref().field(*at).name().as_str());
    let places: Vec<usize> = (0..batch.num_columns()).filter(|at| !own(at)).collect();
    batch.project(&places)
}

fn beside(batch: &RecordBatch, marks: Marks) -> Result<RecordBatch, ArrowError> {
    let schema = batch.schema_ref();
    let own = [
        Field::new(KEY, DataType::FixedSizeBinary(16), false),
        Field::new(CONTENT, DataType::UInt64, false),
    ];
    let fields = schema.fields().iter().cloned().chain(own.map(Arc::new));
    let fields: Vec<Arc<Field>> = fields.collect();
    let schema = Schema::new_with_metadata(fields, schema.metadata().clone());
    let own: [ArrayRef; 2] =
        [Arc::new(of_keys(&marks.keys)?), Arc::new(UInt64Array::from(marks.contents))];
    let columns = batch.columns().iter().cloned().chain(own).collect();
    RecordBatch::try_new(Arc::new(schema), columns)
}

fn of_keys(keys: &[u128]) -> Result<FixedSizeBinaryArray, ArrowError> {
    let mut bytes = Vec::with_capacity(keys.len() * 16);
    keys.iter().for_each(|key| bytes.extend_from_slice(&key.to_be_bytes()));
    FixedSizeBinaryArray::try_new(16, Buffer::from_vec(bytes), None)
}

/// A batch with the store's own columns behind the canonical ones.
pub(crate) fn with_marks(
    table: TableId,
    schema: &SchemaRef,
    batch: &RecordBatch,
    marks: Marks,
    (again, said): (Vec<bool>, Option<i32>),
) -> Result<RecordBatch, Error> {
    let wrong = |source| Error::Rows { table: table.name(), source };
    let keys = of_keys(&marks.keys).map_err(wrong)?;
    let said: ArrayRef = match said {
        Some(said) => Arc::new(Int32Array::from_value(said, batch.num_rows())),
        None => new_null_array(&DataType::Int32, batch.num_rows()),
    };
    let own: [ArrayRef; 4] = [
        Arc::new(keys),
        Arc::new(UInt64Array::from(marks.contents)),
        Arc::new(BooleanArray::from(again)),
        said,
    ];
    let columns = batch.columns().iter().cloned().chain(own).collect();
    RecordBatch::try_new(Arc::clone(schema), columns).map_err(wrong)
}
