//! Facts that follow the store: of customers about whom something new has come, the facts are
//! loaded again and stand in the place of those that were loaded before.
//!
//! What speaks of nobody in particular (plans, exchange rates) or of how customers belong together
//! (merges) can change anyone's figures; then everything is to be loaded again, and also where so
//! many customers have changed that it would be as quick.

use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_store::{Finder, Holdings, News, Workspace};

use super::cols::Cols;
use super::door::{Door, Only};
use super::{Facts, LoadOptions, Loader, invoices_speak, stated_end};
use crate::book::lock;
use crate::error::Error;

/// The tables of which rows may make MRR of others that make none.
const BILLING: [TableId; 7] = [
    TableId::Plans,
    TableId::Subscriptions,
    TableId::SubscriptionChanges,
    TableId::Invoices,
    TableId::InvoiceLines,
    TableId::Payments,
    TableId::MrrMonths,
];

/// One in so many customers may have changed before everything is loaded again.
const SHARE: usize = 20;

/// The fewest changed customers for which that is worth it.
const FEW: usize = 1_000;

/// What following the store has come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Followed {
    /// The facts of these customers are other ones.
    Customers(Vec<u32>),
    /// Everything is to be loaded again, and why.
    Everything(Why),
}

/// Why everything has to be loaded again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// A batch was undone.
    Undone,
    /// Something came that may concern everyone: plans, exchange rates, merges.
    ConcernsEveryone,
    /// So many customers have changed since everything was loaded that it is as quick.
    Many,
    /// What told how far the data reach may be no longer true.
    Reach,
    /// The account's settings are other ones.
    Settings,
    /// Rows were recorded in the future; as time goes by they tell more.
    Ahead,
    /// Someone else holds the facts.
    Shared,
}

/// What new rows speak of.
#[derive(Default)]
struct Touched {
    ids: Only,
    /// Subscriptions that lines name.
    billed: FxHashSet<String>,
    /// They may speak of everyone.
    everyone: bool,
}

impl Touched {
    fn read(ws: &Workspace, held: &Holdings, tables: &[TableId]) -> Result<Touched, Error> {
        let mut touched = Touched::default();
        for &table in tables {
            let columns: &[&str] = match table {
                TableId::Plans | TableId::FxRates => {
                    touched.everyone = true;
                    return Ok(touched);
                }
                TableId::Customers => &["customer_id", "merged_into"],
                TableId::Subscriptions => &["customer_id", "subscription_id"],
                TableId::SubscriptionChanges => &["subscription_id"],
                TableId::Invoices | TableId::Payments => &["customer_id", "invoice_id"],
                TableId::InvoiceLines => &["invoice_id", "subscription_id"],
                TableId::Refunds | TableId::CreditNotes | TableId::Disputes => &["invoice_id"],
                TableId::MrrMonths | TableId::Trials => &["customer_id"],
                _ => continue,
            };
            // Whose a row is may stand in an earlier version alone. Of a subscription that is known
            // the owner is, and a merge that a row does not speak of stays.
            let told = matches!(table, TableId::Subscriptions | TableId::Customers);
            if !told && ws.news_leave(table, held, columns)? {
                touched.everyone = true;
                return Ok(touched);
            }
            ws.scan_news(table, held, columns, &mut |batch| -> Result<(), Error> {
                touched.take(&batch, table);
                Ok(())
            })?;
        }
        Ok(touched)
    }

    fn take(&mut self, batch: &RecordBatch, table: TableId) {
        if let Some(into) = batch.column_by_name("merged_into") {
            self.everyone |= into.null_count() < into.len();
        }
        let ids = &mut self.ids;
        let subscriptions = match table {
            TableId::InvoiceLines => &mut self.billed,
            _ => &mut ids.subscriptions,
        };
        let lists = [
            ("customer_id", &mut ids.customers),
            ("subscription_id", subscriptions),
            ("invoice_id", &mut ids.invoices),
        ];
        for (name, list) in lists {
            let column = batch.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
            list.extend(column.into_iter().flatten().flatten().map(str::to_owned));
        }
    }
}

