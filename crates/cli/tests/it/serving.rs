//! `tenure serve`: what is asked over HTTP is what the command line says.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use serde_json::Value;

use tenure_server::access::{Actor, Role, Scope};
use tenure_server::db::Db;
use tenure_server::people::tokens::{self, NewToken};
use tenure_server::people::users::{self, NewUser};
use tenure_server::problem::Problem;

use super::shapes;
use super::support::{NOW, Place, command};

/// A server over the workspace `books` of a place, ended with the value.
pub struct Served {
    child: Child,
    pub address: String,
    /// A viewer's.
    token: String,
    /// Operations that were answered well, with JSON or without.
    pub answered: RefCell<BTreeSet<String>>,
}

impl Served {
    pub fn new(place: &Place) -> Served {
        let mut served = Served::with(place, &[]);
        served.token = viewers_token(place);
        served
    }

    /// With more options, and without a viewer.
    pub fn with(place: &Place, more: &[&str]) -> Served {
        let mut command = command(place.path());
        command.args(["serve", "--data", "books", "--listen", "127.0.0.1:0", "--now", NOW]);
        command.args(more);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let said = lines.find_map(|line| {
            let line = line.unwrap();
            line.split_once("http://").map(|(_, rest)| rest.to_owned())
        });
        let address = said.unwrap().split(['/', ' ']).next().unwrap().to_owned();
        // What it says later has a reader, so that it never waits for one.
        std::thread::spawn(move || lines.for_each(drop));
        Served { child, address, token: String::new(), answered: RefCell::default() }
    }

    pub fn get(&self, path: &str, headers: &str) -> Response {
        self.send("GET", path, &self.token, headers, b"")
    }

    /// A request of whoever has the token.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        token: &str,
        headers: &str,
        body: &[u8],
    ) -> Response {
        let headers = format!("authorization: Bearer {token}\r\n{headers}");
        self.as_browser(method, path, &headers, body)
    }

    /// A file, with the head of the answer in small letters.
    pub fn bytes(&self, path: &str, token: &str) -> (String, Vec<u8>) {
        self.bytes_of("GET", path, token, "")
    }

    /// A file that is made of a body of JSON, likewise.
    pub fn bytes_of(&self, method: &str, path: &str, token: &str, body: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\
             authorization: Bearer {token}\r\n\r\n{body}"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        if let Some((name, _)) = shapes::operation(method, path)
            && status < 300
        {
            self.answered.borrow_mut().insert(name);
        }
        (head, bytes[end + 4..].to_vec())
    }

    /// A request of whoever the headers say.
    pub fn as_browser(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Response {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
             content-length: {length}\r\n{headers}\r\n"
        )
        .unwrap();
        stream.write_all(body).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let response = Response::of(&String::from_utf8(bytes).unwrap());
        self.look_at(method, path, &response);
        response
    }

    /// Whatever is answered, in whatever test, is what the description of the API says.
    fn look_at(&self, method: &str, path: &str, response: &Response) {
        // The other forms are the command line's own.
        let json = ["content-type: application/json", "content-type: application/problem+json"];
        let wrong = match json.iter().any(|kind| response.head.contains(kind)) {
            true => shapes::wrong(method, path, response.status, &response.body),
            false => Vec::new(),
        };
        assert!(wrong.is_empty(), "{method} {path}: {wrong:#?}");
        if let Some((name, _)) = shapes::operation(method, path)
            && response.status < 300
        {
            self.answered.borrow_mut().insert(name);
        }
    }

    fn ask(&self, question: &[&str], form: &str) -> Response {
        self.get(&format!("/api/v1/ask/{}&format={form}", url(question)), "")
    }
}

fn viewers_token(place: &Place) -> String {
    token(place, Role::Viewer, Scope::Read)
}

