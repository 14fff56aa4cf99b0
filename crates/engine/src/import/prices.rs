//! Invoice lines that name a price of which nothing tells what it is: use or subscription, and how
//! long an interval.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use rustc_hash::FxHashSet;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::strangers::each_run;
use crate::load::cols::Cols;

/// From so many different prices on nothing is said.
const MOST: usize = 100_000;

/// What lines that tell neither kind nor interval name, and which prices came with them.
#[derive(Debug, Default)]
pub(super) struct Prices {
    named: BTreeMap<String, Named>,
    known: FxHashSet<String>,
}

/// How many lines name a price, and where the first of them is.
#[derive(Debug)]
struct Named {
    count: u64,
    file: String,
    line: Option<u64>,
}

impl Prices {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        let cols = Cols::new(batch);
        match table {
            TableId::Plans => each_run(&cols.text("plan_id"), cols.rows(), |id, _, _| {
                self.known.insert(id.to_owned());
            }),
            TableId::InvoiceLines => self.lines(&cols),
            _ => {}
        }
    }

    fn lines(&mut self, cols: &Cols<'_>) {
        let plans = cols.text("plan_id");
        let (kinds, intervals) = (cols.text("kind"), cols.text("interval"));
        let (starts, files) = (cols.long("period_start"), cols.text(SOURCE_FILE));
        let lines = cols.long(SOURCE_LINE);
        for row in 0..cols.rows() {
            let id = plans.or_empty(row);
            let told = kinds.at(row).is_some() || intervals.at(row).is_some();
            if id.is_empty() || told || starts.at(row).is_none() {
                continue;
            }
            if let Some(named) = self.named.get_mut(id) {
                named.count += 1;
            } else if self.named.len() < MOST {
                let line = lines.at(row).and_then(|line| u64::try_from(line).ok());
                let file = files.or_empty(row).to_owned();
                self.named.insert(id.to_owned(), Named { count: 1, file, line });
            }
        }
    }

    /// What is to be said of them beside all prices that the store knows.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        let Prices { mut named, known } = self;
        named.retain(|id, _| !known.contains(id));
        if named.is_empty() || named.len() >= MOST {
            return Ok(Vec::new());
        }
        let wanted = Some(&["plan_id"][..]);
        ws.scan::<tenure_store::Error>(TableId::Plans, None, wanted, &mut |batch| {
            let cols = Cols::new(&batch);
            each_run(&cols.text("plan_id"), cols.rows(), |id, _, _| {
                named.remove(id);
            });
            Ok(())
        })?;
        Ok(finding(&named).into_iter().collect())
    }
}

/// One finding for all of them, at the first line that names one.
fn finding(named: &BTreeMap<String, Named>) -> Option<Finding> {
    let (id, first) = named.iter().min_by_key(|(id, it)| (&it.file, it.line, *id))?;
    let n: u64 = named.values().map(|it| it.count).sum();
    let expected = said!(
        "a price that `plans` knows, on a line that says neither its kind nor its interval; unknown \
         prices: {ids}, on so many lines: {n}",
        ids = named.len() as u64,
        n = n,
    );
    let hint = said!(
        "bring in the prices too: until then metered use counts as MRR, and the interval of a \
         prorated line is guessed from its days"
    );
    let file = (!first.file.is_empty()).then(|| first.file.as_str().into());
    let place = Place { file, line: first.line, ..Place::default() };
    let finding = Finding::new("price-unknown", expected);
    let finding = finding.in_table(TableId::InvoiceLines.name()).with_field("plan_id");
    Some(finding.with_value(id).with_hint(hint).at(place))
}
