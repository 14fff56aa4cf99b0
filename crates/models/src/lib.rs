//! Estimates: what figures of a sample say about what lies behind them.
//!
//! An exact reading (`tenure_metrics::reading`) says what happened. What is said here is of another
//! kind, has other types, and always carries how it was made:
//! - [`interval`]: how far a rate, a score or a ratio of revenue could be from what lies behind it;
//! - [`association`]: how series move together, and in which order;
//! - [`renewing`]: how long customers will go on renewing, where each has its own chance to leave;
//! - [`contrast`]: which words set two groups of texts apart, and which only seem to;
//! - [`survival`]: how long customers stay, from lives of which most are not over yet.
//!
//! Floating point is at home here, for it is about likelihood and never about money: amounts come
//! in as integers, and none goes out. No input or output, no clock; chance comes from a seed that
//! is part of the answer.

pub mod association;
pub mod contrast;
pub mod interval;
pub mod renewing;
pub mod survival;
