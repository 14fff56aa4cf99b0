//! What the tables hold about one customer, row by row, with where each row was read.

use std::collections::{HashMap, HashSet};

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use tenure_domain::money::{AMOUNT_SCALE, Currency, fraction_to_decimal};
use tenure_domain::schema::{
    ATTRIBUTES, ColumnKind, ColumnSpec, CurrencyRule, TableId, minor_name, table,
};
use tenure_domain::time::{Day, Instant};
use tenure_store::{RECORDED_AT, Workspace};

use crate::book::Book;
use crate::error::Error;
use crate::explain::{amount_text, quantity_text};
use crate::rows::FactRef;

/// One value of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stored {
    /// Text, an id, one of a few words, a currency.
    Text(String),
    /// A point in time.
    Instant(Instant),
    /// A day, or the first day of a month.
    Day(Day),
    /// An amount, a share in per cent or another decimal.
    Decimal(String),
    /// A whole number.
    Count(i64),
    /// Yes or no.
    Flag(bool),
}

/// A row in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its columns that hold anything, in the order of the table.
    pub values: Vec<(&'static str, Stored)>,
    /// Further attributes, of a table that takes them.
    pub more: Vec<(String, String)>,
    /// When it became known.
    pub recorded_at: Instant,
    /// The source's own time of the row.
    pub updated_at: Option<Instant>,
    /// The source that says it.
    pub source: String,
    /// Where it was read.
    pub place: FactRef,
}

impl Fact {
    /// A value by its column.
    pub fn get(&self, column: &str) -> Option<&Stored> {
        self.values.iter().find(|(name, _)| *name == column).map(|(_, value)| value)
    }

    /// A text, or nothing where there is none.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.get(column) {
            Some(Stored::Text(text) | Stored::Decimal(text)) => Some(text),
            _ => None,
        }
    }

    /// A point in time.
    pub fn at(&self, column: &str) -> Option<Instant> {
        match self.get(column) {
            Some(Stored::Instant(at)) => Some(*at),
            _ => None,
        }
    }

    /// Whether a column says yes.
    pub fn is(&self, column: &str) -> bool {
        self.get(column) == Some(&Stored::Flag(true))
    }
}

/// All that is known about one customer, those that were merged into it included.
#[derive(Debug, Default)]
pub struct Dossier {
    facts: Vec<Fact>,
}

/// How the rows of a table are found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Customer,
    Subscription,
    Invoice,
}

/// Tables about customers with the column that says about whom, in such an order that rows come
/// after what they belong to.
const TABLES: &[(TableId, &str, Key)] = &[
    (TableId::Customers, "customer_id", Key::Customer),
    (TableId::Contacts, "customer_id", Key::Customer),
    (TableId::Users, "customer_id", Key::Customer),
    (TableId::Subscriptions, "customer_id", Key::Customer),
    (TableId::SubscriptionChanges, "subscription_id", Key::Subscription),
    (TableId::Invoices, "customer_id", Key::Customer),
    (TableId::InvoiceLines, "invoice_id", Key::Invoice),
    (TableId::Payments, "invoice_id", Key::Invoice),
    (TableId::Refunds, "invoice_id", Key::Invoice),
    (TableId::CreditNotes, "invoice_id", Key::Invoice),
    (TableId::Disputes, "invoice_id", Key::Invoice),
    (TableId::MrrMonths, "customer_id", Key::Customer),
    (TableId::Trials, "customer_id", Key::Customer),
    (TableId::Referrals, "referrer_customer_id", Key::Customer),
    (TableId::SurveyResponses, "customer_id", Key::Customer),
    (TableId::Feedback, "customer_id", Key::Customer),
    (TableId::Tickets, "customer_id", Key::Customer),
    (TableId::Seats, "customer_id", Key::Customer),
    (TableId::Milestones, "customer_id", Key::Customer),
    (TableId::Goals, "customer_id", Key::Customer),
    (TableId::Interactions, "customer_id", Key::Customer),
];

