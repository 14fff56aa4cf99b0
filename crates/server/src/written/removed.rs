//! What was taken away, for as long as it can be brought back as it was: with its number, its author
//! and its day.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Row, Transaction, params, params_from_iter};
use serde::Deserialize;
use serde_json::{Map, Value};
use tenure_domain::said;

use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{Json, conflict};
use crate::routes::{Routes, Who};

/// For so many seconds it can be brought back.
const KEPT: i64 = 60 * 60;

/// What can be brought back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// What happened on a day.
    Annotation,
    /// A segment with a name.
    Segment,
    /// What a figure should be.
    Target,
}

impl Thing {
    fn name(self) -> &'static str {
        match self {
            Thing::Annotation => "annotation",
            Thing::Segment => "segment",
            Thing::Target => "target",
        }
    }
}

/// What is to be brought back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// What it is.
    pub thing: Thing,
    /// Its number.
    pub id: i64,
}

/// Its route.
pub fn routes() -> Routes {
    Routes::new().post("/removed", Who::From(Role::Analyst), bring_back)
}

/// Keeps the row of a number before it is deleted, and forgets those whose time is over.
///
/// # Errors
/// `internal` where the database fails.
pub(super) fn keep(tx: &Transaction<'_>, actor: &Actor, (thing, id): (&str, i64)) -> Result<()> {
    let now = Stamp::now();
    tx.execute("DELETE FROM removed WHERE at < ?1", [now.plus(-KEPT)])?;
    let row = tx.query_row(&format!("SELECT * FROM {thing}s WHERE id = ?1"), [id], cells)?;
    let workspace = row.get("workspace").and_then(Value::as_str).map(str::to_owned);
    let insert = "
        INSERT OR REPLACE INTO removed (thing, id, workspace, user, author, at, row)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let row = Value::Object(row).to_string();
    tx.execute(insert, params![thing, id, workspace, actor.user, actor.name, now, row])?;
    Ok(())
}

/// A row by its columns. What people write holds texts and whole numbers alone.
fn cells(row: &Row<'_>) -> rusqlite::Result<Map<String, Value>> {
    let names: Vec<String> = row.as_ref().column_names().map(str::to_owned).collect();
    let cell = |(at, name): (usize, String)| {
        let value = match row.get_ref(at)? {
            ValueRef::Integer(number) => Value::from(number),
            ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
        };
        Ok((name, value))
    };
    names.into_iter().enumerate().map(cell).collect()
}

/// What was removed is there again, as it was. Only whoever removed it can bring it back, within an
/// hour.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/removed",
    tag = "removed",
    request_body = Removed,
    responses((status = 204, description = "What was removed is there again, as it was"))
)]
pub async fn bring_back(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(Removed { thing, id }): Json<Removed>,
) -> Result<StatusCode> {
    let thing = thing.name();
    let back = app.db.write(move |tx| {
        let row = kept(tx, &actor, (thing, id))?;
        put_back(tx, thing, row)?;
        tx.execute("DELETE FROM removed WHERE thing = ?1 AND id = ?2", params![thing, id])?;
        audit(tx, &actor, &format!("{thing}.restore"), &format!("{thing} {id}"), NOTHING, NOTHING)
    });
    back.await.map(|()| StatusCode::NO_CONTENT)
}

fn kept(
    tx: &Transaction<'_>,
    actor: &Actor,
    (thing, id): (&str, i64),
) -> Result<Map<String, Value>> {
    let select = "
        SELECT row FROM removed
        WHERE thing = ?1 AND id = ?2 AND user IS ?3 AND author = ?4 AND at >= ?5";
    let since = Stamp::now().plus(-KEPT);
    let found = tx.query_row(select, params![thing, id, actor.user, actor.name, since], |row| {
        row.get::<_, String>(0)
    });
    let none = || {
        Problem::not_found(said!("nothing of that number was removed by you within the last hour"))
    };
    let text = match found {
        Err(rusqlite::Error::QueryReturnedNoRows) => return Err(none()),
        text => text?,
    };
    serde_json::from_str(&text).map_err(|error| Problem::internal(&error))
}

fn put_back(tx: &Transaction<'_>, thing: &str, row: Map<String, Value>) -> Result<()> {
    let (names, values): (Vec<String>, Vec<Cell>) = row.into_iter().map(cell).unzip();
    let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
    let insert =
        format!("INSERT INTO {thing}s ({}) VALUES ({})", names.join(", "), places.join(", "));
    match tx.execute(&insert, params_from_iter(values)) {
        Err(error) if is_in_the_way(&error) => {
            Err(conflict(said!("another one has taken its name or its place meanwhile")))
        }
        done => Ok(done.map(|_| ())?),
    }
}

fn cell((name, value): (String, Value)) -> (String, Cell) {
    let cell = match value {
        Value::Number(number) => number.as_i64().map_or(Cell::Null, Cell::Integer),
        Value::String(text) => Cell::Text(text),
        _ => Cell::Null,
    };
    (name, cell)
}

fn is_in_the_way(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}
