//! Invoice lines whose service periods say nothing, or end on their last day: no MRR, or too much.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use crate::load::cols::Cols;

/// So many lines of a batch are looked at for how their periods end: a source ends them all alike.
const LOOKED_AT: usize = 500;

/// Lengths of periods in months that are told by their days.
const MONTHS: [i32; 5] = [1, 2, 3, 6, 12];

/// What the lines of an import say of their periods, by file.
#[derive(Debug, Default)]
pub(super) struct Periods {
    files: BTreeMap<String, InFile>,
    /// Whether another table of the import says what is paid each month.
    others: bool,
}

#[derive(Debug, Default)]
struct InFile {
    lines: u64,
    first: Option<u64>,
    /// Lines that have a period.
    recurring: u64,
    /// Periods of whole months if the last day is one of them, and if it is not.
    with_last: u64,
    without_last: u64,
    /// The first of the former: its line and how it reads.
    example: Option<(Option<u64>, String)>,
}

impl Periods {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch, account: &Account) {
        match table {
            TableId::Subscriptions | TableId::MrrMonths => self.others |= batch.num_rows() > 0,
            TableId::InvoiceLines => self.lines(&Cols::new(batch), account),
            _ => {}
        }
    }

    fn lines(&mut self, cols: &Cols<'_>, account: &Account) {
        let files = cols.text(SOURCE_FILE);
        let (starts, ends) = (cols.long("period_start"), cols.long("period_end"));
        let zone = &account.zone;
        let place = |row| cols.long(SOURCE_LINE).at(row).and_then(|line| u64::try_from(line).ok());
        for row in 0..cols.rows() {
            let file = files.or_empty(row);
            if !self.files.contains_key(file) {
                self.files.insert(file.to_owned(), InFile::default());
            }
            let Some(of) = self.files.get_mut(file) else { continue };
            of.lines += 1;
            of.first = of.first.or(place(row));
            let period = starts.instant(row).zip(ends.instant(row));
            of.recurring += u64::from(period.is_some());
            let Some((from, to)) = period.filter(|_| row < LOOKED_AT) else { continue };
            let day = |at: Instant| zone.day(at);
            let (from, to) = (day(from), day(to));
            let whole = |end: Day| MONTHS.iter().any(|&months| from.add_months(months) == end);
            of.without_last += u64::from(whole(to));
            if whole(Day(to.0 + 1)) {
                of.with_last += 1;
                of.example.get_or_insert_with(|| (place(row), format!("{from} to {to}")));
            }
        }
    }

    /// What is to be said of them, a finding for each file and kind: nothing where another table
    /// says what recurs.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(&self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        let known = [TableId::Subscriptions, TableId::MrrMonths];
        for table in known {
            if self.others || ws.table_state(table, None)?.rows > 0 {
                return Ok(Vec::new());
            }
        }
        Ok(self.files.iter().filter_map(|(file, of)| of.finding(file)).collect())
    }
}

impl InFile {
    fn finding(&self, file: &str) -> Option<Finding> {
        let place = |line| {
            let file = (!file.is_empty()).then(|| file.into());
            Place { file, line, ..Place::default() }
        };
        let about = |finding: Finding| finding.in_table(TableId::InvoiceLines.name());
        if self.recurring == 0 {
            let finding = Finding::new(
                "no-service-periods",
                "`period_start` and `period_end`: what a line pays for, and for how long",
            );
            return Some(
                about(finding).with_field("period_start").at(place(self.first)).with_hint(
                    "no line has a service period, so none recurs and there is no MRR; give the \
                 periods, or what is paid each month as `subscriptions` or `mrr_months`",
                ),
            );
        }
        if self.with_last <= self.without_last {
            return None;
        }
        let (line, period) = self.example.clone()?;
        let finding = Finding::new(
            "ends-with-last-day",
            "the day after the last one as the end of a service period",
        );
        Some(about(finding).with_field("period_end").with_value(&period).at(place(line)).with_hint(
            "most periods are whole months only if their last day is one of them; then say \
             `inclusive_ends = true` in `tenure.toml`, or everybody leaves on the last day and \
             comes back on the next",
        ))
    }
}
