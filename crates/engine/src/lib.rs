//! The engine: loads facts, keeps the book of all customers, answers questions.

pub mod book;
pub mod classes;
pub mod cohorts;
pub mod error;
pub mod import;
pub mod load;
pub mod query;
pub mod rows;
pub mod segments;
mod sweep;
