//! From Stripe's objects to rows of Tenure's tables: total functions, one for each kind of object.
//!
//! A function takes an object and says everything that follows from it: rows, problems for which
//! the object cannot be read, remarks, and what it names that other objects must explain. None of
//! them reads anything else, so the order in which objects come does not matter.

mod catalogue;
mod discount;
mod invoice;
mod money;
mod payments;
mod price;
mod subscription;

use std::borrow::Cow;
use std::fmt::Display;

use tenure_domain::schema::TableId;

use super::catalogue::Catalogue;
use super::wire::Text;
use crate::cell::{Cell, Typed};
use crate::values::Problem;

pub(super) use catalogue::{coupon, product, standalone_price};
pub(super) use discount::customer_discount;
pub(super) use invoice::{invoice, line};
pub(super) use payments::{charge, credit_note, customer, dispute, invoice_payment, refund};
pub(super) use subscription::{schedule, subscription, subscription_item};

/// Microseconds in a second.
const SECOND: i64 = 1_000_000;

/// When an object was what it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Moment<'e> {
    /// It was read then, in microseconds.
    Retrieved(i64),
    /// An event says it.
    Event(EventTime<'e>),
}

/// When an event happened, and its place among those of the same second.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventTime<'e> {
    /// Seconds since 1970.
    pub at: i64,
    /// What kind of event.
    pub kind: &'e str,
    /// Order within the second, below a million. Stripe does not tell it; creation comes first,
    /// deletion last, the rest in the order of their ids.
    pub order: i64,
}

impl Moment<'_> {
    /// The version of a fact that is known from then, in microseconds.
    pub fn version(self) -> i64 {
        match self {
            Moment::Retrieved(at) => at,
            Moment::Event(event) => event.at.saturating_mul(SECOND).saturating_add(event.order),
        }
    }
}

/// Where facts are made: when, and what is known of prices and coupons.
#[derive(Clone, Copy)]
pub(super) struct Scene<'c> {
    pub moment: Moment<'c>,
    pub catalogue: &'c Catalogue,
    /// Whether nothing more will become known: what is missing now is missing.
    pub last: bool,
}

/// A row in the making: its cells by column, with the field of Stripe that each came from.
#[derive(Debug)]
pub(super) struct Fact<'a> {
    pub table: TableId,
    /// Where in the object it stands: a list and a place in it.
    pub within: Option<(&'static str, usize)>,
    pub cells: Vec<(&'static str, &'static str, Cell<'a>)>,
    /// Custom attributes.
    pub attributes: Vec<(Cow<'a, str>, Cell<'a>)>,
}

impl<'a> Fact<'a> {
    pub fn new(table: TableId) -> Fact<'a> {
        Fact { table, within: None, cells: Vec::with_capacity(16), attributes: Vec::new() }
    }

    /// Sets a column from a field of Stripe.
    pub fn set(&mut self, column: &'static str, field: &'static str, cell: Cell<'a>) {
        self.cells.push((column, field, cell));
    }

    pub fn text(&mut self, column: &'static str, field: &'static str, text: Option<&Text<'a>>) {
        if let Some(text) = text {
            self.set(column, field, Cell::Text(text.0.clone()));
        }
    }

    pub fn word(&mut self, column: &'static str, field: &'static str, word: &'static str) {
        self.set(column, field, Cell::Text(Cow::Borrowed(word)));
    }

    /// Sets an instant from seconds since 1970.
    pub fn at(&mut self, column: &'static str, field: &'static str, seconds: Option<i64>) {
        if let Some(seconds) = seconds {
            self.micros(column, field, seconds.saturating_mul(SECOND));
        }
    }

    pub fn micros(&mut self, column: &'static str, field: &'static str, micros: i64) {
        self.set(column, field, Cell::Typed(Typed::Utc(micros)));
    }

    pub fn int(&mut self, column: &'static str, field: &'static str, value: Option<i64>) {
        if let Some(value) = value {
            self.set(column, field, Cell::Typed(Typed::Int(value)));
        }
    }

    pub fn flag(&mut self, column: &'static str, field: &'static str, value: bool) {
        self.set(column, field, Cell::Typed(Typed::Bool(value)));
    }

    /// Sets an amount of minor units, as Stripe counts them.
    pub fn money(
        &mut self,
        column: &'static str,
        field: &'static str,
        minor: Option<i64>,
        currency: &str,
    ) {
        if let Some(minor) = minor {
            let typed = Typed::Decimal(i128::from(minor), money::exponent(currency));
            self.set(column, field, Cell::Typed(typed));
        }
    }

    /// Whether a column has been set.
    pub fn has(&self, column: &str) -> bool {
        self.cells.iter().any(|(name, _, _)| *name == column)
    }
}

