//! Files are sent to the server, planned, applied and undone; the figures follow.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tenure_server::access::{Role, Scope};

use super::serving::{Response, Served, token};
use super::support::{BOOKS, Place, text};

/// A server that somebody may import into.
pub struct Door {
    pub served: Served,
    token: String,
}

impl Door {
    pub fn new(place: &Place) -> Door {
        let served = Served::new(place);
        Door { served, token: token(place, Role::Admin, Scope::Admin) }
    }

    pub fn send(&self, method: &str, path: &str, body: &str) -> Response {
        let kind = "content-type: application/json\r\n";
        let path = format!("/api/v1{path}");
        self.served.send(method, &path, &self.token, kind, body.as_bytes())
    }

    pub fn upload(&self, files: &[(&str, &[u8])]) -> Response {
        self.upload_in("en", files)
    }

    /// The same of somebody who reads a language.
    fn upload_in(&self, lang: &str, files: &[(&str, &[u8])]) -> Response {
        let mut body = Vec::new();
        for (name, bytes) in files {
            let head = format!(
                "--tenure\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--tenure--\r\n");
        let headers = format!(
            "content-type: multipart/form-data; boundary=tenure\r\naccept-language: {lang}\r\n"
        );
        self.served.send("POST", "/api/v1/imports", &self.token, &headers, &body)
    }

    /// The import once its job has ended.
    pub fn settled(&self, id: &Value) -> Value {
        let start = Instant::now();
        loop {
            let import = self.send("GET", &format!("/imports/{id}"), "").json();
            let state = import["state"].as_str().unwrap().to_owned();
            if !matches!(state.as_str(), "planning" | "applying") {
                return import;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "{import}");
            sleep(Duration::from_millis(20));
        }
    }

    /// The job once it has ended.
    pub fn ended(&self, id: &Value) -> Value {
        let start = Instant::now();
        loop {
            let job = self.send("GET", &format!("/jobs/{id}"), "").json();
            if !matches!(job["state"].as_str().unwrap(), "waiting" | "running") {
                return job;
            }
            assert!(start.elapsed() < Duration::from_secs(100), "{job}");
            sleep(Duration::from_millis(20));
        }
    }

    fn mrr(&self) -> Value {
        let question = "/ask/metric?metric=mrr&from=2026-05&to=2026-06";
        self.send("GET", question, "").json()["figures"][0]["value"].clone()
    }
}

#[test]
fn files_are_planned_and_applied_and_undone() {
    let place = Place::new();
    let door = Door::new(&place);
    // All at once, in an order in which no table comes before those that it names.
    let files: Vec<(&str, &[u8])> =
        BOOKS.iter().rev().map(|(name, text)| (*name, text.as_bytes())).collect();
    let sent = door.upload(&files);
    assert_eq!(sent.status, 202, "{sent:?}");
    let id = sent.json()["id"].clone();
    let planned = door.settled(&id);
    assert_eq!(planned["state"], "planned", "{planned}");
    let report = &planned["plan"]["report"];
    assert_eq!((&report["dry_run"], &report["applied"]), (&true.into(), &false.into()));
    let customers = |report: &Value| {
        let tables = report["tables"].as_array().unwrap();
        tables.iter().find(|row| row["table"] == "customers").unwrap()["added"].clone()
    };
    assert_eq!(customers(report), 4);
    assert_eq!(door.send("GET", "/data", "").json()["rows"], serde_json::json!({}));

    let applying = door.send("POST", &format!("/imports/{id}/apply"), "{}");
    assert_eq!(applying.status, 202, "{applying:?}");
    let applied = door.settled(&id);
    assert_eq!(applied["state"], "applied", "{applied}");
    assert_eq!(customers(&applied["outcome"]["report"]), 4);
    assert_eq!(door.mrr(), "208.00");
    let again = door.send("POST", &format!("/imports/{id}/apply"), "{}");
    assert_eq!((again.status, again.json()["code"].clone()), (409, "conflict".into()));

    let batches = door.send("GET", "/batches", "").json();
    assert_eq!(batches["batches"].as_array().unwrap().len(), 1, "{batches}");
    let undone = door.send("POST", "/batches/1/undo", "");
    assert_eq!(undone.status, 202, "{undone:?}");
    assert_eq!(door.ended(&undone.json()["id"])["state"], "done");
    assert_eq!(door.send("GET", "/data", "").json()["data_through"], Value::Null);
    // What cannot be undone says why, at once.
    let twice = door.send("POST", "/batches/1/undo", "");
    assert_eq!((twice.status, twice.json()["code"].clone()), (409, "conflict".into()));
    let none = door.send("POST", "/batches/999999/undo", "");
    assert_eq!((none.status, none.json()["code"].clone()), (404, "not-found".into()));
    assert_eq!(none.json()["detail"], "there is no batch 999999");
}

#[test]
fn findings_and_remarks_speak_the_language_of_whoever_asked() {
    let place = Place::new();
    let door = Door::new(&place);
    // Nothing says a currency, one time is none, and one file is no table.
    let rows = "subscription_id,customer_id,amount,interval,started_at\n\
                s5,a,7,month,2026-05-02\ns6,a,9,month,yesterday\n";
    let files: [(&str, &[u8]); 2] = [("subscriptions.csv", rows.as_bytes()), ("notes.xlsx", b"PK")];
    let planned = |lang: &str| {
        let id = door.upload_in(lang, &files).json()["id"].clone();
        door.settled(&id)["plan"].clone()
    };
    let said = |plan: &Value| {
        let findings = plan["report"]["first_findings"].as_array().unwrap();
        let time =
            findings.iter().find(|it| it["code"] == "not-a-time").unwrap()["expected"].clone();
        let file = &plan["report"]["files"].as_array().unwrap()[0]["hint"];
        let hint = plan["remarks"].as_array().unwrap().last().unwrap()["text"].clone();
        [time, file.clone(), hint].map(|text| text.as_str().unwrap().to_owned())
    };
    let [time, file, hint] = said(&planned("en"));
    assert!(time.starts_with("an ISO 8601 date or date-time"), "{time}");
    assert!(file.starts_with("it is a spreadsheet"), "{file}");
    // Whoever sees it in the dashboard has no options and no file of settings.
    assert!(hint.contains("in Settings") && !hint.contains("--currency"), "{hint}");
    let [time, file, hint] = said(&planned("uk"));
    assert!(time.starts_with("дата або дата з часом"), "{time}");
    assert!(file.starts_with("це електронна таблиця"), "{file}");
    assert!(hint.contains("в налаштуваннях"), "{hint}");
}

#[test]
fn bad_rows_stay_out_and_can_be_fetched() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let rows = "subscription_id,customer_id,amount,currency,interval,started_at\n\
                s5,a,7,EUR,month,2026-05-02\ns6,a,seven,EUR,month,2026-05-02\n";
    let id = door.upload(&[("subscriptions.csv", rows.as_bytes())]).json()["id"].clone();
    let planned = door.settled(&id);
    let report = &planned["plan"]["report"];
    assert_eq!(report["rejected"], 1);
    let finding = &report["first_findings"][0];
    assert_eq!((&finding["line"], &finding["value"]), (&3.into(), &"seven".into()), "{finding}");
    let file = report["reject_files"][0].as_str().unwrap();
    let rejected = door.send("GET", &format!("/imports/{id}/rejects/{file}"), "");
    assert!(rejected.body.contains("s6,a,seven"), "{rejected:?}");
    let outside = door.send("GET", &format!("/imports/{id}/rejects/..%2Fmapping.toml"), "");
    assert_eq!(outside.status, 404, "{outside:?}");

