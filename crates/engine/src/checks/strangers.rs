//! Records that name a customer of whom neither billing nor the table of customers knows.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::{Doubt, KEPT, place};
use super::fault::Fault;
use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::records::Records;

/// The check.
pub(crate) const CODE: &str = "customer-unknown";

/// Tables of records, each with the columns that name a customer. Events are too many to be read
/// again: whose they are is told by the use that was made of them.
pub(crate) const NAMING: [(TableId, &[&str]); 13] = [
    (TableId::Contacts, &["customer_id"]),
    (TableId::Users, &["customer_id"]),
    (TableId::Trials, &["customer_id"]),
    (TableId::Leads, &["customer_id", "referrer_customer_id"]),
    (TableId::Referrals, &["referrer_customer_id", "referred_customer_id"]),
    (TableId::SurveyInvites, &["customer_id"]),
    (TableId::SurveyResponses, &["customer_id"]),
    (TableId::Feedback, &["customer_id"]),
    (TableId::Tickets, &["customer_id"]),
    (TableId::Seats, &["customer_id"]),
    (TableId::Milestones, &["customer_id"]),
    (TableId::Goals, &["customer_id"]),
    (TableId::Interactions, &["customer_id"]),
];

/// An id without what people and exports change without meaning it: case and blanks.
pub(crate) fn folded(id: &str) -> String {
    id.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Which customers are known, and which of them an id may have meant.
struct Known<'a> {
    book: &'a Book,
    /// Ids of customers by their folded form, once anybody has asked.
    alike: Option<FxHashMap<String, String>>,
}

impl Known<'_> {
    fn has(&self, id: &str) -> bool {
        let facts = &self.book.facts;
        facts.names.get(id).is_some_and(|sym| facts.customers.get(sym).is_some())
    }

    /// The known id from which this one differs by case and blanks alone.
    fn near(&mut self, id: &str) -> Option<String> {
        let facts = &self.book.facts;
        let all = self.alike.get_or_insert_with(|| {
            let texts = facts.customers.ids.iter().map(|&id| facts.names.text(id));
            texts.map(|text| (folded(text), text.to_owned())).collect()
        });
        all.get(&folded(id)).cloned()
    }
}

/// An id that nobody knows: of how many records, and where the first of them is.
struct Stranger {
    count: u64,
    place: String,
}

/// Adds a problem for each id that records of a table name and nobody knows.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn strangers(
    ws: &Workspace,
    options: &LoadOptions,
    (book, records): (&Book, &Records),
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    // Where there is nothing but records, nobody could be known.
    if book.facts.customers.is_empty() {
        return Ok(());
    }
    let mut known = Known { book, alike: None };
    for (table, columns) in NAMING.iter().filter(|of| book.facts.tables.contains(&of.0)) {
        for column in *columns {
            let found = named(ws, options, (*table, column), &known)?;
            say(*table, column, found, &mut known, all);
        }
    }
    let users = records.strangers_with_events(book);
    let found = users.map(|id| (id.to_owned(), Stranger { count: 1, place: String::new() }));
    say(TableId::Events, "customer_id", found.collect(), &mut known, all);
    Ok(())
}

/// The unknown ids of a column.
fn named(
    ws: &Workspace,
    options: &LoadOptions,
    (table, column): (TableId, &str),
    known: &Known<'_>,
) -> Result<BTreeMap<String, Stranger>, Error> {
    let at = options.known_at.map(|at| at.0);
    let mut found: BTreeMap<String, Stranger> = BTreeMap::new();
    let wanted = [column, SOURCE_FILE, SOURCE_LINE];
    ws.scan_in_force::<Error>(table, at, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let ids = cols.text(column);
        for row in 0..cols.rows() {
            let id = ids.or_empty(row);
            if id.is_empty() || known.has(id) {
                continue;
            }
            match found.get_mut(id) {
                Some(stranger) => stranger.count += 1,
                None => {
                    let first = Stranger { count: 1, place: place(&cols, row) };
                    found.insert(id.to_owned(), first);
                }
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// A problem for each id, those first that differ from a known one by case or blanks; of so many
/// that a source goes wrong as a whole, the rest are counted.
fn say(
    table: TableId,
    column: &'static str,
    found: BTreeMap<String, Stranger>,
    known: &mut Known<'_>,
    all: &mut Vec<Doubt>,
) {
    let mut found: Vec<_> = found
        .into_iter()
        .map(|(customer, stranger)| (known.near(&customer), customer, stranger))
        .collect();
    found.sort_by_key(|(near, _, _)| near.is_none());
    for (at, (near, customer, Stranger { count, place })) in found.into_iter().enumerate() {
        match all.last_mut() {
            Some(last) if at >= KEPT => last.count += count,
            _ => {
                let fault = Fault::Stranger { table, column, customer, count, near, place };
                all.push(Doubt { code: CODE, fault, count });
            }
        }
    }
}
