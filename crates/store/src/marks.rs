//! What rows are known by: the key and the content of each.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, FixedSizeBinaryArray, Int32Array, RecordBatch, UInt64Array,
    new_null_array,
};
use arrow_buffer::Buffer;
use arrow_schema::{DataType, SchemaRef};
use tenure_domain::schema::{TableId, TableSpec, table};

use crate::Error;
use crate::columns::content_columns;
use crate::hash::{hash64, hash128};

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

    /// The marks of the rows of a batch in canonical shape.
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

/// A batch with the store's own columns behind the canonical ones.
pub(crate) fn with_marks(
    table: TableId,
    schema: &SchemaRef,
    batch: &RecordBatch,
    marks: Marks,
    (again, said): (Vec<bool>, Option<i32>),
) -> Result<RecordBatch, Error> {
    let bytes: Vec<u8> = marks.keys.iter().flat_map(|key| key.to_be_bytes()).collect();
    let keys = FixedSizeBinaryArray::try_new(16, Buffer::from_vec(bytes), None)
        .map_err(|source| Error::Rows { table: table.name(), source })?;
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
    RecordBatch::try_new(Arc::clone(schema), columns)
        .map_err(|source| Error::Rows { table: table.name(), source })
}
