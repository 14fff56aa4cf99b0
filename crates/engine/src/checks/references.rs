//! Records that name another record which is not there, or that do not go with the one they name.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_connectors::values::choice::nearest;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::{Doubt, KEPT, keep, place};
use super::fault::Fault;
use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::records::key;
use crate::usage::told::list;

/// The check of what is not there.
pub(super) const CODE: &str = "unknown-reference";

/// The check of answers beside the invitations that they name.
pub(super) const AGAINST_INVITE: &str = "answer-against-invite";

/// A column that names a record: of which table, by which column there. Lines of invoices, changes,
/// refunds, credit notes and disputes are told as they are loaded, customers by `customer-unknown`.
const NAMING: [(TableId, &str, TableId, &str); 10] = [
    (TableId::Subscriptions, "plan_id", TableId::Plans, "plan_id"),
    (TableId::SubscriptionChanges, "plan_id", TableId::Plans, "plan_id"),
    (TableId::Payments, "invoice_id", TableId::Invoices, "invoice_id"),
    (TableId::LeadStages, "lead_id", TableId::Leads, "lead_id"),
    (TableId::Referrals, "referred_lead_id", TableId::Leads, "lead_id"),
    (TableId::TicketEvents, "ticket_id", TableId::Tickets, "ticket_id"),
    (TableId::SurveyInvites, "survey_id", TableId::Surveys, "survey_id"),
    (TableId::SurveyResponses, "survey_id", TableId::Surveys, "survey_id"),
    (TableId::SurveyResponses, "invite_id", TableId::SurveyInvites, "invite_id"),
    (TableId::SurveyResponses, "ticket_id", TableId::Tickets, "ticket_id"),
];

/// The plans that have a feature go by these columns.
const PLANS: [&str; 2] = ["plan_id", "name"];

/// Where events are named by what they are called.
const EVENTS: [(TableId, &str); 2] =
    [(TableId::Features, "events"), (TableId::EventKinds, "event")];

/// What is not there: how many rows name it, and where the first of them is.
type Found = BTreeMap<String, (u64, String)>;

/// Adds a problem for each id that nothing has. Where the other table has no rows at all, ids stand
/// for themselves.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn references(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let there = |table: TableId| book.facts.tables.contains(&table);
    let mut known: BTreeMap<TableId, FxHashSet<u128>> = BTreeMap::new();
    for (table, column, other, id) in NAMING.into_iter().filter(|of| there(of.0) && there(of.2)) {
        let known = match known.entry(other) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => free.insert(ids(ws, options, (other, id))?),
        };
        let found = named(ws, options, (table, column), &mut |id| known.contains(&key(id)))?;
        say((table, column), found, &BTreeSet::new(), all);
    }
    if there(TableId::Features) && there(TableId::Plans) {
        let mut known = FxHashSet::default();
        for column in PLANS {
            known.extend(ids(ws, options, (TableId::Plans, column))?);
        }
        let of = (TableId::Features, "plans");
        let found = named(ws, options, of, &mut |name| known.contains(&key(name)))?;
        say(of, found, &BTreeSet::new(), all);
        let known = ids(ws, options, (TableId::Features, "feature"))?;
        let of = (TableId::Plans, "features");
        let found = named(ws, options, of, &mut |name| known.contains(&key(name)))?;
        say(of, found, &BTreeSet::new(), all);
    }
    events(ws, options, &there, all)
}

/// Adds a problem for each name of an event that no event has, where there is one that no table
/// names and whose name is nearly the same. Else nobody may have done it so far: but where no event
/// has any of the names that qualify, nothing counts as use, and that is told of each of them.
fn events(
    ws: &Workspace,
    options: &LoadOptions,
    there: &dyn Fn(TableId) -> bool,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    if !there(TableId::Events) {
        return Ok(());
    }
    let mut named_in = Vec::new();
    for of in EVENTS.into_iter().filter(|of| there(of.0)) {
        named_in.push((of, named(ws, options, of, &mut |_| false)?));
    }
    let names = named_in.iter().flat_map(|(_, found)| found.keys().cloned());
    let names: BTreeSet<String> = names.collect();
    let (mut unseen, mut unnamed) = (names.clone(), BTreeSet::new());
    let events = ws.events(options.known_at.map(|at| at.0))?;
    for unit in 0..events.units() {
        // Most names are among the first events.
        if unseen.is_empty() {
            return Ok(());
        }
        events.read::<Error>(unit, &mut |batch| {
            let column = batch["event"].as_dictionary::<Int32Type>();
            let texts = column.values().as_string::<i32>();
            let there: FxHashSet<i32> = column.keys().iter().flatten().collect();
            for name in there {
                let name = texts.value(name as usize);
                if !unseen.remove(name) && !names.contains(name) && !unnamed.contains(name) {
                    unnamed.insert(name.to_owned());
                }
            }
            Ok(())
        })?;
    }
    let qualifying = match there(TableId::EventKinds) {
        true => qualifying(ws, options)?,
        false => BTreeSet::new(),
    };
    let blind = qualifying.is_subset(&unseen);
    for (of, mut found) in named_in {
        let near = |name: &str| nearest(name, unnamed.iter().map(String::as_str)).is_some();
        let alone = |name: &str| blind && of.0 == TableId::EventKinds && qualifying.contains(name);
        found.retain(|name, _| unseen.contains(name) && (near(name) || alone(name)));
        say(of, found, &unnamed, all);
    }
    Ok(())
}

