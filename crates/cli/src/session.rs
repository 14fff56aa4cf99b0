//! The data of a question: a stored workspace, or a bundle read into memory.

mod records;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use tenure_domain::said;

use anyhow::{Context as _, Result};
use clap::Args;
use tempfile::TempDir;
use tenure_connectors::bundle::{Bundle, ReadOptions};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::report::ReadReport;
use tenure_connectors::settings::Settings;
use tenure_connectors::source;
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::schema::TableId;
use tenure_domain::support::{FirstContact, Support};
use tenure_domain::time::{Day, Instant, Zone};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::closing;
use tenure_engine::import::{self, Extent, ImportOptions, Imported, Watch};
use tenure_engine::kept::{self, Limit};
use tenure_engine::load::{Facts, LoadOptions, load, load_lean};
use tenure_ledger::run::Wanted;
use tenure_store::{CloseInfo, Workspace};

use crate::context::{Context, Counted};
use crate::dates::{self, Known};
use crate::failure::{Exit, advised, option};
use crate::policies;
use crate::resident::Resident;
use crate::sources::SourceArgs;
use crate::words::{Id, in_years_of, tr, words};

/// Where the data are, and how they are to be read.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Data")]
pub struct DataArgs {
    /// Read files (a bundle, or objects of Stripe) and store nothing
    #[arg(long, value_name = "BUNDLE", conflicts_with = "data")]
    pub input: Option<PathBuf>,

    /// A workspace that `tenure import` has made
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// With --input: a TOML file that says how the files differ from the bundle
    #[arg(long, value_name = "FILE", conflicts_with = "data")]
    pub mapping: Option<PathBuf>,

    #[command(flatten)]
    pub source: SourceArgs,

    /// By which rules MRR is computed: a preset, a preset with settings of your own
    /// (standard,paused=keep), or a TOML file (see `tenure policy`)
    #[arg(long, value_name = "PRESET|FILE")]
    pub policy: Option<String>,

    /// Only what is billed in this currency, at face value. With --input: the account's currency,
    /// where the bundle does not say it
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,

    /// Cut days and months in this time zone instead of the account's. With --input: also read
    /// dates in it, where the bundle does not say its zone
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,

    /// Answer from what had been imported by that time, as the answer would have been then
    #[arg(long, value_name = "DATE-TIME")]
    pub known_at: Option<String>,

    /// With --data: as if no month had been closed
    #[arg(long, conflicts_with = "input")]
    pub restated: bool,
}

/// Opened data.
pub struct Session {
    /// The facts.
    pub workspace: Workspace,
    /// Name of the company, where it is known.
    pub name: Option<String>,
    /// Currency and calendar of the answer.
    pub account: Account,
    /// When support works, and what counts as solved at first contact.
    pub support: Support,
    /// Only items in this currency.
    pub native: Option<Currency>,
    /// Rules.
    pub policy: Policy,
    /// Only what was known then.
    pub known_at: Option<Instant>,
    /// Whether closes are left out.
    pub restated: bool,
    /// The time of the question.
    pub now: Instant,
    /// Themes of comments that the bundle brings, as a TOML text.
    pub themes: Option<String>,
    /// What came of reading, with `--input`.
    pub imported: Option<Imported>,
    /// Events that were left where they are, and how they are to be read.
    pub events: Option<(Bundle, ReadOptions)>,
    /// Where they came from; may hold them unpacked.
    pub _source: Option<source::Source>,
    /// Where the facts are meanwhile, with a large `--input`; goes with the session, and after the
    /// workspace in it.
    pub _scratch: Option<TempDir>,
}

/// Reads the currency of an option.
pub fn currency(code: &str) -> Result<Currency> {
    Currency::parse(&code.to_uppercase()).ok_or_else(|| {
        let hint = said!("currencies are ISO 4217 codes such as EUR or USD");
        let (flag, code) = (option("--currency"), format!("{code:?}"));
        advised(said!("{flag} {code} is not a currency", flag = flag, code = code), hint)
    })
}

