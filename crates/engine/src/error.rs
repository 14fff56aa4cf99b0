//! What can go wrong in the engine.

use tenure_ledger::run::LedgerError;
use tenure_store::Error as StoreError;

/// A question that could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A customer's MRR is too large.
    #[error("the MRR of customer {customer:?} is too large to be held exactly")]
    Overflow {
        /// The customer.
        customer: String,
    },
    /// A sum is too large.
    #[error("a sum is too large to be held exactly")]
    Sum,
    /// The question does not make sense for this data.
    #[error("{0}")]
    Query(String),
}

impl From<(LedgerError, &str)> for Error {
    fn from((_, customer): (LedgerError, &str)) -> Error {
        Error::Overflow { customer: customer.to_owned() }
    }
}
