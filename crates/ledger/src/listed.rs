//! Items of one subscription that follow each other: when one begins that is known by a later
//! list alone, and when one ends that a later list has no more.

use std::borrow::Cow;

use tenure_domain::facts::{Status, Subscription, SubscriptionChange};
use tenure_domain::time::Instant;

use crate::track::LedgerFinding;

/// The rows of one subscription with the starts and ends that follow from each other.
pub(crate) fn settled<'r>(
    rows: &'r [Subscription],
    changes: &[&SubscriptionChange],
    findings: &mut Vec<LedgerFinding>,
) -> Cow<'r, [Subscription]> {
    if rows.len() < 2 {
        return Cow::Borrowed(rows);
    }
    let mut settled = Cow::Borrowed(rows);
    let listed = rows.iter().filter(|row| row.all_items).filter_map(|row| row.as_of).max();
    for (at, row) in rows.iter().enumerate() {
        if let Some(added) = added(row, rows) {
            settled.to_mut()[at].started_at = added;
        }
        if let Some(listed) = listed
            && !told_to_end(row, changes, listed)
            && let Some(end) = gone(row, rows, listed)
        {
            settled.to_mut()[at].ended_at = Some(end);
            findings.push(LedgerFinding {
                code: "item-not-listed",
                customer: row.customer,
                origin: row.origin,
                day: None,
                currency: None,
            });
        }
    }
    settled
}

/// When an item was added that did not begin with its subscription, because another row was there.
fn added(row: &Subscription, rows: &[Subscription]) -> Option<Instant> {
    let added = row.item_added_at.filter(|&added| added > row.started_at)?;
    let began = |other: &Subscription| other.item_added_at.unwrap_or(other.started_at);
    rows.iter().any(|other| began(other) < added).then_some(added)
}

/// Whether something else says when an item ended or will end, by the time of a list.
fn told_to_end(row: &Subscription, changes: &[&SubscriptionChange], listed: Instant) -> bool {
    let of_row = |change: &&&SubscriptionChange| {
        change.subscription == row.id && (change.item == row.item || !change.item.is_some())
    };
    let ends = |change: &SubscriptionChange| {
        matches!(change.status, Some(Status::Canceled | Status::Ended))
    };
    row.ended_at.is_some()
        || row.cancel_effective_at.is_some_and(|at| at <= listed)
        || changes.iter().filter(of_row).any(|change| ends(change))
}

/// When an item ended that the latest list has no more: when another was added after it was last
/// seen, else when it was seen to be missing.
fn gone(row: &Subscription, rows: &[Subscription], listed: Instant) -> Option<Instant> {
    let seen = row.as_of.filter(|&seen| seen < listed)?;
    let began = rows.iter().map(|other| other.item_added_at.unwrap_or(other.started_at));
    began.filter(|&at| at > seen && at <= listed).min().or(Some(listed))
}
