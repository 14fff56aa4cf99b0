//! Closed figures in the place of those that are known now.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::Origin;
use tenure_domain::policy::Merges;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Component, Detail, Kind, Standing};
use tenure_ledger::run::Output;
use tenure_store::{CloseInfo, Workspace};

use super::changes::{Change, Changes};
use super::correct::{Cells, Made};
use super::read::{self, Closed, ClosedCustomer, View, closed_origin, join};
use super::renewals::{self, ClosedRenewals};
use crate::book::{Book, Customer, List};
use crate::error::Error;
use crate::load::Facts;
use crate::rerun;
use crate::rows::FactRef;

/// Marks the row of an origin that refers to the facts of closed figures. No table that fits into
/// memory has so many rows.
pub(super) const CLOSED: u32 = 1 << 31;

/// Facts that a correction names at most, of each customer.
const NAMED: usize = 20;

/// What one customer has in the overlay's output.
#[derive(Debug)]
struct Entry {
    steps: Range<usize>,
    components: Range<usize>,
    contracts: Range<usize>,
    gaps: Range<usize>,
    findings: Range<usize>,
}

/// The customers whose closed figures are not what is known now.
#[derive(Debug)]
pub(crate) struct Overlay {
    entries: FxHashMap<u32, Entry>,
    out: Output,
    facts: Vec<FactRef>,
    /// What became of those facts that corrections name, by the row of their origin.
    changes: FxHashMap<u32, Change>,
    /// What became of contract terms, as it was closed.
    pub(super) renewals: ClosedRenewals,
    /// The first instant that is not closed.
    open_from: Instant,
}

impl Overlay {
    /// A customer with what was closed of it, if that differs from what is known now.
    pub fn customer<'a>(&'a self, number: u32, facts: &Facts) -> Option<Customer<'a>> {
        let entry = self.entries.get(&number)?;
        let out = &self.out;
        Some(Customer {
            number,
            id: facts.customers.ids[number as usize],
            steps: &out.steps[entry.steps.clone()],
            details: out.details[entry.steps.clone()].into(),
            components: out.components[entry.components.clone()].into(),
            bases: &out.bases[entry.components.clone()],
            contracts: &out.contracts[entry.contracts.clone()],
            gaps: &out.gaps[entry.gaps.clone()],
            findings: &out.findings[entry.findings.clone()],
            origins: out.origins.as_slice().into(),
        })
    }

    /// A fact that closed figures rest on, if the origin refers to one.
    pub fn fact(&self, origin: Origin) -> Option<&FactRef> {
        (origin.row & CLOSED != 0).then(|| &self.facts[(origin.row & !CLOSED) as usize])
    }
}

impl Book {
    /// What became of a fact since months were closed, where a correction rests on that.
    pub fn change(&self, origin: Origin) -> Option<&Change> {
        self.overlay.as_ref().and_then(|overlay| overlay.changes.get(&origin.row))
    }

    /// The first instant that is not closed, where months are.
    pub fn open_from(&self) -> Option<Instant> {
        self.overlay.as_ref().map(|overlay| overlay.open_from)
    }

    /// The facts alone, for a book in another currency.
    pub(super) fn into_facts(self) -> Facts {
        Arc::into_inner(self.facts).expect("nobody else has been given these facts")
    }
}

/// Lays what was closed over a book. `other` is the book of the same facts under the policy of the
/// last close, where that is another one.
pub(super) fn lay(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
    mut book: Book,
    other: Option<Book>,
    known_at: Option<Instant>,
    components: bool,
) -> Result<Book, Error> {
    let Some(last) = closes.last() else { return Ok(book) };
    let open_from = Instant(last.close.ends);
    let mut changed = read::changed(ws, closes, view, &book)?;
    let groups = groups(&book, &mut changed);
    let facts_only = other.map(|other| cells_of(&other, groups.keys(), open_from));
    let facts = Arc::get_mut(&mut book.facts)
        .expect("the book is the only owner of its facts: the other one is gone");
    let mut closed = read::closed(ws, closes, view, &changed, facts, components)?;
    let renewals = renewals::read(ws, closes, view, facts, &mut closed.facts)?;
    let since = (Some(Instant(last.close.known_at)), known_at);
    let out = Output::default();
    let (changes, named) = (None, FxHashMap::default());
    let mut layer = Layer { ws, since, book: &book, open_from, closed, out, changes, named };
    let mut entries = FxHashMap::default();
    std::mem::swap(&mut layer.out.origins, &mut layer.closed.origins);
    for (&root, members) in &groups {
        let under = facts_only.as_ref().map(|all| &all[&root]);
        layer.group(root, members, under, &mut entries)?;
    }
    let Layer { out, closed, named: changes, .. } = layer;
    let overlay = Overlay { entries, out, facts: closed.facts, changes, renewals, open_from };
    book.overlay = Some(Arc::new(overlay));
    book.first = book.customers().filter_map(|c| c.start()).min();
    Ok(book)
}