/// A token of a new user of a role.
pub fn token(place: &Place, role: Role, scope: Scope) -> String {
    let db = Db::open(&Db::path_in(&place.path().join("books"))).unwrap();
    let made = db.write_now(|tx| {
        let (email, name) = (format!("{role}@example.com"), role.to_string());
        let new = NewUser { email, name, role, masked: false, password: None };
        let user = users::create(tx, &Actor::terminal(), &new)?.id;
        let name = "test".to_owned();
        let new = NewToken { user, name, scope, expires_at: None };
        Ok::<_, Problem>(tokens::create(tx, &Actor::terminal(), &new)?.1)
    });
    made.unwrap()
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Response {
    pub fn of(text: &str) -> Response {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = if head.to_lowercase().contains("transfer-encoding: chunked") {
            unchunked(body)
        } else {
            body.to_owned()
        };
        Response { status, head: head.to_lowercase(), body }
    }

    pub fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find(|line| line.starts_with(&format!("{name}:")));
        line.unwrap().split_once(':').unwrap().1.trim()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

fn unchunked(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap();
        whole.push_str(&rest[..size]);
        body = rest[size..].trim_start_matches("\r\n");
        if size == 0 {
            break;
        }
    }
    whole
}

/// A command line as the path and query that ask the same.
fn url(question: &[&str]) -> String {
    let path: Vec<&str> = question.iter().take_while(|word| !word.contains('=')).copied().collect();
    let query: Vec<String> = question[path.len()..]
        .iter()
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap();
            format!("{key}={}", encoded(value))
        })
        .collect();
    format!("{}?{}", path.join("/"), query.join("&"))
}

/// A value as it stands in a query.
pub fn encoded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escape = |byte: u8| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    value.bytes().map(escape).collect()
}

/// Questions as they are asked, with the words of the command line for the same.
const QUESTIONS: [(&[&str], &[&str]); 12] = [
    (
        &["metric", "metric=mrr", "from=2026-01", "to=2026-06"],
        &["metric", "mrr", "--from", "2026-01", "--to", "2026-06"],
    ),
    (
        &["metric", "metric=nrr", "variant=all", "segment=country = \"RO\""],
        &["metric", "nrr", "--variant", "all", "--segment", "country = \"RO\""],
    ),
    (
        &["metric", "metric=mrr", "by=plan", "rows=true"],
        &["metric", "mrr", "--by", "plan", "--rows"],
    ),
    (&["metrics"], &["metrics"]),
    (&["movements", "known_at=2026-06-01"], &["movements", "--known-at", "2026-06-01"]),
    (&["customers", "at=2026-04-30", "all=true"], &["customers", "--at", "2026-04-30", "--all"]),
    (&["cohorts", "of=net"], &["cohorts", "--of", "net"]),
    (
        &["explain", "customer", "customer=a", "at=2026-04-30"],
        &["explain", "customer", "a", "--at", "2026-04-30"],
    ),
    (
        &["explain", "movement", "customer=a", "date=2026-04-05"],
        &["explain", "movement", "a", "2026-04-05"],
    ),
    (&["report", "policy=chartmogul"], &["report", "--policy", "chartmogul"]),
    (
        &["calc", "churn", "start=100", "lost=5"],
        &["calc", "churn", "--start", "100", "--lost", "5"],
    ),
    (&["check"], &["check"]),
];

#[test]
fn answers_are_those_of_the_command_line() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    for (asked, typed) in QUESTIONS {
        let data: &[&str] =
            if matches!(typed[0], "metrics" | "calc") { &[] } else { &["--data", "books"] };
        let run = place.run(&[typed, data, &["--format", "json"]].concat());
        assert!(run.code < 2, "{typed:?} {run:?}");
        let answer = served.ask(asked, "json");
        assert_eq!(answer.status, 200, "{asked:?} {answer:?}");
        let mut told = answer.json();
        let remarks = told.as_object_mut().unwrap().remove("remarks").unwrap();
        let printed: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(told, printed, "{asked:?}");
        let said = remarks.as_array().unwrap().len();
        assert_eq!(said, run.err.lines().filter(|line| line.contains(": ")).count(), "{run:?}");
        assert_eq!(answer.head.contains("tenure-findings"), run.code == 1, "{asked:?}");
        let csv = place.run(&[typed, data, &["--format", "csv"]].concat());
        if csv.code < 2 {
            assert_eq!(served.ask(asked, "csv").body, csv.out, "{asked:?}");
        }
    }
}

