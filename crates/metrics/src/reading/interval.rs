//! Between which values a figure may lie that was worked out from the few who answered.

use crate::approx;

/// The level of every interval: of a hundred such intervals about ninety-five hold the value that
/// all together would have given.
pub const LEVEL: &str = "0.95";

/// An interval around a value that is a sample of what could have been.
///
/// The value itself stays exact; only the interval is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// Lower end, in units of 10⁻¹².
    pub low: i128,
    /// Upper end, in units of 10⁻¹².
    pub high: i128,
    /// How it was found.
    pub method: &'static str,
}

impl Interval {
    /// Of a share: Wilson's interval. `None` without any cases, or where they do not fit.
    pub fn of_share(hits: i128, all: i128) -> Option<Interval> {
        let (low, high) = approx::wilson(hits, all)?;
        Some(Interval { low, high, method: "Wilson" })
    }

    /// Of a share of those in favour less that of those against, times a hundred: the interval of
    /// the normal distribution after three neutral answers were added, so that it does not shrink
    /// to nothing where all answer alike.
    pub fn of_net_score(favour: i128, against: i128, all: i128) -> Option<Interval> {
        let (low, high) = approx::net_score(favour, against, all)?;
        Some(Interval { low, high, method: "adjusted Wald, three answers added" })
    }
}
