//! What single customers keep and lose of what they pay at an opening.
//!
//! It is no sum over steps, since of each customer no more counts than it pays at the opening. But
//! where no step is one of `fx` and no level is below zero, its levels at both edges and the sums
//! of its steps of a few kinds tell it, however long the period is.

use tenure_domain::money::Mrr;

use super::{MeasureId, Reach, Sums};

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

/// One customer between the edges of a period without steps of `fx` or corrections.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Between {
    /// The level immediately before the period, not below zero.
    pub opening: Mrr,
    /// The level immediately before its end.
    pub closing: Mrr,
    /// Signed sum of the steps of the kind merge, as of the three below.
    pub merged: i128,
    /// Of the kind churn.
    pub churned: i128,
    /// Of the kind contraction.
    pub contracted: i128,
    /// Of the kind paused.
    pub paused: i128,
}

/// What customers of an opening kept and lost, each by itself. A commutative monoid.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OfEach {
    kept: i128,
    capped_churn: i128,
    capped_loss: i128,
}

impl OfEach {
    /// Adds one customer.
    #[inline]
    pub fn add(&mut self, it: &Between) {
        self.kept += kept(it.opening, i128::from(it.closing), it.merged);
        self.capped_churn += capped([it.churned], it.opening);
        self.capped_loss += capped([it.churned, it.contracted, it.paused], it.opening);
    }

    /// Adds one customer of whom the steps of all four kinds sum to 0, by its levels at both edges.
    #[inline]
    pub fn add_levels(&mut self, opening: Mrr, closing: Mrr) {
        self.kept += kept(opening, i128::from(closing), 0);
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &OfEach) {
        self.kept += other.kept;
        self.capped_churn += other.capped_churn;
        self.capped_loss += other.capped_loss;
    }

    /// Sets the measures that are told so.
    pub(super) fn set(&self, sums: &mut Sums) {
        for measure in MeasureId::all().filter(|measure| measure.reach() == Reach::Levels) {
            sums.0[measure as usize] = match measure {
                MeasureId::CappedChurn => self.capped_churn,
                MeasureId::CappedLoss => self.capped_loss,
                _ => self.kept,
            };
        }
    }
}
