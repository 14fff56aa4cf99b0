//! Who may not see people may ask everything, sees none of them, and the same figures.

use std::collections::BTreeSet;

use serde_json::Value;
use tenure_server::access::{Actor, Role, Scope};
use tenure_server::db::Db;
use tenure_server::people::tokens::{self, NewToken};
use tenure_server::people::users::{self, NewUser};
use tenure_server::problem::Problem;

use super::serving::{Response, Served, encoded};
use super::support::Place;

/// Columns of the demo company's files that are about people, with a shortest length below which a
/// text stands everywhere.
const PERSONAL: [(&str, &[&str]); 8] = [
    ("customers", &["name", "email", "company", "owner"]),
    ("contacts", &["name", "email"]),
    ("leads", &["email"]),
    ("survey_responses", &["comment"]),
    ("feedback", &["text", "author"]),
    ("interactions", &["by", "text"]),
    ("ticket_events", &["by"]),
    ("subscriptions", &["churn_comment"]),
];

/// Questions about single ones, and what they need to be answered.
const QUESTIONS: [&str; 34] = [
    "advocates",
    "batches/list",
    "check",
    "churn-change?by=owner",
    "cmrr",
    "cohorts",
    "customer?customer=CUSTOMER",
    "customer?customer=CUSTOMER&timeline=true",
    "customers?all=true&columns=customer_id,name,mrr,email,company,owner",
    "customers?all=true&sort=name",
    "doctor",
    "explain/customer?customer=CUSTOMER",
    "explain/metric?metric=mrr",
    "feedback",
    "feedback?view=languages",
    "feedback?view=phrases",
    "feedback?view=verbatims",
    "metric?metric=mrr&by=owner",
    "metric?metric=mrr&rows=true",
    "metric?metric=nps&rows=true",
    "metric?metric=support_load&rows=true",
    "metrics",
    "movements",
    "onboarding",
    "payback",
    "clv",
    "policy/list",
    "relate",
    "renewals",
    "report",
    "segment/fields",
    "status",
    "survival",
    "usage",
];

/// A demo company that is served, with a token that sees everything and one that sees nobody.
struct Company {
    served: Served,
    /// What nobody may see, folded.
    secrets: BTreeSet<String>,
    customer: String,
    name: String,
    masked: String,
    _place: Place,
}

impl Company {
    fn new() -> Company {
        let place = Place::new();
        let size = ["--customers", "60", "--months", "14", "--seed", "7"];
        place.run(&[&["demo", "--out", "company"][..], &size].concat()).ok();
        let customers = rows(&place, "customers");
        more(&place, &customers);
        place.run(&["import", "company", "--data", "books"]).ok();
        let secrets = secrets(&place);
        assert!(secrets.len() > 100, "{}", secrets.len());
        let served = Served::new(&place);
        Company {
            masked: masked_token(&place),
            served,
            secrets,
            customer: customers[0]["customer_id"].clone(),
            name: customers[0]["name"].clone(),
            _place: place,
        }
    }

    fn masked(&self, question: &str) -> Response {
        let question = question.replace("CUSTOMER", &encoded(&self.customer));
        self.served.send("GET", &format!("/api/v1/ask/{question}"), &self.masked, "", b"")
    }

    fn open(&self, question: &str) -> Response {
        let question = question.replace("CUSTOMER", &encoded(&self.customer));
        self.served.get(&format!("/api/v1/ask/{question}"), "")
    }

    /// The first of the texts that nobody may see in an answer.
    fn seen_in(&self, body: &str) -> Option<&String> {
        // As they stand in JSON and in CSV.
        let plain = body.replace("\\\"", "\"").replace("\"\"", "\"").replace("\\\\", "\\");
        self.secrets.iter().find(|secret| plain.contains(secret.as_str()))
    }
}

type Row = std::collections::BTreeMap<String, String>;

/// Tables that the demo company does not have.
fn more(place: &Place, customers: &[Row]) {
    let mut contacts = "contact_id,customer_id,name,email,role,left_at\n".to_owned();
    let mut interactions = "customer_id,at,kind,by,text\n".to_owned();
    let mut replies = "ticket_id,at,kind,by\n".to_owned();
    for (n, row) in (0..).zip(customers.iter().take(9)) {
        let id = &row["customer_id"];
        contacts +=
            &format!("k{n},{id},Petra Quill{n},petra{n}@quill.example,buyer,2026-05-0{}\n", n + 1);
        interactions +=
            &format!("{id},2026-04-1{n},call,Yorick Zed,Petra{n} says that she may leave\n");
    }
    let tickets = rows(place, "tickets");
    for row in tickets.iter().take(9) {
        replies += &format!("{},{},agent_reply,Xaver Agent\n", row["ticket_id"], row["opened_at"]);
    }
    place.write("company/contacts.csv", contacts.as_bytes());
    place.write("company/interactions.csv", interactions.as_bytes());
    place.write("company/ticket_events.csv", replies.as_bytes());
}

