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

use super::catalogue::Catalogue;
use super::wire::Text;
use crate::cell::{Cell, Typed};
use crate::objects::fact;
use crate::values::Problem;

pub(super) use crate::objects::fact::{Fact, SECOND, Trouble, unknown_word};

pub(super) use catalogue::{coupon, product, standalone_price};
pub(super) use discount::customer_discount;
pub(super) use invoice::{invoice, line};
pub(super) use payments::{charge, credit_note, customer, dispute, invoice_payment, refund};
pub(super) use subscription::{schedule, subscription, subscription_item};

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

impl Fact<'_> {
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
}

/// What an object of Stripe says.
pub(super) type Told<'a> = fact::Told<'a, More<'a>>;

/// What an object of Stripe says beyond rows.
#[derive(Debug, Default)]
pub(super) struct More<'a> {
    /// Whether something that other objects should say stayed unknown.
    pub incomplete: bool,
    /// Payments and the invoices that they paid.
    pub links: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Prices that were written out, by id: each needs a row of `plans` once.
    pub prices: Vec<Fact<'a>>,
    /// What the object adds to the catalogue.
    pub adds: Vec<super::catalogue::Entry>,
}

/// A text in the row's currency, known to be one.
pub(super) fn currency<'a>(
    told: &mut Told<'_>,
    field: &'static str,
    code: Option<&Text<'a>>,
) -> Option<Text<'a>> {
    let code = told.need(field, code)?;
    if tenure_domain::money::Currency::parse(code).is_none() {
        let problem =
            Problem::new("unknown-currency", "a currency by its ISO 4217 code, such as eur");
        told.wrong(field, Some(code), problem);
        return None;
    }
    Some(code.clone())
}
