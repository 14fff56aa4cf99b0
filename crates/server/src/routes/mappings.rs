//! Saved mappings, and the tables that columns of files are mapped to.
//!
//! The text of a mapping is the workspace's, where `tenure import --mapping NAME` finds it, too.
//! The server knows beside it for which headers it was made, so that it can be offered when files
//! with the same headers come again.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use tenure_connectors::header::minor_synonyms;
use tenure_connectors::mapping::Mapping;
use tenure_domain::finding::Said;
use tenure_domain::schema::{COMMON_COLUMNS, ColumnKind, ColumnSpec, TableId, minor_name, table};
use tenure_i18n::Words;
use tenure_store::Workspace;

use super::body::{At, Json, bad_value};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::ask::accepted;
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::written::words;

/// Letters of a mapping at most.
const MOST: usize = 1 << 20;

/// Files that a mapping is known by at most.
const FILES: usize = 200;

/// The routes of this area.
pub fn routes() -> Routes {
    let admin = Who::From(Role::Admin);
    Routes::new()
        .get("/mappings", admin, list)
        .put("/mappings/{name}", admin, save)
        .delete("/mappings/{name}", admin, remove)
        .get("/tables", Who::From(Role::Viewer), tables)
}

/// A file that a mapping was made for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MadeFor {
    /// The table that it is read as; empty where it is left out.
    table: String,
    /// Its headers as written.
    headers: Vec<String>,
}

/// A saved mapping.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SavedMapping {
    /// Its name: `tenure import --mapping NAME`.
    name: String,
    /// How files differ from the bundle, as TOML.
    mapping: String,
    /// The files that it was made for; none where it was saved from the command line.
    files: Vec<MadeFor>,
    /// Who saved it, where that is known.
    saved_by: Option<String>,
    /// When.
    saved_at: Option<Stamp>,
}

/// Saved mappings by name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SavedMappings {
    /// The mappings.
    items: Vec<SavedMapping>,
}

/// A table of a bundle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Table {
    /// Its name.
    name: &'static str,
    /// What its rows are, in the language of `Accept-Language`.
    about: String,
    /// Whether unknown columns are kept, as attributes.
    open: bool,
    /// Its columns.
    columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct TableColumn {
    /// Its name.
    name: &'static str,
    /// Its name where it holds money in minor units.
    minor: Option<&'static str>,
    /// Whether every row needs it.
    required: bool,
    /// What it holds.
    about: String,
    /// What its values are: `text`, `time`, `day`, `month`, `money`, `rate`, `percent`, `number`,
    /// `whole`, `flag`, `choice`, `currency`, `list` or `json`.
    kind: &'static str,
    /// The words that a `choice` is one of.
    choices: &'static [&'static str],
    /// Other headers that it is known by.
    synonyms: &'static [&'static str],
    /// Other headers that it is known by where it holds minor units.
    minor_synonyms: Vec<&'static str>,
}

/// The tables of a bundle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Tables {
    /// The tables.
    tables: Vec<Table>,
}

/// A mapping to be saved.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMapping {
    /// How files differ from the bundle, as TOML (docs/mappings.md).
    mapping: String,
    /// The files that it was made for.
    #[serde(default)]
    files: Vec<MadeFor>,
}

/// What the server knows of a mapping.
type Known = (Vec<MadeFor>, String, Stamp);

