//! What the tests of Tenure are made with, and the company of `tenure demo`.

#[cfg(feature = "books")]
pub mod books;
#[cfg(feature = "books")]
pub mod oracle;
pub mod simulator;
#[cfg(feature = "stripe-api")]
pub mod stripe_api;
