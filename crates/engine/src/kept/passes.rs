//! Making a kept book of any number of customers in bounded memory: some customers' facts at a
//! time, whose steps are written before the next ones' facts are loaded.
//!
//! What comes of it are the files that [`write`](super::write) makes of a book in memory.
//!
//! Facts that lie in memory themselves go the same way ([`held`]), though there is room for all of
//! them: what a core looks at for some customers fits its caches.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use tenure_domain::time::Instant;
use tenure_ledger::run::{self, Output, Scratch, Untold, Wanted};
use tenure_store::{Deriving, Numbers, Workspace};

use super::pack::{self, PARTITIONS};
use super::rest::{self, Row};
use super::{End, Steps, is_same_horizon};
use crate::book::{
    BookOptions, Customer, PARTITION, context, facts_of, horizon, on_all_cores, on_threads,
    started, threads,
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
    let Some(mut passes) = Passes::new(ws, load, limit, threads())? else { return Ok(false) };
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
        let list = passes.list();
        let made = list.iter().map(|units| one(passes, options, units));
        // Where writing has failed, it says why.
        (in_order(made, |pass| send.send(pass).is_ok()), {
            drop(send);
            writer.join()
        })
    });
    let Some(seen) = seen? else { return Ok(Tried::Refused) };
    let Ok(files) = files else { return Ok(Tried::Refused) };
    let (steps, rest) = files?;
    let (end, same) = seen.ended(passes, options)?;
    if !same {
        return Ok(Tried::Again(end.last));
    }
    super::finish(steps, rest, &end)?;
    Ok(Tried::Kept)
}

/// The steps of everyone, made of facts in memory, and what is everyone's; `None` where there is
/// something that only a book in memory can say.
///
/// # Errors
/// Whatever loading facts may meet.
pub(super) fn held(
    ws: &Workspace,
    load: &LoadOptions,
    options: &BookOptions,
    limit: Limit,
) -> Result<Option<(Steps, Facts, End)>, Error> {
    // Each core makes passes of its own.
    let Some(mut passes) = Passes::new(ws, load, limit, 1)? else { return Ok(None) };
    // Totals look at steps and levels of contracts alone.
    let options = BookOptions { wanted: Wanted::default(), ..options.clone() };
    for _ in 0..2 {
        let list = passes.list();
        let made = on_all_cores(list.len(), |at| one(&passes, &options, &list[at]));
        let (mut steps, mut rest) = (Vec::new(), Vec::new());
        let seen = in_order(made.into_iter(), |pass| {
            for mut made in pass {
                steps.push(made.steps());
                rest.append(&mut made.rest);
            }
            true
        });
        let Some(seen) = seen? else { return Ok(None) };
        let (end, same) = seen.ended(&mut passes, &options)?;
        if same {
            return Ok(Some((Steps::held(steps, &rest), passes.shared, end)));
        }
    }
    Ok(None)
}

/// What all passes together have seen.
#[derive(Default)]
struct Seen {
    last_row: Option<Instant>,
    end: End,
}

impl Seen {
    fn take(&mut self, pass: &PassMade) {
        self.last_row = self.last_row.max(pass.last_row);
        let firsts = pass.made.iter().filter_map(|made| made.first);
        self.end.first = firsts.chain(self.end.first).min();
        self.end.untold += pass.made.iter().map(|made| made.untold).sum::<usize>();
    }

    /// What is known at the end, and whether rates were looked up as far as is known now.
    fn ended(self, passes: &mut Passes<'_>, options: &BookOptions) -> Result<(End, bool), Error> {
        let assumed = horizon(&passes.shared, options);
        let last = passes.reach(self.last_row)?;
        passes.shared.last = last;
        let end = End { horizon: horizon(&passes.shared, options), last, ..self.end };
        let same = is_same_horizon(&passes.shared, options, assumed, end.horizon);
        Ok((end, same))
    }
}

/// Hands on what passes make, in the order of customers, as long as it is taken; `None` where there
/// is something that only a book in memory can say.
fn in_order(
    passes: impl Iterator<Item = Result<Option<PassMade>, Error>>,
    mut take: impl FnMut(Vec<Made>) -> bool,
) -> Result<Option<Seen>, Error> {
    let mut seen = Seen::default();
    // Families come first; what is made of them waits for its place among the others.
    let mut families: BTreeMap<u32, Made> = BTreeMap::new();
    for pass in passes {
        let Some(mut pass) = pass? else { return Ok(None) };
        seen.take(&pass);
        if !pass.in_order {
            let of_one = pass.stretches.into_iter().zip(pass.made);
            let of_one = of_one.map(|(at, made)| (at.start, made));
            families.extend(of_one.filter(|it| !it.1.is_empty()));
            continue;
        }
        for (made, stretch) in pass.made.iter_mut().zip(&pass.stretches) {
            made.join(std::iter::from_fn(|| {
                let next = families.first_entry()?;
                (*next.key() < stretch.end).then(|| next.remove())
            }));
        }
        if !take(pass.made) {
            break;
        }
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
    /// The last instant of which any of its rows speaks.
    last_row: Option<Instant>,
}

/// Loads a pass and reckons it; `None` as for all of them.
fn one(
    passes: &Passes<'_>,
    options: &BookOptions,
    units: &[u8],
) -> Result<Option<PassMade>, Error> {
    let Some(pass) = passes.load(units)? else { return Ok(None) };
    let PassFacts { mut facts, members, range, last_row } = pass;
    facts.last = passes.shared.last;
    let stretches = stretches(&members, range.as_ref());
    let made = of_pass(&facts, (options, passes.threads), &members, &stretches);
    if made.iter().any(|made| made.too_large) {
        return Ok(None);
    }
    Ok(Some(PassMade { made, stretches, in_order: range.is_some(), last_row }))
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

/// Reckons the customers of a pass on some threads.
fn of_pass(
    facts: &Facts,
    (options, threads): (&BookOptions, usize),
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
    on_threads(threads, stretches.len(), one)
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
    fn join(&mut self, others: impl Iterator<Item = Made>) {
        let before = self.customers.len() + self.rest.len();
        others.for_each(|other| self.append(other));
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
