//! The log-rank test: whether curves differ by more than chance.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::{Life, RiskSet};

/// A life under its heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The life.
    pub life: Life,
    /// Number of its heading, from 0.
    pub group: usize,
    /// Number of its stratum: lives are compared only within one. 0 where there is but one.
    pub stratum: usize,
}

/// What the test says.
#[derive(Clone, PartialEq, Debug)]
pub struct LogRank {
    /// Sum of squares that follows a χ² distribution where there is no difference.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub freedom: u32,
    /// How often chance alone would make a difference as large.
    pub p: f64,
    /// By heading: how many ended, and how many would have without a difference.
    pub groups: Vec<(u64, f64)>,
}

/// Whether the lives of `groups` headings end at different rates, within each stratum. `None`
/// where nothing can be compared: at no end were two headings at risk.
pub fn log_rank(lives: &[Compared], groups: usize) -> Option<LogRank> {
    let mut sums = Sums::new(groups);
    let mut sorted = lives.to_vec();
    sorted.sort_by_key(|one| one.stratum);
    for stratum in sorted.chunk_by(|a, b| a.stratum == b.stratum) {
        sums.add(stratum);
    }
    let distance: Vec<f64> =
        sums.observed.iter().zip(&sums.expected).map(|(&o, e)| o as f64 - e).collect();
    let (chi_square, freedom) = quadratic(sums.variance, distance);
    let p = ChiSquared::new(f64::from(freedom)).ok()?.sf(chi_square);
    let groups = sums.observed.into_iter().zip(sums.expected).collect();
    Some(LogRank { chi_square, freedom, p, groups })
}

/// Sums over strata.
struct Sums {
    observed: Vec<u64>,
    expected: Vec<f64>,
    variance: Vec<Vec<f64>>,
}

impl Sums {
    fn new(groups: usize) -> Sums {
        Sums {
            observed: vec![0; groups],
            expected: vec![0.0; groups],
            variance: vec![vec![0.0; groups]; groups],
        }
    }

    fn add(&mut self, lives: &[Compared]) {
        let groups = self.observed.len();
        let of = |group| lives.iter().filter(move |one| one.group == group).map(|one| one.life);
        let risk: Vec<RiskSet> = (0..groups).map(|group| RiskSet::new(of(group))).collect();
        let ended = lives.iter().filter(|one| one.life.ended());
        let mut ends: Vec<(u32, usize)> = ended.map(|one| (one.life.exit(), one.group)).collect();
        ends.sort_unstable();
        for same in ends.chunk_by(|a, b| a.0 == b.0) {
            let at_risk: Vec<f64> = risk.iter().map(|set| set.at(same[0].0) as f64).collect();
            let (n, d): (f64, f64) = (at_risk.iter().sum(), same.len() as f64);
            for &(_, group) in same {
                self.observed[group] += 1;
            }
            let spread = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
            for (i, &here) in at_risk.iter().enumerate().filter(|(_, here)| **here > 0.0) {
                self.expected[i] += d * here / n;
                for (j, &there) in at_risk.iter().enumerate() {
                    let same = if i == j { 1.0 } else { 0.0 };
                    self.variance[i][j] += spread * here / n * (same - there / n);
                }
            }
        }
    }
}

/// `uᵀ V⁻ u` and the rank of V, by Cholesky's decomposition with pivots: V has no full rank, since
/// what one heading has too much the others have too little.
fn quadratic(mut v: Vec<Vec<f64>>, mut u: Vec<f64>) -> (f64, u32) {
    let largest = (0..u.len()).map(|i| v[i][i]).fold(0.0, f64::max);
    let (mut sum, mut rank) = (0.0, 0);
    let mut left: Vec<usize> = (0..u.len()).collect();
    while let Some(place) = (0..left.len()).max_by(|&a, &b| {
        let of = |place: usize| v[left[place]][left[place]];
        of(a).total_cmp(&of(b))
    }) {
        let pivot = left.swap_remove(place);
        let diagonal = v[pivot][pivot];
        if diagonal <= 1e-9 * largest || diagonal <= 0.0 {
            break;
        }
        sum += u[pivot] * u[pivot] / diagonal;
        rank += 1;
        for &i in &left {
            let factor = v[i][pivot] / diagonal;
            u[i] -= factor * u[pivot];
            for &j in &left {
                v[i][j] -= factor * v[pivot][j];
            }
        }
    }
    (sum, rank)
}
