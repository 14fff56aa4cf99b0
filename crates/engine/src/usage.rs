//! The use of the product, rolled up from events: in units that hold all events of their
//! customers, on all cores, in memory that does not grow with the number of events.

mod activity;
mod allowed;
mod answers;
mod daily;
mod grid;
mod loose;
mod roll;
pub(crate) mod told;

pub use activity::{Answer, WEEKS, WINDOW};
pub(crate) use allowed::Allowed;
pub use answers::{Answers, Whole, answers, answers_beside};

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use rustc_hash::FxHashMap;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Instant, Zone};
use tenure_metrics::usage::Usage;
use tenure_store::{Events, Workspace};

use crate::book::{lock, threads};
use crate::error::Error;
use roll::Roll;

pub use roll::Rolled;
pub use told::{FeatureSpec, Internal, Kinds};

/// What events are, and which of them are no use.
pub struct Rules<'a> {
    /// Days are those of this zone.
    pub zone: &'a Zone,
    /// The time of the question: what lies after it is left out.
    pub now: Instant,
    /// What the events of a name are.
    pub kinds: &'a Kinds,
    /// Whose events are no use.
    pub internal: &'a Internal,
}

/// The use of all customers, as the events known at `known_at` tell it.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn load(ws: &Workspace, known_at: Option<Instant>, rules: &Rules<'_>) -> Result<Usage, Error> {
    let events = ws.events(known_at.map(|at| at.0))?;
    let mut all = Usage::default();
    let mut units = fold(&events, rules, |rolled| rolled.usage)?.into_iter();
    if let Some(first) = units.next() {
        all = first;
    }
    units.for_each(|unit| append(&mut all, unit));
    Ok(all)
}

/// What `each` makes of the use of each unit of customers, in the order of units.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn fold<T: Send>(
    events: &Events,
    rules: &Rules<'_>,
    each: impl Fn(Rolled) -> T + Sync,
) -> Result<Vec<T>, Error> {
    on_all_cores(events.units(), |unit| {
        let mut roll = Roll::new(rules);
        events.read(unit, &mut |batch| -> Result<(), Error> {
            roll.add(&batch);
            Ok(())
        })?;
        Ok(each(roll.finish()))
    })
}

/// What `one` makes of each of so many pieces of work, in their order, on all cores; after the
/// first error none is begun.
fn on_all_cores<T: Send>(
    pieces: usize,
    one: impl Fn(usize) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let made: Mutex<Vec<(usize, T)>> = Mutex::default();
    let failure: Mutex<Option<Error>> = Mutex::default();
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces {
                return;
            }
            match one(piece) {
                Ok(result) => lock(&made).push((piece, result)),
                Err(error) => {
                    stop.store(true, Ordering::Relaxed);
                    lock(&failure).get_or_insert(error);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads().min(pieces) {
            scope.spawn(work);
        }
        work();
    });
    if let Some(error) = lock(&failure).take() {
        return Err(error);
    }
    let mut made = std::mem::take(&mut *lock(&made));
    made.sort_unstable_by_key(|(piece, _)| *piece);
    Ok(made.into_iter().map(|(_, result)| result).collect())
}

/// Adds the use of other customers: no customer is in both.
fn append(all: &mut Usage, more: Usage) {
    let mut numbers: FxHashMap<Sym, Sym> = FxHashMap::default();
    let names = &mut all.names;
    let mut renumbered =
        |id: Sym| *numbers.entry(id).or_insert_with(|| names.intern(more.names.text(id)));
    for mut customer in more.customers {
        customer.id = renumbered(customer.id);
        for user in &mut customer.users {
            user.id = renumbered(user.id);
        }
        all.customers.push(customer);
    }
    if let Some((first, last)) = more.seen {
        all.seen(first);
        all.seen(last);
    }
    all.unnamed += more.unnamed;
    all.left_out.merge(&more.left_out);
}
