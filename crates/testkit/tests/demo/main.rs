//! The demo company, held against the format of the bundle, against itself, and against the
//! chances that it was made with.

mod bundle;
mod effects;
mod form;
mod prices;
mod sameness;
mod truth;
