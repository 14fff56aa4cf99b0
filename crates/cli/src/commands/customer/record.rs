//! The rows of the tables as JSON.

use tenure_domain::schema::{TableId, table};
use tenure_engine::dossier::{Dossier, Fact, Stored};

use crate::commands::movements::source;
use crate::output::{Json, Object};

/// Tables that are told as they are.
const TOLD: &[TableId] = &[
    TableId::Contacts,
    TableId::Users,
    TableId::Subscriptions,
    TableId::SubscriptionChanges,
    TableId::Invoices,
    TableId::InvoiceLines,
    TableId::Payments,
    TableId::Refunds,
    TableId::CreditNotes,
    TableId::Disputes,
    TableId::MrrMonths,
    TableId::Trials,
    TableId::Referrals,
    TableId::SurveyResponses,
    TableId::Feedback,
    TableId::Tickets,
    TableId::Seats,
    TableId::Milestones,
    TableId::Goals,
    TableId::Interactions,
];

/// Rows of a table that are told at most; how many there are is always said.
const MOST: usize = 200;

/// The rows of all tables that have any, the last ones first.
pub fn tables(dossier: &Dossier) -> Object {
    let mut object = Object::new();
    for &id in TOLD {
        let mut rows: Vec<&Fact> = dossier.of(id).collect();
        if rows.is_empty() {
            continue;
        }
        rows.sort_by_key(|row| std::cmp::Reverse(first_instant(id, row)));
        let count = rows.len();
        rows.truncate(MOST);
        let rows = Json::objects(rows.into_iter().map(row));
        object = object.with(id.name(), Object::new().with("count", count).with("rows", rows));
    }
    object
}

/// The first column of a row that tells of a time.
fn first_instant(id: TableId, row: &Fact) -> Option<i64> {
    let columns = table(id).columns.iter();
    columns.filter_map(|column| row.at(column.name)).map(|at| at.0).next()
}

fn row(fact: &Fact) -> Object {
    let mut object = Object::new();
    for (name, value) in &fact.values {
        if *name != "customer_id" {
            object = object.with(name, json(value));
        }
    }
    object.with("source", from(fact))
}

/// Where a row was read, from whom, and when it became known.
fn from(fact: &Fact) -> Object {
    source(&fact.place)
        .with("from", (!fact.source.is_empty()).then(|| fact.source.clone()))
        .with("recorded_at", fact.recorded_at.to_string())
        .with("updated_at", fact.updated_at.map(|at| at.to_string()))
}

fn json(value: &Stored) -> Json {
    match value {
        Stored::Text(text) | Stored::Decimal(text) => Json::from(text.clone()),
        Stored::Instant(at) => Json::from(at.to_string()),
        Stored::Day(day) => Json::from(day.to_string()),
        Stored::Count(n) => Json::from(*n),
        Stored::Flag(flag) => Json::from(*flag),
    }
}

/// What is known of a customer itself, each with the row that says so.
pub fn attributes(dossier: &Dossier, id: &str) -> Vec<Object> {
    let own = dossier.of(TableId::Customers).filter(|row| row.text("customer_id") == Some(id));
    let mut all = Vec::new();
    for fact in own {
        let values = fact.values.iter().filter(|(name, _)| *name != "customer_id");
        let values = values.map(|(name, value)| (*name, json(value)));
        let more = fact.more.iter().map(|(name, text)| (name.as_str(), Json::from(text.clone())));
        for (name, value) in values.chain(more) {
            let object = Object::new().with("name", name.to_owned());
            all.push(object.with("value", value).with("source", from(fact)));
        }
    }
    all
}
