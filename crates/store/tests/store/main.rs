//! The store from outside.

mod crash;
mod folder;
mod imports;
mod laws;
mod rows;
