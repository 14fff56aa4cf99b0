//! The Arrow shape of a table: its stored columns, and those that the store adds.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, new_null_array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use tenure_domain::schema::{SYSTEM_COLUMNS, Says, Storage, TableId, table};

use crate::Error;

/// When the program came to know a row, in microseconds since the epoch.
pub const RECORDED_AT: &str = "recorded_at";
/// The source's own version of a row, in microseconds since the epoch.
pub const UPDATED_AT: &str = "updated_at";
/// What kind of source a row came from.
pub const SOURCE: &str = "source";
/// The file that a row came from.
pub const SOURCE_FILE: &str = "source_file";
/// The line of that file, counted from 1.
pub const SOURCE_LINE: &str = "source_line";
/// 128-bit hash of a row's key: which fact the row is a version of.
pub const KEY: &str = "_key";
/// 64-bit hash of a row's content, without the system columns.
pub const CONTENT: &str = "_content";
/// True where the fact had a version already when the row was stored.
pub const AGAIN: &str = "_again";
/// Which of the lists of columns of its run a row speaks of, where that is not the first.
pub(crate) const SAID: &str = "_said";
/// The batch that says the row. Not stored; made up when asked for.
pub const BATCH: &str = "_batch";

/// The columns that rows of a table have when they come in and when they are read back:
/// [`TableSpec::stored_columns`](tenure_domain::schema::TableSpec::stored_columns) in Arrow types.
#[must_use]
pub fn canonical(table_id: TableId) -> SchemaRef {
    let columns = table(table_id).stored_columns();
    let field = |column: &tenure_domain::schema::StoredColumn| {
        Field::new(column.name, data_type(column.storage), column.nullable)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

fn data_type(storage: Storage) -> DataType {
    match storage {
        Storage::Utf8 => DataType::Utf8,
        Storage::Int64 => DataType::Int64,
        Storage::Int32 => DataType::Int32,
        Storage::Boolean => DataType::Boolean,
    }
}

/// The canonical columns of rows that need not speak of all: only what makes their key must be there.
pub(crate) fn lenient(table_id: TableId) -> SchemaRef {
    let key = table(table_id).key;
    let system = |name: &str| SYSTEM_COLUMNS.iter().any(|system| system.name == name);
    let canonical = canonical(table_id);
    if !Says::may_leave(table_id) {
        return canonical;
    }
    let fields = canonical.fields().iter().map(|field| {
        let name = field.name().as_str();
        match field.is_nullable() || key.contains(&name) || system(name) {
            true => Arc::clone(field),
            false => Arc::new(field.as_ref().clone().with_nullable(true)),
        }
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// The columns of a stored run: the canonical ones and the store's own.
pub(crate) fn stored(table_id: TableId) -> SchemaRef {
    let canonical = lenient(table_id);
    let mut fields: Vec<Arc<Field>> = canonical.fields().iter().cloned().collect();
    fields.push(Arc::new(Field::new(KEY, DataType::FixedSizeBinary(16), false)));
    fields.push(Arc::new(Field::new(CONTENT, DataType::UInt64, false)));
    fields.push(Arc::new(Field::new(AGAIN, DataType::Boolean, false)));
    // Events have no versions, and hundreds of millions of rows.
    if table_id != TableId::Events {
        fields.push(Arc::new(Field::new(SAID, DataType::Int32, true)));
    }
    Arc::new(Schema::new(fields))
}

/// The shape of a scan: the columns asked for in their order, or all canonical ones.
pub(crate) fn projected(table_id: TableId, columns: Option<&[&str]>) -> Result<SchemaRef, Error> {
    let Some(columns) = columns else {
        return Ok(lenient(table_id));
    };
    let stored = stored(table_id);
    let mut fields = Vec::with_capacity(columns.len());
    for name in columns {
        if *name == BATCH {
            fields.push(Arc::new(Field::new(BATCH, DataType::Int64, false)));
            continue;
        }
        if *name == SAID {
            fields.push(Arc::new(Field::new(SAID, DataType::Int32, true)));
            continue;
        }
        let field = stored.fields().iter().find(|field| field.name() == name);
        fields.push(field.cloned().ok_or_else(|| Error::Shape {
            table: table_id.name(),
            reason: format!("it has no column `{name}`"),
        })?);
    }
    Ok(Arc::new(Schema::new(fields)))
}

/// The columns that a row's content is made of: all but the system columns.
pub(crate) fn content_columns(table_id: TableId) -> Vec<&'static str> {
    let names = table(table_id).stored_columns().into_iter().map(|column| column.name);
    names.filter(|name| SYSTEM_COLUMNS.iter().all(|system| system.name != *name)).collect()
}

/// Brings a batch into the canonical shape: columns in order, absent ones null.
///
/// # Errors
/// [`Error::Shape`] where a column is unknown, has another type, or has nulls where it must not.
pub(crate) fn conform(
    table_id: TableId,
    schema: &SchemaRef,
    batch: &RecordBatch,
) -> Result<RecordBatch, Error> {
    let shape = |reason: String| Error::Shape { table: table_id.name(), reason };
    for field in batch.schema_ref().fields() {
        if schema.index_of(field.name()).is_err() {
            return Err(shape(format!("it has no column `{}`", field.name())));
        }
    }
    let mut columns = Vec::with_capacity(schema.fields().len());
    for field in schema.fields() {
        let column: ArrayRef = match batch.column_by_name(field.name()) {
            Some(column) => Arc::clone(column),
            None => new_null_array(field.data_type(), batch.num_rows()),
        };
        if column.data_type() != field.data_type() {
            let (found, expected) = (column.data_type(), field.data_type());
            return Err(shape(format!("`{}` is {found}, expected {expected}", field.name())));
        }
        if !field.is_nullable() && column.null_count() > 0 {
            return Err(shape(format!("`{}` may not be null", field.name())));
        }
        columns.push(column);
    }
    RecordBatch::try_new(Arc::clone(schema), columns)
        .map_err(|source| Error::Rows { table: table_id.name(), source })
}
