//! From the store's rows to the facts of the ledger.

mod billing;
mod bulk;
mod changes;
mod cols;
mod customers;
mod group;
mod lines;
mod settled;
mod words;

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_connectors::settings::day;
use tenure_domain::account::Account;
use tenure_domain::facts::{Adjustment, FactKind, Merge, MrrMonth, Plans, Subscription, Trial};
use tenure_domain::fx::FxTable;
use tenure_domain::money::{Amount, Currency};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};
use tenure_store::{RECORDED_AT, SOURCE_FILE, SOURCE_LINE, UPDATED_AT, Workspace};

use crate::error::Error;
use cols::Cols;

pub use changes::Changes;
pub use customers::{Attribute, Attributes, CustomerTable};
pub use group::{Grouped, Held};
pub use lines::{Invoices, Lines};

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
    /// Exchange rates.
    pub fx: FxTable,
    /// Subscription items.
    pub subscriptions: Vec<Subscription>,
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
    /// Recognised revenue by month: first day, amount, currency.
    pub revenue: Vec<(Day, Amount, Currency)>,
    /// The facts of each customer: positions in the lists, which are sorted by customer.
    pub grouped: Grouped,
    /// Where the facts were read, by kind and row of their origin; of large tables only where ids
    /// were wanted.
    pub sources: [Vec<Source>; 9],
    /// Remarks: code, table, what about.
    pub findings: Vec<LoadFinding>,
    /// The last instant of which any fact speaks, or to which the data are said to reach, as far as
    /// it is not in the future.
    pub last: Option<Instant>,
    /// Tables that hold any row.
    pub tables: Vec<TableId>,
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

/// Loads what figures need beside the steps of customers: which tables there are, exchange rates
/// and recognised revenue. `last` is the last instant of which the facts speak.
pub(crate) fn outline(
    ws: &Workspace,
    options: &LoadOptions,
    last: Option<Instant>,
) -> Result<Facts, Error> {
    let facts = Facts { last, ..Facts::default() };
    let mut loader = Loader { ws, options, facts, invoices_speak: false, ids: false };
    loader.tables()?;
    loader.fx()?;
    loader.revenue()?;
    Ok(loader.facts)
}

fn load_with(ws: &Workspace, options: &LoadOptions, ids: bool) -> Result<Facts, Error> {
    let invoices_speak = ws.account()?.get("speaks").is_some_and(|s| s == "invoices");
    let mut loader = Loader { ws, options, facts: Facts::default(), invoices_speak, ids };
    loader.tables()?;
    loader.customers()?;
    loader.plans()?;
    loader.fx()?;
    loader.subscriptions()?;
    loader.changes()?;
    loader.invoices()?;
    loader.mrr_months()?;
    loader.trials()?;
    loader.revenue()?;
    loader.stated_end()?;
    loader.group();
    Ok(loader.facts)
}

pub(crate) struct Loader<'a> {
    ws: &'a Workspace,
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
    /// Calls `make` for every row in force, with its place among them, and lists what it makes.
    fn rows<T>(
        &mut self,
        table: TableId,
        mut make: impl FnMut(&mut Self, &Cols<'_>, &Row, usize) -> Option<T>,
    ) -> Result<Vec<T>, Error> {
        let known = self.options.known_at.map(|t| t.0);
        let mut list: Vec<T> = Vec::new();
        let mut place = 0;
        let ws = self.ws;
        ws.scan_in_force(table, known, None, &mut |batch: RecordBatch| -> Result<(), Error> {
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

    /// Notes which tables hold any row.
    fn tables(&mut self) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        for &table in TableId::ALL {
            if self.ws.table_state(table, known)?.rows > 0 {
                self.facts.tables.push(table);
            }
        }
        Ok(())
    }

    /// Calls `f` with every batch of rows in force.
    fn batches(
        &mut self,
        table: TableId,
        mut f: impl FnMut(&mut Self, &Cols<'_>),
    ) -> Result<(), Error> {
        let known = self.options.known_at.map(|t| t.0);
        let ws = self.ws;
        ws.scan_in_force(table, known, None, &mut |batch: RecordBatch| -> Result<(), Error> {
            f(self, &Cols::new(&batch));
            Ok(())
        })
    }

    /// Notes where a fact was read; rows come in order, or again for a later version.
    fn note(&mut self, kind: FactKind, row: usize, source: Source) {
        let sources = &mut self.facts.sources[kind as usize];
        if sources.len() <= row {
            sources.resize(row + 1, source);
        }
        sources[row] = source;
    }

    /// Notes to the end of which day the data are said to reach, as far as that was over then.
    fn stated_end(&mut self) -> Result<(), Error> {
        let account = self.ws.account()?;
        let Some(day) = account.get("data_through").and_then(|text| day(text)) else {
            return Ok(());
        };
        let end = self.options.account.zone.start_of_day(Day(day.0 + 1)).plus(-1);
        let end = end.min(self.options.now).min(self.options.known_at.unwrap_or(Instant::MAX));
        self.facts.last = self.facts.last.map(|last| last.max(end));
        Ok(())
    }

    /// Notes an instant of which the data speaks. What a row says of the time after it was
    /// recorded is a plan, and no evidence that the data reach so far.
    fn seen(&mut self, at: Option<Instant>, row: &Row) {
        if let Some(at) = at.filter(|&t| t <= self.options.now && t <= row.recorded_at) {
            self.facts.last = Some(self.facts.last.map_or(at, |last| last.max(at)));
        }
    }

    fn finding(&mut self, code: &'static str, table: TableId, id: Sym, source: Source) {
        let id = self.facts.names.text(id).to_owned();
        self.facts.findings.push(LoadFinding { code, table, id, source: Some(source) });
    }
}
