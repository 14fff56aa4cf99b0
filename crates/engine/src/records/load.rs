//! From the store's rows to records.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;
use tenure_store::{RECORDED_AT, Workspace};

use super::hand::{Hand, Line};
use super::usage::{self, Used};
use super::{
    Depth, NOBODY, Records, Source, Whose, contracts, conversion, money, product, success, support,
    voice,
};
use crate::book::{Book, lock, threads};
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;

/// What reading rows needs, and what it gathers.
pub(super) struct Reading<'a> {
    pub ws: &'a Workspace,
    pub options: &'a LoadOptions,
    pub book: &'a Book,
    pub depth: Depth,
    /// Whether words are read that are kept from whoever asks: they must not be shown.
    pub words: bool,
    pub whose: Whoever,
    last: Option<Instant>,
    used: Option<Arc<Used>>,
}

/// Names, and those to whom records belong.
#[derive(Default)]
pub(super) struct Whoever {
    pub names: Symbols,
    holders: Vec<Whose>,
    /// Holder by id.
    by_id: FxHashMap<Sym, u32>,
    /// Holder by number of a customer.
    by_number: FxHashMap<u32, u32>,
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
    let there = tables.iter().filter(|table| book.facts.tables.contains(table));
    let there: Vec<TableId> = there.copied().collect();
    for &table in &there {
        match table {
            TableId::Spend => sources.push(Box::new(money::spend(&mut reading)?)),
            TableId::Revenue => sources.push(Box::new(money::revenue(&mut reading)?)),
            TableId::SurveyResponses => sources.push(Box::new(voice::answers(&mut reading)?)),
            TableId::SurveyInvites => sources.push(Box::new(voice::invites(&mut reading)?)),
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
            TableId::Trials => sources.extend(conversion::trials(&mut reading)?),
            TableId::Referrals => sources.extend(conversion::referrals(&mut reading)?),
            TableId::HelpCenter => sources.push(Box::new(support::help(&mut reading)?)),
            TableId::Subscriptions => {
                sources.push(Box::new(contracts::Contracts::new(&mut reading)));
            }
            TableId::Events => sources.push(Box::new(product::Uses::new(&mut reading)?)),
            TableId::Features => sources.push(Box::new(product::Features::new(&mut reading)?)),
            TableId::Seats => sources.push(Box::new(product::Seats::new(&mut reading)?)),
            TableId::EventKinds => sources.push(Box::new(product::Values::new(&mut reading)?)),
            TableId::Milestones => sources.push(Box::new(success::Milestones::new(&mut reading)?)),
            TableId::Goals => sources.push(Box::new(success::Goals::new(&mut reading)?)),
            _ => {}
        }
    }
    Ok(reading.records(sources))
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
            last: None,
            used: None,
        }
    }

    /// What was read.
    pub fn records(self, sources: Vec<Box<dyn Source>>) -> Records {
        let Reading { whose, last, used, .. } = self;
        let Whoever { names, holders, .. } = whose;
        Records { names, holders, sources, last, used }
    }

    /// The use that customers make of the product, loaded once.
    pub fn used(&mut self) -> Result<Arc<Used>, Error> {
        if let Some(used) = &self.used {
            return Ok(Arc::clone(used));
        }
        let used = Arc::new(usage::used(self)?);
        if let Some((_, last)) = used.seen {
            self.last = self.last.max(Some(last));
        }
        self.used = Some(Arc::clone(&used));
        Ok(used)
    }

    /// Calls `make` for every row in force, on every core, and lists what it makes in the order of
    /// the rows. Only the columns of these names are read; all of them where none is named.
    pub fn rows<T: Send>(
        &mut self,
        table: TableId,
        columns: &[&str],
        make: impl Fn(&mut Hand<'_>, &Line<'_, '_>) -> Option<T> + Sync,
    ) -> Result<Vec<T>, Error> {
        let known = self.options.known_at.map(|t| t.0);
        let mut wanted = columns.to_vec();
        wanted.push(RECORDED_AT);
        let wanted = (!columns.is_empty()).then_some(wanted.as_slice());
        let (options, book, depth) = (self.options, self.book, self.depth);
        let whose = Mutex::new(std::mem::take(&mut self.whose));
        let hands: Mutex<Vec<Hand<'_>>> = Mutex::default();
        let parts: Mutex<BTreeMap<usize, Vec<T>>> = Mutex::default();
        let each = |part: usize, batch: RecordBatch| -> Result<(), Error> {
            let fresh = || Hand::new(options, book, depth, &whose);
            let mut hand = lock(&hands).pop().unwrap_or_else(fresh);
            // Batches of a part come one after the other, so nobody else asks for it meanwhile.
            let mut made = lock(&parts).remove(&part).unwrap_or_default();
            let cols = Cols::new(&batch);
            let recorded = cols.long(RECORDED_AT);
            for at in 0..cols.rows() {
                let recorded = recorded.instant(at).unwrap_or(Instant::MIN);
                made.extend(make(&mut hand, &Line::new((&cols, columns), at, recorded)));
            }
            lock(&parts).insert(part, made);
            lock(&hands).push(hand);
            Ok(())
        };
        let done = match self.words {
            true => self.ws.scan_words_parallel(table, known, wanted, threads(), &each),
            false => self.ws.scan_in_force_parallel(table, known, wanted, threads(), &each),
        };
        let last = lock(&hands).drain(..).filter_map(|hand| hand.last()).max();
        drop(hands);
        self.last = self.last.max(last);
        self.whose = whose.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        done?;
        let parts = parts.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        Ok(parts.into_values().flatten().collect())
    }

    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, id: &str) -> u32 {
        self.whose.holder(self.book, id)
    }

    /// The holder of a customer's number.
    pub fn numbered(&mut self, number: u32, id: Sym) -> u32 {
        self.whose.numbered(number, id)
    }

    /// The holders of all customers that the book knows, with their numbers.
    pub fn customers(&mut self) -> Vec<(u32, u32)> {
        let book = self.book;
        let customers = book.count().min(book.facts.customers.len());
        let roots = (0..customers as u32).filter(|&n| book.facts.customers.is_root(n));
        let one = |number: u32| {
            let text = book.facts.names.text(book.facts.customers.ids[number as usize]);
            let id = self.whose.names.intern(text);
            (self.numbered(number, id), number)
        };
        roots.map(one).collect()
    }

    /// The number of a holder, where the book knows it.
    pub fn number(&self, holder: u32) -> Option<u32> {
        self.whose.number(holder)
    }

    /// The last instant of which what was read so far speaks.
    pub fn last(&self) -> Option<Instant> {
        self.last.max(self.book.facts.last)
    }
}

