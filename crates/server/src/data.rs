//! `GET /api/v1/data`: whose data are shown, and how far they reach.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::ask::{Form, Question};
use crate::problem::{Problem, Result};

/// Whose data.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub struct Whose {
    /// `main` or `demo`.
    workspace: Option<String>,
}

/// What `ask/status` tells, and which workspaces there are.
///
/// # Errors
/// `not-found` where there is no such workspace.
#[utoipa::path(
    get,
    path = "/api/v1/data",
    tag = "data",
    params(Whose),
    responses((status = 200, description = "What `ask/status` tells, and which workspaces there are"))
)]
pub async fn route(State(app): State<Arc<App>>, Query(whose): Query<Whose>) -> Result<Json<Value>> {
    let dir = app.workspace(whose.workspace.as_deref())?;
    let told = tokio::task::spawn_blocking(move || told(&app, dir)).await;
    told.map_err(|error| Problem::internal(&error))?.map(Json)
}

fn told(app: &App, dir: PathBuf) -> Result<Value> {
    let question = Question::plain(vec!["status".to_owned()], Form::Json, dir);
    let mut told = app.value(&question)?;
    let there = ["main", "demo"].into_iter().filter(|name| app.workspace(Some(name)).is_ok());
    told["workspaces"] = there.map(|id| json!({ "id": id })).collect();
    Ok(told)
}
