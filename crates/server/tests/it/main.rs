//! The server as a whole, asked without a network.

mod guarded;
mod jobs;
mod matrix;
mod pages;
mod people;
mod sources;
mod support;
mod written;
