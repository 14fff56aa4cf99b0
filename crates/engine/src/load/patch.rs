//! Facts that follow the store: of customers about whom something new has come, the facts are
//! loaded again and stand in the place of those that were loaded before.
//!
//! What speaks of nobody in particular (plans, exchange rates) or of how customers belong together
//! (merges) can change anyone's figures; then everything is to be loaded again, and also where so
//! many customers have changed that it would be as quick.

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::Origin;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_store::{Holdings, News, Workspace};

use super::door::{Door, Only};
use super::{Attribute, Facts, LoadOptions, Loader, invoices_speak, stated_end};
use crate::error::Error;

/// Marks the row of an origin that stands among the facts of a patch. No table that fits into
/// memory has so many rows.
pub(crate) const PATCHED: u32 = 1 << 30;

/// One in so many customers may have changed before everything is loaded again.
const SHARE: usize = 20;

/// The fewest changed customers for which that is worth it.
const FEW: usize = 1_000;

/// Customers whose facts have been loaded again.
#[derive(Debug)]
pub(super) struct Patch {
    facts: Facts,
    /// Their numbers there, by their numbers among all.
    own: FxHashMap<u32, u32>,
}

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
                TableId::InvoiceLines
                | TableId::Refunds
                | TableId::CreditNotes
                | TableId::Disputes => &["invoice_id"],
                TableId::MrrMonths | TableId::Trials => &["customer_id"],
                _ => continue,
            };
            ws.scan_news(table, held, columns, &mut |batch| -> Result<(), Error> {
                touched.take(&batch);
                Ok(())
            })?;
        }
        Ok(touched)
    }

    fn take(&mut self, batch: &RecordBatch) {
        if let Some(into) = batch.column_by_name("merged_into") {
            self.everyone |= into.null_count() < into.len();
        }
        let ids = &mut self.ids;
        let lists = [
            ("customer_id", &mut ids.customers),
            ("subscription_id", &mut ids.subscriptions),
            ("invoice_id", &mut ids.invoices),
        ];
        for (name, list) in lists {
            let column = batch.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
            list.extend(column.into_iter().flatten().flatten().map(str::to_owned));
        }
    }
}

impl Facts {
    /// The facts that stand in the place of a customer's, and its number there.
    pub(super) fn patched(&self, customer: u32) -> Option<(&Facts, u32)> {
        let patch = self.patch.as_ref()?;
        patch.own.get(&customer).map(|&number| (&patch.facts, number))
    }

    /// The facts among which an origin's row stands, and its row there.
    pub(crate) fn home(&self, origin: Origin) -> (&Facts, u32) {
        match &self.patch {
            Some(patch) if origin.row & PATCHED != 0 => (&patch.facts, origin.row & !PATCHED),
            _ => (self, origin.row),
        }
    }

