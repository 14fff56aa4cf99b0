//! How a user likes a screen to be.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::words;
use crate::access::{Actor, Role, nobody};
use crate::app::App;
use crate::problem::{Problem, Result};
use crate::routes::body::{Json, bad_value};
use crate::routes::{Routes, Who};

const CUSTOMER_COLUMNS: &str = "customer-columns";

/// Columns of the list of customers, in order; none where the usual ones are meant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Their names.
    pub columns: Vec<String>,
}

/// Its routes.
pub fn routes() -> Routes {
    let path = "/preferences/customer-columns";
    Routes::new().get(path, Who::From(Role::Viewer), read).put(path, Who::From(Role::Viewer), write)
}

/// Columns of the list of customers.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/preferences/customer-columns",
    tag = "preferences",
    responses((status = 200, description = "Columns of the list of customers", body = Columns))
)]
pub async fn read(State(app): State<Arc<App>>, actor: Actor) -> Result<Json<Columns>> {
    let Some(user) = actor.user else { return Ok(Json(Columns::default())) };
    let kept: Option<String> = app
        .db
        .read(move |db| {
            let select = "SELECT value FROM preferences WHERE user = ?1 AND key = ?2";
            let found = db.query_row(select, params![user, CUSTOMER_COLUMNS], |row| row.get(0));
            Ok(found.optional()?)
        })
        .await?;
    let read = kept.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Json(read.map_err(|error| Problem::internal(&error))?.unwrap_or_default()))
}

/// The columns are kept.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    put,
    path = "/api/v1/preferences/customer-columns",
    tag = "preferences",
    request_body = Columns,
    responses((status = 204, description = "The columns are kept"))
)]
pub async fn write(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<Columns>,
) -> Result<StatusCode> {
    let user = actor.user.ok_or_else(nobody)?;
    if new.columns.len() > 100 {
        return Err(bad_value("these are more than 100 columns"));
    }
    for column in &new.columns {
        words(column, "the name of a column", 200)?;
    }
    let text = serde_json::to_string(&new).map_err(|error| Problem::internal(&error))?;
    let kept = app.db.write(move |tx| {
        let insert = "
            INSERT INTO preferences (user, key, value) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET value = ?3";
        tx.execute(insert, params![user, CUSTOMER_COLUMNS, text])?;
        Ok(())
    });
    kept.await.map(|()| StatusCode::NO_CONTENT)
}
