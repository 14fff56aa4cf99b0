//! What one track's change adds to a window: signed parts by class and currency.

use std::cmp::Reverse;

use tenure_domain::money::{Currency, Mrr, Overflow};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::movement::{Cause, TOO_LARGE};
use crate::rates::Rates;
use crate::track::{Life, Point, Track};

/// What a part is, before the kind of the movement is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    Resumed,
    Move,
    Paused,
    Fx,
    Merge,
}

/// A signed part of a window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub class: Class,
    pub currency: Currency,
    pub native: Mrr,
    pub account: Mrr,
    pub track: usize,
}

/// The state of a track as the window sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// What the facts say.
    pub point: Point,
    /// Level in the account currency at the carried rate; 0 where the rate is missing.
    pub account: Mrr,
    /// What left as paused: native and account.
    pub paused: (Mrr, Mrr),
    /// The state before the pause.
    pub paused_from: Option<Point>,
    /// The gap of rates in which this state lies, by index.
    pub gap: Option<usize>,
    /// The gap in which what left as paused lay.
    pub paused_gap: Option<usize>,
}

impl State {
    /// A state without a level.
    pub fn of(point: Point) -> State {
        State { point, account: 0, paused: (0, 0), paused_from: None, gap: None, paused_gap: None }
    }

    /// The stated reason for which its track is gone, if it is and one was given for that.
    pub fn reason(&self, track: &Track) -> Sym {
        match self.point.reasoned {
            true => track.reason,
            false => Sym::NONE,
        }
    }
}

/// Whether anything changed that the ledger cares for.
pub(crate) fn changed(a: &Point, b: &Point) -> bool {
    a.level != b.level
        || (a.currency != b.currency && (a.level != 0 || b.level != 0))
        || life_class(a.life) != life_class(b.life)
}

fn life_class(life: Life) -> Life {
    if life == Life::Trial { Life::Absent } else { life }
}

/// Adds the parts of a track that went from `before` to `after.point`; the last change was at
/// `last`. Sets the account level and the paused amount of `after`.
pub(crate) fn push(
    rates: &Rates<'_>,
    before: &State,
    after: &mut State,
    last: Instant,
    track: usize,
    parts: &mut Vec<Part>,
) -> Result<(), Overflow> {
    let (a, b) = (before.point.level, after.point.level);
    let from = before.paused_from.map_or(before.point.currency, |p| p.currency);
    let to = after.point.currency;
    let rate = if b > 0 { rates.at(to, last).0 } else { None };
    let convert = |units: Mrr| match rate {
        Some(rate) if units != TOO_LARGE => rate.convert(units, to, rates.home()),
        _ => Ok(0),
    };
    after.account = convert(b)?;
    after.paused = (0, 0);
    (after.paused_from, after.paused_gap) = (None, None);
    let mut part = |class, currency, native: Mrr, account: Mrr| {
        if native != 0 || account != 0 {
            parts.push(Part { class, currency, native, account, track });
        }
    };
    let less = |x: Mrr, y: Mrr| x.checked_sub(y).ok_or(Overflow);
    match (before.point.life, after.point.life) {
        (Life::Paused, Life::Paused) => {
            after.paused = before.paused;
            (after.paused_from, after.paused_gap) = (before.paused_from, before.paused_gap);
        }
        (_, Life::Paused) => {
            part(Class::Paused, from, -a, -before.account);
            after.paused = (a, before.account);
            (after.paused_from, after.paused_gap) = (Some(before.point), before.gap);
        }
        (Life::Paused, _) if b > 0 && from == to => {
            let (native, _) = before.paused;
            let resumed = if b == TOO_LARGE { 0 } else { convert(native)? };
            part(Class::Resumed, to, native, resumed);
            part(Class::Move, to, less(b, native)?, less(after.account, resumed)?);
        }
        (Life::Paused, _) => {
            let (native, account) = before.paused;
            part(Class::Resumed, from, native, account);
            part(Class::Move, from, -native, -account);
            part(Class::Move, to, b, after.account);
        }
        _ if from == to && a > 0 && b > 0 => {
            // Of a level that cannot be held nobody can say what moved.
            let told = a != TOO_LARGE && b != TOO_LARGE;
            let moved = if told { convert(less(b, a)?)? } else { 0 };
            part(Class::Move, to, b - a, moved);
            let fx = less(less(after.account, before.account)?, moved)?;
            part(Class::Fx, to, 0, fx);
        }
        _ => {
            part(Class::Move, from, -a, -before.account);
            part(Class::Move, to, b, after.account);
        }
    }
    Ok(())
}

/// An item that comes from another customer as it was booked there, or goes to one.
pub(crate) fn hand_over(
    before: &State,
    given: Option<State>,
    after: &mut State,
    track: usize,
    parts: &mut Vec<Part>,
) -> Result<(), Overflow> {
    let point = after.point;
    // The gaps in which it lay are another's.
    let given = given.filter(|_| point.life.counts());
    *after = State { gap: None, paused_gap: None, ..given.unwrap_or(State::of(point)) };
    after.point = point;
    let native = point.level.checked_sub(before.point.level).ok_or(Overflow)?;
    let account = after.account.checked_sub(before.account).ok_or(Overflow)?;
    let currency = if point.level > 0 { point.currency } else { before.point.currency };
    // Also of nothing: the step tells that the customer went, or came.
    parts.push(Part { class: Class::Merge, currency, native, account, track });
    Ok(())
}

/// What a track moved, in the account currency.
pub(crate) fn moved(parts: &[Part], track: usize) -> i128 {
    let mine = parts.iter().filter(|p| p.class == Class::Move && p.track == track);
    mine.map(|p| i128::from(p.account)).sum()
}

/// The part that speaks for the track that moved most down, or up; of several the first.
pub(crate) fn largest(parts: &[Part], down: bool) -> Option<&Part> {
    let sign = if down { -1 } else { 1 };
    let size = |part: &Part| {
        let mut mine = parts.iter().filter(|p| p.class == Class::Move && p.track == part.track);
        // What cannot be told is told by its own currency.
        (
            moved(parts, part.track) * sign,
            mine.any(|p| i128::from(p.native) * sign > 0),
            Reverse(part.track),
        )
    };
    parts.iter().filter(|p| p.class == Class::Move).max_by_key(|part| size(part))
}

/// Why a track's level changed, by what differs between its states.
pub(crate) fn cause(before: &Point, after: &Point, usage: bool) -> Cause {
    match (before, after) {
        _ if usage => Cause::Usage,
        (a, b) if !a.life.counts() || !b.life.counts() => Cause::CrossSell,
        (a, b) if a.plan != b.plan => Cause::Plan,
        (a, b) if a.quantity != b.quantity => Cause::Seats,
        (a, b) if a.discount != b.discount => Cause::Coupon,
        (a, b) if a.term != b.term => Cause::Term,
        _ => Cause::Price,
    }
}