fn rows(place: &Place, table: &str) -> Vec<Row> {
    let path = place.path().join("company").join(format!("{table}.csv"));
    if !path.exists() {
        return Vec::new();
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    let head = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        head.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn secrets(place: &Place) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for (table, columns) in PERSONAL {
        for row in rows(place, table) {
            let texts = columns.iter().filter_map(|column| row.get(*column));
            secrets.extend(texts.filter(|text| text.len() > 3).cloned());
        }
    }
    secrets
}

fn masked_token(place: &Place) -> String {
    let db = Db::open(&Db::path_in(&place.path().join("books"))).unwrap();
    let made = db.write_now(|tx| {
        let (email, name) = ("masked@example.com".to_owned(), "Masked".to_owned());
        let new = NewUser { email, name, role: Role::Viewer, masked: true, password: None };
        let user = users::create(tx, &Actor::terminal(), &new)?.id;
        let new = NewToken { user, name: "test".to_owned(), scope: Scope::Read, expires_at: None };
        Ok::<_, Problem>(tokens::create(tx, &Actor::terminal(), &new)?.1)
    });
    made.unwrap()
}

/// An answer without what a mask may change: texts. What remains is every number, flag, day,
/// amount and reason, in an order that names do not change.
fn figures(value: &Value) -> Value {
    let is_figure = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "-+.:TZ/ ".contains(c))
    };
    match value {
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.clone(), figures(value))).collect()
        }
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(figures).collect();
            list.sort_by_key(Value::to_string);
            list.into()
        }
        Value::String(text) if !is_figure(text) => Value::Null,
        other => other.clone(),
    }
}

fn and(question: &str, more: &str) -> String {
    let sign = if question.contains('?') { '&' } else { '?' };
    format!("{question}{sign}{more}")
}

#[test]
fn nobody_is_seen_and_figures_are_the_same() {
    let company = Company::new();
    for question in QUESTIONS {
        let open = company.open(question);
        assert_eq!(open.status, 200, "{question}: {}", open.body);
        for form in ["json", "csv", "ndjson", "md"] {
            let question = and(question, &format!("format={form}"));
            let answer = company.masked(&question);
            // Some answers have not every form.
            assert_eq!(answer.status, company.open(&question).status, "{question}");
            let seen = company.seen_in(&answer.body);
            assert_eq!(seen, None, "{question}");
            if form == "json" {
                assert_eq!(answer.status, 200, "{question}: {}", answer.body);
                assert_eq!(figures(&answer.json()), figures(&open.json()), "{question}");
            }
        }
    }
    // What the first answer showed is not taken for the second one, and the other way round.
    let question = "customers?all=true&columns=customer_id,name";
    assert_eq!(company.masked(question).header("tenure-answer"), "new");
    assert_eq!(company.masked(question).header("tenure-answer"), "kept");
    let open = company.open(question);
    assert_eq!(open.header("tenure-answer"), "new");
    assert!(
        open.body.contains(&company.name) && !company.masked(question).body.contains(&company.name)
    );
    assert_ne!(open.header("etag"), company.masked(question).header("etag"));
}

#[test]
fn what_is_kept_cannot_be_found_out_by_asking() {
    let company = Company::new();
    let count = |answer: Response| answer.json()["total"]["customers"].as_u64().unwrap();
    let search = format!("customers?all=true&search={}", encoded(&company.name));
    assert!(count(company.open(&search)) > 0);
    assert_eq!(count(company.masked(&search)), 0, "names are not searched");
    for segment in ["name contains \"a\"", "not (owner = \"x\")", "email starts with \"a\""] {
        let refused = company.masked(&format!("customers?segment={}", encoded(segment)));
        assert_eq!(refused.status, 400, "{segment}");
        assert!(refused.body.contains("is kept from you"), "{}", refused.body);
        let preview = format!("segment/check?expression={}", encoded(segment));
        let told = company.masked(&preview).json();
        assert!(told["customers"].is_null(), "{told}");
    }
    // A pseudonym that is seen can be asked for, and means the same customers.
    let split = |answer: Response| answer.json()["figures"].clone();
    let by = split(company.masked("metric?metric=mrr&by=owner"));
    let owners: Vec<&str> = by
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|figure| figure["group"].as_str())
        .filter(|text| text.starts_with('•'))
        .collect();
    assert!(!owners.is_empty(), "{by}");
    let segment = encoded(&format!("owner = \"{}\"", owners[0]));
    let found = company.masked(&format!("customers?segment={segment}"));
    assert_eq!(found.status, 200, "{}", found.body);
    assert!(count(found) > 0);
    let missing = encoded("name is missing");
    assert_eq!(company.masked(&format!("customers?segment={missing}")).status, 200);
}

