//! Users, tokens, sessions.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tenure_domain::said;

use super::body::{At, Json, Query, bad_value};
use super::enter::{hashed, known};
use super::list::{List, Unpaged};
use super::{Routes, Who};
use crate::access::{Actor, Role, Scope, Via};
use crate::app::App;
use crate::db::Stamp;
use crate::people::sessions::{self, Session};
use crate::people::tokens::{self, Token};
use crate::people::users::{self, User};
use crate::problem::{Problem, Result};

/// Days that a token lasts at most, where it ends at all: ten years.
const LONGEST: u32 = 3_650;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/users", Who::From(Role::Admin), list_users)
        .post("/users", Who::From(Role::Admin), create_user)
        .patch("/users/{id}", Who::From(Role::Admin), change_user)
        .delete("/users/{id}", Who::From(Role::Admin), remove_user)
        .patch("/me", Who::From(Role::Viewer), change_me)
        .get("/tokens", Who::From(Role::Viewer), list_tokens)
        .post("/tokens", Who::From(Role::Viewer), create_token)
        .delete("/tokens/{id}", Who::From(Role::Viewer), revoke_token)
        .get("/sessions", Who::From(Role::Viewer), list_sessions)
        .delete("/sessions/{id}", Who::From(Role::Viewer), end_session)
}

/// A user to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// What they sign in with.
    email: String,
    /// How they are called.
    name: String,
    /// What they may do; not above the role of who makes them.
    role: Role,
    /// Keeps names, e-mails and comments of customers from them.
    #[serde(default)]
    masked: bool,
    /// Their first password, of at least ten letters.
    password: String,
}

/// What changes of a user.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// The new name.
    name: Option<String>,
    /// The new role.
    role: Option<Role>,
    /// Whether they are masked from now on.
    masked: Option<bool>,
    /// A new password of somebody else; their sessions and tokens end.
    password: Option<String>,
}

/// What changes of oneself.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnChange {
    /// The new name.
    name: Option<String>,
    /// A new password; all other sessions end.
    password: Option<String>,
    /// The password so far, which a new one takes, where there is one.
    current_password: Option<String>,
}

/// A token to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    name: String,
    /// What it may do.
    scope: Scope,
    /// For so many days; without, until it is revoked.
    days: Option<u32>,
}

/// A token that was just made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Made {
    /// What programs send. It is told this once.
    pub secret: String,
    /// The token.
    pub token: Token,
}

/// Whose tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// Those of all users; that takes an admin.
    #[serde(default)]
    all: bool,
}

/// All users
#[utoipa::path(get, path = "/api/v1/users", tag = "access",
    responses((status = 200, body = List<User>)))]
pub(crate) async fn list_users(
    State(app): State<Arc<App>>,
    _: Unpaged,
) -> Result<Json<List<User>>> {
    let users = app.db.read(users::all).await?;
    Ok(Json(List::whole(users)))
}

/// Makes a user
#[utoipa::path(post, path = "/api/v1/users", tag = "access", request_body = NewUser,
    responses((status = 201, body = User), (status = 409, body = Problem)))]
pub(crate) async fn create_user(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<NewUser>,
) -> Result<Response> {
    actor.must_see_people()?;
    let password = Some(hashed(&app, new.password).await?);
    let NewUser { email, name, role, masked, .. } = new;
    let new = users::NewUser { email, name, role, masked, password };
    let user = app.db.write(move |tx| users::create(tx, &actor, &new)).await?;
    Ok((StatusCode::CREATED, Json(user)).into_response())
}

/// Changes a user
#[utoipa::path(patch, path = "/api/v1/users/{id}", tag = "access", request_body = UserChange,
    params(("id" = i64, Path)),
    responses((status = 200, body = User), (status = 409, body = Problem)))]
pub(crate) async fn change_user(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(change): Json<UserChange>,
) -> Result<Json<User>> {
    // Whoever is masked would lift the mask, or sign in as somebody else.
    actor.must_see_people()?;
    if change.password.is_some() && actor.user == Some(id) {
        return Err(bad_value("one's own password is changed with the one so far")
            .advising("PATCH /api/v1/me takes password and current_password"));
    }
    let password = match change.password {
        Some(password) => Some(hashed(&app, password).await?),
        None => None,
    };
    let UserChange { name, role, masked, .. } = change;
    let change = users::Change { name, role, masked, password };
    let user = app.db.write(move |tx| users::change(tx, &actor, id, &change)).await?;
    Ok(Json(user))
}

