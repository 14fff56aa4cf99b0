//! Closing months, and reopening them.

use std::collections::BTreeSet;
use std::fmt;
use tenure_domain::finding::Said;
use tenure_domain::said;

use tenure_domain::account::Account;
use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::time::{Day, Instant};
use tenure_ledger::run::{Gap, Wanted};
use tenure_store::{Close, CloseInfo, Reopening, Workspace};

use super::{in_force, write};
use crate::book::{Book, BookOptions};
use crate::error::Error;
use crate::load::{LoadOptions, load};

/// Who closes or reopens, and what there is to say about it.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The program's version.
    pub program: String,
    /// A note.
    pub note: String,
    /// A name.
    pub by: String,
}

/// Why a month cannot be closed or reopened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is not over.
    NotOver(String),
    /// It is closed already: by this close, done then.
    Closed(String, u64, Instant),
    /// An earlier month is open.
    NotInOrder {
        /// The month that was asked for.
        asked: String,
        /// The first open month.
        open: String,
    },
    /// There are no figures so early; with the first month that has some.
    NothingYet(String, Option<String>),
    /// Its figures are undefined, and why.
    Undefined(String, String),
    /// A batch, an undo or a close is dated after the present.
    Future(Instant),
    /// It is not the end of the last close, so it cannot be reopened.
    NotLast {
        /// The month that was asked for.
        asked: String,
        /// The last closed month, if any.
        last: Option<String>,
    },
}

