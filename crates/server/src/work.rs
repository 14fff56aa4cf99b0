//! Work on the data that takes its time: what is to be done, and who does it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ask::{Failure, Remark};

/// Something to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Bring files into a workspace, or say what that would do.
    Import(Import),
    /// Take a batch out of all later answers.
    Undo {
        /// The folder of the workspace.
        dir: PathBuf,
        /// The batch's number.
        batch: u64,
    },
    /// Make the demo company, in a workspace of its own.
    Demo {
        /// The folder of the workspace, which is not there yet.
        dir: PathBuf,
        /// How many customers it has had.
        customers: u32,
        /// Over how many months.
        months: u32,
    },
}

/// Files to bring in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Import {
    /// The folder of the workspace.
    pub dir: PathBuf,
    /// The files: a folder, or one file.
    pub files: PathBuf,
    /// Only say what it would do.
    pub dry_run: bool,
    /// All rows or none.
    pub strict: bool,
    /// A file that says how the files differ from the bundle.
    pub mapping: Option<PathBuf>,
    /// The account's currency, where the files do not say it.
    pub currency: Option<String>,
    /// Its time zone, likewise.
    pub zone: Option<String>,
    /// Folder for files of rejected rows.
    pub rejects: PathBuf,
}

/// How far work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// What is being done: `reading`, `making`.
    pub phase: &'static str,
    /// How much of it is done: bytes of files, or steps.
    pub done: u64,
    /// How much there is, where that is known.
    pub total: Option<u64>,
}

/// What came of work: the JSON that the command line prints, or why there is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Worked {
    /// What was done.
    pub report: Result<Value, Failure>,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
}

/// Who does work. It is called on a thread that may wait.
pub trait Works: Send + Sync {
    /// Does it, and tells how far it is.
    fn work(&self, task: &Task, tell: &(dyn Fn(Progress) + Send + Sync)) -> Worked;
}
