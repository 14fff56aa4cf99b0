//! Facts by customer: lists sorted by customer, and where each customer's part lies.

use std::ops::Range;

use rustc_hash::FxHashSet;
use tenure_domain::facts::{
    CustomerFacts, FactKind, InvoiceLine, LineKind, Origin, Subscription, SubscriptionChange,
};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};

use super::by_sym::BySym;
use super::changes::ChangeRow;
use super::{Facts, LoadFinding, Loader};

/// For each list of facts, where each customer's part begins; one more at the end.
#[derive(Debug, Default)]
pub struct Grouped {
    subscriptions: Vec<u32>,
    changes: Order,
    lines: Order,
    adjustments: Vec<u32>,
    mrr_months: Vec<u32>,
    trials: Vec<u32>,
    merges: Vec<u32>,
    adjustment_list: Vec<tenure_domain::facts::Adjustment>,
    merge_list: Vec<tenure_domain::facts::Merge>,
    /// Where a fact stands in its list, by kind and row of its origin.
    positions: [Vec<u32>; 9],
    /// The customer of each subscription, by symbol, after merges.
    owners: BySym,
    /// Subscriptions, ascending, of which another customer than their own has lines.
    elsewhere: Vec<Sym>,
    /// Customers who have such lines, with the subscription.
    pub(super) payers: Vec<(Sym, Sym)>,
}

impl Grouped {
    /// Nothing yet, of few of all customers.
    pub(super) fn few() -> Grouped {
        Grouped { owners: BySym::few(), ..Grouped::default() }
    }

    /// Makes room for customers of whom no fact speaks.
    fn extend(&mut self, customers: usize) {
        for offsets in [
            &mut self.subscriptions,
            &mut self.changes.offsets,
            &mut self.lines.offsets,
            &mut self.adjustments,
            &mut self.mrr_months,
            &mut self.trials,
            &mut self.merges,
        ] {
            let last = offsets.last().copied().unwrap_or(0);
            offsets.resize(customers + 1, last);
        }
    }
}

fn range(offsets: &[u32], customer: u32) -> Range<usize> {
    offsets[customer as usize] as usize..offsets[customer as usize + 1] as usize
}

/// Sorts a list by customer, then by `within`, and says where each customer begins.
fn sort<T, K: Ord>(
    list: &mut [T],
    customers: usize,
    of: impl Fn(&T) -> u32,
    within: impl Fn(&T) -> K,
) -> Vec<u32> {
    if !list.is_sorted_by_key(|t| (of(t), within(t))) {
        list.sort_by_key(|t| (of(t), within(t)));
    }
    offsets(customers, list.iter().map(of))
}

/// Where each customer begins in a list that is sorted by customer; one more at the end.
fn offsets(customers: usize, owners: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut offsets = vec![0_u32; customers + 1];
    for owner in owners {
        offsets[owner as usize + 1] += 1;
    }
    for at in 0..customers {
        offsets[at + 1] += offsets[at];
    }
    offsets
}

/// Notes where each fact stands, by its origin, of which rows begin from `mark`.
fn index(positions: &mut [Vec<u32>; 9], mark: u32, origins: impl Iterator<Item = Origin>) {
    for (at, origin) in origins.enumerate() {
        let list = &mut positions[origin.kind as usize];
        let row = (origin.row - mark) as usize;
        if list.len() <= row {
            list.resize(row + 1, u32::MAX);
        }
        list[row] = at as u32;
    }
}

/// Which rows of a large table belong to whom: their places sorted by customer.
#[derive(Debug, Default)]
struct Order {
    /// Places, customer after customer; `None` where the rows come in that order anyway.
    places: Option<Vec<u32>>,
    /// For each customer, where its part begins; one more at the end.
    offsets: Vec<u32>,
}

/// No customer's.
pub(super) const NOBODY: u32 = u32::MAX;

impl Order {
    /// Sorts rows by customer, without those that are [`NOBODY`]'s. Rows of one customer keep
    /// their order.
    fn new(customers: usize, owners: &[u32]) -> Order {
        let offsets = offsets(customers, owners.iter().copied().filter(|&owner| owner != NOBODY));
        if owners.is_sorted() && owners.last() != Some(&NOBODY) {
            return Order { places: None, offsets };
        }
        let mut next = offsets.clone();
        let mut places = vec![0_u32; offsets[customers] as usize];
        for (place, &owner) in owners.iter().enumerate().filter(|(_, owner)| **owner != NOBODY) {
            let at = &mut next[owner as usize];
            places[*at as usize] = place as u32;
            *at += 1;
        }
        Order { places: Some(places), offsets }
    }

