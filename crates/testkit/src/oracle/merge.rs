//! Customers that became another.

use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::chain::Epoch;
use super::item::{Context, Item};
use super::parts::Carried;
use super::windows::{Level, Memory};
use super::words::{Cause, Kind, Movement};
use super::{CustomerResult, finished, items, stretch};
use crate::books::{Book, CustomerRow};

fn row(book: &Book, name: Sym) -> Option<&CustomerRow> {
    let row = book.customers.iter().rev().find(|c| c.id == name)?;
    row.merged_into.is_some().then_some(row)
}

/// Whom a customer became in the end.
pub fn root(book: &Book, name: Sym) -> Sym {
    let mut seen = vec![name];
    loop {
        let at = seen[seen.len() - 1];
        match row(book, at) {
            Some(row) if !seen.contains(&row.merged_into) => seen.push(row.merged_into),
            _ => return at,
        }
    }
}

/// When a customer went; one whose time is not told went before everything.
fn gone(book: &Book, name: Sym) -> Option<Instant> {
    let row = row(book, name).filter(|_| root(book, name) != name)?;
    Some(row.merged_at.unwrap_or(Instant::MIN))
}

/// Who a customer of the sources is at an instant.
fn owner(book: &Book, name: Sym, t: Instant) -> Sym {
    match (gone(book, name), row(book, name)) {
        (Some(at), Some(row)) if at <= t => owner(book, row.merged_into, t),
        _ => name,
    }
}

/// Who a customer is from the beginning: one that went without a time was always another.
fn alias(book: &Book, name: Sym) -> Sym {
    match (gone(book, name), row(book, name)) {
        (Some(Instant::MIN), Some(row)) => alias(book, row.merged_into),
        _ => name,
    }
}

/// All that is needed to run the members of a group.
struct Group<'a> {
    context: &'a Context<'a>,
    book: &'a Book,
    names: Vec<Sym>,
    /// Items, each with the customer of its source.
    items: Vec<Box<dyn Item + 'a>>,
    of: Vec<Sym>,
}

/// Customers that become one at their merge: each has its own ledger.
pub fn customers(context: &Context, book: &Book, names: &[Sym]) -> Vec<CustomerResult> {
    let mut roots: Vec<Sym> = names.iter().map(|name| root(book, *name)).collect();
    roots.sort();
    roots.dedup();
    let mut results = Vec::new();
    for of in roots {
        let members = names.iter().copied().filter(|name| root(book, *name) == of);
        let mut group =
            Group { context, book, names: members.collect(), items: Vec::new(), of: Vec::new() };
        if !group.names.contains(&of) {
            group.names.push(of);
        }
        let mut findings = Vec::new();
        let mut always: Vec<Sym> = group.names.iter().map(|name| alias(book, *name)).collect();
        always.sort();
        always.dedup();
        for name in always {
            let all = group.names.iter().copied().filter(|other| alias(book, *other) == name);
            let (made, remarks) = items(context, book, &all.collect::<Vec<_>>());
            group.of.extend(made.iter().map(|_| name));
            group.items.extend(made);
            findings.extend(remarks);
        }
        for name in group.names.clone() {
            if gone(book, name) != Some(Instant::MIN) {
                let memory = group.run(name);
                results.push(finished(name, &group.names, memory, findings.clone()));
            }
        }
    }
    results
}

