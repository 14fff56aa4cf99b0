//! Billing facts as the ledger reads them: what sources said, ids interned, amounts as integers.
//!
//! One struct per bundle table that the ledger uses; `bundle.md` and `definitions.md` say what
//! the columns mean. `Option` and [`Sym::NONE`] stand for "absent".

use crate::money::{Amount, Currency};
use crate::symbols::Sym;
use crate::time::{Day, Instant, Zone};

pub mod bare;

/// Where a fact came from: its table and its row in the order of loading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    /// The kind of fact.
    pub kind: FactKind,
    /// Row in that table's order of loading.
    pub row: u32,
}

/// The tables from which the ledger makes components.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum FactKind {
    /// `subscriptions`
    Subscription,
    /// `subscription_changes`
    Change,
    /// `invoice_lines`
    InvoiceLine,
    /// `credit_notes`
    CreditNote,
    /// `refunds`
    Refund,
    /// `disputes`
    Dispute,
    /// `mrr_months`
    MrrMonth,
    /// `customers` (merges)
    Customer,
    /// `fx_rates`
    FxRate,
}

/// The unit of a billing interval.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Interval {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A billing interval: every `count` `unit`s.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Term {
    /// The unit.
    pub unit: Interval,
    /// How many of them, at least 1.
    pub count: u16,
}

impl Term {
    /// Every month.
    pub const MONTH: Term = Term { unit: Interval::Month, count: 1 };

    /// Whole months, where the term is made of months.
    pub fn months(self) -> Option<i32> {
        match self.unit {
            Interval::Month => Some(i32::from(self.count)),
            Interval::Year => Some(12 * i32::from(self.count)),
            Interval::Week | Interval::Day => None,
        }
    }

    /// Whole months of the term; of weeks and days as many as fit, at 487/16 days a month.
    pub fn whole_months(self) -> i32 {
        self.months().or(self.days().map(|days| days * 16 / 487)).unwrap_or(0)
    }

    /// Days, where the term is made of days.
    pub fn days(self) -> Option<i32> {
        match self.unit {
            Interval::Day => Some(i32::from(self.count)),
            Interval::Week => Some(7 * i32::from(self.count)),
            Interval::Month | Interval::Year => None,
        }
    }
}

/// Kind of a plan or an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanKind {
    /// The main product.
    Base,
    /// An add-on.
    Addon,
    /// Billed by use.
    Metered,
    /// Billed once.
    OneOff,
}

/// A row of `plans`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Plan {
    /// Id.
    pub id: Sym,
    /// Product it belongs to.
    pub product: Sym,
    /// Kind; usage-priced plans are [`PlanKind::Metered`].
    pub kind: PlanKind,
    /// Billing interval, where given.
    pub term: Option<Term>,
    /// List price of one unit per interval.
    pub amount: Option<Amount>,
    /// Currency of the price.
    pub currency: Option<Currency>,
}

/// How long a discount lasts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DiscountDuration {
    /// One billed interval.
    Once,
    /// Until its end.
    Repeating,
    /// Without end.
    Forever,
}

/// Status of a subscription.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// Begun but its first payment is missing.
    Incomplete,
    /// In a trial.
    Trialing,
    /// Served and paid.
    Active,
    /// Served, a payment is late.
    PastDue,
    /// Served, will end at term.
    NonRenewing,
    /// Given up after failed payments.
    Unpaid,
    /// Paused.
    Paused,
    /// Ended because it was cancelled.
    Canceled,
    /// Ended for any reason.
    Ended,
}

/// Why a customer left, as far as the source tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChurnKind {
    /// The customer asked for it.
    Voluntary,
    /// Payment failed.
    Involuntary,
    /// The vendor ended it by its own policy.
    RetentionPolicy,
    /// Not told.
    Unknown,
}

