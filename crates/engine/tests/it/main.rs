//! The engine on a whole company: laws, and questions asked twice.

mod company;
mod laws;
