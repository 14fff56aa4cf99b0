//! Signing in and out, and the first run.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use tenure_i18n::Lang;

use super::body::{Json, conflict};
use super::{Routes, Who};
use crate::access::authenticate::{From, LONGEST};
use crate::access::throttle::Key;
use crate::access::{Actor, Role, Via};
use crate::app::App;
use crate::people::users::{NewUser, User};
use crate::people::{links, password, sessions, users};
use crate::problem::{Problem, Result};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/setup", Who::Anybody, setup)
        .post("/setup", Who::Anybody, set_up)
        .post("/login", Who::Anybody, sign_in)
        .post("/login/link", Who::Anybody, sign_in_by_link)
        .post("/logout", Who::From(Role::Viewer), sign_out)
        .get("/me", Who::From(Role::Viewer), me)
}

/// Whether the server still has to be set up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Setup {
    /// Nobody can look after users yet: use the link that the terminal printed.
    pub needs_admin: bool,
}

/// The first owner.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct First {
    /// What stands after `#` in the link that the terminal printed.
    token: String,
    /// What they sign in with.
    email: String,
    /// How they are called.
    name: String,
    /// At least ten letters.
    password: String,
}

/// Who signs in.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The e-mail.
    email: String,
    /// The password.
    password: String,
}

/// Who signs in by a link of the terminal.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ByLink {
    /// What stands after `#` in the link.
    token: String,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Me {
    /// The user.
    pub user: User,
    /// What they may do; with a token, no more than its scope.
    pub role: Role,
    /// Whether names, e-mails and comments of customers are kept from them.
    pub masked: bool,
}

/// Whether the server still has to be set up
#[utoipa::path(get, path = "/api/v1/setup", tag = "access", security(()),
    responses((status = 200, body = Setup)))]
pub(crate) async fn setup(State(app): State<Arc<App>>) -> Result<Json<Setup>> {
    let needs_admin = app.db.read(|db| Ok(!users::has_admin(db)?)).await?;
    Ok(Json(Setup { needs_admin }))
}

/// Makes the first owner, and signs them in
#[utoipa::path(post, path = "/api/v1/setup", tag = "access", request_body = First, security(()),
    responses((status = 200, body = Me), (status = 409, body = Problem)))]
pub(crate) async fn set_up(
    State(app): State<Arc<App>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Json(first): Json<First>,
) -> Result<Response> {
    let password = hashed(&app, first.password).await?;
    let (email, name) = (first.email, first.name);
    let new = NewUser { email, name, role: Role::Owner, masked: false, password: Some(password) };
    let agent = agent(&headers);
    let begun = app.db.write(move |tx| {
        if users::has_admin(tx)? {
            return Err(conflict("it is set up already").advising("sign in instead"));
        }
        links::take(tx, links::Kind::Setup, &first.token)?;
        let link = Actor { via: Via::Link, address: from.0, ..Actor::terminal() };
        let user = users::create(tx, &link, &new)?;
        begin(tx, user, Via::Link, from, agent.as_deref())
    });
    entered(&app, begun.await?)
}

/// Signs in with e-mail and password
#[utoipa::path(post, path = "/api/v1/login", tag = "access", request_body = SignIn, security(()),
    responses((status = 200, body = Me), (status = 401, body = Problem),
        (status = 429, description = "Too many wrong passwords", body = Problem)))]
pub(crate) async fn sign_in(
    State(app): State<Arc<App>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Json(who): Json<SignIn>,
) -> Result<Response> {
    let Some(user) = known(&app, &who.email, from.0, who.password).await? else {
        let title = "You are not signed in";
        let detail = "e-mail and password do not belong together";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong-password", title, detail));
    };
    let agent = agent(&headers);
    let begun = app.db.write(move |tx| {
        // They may have been removed, or become somebody else, while the password was tried.
        let user = users::one(tx, user.id)?;
        begin(tx, user, Via::Password, from, agent.as_deref())
    });
    entered(&app, begun.await?)
}

