//! Stripe, live: asks its API for what changed and keeps the answers as files that
//! [`crate::stripe`] reads.
//!
//! ```text
//! API ─► pages ─► lists within objects completed ─► spool (one object a line) ─► stripe::Export
//! ```
//!
//! Nothing here reads the clock, sleeps, or opens a connection by itself: [`Transport`] asks,
//! [`Surroundings`] knows the time and waits, so that tests need neither network nor time. The key
//! lives in the transport alone. What is asked for, how it goes on after a stop, and why, is in
//! `docs/stripe.md`.

mod client;
mod date;
mod error;
mod http;
mod key;
mod known;
mod lists;
mod page;
mod pull;
mod spool;

pub use client::{Answer, Client, Cut, News, Surroundings, Transport, delay};
pub use error::SyncError;
pub use http::{Base, Http};
pub use key::{BadKey, Key, scrub};
pub use known::{Known, Why};
pub use lists::{API_VERSION, LISTS, List, OPTIONAL};
pub use pull::{Ask, Profile, Pulled, Totals, is_too_old, may_pull, named, profile, pull};
pub use spool::{Spool, Window};
