//! Why reading cannot go on.

use std::io;
use std::path::PathBuf;

use tenure_domain::finding::Finding;

/// Why a bundle could not be opened, or reading it had to stop.
///
/// What is wrong inside a file is a [`Finding`], not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The path is no bundle.
    #[error("{} is not a bundle: {reason}", path.display())]
    NotABundle {
        /// What was to be opened.
        path: PathBuf,
        /// Why it cannot be.
        reason: String,
    },
    /// An archive, a mapping or settings hold what cannot be accepted.
    #[error("{}", all_of(.0))]
    Refused(Vec<Finding>),
    /// The receiver of the rows failed.
    #[error(transparent)]
    Sink(Box<dyn std::error::Error + Send + Sync>),
    /// A parsing thread ended before its work did.
    #[error("a parsing thread has stopped")]
    Worker,
    /// Rows could not be put into Arrow arrays.
    #[error("rows could not be put into columns")]
    Arrow(#[from] arrow_schema::ArrowError),
}

impl Error {
    /// The error of a receiver.
    pub fn sink(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Sink(error.into())
    }
}

/// Findings that an error names at most.
const SHOWN: usize = 10;

/// What is wrong. The hint of a single finding is left out: whoever shows the error shows it in its
/// own place.
fn all_of(findings: &[Finding]) -> String {
    match findings {
        [] => "the input was refused".to_owned(),
        [only] => Finding { hint: None, ..only.clone() }.to_string(),
        [first, rest @ ..] => {
            let first = Finding { hint: None, ..first.clone() };
            let rest_shown = rest.iter().take(SHOWN - 1);
            let mut lines: Vec<String> =
                std::iter::once(&first).chain(rest_shown).map(Finding::to_string).collect();
            if rest.len() >= SHOWN {
                lines.push(format!("(and {} more)", rest.len() + 1 - SHOWN));
            }
            lines.join("\n  ")
        }
    }
}
