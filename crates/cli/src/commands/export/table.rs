//! A sheet of an export, whatever it is written as.

use tenure_domain::money::{Currency, UNITS_PER_MINOR, fraction_to_decimal};

/// What stands in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text: an id, a name, a date, a reason. Never a formula.
    Text(String),
    /// Minor units of the account's currency.
    Money(i128),
    /// A share, as a decimal; 0.5 is half.
    Share(String),
    /// A count.
    Count(i128),
}

impl Value {
    /// As plain text: a decimal point, no grouping.
    pub fn plain(&self, currency: Currency) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Share(text) => text.clone(),
            Value::Money(minor) => decimal(*minor, currency),
            Value::Count(count) => count.to_string(),
        }
    }
}

/// Minor units as a decimal in major units.
pub fn decimal(minor: i128, currency: Currency) -> String {
    fraction_to_decimal(minor, 10_i128.pow(currency.exponent()), currency.exponent())
}

/// Rows under headings.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the file: `mrr`.
    pub file: &'static str,
    /// Name of the sheet.
    pub sheet: &'static str,
    /// The currency of its money.
    pub currency: Currency,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, as wide as the headings.
    pub rows: Vec<Vec<Value>>,
    /// Whether the last row is a total.
    pub total: bool,
}

/// Rounds units of MRR to minor units, half-even.
pub fn rounded(units: i128) -> i128 {
    let text = fraction_to_decimal(units, i128::from(UNITS_PER_MINOR), 0);
    // Written as a whole number two lines above.
    text.parse().unwrap_or_default()
}

/// Rounds parts to minor units so that they sum to `total`, by largest remainder.
///
/// The total may be away from the sum of the parts by less than as many minor units as there are
/// parts, which is so where it is a difference of rounded levels.
pub fn apportion_to(parts: &[i128], total: i128) -> Vec<i128> {
    let unit = i128::from(UNITS_PER_MINOR);
    let mut minor: Vec<i128> = parts.iter().map(|part| part.div_euclid(unit)).collect();
    let missing = total - minor.iter().sum::<i128>();
    // What is 0 stays 0: a step that did not happen shows no cent.
    let mut order: Vec<usize> = (0..parts.len()).filter(|&at| parts[at] != 0).collect();
    if order.is_empty() {
        order = (0..parts.len()).collect();
    }
    order.sort_by_key(|&at| (-parts[at].rem_euclid(unit), at));
    let (sign, count) = (missing.signum(), missing.unsigned_abs());
    if sign < 0 {
        order.reverse();
    }
    for at in order.iter().cycle().take(usize::try_from(count).unwrap_or(0)) {
        minor[*at] += sign;
    }
    minor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sum_to_the_total_that_is_given() {
        let unit = i128::from(UNITS_PER_MINOR);
        let parts = [unit / 2, unit / 2 + 1, 0, -unit / 3];
        for total in -1..=3 {
            let minor = apportion_to(&parts, total);
            assert_eq!(minor.iter().sum::<i128>(), total);
            assert_eq!(minor[2], 0);
        }
        // The largest remainder is rounded up first.
        assert_eq!(apportion_to(&[unit / 3, unit / 2, unit / 4], 1), [0, 1, 0]);
        assert_eq!(apportion_to(&[0, 0], 1), [1, 0]);
        assert_eq!((rounded(unit / 2), rounded(3 * unit / 2), rounded(-7 * unit)), (0, 2, -7));
    }
}
