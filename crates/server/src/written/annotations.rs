//! Annotations: what happened on a day that figures may show.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use tenure_domain::said;
use tenure_store::DOTS;
use utoipa::openapi::schema::{ObjectBuilder, Type};

use super::{Where, day, one, rows, take_away, words};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::Result;
use crate::routes::body::{At, Json, Query, bad_value};
use crate::routes::list::{List, Unpaged};
use crate::routes::{Routes, Who};

/// Kinds of annotations.
const KINDS: [&str; 5] = ["release", "price", "definition", "import", "other"];

/// The longest text, in letters.
const LONGEST: usize = 500;

/// What happened on a day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Annotation {
    /// Its number.
    pub id: i64,
    /// The day.
    pub at: String,
    /// Of which kind.
    #[schema(schema_with = kinds)]
    pub kind: String,
    /// What happened; `•••` for users who see no people, where somebody else wrote it.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When it was written.
    pub created_at: Stamp,
    /// When it was changed last, where it was.
    pub edited_at: Option<Stamp>,
    /// Who changed it last.
    pub edited_by: Option<String>,
}

/// What is to be changed about an annotation.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnotationChange {
    /// The day.
    #[serde(default)]
    pub at: Option<String>,
    /// Its kind.
    #[serde(default)]
    pub kind: Option<String>,
    /// What happened.
    #[serde(default)]
    pub text: Option<String>,
}

/// An annotation to be made.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAnnotation {
    /// The day.
    pub at: String,
    /// Its kind.
    pub kind: String,
    /// What happened.
    pub text: String,
}

/// Its routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/annotations", Who::From(Role::Viewer), list)
        .post("/annotations", Who::From(Role::Analyst), create)
        .patch("/annotations/{id}", Who::From(Role::Analyst), change)
        .delete("/annotations/{id}", Who::From(Role::Analyst), remove)
}

fn kinds() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(KINDS))
}

const SELECT: &str = "
SELECT id, at, kind, text, author, created_at, edited_at, edited_by FROM annotations";

fn annotation(row: &Row<'_>) -> rusqlite::Result<Annotation> {
    Ok(Annotation {
        id: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        text: row.get(3)?,
        author: row.get(4)?,
        created_at: row.get(5)?,
        edited_at: row.get(6)?,
        edited_by: row.get(7)?,
    })
}

impl Annotation {
    /// Without its words, for those from whom people are kept: what others wrote may name them.
    fn shown_to(mut self, actor: &Actor) -> Annotation {
        let others = [Some(&self.author), self.edited_by.as_ref()];
        if actor.masked && others.into_iter().flatten().any(|by| *by != actor.name) {
            DOTS.clone_into(&mut self.text);
        }
        self
    }
}

/// Annotations by day.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/annotations",
    tag = "annotations",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 200, description = "Annotations by day", body = List<Annotation>))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    _: Unpaged,
    Query(at): Query<Where>,
) -> Result<Json<List<Annotation>>> {
    let workspace = at.name(&app)?;
    let items = app.db.read(move |db| {
        let select = format!("{SELECT} WHERE workspace = ?1 ORDER BY at, id");
        rows(db, &select, [workspace], |row| Ok(annotation(row)?.shown_to(&actor)))
    });
    Ok(Json(List::whole(items.await?)))
}

/// A new annotation.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/annotations",
    tag = "annotations",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    request_body = NewAnnotation,
    responses((status = 201, description = "A new annotation", body = Annotation))
)]
pub async fn create(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(at): Query<Where>,
    Json(new): Json<NewAnnotation>,
) -> Result<Response> {
    let workspace = at.name(&app)?;
    let (on, text) = (day(&new.at)?, words(&new.text, "the text", LONGEST)?);
    known(&new.kind)?;
    let made = app.db.write(move |tx| {
        let insert = "
            INSERT INTO annotations (workspace, at, kind, text, author, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let now = Stamp::now();
        tx.execute(insert, params![workspace, on, new.kind, text, actor.name, now])?;
        let select = format!("{SELECT} WHERE id = ?1");
        let made = tx.query_row(&select, [tx.last_insert_rowid()], annotation)?;
        let object = format!("annotation {}", made.id);
        audit(tx, &actor, "annotation.create", &object, NOTHING, Some(&made))?;
        Ok(made)
    });
    Ok((StatusCode::CREATED, Json(made.await?)).into_response())
}

/// Refuses a kind that there is not.
fn known(kind: &str) -> Result<()> {
    if KINDS.contains(&kind) {
        return Ok(());
    }
    let kind = format!("{kind:?}");
    Err(bad_value(said!("no annotation is of the kind {kind}", kind = kind))
        .advising(said!("kinds are {kinds}", kinds = KINDS.join(", "))))
}

/// An annotation changed. Who wrote it, and when, stays.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    patch,
    path = "/api/v1/annotations/{id}",
    tag = "annotations",
    params(("id" = i64, Path, description = "Its number")),
    request_body = AnnotationChange,
    responses((status = 200, description = "The annotation as it is now", body = Annotation))
)]
pub async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(change): Json<AnnotationChange>,
) -> Result<Json<Annotation>> {
    let on = change.at.as_deref().map(day).transpose()?;
    let text = change.text.as_deref().map(|text| words(text, "the text", LONGEST)).transpose()?;
    change.kind.as_deref().map(known).transpose()?;
    let changed = app.db.write(move |tx| {
        let select = format!("{SELECT} WHERE id = ?1");
        let before = one(tx, &select, [id], annotation, &format!("annotation {id}"))?;
        let update = "
            UPDATE annotations SET at = coalesce(?2, at), kind = coalesce(?3, kind),
              text = coalesce(?4, text), edited_at = ?5, edited_by = ?6 WHERE id = ?1";
        tx.execute(update, params![id, on, change.kind, text, Stamp::now(), actor.name])?;
        let after = tx.query_row(&select, [id], annotation)?;
        let object = format!("annotation {id}");
        audit(tx, &actor, "annotation.change", &object, Some(&before), Some(&after))?;
        Ok(after.shown_to(&actor))
    });
    changed.await.map(Json)
}

/// The annotation is gone.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    delete,
    path = "/api/v1/annotations/{id}",
    tag = "annotations",
    params(("id" = i64, Path, description = "Its number")),
    responses((status = 204, description = "The annotation is gone"))
)]
pub async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let removed = app.db.write(move |tx| {
        let select = format!("{SELECT} WHERE id = ?1");
        let before = one(tx, &select, [id], annotation, &format!("annotation {id}"))?;
        take_away(tx, &actor, ("annotation", id), &before)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}
