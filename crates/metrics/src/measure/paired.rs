//! What single customers keep and lose of what they pay at an opening.
//!
//! It is no sum over steps, since of each customer no more counts than it pays at the opening. But
//! where no step is one of `fx` and no level is below zero, its levels at both edges and the sums
//! of its steps of a few kinds tell it, however long the period is.

use tenure_domain::money::Mrr;

use super::{MeasureId, Sums};

/// What is kept of a level, by one who pays `closing` at the end, at the rates of the opening, and
/// was handed over `merged` (negative: who handed it over) meanwhile.
#[inline]
pub(super) fn kept(opening: Mrr, closing: i128, merged: i128) -> i128 {
    (closing - merged).clamp(0, i128::from(opening).max(0))
}

/// What is lost of a level at most, by the signed sums of steps that take away. A correction that
/// gives back more than the period took is no gross loss and no gain.
#[inline]
pub(super) fn capped<const N: usize>(counted: [i128; N], opening: Mrr) -> i128 {
    let lost: i128 = counted.iter().map(|sum| (-sum).max(0)).sum();
    lost.min(i128::from(opening))
}

/// More than all steps of a customer may come to, whatever their signs, for [`OfEach`]: levels and
/// sums of steps then differ by what 64 bits hold.
pub const MOST_MOVED: u64 = 1 << 61;

/// What customers of an opening kept and lost, each by itself. A commutative monoid.
///
/// Single customers are told in 64 bits: their steps come to less than [`MOST_MOVED`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OfEach {
    /// What is not kept of the levels of the opening.
    given_up: i128,
    capped_churn: i128,
    capped_loss: i128,
}

impl OfEach {
    /// Adds what one customer keeps, by its levels at both edges, of which the opening is not below
    /// zero, and the signed sum of its steps of the kind merge.
    #[inline]
    pub fn keep(&mut self, opening: Mrr, closing: Mrr, merged: i64) {
        // Without a branch: whether anything is given up cannot be foretold.
        let kept = (closing - merged).max(0).min(opening);
        self.given_up += i128::from(opening - kept);
    }

    /// Adds what one customer loses of its opening level, by the signed sums of its steps of the
    /// kinds churn, contraction and paused.
    #[inline]
    pub fn lose(&mut self, opening: Mrr, [churned, contracted, paused]: [i64; 3]) {
        let lost = |sum: i64| (-sum).max(0);
        let churned = lost(churned);
        let lost = churned + lost(contracted) + lost(paused);
        self.capped_churn += i128::from(churned.min(opening));
        self.capped_loss += i128::from(lost.min(opening));
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &OfEach) {
        self.given_up += other.given_up;
        self.capped_churn += other.capped_churn;
        self.capped_loss += other.capped_loss;
    }

    /// Sets the measures that are told so; what all paid at the opening is there.
    pub(super) fn set(&self, sums: &mut Sums) {
        for (measure, sum) in [
            (MeasureId::KeptMrr, sums.get(MeasureId::OpeningMrr) - self.given_up),
            (MeasureId::CappedChurn, self.capped_churn),
            (MeasureId::CappedLoss, self.capped_loss),
        ] {
            sums.0[measure as usize] = sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOST: i64 = MOST_MOVED as i64;

    fn moved() -> impl Strategy<Value = i64> {
        prop_oneof![-9_i64..9, -MOST / 4..MOST / 4]
    }

    proptest! {
        #[test]
        fn what_is_kept_and_lost_is_the_same_in_64_bits(
            opening in prop_oneof![0_i64..9, 0..MOST],
            closing in prop_oneof![-9_i64..9, -MOST..MOST],
            merged in moved(),
            lost in [moved(), moved(), moved()],
        ) {
            let mut each = OfEach::default();
            each.keep(opening, closing, merged);
            each.lose(opening, lost);
            let wide = lost.map(i128::from);
            let kept = kept(opening, i128::from(closing), i128::from(merged));
            prop_assert_eq!(i128::from(opening) - each.given_up, kept);
            prop_assert_eq!(each.capped_churn, capped([wide[0]], opening));
            prop_assert_eq!(each.capped_loss, capped(wide, opening));
        }
    }
}
