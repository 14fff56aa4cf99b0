//! Columns that an import has not, of facts that had a value there: what becomes of the value. A
//! column that its file does not have stays as it was; one that it has without a value loses it.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{Array, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::{self, ATTRIBUTES, SAYS, SYSTEM_COLUMNS, Says, TableId};
use tenure_store::{SOURCE_FILE, Stamp, UPDATED_AT, Workspace};
use twox_hash::XxHash3_128;

use crate::load::cols::Cols;

/// Tables of which lists with a few columns go round.
const TABLES: [TableId; 3] = [TableId::Customers, TableId::Plans, TableId::Subscriptions];

/// So many columns of a file are named; more say no more.
const NAMED: usize = 12;

/// The rows of an import by table and file, where earlier ones of the table are stored.
#[derive(Debug, Default)]
pub(super) struct Left {
    tables: Vec<TableId>,
    files: BTreeMap<(TableId, String), InFile>,
}

#[derive(Debug)]
struct InFile {
    /// The source's own versions of the rows, by hash of their keys.
    rows: FxHashMap<u128, Option<i64>>,
    /// What they speak of.
    says: Says,
    /// Columns and attributes in which any row has a value.
    filled: BTreeSet<String>,
    /// The keys of rows that do not speak of all that every row needs.
    wanting: Vec<String>,
}

/// What a column loses.
#[derive(Debug)]
struct Lost {
    count: u64,
    /// The key of the first.
    first: String,
}

/// What becomes of values in columns that a file does not fill.
#[derive(Debug, Default)]
struct Fate {
    lost: BTreeMap<String, Lost>,
    kept: BTreeSet<String>,
    /// Rows that keep any.
    keeping: u64,
    /// The key of the first of them.
    first: Option<String>,
}

impl Left {
    /// To be shown the rows of an import into a workspace that knows rows of some tables.
    pub(super) fn new(known: impl Iterator<Item = TableId>) -> Left {
        Left { tables: known.collect(), ..Left::default() }
    }

    /// Looks at rows of any table that are about to be stored, and leave columns as they were or not.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch, leaves: bool) {
        if !self.tables.contains(&table) || (!leaves && !TABLES.contains(&table)) {
            return;
        }
        let cols = Cols::new(batch);
        let (files, updated) = (cols.text(SOURCE_FILE), cols.long(UPDATED_AT));
        let says =
            batch.schema_ref().metadata().get(SAYS).map_or(Says::all(), |it| Says::parse(it));
        // A batch is of one file.
        let file = (table, files.or_empty(0).to_owned());
        let file = self.files.entry(file).or_insert_with(|| InFile {
            rows: FxHashMap::default(),
            says: says.clone(),
            filled: BTreeSet::new(),
            wanting: Vec::new(),
        });
        file.says = file.says.or(&says);
        let enough = says.is_enough(table);
        for row in 0..cols.rows() {
            let key = key(table, &cols, row);
            file.rows.insert(hash(&key), updated.at(row));
            if !enough {
                file.wanting.push(key);
            }
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
    /// takes values away, one for all that it leaves, and one for rows that lack what they need.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(&self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        let mut all = Vec::new();
        for ((table, name), file) in &self.files {
            let mut fate = Fate::default();
            let mut wanting: FxHashSet<u128> = file.wanting.iter().map(|key| hash(key)).collect();
            ws.scan_in_force::<tenure_store::Error>(*table, None, None, &mut |batch| {
                file.judge(*table, &batch, &mut fate, &mut wanting);
                Ok(())
            })?;
            for (_, other) in self.files.iter().filter(|((of, _), _)| of == table) {
                let enough = other.says.is_enough(*table);
                wanting.retain(|key| !enough || !other.rows.contains_key(key));
            }
            let lost = fate.lost.iter().take(NAMED);
            all.extend(lost.map(|(column, lost)| lost.finding(*table, name, column)));
            all.extend(fate.finding(*table, name));
            let first = file.wanting.iter().find(|key| wanting.contains(&hash(key)));
            all.extend(first.map(|first| incomplete(*table, file, name, wanting.len(), first)));
        }
        Ok(all)
    }
}

