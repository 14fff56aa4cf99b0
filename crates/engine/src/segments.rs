//! Segments over the book.

use std::marker::PhantomData;

use tenure_domain::time::Instant;
use tenure_metrics::cut::State;

use crate::book::Customer;

/// A segment, ready to be asked.
pub struct Compiled<'a>(PhantomData<&'a ()>);

impl Compiled<'_> {
    /// Whether membership never changes.
    pub fn is_fixed(&self) -> bool {
        true
    }

    /// Whether a customer belongs to it immediately before an instant.
    pub fn holds(&self, _customer: &Customer<'_>, _at: Instant, _state: &State) -> bool {
        true
    }
}
