//! Users, their tokens, their sessions: what routes and the command line do with them.

pub mod links;
pub mod password;
pub mod sessions;
pub mod tokens;
pub mod users;
