//! Figures that other systems give, sent as files, so that ours can be held against them.
//!
//! A statement lies beside the facts that it is held against. Its id begins with a hash of what is
//! in it, so an id means the same figures for ever and answers about it can be kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{Method, StatusCode};
use axum::routing::{MethodFilter, on};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tenure_domain::said;

use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::imports::safe_name;
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, Query, bad_value, broken_form, no_form};
use crate::routes::list::{List, Unpaged};
use crate::routes::{Routes, Who};
use crate::written::Where;

/// Bytes of a statement at most: it is read as a whole.
const MOST: usize = 64 << 20;

/// Letters of the hash in an id.
const HASH: usize = 12;

/// A file of another system's figures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Statement {
    /// What it is asked by: `ask/reconcile?against=…`.
    pub id: String,
    /// The name under which it was sent.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// When it was sent.
    pub at: Stamp,
}

/// Its routes.
pub fn routes() -> Routes {
    let analyst = Who::From(Role::Analyst);
    let upload = on(MethodFilter::POST, send).layer(DefaultBodyLimit::max(MOST));
    Routes::new()
        .get("/statements", Who::From(Role::Viewer), list)
        .route(Method::POST, "/statements", analyst, upload)
        .delete("/statements/{id}", analyst, remove)
}

fn folder(dir: &Path) -> PathBuf {
    dir.join("server").join("statements")
}

/// The file of a statement that was sent to the workspace in `dir`.
pub fn find(dir: &Path, id: &str) -> Option<PathBuf> {
    let name = safe_name(id).filter(|name| name == id)?;
    Some(folder(dir).join(name)).filter(|path| path.is_file())
}

/// The name under which a statement was sent, of its id.
pub fn name(id: &str) -> &str {
    match id.split_once('-') {
        Some((hash, name)) if hash.len() == HASH => name,
        _ => id,
    }
}

/// Statements, the newest first.
#[utoipa::path(get, path = "/api/v1/statements", tag = "statements",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 200, body = List<Statement>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Unpaged,
    Query(at): Query<Where>,
) -> Result<Json<List<Statement>>> {
    let dir = folder(&app.workspace(at.workspace.as_deref())?);
    let read = tokio::task::spawn_blocking(move || all(&dir)).await;
    let items = read.map_err(|error| Problem::internal(&error))?;
    Ok(Json(List::whole(items.map_err(|error| Problem::internal(&error))?)))
}

fn all(dir: &Path) -> std::io::Result<Vec<Statement>> {
    let mut items = Vec::new();
    if !dir.is_dir() {
        return Ok(items);
    }
    for entry in fs_err::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        // What begins with a point is being written.
        if name.is_some_and(|name| safe_name(name).is_some()) {
            items.extend(told(&path)?);
        }
    }
    items.sort_by(|a, b| (b.at.0, &a.id).cmp(&(a.at.0, &b.id)));
    Ok(items)
}

fn told(path: &Path) -> std::io::Result<Option<Statement>> {
    let Some(id) = path.file_name().and_then(|name| name.to_str()) else { return Ok(None) };
    let data = fs_err::metadata(path)?;
    let at = jiff::Timestamp::try_from(data.modified()?).map_err(std::io::Error::other)?;
    Ok(Some(Statement {
        id: id.to_owned(),
        name: name(id).to_owned(),
        bytes: data.len(),
        at: Stamp(at.as_microsecond()),
    }))
}

/// The form in which a file is sent, for the description of the API.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "the part is taken as it comes")]
struct FileForm {
    /// The file, with its name.
    #[schema(value_type = String, format = Binary)]
    file: String,
}

/// Takes one file: CSV, plain or gzipped, as `tenure reconcile --against` reads it.
#[utoipa::path(post, path = "/api/v1/statements", tag = "statements",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    request_body(content = inline(FileForm), content_type = "multipart/form-data"),
    responses((status = 201, body = Statement)))]
pub(crate) async fn send(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(at): Query<Where>,
    form: std::result::Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<Statement>)> {
    let mut form = form.map_err(no_form)?;
    let dir = folder(&app.workspace(at.workspace.as_deref())?);
    let Some(field) = form.next_field().await.map_err(broken_form)? else {
        return Err(bad_value("there is no file in the form"));
    };
    let sent = field.file_name().unwrap_or_default().to_owned();
    let Some(name) = safe_name(&sent) else {
        return Err(bad_value(said!("{name} is no name for a file", name = format!("{sent:?}"))));
    };
    let bytes = field.bytes().await.map_err(broken_form)?;
    if bytes.is_empty() {
        return Err(bad_value(said!("{what} is empty", what = format!("{name:?}"))));
    }
    let kept = tokio::task::spawn_blocking(move || keep(&dir, &name, &bytes)).await;
    let kept = kept.map_err(|error| Problem::internal(&error))?;
    let made = kept.map_err(|error| Problem::internal(&error))?;
    let noted = made.clone();
    let object = format!("statement {}", made.id);
    let write = move |tx: &rusqlite::Transaction<'_>| {
        audit(tx, &actor, "statement.send", &object, NOTHING, Some(&noted))
    };
    app.db.write(write).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

fn keep(dir: &Path, name: &str, bytes: &[u8]) -> std::io::Result<Statement> {
    fs_err::create_dir_all(dir)?;
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = dir.join(format!("{}-{name}", &hash[..HASH]));
    // There as a whole or not at all.
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    std::io::Write::write_all(&mut file, bytes)?;
    file.persist(&path)?;
    told(&path)?.ok_or_else(|| std::io::Error::other("the file has no name"))
}

/// The statement is gone.
#[utoipa::path(delete, path = "/api/v1/statements/{id}", tag = "statements",
    params(("id" = String, Path, description = "Its id"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<String>,
    Query(at): Query<Where>,
) -> Result<StatusCode> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let none = || Problem::not_found(format!("there is no statement {id:?}"));
    let path = find(&dir, &id).ok_or_else(none)?;
    tokio::fs::remove_file(&path).await.map_err(|error| Problem::internal(&error))?;
    let object = format!("statement {id}");
    let write = move |tx: &rusqlite::Transaction<'_>| {
        audit(tx, &actor, "statement.remove", &object, NOTHING, NOTHING)
    };
    app.db.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_to_its_file_and_nowhere_else() {
        let dir = tempfile::tempdir().unwrap();
        let made = keep(&folder(dir.path()), "theirs.csv", b"customer,month,mrr\n").unwrap();
        assert_eq!((made.name.as_str(), made.bytes), ("theirs.csv", 19));
        assert!(find(dir.path(), &made.id).unwrap().ends_with(&made.id));
        std::fs::write(dir.path().join("server/secret"), b"x").unwrap();
        for id in ["", "..", "../secret", "..\\secret", "/etc/passwd", "nothing.csv", ".tmp"] {
            assert_eq!(find(dir.path(), id), None, "{id}");
        }
    }

    #[test]
    fn the_same_figures_are_one_statement() {
        let dir = tempfile::tempdir().unwrap();
        let first = keep(dir.path(), "theirs.csv", b"a").unwrap();
        assert_eq!(keep(dir.path(), "theirs.csv", b"a").unwrap().id, first.id);
        assert_ne!(keep(dir.path(), "theirs.csv", b"b").unwrap().id, first.id);
        assert_eq!(all(dir.path()).unwrap().len(), 2);
        assert_eq!(name("theirs.csv"), "theirs.csv");
    }
}
