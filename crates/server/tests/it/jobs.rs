//! Jobs are cancelled while they wait and while they are done.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use serde_json::{Value, json};
use tenure_i18n::Lang;
use tenure_server::access::{Actor, Role};
use tenure_server::ask::Failure;
use tenure_server::imports::{self, Places, Said, Sent};
use tenure_server::jobs;
use tenure_server::work::{Progress, Stop, Task, Worked, Works};

use super::support::Server;

/// Works until it is asked to stop, or nobody can be waiting for it any more: a test that fails
/// must end.
struct Tireless;

impl Works for Tireless {
    fn work(
        &self,
        _: &Task,
        _: Lang,
        tell: &(dyn Fn(Progress) + Send + Sync),
        stop: &Stop,
    ) -> Worked {
        let begun = Instant::now();
        while !stop.is_asked() && begun.elapsed() < Duration::from_secs(40) {
            tell(Progress { phase: "pretending", done: 1, total: None });
            std::thread::sleep(Duration::from_millis(5));
        }
        let message = "it was stopped".into();
        let report = Err(Failure { fault: tenure_server::ask::Fault::Server, message, hint: None });
        Worked { report, remarks: Vec::new() }
    }
}

async fn job(server: &Server, id: i64) -> Value {
    server.send(Some(Role::Viewer), "GET", &format!("/api/v1/jobs/{id}"), None).await.json()
}

