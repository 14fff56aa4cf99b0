//! Tenure testkit.
