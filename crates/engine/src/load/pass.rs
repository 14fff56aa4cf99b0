//! Loading the facts of some customers at a time, of a workspace of any size.

use std::ops::Range;
use std::sync::Mutex;

use arrow_array::RecordBatch;
use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_store::Workspace;

use super::deal::{Deal, Limit, Piles, Rows, Units};
use super::door::Door;
use super::{Facts, LoadOptions, Loader, estimate, invoices_speak};
use crate::book::lock;
use crate::error::Error;

/// Everyone's facts, some customers' at a time.
pub(crate) struct Passes<'a> {
    ws: &'a Workspace,
    options: &'a LoadOptions,
    deal: Deal,
    /// What is everyone's: tables, plans, exchange rates.
    pub shared: Facts,
    speaks: bool,
    /// On how many threads one pass is made.
    pub threads: usize,
}

/// The facts of one pass.
pub(crate) struct PassFacts {
    pub facts: Facts,
    /// Numbers of customers among all, in order, and among these facts.
    pub members: Vec<(u32, u32)>,
    /// The numbers of which the pass is the last word; none where it is about families, whose
    /// members lie here and there.
    pub range: Option<Range<u32>>,
    /// The last instant of which any of its rows speaks.
    pub last_row: Option<Instant>,
}

impl<'a> Passes<'a> {
    /// Deals out all rows in force now, to be made on so many threads each; `None` where customers
    /// cannot be told apart by ids alone.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn new(
        ws: &'a Workspace,
        options: &'a LoadOptions,
        limit: Limit,
        threads: usize,
    ) -> Result<Option<Passes<'a>>, Error> {
        let speaks = invoices_speak(ws)?;
        let facts = Facts { mask: ws.mask(), ..Facts::default() };
        let door = Door::new(ws, options);
        let mut loader = Loader { door, options, facts, invoices_speak: speaks, ids: false };
        loader.tables()?;
        loader.plans()?;
        loader.fx()?;
        let Some(deal) = Deal::new(&loader, options, limit, estimate(ws)?)? else {
            return Ok(None);
        };
        let shared = loader.facts;
        Ok(Some(Passes { ws, options, deal, shared, speaks, threads }))
    }

    /// How many customers there are.
    pub fn customers(&self) -> usize {
        self.deal.customers()
    }

    /// What each pass is to load, families first.
    pub fn list(&self) -> Vec<Vec<u8>> {
        self.deal.passes()
    }

    /// How far the data reach, where rows about customers speak of this instant last.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn reach(&mut self, last_row: Option<Instant>) -> Result<Option<Instant>, Error> {
        let (door, options) = (Door::new(self.ws, self.options), self.options);
        let facts = std::mem::take(&mut self.shared);
        let loader = Loader { door, options, facts, invoices_speak: self.speaks, ids: false };
        let reached = loader.reach(last_row);
        self.shared = loader.facts;
        reached
    }

    /// Loads the facts of some units; `None` where ids that have the same hash keep their customers
    /// from being told apart.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn load(&self, units: &[u8]) -> Result<Option<PassFacts>, Error> {
        let pass = Pass::new(&self.deal, units, self.threads);
        let shared = &self.shared;
        let facts = Facts {
            mask: shared.mask,
            names: shared.names.clone(),
            plans: shared.plans.clone(),
            plan_names: shared.plan_names.clone(),
            fx: shared.fx.clone(),
            tables: shared.tables.clone(),
            ..Facts::default()
        };
        let door = Door { pass: Some(&pass), ..Door::new(self.ws, self.options) };
        let options = self.options;
        let mut loader = Loader { door, options, facts, invoices_speak: self.speaks, ids: false };
        loader.theirs()?;
        let facts = loader.facts;
        let members = pass.members(units, &facts);
        let families = units.iter().any(|&unit| self.deal.is_of_families(unit));
        let ranges = units.iter().map(|&unit| self.deal.range(usize::from(unit)));
        let range = ranges.reduce(|all, next| all.start..next.end).filter(|_| !families);
        let last_row = facts.last_row;
        Ok(members.map(|members| PassFacts { facts, members, range, last_row }))
    }
}

/// The rows of some units.
pub(crate) struct Pass<'a> {
    deal: &'a Deal,
    units: Units,
    /// The unit, where it is only one.
    only: Option<u8>,
    threads: usize,
}

