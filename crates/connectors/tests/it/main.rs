//! Bundles read from end to end: what comes out of which files.

mod archives;
mod bad_input;
mod formats;
mod good_input;
mod parquet_files;
mod support;
