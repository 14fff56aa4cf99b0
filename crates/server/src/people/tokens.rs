//! Tokens, by which programs ask.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use tenure_domain::said;

use crate::access::{Actor, Role, Scope, Via, secret};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::bad_value;

/// A token, without what it is known by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// The number of its user.
    pub user: i64,
    /// Their e-mail.
    pub email: String,
    /// What it is for.
    pub name: String,
    /// The letters it begins with.
    pub hint: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Stamp,
    /// When it was used last, to the minute.
    pub used_at: Option<Stamp>,
    /// When it ends.
    pub expires_at: Option<Stamp>,
}

/// A token to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewToken {
    /// Whose it is.
    pub user: i64,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// When it ends.
    pub expires_at: Option<Stamp>,
}

const SELECT: &str = "
    SELECT tokens.id, user, email, tokens.name, hint, scope, tokens.created_at, used_at, expires_at
    FROM tokens JOIN users ON users.id = tokens.user";

fn token(row: &Row<'_>) -> rusqlite::Result<Token> {
    Ok(Token {
        id: row.get(0)?,
        user: row.get(1)?,
        email: row.get(2)?,
        name: row.get(3)?,
        hint: row.get(4)?,
        scope: row.get(5)?,
        created_at: row.get(6)?,
        used_at: row.get(7)?,
        expires_at: row.get(8)?,
    })
}

/// All tokens, or those of a user.
///
/// # Errors
/// `internal` where the database fails.
pub fn all(db: &Connection, of: Option<i64>) -> Result<Vec<Token>> {
    let select = format!("{SELECT} WHERE ?1 IS NULL OR user = ?1 ORDER BY tokens.id");
    let mut statement = db.prepare(&select)?;
    let tokens = statement.query_map([of], token)?.collect::<rusqlite::Result<_>>()?;
    Ok(tokens)
}

/// Makes a token. What it is known by is told this once.
///
/// # Errors
/// `bad-value` where the scope is above the user's role or the end has passed; `forbidden` where
/// the user is another one and the actor no admin.
pub fn create(tx: &Transaction<'_>, actor: &Actor, new: &NewToken) -> Result<(Token, String)> {
    let user = super::users::one(tx, new.user)?;
    if actor.user != Some(user.id) {
        actor.must(user.role.max(Role::Admin))?;
    }
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(bad_value("a token has a name of 1 to 100 letters"));
    }
    // What asks by a token cannot get itself one that may do more.
    let role = if actor.user == Some(user.id) { actor.role } else { user.role };
    if !new.scope.fits(role) {
        let detail = said!(
            "the scope {scope} is above the role {role}",
            scope = new.scope.to_string(),
            role = role.to_string()
        );
        return Err(bad_value(detail).advising("a token can do no more than whoever makes it"));
    }
    if new.expires_at.is_some_and(|end| end <= Stamp::now()) {
        return Err(bad_value("the end of the token has passed"));
    }
    // What a token makes ends when it does.
    let parent = match actor.via {
        Via::Token(id) if actor.user == Some(user.id) => Some(one(tx, id)?),
        _ => None,
    };
    let latest = parent.as_ref().and_then(|parent| parent.expires_at);
    let end = new.expires_at.map_or(latest, |end| Some(latest.map_or(end, |last| end.min(last))));
    let random = secret::random().map_err(|error| Problem::internal(&error))?;
    let known_by = format!("{}{random}", secret::TOKEN);
    let hint: String = known_by.chars().take(secret::TOKEN.len() + 6).collect();
    let insert = "
        INSERT INTO tokens (user, hash, hint, name, scope, created_at, expires_at, parent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let (hash, now) = (secret::hash(&known_by), Stamp::now());
    let parent = parent.map(|parent| parent.id);
    tx.execute(insert, params![user.id, hash, hint, name, new.scope, now, end, parent])?;
    let made = one(tx, tx.last_insert_rowid())?;
    audit(tx, actor, "token.create", &object(&made), NOTHING, Some(&made))?;
    Ok((made, known_by))
}

/// Ends a token, and what it has made. By a token whose scope is not `admin` that is itself or one
/// that it has made.
///
/// # Errors
/// `not-found`, also where it is another user's and the actor no admin.
pub fn revoke(tx: &Transaction<'_>, actor: &Actor, id: i64) -> Result<()> {
    let before = one(tx, id)?;
    if actor.user != Some(before.user) {
        if !actor.may(Role::Admin) {
            return Err(none(id));
        }
        actor.must(super::users::one(tx, before.user)?.role)?;
    }
    if let Some(own) = actor.mere_token() {
        let select = "SELECT id = ?2 OR coalesce(parent = ?2, FALSE) FROM tokens WHERE id = ?1";
        let its: bool = tx.query_row(select, [id, own], |row| row.get(0))?;
        if !its {
            return Err(none(id));
        }
    }
    end(tx, actor, &before)
}

/// Ends all tokens of a user.
///
/// # Errors
/// `internal` where the database fails.
pub fn end_all(tx: &Transaction<'_>, actor: &Actor, user: i64) -> Result<()> {
    all(tx, Some(user))?.iter().try_for_each(|token| end(tx, actor, token))
}

fn end(tx: &Transaction<'_>, actor: &Actor, token: &Token) -> Result<()> {
    tx.execute("DELETE FROM tokens WHERE id = ?1", [token.id])?;
    audit(tx, actor, "token.revoke", &object(token), Some(token), NOTHING)
}

fn one(db: &Connection, id: i64) -> Result<Token> {
    let select = format!("{SELECT} WHERE tokens.id = ?1");
    db.query_row(&select, [id], token).optional()?.ok_or_else(|| none(id))
}

fn none(id: i64) -> Problem {
    Problem::not_found(format!("there is no token {id}"))
}

fn object(token: &Token) -> String {
    format!("token {} {} of {}", token.id, token.hint, token.email)
}
