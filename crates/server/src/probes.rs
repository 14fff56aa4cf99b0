//! Is it alive, is it ready, and which version is it?

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use tenure_store::Workspace;

use crate::app::App;
use crate::counts;
use crate::problem::{Problem, Result};
use crate::routes::{Routes, Who};

/// What whoever watches over the server asks.
pub fn routes() -> Routes {
    Routes::new()
        .get("/livez", Who::Anybody, alive)
        .get("/readyz", Who::Anybody, ready)
        .get("/version", Who::Anybody, version)
        // It looks itself at who asks.
        .get("/metrics", Who::Anybody, counts::route)
}

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The data can be read.
pub async fn ready(State(app): State<Arc<App>>) -> Result<&'static str> {
    app.db.read(|db| Ok(db.query_row("SELECT count(*) FROM migrations", [], |_| Ok(()))?)).await?;
    let dir = app.config.dir.clone();
    let opened = tokio::task::spawn_blocking(move || Workspace::open(&dir)?.holdings()).await;
    match opened {
        Ok(Ok(_)) => Ok("ready\n"),
        Ok(Err(error)) => Err(Problem::internal(&error)),
        Err(error) => Err(Problem::internal(&error)),
    }
}

/// The version of the program.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    name: &'static str,
    version: &'static str,
}

/// Tells the version.
pub async fn version(State(app): State<Arc<App>>) -> Json<Version> {
    Json(Version { name: "tenure", version: app.config.version })
}
