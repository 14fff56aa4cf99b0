//! Instants in the database and in answers.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Serialize, Serializer};

/// An instant: microseconds since 1970 in the database, RFC 3339 in answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, utoipa::ToSchema)]
#[schema(value_type = String, format = DateTime)]
pub struct Stamp(pub i64);

impl Stamp {
    /// The present.
    pub fn now() -> Stamp {
        Stamp(jiff::Timestamp::now().as_microsecond())
    }

    /// So many seconds later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Stamp {
        Stamp(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(instant) => serializer.collect_str(&instant),
            Err(error) => Err(serde::ser::Error::custom(error)),
        }
    }
}

impl ToSql for Stamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Stamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Stamp)
    }
}
