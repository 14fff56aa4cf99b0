//! Months are closed and reopened; `ask/close` lists closes.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use tenure_domain::said;

use crate::access::{Actor, Role};
use crate::app::App;
use crate::aside::aside;
use crate::ask::{Fault, problem};
use crate::audit::{NOTHING, audit};
use crate::jobs;
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, Query, bad_value, conflict};
use crate::routes::{Routes, Who};
use crate::work::{Signed, Stop, Task};
use crate::written::{Where, policies, words};

/// The longest note, in letters.
const LONGEST: usize = 500;

/// A month to be closed.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClose {
    /// The month, such as `2026-10`. The first close also locks all months before.
    month: String,
    /// A note that stays with the close.
    #[serde(default)]
    note: Option<String>,
    /// The policy to close under, else the one in force: a preset, one with settings that are other
    /// ones, or `@` and the name of a saved one.
    #[serde(default)]
    policy: Option<String>,
}

/// Why a month is opened again.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// A note that stays with the close.
    note: String,
}

/// Its routes.
pub fn routes() -> Routes {
    let admin = Who::From(Role::Admin);
    Routes::new().post("/closes", admin, close).post("/closes/{month}/reopen", admin, reopen)
}

/// Locks the figures of a month
///
/// It keeps its figures, movements and rows, whatever is imported or undone later. Months are closed
/// in order and after their end. Who signs is whoever asks.
#[utoipa::path(post, path = "/api/v1/closes", tag = "closes", request_body = NewClose,
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 201, description = "The close", body = ref("#/components/schemas/Closes")),
        (status = 409, description = "The month is not over, is closed, or is not the next one",
            body = Problem)))]
pub(crate) async fn close(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(at): Query<Where>,
    Json(new): Json<NewClose>,
) -> Result<(StatusCode, Json<Value>)> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let note = match new.note.as_deref().map(str::trim) {
        None | Some("") => String::new(),
        Some(note) => words(note, "the note", LONGEST)?,
    };
    let policy = match &new.policy {
        Some(policy) => Some(policies::shown(&app, &dir, policy).await?),
        None => None,
    };
    let signed = Signed { dir, month: month(&new.month)?, note, by: actor.name.clone(), policy };
    let told = done(&app, &actor, at.name(&app)?, Task::Close(signed)).await?;
    Ok((StatusCode::CREATED, Json(told)))
}

/// Takes back the last close, which ends with this month; it stays on record
#[utoipa::path(post, path = "/api/v1/closes/{month}/reopen", tag = "closes", request_body = Reopen,
    params(("month" = String, Path, description = "The last month that is closed"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 200, description = "The close", body = ref("#/components/schemas/Closes")),
        (status = 409, description = "It is not the last one that is closed", body = Problem)))]
pub(crate) async fn reopen(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(last): At<String>,
    Query(at): Query<Where>,
    Json(why): Json<Reopen>,
) -> Result<Json<Value>> {
    let dir = app.workspace(at.workspace.as_deref())?;
    let note = words(&why.note, "the note", LONGEST)?;
    let signed = Signed { dir, month: month(&last)?, note, by: actor.name.clone(), policy: None };
    done(&app, &actor, at.name(&app)?, Task::Reopen(signed)).await.map(Json)
}

/// Does it when nobody else writes, and notes it in the log.
async fn done(app: &Arc<App>, actor: &Actor, workspace: String, task: Task) -> Result<Value> {
    let (action, signed) = match &task {
        Task::Close(signed) => ("month.close", signed.clone()),
        Task::Reopen(signed) => ("month.reopen", signed.clone()),
        _ => return Err(Problem::internal(&"this is no close")),
    };
    let (shared, lang) = (Arc::clone(app), actor.lang);
    let before = jobs::versions(app);
    let worked = aside(move || shared.works.work(&task, lang, &|_| {}, &Stop::default())).await?;
    let mut told = worked.report.map_err(|failure| match failure.fault {
        // What there is to be said against it lies in the data, not in the request.
        Fault::Question => {
            let refused = conflict(failure.message);
            failure.hint.into_iter().fold(refused, Problem::advising)
        }
        _ => problem(failure),
    })?;
    let (actor, object) = (actor.clone(), format!("month {} of {workspace}", signed.month));
    let noted = told["closes"][0]["close"].clone();
    app.db.write(move |tx| audit(tx, &actor, action, &object, NOTHING, Some(&noted))).await?;
    jobs::tell_of_data(app, &before);
    if let Some(members) = told.as_object_mut() {
        let remarks = serde_json::to_value(worked.remarks);
        members.insert("remarks".to_owned(), remarks.unwrap_or_default());
    }
    Ok(told)
}

/// A month as `2026-10`.
fn month(text: &str) -> Result<String> {
    let text = text.trim();
    let day: std::result::Result<jiff::civil::Date, _> = format!("{text}-01").parse();
    match day {
        Ok(day) if text.len() == 7 && (1900..=2200).contains(&day.year()) => Ok(text.to_owned()),
        _ => Err(bad_value(said!("{text} is no month", text = format!("{text:?}")))
            .advising("months are written 2026-10")),
    }
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_read_strictly() {
        assert_eq!(month(" 2026-10 ").unwrap(), "2026-10");
        for bad in ["", "2026", "2026-13", "2026-1", "202-010", "2026-10-01", "20é6-1"] {
            assert_eq!(month(bad).unwrap_err().code, "bad-value", "{bad}");
        }
    }
}
