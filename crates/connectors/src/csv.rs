//! CSV: RFC 4180 with the liberties that programs take.
//!
//! A file is read in blocks that end with a record, so that blocks can be parsed apart.
//! A quote opens a quoted field only at the start of a field; elsewhere it is a plain character.
//! Scanner and splitter share that rule, so a block never ends inside a record.

pub mod dates;
pub mod dialect;
pub mod fields;
pub mod marks;
pub mod parse;
pub mod scan;
mod start;
