//! Gap tolerance: an end and the start that continues it become one chain.

use tenure_domain::account::Account;
use tenure_domain::policy::GapTolerance;
use tenure_domain::time::Instant;

use crate::track::{Anchor, Join, Life, Point, Track, Tracks};

/// An end or a start of a paid item: where in the arena, and when.
#[derive(Clone, Copy, Debug)]
struct Edge {
    track: usize,
    point: usize,
    at: Instant,
}

/// Joins each end to the next start of the same customer within the tolerance. Between them the
/// ended level holds; across tracks the later one learns which it continues.
pub(crate) fn join(tracks: &mut Tracks, tolerance: GapTolerance, account: &Account) {
    if tolerance == GapTolerance::None {
        return;
    }
    let (mut ends, mut starts) = (Vec::new(), Vec::new());
    for (index, track) in tracks.tracks.iter().enumerate() {
        edges(tracks.of(track), track, index, &mut ends, &mut starts);
    }
    if ends.is_empty() || starts.is_empty() {
        return;
    }
    ends.sort_by_key(|e| (e.at, e.track));
    starts.sort_by_key(|e| (e.at, e.track));
    for rank in 0..3 {
        let mut left = Vec::with_capacity(ends.len());
        for end in ends {
            let Point { plan, currency, .. } = tracks.points[end.point - 1];
            let fits = |s: &Edge| match rank {
                0 => s.track == end.track,
                1 => tracks.points[s.point].plan == plan,
                _ => true,
            };
            let fitting = starts.iter().enumerate().filter(|(_, s)| {
                s.at >= end.at && fits(s) && within(end.at, s.at, tolerance, account)
            });
            // The earliest; of several at one instant one in the same currency.
            let other = |s: &Edge| tracks.points[s.point].currency != currency;
            match fitting.min_by_key(|(_, s)| (s.at, other(s))) {
                Some((at, _)) => hold(tracks, end, starts.remove(at)),
                None => left.push(end),
            }
        }
        ends = left;
    }
}

fn paid(point: &Point) -> bool {
    point.life == Life::Alive && point.level > 0
}

fn edges(
    points: &[Point],
    track: &Track,
    index: usize,
    ends: &mut Vec<Edge>,
    starts: &mut Vec<Edge>,
) {
    for (at, point) in points.iter().enumerate() {
        let edge = Edge { track: index, point: track.start + at, at: point.at };
        let before = at.checked_sub(1).map(|b| &points[b]);
        if point.life == Life::Absent && before.is_some_and(paid) {
            ends.push(edge);
        }
        if paid(point) && before.is_none_or(|b| !b.life.counts()) {
            starts.push(edge);
        }
    }
}

fn within(end: Instant, start: Instant, tolerance: GapTolerance, account: &Account) -> bool {
    match tolerance {
        GapTolerance::None => false,
        GapTolerance::SameDay => account.zone.day(end) == account.zone.day(start),
        GapTolerance::Days(days) => {
            account.zone.day(start).0 - account.zone.day(end).0 <= i32::from(days)
        }
        GapTolerance::Migration(days, day) => {
            let (end, start, most) = (account.zone.day(end), account.zone.day(start), days.into());
            end == start || (start.0 - end.0 <= most && (end.0 - day.0).abs() <= most)
        }
    }
}

/// Holds the level of the ended item until the start.
fn hold(tracks: &mut Tracks, end: Edge, start: Edge) {
    // Nothing is billed in between, so no rate is re-set.
    let before = tracks.points[end.point - 1];
    if end.track == start.track {
        // What lies between the end and the start of one track was never seen.
        for point in &mut tracks.points[end.point..start.point] {
            *point = Point { at: point.at, renews: false, anchor: Anchor::new(start.at), ..before };
        }
        return;
    }
    tracks.joins.push(Join { at: start.at, from: end.track, to: start.track });
    let until = tracks.tracks[end.track].end;
    let later = (end.point..until).find(|&p| tracks.points[p].at >= start.at).unwrap_or(until);
    if later == end.point {
        return;
    }
    // The level holds until the start, and there the state of that moment takes over.
    let state = tracks.points[later - 1];
    for point in &mut tracks.points[end.point..later] {
        *point = Point { at: point.at, renews: false, anchor: Anchor::new(start.at), ..before };
    }
    if later == until || tracks.points[later].at > start.at {
        tracks.points[later - 1] = Point { at: start.at, ..state };
    }
}
