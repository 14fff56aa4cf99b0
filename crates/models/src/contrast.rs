//! Which of many features set two groups of texts apart: log-odds ratios with an informative
//! Dirichlet prior.
//!
//! Source: Monroe, Colaresi and Quinn 2008, "Fightin' Words", Political Analysis 16, 372–403. With
//! y counts of a feature, n of all features in a group, α the prior count of the feature and α₀ of
//! all: δ = ln((y₁+α) ÷ (n₁+α₀−y₁−α)) − ln((y₂+α) ÷ (n₂+α₀−y₂−α)), its variance about
//! 1÷(y₁+α) + 1÷(y₂+α), and z = δ ÷ √variance. The prior is spread as the features are in a
//! background, which holds the ratio of a rare feature near 0 until enough speaks for it.
//!
//! Of many features some differ by chance: Benjamini and Hochberg 1995 (Journal of the Royal
//! Statistical Society B 57, 289–300) say of which no more than a chosen share is.

use statrs::distribution::{ContinuousCDF, Normal};

/// How much there is of all features together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Totals {
    /// In the first group.
    pub first: u64,
    /// In the second group.
    pub second: u64,
    /// In the background.
    pub background: u64,
    /// The prior's weight α₀, in features.
    pub prior: f64,
}

/// How often a feature is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    /// In the first group.
    pub first: u64,
    /// In the second group.
    pub second: u64,
    /// In the background.
    pub background: u64,
}

/// How far a feature sets the first group apart from the second.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Contrast {
    /// δ: above 0 where the first group has more of it.
    pub log_odds: f64,
    /// δ by its standard error.
    pub z: f64,
    /// How often chance alone would give as large a z, either way.
    pub chance: f64,
}

/// The contrast of a feature; `None` where the background has none of it, the prior has no weight,
/// or a group consists of nothing else.
///
/// # Example
/// ```
/// use tenure_models::contrast::{Counts, Totals, contrast};
/// let all = Totals { first: 100, second: 100, background: 200, prior: 20.0 };
/// let even = contrast(Counts { first: 5, second: 5, background: 10 }, &all).unwrap();
/// assert_eq!((even.log_odds, even.chance), (0.0, 1.0));
/// ```
pub fn contrast(counts: Counts, totals: &Totals) -> Option<Contrast> {
    if counts.background == 0 || totals.background == 0 || totals.prior <= 0.0 {
        return None;
    }
    let prior = totals.prior * counts.background as f64 / totals.background as f64;
    let odds = |count: u64, total: u64| {
        let with = count as f64 + prior;
        let without = total as f64 + totals.prior - with;
        (without > 0.0).then(|| (with / without).ln())
    };
    let log_odds = odds(counts.first, totals.first)? - odds(counts.second, totals.second)?;
    let variance = 1.0 / (counts.first as f64 + prior) + 1.0 / (counts.second as f64 + prior);
    let z = log_odds / variance.sqrt();
    let chance = (2.0 * Normal::standard().sf(z.abs())).min(1.0);
    Some(Contrast { log_odds, z, chance })
}

/// Of tests with these chances, which to believe so that of the believed ones no more than the share
/// `rate` is chance on average.
pub fn believed(chances: &[f64], rate: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|&a, &b| chances[a].total_cmp(&chances[b]));
    let n = chances.len() as f64;
    let holds = |(rank, &at): (usize, &usize)| chances[at] <= rate * (rank + 1) as f64 / n;
    let last =
        order.iter().enumerate().filter(|&pair| holds(pair)).map(|(rank, _)| rank).next_back();
    let mut believed = vec![false; chances.len()];
    if let Some(last) = last {
        order[..=last].iter().for_each(|&at| believed[at] = true);
    }
    believed
}
