//! Why customers leave: stated and assessed reasons, whole and by level, of customers who leave
//! more than once.

use serde_json::Value;

use crate::support::{Place, text};

/// In February a, b, c and d leave with 100.00 each, d with 50.00 more in March; a comes back in
/// March with 60.00 and leaves again.
const LEAVERS: &[u8] =
    b"subscription_id,customer_id,amount,currency,started_at,ended_at,churn_reason,churn_reason_assessed\n\
      s1,a,100,EUR,2026-01-01,2026-02-10,price > dear,product > bugs\n\
      s2,a,60,EUR,2026-03-05,2026-03-20,competitor,\n\
      s3,b,100,EUR,2026-01-01,2026-02-12,price > dear,price\n\
      s5,c,100,EUR,2026-01-01,2026-02-20,price,\n";

fn place() -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write("b/subscriptions.csv", LEAVERS);
    place
}

/// Heading and value of the figures of one variant.
fn split(place: &Place, variant: &str, (from, to): (&str, &str), more: &[&str]) -> Vec<String> {
    let args = ["metric", "churn_reason", "--input", "b", "--variant", variant];
    let range = ["--from", from, "--to", to, "--format", "json"];
    let answer = place.run(&[&args[..], &range, more].concat()).json();
    let figures = answer["figures"].as_array().unwrap().iter();
    let of = |f: &Value| format!("{} {} {}", text(f, "variant"), text(f, "group"), f["value"]);
    figures.map(|f| of(f).replace('"', "")).collect()
}

#[test]
fn mrr_stands_under_the_reason_of_its_own_movement() {
    let place = place();
    let of = |from, to| split(&place, "mrr", (from, to), &["--grain", "quarter"]);
    let quarter = ["mrr competitor 60.00", "mrr price 100.00", "mrr price > dear 200.00"];
    assert_eq!(of("2026-01", "2026-04"), quarter);
    // As the sum of the months says.
    assert_eq!(
        split(&place, "mrr", ("2026-02", "2026-03"), &[]),
        ["mrr price 100.00", "mrr price > dear 200.00"]
    );
    assert_eq!(split(&place, "mrr", ("2026-03", "2026-04"), &[]), ["mrr competitor 60.00"]);
    // A customer counts once, under the last.
    assert_eq!(
        split(&place, "customers", ("2026-01", "2026-04"), &["--grain", "quarter"]),
        ["customers competitor 1", "customers price 1", "customers price > dear 1"]
    );
}

#[test]
fn rows_of_a_reason_sum_to_its_mrr() {
    let place = place();
    let args = ["metric", "churn_reason", "--input", "b", "--variant", "mrr", "--rows"];
    let range = ["--from", "2026-01", "--to", "2026-04", "--grain", "quarter", "--format", "json"];
    let answer = place.run(&[&args[..], &range].concat()).json();
    let rows = answer["rows"].as_array().unwrap().iter();
    let of = |row: &Value| {
        format!("{} {} {}", text(row, "group"), text(row, "customer_id"), text(row, "value"))
    };
    assert_eq!(
        rows.map(of).collect::<Vec<_>>(),
        ["competitor a 60.00", "price c 100.00", "price > dear a 100.00", "price > dear b 100.00"]
    );
}

