//! Our figures against another system's.

use serde_json::Value;

use tenure_server::access::{Role, Scope};

use crate::serving::{Served, token};
use crate::support::{Place, Run, text};

/// The books of the tests and a file of another system.
fn place(theirs: &str) -> Place {
    let place = Place::with_books();
    place.write("theirs.csv", theirs.as_bytes());
    place
}

fn reconcile(place: &Place, more: &[&str]) -> Run {
    let first = ["reconcile", "--against", "theirs.csv", "--input", "company"];
    place.run(&[&first[..], more].concat())
}

/// March and April: c ended on 20 March, and only then does a take a second seat. They count the
/// yearly plan of b in full, c until the end of April, and have a customer of their own.
const THEIRS: &str = "Customer ID,Name,2026-03,Apr 2026\na,Ada,49.00,98.00\n\
                      b,Bo,\"1,200.00\",1200\nc,Cy,,\nx,Xi,7,\n";

#[test]
fn every_difference_has_a_cause_or_is_unknown() {
    let place = place(THEIRS);
    let out = reconcile(&place, &[]).ok();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "Our MRR and that of theirs.csv, ends of 2026-03-31 to 2026-04-30, EUR");
    assert_eq!(lines[2], "End of        Ours       term  only theirs    Theirs");
    assert_eq!(lines[3], "2026-03-31  149.00  +1,100.00        +7.00  1,256.00");
    assert_eq!(lines[4], "2026-04-30  198.00  +1,100.00            –  1,298.00");
    assert!(out.contains("term         +2,200.00          1            2  b +2,200.00"), "{out}");
    assert!(out.contains("2 of 5 figures are the same. Columns not used: Name."), "{out}");
    let json = reconcile(&place, &["--format", "json"]).json();
    assert_eq!(text(&json, "against.shape"), "a column for each month");
    assert_eq!(text(&json, "ours"), "347.00");
    assert_eq!(text(&json, "theirs"), "2554.00");
    let causes: Vec<(&str, &str)> = json["causes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cause| (text(cause, "cause"), text(cause, "amount")))
        .collect();
    assert_eq!(causes, [("term", "2200.00"), ("only_theirs", "7.00")]);
    assert_eq!(text(&json, "months.1.term"), "1100.00");
    let csv = reconcile(&place, &["--format", "csv"]).ok();
    let strangers = csv.lines().find(|line| line.starts_with("only_theirs,")).unwrap();
    assert!(strangers.contains("x 7.00 (our data hold no customer of this id)"), "{csv}");
}

#[test]
fn columns_that_are_left_alone_are_named_where_nothing_differs_too() {
    let place = place("Customer ID,2026-03,Mrz 2026,Note\na,49.00,9,x\nb,100.00,9,x\n");
    let run = reconcile(&place, &[]);
    let said = "The two are the same everywhere. Columns not used: Mrz 2026, Note.";
    assert!(run.out.contains(said), "{run:#?}");
    assert!(run.err.contains("are left out: Mrz 2026\n"), "{run:#?}");
    let json = reconcile(&place, &["--format", "json"]).json();
    assert_eq!(json["against"]["ignored"], serde_json::json!(["Mrz 2026", "Note"]));
}

#[test]
fn what_is_unknown_above_the_tolerance_is_a_finding() {
    let place = place("customer,date,mrr,currency\na,2026-05-15,98.75,eur\nb,2026-05-15,100,EUR\n");
    let run = reconcile(&place, &[]);
    // Within a cent it would be rounding; 75 are not.
    assert_eq!(run.code, 1, "{run:#?}");
    assert!(run.err.contains("1 difference is unknown"), "{}", run.err);
    let csv = reconcile(&place, &["--by", "customer", "--format", "csv", "--tolerance", "0.75"]);
    assert_eq!(csv.code, 0, "{csv:#?}");
    let row =
        "a,2026-05-15,98.00,98.75,unknown,0.75,EUR,no setting and no fact gives their figure,";
    assert_eq!(csv.out.lines().nth(1), Some(row));
    assert_eq!(csv.out.lines().count(), 2);
    let policy = ["--policy", "stripe", "--format", "json"];
    assert_eq!(
        text(
            &serde_json::from_str::<Value>(&reconcile(&place, &policy).out).unwrap(),
            "policy.name"
        ),
        "stripe"
    );
}

#[test]
fn changes_are_added_up() {
    let place = place(
        "Event timestamp (UTC),Customer ID,Event type,MRR change\n\
         2026-01-10 00:00,a,NEW,49\n2026-01-15T00:00:00Z,c,NEW,49\n2026-02-01T00:00:00Z,b,NEW,100\n\
         2026-03-20T00:00:00Z,c,CHURN,-49\n2026-04-05T00:00:00Z,a,UPGRADE,49\n",
    );
    let out = reconcile(&place, &["--from", "2026-02"]).ok();
    assert!(out.contains("2026-02-28  198.00  198.00"), "{out}");
    assert!(out.contains("2026-04-30  198.00  198.00"), "{out}");
    assert!(!out.contains("2026-01-31"), "{out}");
    assert!(out.contains("The two are the same everywhere."), "{out}");
}