impl InFile {
    /// Adds what becomes of stored rows for this file's, and takes those away that are `wanting` no
    /// more.
    fn judge(
        &self,
        table: TableId,
        batch: &RecordBatch,
        fate: &mut Fate,
        wanting: &mut FxHashSet<u128>,
    ) {
        let cols = Cols::new(batch);
        let missing = filled(batch).filter(|name| !self.filled.contains(of(name)));
        let missing: Vec<(&str, &dyn Array)> =
            missing.filter_map(|name| Some((name, batch.column_by_name(name)?.as_ref()))).collect();
        let (attributes, updated) = (cols.text(ATTRIBUTES), cols.long(UPDATED_AT));
        for row in 0..cols.rows() {
            let key = key(table, &cols, row);
            let hash = hash(&key);
            let Some(&version) = self.rows.get(&hash) else { continue };
            wanting.remove(&hash);
            let known = Stamp { updated_at: updated.at(row), recorded_at: 0 };
            if !(Stamp { updated_at: version, recorded_at: 1 }).takes_over(known) {
                continue;
            }
            let mut kept = false;
            for (name, _) in missing.iter().filter(|(_, values)| values.is_valid(row)) {
                kept |= fate.add(of(name), self.says.has(name), &key);
            }
            let names = attributes.at(row).map(names).unwrap_or_default();
            for name in names.iter().filter(|name| !self.filled.contains(*name)) {
                kept |= fate.add(name, self.says.has_attribute(name), &key);
            }
            fate.keeping += u64::from(kept);
            if kept && fate.first.is_none() {
                fate.first = Some(key);
            }
        }
    }
}

impl Fate {
    /// Adds a value that the file does not have, in a column of which it speaks or not; says whether
    /// it stays.
    fn add(&mut self, column: &str, says: bool, key: &str) -> bool {
        if !says {
            if !self.kept.contains(column) {
                self.kept.insert(column.to_owned());
            }
            return true;
        }
        match self.lost.get_mut(column) {
            Some(lost) => lost.count += 1,
            None => {
                self.lost.insert(column.to_owned(), Lost { count: 1, first: key.to_owned() });
            }
        }
        false
    }

    /// What stays.
    fn finding(&self, table: TableId, file: &str) -> Option<Finding> {
        let first = self.first.as_ref()?;
        let more = if self.kept.len() > NAMED { ", …" } else { "" };
        let columns: Vec<&str> = self.kept.iter().take(NAMED).map(String::as_str).collect();
        let expected = said!(
            "all columns that are known; the file does not have {columns}; rows that keep theirs: {n}",
            columns = format!("{}{more}", columns.join(", ")),
            n = self.keeping,
        );
        let mut finding = Finding::new("column-kept", expected)
            .in_table(table.name())
            .with_value(first)
            .with_hint(
                "what a file has no column for stays as it was; a column with empty cells empties",
            )
            .at(in_file(file));
        finding.key = Some(first.clone());
        Some(finding)
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
                "an empty cell empties what was known: leave the column out of the file to keep it; \
                 `tenure batches undo` takes an import back",
            )
            .at(in_file(file));
        finding.key = Some(self.first.clone());
        finding
    }
}

/// The finding about rows of a file of which nothing tells a column that each needs.
fn incomplete(table: TableId, file: &InFile, name: &str, count: usize, first: &str) -> Finding {
    let spec = schema::table(table);
    let lacks = spec.columns.iter().filter(|column| column.required && !file.says.has(column.name));
    let columns: Vec<&str> = lacks.map(|column| column.name).collect();
    let expected = said!(
        "{columns}, in this file or known from before; rows of which nothing tells it: {n}",
        columns = columns.join(", "),
        n = count as u64,
    );
    let mut finding = Finding::new("row-incomplete", expected)
        .in_table(table.name())
        .with_value(first)
        .with_hint("they are kept, and count as soon as a file tells it of the same key")
        .at(in_file(name));
    finding.field = columns.first().map(|&column| column.into());
    finding.key = Some(first.to_owned());
    finding
}

fn in_file(file: &str) -> Place {
    Place { file: (!file.is_empty()).then(|| file.into()), ..Place::default() }
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
