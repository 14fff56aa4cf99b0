//! Decimal numbers, compared exactly.

use std::cmp::Ordering;
use std::fmt;

use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR};

/// The most digits of a number.
const DIGITS: usize = 18;

/// A decimal number of at most eighteen digits.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i64,
    decimals: u32,
}

impl Decimal {
    /// A whole number; `None` where it has more than eighteen digits.
    pub fn whole(number: i64) -> Option<Decimal> {
        (number.unsigned_abs() < 10_u64.pow(DIGITS as u32))
            .then_some(Decimal { digits: number, decimals: 0 })
    }

    /// The number that a text writes, such as `-12.50`; `None` where it writes none or has more
    /// than eighteen digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() + fraction.len() > DIGITS {
            return None;
        }
        let digits = format!("0{whole}{fraction}").parse::<i64>().ok()?;
        Some(Decimal { digits: sign * digits, decimals: fraction.len() as u32 })
    }

    /// How a level of MRR in a currency compares with this number of major units.
    pub fn compare_mrr(self, level: Mrr, currency: Currency) -> Ordering {
        // level ÷ (units per major) against digits ÷ 10^decimals. Cross-multiplied: 2⁶³ · 10¹⁸ on
        // the left and 10¹⁸ · 5·10¹⁰ on the right both stay inside 128 bits.
        let per_major = i128::from(UNITS_PER_MINOR) * 10_i128.pow(currency.exponent());
        let left = i128::from(level) * 10_i128.pow(self.decimals);
        left.cmp(&(i128::from(self.digits) * per_major))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        // At most 10¹⁸ · 10¹⁸ on either side.
        let left = i128::from(self.digits) * 10_i128.pow(other.decimals);
        left.cmp(&(i128::from(other.digits) * 10_i128.pow(self.decimals)))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.decimals);
        let digits = self.digits.unsigned_abs();
        let sign = if self.digits < 0 { "-" } else { "" };
        write!(f, "{sign}{}", digits / scale)?;
        match self.decimals as usize {
            0 => Ok(()),
            width => write!(f, ".{:0width$}", digits % scale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn numbers_are_read_printed_and_compared() {
        for (text, printed) in [("007.50", "7.5"), ("-0.05", "-0.05"), ("-0", "0"), ("3.0", "3")] {
            assert_eq!(of(text).to_string(), printed);
        }
        assert!(of("0.1") < of("0.10000000000000001") && of("-2") < of("-1.5"));
        assert_eq!(of("999999999999999999"), Decimal::whole(999_999_999_999_999_999).unwrap());
        for text in ["", "-", "1.", ".5", "1e400", "NaN", "--1", "1234567890123456789", "1,5"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn levels_are_compared_to_the_unit() {
        let cent = UNITS_PER_MINOR;
        let compare = |level, text| of(text).compare_mrr(level, Currency::EUR);
        assert_eq!(compare(500 * 100 * cent, "500"), Ordering::Equal);
        assert_eq!(compare(500 * 100 * cent + 1, "500.00"), Ordering::Greater);
        assert_eq!(compare(Mrr::MAX, "999999999999999999"), Ordering::Less);
        let yen = Currency::parse("JPY").unwrap_or(Currency::EUR);
        assert_eq!(of("0.5").compare_mrr(cent / 2, yen), Ordering::Equal);
    }
}
