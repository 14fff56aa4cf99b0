//! Tenure engine.
