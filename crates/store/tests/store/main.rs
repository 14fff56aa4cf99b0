//! The store from outside.

mod closes;
mod crash;
mod folder;
mod imports;
mod laws;
mod rows;
