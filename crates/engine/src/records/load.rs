//! From the store's rows to records.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use arrow_array::{Array, RecordBatch};
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::{REFERRALS_TOLD, TOLD_ELSEWHERE, TRIALS_TOLD};
use tenure_store::{RECORDED_AT, Workspace};

use super::hand::{Hand, Line, Lines};
use super::keys::Places;
use super::ticket_events::ByTicket;
use super::usage::{self, Used};
use super::{
    Depth, Holders, NOBODY, Records, Source, contracts, conversion, money, product, ratings,
    referrals, success, support, trials, voice,
};
use crate::book::{Book, lock, threads};
use crate::error::Error;
use crate::load::cols::Cols;
use crate::load::{LoadOptions, stated_end};
use crate::reach;

/// What reading rows needs, and what it gathers.
pub(super) struct Reading<'a> {
    pub ws: &'a Workspace,
    pub options: &'a LoadOptions,
    pub book: &'a Book,
    pub depth: Depth,
    /// Whether words are read that are kept from whoever asks: they must not be shown.
    pub words: bool,
    pub whose: Whoever,
    customers: OnceLock<Places>,
    last: Option<Instant>,
    /// The same by table.
    lasts: BTreeMap<TableId, Instant>,
    used: Option<Arc<Used>>,
    /// What events say of tickets, once that was asked for.
    pub ticket_events: Option<Arc<ByTicket>>,
    /// When we contacted customers, by their number in the book.
    contacts: FxHashMap<u32, Vec<Instant>>,
}

/// Names, and those to whom records belong: the customers of the book have their own numbers, and
/// those of whom only records speak the next ones.
#[derive(Default)]
pub(super) struct Whoever {
    pub names: Symbols,
    others: Vec<Sym>,
    /// Holder by id, of these others.
    by_id: FxHashMap<Sym, u32>,
}

/// Which rows of a table are read.
#[derive(Clone, Copy)]
enum Which {
    /// Those in force.
    InForce,
    /// The same, with words that are kept from whoever asks.
    Words,
    /// All versions.
    Versions,
}

/// See [`Records::load`].
pub(super) fn records(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    (tables, depth): (&[TableId], Depth),
) -> Result<Records, Error> {
    let mut reading = Reading { depth, ..Reading::new(ws, options, book) };
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    let has = |table: &TableId| book.facts.tables.contains(table);
    let there = tables.iter().filter(|table| has(table) || standing_in(**table).iter().any(has));
    let there: Vec<TableId> = there.copied().collect();
    let of_use = there.contains(&TableId::Events);
    for &table in &there {
        match table {
            TableId::Spend => sources.push(Box::new(money::spend(&mut reading)?)),
            TableId::Revenue => sources.push(Box::new(money::revenue(&mut reading)?)),
            // Read with their invitations.
            TableId::SurveyResponses if there.contains(&TableId::SurveyInvites) => {}
            TableId::SurveyResponses => sources.push(Box::new(voice::answers(&mut reading)?)),
            TableId::SurveyInvites => sources.extend(voice::asked(&mut reading, &there)?),
            TableId::Tickets => {
                let (opened, solved) = support::tickets(&mut reading)?;
                sources.push(Box::new(opened));
                sources.push(Box::new(solved));
            }
            TableId::Traffic => sources.push(Box::new(conversion::traffic(&mut reading)?)),
            TableId::Leads => sources.extend(conversion::leads(&mut reading, &there)?),
            // Read with their leads.
            TableId::LeadStages if there.contains(&TableId::Leads) => {}
            TableId::LeadStages => sources.extend(conversion::leads(&mut reading, &there)?),
            TableId::Trials => sources.extend(trials::trials(&mut reading)?),
            TableId::Referrals => sources.extend(referrals::referrals(&mut reading)?),
            TableId::HelpCenter => sources.push(Box::new(support::help(&mut reading)?)),
            TableId::Subscriptions => {
                sources.push(Box::new(contracts::Contracts::new(&mut reading)));
            }
            TableId::Events => sources.push(Box::new(product::Uses::new(&mut reading)?)),
            TableId::Features => sources.push(Box::new(product::Features::new(&mut reading)?)),
            TableId::Seats => sources.push(Box::new(product::Seats::new(&mut reading, of_use)?)),
            TableId::EventKinds => sources.push(Box::new(product::Values::new(&mut reading)?)),
            TableId::Milestones => sources.push(Box::new(success::Milestones::new(&mut reading)?)),
            TableId::Interactions => reading.contacts = success::contacts(&mut reading)?,
            TableId::Goals => sources.push(Box::new(success::Goals::new(&mut reading)?)),
            _ => {}
        }
    }
    let of_answers = depth.ratings && tables.contains(&TableId::SurveyResponses);
    if of_answers && has(&TableId::Tickets) {
        sources.push(Box::new(ratings::ratings(&mut reading)?));
    }
    reading.records(sources)
}

