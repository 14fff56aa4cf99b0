//! Why a pull cannot go on. What is spooled stays, so the next one goes on from there.

use std::fmt;
use std::io;

use tenure_domain::finding::Said;
use tenure_domain::said;

/// Why a pull stopped.
#[derive(Debug)]
pub enum SyncError {
    /// The key opens nothing.
    KeyRefused {
        /// What Stripe says.
        says: String,
    },
    /// The key may not read something.
    Forbidden {
        /// What, in words; with the permission that Stripe names, where it names one.
        missing: Vec<String>,
        /// The account, where Stripe names it while it refuses.
        account: Option<String>,
    },
    /// Whoever answers is not Stripe, or not its API.
    NotStripe {
        /// What was asked for.
        path: String,
        /// What was wrong with the answer.
        says: String,
    },
    /// Stripe says no for another reason.
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
    GaveUp {
        /// What was asked for.
        path: String,
        /// How often.
        tries: u32,
        /// What came of the last one.
        last: String,
    },
    /// The pages of a list go round in circles.
    Stuck {
        /// The list.
        path: String,
        /// Its last object.
        id: String,
    },
    /// Another sync is at work in the same folder.
    Busy(String),
    /// The spool cannot be read or written.
    Io(io::Error),
}

impl From<io::Error> for SyncError {
    fn from(error: io::Error) -> SyncError {
        SyncError::Io(error)
    }
}

impl fmt::Display for SyncError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

impl std::error::Error for SyncError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It is told as it is: what is behind it is next.
            SyncError::Io(error) => error.source(),
            _ => None,
        }
    }
}

impl SyncError {
    /// What is wrong, for every language.
    pub fn said(&self) -> Said {
        match self {
            SyncError::KeyRefused { says } => {
                said!("Stripe does not accept the key: {says}", says = says.as_str())
            }
            SyncError::Forbidden { missing, .. } => {
                said!("the key may not read {missing}", missing = missing.join(", "))
            }
            SyncError::NotStripe { path, says } => said!(
                "the answer to {path} is not one of Stripe's API: {says}",
                path = path.as_str(),
                says = says.as_str()
            ),
            SyncError::Refused { path, status, says, request } => said!(
                "Stripe refuses {path} with status {status}: {says}",
                path = path.as_str(),
                status = status.to_string(),
                says = format!("{says}{request}")
            ),
            SyncError::GaveUp { path, tries, last } => said!(
                "no answer to {path} after {tries} tries; the last one: {last}",
                path = path.as_str(),
                tries = u64::from(*tries),
                last = last.as_str()
            ),
            SyncError::Stuck { path, id } => said!(
                "the pages of {path} do not go on after {id}",
                path = path.as_str(),
                id = id.as_str()
            ),
            SyncError::Busy(folder) => {
                said!("another sync is at work in {folder}", folder = folder.as_str())
            }
            SyncError::Io(error) => error.to_string().into(),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<Said> {
        Some(match self {
            SyncError::KeyRefused { .. } => said!(
                "look in Stripe's dashboard, under API keys, whether it was rolled or has expired"
            ),
            SyncError::Forbidden { .. } => said!(
                "give the restricted key read permission for these in Stripe's dashboard, or leave \
                 kinds out (--without)"
            ),
            SyncError::NotStripe { .. } => said!(
                "--api-base must lead to Stripe's API, without a path: https://api.stripe.com"
            ),
            SyncError::GaveUp { .. } | SyncError::Refused { .. } => {
                said!("what was pulled is kept: the next sync goes on from there")
            }
            SyncError::Stuck { .. } | SyncError::Busy(_) | SyncError::Io(_) => return None,
        })
    }
}