    // All or none: none, and the files wait for another try.
    door.send("POST", &format!("/imports/{id}/apply"), "{\"strict\":true}");
    let strict = door.settled(&id);
    assert_eq!((&strict["state"], door.mrr()), (&"planned".into(), "208.00".into()));
    door.send("POST", &format!("/imports/{id}/apply"), "{}");
    assert_eq!(door.settled(&id)["state"], "applied");
    assert_eq!(door.mrr(), "215.00");
}

#[test]
fn a_mapping_says_how_files_differ() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let rows = "abo,who,amount,currency,interval,started_at\ns5,a,7,EUR,month,2026-05-02\n";
    let id = door.upload(&[("subscriptions.csv", rows.as_bytes())]).json()["id"].clone();
    assert_eq!(door.settled(&id)["plan"]["report"]["tables"][0]["added"], 0);
    let mapping = "[subscriptions]\nabo = \"subscription_id\"\nwho = \"customer_id\"\n";
    let body = serde_json::json!({ "mapping": mapping }).to_string();
    let mapped = door.send("PUT", &format!("/imports/{id}/mapping"), &body);
    assert_eq!(mapped.status, 202, "{mapped:?}");
    let planned = door.settled(&id);
    assert_eq!(planned["plan"]["report"]["tables"][0]["added"], 1, "{planned}");
    assert_eq!(planned["mapping"], mapping);
    let wrong = serde_json::json!({ "mapping": "[tables" }).to_string();
    door.send("PUT", &format!("/imports/{id}/mapping"), &wrong);
    let failed = door.settled(&id);
    assert_eq!(failed["state"], "failed", "{failed}");
    assert!(failed["error"]["message"].as_str().unwrap().contains("mapping"), "{failed}");
    assert_eq!(door.send("DELETE", &format!("/imports/{id}"), "").status, 204);
    assert_eq!(door.send("GET", &format!("/imports/{id}"), "").status, 404);
}

