//! Rows dealt out by whose they are, for books of more customers than fit into memory at once.
//!
//! The numbers of customers are cut into units, and each row of the tables about customers belongs
//! to one of them; which one is noted, a byte a row, or one for a whole part where all of its rows
//! are of one unit. So a unit's rows are read again without looking at any id, and where rows lie in
//! the order of customers only a few parts are read twice. Customers whose facts belong together
//! (merged ones, such as share a subscription) and whose numbers lie in different units form units
//! of their own.

use std::collections::BTreeMap;
use std::sync::Mutex;

use arrow_array::RecordBatch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::{TableId, table as table_of};
use tenure_store::{InForce, RECORDED_AT, SOURCE, SOURCE_FILE, SOURCE_LINE, Workspace};

use super::cols::Cols;
use super::numbering::{Hasher, NOBODY, Numbering, Scans, scans};
use super::{LoadOptions, Loader};
use crate::book::{lock, threads};
use crate::error::Error;

/// Units that are known by a byte; some of them for families.
const UNITS: usize = 256;

/// Units of customers by their numbers, at most.
const REGULAR: usize = 192;

/// Passes over everything after which it is better to take more memory.
const PASSES: usize = 8;

/// How much is to be held at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// Bytes of facts, by an estimate from the rows of the tables. Books of which all facts take no
    /// more are made in one pass.
    pub bytes: u64,
    /// Bytes of facts where each pass has to read nearly everything, as where customers come in no
    /// order: then fewer passes are worth more memory.
    pub wide: u64,
    /// The same where that would still be more than eight passes, each of which reads everything.
    pub widest: u64,
    /// Bits of the hashes by which ids are told apart before their texts are known.
    pub bits: u32,
}

impl Default for Limit {
    /// A quarter of a GiB, of a whole one that a machine is expected to have: hashes of ids, what is
    /// being read and what is being written take as much each where there are ten million
    /// customers. A whole GiB where customers come in no order, and up to three, of which about half
    /// are needed, where there are very many of them.
    fn default() -> Limit {
        Limit { bytes: 1 << 28, wide: 1 << 30, widest: 3 << 30, bits: 64 }
    }
}

impl Limit {
    /// For facts that lie in memory: what of them is looked at together is to lie near the
    /// processor.
    pub fn near() -> Limit {
        Limit { bytes: 1 << 25, wide: 1 << 25, widest: 1 << 25, bits: 64 }
    }
}

/// The tables about customers among those that hold rows, as a load reads them.
pub(super) fn tables(there: &[TableId]) -> Vec<TableId> {
    const PLAIN: [TableId; 5] = [
        TableId::Customers,
        TableId::Subscriptions,
        TableId::SubscriptionChanges,
        TableId::MrrMonths,
        TableId::Trials,
    ];
    // What is said of invoices matters where they have lines.
    const BILLED: [TableId; 6] = [
        TableId::Invoices,
        TableId::InvoiceLines,
        TableId::Payments,
        TableId::Refunds,
        TableId::CreditNotes,
        TableId::Disputes,
    ];
    let billed = there.contains(&TableId::InvoiceLines);
    let all = PLAIN.iter().chain(BILLED.iter().filter(|_| billed)).copied();
    all.filter(|table| there.contains(table)).collect()
}

/// The columns from which steps follow: neither what customers are like nor where rows were read.
pub(super) fn columns(table: TableId) -> Vec<&'static str> {
    if table == TableId::Customers {
        return vec!["customer_id", "created_at", "merged_into", "merged_at", RECORDED_AT];
    }
    let spared = [SOURCE, SOURCE_FILE, SOURCE_LINE];
    let all = table_of(table).stored_columns().into_iter().map(|column| column.name);
    all.filter(|name| !spared.contains(name)).collect()
}

/// About how many bytes of memory the facts of a row take, with the ids that it is the first to
/// name, what they are sorted by, and the steps that they lead to.
fn bytes(table: TableId) -> u64 {
    match table {
        TableId::Customers => 256,
        TableId::Subscriptions => 1_024,
        TableId::SubscriptionChanges => 128,
        TableId::Invoices => 256,
        TableId::InvoiceLines => 192,
        TableId::Payments => 32,
        _ => 128,
    }
}

/// About how many bytes of memory all facts take.
///
/// # Errors
/// [`Error::Store`].
pub(crate) fn estimate(ws: &Workspace) -> Result<u64, Error> {
    let mut there = Vec::new();
    let mut rows: BTreeMap<TableId, u64> = BTreeMap::new();
    for &table in TableId::ALL {
        let state = ws.table_state(table, None)?;
        if state.rows > 0 {
            there.push(table);
            rows.insert(table, state.rows);
        }
    }
    Ok(tables(&there).into_iter().map(|table| rows[&table] * bytes(table)).sum())
}