/// The user of an e-mail, where the password is theirs. Wrong ones are slowed down.
///
/// # Errors
/// `too-many` where there were too many wrong ones.
pub async fn known(
    app: &App,
    email: &str,
    from: Option<IpAddr>,
    password: String,
) -> Result<Option<User>> {
    let mut keys = vec![Key::account(email)];
    keys.extend(from.map(Key::address));
    app.throttle.check(&keys, Instant::now())?;
    // Guesses that are tried side by side are all wrong until one is right.
    app.throttle.wrong(&keys, Instant::now());
    let email = email.to_owned();
    let known = app.db.read(move |db| {
        let Some(user) = users::by_email(db, &email)? else { return Ok(None) };
        let select = "SELECT password FROM users WHERE id = ?1";
        let stored = db.query_row(select, [user.id], |row| row.get(0)).optional()?;
        Ok(Some((user, stored.flatten())))
    });
    let (user, stored): (Option<User>, Option<String>) = match known.await? {
        Some((user, stored)) => (Some(user), stored),
        None => (None, None),
    };
    let right = slowly(app, move || password::is_right(&password, stored.as_deref())).await?;
    let user = user.filter(|_| right);
    if user.is_some() {
        keys.iter().for_each(|key| app.throttle.right(key));
    }
    Ok(user)
}

/// Signs in by the link that the terminal printed
#[utoipa::path(post, path = "/api/v1/login/link", tag = "access", request_body = ByLink,
    security(()), responses((status = 200, body = Me), (status = 422, body = Problem)))]
pub(crate) async fn sign_in_by_link(
    State(app): State<Arc<App>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Json(link): Json<ByLink>,
) -> Result<Response> {
    let agent = agent(&headers);
    let begun = app.db.write(move |tx| {
        let user = links::take(tx, links::Kind::SignIn, &link.token)?;
        let user = users::one(tx, user.unwrap_or_default())?;
        begin(tx, user, Via::Link, from, agent.as_deref())
    });
    entered(&app, begun.await?)
}

/// Ends the session
#[utoipa::path(post, path = "/api/v1/logout", tag = "access",
    responses((status = 204, description = "It has ended")))]
pub(crate) async fn sign_out(State(app): State<Arc<App>>, actor: Actor) -> Result<Response> {
    if let Via::Session(id) = actor.via {
        app.db.write(move |tx| sessions::end(tx, &actor, id)).await?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(&app, "", 0)?);
    Ok(response)
}

/// Who asks
#[utoipa::path(get, path = "/api/v1/me", tag = "access", responses((status = 200, body = Me)))]
pub(crate) async fn me(State(app): State<Arc<App>>, actor: Actor) -> Result<Json<Me>> {
    let (role, masked, id) = (actor.role, actor.masked, actor.user.unwrap_or_default());
    let user = app.db.read(move |db| users::one(db, id)).await?;
    Ok(Json(Me { user, role, masked }))
}

/// Begins a session of a user's; gives what its cookie is to hold.
fn begin(
    tx: &Transaction<'_>,
    user: User,
    via: Via,
    from: From,
    agent: Option<&str>,
) -> Result<(Me, String)> {
    let (role, masked, name) = (user.role, user.masked, user.email.clone());
    let actor = Actor {
        user: Some(user.id),
        name,
        role,
        masked,
        via,
        address: from.0,
        lang: Lang::English,
    };
    let known_by = sessions::begin(tx, &actor, agent)?;
    Ok((Me { user, role, masked }, known_by))
}

fn entered(app: &App, (me, known_by): (Me, String)) -> Result<Response> {
    let mut response = Json(me).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(app, &known_by, LONGEST)?);
    Ok(response)
}

/// The cookie of a session: scripts cannot read it, other sites' pages cannot write with it.
fn cookie(app: &App, value: &str, seconds: i64) -> Result<HeaderValue> {
    let name = app.cookie();
    let secure = if app.https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).map_err(|error| Problem::internal(&error))
}

fn agent(headers: &HeaderMap) -> Option<String> {
    headers.get(header::USER_AGENT)?.to_str().ok().map(str::to_owned)
}

/// The hash of a new password.
///
/// # Errors
/// `bad-value` where it is too short or too long.
pub async fn hashed(app: &App, password: String) -> Result<String> {
    slowly(app, move || password::hash(&password)).await
}

/// Runs what takes its time and 19 MiB, a few at once.
async fn slowly<T: Send + 'static>(
    app: &App,
    f: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _turn = app.hashing.acquire().await.map_err(|closed| Problem::internal(&closed))?;
    let done = tokio::task::spawn_blocking(f).await;
    done.map_err(|error| Problem::internal(&error))?
}
