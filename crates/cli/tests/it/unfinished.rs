//! Periods that are not over: what counts of them, and what does not.

use crate::support::{Place, text};

#[test]
fn the_last_six_full_months_end_with_the_data() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-05-15\n");
    let mut rows = "subscription_id,customer_id,amount,currency,started_at,ended_at\n".to_owned();
    for n in 0..12 {
        let end = match n {
            0 => "2025-11-10",
            1 => "2026-04-10",
            _ => "",
        };
        rows += &format!("s{n},c{n},100,EUR,2025-01-01,{end}\n");
    }
    place.write("in/subscriptions.csv", rows.as_bytes());
    let clv = |from: &str, to: &str, rest: &[&str]| {
        let args = ["metric", "clv", "--input", "in", "--from", from, "--to", to];
        let args = [&args[..], &["--format", "json"], rest].concat();
        place.run_at("2026-05-16T00:00:00Z", &args).json()
    };
    // November to April: 12 + 5 × 11 customers at the opening of each, 2 lost: 100 ÷ (2 ÷ 67).
    let value = |answer: serde_json::Value| text(&answer, "figures.0.value").to_owned();
    assert_eq!(value(clv("2026-04", "2026-05", &[])), "3350.00");
    assert_eq!(value(clv("2026-05", "2026-06", &[])), "3350.00");
    assert_eq!(value(clv("2026-05-01", "2026-05-10", &[])), "3350.00");
    // The rows behind it are of the same months.
    let page = clv("2026-05", "2026-06", &["--rows"]);
    let lost = page["rows"].as_array().unwrap().iter();
    let lost: Vec<&str> = lost
        .filter(|row| row["measure"].as_str().is_some_and(|name| name.contains("lost")))
        .map(|row| text(row, "customer_id"))
        .collect();
    assert_eq!(lost, ["c0", "c1"], "{page}");
}
