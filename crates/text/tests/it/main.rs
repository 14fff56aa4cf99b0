//! What the rules make of texts.

mod folding;
mod languages;
mod splitting;
mod theming;
