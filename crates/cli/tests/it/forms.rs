//! Every command that prints rows, in every form: each parses.

use serde_json::Value;

use crate::support::{Place, Run};

/// Commands whose answer is a table.
const COMMANDS: &[&[&str]] = &[
    &["metric", "mrr", "--data", "books"],
    &["metric", "mrr_movements", "--data", "books"],
    &["metric", "mrr", "--data", "books", "--by", "country"],
    &["metric", "nrr", "--data", "books", "--rows"],
    &["metric", "grr", "--data", "books", "--interval"],
    &["metrics"],
    &["movements", "--data", "books"],
    &["customers", "--data", "books"],
    &["cohorts", "--data", "books"],
    &["survival", "--data", "books"],
    &["survival", "--data", "books", "--by", "country"],
    &["churn-change", "--data", "books", "--by", "country", "--from", "2026-03", "--to", "2026-04"],
    &["renewals", "--data", "books", "--show", "windows"],
    &["cmrr", "--data", "books"],
    &["cmrr", "--data", "ahead", "--rows"],
    &["renewals", "--data", "ahead", "--show", "known"],
    &["calc", "churn", "--lost", "5", "--start", "100"],
    &["check", "--data", "books"],
    &["check", "--list"],
    &["batches", "list", "--data", "books"],
    &["policy", "list"],
    &["policy", "show", "stripe"],
    &["policy", "compare", "standard", "fivetran", "--data", "books"],
    &["policy", "compare", "standard", "fivetran", "--data", "books", "--from", "2026-01"],
    &["doctor", "--data", "books"],
];

fn each(format: &str, check: impl Fn(&[&str], Run)) {
    let place = Place::with_workspace();
    for (file, text) in crate::support::AHEAD {
        place.write(&format!("later/{file}"), text.as_bytes());
    }
    place.run(&["import", "later", "--data", "ahead"]).ok();
    for &command in COMMANDS {
        check(command, place.run(&[command, &["--format", format]].concat()));
    }
}

#[test]
fn json_is_one_object_with_its_version() {
    each("json", |command, run| {
        let answer = run.json();
        assert_eq!(answer["schema_version"], 1, "{command:?}");
        let rows = answer.as_object().unwrap().values().any(|v| v.as_array().is_some());
        assert!(rows, "{command:?}");
    });
}

#[test]
fn ndjson_is_an_object_on_every_line() {
    each("ndjson", |command, run| {
        let out = run.ok();
        assert!(out.lines().count() > 0, "{command:?}");
        for line in out.lines() {
            assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{command:?}");
        }
    });
}

#[test]
fn csv_has_a_header_and_as_many_fields_in_every_row() {
    each("csv", |command, run| {
        let out = run.ok();
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        assert!(reader.headers().unwrap().len() > 1, "{command:?}");
        assert!(reader.records().all(|record| record.is_ok()), "{command:?}: {out}");
    });
}

#[test]
fn markdown_tables_are_whole() {
    each("md", |command, run| {
        let out = run.ok();
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let first = bars(out.lines().next().unwrap());
        assert!(first > 2, "{command:?}");
        // Reasons of dashes and what is left out come after the table.
        let table = out.lines().take_while(|line| !line.is_empty());
        assert!(table.into_iter().all(|line| bars(line) == first), "{command:?}: {out}");
    });
}

#[test]
fn tables_end_no_line_in_spaces_and_stderr_is_silent() {
    each("table", |command, run| {
        assert_eq!(run.err, "", "{command:?}");
        assert!(!run.out.contains(" \n"), "{command:?}: {}", run.out);
        assert!(!run.out.contains('\u{1b}'), "{command:?}");
    });
}

#[test]
fn a_page_that_has_no_rows_is_refused_in_forms_of_rows() {
    let place = Place::with_workspace();
    for page in [
        &["report", "--data", "books"][..],
        &["segment", "check", "mrr > 50", "--data", "books"],
        &["explain", "metric", "nrr", "--data", "books"],
        &["explain", "customer", "a", "--data", "books"],
        &["explain", "movement", "a", "2026-01-10", "--data", "books"],
    ] {
        for format in ["csv", "ndjson"] {
            let run = place.run(&[page, &["--format", format]].concat());
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{page:?} {format}");
            assert!(run.err.contains("comes as table, json or md"), "{}", run.err);
        }
        place.run(&[page, &["--format", "json"]].concat()).json();
    }
    let define = |format| place.run(&["metric", "nrr", "--define", "--format", format]);
    let lines = define("ndjson").ok();
    assert_eq!(lines.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&lines).unwrap()["metric"], "nrr");
    assert_eq!(define("csv").code, 2);
}
