//! Rows of the bundle's tables, as one customer's life leaves them.

use std::rc::Rc;

use super::calendar::At;
use super::hazards::{Hazards, Reason, Traits};
use super::plans::{Currency, Cycle, Plan};

/// Id of a thing, shared by the rows that name it.
pub(super) type Id = Rc<str>;

/// Whose rows they are, which decides how dates are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// The present billing system: instants in UTC.
    Billing,
    /// The billing system before it: bare days.
    Legacy,
    /// Invoices from the accountants' program: bare days.
    Books,
    /// The customer file: instants with the local offset.
    Crm,
}

impl Source {
    /// Whether it knows days only.
    pub fn by_day(self) -> bool {
        matches!(self, Source::Legacy | Source::Books)
    }
}

/// A row with what every table has.
pub(super) struct Row<T> {
    pub source: Source,
    /// When it became known.
    pub recorded: At,
    /// The source's version of a row that changes.
    pub updated: Option<At>,
    pub data: T,
}

/// How long a discount lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lasts {
    Once,
    Repeating,
    Forever,
}

impl Lasts {
    pub fn name(self) -> &'static str {
        ["once", "repeating", "forever"][self as usize]
    }
}

/// A discount: whole percent or an amount in minor units, never both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Discount {
    pub percent: u32,
    pub amount: i64,
    pub lasts: Lasts,
    pub starts: At,
    pub ends: Option<At>,
}

impl Discount {
    /// Whether it comes off an interval that is billed at `boundary`. One that has not ended at
    /// the boundary holds through the interval.
    pub fn at(&self, boundary: At) -> bool {
        let over = match self.lasts {
            Lasts::Once => boundary > self.starts,
            Lasts::Repeating | Lasts::Forever => self.ends.is_some_and(|end| boundary >= end),
        };
        boundary >= self.starts && !over
    }
}

/// Tax of a customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tax {
    pub percent: u32,
    /// Whether prices contain it.
    pub included: bool,
}

/// Status words of subscriptions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Status {
    Incomplete,
    Trialing,
    Active,
    PastDue,
    NonRenewing,
    Unpaid,
    Paused,
    Canceled,
    Ended,
}

impl Status {
    pub fn name(self) -> &'static str {
        [
            "incomplete",
            "trialing",
            "active",
            "past_due",
            "non_renewing",
            "unpaid",
            "paused",
            "canceled",
            "ended",
        ][self as usize]
    }
}

pub(super) struct CustomerRow {
    pub id: Id,
    pub name: Rc<str>,
    pub email: Rc<str>,
    pub company: Rc<str>,
    pub country: &'static str,
    pub region: &'static str,
    pub city: &'static str,
    pub industry: &'static str,
    pub employees: u32,
    pub audience: &'static str,
    pub persona: &'static str,
    pub channel: &'static str,
    pub campaign: Rc<str>,
    pub owner: &'static str,
    pub created: At,
    pub lead_created: Option<At>,
    pub trial_started: Option<At>,
    pub parent: Option<Id>,
    pub merged: Option<(Id, At)>,
    pub account_class: &'static str,
}

/// What an item was when it began.
#[derive(Clone, Copy)]
pub(super) struct Priced {
    pub plan: Plan,
    pub quantity: u32,
    /// Price of the whole quantity; absent where the plan's price says it.
    pub amount: Option<i64>,
    pub discount: Option<Discount>,
    pub tax: Tax,
}

/// Why service ended, as the source tells it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Farewell {
    pub kind: &'static str,
    pub reason: &'static str,
    pub assessed: &'static str,
    pub comment: &'static str,
}

/// What all items of a subscription share and what changes with time.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub status: Status,
    pub tax: Tax,
    pub trial: Option<(At, At)>,
    /// Start and end of the contract term, and its months.
    pub term: Option<(At, At, u32)>,
    pub auto_renew: bool,
    pub paused: Option<At>,
    pub resumes: Option<At>,
    pub past_due: Option<At>,
    pub cancel_requested: Option<At>,
    pub cancel_effective: Option<At>,
    pub ended: Option<At>,
    pub farewell: Farewell,
}

pub(super) struct SubscriptionRow {
    pub subscription: Id,
    pub customer: Id,
    pub item: Option<Id>,
    pub started: At,
    pub priced: Priced,
    pub minimum: Option<i64>,
    pub shared: Shared,
}

/// What a change does to the discount.
#[derive(Clone, Copy)]
pub(super) enum DiscountChange {
    Keep,
    Clear,
    Set(Discount),
}

