//! Notes on customers. What a note said before stays readable.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use tenure_domain::said;

use super::{Where, may_change, one, rows, words};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::ask::{Form, Question};
use crate::audit::{NOTHING, audit};
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, Query};
use crate::routes::list::{List, Page};
use crate::routes::{Routes, Who};

/// The longest note, in letters.
const LONGEST: usize = 10_000;

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Note {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created_at: Stamp,
    /// When it was changed last, where it was.
    pub edited_at: Option<Stamp>,
    /// Who changed it last: the words are theirs.
    pub edited_by: Option<String>,
    /// Whether whoever asks wrote it.
    pub mine: bool,
}

/// What a note said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Version {
    /// What it said.
    pub text: String,
    /// Who wrote that.
    pub author: String,
    /// When.
    pub at: Stamp,
}

/// What a note says.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteText {
    /// The words.
    pub text: String,
}

/// Its routes.
pub fn routes() -> Routes {
    let (all, one) = ("/customers/{customer}/notes", "/customers/{customer}/notes/{id}");
    Routes::new()
        .get(all, Who::From(Role::Viewer), list)
        .post(all, Who::From(Role::Analyst), create)
        .patch(one, Who::From(Role::Analyst), change)
        .delete(one, Who::From(Role::Analyst), remove)
        .get("/customers/{customer}/notes/{id}/history", Who::From(Role::Viewer), history)
}

const SELECT: &str = "
SELECT notes.id, last.text, notes.author, notes.created_at, last.at, notes.user,
  (SELECT count(*) FROM note_texts WHERE note = notes.id), last.author
FROM notes JOIN note_texts AS last
  ON last.id = (SELECT max(id) FROM note_texts WHERE note = notes.id)
WHERE notes.workspace = ?1 AND notes.customer = ?2 AND notes.removed_at IS NULL";

fn note(row: &Row<'_>, actor: &Actor) -> rusqlite::Result<Note> {
    let (user, versions): (Option<i64>, i64) = (row.get(5)?, row.get(6)?);
    let last: Stamp = row.get(4)?;
    Ok(Note {
        id: row.get(0)?,
        text: row.get(1)?,
        author: row.get(2)?,
        created_at: row.get(3)?,
        edited_at: (versions > 1).then_some(last),
        edited_by: if versions > 1 { Some(row.get(7)?) } else { None },
        mine: user.is_some() && user == actor.user,
    })
}

/// Notes are comments: they are kept from those who see none.
fn seen(actor: &Actor) -> Result<()> {
    if !actor.masked {
        return Ok(());
    }
    let title = "You may not do this";
    let detail = "names and comments of customers are kept from you, and notes with them";
    Err(Problem::new(StatusCode::FORBIDDEN, "forbidden", title, detail))
}

/// Notes on a customer, newest first.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{customer}/notes",
    tag = "notes",
    params(
        ("customer" = String, Path, description = "Id of the customer"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
        ("limit" = Option<u32>, Query, description = "Notes of a page at most"),
    ),
    responses((status = 200, description = "Notes on a customer, newest first", body = List<Note>))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(customer): At<String>,
    Query(at): Query<Where>,
    Query(page): Query<Page>,
) -> Result<Json<List<Note>>> {
    seen(&actor)?;
    let workspace = at.name(&app)?;
    let (after, limit) = (page.after()?.unwrap_or(i64::MAX), page.rows());
    let items = app.db.read(move |db| {
        // The newest stand first.
        let select = format!("{SELECT} AND notes.id < ?3 ORDER BY notes.id DESC LIMIT ?4");
        let asked = params![workspace, customer, after, limit];
        rows(db, &select, asked, |row| note(row, &actor))
    });
    Ok(Json(List::of(items.await?, &page, |note| note.id)))
}

fn find(db: &Connection, actor: &Actor, at: (&str, &str, i64)) -> Result<Note> {
    let select = format!("{SELECT} AND notes.id = ?3");
    let read = |row: &Row<'_>| note(row, actor);
    one(db, &select, params![at.0, at.1, at.2], read, &format!("note {} on this customer", at.2))
}

fn say(tx: &Transaction<'_>, actor: &Actor, id: i64, text: &str) -> Result<()> {
    let insert = "INSERT INTO note_texts (note, text, author, at) VALUES (?1, ?2, ?3, ?4)";
    tx.execute(insert, params![id, text, actor.name, Stamp::now()])?;
    Ok(())
}