impl Dossier {
    /// Reads what is known about a customer of a book, now or at a time.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn read(
        ws: &Workspace,
        book: &Book,
        known_at: Option<Instant>,
        customer: u32,
    ) -> Result<Dossier, Error> {
        let customers = &book.facts.customers;
        let same = |id| customers.root(id) == Some(customer);
        let ids = customers.ids.iter().filter(|id| same(**id));
        let mut reading = Reading {
            customers: ids.map(|&id| book.facts.names.text(id).to_owned()).collect(),
            account: book.options.account.currency,
            ..Reading::default()
        };
        for &(id, column, key) in TABLES {
            ws.scan_in_force(id, known_at.map(|t| t.0), None, &mut |batch| -> Result<(), Error> {
                reading.take(id, column, key, &batch);
                Ok(())
            })?;
        }
        Ok(Dossier { facts: reading.facts })
    }

    /// The rows of a table.
    pub fn of(&self, table: TableId) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.place.table == table)
    }
}

struct Reading {
    customers: HashSet<String>,
    /// Currencies by subscription and by invoice.
    subscriptions: HashMap<String, Currency>,
    invoices: HashMap<String, Currency>,
    account: Currency,
    facts: Vec<Fact>,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            customers: HashSet::new(),
            subscriptions: HashMap::new(),
            invoices: HashMap::new(),
            account: Currency::EUR,
            facts: Vec::new(),
        }
    }
}

impl Reading {
    /// Takes the rows of a batch that are about the customer.
    fn take(&mut self, id: TableId, column: &str, key: Key, batch: &RecordBatch) {
        let owners = texts(batch, column);
        let payers = match id {
            TableId::Payments => texts(batch, "customer_id"),
            _ => None,
        };
        for at in 0..batch.num_rows() {
            let owner = owners.and_then(|list| list.is_valid(at).then(|| list.value(at)));
            let payer = payers.and_then(|list| list.is_valid(at).then(|| list.value(at)));
            let known = owner.is_some_and(|owner| match key {
                Key::Customer => self.customers.contains(owner),
                Key::Subscription => self.subscriptions.contains_key(owner),
                Key::Invoice => self.invoices.contains_key(owner),
            });
            if known || payer.is_some_and(|payer| self.customers.contains(payer)) {
                self.row(id, owner.filter(|_| key != Key::Customer), batch, at);
            }
        }
    }

    fn row(&mut self, id: TableId, owner: Option<&str>, batch: &RecordBatch, at: usize) {
        let spec = table(id);
        let inherited = owner.and_then(|owner| {
            self.subscriptions.get(owner).or_else(|| self.invoices.get(owner)).copied()
        });
        let own = text(batch, "currency", at).as_deref().and_then(Currency::parse);
        let currency = own.or(inherited).unwrap_or(self.account);
        let value = |column: &ColumnSpec| value(batch, column, at, currency);
        let mut values: Vec<(&'static str, Stored)> =
            spec.columns.iter().filter_map(|c| Some((c.name, value(c)?))).collect();
        let priced = spec.currency != CurrencyRule::NoMoney && own.is_none();
        if priced {
            values.push(("currency", Stored::Text(currency.code().to_owned())));
        }
        let key: Vec<String> =
            spec.key.iter().map(|name| shown(&values, name)).filter(|k| !k.is_empty()).collect();
        match id {
            TableId::Subscriptions => {
                self.subscriptions.insert(shown(&values, "subscription_id"), currency);
            }
            TableId::Invoices => {
                self.invoices.insert(shown(&values, "invoice_id"), currency);
            }
            _ => {}
        }
        let line = long(batch, "source_line", at).and_then(|line| u32::try_from(line).ok());
        self.facts.push(Fact {
            values,
            more: text(batch, ATTRIBUTES, at).map(|json| further(&json)).unwrap_or_default(),
            recorded_at: long(batch, RECORDED_AT, at).map_or(Instant::MIN, Instant),
            updated_at: long(batch, "updated_at", at).map(Instant),
            source: text(batch, "source", at).unwrap_or_default(),
            place: FactRef {
                table: id,
                id: key.join("/"),
                file: text(batch, "source_file", at).unwrap_or_default(),
                line: line.unwrap_or(0),
            },
        });
    }
}

/// The attributes of a JSON object.
fn further(json: &str) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(json) else { return Vec::new() };
    let plain = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    map.into_iter().map(|(name, value)| (name, plain(value))).collect()
}

