//! Tenure connectors.
