//! How two series move together, and in which order.
//!
//! Ranks are compared and not values, so that one odd month counts no more than any other and
//! bent relations count in full. Months resemble the months before them, so that a year of them
//! says less than twelve independent ones would: intervals and chances rest on the number of
//! independent months that would say as much.
//!
//! Sources: Spearman 1904; Bonett and Wright 2000 (Psychometrika 65, 23–28) for the interval;
//! Bartlett 1935 and Bretherton et al. 1999 (Journal of Climate 12, 1990–2009) for the effective
//! number; Kendall 1954 for the bias of a short series' autocorrelation; Benjamini and Hochberg
//! 1995 for many comparisons.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::interval::{Caution, FEW_FOR_A_SHARE, FEW_FOR_AN_ARROW, Interval, Level, Method};
use crate::interval::{Unavailable, Unavailable::InFull};

/// A value of both series in a month; `None` where either has none.
pub type Pair = Option<(f64, f64)>;

/// A rank correlation over months.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Correlation {
    /// Spearman's coefficient, from −1 to 1.
    pub value: f64,
    /// Months in which both have a value.
    pub n: u64,
    /// Months in which either has none, and which are left out.
    pub left_out: u64,
    /// How many independent months would say as much; never more than `n`.
    pub effective: f64,
    /// How far chance could have moved it, or why that cannot be told.
    pub interval: Result<Interval, Unavailable>,
    /// How often chance alone would make it as far from 0 (two-sided).
    pub chance: f64,
    /// What to mind.
    pub caution: Option<Caution>,
}

/// The series from month to month: what is added in each. A month without a value has no change,
/// and neither has the one after it.
pub fn changes(series: &[Option<f64>]) -> Vec<Option<f64>> {
    series.windows(2).map(|two| Some(two[1]? - two[0]?)).collect()
}

/// Both series month by month, where the second is looked at so many months later; a negative lag
/// looks earlier. Months that lie outside either series are none.
pub fn lagged(first: &[Option<f64>], second: &[Option<f64>], lag: i32) -> Vec<Pair> {
    let later = |at: usize| usize::try_from(i64::try_from(at).ok()? + i64::from(lag)).ok();
    let both = |at: usize| Some((at, second.get(later(at)?)?));
    let inside = (0..first.len()).filter_map(both);
    inside.map(|(at, second)| first[at].zip(*second)).collect()
}

/// The rank correlation of two series, with its interval for autocorrelated months.
///
/// # Errors
/// [`Unavailable::TooShort`] with fewer than ten months of both, [`Unavailable::Constant`] where
/// either never moves.
pub fn correlation(months: &[Pair], level: Level) -> Result<Correlation, Unavailable> {
    let (first, second): (Vec<f64>, Vec<f64>) = months.iter().flatten().copied().unzip();
    let n = first.len() as u64;
    if n < FEW_FOR_A_SHARE {
        return Err(Unavailable::TooShort);
    }
    let (first, second) = (ranks(&first), ranks(&second));
    let value = pearson(&first, &second).ok_or(Unavailable::Constant)?;
    let effective = effective(months, &first, &second);
    Ok(Correlation {
        value,
        n,
        left_out: months.len() as u64 - n,
        effective,
        interval: interval(value, effective, n, level),
        chance: chance(value, effective, n),
        caution: (effective < FEW_FOR_AN_ARROW as f64)
            .then_some(Caution::FewIndependent { n, effective }),
    })
}

/// Spearman's coefficient; `None` where either never moves.
pub fn spearman(first: &[f64], second: &[f64]) -> Option<f64> {
    pearson(&ranks(first), &ranks(second))
}

