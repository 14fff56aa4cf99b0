//! Writes that come twice: one with an `Idempotency-Key` is done once, and its answer is given again
//! to whoever sends the same again.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::access::Actor;
use crate::app::App;
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{bad_value, too_long};

const KEY: &str = "idempotency-key";

/// For so many seconds answers are kept.
const KEPT: i64 = 24 * 3600;

/// Bodies that are larger are not looked at: files have a way of their own.
const LARGEST: usize = 1 << 20;

/// Answers to these hold secrets, which are shown once and never kept, or what is sent does, of which
/// no hash is to be kept either.
const SECRET: [&str; 7] = ["/login", "/logout", "/me", "/setup", "/tokens", "/users", "/sources"];

/// Keys whose writes are being done.
#[derive(Debug, Default)]
pub struct Underway(Mutex<HashSet<(String, String)>>);

impl Underway {
    /// Holds a key as long as the guard lives; `None` where it is held.
    fn begin(&self, of: (String, String)) -> Option<Held<'_>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Only who holds it makes the guard: to drop one lets the key go.
        all.insert(of.clone()).then(|| Held { all: self, of })
    }
}

struct Held<'a> {
    all: &'a Underway,
    of: (String, String),
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.of);
    }
}

/// An answer as it is kept.
struct Kept {
    request: Vec<u8>,
    status: u16,
    kind: Option<String>,
    body: Vec<u8>,
}

/// Lets a write through once. Comes after it is known who asks.
pub async fn layer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path.strip_prefix("/api/v1").filter(|_| is_write(request.method()));
    let plain = api.is_some_and(|path| !SECRET.iter().any(|secret| path.starts_with(secret)));
    let files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("multipart/")));
    let actor = request.extensions().get::<Actor>().map(|actor| match actor.user {
        Some(user) => format!("user {user}"),
        None => actor.name.clone(),
    });
    let key = request.headers().get(KEY).cloned();
    match (actor, key) {
        (Some(actor), Some(key)) if plain && !files => {
            once(&app, actor, &key, request, next).await.unwrap_or_else(Problem::into_response)
        }
        _ => next.run(request).await,
    }
}

fn is_write(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH, Method::DELETE].contains(method)
}

async fn once(
    app: &Arc<App>,
    actor: String,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response> {
    let key = key.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
    let key =
        key.ok_or_else(|| bad_value("the Idempotency-Key has to be 1 to 200 plain letters"))?;
    let of = (actor, key.to_owned());
    let busy = || {
        let title = "The same is being done";
        let detail = "a request with this Idempotency-Key is not over yet";
        Problem::new(StatusCode::CONFLICT, "in-progress", title, detail)
            .advising("wait, and ask again")
    };
    let _held = app.underway.begin(of.clone()).ok_or_else(busy)?;
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| too_long())?;
    let mut digest = Sha256::new();
    for part in [parts.method.as_str(), &parts.uri.to_string()] {
        digest.update(part);
        digest.update([0]);
    }
    digest.update(&bytes);
    let hash = digest.finalize().to_vec();
    if let Some(kept) = known(app, of.clone()).await? {
        return again(kept, &hash);
    }
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    // What failed for reasons of ours may be tried again.
    if response.status().is_server_error() {
        return Ok(response);
    }
    keep(app, of, hash, response).await
}

async fn known(app: &App, of: (String, String)) -> Result<Option<Kept>> {
    let oldest = Stamp::now().plus(-KEPT);
    app.db
        .read(move |db| {
            let select = "
                SELECT request, status, kind, body FROM repeats
                WHERE actor = ?1 AND key = ?2 AND at >= ?3";
            let found = db.query_row(select, params![of.0, of.1, oldest], |row| {
                let (request, status) = (row.get(0)?, row.get(1)?);
                Ok(Kept { request, status, kind: row.get(2)?, body: row.get(3)? })
            });
            Ok(found.optional()?)
        })
        .await
}

fn again(kept: Kept, hash: &[u8]) -> Result<Response> {
    if kept.request != hash {
        let title = "The key was used for something else";
        let detail = "another request came with this Idempotency-Key";
        let problem = Problem::new(StatusCode::CONFLICT, "key-reused", title, detail);
        return Err(problem.advising("take a new key for each thing to be done"));
    }
    let status = StatusCode::from_u16(kept.status).map_err(|error| Problem::internal(&error))?;
    let mut response = (status, kept.body).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    if let Some(kind) = kept.kind.and_then(|kind| HeaderValue::from_str(&kind).ok()) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(response)
}

async fn keep(
    app: &App,
    of: (String, String),
    hash: Vec<u8>,
    response: Response,
) -> Result<Response> {
    let (parts, body) = response.into_parts();
    let bytes: Bytes =
        to_bytes(body, usize::MAX).await.map_err(|error| Problem::internal(&error))?;
    let status = parts.status.as_u16();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let (kind, kept) = (kind.map(str::to_owned), bytes.to_vec());
    app.db
        .write(move |tx| {
            let now = Stamp::now();
            tx.execute("DELETE FROM repeats WHERE at < ?1", [now.plus(-KEPT)])?;
            let insert = "
                INSERT OR REPLACE INTO repeats (actor, key, request, status, kind, body, at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            tx.execute(insert, params![of.0, of.1, hash, status, kind, kept, now])?;
            Ok(())
        })
        .await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_held_by_one_at_a_time() {
        let underway = Underway::default();
        let of = || ("user 1".to_owned(), "k".to_owned());
        let held = underway.begin(of());
        assert!(held.is_some() && underway.begin(of()).is_none());
        // Whoever came second has not let it go.
        assert!(underway.begin(of()).is_none());
        drop(held);
        assert!(underway.begin(of()).is_some());
    }
}
