//! The audit log: who did what to which thing, what it was before and after. It is only appended
//! to; the database refuses anything else.

use rusqlite::{Transaction, params};
use serde::Serialize;

use crate::access::Actor;
use crate::db::Stamp;
use crate::problem::{Problem, Result};

/// Notes what is done, in the transaction that does it: neither is there without the other.
///
/// `action` is a verb and its area (`segment.create`), `object` names the thing (`segment 12`);
/// what it was before and after holds no secret.
///
/// # Errors
/// `internal` where it cannot be written.
pub fn audit<B: Serialize, A: Serialize>(
    tx: &Transaction<'_>,
    actor: &Actor,
    action: &str,
    object: &str,
    before: Option<&B>,
    after: Option<&A>,
) -> Result<()> {
    let insert = "
        INSERT INTO audit (at, user, actor, via, address, action, object, before, after)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let address = actor.address.map(|address| address.to_string());
    let (before, after) = (before.map(text).transpose()?, after.map(text).transpose()?);
    let via = actor.via.word();
    let (now, user, name) = (Stamp::now(), actor.user, &actor.name);
    tx.execute(insert, params![now, user, name, via, address, action, object, before, after])?;
    Ok(())
}

/// For what has no state before or after.
pub const NOTHING: Option<&()> = None;

fn text<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Problem::internal(&error))
}
