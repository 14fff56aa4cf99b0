//! What cannot be told yet, and which files would tell it.

use std::collections::BTreeMap;

use tenure_domain::schema::{TableId, table};
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::reading::Reason;

use super::Subject;
use super::page::Section;
use crate::output::{Json, Object};
use crate::words::{Id, tr, why, words};

/// What tables are good for that no metric says.
const BESIDES: &[(TableId, Id)] =
    &[(TableId::Customers, Id("missing-customers")), (TableId::Plans, Id("missing-plans"))];

/// The tables that a variant needs and that hold no row; of billing, the usual one.
pub fn tables(subject: &Subject<'_>, variant: &Variant) -> Vec<TableId> {
    let billing = !variant.needs.records_only && !subject.book.has_billing();
    let billing = billing.then_some(TableId::Subscriptions);
    // Ratings of tickets stand in for answers in some variants; others need the answers themselves.
    let told = match variant.needs.instead {
        Some(_) => &subject.told,
        None => &subject.book.facts.tables,
    };
    let beyond = variant.needs.missing(told);
    billing.into_iter().chain(beyond.filter(|table| billing != Some(*table))).collect()
}

/// A table that is not there.
struct Missing {
    table: TableId,
    /// Metrics, and those of which only some variants need it.
    metrics: Vec<(MetricId, bool)>,
}

fn all(subject: &Subject<'_>) -> Vec<Missing> {
    let mut missing: BTreeMap<TableId, Vec<(MetricId, bool)>> = BTreeMap::new();
    for &id in MetricId::ALL {
        for (at, variant) in metric(id).variants.iter().enumerate() {
            for table in tables(subject, variant) {
                let metrics = missing.entry(table).or_default();
                if metrics.last().is_none_or(|(known, _)| *known != id) {
                    metrics.push((id, at > 0));
                }
            }
        }
    }
    // Not a table that a metric names: without rates there may be figures of one currency alone.
    let rates = TableId::FxRates;
    if !subject.book.facts.tables.contains(&rates) && subject.book.lacks_rates() {
        missing.entry(rates).or_default();
    }
    for (table, _) in BESIDES.iter().filter(|it| !subject.book.facts.tables.contains(&it.0)) {
        missing.entry(*table).or_default();
    }
    missing.into_iter().map(|(table, metrics)| Missing { table, metrics }).collect()
}

impl Missing {
    fn gives(&self) -> String {
        let name = |&(id, some): &(MetricId, bool)| match some {
            true => tr!("missing-variants", metric = id.slug()),
            false => id.slug().to_owned(),
        };
        if self.table == TableId::FxRates {
            return tr!("missing-rates");
        }
        let besides = BESIDES.iter().filter(|it| it.0 == self.table).map(|it| it.1.say());
        // Two families are made from billing as a whole.
        if self.metrics.iter().any(|(id, _)| *id == MetricId::Mrr) {
            return tr!("missing-billing");
        }
        besides.chain(self.metrics.iter().map(name)).collect::<Vec<_>>().join(", ")
    }

    /// Why it gives nothing, where it is there, or another table of billing is that would do.
    fn lacks(&self, subject: &Subject<'_>) -> Option<Reason> {
        let billing = self.metrics.iter().any(|(id, _)| *id == MetricId::Mrr);
        let barren = |reason: &Reason| {
            matches!(reason, Reason::NothingRecurs | Reason::NothingPriced | Reason::NothingPaid)
        };
        subject.book.no_billing().filter(|_| billing).filter(barren)
    }

    /// Whether it was given, and every row of it rejected.
    fn is_rejected(&self, subject: &Subject<'_>) -> bool {
        subject.book.facts.rejected.contains(&self.table)
    }

    fn columns(&self) -> Vec<&'static str> {
        let columns = table(self.table).columns.iter();
        columns.filter(|column| column.required).map(|column| column.name).collect()
    }
}

/// The part of the page; `None` where everything is there.
pub fn section(subject: &Subject<'_>) -> Option<Section> {
    let all = all(subject);
    if all.is_empty() {
        return None;
    }
    let line = |missing: &Missing| {
        let (name, columns) = (missing.table.name(), missing.columns().join(", "));
        let gives = missing.gives();
        match missing.lacks(subject) {
            Some(why) => tr!("missing-lacks", gives = gives, why = words().reason(why)),
            None if missing.is_rejected(subject) => {
                tr!("missing-rejected", table = name, columns = columns, gives = gives)
            }
            None => tr!("missing-table", table = name, columns = columns, gives = gives),
        }
    };
    let mut notes: Vec<String> = all.iter().map(line).collect();
    notes.push(tr!("missing-hint"));
    Some(Section { title: tr!("missing-title"), sheet: None, notes })
}

/// The same as JSON.
pub fn json(subject: &Subject<'_>) -> Json {
    Json::objects(all(subject).iter().map(|missing| {
        let metrics: Vec<&str> = missing.metrics.iter().map(|(id, _)| id.slug()).collect();
        Object::new()
            .with("table", missing.table.name())
            .with("rejected", missing.is_rejected(subject))
            .with("lacks", missing.lacks(subject).map(why))
            .with("required_columns", missing.columns())
            .with("needed_for", metrics)
    }))
}