#[test]
fn files_of_unknown_names_are_planned_with_what_they_may_be() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let rows = "abo;who;amount;currency;interval;started_at\ns5;a;7;EUR;month;2026-05-02\n";
    let id = door.upload(&[("Verträge 2026.csv", rows.as_bytes())]).json()["id"].clone();
    let planned = door.settled(&id);
    assert_eq!(planned["state"], "planned", "{planned}");
    let file = &planned["plan"]["report"]["files"][0];
    assert_eq!((&file["table"], &file["delimiter"]), (&Value::Null, &";".into()), "{file}");
    let mapping = "[files]\n\"Verträge 2026.csv\" = \"subscriptions\"\n\n\
                   [subscriptions]\nabo = \"subscription_id\"\nwho = \"customer_id\"\n";
    let body = serde_json::json!({ "mapping": mapping }).to_string();
    door.send("PUT", &format!("/imports/{id}/mapping"), &body);
    let planned = door.settled(&id);
    let file = &planned["plan"]["report"]["files"][0];
    assert_eq!((&file["by"], &file["rows"]), (&"mapping".into(), &1.into()), "{planned}");
    door.send("POST", &format!("/imports/{id}/apply"), "{}");
    assert_eq!(door.settled(&id)["state"], "applied");
    assert_eq!(door.mrr(), "215.00");
}

#[test]
fn mappings_are_saved_for_the_server_and_the_command_line() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let text = "[subscriptions]\nabo = \"subscription_id\"\nwho = \"customer_id\"\n";
    let files = serde_json::json!([{ "table": "subscriptions", "headers": ["abo", "who"] }]);
    let body = serde_json::json!({ "mapping": text, "files": files }).to_string();
    assert_eq!(door.send("PUT", "/mappings/ours%202", &body).status, 204);
    let saved = door.send("GET", "/mappings", "").json()["items"].clone();
    assert_eq!((&saved[0]["name"], &saved[0]["mapping"]), (&"ours 2".into(), &text.into()));
    assert_eq!(saved[0]["files"], files);
    // What no import could use is not kept.
    let wrong = serde_json::json!({ "mapping": "[custmers]\na = \"b\"" }).to_string();
    let refused = door.send("PUT", "/mappings/wrong", &wrong);
    assert_eq!(
        (refused.status, &refused.json()["hint"]),
        (422, &"did you mean `customers`?".into())
    );
    let rows = "abo,who,amount,currency,interval,started_at\ns5,a,7,EUR,month,2026-05-02\n";
    place.write("in/subscriptions.csv", rows.as_bytes());
    let args = ["import", "in", "--data", "books", "--mapping", "ours 2", "--dry-run"];
    assert!(place.run(&args).ok().contains("New rows: 1."));
    // Who did it is on record.
    let owner = token(&place, Role::Owner, Scope::Admin);
    let log = door.served.send("GET", "/api/v1/audit", &owner, "", b"").json();
    assert!(log["items"].to_string().contains("mapping.save"), "{log}");
    assert_eq!(door.send("DELETE", "/mappings/ours%202", "").status, 204);
    assert_eq!(door.send("DELETE", "/mappings/ours%202", "").status, 404);
    assert_eq!(door.send("GET", "/mappings", "").json()["items"], serde_json::json!([]));
    let tables = door.send("GET", "/tables", "").json();
    assert_eq!(tables["tables"][0]["name"], "customers");
    assert_eq!(tables["tables"][0]["columns"][0]["required"], true);
}

#[test]
fn what_is_sent_wrongly_is_refused_and_leaves_nothing() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    for (files, detail) in [
        (&[][..], "there is no file"),
        (&[("..", &b"x"[..])], "no name for a file"),
        (&[("a.csv", b"x"), ("b/a.csv", b"y")], "is there twice"),
    ] {
        let refused = door.upload(files);
        assert_eq!(refused.status, 422, "{refused:?}");
        assert!(refused.json()["detail"].as_str().unwrap().contains(detail), "{refused:?}");
    }
    let no_form = door.send("POST", "/imports", "{}");
    assert_eq!((no_form.status, no_form.json()["code"].clone()), (400, "bad-body".into()));
    assert_eq!(door.send("GET", "/imports", "").json()["items"], serde_json::json!([]));
    let kept = place.path().join("books/server/imports");
    let left = kept.read_dir().map(|entries| entries.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing is left on disk");
    // A viewer may not.
    let viewer = door.served.get("/api/v1/imports", "");
    assert_eq!((viewer.status, viewer.json()["code"].clone()), (403, "forbidden".into()));
}

