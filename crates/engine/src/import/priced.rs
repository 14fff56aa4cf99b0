//! Subscriptions that name plans of which none has a price.

use arrow_array::RecordBatch;
use rustc_hash::FxHashSet;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::schema::TableId;
use tenure_store::Workspace;

use super::strangers::each_run;
use crate::load::barren;
use crate::load::cols::Cols;

/// From so many different plans on nothing is said.
const MOST: usize = 100_000;

/// What an import says of prices.
#[derive(Debug, Default)]
pub(super) struct Priced {
    /// The first subscription.
    first: Option<Place>,
    /// Whether any subscription or change has a price of its own.
    own: bool,
    /// Plans that subscriptions and changes name.
    named: FxHashSet<String>,
    /// Plans that have a price, or need none.
    priced: FxHashSet<String>,
    /// Whether another table of the import says what is paid each month.
    others: bool,
}

impl Priced {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        let cols = Cols::new(batch);
        match table {
            TableId::InvoiceLines | TableId::MrrMonths => self.others |= cols.rows() > 0,
            TableId::Plans => barren::add_priced_plans(&cols, &mut self.priced),
            TableId::Subscriptions | TableId::SubscriptionChanges if !self.own => {
                self.own = (0..cols.rows()).any(|row| barren::is_priced(&cols, row));
                each_run(&cols.text("plan_id"), cols.rows(), |id, _, _| {
                    if !id.is_empty() && self.named.len() < MOST {
                        self.named.insert(id.to_owned());
                    }
                });
                if table == TableId::Subscriptions && cols.rows() > 0 {
                    self.first.get_or_insert_with(|| cols.place(0));
                }
            }
            _ => {}
        }
    }

    /// What is to be said of them. That subscriptions name no plans either, their header tells.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn finding(&self, ws: &Workspace) -> Result<Option<Finding>, tenure_store::Error> {
        let told = self.own || self.others || self.named.is_empty() || self.named.len() == MOST;
        let Some(first) = self.first.clone().filter(|_| !told) else { return Ok(None) };
        for table in [TableId::InvoiceLines, TableId::MrrMonths] {
            if ws.table_state(table, None)?.rows > 0 {
                return Ok(None);
            }
        }
        let stored = barren::priced_plans(ws, None)?;
        if self.named.iter().any(|id| self.priced.contains(id) || stored.contains(id)) {
            return Ok(None);
        }
        let expected = "`amount`, or `plan_id` of plans with a price";
        let finding = Finding::new("no-price-column", expected);
        let finding = finding.in_table(TableId::Subscriptions.name()).with_field("plan_id");
        Ok(Some(finding.at(first).with_hint(
            "none of the plans that they name has a price, so there is no MRR; bring `plans` with \
             their `amount`, or say in a mapping which column is the `amount`",
        )))
    }
}
