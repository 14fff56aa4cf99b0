//! What a browser gets: pages and files.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::support::{Server, Told};

async fn get(server: &Server, method: &str, path: &str) -> Told {
    server.raw(Request::builder().method(method).uri(path).body(Body::empty()).unwrap()).await
}

fn kind(told: &Told) -> &str {
    told.headers["content-type"].to_str().unwrap()
}

#[tokio::test]
async fn a_reload_gives_the_page_whatever_the_customer_is_called() {
    let server = Server::new();
    for path in ["/", "/customers/acme.com", "/customers/jo%40x.com", "/metrics-of/a.b/c.js"] {
        let told = get(&server, "GET", path).await;
        // Without a built dashboard there is a page that says so.
        assert!(matches!(told.status, StatusCode::OK | StatusCode::SERVICE_UNAVAILABLE), "{path}");
        assert_eq!(kind(&told), "text/html; charset=utf-8", "{path}");
    }
}

#[tokio::test]
async fn what_is_no_page_is_missing_and_not_a_page_in_its_place() {
    let server = Server::new();
    for (method, path) in [
        ("GET", "/assets/none.js"),
        ("GET", "/none.js"),
        ("GET", "/api/v1/none"),
        ("GET", "/api/v9/customers/acme.com"),
        ("GET", "/webhooks/none/1"),
        ("POST", "/customers/acme.com"),
    ] {
        let told = get(&server, method, path).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{method} {path}");
        assert_eq!(kind(&told), "application/problem+json", "{method} {path}");
    }
}
