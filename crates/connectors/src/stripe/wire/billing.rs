//! Subscriptions, invoices, credit notes.

use serde::Deserialize;

use super::catalogue::named;
use super::{
    Charge, Customer, Discount, InvoicePayment, List, Metadata, Named, Price, Ref, Stub, TaxRate,
    Text, pairs,
};

/// A subscription. Old shapes have the period, one discount and, very old ones, the plan here.
#[derive(Clone, Debug, Deserialize)]
pub struct Subscription<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub customer: Option<Ref<'a, Customer<'a>>>,
    pub customer_account: Option<Text<'a>>,
    pub currency: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub items: Option<List<Item<'a>>>,
    pub created: Option<i64>,
    pub start_date: Option<i64>,
    pub start: Option<i64>,
    pub ended_at: Option<i64>,
    pub canceled_at: Option<i64>,
    pub cancel_at: Option<i64>,
    pub cancel_at_period_end: Option<bool>,
    pub current_period_start: Option<i64>,
    pub current_period_end: Option<i64>,
    pub billing_cycle_anchor: Option<i64>,
    pub trial_start: Option<i64>,
    pub trial_end: Option<i64>,
    pub cancellation_details: Option<Cancellation<'a>>,
    pub pause_collection: Option<Pause<'a>>,
    pub discount: Option<Discount<'a>>,
    pub discounts: Option<Vec<Ref<'a, Discount<'a>>>>,
    pub default_tax_rates: Option<Vec<TaxRate<'a>>>,
    pub automatic_tax: Option<AutomaticTax>,
    pub plan: Option<Price<'a>>,
    pub quantity: Option<i64>,
}

/// Whether Stripe computes the tax.
#[derive(Clone, Debug, Deserialize)]
pub struct AutomaticTax {
    pub enabled: Option<bool>,
}

/// An item of a subscription.
#[derive(Clone, Debug, Deserialize)]
pub struct Item<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub deleted: Option<bool>,
    pub subscription: Option<Text<'a>>,
    pub price: Option<Price<'a>>,
    pub plan: Option<Price<'a>>,
    pub quantity: Option<i64>,
    pub created: Option<i64>,
    pub current_period_start: Option<i64>,
    pub current_period_end: Option<i64>,
    pub discounts: Option<Vec<Ref<'a, Discount<'a>>>>,
    pub tax_rates: Option<Vec<TaxRate<'a>>>,
}

/// Why a subscription was cancelled.
#[derive(Clone, Debug, Deserialize)]
pub struct Cancellation<'a> {
    #[serde(borrow)]
    pub reason: Option<Text<'a>>,
    pub feedback: Option<Text<'a>>,
    /// One of the account's own answers, beside or instead of Stripe's.
    pub feedback_option: Option<Ref<'a, Stub<'a>>>,
    pub comment: Option<Text<'a>>,
}

/// A pause of payment collection.
#[derive(Clone, Debug, Deserialize)]
pub struct Pause<'a> {
    #[serde(borrow)]
    pub behavior: Option<Text<'a>>,
    pub resumes_at: Option<i64>,
}

/// A schedule; what it plans becomes fact when its phase begins.
#[derive(Clone, Debug, Deserialize)]
pub struct Schedule<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub status: Option<Text<'a>>,
}

/// An invoice.
#[derive(Clone, Debug, Deserialize)]
pub struct Invoice<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub customer: Option<Ref<'a, Customer<'a>>>,
    pub customer_account: Option<Text<'a>>,
    pub currency: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub created: Option<i64>,
    pub date: Option<i64>,
    pub effective_at: Option<i64>,
    pub due_date: Option<i64>,
    pub status_transitions: Option<Transitions>,
    pub paid: Option<bool>,
    pub closed: Option<bool>,
    pub forgiven: Option<bool>,
    pub amount_paid: Option<i64>,
    pub collection_method: Option<Text<'a>>,
    pub billing: Option<Text<'a>>,
    pub subscription: Option<Ref<'a, Stub<'a>>>,
    pub parent: Option<Parent<'a>>,
    pub lines: Option<List<Line<'a>>>,
    pub discounts: Option<Vec<Ref<'a, Discount<'a>>>>,
    pub discount: Option<Discount<'a>>,
    pub charge: Option<Ref<'a, Charge<'a>>>,
    pub payment_intent: Option<Ref<'a, Stub<'a>>>,
    pub payments: Option<List<InvoicePayment<'a>>>,
}

