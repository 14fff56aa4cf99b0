//! The schedule: which sources are to be asked now, and whose events are to be brought in.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::{begin, inbox};
use crate::access::Actor;
use crate::app::App;
use crate::db::Stamp;
use crate::jobs::{Event, Job};
use crate::problem::Result;
use crate::work::Task;

/// How often it is looked what is due.
const LOOKED_EVERY: Duration = Duration::from_secs(1);

/// How often old events are forgotten.
const TIDIED_EVERY: Duration = Duration::from_secs(3600);

/// Asks for what is due, until the process ends.
pub async fn run(app: Arc<App>) {
    let mut tidied = None::<Instant>;
    loop {
        if let Err(problem) = look(&app).await {
            tracing::error!(detail = problem.detail, "it cannot be seen which sources are due");
        }
        if tidied.is_none_or(|at| at.elapsed() > TIDIED_EVERY) {
            tidied = Some(Instant::now());
            drop(app.db.write(inbox::forget).await);
        }
        tokio::time::sleep(LOOKED_EVERY).await;
    }
}

async fn look(app: &Arc<App>) -> Result<()> {
    let at = Stamp::now();
    if app.db.read(move |db| due(db, at)).await?.is_empty() {
        return Ok(());
    }
    let dir = app.config.dir.clone();
    let begun = app.db.write(move |tx| {
        let tasks = due(tx, at)?.into_iter().map(|(id, kind)| {
            let task = kind.task(dir.clone(), id);
            begin(tx, &Actor::schedule(), id, task)
        });
        tasks.collect::<Result<Vec<Job>>>()
    });
    for job in begun.await? {
        app.jobs.tell(Event::Job(Box::new(job)));
    }
    app.jobs.ring();
    Ok(())
}

/// What is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Sync,
    Events,
}

impl Kind {
    fn task(self, dir: std::path::PathBuf, source: i64) -> Task {
        match self {
            Kind::Sync => Task::sync(dir, source, false),
            Kind::Events => Task::events(dir, source),
        }
    }
}

/// Sources of which something is due, none of it while the same waits or is being done. Events wait
/// for the first sync that goes well: without it nothing would tell what was before them.
fn due(db: &Connection, at: Stamp) -> Result<Vec<(i64, Kind)>> {
    let open = "EXISTS (SELECT 1 FROM jobs WHERE jobs.state IN ('waiting', 'running')
        AND jobs.id =";
    let syncs = format!(
        "SELECT id FROM sources WHERE NOT paused AND next_at <= ?1 AND NOT {open} sources.job)"
    );
    let events = format!(
        "SELECT id FROM sources WHERE NOT paused AND succeeded_at IS NOT NULL AND events_at <= ?1
         AND NOT {open} sources.events_job)
         AND EXISTS (SELECT 1 FROM source_events
            WHERE source_events.source = sources.id AND source_events.state = 'waiting')"
    );
    let mut found = Vec::new();
    for (query, kind) in [(syncs, Kind::Sync), (events, Kind::Events)] {
        let mut statement = db.prepare(&query)?;
        let ids = statement.query_map(params![at], |row| row.get::<_, i64>(0))?;
        for id in ids {
            found.push((id?, kind));
        }
    }
    Ok(found)
}
