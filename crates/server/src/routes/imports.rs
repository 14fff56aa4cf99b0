//! Imports over HTTP: files are sent, planned, applied, and batches undone.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use serde::Deserialize;
use serde_json::Value;
use tenure_domain::said;
use tenure_store::Workspace;
use tokio::io::AsyncWriteExt;

use super::body::{At, Json, Query, bad_value, broken_form, conflict, no_form};
use super::list::{List, Page};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::ask::{Form, Question};
use crate::audit::{NOTHING, audit};
use crate::imports::{self, Import, Places, Said, Sent, safe_name};
use crate::jobs::{self, Job};
use crate::problem::{Problem, Result};
use crate::work::Task;
use crate::written;

/// Bytes of one import at most.
const MOST: usize = 20 << 30;

/// Bytes of a mapping or another field that is no file at most.
const FIELD: usize = 1 << 20;

/// The routes of this area.
pub fn routes() -> Routes {
    let admin = Who::From(Role::Admin);
    let upload = on(MethodFilter::POST, send).layer(DefaultBodyLimit::max(MOST));
    Routes::new()
        .get("/imports", admin, list)
        .route(Method::POST, "/imports", admin, upload)
        .get("/imports/{id}", admin, one)
        .delete("/imports/{id}", admin, remove)
        .put("/imports/{id}/mapping", admin, map)
        .post("/imports/{id}/apply", admin, apply)
        .get("/imports/{id}/rejects/{file}", admin, rejects)
        .get("/batches", Who::From(Role::Viewer), batches)
        .post("/batches/{id}/undo", admin, undo)
        .post("/workspaces/demo", admin, make_demo)
        .delete("/workspaces/demo", Who::From(Role::Owner), remove_demo)
}

/// Imports, the newest first.
#[utoipa::path(get, path = "/api/v1/imports", tag = "imports", params(Page),
    responses((status = 200, body = List<Import>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(page): Query<Page>,
) -> Result<Json<List<Import>>> {
    // What was found in the files, and how rows read.
    actor.must_see_people()?;
    let (before, rows) = (page.after()?, page.rows());
    let found = app.db.read(move |db| imports::list(db, before, rows)).await?;
    let found = found.into_iter().map(|import| import.spoken(actor.lang)).collect();
    Ok(Json(List::of(found, &page, |import: &Import| import.id)))
}

/// One import with its plan and what came of it.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = i64, Path, description = "The import's number")),
    responses((status = 200, body = Import)))]
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<Json<Import>> {
    actor.must_see_people()?;
    Ok(Json(app.db.read(move |db| imports::find(db, id)).await?.spoken(actor.lang)))
}

/// The form in which files are sent, for the description of the API.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "parts are taken one by one, as they come")]
struct FilesForm {
    /// The files, each with its name; any number of parts.
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Vec<String>,
    /// What columns are to be taken for what, as TOML.
    mapping: Option<String>,
    /// The account's currency, where the files do not say it.
    currency: Option<String>,
    /// The account's time zone, where the files do not say it.
    zone: Option<String>,
}

/// Takes files, any number in any order, and plans their import. Parts that are files have a file
/// name; parts `mapping` (TOML), `currency` and `zone` say what the files do not.
#[utoipa::path(post, path = "/api/v1/imports", tag = "imports",
    request_body(content = inline(FilesForm), content_type = "multipart/form-data"),
    responses((status = 202, body = Import)))]
pub(crate) async fn send(
    State(app): State<Arc<App>>,
    actor: Actor,
    form: std::result::Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<Import>)> {
    actor.must_see_people()?;
    let form = form.map_err(no_form)?;
    let who = actor.clone();
    let id = app.db.write(move |tx| imports::begin(tx, &who)).await?;
    let places = Places::new(&app, id);
    match take(form, &places).await {
        Ok((files, said)) => {
            let sent = app.db.write(move |tx| {
                audit(tx, &actor, "import.send", &format!("import {id}"), NOTHING, Some(&files))?;
                imports::plan(tx, &actor, &places, &files, &said)
            });
            let import = sent.await?;
            app.jobs.ring();
            Ok((StatusCode::ACCEPTED, Json(import)))
        }
        Err(problem) => {
            drop(tokio::fs::remove_dir_all(&places.folder).await);
            Err(problem)
        }
    }
}