/// Reads the time zone of an option.
pub fn zone(name: &str) -> Result<Zone> {
    let unknown = |_| {
        let named = said!("no time zone is named {name}", name = format!("{name:?}"));
        advised(named, said!("time zones have IANA names such as Europe/Bucharest"))
    };
    Zone::named(name).map_err(unknown)
}

/// How many threads to parse with.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

impl DataArgs {
    /// Opens the data.
    pub fn open(&self, context: &Context) -> Result<Session> {
        self.open_with(context, false)
    }

    /// Opens the data, but leaves events where they are, where they are many and not stored:
    /// [`Session::events`] then says where that is.
    pub fn open_beside_events(&self, context: &Context) -> Result<Session> {
        self.open_with(context, true)
    }

    fn open_with(&self, context: &Context, beside: bool) -> Result<Session> {
        let stated = Settings {
            zone: self.time_zone.as_deref().map(zone).transpose()?,
            ..Settings::default()
        };
        let currency = self.currency.as_deref().map(currency).transpose()?;
        let (workspace, known, imported, said, outside) = match (&self.input, &self.data) {
            (Some(input), _) => {
                let read = self.read((input, beside), currency, &stated, context)?;
                let known = read.imported.settings.clone();
                (read.workspace, known, Some(read.imported), read.said, read.outside)
            }
            (None, Some(dir)) => {
                let workspace = context.workspace(dir)?;
                let known = import::settings(&workspace)?;
                (workspace, known, None, true, Outside::default())
            }
            (None, None) => {
                let hint = "--input BUNDLE reads files, --data DIR a workspace that \
                            `tenure import` made; `tenure demo --out company` makes files to try";
                return Err(advised("there is no data to look at", hint));
            }
        };
        let account = in_years_of(stated.apply(&known.apply(&Account::default())));
        let policy = self.policy.as_deref().or(known.policy.as_deref()).unwrap_or("standard");
        let known_at = self.known_at.as_deref();
        let known_at = known_at.map(|text| dates::instant(text, &account.zone, "--known-at"));
        Ok(Session {
            workspace,
            name: known.name.clone(),
            support: known.support(),
            // Where the files do not say what the account's currency is, the option does.
            native: currency.filter(|&code| said || code != account.currency),
            policy: policies::find(policy)?,
            known_at: known_at.transpose()?,
            restated: self.restated,
            now: context.now,
            themes: known.themes.clone(),
            account,
            imported,
            events: outside.events,
            _scratch: outside.scratch,
            _source: outside.source,
        })
    }

    /// Reads a bundle into memory.
    fn read(
        &self,
        (input, beside): (&std::path::Path, bool),
        currency: Option<Currency>,
        stated: &Settings,
        context: &Context,
    ) -> Result<Read> {
        let mapping = self.mapping.as_deref().map(read_mapping).transpose()?;
        let open = self.source.open_options(mapping.as_ref(), stated.zone.as_ref())?;
        there(input)?;
        let mut source = source::open(input, &open)
            .with_context(|| format!("cannot read {}", input.display()))?;
        let many = source.bytes(TableId::Events) > MANY;
        let events = if many && beside { source.split_off(TableId::Events) } else { None };
        // What the bundle says of its own files holds; where it is silent, the options speak.
        let said = source.settings().clone();
        let stated = Settings {
            currency: currency.filter(|_| said.currency.is_none()),
            zone: stated.zone.clone().filter(|_| said.zone.is_none()),
            ..Settings::default()
        };
        let options = ImportOptions {
            extent: Extent::GoodRows,
            stated,
            recorded_at: context.now.0,
            mapping: mapping.map(Arc::new),
            threads: threads(),
        };
        let scratch = match many && !beside {
            true => Some(tempfile::tempdir().context("there is no room for temporary files")?),
            false => None,
        };
        let workspace = match &scratch {
            Some(folder) => Workspace::open_or_create(&folder.path().join("books"))?,
            None => Workspace::in_memory()?,
        };
        let mut bar = Bar(context.talk.bar(Id("busy-reading"), Counted::Bytes));
        let imported = import::import(&workspace, &source, &options, &mut bar);
        bar.0.finish_and_clear();
        let imported = imported?;
        say_what_was_read(&imported, context);
        let account = imported.account();
        let events = events.map(|bundle| {
            let read = ReadOptions {
                recorded_at: options.recorded_at,
                accept_recorded_at: true,
                mapping: options.mapping.clone(),
                threads: options.threads,
                ..ReadOptions::new(account)
            };
            (bundle, read)
        });
        let outside = Outside { events, scratch, source: Some(source) };
        Ok(Read { said: said.currency.is_some(), workspace, imported, outside })
    }
}

