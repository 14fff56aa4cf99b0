//! The order of records by holder and time.

use tenure_domain::time::Instant;

use super::NOBODY;

/// The places of rows in the order of their holders, then of time, then of the places themselves.
/// Holders are numbered from 0 without gaps, so rows are dealt out to them and sorted there.
pub(super) fn order(keys: impl Iterator<Item = (u32, Instant)> + Clone) -> Vec<u32> {
    let holders = keys.clone().filter(|key| key.0 != NOBODY).map(|key| key.0 as usize + 1).max();
    let holders = holders.unwrap_or(0);
    // Nobody comes last.
    let slot = |holder: u32| if holder == NOBODY { holders } else { holder as usize };
    let mut ends = vec![0_usize; holders + 2];
    for (holder, _) in keys.clone() {
        ends[slot(holder) + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let starts = ends.clone();
    let count = starts.last().copied().unwrap_or(0);
    let mut dealt = vec![(Instant(0), 0_u32); count];
    for (place, (holder, at)) in keys.enumerate() {
        let next = &mut ends[slot(holder)];
        dealt[*next] = (at, place as u32);
        *next += 1;
    }
    for bounds in starts.windows(2) {
        dealt[bounds[0]..bounds[1]].sort_unstable();
    }
    dealt.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_by_holder_time_and_place() {
        let keys = [
            (NOBODY, Instant(3)),
            (1, Instant(5)),
            (0, Instant(9)),
            (1, Instant(5)),
            (NOBODY, Instant(1)),
            (1, Instant(-2)),
        ];
        assert_eq!(order(keys.into_iter()), [2, 5, 1, 3, 4, 0]);
        assert!(order(std::iter::empty()).is_empty());
    }
}
