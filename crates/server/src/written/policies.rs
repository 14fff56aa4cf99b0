//! Which rules are in force, those that were saved under a name, and what others would do.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tenure_domain::said;
use tenure_i18n::Lang;
use tenure_store::Workspace;
use utoipa::openapi::Ref;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Type};

use super::{Where, words};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::ask::{Form, Question};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{Json, Query, conflict};
use crate::routes::{Routes, Who};

/// The setting of the account that says which policy is in force.
const IN_FORCE: &str = "policy";

/// The policy where nothing is said.
const USUAL: &str = "standard";

/// The figures by which two policies are told apart.
const FIGURES: [&str; 4] = ["mrr", "customer_churn", "nrr", "grr"];

/// A version of a policy with a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Saved {
    /// Its number.
    pub id: i64,
    /// Its name: `policy=@name` asks under it.
    pub name: String,
    /// Which version of it, from 1.
    pub version: i64,
    /// A preset and its settings that are other ones: `standard,paused=keep`.
    pub rules: String,
    /// Who saved it.
    pub author: String,
    /// When.
    pub at: Stamp,
}

/// A policy to be saved; under a known name it is the next version.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPolicy {
    /// Its name.
    pub name: String,
    /// A preset and its settings that are other ones.
    pub rules: String,
}

/// A policy, by its name or its rules.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// A preset, one with settings that are other ones, or `@` and the name of a saved one.
    pub policy: String,
}

/// A policy to be tried.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// As in [`Chosen`].
    pub policy: String,
    /// First day; else the last twelve complete months are asked.
    #[serde(default)]
    pub from: Option<String>,
    /// First day after.
    #[serde(default)]
    pub to: Option<String>,
    /// Only what is billed in this currency, at face value.
    #[serde(default)]
    pub currency: Option<String>,
    /// As known at this time.
    #[serde(default)]
    pub known_at: Option<String>,
}

/// What is in force, what there is, and what was saved.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Listed {
    /// The rules that are in force.
    in_force: String,
    /// The presets.
    #[schema(schema_with = presets)]
    presets: Vec<Value>,
    /// All versions that were saved, the newest of each name first.
    saved: Vec<Saved>,
}

fn presets() -> ArrayBuilder {
    ArrayBuilder::new().items(Ref::from_schema_name("Preset"))
}

/// Figures under two policies.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Compared {
    /// Under the policy in force.
    current: Under,
    /// Under the one that is tried.
    candidate: Under,
}

/// Figures under a policy.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Under {
    /// Its rules.
    policy: String,
    /// The figures.
    figures: Vec<Compare>,
}

/// A figure by which policies are compared.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Compare {
    /// Id of the metric.
    metric: &'static str,
    /// The figure of the last period; none where there is no period.
    #[schema(schema_with = figure)]
    figure: Option<Value>,
}

fn figure() -> OneOfBuilder {
    let null = ObjectBuilder::new().schema_type(Type::Null);
    OneOfBuilder::new().item(Ref::from_schema_name("Figure")).item(null)
}

/// Its routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/policies", Who::From(Role::Viewer), list)
        .post("/policies", Who::From(Role::Admin), save)
        .post("/policies/preview", Who::From(Role::Viewer), preview)
        .put("/policy", Who::From(Role::Admin), choose)
}

const SELECT: &str = "SELECT id, name, version, rules, author, at FROM policies";

fn saved(row: &Row<'_>) -> rusqlite::Result<Saved> {
    Ok(Saved {
        id: row.get(0)?,
        name: row.get(1)?,
        version: row.get(2)?,
        rules: row.get(3)?,
        author: row.get(4)?,
        at: row.get(5)?,
    })
}

/// The rules that `@name` stands for, in its last version.
///
/// # Errors
/// `wrong-question` where no policy has that name.
pub async fn meant(app: &Arc<App>, text: &str) -> Result<String> {
    let Some(name) = text.trim().strip_prefix('@').map(str::to_owned) else {
        return Ok(text.trim().to_owned());
    };
    let found = app.db.read(move |db| {
        let select = "SELECT rules FROM policies WHERE name = ?1 ORDER BY version DESC LIMIT 1";
        let found = db.query_row(select, [&name], |row| row.get(0)).optional()?;
        found.ok_or_else(|| {
            let name = format!("{name:?}");
            let detail = said!("no policy was saved under the name {name}", name = name);
            Problem::wrong_question(detail).advising("GET /api/v1/policies lists them")
        })
    });
    found.await
}

/// The rules that are meant by a policy's name or rules, where they can be understood.
///
/// # Errors
/// `wrong-question` where they cannot.
pub(crate) async fn shown(app: &Arc<App>, dir: &Path, text: &str) -> Result<String> {
    let rules = meant(app, text).await?;
    asked(app, dir, &["policy", "show"], &[("policy", &rules)]).await?;
    Ok(rules)
}

/// An answer of the command line, as JSON.
async fn asked(
    app: &Arc<App>,
    dir: &Path,
    command: &[&str],
    options: &[(&str, &str)],
) -> Result<Value> {
    let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    let question = Question {
        command: command.iter().map(|word| (*word).to_owned()).collect(),
        options: options.iter().map(owned).collect(),
        form: Form::Json,
        lang: Lang::English,
        dir: dir.to_owned(),
        // Rules, and figures of all customers together, name nobody.
        mask: None,
    };
    app.asked(question).await?.json()
}

/// The policy of a workspace.
async fn in_force(dir: PathBuf) -> Result<String> {
    let read = tokio::task::spawn_blocking(move || Workspace::open(&dir)?.account()).await;
    let account = read.map_err(|error| Problem::internal(&error))?;
    let account = account.map_err(|error| Problem::internal(&error))?;
    Ok(account.get(IN_FORCE).cloned().unwrap_or_else(|| USUAL.to_owned()))
}

