//! Facts with nothing in them but what every one must have; the rest is filled in by whoever knows
//! it.

use super::{
    Change, FactKind, InvoiceLine, InvoiceStatus, LineKind, Origin, Plan, PlanKind, Subscription,
    SubscriptionChange, Term,
};
use crate::money::{Amount, Currency};
use crate::symbols::Sym;
use crate::time::Instant;

/// A monthly plan at a price in ten-thousandths.
pub fn plan(id: Sym, amount: Amount, currency: Currency) -> Plan {
    Plan {
        id,
        product: Sym::NONE,
        kind: PlanKind::Base,
        term: Some(Term::MONTH),
        amount: Some(amount),
        currency: Some(currency),
    }
}

/// A subscription of one item that only began; `row` is its place in the order of loading.
pub fn subscription(id: Sym, customer: Sym, started_at: Instant, row: u32) -> Subscription {
    Subscription {
        id,
        item: Sym::NONE,
        customer,
        plan: Sym::NONE,
        quantity: None,
        amount: None,
        currency: None,
        interval: None,
        interval_count: None,
        minimum_amount: None,
        discount_percent: None,
        discount_amount: None,
        discount_duration: None,
        discount_started_at: None,
        discount_ends_at: None,
        tax_included: false,
        tax_percent: None,
        status: None,
        started_at,
        item_added_at: None,
        as_of: None,
        all_items: false,
        trial_started_at: None,
        trial_ended_at: None,
        billing_anchor_at: None,
        term_started_at: None,
        term_months: None,
        term_ends_at: None,
        auto_renew: None,
        paused_at: None,
        resumes_at: None,
        past_due_since: None,
        cancel_requested_at: None,
        cancel_effective_at: None,
        ended_at: None,
        churn_kind: None,
        churn_reason: Sym::NONE,
        recorded_at: started_at,
        updated_at: None,
        origin: Origin { kind: FactKind::Subscription, row },
    }
}

/// A change that changes nothing.
pub fn change(subscription: Sym, changed_at: Instant, row: u32) -> SubscriptionChange {
    SubscriptionChange {
        subscription,
        item: Sym::NONE,
        changed_at,
        sequence: 0,
        plan: Sym::NONE,
        quantity: None,
        amount: None,
        currency: None,
        interval: None,
        interval_count: None,
        discount_percent: Change::Unchanged,
        discount_amount: Change::Unchanged,
        discount_duration: Change::Unchanged,
        discount_ends_at: Change::Unchanged,
        tax_included: None,
        tax_percent: None,
        status: None,
        recorded_at: changed_at,
        origin: Origin { kind: FactKind::Change, row },
    }
}

/// A paid line of a service period; `issued_at` is also when it was paid.
pub fn line(
    (invoice, line): (Sym, Sym),
    customer: Sym,
    (from, to): (Instant, Instant),
    (amount, currency): (Amount, Currency),
    row: u32,
) -> InvoiceLine {
    InvoiceLine {
        invoice,
        line,
        customer,
        subscription: Sym::NONE,
        item: Sym::NONE,
        plan: Sym::NONE,
        kind: LineKind::Subscription,
        period_start: Some(from),
        period_end: Some(to),
        interval: None,
        interval_count: None,
        amount,
        discount: 0,
        discount_duration: None,
        quantity: None,
        prorated: false,
        currency,
        status: InvoiceStatus::Paid,
        issued_at: from,
        paid_at: Some(from),
        due_at: None,
        closed_at: None,
        payment_failed: false,
        recorded_at: from,
        origin: Origin { kind: FactKind::InvoiceLine, row },
    }
}
