//! Whole numbers of 256 bits, for squares of money.

use crate::reading::ONE_ROUNDED;

/// A whole number below 2²⁵⁶: high and low half.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Wide(u128, u128);

impl Wide {
    pub(crate) const ZERO: Wide = Wide(0, 0);

    /// `n²`.
    pub(crate) fn square(n: u128) -> Wide {
        let (high, low) = (n >> 64, n & u128::from(u64::MAX));
        let cross = high * low;
        // n² = high²·2¹²⁸ + 2·cross·2⁶⁴ + low²
        Wide(high * high, 0).plus(Wide(cross >> 63, cross << 65)).plus(Wide(0, low * low))
    }

    /// The sum; squares of sums of money are far below 2²⁵⁶.
    pub(crate) fn plus(self, other: Wide) -> Wide {
        let (low, carry) = self.1.overflowing_add(other.1);
        Wide(self.0 + other.0 + u128::from(carry), low)
    }

    /// `self + n²`, of a number whose square has 128 bits.
    pub(crate) fn plus_square(self, n: u64) -> Wide {
        let n = u128::from(n);
        let (low, carry) = self.1.overflowing_add(n * n);
        Wide(self.0 + u128::from(carry), low)
    }

    fn minus(self, other: Wide) -> Wide {
        let (low, borrow) = self.1.overflowing_sub(other.1);
        Wide(self.0 - other.0 - u128::from(borrow), low)
    }

    fn doubled(self, bit: u128) -> Wide {
        Wide(self.0 << 1 | self.1 >> 127, self.1 << 1 | bit)
    }

    fn bit(self, at: u32) -> u128 {
        match at {
            128.. => self.0 >> (at - 128) & 1,
            _ => self.1 >> at & 1,
        }
    }

    /// Quotient and remainder; both operands below 2²⁵⁵, `by` above 0.
    fn divided(self, by: Wide) -> (Wide, Wide) {
        let (mut quotient, mut rest) = (Wide::ZERO, Wide::ZERO);
        for at in (0..256).rev() {
            rest = rest.doubled(self.bit(at));
            let fits = rest >= by;
            if fits {
                rest = rest.minus(by);
            }
            quotient = quotient.doubled(u128::from(fits));
        }
        (quotient, rest)
    }

    /// `self ÷ by` in units of 10⁻¹², rounded half-even; `None` where that leaves 127 bits or `by`
    /// is 0.
    pub(crate) fn rounded_over(self, by: Wide) -> Option<i128> {
        if by == Wide::ZERO {
            return None;
        }
        let (whole, mut rest) = self.divided(by);
        let mut value = i128::try_from(whole.1).ok().filter(|_| whole.0 == 0)?;
        let mut scale = ONE_ROUNDED;
        while scale > 1 {
            let (digit, next) = rest.times_ten().divided(by);
            value = value.checked_mul(10)?.checked_add(digit.1 as i128)?;
            rest = next;
            scale /= 10;
        }
        let twice = rest.doubled(0);
        let up = twice > by || (twice == by && value % 2 == 1);
        value.checked_add(i128::from(up))
    }

    fn times_ten(self) -> Wide {
        let double = self.doubled(0);
        double.doubled(0).doubled(0).plus(double)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_and_quotients() {
        let n = u128::MAX >> 8;
        let square = Wide::square(n);
        // (2¹²⁰ − 1)² = 2²⁴⁰ − 2¹²¹ + 1
        assert_eq!(square, Wide((1 << 112) - 1, (1_u128 << 121).wrapping_neg() + 1));
        assert_eq!(square.divided(Wide(0, n)), (Wide(0, n), Wide::ZERO));
        assert_eq!(Wide(0, 2).rounded_over(Wide(0, 3)), Some(666_666_666_667));
        assert_eq!(Wide(0, 1).rounded_over(Wide::ZERO), None);
    }

    #[test]
    fn short_squares_are_squares() {
        for n in [0, 1, 3 << 31, u64::MAX] {
            let twice = Wide::ZERO.plus_square(n).plus_square(n);
            assert_eq!(twice, Wide::square(n.into()).plus(Wide::square(n.into())));
        }
    }

    #[test]
    fn halves_go_to_the_even_neighbour() {
        let den = Wide(0, 2 * ONE_ROUNDED as u128);
        assert_eq!(Wide(0, 1).rounded_over(den), Some(0));
        assert_eq!(Wide(0, 3).rounded_over(den), Some(2));
    }
}
