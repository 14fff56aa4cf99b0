//! Intervals of a score that is the share of one class less the share of another.

use statrs::distribution::{ContinuousCDF, Normal};

use super::{Interval, Level, Method, Unavailable};

/// Answers in three classes; the score is (promoters − detractors) ÷ all, from −1 to 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    promoters: u64,
    passives: u64,
    detractors: u64,
}

impl Score {
    /// So many of each class.
    ///
    /// # Errors
    /// Where there are none at all.
    pub fn new(promoters: u64, passives: u64, detractors: u64) -> Result<Score, Unavailable> {
        let score = Score { promoters, passives, detractors };
        if score.n() == 0 { Err(Unavailable::Nobody) } else { Ok(score) }
    }

    /// All answers.
    pub fn n(self) -> u64 {
        self.promoters + self.passives + self.detractors
    }

    /// The score, from −1 to 1.
    pub fn value(self) -> f64 {
        self.moments(0.0).0
    }

    /// The score's variance as it was counted.
    pub fn variance(self) -> f64 {
        self.moments(0.0).1
    }

    /// Score and variance after `more` answers, a quarter of them promoters and a quarter
    /// detractors.
    fn moments(self, more: f64) -> (f64, f64) {
        let n = self.n() as f64 + more;
        let p = (self.promoters as f64 + more / 4.0) / n;
        let d = (self.detractors as f64 + more / 4.0) / n;
        (p - d, (p + d - (p - d).powi(2)) / n)
    }

    fn interval(self, level: Level, method: Method, more: f64) -> Interval {
        let (middle, variance) = self.moments(more);
        let reach = level.z() * variance.sqrt();
        let (low, high) = (middle - reach, middle + reach);
        Interval { level, low, high, method, n: self.n() }.within(-1.0, 1.0)
    }
}

/// The interval from the variance of three classes as they were counted.
pub fn score_trinomial(score: Score, level: Level) -> Interval {
    score.interval(level, Method::Trinomial, 0.0)
}

/// The same after three answers more, ¾ promoters, ¾ detractors and 1½ passive: of those that
/// were compared it keeps its level best (Rocks 2016). Where all answered alike the three can take
/// it away from the score itself (of one promoter: up to 98.5); then its end is the score.
pub fn score_adjusted(score: Score, level: Level) -> Interval {
    let interval = score.interval(level, Method::AdjustedWald, 3.0);
    let value = score.value();
    Interval { low: interval.low.min(value), high: interval.high.max(value), ..interval }
}

/// The change from one score to another of other people: its interval, and how often chance alone
/// would make one as large (two-sided). The second is `None` where neither score varies.
pub fn score_change(from: Score, to: Score, level: Level) -> (Interval, Option<f64>) {
    let error = (from.variance() + to.variance()).sqrt();
    let change = to.value() - from.value();
    let reach = level.z() * error;
    let n = from.n() + to.n();
    let (low, high) = (change - reach, change + reach);
    let interval = Interval { level, low, high, method: Method::Trinomial, n }.within(-2.0, 2.0);
    let chance = 2.0 * Normal::standard().sf((change / error).abs());
    (interval, (error > 0.0).then_some(chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One promoter alone has a score of 100, which three answers more would not reach.
    #[test]
    fn the_interval_holds_its_score() {
        for level in [8_000, 9_500, 9_900].map(|level| Level::new(level).unwrap()) {
            for n in 1..30_u64 {
                for promoters in 0..=n {
                    for detractors in 0..=n - promoters {
                        let score = Score::new(promoters, n - promoters - detractors, detractors);
                        let score = score.unwrap();
                        let Interval { low, high, .. } = score_adjusted(score, level);
                        let value = score.value();
                        assert!(low <= value && value <= high, "{score:?}: {low} to {high}");
                    }
                }
            }
        }
        let one = score_adjusted(Score::new(1, 0, 0).unwrap(), Level::USUAL);
        assert!((one.high - 1.0).abs() < 1e-12 && (one.low + 0.485).abs() < 1e-3, "{one:?}");
    }
}
