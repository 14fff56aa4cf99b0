//! What can go wrong in the engine.

use tenure_domain::finding::Said;
use tenure_metrics::reading::Reason;
use tenure_store::Error as StoreError;

/// A question that could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The question does not make sense for this data, and why, as a phrase that other languages can
    /// say.
    #[error("{0}")]
    Query(Said),
    /// The data do not say what the question asks for.
    #[error("{0}")]
    Untold(Reason),
}
