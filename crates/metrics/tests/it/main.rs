//! The metrics, seen from outside: worked examples, laws, and the catalogue as a whole.

#![allow(clippy::unwrap_used, reason = "a test stops at what is not as expected")]

mod book;
mod catalogue;
mod change;
mod laws;
mod product;
mod records;
mod segment;
mod worked;

/// The folder of this crate.
fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
