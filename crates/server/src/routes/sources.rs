//! Sources over HTTP: they are connected, changed, asked at once, checked and removed.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use tenure_connectors::stripe::Mode;
use tenure_connectors::stripe_api::{BadKey, Base, Key, OPTIONAL, SyncError};
use tenure_domain::said;
use tenure_engine::import::ImportError;
use tenure_engine::sync::refuse_other_mode;
use tenure_store::Workspace;

use super::body::{At, Json, Query, bad_value, cleared, conflict};
use super::list::{List, Page, Unpaged};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::jobs::{Event, Job};
use crate::problem::{Problem, Result};
use crate::sources::check::{Checked, check};
use crate::sources::inbox::{Kept, kept};
use crate::sources::{self, Change, New, SECRETS, Source};
use crate::work::Task;
use crate::written::words;

/// Minutes between syncs where nobody says otherwise.
const USUAL: i64 = 60;

/// The routes of this area.
pub fn routes() -> Routes {
    let (viewer, admin) = (Who::From(Role::Viewer), Who::From(Role::Admin));
    Routes::new()
        .get("/sources", viewer, list)
        .post("/sources", admin, create)
        .get("/sources/{id}", viewer, one)
        .patch("/sources/{id}", admin, change)
        .delete("/sources/{id}", admin, remove)
        .post("/sources/{id}/sync", admin, sync)
        .post("/sources/{id}/check", admin, look)
        .get("/sources/{id}/events", admin, events)
}

/// Sources with how they stand. Keys and secrets are never told, only their ends.
#[utoipa::path(get, path = "/api/v1/sources", tag = "sources",
    responses((status = 200, body = List<Source>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    _: Unpaged,
) -> Result<Json<List<Source>>> {
    let all = app.db.read(sources::list).await?;
    Ok(Json(List::whole(all.into_iter().map(|source| source.spoken(actor.lang)).collect())))
}

/// One source.
#[utoipa::path(get, path = "/api/v1/sources/{id}", tag = "sources",
    params(("id" = i64, Path, description = "The source's number")),
    responses((status = 200, body = Source)))]
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Json<Source>> {
    Ok(Json(app.db.read(move |db| sources::find(db, id)).await?.spoken(actor.lang)))
}

/// A source to be connected.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSource {
    /// `stripe`.
    kind: String,
    /// How people call it; `Stripe` unless said, with a number from the second on.
    #[serde(default)]
    name: Option<String>,
    /// Its account (`acct_…`), which the key itself need not say then.
    #[serde(default)]
    account: Option<String>,
    /// A restricted key (`rk_live_…`) with read permissions, best; it is encrypted at rest.
    key: String,
    /// What signs its webhooks (`whsec_…`), where it has any.
    #[serde(default)]
    signing_secrets: Vec<String>,
    /// Minutes between syncs, 5 to 10,080; 60 unless said, `null` for none.
    #[serde(default, deserialize_with = "cleared")]
    #[schema(value_type = Option<i64>)]
    schedule_minutes: Option<Option<i64>>,
    /// Kinds of objects that are left out, because the key may not read them.
    #[serde(default)]
    without: Vec<String>,
}

/// Connects an account of Stripe; its first sync begins at once. Several accounts stand beside each
/// other once it is known which those are that are there already.
#[utoipa::path(post, path = "/api/v1/sources", tag = "sources", request_body = NewSource,
    responses((status = 201, body = Source), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<NewSource>,
) -> Result<(StatusCode, Json<Source>)> {
    if new.kind != "stripe" {
        let hint = "only stripe can be connected; others are imported from files";
        return Err(bad_value(format!("{:?} is no kind of source", new.kind)).advising(hint));
    }
    let (key, live) = key(&new.key)?;
    let new = New {
        name: new.name.map(|name| words(&name, "the name", 100)).transpose()?,
        account: new.account.as_deref().map(account).transpose()?,
        key,
        live,
        signing: signing(&new.signing_secrets)?,
        without: without(new.without)?,
        every: every(new.schedule_minutes.unwrap_or(Some(USUAL)))?,
    };
    let shared = Arc::clone(&app);
    let made = app.db.write(move |tx| {
        may_hold(&shared, new.live)?;
        let source = sources::create(tx, &shared.secrets, &actor, &new)?;
        let object = format!("source {}", source.id);
        audit(tx, &actor, "source.create", &object, NOTHING, Some(&source.known()))?;
        Ok(source)
    });
    Ok((StatusCode::CREATED, Json(made.await?)))
}

