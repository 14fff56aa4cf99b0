//! Rates of segments, drawn towards each other as far as their numbers are small.

use statrs::function::beta::ln_beta;

use super::Proportion;

/// A rate before and after.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shrunk {
    /// As counted.
    pub raw: f64,
    /// (hits + a) ÷ (n + a + b).
    pub shrunk: f64,
}

/// Logarithms of a + b between which the likeliest one is looked for: from rates that share
/// nothing to rates that are one.
const LOG_SIZES: (f64, f64) = (-2.0, 16.0);

/// Shares of segments under the beta distribution that makes them likeliest (empirical Bayes, by
/// maximum likelihood), and its parameters a and b. `None` for fewer than three segments: two
/// cannot tell how segments differ.
pub fn shrink(segments: &[Proportion]) -> Option<(Vec<Shrunk>, (f64, f64))> {
    if segments.len() < 3 {
        return None;
    }
    let hits: u64 = segments.iter().map(|s| s.hits()).sum();
    let n: u64 = segments.iter().map(|s| s.n()).sum();
    if hits == 0 || hits == n {
        // Nobody left anywhere, or everyone did: no beta distribution is likeliest.
        return None;
    }
    let best_mean = |log_size: f64| {
        let likelihood = |logit: f64| likelihood(segments, logit, log_size);
        highest(likelihood, (-16.0, 16.0))
    };
    let (log_size, _) = highest(|log_size| best_mean(log_size).1, LOG_SIZES);
    let (a, b) = parameters(best_mean(log_size).0, log_size);
    let one = |s: &Proportion| Shrunk {
        raw: s.value(),
        shrunk: (s.hits() as f64 + a) / (s.n() as f64 + a + b),
    };
    Some((segments.iter().map(one).collect(), (a, b)))
}

fn parameters(logit: f64, log_size: f64) -> (f64, f64) {
    let (mean, size) = (1.0 / (1.0 + (-logit).exp()), log_size.exp());
    (mean * size, (1.0 - mean) * size)
}

/// The beta-binomial log-likelihood, without what does not depend on a and b.
fn likelihood(segments: &[Proportion], logit: f64, log_size: f64) -> f64 {
    let (a, b) = parameters(logit, log_size);
    let one = |s: &Proportion| ln_beta(s.hits() as f64 + a, (s.n() - s.hits()) as f64 + b);
    segments.iter().map(one).sum::<f64>() - segments.len() as f64 * ln_beta(a, b)
}

/// The place of the highest value of a function with one hill, and that value (golden section).
fn highest(f: impl Fn(f64) -> f64, (mut low, mut high): (f64, f64)) -> (f64, f64) {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let mut left = high - GOLDEN * (high - low);
    let mut right = low + GOLDEN * (high - low);
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..40 {
        if at_left < at_right {
            low = left;
            (left, at_left) = (right, at_right);
            right = low + GOLDEN * (high - low);
            at_right = f(right);
        } else {
            high = right;
            (right, at_right) = (left, at_left);
            left = high - GOLDEN * (high - low);
            at_left = f(left);
        }
    }
    if at_left > at_right { (left, at_left) } else { (right, at_right) }
}
