//! From the store's rows to the facts of the ledger.

pub(crate) mod barren;
mod billing;
mod bulk;
mod by_sym;
mod changes;
pub(crate) mod cols;
mod customers;
mod deal;
mod door;
mod group;
mod items;
mod lines;
mod numbering;
mod pass;
mod patch;
mod patches;
mod refunds;
mod settled;
mod sources;
mod subscriptions;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_connectors::settings::day;
use tenure_domain::account::Account;
use tenure_domain::facts::{Adjustment, FactKind, Merge, MrrMonth, Plans, Trial};
use tenure_domain::fx::FxTable;
use tenure_domain::schema::TableId;
use tenure_domain::support::Support;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::{Instead, Needs};
use tenure_metrics::reading::Reason;
use tenure_store::{Mask, RECORDED_AT, SOURCE_FILE, SOURCE_LINE, UPDATED_AT, Workspace};

use crate::checks::doubts::DATED;
use crate::error::Error;
use crate::import;
use cols::Cols;
pub use deal::Limit;
pub(crate) use deal::estimate;
use door::Door;
pub(crate) use door::looked_up;
pub(crate) use pass::{PassFacts, Passes};
use patches::Patches;

pub use barren::Barren;
pub use changes::Changes;
pub(crate) use customers::absent;
pub use customers::{Attribute, Attributes, CustomerTable};
pub use group::{Grouped, Held};
pub use items::Subscriptions;
pub use lines::{Invoices, Lines};
pub(crate) use patch::Followed;
pub use patch::Why;
pub use sources::Sources;

/// Where a fact was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// File.
    pub file: Sym,
    /// Line, or 0 where it has none.
    pub line: u32,
}

/// Everything that billing says, and who the customers are.
#[derive(Debug, Default)]
pub struct Facts {
    /// Texts of all ids.
    pub names: Symbols,
    /// Customers and their attributes.
    pub customers: CustomerTable,
    /// Plans.
    pub plans: Plans,
    /// Names and products of plans for display: id, name, product.
    pub plan_names: Vec<(Sym, Sym, Sym)>,
    /// Where plans were read, by their id.
    pub plan_sources: FxHashMap<Sym, Source>,
    /// Pricing models by the id of their plan.
    pub pricing: FxHashMap<Sym, Sym>,
    /// Exchange rates.
    pub fx: FxTable,
    /// Subscription items.
    pub subscriptions: Subscriptions,
    /// Assessed reasons of leaving, by subscription and item.
    pub assessed: FxHashMap<(Sym, Sym), Sym>,
    /// Changes.
    pub changes: Changes,
    /// Invoice lines, joined with their invoices.
    pub lines: Lines,
    /// Refunds, credit notes and lost disputes, with the customer of their invoice.
    pub adjustments: Vec<(Sym, Adjustment)>,
    /// Monthly totals.
    pub mrr_months: Vec<MrrMonth>,
    /// Trials.
    pub trials: Vec<Trial>,
    /// Merges.
    pub merges: Vec<(Sym, Merge)>,
    /// Ids into which customers were merged and that are not there.
    awaited: FxHashSet<Sym>,
    /// The facts of each customer: positions in the lists, which are sorted by customer.
    pub grouped: Grouped,
    /// Where the facts were read, by kind and row of their origin; of large tables only where ids
    /// were wanted.
    pub sources: [Sources; 9],
    /// Remarks: code, table, what about.
    pub findings: Vec<LoadFinding>,
    /// The last instant of which any fact speaks, or to which the data are said to reach, as far as
    /// it is not in the future.
    pub last: Option<Instant>,
    /// The last instant of which any row speaks.
    last_row: Option<Instant>,
    /// The last instant of which any row of the smaller tables speaks, and some customers about
    /// whom those rows are.
    reached: Option<(Instant, Vec<Sym>)>,
    /// Tables that hold any row.
    pub tables: Vec<TableId>,
    /// What the only source that MRR could come from lacks in all of its rows.
    pub barren: Option<Barren>,
    /// Tables that hold none because every row that came was rejected.
    pub rejected: Vec<TableId>,
    /// What is kept from whoever asks: names are pseudonyms then.
    pub mask: Option<Mask>,
    /// What the rows of origins begin from.
    mark: u32,
    /// Instead of their own here: the facts of customers that have changed since.
    patches: Patches,
}

