//! Sources: who may do what, what is never told, and which webhooks are believed.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::Request;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use tenure_server::access::Role;
use tenure_server::sources;

use super::support::{Server, Told};

const KEY: &str = "rk_live_51ThisIsVerySecret0123456789";
const SIGNING: &str = "whsec_VeryMuchASecretOfTheEndpoint1";
const OTHER: &str = "whsec_AnotherSecretOfTheEndpoint22";

async fn connected(server: &Server) -> Value {
    let body = json!({ "kind": "stripe", "key": KEY, "signing_secrets": [SIGNING] });
    let told = server.send(Some(Role::Admin), "POST", "/api/v1/sources", Some(body)).await;
    assert_eq!(told.status, 201, "{told:?}");
    told.json()
}

async fn source(server: &Server) -> Value {
    let told = server.send(Some(Role::Viewer), "GET", "/api/v1/sources", None).await;
    told.json()["items"][0].clone()
}

fn signed(secret: &str, at: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{at}.{body}").as_bytes());
    let tag = mac.finalize().into_bytes();
    tag.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

fn event(id: &str, object: Value) -> String {
    let event = json!({
        "id": id, "object": "event", "type": "customer.updated", "created": 1_700_000_000,
        "livemode": true, "data": { "object": object },
    });
    serde_json::to_string_pretty(&event).unwrap()
}

fn customer() -> Value {
    json!({ "id": "cus_1", "object": "customer", "livemode": true })
}

async fn post(server: &Server, path: &str, signature: Option<String>, body: &str) -> Told {
    let mut request = Request::builder().method("POST").uri(path);
    if let Some(signature) = signature {
        request = request.header("stripe-signature", signature);
    }
    server.raw(request.body(Body::from(body.to_owned())).unwrap()).await
}

/// Sends an event as Stripe does.
async fn hear(server: &Server, path: &str, body: &str) -> Told {
    let at = now();
    post(server, path, Some(format!("t={at},v1={}", signed(SIGNING, at, body))), body).await
}

fn path(source: &Value) -> String {
    source["webhook_path"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_source_is_connected_changed_and_removed() {
    let server = Server::new();
    let made = connected(&server).await;
    assert_eq!(made["mode"], "live");
    assert_eq!(made["key_hint"], "rk_live_…6789");
    assert_eq!(made["signing_hints"], json!(["whsec_…int1"]));
    assert_eq!((&made["schedule_minutes"], &made["paused"]), (&60.into(), &false.into()));
    let id = &made["id"];
    let at = format!("/api/v1/sources/{id}");
    let again = json!({ "kind": "stripe", "key": KEY });
    let told = server.send(Some(Role::Admin), "POST", "/api/v1/sources", Some(again)).await;
    assert_eq!((told.status.as_u16(), told.code()), (409, "account-unknown".to_owned()));
    let change = json!({ "name": "Billing", "paused": true, "schedule_minutes": null,
        "without": ["disputes"], "key": "sk_test_1234567890123456789" });
    let before = made["next_at"].clone();
    let told = server.send(Some(Role::Admin), "PATCH", &at, Some(change)).await;
    let now = told.json();
    assert_eq!((&now["name"], &now["mode"]), (&"Billing".into(), &"test".into()), "{told:?}");
    assert_eq!(now["schedule_minutes"], Value::Null);
    assert!(now["next_at"].as_str() > before.as_str(), "with another key it is asked at once");
    assert_eq!(now["without"], json!(["disputes"]));
    assert_eq!(now["signing_hints"], made["signing_hints"], "what is not said stays");
    let first = server.send(Some(Role::Admin), "POST", &format!("{at}/sync"), None).await;
    let second = server.send(Some(Role::Admin), "POST", &format!("{at}/sync"), None).await;
    assert_eq!(first.status, 202, "{first:?}");
    assert_eq!(first.json()["id"], second.json()["id"], "one waits already");
    assert_eq!(source(&server).await["job"], first.json()["id"]);
    let told = server.send(Some(Role::Admin), "DELETE", &at, None).await;
    assert_eq!(told.status, 204, "{told:?}");
    let told = server.send(Some(Role::Admin), "GET", &at, None).await;
    assert_eq!(told.status, 404);
    let job = format!("/api/v1/jobs/{}", first.json()["id"]);
    let told = server.send(Some(Role::Viewer), "GET", &job, None).await;
    assert_eq!(told.json()["state"], "cancelled", "nothing is asked of what is gone");
}

#[tokio::test]
async fn several_accounts_stand_beside_each_other() {
    let server = Server::new();
    let first = connected(&server).await;
    server
        .app
        .db
        .write_now(|tx| {
            tx.execute("UPDATE sources SET account = 'acct_a', succeeded_at = 1", [])?;
            Ok::<_, tenure_server::problem::Problem>(())
        })
        .unwrap();
    let second = connected(&server).await;
    assert_eq!((&first["name"], &second["name"]), (&"Stripe".into(), &"Stripe 2".into()));
    assert_ne!(first["webhook_path"], second["webhook_path"], "each has a webhook of its own");
    let body = json!({ "kind": "stripe", "name": "Poland", "key": KEY });
    let told = server.send(Some(Role::Admin), "POST", "/api/v1/sources", Some(body)).await;
    assert_eq!((told.status.as_u16(), told.code()), (409, "account-unknown".to_owned()));
    // Where a key may not say its account, somebody does, unless it is that of other data.
    let say = async |id: i64, account: &str| {
        let change = json!({ "account": account });
        let at = format!("/api/v1/sources/{id}");
        server.send(Some(Role::Admin), "PATCH", &at, Some(change)).await
    };
    assert_eq!(say(1, "acct_b").await.status, 409, "its data are of another");
    assert_eq!(say(2, "acct_a").await.status, 409, "that is the first");
    assert_eq!(say(2, "acct_b").await.json()["account"], "acct_b");
    // Another key does not make the data of another account.
    for (id, account) in [(1, "acct_a".into()), (2, Value::Null)] {
        let at = format!("/api/v1/sources/{id}");
        let change = json!({ "key": "rk_live_another0123456789" });
        let told = server.send(Some(Role::Admin), "PATCH", &at, Some(change)).await;
        assert_eq!(told.json()["account"], account, "{told:?}");
    }
    // An event goes with what is known of its source.
    let task = tenure_server::work::Task::events(server.place.path().to_owned(), 1);
    let prepared = sources::prepare(&server.app, 1, &task).unwrap();
    let tenure_server::work::Task::Events(events) = prepared else { panic!("they are events") };
    assert_eq!(events.account.as_deref(), Some("acct_a"));
    for (id, first, account) in [(1, false, Some("acct_a")), (2, true, None)] {
        let task = tenure_server::work::Task::sync(server.place.path().to_owned(), id, false);
        let prepared = sources::prepare(&server.app, 1, &task).unwrap();
        let tenure_server::work::Task::Sync(pull) = prepared else { panic!("it is a sync") };
        assert_eq!((pull.first, pull.account.as_deref()), (first, account));
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_advice() {
    let server = Server::new();
    for (body, says) in [
        (json!({ "kind": "stripe", "key": "" }), "the key is empty"),
        (json!({ "kind": "stripe", "key": "pk_live_1234" }), "publishable"),
        (json!({ "kind": "stripe", "key": SIGNING }), "does not look like a key"),
        (json!({ "kind": "paddle", "key": KEY }), "no kind of source"),
        (json!({ "kind": "stripe", "key": KEY, "signing_secrets": [KEY] }), "signing secret"),
        (json!({ "kind": "stripe", "key": KEY, "schedule_minutes": 4 }), "every 4 minutes"),
        (json!({ "kind": "stripe", "key": KEY, "without": ["customers"] }), "cannot be left out"),
        (json!({ "kind": "stripe", "key": KEY, "name": " " }), "the name is empty"),
        (json!({ "kind": "stripe", "key": KEY, "account": "Acme" }), "the id of an account"),
    ] {
        let told = server.send(Some(Role::Admin), "POST", "/api/v1/sources", Some(body)).await;
        assert_eq!((told.status.as_u16(), told.code()), (422, "bad-value".to_owned()), "{says}");
        let problem = told.json();
        assert!(problem["detail"].as_str().unwrap().contains(says), "{problem}");
        assert!(!problem.to_string().contains(&KEY[8..]), "no secret is said again: {problem}");
    }
    assert_eq!(source(&server).await, Value::Null);
}

#[tokio::test]
async fn secrets_are_told_and_kept_nowhere() {
    let server = Server::new();
    let made = connected(&server).await;
    let at = format!("/api/v1/sources/{}", made["id"]);
    let change = json!({ "signing_secrets": [SIGNING, OTHER] });
    server.send(Some(Role::Admin), "PATCH", &at, Some(change)).await;
    server.send(Some(Role::Admin), "POST", &format!("{at}/sync"), None).await;
    let mut all = Vec::new();
    for path in ["/api/v1/sources", &at, "/api/v1/audit", "/api/v1/jobs", "/metrics"] {
        let told = server.send(Some(Role::Owner), "GET", path, None).await;
        assert_eq!(told.status, 200, "{path}: {told:?}");
        all.extend(told.body);
    }
    assert!(String::from_utf8_lossy(&all).contains("source.create"), "the audit log is there");
    // What a backup has of it is these.
    let own = server.place.path().join("server");
    for file in ["app.sqlite", "app.sqlite-wal"] {
        all.extend(std::fs::read(own.join(file)).unwrap());
    }
    for secret in [KEY, SIGNING, OTHER] {
        let secret = &secret.as_bytes()[8..];
        assert!(!all.windows(secret.len()).any(|part| part == secret), "{secret:?}");
    }
    // Whoever does the work has the key, and what is written down of the work has not.
    let job = server.app.db.write_now(|tx| {
        let task = tenure_server::work::Task::sync(server.place.path().to_owned(), 1, false);
        assert!(!serde_json::to_string(&task).unwrap().contains("key"));
        Ok::<_, tenure_server::problem::Problem>((tx.last_insert_rowid(), task))
    });
    let (job, task) = job.unwrap();
    let prepared = sources::prepare(&server.app, job, &task).unwrap();
    assert!(!format!("{prepared:?}").contains(KEY));
    let tenure_server::work::Task::Sync(pull) = prepared else { panic!("it is a sync") };
    assert_eq!(pull.key.told(), KEY);
}

#[tokio::test]
async fn only_what_stripe_has_signed_is_believed() {
    let server = Server::new();
    let made = connected(&server).await;
    let path = path(&made);
    let (body, at) = (event("evt_1", customer()), now());
    let good = signed(SIGNING, at, &body);
    for (signature, what) in [
        (None, "none"),
        (Some(String::new()), "empty"),
        (Some(format!("t={at},v1={}", signed(OTHER, at, &body))), "another secret"),
        (Some(format!("t={at},v0={good}")), "another scheme"),
        (Some(format!("t={},v1={}", at - 301, signed(SIGNING, at - 301, &body))), "old"),
        (Some(format!("t={},v1={}", at + 400, signed(SIGNING, at + 400, &body))), "ahead"),
        (Some(format!("t={},v1={good}", at - 1)), "another time"),
    ] {
        let told = post(&server, &path, signature, &body).await;
        let code = (told.status.as_u16(), told.code());
        assert_eq!(code, (400, "wrong-signature".to_owned()), "{what}");
        assert_eq!(told.headers["content-type"], "application/problem+json");
    }
    let tampered = body.replace("cus_1", "cus_2");
    let told = post(&server, &path, Some(format!("t={at},v1={good}")), &tampered).await;
    assert_eq!(told.status, 400);
    assert_eq!(source(&server).await["events"]["waiting"], 0, "nothing of it is kept");
    let told = post(&server, &path, Some(format!("t={at},v1={good}")), &body).await;
    assert_eq!(told.status, 200, "{told:?}");
    // While a secret is rolled, Stripe signs with both, and either will do.
    let change = json!({ "add_signing_secret": OTHER });
    let of = format!("/api/v1/sources/{}", made["id"]);
    server.send(Some(Role::Admin), "PATCH", &of, Some(change)).await;
    for (id, secret) in [("evt_2", OTHER), ("evt_3", SIGNING)] {
        let body = event(id, customer());
        let both = format!("t={at},v1={},v1={}", "0".repeat(64), signed(secret, at, &body));
        assert_eq!(post(&server, &path, Some(both), &body).await.status, 200);
    }
    assert_eq!(source(&server).await["events"]["waiting"], 3);
    // Nobody learns which sources there are.
    let told = hear(&server, "/webhooks/stripe/1", &body).await;
    assert_eq!((told.status.as_u16(), told.code()), (404, "not-found".to_owned()));
    let change = json!({ "signing_secrets": [] });
    server.send(Some(Role::Admin), "PATCH", &of, Some(change)).await;
    let told = hear(&server, &path, &body).await;
    assert!(told.json()["detail"].as_str().unwrap().contains("no signing secret"), "{told:?}");
}

#[tokio::test]
async fn an_event_is_kept_once_and_large_ones_are_refused() {
    let server = Server::new();
    let path = path(&connected(&server).await);
    for _ in 0..3 {
        assert_eq!(hear(&server, &path, &event("evt_1", customer())).await.status, 200);
    }
    assert_eq!(source(&server).await["events"]["waiting"], 1);
    let large = event("evt_2", json!({ "object": "customer", "x": "y".repeat(1 << 20) }));
    let told = hear(&server, &path, &large).await;
    assert_eq!((told.status.as_u16(), told.code()), (413, "too-large".to_owned()));
    for body in ["", "{", "[]", "{\"id\":7}", "{\"object\":\"event\",\"type\":\"x\"}"] {
        let told = hear(&server, &path, body).await;
        assert_eq!((told.status.as_u16(), told.code()), (400, "bad-body".to_owned()), "{body}");
    }
}

#[tokio::test]
async fn what_is_not_to_be_counted_is_set_aside_with_a_reason() {
    let server = Server::new();
    let made = connected(&server).await;
    let path = path(&made);
    let with = |id: &str, change: Value| {
        let mut event: Value = serde_json::from_str(&event(id, customer())).unwrap();
        event.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        event.to_string()
    };
    let thin =
        json!({ "object": "v2.core.event", "created": "2026-01-01T00:00:00Z", "data": null });
    for (id, change) in [
        ("evt_1", json!({ "livemode": false })),
        ("evt_2", json!({ "account": "acct_connected" })),
        ("evt_3", thin),
        ("evt_4", json!({ "data": { "object": { "object": "hologram" } } })),
        ("evt_5", json!({ "data": { "object": { "object": "payout" } } })),
    ] {
        assert_eq!(hear(&server, &path, &with(id, change)).await.status, 200, "{id}");
    }
    let events = source(&server).await["events"].clone();
    assert_eq!(events["waiting"], 0);
    let kept = events["kept"].as_array().unwrap();
    let reasons: Vec<_> = kept.iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["other-account", "other-mode", "thin", "unknown-object"]);
    let of = format!("/api/v1/sources/{}/events", made["id"]);
    let list = server.send(Some(Role::Admin), "GET", &of, None).await.json();
    let first = &list["items"][0];
    assert_eq!((&first["event"], &first["state"]), (&"evt_4".into(), &"aside".into()));
    assert!(first["detail"].as_str().unwrap().contains("newer version"), "{first}");
}

#[tokio::test]
async fn a_failed_sync_is_told_and_tried_again_later_each_time() {
    let server = Server::new();
    let id = connected(&server).await["id"].as_i64().unwrap();
    let task = tenure_server::work::Task::sync(server.place.path().to_owned(), id, false);
    let asked = AtomicUsize::new(0);
    let fail = || {
        let n = asked.fetch_add(1, Ordering::Relaxed);
        let failure = tenure_server::ask::Failure {
            fault: tenure_server::ask::Fault::Question,
            message: format!("no {n}").into(),
            hint: Some("look there".into()),
        };
        let worked = tenure_server::work::Worked { report: Err(failure), remarks: Vec::new() };
        server.app.db.write_now(|tx| sources::after(tx, 1, &task, &worked, 0)).unwrap();
    };
    let mut pauses = Vec::new();
    for _ in 0..4 {
        fail();
        let source = source(&server).await;
        let at = |name: &str| source[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
        pauses.push(at("next_at").as_second() - at("tried_at").as_second());
    }
    assert_eq!(pauses, [60, 120, 240, 480]);
    let failed = source(&server).await;
    assert_eq!(failed["error"], json!({ "message": "no 3", "hint": "look there" }));
    assert_eq!(failed["failures"], 4);
    let report = json!({ "batch": 3, "rejected": 0, "tables": [{ "added": 2, "superseded": 1,
        "late": 0 }], "sync": { "account": "acct_1", "lists": [{ "objects": 5 }] } });
    let worked = tenure_server::work::Worked { report: Ok(report), remarks: Vec::new() };
    server.app.db.write_now(|tx| sources::after(tx, 1, &task, &worked, 0)).unwrap();
    let fine = source(&server).await;
    assert_eq!((&fine["error"], &fine["failures"]), (&Value::Null, &0.into()));
    assert_eq!((&fine["account"], &fine["outcome"]["objects"]), (&"acct_1".into(), &5.into()));
    let text = server.send(Some(Role::Viewer), "GET", "/metrics", None).await.body;
    let text = String::from_utf8(text).unwrap();
    let line = "tenure_source_last_success_timestamp_seconds{source=\"1\",kind=\"stripe\"} 1";
    assert!(text.contains(line) && text.contains("tenure_source_failures{"), "{text}");
}

#[tokio::test]
async fn a_webhook_of_a_locked_source_is_to_come_again() {
    let server = Server::new();
    let made = connected(&server).await;
    let body = event("evt_1", customer());
    let sealed = server.app.db.write_now(|tx| {
        let before: Vec<u8> = tx.query_row("SELECT signing FROM sources", [], |row| row.get(0))?;
        let mut other = before.clone();
        *other.last_mut().unwrap() ^= 1;
        tx.execute("UPDATE sources SET signing = ?1", [other])?;
        Ok::<_, tenure_server::problem::Problem>(before)
    });
    let told = hear(&server, &path(&made), &body).await;
    assert_eq!((told.status.as_u16(), told.code().as_str()), (503, "locked"), "{told:?}");
    // With the old key in its place it is taken.
    let sealed = sealed.unwrap();
    server
        .app
        .db
        .write_now(|tx| {
            tx.execute("UPDATE sources SET signing = ?1", [sealed])?;
            Ok::<_, tenure_server::problem::Problem>(())
        })
        .unwrap();
    assert_eq!(hear(&server, &path(&made), &body).await.status, 200);
}
