//! Customers, and what they paid, got back or contested.

use serde::Deserialize;

use super::billing::metadata;
use super::catalogue::named;
use super::{Discount, List, Metadata, Named, Ref, Stub, Text};

/// A customer.
#[derive(Clone, Debug, Deserialize)]
pub struct Customer<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub deleted: Option<bool>,
    pub name: Option<Text<'a>>,
    pub email: Option<Text<'a>>,
    pub description: Option<Text<'a>>,
    pub created: Option<i64>,
    pub address: Option<Address<'a>>,
    pub discount: Option<Discount<'a>>,
    #[serde(default, deserialize_with = "metadata")]
    pub metadata: Metadata<'a>,
}

/// A postal address.
#[derive(Clone, Debug, Deserialize)]
pub struct Address<'a> {
    #[serde(borrow)]
    pub country: Option<Text<'a>>,
    pub state: Option<Text<'a>>,
    pub city: Option<Text<'a>>,
}

/// An attempt to be paid.
#[derive(Clone, Debug, Deserialize)]
pub struct Charge<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub customer: Option<Ref<'a, Stub<'a>>>,
    pub invoice: Option<Ref<'a, Stub<'a>>>,
    pub payment_intent: Option<Ref<'a, Stub<'a>>>,
    pub created: Option<i64>,
    pub amount: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub paid: Option<bool>,
    pub failure_code: Option<Text<'a>>,
    pub payment_method_details: Option<Method<'a>>,
    pub refunds: Option<List<Refund<'a>>>,
}

/// How a charge was paid.
#[derive(Clone, Debug, Deserialize)]
pub struct Method<'a> {
    #[serde(borrow, rename = "type")]
    pub kind: Option<Text<'a>>,
    pub card: Option<Card>,
}

/// When a card expires.
#[derive(Clone, Debug, Deserialize)]
pub struct Card {
    pub exp_month: Option<i64>,
    pub exp_year: Option<i64>,
}

/// Money paid back.
#[derive(Clone, Debug, Deserialize)]
pub struct Refund<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub charge: Option<Ref<'a, Charge<'a>>>,
    pub payment_intent: Option<Ref<'a, Stub<'a>>>,
    pub created: Option<i64>,
    pub amount: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub reason: Option<Text<'a>>,
}

/// A payment that the payer contests.
#[derive(Clone, Debug, Deserialize)]
pub struct Dispute<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub charge: Option<Ref<'a, Charge<'a>>>,
    pub payment_intent: Option<Ref<'a, Stub<'a>>>,
    pub created: Option<i64>,
    pub amount: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub reason: Option<Text<'a>>,
}

/// Which payment paid which invoice, since API version Basil.
#[derive(Clone, Debug, Deserialize)]
pub struct InvoicePayment<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub invoice: Option<Ref<'a, Stub<'a>>>,
    pub payment: Option<Paid<'a>>,
}

/// The payment behind an [`InvoicePayment`].
#[derive(Clone, Debug, Deserialize)]
pub struct Paid<'a> {
    #[serde(borrow)]
    pub charge: Option<Ref<'a, Stub<'a>>>,
    pub payment_intent: Option<Ref<'a, Stub<'a>>>,
}

/// An intent to be paid; its attempts are charges.
#[derive(Clone, Debug, Deserialize)]
pub struct PaymentIntent<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub invoice: Option<Ref<'a, Stub<'a>>>,
    pub latest_charge: Option<Ref<'a, Charge<'a>>>,
}

named!(Customer, Charge);
