//! The truth beside the bundle agrees with it, and chance with the chances.

use std::collections::HashMap;

use crate::bundle::{self, default, end, instant, read};

const REASONS: [&str; 10] = [
    "product",
    "onboarding",
    "price",
    "competitor",
    "champion",
    "budget",
    "closed",
    "policy",
    "payment",
    "dispute",
];

/// Each month is one throw, so the number of departures for a reason is a sum of independent
/// throws: its mean is the sum of the chances, and its variance is smaller than that.
#[test]
fn customers_leave_as_often_as_their_chances_say() {
    let folder = default().join("truth");
    let departures = read(&folder, "departures");
    let customers = read(&folder, "customers");
    let mut all = (0.0, 0.0);
    for reason in REASONS {
        let left = departures.iter().filter(|row| row.get("reason") == reason).count();
        let column = format!("{reason}_sum_ppm");
        let chances: i64 = customers.iter().map(|row| row.int(&column).unwrap()).sum();
        let (left, mean) = (left as f64, chances as f64 / 1e6);
        assert!((left - mean).abs() <= 3.5 * mean.sqrt() + 1.0, "{reason}: {left} of {mean}");
        all = (all.0 + left, all.1 + mean);
    }
    assert!((all.0 - all.1).abs() <= 3.0 * all.1.sqrt(), "{all:?}");
    assert!(all.0 > 400.0);
}

#[test]
fn the_months_add_up_to_the_customers() {
    let folder = default().join("truth");
    let mut sums: HashMap<String, [i64; 10]> = HashMap::new();
    for row in read(&folder, "months") {
        let sum = sums.entry(row.get("customer_id").to_owned()).or_default();
        for (sum, reason) in sum.iter_mut().zip(REASONS) {
            *sum += row.int(&format!("{reason}_ppm")).unwrap();
        }
    }
    for row in read(&folder, "customers") {
        let sum = sums.remove(row.get("customer_id")).unwrap_or_default();
        for (sum, reason) in sum.into_iter().zip(REASONS) {
            assert_eq!(row.int(&format!("{reason}_sum_ppm")), Some(sum));
        }
    }
    assert!(sums.is_empty());
}

/// Decisions to leave for a reason per customer, among those with little of a trait and among
/// those with much.
fn shares(column: &str, reason: &str) -> (f64, f64) {
    let folder = default().join("truth");
    let traits: HashMap<String, i64> = read(&folder, "customers")
        .iter()
        .filter(|row| row.has("started_at"))
        .map(|row| (row.get("customer_id").to_owned(), row.int(column).unwrap()))
        .collect();
    let departures = read(&folder, "departures");
    let left = departures.iter().filter(|row| row.get("reason") == reason);
    let values: Vec<i64> =
        left.filter_map(|row| traits.get(row.get("customer_id")).copied()).collect();
    let share = |group: fn(i64) -> bool| {
        let members = traits.values().filter(|&&value| group(value)).count();
        assert!(members > 100, "{column}");
        values.iter().filter(|&&value| group(value)).count() as f64 / members as f64
    };
    (share(|value| value < 450), share(|value| value > 550))
}

#[test]
fn traits_show_in_who_leaves() {
    for (column, reason) in [("fit", "product"), ("onboarding", "onboarding")] {
        let (little, much) = shares(column, reason);
        assert!(little > much, "{column}: {little} {much}");
    }
    for (column, reason) in [("card_risk", "payment"), ("price_sensitivity", "price")] {
        let (little, much) = shares(column, reason);
        assert!(little < much, "{column}: {little} {much}");
    }
}

#[test]
fn who_is_gone_has_no_service() {
    let gone: HashMap<String, i64> = read(&default().join("truth"), "customers")
        .iter()
        .filter(|row| row.has("left_at"))
        .map(|row| (row.get("customer_id").to_owned(), instant(row.get("left_at"))))
        .collect();
    assert!(gone.len() > 300);
    let mut seen = 0;
    for row in bundle::last(default(), "subscriptions", &["subscription_id", "item_id"]) {
        let Some(&left) = gone.get(row.get("customer_id")) else {
            continue;
        };
        let over =
            row.at("ended_at").is_some_and(|at| at <= end()) || row.get("status") == "unpaid";
        assert!(over, "{} left at {left}", row.get("subscription_id"));
        seen += 1;
    }
    assert!(seen >= gone.len() / 2, "{seen} of {}", gone.len());
}