/// Those who changed, by the customer that they are now; that one is added to them.
fn groups(book: &Book, changed: &mut FxHashSet<u32>) -> BTreeMap<u32, Vec<u32>> {
    let at_merge = book.options.policy.merges == Merges::AtMerge;
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let table = &book.facts.customers;
    for &number in changed.iter() {
        let root = table.root(table.ids[number as usize]).filter(|_| !at_merge).unwrap_or(number);
        let members = groups.entry(root).or_default();
        if number != root {
            members.push(number);
        }
    }
    changed.extend(groups.keys());
    groups.values_mut().for_each(|members| members.sort_unstable());
    groups
}

/// What a book says of customers before an instant, by kind and currency.
fn cells_of<'a>(
    book: &Book,
    customers: impl Iterator<Item = &'a u32>,
    before: Instant,
) -> FxHashMap<u32, Cells> {
    let cells = |&number: &u32| {
        let customer = book.restated(number);
        let end = customer.steps.partition_point(|step| step.at < before);
        let mut cells = Cells::default();
        cells.add(&customer.steps[..end], customer.details.part(0..end), 1);
        (number, cells)
    };
    customers.map(cells).collect()
}

/// An overlay in the making.
struct Layer<'a> {
    ws: &'a Workspace,
    /// What was known at the last close, and what is known now.
    since: (Option<Instant>, Option<Instant>),
    book: &'a Book,
    open_from: Instant,
    closed: Closed,
    out: Output,
    changes: Option<Changes>,
    /// Changes that are named, by the row of the origin that refers to them.
    named: FxHashMap<u32, Change>,
}

