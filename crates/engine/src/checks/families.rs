//! Where subscriptions and invoice lines tell of the same, and not the same: one of the two speaks,
//! the other is there to reconcile.

use std::collections::BTreeMap;
use std::sync::Arc;

use tenure_domain::facts::LineKind;
use tenure_domain::money::UNITS_PER_MINOR;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_store::Workspace;

use super::doubts::Doubt;
use super::fault::Fault;
use crate::book::{Book, Customer};
use crate::error::Error;
use crate::load::{self, Held, LoadOptions};

/// The check.
pub(crate) const CODE: &str = "subscriptions-and-invoices";

/// What the customers of a month pay by one source and by the other, where these differ.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Month {
    customers: u64,
    subscriptions: i128,
    invoices: i128,
    first: String,
}

/// Adds a problem for each month at whose end the two differ by more than a minor unit for anyone:
/// of subscriptions that have lines, from the first to the last of these. The latest month first.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn families(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let there = |table| book.facts.tables.contains(&table);
    if !there(TableId::Subscriptions) || !there(TableId::InvoiceLines) {
        return Ok(());
    }
    let (other, speaks) = load::load_of_the_other(ws, options)?;
    let other = Book::keep(Arc::new(other), book.options.clone());
    // Without what months closed say.
    let own = book.under(book.options.policy.clone());
    let months = super::months(book);
    let mut found: BTreeMap<usize, Month> = BTreeMap::new();
    for customer in own.customers() {
        let (names, facts) = (&own.facts.names, &other.facts);
        let id = names.text(customer.id);
        let number = facts.names.get(id).and_then(|sym| facts.customers.get(sym));
        let Some(number) = number else { continue };
        let Some(span) = invoiced(&other, number).or_else(|| invoiced(&own, customer.number))
        else {
            continue;
        };
        let theirs = other.customer(number);
        for (at, month) in months.iter().enumerate().filter(|(_, month)| within(month, span)) {
            let (a, b) = (level(&customer, month.to), level(&theirs, month.to));
            if (a - b).abs() <= i128::from(UNITS_PER_MINOR) {
                continue;
            }
            let (invoices, subscriptions) = if speaks { (a, b) } else { (b, a) };
            let month = found.entry(at).or_default();
            month.customers += 1;
            month.subscriptions += subscriptions;
            month.invoices += invoices;
            if month.first.is_empty() {
                id.clone_into(&mut month.first);
            }
        }
    }
    for (at, month) in found.into_iter().rev() {
        let Month { customers, subscriptions, invoices, first } = month;
        let (period, currency) = (months[at], book.currency());
        let fault = Fault::Families { period, currency, customers, subscriptions, invoices, first };
        all.push(Doubt { code: CODE, fault, count: 1 });
    }
    Ok(())
}

/// From when to when lines of service are known of a customer.
fn invoiced(book: &Book, customer: u32) -> Option<(Instant, Instant)> {
    let mut held = Held::default();
    let lines = book.facts.of(customer, &mut held).lines;
    let service = lines.iter().filter(|line| line.kind == LineKind::Subscription);
    let spans = service.filter_map(|line| Some((line.period_start?, line.period_end?)));
    spans.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

/// Whether the end of a month lies where invoices tell of a customer.
fn within(month: &Period, (from, to): (Instant, Instant)) -> bool {
    from < month.to && month.to <= to
}

/// MRR immediately before an instant.
fn level(customer: &Customer<'_>, at: Instant) -> i128 {
    customer.level_before(at).into()
}
