//! Steps as columns of numbers, and partitions made from them again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tenure_domain::time::Instant;
use tenure_ledger::movement::{Cause, Kind, Standing, Step};
use tenure_ledger::run::Output;
use tenure_store::{Derived, Numbers, Width};

use super::columns::damaged;
use super::rest::{self, Rest};
use crate::book::{Book, Entry, PARTITION, Partition, lock, threads};
use crate::error::Error;

/// The columns of steps.
pub(super) const COLUMNS: [(&str, Width); 4] = [
    ("customer", Width::Short),
    ("at", Width::Long),
    ("delta", Width::Long),
    ("tags", Width::Short),
];

/// Partitions in one group of the file.
pub(super) const PARTITIONS: usize = 8;

/// The steps of a book, group by group.
pub(super) fn groups(book: &Book) -> impl Iterator<Item = Vec<Numbers>> + '_ {
    let size = PARTITION * PARTITIONS;
    (0..book.count().div_ceil(size)).map(move |group| {
        let (mut customers, mut tags) = (Vec::new(), Vec::new());
        let (mut at, mut deltas) = (Vec::new(), Vec::new());
        let numbers = group * size..((group + 1) * size).min(book.count());
        for customer in numbers.map(|number| book.customer(number as u32)) {
            for step in customer.steps {
                customers.push(customer.number.cast_signed());
                at.push(step.at.0);
                deltas.push(step.delta);
                tags.push(tag(step));
            }
        }
        vec![
            Numbers::Short(customers),
            Numbers::Long(at),
            Numbers::Long(deltas),
            Numbers::Short(tags),
        ]
    })
}

pub(super) fn tag(step: &Step) -> i32 {
    i32::from_le_bytes([step.kind as u8, step.cause as u8, step.after.0, step.part])
}

/// The step of its columns; `None` for a tag that no step has.
#[inline]
fn step(at: i64, delta: i64, tag: i32) -> Option<Step> {
    let [kind, cause, after, part] = tag.to_le_bytes();
    let kind = *Kind::ALL.get(usize::from(kind))?;
    Some(Step {
        at: Instant(at),
        delta,
        kind,
        // Kept books are of facts alone: no month is closed in them.
        counts_as: kind,
        cause: *Cause::ALL.get(usize::from(cause))?,
        after: Standing(after),
        part,
    })
}

/// All partitions of a kept book, read on all cores.
pub(super) fn read(
    steps: &Derived,
    rest: &Derived,
    customers: usize,
) -> Result<Vec<Partition>, Error> {
    let rest = rest::read(rest, customers)?;
    let next = AtomicUsize::new(0);
    let made: Mutex<Vec<(usize, Vec<Partition>)>> = Mutex::default();
    let failure: Mutex<Option<Error>> = Mutex::default();
    let work = || {
        loop {
            let group = next.fetch_add(1, Ordering::Relaxed);
            if group >= steps.groups() {
                return;
            }
            let read = steps.read(group).map_err(Error::from);
            match read.and_then(|columns| partitions(&columns, &rest, group, customers)) {
                Ok(partitions) => lock(&made).push((group, partitions)),
                Err(error) => {
                    lock(&failure).get_or_insert(error);
                    return;
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads().min(steps.groups()) {
            scope.spawn(work);
        }
        work();
    });
    if let Some(error) = lock(&failure).take() {
        return Err(error);
    }
    let mut made = std::mem::take(&mut *lock(&made));
    made.sort_unstable_by_key(|(group, _)| *group);
    let all: Vec<Partition> = made.into_iter().flat_map(|(_, list)| list).collect();
    if all.len() == customers.div_ceil(PARTITION) { Ok(all) } else { Err(damaged()) }
}

fn partitions(
    columns: &[Numbers],
    rest: &[Rest],
    group: usize,
    customers: usize,
) -> Result<Vec<Partition>, Error> {
    let [numbers, at, deltas, tags] = columns else { return Err(damaged()) };
    let (numbers, tags) = (numbers.short(), tags.short());
    let (at, deltas) = (at.long(), deltas.long());
    if [at.len(), deltas.len(), tags.len()] != [numbers.len(); 3] {
        return Err(damaged());
    }
    let first = group * PARTITIONS * PARTITION;
    let end = (first + PARTITIONS * PARTITION).min(customers);
    let mut list = Vec::with_capacity(PARTITIONS);
    let mut row = 0;
    for from in (first..end).step_by(PARTITION) {
        let to = (from + PARTITION).min(end);
        let until = row + numbers[row..].partition_point(|&n| (n as usize) < to);
        let mut out = Output::default();
        let made = (row..until).map(|row| step(at[row], deltas[row], tags[row]));
        out.steps = made.collect::<Option<_>>().ok_or_else(damaged)?;
        let mut entries = Vec::with_capacity(to - from);
        let (start, mut done) = (row, row);
        let rest = rest.get(from / PARTITION).cloned().unwrap_or_default();
        for number in from..to {
            let begin = done;
            while done < until && numbers[done] as usize == number {
                done += 1;
            }
            entries.push(Entry {
                steps: (begin - start) as u32..(done - start) as u32,
                ..rest.entry(number as u32)
            });
        }
        if done != until {
            return Err(damaged());
        }
        (out.contracts, out.gaps, out.components) = (rest.contracts, rest.gaps, rest.components);
        list.push(Partition::new(entries, &mut out, Vec::new()));
        row = until;
    }
    if row == numbers.len() { Ok(list) } else { Err(damaged()) }
}
