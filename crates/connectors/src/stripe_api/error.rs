//! Why a pull cannot go on. What is spooled stays, so the next one goes on from there.

use std::io;

/// Why a pull stopped.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The key opens nothing.
    #[error("Stripe does not accept the key: {says}")]
    KeyRefused {
        /// What Stripe says.
        says: String,
    },
    /// The key may not read something.
    #[error("the key may not read {}", missing.join(", "))]
    Forbidden {
        /// What, in words; with the permission that Stripe names, where it names one.
        missing: Vec<String>,
        /// The account, where Stripe names it while it refuses.
        account: Option<String>,
    },
    /// Whoever answers is not Stripe, or not its API.
    #[error("the answer to {path} is not one of Stripe's API: {says}")]
    NotStripe {
        /// What was asked for.
        path: String,
        /// What was wrong with the answer.
        says: String,
    },
    /// Stripe says no for another reason.
    #[error("Stripe refuses {path} with status {status}: {says}{request}")]
    Refused {
        /// What was asked for.
        path: String,
        /// Status of HTTP.
        status: u16,
        /// What Stripe says.
        says: String,
        /// ` (request req_…)`, where Stripe gives one.
        request: String,
    },
    /// No answer, however often it was tried.
    #[error("no answer to {path} after {tries} tries; the last one: {last}")]
    GaveUp {
        /// What was asked for.
        path: String,
        /// How often.
        tries: u32,
        /// What came of the last one.
        last: String,
    },
    /// The pages of a list go round in circles.
    #[error("the pages of {path} do not go on after {id}")]
    Stuck {
        /// The list.
        path: String,
        /// Its last object.
        id: String,
    },
    /// Another sync is at work in the same folder.
    #[error("another sync is at work in {0}")]
    Busy(String),
    /// The spool cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl SyncError {
    /// What to do about it.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            SyncError::KeyRefused { .. } => {
                "look in Stripe's dashboard, under API keys, whether it was rolled or has expired"
            }
            SyncError::Forbidden { .. } => {
                "give the restricted key read permission for these in Stripe's dashboard, or leave \
                 kinds out (--without)"
            }
            SyncError::NotStripe { .. } => {
                "--api-base must lead to Stripe's API, without a path: https://api.stripe.com"
            }
            SyncError::GaveUp { .. } | SyncError::Refused { .. } => {
                "what was pulled is kept: the next sync goes on from there"
            }
            SyncError::Stuck { .. } | SyncError::Busy(_) | SyncError::Io(_) => return None,
        })
    }
}
