//! Links that the terminal prints, for whoever sits there: one to set up, one to sign in. Each
//! works once and ends.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::access::secret;
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::bad_value;

/// What a link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// To become the first owner.
    Setup,
    /// To sign in as the user that it names.
    SignIn,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Setup => "setup",
            Kind::SignIn => "sign-in",
        }
    }

    /// For so many seconds a link works.
    fn lasts(self) -> i64 {
        match self {
            Kind::Setup => 86_400,
            Kind::SignIn => 3_600,
        }
    }
}

/// Makes a link in the place of those of its kind; gives the secret in it.
///
/// # Errors
/// `internal` where the database fails, or the machine gives no random numbers.
pub fn make(tx: &Transaction<'_>, kind: Kind, user: Option<i64>) -> Result<String> {
    forget(tx, kind)?;
    let known_by = secret::random().map_err(|error| Problem::internal(&error))?;
    let insert = "INSERT INTO links (hash, kind, user, expires_at) VALUES (?1, ?2, ?3, ?4)";
    let end = Stamp::now().plus(kind.lasts());
    tx.execute(insert, params![secret::hash(&known_by), kind.word(), user, end])?;
    Ok(known_by)
}

/// Uses a link up; gives the user that it names.
///
/// # Errors
/// `bad-value` where there is none with that secret, or it has ended.
pub fn take(tx: &Transaction<'_>, kind: Kind, known_by: &str) -> Result<Option<i64>> {
    let delete = "
        DELETE FROM links WHERE hash = ?1 AND kind = ?2 AND expires_at > ?3 RETURNING user";
    let params = params![secret::hash(known_by), kind.word(), Stamp::now()];
    let found = tx.query_row(delete, params, |row| row.get(0)).optional()?;
    found.ok_or_else(|| {
        bad_value("this link does not work, or does not work any more")
            .advising("start the server again: the terminal prints a new one")
    })
}

/// Ends all links of a kind.
///
/// # Errors
/// `internal` where the database fails.
pub fn forget(tx: &Transaction<'_>, kind: Kind) -> Result<()> {
    tx.execute("DELETE FROM links WHERE kind = ?1", [kind.word()])?;
    Ok(())
}