/// Events whose files have more bytes are not held in memory.
const MANY: u64 = 32 << 20;

/// A bundle that was read.
struct Read {
    workspace: Workspace,
    imported: Imported,
    /// Whether it says what the account's currency is.
    said: bool,
    outside: Outside,
}

/// What is not in memory.
#[derive(Default)]
struct Outside {
    events: Option<(Bundle, ReadOptions)>,
    scratch: Option<TempDir>,
    source: Option<source::Source>,
}

/// Refuses a path at which there is nothing, before anything is made or read.
pub fn there(path: &std::path::Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let hint = "give the folder or archive that holds the files";
    Err(advised(format!("{} does not exist", path.display()), hint))
}

/// Reads a mapping file.
pub fn read_mapping(path: &std::path::Path) -> Result<Mapping> {
    let text = fs_err::read_to_string(path)?;
    parse_mapping(&text, &path.display().to_string())
}

/// Reads a mapping from its text.
pub fn parse_mapping(text: &str, name: &str) -> Result<Mapping> {
    let file = std::path::Path::new(name).file_name().unwrap_or_default().to_string_lossy();
    let parsed = Mapping::parse(text).map(|mapping| mapping.named(&file));
    parsed
        .map_err(|mut findings| {
            findings.iter_mut().for_each(|it| it.place.file = Some(file.as_ref().into()));
            tenure_connectors::Error::Refused(findings)
        })
        .with_context(|| format!("cannot use the mapping {name}"))
}

/// A few words on stderr about what reading found, if anything.
fn say_what_was_read(imported: &Imported, context: &Context) {
    let talk = context.talk;
    let report = &imported.report;
    for file in &report.failed_files {
        match report.why_failed(file) {
            Some(why) => {
                let (file, needs) = (file.as_ref(), words().phrase(&why.expected));
                talk.warn(&tr!("remark-not-read-why", file = file, needs = needs));
                if let Some(hint) = &why.hint {
                    talk.hint(&words().phrase(hint));
                }
            }
            None => talk.warn(&tr!("remark-not-read", file = file.as_ref())),
        }
    }
    let unread = say_what_was_left_out(report, context);
    if report.rejected() > 0 {
        talk.warn(&tr!("remark-rejected", n = report.rejected()));
    }
    let events = imported.contradicting_events();
    let ids = imported.contradictions() - events;
    if ids > 0 {
        talk.warn(&tr!("remark-ids-twice", n = ids));
    }
    if events > 0 {
        talk.warn(&tr!("remark-events-twice", n = events));
    }
    if !imported.is_clean() || unread {
        talk.hint(&tr!("remark-dry-run"));
    }
}

/// So many files and columns are named.
const NAMED: usize = 3;

