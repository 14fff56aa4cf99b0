//! The locales against English and against what the code asks for.

mod complete;
mod locales;
mod phrases;
mod plurals;
mod used;
