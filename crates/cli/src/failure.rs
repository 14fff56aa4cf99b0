//! Failures: what went wrong, and what to do about it.

use std::fmt;
use std::io;
use std::process::ExitCode;

use tenure_connectors::stripe_api::SyncError;
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_engine::error::Error as EngineError;
use tenure_engine::import::ImportError;

use crate::colour::Paint;
use crate::desk;
use crate::words::words;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// All well.
    Fine,
    /// It worked and has something to say: rejected rows, failing checks.
    Findings,
    /// Wrong usage, or it could not be done.
    Failure,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
        })
    }

    /// The worse of two.
    #[must_use]
    pub fn worse(self, other: Exit) -> Exit {
        match (self, other) {
            (Exit::Failure, _) | (_, Exit::Failure) => Exit::Failure,
            (Exit::Findings, _) | (_, Exit::Findings) => Exit::Findings,
            _ => Exit::Fine,
        }
    }

    /// [`Exit::Findings`] where there are any.
    pub fn findings(any: bool) -> Exit {
        if any { Exit::Findings } else { Exit::Fine }
    }
}

/// A failure with advice.
#[derive(Debug)]
pub struct Advised {
    message: Said,
    hint: Said,
}

impl fmt::Display for Advised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Advised {}

/// A failure with advice on what to do about it.
pub fn advised(message: impl Into<Said>, hint: impl Into<Said>) -> anyhow::Error {
    Advised { message: message.into(), hint: hint.into() }.into()
}

/// The option of a command, as whoever asks has written it: `--from`, or `from` of a question.
pub fn option(flag: &str) -> String {
    match desk::is_heard() {
        true => flag.trim_start_matches('-').replace('-', "_"),
        false => flag.to_owned(),
    }
}

/// Advice: the first at a terminal, the second where a server is asked, where nobody types commands.
pub fn either(typed: impl Into<Said>, asked: impl Into<Said>) -> Said {
    if desk::is_heard() { asked.into() } else { typed.into() }
}

/// Whether the reader of our output has gone.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| kind(cause) == Some(io::ErrorKind::BrokenPipe))
}

/// The kind of an error of input or output, also inside one of a writer.
fn kind(error: &(dyn std::error::Error + 'static)) -> Option<io::ErrorKind> {
    if let Some(io) = error.downcast_ref::<io::Error>() {
        return Some(io.kind());
    }
    if let Some(json) = error.downcast_ref::<serde_json::Error>() {
        return json.io_error_kind();
    }
    match error.downcast_ref::<csv::Error>()?.kind() {
        csv::ErrorKind::Io(io) => Some(io.kind()),
        _ => None,
    }
}

/// Whether whoever asked can mend it by asking otherwise: no file and no store has failed.
pub fn is_of_the_question(error: &anyhow::Error) -> bool {
    let ours = |cause: &(dyn std::error::Error + 'static)| {
        kind(cause).is_some() || cause.is::<tenure_store::Error>()
    };
    !error.chain().any(ours)
}

/// The batch of which a stored file is damaged, where that is why there is no answer.
pub fn damaged(error: &anyhow::Error) -> Option<u64> {
    error.chain().filter_map(of_store).find_map(|error| match error {
        tenure_store::Error::DamagedRun { batch, .. } => Some(*batch),
        _ => None,
    })
}

/// The store's own error in a cause.
fn of_store<'a>(cause: &'a (dyn std::error::Error + 'static)) -> Option<&'a tenure_store::Error> {
    let import = || match cause.downcast_ref::<ImportError>()? {
        ImportError::Store(store) => Some(store),
        _ => None,
    };
    let engine = || match cause.downcast_ref::<EngineError>()? {
        EngineError::Store(store) => Some(store),
        EngineError::Query(_) | EngineError::Untold(_) => None,
    };
    cause.downcast_ref::<tenure_store::Error>().or_else(import).or_else(engine)
}

/// Prints `error: …` with its causes and, after a blank line, `hint: …`.
pub fn print(error: &anyhow::Error, paint: Paint) {
    eprintln!("{} {}", paint.error("error:"), text(error));
    if let Some(hint) = hint(error) {
        let label = "hint:";
        eprintln!("\n{} {hint}", paint.hint(label));
    }
}

/// The message and its causes, those left out that only say the same again.
pub fn text(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if text.ends_with(&cause) {
            continue;
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause);
    }
    text
}

/// The message and its causes, as a phrase that other languages can say where it is one alone.
pub fn said(error: &anyhow::Error) -> Said {
    let text = text(error);
    let of_question = || match error.downcast_ref::<EngineError>()? {
        EngineError::Query(phrase) => Some(phrase),
        EngineError::Store(_) | EngineError::Untold(_) => None,
    };
    // A reason has its words in the catalogue, and whoever asks has said in which language.
    if let Some(EngineError::Untold(reason)) = error.downcast_ref() {
        return words().reason(*reason).into();
    }
    let advised = error.downcast_ref::<Advised>().map(|advised| &advised.message);
    let of_pull = || error.downcast_ref::<SyncError>().map(SyncError::said);
    let of_import = || error.downcast_ref::<ImportError>().and_then(ImportError::said);
    let phrase = advised.or_else(of_question).cloned().or_else(of_pull).or_else(of_import);
    phrase.filter(|phrase| **phrase == *text).unwrap_or_else(|| text.into())
}

/// Advice that comes with the failure, or that is known for it.
pub fn hint(error: &anyhow::Error) -> Option<Said> {
    for cause in error.chain() {
        if let Some(advised) = cause.downcast_ref::<Advised>() {
            return Some(advised.hint.clone());
        }
        if let Some(hint) = of_store(cause).and_then(store_hint) {
            return Some(hint);
        }
        if let Some(hint) = kind(cause).and_then(disk_hint) {
            return Some(hint.into());
        }
        if let Some(sync) = cause.downcast_ref::<SyncError>() {
            return sync.hint();
        }
        if let Some(tenure_connectors::Error::Refused(findings)) = cause.downcast_ref() {
            return findings.iter().find_map(|finding| finding.hint.clone());
        }
    }
    None
}

/// Advice where the disk, or who may use it, is in the way.
fn disk_hint(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::PermissionDenied => {
            Some("let the user who runs tenure read and write there (chmod, chown)")
        }
        io::ErrorKind::ReadOnlyFilesystem => Some("the disk is mounted to be read only"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("make room on the disk, and try again: nothing was lost")
        }
        _ => None,
    }
}