async fn until(server: &Server, id: i64, state: &str) -> Value {
    for _ in 0..1000 {
        let job = job(server, id).await;
        if job["state"] == state {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("job {id} never was {state}: {:?}", job(server, id).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_being_done_stops_and_the_next_one_begins() {
    let server = Server::with_works(Arc::new(Tireless));
    tokio::spawn(jobs::run(Arc::clone(&server.app)));
    let undo = |batch: u64| {
        let (app, dir) = (Arc::clone(&server.app), server.place.path().to_owned());
        async move {
            let task = Task::Undo { dir, batch };
            jobs::add(&app, Actor::terminal(), "batch.undo", task).await.unwrap().id
        }
    };
    let (first, second) = (undo(1).await, undo(2).await);
    until(&server, first, "running").await;
    let cancel = |role, id: i64| {
        let path = format!("/api/v1/jobs/{id}/cancel");
        let server = &server;
        async move { server.send(Some(role), "POST", &path, None).await }
    };
    assert_eq!(cancel(Role::Analyst, first).await.status, StatusCode::FORBIDDEN);
    assert_eq!(cancel(Role::Admin, first).await.status, StatusCode::OK);
    let ended = until(&server, first, "cancelled").await;
    assert_eq!(ended["error"]["message"], "it was stopped");
    assert_eq!(cancel(Role::Admin, first).await.code(), "conflict");
    // What stopped the first one does not stop the next.
    until(&server, second, "running").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(job(&server, second).await["state"], "running");
    cancel(Role::Admin, second).await;
    until(&server, second, "cancelled").await;
    let log = server.send(Some(Role::Admin), "GET", "/api/v1/audit", None).await.json();
    assert_eq!(log.to_string().matches("job.cancel").count(), 2, "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_pull_keeps_no_other_work_waiting() {
    let server = Server::with_works(Arc::new(Tireless));
    tokio::spawn(jobs::run(Arc::clone(&server.app)));
    let terminal = Actor::terminal();
    let dir = server.place.path().to_owned();
    let added = server.app.db.write_now(|tx| {
        let kinds = ["source.sync", "source.sync", "batch.undo", "batch.undo"];
        let add = |kind: &str| {
            let task = Task::Undo { dir: dir.clone(), batch: 1 };
            Ok::<_, tenure_server::problem::Problem>(jobs::insert(tx, &terminal, kind, &task)?.id)
        };
        kinds.map(add).into_iter().collect::<Result<Vec<i64>, _>>()
    });
    let ids = added.unwrap();
    server.app.jobs.ring();
    until(&server, ids[0], "running").await;
    // Beside the pull that is being done; each lane does one after the other.
    until(&server, ids[2], "running").await;
    for waiting in [ids[1], ids[3]] {
        assert_eq!(job(&server, waiting).await["state"], "waiting");
    }
    let cancel = async |id: i64| {
        let path = format!("/api/v1/jobs/{id}/cancel");
        let told = server.send(Some(Role::Admin), "POST", &path, None).await;
        assert_eq!(told.status, StatusCode::OK, "{told:?}");
        until(&server, id, "cancelled").await;
    };
    // One lane's end is not the other's.
    cancel(ids[2]).await;
    until(&server, ids[3], "running").await;
    assert_eq!(job(&server, ids[0]).await["state"], "running");
    assert_eq!(job(&server, ids[0]).await["phase"], "pretending");
    cancel(ids[0]).await;
    until(&server, ids[1], "running").await;
    cancel(ids[1]).await;
    cancel(ids[3]).await;
}

#[tokio::test]
async fn an_import_whose_job_never_began_can_be_tried_again() {
    let server = Server::new();
    let admin = Actor::terminal();
    let made = server.app.db.write_now(|tx| {
        let id = imports::begin(tx, &admin)?;
        let files = [Sent { name: "customers.csv".to_owned(), bytes: 1 }];
        let places = Places::new(&server.app, id);
        imports::plan(tx, &admin, &places, &files, &Said::default())
    });
    let made = made.unwrap();
    let path = format!("/api/v1/jobs/{}/cancel", made.job.unwrap());
    let told = server.send(Some(Role::Admin), "POST", &path, None).await;
    assert_eq!(told.json()["state"], "cancelled", "{told:?}");
    let path = format!("/api/v1/imports/{}", made.id);
    let import = server.send(Some(Role::Admin), "GET", &path, None).await.json();
    assert_eq!(import["state"], "failed");
    assert_eq!(
        import["error"],
        json!({ "message": "it was cancelled before it began", "hint": null })
    );
    let path = format!("{path}/mapping");
    let again = server.send(Some(Role::Admin), "PUT", &path, Some(json!({}))).await;
    assert_eq!(again.json()["state"], "planning", "{again:?}");
}

#[tokio::test]
async fn the_demo_company_is_made_once() {
    let server = Server::new();
    let make = async || {
        let path = "/api/v1/workspaces/demo";
        server.send(Some(Role::Admin), "POST", path, Some(json!({}))).await
    };
    // Side by side, as two clicks come.
    let (first, second) = tokio::join!(make(), make());
    let mut both = [first.status.as_u16(), second.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [202, 409]);
    assert_eq!(make().await.code(), "conflict");
}

#[tokio::test]
async fn a_start_removes_what_a_stop_has_left() {
    let server = Server::new();
    let terminal = Actor::terminal();
    let ids = server.app.db.write_now(|tx| {
        let cut_off = imports::begin(tx, &terminal)?;
        let whole = imports::begin(tx, &terminal)?;
        let files = [Sent { name: "customers.csv".to_owned(), bytes: 1 }];
        let places = Places::new(&server.app, whole);
        imports::plan(tx, &terminal, &places, &files, &Said::default())?;
        Ok::<_, tenure_server::problem::Problem>([cut_off, whole])
    });
    let ids = ids.unwrap();
    let folders = ids.map(|id| Places::new(&server.app, id).files());
    let own = server.place.path().join("server");
    let others = [own.join("demo.part"), own.join("demo-removed-1"), own.join("imports/notes")];
    for folder in folders.iter().chain(&others) {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("customers.csv"), "half").unwrap();
    }
    imports::sweep(&server.app);
    let there = folders.iter().chain(&others).map(|folder| folder.exists());
    assert_eq!(there.collect::<Vec<_>>(), [false, true, false, false, true]);
    assert!(!folders[0].parent().unwrap().exists());
}
