//! Facts that stand in the place of those that were loaded before.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::{Origin, Subscription};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::Facts;

/// Marks the rows of origins that stand among patches. No table that fits into memory has so many.
const PATCHED: u32 = 1 << 30;

/// Patches kept at most. Their facts are few, but each has its tables.
const MOST: usize = 16_384;

/// The last changes of which so many are remembered that one of them may be someone else's.
const WITNESSES: usize = 1_024;

/// Facts of customers that have been loaded again, each time those of whom something new was said.
/// Their rows are numbered on from patch to patch, so that an origin tells its patch.
#[derive(Debug, Default)]
pub(super) struct Patches {
    /// By the mark of their rows.
    list: BTreeMap<u32, Patch>,
    /// The patch of each customer, and its number there.
    own: FxHashMap<u32, (u32, u32)>,
    /// The customers of subscriptions that any patch has.
    subscriptions: FxHashMap<Sym, u32>,
    /// The customers of invoices that any patch has.
    invoices: FxHashMap<String, Sym>,
    /// How many rows there have been.
    rows: u32,
    /// Pairs of customers of whom one has rows or lines of the other's subscription; `None` until
    /// asked for.
    strays: Option<Vec<(u32, u32)>>,
    /// Subscriptions of the last changes among what was loaded first; `None` until asked for.
    ends: Option<Ends>,
}

#[derive(Debug)]
struct Patch {
    facts: Facts,
    /// How many customers have their facts here.
    own: usize,
}

/// Which changes happened at an instant.
#[derive(Debug)]
struct Ends {
    at: Instant,
    subscriptions: Vec<Sym>,
    /// Whether these are all.
    all: bool,
}

impl Patches {
    /// How many customers have other facts by now.
    pub fn customers(&self) -> impl Iterator<Item = u32> + '_ {
        self.own.keys().copied()
    }

    /// Whether a customer has other facts by now.
    pub fn has(&self, customer: u32) -> bool {
        self.own.contains_key(&customer)
    }

    /// The facts that stand in the place of a customer's, and its number there.
    pub fn of(&self, customer: u32) -> Option<(&Facts, u32)> {
        let &(mark, number) = self.own.get(&customer)?;
        Some((&self.list.get(&mark)?.facts, number))
    }

    /// The facts among which a marked row stands.
    fn at(&self, row: u32) -> Option<&Facts> {
        let (_, patch) = self.list.range(..=row).next_back()?;
        Some(&patch.facts)
    }

    /// The customer of a subscription.
    pub fn owner(&self, subscription: Sym) -> Option<u32> {
        self.subscriptions.get(&subscription).copied()
    }

    /// The customer and the subscription of each line that names one.
    pub fn named(&self) -> impl Iterator<Item = (Sym, Sym)> {
        self.list.values().flat_map(|patch| patch.facts.lines.named())
    }

    /// The customer of an invoice.
    pub fn invoiced(&self, id: &str) -> Option<Sym> {
        self.invoices.get(id).copied()
    }

    /// What the rows of the next patch are marked with; `None` where there is no room for one.
    pub fn mark(&self) -> Option<u32> {
        (self.list.len() < MOST && self.rows < PATCHED / 2).then_some(PATCHED + self.rows)
    }

    /// Adds a patch, which has facts of these customers by their numbers among all and there.
    pub fn add(&mut self, facts: Facts, numbers: &[(u32, u32)]) {
        let mark = facts.mark;
        self.rows += facts.rows_marked();
        let of_all: FxHashMap<u32, u32> = numbers.iter().map(|&(all, here)| (here, all)).collect();
        for (id, ..) in facts.subscriptions.ids() {
            let owner = facts.owner(id).and_then(|owner| of_all.get(&owner).copied());
            self.subscriptions.extend(owner.map(|owner| (id, owner)));
        }
        let invoices = facts.lines.invoices().iter();
        self.invoices.extend(invoices.map(|(id, invoice)| (id.to_owned(), invoice.customer)));
        for &(customer, number) in numbers {
            if let Some((before, _)) = self.own.insert(customer, (mark, number)) {
                self.leave(before);
            }
        }
        self.list.insert(mark, Patch { facts, own: numbers.len() });
    }

    /// A customer's facts are no longer there.
    fn leave(&mut self, mark: u32) {
        let Some(patch) = self.list.get_mut(&mark) else { return };
        patch.own -= 1;
        if patch.own == 0 {
            self.list.remove(&mark);
        }
    }
}

impl Facts {
    /// The facts among which an origin's row stands, and its row there.
    pub(crate) fn home(&self, origin: Origin) -> (&Facts, u32) {
        let patch = if origin.row < PATCHED { None } else { self.patches.at(origin.row) };
        let facts = patch.unwrap_or(self);
        (facts, origin.row - facts.mark)
    }

