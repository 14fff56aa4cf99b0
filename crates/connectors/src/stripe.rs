//! Stripe, from files: lists of its API, objects and events, however they are laid out.
//!
//! ```text
//! file ─► batches of objects ─► wire ─► facts ─► rows ─► checked ─► Arrow batches
//!                                  └──► what other objects need (catalogue)
//! ```
//!
//! `wire` holds Stripe's shapes, `facts` total functions from them to rows. Objects that name
//! others (a coupon, tiers, a payment) wait in a temporary file until all files are read, so that
//! the order of files and objects does not matter. What an object is, is in `docs/connectors.md`.

mod catalogue;
mod chosen;
mod columns;
mod facts;
pub mod kinds;
mod open;
mod read;
mod wire;
mod worker;

use std::sync::Arc;

use tempfile::TempDir;
use tenure_domain::finding::Finding;

use crate::settings::Settings;

pub use crate::objects::files::ExportPart;
pub use open::{looks_like, open, open_folder};
pub use read::read;

/// Which of an account's two worlds is read.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// What real customers do.
    #[default]
    Live,
    /// What is only tried.
    Test,
}

/// What the user says about an export.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Options {
    /// Which objects count; the others are left out.
    pub mode: Mode,
    /// When the objects were read from Stripe, in microseconds since 1970. Where it is not said,
    /// the time at which each file was last changed.
    pub retrieved_at: Option<i64>,
}

/// Files of Stripe's objects that have been found, not yet read.
#[derive(Debug)]
pub struct Export {
    /// What `tenure.toml` beside them says.
    pub settings: Settings,
    /// The files, by name.
    pub parts: Vec<ExportPart>,
    /// Remarks about files that are not read.
    pub findings: Vec<Finding>,
    /// What the user says.
    pub options: Options,
    /// The account, where ids that its people have chosen must not be taken for those of another
    /// account: they are kept under its name.
    pub apart: Option<Arc<str>>,
    /// Where an archive was unpacked; goes with the export.
    pub(crate) _unpacked: Option<Arc<TempDir>>,
}

impl Export {
    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes).sum()
    }
}
