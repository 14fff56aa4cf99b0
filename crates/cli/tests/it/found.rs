//! What exports look like that nobody has tidied: titles, other delimiters and marks, empty rows,
//! workbooks, and less than a month.

use serde_json::Value;

use crate::support::{Place, text};

/// A place with one file, and what an import of it says.
fn import(name: &str, bytes: &[u8]) -> (Place, Value) {
    let place = Place::new();
    place.write(&format!("in/{name}"), bytes);
    let run = place.run(&["import", "in", "--data", "books", "--format", "json"]);
    // Rejected rows make another exit code, and the answer is the same.
    let answer = serde_json::from_str(&run.out).unwrap();
    (place, answer)
}

/// Codes of what was found.
fn codes(answer: &Value) -> Vec<&str> {
    let causes = answer["causes"].as_array().unwrap();
    causes.iter().map(|cause| cause["code"].as_str().unwrap()).collect()
}

/// MRR of a month.
fn mrr(place: &Place) -> String {
    let args = ["metric", "mrr", "--data", "books", "--from", "2026-03", "--to", "2026-04"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    text(&answer, "figures.0.value").to_owned()
}

const HEADER: &str = "subscription_id|customer_id|amount|currency|interval|started_at\n";

#[test]
fn bars_between_fields_are_read() {
    let rows = "s1|a|40|EUR|month|2026-01-01\ns2|b|2.50|EUR|month|2026-01-01\n";
    let (place, answer) = import("subscriptions.csv", format!("{HEADER}{rows}").as_bytes());
    assert_eq!(codes(&answer), [""; 0], "{answer:#}");
    assert_eq!(mrr(&place), "42.50");
}

#[test]
fn a_header_below_a_title_is_found_and_told() {
    let csv = format!(
        "Report of subscriptions\nMade on 1 March, by Ada\n\n{}",
        HEADER.replace('|', ",") + "s1,a,40,EUR,month,2026-01-01\ns2,b,x,EUR,month,2026-01-01\n"
    );
    let (place, answer) = import("subscriptions.csv", csv.as_bytes());
    assert_eq!(codes(&answer), ["not-a-number", "title-rows"], "{answer:#}");
    let first = answer["first_findings"].as_array().unwrap();
    let at = |code: &str| first.iter().find(|it| it["code"] == code).unwrap()["line"].clone();
    assert_eq!((at("title-rows"), at("not-a-number")), (4.into(), 6.into()));
    assert_eq!(mrr(&place), "40.00");
}

#[test]
fn decimal_commas_are_read_where_others_in_the_file_tell_them() {
    let rows = "s1;a;1.234;EUR;month;2026-01-01\ns2;b;49,50;EUR;month;2026-01-01\n";
    let csv = HEADER.replace('|', ";") + rows;
    let (place, answer) = import("subscriptions.csv", csv.as_bytes());
    assert_eq!(codes(&answer), ["number-marks"], "{answer:#}");
    assert_eq!(mrr(&place), "1283.50");
    // Where nothing tells, it is said.
    let rows = "s1;a;1.234;EUR;month;2026-01-01\ns2;b;49;EUR;month;2026-01-01\n";
    let (_, answer) = import("subscriptions.csv", (HEADER.replace('|', ";") + rows).as_bytes());
    assert!(codes(&answer).contains(&"number-unclear"), "{answer:#}");
    // A mapping settles it.
    let (place, _) = import("subscriptions.csv", (HEADER.replace('|', ";") + rows).as_bytes());
    place.write("ours.toml", b"decimal = \",\"\nthousands = \".\"\n");
    let args = ["import", "in", "--data", "again", "--mapping", "ours.toml", "--format", "json"];
    assert_eq!(codes(&place.run(&args).json()), [""; 0]);
}

#[test]
fn rows_of_delimiters_alone_are_told_once() {
    let csv = HEADER.replace('|', ",") + "s1,a,40,EUR,month,2026-01-01\n,,,,,\n, ,,,,\n";
    let (place, answer) = import("subscriptions.csv", csv.as_bytes());
    assert_eq!(codes(&answer), ["empty-rows"], "{answer:#}");
    let first = &answer["first_findings"][0];
    assert!(text(first, "expected").contains("2 rows are delimiters"), "{answer:#}");
    assert_eq!((text(first, "severity"), &first["line"]), ("note", &3.into()));
    assert_eq!(mrr(&place), "40.00");
}

#[test]
fn a_workbook_is_called_one() {
    let place = Place::new();
    let book = [&b"PK\x03\x04"[..], &[0; 26], b"[Content_Types].xml"].concat();
    place.write("in/customers.xlsx", &book);
    place.write("in/plans.csv", b"plan_id\np\n");
    let run = place.run(&["import", "in", "--data", "books"]);
    assert!(run.err.contains("customers.xlsx") && run.err.contains("workbook"), "{}", run.err);
    assert!(run.err.contains("save each sheet as CSV (UTF-8)"), "{}", run.err);
    // Alone, under any name, and in a folder by itself.
    place.write("customers.csv", &book);
    place.write("alone/customers.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for path in ["in/customers.xlsx", "customers.csv", "alone"] {
        let run = place.run(&["import", path, "--data", "books"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("workbook") && run.err.contains("as CSV (UTF-8)"), "{}", run.err);
    }
}

#[test]
fn data_without_a_full_month_say_what_to_ask() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at,as_of\n\
          s1,a,100,EUR,month,2026-03-05,2026-03-20\n",
    );
    for command in [&["report"][..], &["metric", "mrr"], &["movements"], &["cohorts"]] {
        let args = [command, &["--input", "in"]].concat();
        let run = place.run_at("2026-04-20", &args);
        assert!(run.err.contains("no full month"), "{command:?}: {}", run.err);
        assert!(run.err.contains("--from 2026-03-05 --to 2026-03-21 --grain day"), "{}", run.err);
    }
    let asked = ["metric", "mrr", "--input", "in", "--from", "2026-03-05", "--to", "2026-03-21"];
    let run = place.run_at("2026-04-20", &asked);
    assert!(!run.err.contains("no full month"), "{}", run.err);
}

#[test]
fn subscriptions_without_a_price_are_not_called_missing() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,started_at\ns1,a,2026-01-10\ns2,b,2026-01-20\n",
    );
    let args = ["report", "--input", "in", "--from", "2026-01", "--to", "2026-03"];
    let out = place.run(&args).out;
    assert!(!out.contains("subscriptions.csv (subscription_id"), "{out}");
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("there is no value, since no subscription has a price"), "{out}");
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let tables = answer["quality"]["missing_tables"].as_array().unwrap();
    let lacks = tables.iter().find(|it| it["table"] == "subscriptions").unwrap();
    assert!(text(lacks, "lacks").starts_with("no subscription has a price"), "{lacks:#}");
    let other = tables.iter().find(|it| it["table"] == "customers").unwrap();
    assert!(other["lacks"].is_null(), "{other:#}");
}
