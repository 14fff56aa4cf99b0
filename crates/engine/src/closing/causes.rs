//! Which of the facts that changed since a close moved a row, and which have nothing to do with it.
//!
//! A fact is tried: the ledger of its customer is run once without it, and once without all the
//! others that changed. Where neither makes another sum of a kind in a month, it did not move that.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use tenure_domain::facts::{CustomerFacts, Merge, Origin};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_ledger::movement::Kind;
use tenure_ledger::run::Scratch;
use tenure_store::{CloseInfo, Workspace};

use super::changes::{Change, What};
use super::restated::month;
use crate::book::{Book, BookOptions, facts_of};
use crate::error::Error;
use crate::load::{Facts, Held, LoadOptions, load};
use crate::rerun::rerun_of;

/// More facts of one customer than this are not tried one by one; all of them are named.
const MOST: usize = u64::BITS as usize;

/// A change, with the id of the customer of whom it speaks.
pub(super) type Owned = (String, Change);

/// Sums of movements by month and kind.
type Sums = BTreeMap<(String, Kind), i128>;

/// What a fact is asked for.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    /// The sum of a kind in a month.
    Of(&'a str, Kind),
    /// Anything before a month: what stands there as a correction.
    Before(&'a str),
}

/// What a fact moves.
#[derive(Clone)]
enum Moves {
    /// Anything, as far as can be told.
    Anything,
    /// The sums of these months and kinds.
    These(BTreeSet<(String, Kind)>),
    /// Something in these months: what it was before is of another kind than what it is now.
    Months(BTreeSet<String>),
}

impl Moves {
    fn nothing() -> Moves {
        Moves::These(BTreeSet::new())
    }

    fn moves(&self, row: Row<'_>) -> bool {
        match (self, row) {
            (Moves::Anything, _) => true,
            (Moves::These(these), Row::Of(month, kind)) => {
                these.contains(&(month.to_owned(), kind))
            }
            (Moves::These(these), Row::Before(month)) => these.iter().any(|(it, _)| &**it < month),
            (Moves::Months(months), Row::Of(month, _)) => months.contains(month),
            (Moves::Months(months), Row::Before(month)) => months.iter().any(|it| &**it < month),
        }
    }
}

/// Facts as known at one time.
#[derive(Clone, Copy)]
struct Side<'a> {
    facts: &'a Facts,
    options: &'a BookOptions,
}

/// Tries the facts that changed since closes.
pub(super) struct Causes<'a> {
    ws: &'a Workspace,
    loading: &'a LoadOptions,
    now: &'a Book,
    /// The facts as known at closes.
    then: BTreeMap<u64, Facts>,
    /// The customer that was asked for last, and the close.
    last: Option<(u64, String)>,
    /// What changed of that one, with what each change moves.
    tried: Vec<(Change, Vec<Moves>)>,
}

