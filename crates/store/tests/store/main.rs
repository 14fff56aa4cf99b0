//! The store from outside.

mod closes;
mod crash;
mod events;
mod folder;
mod imports;
mod laws;
mod numbered;
mod partial;
mod rows;
