//! From a price to a monthly level.

use tenure_domain::facts::{Interval, Term};
use tenure_domain::money::{Amount, Currency, Mrr, Overflow, Ratio, units_per_amount};
use tenure_domain::policy::BillingConstants;

use crate::movement::TOO_LARGE;

/// Ten-thousandths of a percent in the whole.
const WHOLE: i128 = 1_000_000;

/// What one billing interval costs, as an exact fraction of [`Amount`]s, and how it is cut.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Price {
    /// List price: amount × `scale.0` ÷ `scale.1`.
    pub amount: Amount,
    /// Quantity over the quantity that the amount is for.
    pub scale: (i64, i64),
    /// Percent off, in ten-thousandths of a percent.
    pub percent_off: u32,
    /// Amount off, after the percent.
    pub amount_off: Amount,
    /// Tax contained, in ten-thousandths of a percent.
    pub tax: u32,
    /// Billing interval.
    pub term: Term,
    /// Currency.
    pub currency: Currency,
}

impl Price {
    /// The list price for the whole quantity, to the nearest ten-thousandth.
    pub fn list(&self) -> Amount {
        let product = i128::from(self.amount) * i128::from(self.scale.0);
        let list = tenure_domain::money::round_half_even(product, i128::from(self.scale.1).max(1));
        Amount::try_from(list).unwrap_or(Amount::MAX)
    }
}

/// Months in a term, as a fraction: (numerator, denominator).
pub(crate) fn months(term: Term, constants: BillingConstants) -> (i128, i128) {
    let count = i128::from(term.count);
    let (num, den) = match (term.unit, constants) {
        (Interval::Month, _) => (1, 1),
        (Interval::Year, _) => (12, 1),
        // A week is 7 ÷ (365.25 ÷ 12) months: a weekly price × 487/112 is a month's.
        (Interval::Week, BillingConstants::AverageYear) => (112, 487),
        (Interval::Day, BillingConstants::AverageYear) => (16, 487),
        (Interval::Week, BillingConstants::WholeWeeks) => (12, 52),
        (Interval::Day, BillingConstants::WholeWeeks) => (12, 365),
        (Interval::Week, BillingConstants::FourWeeks) => (1, 4),
        (Interval::Day, BillingConstants::FourWeeks) => (1, 30),
    };
    (num * count, den)
}

/// The monthly level of a price: percent off, then amount off, not below zero, then tax out,
/// then ÷ months; rounded half-even once.
///
/// # Errors
/// [`Overflow`] where the level does not fit.
pub(crate) fn monthly(price: &Price, constants: BillingConstants) -> Result<Mrr, Overflow> {
    let (months_num, months_den) = months(price.term, constants);
    let (unit_num, unit_den) = units_per_amount(price.currency);
    let plain = price.scale == (1, 1)
        && price.percent_off == 0
        && price.amount_off == 0
        && price.tax == 0
        && unit_den == 1;
    if plain {
        let num = i128::from(price.amount.max(0)) * i128::from(unit_num) * months_den;
        return narrow(if num % months_num == 0 {
            num / months_num
        } else {
            tenure_domain::money::round_half_even(num, months_num)
        });
    }
    let list = Ratio::new(
        i128::from(price.amount) * i128::from(price.scale.0),
        i128::from(price.scale.1),
    )?;
    let cut = list.times(WHOLE - i128::from(price.percent_off).min(WHOLE), WHOLE)?;
    let cut = cut.minus(Ratio::whole(price.amount_off))?;
    if cut.num() <= 0 {
        return Ok(0);
    }
    let net = cut.times(WHOLE, WHOLE + i128::from(price.tax))?;
    let units = net.times(i128::from(unit_num), i128::from(unit_den))?;
    narrow(units.times(months_den, months_num)?.rounded())
}

pub(crate) fn narrow(units: i128) -> Result<Mrr, Overflow> {
    i64::try_from(units).ok().filter(|&units| units < TOO_LARGE).ok_or(Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::money::UNITS_PER_MINOR;

    fn price(amount: Amount, unit: Interval, count: u16) -> Price {
        Price {
            amount,
            scale: (1, 1),
            percent_off: 0,
            amount_off: 0,
            tax: 0,
            term: Term { unit, count },
            currency: Currency::EUR,
        }
    }

    fn cents(price: &Price) -> (i64, i64) {
        let units = monthly(price, BillingConstants::AverageYear).unwrap();
        (units / UNITS_PER_MINOR, units % UNITS_PER_MINOR)
    }

    #[test]
    fn twelve_times_the_level_of_a_yearly_price_is_that_price() {
        let level = monthly(&price(1_000_000, Interval::Year, 1), BillingConstants::AverageYear);
        assert_eq!(level.unwrap() * 12, 10_000 * UNITS_PER_MINOR);
    }

    #[test]
    fn terms_divide_and_weeks_and_days_multiply() {
        assert_eq!(cents(&price(3_000_000, Interval::Month, 3)), (10_000, 0));
        assert_eq!(cents(&price(3_600_000, Interval::Year, 3)), (1_000, 0));
        // 10.00 a week × 487/112 = 43.48 and a fraction.
        assert_eq!(cents(&price(100_000, Interval::Week, 1)).0, 4_348);
        assert_eq!(cents(&price(10_000, Interval::Day, 1)), (3_043, UNITS_PER_MINOR * 3 / 4));
    }

    #[test]
    fn percent_then_amount_then_floor_then_tax() {
        let mut p = price(1_000_000, Interval::Month, 1);
        p.percent_off = 200_000;
        p.amount_off = 50_000;
        assert_eq!(cents(&p), (7_500, 0));
        p.tax = 250_000;
        assert_eq!(cents(&p), (6_000, 0));
        p.amount_off = 900_000;
        assert_eq!(cents(&p), (0, 0));
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let p = price(tenure_domain::money::AMOUNT_MAX, Interval::Day, 1);
        assert_eq!(monthly(&p, BillingConstants::AverageYear), Err(Overflow));
    }
}
