//! What all sources have in common that give objects and not tables: how objects are found in
//! files, how those that need others wait for them, and how they are taken or refused.
//!
//! ```text
//! file ─► batches of objects ─► wire ─► facts ─► rows ─► checked ─► Arrow batches
//!                                  └──► what other objects need (catalogue)
//! ```
//!
//! A source says through [`Family`] what its lists are called, what its objects tell about one
//! another, and which rows follow. Objects that name others wait in a temporary file until all
//! files are read, so that the order of files and objects does not matter.

pub(crate) mod fact;
pub(crate) mod files;
pub(crate) mod locate;
pub(crate) mod pages;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod split;
pub(crate) mod taker;

use std::sync::Arc;

use tenure_domain::finding::{Finding, Said};
use tenure_domain::schema::TableId;

use crate::Error;
use crate::input::Input;
use crate::report::ReadReport;
use files::ExportPart;
use rows::Rows;
use split::{Batch, Lists};
use taker::Made;

/// A file as workers know it.
#[derive(Clone, Debug)]
pub(crate) struct FileTime {
    pub name: Arc<str>,
    /// When its objects were read from the source, in microseconds since 1970.
    pub retrieved: i64,
}

/// The records of a file that has no JSON, as batches of objects; `None` at its end.
pub(crate) type Records = Box<dyn FnMut() -> Result<Option<Batch>, Error>>;

/// A source of objects, while it is read.
pub(crate) trait Family {
    /// What the objects of a batch tell about others.
    type News: Default + Send;
    /// What the objects of a file tell about others, which may be much.
    type Heard: Default;
    /// What reads batches on one thread.
    type Worker: Work<News = Self::News> + Send;

    /// How the source's lists are called.
    fn lists(&self) -> Lists;

    /// The tables that its objects fill, and which of their columns.
    fn tables(&self) -> &'static [(TableId, &'static [&'static str])];

    /// A worker that knows what is known by now; `last` where nothing more will become known.
    fn worker(&self, files: &Arc<[FileTime]>, rows: Rows, last: bool) -> Self::Worker;

    /// Adds what a batch told, in the order of the files.
    fn hear(heard: &mut Self::Heard, news: Self::News);

    /// Learns what was heard.
    fn learn(&mut self, heard: Self::Heard);

    /// How the pages that follow one are got from the source.
    fn more_pages(&self) -> Said;

    /// What is to be said at the end.
    fn closing(&self, report: &ReadReport) -> Vec<Finding>;

    /// The records of a file that is no JSON; `None` where the file is.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn records(&self, part: &ExportPart, file: u32, input: Input) -> Result<Opened, Error> {
        let _ = (part, file);
        Ok(Opened::Json(input))
    }
}

/// What a file turned out to be.
pub(crate) enum Opened {
    /// JSON, not yet read.
    Json(Input),
    /// Records of another form.
    Records(Records),
    /// Nothing that can be read.
    Not(Finding),
}

/// Reads batches of objects on one thread.
pub(crate) trait Work {
    /// What objects tell about others.
    type News;

    /// Reads a batch.
    fn run(&mut self, batch: &Batch) -> Made<Self::News>;
}
