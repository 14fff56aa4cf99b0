//! Intervals of the difference of two independent shares.

use super::{Interval, Level, Method, Proportion, wilson, wilson_continuity};

/// `a − b` with the hybrid of their score intervals: Newcombe 1998, method 10. For different
/// customers; the same ones in both periods need a paired method.
pub fn newcombe(a: Proportion, b: Proportion, level: Level) -> Interval {
    hybrid(a, b, level, Method::Newcombe, wilson)
}

/// The same from score intervals with continuity correction: method 11.
pub fn newcombe_continuity(a: Proportion, b: Proportion, level: Level) -> Interval {
    hybrid(a, b, level, Method::NewcombeContinuity, wilson_continuity)
}

fn hybrid(
    a: Proportion,
    b: Proportion,
    level: Level,
    method: Method,
    single: fn(Proportion, Level) -> Interval,
) -> Interval {
    let (of_a, of_b) = (single(a, level), single(b, level));
    let (p, q) = (a.value(), b.value());
    let low = p - q - (p - of_a.low).hypot(of_b.high - q);
    let high = p - q + (of_a.high - p).hypot(q - of_b.low);
    Interval { level, low, high, method, n: a.n() + b.n() }.within(-1.0, 1.0)
}
