//! What nobody may do, though their role would let them: who is masked sees nobody and
//! lets nobody see, what a token makes ends with it, a stream ends with the right to it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tenure_server::access::Role;
use tenure_server::problem::Problem;
use tokio_stream::StreamExt;

use super::support::{Server, Told};

async fn by(server: &Server, token: &str, method: &str, path: &str, body: Option<Value>) -> Told {
    let request = Request::builder().method(method).uri(path);
    let request = request.header("authorization", format!("Bearer {token}"));
    let request = request.header("content-type", "application/json");
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    server.raw(request.body(body).unwrap()).await
}

#[tokio::test]
async fn a_masked_admin_sees_nobody_and_cannot_lift_the_mask() {
    let server = Server::new();
    let masked = server.user("masked@example.com", Role::Admin, true);
    let me = by(&server, &masked, "GET", "/api/v1/me", None).await.json();
    assert_eq!(me["masked"], true);
    let id = me["user"]["id"].as_i64().unwrap();
    for path in ["/api/v1/imports", "/api/v1/imports/1", "/api/v1/imports/1/rejects/x.csv"] {
        let told = by(&server, &masked, "GET", path, None).await;
        assert_eq!(
            (told.status, told.code().as_str()),
            (StatusCode::FORBIDDEN, "masked"),
            "{path}"
        );
    }
    let user = format!("/api/v1/users/{id}");
    for change in [json!({ "masked": false }), json!({ "password": "correct horse battery" })] {
        let told = by(&server, &masked, "PATCH", &user, Some(change)).await;
        assert_eq!(told.code(), "masked");
    }
    let new = json!({
        "email": "new@example.com", "name": "New", "role": "admin", "password": "correct horse",
    });
    assert_eq!(by(&server, &masked, "POST", "/api/v1/users", Some(new)).await.code(), "masked");
}

#[tokio::test]
async fn what_a_token_makes_ends_with_it_and_it_ends_nothing_else() {
    let server = Server::new();
    let admin = server.token(Role::Owner).to_owned();
    let new = |days: Option<i64>| Some(json!({ "name": "x", "scope": "read", "days": days }));
    let made = by(&server, &admin, "POST", "/api/v1/tokens", new(Some(1))).await.json();
    let reads = made["secret"].as_str().unwrap().to_owned();
    // Endless is what it was asked to be; it is no longer than what asked.
    let child = by(&server, &reads, "POST", "/api/v1/tokens", new(None)).await.json();
    assert_eq!(child["token"]["expires_at"], made["token"]["expires_at"]);
    let (child, made_by_it) = (child["secret"].as_str().unwrap(), child["token"]["id"].clone());
    let others = by(&server, &reads, "GET", "/api/v1/tokens", None).await.json();
    let ids = others["rows"].as_array().or(others["items"].as_array()).unwrap().clone();
    let other =
        ids.iter().map(|it| &it["id"]).find(|id| **id != made_by_it && **id != made["token"]["id"]);
    let other = format!("/api/v1/tokens/{}", other.unwrap());
    let told = by(&server, &reads, "DELETE", &other, None).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let own = format!("/api/v1/tokens/{}", made["token"]["id"]);
    assert_eq!(by(&server, child, "GET", "/api/v1/me", None).await.status, StatusCode::OK);
    let told = by(&server, &reads, "DELETE", &own, None).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    let told = by(&server, child, "GET", "/api/v1/me", None).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    for days in [0, 4_000_000_000_i64] {
        let told = by(&server, &admin, "POST", "/api/v1/tokens", new(Some(days))).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_stream_of_events_ends_with_the_token_that_opened_it() {
    let server = Server::new();
    let token = server.user("reader@example.com", Role::Viewer, false);
    let request = Request::builder().uri("/api/v1/events");
    let request = request.header("authorization", format!("Bearer {token}"));
    let told = server.stream(request.body(Body::empty()).unwrap()).await;
    let mut parts = told.into_data_stream();
    assert!(parts.next().await.is_some(), "first everything as it is");
    let gone = "DELETE FROM tokens WHERE user = (SELECT id FROM users WHERE email = ?1)";
    let gone = server.app.db.write_now(|tx| -> Result<usize, Problem> {
        Ok(tx.execute(gone, ["reader@example.com"])?)
    });
    assert_eq!(gone.unwrap(), 1);
    server.app.jobs.tell(tenure_server::jobs::Event::Data(std::sync::Arc::new(
        tenure_server::jobs::DataChanged { workspace: "main", data_version: "2".to_owned() },
    )));
    let rest: Vec<_> = parts.filter_map(Result::ok).collect().await;
    let rest = rest.iter().map(|part| String::from_utf8_lossy(part).into_owned());
    assert!(!rest.collect::<String>().contains("\"2\""));
}

#[tokio::test]
async fn entries_of_the_audit_log_are_not_replaced() {
    let server = Server::new();
    let replaced = server.app.db.write_now(|tx| -> Result<usize, Problem> {
        let insert = "INSERT OR REPLACE INTO audit (id, at, actor, via, action, object)
            SELECT id, at, 'nobody', via, action, object FROM audit";
        Ok(tx.execute(insert, [])?)
    });
    assert!(replaced.is_err());
}