    /// The places of a customer's rows.
    fn of(&self, customer: u32) -> impl Iterator<Item = u32> + '_ {
        let range = if self.offsets.is_empty() { 0..0 } else { range(&self.offsets, customer) };
        range.map(|at| self.places.as_ref().map_or(at as u32, |places| places[at]))
    }
}

/// Facts of one customer that are kept compactly, as the ledger reads them; reused from customer
/// to customer.
#[derive(Debug, Default)]
pub struct Held {
    subscriptions: Vec<Subscription>,
    changes: Vec<SubscriptionChange>,
    lines: Vec<InvoiceLine>,
    /// Changes as they are kept.
    rows: Vec<(u32, ChangeRow)>,
}

impl Loader<'_> {
    /// Sorts everything by customer, after merges.
    pub(super) fn group(&mut self) {
        let n = self.facts.customers.len();
        let invoiced = self.invoiced();
        if !invoiced.is_empty() {
            let rows = &mut self.facts.subscriptions;
            *rows = rows.iter().filter(|row| !invoiced.contains(&row.id)).collect();
        }
        let owners = self.owners();
        let (changes, orphans) = self.change_owners(&owners, &invoiced);
        self.report_orphans(&orphans);
        let facts = &mut self.facts;
        let table = &facts.customers;
        let root = |id: Sym| table.root(id).unwrap_or(0);
        let lines: Vec<u32> = facts
            .lines
            .customers()
            .map(|id| if id.is_some() { root(id) } else { NOBODY })
            .collect();
        let owner = |id: Sym| owners.get(id).unwrap_or(0);
        let grouped = &mut facts.grouped;
        let names = &facts.names;
        let order = |a: &(Sym, Sym, u32), b: &(Sym, Sym, u32)| {
            let ids = owner(a.0).cmp(&owner(b.0)).then_with(|| names.order(a.0, b.0));
            ids.then(a.2.cmp(&b.2))
        };
        if !facts.subscriptions.ids().is_sorted_by(|a, b| order(a, b).is_le()) {
            let ids: Vec<(Sym, Sym, u32)> = facts.subscriptions.ids().collect();
            let mut places: Vec<u32> = (0..ids.len() as u32).collect();
            places.sort_by(|&a, &b| order(&ids[a as usize], &ids[b as usize]));
            facts.subscriptions = facts.subscriptions.picked(&places);
        }
        grouped.subscriptions = offsets(n, facts.subscriptions.ids().map(|it| owner(it.0)));
        grouped.changes = Order::new(n, &changes);
        grouped.lines = Order::new(n, &lines);
        grouped.adjustments =
            sort(&mut facts.adjustments, n, |a| root(a.0), |a| (a.1.origin.kind, a.1.origin.row));
        grouped.mrr_months = sort(&mut facts.mrr_months, n, |m| root(m.customer), |m| m.origin.row);
        grouped.trials = sort(&mut facts.trials, n, |t| root(t.customer), |t| t.started_at);
        grouped.merges = sort(&mut facts.merges, n, |m| root(m.0), |m| m.1.origin.row);
        grouped.adjustment_list = facts.adjustments.iter().map(|a| a.1).collect();
        grouped.merge_list = facts.merges.iter().map(|m| m.1).collect();
        let positions = &mut grouped.positions;
        let origin = |row| Origin { kind: FactKind::Subscription, row };
        index(positions, facts.mark, facts.subscriptions.ids().map(|it| origin(it.2)));
        index(positions, facts.mark, facts.mrr_months.iter().map(|m| m.origin));
        grouped.owners = owners;
        self.payers();
    }

    /// Notes whose lines are of whose subscriptions: a holding may pay for its shops.
    fn payers(&mut self) {
        let facts = &mut self.facts;
        if facts.subscriptions.is_empty() {
            return;
        }
        let mut payers: Vec<(Sym, Sym)> = Vec::new();
        for (customer, subscription) in facts.lines.named() {
            let Some(owner) = facts.grouped.owners.get(subscription) else { continue };
            let theirs = customer.is_some() && facts.customers.root(customer) != Some(owner);
            if theirs && payers.last() != Some(&(customer, subscription)) {
                payers.push((customer, subscription));
            }
        }
        payers.sort_unstable();
        payers.dedup();
        let grouped = &mut facts.grouped;
        grouped.elsewhere = payers.iter().map(|payer| payer.1).collect();
        grouped.elsewhere.sort_unstable();
        grouped.elsewhere.dedup();
        grouped.payers = payers;
    }

    /// Where invoices speak, the subscriptions that are known by their lines alone.
    fn invoiced(&self) -> FxHashSet<Sym> {
        if !self.invoices_speak {
            return FxHashSet::default();
        }
        let told = self.facts.lines.kinds();
        told.filter(|&(kind, id)| kind == LineKind::Subscription && id.is_some())
            .map(|(_, id)| id)
            .collect()
    }

    /// The customer of each subscription, by symbol: that of its first row, after merges.
    fn owners(&mut self) -> BySym {
        let mut owners = std::mem::take(&mut self.facts.grouped.owners);
        let facts = &self.facts;
        for (id, customer, _) in facts.subscriptions.ids().rev().filter(|it| it.0.is_some()) {
            owners.set(id, facts.customers.root(customer).unwrap_or(0));
        }
        owners
    }

    /// The customer of each change, and the places of those whose subscription no row knows.
    fn change_owners(&self, owners: &BySym, invoiced: &FxHashSet<Sym>) -> (Vec<u32>, Vec<u32>) {
        let mut orphans = Vec::new();
        let of = |(place, id): (usize, Sym)| {
            let owner = owners.get(id).unwrap_or(NOBODY);
            if owner == NOBODY && !invoiced.contains(&id) {
                orphans.push(place as u32);
            }
            owner
        };
        let changes = self.facts.changes.subscriptions().enumerate().map(of).collect();
        (changes, orphans)
    }

    /// Changes of subscriptions that no row knows have no customer: they are remarked upon.
    fn report_orphans(&mut self, orphans: &[u32]) {
        for &place in orphans {
            let Some(change) = self.facts.changes.get(place) else { continue };
            let sources = &self.facts.sources[FactKind::Change as usize];
            let source = sources.get(place as usize);
            let id = self.facts.names.text(change.subscription).to_owned();
            let (code, table) = ("change-without-subscription", TableId::SubscriptionChanges);
            self.facts.findings.push(LoadFinding { code, table, id, source });
        }
    }
}