/// Some of all units.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Units([u64; UNITS / 64]);

impl Units {
    pub fn add(&mut self, unit: u8) {
        self.0[usize::from(unit) / 64] |= 1 << (unit % 64);
    }

    pub fn has(&self, unit: u8) -> bool {
        self.0[usize::from(unit) / 64] & (1 << (unit % 64)) != 0
    }

    pub fn touches(&self, other: &Units) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// The units of the rows of one part of a table.
#[derive(Debug)]
pub(super) enum Piles {
    /// All of one, and how many; or no rows at all.
    One(u8, usize),
    /// By row.
    Each(Vec<u8>),
}

/// The rows of a table, dealt out.
#[derive(Debug)]
pub(super) struct Rows {
    pub scan: InForce,
    pub parts: Vec<(Units, Piles)>,
}

impl Rows {
    /// The parts that have rows of some units.
    pub fn parts_of(&self, units: &Units) -> Vec<usize> {
        let parts = self.parts.iter().enumerate();
        parts.filter(|(_, (held, _))| held.touches(units)).map(|(at, _)| at).collect()
    }
}

/// All rows about customers, dealt out.
#[derive(Debug)]
pub(crate) struct Deal {
    pub(super) hasher: Hasher,
    /// The hash of each customer's id, by number.
    pub(super) hashes: Vec<u64>,
    /// How many customers a regular unit has.
    size: usize,
    /// How many regular units there are.
    regular: usize,
    /// The units of customers in families.
    together: FxHashMap<u32, u8>,
    /// The customers of units of families.
    families: Vec<Vec<u32>>,
    /// The ids into which customers were merged and that are not there.
    pub(super) awaited: FxHashSet<String>,
    pub(super) tables: BTreeMap<TableId, Rows>,
    /// How many units one pass takes.
    width: usize,
}

impl Deal {
    /// Deals out all rows in force now; `None` where that cannot be done by ids.
    pub(super) fn new(
        loader: &Loader<'_>,
        options: &LoadOptions,
        limit: Limit,
        all: u64,
    ) -> Result<Option<Deal>, Error> {
        let speaks = loader.invoices_speak;
        let scans = scans(loader, options)?;
        let Some(mut numbering) = Numbering::new(loader, &scans, limit.bits)? else {
            return Ok(None);
        };
        let count = numbering.hashes.len();
        let units = usize::try_from(all.div_ceil(limit.bytes.max(1))).unwrap_or(REGULAR);
        let size = count.div_ceil(units.clamp(1, REGULAR)).max(1);
        let mut deal = Deal {
            hasher: Hasher::new(limit.bits),
            hashes: Vec::new(),
            size,
            regular: count.div_ceil(size).max(1),
            together: FxHashMap::default(),
            families: Vec::new(),
            awaited: std::mem::take(&mut numbering.awaited),
            tables: BTreeMap::new(),
            width: 1,
        };
        deal.join(numbering.families());
        deal.deal(&numbering, scans, speaks)?;
        if deal.is_scattered() {
            let units = |of: u64| usize::try_from(of / limit.bytes.max(1)).unwrap_or(1).max(1);
            let (wide, widest) = (units(limit.wide), units(limit.widest));
            deal.width = deal.regular.div_ceil(PASSES).clamp(wide, widest.max(wide));
        }
        (deal.hasher, deal.hashes) = (numbering.hasher, numbering.hashes);
        Ok(Some(deal))
    }

    /// How many customers there are.
    pub fn customers(&self) -> usize {
        self.hashes.len()
    }

    /// Gives families whose members lie in several regular units units of their own.
    fn join(&mut self, mut families: Vec<Vec<u32>>) {
        let regular = |number: u32| number as usize / self.size;
        families.retain(|family| {
            family.first().map(|&it| regular(it)) != family.last().map(|&it| regular(it))
        });
        let members: usize = families.iter().map(Vec::len).sum();
        let most = self.size.max(members.div_ceil(UNITS - self.regular - 1));
        for family in families {
            match self.families.last_mut().filter(|unit| unit.len() < most) {
                Some(unit) => unit.extend(family),
                None => self.families.push(family),
            }
        }
        for (at, unit) in self.families.iter_mut().enumerate() {
            unit.sort_unstable();
            let number = (self.regular + at) as u8;
            self.together.extend(unit.iter().map(|&member| (member, number)));
        }
    }

    fn unit(&self, number: u32) -> u8 {
        let together = match self.together.is_empty() {
            true => None,
            false => self.together.get(&number),
        };
        together.copied().unwrap_or((number as usize / self.size) as u8)
    }

