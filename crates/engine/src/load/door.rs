//! The rows that a load looks at: all that are in force, or those about some customers.

use std::sync::Mutex;

use arrow_array::RecordBatch;
use rustc_hash::FxHashSet;
use tenure_domain::schema::TableId;
use tenure_store::{Finder, Workspace};

use super::LoadOptions;
use super::customers::absent;
use super::pass::Pass;
use crate::book::{lock, threads};
use crate::error::Error;

/// A column, and the ids that are looked up in it.
type Looked<'a> = (&'static str, &'a FxHashSet<String>);

/// What a load reads.
#[derive(Clone, Copy)]
pub(crate) struct Door<'a> {
    pub ws: &'a Workspace,
    pub options: &'a LoadOptions,
    /// Whose rows, and where they are found; `None` for everyone's.
    pub only: Option<(&'a Only, &'a Mutex<Finder>)>,
    /// Of everyone's rows those of a pass alone.
    pub pass: Option<&'a Pass<'a>>,
}

/// Some customers, by all ids under which rows speak of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Only {
    pub customers: FxHashSet<String>,
    pub subscriptions: FxHashSet<String>,
    pub invoices: FxHashSet<String>,
}

impl<'a> Door<'a> {
    /// A door to everyone's rows.
    pub fn new(ws: &'a Workspace, options: &'a LoadOptions) -> Door<'a> {
        Door { ws, options, only: None, pass: None }
    }
}

impl Door<'_> {
    /// Whether what is loaded is little, and soon gone again.
    pub fn is_brief(&self) -> bool {
        self.pass.is_some_and(Pass::is_small)
    }

    /// About how many rows a table has that may be looked at.
    pub fn rows(&self, table: TableId) -> Result<u64, Error> {
        let known = self.options.known_at.map(|t| t.0);
        match self.pass {
            Some(pass) => Ok(pass.rows(table)),
            None => Ok(self.ws.table_state(table, known)?.rows),
        }
    }

    /// Which of these ids are nobody's.
    pub fn absent(&self, ids: FxHashSet<String>) -> Result<FxHashSet<String>, Error> {
        match self.pass {
            Some(pass) => Ok(ids.into_iter().filter(|id| pass.is_awaited(id)).collect()),
            None => absent(self.ws, self.options, ids),
        }
    }

    /// Calls `f` with every batch of rows in force.
    pub fn batches(
        &self,
        table: TableId,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        if let Some(pass) = self.pass {
            return pass.batches(table, f);
        }
        match self.only.and_then(|(only, finder)| Some((only.ids(table)?, finder))) {
            Some((ids, finder)) => lock(finder).in_force(self.ws, table, &ids, f),
            None => self.ws.scan_in_force(table, known, None, f),
        }
    }

    /// The same on all cores: `f` also gets the number of the part that rows belong to.
    pub fn batches_parallel(
        &self,
        table: TableId,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), Error> + Sync),
    ) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        if self.only.is_some() {
            return self.batches(table, &mut |batch| f(0, batch));
        }
        if let Some(pass) = self.pass {
            return pass.batches_parallel(table, f);
        }
        self.ws.scan_in_force_parallel(table, known, None, threads(), f)
    }
}

/// The tables in which rows of customers are looked up, with each column by which they are.
pub(crate) fn looked_up() -> Vec<(TableId, &'static str)> {
    let only = Only::default();
    let columns = |&table: &TableId| {
        let ids = only.ids(table).unwrap_or_default().into_iter();
        ids.map(move |(column, _)| (table, column)).collect::<Vec<_>>()
    };
    TableId::ALL.iter().flat_map(columns).collect()
}

impl Only {
    /// In which columns a table has which of the ids; `None` where it is about nobody in
    /// particular.
    fn ids(&self, table: TableId) -> Option<Vec<Looked<'_>>> {
        let customers = ("customer_id", &self.customers);
        let subscriptions = ("subscription_id", &self.subscriptions);
        let invoices = ("invoice_id", &self.invoices);
        Some(match table {
            TableId::Customers | TableId::MrrMonths | TableId::Trials => vec![customers],
            TableId::Subscriptions => vec![customers, subscriptions],
            TableId::SubscriptionChanges => vec![subscriptions],
            TableId::Invoices | TableId::Payments => vec![customers, invoices],
            TableId::InvoiceLines | TableId::Refunds | TableId::CreditNotes | TableId::Disputes => {
                vec![invoices]
            }
            _ => return None,
        })
    }
}
