//! What can be asked, as OpenAPI has it: read off the definitions of the commands.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, Command};
use serde_json::{Map, Value, json};

use super::shapes::kind::Shape;
use super::shapes::workspace;
use super::{ASKABLE, Askable, asked, command, name, owned};

/// The path items of all questions.
pub fn paths() -> Map<String, Value> {
    let mut paths = Map::new();
    for asked in ASKABLE {
        let path = owned(asked.path);
        let Some((command, _)) = command(&path) else { continue };
        if command.has_subcommands() {
            for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
                let mut path = path.clone();
                path.push(sub.get_name().to_owned());
                paths.insert(url(&path), item(&path, sub, asked));
            }
        } else {
            paths.insert(url(&path), item(&path, &command, asked));
        }
    }
    paths
}

/// The schemas of all answers, and of what jobs come to, by name.
pub fn schemas() -> Map<String, Value> {
    let mut schemas = BTreeMap::new();
    for asked in ASKABLE {
        asked.answer.add(&mut schemas);
        asked.with.iter().for_each(|(_, shape)| shape.add(&mut schemas));
    }
    workspace::WORK.iter().for_each(|shape| shape.add(&mut schemas));
    schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

/// The schema of an answer. Where options change what it is, `x-with` says which.
fn answer(of: &Askable) -> Value {
    if of.with.is_empty() {
        return of.answer.reference();
    }
    let shapes = std::iter::once(of.answer).chain(of.with.iter().map(|(_, shape)| *shape));
    let with = of.with.iter().map(|(option, shape)| ((*option).to_owned(), shape.reference()));
    json!({
        "anyOf": shapes.map(Shape::reference).collect::<Vec<_>>(),
        "x-with": with.collect::<Map<_, _>>(),
    })
}

fn url(path: &[String]) -> String {
    format!("/api/v1/ask/{}", path.join("/"))
}

fn item(path: &[String], command: &Command, of: &Askable) -> Value {
    let mut parameters: Vec<Value> = asked(command).map(parameter).collect();
    let mut common = vec!["Format", "Lang", "Workspace"];
    if of.listing.is_some() {
        common.extend(["PageSize", "Cursor"]);
    }
    parameters.extend(
        common.into_iter().map(|id| json!({ "$ref": format!("#/components/parameters/{id}") })),
    );
    let about = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
    let summary = about(command.get_about()).unwrap_or_default();
    let description = about(command.get_long_about()).unwrap_or_else(|| summary.clone());
    let answer = json!({
        "description": "What the command line prints for the same question",
        "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
        "content": {
            "application/json": { "schema": answer(of) },
            "application/x-ndjson": {},
            "text/csv": {},
            "text/markdown": {},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
        },
    });
    json!({
        "get": {
            "tags": ["ask"],
            "operationId": format!("ask_{}", path.join("_").replace('-', "_")),
            "summary": summary,
            "description": description,
            "parameters": parameters,
            "responses": {
                "200": answer,
                "304": { "description": "The same as before" },
                "400": { "$ref": "#/components/responses/Problem" },
                "401": { "$ref": "#/components/responses/Problem" },
                "404": { "$ref": "#/components/responses/Problem" },
                "500": { "$ref": "#/components/responses/Problem" },
            },
        },
    })
}

fn parameter(arg: &Arg) -> Value {
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string);
    json!({
        "name": name(arg),
        "in": "query",
        "description": help.unwrap_or_default(),
        "required": arg.is_required_set() && arg.get_default_values().is_empty(),
        "schema": schema(arg),
    })
}

fn schema(arg: &Arg) -> Value {
    if matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::SetFalse) {
        return json!({ "type": "boolean", "default": false });
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), kind(arg).into());
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        schema.insert("enum".to_owned(), values.into());
    }
    if let Some(default) = arg.get_default_values().first().and_then(|value| value.to_str()) {
        let number = default.parse::<i64>().ok().filter(|_| kind(arg) == "integer");
        let default = number.map_or_else(|| Value::from(default), Value::from);
        schema.insert("default".to_owned(), default);
    }
    Value::Object(schema)
}

/// The type of a value in JSON.
fn kind(arg: &Arg) -> &'static str {
    use std::any::TypeId;
    let id = arg.get_value_parser().type_id();
    let integers = [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i64>(),
    ];
    if integers.iter().any(|integer| id == *integer) { "integer" } else { "string" }
}
