//! The words of choice columns as domain values.

use tenure_domain::facts::{
    ChurnKind, DiscountDuration, Interval, InvoiceStatus, LineKind, PlanKind, Status,
};

pub(crate) fn interval(word: &str) -> Option<Interval> {
    Some(match word {
        "day" => Interval::Day,
        "week" => Interval::Week,
        "month" => Interval::Month,
        "year" => Interval::Year,
        _ => return None,
    })
}

pub(crate) fn duration(word: &str) -> Option<DiscountDuration> {
    Some(match word {
        "once" => DiscountDuration::Once,
        "repeating" => DiscountDuration::Repeating,
        "forever" => DiscountDuration::Forever,
        _ => return None,
    })
}

pub(crate) fn status(word: &str) -> Option<Status> {
    Some(match word {
        "incomplete" => Status::Incomplete,
        "trialing" => Status::Trialing,
        "active" => Status::Active,
        "past_due" => Status::PastDue,
        "non_renewing" => Status::NonRenewing,
        "unpaid" => Status::Unpaid,
        "paused" => Status::Paused,
        "canceled" => Status::Canceled,
        "ended" => Status::Ended,
        _ => return None,
    })
}

pub(crate) fn invoice_status(word: &str) -> Option<InvoiceStatus> {
    Some(match word {
        "draft" => InvoiceStatus::Draft,
        "open" => InvoiceStatus::Open,
        "paid" => InvoiceStatus::Paid,
        "void" => InvoiceStatus::Void,
        "uncollectible" => InvoiceStatus::Uncollectible,
        _ => return None,
    })
}

pub(crate) fn line_kind(word: &str) -> Option<LineKind> {
    Some(match word {
        "subscription" => LineKind::Subscription,
        "one_off" => LineKind::OneOff,
        "usage" => LineKind::Usage,
        "trial" => LineKind::Trial,
        _ => return None,
    })
}

pub(crate) fn plan_kind(word: &str, pricing: &str) -> PlanKind {
    match (word, pricing) {
        ("one_off", _) => PlanKind::OneOff,
        ("metered", _) | (_, "usage") => PlanKind::Metered,
        ("addon", _) => PlanKind::Addon,
        _ => PlanKind::Base,
    }
}

/// The stated kind of churn, or the one that a well-known reason tells.
pub(crate) fn churn_kind(word: Option<&str>, reason: &str) -> Option<ChurnKind> {
    match word {
        Some("voluntary") => return Some(ChurnKind::Voluntary),
        Some("involuntary") => return Some(ChurnKind::Involuntary),
        Some("retention_policy") => return Some(ChurnKind::RetentionPolicy),
        Some("unknown") => return Some(ChurnKind::Unknown),
        _ => {}
    }
    // Stripe's cancellation_details.reason, Chargebee's cancel_reason, and plain words.
    let reason: String = reason
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect();
    match reason.as_str() {
        "payment_failed" | "payment_disputed" | "unpaid" | "not_paid" | "no_card"
        | "expired_card" | "card_expired" => Some(ChurnKind::Involuntary),
        "cancellation_requested" | "requested" => Some(ChurnKind::Voluntary),
        "retention_policy" => Some(ChurnKind::RetentionPolicy),
        _ => None,
    }
}
