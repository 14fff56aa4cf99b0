//! House chores: the rules of the code base as checks, generated files, and scaffolds.
//!
//! The checks are a library so that `cargo test` runs the very same functions as `cargo xtask tidy`.

pub mod codegen;
pub mod new_metric;
pub mod tidy;
pub mod tokens;
pub mod tree;