#[test]
fn what_is_the_same_is_not_sent_again_and_what_has_changed_is() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let path = "/api/v1/ask/metric?metric=mrr&from=2026-05&to=2026-06";
    let first = served.get(path, "");
    let tag = format!("if-none-match: {}\r\n", first.header("etag"));
    let again = served.get(path, &tag);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let more = "subscription_id,customer_id,amount,currency,interval,started_at\ns5,a,7,EUR,month,2026-05-02\n";
    place.write("more/subscriptions.csv", more.as_bytes());
    place.run(&["import", "more", "--data", "books"]).ok();
    let changed = served.get(path, &tag);
    assert_eq!(changed.status, 200);
    let values = [&first, &changed].map(|answer| answer.json()["figures"][0]["value"].clone());
    assert_eq!(values, ["208.00", "215.00"]);
}

#[test]
fn wrong_questions_say_what_is_wrong() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    for (path, status, detail, hint) in [
        ("ask/metric?metric=nr", 400, "no metric is named \"nr\"", "did you mean nrr?"),
        ("ask/metric?metric=nrr&frm=2026", 400, "has no option \"frm\"", "did you mean from?"),
        ("ask/metric", 400, "metric has to be given", "metric=mrr"),
        ("ask/metrik", 400, "nothing can be asked under \"metrik\"", "did you mean metric?"),
        ("ask/metric?metric=nrr&data=/etc", 400, "has no option \"data\"", "it has"),
        ("ask/metric?metric=nrr&policy=/etc/passwd", 400, "is not a policy", "policy/list"),
        ("ask/metric?metric=--help", 400, "no metric is named \"--help\"", ""),
        ("ask/metric?metric=nrr&segment=plan%20%3D", 400, "segment", ""),
        ("ask/import?bundle=x", 400, "nothing can be asked", ""),
        ("ask/metrics?workspace=other", 404, "no workspace \"other\"", ""),
        ("ask/metrics?format=xml", 400, "format=\"xml\"", "json, ndjson"),
        ("nothing", 404, "no such path", "openapi.json"),
    ] {
        let answer = served.get(&format!("/api/v1/{path}"), "");
        assert_eq!(answer.status, status, "{path} {answer:?}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(detail), "{path} {problem}");
        assert!(problem["hint"].as_str().unwrap_or_default().contains(hint), "{path} {problem}");
    }
}

#[test]
fn damaged_data_say_which_import_to_bring_in_again() {
    let place = Place::with_workspace();
    let run = place.path().join("books/runs/000001/subscriptions.parquet");
    let mut bytes = fs_err::read(&run).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs_err::write(&run, bytes).unwrap();
    let served = Served::new(&place);
    let answer = served.get("/api/v1/ask/movements?from=2026-01&to=2026-06", "");
    let problem = answer.json();
    assert_eq!((answer.status, &problem["code"]), (500, &"data-damaged".into()), "{problem}");
    let (detail, hint) = (problem["detail"].as_str().unwrap(), problem["hint"].as_str().unwrap());
    assert!(detail.contains("runs/000001/subscriptions.parquet of batch 1"), "{detail}");
    assert!(hint.contains("undo import 1"), "{hint}");
}

#[test]
fn it_is_alive_and_ready_and_ends_when_told() {
    let place = Place::new();
    // A new folder becomes a workspace.
    let mut served = Served::new(&place);
    assert_eq!(served.get("/livez", "").status, 200);
    assert_eq!(served.get("/readyz", "").status, 200);
    assert_eq!(served.get("/version", "").json()["name"], "tenure");
    let pid = served.child.id().to_string();
    assert!(std::process::Command::new("kill").arg(pid).status().unwrap().success());
    assert!(served.child.wait().unwrap().success(), "told to end, it ends well");
}

