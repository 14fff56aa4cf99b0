//! Who asks, read off the request: a session's cookie, or a token.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, OptionalExtension, Row, params};
use tenure_i18n::Lang;

use super::{Actor, Role, Scope, Via, secret};
use crate::app::App;
use crate::ask::accepted;
use crate::db::Stamp;
use crate::problem::Result;

/// A session ends when it was not used for so long, in seconds: two weeks.
pub const IDLE: i64 = 14 * 86_400;

/// A session ends after so long in any case, in seconds: ninety days.
pub const LONGEST: i64 = 90 * 86_400;

/// A use is noted when the last one noted is so old, in seconds.
const NOTED: i64 = 60;

/// From where a request came, for throttling and the audit log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct From(pub Option<IpAddr>);

/// Finds out who asks, and leaves it with the request as an [`Actor`].
pub async fn layer(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let address = address(&app, &request);
    request.extensions_mut().insert(From(address));
    match who(&app, request.headers(), address).await {
        Ok(Some(actor)) => drop(request.extensions_mut().insert(actor)),
        Ok(None) => {}
        Err(problem) => return problem.into_response(),
    }
    let actor = request.extensions().get::<Actor>().cloned();
    let mut response = next.run(request).await;
    // For the log.
    if let Some(actor) = actor {
        response.extensions_mut().insert(actor);
    }
    response
}

/// The address of whoever asks. Where the server is reached under another URL, something stands
/// before it on this machine, and says from where the request came.
fn address(app: &App, request: &Request) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip();
    // Where it listens on `[::]`, this machine comes as `::ffff:127.0.0.1`.
    let peer = peer.to_canonical();
    if app.config.url.is_none() || !peer.is_loopback() {
        return Some(peer);
    }
    let said = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let last = said.and_then(|said| said.rsplit(',').next()?.trim().parse().ok());
    Some(last.unwrap_or(peer))
}

async fn who(
    app: &Arc<App>,
    headers: &HeaderMap,
    address: Option<IpAddr>,
) -> Result<Option<Actor>> {
    let found = match (bearer(headers), cookie(headers, app.cookie())) {
        (Some(token), _) => {
            let hash = secret::hash(token);
            app.db.read(move |db| Ok(by_token(db, &hash, Stamp::now())?)).await?
        }
        (None, Some(session)) => {
            let hash = secret::hash(session);
            app.db.read(move |db| Ok(by_session(db, &hash, Stamp::now())?)).await?
        }
        (None, None) => None,
    };
    let Some((mut actor, stale)) = found else { return Ok(None) };
    actor.address = address;
    actor.lang = accepted(headers);
    if stale {
        note_use(app, &actor).await?;
    }
    Ok(Some(actor))
}

/// The token of an `Authorization: Bearer` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A cookie's value.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then(|| value.trim())
    })
}

/// Who a session's hash belongs to, and whether its use is to be noted.
fn by_session(
    db: &Connection,
    hash: &[u8; 32],
    now: Stamp,
) -> rusqlite::Result<Option<(Actor, bool)>> {
    let select = "
        SELECT users.id, email, role, masked, sessions.id, used_at
        FROM sessions JOIN users ON users.id = sessions.user
        WHERE hash = ?1 AND expires_at > ?2 AND used_at > ?3 AND sessions.created_at > ?4";
    let found = |row: &Row<'_>| {
        let actor = actor(row, row.get(2)?, Via::Session(row.get(4)?))?;
        let used: Stamp = row.get(5)?;
        Ok((actor, used.plus(NOTED) < now))
    };
    let params = params![hash, now, now.plus(-IDLE), now.plus(-LONGEST)];
    db.query_row(select, params, found).optional()
}

/// Who a token's hash belongs to, and whether its use is to be noted.
fn by_token(
    db: &Connection,
    hash: &[u8; 32],
    now: Stamp,
) -> rusqlite::Result<Option<(Actor, bool)>> {
    let select = "
        SELECT users.id, email, role, masked, tokens.id, used_at, scope
        FROM tokens JOIN users ON users.id = tokens.user
        WHERE hash = ?1 AND (expires_at IS NULL OR expires_at > ?2)";
    let found = |row: &Row<'_>| {
        let (role, scope): (Role, Scope) = (row.get(2)?, row.get(6)?);
        let actor = actor(row, scope.within(role), Via::Token(row.get(4)?))?;
        let used: Option<Stamp> = row.get(5)?;
        Ok((actor, used.is_none_or(|used| used.plus(NOTED) < now)))
    };
    db.query_row(select, params![hash, now], found).optional()
}

fn actor(row: &Row<'_>, role: Role, via: Via) -> rusqlite::Result<Actor> {
    let (user, name, masked) = (Some(row.get(0)?), row.get(1)?, row.get(3)?);
    let lang = Lang::English;
    Ok(Actor { user, name, role, masked, via, address: None, lang })
}

/// Whether somebody who asked is still who they were: their session or token has not ended, and
/// they may do and see as much as then.
pub async fn still(app: &App, actor: &Actor) -> bool {
    let (via, now) = (actor.via, Stamp::now());
    let found = app.db.read(move |db| {
        let (select, id) = match via {
            Via::Session(id) => (
                "SELECT role, masked, NULL FROM sessions JOIN users ON users.id = sessions.user
                 WHERE sessions.id = ?1 AND expires_at > ?2",
                id,
            ),
            Via::Token(id) => (
                "SELECT role, masked, scope FROM tokens JOIN users ON users.id = tokens.user
                 WHERE tokens.id = ?1 AND (expires_at IS NULL OR expires_at > ?2)",
                id,
            ),
            Via::Password | Via::Link | Via::Terminal => return Ok(None),
        };
        let row = |row: &Row<'_>| {
            let (role, scope): (Role, Option<Scope>) = (row.get(0)?, row.get(2)?);
            Ok((scope.map_or(role, |scope| scope.within(role)), row.get::<_, bool>(1)?))
        };
        Ok(db.query_row(select, params![id, now], row).optional()?)
    });
    matches!(found.await, Ok(Some(found)) if found == (actor.role, actor.masked))
}

async fn note_use(app: &App, actor: &Actor) -> Result<()> {
    let (user, via, now) = (actor.user, actor.via, Stamp::now());
    app.db
        .write(move |tx| {
            match via {
                Via::Session(id) => {
                    let update = "UPDATE sessions SET used_at = ?2 WHERE id = ?1";
                    tx.execute(update, params![id, now])?;
                }
                Via::Token(id) => {
                    tx.execute("UPDATE tokens SET used_at = ?2 WHERE id = ?1", params![id, now])?;
                }
                Via::Password | Via::Link | Via::Terminal => {}
            }
            tx.execute("UPDATE users SET seen_at = ?2 WHERE id = ?1", params![user, now])?;
            Ok(())
        })
        .await
}
