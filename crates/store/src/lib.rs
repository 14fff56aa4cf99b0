//! Tenure store.
