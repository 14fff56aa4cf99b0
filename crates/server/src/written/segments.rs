//! Segments with names: of everybody, or of one user.

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_engine::segments::{asks_hidden, malformed};
use tenure_store::{DOTS, Mask};

use super::{may_change, one, rows, take_away, words};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::ask::{Form, Question};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, bad_value, cleared, conflict};
use crate::routes::list::{List, Unpaged};
use crate::routes::{Routes, Who};

/// The longest expression, in letters.
const LONGEST: usize = 16_000;

/// A segment with a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Segment {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What holds for its customers, in the language of segments.
    pub expression: String,
    /// What it is for.
    pub description: Option<String>,
    /// Whether everybody sees it, or only its owner.
    pub shared: bool,
    /// Whether whoever asks may change it.
    pub mine: bool,
    /// Whether whoever asks wrote it.
    #[serde(skip)]
    own: bool,
    /// When it was made.
    pub created_at: Stamp,
    /// When it was changed last.
    pub updated_at: Stamp,
}

/// A segment to be made.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSegment {
    /// Its name.
    pub name: String,
    /// What holds for its customers.
    pub expression: String,
    /// What it is for.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether everybody sees it.
    #[serde(default)]
    pub shared: bool,
}

/// What is to be changed about a segment.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentChange {
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// What holds for its customers.
    #[serde(default)]
    pub expression: Option<String>,
    /// What it is for.
    #[serde(default, deserialize_with = "cleared")]
    pub description: Option<Option<String>>,
    /// Whether everybody sees it.
    #[serde(default)]
    pub shared: Option<bool>,
}

/// A segment to be tried.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// What holds for its customers.
    pub expression: String,
    /// Of whose data.
    #[serde(default)]
    pub workspace: Option<String>,
}

/// Its routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/segments", Who::From(Role::Viewer), list)
        .post("/segments", Who::From(Role::Analyst), create)
        .post("/segments/preview", Who::From(Role::Viewer), preview)
        .patch("/segments/{id}", Who::From(Role::Analyst), change)
        .delete("/segments/{id}", Who::From(Role::Analyst), remove)
}

const SELECT: &str = "
SELECT id, name, expression, description, owner, shared, created_at, updated_at FROM segments";

