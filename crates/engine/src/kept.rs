//! Books that are kept on disk: the steps of all customers, ready to be summed.
//!
//! A book of steps follows from the facts, the policy and the account. Once it has been made it is
//! written beside the facts, and answers the questions that need nothing else: totals, rates,
//! cohorts. It is made anew when anything that it rests on has changed.

mod columns;
mod pack;
mod passes;
mod rest;

pub(crate) use columns::{Columns, Steps, tag};

pub use crate::load::Limit;

use std::sync::Arc;

use sha2::{Digest, Sha256};
use tenure_domain::policy::FxModel;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_ledger::run::{Untold, Wanted};
use tenure_store::{Derived, Deriving, Form, Workspace};

use crate::book::{Book, BookOptions, Customer};
use crate::error::Error;
use crate::load::{self, Facts, LoadOptions};

/// What the files look like; a book of another form is made anew.
const VERSION: &str = "7";

/// A book for totals, rates and cohorts: the kept one, or one that is made and kept now. Its
/// customers have no names, its steps no details.
///
/// # Errors
/// Whatever loading facts and keeping the book may meet. That a book cannot be written is none.
pub fn book(ws: &Workspace, load: &LoadOptions, options: BookOptions) -> Result<Book, Error> {
    let options = lean(options);
    if let Some(book) = open(ws, load, &options)? {
        return Ok(book);
    }
    if keep_many(ws, load, &options, Limit::default())?
        && let Some(book) = open(ws, load, &options)?
    {
        return Ok(book);
    }
    let facts = load::load_lean(ws, load)?;
    let book = Book::keep(Arc::new(facts), options);
    let too_large = |c: Customer<'_>| c.gaps.iter().any(|gap| gap.why == Untold::TooLarge);
    if book.customers().any(too_large) {
        // What is undefined names the customer, so names are needed after all.
        return Ok(Book::keep(Arc::new(load::load(ws, load)?), book.options));
    }
    if load.known_at.is_none() && ws.dir().is_some() {
        // Somewhere where nothing can be written, books are made again each time.
        let _ = write(ws, &book);
    }
    Ok(book)
}

/// What a kept book is made with.
fn lean(options: BookOptions) -> BookOptions {
    BookOptions { wanted: Wanted { components: true, ..Wanted::default() }, ..options }
}

/// Makes the book and keeps it, where none is kept yet. What does not fit into memory is made
/// all the same, or not at all.
///
/// # Errors
/// As [`book`].
pub fn make(ws: &Workspace, load: &LoadOptions, options: BookOptions) -> Result<(), Error> {
    let options = lean(options);
    let limit = Limit::default();
    if is_kept(ws, &options)? {
        return Ok(());
    }
    match is_many(ws, load, &options, limit)? {
        true => keep_many(ws, load, &options, limit).map(drop),
        false => book(ws, load, options).map(drop),
    }
}

/// Whether a book can be kept, and all of its facts would take more memory than that.
fn is_many(
    ws: &Workspace,
    load: &LoadOptions,
    options: &BookOptions,
    limit: Limit,
) -> Result<bool, Error> {
    let kept = load.known_at.is_none() && ws.dir().is_some() && options.now.0 >= recorded(ws)?;
    Ok(kept && load::estimate(ws)? > limit.bytes)
}

/// Makes and keeps a book of many facts where none is kept, some customers at a time; says whether
/// one is kept now. Of few facts books are made in memory, and so they are where nothing can be
/// written.
///
/// # Errors
/// [`Error::Store`] where the workspace cannot be asked what it holds.
pub fn keep_many(
    ws: &Workspace,
    load: &LoadOptions,
    options: &BookOptions,
    limit: Limit,
) -> Result<bool, Error> {
    let options = lean(options.clone());
    if !is_many(ws, load, &options, limit)? {
        return Ok(false);
    }
    if find(ws, load, &options)?.is_some() {
        return Ok(true);
    }
    // What is wrong with the rows whoever reads them next says.
    Ok(passes::make(ws, load, &options, limit).unwrap_or(false))
}

/// A book of customers with their names and attributes, for figures of some of them and for rows:
/// the kept one, or one that is made and kept now. [`Book::knows_items`] says whether it also
/// tells what customers subscribe to.
///
/// # Errors
/// As [`book`].
pub fn members(ws: &Workspace, load: &LoadOptions, options: BookOptions) -> Result<Book, Error> {
    if let Some(book) = open_members(ws, load, &options)? {
        return Ok(book);
    }
    let book = Book::keep(Arc::new(load::load_lean(ws, load)?), options);
    if load.known_at.is_none() {
        keep(ws, &book)?;
    }
    Ok(book)
}