fn known(db: &Connection) -> Result<BTreeMap<String, Known>> {
    let mut statement = db.prepare("SELECT name, files, saved_by, saved_at FROM mappings")?;
    let rows = statement.query_map([], |row| {
        let files: String = row.get(1)?;
        let files = serde_json::from_str(&files).unwrap_or_default();
        Ok((row.get(0)?, (files, row.get(2)?, row.get(3)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Saved mappings by name.
#[utoipa::path(get, path = "/api/v1/mappings", tag = "imports",
    responses((status = 200, body = SavedMappings)))]
pub(crate) async fn list(State(app): State<Arc<App>>) -> Result<Json<SavedMappings>> {
    let dir = app.config.dir.clone();
    let read = app.db.read(move |db| {
        let known = known(db)?;
        let texts = Workspace::open(&dir).and_then(|workspace| workspace.mappings());
        Ok((known, texts.map_err(|error| Problem::internal(&error))?))
    });
    let (mut known, texts) = read.await?;
    let saved = texts.into_iter().map(|(name, mapping)| {
        let (files, by, at) = match known.remove(&name) {
            Some((files, by, at)) => (files, Some(by), Some(at)),
            None => (Vec::new(), None, None),
        };
        SavedMapping { name, mapping, files, saved_by: by, saved_at: at }
    });
    Ok(Json(SavedMappings { items: saved.collect() }))
}

/// Saves a mapping; one of the same name goes.
#[utoipa::path(put, path = "/api/v1/mappings/{name}", tag = "imports", request_body = NewMapping,
    params(("name" = String, Path, description = "Its name")),
    responses((status = 204), (status = 422, body = Problem)))]
pub(crate) async fn save(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(name): At<String>,
    Json(new): Json<NewMapping>,
) -> Result<StatusCode> {
    let name = words(&name, "the name", 60)?;
    checked(&new)?;
    let files = serde_json::to_string(&new.files).map_err(|error| Problem::internal(&error))?;
    let dir = app.config.dir.clone();
    let saved = app.db.write(move |tx| {
        let workspace = Workspace::open(&dir).map_err(|error| Problem::internal(&error))?;
        let before = workspace.mapping(&name).map_err(|error| Problem::internal(&error))?;
        let object = format!("mapping {name}");
        audit(tx, &actor, "mapping.save", &object, before.as_ref(), Some(&new.mapping))?;
        let insert = "INSERT OR REPLACE INTO mappings (name, files, saved_by, saved_at)
            VALUES (?1, ?2, ?3, ?4)";
        tx.execute(insert, params![name, files, actor.name, Stamp::now()])?;
        let set = workspace.set_mapping(&name, Some(&new.mapping));
        set.map_err(|error| Problem::internal(&error))
    });
    saved.await.map(|()| StatusCode::NO_CONTENT)
}

/// Refuses what no import could use.
fn checked(new: &NewMapping) -> Result<()> {
    if new.mapping.len() > MOST || new.files.len() > FILES {
        return Err(bad_value(format!("a mapping has at most 1 MiB, made for {FILES} files")));
    }
    Mapping::parse(&new.mapping).map(drop).map_err(|findings| {
        let Some(first) = findings.first() else { return bad_value("the mapping is none") };
        let problem = bad_value(format!("the mapping cannot be understood: {first}"));
        match &first.hint {
            Some(hint) => problem.advising(hint.to_string()),
            None => problem,
        }
    })
}

/// Takes a mapping away. What was imported with it stays.
#[utoipa::path(delete, path = "/api/v1/mappings/{name}", tag = "imports",
    params(("name" = String, Path, description = "Its name")), responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(name): At<String>,
) -> Result<StatusCode> {
    let dir = app.config.dir.clone();
    let removed = app.db.write(move |tx| {
        let workspace = Workspace::open(&dir).map_err(|error| Problem::internal(&error))?;
        let before = workspace.mapping(&name).map_err(|error| Problem::internal(&error))?;
        if before.is_none() {
            return Err(Problem::not_found(format!("no mapping is called {name:?}")));
        }
        let object = format!("mapping {name}");
        audit(tx, &actor, "mapping.remove", &object, before.as_ref(), NOTHING)?;
        tx.execute("DELETE FROM mappings WHERE name = ?1", [&name])?;
        workspace.set_mapping(&name, None).map_err(|error| Problem::internal(&error))
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

/// The tables of a bundle with their columns, as docs/tables.md lists them.
#[utoipa::path(get, path = "/api/v1/tables", tag = "imports",
    responses((status = 200, body = Tables)))]
pub(crate) async fn tables(headers: HeaderMap) -> Json<Tables> {
    let words = Words::of(accepted(&headers));
    let says = |doc: &'static str| words.phrase(&Said::from(doc));
    let column = |column: &'static ColumnSpec| TableColumn {
        name: column.name,
        minor: (column.kind == ColumnKind::Money).then(|| minor_name(column.name)),
        required: column.required,
        about: says(column.doc),
        kind: column.kind.word(),
        choices: match column.kind {
            ColumnKind::Choice(choices) => choices,
            _ => &[],
        },
        synonyms: column.synonyms,
        minor_synonyms: minor_synonyms(column.name),
    };
    let one = |id: &TableId| {
        let spec = table(*id);
        let own = spec.columns.iter().chain(&COMMON_COLUMNS).map(column);
        let (name, about) = (id.name(), says(id.doc()));
        Table { name, about, open: spec.open, columns: own.collect() }
    };
    Json(Tables { tables: TableId::ALL.iter().map(one).collect() })
}
