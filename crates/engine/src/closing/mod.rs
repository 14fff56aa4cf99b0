//! Month closes: figures that are locked, and what late facts do to them.
//!
//! A close keeps the steps, components and contract levels of its months as they were figured out.
//! [`book`] shows them for ever after, whatever facts come, go or change. What is known by now and
//! was not known at the close stands at the beginning of the first open month: as `correction`
//! steps, each of the kind that it corrects, and as `merge` steps where customers became one.
//! From there on the book is as known now.

mod causes;
mod changes;
mod close;
mod correct;
mod overlay;
mod read;
mod renewals;
mod restated;
mod write;

use std::sync::Arc;

use tenure_domain::policy::{Policy, RULES_VERSION};
use tenure_domain::said;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_store::{CloseInfo, Workspace};

use crate::book::{Book, BookOptions};
use crate::error::Error;
use crate::load::{Facts, LoadOptions, load};

pub use changes::{Change, Changes, Earlier, What};
pub use close::{Closed, Refusal, Signature, close, last_complete, reopen};
pub(crate) use overlay::Overlay;
pub use restated::{Restated, restated};

/// The closes that hold, in order.
///
/// # Errors
/// [`Error::Store`].
pub fn in_force(ws: &Workspace, known_at: Option<Instant>) -> Result<Vec<CloseInfo>, Error> {
    let closes = ws.closes()?.into_iter();
    Ok(closes.filter(|close| close.holds(known_at.map(|at| at.0))).collect())
}

/// The policy of a close; `None` where its text was written for other rules than this program has.
pub fn policy_of(close: &CloseInfo) -> Option<Policy> {
    let mut policy = Policy { name: close.close.policy.clone(), ..Policy::standard() };
    for line in close.close.policy_text.lines() {
        let (key, value) = line.split_once(" = ")?;
        if key == "rules" {
            (value == RULES_VERSION.to_string()).then_some(())?;
        } else {
            policy.set(key, value).ok()?;
        }
    }
    Some(policy)
}

/// Loads the facts and keeps the book with the months closed that are.
///
/// With `restated` closes are left out: everything is as known now. The account's currency must be
/// that of the closes, or their figures cannot stand beside those of other months.
///
/// # Errors
/// Those of loading and keeping; [`Error::Query`] where the currency is another one.
pub fn book(
    ws: &Workspace,
    loading: &LoadOptions,
    options: BookOptions,
    restated: bool,
) -> Result<Book, Error> {
    let closes = if restated { Vec::new() } else { in_force(ws, loading.known_at)? };
    over(ws, &closes, load(ws, loading)?, loading.known_at, options)
}

/// Keeps the book of these facts with these closes laid over it.
fn over(
    ws: &Workspace,
    closes: &[CloseInfo],
    mut facts: Facts,
    known_at: Option<Instant>,
    mut options: BookOptions,
) -> Result<Book, Error> {
    let Some(last) = closes.last() else { return Ok(Book::keep(Arc::new(facts), options)) };
    check_account(last, &options)?;
    let view = read::View::of(&options);
    let ids = read::customers(ws, closes, view)?;
    let ids: Vec<Sym> = ids.iter().map(|id| facts.names.intern(id)).collect();
    facts.also(&ids);
    let wanted = options.wanted;
    // Corrections are told by currency, and that is in the details.
    options.wanted.details = true;
    let book = Book::keep(Arc::new(facts), options);
    let other = match policy_of(last) {
        Some(policy) if policy.canonical_text() == book.options.policy.canonical_text() => None,
        Some(policy) => {
            let options = BookOptions { policy, ..book.options.clone() };
            Some(Book::keep(Arc::clone(&book.facts), options))
        }
        None => None,
    };
    overlay::lay(ws, closes, view, book, other, known_at, wanted.components)
}

/// Closed months stand in the currency of their close, and in the days of its time zone.
fn check_account(last: &CloseInfo, options: &BookOptions) -> Result<(), Error> {
    let account = &options.account;
    let (currency, zone) = (account.currency.code(), account.zone.name());
    let then = |key| last.close.account.lines().find_map(|line| line.strip_prefix(key));
    let closed = |key| (last.close.month.to_string(), then(key).unwrap_or("?").to_owned());
    if then("currency = ") != Some(currency) {
        let (month, then) = closed("currency = ");
        return Err(Error::Query(said!(
            "months up to {month} are closed in {then}, and the account's currency is {now}; \
             `restated` gives figures without the closes",
            month = month,
            then = then,
            now = currency
        )));
    }
    if then("time_zone = ") != Some(zone) {
        let (month, then) = closed("time_zone = ");
        return Err(Error::Query(said!(
            "months up to {month} are closed in days of {then}, and the account's time zone is \
             {now}; `restated` gives figures without the closes",
            month = month,
            then = then,
            now = zone
        )));
    }
    Ok(())
}
