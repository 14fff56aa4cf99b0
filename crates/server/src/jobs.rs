//! Jobs: work that waits for its turn, is done one after the other in two lanes, and is remembered
//! whatever happens.
//!
//! Asking a billing system for all that it has may take hours, nearly all of which it waits for
//! answers; so that is a lane of its own, and imports go on beside it. A workspace has one writer:
//! whoever does the work sees to it that the lanes take turns when they write.
//!
//! What a job does to the data is all or nothing. One that was running when the process ended is
//! found at the next start and marked as interrupted; it can be asked for again.

mod table;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Transaction;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tenure_domain::said;
use tokio::sync::{Notify, broadcast};

use crate::access::Actor;
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::problem::{Problem, Result};
use crate::routes::body::conflict;
use crate::sources;
use crate::work::{Progress, Stop, Task, Worked};

pub use table::{Job, State, find, insert, list, open};

/// How often progress is told at most.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Events that nobody has taken yet, at most; whoever is slower starts from the state of things.
const EVENTS: usize = 256;

/// Something that has happened, for whoever listens.
#[derive(Clone, Debug)]
pub enum Event {
    /// A job has begun, got on or ended.
    Job(Box<Job>),
    /// The data of a workspace are others than before.
    Data(Arc<DataChanged>),
    /// The server stops: there is nothing more to hear.
    End,
}

/// Which data are others now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DataChanged {
    /// The workspace.
    pub workspace: &'static str,
    /// What tells them from what they were.
    pub data_version: String,
}

/// The bell, and those who listen.
#[derive(Debug)]
pub struct Jobs {
    bells: [Notify; 2],
    events: broadcast::Sender<Event>,
    /// Jobs that are being done: how far they are, and by which they are stopped.
    current: Mutex<HashMap<i64, (Option<Progress>, Stop)>>,
    /// Whether the server stops, so that no other job begins.
    ending: AtomicBool,
}

/// What jobs wait for each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lane {
    /// Those that only have to work.
    Quick,
    /// Those that ask others.
    Pulls,
}

impl Lane {
    const ALL: [Lane; 2] = [Lane::Quick, Lane::Pulls];
}

impl Default for Jobs {
    fn default() -> Jobs {
        let (events, _) = broadcast::channel(EVENTS);
        Jobs {
            bells: [Notify::new(), Notify::new()],
            events,
            current: Mutex::default(),
            ending: AtomicBool::new(false),
        }
    }
}

impl Jobs {
    /// Everything that happens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// Tells whoever listens.
    pub fn tell(&self, event: Event) {
        // Nobody may be listening.
        drop(self.events.send(event));
    }

    /// There is something to do.
    pub fn ring(&self) {
        self.bells.iter().for_each(Notify::notify_one);
    }

    /// How far a job is, if it is being done.
    pub fn progress(&self, job: i64) -> Option<Progress> {
        self.current().get(&job).and_then(|(progress, _)| *progress)
    }

    /// Asks a job to stop, if it is being done.
    fn stop(&self, job: i64) {
        if let Some((_, stop)) = self.current().get(&job) {
            stop.ask();
        }
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Acquire)
    }

    fn begin(&self, job: i64) -> Stop {
        let stop = Stop::default();
        self.current().insert(job, (None, stop.clone()));
        stop
    }

    fn set(&self, job: i64, progress: Progress) {
        if let Some((known, _)) = self.current().get_mut(&job) {
            *known = Some(progress);
        }
    }

    fn end(&self, job: i64) {
        self.current().remove(&job);
    }

    fn current(&self) -> MutexGuard<'_, HashMap<i64, (Option<Progress>, Stop)>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends jobs because the server stops: none begins any more, and what is being done may go on for half