/// Something wrong with, or worth saying about, a field of an object.
#[derive(Debug)]
pub(super) struct Trouble {
    /// JSON pointer within the object.
    pub field: String,
    pub value: Option<String>,
    pub problem: Problem,
}

/// What an object says.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    pub rows: Vec<Fact<'a>>,
    /// Why the object cannot be taken; then none of its rows is.
    pub problems: Vec<Trouble>,
    /// What should be known about rows that are taken.
    pub remarks: Vec<Trouble>,
    /// Whether the object should be read again when more prices, coupons and payments are known.
    pub waits: bool,
    /// Whether something that other objects should say stayed unknown.
    pub incomplete: bool,
    /// Payments and the invoices that they paid.
    pub links: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Why the object has no rows, where that is as it should be.
    pub ignored: Option<&'static str>,
    /// Prices that were written out, by id: each needs a row of `plans` once.
    pub prices: Vec<Fact<'a>>,
    /// What the object adds to the catalogue.
    pub adds: Vec<super::catalogue::Entry>,
}

impl Told<'_> {
    /// Notes a reason for which the object cannot be taken.
    pub fn wrong(&mut self, field: impl Into<String>, value: Option<&str>, problem: Problem) {
        let value = value.map(tenure_domain::finding::shown);
        self.problems.push(Trouble { field: field.into(), value, problem });
    }

    /// Notes something worth saying.
    pub fn remark(&mut self, field: impl Into<String>, value: Option<&str>, problem: Problem) {
        let value = value.map(tenure_domain::finding::shown);
        self.remarks.push(Trouble { field: field.into(), value, problem });
    }

    /// The value of a field without which the object says nothing.
    pub fn need<T>(&mut self, field: impl Display, value: Option<T>) -> Option<T> {
        if value.is_none() {
            let field = field.to_string();
            let problem = Problem::new("required-empty", format!("a value for `{field}`"));
            self.wrong(field, None, problem);
        }
        value
    }

    /// The meaning of a word; one that is not known is a reason not to take the object. The name
    /// of the field is only written out where it is needed.
    pub fn choose<T: Copy>(
        &mut self,
        field: impl Display,
        word: Option<&Text<'_>>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let word = word?;
        let found = words.iter().find(|(name, _)| *name == &**word);
        if found.is_none() {
            self.wrong(field.to_string(), Some(word), unknown_word(words));
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// The problem of a word that is none of these.
pub(super) fn unknown_word<T>(words: &[(&str, T)]) -> Problem {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    Problem::new("unknown-value", format!("one of {}", names.join(", ")))
        .hint("Stripe may have added it since this version of Tenure; nothing is guessed")
}

/// A text in the row's currency, known to be one.
pub(super) fn currency<'a>(
    told: &mut Told<'_>,
    field: &'static str,
    code: Option<&Text<'a>>,
) -> Option<Text<'a>> {
    let code = told.need(field, code)?;
    if tenure_domain::money::Currency::parse(code).is_none() {
        let problem = Problem::new("unknown-currency", "an ISO 4217 code such as eur");
        told.wrong(field, Some(code), problem);
        return None;
    }
    Some(code.clone())
}
