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
mod merge;
mod months;
mod parts;
mod reading;
mod status;
mod subscription;
mod terms;
mod usage;
mod windows;
mod words;

use std::collections::BTreeMap;

use tenure_domain::account::Account;
use tenure_domain::facts::{
    InvoiceLine, InvoiceStatus, LineKind, MrrMonth, Plan, Subscription, SubscriptionChange, Trial,
};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::{Merges, Policy, Usage, VoidInvoices};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};

pub use calendar::{Calendar, of_day as civil};
pub use exact::Fraction;
pub use reading::readings;
pub use windows::{History, Level, MissingRate};
pub use words::{Cause, Kind, Movement, Standing};

use crate::books::Book;
use chain::Epoch;
use invoice::Invoices;
use item::{Context, Item, Life};
use windows::Memory;

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
    let customers = match policy.merges {
        Merges::FromBeginning => {
            let mut groups: BTreeMap<Sym, Vec<Sym>> = BTreeMap::new();
            for name in names(book) {
                groups.entry(merge::root(book, name)).or_default().push(name);
            }
            groups.into_iter().map(|(root, names)| one(&context, book, root, &names)).collect()
        }
        Merges::AtMerge => merge::customers(&context, book, &names(book)),
    };
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

/// A customer that was one from the beginning.
fn one(context: &Context, book: &Book, customer: Sym, names: &[Sym]) -> CustomerResult {
    let (items, findings) = items(context, book, names);
    let (all, of) = ((0..items.len()).collect(), vec![customer; items.len()]);
    let epoch = Epoch { from: Instant::MIN, to: Instant::MAX, items: all, of };
    let memory = stretch(context, &items, &epoch, Memory::default());
    finished(customer, names, memory, findings)
}

/// A customer's ledger through an epoch.
fn stretch(
    context: &Context,
    items: &[Box<dyn Item + '_>],
    epoch: &Epoch,
    memory: Memory,
) -> Memory {
    let chains = chain::chains(items, epoch, context);
    let mine = epoch.items.iter().map(|&n| &items[n]);
    let mut instants: Vec<Instant> = mine.flat_map(|item| item.instants()).collect();
    instants.retain(|at| epoch.from <= *at && *at < epoch.to);
    instants.sort();
    instants.dedup();
    windows::walk(context, epoch, &chains, instants, memory)
}

fn finished(
    customer: Sym,
    names: &[Sym],
    memory: Memory,
    mut findings: Vec<&'static str>,
) -> CustomerResult {
    if !memory.history.missing.is_empty() {
        findings.push("missing-fx");
    }
    if !memory.history.too_large.is_empty() {
        findings.push("mrr-overflow");
    }
    findings.sort_unstable();
    findings.dedup();
    CustomerResult { customer, names: names.to_vec(), history: memory.history, findings }
}

/// The items of some customers of the sources, and remarks.
fn items<'a>(
    context: &'a Context<'a>,
    book: &'a Book,
    names: &[Sym],
) -> (Vec<Box<dyn Item + 'a>>, Vec<&'static str>) {
    let mut rows: Vec<&'a Subscription> =
        book.subscriptions.iter().filter(|s| names.contains(&s.customer)).collect();
    // Items count in the order of their subscriptions, then of loading.
    rows.sort_by_key(|s| s.id);
    let of_rows = |id: Sym| rows.iter().any(|s| s.id == id);
    let changes: Vec<SubscriptionChange> =
        book.changes.iter().filter(|c| of_rows(c.subscription)).copied().collect();
    let trials: Vec<Trial> =
        book.trials.iter().filter(|t| names.contains(&t.customer)).copied().collect();
    let (subscriptions, mut findings) = subscription::items(context, &rows, &changes, &trials);
    let lines: Vec<InvoiceLine> =
        book.lines.iter().filter(|l| names.contains(&l.customer)).copied().collect();
    let own: Vec<Sym> = rows.iter().map(|s| s.id).collect();
    // Rows speak for their subscription whoever pays for it.
    let all: Vec<Sym> = book.subscriptions.iter().map(|s| s.id).collect();
    let invoices = Invoices { context, lines: &lines, adjustments: &book.adjustments };
    let (streams, remarks) = invoices.streams(&all);
    findings.extend(remarks);
    let used =
        usage::items(&invoices, |id| own.contains(&id).then(|| last_end(&subscriptions, id)));
    let mut items: Vec<Box<dyn Item + 'a>> = Vec::new();
    items.extend(subscriptions.into_iter().map(|item| Box::new(item) as Box<dyn Item>));
    let of_streams = streams.into_iter().flat_map(lines::items);
    items.extend(of_streams.map(|item| Box::new(item) as Box<dyn Item>));
    items.extend(used.into_iter().map(|item| Box::new(item) as Box<dyn Item>));
    // What recurs by no line says nothing of MRR, and leaves monthly totals to speak.
    let recurs = |line: &InvoiceLine| match line.kind {
        LineKind::OneOff => false,
        LineKind::Usage => {
            [Usage::LastInvoice, Usage::TrailingMean].contains(&context.policy.usage)
        }
        LineKind::Subscription | LineKind::Trial => true,
    };
    let never = |line: &InvoiceLine| {
        line.status == InvoiceStatus::Draft
            || (line.status == InvoiceStatus::Void
                && context.policy.void_invoices == VoidInvoices::Never)
    };
    let dated = |line: &InvoiceLine| line.period_start.is_some() && line.period_end.is_some();
    if rows.is_empty() && !lines.iter().any(|line| recurs(line) && dated(line) && !never(line)) {
        let of_names = book.mrr_months.iter().filter(|m| names.contains(&m.customer));
        let months: Vec<MrrMonth> = of_names.copied().collect();
        let months = months::items(context, &months).into_iter();
        items.extend(months.map(|item| Box::new(item) as Box<dyn Item>));
    }
    findings.extend(items.iter().flat_map(|item| item.findings()));
    (items, findings)
}

/// When the last item of a subscription ends.
fn last_end(items: &[subscription::SubscriptionItem], subscription: Sym) -> Instant {
    let mut end = Instant::MIN;
    for item in items.iter().filter(|item| item.subscription == subscription) {
        let instants: Vec<Instant> = item.instants().into_iter().collect();
        for (n, from) in instants.iter().enumerate() {
            let to = instants.get(n + 1).copied().unwrap_or(Instant::MAX);
            if !matches!(item.at(*from).life, Life::None(_)) {
                end = end.max(to);
            }
        }
    }
    end
}

#[cfg(test)]
mod tests;
