//! Numbers of all customers, as a load of everything gives them, from ids alone: of each id only a
//! hash is held.
//!
//! Two ids with the same hash are taken for one here. All of their rows then come to the same pass,
//! which has their texts. For subscriptions and invoices no more is needed: whoever they are of only
//! come to that pass together. Two customers under one number the pass refuses
//! ([`Passes::load`](super::pass::Passes::load)). So nothing is ever told of a mistaken one.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Mutex;

use arrow_array::RecordBatch;
use hashbrown::{DefaultHashBuilder, HashTable};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_store::InForce;

use super::bulk::Runs;
use super::cols::{Cols, Text};
use super::customers::absent;
use super::{LoadOptions, Loader};
use crate::book::{lock, threads};
use crate::error::Error;

/// Parts of a table of which the hashes are held at once: some four million rows.
const TOGETHER: usize = 32;

/// No customer's.
pub(super) const NOBODY: u32 = u32::MAX;

/// Hashes of ids.
#[derive(Debug)]
pub(super) struct Hasher {
    builder: DefaultHashBuilder,
    /// The bits of a hash that are used.
    mask: u64,
}

impl Hasher {
    /// One whose hashes have so many bits, at most 64.
    pub fn new(bits: u32) -> Hasher {
        let mask = u64::MAX >> 64_u32.saturating_sub(bits).min(63);
        Hasher { builder: DefaultHashBuilder::default(), mask }
    }

    pub fn hash(&self, id: &str) -> u64 {
        self.builder.hash_one(id) & self.mask
    }

    /// By row, the hashes of a column.
    fn column(&self, column: &Text<'_>, rows: usize) -> Vec<u64> {
        let runs = Runs::new(column, rows);
        let hashes: Vec<u64> = runs.texts.iter().map(|text| self.hash(text)).collect();
        runs.spread(&hashes)
    }
}

/// A hash, in halves so that it takes no room to be aligned, and the number of whoever has it.
#[derive(Debug, Clone, Copy)]
struct Slot {
    high: u32,
    low: u32,
    number: u32,
}

impl Slot {
    fn hash(&self) -> u64 {
        u64::from(self.high) << 32 | u64::from(self.low)
    }
}

/// Numbers of customers by the hash of an id.
#[derive(Debug, Default)]
pub(super) struct ByHash(HashTable<Slot>);

impl ByHash {
    fn reserve(&mut self, ids: u64) {
        self.0.reserve(usize::try_from(ids).unwrap_or(0), Slot::hash);
    }

    pub fn get(&self, hash: u64) -> Option<u32> {
        self.0.find(hash, |slot| slot.hash() == hash).map(|slot| slot.number)
    }

    /// The number of a hash, which is this one where it had none.
    fn or_insert(&mut self, hash: u64, number: u32) -> u32 {
        if let Some(known) = self.get(hash) {
            return known;
        }
        let (high, low) = ((hash >> 32) as u32, hash as u32);
        self.0.insert_unique(hash, Slot { high, low, number }, Slot::hash);
        number
    }

    /// By row, the numbers of those whose ids a column has; [`NOBODY`] where it has no known one.
    pub fn numbers(&self, hasher: &Hasher, column: &Text<'_>, rows: usize) -> Vec<u32> {
        let runs = Runs::new(column, rows);
        // First all hashes, so that the processor can wait for several places of the table at once.
        let hashes: Vec<u64> = runs.texts.iter().map(|text| hasher.hash(text)).collect();
        let numbers: Vec<u32> =
            hashes.iter().map(|&hash| self.get(hash).unwrap_or(NOBODY)).collect();
        runs.spread(&numbers)
    }
}

/// Who is who.
#[derive(Debug)]
pub(super) struct Numbering {
    pub hasher: Hasher,
    /// The hash of each customer's id, by number.
    pub hashes: Vec<u64>,
    pub customers: ByHash,
    /// Whose subscriptions are: the customers of their first rows.
    pub subscriptions: ByHash,
    pub invoices: ByHash,
    /// Pairs of customers whose facts belong together.
    pub links: Vec<(u32, u32)>,
    /// The ids into which customers were merged and that are not there.
    pub awaited: FxHashSet<String>,
}

/// The rows of the tables that are about customers.
pub(super) type Scans = BTreeMap<TableId, InForce>;

