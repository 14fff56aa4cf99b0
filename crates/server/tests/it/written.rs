//! What people write down, and writes that come twice.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tenure_server::access::Role;

use super::support::{Server, Told};

const SEGMENTS: &str = "/api/v1/segments";
const ANALYST: Option<Role> = Some(Role::Analyst);
const VIEWER: Option<Role> = Some(Role::Viewer);

async fn made(server: &Server, by: Role, name: &str, shared: bool) -> Value {
    let body = json!({ "name": name, "expression": "mrr > 500", "shared": shared });
    let told = server.send(Some(by), "POST", SEGMENTS, Some(body)).await;
    assert_eq!(told.status, StatusCode::CREATED, "{}", told.json());
    told.json()
}

fn names(told: &Told) -> Vec<String> {
    let items = told.json()["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

/// Makes the demo company's workspace, which is empty.
fn with_demo(server: &Server) {
    let demo = server.place.path().join("server/demo");
    tenure_store::Workspace::open_or_create(&demo).unwrap();
}

#[tokio::test]
async fn segments_are_of_everybody_or_of_one() {
    let server = Server::new();
    let large = made(&server, Role::Analyst, "Large", true).await;
    let own = made(&server, Role::Analyst, "My own", false).await;
    assert_eq!(names(&server.send(ANALYST, "GET", SEGMENTS, None).await), ["Large", "My own"]);
    assert_eq!(names(&server.send(VIEWER, "GET", SEGMENTS, None).await), ["Large"]);
    // Names of everybody's segments are taken once, whatever their case.
    let again = json!({ "name": "large", "expression": "mrr > 1", "shared": true });
    let told = server.send(Some(Role::Admin), "POST", SEGMENTS, Some(again)).await;
    assert_eq!((told.status, told.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    // Viewers change nothing; an admin does not see what is another's own.
    let path = format!("{SEGMENTS}/{}", large["id"]);
    let rename = json!({ "name": "Very large" });
    let told = server.send(VIEWER, "PATCH", &path, Some(rename.clone())).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    let hidden = format!("{SEGMENTS}/{}", own["id"]);
    let told = server.send(Some(Role::Admin), "PATCH", &hidden, Some(rename.clone())).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = server.send(Some(Role::Admin), "PATCH", &path, Some(rename)).await;
    assert_eq!((told.status, &told.json()["name"]), (StatusCode::OK, &"Very large".into()));
    assert_eq!(server.send(ANALYST, "DELETE", &path, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(names(&server.send(ANALYST, "GET", SEGMENTS, None).await), ["My own"]);
}

#[tokio::test]
async fn a_broken_segment_is_refused_with_its_place() {
    let server = Server::new();
    let large = made(&server, Role::Analyst, "Large", true).await;
    let path = format!("{SEGMENTS}/{}", large["id"]);
    for expression in ["foo bar", "(((", "tier = "] {
        let new = json!({ "name": "Broken", "expression": expression });
        let change = json!({ "expression": expression });
        for (method, path, body) in [("POST", SEGMENTS, new), ("PATCH", path.as_str(), change)] {
            let told = server.send(ANALYST, method, path, Some(body)).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{method} {expression}");
            assert_eq!(told.code(), "bad-value");
            let detail = told.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains("line 1, letter "), "{detail}");
        }
    }
    // A field that only other data have may be asked for.
    let new = json!({ "name": "Later", "expression": "vat_group = 5" });
    let told = server.send(ANALYST, "POST", SEGMENTS, Some(new)).await;
    assert_eq!(told.status, StatusCode::CREATED, "{}", told.json());
}

#[tokio::test]
async fn lists_that_come_whole_have_no_pages() {
    let server = Server::new();
    made(&server, Role::Analyst, "Large", true).await;
    let list = server.send(ANALYST, "GET", SEGMENTS, None).await.json();
    assert!(list.get("next_cursor").is_none(), "{list}");
    for path in ["/segments?limit=1", "/targets?cursor=zzz", "/tokens?limit=1&cursor=zzz"] {
        let told = server.send(ANALYST, "GET", &format!("/api/v1{path}"), None).await;
        assert_eq!(told.code(), "wrong-question", "{path}");
    }
    let told = server.send(ANALYST, "GET", "/api/v1/jobs?cursor=zzz", None).await;
    assert_eq!(told.code(), "wrong-question");
    let jobs = server.send(ANALYST, "GET", "/api/v1/jobs", None).await.json();
    assert!(jobs["next_cursor"].is_null() && jobs.get("next_cursor").is_some(), "{jobs}");
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_a_problem() {
    let server = Server::new();
    for (method, path) in [("GET", "/api/v1/segments/1"), ("PUT", "/api/v1/me")] {
        let told = server.send(ANALYST, method, path, None).await;
        assert_eq!(told.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert_eq!(told.code(), "no-such-method");
        assert_eq!(told.headers["content-type"], "application/problem+json");
        assert!(told.headers.contains_key("allow"), "{:?}", told.headers);
    }
}

#[tokio::test]
async fn a_segment_stands_for_its_expression_in_questions() {
    let server = Server::new();
    let large = made(&server, Role::Analyst, "Large", true).await;
    made(&server, Role::Analyst, "Hidden", false).await;
    let ask = |name: &str| format!("/api/v1/ask/customers?segment=%40{name}");
    let by_number = server.send(VIEWER, "GET", &ask(&large["id"].to_string()), None).await;
    let by_name = server.send(VIEWER, "GET", &ask("large"), None).await;
    let plain = "/api/v1/ask/customers?segment=mrr+%3E+500";
    let plain = server.send(VIEWER, "GET", plain, None).await;
    assert_eq!(plain.json()["options"], json!([["segment", "mrr > 500"]]));
    assert_eq!(by_number.json(), plain.json());
    assert_eq!(by_name.json(), plain.json());
    // One that is not there is said to be missing, never left out.
    for name in ["Hidden", "nobody"] {
        let told = server.send(VIEWER, "GET", &ask(name), None).await;
        assert_eq!(
            (told.status, told.code().as_str()),
            (StatusCode::BAD_REQUEST, "wrong-question")
        );
    }
    assert_eq!(server.send(ANALYST, "GET", &ask("Hidden"), None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_preview_asks_the_same_as_everybody() {
    let server = Server::new();
    let body = json!({ "expression": "mrr >" });
    let told = server.send(VIEWER, "POST", "/api/v1/segments/preview", Some(body)).await;
    assert_eq!(told.json()["command"], json!(["segment", "check"]));
    assert_eq!(told.json()["options"], json!([["expression", "mrr >"]]));
}

#[tokio::test]
async fn a_note_keeps_what_it_said() {
    let server = Server::new();
    with_demo(&server);
    let notes = "/api/v1/customers/C%2F17/notes";
    let write = |text: &str| Some(json!({ "text": text }));
    let first = server.send(ANALYST, "POST", notes, write("Wants a call")).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let path = format!("{notes}/{}", first.json()["id"]);
    let told = server.send(ANALYST, "PATCH", &path, write("Was called")).await;
    assert_eq!(told.json()["text"], "Was called");
    assert_ne!(told.json()["edited_at"], Value::Null);
    let history = server.send(VIEWER, "GET", &format!("{path}/history"), None).await.json();
    let texts: Vec<&str> =
        history["items"].as_array().unwrap().iter().map(|v| v["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Was called", "Wants a call"]);
    // It is that customer's alone, and that workspace's.
    let other = server.send(VIEWER, "GET", "/api/v1/customers/C-18/notes", None).await;
    assert_eq!(other.json()["items"], json!([]));
    let demo = server.send(VIEWER, "GET", &format!("{notes}?workspace=demo"), None).await;
    assert_eq!(demo.json()["items"], json!([]));
    for n in 0..4 {
        server.send(ANALYST, "POST", notes, write(&format!("note {n}"))).await;
    }
    let page = server.send(VIEWER, "GET", &format!("{notes}?limit=3"), None).await.json();
    let next = page["next_cursor"].as_str().unwrap();
    let rest = server.send(VIEWER, "GET", &format!("{notes}?limit=3&cursor={next}"), None).await;
    let rest = rest.json();
    assert_eq!(rest["items"].as_array().unwrap().len(), 2);
    assert_eq!(rest["items"][1]["text"], "Was called");
    assert_eq!(server.send(ANALYST, "DELETE", &path, None).await.status, StatusCode::NO_CONTENT);
    let after = server.send(VIEWER, "GET", notes, None).await.json();
    assert_eq!(after["items"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn notes_are_kept_from_those_who_see_no_comments() {
    let server = Server::new();
    let token = server.user("masked@example.com", Role::Viewer, true);
    let request = Request::get("/api/v1/customers/C-17/notes")
        .header("authorization", format!("Bearer {token}"));
    let told = server.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn annotations_and_targets_are_kept_by_workspace() {
    let server = Server::new();
    with_demo(&server);
    let path = "/api/v1/annotations";
    let body = json!({ "at": "2026-03-01", "kind": "price", "text": "New prices" });
    let told = server.send(ANALYST, "POST", path, Some(body)).await;
    assert_eq!(told.status, StatusCode::CREATED);
    for wrong in [
        json!({ "at": "1 March", "kind": "price", "text": "x" }),
        json!({ "at": "2026-03-01", "kind": "weather", "text": "x" }),
        json!({ "at": "2026-03-01", "kind": "price", "text": " " }),
    ] {
        assert_eq!(server.send(ANALYST, "POST", path, Some(wrong)).await.code(), "bad-value");
    }
    let all = server.send(VIEWER, "GET", path, None).await.json();
    assert_eq!(all["items"][0]["text"], "New prices");
    let demo = server.send(VIEWER, "GET", &format!("{path}?workspace=demo"), None).await;
    assert_eq!(demo.json()["items"], json!([]));

    let path = "/api/v1/targets";
    let set = |value: &str| {
        Some(json!({ "metric": "nrr", "variant": "standard", "period": "2026-Q4", "value": value }))
    };
    let first = server.send(ANALYST, "PUT", path, set("1.05")).await.json();
    let second = server.send(ANALYST, "PUT", path, set("1.10")).await.json();
    assert_eq!((&first["id"], &second["value"]), (&second["id"], &"1.10".into()));
    for (metric, variant) in [("nope", ""), ("nrr", "xx")] {
        let wrong = json!({ "metric": metric, "variant": variant, "period": "2026", "value": "1" });
        assert_eq!(server.send(ANALYST, "PUT", path, Some(wrong)).await.code(), "bad-value");
    }
    let gone = format!("{path}/{}", second["id"]);
    assert_eq!(server.send(ANALYST, "DELETE", &gone, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.send(ANALYST, "DELETE", &gone, None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn columns_are_kept_for_each_user() {
    let server = Server::new();
    let path = "/api/v1/preferences/customer-columns";
    let body = json!({ "columns": ["mrr", "owner"] });
    let told = server.send(VIEWER, "PUT", path, Some(body.clone())).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    assert_eq!(server.send(VIEWER, "GET", path, None).await.json(), body);
    assert_eq!(server.send(ANALYST, "GET", path, None).await.json(), json!({ "columns": [] }));
}

async fn with_key(server: &Server, by: Role, key: &str, body: &Value) -> Told {
    let request = Request::post(SEGMENTS)
        .header("authorization", format!("Bearer {}", server.token(by)))
        .header("content-type", "application/json")
        .header("idempotency-key", key);
    server.raw(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_write_with_a_key_is_done_once() {
    let server = Server::new();
    let body = json!({ "name": "Large", "expression": "mrr > 500", "shared": true });
    let first = with_key(&server, Role::Analyst, "k-1", &body).await;
    let again = with_key(&server, Role::Analyst, "k-1", &body).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json(), again.json());
    assert_eq!(again.headers["content-type"], "application/json");
    assert_eq!(names(&server.send(VIEWER, "GET", SEGMENTS, None).await), ["Large"]);
    // With another body it is another request.
    let other = json!({ "name": "Small", "expression": "mrr < 5" });
    let told = with_key(&server, Role::Analyst, "k-1", &other).await;
    assert_eq!((told.status, told.code().as_str()), (StatusCode::CONFLICT, "key-reused"));
    // Keys are each user's own; what was refused is refused again.
    let theirs = with_key(&server, Role::Admin, "k-1", &body).await;
    assert_eq!(theirs.code(), "conflict");
    assert_eq!(with_key(&server, Role::Admin, "k-1", &body).await.code(), "conflict");
    assert_eq!(with_key(&server, Role::Analyst, "", &body).await.code(), "bad-value");
    // Without a key it is done again.
    let told = server.send(ANALYST, "POST", SEGMENTS, Some(body)).await;
    assert_eq!(told.code(), "conflict");
}

#[tokio::test]
async fn policies_are_saved_in_versions_and_one_is_in_force() {
    let server = Server::new();
    let admin = Some(Role::Admin);
    let save = |rules: &str| Some(json!({ "name": "Ours", "rules": rules }));
    let path = "/api/v1/policies";
    assert_eq!(
        server.send(ANALYST, "POST", path, save("standard")).await.status,
        StatusCode::FORBIDDEN
    );
    let first = server.send(admin, "POST", path, save("standard,paused=keep")).await.json();
    let second = server.send(admin, "POST", path, save("stripe")).await.json();
    assert_eq!((&first["version"], &second["version"]), (&1.into(), &2.into()));
    let all = server.send(VIEWER, "GET", path, None).await.json();
    assert_eq!((&all["in_force"], &all["saved"][0]["version"]), (&"standard".into(), &2.into()));
    let told = server.send(VIEWER, "GET", "/api/v1/ask/report?policy=%40ours", None).await;
    assert_eq!(told.json()["options"], json!([["policy", "stripe"]]));
    let told = server.send(VIEWER, "GET", "/api/v1/ask/report?policy=%40theirs", None).await;
    assert_eq!(told.code(), "wrong-question");
    let choose = Some(json!({ "policy": "@Ours" }));
    assert_eq!(server.send(admin, "PUT", "/api/v1/policy", choose).await.status, StatusCode::OK);
    assert_eq!(server.send(VIEWER, "GET", path, None).await.json()["in_force"], "stripe");
    let preview = Some(json!({ "policy": "standard" }));
    let told = server.send(VIEWER, "POST", "/api/v1/policies/preview", preview).await.json();
    assert_eq!(
        (&told["current"]["policy"], &told["candidate"]["policy"]),
        (&"stripe".into(), &"standard".into())
    );
    assert_eq!(told["candidate"]["figures"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn names_of_segments_are_told_apart() {
    let server = Server::new();
    let named = |name: &str| Some(json!({ "name": name, "expression": "mrr > 5", "shared": true }));
    let told = server.send(ANALYST, "POST", SEGMENTS, named("Big")).await;
    assert_eq!(told.status, StatusCode::CREATED);
    assert_eq!(server.send(ANALYST, "POST", SEGMENTS, named("big")).await.code(), "conflict");
    // `@Big` could be either of two, whoever of them sees it.
    let own = json!({ "name": "big", "expression": "mrr > 7", "shared": false });
    assert_eq!(server.send(ANALYST, "POST", SEGMENTS, Some(own)).await.code(), "conflict");
    let own = made(&server, Role::Analyst, "Small", false).await;
    assert_eq!(server.send(ANALYST, "POST", SEGMENTS, named("Small")).await.code(), "conflict");
    let path = format!("{SEGMENTS}/{}", own["id"]);
    let rename = Some(json!({ "name": "BIG" }));
    assert_eq!(server.send(ANALYST, "PATCH", &path, rename).await.code(), "conflict");
    let share = Some(json!({ "shared": true }));
    assert_eq!(server.send(ANALYST, "PATCH", &path, share).await.status, StatusCode::OK);
    for wrong in ["12", "a\u{0}b", " "] {
        assert_eq!(server.send(ANALYST, "POST", SEGMENTS, named(wrong)).await.code(), "bad-value");
    }
}

#[tokio::test]
async fn what_is_written_of_the_demo_company_goes_with_it() {
    let server = Server::new();
    let on = |path: &str, workspace: &str| format!("/api/v1/{path}?workspace={workspace}");
    let day = json!({ "at": "2026-03-01", "kind": "other", "text": "x" });
    let target = json!({ "metric": "nrr", "period": "2026", "value": "1.1" });
    let note = json!({ "text": "called" });
    let writes = [
        ("POST", "annotations", day),
        ("PUT", "targets", target),
        ("POST", "customers/c/notes", note),
    ];
    // Of a workspace that there is not nothing is written, nor read.
    for workspace in ["foo", "demo"] {
        for (method, path, body) in &writes {
            let path = on(path, workspace);
            for told in [
                server.send(ANALYST, method, &path, Some(body.clone())).await,
                server.send(ANALYST, "GET", &path, None).await,
            ] {
                let got = (told.status, told.code());
                assert_eq!(got, (StatusCode::NOT_FOUND, "not-found".to_owned()), "{path}");
            }
        }
    }
    with_demo(&server);
    let count = async |path: &str, workspace: &str| {
        let told = server.send(ANALYST, "GET", &on(path, workspace), None).await.json();
        told["items"].as_array().unwrap().len()
    };
    for workspace in ["main", "demo"] {
        for (method, path, body) in &writes {
            let told = server.send(ANALYST, method, &on(path, workspace), Some(body.clone())).await;
            assert!(told.status.is_success(), "{told:?}");
            assert_eq!(count(path, workspace).await, 1);
        }
    }
    let path = "/api/v1/workspaces/demo";
    let told = server.send(Some(Role::Owner), "DELETE", path, None).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT, "{told:?}");
    with_demo(&server);
    for (_, path, _) in &writes {
        assert_eq!((count(path, "demo").await, count(path, "main").await), (0, 1), "{path}");
    }
    // Of the company's own notes every word stays, whoever asks the database.
    let deleted = server.app.db.write_now(|tx| {
        tx.execute("DELETE FROM note_texts", [])?;
        Ok::<_, tenure_server::problem::Problem>(())
    });
    assert!(deleted.is_err());
}

#[tokio::test]
async fn a_note_says_who_changed_it() {
    let server = Server::new();
    let path = "/api/v1/customers/c/notes";
    let text = |text: &str| Some(json!({ "text": text }));
    let made = server.send(ANALYST, "POST", path, text("hello")).await.json();
    assert_eq!((&made["edited_at"], &made["edited_by"]), (&Value::Null, &Value::Null));
    let one = format!("{path}/{}", made["id"]);
    let told = server.send(Some(Role::Owner), "PATCH", &one, text("by another")).await.json();
    let by = (&told["author"], &told["edited_by"], &told["text"]);
    let expected = ("analyst@example.com", "owner@example.com", "by another");
    assert_eq!(by, (&expected.0.into(), &expected.1.into(), &expected.2.into()));
    assert!(told["edited_at"].is_string());
}

#[tokio::test]
async fn a_changed_annotation_keeps_its_author_and_its_day_of_writing() {
    let server = Server::new();
    let path = "/api/v1/annotations";
    let day = json!({ "at": "2026-03-01", "kind": "price", "text": "up" });
    let made = server.send(ANALYST, "POST", path, Some(day)).await.json();
    let one = format!("{path}/{}", made["id"]);
    let change = json!({ "at": "2026-03-02", "text": "up by a tenth" });
    let admin = Some(Role::Admin);
    assert_eq!(
        server.send(VIEWER, "PATCH", &one, Some(change.clone())).await.status,
        StatusCode::FORBIDDEN
    );
    let told = server.send(admin, "PATCH", &one, Some(change)).await.json();
    for member in ["id", "kind", "author", "created_at"] {
        assert_eq!(told[member], made[member], "{member}");
    }
    assert_eq!((&told["at"], &told["text"]), (&"2026-03-02".into(), &"up by a tenth".into()));
    assert_eq!(told["edited_by"], "admin@example.com");
    assert_eq!(made["edited_by"], Value::Null);
    for wrong in [json!({ "kind": "x" }), json!({ "at": "1 March" }), json!({ "text": " " })] {
        assert_eq!(server.send(admin, "PATCH", &one, Some(wrong)).await.code(), "bad-value");
    }
    let none = server.send(admin, "PATCH", "/api/v1/annotations/999", Some(json!({}))).await;
    assert_eq!(none.code(), "not-found");
}

#[tokio::test]
async fn what_was_removed_comes_back_as_it_was_to_whoever_removed_it() {
    let server = Server::new();
    let admin = Some(Role::Admin);
    let day = json!({ "at": "2026-03-01", "kind": "price", "text": "up" });
    let segment = json!({ "name": "Large", "expression": "mrr > 20", "shared": true });
    let target = json!({ "metric": "nrr", "period": "2026-Q4", "value": "1.1" });
    let things = [
        ("annotation", "POST", day),
        ("segment", "POST", segment.clone()),
        ("target", "PUT", target),
    ];
    for (thing, method, new) in things {
        let path = format!("/api/v1/{thing}s");
        let made = server.send(ANALYST, method, &path, Some(new)).await.json();
        let id = &made["id"];
        let one = format!("{path}/{id}");
        assert_eq!(server.send(admin, "DELETE", &one, None).await.status, StatusCode::NO_CONTENT);
        let back = Some(json!({ "thing": thing, "id": id }));
        let bring = async |who| server.send(who, "POST", "/api/v1/removed", back.clone()).await;
        // Who removed it was somebody else.
        assert_eq!(bring(ANALYST).await.status, StatusCode::NOT_FOUND, "{thing}");
        assert_eq!(bring(VIEWER).await.status, StatusCode::FORBIDDEN, "{thing}");
        let told = bring(admin).await;
        assert_eq!(told.status, StatusCode::NO_CONTENT, "{thing} {told:?}");
        let all = server.send(ANALYST, "GET", &path, None).await.json();
        assert_eq!(all["items"], json!([made]), "number, author and day are those of before");
        assert_eq!(bring(admin).await.status, StatusCode::NOT_FOUND, "it is there already");
    }
    // Meanwhile somebody gave its name to another.
    let all = server.send(admin, "GET", "/api/v1/segments", None).await.json();
    let id = &all["items"][0]["id"];
    server.send(admin, "DELETE", &format!("/api/v1/segments/{id}"), None).await;
    server.send(ANALYST, "POST", "/api/v1/segments", Some(segment)).await;
    let back = Some(json!({ "thing": "segment", "id": id }));
    let told = server.send(admin, "POST", "/api/v1/removed", back).await;
    assert_eq!((told.status, told.code()), (StatusCode::CONFLICT, "conflict".to_owned()));
    let wrong = Some(json!({ "thing": "user", "id": 1 }));
    let told = server.send(admin, "POST", "/api/v1/removed", wrong).await;
    assert!(told.status.is_client_error(), "{told:?}");
}
