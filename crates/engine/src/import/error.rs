//! Why an import could not be done.

use tenure_domain::finding::Said;
use tenure_domain::said;

/// Why an import could not be done. The workspace is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] tenure_store::Error),
    /// The bundle could not be read.
    #[error(transparent)]
    Read(tenure_connectors::Error),
    /// Somebody stopped it.
    #[error("it was stopped before it had ended; nothing of it was kept")]
    Stopped,
    /// The workspace holds live data and the files are tests, or the other way round.
    #[error("the workspace holds {held} data of Stripe, and the files are {given}")]
    Mixed {
        /// What it holds.
        held: &'static str,
        /// What the files are.
        given: &'static str,
    },
    /// What is stored would mean something else under another currency or time zone.
    #[error("{key} is {kept} and cannot become {said}: {why}")]
    Held {
        /// What of the account.
        key: Said,
        /// What it is.
        kept: String,
        /// What it was to become.
        said: String,
        /// What holds it, and what can be done.
        why: Said,
    },
    /// What the workspace knows about its account could not be understood.
    #[error("the workspace's setting `{key}` is damaged: {value:?}")]
    Setting {
        /// The setting.
        key: String,
        /// Its value.
        value: String,
    },
}

impl ImportError {
    /// What is wrong, for every language; none of what other parts say.
    pub fn said(&self) -> Option<Said> {
        Some(match self {
            ImportError::Stopped => {
                said!("it was stopped before it had ended; nothing of it was kept")
            }
            ImportError::Held { key, kept, said, why } => said!(
                "{key} is {kept} and cannot become {said}: {why}",
                key = vec![key.clone()],
                kept = kept.as_str(),
                said = said.as_str(),
                why = vec![why.clone()]
            ),
            ImportError::Store(_)
            | ImportError::Read(_)
            | ImportError::Mixed { .. }
            | ImportError::Setting { .. } => return None,
        })
    }
}

impl From<tenure_connectors::Error> for ImportError {
    /// An error of the store that came through the reader comes out as such.
    fn from(error: tenure_connectors::Error) -> ImportError {
        match error {
            tenure_connectors::Error::Sink(inner) if inner.is::<Stopped>() => ImportError::Stopped,
            tenure_connectors::Error::Sink(inner) => {
                match inner.downcast::<tenure_store::Error>() {
                    Ok(store) => ImportError::Store(*store),
                    Err(inner) => ImportError::Read(tenure_connectors::Error::Sink(inner)),
                }
            }
            other => ImportError::Read(other),
        }
    }
}

/// How the reader of a source is told that somebody stopped the import.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub(super) struct Stopped;
