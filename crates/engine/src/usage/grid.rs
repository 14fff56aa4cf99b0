//! Days as places of a grid, for those that look at hundreds of millions of instants.

use tenure_domain::time::{DAY, Day, Instant, Zone};

/// Days in a word of a bitmap.
pub(super) const WIDTH: usize = 64;

/// The days from the first day of one word to the last of another, each with the instant at which
/// it begins in a zone.
#[derive(Debug)]
pub(super) struct Grid {
    /// Number of the first word: its first day divided by 64, rounded down.
    pub(super) first: i32,
    /// How many words.
    pub(super) words: usize,
    /// When each day begins, and when the last one ends.
    starts: Vec<i64>,
}

impl Grid {
    /// A grid that holds the days of both instants.
    pub(super) fn new(zone: &Zone, from: i64, to: i64) -> Grid {
        let word = |at: i64| zone.day(Instant(at)).0.div_euclid(WIDTH as i32);
        let (first, last) = (word(from), word(to));
        let words = (last - first + 1) as usize;
        let day = |offset: usize| Day(first * WIDTH as i32 + offset as i32);
        let starts = (0..=words * WIDTH).map(|offset| zone.start_of_day(day(offset)).0).collect();
        Grid { first, words, starts }
    }

    /// How many days.
    pub(super) fn days(&self) -> usize {
        self.words * WIDTH
    }

    /// When its first day begins.
    pub(super) fn start(&self) -> i64 {
        self.starts[0]
    }

    /// When its last day ends.
    pub(super) fn end(&self) -> i64 {
        self.starts[self.days()]
    }

    /// Whether an instant lies on one of its days.
    pub(super) fn holds(&self, at: i64) -> bool {
        self.start() <= at && at < self.end()
    }

    /// The place of the day of an instant that it holds.
    #[inline]
    pub(super) fn place(&self, at: i64) -> usize {
        // Days have 24 hours but where clocks change: the guess is off by one at most, save in
        // zones that left out a day.
        let mut place = ((at - self.starts[0]) / DAY) as usize;
        place = place.min(self.days() - 1);
        while self.starts[place] > at {
            place -= 1;
        }
        while self.starts[place + 1] <= at {
            place += 1;
        }
        place
    }

    /// The day of a place.
    pub(super) fn day(&self, place: usize) -> Day {
        Day(self.first * WIDTH as i32 + place as i32)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_are_days(
            from in -500_000_000_i64..1_500_000_000, length in 0..40_000_000_i64, share in 0..=100_i64,
            at in 0_usize..4,
        ) {
            let names = ["Europe/Bucharest", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"];
            let zone = Zone::named(names[at]).unwrap();
            let (from, to) = (from * 1_000_000, (from + length) * 1_000_000);
            let grid = Grid::new(&zone, from, to);
            let at = from + (to - from) / 100 * share;
            prop_assert!(grid.holds(at));
            prop_assert_eq!(grid.day(grid.place(at)), zone.day(Instant(at)));
        }
    }
}