/// Rows of one part of a table.
#[derive(Default)]
struct Hashed {
    /// Hashes, column by column.
    columns: Vec<Vec<u64>>,
    /// Rows that have a text in the column of texts.
    texts: Vec<(usize, String)>,
}

impl Numbering {
    /// Numbers the customers of all rows, in the order in which [`Loader`] meets them; `None` where
    /// ids are missing that would have to be there.
    pub fn new(loader: &Loader<'_>, scans: &Scans, bits: u32) -> Result<Option<Numbering>, Error> {
        let mut numbering = Numbering {
            hasher: Hasher::new(bits),
            hashes: Vec::new(),
            customers: ByHash::default(),
            subscriptions: ByHash::default(),
            invoices: ByHash::default(),
            links: Vec::new(),
            awaited: FxHashSet::default(),
        };
        let rows = |table| loader.door.ws.table_state(table, None).map(|state| state.rows);
        let customers = rows(TableId::Customers)?;
        numbering.customers.reserve(customers);
        numbering.hashes.reserve(usize::try_from(customers).unwrap_or(0));
        numbering.take_customers(loader, scans)?;
        numbering.subscriptions.reserve(rows(TableId::Subscriptions)?);
        if !numbering.take_owned(scans, TableId::Subscriptions, "subscription_id")? {
            return Ok(None);
        }
        if scans.contains_key(&TableId::Invoices) {
            numbering.invoices.reserve(rows(TableId::Invoices)?);
            if !numbering.take_owned(scans, TableId::Invoices, "invoice_id")? {
                return Ok(None);
            }
        }
        for table in [TableId::MrrMonths, TableId::Trials] {
            numbering.each(scans, table, &["customer_id"], None, &mut |this, part| {
                part.columns.iter().flatten().for_each(|&hash| _ = this.number(hash));
            })?;
        }
        if scans.contains_key(&TableId::Subscriptions) {
            numbering.link_lines(scans)?;
        }
        Ok(Some(numbering))
    }

    fn number(&mut self, hash: u64) -> u32 {
        let next = self.hashes.len() as u32;
        let number = self.customers.or_insert(hash, next);
        if number == next {
            self.hashes.push(hash);
        }
        number
    }

    fn link(&mut self, one: u32, other: u32) {
        if one != other {
            self.links.push((one, other));
        }
    }

    /// Numbers the customers of their table, then those into whom others were merged.
    fn take_customers(&mut self, loader: &Loader<'_>, scans: &Scans) -> Result<(), Error> {
        let mut merged: Vec<(u32, String)> = Vec::new();
        let into = Some("merged_into");
        self.each(scans, TableId::Customers, &["customer_id"], into, &mut |this, part| {
            let hashes = part.columns.first().into_iter().flatten();
            let numbers: Vec<u32> = hashes.map(|&hash| this.number(hash)).collect();
            merged.extend(part.texts.into_iter().map(|(row, id)| (numbers[row], id)));
        })?;
        let unknown = merged.iter().map(|(_, into)| into);
        let unknown = unknown.filter(|id| self.customers.get(self.hasher.hash(id)).is_none());
        let unknown: FxHashSet<String> = unknown.cloned().collect();
        self.awaited = absent(loader.door.ws, loader.options, unknown)?;
        for (number, into) in merged {
            if !self.awaited.contains(&into) {
                let target = self.number(self.hasher.hash(&into));
                self.link(number, target);
            }
        }
        Ok(())
    }

    /// Numbers the customers of rows that others name by an id of their own, and notes whose these
    /// are; `false` where one has no id.
    fn take_owned(&mut self, scans: &Scans, table: TableId, id: &str) -> Result<bool, Error> {
        let nothing = self.hasher.hash("");
        let mut whole = true;
        self.each(scans, table, &["customer_id", id], None, &mut |this, part| {
            let [customers, ids] = part.columns.as_slice() else { return };
            for (&customer, &id) in customers.iter().zip(ids) {
                let number = this.number(customer);
                let owned = match table {
                    TableId::Subscriptions => &mut this.subscriptions,
                    _ => &mut this.invoices,
                };
                let owner = owned.or_insert(id, number);
                this.link(owner, number);
                whole &= id != nothing;
            }
        })?;
        Ok(whole)
    }