/// Names files that are no table and columns that are none of theirs; whether there are any.
fn say_what_was_left_out(report: &ReadReport, context: &Context) -> bool {
    let count = |code: &str| report.codes.get(code).copied().unwrap_or(0);
    let named = |code: &str, of: &[Finding], name: &dyn Fn(&Finding) -> Option<String>| {
        let names: Vec<String> = of.iter().filter(|it| it.code == code).filter_map(name).collect();
        let more = count(code) > names.len().min(NAMED) as u64;
        let named = names.into_iter().take(NAMED).chain(more.then(|| "…".to_owned()));
        named.collect::<Vec<_>>().join(", ")
    };
    let (files, columns) = (count("unknown-file"), count("unknown-column"));
    if files > 0 {
        let file = |it: &Finding| Some(it.place.file.as_deref()?.to_owned());
        let names = named("unknown-file", &report.of_files, &file);
        context.talk.warn(&tr!("remark-files-unread", n = files, names = names));
    }
    if columns > 0 {
        let column = |it: &Finding| Some(it.field.as_deref()?.to_owned());
        let names = named("unknown-column", &report.first, &column);
        context.talk.warn(&tr!("remark-columns-unread", n = columns, names = names));
    }
    files + columns > 0
}

/// Moves a progress bar.
struct Bar(indicatif::ProgressBar);

impl Watch for Bar {
    fn progress(&mut self, done: u64, total: u64) {
        self.0.set_length(total);
        self.0.set_position(done);
    }
}

/// A way to load facts.
type Load = fn(&Workspace, &LoadOptions) -> Result<Facts, tenure_engine::error::Error>;

impl Session {
    /// Keeps the book of all customers, with all that explanations name.
    pub fn book(&self, wanted: Wanted, context: &Context) -> Result<Book> {
        self.keep(wanted, load, context)
    }

    /// Keeps the book of all customers for figures and their rows: the single facts cannot be
    /// named.
    pub fn figures(&self, wanted: Wanted, context: &Context) -> Result<Book> {
        self.keep(wanted, load_lean, context)
    }

    /// A book for totals, rates and cohorts of everyone: the one that is kept beside the facts, or
    /// a new one. Its customers have no names.
    pub fn totals(&self, context: &Context) -> Result<Book> {
        let wanted = Wanted { components: true, ..Wanted::default() };
        if self.has_closes()? {
            return self.book(wanted, context);
        }
        if let Some(book) = self.resident(context)? {
            return Ok(book);
        }
        let spinner = context.talk.spinner(Id("busy-books"));
        let (load, options) = self.options(wanted);
        let book = kept::book(&self.workspace, &load, options)?;
        spinner.finish_and_clear();
        Ok(book)
    }

    /// A book of customers for figures of some of them and for rows; whether it also tells what
    /// they subscribe to, [`Book::knows_items`] says.
    pub fn members(&self, context: &Context) -> Result<Book> {
        let wanted = Wanted { details: true, components: true, bases: false };
        if self.has_closes()? {
            return self.figures(wanted, context);
        }
        if let Some(book) = self.resident(context)? {
            return Ok(book);
        }
        let spinner = context.talk.spinner(Id("busy-books"));
        let (load, options) = self.options(wanted);
        let book = kept::members(&self.workspace, &load, options)?;
        spinner.finish_and_clear();
        Ok(book)
    }

    /// A book for totals alone, where one is kept.
    pub fn only_totals(&self, context: &Context) -> Result<Option<Book>> {
        let resident = context.resident.as_deref();
        if self.has_closes()? || resident.is_some_and(|resident| !resident.is_loading()) {
            return Ok(None);
        }
        let spinner = context.talk.spinner(Id("busy-books"));
        let (load, options) = self.options(Wanted { components: true, ..Wanted::default() });
        let mut book = kept::totals(&self.workspace, &load, options.clone())?;
        // Books of many facts are made and kept without ever being in memory.
        let many = || kept::keep_many(&self.workspace, &load, &options, Limit::default());
        if book.is_none() && resident.is_none() && many()? {
            book = kept::totals(&self.workspace, &load, options)?;
        }
        spinner.finish_and_clear();
        Ok(book)
    }

    /// Makes the books of everyone beside their facts, where there are none, in little memory.
    pub fn keep_books(&self, context: &Context) -> Result<()> {
        let spinner = context.talk.spinner(Id("busy-books"));
        let (load, options) = self.options(Wanted { components: true, ..Wanted::default() });
        let made = kept::make(&self.workspace, &load, options);
        spinner.finish_and_clear();
        Ok(made?)
    }

