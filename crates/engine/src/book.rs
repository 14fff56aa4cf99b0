//! The book: the ledger of all customers under one policy, in partitions.

mod customer;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rustc_hash::FxHashSet;
use tenure_domain::account::Account;
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::policy::{FxModel, Merges, Policy};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Component, Kind, Step};
use tenure_ledger::run::{self, Output, Scratch, Wanted};
use tenure_ledger::track::{Context, LedgerFinding};
use tenure_metrics::measure::MOST_MOVED;

use crate::closing::Overlay;
use crate::cold::Cold;
use crate::kept::Steps;
use crate::load::{Facts, Held};
use crate::memo::{Key, Memo, Part, STRETCH, Stamp};

pub use crate::cold::List;
pub use customer::Customer;

/// Customers in a partition.
pub const PARTITION: usize = 1024;

/// What one customer has in its partition's output.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub steps: Range<u32>,
    pub components: Range<u32>,
    pub contracts: Range<u32>,
    pub gaps: Range<u32>,
    pub findings: Range<u32>,
}

/// A few thousand customers and what the ledger says of them.
#[derive(Debug)]
pub(crate) struct Partition {
    pub entries: Vec<Entry>,
    /// What the ledger says, but for what is cold.
    pub out: Output,
    cold: Cold,
    /// First instant at which any of them has MRR.
    first: Option<Instant>,
    /// Whether what single customers keep and lose can be told from levels: [`is_plain`].
    plain: bool,
    /// Whether the items of each customer come in the order of their starts.
    in_order: bool,
    /// What they subscribe to, in which currencies.
    plans: Vec<(Sym, Currency)>,
    /// Whether any of them said why it left.
    says_why: bool,
    stamp: Stamp,
}

impl Partition {
    /// Customers and what the ledger says of them, which is taken from `said`; steps get the room
    /// that there is for them.
    pub fn new(entries: Vec<Entry>, said: &mut Output, room: Vec<Step>) -> Partition {
        let out = &*said;
        let steps = |entry: &Entry| &out.steps[usizes(&entry.steps)];
        let first = entries.iter().filter_map(|entry| started(steps(entry))).min();
        let plain = entries.iter().all(|entry| is_plain(steps(entry)));
        let components = |entry: &Entry| &out.components[usizes(&entry.components)];
        let in_order = entries.iter().all(|entry| components(entry).is_sorted_by_key(|c| c.from));
        let plans = plans_of(&out.components);
        let mut steps = out.steps.iter().zip(&out.details);
        let says_why = steps.any(|(step, it)| step.kind == Kind::Churn && it.reason.is_some());
        let (cold, stamp) = (Cold::new(out), Stamp::fresh());
        let out = hot(said, room);
        Partition { entries, out, cold, first, plain, in_order, plans, says_why, stamp }
    }
}

/// What is not cold of what the ledger says, without room for more.
fn hot(said: &mut Output, mut steps: Vec<Step>) -> Output {
    steps.clear();
    steps.reserve_exact(said.steps.len());
    steps.extend_from_slice(&said.steps);
    let mut out = Output {
        steps,
        bases: said.bases.as_slice().into(),
        contracts: said.contracts.as_slice().into(),
        gaps: said.gaps.as_slice().into(),
        findings: std::mem::take(&mut said.findings),
        ..Output::default()
    };
    out.findings.shrink_to_fit();
    out
}