/// of the time before it is asked to stop. What came of it is noted either way.
pub async fn drain(app: &App, grace: Duration) {
    app.jobs.ending.store(true, Ordering::Release);
    let begun = Instant::now();
    let mut asked = false;
    while begun.elapsed() < grace {
        let running: Vec<Stop> =
            app.jobs.current().values().map(|(_, stop)| stop.clone()).collect();
        if running.is_empty() {
            return;
        }
        if !asked && begun.elapsed() * 2 >= grace {
            tracing::info!(jobs = running.len(), "jobs are asked to stop");
            running.iter().for_each(Stop::ask);
            asked = true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    tracing::warn!("a job that had not ended was broken off");
}

/// Does what waits, in each lane one job after the other, until the process ends.
pub async fn run(app: Arc<App>) {
    let [quick, pulls] = Lane::ALL.map(|lane| in_lane(&app, lane));
    tokio::join!(quick, pulls);
}

async fn in_lane(app: &Arc<App>, lane: Lane) {
    loop {
        if app.jobs.is_ending() {
            return std::future::pending().await;
        }
        match next(app, lane).await {
            Ok(Some((job, stop))) => one(app, job, stop).await,
            Ok(None) => app.jobs.bells[lane as usize].notified().await,
            Err(problem) => {
                tracing::error!(detail = problem.detail, "jobs cannot be read");
                tokio::time::sleep(Duration::from_secs(5)).await;
            }
        }
    }
}

async fn next(app: &Arc<App>, lane: Lane) -> Result<Option<(table::Begun, Stop)>> {
    let shared = Arc::clone(app);
    let begin = move |tx: &Transaction<'_>| {
        let begun = table::begin(tx, lane)?;
        // Whoever sees that it runs can stop it, so it is known before anybody sees that.
        Ok(begun.map(|job| {
            let stop = shared.jobs.begin(job.id);
            (job, stop)
        }))
    };
    app.db.write(begin).await
}

/// Does one job; what comes of it is written down whatever that is.
async fn one(app: &Arc<App>, table::Begun { id, task, lang }: table::Begun, stop: Stop) {
    told(app, id).await;
    let before = versions(app);
    let (shared, wanted) = (Arc::clone(app), task.clone());
    let asked = stop.clone();
    let done = tokio::task::spawn_blocking(move || {
        let work = match sources::prepare(&shared, id, &wanted) {
            Ok(work) => work,
            Err(failure) => return Worked { report: Err(failure), remarks: Vec::new() },
        };
        let tell = teller(&shared, id);
        let worked = shared.works.work(&work, lang, &tell, &stop);
        sources::tidy(&work);
        worked
    });
    let worked = match done.await {
        Ok(worked) => worked,
        Err(panic) => Worked { report: Err(failed(&panic)), remarks: Vec::new() },
    };
    let (wanted, pause) = (task.clone(), app.config.events_every);
    // One that was asked to stop because the server stops is found at the next start, as interrupted.
    if app.jobs.is_ending() && asked.is_asked() && worked.report.is_err() {
        app.jobs.end(id);
        return;
    }
    let ended = app.db.write(move |tx| {
        table::end(tx, id, &worked, asked.is_asked())?;
        crate::imports::after(tx, id, &worked)?;
        crate::backups::after(tx, id, &wanted, &worked)?;
        sources::after(tx, id, &wanted, &worked, pause)
    });
    if let Err(problem) = ended.await {
        tracing::error!(job = id, detail = problem.detail, "the end of a job cannot be written");
    }
    app.jobs.end(id);
    crate::imports::tidy(app, &task);
    told(app, id).await;
    tell_of_data(app, &before);
}

fn failed(error: &dyn std::fmt::Display) -> crate::ask::Failure {
    tracing::error!(%error, "a job failed");
    let message = said!("it could not be done; the server's log says why");
    crate::ask::Failure { fault: crate::ask::Fault::Server, message, hint: None }
}

/// Tells how far a job is, not too often.
fn teller(app: &Arc<App>, id: i64) -> impl Fn(Progress) + Send + Sync + use<> {
    let (app, last) = (Arc::clone(app), Mutex::new(None::<Instant>));
    move |progress| {
        app.jobs.set(id, progress);
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_none_or(|at| at.elapsed() >= TOLD_EVERY) {
            *last = Some(Instant::now());
            if let Ok(Some(job)) = app.db.read_now(|db| find(db, id)) {
                app.jobs.tell(Event::Job(Box::new(job.with(progress))));
            }
        }
    }
}

async fn told(app: &App, id: i64) {
    if let Ok(Some(job)) = app.db.read(move |db| find(db, id)).await {
        app.jobs.tell(Event::Job(Box::new(job)));
    }
}

/// The versions of the data of all workspaces.
pub fn versions(app: &App) -> Vec<DataChanged> {
    let there = ["main", "demo"].into_iter().filter_map(|workspace| {
        let dir = app.workspace(Some(workspace)).ok()?;
        let data_version = app.version(&dir).ok()?;
        Some(DataChanged { workspace, data_version })
    });
    there.collect()
}

/// Tells of workspaces whose data are others than `before`; gives how they are now.
pub fn tell_of_data(app: &App, before: &[DataChanged]) -> Vec<DataChanged> {
    let now = versions(app);
    for changed in now.iter().filter(|now| !before.contains(now)) {
        app.jobs.tell(Event::Data(Arc::new(changed.clone())));
    }
    now
}

/// Puts a job to the others that wait.
///
/// # Errors
/// `internal` where it cannot be written.
pub async fn add(app: &App, actor: Actor, kind: &'static str, task: Task) -> Result<Job> {
    add_where(app, actor, kind, task, |_| Ok(())).await
}

/// The same, where `may` has nothing against it; nothing else is written meanwhile.
///
/// # Errors
/// What `may` says; `internal` where it cannot be written.
pub async fn add_where(
    app: &App,
    actor: Actor,
    kind: &'static str,
    task: Task,
    may: impl FnOnce(&Transaction<'_>) -> Result<()> + Send + 'static,
) -> Result<Job> {
    let job = app.db.write(move |tx| {
        may(tx)?;
        let job = insert(tx, &actor, kind, &task)?;
        audit(tx, &actor, "job.add", &format!("job {}", job.id), NOTHING, Some(&kind))?;
        Ok(job)
    });
    let job = job.await?;
    app.jobs.tell(Event::Job(Box::new(job.clone())));
    app.jobs.ring();
    Ok(job)
}

/// Takes a job away that waits, or asks one that is being done to stop: it ends soon afterwards,
/// as `cancelled`, or as `done` where it had gone too far.
///
/// # Errors
/// `not-found`; `conflict` where it has ended.
pub async fn cancel(app: &App, actor: Actor, id: i64) -> Result<Job> {
    let cancelled = app.db.write(move |tx| {
        let job = find(tx, id)?.ok_or_else(|| no_job(id))?;
        if table::cancel(tx, id)? {
            crate::imports::cancelled(tx)?;
        } else if job.state != State::Running {
            let detail = format!("job {id} is {}", job.state);
            return Err(conflict(detail).advising("only a job that has not ended can be cancelled"));
        }
        sources::cancelled(tx, id)?;
        audit(tx, &actor, "job.cancel", &format!("job {id}"), NOTHING, NOTHING)?;
        find(tx, id)?.ok_or_else(|| no_job(id))
    });
    let job = cancelled.await?;
    app.jobs.stop(id);
    app.jobs.tell(Event::Job(Box::new(job.clone())));
    Ok(job)
}

/// There is no job of that number.
pub fn no_job(id: i64) -> Problem {
    Problem::not_found(format!("there is no job {id}"))
}

/// Marks what was running when the process ended last.
///
/// # Errors
/// Where it cannot be written.
pub fn interrupted(app: &App) -> Result<()> {
    app.db.write_now(|tx| {
        table::interrupt(tx)?;
        crate::imports::interrupted(tx)?;
        sources::interrupted(tx)
    })
}

/// What JSON in a column says; nothing where it is none of this.
pub(crate) fn json<T: DeserializeOwned>(text: Option<String>) -> Option<T> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}