impl<'a> Pass<'a> {
    fn new(deal: &'a Deal, some: &[u8], threads: usize) -> Pass<'a> {
        let mut units = Units::default();
        some.iter().for_each(|&unit| units.add(unit));
        let only = some.first().copied().filter(|_| some.len() == 1);
        Pass { deal, units, only, threads }
    }

    /// Whether it is one of many that one thread each makes.
    pub fn is_small(&self) -> bool {
        self.threads == 1
    }

    /// How many rows of a table are looked at, at most.
    pub fn rows(&self, table: TableId) -> u64 {
        let Some(rows) = self.deal.tables.get(&table) else { return 0 };
        let mine = |(units, piles): &(Units, Piles)| match piles {
            Piles::Each(rows) if units.touches(&self.units) => {
                rows.iter().filter(|&&unit| self.units.has(unit)).count()
            }
            &Piles::One(unit, rows) if self.units.has(unit) => rows,
            _ => 0,
        };
        rows.parts.iter().map(mine).sum::<usize>() as u64
    }

    /// Whether somebody was merged into this id, which is nobody's.
    pub fn is_awaited(&self, id: &str) -> bool {
        self.deal.awaited.contains(id)
    }

    /// Calls `f` with every batch of rows.
    pub fn batches(
        &self,
        table: TableId,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let Some(rows) = self.deal.tables.get(&table) else { return Ok(()) };
        let seen = Seen::default();
        rows.scan.read_in_turn(&rows.parts_of(&self.units), &mut |part, batch| {
            self.mine(rows, part, seen.first(part, &batch), batch)?.map_or(Ok(()), &mut *f)
        })
    }

    /// The same on all cores: `f` also gets the number of the part that rows belong to.
    pub fn batches_parallel(
        &self,
        table: TableId,
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), Error> + Sync),
    ) -> Result<(), Error> {
        if self.is_small() {
            // Rows that one thread reads are of one part.
            return self.batches(table, &mut |batch| f(0, batch));
        }
        let Some(rows) = self.deal.tables.get(&table) else { return Ok(()) };
        let seen = Seen::default();
        rows.scan.read(self.threads, &rows.parts_of(&self.units), &|part, batch| {
            let mine = self.mine(rows, part, seen.first(part, &batch), batch)?;
            mine.map_or(Ok(()), |batch| f(part, batch))
        })
    }

    /// The rows of a batch of a part, from this one on, that are the units'.
    fn mine(
        &self,
        rows: &Rows,
        part: usize,
        first: usize,
        batch: RecordBatch,
    ) -> Result<Option<RecordBatch>, Error> {
        let Some((_, Piles::Each(units))) = rows.parts.get(part) else { return Ok(Some(batch)) };
        let units = units.get(first..first + batch.num_rows()).unwrap_or_default();
        let places: Vec<u32> = match self.only {
            Some(unit) => memchr_iter(unit, units).map(|at| at as u32).collect(),
            None => (0..).zip(units).filter(|it| self.units.has(*it.1)).map(|it| it.0).collect(),
        };
        match places.len() {
            0 => Ok(None),
            all if all == batch.num_rows() => Ok(Some(batch)),
            _ => Ok(Some(rows.scan.picked(&batch, places)?)),
        }
    }

    /// The numbers of the units' customers among all and among these facts, where these are the very
    /// same customers.
    fn members(&self, units: &[u8], facts: &Facts) -> Option<Vec<(u32, u32)>> {
        let all = units.iter().flat_map(|&unit| self.deal.members(unit));
        let mut numbers: FxHashMap<u64, u32> =
            all.map(|number| (self.deal.hashes[number as usize], number)).collect();
        let ids = facts.customers.ids.iter().enumerate();
        let of = |(local, &id): (usize, &Sym)| {
            let hash = self.deal.hasher.hash(facts.names.text(id));
            Some((numbers.remove(&hash)?, local as u32))
        };
        let mut members: Vec<(u32, u32)> = ids.map(of).collect::<Option<_>>()?;
        members.sort_unstable();
        numbers.is_empty().then_some(members)
    }
}

/// How many rows of each part have been seen: the batches of one come one after the other.
#[derive(Default)]
struct Seen(Mutex<FxHashMap<usize, usize>>);

impl Seen {
    /// The number of a batch's first row within its part.
    fn first(&self, part: usize, batch: &RecordBatch) -> usize {
        let mut seen = lock(&self.0);
        let next = seen.entry(part).or_default();
        let first = *next;
        *next += batch.num_rows();
        first
    }
}