/// Writes what comes to disk.
async fn take(mut form: Multipart, places: &Places) -> Result<(Vec<Sent>, Said)> {
    let folder = places.files();
    tokio::fs::create_dir_all(&folder).await.map_err(|error| Problem::internal(&error))?;
    let (mut files, mut said) = (Vec::<Sent>::new(), Said::default());
    while let Some(field) = form.next_field().await.map_err(broken_form)? {
        let Some(sent) = field.file_name().map(str::to_owned) else {
            let name = field.name().unwrap_or_default().to_owned();
            let text = text(field).await?;
            match name.as_str() {
                "mapping" => said.mapping = Some(text),
                "currency" => said.currency = Some(text),
                "zone" => said.zone = Some(text),
                _ => return Err(bad_value(format!("{name:?} is no part that is known"))),
            }
            continue;
        };
        let Some(name) = safe_name(&sent) else {
            return Err(bad_value(said!(
                "{name} is no name for a file",
                name = format!("{sent:?}")
            )));
        };
        if files.iter().any(|file| file.name == name) {
            let hint = "files with the same name cannot be told apart: rename one";
            return Err(bad_value(said!("{name} is there twice", name = format!("{name:?}")))
                .advising(hint));
        }
        let bytes = keep(field, &folder.join(&name)).await?;
        files.push(Sent { name, bytes });
    }
    if files.is_empty() {
        return Err(bad_value("there is no file in the form"));
    }
    let kept = places.keep_mapping(said.mapping.as_deref());
    kept.map_err(|error| Problem::internal(&error))?;
    Ok((files, said))
}

/// Writes a file, durably; how long it is.
async fn keep(mut field: Field<'_>, path: &Path) -> Result<u64> {
    let fault = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::StorageFull => Problem::disk_full(),
        _ => Problem::internal(&error),
    };
    let mut file = tokio::fs::File::create(path).await.map_err(fault)?;
    let mut bytes = 0;
    while let Some(chunk) = field.chunk().await.map_err(broken_form)? {
        file.write_all(&chunk).await.map_err(fault)?;
        bytes += chunk.len() as u64;
    }
    file.sync_all().await.map_err(fault)?;
    Ok(bytes)
}

async fn text(mut field: Field<'_>) -> Result<String> {
    let mut whole = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken_form)? {
        whole.extend_from_slice(&chunk);
        if whole.len() > FIELD {
            return Err(bad_value("a part that is no file is longer than 1 MiB"));
        }
    }
    String::from_utf8(whole).map_err(|_| bad_value("a part that is no file is not UTF-8"))
}

/// What is said of files beside them.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapped {
    /// How the files differ from the bundle, as TOML (docs/mappings.md).
    #[serde(default)]
    mapping: Option<String>,
    /// The account's currency, where the files do not say it.
    #[serde(default)]
    currency: Option<String>,
    /// Its time zone, likewise.
    #[serde(default)]
    zone: Option<String>,
}

/// Says how the files differ from the bundle, and plans again.
#[utoipa::path(put, path = "/api/v1/imports/{id}/mapping", tag = "imports", request_body = Mapped,
    params(("id" = i64, Path, description = "The import's number")),
    responses((status = 202, body = Import)))]
pub(crate) async fn map(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(mapped): Json<Mapped>,
) -> Result<(StatusCode, Json<Import>)> {
    actor.must_see_people()?;
    let places = Places::new(&app, id);
    let planned = app.db.write(move |tx| {
        let import = still_open(imports::find(tx, id)?)?;
        let kept = places.keep_mapping(mapped.mapping.as_deref());
        kept.map_err(|error| Problem::internal(&error))?;
        let Mapped { mapping, currency, zone } = mapped;
        let said = Said { mapping, currency, zone };
        audit(tx, &actor, "import.map", &format!("import {id}"), NOTHING, NOTHING)?;
        imports::plan(tx, &actor, &places, &import.files, &said)
    });
    let import = planned.await?;
    app.jobs.ring();
    Ok((StatusCode::ACCEPTED, Json(import)))
}