#[test]
fn bad_input_is_told() {
    let mixed = place("customer,month,mrr\na,2026-03,49\nb,2026-03,a lot\n,2026-03,1\n");
    let run = reconcile(&mixed, &[]);
    assert_eq!(run.code, 1, "{run:#?}");
    assert!(run.err.contains("theirs.csv:3:11"), "{}", run.err);
    assert!(run.err.contains("2 of 3 rows were rejected"), "{}", run.err);
    assert!(run.out.contains("only ours"), "b is not named by what was read: {}", run.out);
    for (theirs, more, says) in [
        ("customer,month\na,2026-03\n", &[][..], "a column `mrr`"),
        ("PK\u{3}\u{4}", &[], "save the sheet as CSV"),
        ("customer,month,mrr\na,2026-03,1\n", &["--from", "2027"], "says nothing of the time"),
        ("customer,month,mrr\na,2027-03,1\n", &[], "says nothing of the time"),
        ("customer,month,mrr\na,2026-03,1\n", &["--tolerance=-1"], "is no amount"),
        (
            "customer,month,mrr,currency\na,2026-03,1,EUR\nb,2026-03,1,USD\n",
            &[],
            "--currency EUR or USD",
        ),
    ] {
        let place = place(theirs);
        let run = reconcile(&place, more);
        assert_eq!(run.code, 2, "{run:#?}");
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    let days = place("customer,date,mrr\na,2026-03-01,49\na,2026-04-01,49\n");
    assert!(reconcile(&days, &[]).err.contains("call the column `month`"));
}

#[test]
fn every_form_can_be_had() {
    let place = place(THEIRS);
    for by in ["cause", "month", "customer"] {
        for format in ["table", "json", "ndjson", "csv", "md"] {
            let out = reconcile(&place, &["--by", by, "--format", format]).ok();
            assert!(out.lines().count() > 1, "{by} {format}: {out}");
            if format == "json" {
                assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["schema_version"], 1);
            }
        }
    }
}

#[test]
fn a_segment_is_asked_at_the_end_of_each_day() {
    let place = place(THEIRS);
    let run = reconcile(&place, &["--segment", "mrr > 50"]);
    assert_eq!(run.code, 0, "{run:#?}");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[1], "customers: mrr > 50");
    // a pays 49 until April, and then 98.
    assert_eq!(lines[4], "2026-03-31  100.00  +1,100.00  1,200.00");
    assert_eq!(lines[5], "2026-04-30  198.00  +1,100.00  1,298.00");
    assert!(run.err.contains("1 customer whom only the file knows belongs to no segment"));
    let plan = "plan = \"Pro\" and customer_id != \"b\"";
    let json = reconcile(&place, &["--segment", plan, "--format", "json"]).json();
    assert_eq!((text(&json, "segment"), text(&json, "ours")), (plan, "147.00"));
    let run = reconcile(&place, &["--segment", "mrr >"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("--segment:"), "{}", run.err);
}

#[test]
fn what_is_sent_to_the_server_is_held_against_ours() {
    let place = Place::with_workspace();
    place.write("theirs.csv", THEIRS.as_bytes());
    let said = ["reconcile", "--against", "theirs.csv", "--data", "books", "--format", "json"];
    let expected = place.run(&said).json();
    let served = Served::new(&place);
    let analyst = token(&place, Role::Analyst, Scope::Write);
    let send = |name: &str, bytes: &str| {
        let body = format!(
            "--t\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n\
             {bytes}\r\n--t--\r\n"
        );
        let kind = "content-type: multipart/form-data; boundary=t\r\n";
        served.send("POST", "/api/v1/statements", &analyst, kind, body.as_bytes())
    };
    let sent = send("theirs.csv", THEIRS);
    assert_eq!(sent.status, 201, "{}", sent.body);
    let id = text(&sent.json(), "id").to_owned();
    let listed = served.get("/api/v1/statements", "").json();
    assert_eq!(text(&listed["items"][0], "name"), "theirs.csv");
    let mut told = served.get(&format!("/api/v1/ask/reconcile?against={id}"), "").json();
    told.as_object_mut().unwrap().remove("remarks");
    assert_eq!(told, expected);
    // What is wrong with it is said without where it lies.
    let id = text(&send("odd.csv", "a,b\n1,2\n").json(), "id").to_owned();
    let odd = served.get(&format!("/api/v1/ask/reconcile?against={id}"), "");
    assert_eq!(odd.status, 400, "{}", odd.body);
    assert!(odd.body.contains("odd.csv") && !odd.body.contains("statements"), "{}", odd.body);
    // No other file can be asked for, and an empty one is refused.
    for id in ["../key", "..%2Fkey", "%2Fetc%2Fpasswd", "theirs.csv"] {
        let none = served.get(&format!("/api/v1/ask/reconcile?against={id}"), "");
        assert_eq!(none.status, 400, "{id}");
        assert!(none.body.contains("there is no statement"), "{id}: {}", none.body);
    }
    assert_eq!(send("empty.csv", "").status, 422);
    let path = format!("/api/v1/statements/{id}");
    assert_eq!(served.send("DELETE", &path, &analyst, "", b"").status, 204);
    assert_eq!(served.send("DELETE", &path, &analyst, "", b"").status, 404);
}
