//! Users.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use tenure_domain::said;

use crate::access::{Actor, Role};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{bad_value, conflict};

/// A user, as answers show them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct User {
    /// Their number.
    pub id: i64,
    /// What they sign in with.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether names, e-mails and comments of customers are kept from them.
    pub masked: bool,
    /// Whether they have a password, or sign in by links of the terminal only.
    pub has_password: bool,
    /// Since when they are a user.
    pub created_at: Stamp,
    /// When they were here last, to the minute.
    pub seen_at: Option<Stamp>,
}

/// A user to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewUser {
    /// What they sign in with.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether names, e-mails and comments of customers are kept from them.
    pub masked: bool,
    /// The hash of their password.
    pub password: Option<String>,
}

/// What changes of a user.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// The new name.
    pub name: Option<String>,
    /// The new role.
    pub role: Option<Role>,
    /// Whether they are masked from now on.
    pub masked: Option<bool>,
    /// The hash of the new password.
    pub password: Option<String>,
}

const COLUMNS: &str = "id, email, name, role, masked, password IS NOT NULL, created_at, seen_at";

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        masked: row.get(4)?,
        has_password: row.get(5)?,
        created_at: row.get(6)?,
        seen_at: row.get(7)?,
    })
}

/// All users, in the order in which they came.
///
/// # Errors
/// `internal` where the database fails.
pub fn all(db: &Connection) -> Result<Vec<User>> {
    let mut statement = db.prepare(&format!("SELECT {COLUMNS} FROM users ORDER BY id"))?;
    let users = statement.query_map([], user)?.collect::<rusqlite::Result<_>>()?;
    Ok(users)
}

/// A user by their number.
///
/// # Errors
/// `not-found` where there is none.
pub fn one(db: &Connection, id: i64) -> Result<User> {
    let select = format!("SELECT {COLUMNS} FROM users WHERE id = ?1");
    let found = db.query_row(&select, [id], user).optional()?;
    found.ok_or_else(|| Problem::not_found(format!("there is no user {id}")))
}

/// A user by what they sign in with, whatever its case.
///
/// # Errors
/// `internal` where the database fails.
pub fn by_email(db: &Connection, email: &str) -> Result<Option<User>> {
    let select = format!("SELECT {COLUMNS} FROM users WHERE email = ?1");
    Ok(db.query_row(&select, [email.trim()], user).optional()?)
}

/// Whether there is somebody who can look after users.
///
/// # Errors
/// `internal` where the database fails.
pub fn has_admin(db: &Connection) -> Result<bool> {
    let select = "SELECT EXISTS (SELECT 1 FROM users WHERE role IN ('owner', 'admin'))";
    Ok(db.query_row(select, [], |row| row.get(0))?)
}

/// Whether there is any user.
///
/// # Errors
/// `internal` where the database fails.
pub fn any(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM users)", [], |row| row.get(0))?)
}

/// Makes a user.
///
/// # Errors
/// `forbidden` where the role is above the actor's, `bad-value`, `conflict` where the e-mail is
/// taken.
pub fn create(tx: &Transaction<'_>, actor: &Actor, new: &NewUser) -> Result<User> {
    actor.must(new.role)?;
    let (email, name) = (new.email.trim(), named(&new.name)?);
    if !is_email(email) {
        return Err(bad_value(said!("{email} is no e-mail address", email = format!("{email:?}"))));
    }
    if by_email(tx, email)?.is_some() {
        return Err(conflict(said!("there is a user {email} already", email = email)));
    }
    let insert = "
        INSERT INTO users (email, name, role, masked, password, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let now = Stamp::now();
    tx.execute(insert, params![email, name, new.role, new.masked, new.password, now])?;
    let made = one(tx, tx.last_insert_rowid())?;
    audit(tx, actor, "user.create", &object(&made), NOTHING, Some(&made))?;
    Ok(made)
}

/// Changes a user. A change of the password ends their sessions, but for the one it came by, and,
/// where somebody else sets it, their tokens: the account may be in other hands.
///
/// # Errors
/// `not-found`; `forbidden` where the user's role, or the new one, is above the actor's;
/// `conflict` where no owner would be left.
pub fn change(tx: &Transaction<'_>, actor: &Actor, id: i64, change: &Change) -> Result<User> {
    let before = one(tx, id)?;
    actor.must(before.role)?;
    if let Some(role) = change.role {
        actor.must(role)?;
        if before.role == Role::Owner && role != Role::Owner {
            an_owner_stays(tx, id)?;
        }
    }
    let name = change.name.as_deref().map(named).transpose()?;
    let update = "
        UPDATE users SET name = coalesce(?2, name), role = coalesce(?3, role),
          masked = coalesce(?4, masked), password = coalesce(?5, password) WHERE id = ?1";
    tx.execute(update, params![id, name, change.role, change.masked, change.password])?;
    if change.password.is_some() {
        super::sessions::end_all(tx, id, actor)?;
        if actor.user != Some(id) {
            super::tokens::end_all(tx, actor, id)?;
        }
    }
    let after = one(tx, id)?;
    let action = if change.password.is_some() { "user.password" } else { "user.change" };
    audit(tx, actor, action, &object(&after), Some(&before), Some(&after))?;
    Ok(after)
}

/// Removes a user, with their sessions and tokens.
///
/// # Errors
/// As [`change`].
pub fn remove(tx: &Transaction<'_>, actor: &Actor, id: i64) -> Result<()> {
    let before = one(tx, id)?;
    actor.must(before.role)?;
    if before.role == Role::Owner {
        an_owner_stays(tx, id)?;
    }
    tx.execute("DELETE FROM users WHERE id = ?1", [id])?;
    audit(tx, actor, "user.remove", &object(&before), Some(&before), NOTHING)
}

fn an_owner_stays(db: &Connection, without: i64) -> Result<()> {
    let select = "SELECT EXISTS (SELECT 1 FROM users WHERE role = 'owner' AND id <> ?1)";
    if db.query_row(select, [without], |row| row.get(0))? {
        return Ok(());
    }
    Err(conflict("this is the only owner").advising("make somebody else an owner first"))
}

fn object(user: &User) -> String {
    format!("user {} {}", user.id, user.email)
}

fn named(name: &str) -> Result<&str> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(bad_value("a name has 1 to 100 letters"));
    }
    Ok(name)
}

/// Something, an @, and something: whether it is anybody's only a letter to it would tell.
fn is_email(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let parts = text.rsplit_once('@');
    plain && text.len() <= 254 && parts.is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())
}
