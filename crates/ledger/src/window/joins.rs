//! Items that continue others, found by the tracks that they join.

use super::Window;
use crate::parts::{State, changed};
use crate::track::{Join, Point, Tracks};

/// The places of joins by the tracks that they lead from and to.
#[derive(Default, Debug)]
pub(super) struct Joins {
    /// Track and place, sorted.
    from: Vec<(usize, usize)>,
    to: Vec<(usize, usize)>,
}

impl Joins {
    /// Learns the joins of a customer.
    pub fn learn(&mut self, joins: &[Join]) {
        let sorted = |list: &mut Vec<(usize, usize)>, track: fn(&Join) -> usize| {
            list.clear();
            list.extend(joins.iter().enumerate().map(|(place, join)| (track(join), place)));
            list.sort_unstable();
        };
        sorted(&mut self.from, |join| join.from);
        sorted(&mut self.to, |join| join.to);
    }

    /// Those that lead from a track.
    fn from(&self, track: usize) -> impl Iterator<Item = usize> + '_ {
        of(&self.from, track)
    }

    /// Those that lead to a track.
    fn to(&self, track: usize) -> impl Iterator<Item = usize> + '_ {
        of(&self.to, track)
    }
}

fn of(list: &[(usize, usize)], track: usize) -> impl Iterator<Item = usize> + '_ {
    let start = list.partition_point(|&(other, _)| other < track);
    list[start..].iter().take_while(move |it| it.0 == track).map(|it| it.1)
}

impl Window {
    /// A track that continues another takes over its state; the other one's end is then no loss.
    pub(super) fn continue_joins(&mut self, tracks: &Tracks) {
        if tracks.joins.is_empty() {
            return;
        }
        let touched = self.touched.iter();
        let mut places: Vec<usize> = touched.flat_map(|t| self.joins.from(t.track)).collect();
        places.sort_unstable();
        for join in places.into_iter().map(|place| tracks.joins[place]) {
            let find = |track| self.touched.iter().position(|t| t.track == track);
            let (Some(from), Some(to)) = (find(join.from), find(join.to)) else {
                continue;
            };
            let ended = self.states[join.from].point.level == 0;
            let fresh = self.touched[to].before.point.level == 0
                && !self.touched[to].before.point.life.counts();
            let had = self.touched[from].before.point.level > 0;
            if ended && fresh && had && self.touched[from].last <= join.at {
                let taken = self.touched[from].before;
                self.touched[to].before = taken;
                let by = self.states[join.from].point.changed_by;
                let known = &mut self.states[join.to].point.changed_by;
                *known = known.or(by);
                let origin = self.touched[from].before.point.origin;
                let home = taken.point.currency;
                let gone = Point::absent(home, origin);
                self.touched[from].before = State::of(gone);
            }
        }
    }

    /// Whether a track continues in this window what was use.
    pub(super) fn continues_use(&self, track: usize, tracks: &Tracks) -> bool {
        let mut before = self.joins.to(track).map(|place| tracks.joins[place].from);
        before.any(|from| tracks.tracks[from].usage && self.touched.iter().any(|t| t.track == from))
    }

    /// Whether an instant is the end of an item, or the start of the one that continues it, and the
    /// two are alike.
    pub(super) fn is_joined(
        &self,
        track: usize,
        at: tenure_domain::time::Instant,
        tracks: &Tracks,
    ) -> bool {
        let places = self.joins.from(track).chain(self.joins.to(track));
        let mut joins = places.map(|place| tracks.joins[place]).filter(|join| join.at == at);
        joins.any(|join| {
            let points = tracks.of(&tracks.tracks[join.to]);
            let after = points.iter().rfind(|point| point.at <= at);
            let before = &self.states[join.from].point;
            after.is_some_and(|after| !changed(before, after))
        })
    }
}
