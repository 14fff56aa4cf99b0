//! The server as a whole, asked without a network.

mod matrix;
mod people;
mod support;
mod written;