/// How many customers are remembered whose rows speak of the last instant.
const WITNESSES: usize = 8;

impl Facts {
    /// None yet, of few of all customers.
    fn few() -> Facts {
        let customers = CustomerTable::few();
        let grouped = Grouped::few();
        Facts { customers, grouped, ..Facts::default() }
    }

    /// Why a table is not there.
    pub fn lack(&self, table: TableId) -> Reason {
        match self.rejected.contains(&table) {
            true => Reason::RejectedTable(table),
            false => Reason::MissingTable(table),
        }
    }

    /// The same of a table that others may stand in for.
    pub(crate) fn lack_of(&self, table: TableId, instead: Option<Instead>) -> Reason {
        match (self.lack(table), instead) {
            (Reason::MissingTable(_), Some(instead)) => instead.lack(table),
            (reason, _) => reason,
        }
    }

    /// Why the records are not there that a variant needs.
    pub(crate) fn lack_for(&self, needs: &Needs) -> Option<Reason> {
        let instead =
            |table: TableId| needs.instead.filter(|_| needs.tables.first() == Some(&table));
        let others = |table| instead(table).map_or(&[][..], |instead| instead.tables);
        let stands_in = |table| others(table).iter().any(|other| self.tables.contains(other));
        let table = needs.missing(&self.tables).find(|&table| !stands_in(table))?;
        Some(self.lack_of(table, instead(table)))
    }
}

/// A remark on rows that do not fit together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadFinding {
    /// Stable code.
    pub code: &'static str,
    /// Table.
    pub table: TableId,
    /// The id concerned.
    pub id: String,
    /// Where it was read.
    pub source: Option<Source>,
}

/// What loading needs to know.
#[derive(Clone, Debug)]
pub struct LoadOptions {
    /// Currency, zone.
    pub account: Account,
    /// Only what was known then.
    pub known_at: Option<Instant>,
    /// The time of the question: facts after it lie in the future.
    pub now: Instant,
    /// When support works, and what counts as solved at first contact.
    pub support: Support,
}

/// Loads all facts, with everything that explanations name.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn load(ws: &Workspace, options: &LoadOptions) -> Result<Facts, Error> {
    load_with(ws, options, true)
}

/// Loads all facts, but of large tables neither the ids that only explanations name nor the places
/// where they were read. Figures are the same.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn load_lean(ws: &Workspace, options: &LoadOptions) -> Result<Facts, Error> {
    load_with(ws, options, false)
}

/// Loads what figures need beside the steps of customers: which tables there are, and exchange
/// rates. `last` is the last instant of which the facts speak.
pub(crate) fn outline(
    ws: &Workspace,
    options: &LoadOptions,
    last: Option<Instant>,
) -> Result<Facts, Error> {
    let facts = Facts { last, mask: ws.mask(), ..Facts::default() };
    let door = Door::new(ws, options);
    let mut loader = Loader { door, options, facts, invoices_speak: false, ids: false };
    loader.tables()?;
    loader.fx()?;
    Ok(loader.facts)
}

/// The same, and who the customers are: those of their table, in the order in which they are
/// numbered.
pub(crate) fn outline_with_customers(
    ws: &Workspace,
    options: &LoadOptions,
    last: Option<Instant>,
) -> Result<Facts, Error> {
    let door = Door::new(ws, options);
    let facts = outline(ws, options, last)?;
    let mut loader = Loader { door, options, facts, invoices_speak: false, ids: false };
    loader.customers()?;
    loader.facts.customers.finish();
    Ok(Facts { last, ..loader.facts })
}