impl Facts {
    /// Takes in what has come into the store since it held `held`. The facts must have been loaded
    /// with all ids, now, and under the same account.
    ///
    /// # Errors
    /// Whatever reading the store may meet; then the facts are as they were.
    pub(crate) fn follow(
        &mut self,
        ws: &Workspace,
        options: &LoadOptions,
        held: &Holdings,
        finder: &Mutex<Finder>,
    ) -> Result<Followed, Error> {
        let tables = match ws.news(held)? {
            News::Nothing => Vec::new(),
            News::Rows(tables) => tables,
            News::Otherwise => return Ok(Followed::Everything(Why::Undone)),
        };
        // Without billing any record may tell how far the data reach.
        if self.last_row.is_none() && !tables.is_empty() {
            return Ok(Followed::Everything(Why::Reach));
        }
        // Nothing could make MRR so far; any row of billing may be what all of it waited for.
        if self.barren.is_some() && tables.iter().any(|table| BILLING.contains(table)) {
            return Ok(Followed::Everything(Why::ConcernsEveryone));
        }
        let touched = Touched::read(ws, held, &tables)?;
        let speaks = invoices_speak(ws)? && !self.subscriptions.is_empty();
        let concerned = match touched.everyone || speaks {
            true => None,
            false => self.concerned(&touched),
        };
        let Some(mut changed) = concerned else {
            return Ok(Followed::Everything(Why::ConcernsEveryone));
        };
        let mut all = changed.clone();
        all.extend(self.patches.customers());
        let few = all.len() <= FEW.max(self.customers.len() / SHARE);
        let Some(mark) = self.patches.mark().filter(|_| few) else {
            return Ok(Followed::Everything(Why::Many));
        };
        let (small, only) = loop {
            let only = self.only(ws, touched.ids.clone(), &changed, finder)?;
            let small = self.again(ws, options, &tables, (&only, finder), mark)?;
            // Lines may name a subscription of somebody else, who speaks for it.
            if !self.widen(&small, &mut changed) {
                break (small, only);
            }
        };
        let reaches = small.last_row >= self.last_row || self.someone_else_reaches(&changed);
        if !reaches {
            return Ok(Followed::Everything(Why::Reach));
        }
        Ok(Followed::Customers(self.put(ws, options, small, &only)?))
    }

    /// The numbers of known customers that ids speak of, and of all that belong together with
    /// them; `None` where how they belong together may have changed.
    fn concerned(&mut self, touched: &Touched) -> Option<FxHashSet<u32>> {
        let (ids, mut numbers) = (&touched.ids, FxHashSet::default());
        for id in &ids.customers {
            let known = self.names.get(id);
            // Somebody was merged into one of whom nothing was known until now.
            if known.is_some_and(|id| self.awaited.contains(&id)) {
                return None;
            }
            let number = known.and_then(|id| self.customers.get(id));
            // A row about one that was merged away may say that it was not.
            if number.is_some_and(|number| !self.customers.is_root(number)) {
                return None;
            }
            numbers.extend(number);
        }
        for id in &ids.subscriptions {
            let Some(id) = self.names.get(id) else { continue };
            match self.owner_now(id) {
                Some(owner) => _ = numbers.insert(owner),
                // Lines spoke for it so far, and its row may be of another customer than they are.
                None => numbers.extend(self.billed(id)),
            }
        }
        for id in &touched.billed {
            numbers.extend(self.names.get(id).and_then(|id| self.owner_now(id)));
        }
        for id in &ids.invoices {
            let first = || Some(self.lines.invoices().find(id)?.1.customer);
            let customer = self.patches.invoiced(id).or_else(first);
            numbers.extend(customer.and_then(|id| self.customers.root(id)));
        }
        self.close(&mut numbers);
        Some(numbers)
    }

    /// The customers whose lines name a subscription.
    fn billed(&self, subscription: Sym) -> Vec<u32> {
        let all = self.lines.named().chain(self.patches.named());
        let theirs = all.filter(|line| line.1 == subscription && line.0.is_some());
        let mut numbers: Vec<u32> = theirs.filter_map(|line| self.customers.root(line.0)).collect();
        numbers.dedup();
        numbers
    }

    /// Adds those whose subscriptions lines of some facts name; whether there are any.
    fn widen(&mut self, small: &Facts, numbers: &mut FxHashSet<u32>) -> bool {
        let owners = small.lines.named().filter_map(|line| self.owner_now(line.1));
        let more: Vec<u32> = owners.filter(|owner| !numbers.contains(owner)).collect();
        numbers.extend(&more);
        self.close(numbers);
        !more.is_empty()
    }

    fn owner_now(&self, subscription: Sym) -> Option<u32> {
        self.patches.owner(subscription).or_else(|| self.owner(subscription))
    }

    /// Adds those whose rows go to another's subscription, or the other way round, and those that
    /// were merged into them.
    fn close(&mut self, numbers: &mut FxHashSet<u32>) {
        let root = |number: u32| self.customers.root(self.customers.ids[number as usize]);
        let merged = self.merges.iter().filter_map(|(_, merge)| {
            let number = self.customers.get(merge.from)?;
            Some((number, root(number)?))
        });
        let mut pairs: Vec<(u32, u32)> = merged.filter(|(a, b)| a != b).collect();
        pairs.extend(self.strays());
        loop {
            let before = numbers.len();
            for &(one, other) in &pairs {
                if numbers.contains(&one) || numbers.contains(&other) {
                    numbers.extend([one, other]);
                }
            }
            if numbers.len() == before {
                return;
            }
        }
    }

