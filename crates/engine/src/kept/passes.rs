//! Making a kept book of any number of customers in bounded memory: some customers' facts at a
//! time, whose steps are written before the next ones' facts are loaded.
//!
//! What comes of it are the files that [`write`](super::write) makes of a book in memory.

use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tenure_domain::time::Instant;
use tenure_ledger::run::{self, Output, Scratch, Untold};
use tenure_store::{Deriving, Numbers, Workspace};

use super::pack::{self, PARTITIONS};
use super::rest::{self, Row};
use super::{End, is_same_horizon};
use crate::book::{
    BookOptions, Customer, PARTITION, context, facts_of, horizon, on_all_cores_with, started,
};
use crate::error::Error;
use crate::load::{Facts, Held, Limit, LoadOptions, PassFacts, Passes};

/// Customers in one group of the file of steps.
const GROUP: u32 = (PARTITION * PARTITIONS) as u32;

/// Customers that are reckoned on one thread at a time; groups are a multiple of it.
const TOGETHER: u32 = 1_024;

/// What a try has come to.
enum Tried {
    /// The book is kept.
    Kept,
    /// It could not be told how far exchange rates are looked up before all rows were seen; now it
    /// can.
    Again(Option<Instant>),
    /// There is something that only a book in memory can say.
    Refused,
}

/// Makes and keeps a book; says whether that could be done.
///
/// # Errors
/// Whatever loading facts and writing may meet; then nothing is kept.
pub(super) fn make(
    ws: &Workspace,
    load: &LoadOptions,
    options: &BookOptions,
    limit: Limit,
) -> Result<bool, Error> {
    let name = super::name(ws, options)?;
    // Where nothing can be written, nothing needs to be read.
    drop(super::begin(ws, &name, options, 0)?);
    let Some(mut passes) = Passes::new(ws, load, limit)? else { return Ok(false) };
    // From here on it does not matter what is imported meanwhile.
    if super::name(ws, options)? != name {
        return Ok(false);
    }
    let mut last = None;
    // What the second try is told does not hang on anything that the first one assumed.
    for _ in 0..2 {
        passes.shared.last = last;
        match attempt(ws, &mut passes, options, &name)? {
            Tried::Kept => return Ok(true),
            Tried::Again(reached) => last = reached,
            Tried::Refused => return Ok(false),
        }
    }
    Ok(false)
}

fn attempt(
    ws: &Workspace,
    passes: &mut Passes<'_>,
    options: &BookOptions,
    name: &(String, String),
) -> Result<Tried, Error> {
    let count = passes.customers();
    let Some((steps, rest)) = super::begin(ws, name, options, count)? else {
        return Ok(Tried::Refused);
    };
    // One pass is written while the next one is reckoned.
    let (send, receive) = sync_channel(1);
    let (seen, files) = thread::scope(|scope| {
        let writer = Writer { steps, rest, group: Made::default(), count: count as u32 };
        let writer = scope.spawn(move || writer.run(&receive));
        (reckon(passes, options, &send), {
            drop(send);
            writer.join()
        })
    });
    let Some(seen) = seen? else { return Ok(Tried::Refused) };
    let Ok(files) = files else { return Ok(Tried::Refused) };
    let (steps, rest) = files?;
    let assumed = horizon(&passes.shared, options);
    let last = passes.reach(seen.last_row)?;
    passes.shared.last = last;
    let end = End { horizon: horizon(&passes.shared, options), last, ..seen.end };
    if !is_same_horizon(&passes.shared, options, assumed, end.horizon) {
        return Ok(Tried::Again(last));
    }
    super::finish(steps, rest, &end)?;
    Ok(Tried::Kept)
}

/// What all passes together have seen.
struct Seen {
    last_row: Option<Instant>,
    end: End,
}

/// Reckons pass after pass and sends on what is made; `None` where there is something that only a
/// book in memory can say.
fn reckon(
    passes: &Passes<'_>,
    options: &BookOptions,
    send: &SyncSender<Vec<Made>>,
) -> Result<Option<Seen>, Error> {
    let mut seen = Seen { last_row: None, end: End::default() };
    let mut families: Vec<(u32, Made)> = Vec::new();
    let mut list = passes.list().into_iter();
    // Families come first; what is made of them waits for its place among the others.
    let first = loop {
        let Some(units) = list.next() else { return Ok(Some(seen)) };
        let Some(pass) = one(passes, options, &units, &mut seen)? else { return Ok(None) };
        if pass.in_order {
            break pass;
        }
        let of_one = pass.stretches.into_iter().zip(pass.made);
        families.extend(of_one.map(|(at, made)| (at.start, made)).filter(|it| !it.1.is_empty()));
    };
    families.sort_by_key(|it| it.0);
    let mut families = families.into_iter().peekable();
    let mut next = Some(first);
    while let Some(mut pass) = next {
        for (made, stretch) in pass.made.iter_mut().zip(&pass.stretches) {
            made.join(std::iter::from_fn(|| families.next_if(|it| it.0 < stretch.end)));
        }
        if send.send(pass.made).is_err() {
            // Writing has failed, and says why.
            break;
        }
        next = match list.next() {
            Some(units) => match one(passes, options, &units, &mut seen)? {
                Some(pass) => Some(pass),
                None => return Ok(None),
            },
            None => None,
        };
    }
    Ok(Some(seen))
}

/// What a pass has made.
struct PassMade {
    /// By stretch.
    made: Vec<Made>,
    stretches: Vec<Range<u32>>,
    /// Whether these are all numbers of a range, not families from here and there.
    in_order: bool,
}

