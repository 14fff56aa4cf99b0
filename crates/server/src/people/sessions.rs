//! Sessions, by which browsers ask.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use crate::access::authenticate::{IDLE, LONGEST};
use crate::access::{Actor, Role, Via, secret};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};

/// A session, without what it is known by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Since when.
    pub created_at: Stamp,
    /// When it was used last, to the minute.
    pub used_at: Stamp,
    /// From which address it was begun.
    pub address: Option<String>,
    /// With which browser, as that calls itself.
    pub agent: Option<String>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Sessions of a user that have not ended.
///
/// # Errors
/// `internal` where the database fails.
pub fn of(db: &Connection, actor: &Actor) -> Result<Vec<Session>> {
    let select = "
        SELECT id, created_at, used_at, address, agent FROM sessions
        WHERE user = ?1 AND expires_at > ?2 AND used_at > ?3 ORDER BY used_at DESC";
    let session = |row: &Row<'_>| {
        let id = row.get(0)?;
        Ok(Session {
            id,
            created_at: row.get(1)?,
            used_at: row.get(2)?,
            address: row.get(3)?,
            agent: row.get(4)?,
            current: actor.via == Via::Session(id),
        })
    };
    let now = Stamp::now();
    let mut statement = db.prepare(select)?;
    let rows = statement.query_map(params![actor.user, now, now.plus(-IDLE)], session)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Begins a session of the actor's; gives what its cookie is to hold. Sessions that have ended go.
///
/// # Errors
/// `internal` where the database fails, or the machine gives no random numbers.
pub fn begin(tx: &Transaction<'_>, actor: &Actor, agent: Option<&str>) -> Result<String> {
    let now = Stamp::now();
    let ended = "DELETE FROM sessions WHERE expires_at <= ?1 OR used_at <= ?2";
    tx.execute(ended, params![now, now.plus(-IDLE)])?;
    let known_by = secret::random().map_err(|error| Problem::internal(&error))?;
    let insert = "
        INSERT INTO sessions (user, hash, created_at, used_at, expires_at, address, agent)
        VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)";
    let address = actor.address.map(|address| address.to_string());
    let agent: Option<String> = agent.map(|agent| agent.chars().take(200).collect());
    let (hash, end) = (secret::hash(&known_by), now.plus(LONGEST));
    tx.execute(insert, params![actor.user, hash, now, end, address, agent])?;
    tx.execute("UPDATE users SET seen_at = ?2 WHERE id = ?1", params![actor.user, now])?;
    audit(tx, actor, "session.begin", &object(tx.last_insert_rowid()), NOTHING, NOTHING)?;
    Ok(known_by)
}

/// Ends a session of the actor's, or as an admin another's.
///
/// # Errors
/// `not-found` where there is none, or it is none of theirs; also by a token whose scope is not `admin`.
pub fn end(tx: &Transaction<'_>, actor: &Actor, id: i64) -> Result<()> {
    let select = "
        SELECT user, role FROM sessions JOIN users ON users.id = user WHERE sessions.id = ?1";
    let read = |row: &Row<'_>| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Role>(1)?));
    let owner = tx.query_row(select, [id], read).optional()?;
    let theirs =
        owner.filter(|(user, role)| *user == actor.user || actor.may((*role).max(Role::Admin)));
    if theirs.is_none() || actor.mere_token().is_some() {
        return Err(Problem::not_found(format!("there is no session {id}")));
    }
    tx.execute("DELETE FROM sessions WHERE id = ?1", [id])?;
    audit(tx, actor, "session.end", &object(id), NOTHING, NOTHING)
}

/// Ends all sessions of a user, but for the one that asks for it.
///
/// # Errors
/// `internal` where the database fails.
pub fn end_all(tx: &Transaction<'_>, user: i64, actor: &Actor) -> Result<()> {
    let own = match actor.via {
        Via::Session(id) => Some(id),
        _ => None,
    };
    let delete = "DELETE FROM sessions WHERE user = ?1 AND (?2 IS NULL OR id <> ?2)";
    tx.execute(delete, params![user, own])?;
    Ok(())
}

fn object(id: i64) -> String {
    format!("session {id}")
}
