//! Gap tolerance: an end and the start that continues it become one chain.

use std::collections::BTreeMap;

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
    ends.sort_by_key(|e| (e.at, e.track));
    starts.sort_by_key(|e| (e.at, e.track));
    // Of most customers nothing begins after the first end.
    if starts.last().map(|e| e.at) < ends.first().map(|e| e.at) || ends.is_empty() {
        return;
    }
    let mut taken = vec![false; starts.len()];
    for rank in 0..3 {
        // Of the same item, then of the same plan, then any.
        let kind = |track: usize, point: &Point| match rank {
            0 => (track, None),
            1 => (0, Some(point.plan)),
            _ => (0, None),
        };
        let mut free: BTreeMap<_, Free> = BTreeMap::new();
        for (place, start) in starts.iter().enumerate().filter(|(place, _)| !taken[*place]) {
            let kind = kind(start.track, &tracks.points[start.point]);
            free.entry(kind).or_default().places.push(place);
        }
        let mut left = Vec::with_capacity(ends.len());
        for end in ends {
            // What ended is told by the point before.
            let here = free.get_mut(&kind(end.track, &tracks.points[end.point - 1]));
            match here.and_then(|it| it.take(&end, &starts, tracks, (tolerance, account))) {
                Some(place) => {
                    taken[place] = true;
                    hold(tracks, end, starts[place]);
                }
                None => left.push(end),
            }
        }
        ends = left;
    }
}

/// Starts of one kind that nothing continues yet.
#[derive(Default)]
struct Free {
    /// Their places, in order of time.
    places: Vec<usize>,
    /// By each of these the next that may be free; grown as they are taken.
    next: Vec<usize>,
}

impl Free {
    /// The first at or after `at` that is free, or the number of all.
    fn first(&mut self, at: usize) -> usize {
        let mut free = at;
        while self.next[free] != free {
            free = self.next[free];
        }
        // The way is shorter for whoever comes next.
        let mut at = at;
        while self.next[at] != free {
            at = std::mem::replace(&mut self.next[at], free);
        }
        free
    }

    /// Takes the start that continues an end: the earliest within the tolerance; of several at one
    /// instant one in the same currency.
    fn take(
        &mut self,
        end: &Edge,
        starts: &[Edge],
        tracks: &Tracks,
        (tolerance, account): (GapTolerance, &Account),
    ) -> Option<usize> {
        if self.next.is_empty() {
            self.next = (0..=self.places.len()).collect();
        }
        let begin = self.places.partition_point(|&place| starts[place].at < end.at);
        let earliest = self.first(begin);
        let at = starts[*self.places.get(earliest)?].at;
        if !within(end.at, at, tolerance, account) {
            return None;
        }
        let currency = tracks.points[end.point - 1].currency;
        let (mut found, mut here) = (earliest, earliest);
        while let Some(start) = self.places.get(here).map(|&place| starts[place]) {
            if start.at > at {
                break;
            }
            if tracks.points[start.point].currency == currency {
                found = here;
                break;
            }
            here = self.first(here + 1);
        }
        self.next[found] = found + 1;
        Some(self.places[found])
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

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::facts::{FactKind, Origin};
    use tenure_domain::money::Currency;
    use tenure_domain::symbols::Sym;
    use tenure_domain::time::DAY;

    const HOUR: i64 = DAY / 24;

    /// Tracks of one price, each from and to an hour.
    fn tracks(spans: &[(i64, i64, Currency)]) -> Tracks {
        let mut all = Tracks::default();
        for &(from, to, currency) in spans {
            let start = all.points.len();
            let absent = Point::absent(currency, Origin { kind: FactKind::Subscription, row: 0 });
            let paid = Point { at: Instant(from * HOUR), level: 100, life: Life::Alive, ..absent };
            all.points.extend([paid, Point { at: Instant(to * HOUR), ..absent }]);
            all.tracks.push(Track {
                subscription: Sym::NONE,
                item: Sym::NONE,
                reason: Sym::NONE,
                usage: false,
                start,
                end: all.points.len(),
            });
        }
        all
    }

    fn joined(spans: &[(i64, i64, Currency)]) -> Vec<(usize, usize)> {
        let mut tracks = tracks(spans);
        join(&mut tracks, GapTolerance::Days(7), &Account::default());
        tracks.joins.iter().map(|join| (join.from, join.to)).collect()
    }

    #[test]
    fn an_end_goes_on_with_the_earliest_start_of_its_currency() {
        let (eur, usd) = (Currency::EUR, Currency::parse("USD").unwrap());
        let spans = [(0, 10, eur), (12, 90, usd), (12, 90, eur), (11, 99, usd)];
        assert_eq!(joined(&spans), [(0, 3)], "the earliest");
        assert_eq!(joined(&spans[..3]), [(0, 2)], "of one instant that in the same currency");
        assert_eq!(joined(&[(0, 10, eur), (5, 10, eur), (12, 90, eur)]), [(0, 2)], "once");
        assert_eq!(joined(&[(0, 10, eur), (10 + 8 * 24, 999, eur)]), [], "too late");
        assert_eq!(joined(&[(0, 10, eur), (9, 99, eur)]), [], "too early");
    }

    #[test]
    fn many_that_follow_each_other_are_joined() {
        let chain = |n: i64| (0..n).map(|at| (at, at + 1, Currency::EUR)).collect::<Vec<_>>();
        // Looked for one by one among all, these take minutes.
        let joins = joined(&chain(60_000));
        assert!(joins.iter().all(|(from, to)| from + 1 == *to));
        assert_eq!(joins.len(), 59_999);
    }
}
