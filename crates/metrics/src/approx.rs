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

/// Half the width of an interval of 95 %, in standard deviations.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's interval of a share, in units of 10⁻¹². `None` without any cases.
pub fn wilson(hits: i128, all: i128) -> Option<(i128, i128)> {
    if all <= 0 || !(0..=all).contains(&hits) {
        return None;
    }
    let (n, share) = (all as f64, hits as f64 / all as f64);
    let square = Z * Z / n;
    let centre = (share + square / 2.0) / (1.0 + square);
    let half = Z * (share * (1.0 - share) / n + square / (4.0 * n)).sqrt() / (1.0 + square);
    Some((rounded((centre - half).max(0.0))?, rounded((centre + half).min(1.0))?))
}

/// Answers that [`net_score`] adds: a quarter on each side, half on none.
const ADDED: f64 = 3.0;

/// The interval of a net score from −100 to 100, in units of 10⁻¹². `None` without any cases.
pub fn net_score(favour: i128, against: i128, all: i128) -> Option<(i128, i128)> {
    if all <= 0 || favour < 0 || against < 0 || favour + against > all {
        return None;
    }
    let n = all as f64 + ADDED;
    let (up, down) = ((favour as f64 + ADDED / 4.0) / n, (against as f64 + ADDED / 4.0) / n);
    let (net, variance) = (up - down, up + down - (up - down) * (up - down));
    let half = Z * (variance / n).sqrt();
    let end = |value: f64| rounded(value.clamp(-1.0, 1.0) * 100.0);
    Some((end(net - half)?, end(net + half)?))
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
    fn intervals_are_those_of_tables() {
        // Wilson, 95 %: 8 of 10 lie within 0.4902 to 0.9433 (Newcombe 1998 gives such tables).
        let (low, high) = wilson(8, 10).unwrap();
        assert_eq!((low / 100_000_000, high / 100_000_000), (4_901, 9_433));
        assert_eq!(wilson(0, 5).unwrap().0, 0);
        assert_eq!(wilson(5, 5).unwrap().1, ONE_ROUNDED);
        assert_eq!((wilson(1, 0), wilson(3, 2)), (None, None));
        // With the three added, 4.75 of 13 are in favour and 1.75 against.
        let (low, high) = net_score(4, 1, 10).unwrap();
        let middle = (low + high) / 2;
        // (4.75 − 1.75) ÷ 13 = 23.0769…
        assert_eq!(middle / 1_000_000_000, 23_076);
        // Variance 6.5 ÷ 13 − (3 ÷ 13)² = 0.446746; 1.96 × √(0.446746 ÷ 13) = 0.363339.
        assert_eq!((high - low) / 2 / 1_000_000_000, 36_333);
        // All alike, and still not certain.
        let (low, high) = net_score(10, 0, 10).unwrap();
        assert!(low < 80 * ONE_ROUNDED && high == 100 * ONE_ROUNDED, "{low} {high}");
    }

    #[test]
    fn what_has_no_value_has_none() {
        assert_eq!(compound_loss(2, 1, (1, 2)), None);
        assert_eq!(compound_growth(1, 0, 3), None);
        assert_eq!(compound_growth(0, 5, 3), Some(-ONE_ROUNDED));
        assert_eq!(compound_loss(5, 5, (1, 2)), Some(ONE_ROUNDED));
    }
}