    /// The book that stays in memory, in a shell.
    fn resident(&self, context: &Context) -> Result<Option<Book>> {
        let Some(resident) = self.at_home(context) else { return Ok(None) };
        let spinner = context.talk.spinner(Id("busy-books"));
        let (load, options) =
            self.options(Wanted { details: true, components: true, bases: false });
        let book = resident.book(&self.workspace, &load, &options)?;
        spinner.finish_and_clear();
        Ok(Some(book))
    }

    /// Where books stay in memory that can answer.
    fn at_home<'c>(&self, context: &'c Context) -> Option<&'c Resident> {
        let resident = context.resident.as_deref()?;
        let home = self.known_at.is_none() && self.workspace.dir() == Some(&resident.dir);
        home.then_some(resident)
    }

    /// Takes another definition of solved at first contact than that of the account.
    ///
    /// # Errors
    /// Where it is in business time, and nobody says what that is.
    pub fn define(&mut self, first_contact: FirstContact) -> Result<()> {
        if first_contact.window.is_business() && self.support.hours.is_none() {
            let hint = "tenure.toml says them: business_hours = \"Mon-Fri 09:00-17:00\"";
            let window = first_contact.window;
            return Err(advised(format!("window={window} needs business hours"), hint));
        }
        self.support.first_contact = first_contact;
        Ok(())
    }

    fn options(&self, wanted: Wanted) -> (LoadOptions, BookOptions) {
        (self.loading(), self.keeping(wanted))
    }

    /// How records are loaded.
    pub fn loading(&self) -> LoadOptions {
        LoadOptions {
            account: self.account.clone(),
            known_at: self.known_at,
            now: self.now,
            support: self.support.clone(),
        }
    }

    /// How the book is kept.
    pub fn keeping(&self, wanted: Wanted) -> BookOptions {
        BookOptions {
            policy: self.policy.clone(),
            account: self.account.clone(),
            native: self.native,
            now: self.now,
            wanted,
        }
    }

    fn keep(&self, wanted: Wanted, load: Load, context: &Context) -> Result<Book> {
        let closed = self.has_closes()?;
        if let (false, Some(book)) = (closed, self.resident(context)?) {
            return Ok(book);
        }
        let spinner = context.talk.spinner(Id("busy-books"));
        let (how, options) = self.options(wanted);
        let book = match (closed, self.at_home(context)) {
            (true, Some(resident)) => resident.closed(&self.workspace, &how, &options)?,
            (true, None) => closing::book(&self.workspace, &how, options, false)?,
            (false, _) => Book::keep(Arc::new(load(&self.workspace, &how)?), options),
        };
        spinner.finish_and_clear();
        Ok(book)
    }

    /// The close up to which months are closed, where closes are part of the answer.
    pub fn last_close(&self) -> Result<Option<CloseInfo>> {
        let closes = closing::in_force(&self.workspace, self.known_at)?;
        Ok(closes.into_iter().last().filter(|_| !self.restated))
    }

    /// Whether closed months are part of the answer.
    fn has_closes(&self) -> Result<bool> {
        let closes = closing::in_force(&self.workspace, self.known_at)?;
        Ok(!self.restated && !closes.is_empty())
    }

    /// What a range is made from.
    pub fn known(&self, through: Option<Day>) -> Known<'_> {
        Known { account: &self.account, through, today: self.account.zone.day(self.now) }
    }

    /// Takes in what came of reading more of the input, and says it.
    pub fn also_read(&mut self, report: ReadReport, context: &Context) {
        if let Some(imported) = &mut self.imported {
            let before = std::mem::replace(&mut imported.report, report);
            say_what_was_read(imported, context);
            imported.report.add(before);
        }
    }

    /// [`Exit::Findings`] where rows of the input were rejected.
    pub fn exit(&self) -> Exit {
        Exit::findings(self.imported.as_ref().is_some_and(|it| !it.report.is_clean()))
    }
}