/// What changes of a source; what is absent stays.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceChange {
    /// How people call it.
    #[serde(default)]
    name: Option<String>,
    /// Its account (`acct_…`), where its key may not say it.
    #[serde(default)]
    account: Option<String>,
    /// Another key.
    #[serde(default)]
    key: Option<String>,
    /// All that sign its webhooks from now on. While one is rolled, the old and the new.
    #[serde(default)]
    signing_secrets: Option<Vec<String>>,
    /// One more that signs its webhooks, beside those that do; of too many the oldest goes.
    #[serde(default)]
    add_signing_secret: Option<String>,
    /// Minutes between syncs; `null` for none.
    #[serde(default, deserialize_with = "cleared")]
    #[schema(value_type = Option<i64>)]
    schedule_minutes: Option<Option<i64>>,
    /// Kinds of objects that are left out.
    #[serde(default)]
    without: Option<Vec<String>>,
    /// Whether nothing is asked and brought in for now.
    #[serde(default)]
    paused: Option<bool>,
}

/// Changes a source.
#[utoipa::path(patch, path = "/api/v1/sources/{id}", tag = "sources", request_body = SourceChange,
    params(("id" = i64, Path, description = "The source's number")),
    responses((status = 200, body = Source), (status = 422, body = Problem)))]
pub(crate) async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(wanted): Json<SourceChange>,
) -> Result<Json<Source>> {
    let change = Change {
        name: wanted.name.map(|name| words(&name, "the name", 100)).transpose()?,
        account: wanted.account.as_deref().map(account).transpose()?,
        key: wanted.key.as_deref().map(key).transpose()?,
        signing: wanted.signing_secrets.as_deref().map(signing).transpose()?,
        more_signing: wanted.add_signing_secret.map(|it| signing(&[it])).transpose()?,
        without: wanted.without.map(without).transpose()?,
        every: wanted.schedule_minutes.map(every).transpose()?,
        paused: wanted.paused,
    };
    let shared = Arc::clone(&app);
    let changed = app.db.write(move |tx| {
        let before = sources::find(tx, id)?;
        if let Some((_, live)) = change.key {
            may_hold(&shared, live)?;
        }
        let after = sources::change(tx, &shared.secrets, id, &change)?;
        let (known, now) = (before.known(), after.known());
        audit(tx, &actor, "source.change", &format!("source {id}"), Some(&known), Some(&now))?;
        Ok(after)
    });
    Ok(Json(changed.await?))
}

/// Removes a source with its secrets and the events that wait. What is in the data stays.
#[utoipa::path(delete, path = "/api/v1/sources/{id}", tag = "sources",
    params(("id" = i64, Path, description = "The source's number")), responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let removed = app.db.write(move |tx| {
        let source = sources::remove(tx, id)?;
        let object = format!("source {id}");
        audit(tx, &actor, "source.remove", &object, Some(&source.known()), NOTHING)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

/// How much to ask for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct HowMuch {
    /// Everything anew, though the last sync is known.
    #[serde(default)]
    everything: bool,
}

/// Asks a source for what is new, now. Where that waits or is being done, it is that job.
#[utoipa::path(post, path = "/api/v1/sources/{id}/sync", tag = "sources",
    params(("id" = i64, Path, description = "The source's number"), HowMuch),
    responses((status = 202, body = Job)))]