    /// All subscription rows of which the ledger is made.
    pub(crate) fn all_subscriptions(&self) -> impl Iterator<Item = &super::Subscription> {
        let own = self.patch.as_ref().map(|patch| &patch.own);
        let numbers = 0..if own.is_some() { self.customers.len() as u32 } else { 0 };
        let kept = numbers.filter(move |number| own.is_none_or(|own| !own.contains_key(number)));
        let kept = kept.flat_map(|number| self.subscriptions_of(number));
        let whole = if own.is_none() { self.subscriptions.as_slice() } else { &[] };
        let patch = self.patch.iter().flat_map(|patch| &patch.facts.subscriptions);
        whole.iter().chain(kept).chain(patch)
    }

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
        let touched = Touched::read(ws, held, &tables)?;
        let speaks = invoices_speak(ws)? && !self.subscriptions.is_empty();
        let concerned = self.concerned(&touched.ids).filter(|_| !touched.everyone && !speaks);
        let Some(changed) = concerned else {
            return Ok(Followed::Everything(Why::ConcernsEveryone));
        };
        let mut all = changed.clone();
        all.extend(self.patch.iter().flat_map(|patch| patch.own.keys()));
        if all.len() > FEW.max(self.customers.len() / SHARE) {
            return Ok(Followed::Everything(Why::Many));
        }
        let only = self.only(touched.ids, &all);
        let ids = only.customers.clone();
        let small = self.again(ws, options, &only)?;
        let reaches = small.last_row >= self.last_row || self.someone_else_reaches(&all);
        if !reaches {
            return Ok(Followed::Everything(Why::Reach));
        }
        let mut numbers = self.put(ws, options, small, &ids, &only)?;
        numbers.retain(|number| changed.contains(number) || !all.contains(number));
        Ok(Followed::Customers(numbers))
    }

    /// The numbers of known customers that ids speak of, and of all that belong together with
    /// them; `None` where how they belong together may have changed.
    fn concerned(&self, ids: &Only) -> Option<FxHashSet<u32>> {
        let mut numbers = FxHashSet::default();
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
            numbers.extend(self.names.get(id).and_then(|id| self.owner_now(id)));
        }
        for id in &ids.invoices {
            let patch = self.patch.as_ref().and_then(|p| p.facts.lines.invoices.find(id));
            let invoice = patch.or_else(|| self.lines.invoices.find(id));
            numbers.extend(invoice.and_then(|(_, of)| self.customers.root(of.customer)));
        }
        self.close(&mut numbers);
        Some(numbers)
    }

    fn owner_now(&self, subscription: Sym) -> Option<u32> {
        let patch = self.patch.as_ref();
        let number = patch.and_then(|patch| {
            let own = patch.facts.owner(subscription)?;
            self.customers.root(patch.facts.customers.ids[own as usize])
        });
        number.or_else(|| self.owner(subscription))
    }

    /// Adds those whose rows go to another's subscription, or the other way round, and those that
    /// were merged into them.
    fn close(&self, numbers: &mut FxHashSet<u32>) {
        let root = |number: u32| self.customers.root(self.customers.ids[number as usize]);
        let merged = self.merges.iter().filter_map(|(_, merge)| {
            let number = self.customers.get(merge.from)?;
            Some((number, root(number)?))
        });
        let strays = self
            .subscriptions
            .iter()
            .filter_map(|row| Some((self.customers.root(row.customer)?, self.owner(row.id)?)));
        let pairs: FxHashSet<(u32, u32)> = merged.chain(strays).filter(|(a, b)| a != b).collect();
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
    fn only(&self, new: Only, numbers: &FxHashSet<u32>) -> Only {
        let mut only = new;
        let text = |id: Sym| self.names.text(id).to_owned();
        let mut held = super::Held::default();
        let mut syms = FxHashSet::default();
        for &number in numbers {
            let id = self.customers.ids[number as usize];
            syms.insert(id);
            only.customers.insert(text(id));
            only.subscriptions.extend(self.subscriptions_of(number).iter().map(|s| text(s.id)));
            let now = self.of(number, &mut held).subscriptions;
            only.subscriptions.extend(now.iter().map(|row| text(row.id)));
        }
        let patch = self.patch.iter().flat_map(|patch| patch.facts.lines.invoices.iter());
        let invoices = self.lines.invoices.iter().chain(patch);
        let theirs = invoices.filter(|(_, of)| syms.contains(&of.customer));
        only.invoices.extend(theirs.map(|(id, _)| id.to_owned()));
        only
    }

    /// Loads the facts of some customers, with the symbols of all.
    fn again(
        &mut self,
        ws: &Workspace,
        options: &LoadOptions,
        only: &Only,
    ) -> Result<Facts, Error> {
        let door = Door { ws, options, only: Some(only) };
        let names = std::mem::take(&mut self.names);
        let facts = Facts { names, mask: ws.mask(), ..Facts::default() };
        let mut loader =
            Loader { door, options, facts, invoices_speak: false, ids: true, mark: PATCHED };
        loader.invoices_speak = invoices_speak(ws)?;
        let loaded = loader.all();
        // More texts than are used do no harm.
        self.names = std::mem::take(&mut loader.facts.names);
        loaded.map(|()| loader.facts)
    }

    /// Whether a row about someone else speaks of the last instant of which any row speaks.
    fn someone_else_reaches(&self, numbers: &FxHashSet<u32>) -> bool {
        let Some(last) = self.last_row else { return true };
        let other = |number: Option<u32>| number.is_some_and(|n| !numbers.contains(&n));
        let reached = self.reached.iter().filter(|(at, _)| *at == last);
        let mut whose = reached.flat_map(|(_, whose)| whose);
        whose.any(|&id| other(self.customers.root(id)))
            || self.changes.times().any(|(id, at)| at == last && other(self.owner(id)))
    }

    /// Puts facts that were loaded again in the place of those before, and says whose they are.
    fn put(
        &mut self,
        ws: &Workspace,
        options: &LoadOptions,
        mut small: Facts,
        ids: &FxHashSet<String>,
        only: &Only,
    ) -> Result<Vec<u32>, Error> {
        let last_row = self.last_row.max(small.last_row);
        self.last = stated_end(ws, options, last_row, true)?;
        if self.last_row < last_row {
            (self.last_row, self.reached) = (last_row, std::mem::take(&mut small.reached));
        }
        let mut own: FxHashMap<u32, u32> = FxHashMap::default();
        for number in 0..small.customers.len() as u32 {
            let id = small.customers.ids[number as usize];
            if ids.contains(self.names.text(id)) {
                own.insert(self.customers.number(id), number);
            }
        }
        // Of whom nothing is said any more has no facts here either.
        self.also(&[]);
        self.customers.take_attributes(&small.customers, &own);
        let told = |id: &String| only.subscriptions.contains(id) || only.invoices.contains(id);
        self.findings.retain(|finding| !told(&finding.id));
        self.findings.append(&mut small.findings);
        let names = &self.names;
        let theirs = |id: Sym| only.subscriptions.contains(names.text(id));
        self.assessed.retain(|(id, _), _| !theirs(*id));
        self.assessed.extend(std::mem::take(&mut small.assessed));
        self.tables = std::mem::take(&mut small.tables);
        let mut numbers: Vec<u32> = own.keys().copied().collect();
        numbers.sort_unstable();
        self.patch = Some(Box::new(Patch { facts: small, own }));
        Ok(numbers)
    }
}

impl super::CustomerTable {
    /// Takes the attributes of some customers from another table, in which they have the numbers
    /// that `own` gives.
    fn take_attributes(&mut self, from: &super::CustomerTable, own: &FxHashMap<u32, u32>) {
        for (name, theirs) in &from.attributes {
            let count = self.ids.len();
            let ours = self.attributes.entry(name.clone()).or_insert_with(|| theirs.empty(count));
            for (&number, &at) in own {
                let (number, at) = (number as usize, at as usize);
                match (&mut *ours, theirs) {
                    (Attribute::Text(to), Attribute::Text(from)) => to[number] = from[at],
                    (Attribute::Number(to), Attribute::Number(from)) => to[number] = from[at],
                    (Attribute::Instant(to), Attribute::Instant(from)) => to[number] = from[at],
                    _ => {}
                }
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
