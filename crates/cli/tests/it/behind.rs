//! The customers behind terms of cohorts, returns, renewals and of the largest customers.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Place, text};

/// January: a (100.00, its term ends in March and goes on), b (50.00, ends with its term in March),
/// c (30.00, gone in February and back after twenty days), d (20.00, gone in February for good).
fn place() -> Place {
    let place = Place::new();
    place.write(
        "b/tenure.toml",
        b"currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = \"2026-05-31\"\n",
    );
    place.write("b/customers.csv", b"customer_id,country\na,RO\nb,DE\nc,RO\nd,DE\n");
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at,ended_at,term_started_at,term_ends_at\n\
          s1,a,100,EUR,2026-01-01,,2026-01-01,2026-03-15\n\
          s2,b,50,EUR,2026-01-10,2026-03-20,2026-01-10,2026-03-20\n\
          s3,c,30,EUR,2026-01-20,2026-02-05,,\n\
          s4,c,30,EUR,2026-02-25,,,\n\
          s5,d,20,EUR,2026-01-05,2026-02-10,,\n",
    );
    place.write(
        "b/interactions.csv",
        b"customer_id,at,kind\nc,2026-02-15,call\nd,2026-02-01,call\n",
    );
    place
}

fn ask(place: &Place, args: &[&str]) -> Value {
    place.run(&[args, &["--input", "b", "--format", "json"]].concat()).json()
}

/// Measure, customer and value of the rows of one variant in one month.
fn rows(place: &Place, id: &str, variant: &str, month: (&str, &str)) -> Vec<String> {
    let args = ["metric", id, "--variant", variant, "--rows", "--age", "2"];
    let answer = ask(place, &[&args[..], &["--from", month.0, "--to", month.1]].concat());
    let of = |row: &Value| {
        let [measure, customer, value] =
            ["measure", "customer_id", "value"].map(|at| text(row, at));
        format!("{measure} {customer} {value}")
    };
    answer["rows"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn each_has_its_rows() {
    let place = place();
    let march = ("2026-03", "2026-04");
    assert_eq!(
        rows(&place, "renewal_rate", "gross", march),
        ["renewed_mrr a 100.00", "due_mrr a 100.00", "due_mrr b 50.00"]
    );
    assert_eq!(
        rows(&place, "renewal_rate", "logo", march),
        ["renewed_customers a 1", "due_customers a 1", "due_customers b 1"]
    );
    let february = ("2026-02", "2026-03");
    assert_eq!(
        rows(&place, "reactivation_rate", "days_30", february),
        ["returned_30 c 1", "churned c 1", "churned d 1"]
    );
    // d was called before it left.
    assert_eq!(
        rows(&place, "reactivation_rate", "targeted_by_now", february),
        ["contacted_returned_by_now c 1", "contacted_by_now c 1"]
    );
    // Two months after each one's start: d is gone for good, c was gone in between.
    let january = ("2026-01", "2026-02");
    assert_eq!(
        rows(&place, "cohort_retention", "logo_unbroken", january),
        [
            "cohort_stayed a 1",
            "cohort_stayed b 1",
            "cohort_customers a 1",
            "cohort_customers b 1",
            "cohort_customers c 1",
            "cohort_customers d 1",
        ]
    );
    assert_eq!(
        rows(&place, "concentration", "top_1", march),
        ["top_1_mrr a 100.00", "paying_mrr a 100.00", "paying_mrr c 30.00"]
    );
    assert_eq!(
        rows(&place, "clv", "realised", january)[..3],
        ["cohort_so_far a 200.00", "cohort_so_far b 100.00", "cohort_so_far d 40.00"]
    );
}

/// The sums of the rows, by measure, month and heading, are the terms.
#[test]
fn rows_sum_to_every_term() {
    let place = place();
    for id in ["renewal_rate", "reactivation_rate", "cohort_retention", "concentration"] {
        for by in [&[][..], &["--by", "country"], &["--by", "mrr_band"], &["--segment", "mrr > 15"]]
        {
            let args = ["metric", id, "--variant", "all", "--age", "1"];
            let range = ["--from", "2026-01", "--to", "2026-05"];
            let args = [&args[..], &range, by].concat();
            let mut sums: BTreeMap<(String, String, String), f64> = BTreeMap::new();
            let group = |of: &Value| of["group"].as_str().unwrap_or_default().to_owned();
            let number = |of: &Value| text(of, "value").parse::<f64>().unwrap();
            for row in ask(&place, &[&args[..], &["--rows"]].concat())["rows"].as_array().unwrap() {
                let key =
                    (text(row, "measure").to_owned(), text(row, "from").to_owned(), group(row));
                *sums.entry(key).or_default() += number(row);
            }
            let mut told = 0;
            for figure in ask(&place, &args)["figures"].as_array().unwrap() {
                for term in figure["terms"].as_array().unwrap() {
                    let of = text(figure, "from").to_owned();
                    let key = (text(term, "measure").to_owned(), of, group(figure));
                    let sum = sums.get(&key).copied().unwrap_or_default();
                    assert!((sum - number(term)).abs() < 1e-9, "{id} {by:?} {key:?} {sum} {term}");
                    told += usize::from(sum != 0.0);
                }
            }
            assert!(told > 2, "{id} {by:?}");
        }
    }
}

/// Variants that look at records up to other edges share rows: each is told once.
#[test]
fn rows_that_variants_share_are_told_once() {
    let place = Place::with_books();
    let asked = ["metric", "arpa", "--variant", "all", "--rows", "--input", "company"];
    let rows = place.run(&[&asked[..], &["--format", "csv"]].concat()).ok();
    let mut lines: Vec<&str> = rows.lines().collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), count, "{rows}");
    assert!(count > 2, "{rows}");
}
