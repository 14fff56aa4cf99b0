//! The ledger: facts become components, components become movements.
//!
//! Pure functions over plain slices; no input or output, no clock. `docs/rules.md` is the fine
//! print of what happens here, `definitions.md` the definition of its words.

pub mod movement;
