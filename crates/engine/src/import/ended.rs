//! Subscriptions that are over, or rest, without a word of since when: figures have to guess.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use rustc_hash::FxHashSet;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, Place, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_store::{RECORDED_AT, SOURCE_FILE, SOURCE_LINE, Workspace};
use twox_hash::XxHash3_128;

use crate::load::cols::Cols;
use crate::odd;

/// Whether a status ends service.
fn ends(status: &str) -> bool {
    matches!(status, "canceled" | "ended")
}

fn hash(id: &str) -> u128 {
    XxHash3_128::oneshot(id.as_bytes())
}

/// Subscriptions whose status nothing dates, and those of which a change says that they ended.
#[derive(Debug, Default)]
pub(super) struct Undated {
    rows: Vec<Row>,
    /// By hashes of their ids: they may be most of all.
    told: FxHashSet<u128>,
}

/// A subscription whose row does not say since when it is what it is.
#[derive(Debug)]
struct Row {
    subscription: String,
    status: &'static str,
    /// When it was cancelled, as files write it, where that is known and not ahead.
    cancelled: Option<String>,
    file: String,
    line: Option<u64>,
}

/// Rows of one file of which the same is to be said.
struct Few<'a> {
    count: u64,
    first: &'a Row,
}

impl Undated {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch, account: &Account) {
        match table {
            TableId::Subscriptions => self.subscriptions(&Cols::new(batch), account),
            TableId::SubscriptionChanges => self.changes(&Cols::new(batch)),
            _ => {}
        }
    }

    fn subscriptions(&mut self, cols: &Cols<'_>, account: &Account) {
        let (statuses, ids) = (cols.text("status"), cols.text("subscription_id"));
        let (ended, effective) = (cols.long("ended_at"), cols.long("cancel_effective_at"));
        let (paused, asked) = (cols.long("paused_at"), cols.long("cancel_requested_at"));
        let (written, lines) = (cols.long(RECORDED_AT), cols.long(SOURCE_LINE));
        for row in 0..cols.rows() {
            let (status, dated) = match statuses.or_empty(row) {
                "canceled" => ("canceled", ended.at(row).or(effective.at(row))),
                "ended" => ("ended", ended.at(row).or(effective.at(row))),
                "paused" => ("paused", paused.at(row)),
                "unpaid" => ("unpaid", ended.at(row)),
                _ => continue,
            };
            if dated.is_some() {
                continue;
            }
            let cancelled = asked.instant(row).filter(|_| ends(status));
            let cancelled = cancelled.filter(|at| written.at(row).is_none_or(|then| at.0 <= then));
            let line = lines.at(row).and_then(|line| u64::try_from(line).ok());
            self.rows.push(Row {
                subscription: ids.or_empty(row).to_owned(),
                status,
                cancelled: cancelled.map(|at| odd::written(at, account)),
                file: cols.text(SOURCE_FILE).or_empty(row).to_owned(),
                line,
            });
        }
    }

    fn changes(&mut self, cols: &Cols<'_>) {
        let (statuses, ids) = (cols.text("status"), cols.text("subscription_id"));
        for row in 0..cols.rows() {
            let status = statuses.or_empty(row);
            if ends(status) || matches!(status, "paused" | "unpaid") {
                self.told.insert(hash(ids.or_empty(row)));
            }
        }
    }

    /// What is to be said of them, beside the changes that are known from earlier imports: a
    /// finding for each file and kind.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(mut self, ws: &Workspace) -> Result<Vec<Finding>, tenure_store::Error> {
        if !self.rows.is_empty() {
            let columns = ["subscription_id", "status"];
            let table = TableId::SubscriptionChanges;
            ws.scan_in_force::<tenure_store::Error>(table, None, Some(&columns), &mut |batch| {
                self.changes(&Cols::new(&batch));
                Ok(())
            })?;
        }
        let mut few: BTreeMap<(&str, bool, &str), Few<'_>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| !self.told.contains(&hash(&row.subscription))) {
            let by_cancellation = row.cancelled.is_some();
            let kind = if by_cancellation { "" } else { row.status };
            let key = (row.file.as_str(), by_cancellation, kind);
            few.entry(key).or_insert(Few { count: 0, first: row }).count += 1;
        }
        Ok(few.values().map(Few::finding).collect())
    }
}

impl Few<'_> {
    fn finding(&self) -> Finding {
        let first = self.first;
        let n = self.count;
        if first.status == "unpaid" {
            return self.told_of(
                ("transition-unknown", "status"),
                said!("since when nobody pays; rows that say only that it is unpaid: {n}", n = n),
                "it is taken to be unpaid since the row was written (`updated_at`, else the \
                 import), and churns then: give the change to `unpaid` with its time in \
                 `subscription_changes`"
                    .into(),
            );
        }
        let (code, field, expected, then) = match (&first.cancelled, first.status) {
            (Some(_), _) => (
                "end-by-cancellation",
                "ended_at",
                said!("when service ended; rows that say only when it was cancelled: {n}", n = n),
                "service is taken to have ended then; it may have gone on to the end of what was \
                 paid for",
            ),
            (None, "paused") => (
                "transition-unknown",
                "paused_at",
                said!("when the pause began; rows that say only that it is paused: {n}", n = n),
                "it is taken to rest since the row was written (`updated_at`, else the import)",
            ),
            (None, _) => (
                "transition-unknown",
                "ended_at",
                said!("when service ended; rows that say only that it is over: {n}", n = n),
                "service is taken to have ended when the row was written (`updated_at`, else the \
                 import), so that all old churn falls into one month",
            ),
        };
        let mend = said!(
            "{then}: give `{field}`, or name the column that holds it in a mapping",
            then = vec![then.into()],
            field = field,
        );
        self.told_of((code, field), expected, mend)
    }

    /// The finding, at the first of the rows.
    fn told_of(&self, (code, field): (&'static str, &str), expected: Said, mend: Said) -> Finding {
        let first = self.first;
        let place = Place {
            file: (!first.file.is_empty()).then(|| first.file.as_str().into()),
            line: first.line,
            ..Place::default()
        };
        let value = first.cancelled.as_deref().unwrap_or(first.status);
        Finding::new(code, expected)
            .in_table(TableId::Subscriptions.name())
            .with_field(field)
            .with_value(value)
            .with_hint(mend)
            .at(place)
    }
}
