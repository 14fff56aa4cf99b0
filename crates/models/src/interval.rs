//! Confidence intervals, and what to mind when samples are small.
//!
//! Sources: Wilson 1927; Clopper and Pearson 1934; Newcombe 1998 (Statistics in Medicine 17,
//! 857–872 and 873–890); Rocks 2016 for scores; Cochran, Sampling Techniques, for ratios of sums.

use std::fmt;

use statrs::distribution::{ContinuousCDF, Normal};

mod difference;
mod nps;
mod proportion;
mod ratio;
mod shrink;

pub use difference::{newcombe, newcombe_continuity};
pub use nps::{Score, score_adjusted, score_change, score_trinomial};
pub use proportion::{Proportion, clopper_pearson, wilson, wilson_continuity};
pub(crate) use ratio::percentile;
pub use ratio::{Account, Ratio, bootstrap, linearised};
pub use shrink::{Shrunk, shrink};

/// A confidence level between 0 and 1, in ten-thousandths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Level(u16);

impl Level {
    /// 95 %.
    pub const USUAL: Level = Level(9_500);

    /// A level of so many ten-thousandths; `None` unless it is strictly between 0 and 1.
    pub fn new(ten_thousandths: u16) -> Option<Level> {
        (1..10_000).contains(&ten_thousandths).then_some(Level(ten_thousandths))
    }

    /// As a number between 0 and 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }

    /// What lies outside, on both sides together.
    pub fn outside(self) -> f64 {
        1.0 - self.value()
    }

    /// The quantile of the normal distribution that leaves half of the outside above it.
    pub fn z(self) -> f64 {
        Normal::standard().inverse_cdf(1.0 - self.outside() / 2.0)
    }
}

/// As a decimal without zeros at its end: `0.95`.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:04}", self.0);
        write!(f, "0.{}", digits.trim_end_matches('0'))
    }
}

/// How an interval was made.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Method {
    /// Wilson's score interval.
    Wilson,
    /// The same with continuity correction.
    WilsonContinuity,
    /// Clopper and Pearson's: never covers less than its level, and usually more.
    ClopperPearson,
    /// Newcombe's hybrid of two score intervals (his method 10).
    Newcombe,
    /// The same with continuity correction (his method 11).
    NewcombeContinuity,
    /// A score's variance of three classes, as they were counted.
    Trinomial,
    /// The same after three answers more: ¾ promoters, ¾ detractors, the rest passive.
    AdjustedWald,
    /// The linearised variance of a ratio of sums over accounts.
    DeltaByAccount,
    /// Percentiles of ratios of accounts drawn again with replacement.
    BootstrapByAccount {
        /// How many times.
        draws: u32,
        /// Where chance began.
        seed: u64,
    },
    /// Greenwood's variance on the scale of log(−log S).
    LogLog,
    /// Greenwood's variance on the scale of log S.
    Log,
    /// Greenwood's variance as it is.
    Plain,
    /// Bonett and Wright's for a rank correlation.
    BonettWright {
        /// How many independent months would say as much as those that there are.
        effective: f64,
    },
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Method::Wilson => "Wilson",
            Method::WilsonContinuity => "Wilson with continuity correction",
            Method::ClopperPearson => "Clopper-Pearson",
            Method::Newcombe => "Newcombe hybrid score",
            Method::NewcombeContinuity => "Newcombe hybrid score with continuity correction",
            Method::Trinomial => "trinomial",
            Method::AdjustedWald => "adjusted Wald",
            Method::DeltaByAccount => "delta method by account",
            Method::BootstrapByAccount { draws, seed } => {
                return write!(f, "bootstrap by account, {draws} draws, seed {seed}");
            }
            Method::LogLog => "Greenwood, log(-log)",
            Method::Log => "Greenwood, log",
            Method::Plain => "Greenwood, plain",
            Method::BonettWright { effective } => {
                return write!(f, "Bonett-Wright, {effective:.1} effective months");
            }
        })
    }
}

/// An interval that would hold what lies behind a figure in so many of all samples.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// How often.
    pub level: Level,
    /// Lower end, in the unit of the figure (0.02 is 2 %).
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How it was made.
    pub method: Method,
    /// How many customers, accounts or answers it rests on.
    pub n: u64,
}

impl Interval {
    /// This with both ends put through a rising function.
    #[must_use]
    pub fn map(self, rising: impl Fn(f64) -> f64) -> Interval {
        Interval { low: rising(self.low), high: rising(self.high), ..self }
    }

    /// This within bounds that the figure cannot leave.
    #[must_use]
    pub fn within(self, low: f64, high: f64) -> Interval {
        Interval { low: self.low.max(low), high: self.high.min(high), ..self }
    }
}

/// What was estimated, with its interval. Never made of or into an exact reading.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Estimate {
    /// The best single value.
    pub value: f64,
    /// How far it can be off.
    pub interval: Interval,
}

