//! Serves Tenure: the HTTP API and the dashboard, from one process over one folder of data.
//!
//! What can be asked is answered by whoever calls [`serve`] ([`ask::Answers`]): the command line
//! does, so that both say the same. What changes (users, segments, notes, imports) is kept here.

pub mod access;
pub mod app;
mod aside;
pub mod ask;
pub mod audit;
pub mod backup;
pub mod backups;
mod cache;
pub mod closes;
pub mod counts;
mod data;
pub mod db;
pub mod export;
pub mod files;
pub mod health;
pub mod imports;
pub mod jobs;
mod listen;
mod logs;
pub mod openapi;
pub mod paging;
pub mod people;
mod phrase;
mod probes;
pub mod problem;
mod repeats;
pub mod rotate;
pub mod routes;
pub mod secrets;
pub mod sources;
pub mod start;
pub mod statements;
pub mod versions;
mod web;
pub mod work;
pub mod written;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;

use crate::access::{Role, authenticate, headers, origin};
use crate::app::App;
use crate::ask::Answers;
use crate::jobs::Event;
use crate::routes::{Routes, Who};
use crate::work::Works;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the data.
    pub dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Under which URL it is reached, where something stands before it (a reverse proxy).
    pub url: Option<String>,
    /// The key of secrets; without, it is in a file beside the database, made where it is missing.
    pub key: Option<Key>,
    /// Whether to print a link that signs in as an owner, who is made where there is none.
    pub sign_in_link: bool,
    /// Where Stripe's API is, if not where Stripe has it.
    pub stripe_api: Option<String>,
    /// So many seconds are at least between two batches of events that webhooks brought.
    pub events_every: i64,
    /// Version of the program.
    pub version: &'static str,
}

/// Where the key of secrets is.
#[derive(Clone)]
pub enum Key {
    /// This is it: 64 hexadecimal digits.
    Text(String),
    /// In this file.
    File(PathBuf),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Text(_) => f.write_str("Text(…)"),
            Key::File(path) => f.debug_tuple("File").field(path).finish(),
        }
    }
}

/// What is to be told when requests are answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ready {
    /// The URL of the dashboard.
    pub url: String,
    /// A link that only the terminal may show, where there is one.
    pub link: Option<start::Link>,
}

/// Bytes of a request's body at most, where the route says nothing else.
const BODY: usize = 1 << 20;

/// How long requests may take to end once the server was told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// How often it is looked whether the data have changed from outside.
const WATCHED_EVERY: Duration = Duration::from_secs(2);

/// Serves until the process is told to stop (SIGTERM or Ctrl-C), and then ends what it began.
/// `ready` is called once, when requests are answered.
///
/// # Errors
/// Where the address is taken, or the data cannot be read.
pub fn serve(
    config: Config,
    answers: Arc<dyn Answers>,
    works: Arc<dyn Works>,
    ready: impl FnOnce(&Ready),
) -> Result<()> {
    logs::begin();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no threads to serve with")?;
    runtime.block_on(async move {
        let listen = config.listen;
        let app = App::open(config, answers, works)?;
        start::may_listen(&app)?;
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("cannot listen on {listen}"))?;
        jobs::interrupted(&app).map_err(|problem| anyhow::anyhow!(problem.detail))?;
        imports::sweep(&app);
        tokio::spawn(jobs::run(Arc::clone(&app)));
        tokio::spawn(watch_data(Arc::clone(&app)));
        tokio::spawn(prepare(Arc::clone(&app)));
        tokio::spawn(sources::due::run(Arc::clone(&app)));
        ready(&start::ready(&app, listener.local_addr()?)?);
        let db = app.db.clone();
        let (ending, begun) = (Arc::clone(&app), Arc::clone(&app));
        let router = router(app);
        let (tell, told) = watch::channel(false);
        let is_told = || {
            let mut told = told.clone();
            async move { drop(told.wait_for(|told| *told).await) }
        };
        let served = listen::serve(listener, router, async move {
            told_to_stop().await;
            ending.jobs.tell(Event::End);
            tell.send_replace(true);
        });
        let worked = async {
            is_told().await;
            jobs::drain(&begun, GRACE).await;
        };
        let late = async {
            is_told().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            ((), ()) = async { tokio::join!(served, worked) } => {}
            () = late => tracing::warn!("what had not ended was broken off"),
        }
        db.checkpoint().context("the database could not be closed well")
    })?;
    runtime.shutdown_timeout(GRACE);
    Ok(())
}

/// All routes, with who may use each: one line for each area.
pub fn routes() -> Routes {
    let api = Routes::new()
        .get("/ask/{*command}", Who::From(Role::Viewer), ask::route)
        .get("/data", Who::From(Role::Viewer), data::route)
        .get("/openapi.json", Who::From(Role::Viewer), openapi::route)
        .and(written::routes())
        .and(routes::jobs::routes())
        .and(routes::imports::routes())
        .and(routes::sources::routes())
        .and(routes::mappings::routes())
        .and(routes::enter::routes())
        .and(routes::people::routes())
        .and(routes::log::routes())
        .and(routes::company::routes())
        .and(statements::routes())
        .and(closes::routes())
        .and(export::routes())
        .and(routes::workbook::routes())
        .and(backups::routes())
        .otherwise(problem::no_such_route);
    api.under("/api/v1").and(routes::hooks::routes()).and(probes::routes())
}

/// The service of all routes and of the dashboard's files.
pub fn router(app: Arc<App>) -> Router {
    let (routes, _) = routes().into_parts();
    routes
        .method_not_allowed_fallback(problem::no_such_method)
        .fallback(web::asset)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(Arc::clone(&app), repeats::layer))
        .layer(from_fn_with_state(Arc::clone(&app), authenticate::layer))
        .layer(from_fn_with_state(Arc::clone(&app), origin::layer))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(problem::layer))
        .layer(from_fn_with_state(Arc::clone(&app), headers::layer))
        .with_state(app)
}

/// Reads the data before anybody asks.
async fn prepare(app: Arc<App>) {
    let dir = app.config.dir.clone();
    if let Err(problem) = aside::aside(move || app.answers.prepare(&dir)).await {
        tracing::warn!(problem = problem.detail, "the data could not be read ahead");
    }
}

/// Sees what other processes import, such as the command line.
async fn watch_data(app: Arc<App>) {
    let mut known = jobs::versions(&app);
    loop {
        tokio::time::sleep(WATCHED_EVERY).await;
        let shared = Arc::clone(&app);
        let before = std::mem::take(&mut known);
        let looked = tokio::task::spawn_blocking(move || jobs::tell_of_data(&shared, &before));
        known = looked.await.unwrap_or_default();
    }
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