pub(super) struct ChangeRow {
    pub subscription: Id,
    pub item: Option<Id>,
    pub at: At,
    pub sequence: Option<u32>,
    pub plan: Option<Plan>,
    pub quantity: Option<u32>,
    pub amount: Option<i64>,
    /// Of the amounts, for their decimals.
    pub currency: Currency,
    /// Whether the currency is written.
    pub new_currency: bool,
    pub cycle: Option<Cycle>,
    pub discount: DiscountChange,
    pub tax_percent: Option<u32>,
    pub status: Option<Status>,
}

impl ChangeRow {
    /// A change of nothing yet.
    pub fn new(subscription: &Id, item: Option<&Id>, at: At, currency: Currency) -> ChangeRow {
        ChangeRow {
            subscription: Rc::clone(subscription),
            item: item.map(Rc::clone),
            at,
            sequence: None,
            plan: None,
            quantity: None,
            amount: None,
            currency,
            new_currency: false,
            cycle: None,
            discount: DiscountChange::Keep,
            tax_percent: None,
            status: None,
        }
    }
}

#[derive(Clone)]
pub(super) struct InvoiceRow {
    pub id: Id,
    pub customer: Id,
    pub issued: At,
    pub due: At,
    pub paid: Option<At>,
    pub voided: Option<At>,
    pub status: &'static str,
    pub currency: Currency,
    pub amount_paid: i64,
    pub manual: bool,
}

#[derive(Clone)]
pub(super) struct LineRow {
    pub invoice: Id,
    pub line: u32,
    pub subscription: Option<Id>,
    pub item: Option<Id>,
    pub plan: Plan,
    pub kind: &'static str,
    pub period: Option<(At, At)>,
    pub amount: i64,
    pub discount: Option<(i64, Lasts)>,
    pub tax: i64,
    pub quantity: i64,
    pub prorated: bool,
}

pub(super) struct PaymentRow {
    pub id: Id,
    pub invoice: Id,
    pub customer: Id,
    pub at: At,
    pub succeeded: bool,
    pub amount: i64,
    pub currency: Currency,
    pub method: &'static str,
    pub attempt: u32,
    pub decline: &'static str,
    /// Year and month of the card.
    pub card: Option<(i16, i8)>,
}

/// A refund or a credit note.
pub(super) struct BackRow {
    pub id: Id,
    pub invoice: Id,
    pub line: Option<u32>,
    pub at: At,
    pub amount: i64,
    pub currency: Currency,
    pub reason: &'static str,
    pub recurring: Option<bool>,
}

pub(super) struct DisputeRow {
    pub id: Id,
    pub invoice: Id,
    pub at: At,
    pub amount: i64,
    pub currency: Currency,
    pub status: &'static str,
    pub reason: &'static str,
}

pub(super) struct TrialRow {
    pub id: Id,
    pub customer: Id,
    pub started: At,
    pub ends: At,
    pub converted: Option<At>,
    pub card_required: bool,
}

pub(super) struct MrrMonthRow {
    pub customer: Id,
    /// First day of the month.
    pub month: jiff::civil::Date,
    pub mrr: i64,
    pub plan: Plan,
}

/// What the simulator knows of a customer.
pub(super) struct TruthRow {
    pub customer: Id,
    pub traits: Traits,
    /// When it started to pay.
    pub started: Option<At>,
    /// Months thrown for.
    pub exposure: u32,
    /// The chances of those months, added up.
    pub sums: [u64; 10],
    /// The chances of the last of those months.
    pub last: Hazards,
    /// Why it left and when, where it is gone.
    pub left: Option<(Reason, At)>,
}

/// The chances of one month.
pub(super) struct ChanceRow {
    pub customer: Id,
    pub at: At,
    pub tenure: u32,
    pub hazards: Hazards,
}

/// A decision to leave, and what came of it.
pub(super) struct DepartureRow {
    pub customer: Id,
    pub reason: Reason,
    pub decided: At,
    /// When service ends or ended.
    pub leaves: Option<At>,
    pub outcome: &'static str,
}

/// All rows of one customer.
#[derive(Default)]
pub(super) struct Records {
    pub customers: Vec<Row<CustomerRow>>,
    pub subscriptions: Vec<Row<SubscriptionRow>>,
    pub changes: Vec<Row<ChangeRow>>,
    pub invoices: Vec<Row<InvoiceRow>>,
    pub lines: Vec<Row<LineRow>>,
    pub payments: Vec<Row<PaymentRow>>,
    pub refunds: Vec<Row<BackRow>>,
    pub credit_notes: Vec<Row<BackRow>>,
    pub disputes: Vec<Row<DisputeRow>>,
    pub trials: Vec<Row<TrialRow>>,
    pub mrr_months: Vec<Row<MrrMonthRow>>,
    pub truth: Vec<TruthRow>,
    pub chances: Vec<ChanceRow>,
    pub departures: Vec<DepartureRow>,
}
