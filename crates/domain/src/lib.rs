//! The vocabulary of Tenure: money, time, accounts, policies and facts.
//!
//! This crate does no input or output, reads no clock (time zone data is compiled in) and knows
//! no wire format. Everything later in the chain speaks in these types.

pub mod account;
pub mod facts;
pub mod finding;
pub mod fx;
pub mod money;
pub mod period;
pub mod policy;
pub mod schema;
pub mod support;
pub mod symbols;
pub mod time;
