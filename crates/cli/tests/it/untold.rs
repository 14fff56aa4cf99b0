//! What cannot be told: a dash with its reason, and everything else goes on.

use crate::support::{Place, at, text};

/// Two customers in dollars without any rate, one in euro.
fn without_rates() -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at\n\
          s1,c1,10,USD,month,2026-01-05\ns2,c2,20,EUR,month,2026-01-07\n",
    );
    place.write(
        "b/subscription_changes.csv",
        b"subscription_id,changed_at,amount\ns1,2026-02-05,25\ns1,2026-03-05,15\n",
    );
    place
}

const RANGE: [&str; 4] = ["--from", "2026-01", "--to", "2026-04"];

#[test]
fn movements_without_a_rate_are_there_with_what_was_billed() {
    let place = without_rates();
    let run = |format| {
        let args = ["movements", "--input", "b", "--format", format];
        place.run(&[&args[..], &RANGE[..]].concat())
    };
    let lines = run("ndjson").ok();
    let rows: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<_> = rows
        .iter()
        .map(|row| (text(row, "kind"), text(row, "amount"), at(row, "amount_account").as_str()))
        .collect();
    let want = [
        ("new", "10.00", None),
        ("expansion", "15.00", None),
        ("contraction", "-10.00", None),
        ("new", "20.00", Some("20.00")),
    ];
    assert_eq!(said, want);
    assert_eq!(text(&rows[1], "undefined"), "no exchange rate for USD on 2026-02-05");
    assert!(at(&rows[3], "undefined").is_null());
    let table = run("table").ok();
    assert!(table.contains("+15.00  USD       —"), "{table}");
    assert!(table.contains("no exchange rate for USD on 2026-02-05"), "{table}");
}

#[test]
fn customers_without_a_rate_show_a_dash_and_the_total_says_what_it_lacks() {
    let place = without_rates();
    let table = place.run(&["customers", "--input", "b"]).ok();
    let line = |start: &str| table.lines().find(|line| line.starts_with(start)).unwrap();
    assert!(line("c1").contains("—  customer"), "{table}");
    assert!(line("c1").contains("no exchange rate for USD on 2026-03-05"), "{table}");
    assert!(line("Total").contains("20.00"), "{table}");
    assert!(line("Total").contains("the total is without the MRR of 1"), "{table}");
    let json = place.run(&["customers", "--input", "b", "--format", "json"]).json();
    assert!(at(&json, "customers.0.mrr").is_null());
    assert_eq!(text(&json, "customers.1.mrr"), "20.00");
    // Where nothing is undefined the column is not there.
    let whole = Place::with_books().run(&["customers", "--input", "company"]).ok();
    assert!(!whole.contains("Undefined"), "{whole}");
}

#[test]
fn a_segment_that_cannot_tell_says_so_once() {
    let place = without_rates();
    let args = ["metric", "mrr", "--input", "b", "--segment", "mrr > 12"];
    let run = place.run(&[&args[..], &RANGE[..]].concat());
    assert_eq!(run.err.matches("it cannot always be told").count(), 1, "{run:?}");
    assert!(run.err.contains("1 customer "), "{run:?}");
    assert!(run.out.contains("— no exchange rate for USD"), "{run:?}");
    let args = ["metric", "mrr", "--input", "b", "--segment", "currency = \"EUR\""];
    let run = place.run(&[&args[..], &RANGE[..]].concat());
    assert_eq!(run.err, "");
}

#[test]
fn amounts_too_large_are_named_by_every_command_and_stop_none() {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at\n\
          s1,c1,100000000000,EUR,month,2026-01-05\ns2,c2,20,EUR,month,2026-01-07\n\
          s3,c3,15000000000,EUR,month,2026-02-05\ns4,c3,15000000000,EUR,month,2026-02-07\n",
    );
    let why =
        |customer| format!("the MRR of customer {customer} in EUR is too large to be held exactly");
    let run = |args: &[&str]| place.run(&[args, &["--input", "b"]].concat());
    let movements = run(&["movements", "--from", "2026-01", "--to", "2026-04"]).ok();
    assert!(movements.contains(&why("c1")) && movements.contains(&why("c3")), "{movements}");
    let customers = run(&["customers"]).ok();
    assert!(customers.contains(&why("c1")) && customers.contains(&why("c3")), "{customers}");
    assert!(customers.contains("without the MRR of 2"), "{customers}");
    let report = run(&["report", "--from", "2026-01", "--to", "2026-03"]).ok();
    assert!(report.contains("too large to be held exactly: MRR"), "{report}");
    assert!(report.contains("mrr-overflow"), "{report}");
    let figures = run(&["metric", "mrr", "--from", "2026-01", "--to", "2026-03"]).ok();
    assert!(figures.contains('—') && figures.contains("too large"), "{figures}");
    let explained = run(&["explain", "customer", "c1"]).ok();
    assert!(explained.contains(&format!("MRR —, customer: {}", why("c1"))), "{explained}");
    assert!(explained.contains("more EUR a month than can be held exactly"), "{explained}");
    assert!(run(&["cohorts"]).ok().contains("too large"));
    // The same from a workspace, at first and when the book has been kept.
    assert_eq!(place.run(&["import", "b", "--data", "books"]).code, 0);
    for _ in 0..2 {
        let args = ["metric", "mrr", "--data", "books", "--from", "2026-01", "--to", "2026-03"];
        let figures = place.run(&args).ok();
        assert!(figures.contains("the MRR of customer c"), "{figures}");
    }
    let check = run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("customer c1: subscriptions s1 (subscriptions.csv:2), EUR"));
    assert!(check.out.contains("customer c3: subscriptions s4 (subscriptions.csv:5), EUR"));
    assert!(!check.out.lines().any(|line| line.starts_with("bad") && line.contains("laws")));
}

#[test]
fn every_variant_says_what_is_missing_where_its_table_is() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,10,EUR,2026-01-01\n",
    );
    let ask = |args: &[&str]| {
        let range = ["--input", "in", "--from", "2026-03", "--to", "2026-04", "--format", "json"];
        place.run(&[&["metric"], args, &range].concat()).json()
    };
    for id in ["csat", "feature_adoption", "leads_by_stage", "stickiness", "time_to_value"] {
        let answer = ask(&[id, "--variant", "all"]);
        for figure in answer["figures"].as_array().unwrap() {
            assert!(text(figure, "undefined").contains("is missing"), "{figure}");
        }
    }
    let answer = ask(&["csat", "--by", "touchpoint"]);
    assert!(text(&answer, "figures.0.undefined").contains("survey_responses is missing"));
}

#[test]
fn before_anything_was_known_there_is_no_figure() {
    let place = Place::with_workspace();
    let range = ["--data", "books", "--from", "2026-01", "--to", "2026-02", "--format", "json"];
    let ask = |known: &str| {
        place.run(&[&["metric", "mrr", "--known-at", known], &range[..]].concat()).json()
    };
    let answer = ask("2020-01-01");
    assert_eq!(answer["figures"][0]["value"], serde_json::Value::Null);
    assert!(text(&answer, "figures.0.undefined").contains("subscriptions is missing"), "{answer}");
    assert_eq!(text(&ask("2026-07-01"), "figures.0.value"), "98.00");
}
