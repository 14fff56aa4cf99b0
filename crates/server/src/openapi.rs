//! The API described: what is kept here, and what can be asked.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use utoipa::OpenApi;

use crate::app::App;
use crate::ask::Answers;
use crate::problem::Problem;

/// Routes of the server itself. A route that is not listed here is found by a test.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tenure",
        description = "Customer-success analytics: who stays, who leaves, why, what that is worth.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(crate::data::route),
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
    components["schemas"]["Answer"] = answer();
    Ok(document)
}

/// Parameters of all questions.
fn parameters() -> Value {
    let parameter = |name: &str, about: &str, schema: Value| json!({ "name": name, "in": "query", "description": about, "schema": schema });
    let forms =
        json!({ "type": "string", "enum": ["json", "ndjson", "csv", "md"], "default": "json" });
    let langs =
        json!({ "type": "string", "enum": ["en", "ro", "uk", "zh-Hans", "nb"], "default": "en" });
    let workspaces = json!({ "type": "string", "enum": ["main", "demo"], "default": "main" });
    json!({
        "Format": parameter("format", "Form of the answer", forms),
        "Lang": parameter("lang", "Language of sentences in the answer", langs),
        "Workspace": parameter("workspace", "Whose data", workspaces),
    })
}

fn answer() -> Value {
    json!({
        "type": "object",
        "description": "The object that `--format json` prints, described in docs/bundle.md",
        "required": ["schema_version", "remarks"],
        "properties": {
            "schema_version": { "type": "integer" },
            "remarks": {
                "type": "array",
                "description": "What is to be said beside the answer",
                "items": {
                    "type": "object",
                    "required": ["kind", "text"],
                    "properties": {
                        "kind": { "type": "string", "enum": ["note", "warning", "hint"] },
                        "text": { "type": "string" },
                    },
                },
            },
        },
        "additionalProperties": true,
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
