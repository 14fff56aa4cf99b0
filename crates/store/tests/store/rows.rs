//! Rows to put into a workspace, and what a scan gives back, as plain values.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use tenure_domain::schema::TableId;
use tenure_store::{BATCH, BatchInfo, Error, Finder, Ids, SourceFile, Stamp, Workspace};

/// A customer's row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Customer {
    pub id: String,
    pub name: Option<String>,
    pub recorded_at: i64,
    pub updated_at: Option<i64>,
    pub line: i64,
}

pub fn customer(id: &str, name: &str, recorded_at: i64) -> Customer {
    let (id, name) = (id.to_owned(), Some(name.to_owned()));
    Customer { id, name, recorded_at, updated_at: None, line: 0 }
}

impl Customer {
    pub fn updated(mut self, at: i64) -> Self {
        self.updated_at = Some(at);
        self
    }
}

/// Rows as a reader gives them; lines are numbered from 2, below the header.
pub fn customers(rows: &[Customer]) -> RecordBatch {
    let ids: StringArray = rows.iter().map(|row| Some(row.id.as_str())).collect();
    let names: StringArray = rows.iter().map(|row| row.name.as_deref()).collect();
    let recorded: Int64Array = rows.iter().map(|row| Some(row.recorded_at)).collect();
    let updated: Int64Array = rows.iter().map(|row| row.updated_at).collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer_id", Arc::new(ids)),
        ("name", Arc::new(names)),
        ("recorded_at", Arc::new(recorded)),
        ("updated_at", Arc::new(updated)),
    ];
    with_source(columns, "customers.csv")
}

pub fn with_source(mut columns: Vec<(&'static str, ArrayRef)>, file: &str) -> RecordBatch {
    let rows = columns[0].1.len();
    columns.push(("source", Arc::new(StringArray::from(vec!["bundle"; rows]))));
    columns.push(("source_file", Arc::new(StringArray::from(vec![file; rows]))));
    columns.push(("source_line", Arc::new(Int64Array::from_iter_values(2..2 + rows as i64))));
    let field =
        |(name, column): &(&str, ArrayRef)| Field::new(*name, column.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(schema), columns).unwrap()
}

/// Rows of a table that has no key.
pub fn interactions(rows: &[(&str, i64)], recorded_at: i64) -> RecordBatch {
    let ids: StringArray = rows.iter().map(|row| Some(row.0)).collect();
    let at: Int64Array = rows.iter().map(|row| Some(row.1)).collect();
    let recorded = Int64Array::from(vec![recorded_at; rows.len()]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer_id", Arc::new(ids)),
        ("at", Arc::new(at)),
        ("recorded_at", Arc::new(recorded)),
    ];
    with_source(columns, "interactions.csv")
}

/// Imports rows of customers as one batch.
pub fn import(workspace: &Workspace, recorded_at: i64, rows: &[Customer]) -> BatchInfo {
    let mut writer = workspace.begin("bundle", recorded_at).unwrap();
    writer.add_file(SourceFile { name: "customers.csv".into(), bytes: 1, hash: "00".into() });
    if !rows.is_empty() {
        writer.append(TableId::Customers, &customers(rows)).unwrap();
    }
    writer.commit().unwrap()
}

const COLUMNS: [&str; 6] =
    ["customer_id", "name", "recorded_at", "updated_at", "source_line", BATCH];

/// All rows of customers at a time, in the order of the scan.
pub fn scan(workspace: &Workspace, known_at: Option<i64>) -> Vec<(i64, Customer)> {
    let mut rows = Vec::new();
    let mut add = |batch: RecordBatch| {
        read(&batch, &mut rows);
        Ok::<_, Error>(())
    };
    workspace.scan(TableId::Customers, known_at, Some(&COLUMNS), &mut add).unwrap();
    rows
}

/// The version of each customer that the store says is in force.
pub fn scan_in_force(workspace: &Workspace, known_at: Option<i64>) -> Vec<(i64, Customer)> {
    let mut rows = Vec::new();
    let mut add = |batch: RecordBatch| {
        read(&batch, &mut rows);
        Ok::<_, Error>(())
    };
    workspace.scan_in_force(TableId::Customers, known_at, Some(&COLUMNS), &mut add).unwrap();
    rows
}

/// The rows of customers in force that are found by ids.
pub fn find(workspace: &Workspace, finder: &mut Finder, ids: &[Ids<'_>]) -> Vec<Customer> {
    let mut rows = Vec::new();
    let mut add = |batch: RecordBatch| {
        read(&batch, &mut rows);
        Ok::<_, Error>(())
    };
    finder.in_force(workspace, TableId::Customers, ids, &mut add).unwrap();
    rows.into_iter().map(|(_, row)| row).collect()
}

fn read(batch: &RecordBatch, rows: &mut Vec<(i64, Customer)>) {
    let text = |name: &str, row: usize| {
        let column = batch[name].as_string::<i32>();
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let number = |name: &str, row: usize| {
        let column = batch[name].as_primitive::<Int64Type>();
        column.is_valid(row).then(|| column.value(row))
    };
    for row in 0..batch.num_rows() {
        let customer = Customer {
            id: text("customer_id", row).unwrap(),
            name: text("name", row),
            recorded_at: number("recorded_at", row).unwrap(),
            updated_at: number("updated_at", row),
            line: number("source_line", row).unwrap(),
        };
        // Where batches are not asked for, it is nobody's.
        let batch = batch.column_by_name(BATCH).map_or(0, |_| number(BATCH, row).unwrap());
        rows.push((batch, customer));
    }
}

/// The rule of the definitions, written apart from the store: for each customer the version that
/// holds, by name and `updated_at`.
pub fn in_force(
    workspace: &Workspace,
    known_at: Option<i64>,
) -> BTreeMap<String, (Option<String>, Option<i64>)> {
    let mut rows: Vec<Customer> = scan(workspace, known_at).into_iter().map(|row| row.1).collect();
    rows.sort_by_key(|row| row.recorded_at);
    let mut held: BTreeMap<String, Customer> = BTreeMap::new();
    for row in rows {
        let stamp =
            |row: &Customer| Stamp { updated_at: row.updated_at, recorded_at: row.recorded_at };
        let wins = held.get(&row.id).is_none_or(|other| stamp(&row).takes_over(stamp(other)));
        if wins {
            held.insert(row.id.clone(), row);
        }
    }
    held.into_iter().map(|(id, row)| (id, (row.name, row.updated_at))).collect()
}

/// How many rows a table holds now.
pub fn count(workspace: &Workspace, table: TableId) -> usize {
    let mut rows = 0;
    let mut add = |batch: RecordBatch| {
        rows += batch.num_rows();
        Ok::<_, Error>(())
    };
    workspace.scan(table, None, Some(&[]), &mut add).unwrap();
    rows
}

/// A type check that a column came back as it went in.
pub fn has_type(batch: &RecordBatch, column: &str, expected: &DataType) -> bool {
    batch.column_by_name(column).is_some_and(|column| column.data_type() == expected)
}
