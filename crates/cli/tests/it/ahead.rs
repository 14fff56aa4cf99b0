//! Renewals and committed MRR, against figures worked out by hand.

use serde_json::Value;

use crate::support::{AHEAD, BOOKS, Place, at, text};

fn company() -> Place {
    let place = Place::new();
    for (file, text) in AHEAD {
        place.write(&format!("ahead/{file}"), text.as_bytes());
    }
    place
}

fn json(place: &Place, args: &[&str]) -> Value {
    place.run(&[args, &["--input", "ahead", "--format", "json"]].concat()).json()
}

#[test]
fn committed_mrr_month_by_month() {
    let place = company();
    let answer = json(&place, &["cmrr", "--months", "3", "--rows"]);
    assert_eq!(text(&answer, "start"), "2026-06-01T00:00:00Z");
    assert_eq!(text(&answer, "under_terms"), "180.00");
    for (path, value) in [
        ("months.0.opening", "250.00"),
        ("months.0.not_renewing", "-100.00"),
        ("months.0.closing", "150.00"),
        ("months.1.coupon_end", "20.00"),
        ("months.1.closing", "170.00"),
        ("months.2.opening", "170.00"),
        ("months.2.signed", "30.00"),
        ("months.2.cancelled", "-50.00"),
        ("months.2.closing", "150.00"),
        ("months.2.to", "2026-09-01"),
        ("rows.0.customer_id", "a"),
        ("rows.0.step", "not_renewing"),
        ("rows.1.step", "coupon_end"),
        ("rows.1.amount_account", "20.00"),
        ("rows.2.at", "2026-08-01T00:00:00Z"),
        ("rows.3.sources", "subscriptions.csv:5"),
    ] {
        assert_eq!(text(&answer, path), value, "{path}");
    }
    let table = place.run(&["cmrr", "--months", "3", "--input", "ahead"]).ok();
    let august = table.lines().find(|line| line.starts_with("2026-08")).unwrap();
    let words: Vec<&str> = august.split_whitespace().collect();
    assert_eq!(words, ["2026-08", "170.00", "+30.00", "–", "-50.00", "–", "150.00"], "{table}");
    assert!(table.contains("180.00 of 250.00 EUR are under a contract term"), "{table}");
}

#[test]
fn in_the_middle_of_a_month_its_rest_comes_first() {
    let place = company();
    let args = ["cmrr", "--months", "2", "--input", "ahead", "--format", "csv"];
    // Data through 31 May: the present is their end, whatever the day of the question.
    let late = place.run_at("2026-07-15T12:00:00Z", &args).ok();
    assert!(late.lines().nth(1).unwrap().starts_with("2026-06-01,2026-07-01,250.00"), "{late}");
    // On 25 May the last fact that lies in the past is of 20 May.
    let early = place.run_at("2026-05-25T12:00:00Z", &args).ok();
    assert!(early.lines().nth(1).unwrap().starts_with("2026-05-21,2026-06-01,250.00"), "{early}");
    let table = place.run_at("2026-05-25T12:00:00Z", &args[..5]).ok();
    assert!(table.contains("2026-05 from 21"), "{table}");
}

#[test]
fn renewals_ahead_and_back() {
    let place = company();
    let answer = json(&place, &["renewals"]);
    for (path, value) in [
        ("at", "2026-06-01"),
        ("windows.0.to", "2026-07-01"),
        ("windows.0.mrr", "100.00"),
        ("windows.0.needs_decision_mrr", "100.00"),
        ("windows.3.from", "2026-05-02"),
        ("windows.3.renewed_mrr", "60.00"),
        ("windows.3.expansion", "20.00"),
        ("windows.3.gross_rate", "1"),
        ("due.0.customer_id", "a"),
        ("due.0.day", "2026-06-15"),
        ("due.0.outcome", "needs_decision"),
        ("past.0.outcome", "expanded"),
        ("past.0.mrr", "60.00"),
        ("past.0.mrr_after", "80.00"),
        ("known.0.step", "not_renewing"),
    ] {
        assert_eq!(text(&answer, path), value, "{path}");
    }
    assert_eq!(at(&answer, "windows.0.logo_rate"), &Value::Null);
    assert_eq!(at(&answer, "undefined"), &Value::Null);
    let known: Vec<&str> =
        answer["known"].as_array().unwrap().iter().map(|row| text(row, "step")).collect();
    assert_eq!(known, ["not_renewing", "coupon_end", "cancelled", "signed"]);
    // Of a day in the past, what came afterwards is told as what became of it.
    let may = json(&place, &["renewals", "--at", "2026-05-01", "--within", "30d"]);
    assert_eq!(text(&may, "due.0.outcome"), "expanded");
    assert_eq!(may["known"].as_array().unwrap().len(), 0);
    let rate = json(&place, &["metric", "renewal_rate", "--from", "2026-05", "--to", "2026-06"]);
    let values: Vec<&str> = (0..3).map(|n| text(&rate, &format!("figures.{n}.value"))).collect();
    assert_eq!(values, ["1", "1", "1.333333333333"]);
    // A workspace keeps its books of steps; terms are read from the facts all the same.
    place.run(&["import", "ahead", "--data", "books"]).ok();
    let args = ["metric", "renewal_rate", "--from", "2026-05", "--to", "2026-06"];
    for _ in 0..2 {
        let stored = place.run(&[&args[..], &["--data", "books", "--format", "json"]].concat());
        assert_eq!(text(&stored.json(), "figures.2.value"), "1.333333333333");
    }
}

#[test]
fn the_page_says_what_is_known() {
    let place = company();
    let page = place.run(&["renewals", "--input", "ahead"]).ok();
    for part in ["Terms that end ahead", "needs a decision", "Coupons about to expire", "+20.00"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let short = ["renewals", "--input", "ahead", "--within", "10d", "--format", "csv"];
    assert_eq!(place.run(&short).ok().lines().count(), 1);
    let past = ["renewals", "--input", "ahead", "--show", "past", "--format", "ndjson"];
    assert_eq!(place.run(&past).ok().lines().count(), 1);
    let wrong = place.run(&["renewals", "--input", "ahead", "--within", "soon"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("such as 30d"), "{wrong:?}");
}

#[test]
fn what_is_not_known_is_said_with_what_to_supply() {
    let place = Place::with_books();
    let page = place.run(&["renewals", "--input", "company"]).ok();
    assert!(page.contains("— no contract terms are known"), "{page}");
    let table = place.run(&["cmrr", "--input", "company"]).ok();
    assert!(table.contains("give term_ends_at"), "{table}");
    let answer = place.run(&["cmrr", "--input", "company", "--format", "json"]).json();
    assert_eq!(at(&answer, "months.0.not_renewing"), &Value::Null);
    assert_eq!(text(&answer, "months.0.closing"), "208.00");
    // Invoices alone tell nothing of the time ahead.
    let place = Place::new();
    place.write("ahead/tenure.toml", BOOKS[0].1.as_bytes());
    place.write(
        "ahead/mrr_months.csv",
        b"customer_id,month,mrr\na,2026-04-01,10\na,2026-05-01,10\n",
    );
    let answer = json(&place, &["cmrr", "--months", "1"]);
    assert_eq!(at(&answer, "months.0.opening"), &Value::Null);
    assert!(text(&answer, "months.0.undefined").contains("subscriptions is missing"));
    assert!(text(&answer, "notes.0").contains("cancel_effective_at"));
}
