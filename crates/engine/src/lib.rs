//! The engine: loads facts, keeps the book of all customers, answers questions.

pub mod book;
pub mod classes;
pub mod error;
pub mod load;
pub mod query;
pub mod segments;
mod sweep;