/// The names of events of which it is said that they count as use.
fn qualifying(ws: &Workspace, options: &LoadOptions) -> Result<BTreeSet<String>, Error> {
    let at = options.known_at.map(|at| at.0);
    let mut all = BTreeSet::new();
    let wanted = ["event", "qualifying"];
    ws.scan_in_force::<Error>(TableId::EventKinds, at, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let (names, flags) = (cols.text("event"), cols.flag("qualifying"));
        let said = (0..cols.rows()).filter(|&row| flags.at(row) == Some(true));
        all.extend(said.map(|row| names.or_empty(row).to_owned()));
        Ok(())
    })?;
    Ok(all)
}

/// The ids of a table, as numbers.
fn ids(
    ws: &Workspace,
    options: &LoadOptions,
    (table, column): (TableId, &str),
) -> Result<FxHashSet<u128>, Error> {
    let at = options.known_at.map(|at| at.0);
    let mut all = FxHashSet::default();
    ws.scan_in_force::<Error>(table, at, Some(&[column]), &mut |batch| {
        let cols = Cols::new(&batch);
        let ids = cols.text(column);
        all.extend((0..cols.rows()).map(|row| key(ids.or_empty(row))));
        Ok(())
    })?;
    Ok(all)
}

/// The ids of a column that are not known; of a list, each of its texts.
fn named(
    ws: &Workspace,
    options: &LoadOptions,
    (table, column): (TableId, &'static str),
    known: &mut dyn FnMut(&str) -> bool,
) -> Result<Found, Error> {
    let at = options.known_at.map(|at| at.0);
    let lists = matches!(table, TableId::Features | TableId::Plans);
    let mut found = Found::new();
    let wanted = [column, SOURCE_FILE, SOURCE_LINE];
    ws.scan_in_force::<Error>(table, at, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let ids = cols.text(column);
        for row in 0..cols.rows() {
            let text = ids.or_empty(row);
            let mut note = |id: &str| {
                if !id.is_empty() && !known(id) {
                    let first = || (0, place(&cols, row));
                    found.entry(id.to_owned()).or_insert_with(first).0 += 1;
                }
            };
            match lists {
                true => list(text).for_each(note),
                false => note(text),
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// A problem for each of them, with which of these it may be; of so many that a source goes wrong as
/// a whole, the rest are counted.
fn say(
    (table, column): (TableId, &'static str),
    found: Found,
    meant: &BTreeSet<String>,
    all: &mut Vec<Doubt>,
) {
    for (at, (id, (count, place))) in found.into_iter().enumerate() {
        match all.last_mut() {
            Some(last) if at >= KEPT => last.count += count,
            _ => {
                let near = nearest(&id, meant.iter().map(String::as_str)).map(str::to_owned);
                let fault = Fault::Stranger { table, column, customer: id, count, near, place };
                all.push(Doubt { code: CODE, fault, count });
            }
        }
    }
}

/// Adds a problem for each answer that came before its invitation was sent, or that names another
/// customer than was invited.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn against_invites(
    ws: &Workspace,
    options: &LoadOptions,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let known = options.known_at.map(|at| at.0);
    let invited = ["invite_id", "sent_at", "customer_id"];
    let mut sent: FxHashMap<u128, (Option<Instant>, u128)> = FxHashMap::default();
    ws.scan_in_force::<Error>(TableId::SurveyInvites, known, Some(&invited), &mut |batch| {
        let cols = Cols::new(&batch);
        let [ids, customers] = ["invite_id", "customer_id"].map(|column| cols.text(column));
        let at = cols.long("sent_at");
        let of = |row| (at.instant(row), key(customers.or_empty(row)));
        sent.extend((0..cols.rows()).map(|row| (key(ids.or_empty(row)), of(row))));
        Ok(())
    })?;
    let (table, mut found) = (TableId::SurveyResponses, 0);
    let wanted =
        ["response_id", "invite_id", "responded_at", "customer_id", SOURCE_FILE, SOURCE_LINE];
    ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let (invites, at) = (cols.text("invite_id"), cols.long("responded_at"));
        for row in 0..cols.rows() {
            let Some((sent_at, customer)) = sent.get(&key(invites.or_empty(row))) else { continue };
            let early = at.instant(row).filter(|at| sent_at.is_some_and(|sent| *at < sent));
            let day = |at: Instant| options.account.zone.day(at);
            let early = early.filter(|at| sent_at.is_some_and(|sent| day(*at) < day(sent)));
            let own = cols.text("customer_id").or_empty(row);
            let other = !own.is_empty() && *customer != 0 && *customer != key(own);
            let (column, value) = match (early, other) {
                (Some(at), _) => ("responded_at", at.to_string()),
                (None, true) => ("customer_id", own.to_owned()),
                (None, false) => continue,
            };
            let id = cols.text("response_id").or_empty(row).to_owned();
            let fault = Fault::Cell { table, id, column, value, place: place(&cols, row) };
            keep(all, AGAINST_INVITE, fault, &mut found);
        }
        Ok(())
    })
}
