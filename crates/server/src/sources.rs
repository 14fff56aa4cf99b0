//! Sources: systems that are asked for what is new, by a schedule or on demand, and that tell some
//! of it themselves (webhooks).
//!
//! Keys are sealed in the database and opened only for the job that needs them. Events are in the
//! database before they are acknowledged, and in the data afterwards, once however often they come.

pub mod check;
pub mod due;
pub mod inbox;
pub mod signature;
mod table;
mod work;

use utoipa::openapi::schema::{ObjectBuilder, Type};

use crate::problem::Problem;

pub use table::{
    Change, Events, Known, New, Reason, SECRETS, Source, Stored, by_hook, change, create, find,
    list, of_account, remove, stored,
};
pub use work::{after, asked, begin, cancelled, interrupted, locked, measured, prepare, tidy};

/// The worlds of an account, for schemas.
fn modes() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["live", "test"]))
}

/// There is no source of that number.
pub fn none(id: i64) -> Problem {
    Problem::not_found(format!("there is no source {id}"))
}
