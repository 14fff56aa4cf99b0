//! Exact fractions over 128 bits, for prices on their way to a level.

use super::Overflow;

/// An exact fraction in lowest terms; the denominator is positive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// `num / den` in lowest terms.
    ///
    /// # Errors
    /// [`Overflow`] where `den` is zero or the sign cannot be moved.
    pub fn new(num: i128, den: i128) -> Result<Ratio, Overflow> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return Err(Overflow);
        }
        let (num, den) = if den < 0 { (-num, -den) } else { (num, den) };
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs()) as i128;
        Ok(Ratio { num: num / divisor, den: den / divisor })
    }

    /// A whole number.
    pub fn whole(n: i64) -> Ratio {
        Ratio { num: i128::from(n), den: 1 }
    }

    /// Numerator, signed.
    pub fn num(self) -> i128 {
        self.num
    }

    /// Denominator, positive.
    pub fn den(self) -> i128 {
        self.den
    }

    /// This times `num / den`.
    ///
    /// # Errors
    /// [`Overflow`] where 128 bits do not hold the result.
    pub fn times(self, num: i128, den: i128) -> Result<Ratio, Overflow> {
        let other = Ratio::new(num, den)?;
        // Cancel crosswise first: the product is then as small as it can be.
        let a = Ratio::new(self.num, other.den)?;
        let b = Ratio::new(other.num, self.den)?;
        let num = a.num.checked_mul(b.num).ok_or(Overflow)?;
        let den = a.den.checked_mul(b.den).ok_or(Overflow)?;
        Ratio::new(num, den)
    }

    /// This less `other`.
    ///
    /// # Errors
    /// [`Overflow`] where 128 bits do not hold the result.
    pub fn minus(self, other: Ratio) -> Result<Ratio, Overflow> {
        let left = self.num.checked_mul(other.den).ok_or(Overflow)?;
        let right = other.num.checked_mul(self.den).ok_or(Overflow)?;
        let den = self.den.checked_mul(other.den).ok_or(Overflow)?;
        Ratio::new(left.checked_sub(right).ok_or(Overflow)?, den)
    }

    /// The nearest integer, halves to the even one.
    pub fn rounded(self) -> i128 {
        round_half_even(self.num, self.den)
    }
}

/// `num / den` to the nearest integer, halves to the even one. `den` must be positive.
pub fn round_half_even(num: i128, den: i128) -> i128 {
    // One division: those of 128 bits take long. What is multiplied is no more than `num`.
    let mut floor = num / den;
    let mut rest = num.wrapping_sub(floor.wrapping_mul(den));
    if rest < 0 {
        (floor, rest) = (floor - 1, rest + den);
    }
    let other = den - rest;
    if rest > other || (rest == other && floor % 2 != 0) { floor + 1 } else { floor }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        let cases =
            [(5, 2, 2), (7, 2, 4), (-5, 2, -2), (-7, 2, -4), (1, 3, 0), (2, 3, 1), (6, 3, 2)];
        for (num, den, want) in cases {
            assert_eq!(round_half_even(num, den), want, "{num}/{den}");
        }
    }

    #[test]
    fn the_remainder_is_that_of_euclid() {
        let ends = [i128::MIN, i128::MIN / 3, -1 << 64, 1 << 64, i128::MAX / 3, i128::MAX];
        let all = || ends.into_iter().chain(-25..=25);
        for (num, den) in all().flat_map(|num| all().map(move |den| (num, den))) {
            if den <= 0 {
                continue;
            }
            let (floor, rest) = (num.div_euclid(den), num.rem_euclid(den));
            let up = rest > den - rest || (rest == den - rest && floor % 2 != 0);
            assert_eq!(round_half_even(num, den), floor + i128::from(up), "{num}/{den}");
        }
    }

    #[test]
    fn products_cancel_before_they_overflow() {
        let big = Ratio::new(i128::MAX / 2, 1).unwrap();
        assert_eq!(big.times(1, i128::MAX / 2).unwrap(), Ratio::whole(1));
        assert_eq!(big.times(4, 1), Err(Overflow));
    }
}
