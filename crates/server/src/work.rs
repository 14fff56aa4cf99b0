//! Work on the data that takes its time: what is to be done, and who does it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tenure_domain::finding::Said;
use tenure_i18n::Lang;
use utoipa::openapi::Ref;
use utoipa::openapi::schema::{ArrayBuilder, OneOfBuilder};

use crate::ask::{Failure, Remark};
use crate::phrase::Phrase;

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
    /// Ask a billing system what is new.
    Sync(Pull),
    /// Bring in what a billing system told by itself.
    Events(Events),
    /// Lock the figures of a month.
    Close(Signed),
    /// Take the last close back.
    Reopen(Signed),
    /// Write a backup to a new file, and hold it against its checksums.
    Backup {
        /// The folder of the data.
        dir: PathBuf,
        /// The new file, whose folder may not be there yet.
        out: PathBuf,
    },
}

impl Task {
    /// Asks a source what is new, or for `everything` anew.
    pub fn sync(dir: PathBuf, source: i64, everything: bool) -> Task {
        let (key, without, first) = (Hidden::default(), Vec::new(), false);
        let (base, account) = (None, None);
        Task::Sync(Pull { dir, source, everything, base, key, without, account, first })
    }

    /// Brings in the events of a source that wait.
    pub fn events(dir: PathBuf, source: i64) -> Task {
        Task::Events(Events { dir, source, file: PathBuf::new(), test: false, account: None })
    }
}

/// A month that is closed or reopened, and by whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signed {
    /// The folder of the workspace.
    pub dir: PathBuf,
    /// The month: `2026-10`.
    pub month: String,
    /// What stays with the close; may be empty.
    pub note: String,
    /// Who signs.
    pub by: String,
    /// The policy to close under, else the one in force.
    pub policy: Option<String>,
}

/// A source to ask. What is not written down with the job is given to it when it is done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pull {
    /// The folder of the workspace.
    pub dir: PathBuf,
    /// The source's number.
    pub source: i64,
    /// Everything, though the last sync is known.
    #[serde(default)]
    pub everything: bool,
    /// Where the API is, if not where Stripe has it.
    #[serde(skip)]
    pub base: Option<String>,
    /// The key.
    #[serde(skip)]
    pub key: Hidden,
    /// Kinds of objects that are left out.
    #[serde(skip)]
    pub without: Vec<String>,
    /// The account that the key must be of; none where it is not known yet.
    #[serde(skip)]
    pub account: Option<String>,
    /// Whether nothing of it was brought in yet: it may turn out to be of one more account.
    #[serde(skip)]
    pub first: bool,
}

/// Events to bring in. The report tells in `refused_events` which could not be: their `line`, from
/// 1, with `code` and `detail`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Events {
    /// The folder of the workspace.
    pub dir: PathBuf,
    /// The source's number.
    pub source: i64,
    /// The events, one a line, in the order in which they came.
    #[serde(skip)]
    pub file: PathBuf,
    /// Whether they are of test mode.
    #[serde(skip)]
    pub test: bool,
    /// The account that they are of, where it is known.
    #[serde(skip)]
    pub account: Option<String>,
}

/// A secret on its way to who needs it. Nothing that prints or writes shows it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub fn new(text: String) -> Hidden {
        Hidden(text)
    }

    /// The text.
    pub fn told(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
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

/// What came of work that went well, as it is kept.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Came {
    /// What was done: the JSON that the command line prints.
    #[schema(schema_with = reports)]
    pub report: Value,
    /// What is to be said beside it.
    #[serde(default)]
    #[schema(schema_with = remarks)]
    pub remarks: Vec<Value>,
}

/// What came of an import or its plan, as it is kept.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Imported {
    /// What was done: the JSON that `tenure import --format json` prints.
    #[schema(schema_with = import_report)]
    pub report: Value,
    /// What is to be said beside it.
    #[serde(default)]
    #[schema(schema_with = remarks)]
    pub remarks: Vec<Value>,
}

/// Why work could not be done, as it is kept. Answers tell it in the language of whoever asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Failed {
    /// What is wrong.
    pub message: String,
    /// What can be done.
    #[serde(default)]
    pub hint: Option<String>,
    /// What both were made from.
    #[serde(default, skip_serializing)]
    #[schema(ignore)]
    said: Option<(Phrase, Option<Phrase>)>,
}

impl Failed {
    /// For this reason, against which nothing can be done.
    pub fn of(message: impl Into<Said>) -> Failed {
        Failed::for_reason(&message.into(), None)
    }

    fn for_reason(message: &Said, hint: Option<&Said>) -> Failed {
        Failed {
            message: message.to_string(),
            hint: hint.map(ToString::to_string),
            said: Some((message.into(), hint.map(Phrase::from))),
        }
    }

    /// The same in a language, as far as it has words.
    #[must_use]
    pub fn spoken(mut self, lang: Lang) -> Failed {
        if let Some((message, hint)) = &self.said {
            self.message = message.spoken(lang);
            self.hint = hint.as_ref().map(|hint| hint.spoken(lang));
        }
        self
    }

    /// As it is kept.
    pub fn kept(&self) -> String {
        json!({ "message": self.message, "hint": self.hint, "said": self.said }).to_string()
    }
}

impl From<&Failure> for Failed {
    fn from(failure: &Failure) -> Failed {
        Failed::for_reason(&failure.message, failure.hint.as_ref())
    }
}

/// Reports of all kinds of work: their schemas are those of whoever does it.
fn reports() -> OneOfBuilder {
    let names = ["ImportReport", "BatchUndone", "DemoMade", "EventsBrought", "BackupMade"];
    names.into_iter().fold(OneOfBuilder::new(), |all, name| all.item(Ref::from_schema_name(name)))
}

fn import_report() -> Ref {
    Ref::from_schema_name("ImportReport")
}

fn remarks() -> ArrayBuilder {
    ArrayBuilder::new().items(Ref::from_schema_name("Remark"))
}

/// By which work is asked to stop. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether somebody has asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Who does work. It is called on a thread that may wait.
pub trait Works: Send + Sync {
    /// Does it, and tells how far it is; sentences of the report and remarks are in a language. Where
    /// it is asked to stop it does so as soon as it safely can, and nothing of it is kept; what has
    /// gone too far ends well.
    fn work(
        &self,
        task: &Task,
        lang: Lang,
        tell: &(dyn Fn(Progress) + Send + Sync),
        stop: &Stop,
    ) -> Worked;
}
