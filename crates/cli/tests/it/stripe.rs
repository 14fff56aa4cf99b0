//! Files of Stripe, from the door to the figure.

use super::support::Place;

const LIVE: &str = r#"{"id":"sub_1","object":"subscription","livemode":true,"customer":"cus_1","currency":"usd","status":"active","created":1767225600,"start_date":1767225600,"discounts":[],"items":{"object":"list","data":[{"id":"si_1","object":"subscription_item","created":1767225600,"quantity":3,"price":{"id":"price_1","object":"price","currency":"usd","unit_amount":2000,"billing_scheme":"per_unit","type":"recurring","recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"},"product":"prod_1","created":1767225600}}]}}"#;

fn with_export() -> Place {
    let place = Place::new();
    let test = LIVE.replace("true", "false").replace("sub_1", "sub_2");
    let bad = LIVE.replace("\"active\"", "\"hibernating\"").replace("sub_1", "sub_3");
    place.write("export/subscriptions.jsonl", format!("{LIVE}\n{test}\n").as_bytes());
    place.write("bad.jsonl", format!("{LIVE}\n{bad}\n").as_bytes());
    place
}

#[test]
fn stripe_s_files_are_known_by_themselves() {
    let place = with_export();
    let ask = ["metric", "mrr", "--from", "2026-02-01", "--to", "2026-03-01", "--format", "json"];
    let json = place.run(&[&ask[..], &["--input", "export"]].concat()).json();
    assert_eq!(json["figures"][0]["value"], "60.00");
    let run = place.run(&["import", "export", "--data", "books", "--dry-run"]);
    assert_eq!(run.code, 0, "{run:#?}");
    assert!(run.out.starts_with("Plan for export into books; nothing is written."), "{}", run.out);
    assert!(run.err.contains("1 test-mode object was left out"), "{}", run.err);
    let run = place.run(&["import", "export", "--data", "books", "--format", "json"]);
    let counts = &run.json()["objects"][0];
    assert_eq!((&counts["taken"], &counts["left_out"]), (&1.into(), &1.into()));
    let json = place.run(&[&ask[..], &["--data", "books"]].concat()).json();
    assert_eq!(json["figures"][0]["value"], "60.00");
    // As tables the file says nothing that can be read.
    let run = place.run(&["import", "export", "--data", "other", "--source", "bundle"]);
    assert_eq!(run.code, 1, "{run:#?}");
}

#[test]
fn what_is_wrong_with_an_object_is_told_with_its_place() {
    let place = with_export();
    let run = place.run(&["import", "bad.jsonl", "--data", "books"]);
    assert_eq!(run.code, 1, "{run:#?}");
    for part in
        ["unknown-value", "sub_3 /status: expected one of incomplete", "bad.jsonl:2", "hibernating"]
    {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
}

#[test]
fn test_data_and_live_data_do_not_meet() {
    let place = with_export();
    place.run(&["import", "export", "--data", "books"]).ok();
    let run = place.run(&["import", "export", "--data", "books", "--test-mode"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("the workspace holds live data of Stripe"), "{}", run.err);
    let ask = ["customers", "--input", "export", "--test-mode", "--format", "csv"];
    assert!(place.run(&ask).ok().contains("cus_1"));
}

#[test]
fn the_demo_company_speaks_stripe() {
    let place = Place::new();
    for form in ["stripe-objects", "stripe-events"] {
        place.run(&["demo", "--customers", "20", "--as", form, "--out", form]).ok();
        let run = place.run(&["report", "--input", form, "--format", "json"]);
        assert_eq!(run.code, 0, "{run:#?}");
    }
}
