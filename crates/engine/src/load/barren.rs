//! Why nothing that is stored can make MRR, as rows tell before any is reckoned: a reason, where
//! figures would be 0.

use rustc_hash::FxHashSet;
use tenure_domain::facts::PlanKind;
use tenure_domain::policy::{InvoiceNew, Policy};
use tenure_domain::schema::TableId;
use tenure_metrics::reading::Reason;
use tenure_store::{Error, Workspace};

use super::cols::Cols;
use super::words;

/// What the only source of MRR lacks in all of its rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Barren {
    /// No invoice line has a service period, or all are of another kind.
    Recurring,
    /// Neither subscriptions nor their changes or plans have a price.
    Prices,
    /// Nobody says of any invoice whether it was paid.
    Payments,
}

impl Barren {
    /// Why there is no MRR under a policy, if that is so.
    pub fn reason(self, policy: &Policy) -> Option<Reason> {
        match self {
            Barren::Recurring => Some(Reason::NothingRecurs),
            Barren::Prices => Some(Reason::NothingPriced),
            Barren::Payments if policy.invoice_new == InvoiceNew::Paid => Some(Reason::NothingPaid),
            Barren::Payments => None,
        }
    }
}

/// What the only table of billing that is there lacks; `None` where there are several, which may
/// tell each other's.
///
/// # Errors
/// Those of reading the store.
pub(super) fn barren(
    ws: &Workspace,
    known: Option<i64>,
    tables: &[TableId],
) -> Result<Option<Barren>, Error> {
    let there = |table| tables.contains(&table);
    let (subscriptions, lines) = (there(TableId::Subscriptions), there(TableId::InvoiceLines));
    if there(TableId::MrrMonths) || subscriptions == lines {
        return Ok(None);
    }
    let stored = Stored { ws, known };
    if subscriptions {
        return Ok((!stored.has_price()?).then_some(Barren::Prices));
    }
    if !stored.any(TableId::InvoiceLines, &["kind", "period_start", "period_end"], &recurs)? {
        return Ok(Some(Barren::Recurring));
    }
    Ok((!is_payment_told(ws, known)?).then_some(Barren::Payments))
}

/// Whether any stored row says that an invoice was paid, or was not.
///
/// # Errors
/// Those of reading the store.
pub(crate) fn is_payment_told(ws: &Workspace, known: Option<i64>) -> Result<bool, Error> {
    let stored = Stored { ws, known };
    Ok(ws.table_state(TableId::Payments, known)?.rows > 0
        || stored.any(TableId::Invoices, &PAID, &says_paid)?)
}

/// Rows in force at a time.
struct Stored<'w> {
    ws: &'w Workspace,
    known: Option<i64>,
}

/// How a look at rows ended before their end.
enum Looked {
    /// What was looked for is there.
    Found,
    /// The store failed.
    Failed(Error),
}

impl From<Error> for Looked {
    fn from(error: Error) -> Looked {
        Looked::Failed(error)
    }
}

impl Stored<'_> {
    /// Whether any rows are such; the first of them mostly tell.
    fn any(
        &self,
        table: TableId,
        columns: &[&str],
        are: &dyn Fn(&Cols<'_>) -> bool,
    ) -> Result<bool, Error> {
        let looked = self.ws.scan_in_force::<Looked>(table, self.known, Some(columns), &mut |it| {
            if are(&Cols::new(&it)) { Err(Looked::Found) } else { Ok(()) }
        });
        match looked {
            Ok(()) => Ok(false),
            Err(Looked::Found) => Ok(true),
            Err(Looked::Failed(error)) => Err(error),
        }
    }

    fn has_price(&self) -> Result<bool, Error> {
        let sources = [TableId::Subscriptions, TableId::SubscriptionChanges];
        for table in sources {
            let any = |cols: &Cols<'_>| (0..cols.rows()).any(|row| is_priced(cols, row));
            if self.any(table, prices_of(table), &any)? {
                return Ok(true);
            }
        }
        let plans = priced_plans(self.ws, self.known)?;
        if plans.is_empty() {
            return Ok(false);
        }
        let names = |cols: &Cols<'_>| {
            let ids = cols.text("plan_id");
            (0..cols.rows()).any(|row| plans.contains(ids.or_empty(row)))
        };
        let mut found = false;
        for table in sources {
            found = found || self.any(table, &["plan_id"], &names)?;
        }
        Ok(found)
    }
}

/// Columns of which any gives an item a price of its own.
fn prices_of(table: TableId) -> &'static [&'static str] {
    match table {
        TableId::Subscriptions => &[
            "amount",
            "amount_minor",
            "unit_price",
            "unit_price_minor",
            "minimum_amount",
            "minimum_amount_minor",
        ],
        _ => &["amount", "amount_minor"],
    }
}

/// Whether a row of subscriptions or of their changes has a price of its own.
pub(crate) fn is_priced(cols: &Cols<'_>, row: usize) -> bool {
    ["amount", "unit_price", "minimum_amount"].iter().any(|name| cols.money(name).any(row))
}

/// The ids of stored plans that have a price, or need none as use and single charges do.
///
/// # Errors
/// Those of reading the store.
pub(crate) fn priced_plans(ws: &Workspace, known: Option<i64>) -> Result<FxHashSet<String>, Error> {
    let columns = ["plan_id", "kind", "pricing_model", "amount", "amount_minor"];
    let mut plans = FxHashSet::default();
    ws.scan_in_force::<Error>(TableId::Plans, known, Some(&columns), &mut |batch| {
        add_priced_plans(&Cols::new(&batch), &mut plans);
        Ok(())
    })?;
    Ok(plans)
}

/// Adds the ids of plans as [`priced_plans`] has them.
pub(crate) fn add_priced_plans(cols: &Cols<'_>, plans: &mut FxHashSet<String>) {
    let (ids, amounts) = (cols.text("plan_id"), cols.money("amount"));
    let (kinds, models) = (cols.text("kind"), cols.text("pricing_model"));
    for row in 0..cols.rows() {
        let kind = words::plan_kind(kinds.or_empty(row), models.or_empty(row));
        if amounts.any(row) || kind != PlanKind::Base {
            plans.insert(ids.or_empty(row).to_owned());
        }
    }
}

/// Whether any of some invoice lines could make MRR, under whichever policy.
pub(crate) fn recurs(lines: &Cols<'_>) -> bool {
    let kinds = lines.text("kind");
    let (starts, ends) = (lines.long("period_start"), lines.long("period_end"));
    (0..lines.rows()).any(|row| {
        starts.at(row).is_some() && ends.at(row).is_some() && kinds.at(row) != Some("one_off")
    })
}

/// Columns of invoices that say whether they were paid.
const PAID: [&str; 5] = ["status", "paid_at", "voided_at", "amount_paid", "amount_paid_minor"];

/// Whether anything is said of the payment of some invoices.
pub(crate) fn says_paid(invoices: &Cols<'_>) -> bool {
    let (status, amount) = (invoices.text("status"), invoices.money("amount_paid"));
    let (paid, voided) = (invoices.long("paid_at"), invoices.long("voided_at"));
    (0..invoices.rows()).any(|row| {
        status.at(row).is_some()
            || amount.any(row)
            || paid.at(row).is_some()
            || voided.at(row).is_some()
    })
}
