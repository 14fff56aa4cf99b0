//! What is known by now of closed months, beside what was closed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tenure_domain::account::Account;
use tenure_domain::time::Instant;
use tenure_ledger::movement::Kind;
use tenure_store::{CloseInfo, Workspace};

use super::causes::Causes;
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
    let mut changes: BTreeMap<u64, Changes> = BTreeMap::new();
    let mut causes = Causes::new(ws, loading, &book);
    let mut rows = Vec::with_capacity(sums.len());
    for ((customer, month, kind), [before, after]) in sums {
        let Some(by) = closes.iter().find(|close| month <= close.close.month) else { continue };
        let changes = match changes.entry(by.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let then = Some(Instant(by.close.known_at));
                place.insert(Changes::between(ws, &book.facts, then, loading.known_at)?)
            }
        };
        let whose = std::iter::once(&customer).chain(parts.get(&customer).into_iter().flatten());
        let owned = |id: &String| {
            let of = changes.of(id).iter().cloned();
            of.map(|change| (id.clone(), change)).collect::<Vec<_>>()
        };
        let changed = whose.flat_map(owned).collect();
        let mut why = causes.of((by, changed), &customer, (&month, kind))?;
        if why.is_empty() {
            why = changes.of_everyone().to_vec();
        }
        let (closed, now) = (before, after);
        rows.push(Restated { customer, month, kind, closed, now, close: by.id, why });
    }
    rows.sort_by(|a, b| (&a.month, &a.customer, a.kind).cmp(&(&b.month, &b.customer, b.kind)));
    Ok((closes, rows, book))
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