/// See [`super::told`].
pub(super) fn told(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
) -> Result<Vec<TableId>, Error> {
    let mut all = book.facts.tables.clone();
    for (table, instead) in TOLD_ELSEWHERE {
        let mut any = all.contains(&table);
        for &other in instead.tables {
            if !any && all.contains(&other) {
                any = says(ws, options, other, instead.column)?;
            }
        }
        if any && !all.contains(&table) {
            all.push(table);
        }
    }
    Ok(all)
}

/// Whether any row in force of a table has something in a column.
fn says(
    ws: &Workspace,
    options: &LoadOptions,
    table: TableId,
    column: &str,
) -> Result<bool, Error> {
    let (known, mut any) = (options.known_at.map(|at| at.0), false);
    ws.scan_in_force::<Error>(table, known, Some(&[column]), &mut |batch| {
        any |= batch.column_by_name(column).is_some_and(|it| it.null_count() < it.len());
        Ok(())
    })?;
    Ok(any)
}

/// The tables that are read for another one, and may tell what it does.
fn standing_in(table: TableId) -> &'static [TableId] {
    match table {
        TableId::Trials => TRIALS_TOLD.tables,
        TableId::Referrals => REFERRALS_TOLD.tables,
        _ => &[],
    }
}

impl<'a> Reading<'a> {
    /// Nothing read yet.
    pub fn new(ws: &'a Workspace, options: &'a LoadOptions, book: &'a Book) -> Reading<'a> {
        Reading {
            ws,
            options,
            book,
            depth: Depth::WHOLE,
            words: false,
            whose: Whoever::default(),
            customers: OnceLock::new(),
            last: None,
            lasts: BTreeMap::new(),
            used: None,
            ticket_events: None,
            contacts: FxHashMap::default(),
        }
    }

    /// What was read.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn records(mut self, sources: Vec<Box<dyn Source>>) -> Result<Records, Error> {
        let stated = stated_end(self.ws, self.options, None, true)?;
        let narrowed = money::narrowed(&mut self)?;
        let Reading { whose, last, lasts, used, contacts, book, .. } = self;
        let Whoever { names, others, .. } = whose;
        let holders = Holders { known: book.facts.customers.len() as u32, others };
        let begins = begins(&sources);
        Ok(Records {
            names,
            holders,
            sources,
            last,
            lasts,
            stated,
            begins,
            used,
            contacts,
            narrowed,
        })
    }

    /// The use that customers make of the product, loaded once.
    pub fn used(&mut self) -> Result<Arc<Used>, Error> {
        if let Some(used) = &self.used {
            return Ok(Arc::clone(used));
        }
        let used = Arc::new(usage::used(self)?);
        if let Some((_, last)) = used.seen {
            self.last = self.last.max(Some(last));
            self.lasts.insert(TableId::Events, last);
        }
        self.used = Some(Arc::clone(&used));
        Ok(used)
    }

