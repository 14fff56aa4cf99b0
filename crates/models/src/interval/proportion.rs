//! Intervals of a share: `hits` of `n`.

use statrs::distribution::{Beta, ContinuousCDF};

use super::{Interval, Level, Method, Unavailable};

/// A share: so many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proportion {
    hits: u64,
    n: u64,
}

impl Proportion {
    /// `hits` of `n`.
    ///
    /// # Errors
    /// Where `n` is 0 or less than `hits`.
    pub fn new(hits: u64, n: u64) -> Result<Proportion, Unavailable> {
        match n {
            0 => Err(Unavailable::Nobody),
            n if hits > n => Err(Unavailable::MoreThanAll),
            n => Ok(Proportion { hits, n }),
        }
    }

    /// How many of them.
    pub fn hits(self) -> u64 {
        self.hits
    }

    /// Of how many.
    pub fn n(self) -> u64 {
        self.n
    }

    /// The share.
    pub fn value(self) -> f64 {
        self.hits as f64 / self.n as f64
    }

    fn interval(self, level: Level, method: Method, (low, high): (f64, f64)) -> Interval {
        // At the edges the formulas give 0 and 1 but for the last digits.
        let low = if self.hits == 0 { 0.0 } else { low };
        let high = if self.hits == self.n { 1.0 } else { high };
        Interval { level, low, high, method, n: self.n }.within(0.0, 1.0)
    }
}

/// Wilson's score interval.
pub fn wilson(share: Proportion, level: Level) -> Interval {
    let (p, n, z) = (share.value(), share.n as f64, level.z());
    let middle = p + z * z / (2.0 * n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    share.interval(level, Method::Wilson, ((middle - reach) / scale, (middle + reach) / scale))
}

/// Wilson's score interval with continuity correction.
pub fn wilson_continuity(share: Proportion, level: Level) -> Interval {
    let (p, n, z) = (share.value(), share.n as f64, level.z());
    let q = 1.0 - p;
    let middle = 2.0 * n * p + z * z;
    let scale = 2.0 * (n + z * z);
    let low = z * (z * z - 2.0 - 1.0 / n + 4.0 * p * (n * q + 1.0)).max(0.0).sqrt();
    let high = z * (z * z + 2.0 - 1.0 / n + 4.0 * p * (n * q - 1.0)).max(0.0).sqrt();
    let ends = ((middle - 1.0 - low) / scale, (middle + 1.0 + high) / scale);
    share.interval(level, Method::WilsonContinuity, ends)
}

/// Clopper and Pearson's interval.
pub fn clopper_pearson(share: Proportion, level: Level) -> Interval {
    let (k, n, tail) = (share.hits as f64, share.n as f64, level.outside() / 2.0);
    let low = beta_quantile(k, n - k + 1.0, tail).unwrap_or(0.0);
    let high = beta_quantile(k + 1.0, n - k, 1.0 - tail).unwrap_or(1.0);
    share.interval(level, Method::ClopperPearson, (low, high))
}

/// `None` where a parameter is 0: then the end is that of the scale.
fn beta_quantile(a: f64, b: f64, p: f64) -> Option<f64> {
    let beta = Beta::new(a, b).ok()?;
    let (mut low, mut high) = (0.0, 1.0);
    // The distribution function is exact to the last digits, its inverse in statrs only to six.
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if beta.cdf(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(0.5 * (low + high))
}