    fn deal(&mut self, numbering: &Numbering, scans: Scans, speaks: bool) -> Result<(), Error> {
        for (table, scan) in scans {
            let parts = self.parts(numbering, table, &scan, speaks)?;
            self.tables.insert(table, Rows { scan, parts });
        }
        Ok(())
    }

    /// The units of a table's rows, part by part.
    fn parts(
        &self,
        numbering: &Numbering,
        table: TableId,
        scan: &InForce,
        speaks: bool,
    ) -> Result<Vec<(Units, Piles)>, Error> {
        let count = scan.parts();
        let scan = scan.with(by(table, speaks))?;
        let all: Vec<usize> = (0..count).collect();
        let dealt: Mutex<BTreeMap<usize, Vec<u8>>> = Mutex::default();
        scan.read(threads(), &all, &|part, batch: RecordBatch| -> Result<(), Error> {
            let whose = whose(numbering, table, &Cols::new(&batch), speaks);
            // Batches of a part come one after the other, so nobody else asks for it meanwhile.
            let mut units = lock(&dealt).remove(&part).unwrap_or_default();
            units.extend(whose.into_iter().enumerate().map(|(row, number)| match number {
                // Whatever they tell, they tell of no customer: they go here and there.
                NOBODY => ((part * 31 + row / 256) % self.regular) as u8,
                number => self.unit(number),
            }));
            lock(&dealt).insert(part, units);
            Ok(())
        })?;
        let mut dealt = dealt.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        let piles = |part| {
            let rows: Vec<u8> = dealt.remove(&part).unwrap_or_default();
            let mut units = Units::default();
            rows.iter().for_each(|&unit| units.add(unit));
            let piles = match units.len() {
                0 | 1 => Piles::One(rows.first().copied().unwrap_or(0), rows.len()),
                _ => Piles::Each(rows),
            };
            (units, piles)
        };
        Ok((0..count).map(piles).collect())
    }

    /// Whether the parts of the table with the most of them hold rows of many units, so that each
    /// pass has to read nearly everything.
    fn is_scattered(&self) -> bool {
        let most = self.tables.values().map(|rows| &rows.parts).max_by_key(|parts| parts.len());
        let Some(parts) = most else { return false };
        let visits: usize = parts.iter().map(|(units, _)| units.len()).sum();
        visits > 2 * parts.len()
    }

    /// The units of each pass: first families, then everyone else in the order of numbers.
    pub(super) fn passes(&self) -> Vec<Vec<u8>> {
        let families = (0..self.families.len()).map(|at| vec![(self.regular + at) as u8]);
        let regular: Vec<u8> = (0..self.regular).map(|unit| unit as u8).collect();
        families.chain(regular.chunks(self.width).map(<[u8]>::to_vec)).collect()
    }

    /// Whether a unit is one of families.
    pub(super) fn is_of_families(&self, unit: u8) -> bool {
        usize::from(unit) >= self.regular
    }

    /// The numbers of a unit's customers, in order.
    pub(super) fn members(&self, unit: u8) -> Vec<u32> {
        let unit = usize::from(unit);
        if let Some(family) = unit.checked_sub(self.regular) {
            return self.families.get(family).cloned().unwrap_or_default();
        }
        let range = self.range(unit);
        range.filter(|number| !self.together.contains_key(number)).collect()
    }

    /// The numbers that lie in a regular unit, whether their customers belong to it or not.
    pub(super) fn range(&self, unit: usize) -> std::ops::Range<u32> {
        let end = ((unit + 1) * self.size).min(self.hashes.len());
        (unit * self.size).min(end) as u32..end as u32
    }
}

/// The columns that tell whose a row is.
fn by(table: TableId, speaks: bool) -> &'static [&'static str] {
    match table {
        TableId::SubscriptionChanges => &["subscription_id"],
        TableId::InvoiceLines if speaks => &["invoice_id", "subscription_id"],
        TableId::InvoiceLines
        | TableId::Payments
        | TableId::Refunds
        | TableId::CreditNotes
        | TableId::Disputes => &["invoice_id"],
        _ => &["customer_id"],
    }
}

/// Whose rows are, by number; [`NOBODY`] where that is not known.
fn whose(numbering: &Numbering, table: TableId, cols: &Cols<'_>, speaks: bool) -> Vec<u32> {
    let mut found = Vec::new();
    for &name in by(table, speaks) {
        let ids = match name {
            "subscription_id" => &numbering.subscriptions,
            "invoice_id" => &numbering.invoices,
            _ => &numbering.customers,
        };
        let numbers = ids.numbers(&numbering.hasher, &cols.text(name), cols.rows());
        match found.is_empty() {
            true => found = numbers,
            false => found.iter_mut().zip(numbers).for_each(|(known, number)| {
                if *known == NOBODY {
                    *known = number;
                }
            }),
        }
    }
    found
}