impl Layer<'_> {
    /// One customer as known now, and those who were others when they were closed.
    fn group(
        &mut self,
        root: u32,
        members: &[u32],
        under: Option<&Cells>,
        entries: &mut FxHashMap<u32, Entry>,
    ) -> Result<(), Error> {
        let home = self.book.currency();
        let now = self.book.restated(root);
        let end = now.steps.partition_point(|step| step.at < self.open_from);
        let standing = now.steps[..end].last().map_or(Standing::NONE, |step| step.after);
        let own = self.closed.by.remove(&root).unwrap_or_default();
        let gone: Vec<(u32, ClosedCustomer)> = members
            .iter()
            .filter_map(|number| Some((*number, self.closed.by.remove(number)?)))
            .collect();
        let mut difference = Cells::default();
        difference.add(&now.steps[..end], now.details.part(0..end), 1);
        let mut policy = Cells::default();
        if let Some(under) = under {
            // What the facts changed is told apart from what the policy does.
            policy.merge(&difference, 1);
            policy.merge(under, -1);
            difference = under.clone();
        }
        difference.add(&own.steps, own.details(), -1);
        gone.iter().for_each(|(_, it)| difference.add(&it.steps, it.details(), -1));
        let was = own.steps.last().map_or(Standing::NONE, |step| step.after);
        let merges = gone.iter().any(|(_, it)| it.holds());
        let names = merges || difference.any() || was != standing;
        let ids = std::iter::once(root).chain(members.iter().copied());
        let origins = if names { self.name(ids)? } else { (0, 0) };
        let mut made = Made::new(self.open_from, standing);
        for (number, it) in &gone {
            let mut leaves = Made::new(self.open_from, Standing::NONE);
            if it.holds() {
                let mut levels = Cells::default();
                levels.add(&it.steps, it.details(), 1);
                let levels = levels.by_currency();
                leaves.merge(&levels, -1, home, origins)?;
                made.merge(&levels, 1, home, origins)?;
            }
            entries.insert(*number, self.write(it, leaves, None));
        }
        let left = now.steps[..end].iter().rposition(|step| step.counts_as == Kind::Churn);
        let left = left.and_then(|at| now.details.get(at));
        made.correct(&difference, false, origins, left.as_ref())?;
        made.correct(&policy, true, (0, 0), left.as_ref())?;
        if made.steps.is_empty() && was != standing {
            let ever = own.steps.iter().any(|step| step.after.is_customer());
            made.stand(was, ever, home, origins);
        }
        entries.insert(root, self.write(&own, made, Some((now, end))));
        Ok(())
    }

    /// Writes what was closed, what leads from there to what is known now, and what follows.
    fn write(
        &mut self,
        closed: &ClosedCustomer,
        made: Made,
        now: Option<(Customer<'_>, usize)>,
    ) -> Entry {
        let open_from = self.open_from;
        let out = &mut self.out;
        let before = ends(out);
        out.steps.extend(closed.steps.iter().chain(&made.steps));
        out.details.extend(closed.details.iter().chain(&made.details));
        let mut components = closed.components.clone();
        out.contracts.extend(&closed.contracts);
        if let Some((now, end)) = now {
            out.steps.extend(&now.steps[end..]);
            // The details of the book refer to its own facts.
            for mut detail in now.details.part(end..usize::MAX) {
                let start = out.origins.len() as u32;
                out.origins.extend(now.origins(&detail));
                detail.origins = (start, out.origins.len() as u32);
                out.details.push(detail);
            }
            let bases = rerun::bases(self.book, &now);
            let open = now.components.iter().zip(bases.iter()).filter(|(it, _)| it.to > open_from);
            for (component, basis) in open {
                let from = component.from.max(open_from);
                join(&mut components, (Component { from, ..component }, *basis));
            }
            contracts(closed, &now, open_from, &mut out.contracts);
            let open = |gap: &&tenure_ledger::run::Gap| gap.to > open_from;
            for gap in now.gaps.iter().filter(open) {
                out.gaps.push(tenure_ledger::run::Gap { from: gap.from.max(open_from), ..*gap });
            }
            out.findings.extend(now.findings.iter().cloned());
        } else if closed.contracts.last().is_some_and(|contract| contract.1 != 0) {
            out.contracts.push((open_from, 0));
        }
        for (component, basis) in components {
            out.components.push(component);
            out.bases.push(basis);
        }
        let after = ends(out);
        Entry {
            steps: before[0]..after[0],
            components: before[1]..after[1],
            contracts: before[2]..after[2],
            gaps: before[3]..after[3],
            findings: before[4]..after[4],
        }
    }

    /// Notes the facts that are new, superseded or undone since the last close, of these
    /// customers; where there are none, those that concern everyone.
    fn name(&mut self, customers: impl Iterator<Item = u32>) -> Result<(u32, u32), Error> {
        let facts = &self.book.facts;
        let changes = match self.changes.take() {
            Some(changes) => changes,
            None => Changes::between(self.ws, facts, self.since.0, self.since.1)?,
        };
        let start = self.out.origins.len() as u32;
        for number in customers {
            let id = facts.names.text(facts.customers.ids[number as usize]);
            changes.of(id).iter().take(NAMED).for_each(|change| self.note(change));
        }
        if self.out.origins.len() as u32 == start {
            changes.of_everyone().iter().take(NAMED).for_each(|change| self.note(change));
        }
        self.changes = Some(changes);
        Ok((start, self.out.origins.len() as u32))
    }

    fn note(&mut self, change: &Change) {
        let origin = closed_origin(&mut self.closed.facts, change.fact.clone());
        self.named.insert(origin.row, change.clone());
        self.out.origins.push(origin);
    }
}

impl ClosedCustomer {
    fn details(&self) -> List<'_, Detail> {
        self.details.as_slice().into()
    }

    /// Whether there was a customer, or any MRR, at the end of what is closed.
    fn holds(&self) -> bool {
        let level: i128 = self.steps.iter().map(|step| i128::from(step.delta)).sum();
        level != 0 || self.steps.last().is_some_and(|step| step.after.is_customer())
    }
}

/// The levels of long contracts from the first open instant on.
fn contracts(
    closed: &ClosedCustomer,
    now: &Customer<'_>,
    open_from: Instant,
    out: &mut Vec<(Instant, i64)>,
) {
    let end = now.contracts.partition_point(|contract| contract.0 < open_from);
    let level = now.contracts[..end].last().map_or(0, |contract| contract.1);
    let was = closed.contracts.last().map_or(0, |contract| contract.1);
    if level != was {
        out.push((open_from, level));
    }
    out.extend(&now.contracts[end..]);
}

fn ends(out: &Output) -> [usize; 5] {
    [out.steps.len(), out.components.len(), out.contracts.len(), out.gaps.len(), out.findings.len()]
}
