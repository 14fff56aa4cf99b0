//! Tenure domain.
