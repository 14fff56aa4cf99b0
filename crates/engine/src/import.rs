//! Brings files of any source into a workspace: plan first, then apply.
//!
//! The same path serves `--data DIR` and, with [`Workspace::in_memory`], `--input BUNDLE`. Reading
//! streams into a batch; nothing of it is in the workspace before the commit at the very end.

mod ahead;
mod currencies;
mod ended;
mod error;
mod left;
mod paid;
mod periods;
mod priced;
mod prices;
mod rated;
mod rejected;
mod remarks;
mod scales;
mod settings;
mod strangers;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use fs_err::File;
use tenure_connectors::bundle::{Part, ReadOptions};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::report::{ReadReport, Reject, Sink};
use tenure_connectors::settings::Settings;
use tenure_connectors::source::{self, OpenOptions, Source};
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::money::Currency;
use tenure_domain::schema::{SAYS, Says, TableId};
use tenure_domain::time::{Day, Instant};
use tenure_store::{BatchInfo, BatchWriter, Plan, SourceFile, Workspace, marked};
use twox_hash::XxHash3_128;

use crate::odd::Noted;
use crate::zoned;
use ahead::Ahead;
use currencies::Unnamed;
use ended::Undated;
pub use error::ImportError;
use error::Stopped;
use left::Left;
use paid::Paid;
use periods::Periods;
use priced::Priced;
use prices::Prices;
use rated::Rated;
pub(crate) use rejected::rejected_tables;
use remarks::{alike, conflict, unversioned};
use scales::Scales;
pub use settings::{Difference, may_become, settings};
use strangers::Strangers;

/// How far an import goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// Only says what it would do; the workspace stays as it is.
    Plan,
    /// Stores every good row.
    GoodRows,
    /// Stores all rows, or none where anything is wrong with one.
    AllOrNothing,
}

/// How a bundle is to be brought in.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// How far to go.
    pub extent: Extent,
    /// What the user says about the account; goes before the workspace and the bundle.
    pub stated: Settings,
    /// Time of the import, in microseconds since 1970.
    pub recorded_at: i64,
    /// How the files differ from the bundle.
    pub mapping: Option<Arc<Mapping>>,
    /// Threads that parse.
    pub threads: usize,
}

/// Hears what happens during an import.
pub trait Watch {
    /// A row was refused.
    ///
    /// # Errors
    /// Where the row cannot be noted; the import stops and stores nothing.
    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        let _ = reject;
        Ok(())
    }

    /// There is something to say about a file.
    fn finding(&mut self, finding: &Finding) {
        let _ = finding;
    }

    /// So many bytes of the input are read.
    fn progress(&mut self, done: u64, total: u64) {
        let _ = (done, total);
    }

    /// Whether the import is to stop. It is asked after every block of rows, and for the last time
    /// before anything is kept.
    fn stopped(&self) -> bool {
        false
    }
}

/// Watches nothing.
#[derive(Debug)]
pub struct Unwatched;

impl Watch for Unwatched {}

/// What came of an import.
#[derive(Debug)]
pub struct Imported {
    /// Rows read and refused, and findings.
    pub report: ReadReport,
    /// What the rows mean for the workspace.
    pub plan: Plan,
    /// The batch; `None` where nothing was stored.
    pub batch: Option<BatchInfo>,
    /// What is known about the account now.
    pub settings: Settings,
    /// Whether the account's currency was taken from the only one in the files.
    pub inferred_currency: bool,
    /// Whether dates were read as days of UTC, for want of a time zone.
    pub assumed_zone: bool,
    /// Settings of the bundle that the workspace already had otherwise, and kept.
    pub differences: Vec<Difference>,
    /// The rows that contradict another row of the import, as findings.
    pub conflicts: Vec<Finding>,
}

impl Imported {
    /// Whether every row was good and none contradicts another.
    pub fn is_clean(&self) -> bool {
        self.report.is_clean() && self.contradictions() == 0
    }

    /// Rows that contradict another row of the import; the first are in `conflicts`.
    pub fn contradictions(&self) -> u64 {
        self.plan.tables.iter().map(|table| table.conflicts).sum()
    }

    /// Those of them among events, of which the first that was read counts; of others the last.
    pub fn contradicting_events(&self) -> u64 {
        let events = self.plan.tables.iter().filter(|table| table.table == TableId::Events);
        events.map(|table| table.conflicts).sum()
    }