    /// How many marked rows there are at most.
    fn rows_marked(&self) -> u32 {
        let lists = self.sources.iter().map(super::Sources::len);
        let lists = lists.chain([self.changes.len(), self.lines.len(), self.subscriptions.len()]);
        lists.max().map_or(1, |rows| (rows as u32).max(1))
    }

    /// All subscription rows of which the ledger is made.
    pub(crate) fn all_subscriptions(&self) -> Box<dyn Iterator<Item = Subscription> + '_> {
        if self.patches.own.is_empty() {
            return Box::new(self.subscriptions.iter());
        }
        let numbers = 0..self.customers.len() as u32;
        Box::new(numbers.flat_map(move |number| {
            let (facts, number) = self.patches.of(number).unwrap_or((self, number));
            facts.subscriptions_of(number)
        }))
    }

    /// Pairs of customers of whom one has rows or lines of the other's subscription.
    pub(super) fn strays(&mut self) -> &[(u32, u32)] {
        let pairs = match self.patches.strays.take() {
            Some(pairs) => pairs,
            None => self.strays_in(self),
        };
        self.patches.strays.insert(pairs)
    }

    /// Those among some facts, numbered as here.
    fn strays_in(&self, facts: &Facts) -> Vec<(u32, u32)> {
        let root = |id: Sym| self.customers.root(id);
        let owner = |id: Sym| root(facts.customers.ids[facts.owner(id)? as usize]);
        let rows = facts.subscriptions.ids().map(|(id, customer, _)| (customer, id));
        let pairs = rows.chain(facts.grouped.payers.iter().copied());
        let pairs = pairs.filter_map(|(customer, id)| Some((root(customer)?, owner(id)?)));
        pairs.filter(|(a, b)| a != b).collect()
    }

    /// Puts facts in the place of those before of some customers, given by their numbers here and
    /// there.
    pub(super) fn patch(&mut self, facts: Facts, numbers: &[(u32, u32)]) {
        if numbers.is_empty() {
            return;
        }
        let strays = self.strays_in(&facts);
        self.patches.strays.iter_mut().for_each(|known| known.extend(&strays));
        self.patches.add(facts, numbers);
    }

    /// Whether a row about anyone but these speaks of the last instant of which any row speaks.
    pub(super) fn someone_else_reaches(&mut self, numbers: &FxHashSet<u32>) -> bool {
        let Some(last) = self.last_row else { return true };
        if self.patches.ends.as_ref().is_none_or(|ends| ends.at != last) {
            self.patches.ends = Some(self.ends(last));
        }
        let number = |id: Sym| self.customers.root(id).filter(|number| !numbers.contains(number));
        let first = |id: Sym| number(id).is_some_and(|number| !self.patches.has(number));
        let ends = self.patches.ends.iter();
        let told = ends.clone().flat_map(|ends| &ends.subscriptions);
        let all = ends.clone().all(|ends| ends.all);
        if self.speaks_of(last, &first)
            || told.clone().any(|&id| self.owned(id, &first))
            || !all && self.changes_at(last).any(|id| self.owned(id, &first))
        {
            return true;
        }
        self.patches.list.iter().any(|(mark, patch)| {
            let whose = |number: u32| self.patches.own.get(&number).map(|own| own.0);
            let here = |id: Sym| number(id).is_some_and(|number| whose(number) == Some(*mark));
            let facts = &patch.facts;
            facts.speaks_of(last, &here) || facts.changes_at(last).any(|id| facts.owned(id, &here))
        })
    }

    /// Whether a row of the smaller tables, as far as they are remembered, speaks of an instant and
    /// is about a customer of which `whose` holds.
    fn speaks_of(&self, at: Instant, whose: &dyn Fn(Sym) -> bool) -> bool {
        let reached = self.reached.iter().filter(|reached| reached.0 == at);
        reached.flat_map(|reached| &reached.1).any(|&id| whose(id))
    }

    /// Whether a subscription belongs to a customer of which `whose` holds.
    fn owned(&self, subscription: Sym, whose: &dyn Fn(Sym) -> bool) -> bool {
        self.owner(subscription).is_some_and(|owner| whose(self.customers.ids[owner as usize]))
    }

    /// The subscriptions that changed at an instant.
    fn changes_at(&self, at: Instant) -> impl Iterator<Item = Sym> + '_ {
        self.changes.at(at)
    }

    fn ends(&self, at: Instant) -> Ends {
        let mut changes = self.changes_at(at);
        let subscriptions = changes.by_ref().take(WITNESSES).collect();
        Ends { at, subscriptions, all: changes.next().is_none() }
    }
}
