//! Bundles read from end to end: what comes out of which files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod archives;
mod bad_input;
mod conformance;
mod formats;
mod fuzz_corpora;
mod good_input;
mod headers;
mod help_desks;
mod hubspot;
mod looking;
mod pages;
mod parquet_files;
mod stripe;
mod stripe_dashboard;
mod support;
mod vendors;
