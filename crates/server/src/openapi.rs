//! The API described: what is kept here, and what can be asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use utoipa::OpenApi;

use crate::app::App;
use crate::ask::Answers;
use crate::problem::Problem;
use crate::routes::{company, enter, log, people};

/// Routes of the server itself. A route that is not listed here is found by a test.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tenure",
        description = "Customer-success analytics: who stays, who leaves, why, what that is worth.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        crate::data::route,
        crate::written::segments::list,
        crate::written::segments::create,
        crate::written::segments::change,
        crate::written::segments::remove,
        crate::written::segments::preview,
        crate::written::annotations::list,
        crate::written::annotations::create,
        crate::written::annotations::change,
        crate::written::annotations::remove,
        crate::written::targets::list,
        crate::written::targets::set,
        crate::written::targets::remove,
        crate::written::removed::bring_back,
        crate::written::policies::list,
        crate::written::policies::save,
        crate::written::policies::preview,
        crate::written::policies::choose,
        crate::written::preferences::read,
        crate::written::preferences::write,
        crate::written::notes::list,
        crate::written::notes::create,
        crate::written::notes::change,
        crate::written::notes::remove,
        crate::written::notes::history,
        crate::backups::list,
        crate::backups::make,
        crate::backups::read,
        crate::backups::remove,
        crate::closes::close,
        crate::closes::reopen,
        crate::export::route,
        crate::statements::list,
        crate::statements::send,
        crate::statements::remove,
        crate::routes::imports::apply,
        crate::routes::imports::batches,
        crate::routes::imports::list,
        crate::routes::imports::make_demo,
        crate::routes::imports::map,
        crate::routes::imports::one,
        crate::routes::imports::rejects,
        crate::routes::imports::remove,
        crate::routes::imports::remove_demo,
        crate::routes::imports::send,
        crate::routes::imports::undo,
        crate::routes::sources::change,
        crate::routes::sources::create,
        crate::routes::sources::events,
        crate::routes::sources::list,
        crate::routes::sources::look,
        crate::routes::sources::one,
        crate::routes::sources::remove,
        crate::routes::sources::sync,
        crate::routes::workbook::route,
        crate::routes::mappings::list,
        crate::routes::mappings::remove,
        crate::routes::mappings::save,
        crate::routes::mappings::tables,
        crate::routes::jobs::cancel,
        crate::routes::jobs::events,
        crate::routes::jobs::list,
        crate::routes::jobs::one,
        company::change,
        enter::setup,
        enter::set_up,
        enter::sign_in,
        enter::sign_in_by_link,
        enter::sign_out,
        enter::me,
        log::list,
        people::list_users,
        people::create_user,
        people::change_user,
        people::remove_user,
        people::change_me,
        people::list_tokens,
        people::create_token,
        people::revoke_token,
        people::list_sessions,
        people::end_session,
    ),
    components(schemas(Problem))
)]
struct Own;

/// The whole document.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn document(answers: &dyn Answers) -> serde_json::Result<Value> {
    let mut document = serde_json::to_value(Own::openapi())?;
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        paths.extend(answers.paths());
    }
    let asked = bodies(&document);
    let components = &mut document["components"];
    components["parameters"] = parameters();
    components["headers"] = json!({
        "ETag": {
            "description": "Changes with the data, the time and the question",
            "schema": { "type": "string" },
        },
    });
    components["responses"] = json!({
        "Problem": {
            "description": "What went wrong (RFC 9457)",
            "content": {
                "application/problem+json": {
                    "schema": { "$ref": "#/components/schemas/Problem" },
                },
            },
        },
    });
    if let Some(schemas) = components.get_mut("schemas").and_then(Value::as_object_mut) {
        for (name, schema) in schemas.iter_mut() {
            if name != "Problem" && !asked.contains(name) {
                all_there(schema);
            }
        }
        schemas.extend(answers.schemas());
    }
    Ok(document)
}

/// Names of the schemas of what requests bring.
fn bodies(document: &Value) -> BTreeSet<String> {
    let items = document["paths"].as_object().into_iter().flatten();
    let operations = items.filter_map(|(_, item)| item.as_object()).flatten();
    let name = |operation: &Value| {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        schema.as_str()?.rsplit('/').next().map(str::to_owned)
    };
    operations.filter_map(|(_, operation)| name(operation)).collect()
}

/// Says that members of an answer are there where they are null, too. [`Problem`] alone leaves out
/// what it has nothing to say of, and lists that come whole have no next page.
fn all_there(schema: &mut Value) {
    if let Some(members) = schema["properties"].as_object() {
        let there = members.keys().filter(|name| *name != "next_cursor");
        let names: Vec<String> = there.cloned().collect();
        schema["required"] = names.into();
    }
    match schema {
        Value::Object(members) => members.values_mut().for_each(all_there),
        Value::Array(items) => items.iter_mut().for_each(all_there),
        _ => {}
    }
}

/// Parameters of all questions.
fn parameters() -> Value {
    let parameter = |name: &str, about: &str, schema: Value| json!({ "name": name, "in": "query", "description": about, "schema": schema });
    let forms = json!({ "type": "string", "enum": ["json", "ndjson", "csv", "md", "xlsx"], "default": "json" });
    let langs = json!({ "type": "string", "enum": ["en", "ro", "uk", "zh-Hans", "nb"] });
    let workspaces = json!({ "type": "string", "enum": ["main", "demo"], "default": "main" });
    json!({
        "Format": parameter("format", "Form of the answer", forms),
        "Lang": parameter("lang", "Language of sentences in the answer; else by Accept-Language, else English", langs),
        "Workspace": parameter("workspace", "Whose data", workspaces),
        "PageSize": parameter(
            "page_size",
            "The list in pages of so many rows; `next_cursor` leads to the next",
            json!({ "type": "integer", "minimum": 1, "maximum": 10_000 }),
        ),
        "Cursor": parameter(
            "cursor",
            "Where the page before ended: its `next_cursor`",
            json!({ "type": "string" }),
        ),
    })
}

/// `GET /api/v1/openapi.json`.
///
/// # Errors
/// None that a request can bring about.
pub async fn route(State(app): State<Arc<App>>) -> Result<Json<Value>, Problem> {
    let document = document(app.answers.as_ref()).map_err(|error| Problem::internal(&error))?;
    Ok(Json(document))
}