pub(crate) async fn sync(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Query(how): Query<HowMuch>,
) -> Result<(StatusCode, Json<Job>)> {
    let dir = app.config.dir.clone();
    let asked = app.db.write(move |tx| {
        let job = sources::asked(tx, &actor, id, Task::sync(dir, id, how.everything))?;
        audit(tx, &actor, "source.sync", &format!("source {id}"), NOTHING, Some(&how.everything))?;
        Ok(job)
    });
    let job = asked.await?;
    app.jobs.tell(Event::Job(Box::new(job.clone())));
    app.jobs.ring();
    Ok((StatusCode::ACCEPTED, Json(job)))
}

/// Asks Stripe whether the key opens all that a sync needs.
#[utoipa::path(post, path = "/api/v1/sources/{id}/check", tag = "sources",
    params(("id" = i64, Path, description = "The source's number")),
    responses((status = 200, body = Checked), (status = 422, body = Problem),
        (status = 502, body = Problem)))]
pub(crate) async fn look(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Json<Checked>> {
    let stored = app.db.read(move |db| sources::stored(db, id)).await?;
    let key = stored.key(&app.secrets).map_err(|error| conflict(error.to_string()))?;
    let stored_account = stored.account.clone().filter(|_| stored.synced);
    let key = Key::parse(&key).map_err(|error| bad_value(why(error)))?;
    let base = Base::parse(app.config.stripe_api.as_deref().unwrap_or(Base::STRIPE));
    let base = base.map_err(|says| bad_value(format!("--stripe-api: {says}")))?;
    let asked = tokio::task::spawn_blocking(move || check(base, key, &stored.without));
    let checked = asked.await.map_err(|error| Problem::internal(&error))?.map_err(refused)?;
    let (account, known) = (checked.account.clone(), stored_account);
    let noted = app.db.write(move |tx| {
        if let (Some(told), Some(known)) = (&account, &known)
            && told != known
        {
            return Err(another_account(told, known));
        }
        if let Some(other) =
            account.as_deref().map(|it| sources::of_account(tx, id, it)).transpose()?.flatten()
        {
            return Err(connected_already(other));
        }
        let update = "UPDATE sources SET account = coalesce(?2, account) WHERE id = ?1";
        tx.execute(update, rusqlite::params![id, account])?;
        audit(tx, &actor, "source.check", &format!("source {id}"), NOTHING, NOTHING)
    });
    noted.await?;
    Ok(Json(checked))
}

/// The key is of another account than the data that the source brought.
fn another_account(told: &str, known: &str) -> Problem {
    let detail = said!(
        "the key is of the account {told}, and not of {wanted}",
        told = told.to_owned(),
        wanted = known.to_owned()
    );
    conflict(detail).advising(said!(
        "give the source a key of its account; connect the other one as a source of its own"
    ))
}

/// The account is that of another source.
fn connected_already(other: i64) -> Problem {
    let detail = said!(
        "its key is of an account that is connected already, as source {id}",
        id = other.to_string()
    );
    conflict(detail).advising(said!("remove this source, or give it the key of another account"))
}

/// Why a key does not do.
fn refused(error: SyncError) -> Problem {
    let (status, code, title) = match error {
        SyncError::KeyRefused { .. } => {
            (StatusCode::UNPROCESSABLE_ENTITY, "key-refused", "Stripe does not accept the key")
        }
        SyncError::Forbidden { .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-lacks",
            "The key may not read all that is needed",
        ),
        _ => (StatusCode::BAD_GATEWAY, "no-answer", "Stripe gives no answer"),
    };
    let problem = Problem::new(status, code, title, error.to_string());
    match error.hint().filter(|_| status != StatusCode::BAD_GATEWAY) {
        Some(hint) => problem.advising(hint.to_owned()),
        None => problem.advising("look whether this machine reaches api.stripe.com, and try again"),
    }
}

/// Events that came and are not in the data: they wait, are set aside, or were refused.
#[utoipa::path(get, path = "/api/v1/sources/{id}/events", tag = "sources",
    params(("id" = i64, Path, description = "The source's number"), Page),
    responses((status = 200, body = List<Kept>)))]