impl Refusal {
    /// Why, so that other languages can say it.
    pub fn said(&self) -> Said {
        match self.clone() {
            Refusal::NotOver(month) => said!("{month} is not over yet", month = month),
            Refusal::Closed(month, id, at) => said!(
                "{month} is closed already, by close {id} of {at}",
                month = month,
                id = id.to_string(),
                at = at.to_string()
            ),
            Refusal::NotInOrder { asked, open } => {
                said!("{asked} cannot be closed while {open} is open", asked = asked, open = open)
            }
            Refusal::NothingYet(month, Some(first)) => said!(
                "there is nothing to close in {month}: MRR begins in {first}",
                month = month,
                first = first
            ),
            Refusal::NothingYet(month, None) => {
                said!("there is nothing to close in {month}: the data hold no MRR", month = month)
            }
            Refusal::Undefined(month, why) => said!(
                "{month} cannot be closed: its figures are undefined, {why}",
                month = month,
                why = why
            ),
            Refusal::Future(at) => said!(
                "something in the workspace is dated {at}, which is in the future",
                at = at.to_string()
            ),
            Refusal::NotLast { asked, last: Some(last) } => said!(
                "{asked} cannot be reopened: the last close ends with {last}",
                asked = asked,
                last = last
            ),
            Refusal::NotLast { asked, last: None } => {
                said!("{asked} cannot be reopened: no month is closed", asked = asked)
            }
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

/// What came of closing.
#[derive(Debug)]
pub struct Closed {
    /// The close.
    pub info: CloseInfo,
    /// The first of its months that can hold MRR.
    pub first: String,
    /// Whether the policy is not that of the close before.
    pub policy_changed: bool,
}

/// The name of a month: `2026-10`.
fn name(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

/// The first day of the last month that is over.
pub fn last_complete(now: Instant, account: &Account) -> Day {
    account.zone.day(now).month_start().add_months(-1)
}

/// Closes a month, and with it all earlier ones where none is closed yet.
///
/// # Errors
/// [`Error::Store`] while another writer is at work or where writing fails; the workspace is then
/// as it was. Those of [`super::book`].
pub fn close(
    ws: &Workspace,
    month: Day,
    options: &BookOptions,
    signature: &Signature,
) -> Result<Result<Closed, Refusal>, Error> {
    let mut writer = ws.begin_close()?;
    let account = &options.account;
    let period = Period::new(month, month.add_months(1), account);
    let known_at = options.now;
    let closes = in_force(ws, None)?;
    if let Some(refusal) = refusal(ws, &closes, &period, known_at)? {
        return Ok(Err(refusal));
    }
    let wanted = Wanted::ALL;
    let options = BookOptions { wanted, native: None, ..options.clone() };
    let loading = LoadOptions {
        account: account.clone(),
        known_at: Some(known_at),
        now: options.now,
        support: Default::default(),
    };
    // The same facts are looked at in each currency.
    let keep = |facts, native| {
        let options = BookOptions { native, ..options.clone() };
        super::over(ws, &closes, facts, Some(known_at), options)
    };
    let book = keep(load(ws, &loading)?, None)?;
    let begins = closes.last().map_or(Instant::MIN, |close| Instant(close.close.ends));
    let first = book.first.map(|at| account.zone.day(at).month_start());
    let Some(first) = first.filter(|first| *first <= month) else {
        return Ok(Err(Refusal::NothingYet(name(month), first.map(name))));
    };
    let span = (begins, period.to);
    if let Some(refusal) = missing(&book, span, &period) {
        return Ok(Err(refusal));
    }
    let from = closes.last().map_or(first, |_| account.zone.day(begins));
    let months = Period::all(Grain::Month, from, period.end, account);
    let written = write::view(&book, span, "", &mut writer)?;
    let (customers, closing) = write::levels(&book, &months, &mut writer)?;
    let currencies = others(&book);
    let mut facts = book.into_facts();
    for currency in currencies {
        let book = keep(facts, Some(currency))?;
        write::view(&book, span, &format!("-{currency}"), &mut writer)?;
        facts = book.into_facts();
    }
    let close = Close {
        month: name(month),
        first: if closes.is_empty() { String::new() } else { name(from) },
        begins: begins.0,
        ends: period.to.0,
        closed_at: known_at.0,
        known_at: known_at.0,
        data_version: ws.data_version(Some(known_at.0))?,
        program: signature.program.clone(),
        policy: options.policy.name.clone(),
        policy_hash: crate::policy_hash(&options.policy),
        policy_text: options.policy.canonical_text(),
        account: account_text(account),
        note: signature.note.clone(),
        by: signature.by.clone(),
        customers,
        movements: written.movements,
        closing,
    };
    let before = closes.last().map(|close| &close.close.policy_hash);
    let policy_changed = before.is_some_and(|hash| *hash != close.policy_hash);
    let info = writer.commit(close)?;
    Ok(Ok(Closed { info, first: name(from), policy_changed }))
}

/// Currencies whose own view a close keeps: all, unless there is only the account's.
fn others(book: &Book) -> BTreeSet<Currency> {
    let components = book.customers().flat_map(|customer| customer.components.iter());
    let all: BTreeSet<Currency> = components.map(|component| component.currency).collect();
    let only_home = all.iter().all(|currency| *currency == book.currency());
    if only_home { BTreeSet::new() } else { all }
}

fn refusal(
    ws: &Workspace,
    closes: &[CloseInfo],
    period: &Period,
    now: Instant,
) -> Result<Option<Refusal>, Error> {
    let month = name(period.first);
    if period.to > now {
        return Ok(Some(Refusal::NotOver(month)));
    }
    if let Some(by) = closes.iter().find(|close| close.close.ends >= period.to.0) {
        return Ok(Some(Refusal::Closed(month, by.id, Instant(by.close.closed_at))));
    }
    if let Some(last) = closes.last().filter(|last| last.close.ends != period.from.0) {
        let open = last.close.month.as_str();
        let open = day_of(open).map_or_else(|| open.to_owned(), |day| name(day.add_months(1)));
        return Ok(Some(Refusal::NotInOrder { asked: month, open }));
    }
    Ok(latest(ws)?.filter(|at| *at > now).map(Refusal::Future))
}

/// The first day of a month's name.
fn day_of(month: &str) -> Option<Day> {
    let (year, month) = month.split_once('-')?;
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, 1)
}

/// The latest time of anything that was written.
fn latest(ws: &Workspace) -> Result<Option<Instant>, Error> {
    let batches = ws.batches()?;
    let of_batches = batches.iter().flat_map(|it| [Some(it.recorded_at), it.undone_at]);
    let closes = ws.closes()?;
    let of_closes = closes.iter().flat_map(|it| {
        [Some(it.close.closed_at), it.reopened.as_ref().map(|reopened| reopened.at)]
    });
    Ok(of_batches.chain(of_closes).flatten().max().map(Instant))
}

/// Why figures of the span are undefined.
fn missing(book: &Book, span: (Instant, Instant), period: &Period) -> Option<Refusal> {
    let within = |gap: &&Gap| gap.from < span.1 && gap.to >= span.0;
    let why = book.customers().find_map(|customer| {
        let gap = customer.gaps.iter().find(within)?;
        Some(book.reason(&customer, gap).to_string())
    });
    Some(Refusal::Undefined(name(period.first), why?))
}

fn account_text(account: &Account) -> String {
    format!(
        "currency = {}\ntime_zone = {}\nweek_start = {}\nfiscal_year_start = {}\n\
         inclusive_ends = {}\n",
        account.currency,
        account.zone.name(),
        account.week_start,
        account.fiscal_year_start,
        account.inclusive_ends,
    )
}

/// Reopens the last close; all its months are open again.
///
/// # Errors
/// [`Error::Store`].
pub fn reopen(
    ws: &Workspace,
    month: Day,
    now: Instant,
    signature: &Signature,
) -> Result<Result<CloseInfo, Refusal>, Error> {
    let closes = in_force(ws, None)?;
    let asked = name(month);
    let Some(last) = closes.last().filter(|last| last.close.month == asked) else {
        let last = closes.last().map(|last| last.close.month.clone());
        return Ok(Err(Refusal::NotLast { asked, last }));
    };
    if let Some(at) = latest(ws)?.filter(|at| *at > now) {
        return Ok(Err(Refusal::Future(at)));
    }
    let (note, by) = (signature.note.clone(), signature.by.clone());
    let reopening = Reopening { at: now.0, note, by };
    ws.reopen(last.id, &reopening)?;
    Ok(Ok(CloseInfo { reopened: Some(reopening), ..last.clone() }))
}