fn segment(row: &Row<'_>, actor: &Actor) -> rusqlite::Result<Segment> {
    let owner: Option<i64> = row.get(4)?;
    let own = owner.is_some() && owner == actor.user;
    Ok(Segment {
        id: row.get(0)?,
        name: row.get(1)?,
        expression: row.get(2)?,
        description: row.get(3)?,
        shared: row.get(5)?,
        mine: own || actor.may(Role::Admin),
        own,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}

impl Segment {
    /// Without what it says of people, for those from whom they are kept: an expression that asks
    /// for them, what others wrote of it, and a name of theirs that looks like somebody.
    fn shown_to(mut self, actor: &Actor) -> Segment {
        if !actor.masked {
            return self;
        }
        let hidden = asks_hidden(&self.expression);
        if hidden {
            DOTS.clone_into(&mut self.expression);
        }
        if hidden || (!self.own && Mask::tells(&self.name)) {
            DOTS.clone_into(&mut self.name);
        }
        if hidden || !self.own {
            self.description = self.description.map(|_| DOTS.to_owned());
        }
        self
    }
}

/// Segments that whoever asks sees.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/segments",
    tag = "segments",
    responses((status = 200, description = "Segments that whoever asks sees", body = List<Segment>))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    _: Unpaged,
    actor: Actor,
) -> Result<Json<List<Segment>>> {
    let items = app.db.read(move |db| {
        let seen = format!("{SELECT} WHERE shared = 1 OR owner IS ?1 ORDER BY name, id");
        let found = rows(db, &seen, [actor.user], |row| segment(row, &actor))?;
        Ok(found.into_iter().map(|segment| segment.shown_to(&actor)).collect())
    });
    Ok(Json(List::whole(items.await?)))
}

/// The segment of a number that an actor sees.
fn find(db: &Connection, actor: &Actor, id: i64) -> Result<Segment> {
    let select = format!("{SELECT} WHERE id = ?1 AND (shared = 1 OR owner IS ?2)");
    let read = |row: &Row<'_>| segment(row, actor);
    one(db, &select, params![id, actor.user], read, &format!("segment {id}"))
}

/// An expression that can be read and asks for what there is; refused with the place where it does
/// not: whoever else asks with it would be.
async fn expression(app: &Arc<App>, actor: &Actor, text: &str) -> Result<String> {
    let text = words(text, "the expression", LONGEST)?;
    if let Some(error) = malformed(&text) {
        let hint = error.hint.unwrap_or_else(|| FIELDS.into());
        return Err(no_segment(error.line, error.column, error.message).advising(hint));
    }
    match (unknown(app, actor, &text, None).await?, app.workspace(Some("demo"))) {
        (None, _) => Ok(text),
        // A segment is of all workspaces, and their customers have fields of their own.
        (Some(problem), Ok(_)) => match unknown(app, actor, &text, Some("demo")).await? {
            None => Ok(text),
            Some(_) => Err(problem),
        },
        (Some(problem), Err(_)) => Err(problem),
    }
}

/// Where what can be asked for is found.
const FIELDS: &str = "GET /api/v1/ask/segment/fields lists what can be asked for";

fn no_segment(line: impl Display, column: impl Display, message: Said) -> Problem {
    bad_value(said!(
        "the expression is no segment: line {line}, letter {column}: {message}",
        line = line.to_string(),
        column = column.to_string(),
        message = vec![message]
    ))
}

/// What an expression asks for that the data of a workspace do not have.
async fn unknown(
    app: &Arc<App>,
    actor: &Actor,
    text: &str,
    workspace: Option<&str>,
) -> Result<Option<Problem>> {
    let mut question = checking(text.to_owned(), app.workspace(workspace)?);
    question.lang = actor.lang;
    let checked = match app.asked(question).await {
        Ok(told) => told.json()?,
        // Data that can answer nothing know of no field, and lack none.
        Err(problem) if problem.code == "wrong-question" => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let error = &checked["error"];
    let Some(message) = error["message"].as_str() else { return Ok(None) };
    let place = |name: &str| error[name].as_u64().unwrap_or(1);
    let problem = no_segment(place("line"), place("column"), message.to_owned().into());
    Ok(Some(match error["hint"].as_str() {
        Some(hint) => problem.advising(hint.to_owned()),
        None => problem.advising(FIELDS),
    }))
}

/// The question whom a segment would have.
fn checking(expression: String, dir: PathBuf) -> Question {
    let command = ["segment", "check"].map(str::to_owned).to_vec();
    let mut question = Question::plain(command, Form::Json, dir);
    question.options.push(("expression".to_owned(), expression));
    question
}

/// A new segment.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/segments",
    tag = "segments",
    request_body = NewSegment,
    responses((status = 201, description = "A new segment", body = Segment),
        (status = 422, description = "The expression is no segment, or asks for what there is not", body = Problem))
)]
pub async fn create(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(new): Json<NewSegment>,
) -> Result<Response> {
    let name = words(&new.name, "the name", 100)?;
    let expression = expression(&app, &actor, &new.expression).await?;
    let made = app.db.write(move |tx| {
        free(tx, &actor, &name, None)?;
        let insert = "
            INSERT INTO segments (name, expression, description, owner, shared, created_at, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
        let now = Stamp::now();
        let row = params![name, expression, new.description, actor.user, new.shared, now];
        tx.execute(insert, row)?;
        let made = find(tx, &actor, tx.last_insert_rowid())?;
        audit(tx, &actor, "segment.create", &object(&made), NOTHING, Some(&made))?;
        Ok(made)
    });
    Ok((StatusCode::CREATED, Json(made.await?)).into_response())
}

/// A segment changed.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    patch,
    path = "/api/v1/segments/{id}",
    tag = "segments",
    params(("id" = i64, Path, description = "Its number")),
    request_body = SegmentChange,
    responses((status = 200, description = "A segment changed", body = Segment),
        (status = 422, description = "The expression is no segment, or asks for what there is not", body = Problem))
)]
pub async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
    Json(change): Json<SegmentChange>,
) -> Result<Json<Segment>> {
    let new = match change.expression.as_deref() {
        Some(text) => Some(expression(&app, &actor, text).await?),
        None => None,
    };
    let changed = app.db.write(move |tx| {
        let before = own(tx, &actor, id)?;
        let name = words(change.name.as_deref().unwrap_or(&before.name), "the name", 100)?;
        // What was kept before expressions were looked at may still get another name.
        let expression = new.unwrap_or_else(|| before.expression.clone());
        let shared = change.shared.unwrap_or(before.shared);
        let description = change.description.unwrap_or_else(|| before.description.clone());
        free(tx, &actor, &name, Some(id))?;
        let update = "
            UPDATE segments SET name = ?2, expression = ?3, description = ?4, shared = ?5,
              updated_at = ?6 WHERE id = ?1";
        tx.execute(update, params![id, name, expression, description, shared, Stamp::now()])?;
        let after = find(tx, &actor, id)?;
        audit(tx, &actor, "segment.change", &object(&after), Some(&before), Some(&after))?;
        Ok(after)
    });
    changed.await.map(Json)
}