    /// The account as it is known now.
    pub fn account(&self) -> Account {
        self.settings.apply(&Account::default())
    }
}

/// Brings a source into a workspace.
///
/// # Errors
/// [`ImportError`]; what is wrong with rows and files is in the report instead.
pub fn import(
    ws: &Workspace,
    source: &Source,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<Imported, ImportError> {
    import_beside(ws, source, Vec::new(), options, watch)
}

/// As [`import`], with rows `beside` those of the source in the same batch.
///
/// # Errors
/// As [`import`].
pub(crate) fn import_beside(
    ws: &Workspace,
    source: &Source,
    beside: Vec<(TableId, RecordBatch)>,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<Imported, ImportError> {
    refuse_mixture(ws, source.name())?;
    let known = settings(ws)?;
    let differences = settings::differences(&known, source.settings());
    may_become(ws, &known, &options.stated)?;
    let decided = settings::first_of(&options.stated, &known);
    let mut settings = settings::first_of(&decided, source.settings());
    settings.data_through = reached(&settings, options.recorded_at);
    let read = reading(ws, source, options, &settings)?;
    let mut writer = begun(ws, source.name(), options)?;
    let (currencies, ahead, odd) = (Rated::default(), Ahead::default(), Noted::default());
    let doubts = Doubts { left: Left::new(read.known.keys().copied()), ..Doubts::default() };
    let leaving = BTreeMap::new();
    let account = &read.account;
    let mut intake =
        Intake { ws, writer: &mut writer, watch, currencies, ahead, odd, doubts, leaving, account };
    let mut report = ReadReport::default();
    for (table, batch) in beside {
        intake.beside(table, &batch, &mut report)?;
    }
    report.add(source.read(&read, &mut intake)?);
    tell(intake.ahead.findings(), &mut report, intake.watch);
    let (currencies, odd, doubts) = (intake.currencies, intake.odd, intake.doubts);
    let plan = writer.plan()?;
    let versions = plan.tables.iter().filter_map(unversioned);
    tell(versions.chain(plan.alike.iter().map(alike)), &mut report, watch);
    // What follows is quick, and all of it is kept or none.
    if watch.stopped() {
        return Err(ImportError::Stopped);
    }
    let inferred = infer_currency(&mut settings, &report, &currencies.paid);
    let account = settings.apply(&Account::default());
    let assumed_zone = settings.zone.is_none() && doubts.dates;
    tell(doubts.findings(ws, &account)?, &mut report, watch);
    tell(remarks::moved(ws, &known, &account)?, &mut report, watch);
    tell(currencies.finding(ws, &account)?, &mut report, watch);
    tell(odd.findings(&account), &mut report, watch);
    if options.extent == Extent::GoodRows {
        rejected::keep(ws, &report)?;
    }
    let mut imported = Imported {
        conflicts: plan.conflicts.iter().map(conflict).collect(),
        report,
        plan,
        batch: None,
        settings,
        inferred_currency: inferred,
        assumed_zone,
        differences,
    };
    if applies(options.extent, &imported) {
        files(source)?.into_iter().for_each(|file| writer.add_file(file));
        writer.set_rejects(imported.report.rejected());
        settings::keep(ws, &imported.settings)?;
        let batch = writer.commit()?;
        zoned::note(ws, batch.id, &account.zone)?;
        imported.batch = Some(batch);
    } else if imported.settings.data_through > known.data_through
        && reads(options.extent, &imported)
    {
        // Nothing has happened since, which is news, too.
        let data_through = imported.settings.data_through;
        settings::keep(ws, &Settings { data_through, ..Settings::default() })?;
    }
    Ok(imported)
}

/// How the files of a source are to be read.
fn reading(
    ws: &Workspace,
    source: &Source,
    options: &ImportOptions,
    settings: &Settings,
) -> Result<ReadOptions, tenure_store::Error> {
    Ok(ReadOptions {
        recorded_at: options.recorded_at,
        accept_recorded_at: ws.is_empty()?,
        known: ws.spoken()?,
        mapping: options.mapping.clone(),
        threads: options.threads,
        source: source.name().into(),
        finish: marked,
        ..ReadOptions::new(settings.apply(&Account::default()))
    })
}

/// The batch that takes the rows of an import, or only finds out what they would do.
fn begun<'w>(
    ws: &'w Workspace,
    source: &str,
    options: &ImportOptions,
) -> Result<BatchWriter<'w>, tenure_store::Error> {
    match options.extent {
        Extent::Plan => ws.begin_plan(source, options.recorded_at),
        _ => ws.begin(source, options.recorded_at),
    }
}

