//! Which types of a columnar file may hold which columns.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
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
