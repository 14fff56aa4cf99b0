//! Exact fractions of any size, written the school way.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;

/// An exact fraction: lowest terms, positive denominator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fraction {
    num: BigInt,
    den: BigInt,
}

impl Fraction {
    /// `num / den`. `den` must not be zero.
    pub fn new(num: impl Into<BigInt>, den: impl Into<BigInt>) -> Fraction {
        let (num, den) = (num.into(), den.into());
        let zero = BigInt::from(0);
        assert!(den != zero, "a fraction over zero");
        let (num, den) = if den < zero { (-num, -den) } else { (num, den) };
        let divisor = gcd(num.clone(), den.clone());
        Fraction { num: num / &divisor, den: den / divisor }
    }

    /// A whole number.
    pub fn whole(n: i64) -> Fraction {
        Fraction::new(n, 1)
    }

    /// Zero.
    pub fn zero() -> Fraction {
        Fraction::whole(0)
    }

    /// Numerator (signed) and denominator (positive), in lowest terms.
    pub fn parts(&self) -> (&BigInt, &BigInt) {
        (&self.num, &self.den)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.num == BigInt::from(0)
    }

    /// Without its sign.
    pub fn abs(&self) -> Fraction {
        if *self < Fraction::zero() { -self.clone() } else { self.clone() }
    }

    /// The nearest whole number, halves to the even one.
    pub fn half_even(&self) -> i64 {
        self.rounded().expect("books of the testkit are small enough for 64 bits")
    }

    /// The nearest whole number, halves to the even one, where 64 bits hold it.
    pub fn rounded(&self) -> Option<i64> {
        let two = BigInt::from(2);
        // Floor: BigInt division truncates towards zero.
        let mut floor = &self.num / &self.den;
        if &floor * &self.den > self.num {
            floor -= 1;
        }
        let rest = &self.num - &floor * &self.den;
        let up = match (&rest * &two).cmp(&self.den) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => &floor % &two != BigInt::from(0),
        };
        if up {
            floor += 1;
        }
        i64::try_from(&floor).ok()
    }
}

fn gcd(a: BigInt, b: BigInt) -> BigInt {
    let zero = BigInt::from(0);
    let (mut a, mut b) = (a, b);
    while b != zero {
        let rest = &a % &b;
        a = b;
        b = rest;
    }
    if a < zero { -a } else { a }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        Fraction::new(self.num * &other.den + other.num * &self.den, self.den * other.den)
    }
}

impl Sub for Fraction {
    type Output = Fraction;
    fn sub(self, other: Fraction) -> Fraction {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        Fraction::new(self.num * other.num, self.den * other.den)
    }
}

impl Div for Fraction {
    type Output = Fraction;
    fn div(self, other: Fraction) -> Fraction {
        Fraction::new(self.num * other.den, self.den * other.num)
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction { num: -self.num, den: self.den }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        (&self.num * &other.den).cmp(&(&other.num * &self.den))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_side() {
        for (num, den, want) in [(5, 2, 2), (7, 2, 4), (-5, 2, -2), (-7, 2, -4), (-1, 3, 0)] {
            assert_eq!(Fraction::new(num, den).half_even(), want, "{num}/{den}");
        }
        assert_eq!(Fraction::new(2, 3).half_even(), 1);
        assert_eq!(Fraction::new(-2, 3).half_even(), -1);
    }

    #[test]
    fn arithmetic_is_exact() {
        let third = Fraction::new(1, 3);
        let sum = third.clone() + third.clone() + third;
        assert_eq!(sum, Fraction::whole(1));
        assert!(Fraction::new(1, 3) < Fraction::new(34, 100));
        assert_eq!(Fraction::new(2, -4), Fraction::new(-1, 2));
        assert_eq!(Fraction::whole(1) / Fraction::new(2, 3), Fraction::new(3, 2));
    }
}