/// Says findings, to the report and to whoever watches.
fn tell(
    findings: impl IntoIterator<Item = Finding>,
    report: &mut ReadReport,
    watch: &mut dyn Watch,
) {
    for finding in findings {
        report.note(&finding);
        watch.finding(&finding);
    }
}

/// To the end of which day the data are said to reach: no later than their import.
fn reached(settings: &Settings, recorded_at: i64) -> Option<Day> {
    let zone = &settings.apply(&Account::default()).zone;
    settings.data_through.map(|day| day.min(zone.day(Instant(recorded_at))))
}

/// Whether an import is more than a plan, and not held up by bad rows.
fn reads(extent: Extent, imported: &Imported) -> bool {
    match extent {
        Extent::Plan => false,
        Extent::GoodRows => true,
        Extent::AllOrNothing => imported.is_clean(),
    }
}

/// What is only tried must not be counted with what real customers do: refuses a source that is
/// one where the workspace holds the other.
///
/// # Errors
/// [`ImportError::Mixed`], and errors of the store.
pub fn refuse_mixture(ws: &Workspace, name: &str) -> Result<(), ImportError> {
    let modes = [("stripe", "live"), ("stripe-test", "test")];
    let Some(given) = modes.iter().position(|(source, _)| *source == name) else { return Ok(()) };
    let (other, held) = modes[1 - given];
    let batches = ws.batches()?;
    if batches.iter().any(|batch| batch.source == other && batch.undone_at.is_none()) {
        return Err(ImportError::Mixed { held, given: modes[given].1 });
    }
    Ok(())
}

/// Whether the rows go into the workspace.
fn applies(extent: Extent, imported: &Imported) -> bool {
    let any = imported.plan.tables.iter().any(|table| table.rows() > 0);
    any && reads(extent, imported)
}

/// Where nobody says what the account's currency is, and the files know only one, it is that one.
/// Rows without currency would have been read as another, so there must be none.
fn infer_currency(
    settings: &mut Settings,
    report: &ReadReport,
    currencies: &BTreeSet<String>,
) -> bool {
    let mut all = currencies.iter();
    let (Some(code), None) = (all.next(), all.next()) else { return false };
    if settings.currency.is_some() || report.codes.contains_key("currency-missing") {
        return false;
    }
    settings.currency = Currency::parse(code);
    settings.currency.is_some()
}

/// Puts rows into the batch.
struct Intake<'a, 'w> {
    ws: &'a Workspace,
    writer: &'a mut BatchWriter<'w>,
    watch: &'a mut dyn Watch,
    currencies: Rated,
    ahead: Ahead,
    odd: Noted,
    doubts: Doubts,
    /// By table and what rows speak of, whether they leave what stored rows tell.
    leaving: BTreeMap<(TableId, Says), bool>,
    account: &'a Account,
}

/// What is doubtful about rows beside others.
#[derive(Default)]
struct Doubts {
    undated: Undated,
    periods: Periods,
    paid: Paid,
    priced: Priced,
    strangers: Strangers,
    scales: Scales,
    prices: Prices,
    left: Left,
    unnamed: Unnamed,
    /// Whether any row has a date without a time, as UTC has it.
    dates: bool,
}

impl Doubts {
    /// Looks at rows. Those that leave columns as they were (`leaves`) do not tell alone what there
    /// is to doubt of them.
    fn note(&mut self, table: TableId, batch: &RecordBatch, leaves: bool, account: &Account) {
        self.strangers.note(table, batch);
        self.left.note(table, batch, leaves);
        self.dates = self.dates || zoned::any_date(table, batch);
        if leaves {
            return;
        }
        self.scales.note(table, batch);
        self.undated.note(table, batch, account);
        self.periods.note(table, batch, account);
        self.paid.note(table, batch);
        self.priced.note(table, batch);
        self.prices.note(table, batch);
        self.unnamed.note(table, batch);
    }

