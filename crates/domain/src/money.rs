//! Money as integers: currencies, amounts and monthly recurring revenue.
//!
//! Three scales occur, each with its own type or name:
//! - [`Amount`]: ten-thousandths of a major unit, as sources write them (49.00 is 490 000);
//!   four decimals hold every ISO 4217 currency and unit prices below a cent.
//! - minor units: cents, yen, fils, as banks count them ([`Currency::exponent`]).
//! - [`Mrr`]: 1/5 040 000 of a minor unit, in which the usual terms and discounts are exact.

use std::fmt;

mod currency;
mod ratio;

pub use currency::Currency;
pub use ratio::{Ratio, round_half_even};

/// Parts of a minor unit in which monthly recurring revenue is held: 2⁷·3²·5⁴·7.
///
/// Exact for terms of 1–6, 12, 24, 36 and 60 months, for the week (487/112) and day (487/16)
/// constants, and for whole percents of whole cents.
pub const UNITS_PER_MINOR: i64 = 5_040_000;

/// Ten-thousandths of a major unit per major unit.
pub const AMOUNT_SCALE: i64 = 10_000;

/// The largest amount that is read: a thousand billion major units.
/// Larger input is an overflow error, so that later products stay inside 128 bits.
pub const AMOUNT_MAX: i64 = 1_000_000_000_000 * AMOUNT_SCALE;

/// An amount of money as a source states it: ten-thousandths of a major unit, without its currency.
/// Only ever held beside a [`Currency`].
pub type Amount = i64;

/// Monthly recurring revenue in 1/5 040 000 of a minor unit, without its currency.
pub type Mrr = i64;

/// A number did not fit; money never wraps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overflow;

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the amount is too large to be held exactly")
    }
}

impl std::error::Error for Overflow {}

/// MRR units per ten-thousandth of a major unit, as a fraction in lowest terms.
pub fn units_per_amount(currency: Currency) -> (i64, i64) {
    // 10^exponent minor units per major unit; 10^4 amounts per major unit.
    let per_major = 10_i64.pow(currency.exponent()) * UNITS_PER_MINOR;
    let divisor = gcd(per_major, AMOUNT_SCALE);
    (per_major / divisor, AMOUNT_SCALE / divisor)
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Writes units of MRR as a decimal in major units, rounded half-even to `decimals` places.
pub fn units_to_decimal(units: i128, currency: Currency, decimals: u32) -> String {
    let per_major = i128::from(10_i64.pow(currency.exponent())) * i128::from(UNITS_PER_MINOR);
    fraction_to_decimal(units, per_major, decimals)
}

/// Writes `num / den` as a decimal with exactly `decimals` places, rounded half-even.
/// `den` must be positive.
pub fn fraction_to_decimal(num: i128, den: i128, decimals: u32) -> String {
    let negative = num < 0;
    let (num, den) = (num.unsigned_abs(), den.unsigned_abs().max(1));
    let (whole, mut rest) = (num / den, num % den);
    let mut digits = String::with_capacity(decimals as usize + 1);
    for _ in 0..decimals {
        // rest < den ≤ 2^127, so ten times it could leave u128 only above 3.4e37.
        let (digit, next) = match rest.checked_mul(10) {
            Some(ten) => (ten / den, ten % den),
            None => ten_times(rest, den),
        };
        digits.push(char::from(b'0' + digit as u8));
        rest = next;
    }
    let odd = digits.bytes().last().map_or(whole % 2 == 1, |d| d % 2 == 1);
    let up = rest > den - rest || (rest == den - rest && odd);
    let (whole, digits) = if up { carry(whole, digits) } else { (whole, digits) };
    let zero = whole == 0 && digits.bytes().all(|d| d == b'0');
    let sign = if negative && !zero { "-" } else { "" };
    let point = if decimals > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{digits}")
}

/// Quotient and remainder of ten times `rest` by `den`, with `rest < den ≤ 2^127`: step by step,
/// since the product does not fit.
fn ten_times(rest: u128, den: u128) -> (u128, u128) {
    (0..10).fold((0, 0), |(digit, left), _| {
        let sum = left + rest;
        if sum >= den { (digit + 1, sum - den) } else { (digit, sum) }
    })
}

fn carry(whole: u128, digits: String) -> (u128, String) {
    let mut bytes = digits.into_bytes();
    for byte in bytes.iter_mut().rev() {
        if *byte == b'9' {
            *byte = b'0';
        } else {
            *byte += 1;
            return (whole, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    (whole + 1, String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_round_half_even() {
        assert_eq!(fraction_to_decimal(1, 8, 2), "0.12");
        assert_eq!(fraction_to_decimal(3, 8, 2), "0.38");
        assert_eq!(fraction_to_decimal(-1, 3, 4), "-0.3333");
        assert_eq!(fraction_to_decimal(999, 1000, 2), "1.00");
        assert_eq!(fraction_to_decimal(-1, 1000, 2), "0.00");
        assert_eq!(fraction_to_decimal(5, 2, 0), "2");
        assert_eq!(fraction_to_decimal(7, 2, 0), "4");
    }

    #[test]
    fn the_finest_fractions_have_right_digits() {
        // A seventh and two thirds over denominators of which ten times does not fit.
        let den = i128::MAX / 7 * 7;
        assert_eq!(fraction_to_decimal(den / 7, den, 12), "0.142857142857");
        let den = i128::MAX / 3 * 3;
        assert_eq!(fraction_to_decimal(-(den / 3 * 2), den, 12), "-0.666666666667");
        assert_eq!(fraction_to_decimal(i128::MAX - 1, i128::MAX, 3), "1.000");
    }

    #[test]
    fn units_follow_the_exponent() {
        let of = |code| units_per_amount(Currency::parse(code).unwrap());
        assert_eq!(of("EUR"), (50_400, 1));
        assert_eq!(of("JPY"), (504, 1));
        assert_eq!(of("KWD"), (504_000, 1));
    }
}
