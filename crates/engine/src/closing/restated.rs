//! What is known by now of closed months, beside what was closed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tenure_domain::account::Account;
use tenure_domain::time::Instant;
use tenure_ledger::movement::Kind;
use tenure_store::{CloseInfo, Workspace};

use super::causes::{Causes, Owned, Row};
use super::changes::{Change, Changes};
use super::in_force;
use crate::book::{Book, BookOptions};
use crate::error::Error;
use crate::load::LoadOptions;

/// One customer, month and kind of which something else is known now than was closed.
#[derive(Clone, Debug)]
pub struct Restated {
    /// Customer.
    pub customer: String,
    /// Month, `2026-10`.
    pub month: String,
    /// Kind of the movements.
    pub kind: Kind,
    /// Sum of the movements as closed, in MRR units of the account currency.
    pub closed: i128,
    /// The same as known now.
    pub now: i128,
    /// The close that locks the month.
    pub close: u64,
    /// The facts of the customer, and of those who were merged into it, that changed since and moved
    /// this; where none did by itself all that changed, and where there are none those that concern
    /// everyone.
    pub why: Vec<Change>,
}

type Key = (String, String, Kind);

/// What changed since months were closed: all that hold, or those up to `since`.
///
/// Rows sum to the difference between the MRR at the end of the last closed month as known now and
/// as closed, which is what corrections and merges in the first open month bring.
///
/// # Errors
/// Those of [`super::book`].
pub fn restated(
    ws: &Workspace,
    loading: &LoadOptions,
    options: &BookOptions,
    since: Option<u64>,
) -> Result<(Vec<CloseInfo>, Vec<Restated>, Book), Error> {
    let mut closes = in_force(ws, loading.known_at)?;
    if let Some(since) = since {
        closes.retain(|close| close.id <= since);
    }
    let book = super::book(ws, loading, options.clone(), false)?;
    let Some(last) = closes.last() else { return Ok((closes, Vec::new(), book)) };
    let until = Instant(last.close.ends);
    let mut sums: BTreeMap<Key, [i128; 2]> = BTreeMap::new();
    for closed in book.customers() {
        let id = book.facts.names.text(closed.id);
        for (at, customer) in [closed, book.restated(closed.number)].into_iter().enumerate() {
            for step in customer.steps.iter().take_while(|step| step.at < until) {
                let key = (id.to_owned(), month(&book.options.account, step.at), step.kind);
                sums.entry(key).or_default()[at] += i128::from(step.delta);
            }
        }
    }
    sums.retain(|_, [closed, now]| closed != now);
    let parts = parts(&book);
    let mut since = Since { ws, book: &book, known_at: loading.known_at, changes: BTreeMap::new() };
    let mut causes = Causes::new(ws, loading, &book);
    let mut rows = Vec::with_capacity(sums.len());
    for ((customer, month, kind), [closed, now]) in sums {
        let Some(by) = closes.iter().find(|close| month <= close.close.month) else { continue };
        // What stands as a correction in a month that was closed later came after an earlier close.
        let earlier = || closes.iter().rfind(|close| close.close.month < month);
        let mut asked = vec![(by, Row::Of(&month, kind))];
        match kind {
            Kind::Correction => asked = vec![(earlier().unwrap_or(by), Row::Before(&month))],
            Kind::Merge => asked.extend(earlier().map(|close| (close, Row::Before(&month)))),
            _ => {}
        }
        let whose = std::iter::once(&customer).chain(parts.get(&customer).into_iter().flatten());
        let whose: Vec<&String> = whose.collect();
        let mut why = Vec::new();
        for &(close, row) in &asked {
            if why.is_empty() {
                why = causes.of((close, since.of(close, &whose)?), &customer, row)?;
            }
        }
        if why.is_empty() {
            why = since.changes(asked[0].0)?.of_everyone().to_vec();
        }
        rows.push(Restated { customer, month, kind, closed, now, close: by.id, why });
    }
    rows.sort_by(|a, b| (&a.month, &a.customer, a.kind).cmp(&(&b.month, &b.customer, b.kind)));
    Ok((closes, rows, book))
}

/// What changed since closes, looked up once of each.
struct Since<'a> {
    ws: &'a Workspace,
    book: &'a Book,
    known_at: Option<Instant>,
    changes: BTreeMap<u64, Changes>,
}

impl Since<'_> {
    fn changes(&mut self, close: &CloseInfo) -> Result<&Changes, Error> {
        let place = match self.changes.entry(close.id) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(place) => place,
        };
        let then = Some(Instant(close.close.known_at));
        Ok(place.insert(Changes::between(self.ws, &self.book.facts, then, self.known_at)?))
    }

    /// Of some customers, with whose each is.
    fn of(&mut self, close: &CloseInfo, whose: &[&String]) -> Result<Vec<Owned>, Error> {
        let changes = self.changes(close)?;
        let owned = |id: &&String| {
            let of = changes.of(id).iter().cloned();
            of.map(|change| ((*id).clone(), change)).collect::<Vec<_>>()
        };
        Ok(whose.iter().flat_map(owned).collect())
    }
}

/// The customers who became another one, by that one.
fn parts(book: &Book) -> BTreeMap<String, Vec<String>> {
    let (table, names) = (&book.facts.customers, &book.facts.names);
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let ids = table.ids.iter().zip(0..).filter(|(_, number)| !table.is_root(*number));
    for (&id, _) in ids {
        if let Some(root) = table.root(id) {
            let root = names.text(table.ids[root as usize]).to_owned();
            parts.entry(root).or_default().push(names.text(id).to_owned());
        }
    }
    parts
}

/// The month of an instant, `2026-10`.
pub(super) fn month(account: &Account, at: Instant) -> String {
    let day = account.zone.day(at).month_start();
    day.to_string()[..7].to_owned()
}
