//! The metrics, seen from outside: worked examples, laws, and the catalogue as a whole.

mod book;
mod catalogue;
mod laws;
mod worked;

/// The folder of this crate.
fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
