//! Columns that an import has not, of facts that had a value there: the value goes, since a row
//! takes the place of the whole row that was known before.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{Array, RecordBatch};
use rustc_hash::FxHashMap;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::{self, ATTRIBUTES, SYSTEM_COLUMNS, TableId};
use tenure_store::{SOURCE_FILE, Stamp, UPDATED_AT, Workspace};
use twox_hash::XxHash3_128;

use crate::load::cols::Cols;

/// Tables of which lists with a few columns go round.
const TABLES: [TableId; 3] = [TableId::Customers, TableId::Plans, TableId::Subscriptions];

/// So many columns of a file are named; more say no more.
const NAMED: usize = 12;

/// The rows of an import by table and file, where earlier ones of the table are stored.
#[derive(Debug, Default)]
pub(super) struct Emptied {
    tables: Vec<TableId>,
    files: BTreeMap<(TableId, String), InFile>,
}

#[derive(Debug, Default)]
struct InFile {
    /// The source's own versions of the rows, by hash of their keys.
    rows: FxHashMap<u128, Option<i64>>,
    /// Columns and attributes in which any row has a value.
    filled: BTreeSet<String>,
}

/// What a column loses.
#[derive(Debug)]
struct Lost {
    count: u64,
    /// The key of the first.
    first: String,
}

impl Emptied {
    /// To be shown the rows of an import into a workspace.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn new(ws: &Workspace) -> Result<Emptied, tenure_store::Error> {
        let mut tables = Vec::new();
        for table in TABLES {
            if ws.table_state(table, None)?.rows > 0 {
                tables.push(table);
            }
        }
        Ok(Emptied { tables, ..Emptied::default() })
    }

    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        if !self.tables.contains(&table) {
            return;
        }
        let cols = Cols::new(batch);
        let (files, updated) = (cols.text(SOURCE_FILE), cols.long(UPDATED_AT));
        // A batch is of one file.
        let file = self.files.entry((table, files.or_empty(0).to_owned())).or_default();
        for row in 0..cols.rows() {
            file.rows.insert(hash(&key(table, &cols, row)), updated.at(row));
        }
        file.filled.extend(filled(batch).map(|name| of(name).to_owned()));
        let attributes = cols.text(ATTRIBUTES);
        for row in 0..cols.rows() {
            for name in attributes.at(row).map(names).unwrap_or_default() {
                file.filled.insert(name);
            }
        }
    }

    /// What is to be said of them, beside what is stored: a finding for each column of a file that
    /// takes values away.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(&self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        let mut all = Vec::new();
        for ((table, name), file) in &self.files {
            let mut lost = BTreeMap::new();
            ws.scan_in_force::<tenure_store::Error>(*table, None, None, &mut |batch| {
                file.lose(*table, &batch, &mut lost);
                Ok(())
            })?;
            all.extend(
                lost.iter().take(NAMED).map(|(column, lost)| lost.finding(*table, name, column)),
            );
        }
        Ok(all)
    }
}

impl InFile {
    /// Adds what stored rows lose to this file's.
    fn lose(&self, table: TableId, batch: &RecordBatch, lost: &mut BTreeMap<String, Lost>) {
        let cols = Cols::new(batch);
        let missing = filled(batch).filter(|name| !self.filled.contains(of(name)));
        let missing: Vec<(&str, &dyn Array)> =
            missing.filter_map(|name| Some((name, batch.column_by_name(name)?.as_ref()))).collect();
        let (attributes, updated) = (cols.text(ATTRIBUTES), cols.long(UPDATED_AT));
        for row in 0..cols.rows() {
            let key = key(table, &cols, row);
            let Some(&version) = self.rows.get(&hash(&key)) else { continue };
            let known = Stamp { updated_at: updated.at(row), recorded_at: 0 };
            if !(Stamp { updated_at: version, recorded_at: 1 }).takes_over(known) {
                continue;
            }
            let mut lose = |column: &str| match lost.get_mut(column) {
                Some(lost) => lost.count += 1,
                None => {
                    lost.insert(column.to_owned(), Lost { count: 1, first: key.clone() });
                }
            };
            for (name, _) in missing.iter().filter(|(_, values)| values.is_valid(row)) {
                lose(of(name));
            }
            let attributes = attributes.at(row).map(names).unwrap_or_default();
            attributes.iter().filter(|name| !self.filled.contains(*name)).for_each(|it| lose(it));
        }
    }
}

impl Lost {
    fn finding(&self, table: TableId, file: &str, column: &str) -> Finding {
        let expected = said!(
            "a value in every column that was known; rows that lose the one that they have here: {n}",
            n = self.count,
        );
        let mut finding = Finding::new("column-emptied", expected)
            .in_table(table.name())
            .with_field(column)
            .with_value(&self.first)
            .with_hint(
                "a row takes the place of the whole row before, so what a file leaves out is gone: \
                 bring these rows with all of their columns, in one file; `tenure batches undo` takes an \
                 import back",
            )
            .at(Place { file: (!file.is_empty()).then(|| file.into()), ..Place::default() });
        finding.key = Some(self.first.clone());
        finding
    }
}

/// The columns of a batch in which any row has a value, without those that say where it is from and
/// the one of all attributes.
fn filled(batch: &RecordBatch) -> impl Iterator<Item = &str> {
    let fields = batch.schema_ref().fields().iter().zip(batch.columns());
    let any = fields.filter(|(_, column)| column.null_count() < column.len());
    any.map(|(field, _)| field.name().as_str()).filter(|name| {
        *name != ATTRIBUTES && SYSTEM_COLUMNS.iter().all(|system| system.name != *name)
    })
}

/// The column that a stored one belongs to: an amount is one, in whichever units it came.
fn of(stored: &str) -> &str {
    stored.strip_suffix("_minor").unwrap_or(stored)
}

/// The names of custom attributes.
fn names(json: &str) -> Vec<String> {
    let read: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_str(json);
    read.map(|map| map.into_iter().map(|(name, _)| name).collect()).unwrap_or_default()
}

/// What tells the facts of a table apart, for people.
fn key(table: TableId, cols: &Cols<'_>, row: usize) -> String {
    let parts = schema::table(table).key.iter().map(|column| cols.text(column).or_empty(row));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn hash(key: &str) -> u128 {
    XxHash3_128::oneshot(key.as_bytes())
}
