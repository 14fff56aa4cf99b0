//! The store from outside.

mod imports;
mod rows;