/// Loads all facts with the other source speaking, subscriptions or invoices, than the one that does;
/// and whether it is invoices that do.
pub(crate) fn load_of_the_other(
    ws: &Workspace,
    options: &LoadOptions,
) -> Result<(Facts, bool), Error> {
    let speaks = invoices_speak(ws)?;
    Ok((load_as(ws, options, false, !speaks)?, speaks))
}

fn load_with(ws: &Workspace, options: &LoadOptions, ids: bool) -> Result<Facts, Error> {
    load_as(ws, options, ids, invoices_speak(ws)?)
}

fn load_as(
    ws: &Workspace,
    options: &LoadOptions,
    ids: bool,
    invoices_speak: bool,
) -> Result<Facts, Error> {
    let door = Door::new(ws, options);
    let facts = Facts { mask: ws.mask(), ..Facts::default() };
    let mut loader = Loader { door, options, facts, invoices_speak, ids };
    loader.all()?;
    Ok(loader.facts)
}

/// Whether invoice lines go before subscription rows.
fn invoices_speak(ws: &Workspace) -> Result<bool, Error> {
    Ok(ws.account()?.get("speaks").is_some_and(|speaks| speaks == "invoices"))
}

pub(crate) struct Loader<'a> {
    door: Door<'a>,
    options: &'a LoadOptions,
    facts: Facts,
    /// Whether invoice lines go before subscription rows.
    invoices_speak: bool,
    /// Whether ids that only explanations name are kept.
    ids: bool,
}

/// One row of a scan.
pub(crate) struct Row {
    pub at: usize,
    pub recorded_at: Instant,
    pub updated_at: Option<Instant>,
    pub source: Source,
}

