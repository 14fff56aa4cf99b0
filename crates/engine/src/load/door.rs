//! The rows that a load looks at: all that are in force, or those about some customers.

use arrow_array::cast::AsArray;
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_select::filter::filter_record_batch;
use rustc_hash::FxHashSet;
use tenure_domain::schema::TableId;
use tenure_store::Workspace;

use super::LoadOptions;
use crate::book::threads;
use crate::error::Error;

/// What a load reads.
#[derive(Clone, Copy)]
pub(crate) struct Door<'a> {
    pub ws: &'a Workspace,
    pub options: &'a LoadOptions,
    /// Whose rows; `None` for everyone's.
    pub only: Option<&'a Only>,
}

/// Some customers, by all ids under which rows speak of them.
#[derive(Debug, Default)]
pub(crate) struct Only {
    pub customers: FxHashSet<String>,
    pub subscriptions: FxHashSet<String>,
    pub invoices: FxHashSet<String>,
}

impl Door<'_> {
    /// Calls `f` with every batch of rows in force.
    pub fn batches(
        &self,
        table: TableId,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        let each = &mut |batch| match self.kept(table, batch)? {
            Some(batch) => f(batch),
            None => Ok(()),
        };
        self.ws.scan_in_force(table, known, None, each)
    }

    /// The same on all cores: `f` also gets the number of the part that rows belong to.
    pub fn batches_parallel(
        &self,
        table: TableId,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), Error> + Sync),
    ) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        let each = &|part, batch| match self.kept(table, batch)? {
            Some(batch) => f(part, batch),
            None => Ok(()),
        };
        self.ws.scan_in_force_parallel(table, known, None, threads(), each)
    }

    /// The rows that are asked for; `None` where there is none.
    fn kept(&self, table: TableId, batch: RecordBatch) -> Result<Option<RecordBatch>, Error> {
        let Some(keep) = self.only.and_then(|only| only.keep(table, &batch)) else {
            return Ok(Some(batch));
        };
        if keep.true_count() == 0 {
            return Ok(None);
        }
        let kept = filter_record_batch(&batch, &keep);
        Ok(Some(kept.map_err(|source| tenure_store::Error::Rows { table: table.name(), source })?))
    }
}

impl Only {
    /// Which rows are about them; `None` where a table is about nobody in particular.
    fn keep(&self, table: TableId, batch: &RecordBatch) -> Option<BooleanArray> {
        let customers = Some(("customer_id", &self.customers));
        let invoices = Some(("invoice_id", &self.invoices));
        let columns = match table {
            TableId::Customers | TableId::MrrMonths | TableId::Trials => [customers, None],
            TableId::Subscriptions => [customers, Some(("subscription_id", &self.subscriptions))],
            TableId::SubscriptionChanges => [Some(("subscription_id", &self.subscriptions)), None],
            TableId::Invoices | TableId::Payments => [customers, invoices],
            TableId::InvoiceLines | TableId::Refunds | TableId::CreditNotes | TableId::Disputes => {
                [invoices, None]
            }
            _ => return None,
        };
        let mut keep = vec![false; batch.num_rows()];
        for (name, ids) in columns.into_iter().flatten() {
            let column = batch.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
            let Some(column) = column else { continue };
            // Neighbours are often alike.
            let mut last = ("", false);
            for (row, keep) in keep.iter_mut().enumerate().filter(|(row, _)| column.is_valid(*row))
            {
                let id = column.value(row);
                if id != last.0 {
                    last = (id, ids.contains(id));
                }
                *keep |= last.1;
            }
        }
        Some(BooleanArray::from(keep))
    }
}