impl<'a> Causes<'a> {
    /// For questions about what this book restates.
    pub fn new(ws: &'a Workspace, loading: &'a LoadOptions, now: &'a Book) -> Causes<'a> {
        Causes { ws, loading, now, then: BTreeMap::new(), last: None, tried: Vec::new() }
    }

    /// Of what changed of a customer since a close, what moved a row; all of it where nothing of it
    /// did by itself.
    ///
    /// # Errors
    /// Whatever loading the facts of then may meet.
    pub fn of(
        &mut self,
        (close, changed): (&CloseInfo, Vec<Owned>),
        customer: &str,
        row: Row<'_>,
    ) -> Result<Vec<Change>, Error> {
        if changed.len() < 2 {
            return Ok(changed.into_iter().map(|(_, change)| change).collect());
        }
        let asked = (close.id, customer.to_owned());
        if self.last.as_ref() != Some(&asked) {
            self.tried = self.each(close, customer, changed)?;
            self.last = Some(asked);
        }
        let moved = |moves: &[Moves]| moves.iter().any(|moves| moves.moves(row));
        let named = self.tried.iter().filter(|(_, moves)| moved(moves));
        let named: Vec<Change> = named.map(|(change, _)| change.clone()).collect();
        if named.is_empty() {
            // Only together they make a difference.
            return Ok(self.tried.iter().map(|(change, _)| change.clone()).collect());
        }
        Ok(named)
    }

    /// What each change moves, as far as facts of now and of then tell.
    fn each(
        &mut self,
        close: &CloseInfo,
        customer: &str,
        changed: Vec<Owned>,
    ) -> Result<Vec<(Change, Vec<Moves>)>, Error> {
        let (owners, changed): (Vec<String>, Vec<Change>) = changed.into_iter().unzip();
        if changed.len() > MOST {
            return Ok(changed.into_iter().map(|it| (it, vec![Moves::Anything])).collect());
        }
        let options = &self.now.options;
        let now = Side { facts: &self.now.facts, options };
        let moves = now.moves(now.number(customer), &changed);
        let mut moves: Vec<Vec<Moves>> = moves.into_iter().map(|these| vec![these]).collect();
        // What is new was not there then.
        if changed.iter().any(|change| change.what != What::New) {
            let then = Side { facts: self.facts_of(close)?, options };
            let all = owners.iter().zip(&changed).zip(&mut moves);
            for ((owner, change), moves) in all.filter(|((_, it), _)| it.what != What::New) {
                moves.push(then.had(owner, change));
            }
        }
        Ok(changed.into_iter().zip(moves).collect())
    }

    /// The facts as they were known at a close.
    fn facts_of(&mut self, close: &CloseInfo) -> Result<&Facts, Error> {
        let place = match self.then.entry(close.id) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(place) => place,
        };
        let known_at = Some(Instant(close.close.known_at));
        let loading = LoadOptions { known_at, ..self.loading.clone() };
        Ok(place.insert(load(self.ws, &loading)?))
    }
}

impl<'a> Side<'a> {
    /// The number of a customer.
    fn number(self, customer: &str) -> Option<u32> {
        self.facts.names.get(customer).and_then(|id| self.facts.customers.get(id))
    }

    /// What each of these changes moves here.
    fn moves(self, number: Option<u32>, changed: &[Change]) -> Vec<Moves> {
        let mut held = Held::default();
        let facts = number.and_then(|number| facts_of(self.facts, self.options, number, &mut held));
        let Some(facts) = facts else {
            // Whoever was merged away is moved by that.
            let of = |it: &Change| match it.fact.table {
                TableId::Customers => Moves::Anything,
                _ => Moves::nothing(),
            };
            return changed.iter().map(of).collect();
        };
        let marked = Marked::new(self, facts, changed);
        let mut scratch = Scratch::default();
        let whole = marked.sums(|_| true, &mut scratch);
        let bare = marked.sums(|mark| mark == 0, &mut scratch);
        let mut of = |(at, change): (usize, &Change)| {
            let bit = 1_u64 << at;
            match change.fact.table {
                // Trials do not say where they were read.
                TableId::Trials => Moves::Anything,
                _ if marked.all & bit == 0 => Moves::nothing(),
                _ => {
                    let without = marked.sums(|mark| mark & bit == 0, &mut scratch);
                    let alone = marked.sums(|mark| mark == 0 || mark & bit != 0, &mut scratch);
                    let mut these = differences(&whole, &without);
                    these.extend(differences(&bare, &alone));
                    Moves::These(these)
                }
            }
        };
        changed.iter().enumerate().map(&mut of).collect()
    }

    /// What the earlier version of a change moved.
    fn had(self, owner: &str, change: &Change) -> Moves {
        let customers = &self.facts.customers;
        let number = self.facts.names.get(owner).and_then(|id| customers.root(id));
        match self.moves(number, std::slice::from_ref(change)).pop() {
            Some(Moves::These(these)) => {
                Moves::Months(these.into_iter().map(|(month, _)| month).collect())
            }
            moves => moves.unwrap_or(Moves::Anything),
        }
    }
}

/// All facts of a customer, each with the changes that it is, a bit each.
struct Marked<'a> {
    side: Side<'a>,
    customer: CustomerFacts<'a>,
    subscriptions: Vec<u64>,
    changes: Vec<u64>,
    lines: Vec<u64>,
    adjustments: Vec<u64>,
    mrr_months: Vec<u64>,
    /// The changes that are found among these.
    all: u64,
}