/// When an invoice went from one status to the next.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Transitions {
    pub finalized_at: Option<i64>,
    pub paid_at: Option<i64>,
    pub voided_at: Option<i64>,
    pub marked_uncollectible_at: Option<i64>,
}

/// What made an invoice, since API version Basil.
#[derive(Clone, Debug, Deserialize)]
pub struct Parent<'a> {
    #[serde(borrow)]
    pub subscription_details: Option<ParentDetails<'a>>,
}

/// The subscription that made an invoice.
#[derive(Clone, Debug, Deserialize)]
pub struct ParentDetails<'a> {
    #[serde(borrow)]
    pub subscription: Option<Ref<'a, Stub<'a>>>,
}

/// A line of an invoice.
#[derive(Clone, Debug, Deserialize)]
pub struct Line<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub invoice: Option<Text<'a>>,
    pub amount: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub quantity: Option<i64>,
    pub period: Option<Period>,
    pub discount_amounts: Option<Vec<LineDiscount<'a>>>,
    pub discounts: Option<Vec<Ref<'a, Discount<'a>>>>,
    pub tax_amounts: Option<Vec<LineTax<'a>>>,
    pub taxes: Option<Vec<LineTax<'a>>>,
    #[serde(rename = "type")]
    pub kind: Option<Text<'a>>,
    pub proration: Option<bool>,
    pub subscription: Option<Ref<'a, Stub<'a>>>,
    pub subscription_item: Option<Ref<'a, Stub<'a>>>,
    pub price: Option<Price<'a>>,
    pub plan: Option<Price<'a>>,
    pub parent: Option<LineParent<'a>>,
    pub pricing: Option<Pricing<'a>>,
}

/// The time that a line is for.
#[derive(Clone, Debug, Deserialize)]
pub struct Period {
    pub start: Option<i64>,
    pub end: Option<i64>,
}

/// What a discount took off a line.
#[derive(Clone, Debug, Deserialize)]
pub struct LineDiscount<'a> {
    pub amount: Option<i64>,
    #[serde(borrow)]
    pub discount: Option<Ref<'a, Discount<'a>>>,
}

/// A tax on a line: `inclusive` is the old shape, `tax_behavior` the new one.
#[derive(Clone, Debug, Deserialize)]
pub struct LineTax<'a> {
    pub amount: Option<i64>,
    pub inclusive: Option<bool>,
    #[serde(borrow)]
    pub tax_behavior: Option<Text<'a>>,
}

/// What made a line, since API version Basil.
#[derive(Clone, Debug, Deserialize)]
pub struct LineParent<'a> {
    #[serde(borrow, rename = "type")]
    pub kind: Option<Text<'a>>,
    pub subscription_item_details: Option<LineSource<'a>>,
    pub invoice_item_details: Option<LineSource<'a>>,
}

/// The subscription and item behind a line.
#[derive(Clone, Debug, Deserialize)]
pub struct LineSource<'a> {
    #[serde(borrow)]
    pub subscription: Option<Text<'a>>,
    pub subscription_item: Option<Text<'a>>,
    pub proration: Option<bool>,
}

/// The price of a line, since API version Basil.
#[derive(Clone, Debug, Deserialize)]
pub struct Pricing<'a> {
    #[serde(borrow)]
    pub price_details: Option<PriceDetails<'a>>,
}

/// Which price a line has.
#[derive(Clone, Debug, Deserialize)]
pub struct PriceDetails<'a> {
    #[serde(borrow)]
    pub price: Option<Ref<'a, Price<'a>>>,
}

/// A credit note.
#[derive(Clone, Debug, Deserialize)]
pub struct CreditNote<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub invoice: Option<Ref<'a, Stub<'a>>>,
    pub created: Option<i64>,
    pub effective_at: Option<i64>,
    pub amount: Option<i64>,
    pub total_excluding_tax: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub reason: Option<Text<'a>>,
    pub status: Option<Text<'a>>,
    pub voided_at: Option<i64>,
    pub lines: Option<List<CreditNoteLine<'a>>>,
}

/// A line of a credit note.
#[derive(Clone, Debug, Deserialize)]
pub struct CreditNoteLine<'a> {
    #[serde(borrow)]
    pub invoice_line_item: Option<Text<'a>>,
}

/// A customer's metadata, for [`Customer`].
pub(super) fn metadata<'de: 'a, 'a, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Metadata<'a>, D::Error> {
    pairs(deserializer)
}

named!(Subscription, Item, Invoice, Line);