/// A row of `subscriptions`: one item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Subscription {
    /// Subscription id.
    pub id: Sym,
    /// Item id; [`Sym::NONE`] for the only item.
    pub item: Sym,
    /// Customer as the source names it (before merges).
    pub customer: Sym,
    /// Plan.
    pub plan: Sym,
    /// Quantity in millionths; absent is one.
    pub quantity: Option<i64>,
    /// List price per interval for the whole quantity, before discount.
    pub amount: Option<Amount>,
    /// Currency.
    pub currency: Option<Currency>,
    /// Unit of the billing interval.
    pub interval: Option<Interval>,
    /// Number of units in the interval.
    pub interval_count: Option<u16>,
    /// Usage commitment per interval.
    pub minimum_amount: Option<Amount>,
    /// Discount in ten-thousandths of a percent.
    pub discount_percent: Option<u32>,
    /// Discount per interval.
    pub discount_amount: Option<Amount>,
    /// How long the discount lasts.
    pub discount_duration: Option<DiscountDuration>,
    /// Start of the discount.
    pub discount_started_at: Option<Instant>,
    /// End of the discount.
    pub discount_ends_at: Option<Instant>,
    /// Whether the amount contains tax.
    pub tax_included: bool,
    /// Tax in ten-thousandths of a percent.
    pub tax_percent: Option<u32>,
    /// Status when the row was written.
    pub status: Option<Status>,
    /// Start of service.
    pub started_at: Instant,
    /// When the item was added to its subscription, where `started_at` is that of the subscription:
    /// the item begins then if other rows tell of the time before.
    pub item_added_at: Option<Instant>,
    /// Instant for which the price columns hold, if not the start.
    pub as_of: Option<Instant>,
    /// Whether the rows of the subscription with this `as_of` are all of its items.
    pub all_items: bool,
    /// Start of the trial.
    pub trial_started_at: Option<Instant>,
    /// End of the trial.
    pub trial_ended_at: Option<Instant>,
    /// An instant at which an interval of billing begins, where that is not the beginning of service
    /// or the end of its trial.
    pub billing_anchor_at: Option<Instant>,
    /// Start of the contract term.
    pub term_started_at: Option<Instant>,
    /// Length of the contract term in months.
    pub term_months: Option<u16>,
    /// End of the contract term.
    pub term_ends_at: Option<Instant>,
    /// Whether the contract term renews by itself, where told.
    pub auto_renew: Option<bool>,
    /// Start of a pause.
    pub paused_at: Option<Instant>,
    /// End of the pause.
    pub resumes_at: Option<Instant>,
    /// Since when a payment is late.
    pub past_due_since: Option<Instant>,
    /// When the cancellation was asked for.
    pub cancel_requested_at: Option<Instant>,
    /// When the cancellation takes effect.
    pub cancel_effective_at: Option<Instant>,
    /// End of service.
    pub ended_at: Option<Instant>,
    /// Why it ended.
    pub churn_kind: Option<ChurnKind>,
    /// Stated reason.
    pub churn_reason: Sym,
    /// When Tenure learnt of it.
    pub recorded_at: Instant,
    /// The source's version.
    pub updated_at: Option<Instant>,
    /// Where it came from.
    pub origin: Origin,
}

/// A field of a change: unchanged, cleared, or set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Change<T> {
    /// Absent in the source: as before.
    Unchanged,
    /// Explicitly none.
    Cleared,
    /// The value from now on.
    Set(T),
}

impl<T> Change<T> {
    /// `current` after this change.
    pub fn apply(self, current: &mut Option<T>) {
        match self {
            Change::Unchanged => {}
            Change::Cleared => *current = None,
            Change::Set(value) => *current = Some(value),
        }
    }

    /// Whether the field was named at all.
    pub fn is_named(&self) -> bool {
        !matches!(self, Change::Unchanged)
    }
}

impl Subscription {
    /// Length of the contract term: the months that are told, else the whole ones between its dates.
    pub fn contract_months(&self, zone: &Zone) -> Option<i32> {
        let by_dates = || {
            let (from, to) = (zone.day(self.term_started_at?), zone.day(self.term_ends_at?));
            let months = to.month_number() - from.month_number();
            Some(if from.add_months(months) > to { months - 1 } else { months })
        };
        self.term_months.map(i32::from).or_else(by_dates)
    }
}

/// A row of `subscription_changes`: the item's state from an instant on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SubscriptionChange {
    /// Subscription id.
    pub subscription: Sym,
    /// Item id; [`Sym::NONE`] means the only item, or for a status all items.
    pub item: Sym,
    /// From when.
    pub changed_at: Instant,
    /// Order among changes at one instant.
    pub sequence: i64,
    /// New plan.
    pub plan: Sym,
    /// New quantity in millionths.
    pub quantity: Option<i64>,
    /// New list price per interval for the whole quantity.
    pub amount: Option<Amount>,
    /// New currency.
    pub currency: Option<Currency>,
    /// New unit of the interval.
    pub interval: Option<Interval>,
    /// New number of units.
    pub interval_count: Option<u16>,
    /// New discount in ten-thousandths of a percent.
    pub discount_percent: Change<u32>,
    /// New discount per interval.
    pub discount_amount: Change<Amount>,
    /// New duration; cleared means that there is no discount any more.
    pub discount_duration: Change<DiscountDuration>,
    /// New end of the discount.
    pub discount_ends_at: Change<Instant>,
    /// Whether the amount contains tax.
    pub tax_included: Option<bool>,
    /// Tax in ten-thousandths of a percent.
    pub tax_percent: Option<u32>,
    /// New status.
    pub status: Option<Status>,
    /// When Tenure learnt of it.
    pub recorded_at: Instant,
    /// Where it came from.
    pub origin: Origin,
}

/// Status of an invoice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InvoiceStatus {
    /// Not issued.
    Draft,
    /// Issued, not paid.
    Open,
    /// Fully paid.
    Paid,
    /// Declared void.
    Void,
    /// Given up.
    Uncollectible,
}

/// Kind of an invoice line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LineKind {
    /// Recurring.
    Subscription,
    /// Billed once.
    OneOff,
    /// Billed by use.
    Usage,
    /// A paid trial.
    Trial,
}