/// What is in force, what there is, and what was saved.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/policies",
    tag = "policies",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 200, description = "The policy in force, presets, and saved ones", body = Listed))
)]
pub async fn list(State(app): State<Arc<App>>, Query(at): Query<Where>) -> Result<Json<Listed>> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let presets = asked(&app, &dir, &["policy", "list"], &[]).await?;
    let all = app.db.read(move |db| {
        let mut statement = db.prepare(&format!("{SELECT} ORDER BY name, version DESC"))?;
        let rows = statement.query_map([], saved)?;
        Ok(rows.collect::<rusqlite::Result<Vec<Saved>>>()?)
    });
    let all = all.await?;
    let current = in_force(dir).await?;
    let presets = presets["policies"].as_array().cloned().unwrap_or_default();
    Ok(Json(Listed { in_force: current, presets, saved: all }))
}

/// Whether a preset bears the name: with and without `@` it would be two things.
fn is_preset(listed: &Value, name: &str) -> bool {
    let all = listed["policies"].as_array().into_iter().flatten();
    let named =
        |preset: &Value| preset["name"].as_str().is_some_and(|it| it.eq_ignore_ascii_case(name));
    all.into_iter().any(named)
}

/// A new version of a policy.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/policies",
    tag = "policies",
    request_body = NewPolicy,
    responses((status = 201, description = "The version that was saved", body = Saved))
)]
pub async fn save(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<NewPolicy>,
) -> Result<Response> {
    let name = words(&new.name, "the name", 60)?;
    let dir = app.workspace(None)?;
    let presets = asked(&app, &dir, &["policy", "list"], &[]).await?;
    if is_preset(&presets, &name) {
        let name = format!("{name:?}");
        return Err(conflict(said!(
            "{name} is a preset, and no name for another policy",
            name = name
        )));
    }
    // What cannot be understood is not saved.
    asked(&app, &dir, &["policy", "show"], &[("policy", new.rules.trim())]).await?;
    let made = app.db.write(move |tx| {
        let last = "SELECT coalesce(max(version), 0) FROM policies WHERE name = ?1";
        let version: i64 = tx.query_row(last, [&name], |row| row.get(0))?;
        let insert = "
            INSERT INTO policies (name, version, rules, author, at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![name, version + 1, new.rules.trim(), actor.name, Stamp::now()];
        tx.execute(insert, row)?;
        let select = format!("{SELECT} WHERE id = ?1");
        let made = tx.query_row(&select, [tx.last_insert_rowid()], saved)?;
        audit(tx, &actor, "policy.save", &format!("policy {name}"), NOTHING, Some(&made))?;
        Ok(made)
    });
    Ok((StatusCode::CREATED, Json(made.await?)).into_response())
}

/// From now on figures are made under this policy, where a question names no other.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    put,
    path = "/api/v1/policy",
    tag = "policies",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    request_body = Chosen,
    responses((status = 200, description = "The policy in force, with all its settings",
        body = ref("#/components/schemas/PolicyShown")))
)]
pub async fn choose(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(at): Query<Where>,
    Json(chosen): Json<Chosen>,
) -> Result<Json<Value>> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let rules = meant(&app, &chosen.policy).await?;
    let shown = asked(&app, &dir, &["policy", "show"], &[("policy", &rules)]).await?;
    let before = in_force(dir.clone()).await?;
    let object = format!("policy of {}", at.name(&app)?);
    app.db
        .write(move |tx| {
            audit(tx, &actor, "policy.choose", &object, Some(&before), Some(&rules))?;
            let set = Workspace::open(&dir)
                .and_then(|workspace| workspace.set_account(&[(IN_FORCE, Some(&rules))]));
            set.map_err(|error| Problem::internal(&error))
        })
        .await?;
    Ok(Json(shown))
}

/// Figures under the policy in force and under another, side by side.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/policies/preview",
    tag = "policies",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    request_body = Tried,
    responses((status = 200, description = "MRR, churn and retention under both", body = Compared))
)]
pub async fn preview(
    State(app): State<Arc<App>>,
    Query(at): Query<Where>,
    Json(tried): Json<Tried>,
) -> Result<Json<Compared>> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let rules = meant(&app, &tried.policy).await?;
    let current = in_force(dir.clone()).await?;
    let (before, after) =
        (figures(&app, &dir, &current, &tried), figures(&app, &dir, &rules, &tried));
    let (before, after) = (before.await?, after.await?);
    Ok(Json(Compared {
        current: Under { policy: current, figures: before },
        candidate: Under { policy: rules, figures: after },
    }))
}

async fn figures(app: &Arc<App>, dir: &Path, policy: &str, tried: &Tried) -> Result<Vec<Compare>> {
    let mut all = Vec::new();
    for metric in FIGURES {
        // Closed months stay as they were closed under any policy: what one would make of the facts
        // is told without them.
        let mut options = vec![("metric", metric), ("policy", policy), ("restated", "true")];
        if let (Some(from), Some(to)) = (&tried.from, &tried.to) {
            options.extend([("from", from.as_str()), ("to", to.as_str())]);
        }
        let looked = [("currency", &tried.currency), ("known_at", &tried.known_at)];
        options.extend(looked.iter().filter_map(|(name, said)| Some((*name, said.as_deref()?))));
        let told = asked(app, dir, &["metric"], &options).await?;
        let last = told["figures"].as_array().and_then(|list| list.last()).cloned();
        all.push(Compare { metric, figure: last });
    }
    Ok(all)
}
