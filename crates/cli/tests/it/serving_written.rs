//! What is written down over HTTP is held against the data.

use serde_json::json;

use super::serving_imports::Door;
use super::support::Place;

#[test]
fn notes_are_of_customers_that_there_are() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let note = json!({ "text": "called" }).to_string();
    assert_eq!(door.send("POST", "/customers/a/notes", &note).status, 201);
    let none = door.send("POST", "/customers/nobody-here/notes", &note);
    assert_eq!((none.status, none.json()["code"].clone()), (404, "not-found".into()));
    assert_eq!(none.json()["detail"], "there is no customer \"nobody-here\"");
    // In the demo company there is another one.
    let none = door.send("POST", "/customers/a/notes?workspace=demo", &note);
    assert_eq!(none.status, 404);
}

#[test]
fn a_segment_asks_for_fields_that_there_are() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let new = |expression: &str| json!({ "name": "S", "expression": expression }).to_string();
    let wrong = door.send("POST", "/segments", &new("mrr > 5 and\n  nope = 1"));
    assert_eq!((wrong.status, wrong.json()["code"].clone()), (422, "bad-value".into()));
    let detail = wrong.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("line 2, letter 3") && detail.contains("nope"), "{detail}");
    let made = door.send("POST", "/segments", &new("mrr > 5"));
    assert_eq!(made.status, 201, "{made:?}");
    let path = format!("/segments/{}", made.json()["id"]);
    let wrong = json!({ "expression": "attributes.nope = 1" }).to_string();
    assert_eq!(door.send("PATCH", &path, &wrong).status, 422);
    let kept = door.send("GET", "/segments", "").json();
    assert_eq!(kept["items"][0]["expression"], "mrr > 5");
    assert_eq!(door.send("PATCH", &path, &json!({ "name": "T" }).to_string()).status, 200);
}

#[test]
fn a_saved_policy_bears_no_name_of_a_preset() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let named = |name: &str| json!({ "name": name, "rules": "standard,paused=keep" }).to_string();
    let taken = door.send("POST", "/policies", &named("Standard"));
    assert_eq!((taken.status, taken.json()["code"].clone()), (409, "conflict".into()));
    assert_eq!(door.send("POST", "/policies", &named("ours")).status, 201);
}

#[test]
fn a_preview_of_a_policy_is_of_the_data_that_are_looked_at() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let told = |more: serde_json::Value| {
        let mut body = json!({ "policy": "chartmogul" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let told = door.send("POST", "/policies/preview", &body.to_string()).json();
        told["candidate"]["figures"][0]["figure"].clone()
    };
    let usual = told(json!({}));
    let other = told(json!({ "currency": "JPY" }));
    assert_eq!((&usual["currency"], &other["currency"]), (&"EUR".into(), &"JPY".into()));
    let before = told(json!({ "known_at": "2001-01-01" }));
    assert_ne!(before["value"], usual["value"], "{before}");
}
