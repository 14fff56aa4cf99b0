//! Tenure metrics.
