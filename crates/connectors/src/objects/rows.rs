//! Facts on their way into the columns of their tables.

use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;

use super::FileTime;
use super::fact::{Fact, Trouble};
use crate::cell::{Cell, Reader, Typed};
use crate::columns::Columns;
use crate::header::plan;
use crate::report::ObjectCounts;
use crate::row::{Row, RowReader};
use crate::values::date::{Clock, DateOrder};
use crate::values::decimal::Marks;

/// One table on its way.
struct Table {
    id: TableId,
    names: &'static [&'static str],
    reader: RowReader,
    columns: Columns,
}

/// All tables on their way.
pub(crate) struct Rows {
    tables: Vec<Table>,
    source: Arc<str>,
    file: u32,
}

impl Rows {
    /// Empty tables of an account, with the columns that a source fills.
    pub fn new(
        account: &Account,
        recorded_at: i64,
        source: &Arc<str>,
        tables: &[(TableId, &'static [&'static str])],
    ) -> Option<Rows> {
        let make = |&(id, names): &(TableId, &'static [&'static str])| {
            let header: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let (mut plan, _) = plan(id, &header, None, false).ok()?;
            if plan.spec.open {
                plan.header.push("".into());
                plan.targets.push(crate::header::Target::Attribute);
            }
            let clock = Clock::new(account.zone.clone(), DateOrder::default());
            let reader = Reader::new(clock, Marks::default(), false);
            let reader =
                RowReader::new(Arc::new(plan), account, reader).recorded(recorded_at, false);
            let columns = Columns::new(id, &reader.used());
            Some(Table { id, names, reader, columns })
        };
        let tables = tables.iter().map(make).collect::<Option<Vec<Table>>>()?;
        Some(Rows { tables, source: Arc::clone(source), file: 0 })
    }

    /// Says that what follows comes out of a file.
    pub fn file(
        &mut self,
        file: u32,
        files: &[FileTime],
        out: &mut Vec<(TableId, Result<RecordBatch, ArrowError>)>,
    ) {
        if file != self.file {
            self.flush(files, out);
            self.file = file;
        }
    }

    /// Adds the facts of one object, all or, with reasons, none.
    pub fn add(
        &mut self,
        facts: &[Fact<'_>],
        line: u64,
        counts: &mut ObjectCounts,
    ) -> Vec<Trouble> {
        let mut rows = Vec::with_capacity(facts.len());
        let mut troubles = Vec::new();
        for fact in facts {
            let Some(at) = self.tables.iter().position(|table| table.id == fact.table) else {
                continue;
            };
            let table = &mut self.tables[at];
            let mut row = Row::new(table.reader.plan());
            let mut next = 0;
            for (name, _, cell) in &fact.cells {
                // Cells come nearly in the order of the columns.
                let found = match table.names.get(next) {
                    Some(it) if it == name => Some(next),
                    _ => table.names.iter().position(|it| it == name),
                };
                if let Some(column) = found {
                    table.reader.cell(&mut row, column, cell);
                    next = column + 1;
                } else {
                    debug_assert!(false, "no column {name}");
                }
            }
            for (key, cell) in &fact.attributes {
                table.reader.extra_attribute(&mut row, key, cell);
            }
            table.reader.finish(&mut row, line);
            for wrong in std::mem::take(&mut row.problems) {
                let name = wrong.column.and_then(|column| table.names.get(column));
                let cell = fact.cells.iter().find(|(it, _, _)| Some(it) == name);
                let field = cell.map_or(name.copied().unwrap_or(""), |(_, field, _)| field);
                let field = match fact.within {
                    Some((list, place)) => format!("{list}/{place}/{field}"),
                    None => field.to_owned(),
                };
                let mut problem = wrong.problem;
                if problem.code == "ends-before-start" {
                    problem = problem.hint("mend it at the source, and export it again");
                }
                let shown = || cell.map(|(_, _, cell)| cell.shown().into_owned());
                troubles.push(Trouble { field, value: wrong.value.or_else(shown), problem });
            }
            rows.push((at, row));
        }
        if troubles.is_empty() {
            for (at, row) in &rows {
                let table = &mut self.tables[*at];
                table.columns.push(&row.slots, line);
                *counts.rows.entry(table.id).or_default() += 1;
            }
        }
        troubles
    }

    /// Whether it is time to [`flush`](Rows::flush).
    pub fn is_full(&self) -> bool {
        self.tables.iter().any(|table| table.columns.is_full())
    }

    /// Hands on what there is.
    pub fn flush(
        &mut self,
        files: &[FileTime],
        out: &mut Vec<(TableId, Result<RecordBatch, ArrowError>)>,
    ) {
        let name = files.get(self.file as usize).map_or("", |file| &file.name);
        for table in self.tables.iter_mut().filter(|table| table.columns.rows() > 0) {
            out.push((table.id, table.columns.finish(&self.source, name)));
        }
    }

    /// Tells rows of `plans` apart by what they say.
    pub fn fingerprint(fact: &Fact<'_>) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (name, _, cell) in &fact.cells {
            hasher.write(name.as_bytes());
            match cell {
                Cell::Text(text) => hasher.write(text.as_bytes()),
                Cell::Typed(Typed::Int(number) | Typed::Utc(number)) => hasher.write_i64(*number),
                Cell::Typed(Typed::Decimal(mantissa, scale)) => {
                    hasher.write_i128(*mantissa);
                    hasher.write_i8(*scale);
                }
                other => hasher.write(other.shown().as_bytes()),
            }
            hasher.write_u8(0xff);
        }
        hasher.finish()
    }
}