    /// All ids under which rows speak of customers.
    fn only(
        &self,
        ws: &Workspace,
        new: Only,
        numbers: &FxHashSet<u32>,
        finder: &Mutex<Finder>,
    ) -> Result<Only, Error> {
        let mut only = new;
        let text = |id: Sym| self.names.text(id).to_owned();
        let mut held = super::Held::default();
        for &number in numbers {
            only.customers.insert(text(self.customers.ids[number as usize]));
            only.subscriptions.extend(self.subscriptions_of(number).map(|s| text(s.id)));
            let now = self.of(number, &mut held).subscriptions;
            only.subscriptions.extend(now.iter().map(|row| text(row.id)));
        }
        if self.tables.contains(&TableId::Invoices) {
            let theirs = [("customer_id", &only.customers)];
            let mut invoices = Vec::new();
            lock(finder).in_force::<Error>(ws, TableId::Invoices, &theirs, &mut |batch| {
                let cols = Cols::new(&batch);
                let ids = cols.text("invoice_id");
                invoices.extend((0..cols.rows()).map(|row| ids.or_empty(row).to_owned()));
                Ok(())
            })?;
            only.invoices.extend(invoices);
        }
        Ok(only)
    }

    /// Loads the facts of some customers, with the symbols and plans of all.
    fn again(
        &mut self,
        ws: &Workspace,
        options: &LoadOptions,
        new: &[TableId],
        (only, finder): (&Only, &Mutex<Finder>),
        mark: u32,
    ) -> Result<Facts, Error> {
        let door = Door { only: Some((only, finder)), ..Door::new(ws, options) };
        let mut tables = self.tables.clone();
        tables.extend(new);
        tables.sort_unstable();
        tables.dedup();
        let facts = Facts { mask: ws.mask(), tables, mark, ..Facts::few() };
        let mut loader =
            Loader { door, options, facts, invoices_speak: invoices_speak(ws)?, ids: true };
        self.lend(&mut loader.facts);
        let loaded = loader.theirs();
        // More texts than are used do no harm.
        self.lend(&mut loader.facts);
        loaded.map(|()| loader.facts)
    }

    /// Lends other facts what is everyone's, or takes it back.
    fn lend(&mut self, other: &mut Facts) {
        std::mem::swap(&mut self.names, &mut other.names);
        std::mem::swap(&mut self.plans, &mut other.plans);
        std::mem::swap(&mut self.plan_names, &mut other.plan_names);
    }

    /// Puts facts that were loaded again in the place of those before, and says whose they are.
    fn put(
        &mut self,
        ws: &Workspace,
        options: &LoadOptions,
        mut small: Facts,
        only: &Only,
    ) -> Result<Vec<u32>, Error> {
        let last_row = self.last_row.max(small.last_row);
        self.last = stated_end(ws, options, last_row, true)?;
        self.last_row = last_row;
        // Whoever has lost all of its facts, such as a subscription that is another's now, is there
        // with none.
        let known = only.customers.iter().filter_map(|id| self.names.get(id));
        let known = known.filter(|&id| self.customers.get(id).is_some());
        let bare: Vec<Sym> = known.filter(|&id| small.customers.get(id).is_none()).collect();
        small.also(&bare);
        let mut own: FxHashMap<u32, u32> = FxHashMap::default();
        for number in 0..small.customers.len() as u32 {
            let id = small.customers.ids[number as usize];
            if only.customers.contains(self.names.text(id)) {
                own.insert(self.customers.number(id), number);
            }
        }
        self.also(&[]);
        self.customers.take_attributes(&small.customers, &own);
        let told = |id: &String| only.subscriptions.contains(id) || only.invoices.contains(id);
        self.findings.retain(|finding| !told(&finding.id));
        self.findings.append(&mut small.findings);
        self.barren = small.barren;
        let names = &self.names;
        let theirs = |id: Sym| only.subscriptions.contains(names.text(id));
        self.assessed.retain(|(id, _), _| !theirs(*id));
        self.assessed.extend(std::mem::take(&mut small.assessed));
        self.tables.clone_from(&small.tables);
        self.rejected.retain(|table| !small.tables.contains(table));
        let mut numbers: Vec<(u32, u32)> = own.into_iter().collect();
        numbers.sort_unstable();
        self.patch(small, &numbers);
        Ok(numbers.into_iter().map(|(number, _)| number).collect())
    }
}

impl super::CustomerTable {
    /// Takes the attributes of some customers from another table, in which they have the numbers
    /// that `own` gives.
    fn take_attributes(&mut self, from: &super::CustomerTable, own: &FxHashMap<u32, u32>) {
        for (name, theirs) in &from.attributes {
            let ours = self.attributes.entry(name.clone()).or_insert_with(|| theirs.empty());
            for (&number, &at) in own {
                ours.take(number as usize, theirs, at as usize);
            }
        }
        // What no row of theirs gives any more.
        for (_, ours) in
            self.attributes.iter_mut().filter(|(name, _)| !from.attributes.contains_key(*name))
        {
            own.keys().for_each(|&number| ours.clear(number as usize));
        }
        for (&number, &at) in own {
            self.names[number as usize] = from.names[at as usize];
        }
    }
}
