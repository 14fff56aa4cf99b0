//! Invoices of which nobody says whether they were paid: where only paid ones count, no MRR.

use arrow_array::RecordBatch;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::schema::TableId;
use tenure_store::Workspace;

use crate::load::barren;
use crate::load::cols::Cols;

/// What an import says of payments.
#[derive(Debug, Default)]
pub(super) struct Paid {
    /// The first invoice.
    first: Option<Place>,
    /// Whether any line of an invoice has a service period.
    recurs: bool,
    /// Whether anything says that an invoice was paid, or was not.
    told: bool,
    /// Whether another table of the import says what is paid each month.
    others: bool,
}

impl Paid {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        if batch.num_rows() == 0 {
            return;
        }
        let cols = Cols::new(batch);
        match table {
            TableId::Subscriptions | TableId::MrrMonths => self.others = true,
            TableId::Payments => self.told = true,
            TableId::InvoiceLines => self.recurs = self.recurs || barren::recurs(&cols),
            TableId::Invoices => {
                self.first.get_or_insert_with(|| cols.place(0));
                self.told = self.told || barren::says_paid(&cols);
            }
            _ => {}
        }
    }

    /// What is to be said of them: nothing where another table says what recurs.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn finding(&self, ws: &Workspace) -> Result<Option<Finding>, tenure_store::Error> {
        let Some(first) = self.first.clone().filter(|_| self.recurs && !self.told && !self.others)
        else {
            return Ok(None);
        };
        for table in [TableId::Subscriptions, TableId::MrrMonths] {
            if ws.table_state(table, None)?.rows > 0 {
                return Ok(None);
            }
        }
        if barren::is_payment_told(ws, None)? {
            return Ok(None);
        }
        let expected = "`status` or `paid_at`, or `payments`: which invoices were paid";
        let finding = Finding::new("payment-untold", expected).in_table(TableId::Invoices.name());
        Ok(Some(finding.with_field("status").at(first).with_hint(
            "nobody says of any invoice whether it was paid, so none makes MRR; give that, or count \
             all from when they were issued with `--policy standard,invoice_new=issued`",
        )))
    }
}
