//! Causes of movements.

use tenure_domain::facts::ChurnKind;
use tenure_domain::money::Currency;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::chain::{Chain, State};
use super::item::Snapshot;
use super::windows::Changed;
use super::words::Cause;

type Found = (Cause, (Sym, Sym));

const NOTHING: Found = (Cause::None, (Sym::NONE, Sym::NONE));

/// Subscription and item that speak for a chain at an instant.
pub fn id_of(chain: &Chain, at: Instant) -> (Sym, Sym) {
    chain.id_at(at)
}

/// The cause of an expansion or contraction: that of the chain with the largest part.
pub fn of_change(
    changed: &[Changed],
    chains: &[Chain],
    up: bool,
    (from, to): (Instant, Instant),
) -> Found {
    let sign = if up { 1 } else { -1 };
    let mut largest: Option<&Changed> = None;
    for one in changed.iter().filter(|c| c.part.moves()) {
        let size = |c: &Changed| (c.part.movement() * sign, c.part.goes(up));
        if largest.is_none_or(|best| size(one) > size(best)) {
            largest = Some(one);
        }
    }
    let Some(one) = largest else { return NOTHING };
    let rested = chains[one.chain].before_rest(from);
    let before = match (&one.part.before, &one.before) {
        (Some(before), _) => before.as_ref(),
        (None, State::On(_)) if one.before.is_paused() => rested.as_ref(),
        (None, State::On(snapshot)) => Some(snapshot),
        (None, State::Gone) => None,
    };
    let is_usage = |state: &State| matches!(state, State::On(s) if s.usage);
    let cause = match (before, &one.after) {
        _ if is_usage(&one.before) || is_usage(&one.after) => Cause::Usage,
        (Some(before), State::On(after)) => compare(before, after),
        _ => Cause::CrossSell,
    };
    (cause, id_of(&chains[one.chain], to))
}

fn compare(before: &Snapshot, after: &Snapshot) -> Cause {
    if before.plan != after.plan {
        Cause::Plan
    } else if before.quantity != after.quantity {
        Cause::Seats
    } else if before.discount != after.discount {
        Cause::Coupon
    } else if before.term != after.term {
        Cause::Term
    } else {
        Cause::Price
    }
}

/// The chain that ended last in a window, then the largest; and why.
fn last_ended<'a>(
    changed: &'a [Changed],
    chains: &[Chain],
    to: Instant,
) -> Option<(&'a Changed, ChurnKind)> {
    let mut found: Option<((Instant, i64), &Changed, ChurnKind)> = None;
    for one in changed {
        if !one.before.is_on() || one.after.is_on() {
            continue;
        }
        let Some((at, why)) = chains[one.chain].last_end(to) else {
            continue;
        };
        let rank = (at, one.part.movement().abs());
        if found.as_ref().is_none_or(|(best, ..)| rank > *best) {
            found = Some((rank, one, why));
        }
    }
    found.map(|(_, one, why)| (one, why))
}

/// The cause of a churn.
pub fn of_churn(changed: &[Changed], chains: &[Chain], to: Instant) -> Found {
    match last_ended(changed, chains, to) {
        Some((one, why)) => (why.into(), id_of(&chains[one.chain], to)),
        None => (Cause::Unknown, (Sym::NONE, Sym::NONE)),
    }
}

/// The currency in which a churn of nothing is written.
pub fn currency_of_churn(changed: &[Changed], chains: &[Chain], to: Instant) -> Option<Currency> {
    let (one, _) = last_ended(changed, chains, to)?;
    match &one.before {
        State::On(snapshot) => Some(snapshot.currency),
        State::Gone => None,
    }
}

/// No cause; the chain with the largest part.
pub fn of_rest(changed: &[Changed], chains: &[Chain], to: Instant) -> Found {
    let size = |c: &Changed| {
        let rows = c.part.rows.iter();
        rows.map(|r| r.amounts().2.abs()).max().unwrap_or(0)
    };
    let mut largest: Option<&Changed> = None;
    for one in changed {
        if largest.is_none_or(|best| size(one) > size(best)) {
            largest = Some(one);
        }
    }
    largest.map_or(NOTHING, |one| (Cause::None, id_of(&chains[one.chain], to)))
}
