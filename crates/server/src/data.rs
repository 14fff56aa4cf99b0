//! `GET /api/v1/data`: whose data are shown, and how far they reach.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use utoipa::openapi::Ref;

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
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Data {
    /// What `ask/status` tells.
    #[serde(flatten)]
    #[schema(schema_with = status)]
    status: Value,
    /// The workspaces that there are.
    workspaces: Vec<Workspace>,
}

/// A workspace.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Workspace {
    /// `main` or `demo`.
    id: &'static str,
}

fn status() -> Ref {
    Ref::from_schema_name("Status")
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
    responses((status = 200, description = "What `ask/status` tells, and which workspaces there are",
        body = Data))
)]
pub async fn route(State(app): State<Arc<App>>, Query(whose): Query<Whose>) -> Result<Json<Data>> {
    let dir = app.workspace(whose.workspace.as_deref())?;
    let told = tokio::task::spawn_blocking(move || told(&app, dir)).await;
    told.map_err(|error| Problem::internal(&error))?.map(Json)
}

fn told(app: &App, dir: PathBuf) -> Result<Data> {
    let question = Question::plain(vec!["status".to_owned()], Form::Json, dir);
    let status = app.value(&question)?;
    let there = ["main", "demo"].into_iter().filter(|name| app.workspace(Some(name)).is_ok());
    Ok(Data { status, workspaces: there.map(|id| Workspace { id }).collect() })
}
