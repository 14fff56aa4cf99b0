//! From the store's rows to records.

use std::sync::Arc;

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;
use tenure_store::{RECORDED_AT, Workspace};

use super::usage::{self, Used};
use super::{
    About, NOBODY, OWN, Records, Source, Whose, contracts, conversion, money, product, success,
    support, voice,
};
use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;

/// What reading rows needs, and what it gathers.
pub(super) struct Reading<'a> {
    pub ws: &'a Workspace,
    pub options: &'a LoadOptions,
    pub book: &'a Book,
    pub names: Symbols,
    holders: Vec<Whose>,
    /// Holder by id, and by number of a customer.
    by_id: FxHashMap<Sym, u32>,
    by_number: FxHashMap<u32, u32>,
    last: Option<Instant>,
    used: Option<Arc<Used>>,
}

/// One row of a scan.
pub(super) struct Line<'a, 'b> {
    pub cols: &'a Cols<'b>,
    pub at: usize,
    recorded: Instant,
}

/// See [`Records::load`].
pub(super) fn records(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    tables: &[TableId],
) -> Result<Records, Error> {
    let mut reading = Reading::new(ws, options, book);
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    for &table in tables.iter().filter(|table| book.facts.tables.contains(table)) {
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
            TableId::Leads => sources.extend(conversion::leads(&mut reading)?),
            TableId::LeadStages => {
                sources.push(Box::new(conversion::stage_entries(&mut reading)?));
            }
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
            names: Symbols::default(),
            holders: Vec::new(),
            by_id: FxHashMap::default(),
            by_number: FxHashMap::default(),
            last: None,
            used: None,
        }
    }

    /// What was read.
    pub fn records(self, sources: Vec<Box<dyn Source>>) -> Records {
        let Reading { names, holders, last, used, .. } = self;
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

    /// Calls `make` for every row in force, and lists what it makes.
    pub fn rows<T>(
        &mut self,
        table: TableId,
        mut make: impl FnMut(&mut Self, &Line<'_, '_>) -> Option<T>,
    ) -> Result<Vec<T>, Error> {
        let known = self.options.known_at.map(|t| t.0);
        let mut list: Vec<T> = Vec::new();
        let ws = self.ws;
        ws.scan_in_force(table, known, None, &mut |batch: RecordBatch| -> Result<(), Error> {
            let cols = Cols::new(&batch);
            let recorded = cols.long(RECORDED_AT);
            for at in 0..cols.rows() {
                let recorded = recorded.instant(at).unwrap_or(Instant::MIN);
                list.extend(make(self, &Line { cols: &cols, at, recorded }));
            }
            Ok(())
        })?;
        Ok(list)
    }

    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, id: &str) -> u32 {
        if id.is_empty() {
            return NOBODY;
        }
        let sym = self.names.intern(id);
        if let Some(&holder) = self.by_id.get(&sym) {
            return holder;
        }
        let facts = &self.book.facts;
        let number = facts.names.get(id).and_then(|sym| facts.customers.root(sym));
        let holder = match number {
            Some(number) => self.numbered(number, sym),
            None => self.add(None, sym),
        };
        self.by_id.insert(sym, holder);
        holder
    }

    /// The holder of a customer's number.
    pub fn numbered(&mut self, number: u32, id: Sym) -> u32 {
        if let Some(&holder) = self.by_number.get(&number) {
            return holder;
        }
        let holder = self.add(Some(number), id);
        self.by_number.insert(number, holder);
        holder
    }

    /// The holders of all customers that the book knows, with their numbers.
    pub fn customers(&mut self) -> Vec<(u32, u32)> {
        let book = self.book;
        let customers = book.count().min(book.facts.customers.len());
        let roots = (0..customers as u32).filter(|&n| book.facts.customers.is_root(n));
        let one = |number: u32| {
            let text = book.facts.names.text(book.facts.customers.ids[number as usize]);
            let id = self.names.intern(text);
            (self.numbered(number, id), number)
        };
        roots.map(one).collect()
    }

    fn add(&mut self, number: Option<u32>, id: Sym) -> u32 {
        self.holders.push(Whose { number, id });
        self.holders.len() as u32 - 1
    }

    /// The number of a holder, where the book knows it.
    pub fn number(&self, holder: u32) -> Option<u32> {
        self.holders.get(holder as usize)?.number
    }

    /// When a holder first paid, where the book knows it.
    pub fn start(&self, holder: u32) -> Option<Instant> {
        let number = self.holders.get(holder as usize)?.number?;
        let known = (number as usize) < self.book.count();
        known.then(|| self.book.customer(number).start()).flatten()
    }

    /// The last instant of which what was read so far speaks.
    pub fn last(&self) -> Option<Instant> {
        self.last.max(self.book.facts.last)
    }

    /// The symbols of own dimensions.
    pub fn own(&mut self, line: &Line<'_, '_>, columns: &[&str]) -> [Sym; OWN] {
        let mut own = [Sym::NONE; OWN];
        for (slot, column) in own.iter_mut().zip(columns) {
            *slot = self.names.intern(line.text(column));
        }
        own
    }

    /// Notes an instant of which the data speak; what lies after it was recorded is a plan.
    pub fn seen(&mut self, line: &Line<'_, '_>, at: Instant) {
        if at <= self.options.now && at <= line.recorded {
            self.last = self.last.max(Some(at));
        }
    }

    /// A record of an instant.
    pub fn about(&mut self, holder: u32, at: Instant, id: &str, own: [Sym; OWN]) -> About {
        About { holder, at, until: Instant::MAX, id: self.names.intern(id), own }
    }
}

impl<'b> Line<'_, 'b> {
    /// An instant.
    pub fn instant(&self, column: &str) -> Option<Instant> {
        self.cols.long(column).instant(self.at)
    }

    /// Yes or no.
    pub fn flag(&self, column: &str) -> Option<bool> {
        self.cols.flag(column).at(self.at)
    }

    /// A text, empty where absent.
    pub fn text(&self, column: &str) -> &'b str {
        self.cols.text(column).or_empty(self.at)
    }
}
