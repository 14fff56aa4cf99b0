//! What the tests of Tenure are made with, and the company of `tenure demo`.

pub mod books;
pub mod oracle;
pub mod simulator;