/// Removes a user, with their sessions and tokens
#[utoipa::path(delete, path = "/api/v1/users/{id}", tag = "access", params(("id" = i64, Path)),
    responses((status = 204, description = "Gone"), (status = 409, body = Problem)))]
pub(crate) async fn remove_user(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    app.db.write(move |tx| users::remove(tx, &actor, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes one's own name or password; a new password takes the one so far
#[utoipa::path(patch, path = "/api/v1/me", tag = "access", request_body = OwnChange,
    responses((status = 200, body = User),
        (status = 403, description = "The password so far is another one", body = Problem),
        (status = 422, body = Problem),
        (status = 429, description = "Too many wrong passwords", body = Problem)))]
pub(crate) async fn change_me(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(change): Json<OwnChange>,
) -> Result<Json<User>> {
    if !matches!(actor.via, Via::Session(_)) {
        return Err(bad_value("only who is signed in can change themselves"));
    }
    let password = match change.password {
        Some(password) => {
            prove(&app, &actor, change.current_password).await?;
            Some(hashed(&app, password).await?)
        }
        None => None,
    };
    let change = users::Change { name: change.name, password, ..users::Change::default() };
    let id = actor.user.unwrap_or_default();
    let user = app.db.write(move |tx| users::change(tx, &actor, id, &change)).await?;
    Ok(Json(user))
}

/// Refuses whoever does not know the password so far: whoever finds a browser open would own the
/// account otherwise. Who signed in by a link of the terminal may have none yet.
async fn prove(app: &App, actor: &Actor, password: Option<String>) -> Result<()> {
    let id = actor.user.unwrap_or_default();
    if !app.db.read(move |db| users::one(db, id)).await?.has_password {
        return Ok(());
    }
    let Some(password) = password else {
        return Err(bad_value("a new password takes the one so far")
            .advising("send it as current_password; an admin can set another one"));
    };
    match known(app, &actor.name, actor.address, password).await? {
        Some(_) => Ok(()),
        None => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "wrong-password",
            "The password so far is another one",
            "that is not your password so far",
        )),
    }
}

/// One's own tokens, or everybody's
#[utoipa::path(get, path = "/api/v1/tokens", tag = "access", params(Whose),
    responses((status = 200, body = List<Token>)))]
pub(crate) async fn list_tokens(
    State(app): State<Arc<App>>,
    _: Unpaged,
    actor: Actor,
    Query(whose): Query<Whose>,
) -> Result<Json<List<Token>>> {
    if whose.all {
        actor.must(Role::Admin)?;
    }
    let of = if whose.all { None } else { actor.user };
    let tokens = app.db.read(move |db| tokens::all(db, of)).await?;
    Ok(Json(List::whole(tokens)))
}

/// Makes a token of one's own. It is told this once
#[utoipa::path(post, path = "/api/v1/tokens", tag = "access", request_body = NewToken,
    responses((status = 201, body = Made), (status = 422, body = Problem)))]
pub(crate) async fn create_token(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<NewToken>,
) -> Result<Response> {
    if new.days.is_some_and(|days| !(1..=LONGEST).contains(&days)) {
        return Err(bad_value(said!("a token lasts 1 to {most} days", most = u64::from(LONGEST))));
    }
    let expires_at = new.days.map(|days| Stamp::now().plus(i64::from(days) * 86_400));
    let (user, name, scope) = (actor.user.unwrap_or_default(), new.name, new.scope);
    let new = tokens::NewToken { user, name, scope, expires_at };
    let (token, secret) = app.db.write(move |tx| tokens::create(tx, &actor, &new)).await?;
    Ok((StatusCode::CREATED, Json(Made { secret, token })).into_response())
}

/// Ends a token
#[utoipa::path(delete, path = "/api/v1/tokens/{id}", tag = "access", params(("id" = i64, Path)),
    responses((status = 204, description = "It has ended"), (status = 404, body = Problem)))]
pub(crate) async fn revoke_token(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    app.db.write(move |tx| tokens::revoke(tx, &actor, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's own sessions
#[utoipa::path(get, path = "/api/v1/sessions", tag = "access",
    responses((status = 200, body = List<Session>)))]
pub(crate) async fn list_sessions(
    State(app): State<Arc<App>>,
    _: Unpaged,
    actor: Actor,
) -> Result<Json<List<Session>>> {
    let sessions = app.db.read(move |db| sessions::of(db, &actor)).await?;
    Ok(Json(List::whole(sessions)))
}

/// Ends a session
#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "access",
    params(("id" = i64, Path)),
    responses((status = 204, description = "It has ended"), (status = 404, body = Problem)))]
pub(crate) async fn end_session(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    app.db.write(move |tx| sessions::end(tx, &actor, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
