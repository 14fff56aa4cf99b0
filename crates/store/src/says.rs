//! Rows that do not speak of all columns of their table: which of them, and what they leave as it
//! was.
//!
//! A column that a version says nothing of has the value of the newest other version that speaks of
//! it, in the order in which versions hold ([`Stamp::takes_over`](crate::Stamp::takes_over)): the
//! version that would hold if those before it were not there. So nothing has to be worked out when
//! rows are stored, and undo and earlier times need no rules of their own.
//!
//! Where all rows of a table speak of the same columns, none can leave what another tells, and
//! nothing of this costs anything.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_select::filter::filter_record_batch;
use arrow_select::interleave::interleave;
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use tenure_domain::schema::{ATTRIBUTES, Says, TableId};

use crate::Error;
use crate::columns::{content_columns, projected};
use crate::ranges::RowSet;
use crate::scan::{Scan, Slice};
use crate::versions::Version;

/// Between the lists of one run.
const BETWEEN: char = '\u{1e}';

/// The lists of a run out of what the manifest has of them.
pub(crate) fn parse(text: Option<&str>) -> Arc<[Says]> {
    text.unwrap_or_default().split(BETWEEN).map(Says::parse).collect()
}

/// What the manifest has of the lists of a run.
pub(crate) fn text(lists: &[Says]) -> String {
    let lists: Vec<String> = lists.iter().map(Says::text).collect();
    lists.join(&BETWEEN.to_string())
}

/// What rows speak of, by numbers.
#[derive(Debug, Default, Clone)]
pub(crate) struct Lists {
    all: Vec<Says>,
    covers: FxHashMap<(u32, u32), bool>,
    both: FxHashMap<(u32, u32), u32>,
}

impl Lists {
    /// The number of a list.
    pub(crate) fn number(&mut self, says: &Says) -> u32 {
        let known = self.all.iter().position(|known| known == says);
        let at = known.unwrap_or_else(|| {
            self.all.push(says.clone());
            self.all.len() - 1
        });
        at as u32
    }

    /// The numbers of the lists of each slice.
    pub(crate) fn of(slices: &[Slice]) -> (Lists, Vec<Vec<u32>>) {
        let mut lists = Lists::default();
        let mut of = |slice: &Slice| slice.says.iter().map(|it| lists.number(it)).collect();
        let numbers = slices.iter().map(&mut of).collect();
        (lists, numbers)
    }

    /// Whether some rows speak of columns that others do not speak of.
    pub(crate) fn differ(&self) -> bool {
        self.all.len() > 1
    }

    pub(crate) fn get(&self, number: u32) -> &Says {
        &self.all[number as usize]
    }

    fn covers(&mut self, one: u32, other: u32) -> bool {
        let all = &self.all;
        let is = || all[one as usize].covers(&all[other as usize]);
        one == other || *self.covers.entry((one, other)).or_insert_with(is)
    }

    fn or(&mut self, one: u32, other: u32) -> u32 {
        if let Some(known) = self.both.get(&(one, other)) {
            return *known;
        }
        let number = self.number(&self.get(one).or(self.get(other)));
        self.both.insert((one, other), number);
        number
    }

    /// Of the versions of a fact beside the one in force, those that tell what it does not speak of,
    /// the newest first; and what all of them speak of.
    pub(crate) fn tellers(
        &mut self,
        holds: Version,
        mut others: Vec<Version>,
    ) -> (Vec<Version>, u32) {
        let (mut known, mut tellers) = (holds.says, Vec::new());
        while !others.iter().all(|version| self.covers(known, version.says)) {
            let next = others.remove(newest(&others));
            if !self.covers(known, next.says) {
                known = self.or(known, next.says);
                tellers.push(next);
            }
        }
        (tellers, known)
    }
}

/// The place of the version that holds, out of versions by the time at which they were recorded.
pub(crate) fn newest(versions: &[Version]) -> usize {
    let mut newest = 0;
    for at in 1..versions.len() {
        if versions[at].stamp.takes_over(versions[newest].stamp) {
            newest = at;
        }
    }
    newest
}

/// Cells of rows in force that other versions tell.
#[derive(Debug)]
pub(crate) struct Fills {
    lists: Vec<Says>,
    /// By slice, in the order of its rows.
    rows: Vec<Vec<Fill>>,
    /// The rows that tell, with the columns that are asked for.
    told: Vec<RecordBatch>,
}

/// A row in force, and who tells what it does not speak of, the newest first.
#[derive(Debug)]
struct Fill {
    row: u64,
    says: u32,
    tellers: Vec<Teller>,
}

/// A row that tells: its place among those that were read, and what it speaks of.
#[derive(Debug, Clone, Copy)]
struct Teller {
    batch: usize,
    at: usize,
    says: u32,
}

impl Fills {
    /// Reads what versions tell that rows in force do not speak of; `None` where nothing of it is
    /// asked for. With each version come those that tell, the newest first.
    pub(crate) fn read(
        scan: &Scan,
        lists: &Lists,
        fills: Vec<(Version, Vec<Version>)>,
    ) -> Result<Option<Arc<Fills>>, Error> {
        let content = content_columns(scan.table);
        let fields = scan.schema.fields().iter().map(|field| field.name().as_str());
        let columns: Vec<&str> = fields.filter(|name| content.contains(name)).collect();
        if columns.is_empty() || fills.is_empty() {
            return Ok(None);
        }
        let mut wanted: Vec<RowSet> = Vec::new();
        wanted.resize_with(scan.slices.len(), RowSet::default);
        for version in fills.iter().flat_map(|(_, tellers)| tellers) {
            let row = u32::try_from(version.row);
            let row = row.map_err(|_| Error::TooManyRows { table: scan.table.name() })?;
            wanted[version.slice].insert(row);
        }
        let (places, told) = scan.rows(&columns, &wanted)?;
        let mut rows: Vec<Vec<Fill>> = Vec::new();
        rows.resize_with(scan.slices.len(), Vec::new);
        for (version, tellers) in fills {
            let teller = |it: &Version| {
                let &(batch, at) = places.get(&(it.slice, it.row))?;
                Some(Teller { batch, at, says: it.says })
            };
            let tellers = tellers.iter().filter_map(teller).collect();
            rows[version.slice].push(Fill { row: version.row, says: version.says, tellers });
        }
        rows.iter_mut().for_each(|rows| rows.sort_unstable_by_key(|fill| fill.row));
        Ok(Some(Arc::new(Fills { lists: lists.all.clone(), rows, told })))
    }

