//! Records of an import that name a customer whom no table of billing or customers knows.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use crate::checks::strangers::{CODE, NAMING, folded};
use crate::load::cols::Cols;

/// Tables that say who is a customer. Those with few rows first.
const SAYING: [TableId; 4] =
    [TableId::Customers, TableId::Subscriptions, TableId::MrrMonths, TableId::Invoices];

/// From so many different ids on nothing is said at import: `tenure check` has the time.
const MOST: usize = 200_000;

/// Whom rows name, and whom they make known.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    /// By id, and of each for every table and column that names it.
    named: FxHashMap<String, Vec<Named>>,
    known: FxHashSet<String>,
}

/// The first row that names an id, and how many do.
#[derive(Debug)]
struct Named {
    table: TableId,
    column: &'static str,
    count: u64,
    file: String,
    line: Option<u64>,
}

impl Strangers {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        if SAYING.contains(&table) {
            let cols = Cols::new(batch);
            let ids = cols.text("customer_id");
            each_run(&ids, cols.rows(), |id, _, _| {
                if !self.known.contains(id) {
                    self.known.insert(id.to_owned());
                }
            });
            return;
        }
        for (_, columns) in NAMING.iter().filter(|of| of.0 == table) {
            let cols = Cols::new(batch);
            for column in *columns {
                self.name(table, column, &cols);
            }
        }
    }

    fn name(&mut self, table: TableId, column: &'static str, cols: &Cols<'_>) {
        let (files, lines) = (cols.text(SOURCE_FILE), cols.long(SOURCE_LINE));
        let full = self.named.len() >= MOST;
        each_run(&cols.text(column), cols.rows(), |id, row, n| {
            let all = match self.named.get_mut(id) {
                Some(all) => all,
                None if full => return,
                None => self.named.entry(id.to_owned()).or_default(),
            };
            let here = |named: &&mut Named| named.table == table && named.column == column;
            if let Some(named) = all.iter_mut().find(here) {
                named.count += n;
                return;
            }
            let line = lines.at(row).and_then(|line| u64::try_from(line).ok());
            let file = files.or_empty(row).to_owned();
            all.push(Named { table, column, count: n, file, line });
        });
    }

    /// What is to be said of them beside all customers that the store knows: a finding for each
    /// table and column. Nothing where nobody is known at all: customers may come later.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        let Strangers { mut named, mut known } = self;
        named.retain(|id, _| !known.contains(id));
        if named.is_empty() || named.len() >= MOST {
            return Ok(Vec::new());
        }
        // Of the ids in the store only those are kept that one of these may have meant.
        let meant: FxHashSet<String> = named.keys().map(|id| folded(id)).collect();
        known.retain(|id| meant.contains(&folded(id)));
        let mut anybody = !known.is_empty();
        for table in SAYING {
            ws.scan::<tenure_store::Error>(table, None, Some(&["customer_id"]), &mut |batch| {
                let cols = Cols::new(&batch);
                anybody |= cols.rows() > 0;
                each_run(&cols.text("customer_id"), cols.rows(), |id, _, _| {
                    if named.remove(id).is_none() && meant.contains(&folded(id)) {
                        known.insert(id.to_owned());
                    }
                });
                Ok(())
            })?;
            if named.is_empty() {
                return Ok(Vec::new());
            }
        }
        Ok(if anybody { findings(&named, &known) } else { Vec::new() })
    }
}

/// Calls `f` with each text that is there, the first row of its run and how many rows have it.
pub(super) fn each_run(
    ids: &crate::load::cols::Text<'_>,
    rows: usize,
    mut f: impl FnMut(&str, usize, u64),
) {
    let mut row = 0;
    while row < rows {
        let id = ids.or_empty(row);
        let end = (row + 1..rows).find(|&next| ids.or_empty(next) != id).unwrap_or(rows);
        if !id.is_empty() {
            f(id, row, (end - row) as u64);
        }
        row = end;
    }
}

fn findings(named: &FxHashMap<String, Vec<Named>>, known: &FxHashSet<String>) -> Vec<Finding> {
    let near: BTreeMap<String, &str> = known.iter().map(|id| (folded(id), id.as_str())).collect();
    let mut groups: BTreeMap<(&str, &str), Vec<(&String, &Named)>> = BTreeMap::new();
    for (id, row) in named.iter().flat_map(|(id, rows)| rows.iter().map(move |row| (id, row))) {
        groups.entry((row.table.name(), row.column)).or_default().push((id, row));
    }
    let told = groups.into_iter().map(|((table, column), mut rows)| {
        // An id that is nearly a known one tells most.
        let alike = |id: &String| near.get(&folded(id)).copied();
        rows.sort_by_key(|(id, row)| (alike(id).is_none(), row.line, *id));
        let n: u64 = rows.iter().map(|(_, row)| row.count).sum();
        let (id, first) = rows[0];
        let expected = said!(
            "a customer that `customers`, `subscriptions`, `invoices` or `mrr_months` knows; \
             unknown ids: {ids}, in so many rows: {n}",
            ids = rows.len() as u64,
            n = n,
        );
        let hint = match alike(id) {
            Some(meant) => said!(
                "there is {meant}, which differs by case or blanks alone: ids must be spelled alike",
                meant = meant,
            ),
            None => said!(
                "bring in who they are, or correct the ids; until then they count in figures of \
                 records alone, and nobody's MRR stands beside them"
            ),
        };
        let file = (!first.file.is_empty()).then(|| first.file.as_str().into());
        Finding::new(CODE, expected)
            .in_table(table)
            .with_field(column)
            .with_value(id)
            .with_hint(hint)
            .at(Place { file, line: first.line, ..Place::default() })
    });
    told.collect()
}
