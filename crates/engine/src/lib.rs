//! The engine: loads facts, keeps the book of all customers, answers questions.

pub mod book;
pub mod error;
pub mod load;
