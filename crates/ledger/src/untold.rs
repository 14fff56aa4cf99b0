//! Levels that cannot be told: a rate is missing, or an amount or a sum is too large to be held.

use tenure_domain::facts::CustomerFacts;
use tenure_domain::money::{Mrr, Overflow};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::events::Event;
use crate::movement::{Cause, Detail, Kind, Standing, Step, TOO_LARGE};
use crate::parts::{Class, Part, State};
use crate::run::{Gap, Output, Untold, Wanted};
use crate::track::{LedgerFinding, Tracks};
use crate::window::{Touched, total};

/// Which way the parts go of which one cannot be told before or after, as a sign: that of the
/// native sum in the first currency in which there is one. 0 where all can be told.
pub(crate) fn direction(parts: &[Part], touched: &[Touched], states: &[State]) -> Mrr {
    let untold = |part: &&Part| {
        let before = touched.iter().find(|t| t.track == part.track);
        states[part.track].gap.is_some() || before.is_some_and(|t| t.before.gap.is_some())
    };
    let moves = || parts.iter().filter(|p| p.class == Class::Move);
    if !moves().any(|part| untold(&part)) {
        return 0;
    }
    let mut moves: Vec<&Part> = moves().collect();
    moves.sort_by_key(|p| p.currency);
    let sums = moves.chunk_by(|a, b| a.currency == b.currency);
    let mut sums = sums.map(|group| group.iter().map(|p| i128::from(p.native)).sum::<i128>());
    sums.find(|&sum| sum != 0).map_or(0, |sum| sum.signum() as Mrr)
}

/// The native sum of parts of one currency. Where a level that cannot be held is among them, it
/// means nothing but its sign.
pub(crate) fn native(
    group: &[Part],
    touched: &[Touched],
    states: &[State],
) -> Result<Mrr, Overflow> {
    let too_large = |part: &Part| {
        let before = touched.iter().find(|t| t.track == part.track);
        states[part.track].point.level == TOO_LARGE
            || before
                .is_some_and(|t| [t.before.point.level, t.before.paused.0].contains(&TOO_LARGE))
    };
    if !group.iter().any(too_large) {
        return total(group, |p| p.native);
    }
    let sum: i128 = group.iter().map(|p| i128::from(p.native)).sum();
    Ok(sum.clamp((-TOO_LARGE).into(), TOO_LARGE.into()) as Mrr)
}

/// What rested and could not be told comes back, or is lost, for a moment: what moves then cannot be
/// told either.
pub(crate) fn left_paused(before: &State, after: &State, at: Instant, out: &mut Output) {
    if let (Some(gap), None) = (before.paused_gap, after.paused_gap) {
        let gap = Gap { from: at, to: at, ..out.gaps[gap] };
        out.gaps.push(gap);
    }
}

/// Where a customer's output begins, or how far it had come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    steps: usize,
    details: usize,
    origins: usize,
    contracts: usize,
    gaps: usize,
    findings: usize,
}

impl Mark {
    /// How far the output has come.
    pub fn of(out: &Output) -> Mark {
        Mark {
            steps: out.steps.len(),
            details: out.details.len(),
            origins: out.origins.len(),
            contracts: out.contracts.len(),
            gaps: out.gaps.len(),
            findings: out.findings.len(),
        }
    }

    /// Takes back what was written since.
    fn back(&self, out: &mut Output) {
        out.steps.truncate(self.steps);
        out.details.truncate(self.details);
        out.origins.truncate(self.origins);
        out.contracts.truncate(self.contracts);
        out.gaps.truncate(self.gaps);
        out.findings.truncate(self.findings);
    }
}

/// A customer's sum does not fit from this event on: what was said before stands, and from here on
/// nothing can be told.
pub(crate) fn lose(
    facts: &CustomerFacts<'_>,
    (event, tracks): (&Event, &Tracks),
    (first, before): (&Mark, &Mark),
    wanted: Wanted,
    out: &mut Output,
) {
    before.back(out);
    let said = &out.steps[first.steps..];
    let customer = said.last().is_some_and(|step| step.after.is_customer());
    let kind = match (customer, said.iter().any(|step| step.after.is_customer())) {
        (true, _) => Kind::Expansion,
        (false, true) => Kind::Reactivation,
        (false, false) => Kind::New,
    };
    let (point, track) =
        (&tracks.points[event.point as usize], &tracks.tracks[event.track as usize]);
    let (at, after) = (event.at, Standing::CUSTOMER);
    let step = Step { at, delta: 0, kind, counts_as: kind, cause: Cause::None, after, part: 0 };
    out.steps.push(step);
    if wanted.details {
        let start = out.origins.len() as u32;
        out.origins.push(point.origin);
        out.details.push(Detail {
            native: 0,
            currency: point.currency,
            subscription: track.subscription,
            item: track.item,
            plan: point.plan,
            reason: Sym::NONE,
            reasoned: false,
            origins: (start, start + 1),
        });
    }
    let (currency, why) = (point.currency, Untold::TooLarge);
    out.gaps.push(Gap { currency, why, from: at, to: Instant::MAX });
    out.findings.push(LedgerFinding {
        code: "mrr-overflow",
        customer: facts.customer,
        origin: point.origin,
        day: None,
        currency: Some(currency),
    });
}