    /// A line leaves it to the rows of the subscription that it names to speak, or takes their place
    /// where invoices speak, whoever is billed.
    fn link_lines(&mut self, scans: &Scans) -> Result<(), Error> {
        let columns = ["invoice_id", "subscription_id"];
        self.each(scans, TableId::InvoiceLines, &columns, None, &mut |this, part| {
            let [invoices, subscriptions] = part.columns.as_slice() else { return };
            for (&invoice, &subscription) in invoices.iter().zip(subscriptions) {
                let (one, other) =
                    (this.invoices.get(invoice), this.subscriptions.get(subscription));
                if let (Some(one), Some(other)) = (one, other) {
                    this.link(one, other);
                }
            }
        })
    }

    /// Calls `f` with the hashes of columns of a table, and the texts of one, part by part in order.
    fn each(
        &mut self,
        scans: &Scans,
        table: TableId,
        columns: &[&str],
        texts: Option<&str>,
        f: &mut dyn FnMut(&mut Numbering, Hashed),
    ) -> Result<(), Error> {
        let Some(scan) = scans.get(&table) else { return Ok(()) };
        let wanted: Vec<&str> = columns.iter().copied().chain(texts).collect();
        let scan = scan.with(&wanted)?;
        let all: Vec<usize> = (0..scan.parts()).collect();
        for some in all.chunks(TOGETHER) {
            let parts: Mutex<BTreeMap<usize, Hashed>> = Mutex::default();
            let hasher = &self.hasher;
            scan.read(threads(), some, &|part, batch: RecordBatch| -> Result<(), Error> {
                let cols = Cols::new(&batch);
                let column = |name: &&str| hasher.column(&cols.text(name), cols.rows());
                let hashes: Vec<Vec<u64>> = columns.iter().map(column).collect();
                let mut parts = lock(&parts);
                parts.entry(part).or_default().take(hashes, texts.map(|name| cols.text(name)));
                Ok(())
            })?;
            let parts = parts.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
            parts.into_values().for_each(|part| f(self, part));
        }
        Ok(())
    }

    /// The customers whose facts belong together, each such family in the order of numbers.
    pub fn families(&self) -> Vec<Vec<u32>> {
        let mut above: FxHashMap<u32, u32> = FxHashMap::default();
        fn top(above: &mut FxHashMap<u32, u32>, mut at: u32) -> u32 {
            while let Some(&next) = above.get(&at).filter(|&&next| next != at) {
                // Half of the way is left out the next time.
                let beyond = above.get(&next).copied().unwrap_or(next);
                above.insert(at, beyond);
                at = beyond;
            }
            at
        }
        for &(one, other) in &self.links {
            let (one, other) = (top(&mut above, one), top(&mut above, other));
            above.insert(one.max(other), one.min(other));
            above.entry(one.min(other)).or_insert(one.min(other));
        }
        let members: Vec<u32> = above.keys().copied().collect();
        let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for member in members {
            families.entry(top(&mut above, member)).or_default().push(member);
        }
        families.values_mut().for_each(|family| family.sort_unstable());
        families.into_values().collect()
    }
}

impl Hashed {
    /// Takes a batch of the part.
    fn take(&mut self, columns: Vec<Vec<u64>>, texts: Option<Text<'_>>) {
        let first = self.columns.first().map_or(0, Vec::len);
        let rows = columns.first().map_or(0, Vec::len);
        self.columns.resize(columns.len(), Vec::new());
        for (all, mut more) in self.columns.iter_mut().zip(columns) {
            all.append(&mut more);
        }
        let Some(texts) = texts.filter(Text::any) else { return };
        let given = (0..rows).filter_map(|row| Some((row, texts.at(row)?)));
        let given = given.filter(|(_, text)| !text.is_empty());
        self.texts.extend(given.map(|(row, text)| (first + row, text.to_owned())));
    }
}

/// The rows in force of the tables that a load of customers reads, with the columns that steps
/// follow from.
pub(super) fn scans(loader: &Loader<'_>, options: &LoadOptions) -> Result<Scans, Error> {
    let known = options.known_at.map(|at| at.0);
    let mut scans = Scans::new();
    for table in super::deal::tables(&loader.facts.tables) {
        let columns = super::deal::columns(table);
        scans.insert(table, loader.door.ws.in_force(table, known, &columns)?);
    }
    Ok(scans)
}
