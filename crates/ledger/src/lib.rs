//! The ledger: facts become components, components become movements.
//!
//! Pure functions over plain slices; no input or output, no clock. `docs/rules.md` is the fine
//! print of what happens here, `definitions.md` the definition of its words.
//!
//! The way of one customer through [`run::customer`]:
//! 1. `gather`: facts become tracks (`item` for subscriptions, `invoice` for invoice lines).
//! 2. `chain`: ends and starts within the gap tolerance are joined.
//! 3. `events`: the points of all tracks in one order of time, re-set rates among them.
//! 4. `window`: changes within the netting window become movements with kind and cause.
//! 5. `spells`: what the policy does not show is taken out.

mod billing;
mod chain;
mod events;
mod gather;
mod invoice;
mod item;
mod level;
mod line_price;
mod lines_at;
mod listed;
mod merge;
pub mod movement;
mod parts;
mod rates;
pub mod run;
mod spells;
pub mod track;
mod untold;
mod window;

pub use invoice::lowers;
pub use lines_at::{LinePart, lines_at, usage_at};
pub use window::netted_together;
