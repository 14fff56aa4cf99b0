//! Amounts as Stripe counts them.
//!
//! Stripe counts most currencies in hundredths, fifteen in whole units and five in thousandths.
//! That is ISO 4217 but for the Malagasy ariary (whole units at Stripe), the Icelandic króna and
//! the Ugandan shilling (hundredths, though they have none). Source: Stripe, "Supported
//! currencies", zero-decimal, three-decimal and special cases.

use crate::stripe::wire::{Number, Tier, Transform};
use crate::values::Problem;
use crate::values::decimal::{Decimal, Marks};

const WHOLE: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
const THOUSANDTHS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// Decimals of the unit in which Stripe counts a currency.
pub(super) fn exponent(currency: &str) -> i8 {
    let is = |code: &&str| code.eq_ignore_ascii_case(currency);
    if WHOLE.iter().any(&is) {
        0
    } else if THOUSANDTHS.iter().any(is) {
        3
    } else {
        2
    }
}

/// Parts of a minor unit in which unit prices are held: Stripe gives up to twelve decimals.
pub(super) const PARTS: i128 = 1_000_000_000_000;

/// A price of one unit, in [`PARTS`] of a minor unit.
pub(super) type Parts = i128;

/// The parts that an amount stands for, out of its decimal or its whole form.
///
/// # Errors
/// Where it is no number, or too large or fine to be held.
pub(super) fn parts(
    decimal: Option<Number<'_>>,
    whole: Option<i64>,
) -> Result<Option<Parts>, Problem> {
    let Some(Number(text)) = decimal else {
        return Ok(whole.map(|minor| i128::from(minor) * PARTS));
    };
    let wrong = |_| Problem::new("not-a-number", "a decimal such as 1250.5");
    let number = Decimal::parse(text, Marks::default()).map_err(wrong)?;
    let places = number.exponent + 12;
    let mantissa = i128::try_from(number.mantissa).ok();
    let held = match u32::try_from(places) {
        Ok(places) => power(places).and_then(|by| mantissa?.checked_mul(by)),
        Err(_) => u32::try_from(-places).ok().and_then(power).and_then(|by| {
            let mantissa = mantissa?;
            (mantissa % by == 0 && !number.sticky).then_some(mantissa / by)
        }),
    };
    let fits = held.filter(|held| held.unsigned_abs() < 1 << 110);
    let problem = || Problem::new("overflow", "an amount with at most twelve decimals");
    fits.map(|held| Some(if number.negative { -held } else { held })).ok_or_else(problem)
}

fn power(places: u32) -> Option<i128> {
    10_i128.checked_pow(places)
}

/// Whole minor units, halves away from zero, as Stripe rounds a line.
pub(super) fn round(parts: Parts) -> Option<i64> {
    let half = if parts < 0 { -PARTS / 2 } else { PARTS / 2 };
    i64::try_from(parts.checked_add(half)? / PARTS).ok()
}

/// What a quantity is charged as.
///
/// # Errors
/// Where the way of rounding is not known, or nothing can be divided so.
pub(super) fn transformed(
    quantity: i64,
    transform: Option<&Transform<'_>>,
) -> Result<i64, Problem> {
    let Some(transform) = transform else { return Ok(quantity) };
    let by = transform.divide_by.unwrap_or(1);
    if by < 1 {
        return Err(Problem::new("out-of-range", "a number of at least 1 to divide by"));
    }
    match transform.round.as_deref() {
        Some("up") => Ok(quantity.div_euclid(by) + i64::from(quantity.rem_euclid(by) > 0)),
        Some("down") | None => Ok(quantity.div_euclid(by)),
        Some(_) => Err(super::unknown_word(&[("up", ()), ("down", ())])),
    }
}

/// The price of a quantity by tiers: each part of it at its own tier, or all at the last one.
///
/// # Errors
/// Where a number cannot be held, or the quantity lies beyond the last tier.
pub(super) fn tiered(tiers: &[Tier<'_>], graduated: bool, quantity: i64) -> Result<Parts, Problem> {
    let (mut sum, mut below): (Parts, i64) = (0, 0);
    for tier in tiers {
        let up_to = tier.up_to.unwrap_or(i64::MAX);
        let last = quantity <= up_to;
        let units = match (graduated, last) {
            (true, true) => quantity - below,
            (true, false) => up_to - below,
            (false, true) => quantity,
            (false, false) => 0,
        };
        if graduated || last {
            let unit = parts(tier.unit_amount_decimal, tier.unit_amount)?.unwrap_or(0);
            let flat = parts(tier.flat_amount_decimal, tier.flat_amount)?.unwrap_or(0);
            let price = unit.checked_mul(i128::from(units)).and_then(|it| it.checked_add(flat));
            sum = price.and_then(|price| sum.checked_add(price)).ok_or_else(too_large)?;
        }
        if last {
            return Ok(sum);
        }
        below = up_to;
    }
    Err(Problem::new("out-of-range", "a last tier without an upper bound"))
}

/// The problem of an amount that cannot be held.
pub(super) fn too_large() -> Problem {
    Problem::new("overflow", "an amount that can be held exactly")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(up_to: Option<i64>, unit: i64, flat: i64) -> Tier<'static> {
        Tier {
            up_to,
            unit_amount: Some(unit),
            unit_amount_decimal: None,
            flat_amount: Some(flat),
            flat_amount_decimal: None,
        }
    }

    #[test]
    fn minor_units_are_stripes_own() {
        for (code, decimals) in
            [("usd", 2), ("JPY", 0), ("mga", 0), ("isk", 2), ("ugx", 2), ("kwd", 3)]
        {
            assert_eq!(exponent(code), decimals, "{code}");
        }
    }

    #[test]
    fn unit_prices_are_exact_to_twelve_decimals() {
        let parsed = |text| parts(Some(Number(text)), None);
        assert_eq!(parsed("0.000000000001"), Ok(Some(1)));
        assert_eq!(parsed("2000"), Ok(Some(2_000 * PARTS)));
        assert_eq!(parsed("1.5e1"), Ok(Some(15 * PARTS)));
        assert_eq!(parsed("-0.5"), Ok(Some(-PARTS / 2)));
        assert!(parsed("0.0000000000001").is_err());
        assert_eq!(round(PARTS / 2), Some(1));
        assert_eq!(round(-PARTS / 2), Some(-1));
        assert_eq!(round(PARTS / 2 - 1), Some(0));
    }

    #[test]
    fn tiers_are_counted_part_by_part_or_as_a_whole() {
        // 5 at 10.00, then 7.00 each, with 1.00 for the first tier.
        let tiers = [tier(Some(5), 1_000, 100), tier(None, 700, 0)];
        assert_eq!(tiered(&tiers, true, 8), Ok((100 + 5_000 + 2_100) * PARTS));
        assert_eq!(tiered(&tiers, false, 8), Ok(5_600 * PARTS));
        assert_eq!(tiered(&tiers, false, 5), Ok(5_100 * PARTS));
        assert!(tiered(&tiers[..1], true, 8).is_err());
    }

    #[test]
    fn packages_round_up_or_down() {
        let by = |round: &'static str| Transform {
            divide_by: Some(10),
            round: Some(crate::stripe::wire::Text(round.into())),
        };
        assert_eq!(transformed(21, Some(&by("up"))), Ok(3));
        assert_eq!(transformed(21, Some(&by("down"))), Ok(2));
        assert!(transformed(21, Some(&by("sideways"))).is_err());
    }
}