#[test]
fn sentences_in_answers_are_in_the_language_that_was_asked_for() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    // Nobody was there in 2025, so nobody could stay.
    let ask = |lang: &str| {
        let query = "metric?metric=nrr&from=2025-01&to=2025-02";
        served.get(&format!("/api/v1/ask/{query}&lang={lang}"), "").json()["figures"][0].clone()
    };
    let [english, norwegian] = ["en", "nb"].map(ask);
    assert!(english["undefined"].is_string(), "{english}");
    assert!(norwegian["undefined"].is_string(), "{norwegian}");
    assert_ne!(english["undefined"], norwegian["undefined"]);
    assert_eq!(english["terms"], norwegian["terms"]);
}

#[test]
fn checks_and_findings_speak_the_language_that_was_asked_for() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let docs = |path: &str, headers: &str| {
        let told = served.get(&format!("/api/v1/ask/check{path}"), headers).json();
        let checks = told["checks"].as_array().unwrap().clone();
        checks.iter().map(|check| check["doc"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let english = docs("", "");
    assert_eq!(docs("?lang=en", "accept-language: ro\r\n"), english, "what is said wins");
    for lang in ["ro", "uk", "zh-Hans", "nb"] {
        let told = docs(&format!("?lang={lang}"), "");
        assert_eq!(told, docs("", &format!("accept-language: {lang}, en;q=0.5\r\n")));
        let same = told.iter().zip(&english).filter(|(told, english)| told == english).count();
        assert_eq!((same, told.len()), (0, english.len()), "{lang}: {told:?}");
        assert_ne!(docs(&format!("?list=true&lang={lang}"), ""), docs("?list=true", ""));
    }
}

#[test]
fn questions_that_fit_nothing_are_refused_in_the_language_of_who_asks() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let cases = [
        ("metric?metric=nrr&by=planet", "ingen dimensjon heter \"planet\"; det finnes plan, "),
        ("metric?metric=churn_reason&by=churn_reason:x", "\"x\" er ikke et antall nivåer"),
        ("metric?metric=mrr&interval=usual", "mrr har ikke"),
        ("customers?columns=planet", "kunder har ingen kolonne \"planet\""),
        ("customers?sort=mrr:up", "sort \"mrr:up\": \"up\" er ingen retning"),
        ("check?names=planet", "ingen kontroll heter \"planet\""),
        ("survival?by=tenure", "tenure er selve alderen"),
        ("relate?metrics=nps", "ett måltall alene"),
        ("renewals?within=soon", "within \"soon\" er ikke et antall dager"),
        ("onboarding", "tabellen events mangler"),
    ];
    for (question, says) in cases {
        let path = format!("/api/v1/ask/{question}");
        let [english, norwegian] = ["en", "nb"]
            .map(|lang| served.get(&path, &format!("accept-language: {lang}\r\n")).json());
        let detail = norwegian["detail"].as_str().unwrap_or_default();
        assert!(detail.contains(says), "{question}: {norwegian}");
        // Nobody types options there.
        for told in [&english, &norwegian] {
            assert!(!told.to_string().contains("--"), "{question}: {told}");
        }
    }
}

#[test]
fn no_failure_names_a_folder_of_the_machine() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let dir = place.path().join("books");
    let silent = |answer: &Response, what: &str| {
        for path in [place.path(), dir.as_path(), std::env::temp_dir().as_path()] {
            let path = path.display().to_string();
            assert!(!answer.body.contains(&path), "{what}: {path} in {}", answer.body);
        }
    };
    for question in
        ["doctor", "reconcile?against=x", "explain/metric?metric=x", "customer?customer=x"]
    {
        silent(&served.get(&format!("/api/v1/ask/{question}"), ""), question);
    }
    // What stands where a file should be: each kind of trouble with it has words of its own.
    let statements = dir.join("server/statements");
    fs_err::create_dir_all(&statements).unwrap();
    let against = || served.get("/api/v1/ask/reconcile?against=1-a.csv", "");
    fs_err::write(statements.join("1-a.csv"), b"\xff\xfe\x00nothing").unwrap();
    silent(&against(), "no table");
    fs_err::write(statements.join("1-a.csv"), b"a,b\n1,2\n").unwrap();
    silent(&against(), "no columns");
    for file in files_under(&dir.join("runs")) {
        fs_err::write(file, b"damaged").unwrap();
    }
    drop(fs_err::remove_dir_all(dir.join("derived")));
    for question in
        ["metric?metric=mrr", "customers", "customer?customer=a", "check", "segment/fields"]
    {
        let answer = served.get(&format!("/api/v1/ask/{question}"), "");
        silent(&answer, question);
    }
}

