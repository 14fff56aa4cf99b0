//! Every route of the API, answered for real, and its answer held against the description: each
//! request of a `Served` is (`shapes::wrong`), so here it only has to be asked for everything.

use std::collections::BTreeSet;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use tenure_server::access::{Role, Scope};
use tenure_testkit::stripe_api::{Account, Server};

use super::serving::{Served, encoded, token};
use super::serving_imports::Door;
use super::shapes;
use super::support::{BOOKS, Place};

/// Questions whose answers have members that others have not.
const QUESTIONS: [&str; 68] = [
    "advocates",
    "advocates?who=promoters&list=true",
    "batches/list",
    "check",
    "check?list=true",
    "close",
    "clv",
    "churn-change?by=plan&from=2026-06&to=2026-10",
    "churn-change?by=country",
    "cmrr",
    "cmrr?rows=true",
    "cohorts",
    "cohorts?of=net&from=2026-01&to=2026-10",
    "cohorts?of=usage&age_unit=week&ages=8",
    "customers?limit=500&all=true",
    "customers?columns=country,plans,created_at&sort=mrr&limit=20",
    "customers?status=former",
    "doctor",
    "explain/metric?metric=nrr&from=2026-06&to=2026-07",
    "explain/metric?metric=nps&from=2026-06&to=2026-07&rows=3",
    "feedback?view=themes",
    "feedback?view=phrases",
    "feedback?view=verbatims&disagreeing=true",
    "feedback?view=verbatims",
    "feedback?view=languages",
    "feedback?view=themes&from=2019&to=2020",
    "metric?metric=nrr&variant=all&grain=quarter",
    "metric?metric=mrr&by=plan&from=2026-06&to=2026-07",
    "metric?metric=customer_churn&interval=wilson&by=plan&shrink=true&from=2026-06&to=2026-07",
    "metric?metric=nrr&interval=bootstrap&from=2026-06&to=2026-07",
    "metric?metric=active_users&from=2026-06&to=2026-07",
    "metric?metric=mrr&from=2031-01&to=2031-02",
    "metric?metric=nrr&rows=true&from=2026-06&to=2026-07",
    "metric?metric=cac&rows=true&from=2026-06&to=2026-07",
    "metric?metric=nrr&rows=true&by=plan&from=2026-06&to=2026-07",
    "metric?metric=customer_churn&define=true",
    "metrics",
    "metrics?define=true",
    "movements",
    "movements?segment=mrr%3E200",
    "onboarding",
    "onboarding?by=plan",
    "payback",
    "policy/compare?a=standard&b=chartmogul",
    "policy/compare?a=standard&b=stripe&by=customer",
    "policy/compare?a=standard&b=stripe&attribution=alone&from=2026-03&to=2026-05&grain=month",
    "policy/compare?a=standard&b=standard&segment=mrr%3E50",
    "policy/list",
    "policy/show?policy=chartmogul",
    "policy/show",
    "relate",
    "relate?of=levels&lags=2",
    "renewals",
    "renewals?show=past",
    "report",
    "report?grain=quarter&from=2019&to=2027",
    "restated",
    "segment/check?expression=mrr%20%3E%20100%20and%20not%20(country%20%3D%20%22RO%22)",
    "segment/check?expression=mrr%20%3E",
    "segment/fields",
    "status",
    "survival",
    "survival?by=mrr_band&months=6",
    "survival?since=created_at",
    "usage",
    "usage?sort=users&limit=3",
    "calc/clv?mrr=100&customers=3&churn=0",
    "calc/payback?cac=100&mrr=0",
];

