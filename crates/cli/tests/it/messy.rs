//! Exports that leave something out: what is guessed, and that it is said.

use serde_json::Value;

use crate::support::{NOW, Place, text};

/// Imports a folder and gives the findings.
fn findings(place: &Place, folder: &str) -> Vec<Value> {
    let answer = place.run(&["import", folder, "--data", "books", "--format", "json"]).json();
    answer["first_findings"].as_array().unwrap().clone()
}

fn months(place: &Place, from: &str, to: &str) -> Vec<String> {
    let args = ["metric", "mrr", "--data", "books", "--from", from, "--to", to, "--grain", "month"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let figures = answer["figures"].as_array().unwrap();
    figures.iter().map(|figure| text(figure, "value").to_owned()).collect()
}

const ENDED: &[u8] = b"subscription_id,customer_id,amount,currency,status,started_at,canceled_at
s1,a,100,EUR,active,2026-01-01,
s2,b,50,EUR,canceled,2026-01-01,2026-03-10
s3,c,70,EUR,canceled,2026-01-01,2026-04-10
";

#[test]
fn who_is_over_and_has_only_the_date_of_a_cancellation_left_then() {
    let place = Place::new();
    place.write("in/tenure.toml", b"time_zone = \"Europe/Bucharest\"\n");
    place.write("in/subscriptions.csv", ENDED);
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "end-by-cancellation");
    assert_eq!(found[0]["line"], 3);
    // As the file writes it, whatever the zone.
    assert_eq!(text(&found[0], "value"), "2026-03-10");
    assert!(text(&found[0], "expected").ends_with("; rows that say only when it was cancelled: 2"));
    assert!(text(&found[0], "hint").contains("`ended_at`"));
    assert_eq!(months(&place, "2026-02", "2026-05"), ["220.00", "170.00", "100.00"]);
    let checks = place.run(&["check", "--data", "books", "--format", "json"]);
    assert!(checks.out.contains("end-by-cancellation"), "{}", checks.out);
}

#[test]
fn a_change_or_an_end_that_says_more_goes_before_and_nothing_is_remarked() {
    let place = Place::new();
    place.write("in/subscriptions.csv", ENDED);
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,status\ns2,2026-04-01,canceled\ns3,2026-05-01,canceled\n",
    );
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
    assert_eq!(months(&place, "2026-03", "2026-06"), ["220.00", "170.00", "100.00"]);
    // Changes that are known from before count as well.
    std::fs::remove_file(place.path().join("in/subscription_changes.csv")).unwrap();
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
}

#[test]
fn who_is_over_without_any_date_leaves_at_the_import_and_that_is_said() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,status,started_at
s1,a,100,EUR,active,2026-01-01\ns2,b,50,EUR,ended,2026-01-01\ns3,c,70,EUR,paused,2026-01-01
s4,d,20,EUR,unpaid,2026-01-01\n",
    );
    let found = findings(&place, "in");
    let said = |at: usize| (text(&found[at], "code"), text(&found[at], "field"));
    assert_eq!(said(0), ("transition-unknown", "ended_at"));
    assert_eq!(said(1), ("transition-unknown", "paused_at"));
    assert_eq!(said(2), ("transition-unknown", "status"));
    assert!(text(&found[0], "hint").contains("else the import"));
    assert_eq!(months(&place, "2026-02", "2026-03"), ["240.00"]);
    assert!(NOW.starts_with("2026-06"));
}

#[test]
fn a_free_month_by_a_coupon_is_no_cross_sell() {
    let place = Place::new();
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,paid_at,status,currency\n\
          i1,f,2026-01-01,2026-01-01,paid,EUR\ni2,f,2026-02-01,2026-02-01,paid,EUR\n\
          i3,f,2026-03-01,2026-03-01,paid,EUR\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,period_start,period_end,amount,discount,discount_duration\n\
          i1,l1,s,2026-01-01,2026-02-01,100,,\ni2,l2,s,2026-02-01,2026-03-01,0,100,once\n\
          i3,l3,s,2026-03-01,2026-04-01,100,,\n",
    );
    let args = ["movements", "--input", "in", "--from", "2026-01", "--to", "2026-04"];
    let lines = place.run(&[&args[..], &["--format", "ndjson"]].concat()).ok();
    let kinds = lines.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        format!(
            "{} {} {}",
            text(&row, "kind"),
            row["cause"].as_str().unwrap_or(""),
            text(&row, "amount")
        )
    });
    let expected = ["new  100.00", "contraction coupon -100.00", "expansion coupon 100.00"];
    assert_eq!(kinds.collect::<Vec<_>>(), expected);
}

const INVOICES: &[u8] = b"invoice_id,customer_id,issued_at,paid_at,status,currency
i1,f,2026-01-01,2026-01-01,paid,EUR\ni2,f,2026-02-01,2026-02-01,paid,EUR\n";

#[test]
fn invoices_without_service_periods_are_said_to_recur_never() {
    let place = Place::new();
    place.write("in/invoices.csv", INVOICES);
    place.write("in/invoice_lines.csv", b"invoice_id,line_id,amount\ni1,l1,100\ni2,l2,100\n");
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "no-service-periods");
    assert!(text(&found[0], "hint").contains("there is no MRR"));
    // No MRR is a reason, not a 0.
    let args = ["metric", "mrr", "--data", "books", "--from", "2026-01", "--to", "2026-02"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let figure = &answer["figures"][0];
    assert_eq!(figure["value"], Value::Null);
    assert!(text(figure, "undefined").starts_with("no invoice line recurs"), "{figure}");
    let checks = place.run(&["check", "no-service-periods", "--data", "books"]);
    assert_eq!(checks.code, 1);
    assert!(checks.out.contains("invoice_lines: 2"), "{checks:#?}");
    // Where subscriptions say what recurs, lines need not.
    place.write("in/subscriptions.csv", ENDED);
    let found = findings(&place, "in");
    assert!(found.iter().all(|it| text(it, "code") != "no-service-periods"), "{found:?}");
}

#[test]
fn periods_that_end_with_their_last_day_are_seen_and_the_setting_is_named() {
    let place = Place::new();
    place.write("in/invoices.csv", INVOICES);
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
          i1,l1,s,2026-01-01,2026-01-31,100\ni2,l2,s,2026-02-01,2026-02-28,100\n",
    );
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "ends-with-last-day");
    assert_eq!(text(&found[0], "value"), "2026-01-01 to 2026-01-31");
    assert!(text(&found[0], "hint").contains("inclusive_ends = true"));
    place.write("in/tenure.toml", b"inclusive_ends = true\n");
    std::fs::remove_dir_all(place.path().join("books")).unwrap();
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
    assert_eq!(months(&place, "2026-01", "2026-03"), ["100.00", "100.00"]);
}