/// A row of `invoice_lines` with what its invoice says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct InvoiceLine {
    /// Invoice id.
    pub invoice: Sym,
    /// Line id.
    pub line: Sym,
    /// Customer of the invoice.
    pub customer: Sym,
    /// Subscription, where named.
    pub subscription: Sym,
    /// Item, where named.
    pub item: Sym,
    /// Plan, where named.
    pub plan: Sym,
    /// Kind.
    pub kind: LineKind,
    /// Start of the service period.
    pub period_start: Option<Instant>,
    /// End of the service period, exclusive.
    pub period_end: Option<Instant>,
    /// Unit of the billing interval.
    pub interval: Option<Interval>,
    /// Number of units.
    pub interval_count: Option<u16>,
    /// Amount after discount, before tax.
    pub amount: Amount,
    /// Discount that was taken off.
    pub discount: Amount,
    /// How long that discount lasts.
    pub discount_duration: Option<DiscountDuration>,
    /// Quantity in millionths.
    pub quantity: Option<i64>,
    /// Whether it is a prorated line.
    pub prorated: bool,
    /// Currency of the invoice.
    pub currency: Currency,
    /// Status of the invoice.
    pub status: InvoiceStatus,
    /// When the invoice was issued.
    pub issued_at: Instant,
    /// When it was fully paid.
    pub paid_at: Option<Instant>,
    /// When it was to be paid, where told.
    pub due_at: Option<Instant>,
    /// When it was voided or given up, where told.
    pub closed_at: Option<Instant>,
    /// Whether a payment of the invoice failed.
    pub payment_failed: bool,
    /// When Tenure learnt of it.
    pub recorded_at: Instant,
    /// Where it came from.
    pub origin: Origin,
}

/// A row of `refunds`, `credit_notes` or `disputes` (lost ones).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Adjustment {
    /// Invoice id.
    pub invoice: Sym,
    /// Line id; [`Sym::NONE`] means the whole invoice.
    pub line: Sym,
    /// When.
    pub at: Instant,
    /// How much, positive.
    pub amount: Amount,
    /// Whether it is marked recurring.
    pub recurring: bool,
    /// Where it came from; tells refund, credit note and dispute apart.
    pub origin: Origin,
}

/// A row of `mrr_months`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MrrMonth {
    /// Customer as the source names it.
    pub customer: Sym,
    /// First day of the month.
    pub month: Day,
    /// MRR in that month.
    pub mrr: Amount,
    /// Currency.
    pub currency: Currency,
    /// Plan.
    pub plan: Sym,
    /// When Tenure learnt of it.
    pub recorded_at: Instant,
    /// Where it came from.
    pub origin: Origin,
}

/// A row of `trials`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Trial {
    /// Customer.
    pub customer: Sym,
    /// Start.
    pub started_at: Instant,
    /// End, where known.
    pub ends_at: Option<Instant>,
    /// Conversion, where known.
    pub converted_at: Option<Instant>,
}

/// All plans, by symbol.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    by_sym: Vec<Option<Plan>>,
}

impl Plans {
    /// The plans of these rows; of two rows for one id the later holds.
    pub fn new(plans: impl IntoIterator<Item = Plan>) -> Plans {
        let mut by_sym: Vec<Option<Plan>> = Vec::new();
        for plan in plans {
            let at = plan.id.0 as usize;
            if by_sym.len() <= at {
                by_sym.resize(at + 1, None);
            }
            by_sym[at] = Some(plan);
        }
        Plans { by_sym }
    }

    /// The plan of an id.
    pub fn get(&self, id: Sym) -> Option<&Plan> {
        self.by_sym.get(id.0 as usize)?.as_ref()
    }
}

/// Everything billing says of one customer (after merges), each list in the order given.
#[derive(Clone, Copy, Debug)]
pub struct CustomerFacts<'a> {
    /// The customer, after merges.
    pub customer: Sym,
    /// Its subscription items, grouped by subscription.
    pub subscriptions: &'a [Subscription],
    /// Their changes.
    pub changes: &'a [SubscriptionChange],
    /// Invoice lines.
    pub lines: &'a [InvoiceLine],
    /// Refunds, credit notes and lost disputes.
    pub adjustments: &'a [Adjustment],
    /// Monthly totals.
    pub mrr_months: &'a [MrrMonth],
    /// Trials.
    pub trials: &'a [Trial],
    /// Merges of other customers into this one.
    pub merges: &'a [Merge],
    /// Subscriptions, ascending, whose rows speak for them wherever their lines are billed: those of
    /// which another customer has rows, at least where lines of this one name them.
    pub elsewhere: &'a [Sym],
}

/// One customer merged into another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Merge {
    /// The customer that went.
    pub from: Sym,
    /// The customer into which it went.
    pub into: Sym,
    /// When, where told.
    pub at: Option<Instant>,
    /// Where it came from.
    pub origin: Origin,
}