/// Why there is no interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unavailable {
    /// There is nothing to count.
    Nobody,
    /// One account says nothing about how accounts differ.
    OneAccount,
    /// All accounts did the same, so that they do not tell how far others could differ.
    NoSpread,
    /// More were counted than there are.
    MoreThanAll,
    /// Too few months say anything of their own.
    TooShort,
    /// A series that never moves moves with nothing.
    Constant,
    /// Both series are in the same order throughout, or in the opposite one.
    InFull,
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unavailable::Nobody => "nobody was counted",
            Unavailable::OneAccount => "one account does not tell how accounts differ",
            Unavailable::NoSpread => {
                "all accounts did the same, which does not tell how far others could differ"
            }
            Unavailable::MoreThanAll => "more were counted than there are, so it is no share",
            Unavailable::TooShort => "too few months say anything of their own",
            Unavailable::Constant => "one of both never moves",
            Unavailable::InFull => {
                "the orders agree in full, which does not tell how far they could differ"
            }
        })
    }
}

impl std::error::Error for Unavailable {}

/// Fewer than this: no percentage should be made of it.
pub const FEW_FOR_A_SHARE: u64 = 10;
/// Fewer than this: read the interval, draw no arrow.
pub const FEW_FOR_AN_ARROW: u64 = 30;
/// The same for the rarer of the two outcomes.
pub const FEW_EVENTS: u64 = 5;
/// Fewer accounts of equal weight than this: one of them can turn a ratio of revenue.
pub const FEW_ACCOUNTS: f64 = 20.0;

/// What to mind about a small sample.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Caution {
    /// So few were counted that a percentage means next to nothing.
    TooFew {
        /// How many.
        n: u64,
    },
    /// So few, or so few events among them, that a change from one period to the next says nothing.
    Few {
        /// How many.
        n: u64,
        /// The rarer of the two outcomes.
        events: u64,
    },
    /// Revenue rests on so few accounts that one can turn the figure.
    Concentrated {
        /// How many accounts of equal weight would be as uneven.
        effective: f64,
    },
    /// Months resemble each other so much that few of them say anything of their own.
    FewIndependent {
        /// How many months.
        n: u64,
        /// How many independent ones would say as much.
        effective: f64,
    },
}

impl Caution {
    /// What to mind about `events` of `n`.
    pub fn of_share(events: u64, n: u64) -> Option<Caution> {
        let rarer = events.min(n.saturating_sub(events));
        if n < FEW_FOR_A_SHARE {
            return Some(Caution::TooFew { n });
        }
        (n < FEW_FOR_AN_ARROW || rarer < FEW_EVENTS).then_some(Caution::Few { n, events: rarer })
    }

    /// What to mind about `n` answers, whatever they were.
    pub fn of_number(n: u64) -> Option<Caution> {
        match n {
            n if n < FEW_FOR_A_SHARE => Some(Caution::TooFew { n }),
            n if n < FEW_FOR_AN_ARROW => Some(Caution::Few { n, events: n }),
            _ => None,
        }
    }

    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Caution::TooFew { .. } => "too_few",
            Caution::Few { .. } => "few",
            Caution::Concentrated { .. } => "concentrated",
            Caution::FewIndependent { .. } => "few",
        }
    }
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Caution::TooFew { n } => {
                write!(f, "only {n}: too few for a percentage to mean anything")
            }
            Caution::Few { n, events } if *n >= FEW_FOR_AN_ARROW => {
                write!(f, "only {events} of the rarer outcome: read the interval, not the change")
            }
            Caution::Few { n, .. } => write!(f, "only {n}: read the interval, not the change"),
            Caution::Concentrated { effective } => write!(
                f,
                "revenue is as uneven as with {effective:.1} equal accounts: one can turn the figure"
            ),
            Caution::FewIndependent { n, effective } => write!(
                f,
                "{n} months say as much as {effective:.1} independent ones: read the interval"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_exact_text() {
        assert_eq!(Level::USUAL.to_string(), "0.95");
        assert_eq!(Level::new(9_990).map(|l| l.to_string()).as_deref(), Some("0.999"));
        assert_eq!((Level::new(0), Level::new(10_000)), (None, None));
        assert!((Level::USUAL.z() - 1.959_963_984_540_054).abs() < 1e-12);
    }

    #[test]
    fn small_samples_are_marked() {
        assert_eq!(Caution::of_share(1, 9), Some(Caution::TooFew { n: 9 }));
        assert_eq!(Caution::of_share(12, 29), Some(Caution::Few { n: 29, events: 12 }));
        // Of a thousand customers three left, or all but three: the rare side counts.
        for events in [3, 997] {
            assert_eq!(Caution::of_share(events, 1000), Some(Caution::Few { n: 1000, events: 3 }));
        }
        assert_eq!(Caution::of_share(20, 1000), None);
        assert_eq!(Caution::of_number(9), Some(Caution::TooFew { n: 9 }));
        assert_eq!(Caution::of_number(29), Some(Caution::Few { n: 29, events: 29 }));
        assert_eq!(Caution::of_number(30), None);
    }
}