    /// Calls `make` for every row in force, on every core, and lists what it makes in the order of
    /// the rows. Only the columns of these names are read; all of them where none is named. It looks
    /// columns up by name row by row: large tables are better read by [`Reading::parts`].
    pub fn rows<T: Send>(
        &mut self,
        table: TableId,
        columns: &[&str],
        make: impl Fn(&mut Hand<'_>, &Line<'_, '_>) -> Option<T> + Sync,
    ) -> Result<Vec<T>, Error> {
        let parts = self.parts(table, columns, |hand, lines, made: &mut Vec<T>| {
            made.extend((0..lines.count()).filter_map(|at| make(hand, &lines.line(at))));
        })?;
        Ok(parts.into_iter().flatten().collect())
    }

    /// Calls `read` with all rows in force, on every core, and gives what it made of each part of
    /// the table, in their order. Only the columns of these names are read; all of them where none
    /// is named.
    pub fn parts<P: Default + Send>(
        &mut self,
        table: TableId,
        columns: &[&str],
        read: impl Fn(&mut Hand<'_>, &Lines<'_, '_>, &mut P) + Sync,
    ) -> Result<Vec<P>, Error> {
        let which = if self.words { Which::Words } else { Which::InForce };
        self.parts_of((table, which), columns, read)
    }

    /// The same of all versions of the rows, those too in whose place others came.
    pub fn versions<P: Default + Send>(
        &mut self,
        table: TableId,
        columns: &[&str],
        read: impl Fn(&mut Hand<'_>, &Lines<'_, '_>, &mut P) + Sync,
    ) -> Result<Vec<P>, Error> {
        self.parts_of((table, Which::Versions), columns, read)
    }

    fn parts_of<P: Default + Send>(
        &mut self,
        (table, which): (TableId, Which),
        columns: &[&str],
        read: impl Fn(&mut Hand<'_>, &Lines<'_, '_>, &mut P) + Sync,
    ) -> Result<Vec<P>, Error> {
        let known = self.options.known_at.map(|t| t.0);
        let mut wanted = columns.to_vec();
        wanted.push(RECORDED_AT);
        let wanted = (!columns.is_empty()).then_some(wanted.as_slice());
        let (options, book, depth) = (self.options, self.book, self.depth);
        let whose = Mutex::new(std::mem::take(&mut self.whose));
        let shared = (&whose, &self.customers);
        let hands: Mutex<Vec<Hand<'_>>> = Mutex::default();
        let parts: Mutex<BTreeMap<usize, P>> = Mutex::default();
        let each = |part: usize, batch: RecordBatch| -> Result<(), Error> {
            let fresh = || Hand::new(options, book, depth, shared);
            let mut hand = lock(&hands).pop().unwrap_or_else(fresh);
            // Batches of a part come one after the other, so nobody else asks for it meanwhile.
            let mut made = lock(&parts).remove(&part).unwrap_or_default();
            let cols = Cols::new(&batch);
            read(&mut hand, &Lines::new(&cols, columns, RECORDED_AT), &mut made);
            lock(&parts).insert(part, made);
            lock(&hands).push(hand);
            Ok(())
        };
        let (ws, threads) = (self.ws, threads());
        let done = match which {
            Which::InForce => ws.scan_in_force_parallel(table, known, wanted, threads, &each),
            Which::Words => ws.scan_words_parallel(table, known, wanted, threads, &each),
            Which::Versions => ws.scan_parallel(table, known, wanted, threads, &each),
        };
        let last = lock(&hands).drain(..).filter_map(|hand| hand.last()).max();
        drop(hands);
        self.last = self.last.max(last);
        if let Some(last) = last {
            self.lasts.entry(table).and_modify(|known| *known = last.max(*known)).or_insert(last);
        }
        self.whose = whose.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        done?;
        let parts = parts.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        Ok(parts.into_values().collect())
    }

    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, id: &str) -> u32 {
        self.whose.holder(self.book, id)
    }

    /// The holders of all customers that the book knows, by the numbers that they have there.
    pub fn customers(&self) -> impl Iterator<Item = u32> {
        let book = self.book;
        let customers = book.count().min(book.facts.customers.len());
        (0..customers as u32).filter(|&n| book.facts.customers.is_root(n))
    }

    /// When a holder first paid, where that did not come before an instant.
    pub fn start_since(&self, holder: u32, from: Instant) -> Option<Instant> {
        start_since(self.book, holder, from)
    }

    /// The number of a holder, where the book knows it.
    pub fn number(&self, holder: u32) -> Option<u32> {
        ((holder as usize) < self.book.facts.customers.len()).then_some(holder)
    }

    /// Until when a table that was read tells what happened, with others that tell more of its
    /// rows; `None` where it tells nothing.
    pub fn reached(&mut self, table: TableId, more: &[TableId]) -> Result<Option<Instant>, Error> {
        let tables = std::iter::once(&table).chain(more);
        let Some(last) = tables.filter_map(|table| self.lasts.get(table)).max().copied() else {
            return Ok(None);
        };
        self.lasts.insert(table, last);
        let zone = &self.options.account.zone;
        let stated = stated_end(self.ws, self.options, None, true)?;
        let stated = stated.map(|at| zone.day(at));
        let of_last = zone.day(last);
        let day = reach::of_table(of_last, self.book.data_through, stated);
        // Of the day of the last row itself nobody knows more than up to that row.
        if day == of_last && stated.is_none_or(|stated| stated < day) {
            return Ok(Some(last));
        }
        Ok(Some(zone.start_of_day(Day(day.0 + 1)).plus(-1).min(self.options.now)))
    }

    /// The last instant of which what was read so far speaks.
    pub fn last(&self) -> Option<Instant> {
        self.last.max(self.book.facts.last)
    }
}

/// When the records of each table begin, in whichever of its lists.
fn begins(sources: &[Box<dyn Source>]) -> Vec<(TableId, Instant)> {
    let mut all: BTreeMap<TableId, Instant> = BTreeMap::new();
    for source in sources {
        let Some(first) = source.first() else { continue };
        all.entry(source.table()).and_modify(|known| *known = first.min(*known)).or_insert(first);
    }
    all.into_iter().collect()
}

/// When a holder first paid, where the book knows it and it did not come before an instant.
pub(super) fn start_since(book: &Book, holder: u32, from: Instant) -> Option<Instant> {
    let number = (holder as usize) < book.count().min(book.facts.customers.len());
    let start = number.then(|| book.customer(holder).start()).flatten();
    start.filter(|&start| book.options.account.zone.follows(from, start))
}

impl Whoever {
    /// The holder of the id of a customer in the book.
    #[inline]
    pub fn known(book: &Book, id: &str) -> Option<u32> {
        let facts = &book.facts;
        facts.names.get(id).and_then(|sym| facts.customers.root(sym))
    }

    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, book: &Book, id: &str) -> u32 {
        if id.is_empty() {
            return NOBODY;
        }
        if let Some(number) = Whoever::known(book, id) {
            return number;
        }
        let sym = self.names.intern(id);
        let next = (book.facts.customers.len() + self.others.len()) as u32;
        *self.by_id.entry(sym).or_insert_with(|| {
            self.others.push(sym);
            next
        })
    }
}
