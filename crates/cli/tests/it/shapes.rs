//! Answers held against the description of the API, member by member: what is not described is as
//! wrong as what is missing.

use std::sync::OnceLock;

use serde_json::Value;

/// The description of the API.
pub fn description() -> &'static Value {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    DESCRIPTION.get_or_init(|| tenure_cli::openapi().unwrap())
}

/// The operation that a request is for, as `GET /api/v1/jobs/{id}`, and what is described of it.
pub fn operation(method: &str, path: &str) -> Option<(String, &'static Value)> {
    let path = path.split('?').next().unwrap();
    let paths = description()["paths"].as_object().unwrap();
    // A path without places is meant before one with them.
    let exact = paths.get_key_value(path);
    let (template, item) = exact.or_else(|| paths.iter().find(|(known, _)| fits(known, path)))?;
    let found = item.get(method.to_lowercase())?;
    Some((format!("{method} {template}"), found))
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(&path).all(|(known, part)| known.starts_with('{') || known == part)
}

/// What is wrong with the answer to a request, if anything is.
pub fn wrong(method: &str, path: &str, status: u16, body: &str) -> Vec<String> {
    let Some((name, operation)) = operation(method, path) else { return Vec::new() };
    let value: Value = match serde_json::from_str(body) {
        Ok(value) => value,
        // Other forms, and answers without a body.
        Err(_) => return Vec::new(),
    };
    let problem = serde_json::json!({ "$ref": "#/components/schemas/Problem" });
    let described = match status {
        200..300 => {
            let answer = &operation["responses"][status.to_string()];
            answer["content"]["application/json"]["schema"].clone()
        }
        _ => problem,
    };
    if described.is_null() {
        return vec![format!("{name} {status}: no answer is described")];
    }
    let mut found = Vec::new();
    compare(&described, &value, &name, &mut found);
    found
}

/// What is described under a reference.
fn resolved(schema: &Value) -> &Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let place = description().pointer(reference.trim_start_matches('#'));
            resolved(place.unwrap_or_else(|| panic!("{reference} is not there")))
        }
        None => schema,
    }
}

fn compare(schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let schema = resolved(schema);
    for key in ["anyOf", "oneOf"] {
        let Some(ways) = schema[key].as_array() else { continue };
        let tried: Vec<Vec<String>> = ways.iter().map(|way| wrongs(way, value, at)).collect();
        if tried.iter().all(|wrong| !wrong.is_empty()) {
            // What fits best says most.
            found.extend(tried.into_iter().min_by_key(Vec::len).unwrap());
        }
        return;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let whole = parts.iter().fold(serde_json::json!({}), merged);
        return members(&whole, value, at, found);
    }
    if !is_of_type(&schema["type"], value) {
        found.push(format!("{at}: {} is no {}", short(value), schema["type"]));
        return;
    }
    if let Some(values) = schema["enum"].as_array()
        && !values.contains(value)
    {
        found.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    match value {
        Value::String(text) => format_of(schema["format"].as_str(), text, at, found),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                compare(&schema["items"], item, &format!("{at}[{n}]"), found);
            }
        }
        Value::Object(_) => members(schema, value, at, found),
        _ => {}
    }
}

fn wrongs(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    compare(schema, value, at, &mut found);
    found
}

fn members(schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        found.push(format!("{at}: {} is no object", short(value)));
        return;
    };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap()) {
            found.push(format!("{at}: {name} is missing"));
        }
    }
    let anything = schema.get("properties").is_none();
    for (name, member) in object {
        let at = format!("{at}.{name}");
        match (schema["properties"].get(name), schema.get("additionalProperties")) {
            (Some(known), _) => compare(known, member, &at, found),
            (None, Some(others)) if others.is_object() => compare(others, member, &at, found),
            (None, _) if anything => {}
            (None, _) => found.push(format!("{at} is not described")),
        }
    }
}

/// Two objects as one.
fn merged(mut whole: Value, part: &Value) -> Value {
    let part = resolved(part);
    for (name, schema) in part["properties"].as_object().into_iter().flatten() {
        whole["properties"][name] = schema.clone();
    }
    let required = part["required"].as_array().cloned().unwrap_or_default();
    let before = whole["required"].as_array().cloned().unwrap_or_default();
    whole["required"] = before.into_iter().chain(required).collect();
    whole
}

fn is_of_type(wanted: &Value, value: &Value) -> bool {
    let one = |wanted: &str| match wanted {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    };
    match wanted {
        Value::String(wanted) => one(wanted),
        Value::Array(all) => all.iter().any(|wanted| one(wanted.as_str().unwrap())),
        _ => true,
    }
}

fn format_of(format: Option<&str>, text: &str, at: &str, found: &mut Vec<String>) {
    let fits = match format {
        Some("decimal") => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let whole = digits.split('.').all(|part| !part.is_empty());
            whole
                && digits.matches('.').count() < 2
                && digits.bytes().all(|b| b".0123456789".contains(&b))
        }
        Some("date") => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        Some("date-time") => text.ends_with('Z') && text.contains('T'),
        _ => true,
    };
    if !fits {
        found.push(format!("{at}: {text:?} is no {}", format.unwrap_or_default()));
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

#[test]
fn what_is_missing_too_much_or_of_another_kind_is_found() {
    let wrong = |body: &str| wrong("GET", "/api/v1/ask/segment/fields?workspace=main", 200, body);
    let head = r#""schema_version":1,"policy":{"name":"standard","hash":"x"},"remarks":[]"#;
    let told = |fields: &str| {
        format!(
            "{{{head},\"known_at\":null,\"data_through\":\"2026-01-31\",\"fields\":[{fields}]}}"
        )
    };
    assert_eq!(wrong(&told(r#"{"name":"a","kind":"list","holds":"text","values":[]}"#)), [""; 0]);
    let missing = wrong(&told(r#"{"name":"a","kind":"list","holds":"text"}"#));
    assert_eq!(missing, [r#"GET /api/v1/ask/segment/fields.fields[0]: "values" is missing"#]);
    let more = wrong(&told(r#"{"name":"a","kind":"list","holds":"text","values":[],"x":1}"#));
    assert_eq!(more, ["GET /api/v1/ask/segment/fields.fields[0].x is not described"]);
    let other = wrong(&told(r#"{"name":1,"kind":"list","holds":"text","values":[]}"#));
    assert_eq!(other, [r#"GET /api/v1/ask/segment/fields.fields[0].name: 1 is no "string""#]);
    let day = wrong(&told("").replace("2026-01-31", "2026-02-31"));
    assert_eq!(day.len(), 1, "{day:?}");
}
