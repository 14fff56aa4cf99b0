//! Estimates against published figures and against what can be worked out by hand.

mod association;
mod contrasts;
mod intervals;
mod laws;
mod renewing;
mod survival;