    /// Rows of a slice, which have these numbers, with what other versions tell of them.
    pub(crate) fn fill(
        &self,
        table: TableId,
        slice: usize,
        rows: &Range<u64>,
        batch: RecordBatch,
    ) -> Result<RecordBatch, Error> {
        let of = &self.rows[slice];
        let from = of.partition_point(|fill| fill.row < rows.start);
        let to = of.partition_point(|fill| fill.row < rows.end);
        let Some(fills) = of.get(from..to).filter(|fills| !fills.is_empty()) else {
            return Ok(batch);
        };
        let content = content_columns(table);
        let wrong = |source| Error::Rows { table: table.name(), source };
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(batch.num_columns());
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            columns.push(match field.name().as_str() {
                ATTRIBUTES => self.attributes(fills, rows.start, column),
                name if content.contains(&name) => {
                    self.column(fills, rows.start, name, column).map_err(wrong)?
                }
                _ => Arc::clone(column),
            });
        }
        RecordBatch::try_new(batch.schema(), columns).map_err(wrong)
    }

    fn column(
        &self,
        fills: &[Fill],
        first: u64,
        name: &str,
        column: &ArrayRef,
    ) -> Result<ArrayRef, arrow_schema::ArrowError> {
        let has: Vec<bool> = self.lists.iter().map(|says| says.has(name)).collect();
        let has = |says: u32| has[says as usize];
        let mut cells: Vec<(usize, usize)> = (0..column.len()).map(|row| (0, row)).collect();
        let mut any = false;
        for fill in fills {
            let row = (fill.row - first) as usize;
            if has(fill.says) || column.is_valid(row) {
                continue;
            }
            if let Some(teller) = fill.tellers.iter().find(|teller| has(teller.says)) {
                cells[row] = (1 + teller.batch, teller.at);
                any = true;
            }
        }
        if !any {
            return Ok(Arc::clone(column));
        }
        let told = self.told.iter().filter_map(|batch| batch.column_by_name(name));
        let arrays: Vec<&dyn Array> = std::iter::once(column).chain(told).map(|it| &**it).collect();
        interleave(&arrays, &cells)
    }

    /// Custom attributes are columns of their own, though they lie in one.
    fn attributes(&self, fills: &[Fill], first: u64, column: &ArrayRef) -> ArrayRef {
        let Some(texts) = column.as_string_opt::<i32>() else { return Arc::clone(column) };
        let mut all: Vec<Option<String>> = texts.iter().map(|it| it.map(str::to_owned)).collect();
        for fill in fills {
            let mut before = vec![&self.lists[fill.says as usize]];
            let at = (fill.row - first) as usize;
            let mut merged = attributes(texts.is_valid(at).then(|| texts.value(at)));
            for teller in &fill.tellers {
                let told = self.told[teller.batch].column_by_name(ATTRIBUTES);
                let told = told.and_then(|column| column.as_string_opt::<i32>());
                let told = told.filter(|told| told.is_valid(teller.at));
                for (name, value) in attributes(told.map(|told| told.value(teller.at))) {
                    if !before.iter().any(|says| says.has_attribute(&name)) {
                        merged.entry(name).or_insert(value);
                    }
                }
                before.push(&self.lists[teller.says as usize]);
            }
            // What is no object was never written.
            all[at] = (!merged.is_empty()).then(|| serde_json::to_string(&merged).ok()).flatten();
        }
        Arc::new(all.into_iter().collect::<StringArray>())
    }
}

/// The attributes of a cell, with their values as they are written.
fn attributes(json: Option<&str>) -> BTreeMap<String, Box<RawValue>> {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// By slice and row, in which batch a row is and where.
type Places = FxHashMap<(usize, u64), (usize, usize)>;

impl Scan {
    /// Some rows of each slice, and where they are.
    fn rows(
        &self,
        columns: &[&str],
        wanted: &[RowSet],
    ) -> Result<(Places, Vec<RecordBatch>), Error> {
        let slices = self.slices.iter().zip(wanted).map(|(slice, wanted)| {
            let all = slice.source.groups().iter().sum();
            Slice { rows: Some(wanted.ranges(0..all)), ..slice.clone() }
        });
        let scan = Scan {
            table: self.table,
            schema: projected(self.table, Some(columns))?,
            known_at: None,
            slices: slices.collect(),
            masked: None,
            fills: None,
        };
        let (mut places, mut batches) = (Places::default(), Vec::new());
        scan.run_numbered(&mut |slice, rows, mask, batch| {
            let Some(mask) = mask else { return Ok(()) };
            let numbers = mask.values().set_indices().map(|at| rows.start + at as u64);
            let numbered = numbers.enumerate();
            places.extend(numbered.map(|(at, row)| ((slice, row), (batches.len(), at))));
            let kept = filter_record_batch(&batch, &mask);
            batches.push(kept.map_err(|source| Error::Rows { table: self.table.name(), source })?);
            Ok(())
        })?;
        Ok((places, batches))
    }
}