pub(crate) async fn events(
    State(app): State<Arc<App>>,
    At(id): At<i64>,
    Query(page): Query<Page>,
) -> Result<Json<List<Kept>>> {
    let (before, rows) = (page.after()?, page.rows());
    let found = app.db.read(move |db| {
        sources::find(db, id)?;
        kept(db, id, before, rows)
    });
    Ok(Json(List::of(found.await?, &page, |event| event.id)))
}

/// A key that can be used, and whether it opens what real customers do.
fn key(text: &str) -> Result<(String, bool)> {
    let hint = "make a restricted key (rk_live_…) with read permissions in Stripe's dashboard, \
                under Developers, API keys";
    let key = Key::parse(text).map_err(|error| bad_value(why(error)).advising(hint))?;
    Ok((text.trim().to_owned(), key.mode() == Mode::Live))
}

/// The id of an account.
fn account(text: &str) -> Result<String> {
    let text = text.trim();
    let rest = text.strip_prefix("acct_").unwrap_or_default();
    match (1..=60).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => Ok(text.to_owned()),
        false => Err(bad_value("this does not look like the id of an account of Stripe")
            .advising("it begins with acct_; Stripe's settings show it")),
    }
}

/// Why a key is none.
fn why(error: BadKey) -> &'static str {
    match error {
        BadKey::Empty => "the key is empty",
        BadKey::Publishable => "this is a publishable key, which cannot read an account",
        BadKey::Unknown => "this does not look like a key of Stripe",
    }
}

/// Secrets that sign webhooks.
fn signing(all: &[String]) -> Result<Vec<String>> {
    let fits = |text: &str| {
        let rest = text.strip_prefix("whsec_").unwrap_or_default();
        (8..=200).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_graphic())
    };
    let all: Vec<String> = all.iter().map(|text| text.trim().to_owned()).collect();
    if all.len() > SECRETS {
        return Err(bad_value(said!(
            "there are more than {n} signing secrets",
            n = SECRETS.to_string()
        )));
    }
    match all.iter().all(|text| fits(text)) {
        true => Ok(all),
        false => Err(bad_value("this does not look like a signing secret of Stripe")
            .advising("it begins with whsec_; Stripe's dashboard shows it at the endpoint")),
    }
}

fn without(mut kinds: Vec<String>) -> Result<Vec<String>> {
    kinds.sort();
    kinds.dedup();
    match kinds.iter().find(|kind| !OPTIONAL.contains(&kind.as_str())) {
        None => Ok(kinds),
        Some(other) => {
            Err(bad_value(said!("{kind} cannot be left out", kind = format!("{other:?}")))
                .advising(said!("what may be left out: {kinds}", kinds = OPTIONAL.join(", "))))
        }
    }
}

fn every(minutes: Option<i64>) -> Result<Option<i64>> {
    match minutes {
        Some(n) if !(5..=10_080).contains(&n) => {
            Err(bad_value(said!("a sync every {n} minutes is not possible", n = n.to_string()))
                .advising("5 minutes to 10,080 (a week), or null for none"))
        }
        minutes => Ok(minutes),
    }
}

/// Refuses a key of the other mode than what the data are of.
fn may_hold(app: &App, live: bool) -> Result<()> {
    let mode = if live { Mode::Live } else { Mode::Test };
    let workspace = Workspace::open(&app.config.dir).map_err(|error| Problem::internal(&error))?;
    refuse_other_mode(&workspace, mode).map_err(|error| match error {
        ImportError::Mixed { held, given } => conflict(said!(
            "the data are {held} data of Stripe, and the key is of {given} mode",
            held = held.to_string(),
            given = given.to_string()
        ))
        .advising("serve another folder for the other mode: tenure serve --data DIR"),
        other => Problem::internal(&other),
    })
}
