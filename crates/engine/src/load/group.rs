//! Facts by customer: lists sorted by customer, and where each customer's part lies.

use std::ops::Range;

use rustc_hash::FxHashMap;
use tenure_domain::facts::{CustomerFacts, LineKind, Origin};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;

use super::{Facts, Loader};

/// For each list of facts, where each customer's part begins; one more at the end.
#[derive(Debug, Default)]
pub struct Grouped {
    subscriptions: Vec<u32>,
    changes: Vec<u32>,
    lines: Vec<u32>,
    adjustments: Vec<u32>,
    mrr_months: Vec<u32>,
    trials: Vec<u32>,
    merges: Vec<u32>,
    adjustment_list: Vec<tenure_domain::facts::Adjustment>,
    merge_list: Vec<tenure_domain::facts::Merge>,
    /// Where a fact stands in its list, by kind and row of its origin.
    positions: [Vec<u32>; 9],
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
    let mut offsets = vec![0_u32; customers + 1];
    for item in list.iter() {
        offsets[of(item) as usize + 1] += 1;
    }
    for at in 0..customers {
        offsets[at + 1] += offsets[at];
    }
    offsets
}

/// Notes where each fact stands, by its origin.
fn index(positions: &mut [Vec<u32>; 9], origins: impl Iterator<Item = Origin>) {
    for (at, origin) in origins.enumerate() {
        let list = &mut positions[origin.kind as usize];
        if list.len() <= origin.row as usize {
            list.resize(origin.row as usize + 1, u32::MAX);
        }
        list[origin.row as usize] = at as u32;
    }
}

impl Loader<'_> {
    /// Sorts everything by customer, after merges.
    pub(super) fn group(&mut self) {
        if self.invoices_speak {
            self.drop_invoiced();
        }
        self.drop_orphans();
        let facts = &mut self.facts;
        let n = facts.customers.len();
        let table = &facts.customers;
        let root = |id: Sym| table.root(id).unwrap_or(0);
        let owners: FxHashMap<Sym, u32> =
            facts.subscriptions.iter().rev().map(|s| (s.id, root(s.customer))).collect();
        let owner = |id: Sym| owners.get(&id).copied().unwrap_or(0);
        let grouped = &mut facts.grouped;
        grouped.subscriptions =
            sort(&mut facts.subscriptions, n, |s| owner(s.id), |s| (s.id, s.origin.row));
        grouped.changes = sort(
            &mut facts.changes,
            n,
            |c| owner(c.subscription),
            |c| (c.changed_at, c.sequence, c.recorded_at, c.origin.row),
        );
        grouped.lines =
            sort(&mut facts.lines, n, |l| root(l.customer), |l| (l.subscription, l.origin.row));
        grouped.adjustments =
            sort(&mut facts.adjustments, n, |a| root(a.0), |a| (a.1.origin.kind, a.1.origin.row));
        grouped.mrr_months = sort(&mut facts.mrr_months, n, |m| root(m.customer), |m| m.origin.row);
        grouped.trials = sort(&mut facts.trials, n, |t| root(t.customer), |t| t.started_at);
        grouped.merges = sort(&mut facts.merges, n, |m| root(m.0), |m| m.1.origin.row);
        grouped.adjustment_list = facts.adjustments.iter().map(|a| a.1).collect();
        grouped.merge_list = facts.merges.iter().map(|m| m.1).collect();
        let positions = &mut grouped.positions;
        index(positions, facts.subscriptions.iter().map(|s| s.origin));
        index(positions, facts.changes.iter().map(|c| c.origin));
        index(positions, facts.lines.iter().map(|l| l.origin));
        index(positions, facts.mrr_months.iter().map(|m| m.origin));
    }

    /// Where invoices speak, subscriptions that have invoice lines are known by these alone.
    fn drop_invoiced(&mut self) {
        let invoiced: rustc_hash::FxHashSet<Sym> = self
            .facts
            .lines
            .iter()
            .filter(|l| l.kind == LineKind::Subscription && l.subscription.is_some())
            .map(|l| l.subscription)
            .collect();
        self.facts.subscriptions.retain(|s| !invoiced.contains(&s.id));
        self.facts.changes.retain(|c| !invoiced.contains(&c.subscription));
    }

    /// Changes of subscriptions that no row knows have no customer: they are remarked upon.
    fn drop_orphans(&mut self) {
        let known: rustc_hash::FxHashSet<Sym> =
            self.facts.subscriptions.iter().map(|s| s.id).collect();
        let changes = std::mem::take(&mut self.facts.changes);
        let (kept, orphans): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|c| known.contains(&c.subscription));
        self.facts.changes = kept;
        for change in orphans {
            let source =
                self.facts.sources[change.origin.kind as usize][change.origin.row as usize];
            let table = TableId::SubscriptionChanges;
            self.finding("change-without-subscription", table, change.subscription, source);
        }
    }
}

impl Facts {
    /// Where a fact stands in the list of its kind.
    pub fn at(&self, origin: Origin) -> Option<usize> {
        let at = *self.grouped.positions[origin.kind as usize].get(origin.row as usize)?;
        (at != u32::MAX).then_some(at as usize)
    }

    /// All that billing says of one customer, by number.
    pub fn of(&self, customer: u32) -> CustomerFacts<'_> {
        let grouped = &self.grouped;
        CustomerFacts {
            customer: self.customers.ids[customer as usize],
            subscriptions: &self.subscriptions[range(&grouped.subscriptions, customer)],
            changes: &self.changes[range(&grouped.changes, customer)],
            lines: &self.lines[range(&grouped.lines, customer)],
            adjustments: &grouped.adjustment_list[range(&grouped.adjustments, customer)],
            mrr_months: &self.mrr_months[range(&grouped.mrr_months, customer)],
            trials: &self.trials[range(&grouped.trials, customer)],
            merges: &grouped.merge_list[range(&grouped.merges, customer)],
        }
    }
}