impl<'a> Marked<'a> {
    fn new(side: Side<'a>, facts: CustomerFacts<'a>, changed: &[Change]) -> Marked<'a> {
        let of = |origin: Origin| {
            let fact = side.facts.fact(origin);
            let same = |it: &Change| {
                let place = (it.fact.table, &it.fact.file, it.fact.line);
                // Two files of one name have lines of the same number.
                place == (fact.table, &fact.file, fact.line) && it.fact.id.starts_with(&fact.id)
            };
            mark(changed, same)
        };
        let invoices = side.facts.lines.invoices();
        // What an invoice says, and whether it is paid, is in its lines.
        let of_invoice = |id: &str| {
            let tables = [TableId::Invoices, TableId::Payments];
            mark(changed, |it| tables.contains(&it.fact.table) && it.invoice == id)
        };
        // Without a merge the facts of whoever was merged would not be here.
        let merges: Vec<(Merge, u64)> =
            facts.merges.iter().map(|it| (*it, of(it.origin))).collect();
        let came = |customer: Sym| came(&merges, customer);
        let of_subscription = |id: Sym| {
            let row = facts.subscriptions.iter().find(|row| row.id == id);
            row.map_or(0, |row| came(row.customer))
        };
        let subscriptions = facts.subscriptions.iter();
        let changes = facts.changes.iter();
        let lines = facts.lines.iter();
        let mut marked = Marked {
            side,
            customer: facts,
            subscriptions: subscriptions.map(|it| of(it.origin) | came(it.customer)).collect(),
            changes: changes.map(|it| of(it.origin) | of_subscription(it.subscription)).collect(),
            lines: lines
                .map(|it| of(it.origin) | of_invoice(invoices.id(it.invoice)) | came(it.customer))
                .collect(),
            adjustments: facts.adjustments.iter().map(|it| of(it.origin)).collect(),
            mrr_months: (facts.mrr_months.iter())
                .map(|it| of(it.origin) | came(it.customer))
                .collect(),
            all: 0,
        };
        let lists = [&marked.subscriptions, &marked.changes, &marked.lines];
        let lists = lists.into_iter().chain([&marked.adjustments, &marked.mrr_months]);
        marked.all = lists.flatten().fold(0, |all, mark| all | mark);
        marked
    }

    /// The sums of the customer's movements, of the facts whose mark `keeps` them.
    fn sums(&self, keeps: impl Fn(u64) -> bool, scratch: &mut Scratch) -> Sums {
        let of = &self.customer;
        let facts = CustomerFacts {
            subscriptions: &kept(of.subscriptions, &self.subscriptions, &keeps),
            changes: &kept(of.changes, &self.changes, &keeps),
            lines: &kept(of.lines, &self.lines, &keeps),
            adjustments: &kept(of.adjustments, &self.adjustments, &keeps),
            mrr_months: &kept(of.mrr_months, &self.mrr_months, &keeps),
            ..*of
        };
        let out = rerun_of(self.side.facts, self.side.options, &facts, scratch);
        let mut sums = Sums::new();
        for step in &out.steps {
            let month = month(&self.side.options.account, step.at);
            *sums.entry((month, step.kind)).or_default() += i128::from(step.delta);
        }
        sums
    }
}

/// The merges by which a customer's facts came here, one after the other, a bit each.
fn came(merges: &[(Merge, u64)], mut customer: Sym) -> u64 {
    let mut all = 0;
    for _ in merges {
        let Some((merge, mark)) = merges.iter().find(|(it, _)| it.from == customer) else { break };
        all |= mark;
        customer = merge.into;
    }
    all
}

/// The changes for which `is` holds, a bit each.
fn mark(changed: &[Change], is: impl Fn(&Change) -> bool) -> u64 {
    let bits = changed.iter().enumerate().filter(|(_, change)| is(change));
    bits.fold(0, |mark, (at, _)| mark | 1 << at)
}

/// The facts whose mark `keeps` them.
fn kept<T: Copy>(list: &[T], marks: &[u64], keeps: &dyn Fn(u64) -> bool) -> Vec<T> {
    let both = list.iter().zip(marks);
    both.filter(|(_, mark)| keeps(**mark)).map(|(fact, _)| *fact).collect()
}

/// Months and kinds of which two runs have other sums; movements of 0 among them.
fn differences(one: &Sums, other: &Sums) -> BTreeSet<(String, Kind)> {
    let all = one.keys().chain(other.keys());
    all.filter(|key| one.get(*key) != other.get(*key)).cloned().collect()
}