fn usizes(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// When somebody who took these steps first was a customer.
pub(crate) fn started(steps: &[Step]) -> Option<Instant> {
    steps.iter().find(|step| step.after.is_customer()).map(|step| step.at)
}

/// The plans of components, with their currencies, each once.
fn plans_of(components: &[Component]) -> Vec<(Sym, Currency)> {
    let mut plans: FxHashSet<(Sym, Currency)> = FxHashSet::default();
    let mut last = None;
    for plan in components.iter().map(|component| (component.plan, component.currency)) {
        if last != Some(plan) {
            plans.insert(plan);
            last = Some(plan);
        }
    }
    plans.into_iter().collect()
}

/// Whether no step of a customer is one of `fx`, no level is below zero and all steps together
/// come to less than [`MOST_MOVED`].
fn is_plain(steps: &[Step]) -> bool {
    let (mut level, mut moved): (Mrr, u64) = (0, 0);
    steps.iter().all(|step| {
        level = level.saturating_add(step.delta);
        moved = moved.saturating_add(step.delta.unsigned_abs());
        step.kind != Kind::Fx && step.counts_as != Kind::Fx && level >= 0 && moved < MOST_MOVED
    })
}

/// How a book is to be kept.
#[derive(Clone, Debug)]
pub struct BookOptions {
    /// Rules.
    pub policy: Policy,
    /// Currency, zone and calendar.
    pub account: Account,
    /// Only items in this currency, at face value.
    pub native: Option<Currency>,
    /// The time of the question.
    pub now: Instant,
    /// Details and components, beside the steps.
    pub wanted: Wanted,
}

/// The ledger of all customers.
#[derive(Debug)]
pub struct Book {
    /// Facts.
    pub facts: Arc<Facts>,
    /// How it is kept.
    pub options: BookOptions,
    partitions: Vec<Arc<Partition>>,
    count: usize,
    /// Instead of partitions: steps that are read when totals are asked for.
    steps: Option<Steps>,
    /// First instant at which anyone has MRR.
    pub first: Option<Instant>,
    /// Last day of which the data speak.
    pub data_through: Option<Day>,
    /// What closed months say, where it is not what is known now.
    pub(crate) overlay: Option<Arc<Overlay>>,
    /// What its stretches came to, of a book that stays in memory.
    memo: Option<Arc<Memo>>,
}

impl Book {
    /// Keeps the book of all customers. What cannot be told of a customer is a gap of that customer.
    pub fn keep(facts: Arc<Facts>, options: BookOptions) -> Book {
        let count = facts.customers.len().div_ceil(PARTITION);
        let all: Vec<usize> = (0..count).collect();
        let partitions = reckon(&facts, &options, &all, Vec::new());
        let customers = facts.customers.len();
        Book::with(facts, options, partitions, customers)
    }

    /// Reckons customers again whose facts are other ones, or everyone.
    pub(crate) fn refresh(&mut self, numbers: &[u32], everyone: bool) {
        let (before, count) = (self.count, self.facts.customers.len());
        let mut places: Vec<usize> = match everyone {
            true => (0..count).step_by(PARTITION).map(|number| number / PARTITION).collect(),
            false => numbers.iter().map(|&number| number as usize / PARTITION).collect(),
        };
        places.extend((before..count).map(|number| number / PARTITION));
        places.sort_unstable();
        places.dedup();
        let mut partitions = std::mem::take(&mut self.partitions);
        // What is made anew takes the room of what was there: allocators give each thread memory of
        // its own, and what another one has given back would lie idle.
        let mut room = |&at: &usize| {
            let old = Arc::get_mut(partitions.get_mut(at)?)?;
            Some(std::mem::take(&mut old.out.steps))
        };
        let rooms = places.iter().map(&mut room).collect();
        let made = reckon(&self.facts, &self.options, &places, rooms);
        for (at, partition) in places.into_iter().zip(made) {
            match partitions.get_mut(at) {
                Some(old) => *old = partition,
                // New customers have the next numbers, so there is no gap.
                None => partitions.push(partition),
            }
        }
        let fresh = Book::with(Arc::clone(&self.facts), self.options.clone(), partitions, count);
        *self = Book { memo: self.memo.take(), ..fresh };
    }

    /// A book of partitions that were made before, of so many customers.
    pub(crate) fn of_partitions(
        facts: Arc<Facts>,
        options: BookOptions,
        partitions: Vec<Partition>,
        count: usize,
    ) -> Book {
        Book::with(facts, options, partitions.into_iter().map(Arc::new).collect(), count)
    }

    /// A book of steps on disk, for totals alone: it has no customers.
    pub(crate) fn of_steps(
        facts: Arc<Facts>,
        options: BookOptions,
        steps: Steps,
        first: Option<Instant>,
    ) -> Book {
        let book = Book::with(facts, options, Vec::new(), 0);
        Book { steps: Some(steps), first, ..book }
    }

    /// Another book of the same customers, which shares what is in memory.
    pub fn share(&self) -> Book {
        Book {
            facts: Arc::clone(&self.facts),
            options: self.options.clone(),
            partitions: self.partitions.clone(),
            count: self.count,
            steps: None,
            first: self.first,
            data_through: self.data_through,
            overlay: self.overlay.clone(),
            memo: self.memo.clone(),
        }
    }

    /// The same book, which keeps what its stretches come to from one question to the next.
    #[must_use]
    pub fn remembering(self) -> Book {
        Book { memo: Some(Arc::default()), ..self }
    }

    /// Drops what its stretches came to, so that the next question is summed anew.
    pub fn forget(&self) {
        self.memo.iter().for_each(|memo| memo.forget());
    }

    /// Whether it tells what customers subscribe to, and why steps happened.
    pub fn knows_items(&self) -> bool {
        self.options.wanted.components && self.options.wanted.details
    }

    /// The steps on disk, of a book for totals alone.
    pub(crate) fn steps(&self) -> Option<&Steps> {
        self.steps.as_ref()
    }

    fn with(
        facts: Arc<Facts>,
        options: BookOptions,
        partitions: Vec<Arc<Partition>>,
        count: usize,
    ) -> Book {
        let data_through = facts.last.map(|at| options.account.zone.day(at));
        let first = partitions.iter().filter_map(|partition| partition.first).min();
        let (steps, overlay, memo) = (None, None, None);
        Book { facts, options, partitions, count, steps, first, data_through, overlay, memo }
    }

    /// Whether the MRR of every customer can be told at all times.
    pub(crate) fn tells_all(&self) -> bool {
        self.overlay.is_none() && self.partitions.iter().all(|it| it.out.gaps.is_empty())
    }

    /// Whether anybody's MRR cannot be told for want of an exchange rate.
    pub fn lacks_rates(&self) -> bool {
        let mut gaps = self.partitions.iter().flat_map(|it| &it.out.gaps);
        gaps.any(|gap| matches!(gap.why, run::Untold::MissingFx(_)))
    }

    /// Whether what single customers keep and lose can be told from levels, as far as is known: no
    /// step is one of `fx`, no level below zero, nothing too large. Where items are revalued
    /// at the end of each month, rates may say more than steps do.
    pub(crate) fn is_plain(&self) -> bool {
        let known = self.overlay.is_none() && self.steps.is_none();
        let home = self.currency();
        let at_home = |it: &Partition| it.plans.iter().all(|&(_, currency)| currency == home);
        let revalued = self.options.policy.fx == FxModel::PeriodEnd;
        known && self.partitions.iter().all(|it| it.plain && (!revalued || at_home(it)))
    }

    /// Whether the items of each customer are known to come in the order of their starts.
    pub(crate) fn has_items_in_order(&self) -> bool {
        self.overlay.is_none() && self.partitions.iter().all(|it| it.in_order)
    }

    /// Whether it may be known why any customer left.
    pub(crate) fn says_why(&self) -> bool {
        self.overlay.is_some() || self.partitions.iter().any(|it| it.says_why)
    }

    /// What customers subscribe to, in which currencies; `None` where closed months say other things.
    pub(crate) fn plans(&self) -> Option<FxHashSet<(Sym, Currency)>> {
        let all = || self.partitions.iter().flat_map(|it| it.plans.iter().copied()).collect();
        self.overlay.is_none().then(all)
    }

    /// How many customers it numbers, those that were merged away among them.
    pub fn count(&self) -> usize {
        self.count
    }

    /// All customers, in the order of their numbers. Merged ones have no steps of their own.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'_>> {
        (0..self.count as u32).map(|number| self.customer(number))
    }

    /// One customer.
    pub fn customer(&self, number: u32) -> Customer<'_> {
        let overlay = self.overlay.as_ref();
        let closed = overlay.and_then(|overlay| overlay.customer(number, &self.facts));
        closed.unwrap_or_else(|| self.restated(number))
    }

    /// The customer in whose ledger an id stands at an instant: its own, until it was merged into
    /// another one, where it has one (months that were closed before, or the policy on merges); else
    /// that of whom it is by now.
    pub fn ledger_at(&self, id: Sym, at: Instant) -> Option<u32> {
        let customers = &self.facts.customers;
        let own = self.ledger(id)?;
        let merges = self.facts.merges.iter().filter(|(_, merge)| merge.from == id);
        let merged = merges.filter_map(|(_, merge)| merge.at).next();
        let steps = self.customer(own).steps;
        let last = steps.last().map(|step| step.at);
        let before = steps.partition_point(|step| step.at < at);
        let is_customer = steps[..before].last().is_some_and(|it| it.after.is_customer());
        let is_own = is_customer || Some(at) <= last.max(merged);
        if is_own { Some(own) } else { customers.root(id) }
    }

    /// The customer in whose ledger the steps of an id stand: its own, where it has one.
    pub fn ledger(&self, id: Sym) -> Option<u32> {
        let own = self.facts.customers.get(id)?;
        let has_own = !self.customer(own).steps.is_empty();
        if has_own { Some(own) } else { self.facts.customers.root(id) }
    }

    /// One customer as known now, whatever was closed.
    pub fn restated(&self, number: u32) -> Customer<'_> {
        let partition = &self.partitions[number as usize / PARTITION];
        let entry = &partition.entries[number as usize % PARTITION];
        let (out, cold) = (&partition.out, &partition.cold);
        let of = usizes;
        let steps = &out.steps[of(&entry.steps)];
        Customer {
            number,
            id: self.facts.customers.ids.get(number as usize).copied().unwrap_or(Sym::NONE),
            steps,
            details: cold.details(steps, &entry.steps),
            components: cold.components(&entry.components),
            bases: if out.bases.is_empty() { &[] } else { &out.bases[of(&entry.components)] },
            contracts: &out.contracts[of(&entry.contracts)],
            gaps: &out.gaps[of(&entry.gaps)],
            findings: &out.findings[of(&entry.findings)],
            origins: cold.origins(),
        }
    }

    /// Calls `f` with each run of customers, on as many threads as there are cores, and folds
    /// what it returns.
    pub(crate) fn fold<T: Send>(
        &self,
        f: impl Fn(&mut dyn Iterator<Item = Customer<'_>>) -> T + Sync,
        merge: impl FnMut(T),
    ) {
        self.fold_some(None, f, merge);
    }

    /// The same, of those among the customers that `some` says, where it says so.
    pub(crate) fn fold_some<T: Send>(
        &self,
        some: Option<&[bool]>,
        f: impl Fn(&mut dyn Iterator<Item = Customer<'_>>) -> T + Sync,
        mut merge: impl FnMut(T),
    ) {
        let wanted = |number: &u32| some.is_none_or(|some| some[*number as usize]);
        let next = AtomicUsize::new(0);
        let count = self.count.div_ceil(PARTITION);
        let results: Mutex<Vec<T>> = Mutex::new(Vec::new());
        let work = || {
            let mut run = std::iter::from_fn(|| {
                let at = next.fetch_add(1, Ordering::Relaxed);
                (at < count).then_some(at)
            })
            .flat_map(|at| {
                let from = at * PARTITION;
                let to = (from + PARTITION).min(self.count);
                (from as u32..to as u32).filter(&wanted).map(|number| self.customer(number))
            });
            let result = f(&mut run);
            lock(&results).push(result);
        };
        thread::scope(|scope| {
            for _ in 1..threads().min(count) {
                scope.spawn(work);
            }
            work();
        });
        for result in std::mem::take(&mut *lock(&results)) {
            merge(result);
        }
    }

    /// As [`fold`](Book::fold), over stretches of partitions. Where the book stays in memory, what
    /// `f` said of a stretch is taken from before as long as it holds; so it may hang on nothing but
    /// the key and the customers that it is given.
    pub(crate) fn fold_kept<T: Part>(
        &self,
        key: impl FnOnce() -> Key,
        f: impl Fn(&mut dyn Iterator<Item = Customer<'_>>) -> T + Sync,
        mut merge: impl FnMut(&T),
    ) {
        let Some(memo) = &self.memo else { return self.fold(f, |part| merge(&part)) };
        let stamps = |stretch: &[Arc<Partition>]| stretch.iter().map(|it| it.stamp).collect();
        let stretches: Vec<Vec<Stamp>> = self.partitions.chunks(STRETCH).map(stamps).collect();
        let key = key();
        let mut sums: Vec<Option<Arc<T>>> = memo.find(&key, &stretches);
        let missing: Vec<usize> = (0..sums.len()).filter(|&at| sums[at].is_none()).collect();
        let made = on_all_cores(missing.len(), |n| {
            let from = missing[n] * STRETCH * PARTITION;
            let to = (from + STRETCH * PARTITION).min(self.count);
            Arc::new(f(&mut (from as u32..to as u32).map(|number| self.customer(number))))
        });
        for (&at, made) in missing.iter().zip(made) {
            sums[at] = Some(made);
        }
        let sums: Vec<Arc<T>> = sums.into_iter().flatten().collect();
        sums.iter().for_each(|sums| merge(sums));
        if !missing.is_empty() {
            memo.keep(key, stretches, &sums);
        }
    }

    /// All remarks of the ledger.
    pub fn findings(&self) -> impl Iterator<Item = &LedgerFinding> {
        self.partitions.iter().flat_map(|p| &p.out.findings)
    }

    /// The currency of all amounts of this book.
    pub fn currency(&self) -> Currency {
        self.options.native.unwrap_or(self.options.account.currency)
    }
}

pub(crate) fn context<'a>(facts: &'a Facts, options: &'a BookOptions) -> Context<'a> {
    Context {
        policy: &options.policy,
        account: &options.account,
        names: &facts.names,
        fx: &facts.fx,
        plans: &facts.plans,
        horizon: horizon(facts, options),
        native: options.native,
    }
}

/// Until when rates are looked up: the end of the data, rates among them, or now.
pub(crate) fn horizon(facts: &Facts, options: &BookOptions) -> Instant {
    let zone = &options.account.zone;
    let last = facts.last.map(|at| zone.day(at));
    let end = last.max(facts.fx.last()).map(|day| zone.start_of_day(Day(day.0 + 1)).plus(-1));
    end.map_or(options.now, |end| end.min(options.now))
}

/// Reckons partitions, on every core, each into the room that there is for it.
fn reckon(
    facts: &Facts,
    options: &BookOptions,
    places: &[usize],
    rooms: Vec<Option<Vec<Step>>>,
) -> Vec<Arc<Partition>> {
    let rooms = Mutex::new(rooms);
    let one = |at: usize, own: &mut Own| {
        let room = lock(&rooms).get_mut(at).and_then(Option::take);
        let entries = entries(facts, options, places[at], own);
        Arc::new(Partition::new(entries, &mut own.out, room.unwrap_or_default()))
    };
    on_all_cores_with(places.len(), one)
}

/// What `f` makes of each number below `count`, in order, on as many threads as there are cores.
pub(crate) fn on_all_cores<T: Send>(count: usize, f: impl Fn(usize) -> T + Sync) -> Vec<T> {
    on_all_cores_with(count, |at, (): &mut ()| f(at))
}

/// The same, with something that each thread has for itself.
pub(crate) fn on_all_cores_with<T: Send, S: Default>(
    count: usize,
    f: impl Fn(usize, &mut S) -> T + Sync,
) -> Vec<T> {
    on_threads(threads(), count, f)
}

/// The same on so many threads.
pub(crate) fn on_threads<T: Send, S: Default>(
    threads: usize,
    count: usize,
    f: impl Fn(usize, &mut S) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let made: Mutex<Vec<Option<T>>> = Mutex::new((0..count).map(|_| None).collect());
    let work = || {
        let mut own = S::default();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return;
            }
            let one = f(at, &mut own);
            lock(&made)[at] = Some(one);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(count) {
            scope.spawn(work);
        }
        work();
    });
    std::mem::take(&mut *lock(&made)).into_iter().flatten().collect()
}