#[test]
fn the_demo_company_comes_and_goes() {
    let place = Place::new();
    let door = Door::new(&place);
    let size = "{\"customers\":60,\"months\":14}";
    let job = door.send("POST", "/workspaces/demo", size);
    assert_eq!(job.status, 202, "{job:?}");
    let ended = door.ended(&job.json()["id"]);
    assert_eq!(ended["state"], "done", "{ended}");
    let data = door.send("GET", "/data?workspace=demo", "").json();
    assert!(data["rows"]["customers"].as_u64().unwrap() > 40, "{data}");
    assert_eq!(data["workspaces"].as_array().unwrap().len(), 2);
    assert_eq!(door.send("POST", "/workspaces/demo", "{}").status, 409);
    let too_large = door.send("POST", "/workspaces/demo", "{\"customers\":1}");
    assert!(matches!(too_large.status, 409 | 422));
    let admin = door.send("DELETE", "/workspaces/demo", "");
    assert_eq!(admin.status, 403, "only an owner removes a workspace: {admin:?}");
    let owner = token(&place, Role::Owner, Scope::Admin);
    let gone = door.served.send("DELETE", "/api/v1/workspaces/demo", &owner, "", b"");
    assert_eq!(gone.status, 204, "{gone:?}");
    assert_eq!(door.send("GET", "/data?workspace=demo", "").status, 404);
}

#[test]
fn what_happens_is_told_as_it_happens() {
    use std::io::{BufRead, BufReader, Write};
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let mut stream = std::net::TcpStream::connect(&door.served.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(
        stream,
        "GET /api/v1/events HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n\r\n",
        door.served.address, door.token
    )
    .unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let first = lines.find(|line| line.starts_with("event: ")).unwrap();
    assert_eq!(first, "event: data", "at first it tells how things are");
    let rows = "subscription_id,customer_id,amount,currency,interval,started_at\n\
                s5,a,7,EUR,month,2026-05-02\n";
    let id = door.upload(&[("subscriptions.csv", rows.as_bytes())]).json()["id"].clone();
    door.settled(&id);
    door.send("POST", &format!("/imports/{id}/apply"), "{}");
    let told: Vec<String> = lines
        .filter(|line| line.starts_with("event: "))
        .take_while(|line| line != "event: data")
        .collect();
    assert!(told.len() >= 4, "two jobs begin and end: {told:?}");
}

/// Closed months stay as they were closed under any policy, so a preview looks at the facts.
#[test]
fn a_policy_is_previewed_after_a_close_as_before() {
    let place = Place::with_workspace();
    let door = Door::new(&place);
    let preview = |policy: &str| {
        let body = json!({ "policy": policy, "from": "2026-03", "to": "2026-05" }).to_string();
        let told = door.send("POST", "/policies/preview", &body);
        assert_eq!(told.status, 200, "{told:?}");
        told.json()
    };
    let figure = |told: &Value, under: &str, metric: &str| {
        let all = told[under]["figures"].as_array().unwrap().iter();
        let one = all.clone().find(|one| one["metric"] == metric).unwrap();
        one["figure"]["value"].as_str().unwrap().to_owned()
    };
    let before = preview("stripe");
    place.run(&["close", "2026-04", "--data", "books"]).ok();
    let late = b"subscription_id,changed_at,quantity,amount\ns1,2026-04-06,3,147.00\n";
    place.write("late/subscription_changes.csv", late);
    let closed = preview("stripe");
    assert_eq!(before["current"]["figures"], closed["current"]["figures"]);
    assert_eq!(before["candidate"]["figures"], closed["candidate"]["figures"]);
    place.run(&["import", "late", "--data", "books"]).ok();
    // What came late is seen under both, though the month is closed.
    let after = preview("stripe");
    assert_eq!(figure(&before, "current", "mrr"), "198.00");
    for under in ["current", "candidate"] {
        assert_eq!(figure(&after, under, "mrr"), "247.00", "{under}");
    }
    // The figure of the closed month itself is the one that was closed.
    let told = door.send("GET", "/ask/metric?metric=mrr&from=2026-04&to=2026-05", "").json();
    assert_eq!(text(&told, "figures.0.value"), "198.00");
}
