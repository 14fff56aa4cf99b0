//! Every route, asked by every role and by nobody: who it is not for is refused, and the others are
//! not. The routes are those of the table that the server itself is made of.

use axum::http::{Method, StatusCode};
use serde_json::json;
use tenure_server::access::Role;
use tenure_server::routes::{Route, Who};

use super::support::Server;

fn table() -> Vec<Route> {
    tenure_server::routes().into_parts().1
}

/// The path with something in its places.
fn filled(path: &str) -> String {
    let part = |part: &str| match part.starts_with('{') {
        true => "999999".to_owned(),
        false => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn roles_do_what_the_table_says() {
    let server = Server::new();
    let everybody = Role::ALL.map(Some);
    for route in table() {
        for by in everybody.into_iter().chain([None]) {
            let body = (route.method != Method::GET).then(|| json!({}));
            let path = filled(&route.path);
            let told = server.send(by, route.method.as_str(), &path, body).await;
            let (may, refusal) = match (route.who, by) {
                (Who::Anybody, _) => (true, StatusCode::FORBIDDEN),
                (Who::From(_), None) => (false, StatusCode::UNAUTHORIZED),
                (Who::From(role), Some(own)) => (own >= role, StatusCode::FORBIDDEN),
            };
            let line = format!("{} {} by {by:?}: {}", route.method, route.path, told.status);
            if may {
                assert_ne!(told.status, StatusCode::FORBIDDEN, "{line}");
                let open = route.path == "/metrics" && by.is_none();
                assert!(open || told.status != StatusCode::UNAUTHORIZED, "{line}");
            } else {
                assert_eq!(told.status, refusal, "{line}");
            }
            assert_ne!(told.status, StatusCode::INTERNAL_SERVER_ERROR, "{line}");
            assert_ne!(told.status, StatusCode::METHOD_NOT_ALLOWED, "{line}");
        }
    }
}

#[test]
fn only_these_are_open_to_anybody() {
    let open: Vec<_> = table()
        .into_iter()
        .filter(|route| route.who == Who::Anybody)
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let expected = [
        "GET /api/v1/setup",
        "POST /api/v1/setup",
        "POST /api/v1/login",
        "POST /api/v1/login/link",
        "POST /webhooks/stripe/{source}",
        "GET /livez",
        "GET /readyz",
        "GET /version",
        "GET /metrics",
    ];
    assert_eq!(open, expected, "whoever opens a route to anybody says so here");
}

#[test]
fn every_route_is_described() {
    let document = tenure_server::openapi::document(&super::support::Echo).unwrap();
    let elsewhere = ["/api/v1/ask/{*command}", "/api/v1/openapi.json"];
    for route in table() {
        if !route.path.starts_with("/api/") || elsewhere.contains(&route.path.as_str()) {
            continue;
        }
        let method = route.method.as_str().to_lowercase();
        let found = &document["paths"][&route.path][&method];
        assert!(found.is_object(), "{method} {} is not in openapi.rs", route.path);
    }
}
