//! The catalogue: what is measured, how, and why it can be believed.
//!
//! From the ledger's steps to a figure in four stages, each plain data and pure functions:
//! 1. [`cut`]: the steps of one customer in one period become a [`cut::CustomerPeriod`];
//! 2. [`measure`]: a measure is a number for each such record; its sum is the term of a formula,
//!    its rows are the customers where it is not 0;
//! 3. [`catalogue`]: a metric's variant is a formula over measures;
//! 4. [`reading`]: the exact result with its terms, or the reason why there is none.
//!
//! [`records`] holds the same for what is no step of MRR: records of one holder become a cell, a
//! tally is an integer function of a cell, and formulas name measures and tallies alike.
//!
//! No input or output, no clock, no floating point but in [`approx`].

pub mod approx;
pub mod catalogue;
pub mod change;
pub mod cohort;
pub mod compare;
pub mod cut;
pub mod formula;
pub mod label;
pub mod levels;
pub mod measure;
pub mod reading;
pub mod records;
pub mod renewals;
pub mod segment;
pub mod usage;

mod conversion;
mod product;
mod recurring;
mod retention;
mod value;
mod voice;
mod wide;
