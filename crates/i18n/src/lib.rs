//! Words for people, in five languages.
//!
//! Everything that a program reads is English and never changes. What a person reads comes from the
//! Fluent files in `locales/`, which are compiled in; a web build imports the same files.
//! - [`Lang`]: the languages, and how they are named;
//! - [`Words`]: messages by their ids, with plural rules;
//! - [`numbers`]: decimals, percent and money as each language writes them;
//! - [`catalogue`]: the words of the catalogue of metrics. Their English is written in the
//!   catalogue itself, and `locales/en/catalogue.ftl` is generated from it.

pub mod catalogue;
pub mod numbers;

mod dates;
mod lang;
mod words;

pub use fluent_bundle::FluentValue as Value;
pub use lang::Lang;
pub use words::{Words, decimal as number};
