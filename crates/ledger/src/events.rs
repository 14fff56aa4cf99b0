//! The points of all tracks of a customer in one order of time.

use tenure_domain::policy::FxModel;
use tenure_domain::time::{Day, Instant};

use crate::billing::Billing;
use crate::rates::Rates;
use crate::track::{Context, Life, Point, Track, Tracks};

/// Something happens to a track.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Event {
    pub at: Instant,
    /// Re-set rates come after the changes of the same instant.
    pub rerate: bool,
    pub track: u32,
    /// The new state, in the arena of points.
    pub point: u32,
}

/// Collects all events of a customer, in order.
pub(crate) fn collect(ctx: &Context<'_>, tracks: &Tracks, rates: &Rates<'_>, out: &mut Vec<Event>) {
    out.clear();
    for (index, track) in tracks.tracks.iter().enumerate() {
        let mut before: Option<&Point> = None;
        for (offset, point) in tracks.of(track).iter().enumerate() {
            let same = before.is_some_and(|b| alike(b, point));
            if !same {
                out.push(Event {
                    at: point.at,
                    rerate: false,
                    track: index as u32,
                    point: (track.start + offset) as u32,
                });
            }
            before = Some(point);
        }
        match ctx.policy.fx {
            FxModel::PeriodEnd => month_ends(ctx, tracks, track, index, rates, out),
            FxModel::Renewal => renewals(ctx, tracks, track, index, rates, out),
            FxModel::ComponentStart | FxModel::Constant(_) => {}
        }
    }
    // Of one instant what another customer hands over comes first.
    let own = |event: &Event| event.rerate || !tracks.points[event.point as usize].moved;
    let key = |event: &Event| (event.at, event.rerate, own(event), event.track);
    if !out.is_sorted_by_key(key) {
        out.sort_by_key(key);
    }
}

/// Whether two states differ in nothing but their time and the fact that says so.
pub(crate) fn alike(a: &Point, b: &Point) -> bool {
    let &Point { level, currency, life, plan, quantity, list, discount, .. } = b;
    let &Point { tax, term, contract, moved, .. } = b;
    !moved
        && (a.level, a.currency, a.life, a.plan) == (level, currency, life, plan)
        && (a.quantity, a.list, a.discount, a.tax) == (quantity, list, discount, tax)
        && (a.term, a.contract) == (term, contract)
}

/// The spans in which a track has one level in a foreign currency and one row of billing
/// boundaries; other changes do not part them.
fn foreign_spans(
    ctx: &Context<'_>,
    tracks: &Tracks,
    track: &Track,
    rates: &Rates<'_>,
) -> Vec<(Instant, Instant, Point)> {
    let mut spans: Vec<(Instant, Instant, Point)> = Vec::new();
    let points = tracks.of(track);
    let mut before: Option<&Point> = None;
    for (at, point) in points.iter().enumerate() {
        let to = points.get(at + 1).map_or(ctx.horizon, |next| next.at.min(ctx.horizon));
        let foreign = point.currency != rates.home();
        let same = before.is_some_and(|b| {
            let key = |p: &Point| (p.level, p.currency, p.life, p.anchor, p.term);
            key(b) == key(point)
        });
        let same = same && !point.renews && !point.moved;
        before = Some(point);
        if !foreign || point.level <= 0 || point.life != Life::Alive || point.at >= to {
            continue;
        }
        match spans.last_mut() {
            Some(last) if same && last.1 == point.at => last.1 = to,
            _ => spans.push((point.at, to, *point)),
        }
    }
    spans
}

/// Rates are re-set in the last instant of every calendar month.
fn month_ends(
    ctx: &Context<'_>,
    tracks: &Tracks,
    track: &Track,
    index: usize,
    rates: &Rates<'_>,
    out: &mut Vec<Event>,
) {
    let zone = &ctx.account.zone;
    for (from, to, _) in foreign_spans(ctx, tracks, track, rates) {
        let mut month = zone.day(from).month_start().add_months(1);
        loop {
            let at = zone.start_of_day(month).plus(-1);
            if at >= to {
                break;
            }
            if at >= from {
                out.push(Event { at, rerate: true, track: index as u32, point: 0 });
            }
            // No month is longer, and none so short that this would pass over it.
            month = Day(month.0 + 31).month_start();
        }
    }
}

/// Rates are re-set at every billing boundary, or wherever the source renews.
fn renewals(
    ctx: &Context<'_>,
    tracks: &Tracks,
    track: &Track,
    index: usize,
    rates: &Rates<'_>,
    out: &mut Vec<Event>,
) {
    let mut push = |at| out.push(Event { at, rerate: true, track: index as u32, point: 0 });
    let mut before: Option<(Instant, Point)> = None;
    for (from, to, point) in foreign_spans(ctx, tracks, track, rates) {
        let goes_on = before.is_some_and(|(end, b)| {
            end == from && (b.level, b.currency) == (point.level, point.currency)
        });
        before = Some((to, point));
        let billing = Billing { zone: &ctx.account.zone, anchor: point.anchor, term: point.term };
        // A new anchor is a boundary; where the level changes with it, the window re-sets the rate.
        if goes_on && !point.renews && !point.moved && billing.at_or_after(from) == from {
            push(from);
        }
        if point.renews {
            // What changes hands goes on.
            if !point.moved {
                push(from);
            }
            continue;
        }
        if tracks.of(track).iter().any(|p| p.renews) {
            continue;
        }
        let mut at = billing.after(from);
        while at < to {
            push(at);
            at = billing.after(at);
        }
    }
}
