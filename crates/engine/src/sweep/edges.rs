//! Edges of adjacent periods.

use tenure_domain::period::Period;
use tenure_domain::time::DAY;

/// The edges of adjacent periods, found without a search: processors guess badly how many periods
/// lie between two steps.
pub(super) struct Edges {
    /// The first opening, then the end of each period, in microseconds.
    bounds: Vec<i64>,
    /// For each stretch of time from the first opening on, the first edge after its start.
    first: Vec<usize>,
    /// How long a stretch is: a day, unless that would be too many.
    stretch: i64,
}

/// More stretches than this would leave the processor's cache.
const MOST_STRETCHES: i64 = 4_096;

impl Edges {
    /// The edges of these periods, where there are any and each begins where the one before ends.
    pub fn of_adjacent(periods: &[Period]) -> Option<Edges> {
        let adjacent = periods.windows(2).all(|pair| pair[0].to == pair[1].from);
        (adjacent && !periods.is_empty()).then(|| Edges::new(periods))
    }

    /// The edges of periods, each of which begins where the one before ends.
    pub fn new(periods: &[Period]) -> Edges {
        let bounds: Vec<i64> = std::iter::once(periods[0].from.0)
            .chain(periods.iter().map(|period| period.to.0))
            .collect();
        let span = bounds[bounds.len() - 1] - bounds[0];
        let stretch = DAY.max(span / MOST_STRETCHES + 1);
        let start = |n: i64| bounds[0] + n * stretch;
        let first = |n| bounds.partition_point(|&bound| bound <= start(n));
        let first = (0..=span / stretch).map(first).collect();
        Edges { bounds, first, stretch }
    }

    /// The first edge after an instant; one past the last edge where there is none.
    #[inline]
    pub fn after(&self, at: i64) -> usize {
        let Ok(since) = u64::try_from(at.saturating_sub(self.bounds[0])) else { return 0 };
        let stretch = (since / self.stretch.cast_unsigned()) as usize;
        let Some(&first) = self.first.get(stretch) else { return self.bounds.len() };
        let mut edge = first;
        while self.bounds.get(edge).is_some_and(|&bound| bound <= at) {
            edge += 1;
        }
        edge
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::account::Account;
    use tenure_domain::period::Grain;
    use tenure_domain::time::{Day, Zone};

    #[test]
    fn edges_are_found_where_a_search_finds_them() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let account = Account { zone, ..Account::default() };
        let day = |y, m| Day::from_ymd(y, m, 1).unwrap();
        for (grain, end) in [(Grain::Month, 2026), (Grain::Day, 2025), (Grain::Year, 2060)] {
            let periods = Period::all(grain, day(2024, 1), day(end, 1), &account);
            let edges = Edges::new(&periods);
            let bounds = edges.bounds.clone();
            let (from, to) = (bounds[0], bounds[bounds.len() - 1]);
            let near = bounds.iter().flat_map(|&bound| [bound - 1, bound, bound + 1]);
            let spread = (0..5_000).map(|n| from - 3 * DAY + n * ((to - from) / 4_900));
            for at in near.chain(spread) {
                assert_eq!(edges.after(at), bounds.partition_point(|&bound| bound <= at), "{at}");
            }
        }
    }
}