#[test]
fn ids_that_are_addresses_are_masked_in_every_table() {
    let place = Place::new();
    place.write("company/tenure.toml", b"currency = \"EUR\"\n");
    place.write(
        "company/customers.csv",
        b"customer_id,name,website,note to self,tier,boss\n\
          jo@x.com,Jo,x.com,she may leave,gold,Ion Popescu\nC-2,Bo,,,,\n",
    );
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,currency,interval,status,started_at\n\
          s1,jo@x.com,pro,10,EUR,month,active,2026-01-05\ns2,C-2,pro,5,EUR,month,active,2026-02-05\n",
    );
    place.run(&["import", "company", "--data", "books"]).ok();
    place.run(&["close", "2026-03", "--data", "books"]).ok();
    let served = Served::new(&place);
    let token = masked_token(&place);
    let ask =
        |question: &str| served.send("GET", &format!("/api/v1/ask/{question}"), &token, "", b"");
    let list = ask("customers").json();
    let rows = list["customers"].as_array().unwrap();
    let id = rows.iter().find(|row| row["customer_id"] != "C-2").unwrap()["customer_id"].clone();
    let id = encoded(id.as_str().unwrap());
    assert_eq!(list["total"]["mrr"], "15.00");
    for question in [
        format!("customer?customer={id}"),
        format!("explain/customer?customer={id}"),
        "movements".to_owned(),
        "metric?metric=mrr&rows=true&from=2026-01&to=2026-02".to_owned(),
        "restated".to_owned(),
    ] {
        let answer = ask(&question);
        assert_eq!(answer.status, 200, "{question}: {}", answer.body);
        for hidden in ["jo@x", "x.com", "she may", "\"Jo\"", "Popescu"] {
            assert!(!answer.body.contains(hidden), "{question}: {}", answer.body);
        }
    }
    let told = ask(&format!("customer?customer={id}")).json();
    assert_eq!(told["mrr"], "10.00");
    assert!(told["attributes"].to_string().contains("gold"), "{told}");
    assert_eq!(ask("customer?customer=jo%40x.com").status, 400);
    let boss = encoded("boss = \"Ion Popescu\"");
    let refused = ask(&format!("metric?metric=mrr&segment={boss}"));
    assert!(refused.status == 400 && refused.body.contains("is kept from you"), "{}", refused.body);
}

#[test]
fn a_reconciliation_names_nobody_and_gives_the_same_figures() {
    let place = Place::new();
    place.write("company/tenure.toml", b"currency = \"EUR\"\n");
    place.write("company/customers.csv", b"customer_id,name\njo@x.com,Jo\nC-2,Bo\n");
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,currency,interval,status,started_at\n\
          s1,jo@x.com,pro,10,EUR,month,active,2026-01-05\ns2,C-2,pro,5,EUR,month,active,2026-02-05\n",
    );
    place.run(&["import", "company", "--data", "books"]).ok();
    place.write(
        "books/server/statements/0123456789ab-theirs.csv",
        b"customer,month,mrr,currency\njo@x.com,2026-03,12,EUR\nC-2,2026-03,5,EUR\n\
          Petra Quill,2026-03,7,EUR\nYorick Zed,2026-03,much,EUR\n",
    );
    let served = Served::new(&place);
    let token = masked_token(&place);
    for form in ["json", "csv", "ndjson"] {
        for by in ["cause", "customer"] {
            let path = format!(
                "/api/v1/ask/reconcile?against=0123456789ab-theirs.csv&by={by}&format={form}"
            );
            let open = served.get(&path, "");
            let masked = served.send("GET", &path, &token, "", b"");
            assert_eq!((open.status, masked.status), (200, 200), "{}", masked.body);
            for hidden in ["jo@x", "Petra", "Yorick"] {
                assert!(!masked.body.contains(hidden), "{path}: {}", masked.body);
            }
            if form == "json" {
                let told = masked.json();
                assert_eq!(told["theirs"], "24.00", "{told}");
                assert_eq!(told["ours"], open.json()["ours"], "{told}");
                let but_remarks = |answer: &Response| {
                    let mut json = answer.json();
                    json.as_object_mut().unwrap().remove("remarks");
                    figures(&json)
                };
                assert_eq!(but_remarks(&masked), but_remarks(&open));
            }
        }
    }
}