/// Writes a book of everything known now, with components, where none of its rules is kept yet.
pub(crate) fn keep(ws: &Workspace, book: &Book) -> Result<(), Error> {
    if ws.dir().is_some() && !is_kept(ws, &book.options)? {
        // Somewhere where nothing can be written, books are made again each time.
        let _ = write(ws, book);
    }
    Ok(())
}

fn open_members(
    ws: &Workspace,
    load: &LoadOptions,
    options: &BookOptions,
) -> Result<Option<Book>, Error> {
    let Some(found) = find(ws, load, options)? else { return Ok(None) };
    let facts = load::outline_with_customers(ws, load, found.facts.last)?;
    // Customers whom only their subscriptions name are not numbered here.
    if facts.customers.len() != found.customers {
        return Ok(None);
    }
    let Ok(partitions) = pack::read(&found.steps, &found.rest, found.customers) else {
        return Ok(None);
    };
    // Where MRR cannot be told, what is billed tells who pays.
    if partitions.iter().any(|partition| !partition.out.gaps.is_empty()) {
        return Ok(None);
    }
    let options = BookOptions { wanted: Wanted::default(), ..options.clone() };
    Ok(Some(Book::of_partitions(Arc::new(facts), options, partitions, found.customers)))
}

/// Whether a book of these rules is kept for the data as they are.
///
/// # Errors
/// [`Error::Store`].
pub fn is_kept(ws: &Workspace, options: &BookOptions) -> Result<bool, Error> {
    let (rules, data) = name(ws, options)?;
    Ok(ws.derived(&format!("steps-{rules}-{data}")).is_some())
}

/// What the files of a book are named after: its policy and account, and the data.
fn name(ws: &Workspace, options: &BookOptions) -> Result<(String, String), Error> {
    let account = &options.account;
    let mut hasher = Sha256::new();
    hasher.update(VERSION);
    // The sources of the ledger and of loading (see `build.rs`).
    hasher.update(env!("TENURE_LEDGER"));
    hasher.update(options.policy.canonical_text());
    hasher.update(format!("{account:?} {:?} {:?}", options.native, ws.account()?));
    let digest = hasher.finalize();
    let rules: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // Nothing in the ledger looks at what users did.
    Ok((rules, ws.data_version_without(None, &[TableId::Events])?))
}

/// The latest time at which any batch was recorded.
fn recorded(ws: &Workspace) -> Result<i64, Error> {
    Ok(ws.batches()?.iter().map(|batch| batch.recorded_at).max().unwrap_or(i64::MIN))
}

/// The files of a kept book that a question now would give, and what figures need beside it.
struct Found {
    steps: Derived,
    rest: Derived,
    facts: Facts,
    customers: usize,
}

/// The kept book, where there is one that a question now would give.
fn open(ws: &Workspace, load: &LoadOptions, options: &BookOptions) -> Result<Option<Book>, Error> {
    let Some(found) = find(ws, load, options)? else { return Ok(None) };
    let partitions = pack::read(&found.steps, &found.rest, found.customers);
    // A damaged file is as good as none.
    Ok(partitions.ok().map(|partitions| {
        let facts = Arc::new(found.facts);
        Book::of_partitions(facts, options.clone(), partitions, found.customers)
    }))
}

/// A book for totals alone ([`query::only_totals`](crate::query::only_totals)), where one is kept:
/// its steps are summed as they are read, and nobody is held in memory. Of many facts that lie in
/// memory it is made.
///
/// # Errors
/// As [`book`].
pub fn totals(
    ws: &Workspace,
    load: &LoadOptions,
    options: BookOptions,
) -> Result<Option<Book>, Error> {
    if ws.dir().is_none() {
        return held_totals(ws, load, options, Limit::near());
    }
    let Some(found) = find(ws, load, &options)? else { return Ok(None) };
    let first = note(&found.steps, "first").map(Instant);
    // Where rates are missing it matters whose they are.
    if note(&found.steps, "untold") != Some(0) {
        return Ok(None);
    }
    let steps = Steps::new(found.steps, found.rest);
    Ok(Some(Book::of_steps(Arc::new(found.facts), options, steps, first)))
}

