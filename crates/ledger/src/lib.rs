//! Tenure ledger.