/// Calculators with what they need.
const CALCULATORS: [&str; 22] = [
    "arpa?mrr=100&customers=0",
    "arr?mrr=100&currency=EUR",
    "cac?spend=100&new=3",
    "change?lost=3&start=40&lost_then=5&start_then=60",
    "churn?lost=3&start=40&period=month",
    "clv?arpa=40&churn=0.03&margin=0.8",
    "crc?cost=100&customers=3",
    "crr?start=100&end=90&new=3",
    "csat?positive=40&answers=50",
    "gross-margin?revenue=100&cost=30",
    "growth?from=100&to=120&months=3",
    "grr?start=100&contraction=3&churned=4",
    "lead-to-customer?customers=3&leads=40",
    "lifetime?churn=0.03",
    "ltv-cac?clv=100&cac=30",
    "nps?promoters=30&passives=10&detractors=5",
    "nrr?start=100&expansion=3&contraction=4&churned=2&period=month",
    "payback?cac=100&mrr=20&margin=0.8",
    "quick-ratio?new=3&churned=0",
    "revenue-churn?start=100&churned=3",
    "trial-conversion?converted=3&trials=10",
    "nps?promoters=0&passives=0&detractors=0",
];

/// Operations of the description, as `GET /api/v1/jobs/{id}`.
fn described(part: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let paths = shapes::description()["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().keys();
        methods.map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    operations.filter(|name| part(name)).collect()
}

#[test]
fn every_question_is_answered_as_described() {
    let place = Place::new();
    let demo = ["demo", "--customers", "80", "--months", "18", "--end", "2026-05-01"];
    place.run(&[&demo[..], &["--out", "company"]].concat()).ok();
    place.run(&["import", "company", "--data", "books"]).ok();
    place.run(&["close", "2026-02", "--data", "books", "--by", "Ada", "--note", "-"]).ok();
    let served = Served::new(&place);
    // The questions are about the months before the end of the company's life.
    let ask = |question: &str| {
        let path = format!("/api/v1/ask/{}", question.replace("2026-", "2025-"));
        let answer = served.get(&path, "");
        assert_eq!(answer.status, 200, "{path} {answer:?}");
        answer.json()
    };
    QUESTIONS.iter().for_each(|question| drop(ask(question)));
    CALCULATORS.iter().for_each(|question| drop(ask(&format!("calc/{question}"))));
    let metrics = ask("metrics")["metrics"].as_array().unwrap().clone();
    for metric in &metrics {
        let id = metric["metric"].as_str().unwrap();
        ask(&format!("metric?metric={id}&variant=all&from=2026-06&to=2026-08"));
    }
    let people = ask("customers?limit=25&all=true")["customers"].as_array().unwrap().clone();
    for customer in &people {
        let id = encoded(customer["customer_id"].as_str().unwrap());
        ask(&format!("customer?customer={id}"));
        ask(&format!("customer?customer={id}&timeline=true&limit=20"));
        ask(&format!("explain/customer?customer={id}"));
    }
    let movements =
        ask("movements?from=2026-01&to=2026-12")["movements"].as_array().unwrap().clone();
    let first = movements.iter().find(|movement| movement["kind"] == "new").unwrap();
    let (id, at) = (first["customer_id"].as_str().unwrap(), first["at"].as_str().unwrap());
    let days = [at.get(..10).unwrap().to_owned(), next_day(at)];
    // In the account's zone it may be the day after.
    let explained = days.map(|day| {
        served.get(&format!("/api/v1/ask/explain/movement?customer={id}&date={day}"), "").status
    });
    assert!(explained.contains(&200), "{explained:?}");
    reconciled(&place, &served);
    let asked = served.answered.borrow().clone();
    assert_eq!(&described(|name| name.contains("/ask/")) - &asked, BTreeSet::new());
}

fn next_day(at: &str) -> String {
    let day: jiff::civil::Date = at.get(..10).unwrap().parse().unwrap();
    day.tomorrow().unwrap().to_string()
}

/// A statement is sent, and held against the books.
fn reconciled(place: &Place, served: &Served) {
    let admin = token(place, Role::Admin, Scope::Admin);
    let statement = "customer_id,month,mrr\nnobody,2025-06,4\n";
    let form = format!(
        "--t\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\
         {statement}\r\n--t--\r\n"
    );
    let kind = "content-type: multipart/form-data; boundary=t\r\n";
    let send = |method, path: &str| served.send(method, path, &admin, kind, form.as_bytes());
    let sent = send("POST", "/api/v1/statements");
    assert_eq!(sent.status, 201, "{sent:?}");
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(served.get("/api/v1/statements", "").status, 200);
    for by in ["cause", "month", "customer"] {
        let answer = served.get(&format!("/api/v1/ask/reconcile?against={id}&by={by}"), "");
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    assert_eq!(send("DELETE", &format!("/api/v1/statements/{id}")).status, 204);
}

/// What has no end or no schema, and what takes a link from a terminal and answers as signing in
/// does (`GET /api/v1/me` has the same schema).
const ELSEWHERE: [&str; 5] = [
    "POST /api/v1/setup",
    "POST /api/v1/login/link",
    "GET /api/v1/events",
    "DELETE /api/v1/sessions/{id}",
    "GET /api/v1/openapi.json",
];

#[test]
fn every_other_route_answers_as_described() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let owner = token(&place, Role::Owner, Scope::Admin);
    let ask = |method: &str, path: &str, body: Value| {
        let kind = "content-type: application/json\r\n";
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let path = format!("/api/v1{path}");
        let answer = door.served.send(method, &path, &owner, kind, body.as_bytes());
        assert!(answer.status < 300, "{method} {path} {answer:?}");
        if answer.body.is_empty() { Value::Null } else { answer.json() }
    };
    for path in ["/setup", "/me", "/data", "/sessions", "/users", "/tables", "/policies"] {
        ask("GET", path, Value::Null);
    }
    people(&ask);
    session(&door, &ask);
    written(&ask);
    imported(&door, &ask);
    closed(&ask);
    files(&door, &ask, &owner);
    ask("GET", "/jobs", Value::Null);
    ask("GET", "/audit", Value::Null);
    ask("PATCH", "/company", json!({ "name": "Ada & Co" }));
    let asked = door.served.answered.borrow().clone();
    let rest = described(|name| {
        !name.contains("/ask/") && !name.contains("/sources") && !name.contains("/statements")
    });
    let elsewhere = ELSEWHERE.map(str::to_owned).into_iter().collect();
    assert_eq!(&(&rest - &asked) - &elsewhere, BTreeSet::new());
}

/// A month is closed and reopened.
fn closed(ask: &impl Fn(&str, &str, Value) -> Value) {
    let told = ask("POST", "/closes", json!({ "month": "2026-03", "note": "agreed" }));
    let close = &told["closes"][0];
    assert_eq!((&close["month"], &close["note"]), (&"2026-03".into(), &"agreed".into()));
    assert_eq!(close["by"], "owner@example.com");
    let told = ask("POST", "/closes/2026-03/reopen", json!({ "note": "too early" }));
    assert_eq!(told["closes"][0]["reopened_note"], "too early");
    assert_eq!(ask("GET", "/ask/close", Value::Null)["closes"], told["closes"]);
}

/// What is sent as a file: exports and backups.
fn files(door: &Door, ask: &impl Fn(&str, &str, Value) -> Value, owner: &str) {
    let get = |path: &str| door.served.bytes(&format!("/api/v1{path}"), owner);
    let (head, workbook) = get("/export?from=2026-01&to=2026-04&policy=standard");
    assert!(head.starts_with("http/1.1 200") && head.contains(".xlsx\""), "{head}");
    assert_eq!(&workbook[..2], b"PK");
    let (head, zip) = get("/export?format=csv&ages=3");
    assert!(head.contains("application/zip"), "{head}");
    let held = String::from_utf8_lossy(&zip);
    assert!(held.contains("mrr.csv") && held.contains("waterfall.csv"));
    for question in ["customers", "movements?kind=new", "metric?metric=mrr&grain=month", "close"] {
        let mark = if question.contains('?') { '&' } else { '?' };
        let (head, workbook) = get(&format!("/ask/{question}{mark}format=xlsx"));
        assert!(head.starts_with("http/1.1 200") && head.contains("spreadsheetml"), "{head}");
        assert_eq!(&workbook[..2], b"PK", "{question}");
    }
    let (head, told) = get("/ask/report?format=xlsx");
    let told = String::from_utf8_lossy(&told);
    assert!(head.starts_with("http/1.1 400") && told.contains("hint"), "{head} {told}");
    shown(door, owner);
    let job = ask("POST", "/backups", Value::Null)["id"].clone();
    let ended = door.ended(&job);
    assert_eq!(ended["state"], "done", "{ended}");
    let list = ask("GET", "/backups", Value::Null);
    let made = &list["items"][0];
    assert!(made["verified_at"].is_string() && made["author"] == "owner@example.com", "{list}");
    let (head, tar) = get(&format!("/backups/{}/file", made["id"]));
    assert!(head.contains("application/x-tar"), "{head}");
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("b.tar");
    std::fs::write(&file, &tar).unwrap();
    let held = tenure_server::backup::verify(&file).unwrap();
    assert_eq!(made["files"], held.files);
    ask("DELETE", &format!("/backups/{}", made["id"]), Value::Null);
    let gone =
        door.served.send("GET", &format!("/api/v1/backups/{}/file", made["id"]), owner, "", b"");
    assert_eq!(gone.status, 404);
}

/// A table that a screen shows, as a workbook: no text becomes a formula, and no digit is lost.
fn shown(door: &Door, owner: &str) {
    let table = json!({
        "columns": [{ "title": "Reason" }, { "title": "MRR, EUR", "number": true }],
        "rows": [["=1+1", "-12.50"], [null, "12345678901234567.89"], ["Price", "3"]],
        "about": [{ "what": "Segment", "is": "country = \"RO\"" }],
    });
    let told =
        |table: &Value| door.served.bytes_of("POST", "/api/v1/workbook", owner, &table.to_string());
    let (head, workbook) = told(&table);
    assert!(head.starts_with("http/1.1 200") && head.contains("spreadsheetml"), "{head}");
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("shown.xlsx");
    std::fs::write(&file, workbook).unwrap();
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let answer = book.worksheet_range("Answer").unwrap();
    let cells: Vec<Vec<Data>> = answer.rows().map(<[Data]>::to_vec).collect();
    let text = |text: &str| Data::String(text.to_owned());
    let rows = [
        vec![text("Reason"), text("MRR, EUR")],
        vec![text("=1+1"), Data::Float(-12.5)],
        vec![Data::Empty, text("12345678901234567.89")],
        vec![text("Price"), Data::Float(3.0)],
    ];
    assert_eq!(cells, rows);
    let about = book.worksheet_range("Question").unwrap();
    assert_eq!(about.get((1, 1)), Some(&text("country = \"RO\"")));
    let uneven = json!({ "columns": [{ "title": "a" }], "rows": [["1", "2"]] });
    assert!(told(&uneven).0.starts_with("http/1.1 422"));
}

fn people(ask: &impl Fn(&str, &str, Value) -> Value) {
    let new = json!({ "email": "eva@example.com", "name": "Eva", "role": "viewer", "password": "correct horse battery" });
    let id = ask("POST", "/users", new)["id"].clone();
    ask("PATCH", &format!("/users/{id}"), json!({ "masked": true }));
    ask("DELETE", &format!("/users/{id}"), Value::Null);
    let token = ask("POST", "/tokens", json!({ "name": "t", "scope": "read", "days": 3 }));
    ask("GET", "/tokens", Value::Null);
    let id = token["token"]["id"].as_i64().or(token["id"].as_i64()).unwrap();
    ask("DELETE", &format!("/tokens/{id}"), Value::Null);
}

/// What only somebody with a session may do.
fn session(door: &Door, ask: &impl Fn(&str, &str, Value) -> Value) {
    let (email, password) = ("ana@example.com", "correct horse battery");
    let new = json!({ "email": email, "name": "Ana", "role": "viewer", "password": password });
    ask("POST", "/users", new);
    let kind =
        format!("content-type: application/json\r\norigin: http://{}\r\n", door.served.address);
    let send = |method: &str, path: &str, cookie: &str, body: Value| {
        let headers = format!("{kind}cookie: {cookie}\r\n");
        let path = format!("/api/v1{path}");
        let answer = door.served.as_browser(method, &path, &headers, body.to_string().as_bytes());
        assert!(answer.status < 300, "{method} {path} {answer:?}");
        answer
    };
    let entered = send("POST", "/login", "", json!({ "email": email, "password": password }));
    let cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    send("PATCH", "/me", &cookie, json!({ "name": "Ana Pop" }));
    send("GET", "/sessions", &cookie, Value::Null);
    send("POST", "/logout", &cookie, json!({}));
}

fn written(ask: &impl Fn(&str, &str, Value) -> Value) {
    let new = json!({ "name": "Large", "expression": "mrr > 20" });
    let id = ask("POST", "/segments", new)["id"].clone();
    ask("GET", "/segments", Value::Null);
    ask("PATCH", &format!("/segments/{id}"), json!({ "name": "Larger" }));
    ask("DELETE", &format!("/segments/{id}"), Value::Null);
    for expression in ["mrr > 20", "mrr >"] {
        ask("POST", "/segments/preview", json!({ "expression": expression }));
    }
    let new = json!({ "at": "2026-03-01", "kind": "price", "text": "up" });
    let id = ask("POST", "/annotations", new)["id"].clone();
    ask("GET", "/annotations", Value::Null);
    ask("PATCH", &format!("/annotations/{id}"), json!({ "text": "up by a tenth" }));
    ask("DELETE", &format!("/annotations/{id}"), Value::Null);
    ask("POST", "/removed", json!({ "thing": "annotation", "id": id }));
    let target = json!({ "metric": "nrr", "period": "2026-Q3", "value": "1.1" });
    let id = ask("PUT", "/targets", target)["id"].clone();
    ask("GET", "/targets", Value::Null);
    ask("DELETE", &format!("/targets/{id}"), Value::Null);
    ask("PUT", "/preferences/customer-columns", json!({ "columns": ["name", "mrr"] }));
    ask("GET", "/preferences/customer-columns", Value::Null);
    let notes = "/customers/a/notes";
    let id = ask("POST", notes, json!({ "text": "called" }))["id"].clone();
    ask("GET", notes, Value::Null);
    ask("PATCH", &format!("{notes}/{id}"), json!({ "text": "called twice" }));
    ask("GET", &format!("{notes}/{id}/history"), Value::Null);
    ask("DELETE", &format!("{notes}/{id}"), Value::Null);
    ask("POST", "/policies", json!({ "name": "Ours", "rules": "standard,paused=keep" }));
    ask("GET", "/policies", Value::Null);
    let range = json!({ "policy": "chartmogul", "from": "2026-03", "to": "2026-05" });
    ask("POST", "/policies/preview", range);
    ask("PUT", "/policy", json!({ "policy": "chartmogul" }));
    ask("PUT", "/mappings/ours", json!({ "mapping": "[customers]\nabo = \"customer_id\"\n" }));
    ask("GET", "/mappings", Value::Null);
    ask("DELETE", "/mappings/ours", Value::Null);
}

fn imported(door: &Door, ask: &impl Fn(&str, &str, Value) -> Value) {
    let rows = "subscription_id,customer_id,amount,currency,interval,started_at\n\
                s5,a,7,EUR,month,2026-05-02\ns6,a,seven,EUR,month,2026-05-02\n";
    let files = [("subscriptions.csv", rows.as_bytes()), ("customers.csv", BOOKS[1].1.as_bytes())];
    let id = door.upload(&files).json()["id"].clone();
    let planned = door.settled(&id);
    let file = planned["plan"]["report"]["reject_files"][0].as_str().unwrap().to_owned();
    let mapping = format!("/imports/{id}/mapping");
    let bad = door.send("PUT", &mapping, &json!({ "mapping": "[tables" }).to_string());
    assert_eq!(bad.status, 202, "{bad:?}");
    assert_eq!(door.settled(&id)["state"], "failed");
    let job = ask("PUT", &mapping, json!({ "mapping": "" }))["job"].clone();
    door.ended(&job);
    ask("GET", &format!("/jobs/{job}"), Value::Null);
    let file = format!("/api/v1/imports/{id}/rejects/{file}");
    let rejected = door.send("GET", file.trim_start_matches("/api/v1"), "");
    assert_eq!(rejected.status, 200, "{rejected:?}");
    ask("POST", &format!("/imports/{id}/apply"), json!({}));
    assert_eq!(door.settled(&id)["state"], "applied");
    ask("GET", "/imports", Value::Null);
    ask("GET", "/batches", Value::Null);
    let undo = ask("POST", "/batches/2/undo", Value::Null)["id"].clone();
    assert_eq!(door.ended(&undo)["state"], "done");
    ask("DELETE", &format!("/imports/{id}"), Value::Null);
    let demo = json!({ "customers": 50, "months": 12 });
    let demo = ask("POST", "/workspaces/demo", demo)["id"].clone();
    ask("POST", &format!("/jobs/{demo}/cancel"), Value::Null);
    // It may have been quicker than the cancellation.
    if door.ended(&demo)["state"] == "done" {
        ask("DELETE", "/workspaces/demo", Value::Null);
    }
    let again = json!({ "customers": 50, "months": 12 });
    let again = ask("POST", "/workspaces/demo", again)["id"].clone();
    assert_eq!(door.ended(&again)["state"], "done");
    ask("DELETE", "/workspaces/demo", Value::Null);
}

#[test]
fn sources_answer_as_described() {
    const KEY: &str = "rk_live_51ThisIsVerySecret0123456789";
    let (place, now) = (Place::new(), 1_780_272_000);
    let mut account = Account::new(now);
    let made = now - 86_400;
    let customer =
        json!({ "id": "cus_1", "object": "customer", "livemode": true, "created": made });
    account.set(made, customer);
    let stripe = Server::start(account, KEY);
    let served = Served::with(&place, &["--stripe-api", &stripe.base()]);
    let owner = token(&place, Role::Owner, Scope::Admin);
    let ask = |method: &str, path: &str, body: Value| {
        let kind = "content-type: application/json\r\n";
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let path = format!("/api/v1{path}");
        let answer = served.send(method, &path, &owner, kind, body.as_bytes());
        assert!(answer.status < 300, "{method} {path} {answer:?}");
        if answer.body.is_empty() { Value::Null } else { answer.json() }
    };
    let id = ask("POST", "/sources", json!({ "kind": "stripe", "key": KEY }))["id"].clone();
    ask("POST", &format!("/sources/{id}/check"), Value::Null);
    let one = || ask("GET", &format!("/sources/{id}"), Value::Null);
    while one()["outcome"].is_null() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    ask("PATCH", &format!("/sources/{id}"), json!({ "name": "Ours", "paused": true }));
    ask("GET", "/sources", Value::Null);
    ask("GET", &format!("/sources/{id}/events"), Value::Null);
    let job = ask("POST", &format!("/sources/{id}/sync"), Value::Null)["id"].clone();
    while ask("GET", &format!("/jobs/{job}"), Value::Null)["ended_at"].is_null() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    ask("DELETE", &format!("/sources/{id}"), Value::Null);
    let asked = served.answered.borrow().clone();
    assert_eq!(&described(|name| name.contains("/sources")) - &asked, BTreeSet::new());
}