/// The same of facts that lie in memory, where they are many.
///
/// # Errors
/// As [`book`].
pub fn held_totals(
    ws: &Workspace,
    load: &LoadOptions,
    options: BookOptions,
    limit: Limit,
) -> Result<Option<Book>, Error> {
    if load.known_at.is_some() || load::estimate(ws)? <= limit.bytes {
        return Ok(None);
    }
    let Some((steps, facts, end)) = passes::held(ws, load, &options, limit)? else {
        return Ok(None);
    };
    // Where rates are missing it matters whose they are.
    let told = end.untold == 0;
    Ok(told.then(|| Book::of_steps(Arc::new(facts), options, steps, end.first)))
}

fn find(ws: &Workspace, load: &LoadOptions, options: &BookOptions) -> Result<Option<Found>, Error> {
    if load.known_at.is_some() || ws.dir().is_none() || options.now.0 < recorded(ws)? {
        return Ok(None);
    }
    let (rules, data) = name(ws, options)?;
    let Some(steps) = ws.derived(&format!("steps-{rules}-{data}")) else { return Ok(None) };
    let Some(rest) = ws.derived(&format!("rest-{rules}-{data}")) else { return Ok(None) };
    let last = note(&steps, "last").map(Instant);
    let facts = load::outline(ws, load, last)?;
    let now = crate::book::horizon(&facts, options);
    let same = note(&steps, "horizon");
    let same = same.is_some_and(|kept| is_same_horizon(&facts, options, Instant(kept), now));
    let customers = note(&steps, "customers").filter(|_| same);
    let customers = customers.and_then(|customers| usize::try_from(customers).ok());
    Ok(customers.map(|customers| Found { steps, rest, facts, customers }))
}

/// Whether exchange rates that are looked up until then are those that are looked up until now.
fn is_same_horizon(facts: &Facts, options: &BookOptions, then: Instant, now: Instant) -> bool {
    let zone = &options.account.zone;
    let renewals = options.policy.fx == FxModel::Renewal;
    // Without rates nothing looks at the horizon; on one day the rates are the same.
    then == now || facts.fx.is_empty() || (!renewals && zone.day(then) == zone.day(now))
}

fn note(table: &Derived, key: &str) -> Option<i64> {
    table.note(key)?.parse().ok()
}

/// Writes a book beside its facts.
fn write(ws: &Workspace, book: &Book) -> Result<(), Error> {
    if book.options.now.0 < recorded(ws)? {
        return Ok(());
    }
    let name = name(ws, &book.options)?;
    let Some((mut steps, mut rest)) = begin(ws, &name, &book.options, book.count())? else {
        return Ok(());
    };
    rest.group(&rest::table(book))?;
    pack::groups(book).try_for_each(|group| steps.group(&group))?;
    let end = End {
        horizon: crate::book::horizon(&book.facts, &book.options),
        last: book.facts.last,
        first: book.first,
        untold: book.customers().map(|customer| customer.gaps.len()).sum(),
    };
    finish(steps, rest, &end)
}

/// What is known of a book when all of it is made.
struct End {
    /// Until when rates are looked up.
    horizon: Instant,
    /// The last instant of which the facts speak.
    last: Option<Instant>,
    /// When anyone has MRR first.
    first: Option<Instant>,
    /// How many spans cannot be told.
    untold: usize,
}

impl Default for End {
    fn default() -> End {
        End { horizon: Instant::MIN, last: None, first: None, untold: 0 }
    }
}

/// Begins the files of a book of so many customers: its steps, and the rest.
fn begin(
    ws: &Workspace,
    (rules, data): &(String, String),
    options: &BookOptions,
    customers: usize,
) -> Result<Option<(Deriving, Deriving)>, Error> {
    let notes = [("customers", customers.to_string()), ("policy", options.policy.canonical_text())];
    let steps = Form {
        name: &format!("steps-{rules}-{data}"),
        columns: &pack::COLUMNS,
        ascending: pack::COLUMNS[0].0,
        notes: &notes,
    };
    let rest = Form {
        name: &format!("rest-{rules}-{data}"),
        columns: &rest::COLUMNS,
        ascending: rest::COLUMNS[0].0,
        notes: &[],
    };
    Ok(ws.deriving(&steps, data)?.zip(ws.deriving(&rest, data)?))
}

/// Ends both. A book is there as soon as its steps are, so these come last.
fn finish(steps: Deriving, rest: Deriving, end: &End) -> Result<(), Error> {
    let mut notes =
        vec![("horizon", end.horizon.0.to_string()), ("untold", end.untold.to_string())];
    notes.extend(end.last.map(|last| ("last", last.0.to_string())));
    notes.extend(end.first.map(|first| ("first", first.0.to_string())));
    rest.finish(&[])?;
    Ok(steps.finish(&notes)?)
}
