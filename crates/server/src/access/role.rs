//! Roles of users and scopes of tokens.

use std::fmt;
use std::str::FromStr;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// What a user may do; each may do what those before it may.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads.
    Viewer,
    /// Writes segments, annotations, targets and notes.
    Analyst,
    /// Imports, connects sources, sets the policy, looks after users.
    Admin,
    /// Looks after owners, and removes workspaces.
    Owner,
}

impl Role {
    /// All, the least first.
    pub const ALL: [Role; 4] = [Role::Viewer, Role::Analyst, Role::Admin, Role::Owner];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Analyst => "analyst",
            Role::Admin => "admin",
            Role::Owner => "owner",
        }
    }
}

/// What a token may do, of what its user may.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What a viewer may.
    Read,
    /// What an analyst may.
    Write,
    /// All that its user may.
    Admin,
}

impl Scope {
    /// All, the least first.
    pub const ALL: [Scope; 3] = [Scope::Read, Scope::Write, Scope::Admin];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
            Scope::Admin => "admin",
        }
    }

    /// The role that a user of `role` has with a token of this scope.
    pub fn within(self, role: Role) -> Role {
        match self {
            Scope::Read => role.min(Role::Viewer),
            Scope::Write => role.min(Role::Analyst),
            Scope::Admin => role,
        }
    }

    /// Whether a user of `role` may have a token of this scope: not one above the role.
    pub fn fits(self, role: Role) -> bool {
        match self {
            Scope::Read => true,
            Scope::Write => role >= Role::Analyst,
            Scope::Admin => role >= Role::Admin,
        }
    }
}

/// A word that is none of the names.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{word:?} is none of {names}")]
pub struct Unknown {
    word: String,
    names: String,
}

macro_rules! named {
    ($kind:ident) => {
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $kind {
            type Err = Unknown;

            fn from_str(word: &str) -> Result<$kind, Unknown> {
                let names = || $kind::ALL.map($kind::name).join(", ");
                let found = $kind::ALL.into_iter().find(|one| one.name() == word);
                found.ok_or_else(|| Unknown { word: word.to_owned(), names: names() })
            }
        }

        impl ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.name().into())
            }
        }

        impl FromSql for $kind {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$kind> {
                value.as_str()?.parse().map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    };
}

named!(Role);
named!(Scope);