impl Loader<'_> {
    /// Loads everything.
    fn all(&mut self) -> Result<(), Error> {
        self.tables()?;
        self.plans()?;
        self.fx()?;
        self.theirs()?;
        self.facts.last = self.reach(self.facts.last_row)?;
        Ok(())
    }

    /// How far the data reach, where rows about customers speak of this instant last.
    fn reach(&self, last_row: Option<Instant>) -> Result<Option<Instant>, Error> {
        let any = !self.facts.tables.is_empty();
        let reached = match last_row {
            None if any => self.last_record()?,
            last => last,
        };
        stated_end(self.door.ws, self.options, reached, any)
    }

    /// Loads what is about customers.
    fn theirs(&mut self) -> Result<(), Error> {
        self.customers()?;
        self.subscriptions()?;
        self.changes()?;
        self.invoices()?;
        self.mrr_months()?;
        self.trials()?;
        self.facts.last_row = self.facts.last;
        self.group();
        self.facts.sources.iter_mut().for_each(Sources::pack);
        Ok(())
    }

    /// The last instant of which any record beyond billing speaks: how far data without billing
    /// reach. What a record says of the time after it was recorded is a plan.
    fn last_record(&self) -> Result<Option<Instant>, Error> {
        let known = self.options.known_at.map(|at| at.0);
        let mut last = None;
        let there = |table: TableId| self.facts.tables.contains(&table);
        for (table, _, columns) in DATED.into_iter().filter(|of| there(of.0)) {
            let wanted = [&[RECORDED_AT], columns].concat();
            self.door.ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
                let cols = Cols::new(&batch);
                let recorded = cols.long(RECORDED_AT);
                for times in columns.iter().map(|column| cols.long(column)) {
                    let told = (0..cols.rows()).filter_map(|row| {
                        let limit = recorded.instant(row)?.min(self.options.now);
                        times.instant(row).filter(|&at| at <= limit)
                    });
                    last = told.max().max(last);
                }
                Ok(())
            })?;
        }
        Ok(last)
    }

    /// Calls `make` for every row in force, with its place among them, and lists what it makes.
    fn rows<T>(
        &mut self,
        table: TableId,
        mut make: impl FnMut(&mut Self, &Cols<'_>, &Row, usize) -> Option<T>,
    ) -> Result<Vec<T>, Error> {
        let mut list: Vec<T> = Vec::new();
        let mut place = self.facts.mark as usize;
        let door = self.door;
        door.batches(table, &mut |batch| {
            let cols = Cols::new(&batch);
            let (recorded, updated) = (cols.long(RECORDED_AT), cols.long(UPDATED_AT));
            let (files, lines) = (cols.text(SOURCE_FILE), cols.long(SOURCE_LINE));
            let mut file: (Option<&str>, Sym) = (None, Sym::NONE);
            for at in 0..cols.rows() {
                if file.0 != files.at(at) {
                    file = (files.at(at), self.facts.names.intern(files.or_empty(at)));
                }
                let row = Row {
                    at,
                    recorded_at: recorded.instant(at).unwrap_or(Instant::MIN),
                    updated_at: updated.instant(at),
                    source: Source {
                        file: file.1,
                        line: lines.at(at).and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
                    },
                };
                list.extend(make(self, &cols, &row, place));
                place += 1;
            }
            Ok(())
        })?;
        Ok(list)
    }

    /// Notes which tables hold any row, and why others do not.
    fn tables(&mut self) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        for &table in TableId::ALL {
            if self.door.ws.table_state(table, known)?.rows > 0 {
                self.facts.tables.push(table);
            }
        }
        let there = &self.facts.tables;
        let mut rejected = import::rejected_tables(self.door.ws)?;
        rejected.retain(|table| !there.contains(table));
        self.facts.rejected = rejected;
        self.facts.barren = barren::barren(self.door.ws, known, &self.facts.tables)?;
        Ok(())
    }

    /// Calls `f` with every batch of rows in force.
    fn batches(
        &mut self,
        table: TableId,
        mut f: impl FnMut(&mut Self, &Cols<'_>),
    ) -> Result<(), Error> {
        let door = self.door;
        door.batches(table, &mut |batch| {
            f(self, &Cols::new(&batch));
            Ok(())
        })
    }

    /// Notes where a fact was read; rows come in order, or again for a later version.
    fn note(&mut self, kind: FactKind, row: usize, source: Source) {
        let row = row - self.facts.mark as usize;
        self.facts.sources[kind as usize].note(row, source);
    }

    /// Notes an instant of which a row about a customer speaks. What it says of the time after it
    /// was recorded is a plan, and no evidence that the data reach so far.
    fn seen(&mut self, at: Option<Instant>, recorded_at: Instant, by: Sym) {
        let Some(at) = at.filter(|&t| t <= self.options.now && t <= recorded_at) else {
            return;
        };
        self.facts.last = self.facts.last.max(Some(at));
        let reached = &mut self.facts.reached;
        if reached.as_ref().is_none_or(|reached| reached.0 < at) {
            *reached = Some((at, Vec::new()));
        }
        if let Some((last, whose)) = reached
            && (*last, whose.len() < WITNESSES) == (at, true)
            && by.is_some()
            && !whose.contains(&by)
        {
            whose.push(by);
        }
    }

    fn finding(&mut self, code: &'static str, table: TableId, id: Sym, source: Source) {
        let id = self.facts.names.text(id).to_owned();
        self.facts.findings.push(LoadFinding { code, table, id, source: Some(source) });
    }
}

/// The last instant to which the data reach: that of a row, or to the end of the day that they are
/// said to reach, as far as that was over then and there are any.
pub(crate) fn stated_end(
    ws: &Workspace,
    options: &LoadOptions,
    last_row: Option<Instant>,
    any: bool,
) -> Result<Option<Instant>, Error> {
    let account = ws.account()?;
    let Some(day) = account.get("data_through").and_then(|text| day(text)) else {
        return Ok(last_row);
    };
    let end = options.account.zone.start_of_day(Day(day.0 + 1)).plus(-1);
    let end = end.min(options.now).min(options.known_at.unwrap_or(Instant::MAX));
    Ok(last_row.map_or(any.then_some(end), |last| Some(last.max(end))))
}
