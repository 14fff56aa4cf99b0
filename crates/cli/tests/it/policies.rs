//! Two policies on the same data.

use serde_json::Value;

use crate::support::{Place, Run, text};

const OCTOBER: &str = "2026-10-02T00:00:00Z";

/// Ada pays 100 less a fifth for ever and pauses in May; Bo pays 30.
fn place() -> Place {
    let place = Place::new();
    for (file, text) in [
        ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
        ("customers.csv", "customer_id,name\na,Ada\nb,Bo\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,interval,status,started_at,paused_at,\
             discount_percent,discount_duration\n\
             s,a,100.00,EUR,month,paused,2026-01-01,2026-05-01,20,forever\n\
             t,b,30.00,EUR,month,active,2026-02-01,,,\n",
        ),
        (
            "list.toml",
            "[settings]\npaused = \"keep\"\ndiscounts = \"none\"\nrefunds = \"reduce\"\n",
        ),
    ] {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

fn compare(place: &Place, more: &[&str]) -> Run {
    let first = ["policy", "compare", "standard", "company/list.toml", "--input", "company"];
    place.run(&[&first[..], more].concat())
}

fn rows(answer: &Value) -> Vec<(String, String, String)> {
    let causes = answer["causes"].as_array().unwrap().iter();
    let row = |cause: &Value| {
        let get = |key: &str| text(cause, key).to_owned();
        (get("cause"), get("amount"), cause["customers"].to_string())
    };
    causes.map(row).collect()
}

fn row(cause: &str, amount: &str, customers: &str) -> (String, String, String) {
    (cause.to_owned(), amount.to_owned(), customers.to_owned())
}

#[test]
fn each_setting_is_a_step_from_the_one_to_the_other() {
    let place = place();
    let out = compare(&place, &["--at", "2026-05-20"]).ok();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines,
        [
            "Closing MRR, 2026-05-20: standard and list, EUR",
            "",
            "Cause                 Amount  Customers  Largest",
            "standard               30.00",
            "paused: zero → keep  +100.00          1  a +100.00",
            "list                  130.00",
            "",
            "Without effect here: discounts (forever+limited → none), refunds \
             (full_with_cancellation → reduce).",
        ]
    );
    let at = ["--at", "2026-05-20", "--format", "json"];
    let ordered = compare(&place, &at).json();
    assert_eq!(text(&ordered, "policy.name"), "standard");
    assert_eq!(text(&ordered, "second_policy.name"), "list");
    assert_eq!(text(&ordered, "attribution"), "in-order");
    assert_eq!(text(&ordered, "causes.2.largest.0.name"), "Ada");
    assert_eq!(
        rows(&ordered),
        [
            row("standard", "30.00", "null"),
            row("discounts", "0.00", "0"),
            row("paused", "100.00", "1"),
            row("refunds", "0.00", "0"),
            row("list", "130.00", "null"),
        ]
    );
    let alone = compare(&place, &[&at[..], &["--attribution", "alone"]].concat()).json();
    assert_eq!(
        rows(&alone)[1..5],
        [
            row("discounts", "0.00", "0"),
            row("paused", "80.00", "1"),
            row("refunds", "0.00", "0"),
            row("together", "20.00", "1"),
        ]
    );
}

#[test]
fn a_range_tells_movements_and_churn() {
    let place = place();
    let range = ["--from", "2026-04", "--to", "2026-06", "--grain", "month"];
    let out = compare(&place, &range).ok();
    let fields = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let may = out.split_once("MRR, 2026-05: standard and list, EUR\n\n").unwrap().1;
    let may: Vec<Vec<String>> = may.lines().take(4).map(fields).collect();
    assert_eq!(may[0][..4], ["Cause", "opening", "paused", "closing"]);
    assert_eq!(may[1][..4], ["standard", "110.00", "80.00", "30.00"]);
    assert_eq!(
        may[2][..7],
        ["discounts:", "forever+limited", "→", "none", "+20.00", "+20.00", "–"]
    );
    assert_eq!(may[3][..7], ["paused:", "zero", "→", "keep", "–", "-100.00", "+100.00"]);
    let csv =
        compare(&place, &[&range[..], &["--measure", "paused_mrr", "--format", "csv"]].concat());
    let csv = csv.ok();
    assert!(
        csv.contains("2026-05-01,2026-06-01,paused_mrr,policy,standard,,,80.00,EUR,,"),
        "{csv}"
    );
    assert!(
        csv.contains("paused_mrr,setting,discounts,forever+limited,none,20.00,EUR,1,"),
        "{csv}"
    );
    assert!(csv.contains("paused_mrr,setting,paused,zero,keep,-100.00,EUR,1,"), "{csv}");
}

#[test]
fn rows_of_customers_can_be_had() {
    let place = place();
    let args = ["--at", "2026-04-20", "--by", "customer", "--format", "csv"];
    let csv = compare(&place, &args).ok();
    let header = "from,to,measure,customer_id,name,cause,amount,currency";
    let row = "2026-04-20,2026-04-21,closing_mrr,a,Ada,discounts,20.00,EUR";
    assert_eq!(csv.lines().collect::<Vec<_>>(), [header, row]);
    let only = compare(&place, &[&args[..], &["--segment", "mrr < 50"]].concat()).ok();
    assert_eq!(only.lines().collect::<Vec<_>>(), [header], "Bo's MRR is the same under both");
}

#[test]
fn mistakes_are_told() {
    let place = place();
    let told = |args: &[&str], says: &str| {
        let run = place.run(args);
        assert_eq!(run.code, 2, "{run:#?}");
        assert!(run.err.contains(says), "{run:#?}");
    };
    told(&["policy", "compare", "standard", "strpe", "--input", "company"], "did you mean stripe?");
    told(&["policy", "compare", "standard"], "<B>");
    let of = ["policy", "compare", "standard", "stripe"];
    told(&of, "there is no data");
    let with = |more: &[&'static str]| [&of[..], &["--input", "company"], more].concat();
    told(&with(&["--policy", "stripe"]), "takes its two policies");
    told(&with(&["--measure", "mrr"]), "closing_mrr");
    told(&with(&["--at", "2026-05-01", "--from", "2026-01"]), "cannot be used with");
    told(&with(&["--segment", "size > 4"]), "--segment");
}

/// Invoices alone speak: Ada's second year is due on 15 March, Bo's is collected by itself.
#[test]
fn an_invoice_that_is_not_paid_in_time_ends_what_it_bills() {
    let place = Place::new();
    let payments = "payment_id,invoice_id,customer_id,at,result,amount,currency\n\
                    p1,i2,a,2026-03-01,failed,1200,EUR\np2,i2,a,2026-03-08,failed,1200,EUR\n";
    for (file, text) in [
        ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-09-30\n"),
        (
            "invoices.csv",
            "invoice_id,customer_id,issued_at,due_at,paid_at,status,currency,collection\n\
             i1,a,2025-03-01,2025-03-01,2025-03-01,paid,EUR,\n\
             i2,a,2026-03-01,2026-03-15,,open,EUR,manual\n\
             i3,b,2025-03-01,,2025-03-01,paid,EUR,automatic\n\
             i4,b,2026-03-01,,,open,EUR,automatic\n",
        ),
        (
            "invoice_lines.csv",
            "invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
             i1,1,s,2025-03-01,2026-03-01,1200\ni2,1,s,2026-03-01,2027-03-01,1200\n\
             i3,1,t,2025-03-01,2026-03-01,600\ni4,1,t,2026-03-01,2027-03-01,600\n",
        ),
        ("payments.csv", payments),
    ] {
        place.write(&format!("in/{file}"), text.as_bytes());
    }
    let moved = |policy: &str| -> Vec<String> {
        let range = ["--from", "2026-03", "--to", "2026-10"];
        let args = ["movements", "--input", "in", "--policy", policy, "--format", "ndjson"];
        let out = place.run_at(OCTOBER, &[&args[..], &range[..]].concat()).ok();
        let rows = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let day = |row: &Value| text(row, "at")[..10].to_owned();
        let of = |row: &Value, keys: [&str; 4]| {
            keys.map(|key| row[key].as_str().unwrap_or("-").to_owned()).join(" ")
        };
        let keys = ["customer_id", "kind", "cause", "amount"];
        rows.map(|row| [day(&row), of(&row, keys)].join(" ")).collect()
    };
    assert_eq!(moved("standard"), Vec::<String>::new());
    let late = ["2026-03-31 b churn involuntary -50.00", "2026-04-14 a churn involuntary -100.00"];
    let sorted = |policy: &str| {
        let mut rows = moved(policy);
        rows.sort();
        rows
    };
    assert_eq!(sorted("standard,past_due=churn_after_30_days"), late);
    assert_eq!(sorted("baremetrics").len(), 2);
    // A later payment brings Ada back.
    let payments = format!("{payments}p3,i2,a,2026-05-10,succeeded,1200,EUR\n");
    place.write("in/payments.csv", payments.as_bytes());
    let rows = sorted("standard,past_due=churn_after_30_days");
    assert_eq!(rows[..2], late);
    assert_eq!(rows[2..], ["2026-05-10 a reactivation - 100.00"]);
    let late = "standard,past_due=churn_after_30_days";
    let args = ["policy", "compare", "standard", late, "--input", "in", "--at", "2026-04-30"];
    let compared = place.run_at(OCTOBER, &args).ok();
    assert!(compared.contains("past_due: keep → churn_after_30_days"), "{compared}");
}