impl Group<'_> {
    fn owned(&self, member: Sym, t: Instant) -> Vec<Sym> {
        let names = self.names.iter().copied();
        names.filter(|name| owner(self.book, *name, t) == member).collect()
    }

    /// The ledger of a member, until it goes.
    fn run(&self, member: Sym) -> Memory {
        let end = gone(self.book, member).unwrap_or(Instant::MAX);
        let mut cuts: Vec<Instant> =
            self.names.iter().filter_map(|name| gone(self.book, *name)).collect();
        cuts.push(Instant::MIN);
        cuts.retain(|at| *at < end);
        cuts.sort();
        cuts.dedup();
        // Only merges that concern this member cut its time.
        let mut owned: Vec<(Instant, Vec<Sym>)> = Vec::new();
        for at in cuts {
            let names = self.owned(member, at);
            if owned.last().is_none_or(|(_, before)| *before != names) {
                owned.push((at, names));
            }
        }
        let mut memory = Memory::default();
        for (n, (from, names)) in owned.iter().enumerate() {
            let to = owned.get(n + 1).map_or(end, |next| next.0);
            let epoch = Epoch {
                from: *from,
                to,
                items: (0..self.items.len()).filter(|&i| names.contains(&self.of[i])).collect(),
                of: self.of.clone(),
            };
            if let Some((_, before)) = n.checked_sub(1).map(|n| &owned[n]) {
                let came = self.names.iter().copied().filter(|name| {
                    gone(self.book, *name) == Some(*from)
                        && names.contains(name)
                        && !before.contains(name)
                });
                for name in came {
                    receive(&mut memory, self.run(name), *from, self.context);
                }
            }
            memory = stretch(self.context, &self.items, &epoch, memory);
        }
        if end < Instant::MAX {
            let carried = std::mem::take(&mut memory.carried);
            let rows = handed(&carried, end, memory.standing.customer, self.context);
            memory.history.movements.extend(rows.into_iter().map(|row| Movement {
                native: -row.native,
                account: -row.account,
                ..row
            }));
            memory.standing = super::Standing::default();
            record(&mut memory, end);
            memory.carried = carried;
        }
        memory
    }
}

/// Rows of `merge` with what a customer hands over, one a currency; one of 0 where a customer
/// has nothing to hand over but that it is one.
fn handed(
    carried: &[(usize, Carried)],
    at: Instant,
    customer: bool,
    context: &Context,
) -> Vec<Movement> {
    let mut currencies: Vec<_> = carried.iter().map(|(_, c)| c.currency).collect();
    currencies.sort();
    currencies.dedup();
    let row = |currency, native, account| Movement {
        at,
        kind: Kind::Merge,
        cause: Cause::None,
        currency,
        native,
        account,
        part: 0,
        of: (Sym::NONE, Sym::NONE),
    };
    let mut rows = Vec::new();
    for currency in currencies {
        let mine = carried.iter().filter(|(_, c)| c.currency == currency);
        let native: i64 = mine.clone().map(|(_, c)| c.native).sum();
        let account: i64 = mine.map(|(_, c)| c.account).sum();
        if (native, account) != (0, 0) {
            rows.push(row(currency, native, account));
        }
    }
    if rows.is_empty() && customer {
        rows.push(row(context.account.currency, 0, 0));
    }
    for (n, row) in rows.iter_mut().enumerate() {
        row.part = n as u8;
    }
    rows
}

/// Takes over what another customer was when it went.
fn receive(memory: &mut Memory, from: Memory, at: Instant, context: &Context) {
    let before = from.history.levels.iter().rev().find(|level| level.at < at);
    let was = before.map(|level| level.standing).unwrap_or_default();
    let rows = handed(&from.carried, at, was.customer, context);
    if rows.iter().any(|row| (row.native, row.account) != (0, 0)) {
        // Its other half stands in the ledger of whoever handed it over.
        memory.spell = None;
    }
    memory.alive |= from.alive;
    let customer = memory.standing.customer || was.customer;
    let mut standing = memory.standing;
    if was.customer || from.alive {
        standing = super::Standing { customer, paused: customer && !memory.alive };
    }
    // A row of 0 tells that the customer stands otherwise.
    let other = rows.is_empty() && standing != memory.standing;
    let rows = if other { handed(&[], at, true, context) } else { rows };
    memory.history.movements.extend(rows);
    memory.carried.extend(from.carried);
    memory.standing = standing;
    memory.ever |= was.customer;
    record(memory, at);
}

fn record(memory: &mut Memory, at: Instant) {
    let mut native = std::collections::BTreeMap::new();
    let mut account = 0;
    for (_, carried) in &memory.carried {
        *native.entry(carried.currency).or_default() += carried.native;
        account += carried.account;
    }
    native.retain(|_, units: &mut i64| *units != 0);
    memory.history.levels.push(Level {
        at,
        account,
        native,
        items: Default::default(),
        standing: memory.standing,
    });
}
