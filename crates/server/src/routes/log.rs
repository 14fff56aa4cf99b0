//! The audit log.

use std::sync::Arc;

use axum::extract::State;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde_json::Value;

use super::body::{Json, Query};
use super::list::{List, Page};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::db::Stamp;
use crate::problem::Result;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/audit", Who::From(Role::Admin), list)
}

/// Something that was done.
#[derive(Clone, PartialEq, Debug, Serialize, utoipa::ToSchema)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Stamp,
    /// By whom: an e-mail, or `terminal`.
    pub actor: String,
    /// By what they were known: `session`, `token`, `password`, `link` or `terminal`.
    pub via: String,
    /// From which address.
    pub address: Option<String>,
    /// What: an area and a verb, as `user.create`.
    pub action: String,
    /// To which thing.
    pub object: String,
    /// What it was before; not told of what is written in words to users who see no people.
    pub before: Option<Value>,
    /// What it is since.
    pub after: Option<Value>,
}

/// Areas of what people write in their own words, in which customers may be named.
const WRITTEN: [&str; 3] = ["annotation", "note", "segment"];

impl Entry {
    /// Without what people wrote, for those from whom customers are kept: of which thing it was
    /// stays, as its kind and number.
    fn shown_to(mut self, actor: &Actor) -> Entry {
        let area = self.action.split('.').next().unwrap_or_default();
        if actor.masked && WRITTEN.contains(&area) {
            let thing: Vec<&str> = self.object.split(' ').take(2).collect();
            self.object = thing.join(" ");
            (self.before, self.after) = (None, None);
        }
        self
    }
}

/// What was done, the last first
#[utoipa::path(get, path = "/api/v1/audit", tag = "access", params(Page),
    responses((status = 200, body = List<Entry>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(page): Query<Page>,
) -> Result<Json<List<Entry>>> {
    let list = app.db.read(move |db| {
        let entries = read(db, page.after()?, page.rows())?;
        let entries = entries.into_iter().map(|entry| entry.shown_to(&actor)).collect();
        Ok(List::of(entries, &page, |entry| entry.id))
    });
    Ok(Json(list.await?))
}

fn read(db: &Connection, before: Option<i64>, rows: i64) -> rusqlite::Result<Vec<Entry>> {
    let select = "
        SELECT id, at, actor, via, address, action, object, before, after FROM audit
        WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2";
    let mut statement = db.prepare(select)?;
    statement.query_map(params![before, rows], entry)?.collect()
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let json = |at: usize| -> rusqlite::Result<Option<Value>> {
        let text: Option<String> = row.get(at)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    };
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        via: row.get(3)?,
        address: row.get(4)?,
        action: row.get(5)?,
        object: row.get(6)?,
        before: json(7)?,
        after: json(8)?,
    })
}
