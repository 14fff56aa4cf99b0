//! What every answer carries, and what the log says of it.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{Actor, secret};
use crate::app::App;

/// Nothing but our own files; no script in a page, no frame around it.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The number of a request, which its answer and the log carry.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts headers on every answer, counts it, and notes it in the log: the path without its query,
/// and neither cookies nor tokens.
pub async fn layer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let id = secret::random().map(|id| id[..16].to_owned()).unwrap_or_default();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let start = Instant::now();
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), start.elapsed());
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let by = response.extensions_mut().remove::<Actor>().and_then(|actor| actor.user);
    tracing::info!(request = id, %method, path, status, ms, user = by, "answered");
    app.counts.answered(method.as_str(), route.as_deref().unwrap_or("other"), status, took);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        let value = HeaderValue::from_static(value);
        headers.insert(HeaderName::from_static(name), value);
    }
    if app.https() {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    if path.starts_with("/api/") && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}