impl Whoever {
    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, book: &Book, id: &str) -> u32 {
        if id.is_empty() {
            return NOBODY;
        }
        let sym = self.names.intern(id);
        if let Some(&holder) = self.by_id.get(&sym) {
            return holder;
        }
        let facts = &book.facts;
        let number = facts.names.get(id).and_then(|sym| facts.customers.root(sym));
        let holder = match number {
            Some(number) => self.numbered(number, sym),
            None => self.add(None, sym),
        };
        self.by_id.insert(sym, holder);
        holder
    }

    fn numbered(&mut self, number: u32, id: Sym) -> u32 {
        if let Some(&holder) = self.by_number.get(&number) {
            return holder;
        }
        let holder = self.add(Some(number), id);
        self.by_number.insert(number, holder);
        holder
    }

    fn add(&mut self, number: Option<u32>, id: Sym) -> u32 {
        self.holders.push(Whose { number, id });
        self.holders.len() as u32 - 1
    }

    fn number(&self, holder: u32) -> Option<u32> {
        self.holders.get(holder as usize)?.number
    }

    /// When a holder first paid, where the book knows it.
    pub fn start(&self, book: &Book, holder: u32) -> Option<Instant> {
        let number = self.number(holder)?;
        let known = (number as usize) < book.count();
        known.then(|| book.customer(number).start()).flatten()
    }
}
