//! Roles of users and scopes of tokens.

use std::fmt;
use std::str::FromStr;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// A word that is none of the names.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{word:?} is none of {names}")]
pub struct Unknown {
    word: String,
    names: String,
}

/// Steps of which each goes further than those before it, with their names as they are written.
macro_rules! ladder {
    (
        $(#[$about:meta])*
        $kind:ident, $count:literal: $($(#[$doc:meta])* $step:ident = $name:literal,)*
    ) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug,
            Serialize, Deserialize, utoipa::ToSchema,
        )]
        #[serde(rename_all = "lowercase")]
        pub enum $kind {
            $($(#[$doc])* $step,)*
        }

        impl $kind {
            /// All, the least first.
            pub const ALL: [$kind; $count] = [$($kind::$step,)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $($kind::$step => $name,)*
                }
            }
        }

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

ladder! {
    /// What a user may do; each may do what those before it may.
    Role, 4:
    /// Reads.
    Viewer = "viewer",
    /// Writes segments, annotations, targets and notes.
    Analyst = "analyst",
    /// Imports, connects sources, sets the policy, looks after users.
    Admin = "admin",
    /// Looks after owners, and removes workspaces.
    Owner = "owner",
}

ladder! {
    /// What a token may do, of what its user may.
    Scope, 3:
    /// What a viewer may.
    Read = "read",
    /// What an analyst may.
    Write = "write",
    /// All that its user may.
    Admin = "admin",
}

impl Scope {
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