    fn findings(
        self,
        ws: &Workspace,
        account: &Account,
    ) -> Result<Vec<Finding>, tenure_store::Error> {
        let mut all = self.left.findings(ws)?;
        all.extend(self.undated.findings(ws)?);
        all.extend(self.periods.findings(ws)?);
        all.extend(self.paid.finding(ws)?);
        all.extend(self.priced.finding(ws)?);
        all.extend(self.strangers.findings(ws)?);
        all.extend(self.scales.finding(ws)?);
        all.extend(self.prices.findings(ws)?);
        all.extend(self.unnamed.findings(ws, account)?);
        Ok(all)
    }
}

impl Intake<'_, '_> {
    /// Whether rows do not speak of columns of which stored ones do.
    fn leaves(&mut self, table: TableId, batch: &RecordBatch) -> Result<bool, tenure_store::Error> {
        let Some(says) = batch.schema_ref().metadata().get(SAYS) else { return Ok(false) };
        let key = (table, Says::parse(says));
        if let Some(&known) = self.leaving.get(&key) {
            return Ok(known);
        }
        let leaves = self.ws.leaves(table, &key.1)?;
        self.leaving.insert(key, leaves);
        Ok(leaves)
    }

    /// Takes rows that no reader has read.
    fn beside(
        &mut self,
        table: TableId,
        batch: &RecordBatch,
        report: &mut ReadReport,
    ) -> Result<(), ImportError> {
        let count = report.tables.entry(table).or_default();
        count.rows += batch.num_rows() as u64;
        count.good += batch.num_rows() as u64;
        Ok(self.writer.append(table, batch)?)
    }
}

impl Sink for Intake<'_, '_> {
    fn batch(
        &mut self,
        table: TableId,
        batch: RecordBatch,
    ) -> Result<(), tenure_connectors::Error> {
        if self.watch.stopped() {
            return Err(tenure_connectors::Error::Sink(Box::new(Stopped)));
        }
        self.currencies.note(table, &batch);
        if table == TableId::Events {
            self.ahead.note(&batch);
        }
        self.odd.note(table, &batch, self.account);
        let leaves = self.leaves(table, &batch).map_err(tenure_connectors::Error::sink)?;
        self.doubts.note(table, &batch, leaves, self.account);
        self.writer.append(table, &batch).map_err(tenure_connectors::Error::sink)
    }

    fn reject(&mut self, reject: &Reject) -> Result<(), tenure_connectors::Error> {
        self.watch.reject(reject).map_err(tenure_connectors::Error::sink)
    }

    fn finding(&mut self, finding: &Finding) {
        self.watch.finding(finding);
    }

    fn progress(&mut self, bytes_done: u64, bytes_total: u64) {
        self.watch.progress(bytes_done, bytes_total);
    }
}

fn note_currencies(batch: &RecordBatch, seen: &mut BTreeSet<String>) {
    let Some(column) = batch.column_by_name("currency") else { return };
    let Some(column) = column.as_string_opt::<i32>() else { return };
    let mut last = "";
    for row in 0..column.len() {
        let code = if column.is_valid(row) { column.value(row) } else { "" };
        if code != last && !code.is_empty() && !seen.contains(code) {
            seen.insert(code.to_owned());
        }
        last = code;
    }
}

/// The files of a source with their hashes. They have just been read, so this costs little.
fn files(source: &Source) -> Result<Vec<SourceFile>, ImportError> {
    let file = |part: Part| {
        let hash = hash(&part.path).map_err(tenure_store::Error::Io)?;
        Ok(SourceFile { name: part.name.to_string(), bytes: part.bytes, hash })
    };
    source.parts().into_iter().map(file).collect()
}

/// XXH3 of a file's bytes in 128 bits, as hexadecimal digits; empty for what is no plain file,
/// since a pipe cannot be read twice.
fn hash(path: &Path) -> io::Result<String> {
    if !fs_err::metadata(path)?.is_file() {
        return Ok(String::new());
    }
    let mut file = File::open(path)?;
    let mut hasher = XxHash3_128::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match io::Read::read(&mut file, &mut buffer)? {
            0 => return Ok(format!("{:032x}", hasher.finish_128())),
            n => hasher.write(&buffer[..n]),
        }
    }
}

/// Opens the files at a path and brings it into a new workspace in memory.
///
/// # Errors
/// As [`import`].
pub fn in_memory(
    path: &Path,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<(Workspace, Imported), ImportError> {
    let mapping = options.mapping.as_deref();
    let source = source::open(path, &OpenOptions { mapping, ..OpenOptions::default() })?;
    let ws = Workspace::in_memory()?;
    let imported = import(&ws, &source, options, watch)?;
    Ok((ws, imported))
}