/// Which rows to take.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct How {
    /// All rows, or none where one is bad; otherwise the good ones.
    #[serde(default)]
    strict: bool,
}

/// Brings the rows in.
#[utoipa::path(post, path = "/api/v1/imports/{id}/apply", tag = "imports", request_body = How,
    params(("id" = i64, Path, description = "The import's number")),
    responses((status = 202, body = Import)))]
pub(crate) async fn apply(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(how): Json<How>,
) -> Result<(StatusCode, Json<Import>)> {
    actor.must_see_people()?;
    let places = Places::new(&app, id);
    let applied = app.db.write(move |tx| {
        let import = still_open(imports::find(tx, id)?)?;
        audit(tx, &actor, "import.apply", &format!("import {id}"), NOTHING, Some(&how.strict))?;
        imports::apply(tx, &actor, &places, &import, how.strict)
    });
    let import = applied.await?;
    app.jobs.ring();
    Ok((StatusCode::ACCEPTED, Json(import)))
}

/// Refuses what is being done, or is done.
fn still_open(import: Import) -> Result<Import> {
    match import.state.as_str() {
        "planned" | "failed" => Ok(import),
        "applied" => {
            let hint = "send the files again; rows that are known already change nothing";
            Err(conflict(said!("import {id} is applied", id = import.id.to_string()))
                .advising(hint))
        }
        _ => Err(conflict(said!("import {id} is not done yet", id = import.id.to_string()))
            .advising("wait until its job has ended")),
    }
}

/// Takes an import's files away. What was applied stays; `POST /batches/{id}/undo` undoes it.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = i64, Path, description = "The import's number")), responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let places = Places::new(&app, id);
    let removed = app.db.write(move |tx| {
        imports::find(tx, id)?;
        if !imports::remove(tx, id)? {
            return Err(conflict(said!("import {id} is not done yet", id = id.to_string()))
                .advising("wait until its job has ended"));
        }
        audit(tx, &actor, "import.remove", &format!("import {id}"), NOTHING, NOTHING)
    });
    removed.await?;
    if places.folder.exists() {
        let gone = tokio::fs::remove_dir_all(&places.folder).await;
        gone.map_err(|error| Problem::internal(&error))?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A file of rejected rows: as they were, with the reason beside each.
#[utoipa::path(get, path = "/api/v1/imports/{id}/rejects/{file}", tag = "imports",
    params(("id" = i64, Path, description = "The import's number"),
        ("file" = String, Path, description = "A name from `reject_files`")),
    responses((status = 200, content_type = "text/csv")))]
pub(crate) async fn rejects(
    State(app): State<Arc<App>>,
    actor: Actor,
    At((id, file)): At<(i64, String)>,
) -> Result<Response> {
    actor.must_see_people()?;
    app.db.read(move |db| imports::find(db, id)).await?;
    let none = || Problem::not_found(format!("import {id} has no file of rejected rows {file:?}"));
    let name = safe_name(&file).filter(|name| *name == file).ok_or_else(none)?;
    let path = Places::new(&app, id).rejects().join(&name);
    let bytes = tokio::fs::read(&path).await.map_err(|_| none())?;
    let mut response = Body::from(bytes).into_response();
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    let attached = HeaderValue::from_static("attachment");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, attached);
    Ok(response)
}

/// Whose batches.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(crate) struct Whose {
    /// `main` or `demo`.
    workspace: Option<String>,
}

/// The imports that the data are made of, as `tenure batches list` tells them.
#[utoipa::path(get, path = "/api/v1/batches", tag = "imports", params(Whose),
    responses((status = 200, body = ref("#/components/schemas/Batches"))))]
pub(crate) async fn batches(
    State(app): State<Arc<App>>,
    Query(whose): Query<Whose>,
) -> Result<Json<Value>> {
    let dir = app.workspace(whose.workspace.as_deref())?;
    let told = tokio::task::spawn_blocking(move || {
        let command = vec!["batches".to_owned(), "list".to_owned()];
        app.value(&Question::plain(command, Form::Json, dir))
    });
    told.await.map_err(|error| Problem::internal(&error))?.map(Json)
}

