//! The oracle: a second, slow and obvious reading of the rules, against which the ledger is
//! tested.
//!
//! It shares no arithmetic with the product. For each customer it collects every instant at which
//! anything could change, asks each item anew what it is at that instant, and compares what was
//! before and after.

mod calendar;
mod cause;
mod chain;
mod exact;
mod invoice;
mod item;
mod lines;
mod months;
mod parts;
mod status;
mod subscription;
mod terms;
mod windows;
mod words;

use std::collections::BTreeMap;

use tenure_domain::account::Account;
use tenure_domain::facts::{InvoiceLine, MrrMonth, Plan, Subscription, SubscriptionChange, Trial};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};

pub use calendar::{Calendar, of_day as civil};
pub use exact::Fraction;
pub use windows::{History, Level, MissingRate};
pub use words::{Cause, Kind, Movement, Standing};

use crate::books::Book;
use invoice::Invoices;
use item::{Context, Item};

/// What the oracle says of one customer.
#[derive(Clone, PartialEq, Debug)]
pub struct CustomerResult {
    /// The customer, after merges.
    pub customer: Sym,
    /// All customers of the sources that are this one.
    pub names: Vec<Sym>,
    /// Movements, levels and missing rates.
    pub history: History,
    /// Codes of remarks, each once.
    pub findings: Vec<&'static str>,
}

/// What the oracle says of a book.
#[derive(Clone, PartialEq, Debug)]
pub struct OracleResult {
    /// By customer, in the order of their ids.
    pub customers: Vec<CustomerResult>,
}

/// The movements of every customer of a book under a policy.
pub fn movements(
    policy: &Policy,
    account: &Account,
    fx: &[(Currency, Day, Rate)],
    plans: &[Plan],
    book: &Book,
    horizon: Instant,
) -> OracleResult {
    let context =
        Context { policy, account, calendar: Calendar::new(&account.zone), fx, plans, horizon };
    let mut groups: BTreeMap<Sym, Vec<Sym>> = BTreeMap::new();
    for name in names(book) {
        groups.entry(merged(book, name)).or_default().push(name);
    }
    let customers =
        groups.into_iter().map(|(customer, names)| one(&context, book, customer, &names)).collect();
    OracleResult { customers }
}

/// All customers that any fact names.
fn names(book: &Book) -> Vec<Sym> {
    let mut all: Vec<Sym> = Vec::new();
    all.extend(book.customers.iter().map(|c| c.id));
    all.extend(book.subscriptions.iter().map(|s| s.customer));
    all.extend(book.lines.iter().map(|l| l.customer));
    all.extend(book.mrr_months.iter().map(|m| m.customer));
    all.sort();
    all.dedup();
    all
}

/// Whom a customer became in the end.
fn merged(book: &Book, name: Sym) -> Sym {
    let mut at = name;
    let mut seen = vec![name];
    loop {
        let row = book.customers.iter().rev().find(|c| c.id == at);
        match row {
            Some(row) if row.merged_into.is_some() && !seen.contains(&row.merged_into) => {
                at = row.merged_into;
                seen.push(at);
            }
            _ => return at,
        }
    }
}

fn one(context: &Context, book: &Book, customer: Sym, names: &[Sym]) -> CustomerResult {
    let mut rows: Vec<&Subscription> =
        book.subscriptions.iter().filter(|s| names.contains(&s.customer)).collect();
    // Items count in the order of their subscriptions, then of loading.
    rows.sort_by_key(|s| s.id);
    let of_rows = |id: Sym| rows.iter().any(|s| s.id == id);
    let changes: Vec<SubscriptionChange> =
        book.changes.iter().filter(|c| of_rows(c.subscription)).copied().collect();
    let trials: Vec<Trial> =
        book.trials.iter().filter(|t| names.contains(&t.customer)).copied().collect();
    let (subscriptions, mut findings) = subscription::items(context, &rows, &changes, &trials);
    let mut items: Vec<Box<dyn Item>> = Vec::new();
    for item in subscriptions {
        findings.extend(item.findings());
        items.push(Box::new(item));
    }
    let lines: Vec<InvoiceLine> =
        book.lines.iter().filter(|l| names.contains(&l.customer)).copied().collect();
    let own: Vec<Sym> = rows.iter().map(|s| s.id).collect();
    let invoices = Invoices { context, lines: &lines, adjustments: &book.adjustments };
    let (streams, remarks) = invoices.streams(&own);
    findings.extend(remarks);
    for stream in streams {
        findings.extend(stream.findings());
        items.push(Box::new(stream));
    }
    if rows.is_empty() && lines.is_empty() {
        let of_names = book.mrr_months.iter().filter(|m| names.contains(&m.customer));
        let months: Vec<MrrMonth> = of_names.copied().collect();
        for item in months::items(context, &months) {
            items.push(Box::new(item));
        }
    }
    let chains = chain::chains(&items, context);
    let instants = chain::instants(&items).into_iter().collect();
    let history = windows::history(context, &chains, instants);
    if !history.missing.is_empty() {
        findings.push("missing-fx");
    }
    findings.sort_unstable();
    findings.dedup();
    CustomerResult { customer, names: names.to_vec(), history, findings }
}

#[cfg(test)]
mod tests;
