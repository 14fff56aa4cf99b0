//! The steps of a kept book as they lie on disk, for passes that look at each step once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tenure_ledger::movement::{Cause, Kind, Standing};
use tenure_store::{Derived, Numbers};

use super::rest;
use crate::book::{lock, threads};
use crate::error::Error;

/// The steps of a kept book, read when they are asked for.
#[derive(Debug)]
pub(crate) struct Steps {
    steps: Derived,
    rest: Derived,
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
    pub(super) fn new(steps: Derived, rest: Derived) -> Steps {
        Steps { steps, rest }
    }

    /// Calls `f` with the levels of long contracts, customer after customer.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn contracts(&self, f: &mut dyn FnMut(&[rest::Level])) -> Result<(), Error> {
        rest::contracts(&self.rest, f)
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
            let (mut total, mut columns) = (fresh(), Vec::new());
            let result = loop {
                let group = next.fetch_add(1, Ordering::Relaxed);
                if group >= self.steps.groups() {
                    break Ok(total);
                }
                if let Err(error) = self.steps.read_into(group, &mut columns) {
                    break Err(error.into());
                }
                match Columns::new(&columns) {
                    Some(columns) => f(&mut total, &columns),
                    None => break Err(damaged()),
                }
            };
            lock(&results).push(result);
        };
        thread::scope(|scope| {
            for _ in 1..threads().min(self.steps.groups()) {
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