/// The segment is gone.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    delete,
    path = "/api/v1/segments/{id}",
    tag = "segments",
    params(("id" = i64, Path, description = "Its number")),
    responses((status = 204, description = "The segment is gone"))
)]
pub async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let removed = app.db.write(move |tx| {
        let before = own(tx, &actor, id)?;
        take_away(tx, &actor, ("segment", id), &before)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

/// A segment that an actor may change.
fn own(db: &Connection, actor: &Actor, id: i64) -> Result<Segment> {
    let found = find(db, actor, id)?;
    may_change(actor, found.mine)?;
    Ok(found)
}

/// Refuses a name that another segment has in any case, of everybody or of this user, since `@` and
/// the name could then mean either; and one that is the number of another.
fn free(tx: &Transaction<'_>, actor: &Actor, name: &str, but: Option<i64>) -> Result<()> {
    if name.bytes().all(|letter| letter.is_ascii_digit()) {
        return Err(bad_value(said!(
            "{name} is the number of a segment, and no name",
            name = name.to_owned()
        )));
    }
    let taken = "
        SELECT count(*) FROM segments
        WHERE name = ?1 COLLATE NOCASE AND id IS NOT ?2 AND (shared = 1 OR owner IS ?3)";
    let count: i64 = tx.query_row(taken, params![name, but, actor.user], |row| row.get(0))?;
    match count {
        0 => Ok(()),
        _ => Err(conflict(said!("there is a segment {name} already", name = format!("{name:?}")))),
    }
}

fn object(segment: &Segment) -> String {
    format!("segment {}", segment.id)
}

/// Whom a segment would have; what is wrong with it is part of the answer.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/segments/preview",
    tag = "segments",
    request_body = Preview,
    responses(
        (status = 200, description = "Whom a segment would have; what is wrong with it is part of the answer",
            body = ref("#/components/schemas/SegmentChecked"))
    )
)]
pub async fn preview(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(tried): Json<Preview>,
) -> Result<Json<serde_json::Value>> {
    let dir = app.workspace(tried.workspace.as_deref())?;
    let question = Question { mask: app.mask(&actor), ..checking(tried.expression, dir) };
    app.asked(question).await?.json().map(Json)
}

/// The expression that `@12` or `@Name` in a question stands for. Of two of one name, where another
/// shared theirs later, a user's own one is meant.
///
/// # Errors
/// `wrong-question` where the user sees no such segment.
pub async fn meant(app: &Arc<App>, actor: &Actor, text: &str) -> Result<String> {
    let Some(name) = text.trim().strip_prefix('@').map(str::to_owned) else {
        return Ok(text.to_owned());
    };
    let (actor, masked) = (actor.clone(), actor.masked);
    let found: Result<String> = app
        .db
        .read(move |db| {
            let select = "
            SELECT expression FROM segments
            WHERE (shared = 1 OR owner IS ?2) AND (name = ?1 OR CAST(id AS TEXT) = ?1)
            ORDER BY name <> ?1, shared LIMIT 1";
            let found = db.query_row(select, params![name, actor.user], |row| row.get(0));
            found.optional()?.ok_or_else(|| {
                let name = format!("{name:?}");
                Problem::wrong_question(said!("there is no segment {name}", name = name))
                    .advising("GET /api/v1/segments lists them; @ stands before a number or a name")
            })
        })
        .await;
    match found? {
        text if masked && asks_hidden(&text) => {
            let detail = "the segment asks for what is kept from you";
            Err(Problem::new(StatusCode::FORBIDDEN, "masked", "You may not see customers", detail))
        }
        text => Ok(text),
    }
}
