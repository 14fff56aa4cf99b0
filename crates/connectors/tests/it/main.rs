//! Bundles read from end to end: what comes out of which files.

mod bad_input;
mod good_input;
mod support;
