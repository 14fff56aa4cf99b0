//! Cohorts: who started together, and how many of them are still there.
//!
//! A customer's start is the day of the first MRR above zero; the cohort is the period of that
//! day. Age `n` is the `n`th anniversary of the start day, months with the last day clamped; the
//! state counted is that at the end of the anniversary day. The base is the MRR at the end of
//! day 0. Someone who left and came back counts while present.

mod calendar;
mod cell;
mod returns;
mod table;

pub use calendar::Calendar;
pub use cell::CohortCell;
pub use returns::{Contacted, HORIZONS, Returns, is_churn};
pub use table::Cohorts;
