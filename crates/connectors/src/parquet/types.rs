//! Which types of a columnar file may hold which columns.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
use parquet::basic::LogicalType;
use parquet::schema::types::SchemaDescriptor;
use tenure_domain::finding::Finding;
use tenure_domain::schema::{COMMON_COLUMNS, ColumnKind};

use crate::header::{Plan, Target};

/// The schema with texts as plain `Utf8`: dictionaries and views are ways to store, not types.
pub fn plain_schema(schema: &SchemaRef) -> SchemaRef {
    let fields: Vec<Field> = schema.fields().iter().map(|field| plain_field(field)).collect();
    Arc::new(Schema::new(fields))
}

fn plain_field(field: &Field) -> Field {
    Field::new(field.name(), plain_type(field.data_type()), field.is_nullable())
}

fn plain_type(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Dictionary(_, values) => plain_type(values),
        DataType::LargeUtf8 | DataType::Utf8View => DataType::Utf8,
        DataType::LargeBinary | DataType::BinaryView => DataType::Binary,
        DataType::List(item) => DataType::List(Arc::new(plain_field(item))),
        other => other.clone(),
    }
}

/// The same file with texts as numbers into dictionaries where `text` asks for a column and all
/// of it is told so.
pub fn with_words(
    metadata: ArrowReaderMetadata,
    text: impl Fn(usize) -> bool,
) -> ArrowReaderMetadata {
    let words = |(at, field): (usize, &Arc<Field>)| {
        let few = *field.data_type() == DataType::Utf8 && text(at) && few(&metadata, field.name());
        let numbers = || DataType::Dictionary(DataType::Int32.into(), DataType::Utf8.into());
        let field = field.as_ref().clone();
        if few { field.with_data_type(numbers()) } else { field }
    };
    let fields: Vec<Field> = metadata.schema().fields().iter().enumerate().map(words).collect();
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields)));
    ArrowReaderMetadata::try_new(Arc::clone(metadata.metadata()), options).unwrap_or(metadata)
}

/// Whether every row group tells a column by a dictionary, in less than the lengths of its texts
/// would take.
fn few(metadata: &ArrowReaderMetadata, name: &str) -> bool {
    const LENGTH: i64 = 4;
    metadata.metadata().row_groups().iter().all(|group| {
        let column = group.columns().iter().find(|it| it.column_path().parts() == [name]);
        column.is_some_and(|column| {
            let size = column.num_values().saturating_mul(LENGTH);
            column.dictionary_page_offset().is_some() && column.uncompressed_size() < size
        })
    })
}

/// Which columns of a file are UUIDs: 16 bytes that have one text.
pub fn uuids(schema: &SchemaDescriptor) -> Vec<bool> {
    let fields = schema.root_schema().get_fields().iter();
    fields.map(|it| it.get_basic_info().logical_type_ref() == Some(&LogicalType::Uuid)).collect()
}

/// A batch with the UUIDs among its columns as texts.
///
/// # Errors
/// Where a column of UUIDs is none of 16 bytes each.
pub fn with_texts(batch: &RecordBatch, uuids: &[bool]) -> Result<RecordBatch, ArrowError> {
    let (mut fields, mut columns) = (Vec::new(), Vec::new());
    let all = batch.schema();
    for (at, (field, column)) in all.fields().iter().zip(batch.columns()).enumerate() {
        let bytes = column.as_fixed_size_binary_opt();
        match bytes.filter(|_| uuids.get(at).copied().unwrap_or(false)) {
            Some(bytes) => {
                let texts: StringArray = bytes.iter().map(|it| it.map(uuid_text)).collect();
                fields.push(Field::new(field.name(), DataType::Utf8, field.is_nullable()));
                columns.push(Arc::new(texts) as ArrayRef);
            }
            None => {
                fields.push(field.as_ref().clone());
                columns.push(Arc::clone(column));
            }
        }
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}

/// A UUID as it is written: 8-4-4-4-12 hexadecimal digits.
fn uuid_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// A family of types that can stand in for each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Null,
    Text,
    Number,
    Bool,
    Time,
    Day,
    TextList,
    Other,
}

fn family(data_type: &DataType) -> Family {
    match data_type {
        DataType::Null => Family::Null,
        DataType::Utf8 | DataType::Binary => Family::Text,
        DataType::Boolean => Family::Bool,
        DataType::Timestamp(..) => Family::Time,
        DataType::Date32 | DataType::Date64 => Family::Day,
        DataType::List(item) if family(item.data_type()) == Family::Text => Family::TextList,
        other if other.is_numeric() => match other {
            DataType::Float16 | DataType::Decimal256(..) => Family::Other,
            _ => Family::Number,
        },
        _ => Family::Other,
    }
}

fn fits(kind: ColumnKind, family: Family) -> bool {
    match kind {
        ColumnKind::Text => matches!(family, Family::Text | Family::Number),
        ColumnKind::Choice(_) | ColumnKind::Currency | ColumnKind::Json => family == Family::Text,
        ColumnKind::List => matches!(family, Family::Text | Family::TextList),
        ColumnKind::Bool => matches!(family, Family::Text | Family::Bool | Family::Number),
        ColumnKind::Instant | ColumnKind::Day | ColumnKind::Month => {
            matches!(family, Family::Text | Family::Time | Family::Day)
        }
        ColumnKind::Money
        | ColumnKind::Rate
        | ColumnKind::Percent
        | ColumnKind::Decimal
        | ColumnKind::Int => matches!(family, Family::Text | Family::Number),
    }
}

/// What a column of this kind may be, for a finding.
fn wanted(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "a text or whole numbers",
        ColumnKind::Choice(_) | ColumnKind::Currency | ColumnKind::Json => "a text",
        ColumnKind::List => "a text or a list of texts",
        ColumnKind::Bool => "booleans",
        ColumnKind::Instant | ColumnKind::Day | ColumnKind::Month => "a timestamp, date or text",
        _ => "numbers",
    }
}

/// The finding for a column whose type cannot hold what the table wants in it.
pub fn wrong_type(plan: &Plan, at: usize, data_type: &DataType) -> Option<Finding> {
    let kind = match plan.targets[at] {
        Target::Ignored => return None,
        Target::Column(index) | Target::Minor(index) => plan.spec.columns[index].kind,
        Target::RecordedAt => COMMON_COLUMNS[0].kind,
        Target::UpdatedAt => COMMON_COLUMNS[1].kind,
        Target::Attribute => {
            let scalar = !matches!(family(data_type), Family::Other | Family::TextList);
            let finding = || {
                finding(plan, at, data_type, "a single value").with_hint("the column is ignored")
            };
            return (!scalar).then(finding);
        }
    };
    let family = family(data_type);
    if family == Family::Null || fits(kind, family) {
        return None;
    }
    let finding = finding(plan, at, data_type, wanted(kind));
    let epoch = family == Family::Number
        && matches!(kind, ColumnKind::Instant | ColumnKind::Day | ColumnKind::Month);
    Some(if epoch {
        finding.with_hint("write it as a timestamp; a bare number has no unit")
    } else {
        finding
    })
}

fn finding(plan: &Plan, at: usize, data_type: &DataType, wanted: &'static str) -> Finding {
    let code = if plan.targets[at] == Target::Attribute { "unknown-column" } else { "wrong-type" };
    Finding::new(code, wanted)
        .in_table(plan.spec.name())
        .with_field(Arc::clone(&plan.header[at]))
        .with_value(&data_type.to_string())
}
