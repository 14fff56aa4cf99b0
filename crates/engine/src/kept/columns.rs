//! The steps of a book as columns, on disk or in memory, for passes that look at each step once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tenure_ledger::movement::{Cause, Kind, Standing};
use tenure_store::{Derived, Numbers};

use super::rest;
use crate::book::{lock, threads};
use crate::error::Error;

/// The steps of a book.
#[derive(Debug)]
pub(crate) struct Steps(Where);

/// The files of a kept book.
#[derive(Debug)]
struct Kept {
    steps: Derived,
    rest: Derived,
}

/// Where they are.
#[derive(Debug)]
enum Where {
    /// On disk: they are read when they are asked for.
    Kept(Box<Kept>),
    /// In memory, with the levels of long contracts.
    Held { groups: Vec<Vec<Numbers>>, contracts: Vec<Vec<rest::Level>> },
}

/// Some steps, customer after customer, as parallel columns.
pub(crate) struct Columns<'a> {
    /// Whose.
    pub customers: &'a [i32],
    /// When, in microseconds.
    pub at: &'a [i64],
    /// By how much.
    pub deltas: &'a [i64],
    /// Kind, cause, standing afterwards and part of the movement, a byte each.
    pub tags: &'a [i32],
}

/// What a tag says: kind and cause by number, standing afterwards, and whether it is the first
/// part of its movement.
#[inline]
pub(crate) fn tag(tag: i32) -> (usize, usize, Standing, bool) {
    let [kind, cause, after, part] = tag.to_le_bytes();
    (usize::from(kind), usize::from(cause), Standing(after), part == 0)
}

/// What is read does not fit together: the file is damaged.
pub(super) fn damaged() -> Error {
    Error::Query("a kept book is damaged: remove the folder `derived`, it is made anew".into())
}

impl<'a> Columns<'a> {
    fn new(columns: &'a [Numbers]) -> Option<Columns<'a>> {
        let [customers, at, deltas, tags] = columns else { return None };
        let columns = Columns {
            customers: customers.short(),
            at: at.long(),
            deltas: deltas.long(),
            tags: tags.short(),
        };
        let lengths = [columns.at.len(), columns.deltas.len(), columns.tags.len()];
        let known = |&t: &i32| {
            let (kind, cause, ..) = tag(t);
            kind < Kind::ALL.len() && cause < Cause::ALL.len()
        };
        let whole = lengths == [columns.customers.len(); 3] && columns.tags.iter().all(known);
        whole.then_some(columns)
    }
}

impl Steps {
    /// Those of a kept book.
    pub(super) fn new(steps: Derived, rest: Derived) -> Steps {
        Steps(Where::Kept(Box::new(Kept { steps, rest })))
    }

    /// Groups of steps, each of some customers, and what there is beside them.
    pub(super) fn held(groups: Vec<Vec<Numbers>>, rest: &[rest::Row]) -> Steps {
        Steps(Where::Held { groups, contracts: rest::levels(rest) })
    }

    /// Calls `f` with the levels of long contracts, customer after customer.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn contracts(&self, f: &mut dyn FnMut(&[rest::Level])) -> Result<(), Error> {
        match &self.0 {
            Where::Kept(kept) => rest::contracts(&kept.rest, f),
            Where::Held { contracts, .. } => {
                contracts.iter().for_each(|levels| f(levels));
                Ok(())
            }
        }
    }

    /// How many groups there are.
    fn groups(&self) -> usize {
        match &self.0 {
            Where::Kept(kept) => kept.steps.groups(),
            Where::Held { groups, .. } => groups.len(),
        }
    }

    /// The columns of a group; `room` is for what has to be read.
    fn group<'a>(&'a self, group: usize, room: &'a mut Vec<Numbers>) -> Result<Columns<'a>, Error> {
        let columns = match &self.0 {
            Where::Kept(kept) => {
                kept.steps.read_into(group, room)?;
                room
            }
            Where::Held { groups, .. } => &groups[group],
        };
        Columns::new(columns).ok_or_else(damaged)
    }

    /// Calls `f` with the steps of each group on all cores, and folds what it returns.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn fold<T: Send>(
        &self,
        fresh: impl Fn() -> T + Sync,
        f: impl Fn(&mut T, &Columns<'_>) + Sync,
        mut merge: impl FnMut(T),
    ) -> Result<(), Error> {
        let next = AtomicUsize::new(0);
        let results: Mutex<Vec<Result<T, Error>>> = Mutex::default();
        let work = || {
            let (mut total, mut room) = (fresh(), Vec::new());
            let result = loop {
                let group = next.fetch_add(1, Ordering::Relaxed);
                if group >= self.groups() {
                    break Ok(total);
                }
                match self.group(group, &mut room) {
                    Ok(columns) => f(&mut total, &columns),
                    Err(error) => break Err(error),
                }
            };
            lock(&results).push(result);
        };
        thread::scope(|scope| {
            for _ in 1..threads().min(self.groups()) {
                scope.spawn(work);
            }
            work();
        });
        for result in std::mem::take(&mut *lock(&results)) {
            merge(result?);
        }
        Ok(())
    }
}