#[test]
fn the_name_of_the_folder_stays_in_what_is_asked() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    for question in ["segment=books%20%3D%201", "known_at=books", "by=notebooks"] {
        let answer = served.get(&format!("/api/v1/ask/metric?metric=mrr&{question}"), "");
        assert_eq!(answer.status, 400, "{question}");
        let told = answer.json();
        let told = format!("{}\n{}", told["detail"], told["hint"]);
        assert!(told.contains("books") && !told.contains("workspace"), "{told}");
    }
}

fn files_under(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files_under(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn whose_data_they_are_is_told() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let told = served.get("/api/v1/data", "").json();
    assert_eq!(told["name"], "Ada & Co");
    assert_eq!((&told["currency"], &told["zone"]), (&"EUR".into(), &"UTC".into()));
    assert_eq!(
        (&told["from"], &told["data_through"]),
        (&"2026-01-10".into(), &"2026-05-31".into())
    );
    assert_eq!(told["rows"]["customers"], 4);
    assert_eq!(told["workspaces"], serde_json::json!([{ "id": "main" }]));
    assert_eq!(served.get("/api/v1/data?workspace=demo", "").status, 404);
    // The command line tells the same, to people and to programs.
    let shown = place.run(&["status", "--data", "books"]).ok();
    assert!(
        shown.starts_with("Ada & Co · EUR · UTC · billing from 2026-01-10 to 2026-05-31\n"),
        "{shown}"
    );
    let mut printed = place.run(&["status", "--data", "books", "--format", "json"]).json();
    printed["workspaces"] = told["workspaces"].clone();
    printed["remarks"] = serde_json::json!([]);
    assert_eq!(printed, told);
}

#[test]
fn closed_months_are_served_as_closed_and_follow_what_comes() {
    let place = Place::with_books();
    let early = "2026-05-10T00:00:00Z";
    place.run_at(early, &["import", "company", "--data", "books"]).ok();
    let served = Served::new(&place);
    let (asked, typed): (&[&str], &[&str]) = (
        &["movements", "from=2026-01", "to=2026-06"],
        &["movements", "--from", "2026-01", "--to", "2026-06"],
    );
    let whole: (&[&str], &[&str]) = (&["metric", "metric=nrr"], &["metric", "nrr"]);
    let mut seen = Vec::new();
    // Each is asked twice, so that a book that stays in memory answers, too.
    let mut same = || {
        for (asked, typed) in [(asked, typed), whole, (asked, typed)] {
            let line = [typed, &["--data", "books", "--format", "csv"]].concat();
            let (told, printed) = (served.ask(asked, "csv").body, place.run(&line).ok());
            assert_eq!(told, printed, "{asked:?}");
            seen.push(told);
        }
    };
    same();
    place.run_at(early, &["close", "2026-04", "--data", "books", "--note", "as billed"]).ok();
    same();
    let late = b"subscription_id,changed_at,quantity,amount,status\n\
                 s3,2026-02-20,,,canceled\ns1,2026-04-05,2,108.00,\n";
    place.write("late/subscription_changes.csv", late);
    place.run(&["import", "late", "--data", "books"]).ok();
    same();
    place.run(&["close", "--reopen", "2026-04", "--data", "books", "--note", "wrong"]).ok();
    same();
    // What was closed and what came late are seen.
    let movements: Vec<&String> = seen.iter().step_by(3).collect();
    assert!(movements[2].contains("correction") && !movements[3].contains("correction"));
    assert_ne!(movements[0], movements[3]);
}
