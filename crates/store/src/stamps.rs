//! The times of a version, and which of two versions holds.

use crate::Error;

/// The times that a version of a fact carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The source's own version of the row, in microseconds since the epoch, if it has one.
    pub updated_at: Option<i64>,
    /// When the program came to know it, in microseconds since the epoch.
    pub recorded_at: i64,
}

impl Stamp {
    /// Whether a version with this stamp takes the place of one with the stamp `held` that came
    /// before it: the later `updated_at` holds where both have one and they differ, else the later
    /// `recorded_at`, else the one that comes later.
    ///
    /// Where some versions of a fact have `updated_at` and others have not, this is not an order,
    /// so the versions must be gone through by `recorded_at`, then in the order of the scan.
    #[must_use]
    pub fn takes_over(self, held: Self) -> bool {
        match (held.updated_at, self.updated_at) {
            (Some(before), Some(after)) if before != after => before < after,
            _ => held.recorded_at <= self.recorded_at,
        }
    }
}

/// Stamps by number. Neighbouring rows mostly share one, so it is kept once.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    stamps: Vec<(Stamp, u32)>,
}

/// Numbers stay below this; entries use the bit for something else.
const LIMIT: usize = 1 << 31;

impl Stamps {
    /// The number of a stamp, with the number of what the row speaks of.
    pub(crate) fn number(
        &mut self,
        table: &'static str,
        stamp: (Stamp, u32),
    ) -> Result<u32, Error> {
        if self.stamps.last() != Some(&stamp) {
            if self.stamps.len() == LIMIT {
                return Err(Error::TooManyRows { table });
            }
            self.stamps.push(stamp);
        }
        u32::try_from(self.stamps.len() - 1).map_err(|_| Error::TooManyRows { table })
    }

    /// The stamp of a number that [`Stamps::number`] gave.
    pub(crate) fn get(&self, number: u32) -> (Stamp, u32) {
        self.stamps[number as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(updated_at: Option<i64>, recorded_at: i64) -> Stamp {
        Stamp { updated_at, recorded_at }
    }

    #[test]
    fn the_source_s_version_counts_before_the_time_of_recording() {
        assert!(stamp(Some(2), 1).takes_over(stamp(Some(1), 9)));
        assert!(!stamp(Some(1), 9).takes_over(stamp(Some(2), 1)));
    }

    #[test]
    fn without_a_version_on_both_sides_the_time_of_recording_counts() {
        assert!(stamp(None, 9).takes_over(stamp(Some(2), 1)));
        assert!(stamp(Some(1), 9).takes_over(stamp(None, 1)));
        assert!(!stamp(None, 1).takes_over(stamp(None, 9)));
    }

    #[test]
    fn of_equal_stamps_the_later_one_holds() {
        assert!(stamp(Some(1), 1).takes_over(stamp(Some(1), 1)));
        assert!(stamp(None, 1).takes_over(stamp(None, 1)));
    }

    #[test]
    fn neighbours_share_a_number() {
        let mut stamps = Stamps::default();
        let first = stamps.number("t", (stamp(None, 1), 0)).unwrap();
        assert_eq!(stamps.number("t", (stamp(None, 1), 0)).unwrap(), first);
        let second = stamps.number("t", (stamp(Some(3), 1), 0)).unwrap();
        assert_eq!(stamps.get(first), (stamp(None, 1), 0));
        assert_eq!(stamps.get(second), (stamp(Some(3), 1), 0));
        assert_ne!(stamps.number("t", (stamp(Some(3), 1), 1)).unwrap(), second);
    }
}
