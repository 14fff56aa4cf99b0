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

/// What is kept of a level where nothing was handed over, in 64 bits.
#[inline]
fn kept_alone(opening: Mrr, closing: Mrr) -> Mrr {
    closing.clamp(0, opening.max(0))
}

/// What customers of an opening kept and lost, each by itself. A commutative monoid.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OfEach {
    kept: i128,
    capped_churn: i128,
    capped_loss: i128,
}

impl OfEach {
    /// Adds what one customer keeps, by its levels at both edges and the signed sum of its steps of
    /// the kind merge.
    #[inline]
    pub fn keep(&mut self, opening: Mrr, closing: Mrr, merged: i128) {
        self.kept += match merged {
            0 => i128::from(kept_alone(opening, closing)),
            _ => kept(opening, i128::from(closing), merged),
        };
    }

    /// Adds what one customer loses of its opening level, by the signed sums of its steps of the
    /// kinds churn, contraction and paused.
    #[inline]
    pub fn lose(&mut self, opening: Mrr, [churned, contracted, paused]: [i128; 3]) {
        self.capped_churn += capped([churned], opening);
        self.capped_loss += capped([churned, contracted, paused], opening);
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &OfEach) {
        self.kept += other.kept;
        self.capped_churn += other.capped_churn;
        self.capped_loss += other.capped_loss;
    }

    /// Sets the measures that are told so.
    pub(super) fn set(&self, sums: &mut Sums) {
        for (measure, sum) in [
            (MeasureId::KeptMrr, self.kept),
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

    proptest! {
        #[test]
        fn what_is_kept_is_the_same_in_64_bits(opening in -9_i64..9, closing in -9_i64..9) {
            let wide = kept(opening, i128::from(closing), 0);
            prop_assert_eq!(i128::from(kept_alone(opening, closing)), wide);
        }
    }
}
