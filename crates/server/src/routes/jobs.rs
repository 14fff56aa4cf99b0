//! Jobs over HTTP, and the stream of what happens.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event as Message, KeepAlive};
use tokio_stream::wrappers::{BroadcastStream, IntervalStream};
use tokio_stream::{Stream, StreamExt};

use super::body::{At, Json, Query};
use super::list::{List, Page};
use super::{Routes, Who};
use crate::access::{Actor, Role, authenticate};
use crate::app::App;
use crate::jobs::{self, Event, Job};
use crate::problem::Result;

/// How often it is looked whether those who listen may still do so, beside each time something happens.
const LOOKED_EVERY: Duration = Duration::from_secs(15);

/// The routes of this area.
pub fn routes() -> Routes {
    Routes::new()
        .get("/jobs", Who::From(Role::Viewer), list)
        .get("/jobs/{id}", Who::From(Role::Viewer), one)
        .post("/jobs/{id}/cancel", Who::From(Role::Admin), cancel)
        .get("/events", Who::From(Role::Viewer), events)
}

/// Jobs, the newest first.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs", params(Page),
    responses((status = 200, body = List<Job>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(page): Query<Page>,
) -> Result<Json<List<Job>>> {
    let (before, rows) = (page.after()?, page.rows());
    let found = app.db.read(move |db| jobs::list(db, before, rows)).await?;
    let found = found.into_iter().map(|job| now(&app, &actor, job)).collect();
    Ok(Json(List::of(found, &page, |job| job.id)))
}

/// One job, as far as it is.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs",
    params(("id" = i64, Path, description = "The job's number")),
    responses((status = 200, body = Job)))]
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Json<Job>> {
    let found = app.db.read(move |db| jobs::find(db, id)?.ok_or_else(|| jobs::no_job(id))).await?;
    Ok(Json(now(&app, &actor, found)))
}

/// Cancels a job. One that is being done ends as soon as it safely can, as `cancelled`, and nothing of
/// it is kept; `done` where it had gone too far.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/cancel", tag = "jobs",
    params(("id" = i64, Path, description = "The job's number")),
    responses((status = 200, body = Job)))]
pub(crate) async fn cancel(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Json<Job>> {
    Ok(Json(jobs::cancel(&app, actor, id).await?))
}

fn now(app: &App, actor: &Actor, job: Job) -> Job {
    let job = match app.jobs.progress(job.id) {
        Some(progress) => job.with(progress),
        None => job,
    };
    job.shown_to(actor)
}

/// What happens, as it happens: `data` when the data of a workspace have changed, `job` when one
/// begins, gets on or ends. At first everything as it is.
#[utoipa::path(get, path = "/api/v1/events", tag = "jobs",
    responses((status = 200, content_type = "text/event-stream")))]
pub(crate) async fn events(
    State(app): State<Arc<App>>,
    actor: Actor,
) -> Result<Sse<impl Stream<Item = std::result::Result<Message, Infallible>>>> {
    // Whoever listens first and looks then misses nothing.
    let later = BroadcastStream::new(app.jobs.listen());
    let mut first: Vec<Event> =
        jobs::versions(&app).into_iter().map(|data| Event::Data(Arc::new(data))).collect();
    let open = app.db.read(jobs::open).await?;
    first.extend(open.into_iter().map(|job| Event::Job(Box::new(now(&app, &actor, job)))));
    // Whoever was too slow has missed some; what comes next is whole again.
    let later = later.filter_map(std::result::Result::ok).map(Some);
    let looks = IntervalStream::new(tokio::time::interval(LOOKED_EVERY)).map(|_| None);
    // It would keep the server from stopping otherwise.
    let later = later.merge(looks).take_while(|event| !matches!(event, Some(Event::End)));
    // Whoever may no longer ask hears no more.
    let asker = actor.clone();
    let later = later.then(move |event| {
        let (app, asker) = (Arc::clone(&app), asker.clone());
        async move { authenticate::still(&app, &asker).await.then_some(event) }
    });
    let later = later.map_while(|event| event).filter_map(|event| event);
    let messages = tokio_stream::iter(first).chain(later);
    let messages = messages.filter_map(move |event| message(event, &actor)).map(Ok);
    let alive = KeepAlive::new().interval(Duration::from_secs(15));
    Ok(Sse::new(messages).keep_alive(alive))
}

fn message(event: Event, actor: &Actor) -> Option<Message> {
    match event {
        Event::Job(job) => Message::default().event("job").json_data(job.shown_to(actor)).ok(),
        Event::Data(data) => Message::default().event("data").json_data(&*data).ok(),
        Event::End => None,
    }
}