/// Differences that are equal come out of floats this much apart, of the largest of all values.
const SAME: f64 = 1e-12;

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let largest = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let same = |a: usize, b: usize| (values[a] - values[b]).abs() <= SAME * largest;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|&a, &b| same(a, b)) {
        let rank = before as f64 + (equal.len() as f64 + 1.0) / 2.0;
        equal.iter().for_each(|&at| ranks[at] = rank);
        before += equal.len();
    }
    ranks
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn pearson(first: &[f64], second: &[f64]) -> Option<f64> {
    let (a, b) = (mean(first), mean(second));
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (x, y) in first.iter().zip(second) {
        both += (x - a) * (y - b);
        of_a += (x - a) * (x - a);
        of_b += (y - b) * (y - b);
    }
    (of_a > 0.0 && of_b > 0.0).then(|| (both / (of_a * of_b).sqrt()).clamp(-1.0, 1.0))
}

/// `n (1 − φ₁φ₂) ÷ (1 + φ₁φ₂)` with the autocorrelations φ of both at a month's distance, and no
/// more than `n`.
fn effective(months: &[Pair], first: &[f64], second: &[f64]) -> f64 {
    let present: Vec<bool> = months.iter().map(Option::is_some).collect();
    let product = autocorrelation(&present, first) * autocorrelation(&present, second);
    let n = first.len() as f64;
    (n * (1.0 - product) / (1.0 + product)).min(n)
}

/// A longer memory than this leaves no two months independent.
const MOST: f64 = 0.99;

/// How much a month resembles the one before it, from those months that stand beside each other.
/// In a short series it comes out too low by (1 + 4φ) ÷ n, which is put back.
fn autocorrelation(present: &[bool], values: &[f64]) -> f64 {
    let middle = mean(values);
    let mut far = values.iter().map(|value| value - middle);
    let (mut square, mut both, mut beside) = (0.0, 0.0, 0.0);
    let mut before: Option<f64> = None;
    for &there in present {
        let now = if there { far.next() } else { None };
        square += now.map_or(0.0, |now| now * now);
        if let (Some(before), Some(now)) = (before, now) {
            both += before * now;
            beside += 1.0;
        }
        before = now;
    }
    let n = values.len() as f64;
    if beside == 0.0 {
        return 0.0;
    }
    // Without gaps n − 1 stand beside each other, and this is their share of the square sum.
    let short = both / square * (n - 1.0) / beside;
    ((n * short + 1.0) / (n - 4.0)).clamp(-MOST, MOST)
}

/// Fisher's z with the variance (1 + ρ² ÷ 2) ÷ (n − 3) of Bonett and Wright.
fn interval(value: f64, effective: f64, n: u64, level: Level) -> Result<Interval, Unavailable> {
    if value.abs() >= 1.0 {
        return Err(InFull);
    }
    if effective <= 4.0 {
        return Err(Unavailable::TooShort);
    }
    let reach = level.z() * ((1.0 + value * value / 2.0) / (effective - 3.0)).sqrt();
    let (low, high) = ((value.atanh() - reach).tanh(), (value.atanh() + reach).tanh());
    Ok(Interval { level, low, high, method: Method::BonettWright { effective }, n })
}

/// By Student's t with n′ − 2 degrees of freedom. A full agreement counts as half a step of ranks
/// away from it: the step is what two neighbours in the other order would make.
fn chance(value: f64, effective: f64, n: u64) -> f64 {
    let n = n as f64;
    let value = value.abs().min(1.0 - 6.0 / (n * (n * n - 1.0)));
    let freedom = (effective - 2.0).max(1.0);
    let t = value * (freedom / (1.0 - value * value)).sqrt();
    StudentsT::new(0.0, 1.0, freedom).map_or(1.0, |law| 2.0 * law.sf(t))
}

/// For each of many comparisons the share of false ones among those with a chance as low or
/// lower, at most (Benjamini and Hochberg). In the order that was given.
pub fn false_discovery(chances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|&a, &b| chances[a].total_cmp(&chances[b]));
    let mut shares = vec![1.0; chances.len()];
    let mut lowest: f64 = 1.0;
    for (rank, &at) in order.iter().enumerate().rev() {
        lowest = lowest.min(chances[at] * chances.len() as f64 / (rank as f64 + 1.0));
        shares[at] = lowest;
    }
    shares
}
