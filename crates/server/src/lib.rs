//! Serves Tenure: the HTTP API and the dashboard, from one process over one folder of data.
//!
//! What can be asked is answered by whoever calls [`serve`] ([`ask::Answers`]): the command line
//! does, so that both say the same. What changes (users, segments, notes, imports) is kept here.

pub mod app;
pub mod ask;
mod cache;
mod data;
pub mod openapi;
mod probes;
pub mod problem;
mod web;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::ask::Answers;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the data.
    pub dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Version of the program.
    pub version: &'static str,
}

/// How long requests may take to end once the server was told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Serves until the process is told to stop (SIGTERM or Ctrl-C), and then ends what it began.
/// `ready` is called once, with the address, when requests are answered.
///
/// # Errors
/// Where the address is taken, or the data cannot be read.
pub fn serve(
    config: Config,
    answers: Arc<dyn Answers>,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no threads to serve with")?;
    runtime.block_on(async move {
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("cannot listen on {}", config.listen))?;
        let address = listener.local_addr()?;
        let app = App::open(config, answers)?;
        ready(address);
        let served = axum::serve(listener, router(app)).with_graceful_shutdown(told_to_stop());
        served.await.context("serving failed")
    })?;
    runtime.shutdown_timeout(GRACE);
    Ok(())
}

/// All routes.
pub fn router(app: Arc<App>) -> Router {
    let api = Router::new()
        .route("/ask/{*command}", get(ask::route))
        .route("/data", get(data::route))
        .route("/openapi.json", get(openapi::route))
        .fallback(problem::no_such_route);
    Router::new()
        .route("/livez", get(probes::alive))
        .route("/readyz", get(probes::ready))
        .route("/version", get(probes::version))
        .nest("/api/v1", api)
        .fallback(web::asset)
        .layer(CatchPanicLayer::custom(problem::panicked))
        .with_state(app)
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut ended) => {
                tokio::select! { _ = interrupted => {}, _ = ended.recv() => {} }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
