//! The one place for floating point: roots and powers of ratios, never of money.

use crate::reading::ONE_ROUNDED;

/// `1 − (1 − num/den)^exponent`, the share that is lost in `exponent` periods like this one, in
/// units of 10⁻¹². `None` where more than all was lost.
pub fn compound_loss(num: i128, den: i128, exponent: (i128, i128)) -> Option<i128> {
    let kept = den.checked_sub(num)?;
    if kept == 0 {
        return Some(ONE_ROUNDED);
    }
    // ln and expm1 keep the digits of small rates, which 1 − x^y would lose.
    let log = (kept as f64 / den as f64).ln() * (exponent.0 as f64 / exponent.1 as f64);
    rounded(-log.exp_m1())
}

/// `(now/then)^(1/periods) − 1`, the steady growth by period, in units of 10⁻¹². `None` where
/// there is none.
pub fn compound_growth(now: i128, then: i128, periods: u32) -> Option<i128> {
    if now == 0 && then > 0 {
        return Some(-ONE_ROUNDED);
    }
    let log = (now as f64 / then as f64).ln() / f64::from(periods);
    rounded(log.exp_m1())
}

fn rounded(value: f64) -> Option<i128> {
    let scaled = (value * ONE_ROUNDED as f64).round_ties_even();
    (scaled.is_finite() && scaled.abs() < 1e36).then_some(scaled as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_of_one_percent() {
        // 1.01^12 = 1.126825030131969720661201, 0.99^12 = 0.886384871716129280658801.
        assert_eq!(
            compound_growth(1_126_825_030_131_969_720, 1_000_000_000_000_000_000, 12),
            Some(10_000_000_000)
        );
        assert_eq!(compound_loss(1, 100, (12, 1)), Some(113_615_128_284));
    }

    #[test]
    fn what_has_no_value_has_none() {
        assert_eq!(compound_loss(2, 1, (1, 2)), None);
        assert_eq!(compound_growth(1, 0, 3), None);
        assert_eq!(compound_growth(0, 5, 3), Some(-ONE_ROUNDED));
        assert_eq!(compound_loss(5, 5, (1, 2)), Some(ONE_ROUNDED));
    }
}