#[test]
fn a_level_holds_for_each_reason_of_its_own() {
    let place = place();
    let february = ("2026-02", "2026-03");
    let stated = ["customers price 3", "mrr price 300.00"];
    let assessed = [
        "assessed_customers price 1",
        "assessed_customers product 1",
        "assessed_customers (none) 1",
        "assessed_mrr price 100.00",
        "assessed_mrr product 100.00",
        "assessed_mrr (none) 100.00",
    ];
    for by in ["churn_reason:1", "churn_reason_assessed:1"] {
        let all = split(&place, "all", february, &["--by", by]);
        assert_eq!(all, [&stated[..], &assessed].concat(), "{by}");
    }
    // Without a wish it is a variant that goes by what was asked for.
    let args = ["metric", "churn_reason", "--input", "b", "--by", "churn_reason_assessed:1"];
    let range = ["--from", "2026-02", "--to", "2026-03"];
    let page = place.run(&[&args[..], &range].concat()).ok();
    assert!(page.contains("customers by assessed reason"), "{page}");
    let run = place.run(&[&args[..], &range, &["--variant", "mrr"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("churn_reason mrr goes by churn_reason"), "{}", run.err);
    assert!(run.err.contains("there are assessed_customers, assessed_mrr"), "{}", run.err);
}

#[test]
fn what_is_no_figure_of_reasons_is_not_split_by_them() {
    let place = place();
    for metric in ["mrr", "customer_churn", "nrr", "mrr_movements", "gross_revenue_churn"] {
        let run = place.run(&["metric", metric, "--input", "b", "--by", "churn_reason:1"]);
        assert_eq!(run.code, 2, "{metric}: {}", run.out);
        assert!(run.err.contains("known only of customers who left"), "{}", run.err);
        assert!(run.err.contains("churn_reason counts who left"), "{}", run.err);
    }
}

#[test]
fn both_reasons_are_among_the_dimensions() {
    let run = place().run(&["metric", "mrr", "--input", "b", "--by", "reasno"]);
    assert!(run.err.contains("churn_reason:1, churn_reason_assessed,"), "{}", run.err);
}

/// `a > b` is the same reason however it is spaced.
#[test]
fn blanks_between_levels_make_no_other_reason() {
    let place = Place::new();
    let head = "subscription_id,customer_id,amount,currency,started_at,ended_at,churn_reason\n";
    let rows = ["price > dear", "price>dear", " price  >  dear", "price > dear > annual"];
    let row =
        |(n, reason): (usize, &&str)| format!("s{n},c{n},100,EUR,2026-01-01,2026-02-10,{reason}\n");
    let rows: String = rows.iter().enumerate().map(row).collect();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write("b/subscriptions.csv", format!("{head}{rows}").as_bytes());
    let february = ("2026-02", "2026-03");
    let told = ["mrr price > dear 300.00", "mrr price > dear > annual 100.00"];
    assert_eq!(split(&place, "mrr", february, &[]), told);
    assert_eq!(split(&place, "mrr", february, &["--by", "churn_reason:9"]), told);
    let range = ["--from", "2026-02", "--to", "2026-03", "--format", "json"];
    let asked = ["movements", "--input", "b", "--reason", "price >dear"];
    assert_eq!(
        place.run(&[&asked[..], &range].concat()).json()["movements"].as_array().unwrap().len(),
        3
    );
}

/// Not paid in February, cancelled in March, and again in May, for a reason that the row tells:
/// nobody gave one before.
const RETURNER: &[u8] = b"subscription_id,customer_id,amount,currency,started_at,status,ended_at,cancel_requested_at,churn_reason,churn_reason_assessed,churn_kind\n\
      s1,a,100,EUR,2026-01-05,canceled,2026-05-20,2026-05-10,price > dear,product,voluntary\n";

#[test]
fn a_reason_is_of_the_end_that_it_was_given_for() {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write("b/subscriptions.csv", RETURNER);
    let statuses = ["02-05,unpaid", "02-20,active", "03-05,canceled", "03-20,active"];
    let rows: String = statuses.map(|row| format!("s1,2026-{row}\n")).concat();
    let changes = format!("subscription_id,changed_at,status\n{rows}");
    place.write("b/subscription_changes.csv", changes.as_bytes());
    let args = ["movements", "--input", "b", "--from", "2026-01", "--to", "2026-06"];
    let told = place.run(&[&args[..], &["--format", "ndjson"]].concat());
    let rows = told.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let lost: Vec<String> = rows
        .filter(|row| row["kind"] == "churn")
        .map(|row| format!("{} {} {}", text(&row, "at"), row["cause"], row["reason"]))
        .collect();
    assert_eq!(
        lost,
        [
            "2026-02-05T00:00:00Z \"involuntary\" null",
            "2026-03-05T00:00:00Z \"unknown\" null",
            "2026-05-20T00:00:00Z \"voluntary\" \"price > dear\"",
        ]
    );
    let months = |variant: &str, said: &str| {
        let of =
            |heading: &str, all: [&str; 4]| all.map(|value| format!("{variant} {heading} {value}"));
        let given = of(said, ["0.00", "0.00", "0.00", "100.00"]);
        let all = [given, of("(none)", ["100.00", "100.00", "0.00", "0.00"])].concat();
        let asked = split(&place, variant, ("2026-02", "2026-06"), &["--grain", "month"]);
        assert_eq!(asked, all);
    };
    months("mrr", "price > dear");
    months("assessed_mrr", "product");
}
