//! Why a rate changed from one period to another: what the headings' own rates did, and what their
//! weights did.
//!
//! With the weight w = n ÷ N of a heading and its rate r, before (0) and after (1):
//! - rate effect: (w₀ + w₁) ÷ 2 × (r₁ − r₀);
//! - mix effect: (w₁ − w₀) × ((r₀ + r₁) ÷ 2 − (R₀ + R₁) ÷ 2), where R is the rate of everyone.
//!
//! Both are symmetric in time, and over all headings they sum to R₁ − R₀ exactly. The mix effect is
//! measured from the mean rate of everyone, so that a heading with more weight raises the rate
//! where its own is high and lowers it where its own is low; that changes no sum, since weights
//! sum to 1. A heading that was empty before or is empty after has no rate of its own to change:
//! all that it does is mix.

use tenure_domain::money::{Overflow, Ratio, fraction_to_decimal, round_half_even};

use crate::reading::Reason;

/// Some of all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Side {
    /// How many.
    pub hits: i128,
    /// Of how many.
    pub of: i128,
}

/// A heading before and after.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sides {
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
}

/// What a heading adds to the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// By its own rate.
    pub rate: Total,
    /// By its weight.
    pub mix: Total,
}

/// A change, and what it is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The rate of everyone before.
    pub before: Ratio,
    /// After.
    pub after: Ratio,
    /// After less before.
    pub change: Ratio,
    /// By heading; they sum to the change.
    pub effects: Vec<Effects>,
    /// The sum of all rate effects.
    pub rate: Total,
    /// The sum of all mix effects: the rest of the change.
    pub mix: Total,
}

/// A fraction that can be finer than what fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Total {
    /// Exactly.
    Exact(Ratio),
    /// Where the denominator does not fit (sums over many headings, or many millions of
    /// customers): in units of 10⁻¹².
    Rounded(i128),
}

/// Decimals with which sums are carried that have no exact fraction.
const CARRIED: u32 = 24;

/// Takes a change apart.
///
/// # Errors
/// Where there was nobody before or is nobody after, or numbers are too large.
pub fn change(headings: &[Sides]) -> Result<Change, Reason> {
    let all = headings.iter().fold(Sides::default(), |sum, one| Sides {
        before: plus_side(sum.before, one.before),
        after: plus_side(sum.after, one.after),
    });
    if all.before.of <= 0 || all.after.of <= 0 {
        return Err(Reason::NobodyToLose);
    }
    exact(headings, &all).map_err(|Overflow| Reason::TooLarge)
}

fn exact(headings: &[Sides], all: &Sides) -> Result<Change, Overflow> {
    let (before, after) = (rate(all.before)?, rate(all.after)?);
    let change = minus(after, before)?;
    let mean = plus(before, after)?.times(1, 2)?;
    let effects: Result<Vec<Effects>, Overflow> =
        headings.iter().map(|one| effects(one, all, mean)).collect();
    let effects = effects?;
    let rate = total(effects.iter().map(|effects| effects.rate));
    let mix = match rate {
        Total::Exact(rate) => match plus(change, rate.times(-1, 1)?) {
            Ok(mix) => Total::Exact(mix),
            Err(Overflow) => Total::Rounded(nearest(change) - nearest(rate)),
        },
        Total::Rounded(rate) => Total::Rounded(nearest(change) - rate),
    };
    Ok(Change { before, after, change, effects, rate, mix })
}

fn effects(one: &Sides, all: &Sides, mean: Ratio) -> Result<Effects, Overflow> {
    let zero = Total::Exact(Ratio::whole(0));
    let (before, after) = match (one.before.of, one.after.of) {
        (0, 0) => return Ok(Effects { rate: zero, mix: zero }),
        // Its only rate stands for both.
        (0, _) => (rate(one.after)?, rate(one.after)?),
        (_, 0) => (rate(one.before)?, rate(one.before)?),
        _ => (rate(one.before)?, rate(one.after)?),
    };
    let then = Ratio::new(one.before.of, all.before.of)?;
    let now = Ratio::new(one.after.of, all.after.of)?;
    let weight = plus(then, now)?.times(1, 2)?;
    let distance = minus(plus(before, after)?.times(1, 2)?, mean)?;
    Ok(Effects {
        rate: product(weight, minus(after, before)?),
        mix: product(minus(now, then)?, distance),
    })
}

fn plus_side(a: Side, b: Side) -> Side {
    Side { hits: a.hits + b.hits, of: a.of + b.of }
}

fn rate(side: Side) -> Result<Ratio, Overflow> {
    Ratio::new(side.hits, side.of)
}

/// The sum over the least common denominator.
fn plus(a: Ratio, b: Ratio) -> Result<Ratio, Overflow> {
    // In lowest terms a.den ÷ b.den tells what both have in common.
    let common = Ratio::new(a.den(), b.den())?;
    let (of_b, of_a) = (common.num(), common.den());
    let left = a.num().checked_mul(of_a).ok_or(Overflow)?;
    let right = b.num().checked_mul(of_b).ok_or(Overflow)?;
    let den = a.den().checked_mul(of_a).ok_or(Overflow)?;
    Ratio::new(left.checked_add(right).ok_or(Overflow)?, den)
}

fn minus(a: Ratio, b: Ratio) -> Result<Ratio, Overflow> {
    plus(a, b.times(-1, 1)?)
}

/// The product of two numbers between −1 and 1.
fn product(a: Ratio, b: Ratio) -> Total {
    const DIGITS: u32 = 15;
    match a.times(b.num(), b.den()) {
        Ok(product) => Total::Exact(product),
        Err(Overflow) => {
            let fine = scaled(a, DIGITS) * scaled(b, DIGITS);
            Total::Rounded(round_half_even(fine, 10_i128.pow(2 * DIGITS - 12)))
        }
    }
}

/// The sum of fractions: exactly where that fits, else right to twelve decimals. Each is carried to
/// twice as many, so thousands of them do not reach the last place.
fn total(parts: impl Iterator<Item = Total> + Clone) -> Total {
    let exact = parts.clone().try_fold(Ratio::whole(0), |sum, part| match part {
        Total::Exact(part) => plus(sum, part),
        Total::Rounded(_) => Err(Overflow),
    });
    match exact {
        Ok(sum) => Total::Exact(sum),
        Err(Overflow) => {
            let scale = 10_i128.pow(CARRIED - 12);
            let carried = |part: Total| match part {
                Total::Exact(part) => scaled(part, CARRIED),
                Total::Rounded(part) => part * scale,
            };
            Total::Rounded(round_half_even(parts.map(carried).sum(), scale))
        }
    }
}

/// In units of 10⁻¹², rounded half-even.
pub fn nearest(value: Ratio) -> i128 {
    scaled(value, 12)
}

/// In units of as many decimals, rounded half-even; for rates, which are small.
fn scaled(value: Ratio, decimals: u32) -> i128 {
    let text = fraction_to_decimal(value.num(), value.den(), decimals).replace('.', "");
    text.parse().unwrap_or(0)
}

impl Total {
    /// In units of 10⁻¹².
    pub fn nearest(self) -> i128 {
        match self {
            Total::Exact(value) => nearest(value),
            Total::Rounded(value) => value,
        }
    }
}