/// Refuses a customer whom the data do not know. Notes on one who is not there any more stay.
async fn known(app: &Arc<App>, workspace: &str, customer: &str) -> Result<()> {
    let dir = app.workspace(Some(workspace))?;
    let mut question = Question::plain(vec!["customer".to_owned()], Form::Json, dir);
    question.options.push(("customer".to_owned(), customer.to_owned()));
    // Of what has happened nothing is wanted.
    question.options.push(("limit".to_owned(), "0".to_owned()));
    match app.asked(question).await {
        Err(problem) if problem.code == "wrong-question" => Err(Problem::not_found(said!(
            "there is no customer {id}",
            id = format!("{customer:?}")
        ))
        .advising("GET /api/v1/ask/customers lists them")),
        told => told.map(drop),
    }
}

/// A new note.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{customer}/notes",
    tag = "notes",
    params(
        ("customer" = String, Path, description = "Id of the customer"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
    ),
    request_body = NoteText,
    responses((status = 201, description = "A new note", body = Note),
        (status = 404, description = "There is no such customer", body = Problem))
)]
pub async fn create(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(customer): At<String>,
    Query(at): Query<Where>,
    Json(new): Json<NoteText>,
) -> Result<Response> {
    seen(&actor)?;
    let text = words(&new.text, "the note", LONGEST)?;
    let workspace = at.name(&app)?;
    known(&app, &workspace, &customer).await?;
    let made = app.db.write(move |tx| {
        let insert = "
            INSERT INTO notes (workspace, customer, user, author, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![workspace, customer, actor.user, actor.name, Stamp::now()];
        tx.execute(insert, row)?;
        let id = tx.last_insert_rowid();
        say(tx, &actor, id, &text)?;
        // What it says is among the notes; the log says only that it was written.
        audit(tx, &actor, "note.create", &format!("note {id} on {customer}"), NOTHING, NOTHING)?;
        find(tx, &actor, (&workspace, &customer, id))
    });
    Ok((StatusCode::CREATED, Json(made.await?)).into_response())
}

/// The note as it is now; what it said before stays.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    patch,
    path = "/api/v1/customers/{customer}/notes/{id}",
    tag = "notes",
    params(
        ("customer" = String, Path, description = "Id of the customer"),
        ("id" = i64, Path, description = "Its number"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
    ),
    request_body = NoteText,
    responses(
        (status = 200, description = "The note as it is now; what it said before stays", body = Note)
    )
)]
pub async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    At((customer, id)): At<(String, i64)>,
    Query(at): Query<Where>,
    Json(new): Json<NoteText>,
) -> Result<Json<Note>> {
    seen(&actor)?;
    let text = words(&new.text, "the note", LONGEST)?;
    let workspace = at.name(&app)?;
    let changed = app.db.write(move |tx| {
        let before = find(tx, &actor, (&workspace, &customer, id))?;
        may_change(&actor, before.mine)?;
        say(tx, &actor, id, &text)?;
        audit(tx, &actor, "note.change", &format!("note {id} on {customer}"), NOTHING, NOTHING)?;
        find(tx, &actor, (&workspace, &customer, id))
    });
    changed.await.map(Json)
}

/// The note is gone.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    delete,
    path = "/api/v1/customers/{customer}/notes/{id}",
    tag = "notes",
    params(
        ("customer" = String, Path, description = "Id of the customer"),
        ("id" = i64, Path, description = "Its number"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
    ),
    responses((status = 204, description = "The note is gone"))
)]
pub async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At((customer, id)): At<(String, i64)>,
    Query(at): Query<Where>,
) -> Result<StatusCode> {
    seen(&actor)?;
    let workspace = at.name(&app)?;
    let removed = app.db.write(move |tx| {
        let before = find(tx, &actor, (&workspace, &customer, id))?;
        may_change(&actor, before.mine)?;
        tx.execute("UPDATE notes SET removed_at = ?2 WHERE id = ?1", params![id, Stamp::now()])?;
        audit(tx, &actor, "note.remove", &format!("note {id} on {customer}"), NOTHING, NOTHING)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

/// Everything that a note has said, newest first.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{customer}/notes/{id}/history",
    tag = "notes",
    params(
        ("customer" = String, Path, description = "Id of the customer"),
        ("id" = i64, Path, description = "Its number"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
    ),
    responses(
        (status = 200, description = "Everything that a note has said, newest first", body = List<Version>)
    )
)]
pub async fn history(
    State(app): State<Arc<App>>,
    actor: Actor,
    At((customer, id)): At<(String, i64)>,
    Query(at): Query<Where>,
) -> Result<Json<List<Version>>> {
    seen(&actor)?;
    let workspace = at.name(&app)?;
    let items = app.db.read(move |db| {
        find(db, &actor, (&workspace, &customer, id))?;
        let select = "SELECT text, author, at FROM note_texts WHERE note = ?1 ORDER BY id DESC";
        rows(db, select, [id], |row| {
            Ok(Version { text: row.get(0)?, author: row.get(1)?, at: row.get(2)? })
        })
    });
    Ok(Json(List::whole(items.await?)))
}