/// Loads a pass and reckons it; `None` as for all of them.
fn one(
    passes: &Passes<'_>,
    options: &BookOptions,
    units: &[u8],
    seen: &mut Seen,
) -> Result<Option<PassMade>, Error> {
    let Some(pass) = passes.load(units)? else { return Ok(None) };
    let PassFacts { mut facts, members, range, last_row } = pass;
    facts.last = passes.shared.last;
    seen.last_row = seen.last_row.max(last_row);
    let stretches = stretches(&members, range.as_ref());
    let made = of_pass(&facts, options, &members, &stretches);
    if made.iter().any(|made| made.too_large) {
        return Ok(None);
    }
    seen.end.first = made.iter().filter_map(|made| made.first).chain(seen.end.first).min();
    seen.end.untold += made.iter().map(|made| made.untold).sum::<usize>();
    Ok(Some(PassMade { made, stretches, in_order: range.is_some() }))
}

/// The numbers that are reckoned together: those of a pass in order, or of families one by one.
fn stretches(members: &[(u32, u32)], range: Option<&Range<u32>>) -> Vec<Range<u32>> {
    let Some(range) = range else {
        return members.iter().map(|&(number, _)| number..number + 1).collect();
    };
    let mut stretches = Vec::new();
    let mut from = range.start;
    while from < range.end {
        let to = ((from / TOGETHER + 1) * TOGETHER).min(range.end);
        stretches.push(from..to);
        from = to;
    }
    stretches
}

/// Reckons the customers of a pass on all cores.
fn of_pass(
    facts: &Facts,
    options: &BookOptions,
    members: &[(u32, u32)],
    stretches: &[Range<u32>],
) -> Vec<Made> {
    let below = |number: u32| members.partition_point(|member| member.0 < number);
    let one = |at: usize, (scratch, held, out): &mut (Scratch, Held, Output)| {
        let stretch = &stretches[at];
        let ctx = context(facts, options);
        let mut made = Made { until: stretch.end, ..Made::default() };
        for &(number, local) in &members[below(stretch.start)..below(stretch.end)] {
            out.clear();
            if let Some(of) = facts_of(facts, options, local, held) {
                run::customer(&ctx, &of, options.wanted, scratch, out);
            }
            made.take(&Customer::alone(number, out));
        }
        made
    };
    on_all_cores_with(stretches.len(), one)
}

/// Steps and the rest of some customers, in the order of their numbers.
#[derive(Default)]
struct Made {
    customers: Vec<i32>,
    at: Vec<i64>,
    deltas: Vec<i64>,
    tags: Vec<i32>,
    rest: Vec<Row>,
    /// When any of them is a customer first.
    first: Option<Instant>,
    /// How many spans cannot be told.
    untold: usize,
    /// Whether an amount of theirs is too large.
    too_large: bool,
    /// All customers with lower numbers have been met.
    until: u32,
}

impl Made {
    fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.rest.is_empty()
    }

    fn take(&mut self, customer: &Customer<'_>) {
        for step in customer.steps {
            self.customers.push(customer.number.cast_signed());
            self.at.push(step.at.0);
            self.deltas.push(step.delta);
            self.tags.push(pack::tag(step));
        }
        rest::rows(customer, &mut self.rest);
        self.first = started(customer.steps).into_iter().chain(self.first).min();
        self.untold += customer.gaps.len();
        self.too_large |= customer.gaps.iter().any(|gap| gap.why == Untold::TooLarge);
    }

    /// Takes other customers in, of whom each goes to its place.
    fn join(&mut self, others: impl Iterator<Item = (u32, Made)>) {
        let before = self.customers.len() + self.rest.len();
        others.for_each(|(_, other)| self.append(other));
        if self.customers.len() + self.rest.len() == before {
            return;
        }
        let mut order: Vec<usize> = (0..self.customers.len()).collect();
        order.sort_by_key(|&row| self.customers[row]);
        fn sorted<T: Copy>(list: &mut Vec<T>, order: &[usize]) {
            *list = order.iter().map(|&row| list[row]).collect();
        }
        sorted(&mut self.customers, &order);
        sorted(&mut self.at, &order);
        sorted(&mut self.deltas, &order);
        sorted(&mut self.tags, &order);
        self.rest.sort_by_key(|row| row.0);
    }

    fn append(&mut self, mut other: Made) {
        self.customers.append(&mut other.customers);
        self.at.append(&mut other.at);
        self.deltas.append(&mut other.deltas);
        self.tags.append(&mut other.tags);
        self.rest.append(&mut other.rest);
    }

    /// The columns of the steps; what they lie in is used again.
    fn steps(&mut self) -> Vec<Numbers> {
        vec![
            Numbers::Short(std::mem::take(&mut self.customers)),
            Numbers::Long(std::mem::take(&mut self.at)),
            Numbers::Long(std::mem::take(&mut self.deltas)),
            Numbers::Short(std::mem::take(&mut self.tags)),
        ]
    }
}

/// Writes what is made, in groups as they lie in every kept book.
struct Writer {
    steps: Deriving,
    rest: Deriving,
    /// The group that is not whole yet.
    group: Made,
    /// How many customers there are.
    count: u32,
}

impl Writer {
    fn run(mut self, receive: &Receiver<Vec<Made>>) -> Result<(Deriving, Deriving), Error> {
        for pass in receive {
            for made in pass {
                let until = made.until;
                self.group.append(made);
                if until.is_multiple_of(GROUP) || until == self.count {
                    self.steps.group(&self.group.steps())?;
                }
            }
            let rest = std::mem::take(&mut self.group.rest);
            if !rest.is_empty() {
                self.rest.group(&rest::columns(&rest))?;
            }
        }
        Ok((self.steps, self.rest))
    }
}