/// Takes the rows of a batch out of all later answers.
#[utoipa::path(post, path = "/api/v1/batches/{id}/undo", tag = "imports",
    params(("id" = u64, Path, description = "The batch's number")),
    responses((status = 202, body = Job), (status = 404, body = Problem),
        (status = 409, description = "It is undone already", body = Problem)))]
pub(crate) async fn undo(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(batch): At<u64>,
) -> Result<(StatusCode, Json<Job>)> {
    let dir = app.config.dir.clone();
    let looked = tokio::task::spawn_blocking(move || can_be_undone(&dir, batch)).await;
    looked.map_err(|error| Problem::internal(&error))??;
    let task = Task::Undo { dir: app.config.dir.clone(), batch };
    Ok((StatusCode::ACCEPTED, Json(jobs::add(&app, actor, "batch.undo", task).await?)))
}

fn can_be_undone(dir: &Path, batch: u64) -> Result<()> {
    let batches = Workspace::open(dir).and_then(|workspace| workspace.batches());
    let batches = batches.map_err(|error| Problem::internal(&error))?;
    let number = batch.to_string();
    match batches.iter().find(|known| known.id == batch) {
        None => Err(Problem::not_found(said!("there is no batch {number}", number = number))
            .advising("GET /api/v1/batches lists them")),
        Some(known) if known.undone_at.is_some() => {
            Err(conflict(said!("batch {number} is undone already", number = number))
                .advising("to redo it, import its files again"))
        }
        Some(_) => Ok(()),
    }
}

/// How large the demo company is to be.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Size {
    /// How many customers it has had: 50 to 20,000; 2,000 unless said.
    #[serde(default)]
    customers: Option<u32>,
    /// Over how many months: 12 to 120; 36 unless said.
    #[serde(default)]
    months: Option<u32>,
}

/// Makes the demo company in a workspace of its own.
#[utoipa::path(post, path = "/api/v1/workspaces/demo", tag = "data", request_body = Size,
    responses((status = 202, body = Job)))]
pub(crate) async fn make_demo(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(size): Json<Size>,
) -> Result<(StatusCode, Json<Job>)> {
    let dir = app.own().join("demo");
    let within =
        |value: u32, least: u32, most: u32, what: &str| match (least..=most).contains(&value) {
            true => Ok(value),
            false => Err(bad_value(format!("{what} is {value}, which is not {least} to {most}"))),
        };
    let customers = within(size.customers.unwrap_or(2_000), 50, 20_000, "customers")?;
    let months = within(size.months.unwrap_or(36), 12, 120, "months")?;
    let task = Task::Demo { dir: dir.clone(), customers, months };
    let added = jobs::add_where(&app, actor, "demo.make", task, move |tx| {
        if jobs::open(tx)?.iter().any(|job| job.kind == "demo.make") {
            let detail = "the demo company is being made";
            return Err(conflict(detail).advising("wait until its job ends"));
        }
        if dir.exists() {
            let hint = "remove it first: DELETE /api/v1/workspaces/demo";
            return Err(conflict("the demo company is there").advising(hint));
        }
        // Of one that went without this server.
        written::forget(tx, "demo")
    });
    Ok((StatusCode::ACCEPTED, Json(added.await?)))
}

/// Removes the demo company, and what was written about it.
#[utoipa::path(delete, path = "/api/v1/workspaces/demo", tag = "data",
    responses((status = 204)))]
pub(crate) async fn remove_demo(State(app): State<Arc<App>>, actor: Actor) -> Result<StatusCode> {
    let dir = app.workspace(Some("demo"))?;
    app.forget(&dir);
    // Out of the way at once, and then away.
    let gone = app.own().join(format!("demo-removed-{}", crate::db::Stamp::now().0));
    let moved = tokio::fs::rename(&dir, &gone).await;
    moved.map_err(|error| Problem::internal(&error))?;
    let noted = app.db.write(move |tx| {
        written::forget(tx, "demo")?;
        audit(tx, &actor, "demo.remove", "demo", NOTHING, NOTHING)
    });
    noted.await?;
    let removed = tokio::fs::remove_dir_all(&gone).await;
    removed.map_err(|error| Problem::internal(&error))?;
    Ok(StatusCode::NO_CONTENT)
}