fn store_hint(error: &tenure_store::Error) -> Option<Said> {
    use tenure_store::Error;
    let hint = match error {
        Error::NotAWorkspace { reason, .. } if *reason == "it does not exist" => {
            "make it by importing something: tenure import BUNDLE --data DIR"
        }
        Error::NotAWorkspace { .. } => "to look at files without storing them: --input BUNDLE",
        Error::UnknownBatch { .. } => {
            let typed = "tenure batches list --data DIR shows all batches";
            return Some(either(typed, said!("the list of imports shows all batches")));
        }
        Error::AlreadyUndone { .. } => "to redo a batch, import its files again",
        Error::Io(error) => return disk_hint(error.kind()).map(Said::from),
        Error::NotWritable { .. } => {
            "make room on its disk, or let the user who runs tenure write it (chmod, chown); a \
             workspace that may only be read still answers questions"
        }
        Error::DamagedRun { batch, .. } => {
            let hint = format!(
                "restore the folder from a backup, or undo the batch (tenure batches undo {batch} \
                 --data DIR) and import its files again"
            );
            return Some(hint.into());
        }
        _ => return None,
    };
    Some(hint.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_follow_without_repetition() {
        let io = io::Error::new(io::ErrorKind::NotFound, "no such file");
        let error = anyhow::Error::from(io).context("cannot read x: no such file");
        assert_eq!(text(&error), "cannot read x: no such file");
        let error = advised("a", "b").context("while reading");
        assert_eq!(text(&error), "while reading: a");
        assert_eq!(hint(&error).as_deref(), Some("b"));
    }

    #[test]
    fn why_a_pull_or_an_import_failed_has_words_in_every_language() {
        let last = "status 503".to_owned();
        let pull = SyncError::GaveUp { path: "/v1/charges".to_owned(), tries: 8, last };
        for error in [pull.into(), ImportError::Stopped.into()] {
            let error: anyhow::Error = error;
            assert!(said(&error).id().is_some(), "{error}");
        }
        let zone = crate::session::zone("Mars/X").unwrap_err();
        assert!(said(&zone).id().is_some() && hint(&zone).unwrap().id().is_some());
    }

    struct Gone;

    impl io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::BrokenPipe, "gone"))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure() {
        let gone = || io::Error::new(io::ErrorKind::BrokenPipe, "gone");
        assert!(is_broken_pipe(&anyhow::Error::from(gone()).context("writing")));
        assert!(is_broken_pipe(&anyhow::Error::from(csv::Error::from(gone()))));
        let json = serde_json::to_writer(Gone, "text").unwrap_err();
        assert!(is_broken_pipe(&json.into()));
        assert!(!is_broken_pipe(&anyhow::anyhow!("other")));
    }
}