impl Facts {
    /// Adds customers of whom no fact speaks any more, but a closed month does.
    pub(crate) fn also(&mut self, ids: &[Sym]) {
        for &id in ids {
            self.customers.number(id);
        }
        self.customers.finish();
        let customers = self.customers.len();
        self.grouped.extend(customers);
    }

    /// Where a fact stands in the list of its kind; for those that are kept as lists.
    pub(crate) fn position(&self, origin: Origin) -> Option<usize> {
        let row = (origin.row - self.mark) as usize;
        let at = *self.grouped.positions[origin.kind as usize].get(row)?;
        (at != u32::MAX).then_some(at as usize)
    }

    /// The customer of a subscription, after merges.
    pub(super) fn owner(&self, subscription: Sym) -> Option<u32> {
        self.grouped.owners.get(subscription)
    }

    /// The subscription rows of a customer, whatever has changed since.
    pub(super) fn subscriptions_of(
        &self,
        customer: u32,
    ) -> impl DoubleEndedIterator<Item = Subscription> {
        self.subscriptions.part(range(&self.grouped.subscriptions, customer))
    }

    /// All that billing says of one customer, by number.
    pub fn of<'a>(&'a self, customer: u32, held: &'a mut Held) -> CustomerFacts<'a> {
        if let Some((facts, customer)) = self.patches.of(customer) {
            return facts.ordered(&self.names, customer, held);
        }
        self.ordered(&self.names, customer, held)
    }

    /// The same, with what happens at once in the order of its ids.
    fn ordered<'a>(
        &'a self,
        names: &Symbols,
        customer: u32,
        held: &'a mut Held,
    ) -> CustomerFacts<'a> {
        let grouped = &self.grouped;
        held.subscriptions.clear();
        held.subscriptions.extend(self.subscriptions_of(customer));
        held.changes.clear();
        self.changes.take(grouped.changes.of(customer), &mut held.rows, &mut held.changes);
        let order =
            |c: &SubscriptionChange| (c.changed_at, c.sequence, c.recorded_at, c.origin.row);
        if !held.changes.is_sorted_by_key(order) {
            held.changes.sort_unstable_by_key(order);
        }
        held.lines.clear();
        held.lines.extend(grouped.lines.of(customer).filter_map(|at| self.lines.get(at)));
        let order = |a: &InvoiceLine, b: &InvoiceLine| {
            names.order(a.subscription, b.subscription).then(a.origin.row.cmp(&b.origin.row))
        };
        if !held.lines.is_sorted_by(|a, b| order(a, b).is_le()) {
            held.lines.sort_unstable_by(order);
        }
        CustomerFacts {
            customer: self.customers.ids[customer as usize],
            subscriptions: &held.subscriptions,
            changes: &held.changes,
            lines: &held.lines,
            adjustments: &grouped.adjustment_list[range(&grouped.adjustments, customer)],
            mrr_months: &self.mrr_months[range(&grouped.mrr_months, customer)],
            trials: &self.trials[range(&grouped.trials, customer)],
            merges: &grouped.merge_list[range(&grouped.merges, customer)],
            elsewhere: &grouped.elsewhere,
        }
    }
}