/// What a thread that reckons has for itself, from one partition to the next.
#[derive(Default)]
struct Own {
    scratch: Scratch,
    held: Held,
    out: Output,
}

/// Reckons the customers of a partition; what the ledger says of them is in `own.out`.
fn entries(facts: &Facts, options: &BookOptions, at: usize, own: &mut Own) -> Vec<Entry> {
    let Own { scratch, held, out } = own;
    out.clear();
    let ctx = context(facts, options);
    let from = at * PARTITION;
    let to = (from + PARTITION).min(facts.customers.len());
    let mut entries = Vec::with_capacity(to - from);
    for number in from as u32..to as u32 {
        let before = ends(out);
        if let Some(of) = facts_of(facts, options, number, held) {
            run::customer(&ctx, &of, options.wanted, scratch, out);
        }
        let after = ends(out);
        entries.push(Entry {
            steps: before[0]..after[0],
            components: before[1]..after[1],
            contracts: before[2]..after[2],
            gaps: before[3]..after[3],
            findings: before[4]..after[4],
        });
    }
    entries
}

/// The facts from which a customer's ledger is made; `None` for those that were merged away,
/// unless the policy keeps them until then.
pub(crate) fn facts_of<'a>(
    facts: &'a Facts,
    options: &BookOptions,
    number: u32,
    held: &'a mut Held,
) -> Option<tenure_domain::facts::CustomerFacts<'a>> {
    if facts.customers.is_root(number) {
        return Some(facts.of(number, held));
    }
    let id = facts.customers.ids[number as usize];
    let root = facts.customers.root(id)?;
    (options.policy.merges == Merges::AtMerge)
        .then(|| tenure_domain::facts::CustomerFacts { customer: id, ..facts.of(root, held) })
}

fn ends(out: &Output) -> [u32; 5] {
    [out.steps.len(), out.components.len(), out.contracts.len(), out.gaps.len(), out.findings.len()]
        .map(|n| n as u32)
}

pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