/// A value of a key as text.
fn shown(values: &[(&'static str, Stored)], name: &str) -> String {
    let found = values.iter().find(|(known, _)| *known == name);
    found.map_or(String::new(), |(_, value)| match value {
        Stored::Text(text) | Stored::Decimal(text) => text.clone(),
        Stored::Instant(at) => at.to_string(),
        Stored::Day(day) => day.to_string(),
        Stored::Count(n) => n.to_string(),
        Stored::Flag(flag) => flag.to_string(),
    })
}

fn value(
    batch: &RecordBatch,
    column: &ColumnSpec,
    at: usize,
    currency: Currency,
) -> Option<Stored> {
    let name = column.name;
    Some(match column.kind {
        ColumnKind::Text
        | ColumnKind::Choice(_)
        | ColumnKind::Currency
        | ColumnKind::List
        | ColumnKind::Json => Stored::Text(text(batch, name, at).filter(|text| !text.is_empty())?),
        ColumnKind::Instant => {
            let at = long(batch, name, at)?;
            // A cleared date is stored as an instant that no file can name.
            let word = column.words.iter().find(|(_, stored)| *stored == at);
            word.map_or(Stored::Instant(Instant(at)), |(word, _)| Stored::Text((*word).to_owned()))
        }
        ColumnKind::Day | ColumnKind::Month => Stored::Day(Day(short(batch, name, at)?)),
        ColumnKind::Money => Stored::Decimal(money(batch, name, at, currency)?),
        ColumnKind::Percent => {
            let text = fraction_to_decimal(short(batch, name, at)?.into(), 10_000, 4);
            Stored::Decimal(text.trim_end_matches('0').trim_end_matches('.').to_owned())
        }
        ColumnKind::Decimal => Stored::Decimal(quantity_text(long(batch, name, at)?)),
        ColumnKind::Rate => {
            Stored::Decimal(fraction_to_decimal(long(batch, name, at)?.into(), 10_i128.pow(12), 12))
        }
        ColumnKind::Int => Stored::Count(long(batch, name, at)?),
        ColumnKind::Bool => {
            let column = batch.column_by_name(name)?.as_boolean_opt()?;
            Stored::Flag(column.is_valid(at).then(|| column.value(at))?)
        }
    })
}

fn money(batch: &RecordBatch, name: &'static str, at: usize, currency: Currency) -> Option<String> {
    let major = long(batch, name, at).or_else(|| {
        let minor = long(batch, minor_name(name), at)?;
        minor.checked_mul(AMOUNT_SCALE / 10_i64.pow(currency.exponent()))
    });
    major.map(|amount| amount_text(amount, currency))
}

fn texts<'a>(batch: &'a RecordBatch, name: &str) -> Option<&'a arrow_array::StringArray> {
    batch.column_by_name(name)?.as_string_opt::<i32>()
}

fn text(batch: &RecordBatch, name: &str, at: usize) -> Option<String> {
    let column = texts(batch, name)?;
    column.is_valid(at).then(|| column.value(at).to_owned())
}

fn long(batch: &RecordBatch, name: &str, at: usize) -> Option<i64> {
    let column = batch.column_by_name(name)?.as_primitive_opt::<Int64Type>()?;
    column.is_valid(at).then(|| column.value(at))
}

fn short(batch: &RecordBatch, name: &str, at: usize) -> Option<i32> {
    let column = batch.column_by_name(name)?.as_primitive_opt::<Int32Type>()?;
    column.is_valid(at).then(|| column.value(at))
}
