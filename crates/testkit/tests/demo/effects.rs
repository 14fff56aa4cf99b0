//! Everything that the demo company is to show does happen in it.

use std::collections::{HashMap, HashSet};

use crate::bundle::{self, Row, default, end, instant, read};

fn count(name: &str, wanted: impl Fn(&Row) -> bool) -> usize {
    read(default(), name).iter().filter(|row| wanted(row)).count()
}

fn subscriptions() -> Vec<Row> {
    bundle::last(default(), "subscriptions", &["subscription_id", "item_id"])
}

#[track_caller]
fn at_least(least: usize, found: usize) {
    assert!(found >= least, "{found} are fewer than {least}");
}

#[test]
fn it_is_as_large_as_asked() {
    let customers: HashSet<String> =
        read(default(), "customers").iter().map(|row| row.get("customer_id").to_owned()).collect();
    assert!((2_030..2_200).contains(&customers.len()), "{}", customers.len());
    let lines = read(default(), "invoice_lines").len();
    assert!((13 * 2_000..22 * 2_000).contains(&lines), "{lines}");
    let items = subscriptions().len();
    assert!((2_600..4_000).contains(&items), "{items}");
}

#[test]
fn it_grows() {
    let customers = bundle::last(default(), "customers", &["customer_id"]);
    let of =
        |year: &str| customers.iter().filter(|row| row.get("created_at").starts_with(year)).count();
    assert!(of("2024") < of("2025"), "{} {}", of("2024"), of("2025"));
}

#[test]
fn plans_cycles_and_currencies_are_all_sold() {
    let all = subscriptions();
    let sold = |part: &str| all.iter().filter(|row| row.get("plan_id").contains(part)).count();
    for plan in ["free", "starter", "team", "pro", "enterprise", "insights", "storage", "support"] {
        at_least(5, sold(plan));
    }
    for cycle in ["weekly", "monthly", "quarterly", "yearly", "2-years", "3-years"] {
        at_least(5, sold(cycle));
    }
    for currency in ["eur", "usd", "gbp", "jpy"] {
        at_least(30, sold(currency));
    }
    at_least(50, sold("api-calls"));
    at_least(5, count("subscriptions", |row| row.has("minimum_amount")));
    at_least(20, all.iter().filter(|row| row.get("term_months") == "24").count());
    at_least(5, all.iter().filter(|row| row.get("term_months") == "36").count());
}

#[test]
fn coupons_of_every_kind_are_given() {
    let all = subscriptions();
    let given = |duration: &str, percent: &str| {
        let like = |row: &&Row| {
            row.get("discount_duration") == duration && row.get("discount_percent") == percent
        };
        all.iter().filter(like).count()
    };
    at_least(20, given("repeating", "20"));
    at_least(10, given("forever", "30"));
    at_least(10, given("once", "50"));
    at_least(3, given("repeating", "100"));
    at_least(1, given("forever", "100"));
    at_least(10, all.iter().filter(|row| row.has("discount_amount")).count());
    let changed = |duration: &'static str| {
        count("subscription_changes", move |row| row.get("discount_duration") == duration)
    };
    at_least(20, changed("repeating"));
    at_least(1, changed("none"));
}

#[test]
fn trials_convert_or_not() {
    let trials = bundle::last(default(), "trials", &["trial_id"]);
    let over: Vec<&Row> = trials.iter().filter(|row| row.at("ends_at").unwrap() < end()).collect();
    let converted = over.iter().filter(|row| row.has("converted_at")).count();
    assert!((over.len() / 2..over.len() * 9 / 10).contains(&converted), "{converted}");
    at_least(3, trials.len() - over.len());
    at_least(3, count("invoice_lines", |row| row.get("kind") == "trial"));
}

#[test]
fn subscriptions_go_through_every_state() {
    let words =
        ["incomplete", "trialing", "active", "past_due", "non_renewing", "unpaid", "paused"];
    for status in words.into_iter().chain(["canceled", "ended"]) {
        at_least(5, count("subscription_changes", |row| row.get("status") == status));
        at_least(1, count("subscriptions", |row| row.get("status") == status));
    }
    let all = subscriptions();
    for status in ["trialing", "active", "non_renewing", "canceled", "ended"] {
        at_least(1, all.iter().filter(|row| row.get("status") == status).count());
    }
    let ahead = |row: &&Row| {
        row.get("status") == "non_renewing"
            && row.at("cancel_effective_at").is_some_and(|at| at >= end())
    };
    at_least(5, all.iter().filter(ahead).count());
    let later = |row: &&Row| row.at("started_at").unwrap() >= end();
    at_least(1, all.iter().filter(later).count());
    let taken_back = read(default(), "subscriptions");
    let mut asked: HashSet<&str> = HashSet::new();
    let mut kept = 0;
    for row in &taken_back {
        if row.has("cancel_requested_at") {
            asked.insert(row.get("subscription_id"));
        } else {
            kept += usize::from(asked.remove(row.get("subscription_id")));
        }
    }
    at_least(5, kept);
}

#[test]
fn payments_fail_recover_and_are_lost() {
    at_least(100, count("payments", |row| row.get("result") == "failed"));
    for number in ["2", "3", "4", "5"] {
        let again = |row: &Row| row.get("attempt") == number && row.get("result") == "succeeded";
        at_least(1, count("payments", again));
    }
    for decline in ["expired_card", "insufficient_funds", "authentication_required"] {
        at_least(5, count("payments", |row| row.get("decline_code") == decline));
    }
    for method in ["card", "direct_debit", "bank_transfer"] {
        at_least(500, count("payments", |row| row.get("method") == method));
    }
    for status in ["draft", "open", "paid", "void", "uncollectible"] {
        at_least(3, count("invoices", |row| row.get("status") == status));
    }
    for kind in ["voluntary", "involuntary", "retention_policy", "unknown"] {
        at_least(1, count("subscriptions", |row| row.get("churn_kind") == kind));
    }
    // Given up, then paid after all.
    let mut unpaid: HashSet<String> = HashSet::new();
    let mut back = 0;
    for row in read(default(), "subscription_changes") {
        let id = row.get("subscription_id").to_owned();
        match row.get("status") {
            "unpaid" => drop(unpaid.insert(id)),
            "active" => back += usize::from(unpaid.remove(&id)),
            _ => {}
        }
    }
    at_least(1, back);
}

#[test]
fn reasons_have_levels_and_are_not_always_told() {
    let gone: Vec<Row> =
        subscriptions().into_iter().filter(|row| row.get("status") == "canceled").collect();
    let told = gone.iter().filter(|row| row.get("churn_reason").contains(" > ")).count();
    let untold = gone.iter().filter(|row| !row.has("churn_reason")).count();
    at_least(100, told);
    at_least(20, untold);
    let differs = |row: &&Row| {
        row.has("churn_reason_assessed")
            && row.has("churn_reason")
            && row.get("churn_reason_assessed") != row.get("churn_reason")
    };
    at_least(5, gone.iter().filter(differs).count());
    at_least(10, gone.iter().filter(|row| row.has("churn_comment")).count());
}

#[test]
fn prices_seats_plans_and_cycles_change() {
    let only = |row: &Row, column: &str| {
        let columns = ["plan_id", "quantity", "amount", "interval", "tax_percent", "status"];
        columns.iter().all(|name| row.has(name) == (*name == column))
    };
    at_least(200, count("subscription_changes", |row| only(row, "amount")));
    at_least(50, count("subscription_changes", |row| only(row, "quantity")));
    at_least(5, count("subscription_changes", |row| only(row, "tax_percent")));
    at_least(100, count("subscription_changes", |row| row.has("plan_id")));
    at_least(5, count("subscription_changes", |row| row.has("plan_id") && !row.has("amount")));
    at_least(10, count("subscription_changes", |row| row.get("interval") == "year"));
    at_least(1, count("subscription_changes", |row| row.get("interval") == "month"));
    at_least(1, count("subscription_changes", |row| row.has("currency")));
    at_least(20, count("subscription_changes", |row| row.has("sequence")));
    let mut times: HashMap<String, Vec<i64>> = HashMap::new();
    for row in read(default(), "subscription_changes").iter().filter(|row| row.has("quantity")) {
        let id = row.get("subscription_id").to_owned();
        times.entry(id).or_default().push(row.at("changed_at").unwrap());
    }
    let close = |times: &Vec<i64>| times.windows(2).filter(|at| at[1] - at[0] < 3_600).count();
    at_least(20, times.values().map(close).sum());
    at_least(1, count("subscription_changes", |row| row.at("changed_at").unwrap() >= end()));
    let ranks = ["free", "starter", "team", "pro", "enterprise"];
    let rank = |plan: &str| ranks.iter().position(|name| plan.starts_with(name));
    let mut plans: HashMap<String, usize> = HashMap::new();
    for row in subscriptions() {
        if let Some(rank) = rank(row.get("plan_id")) {
            plans.insert(row.get("subscription_id").to_owned(), rank);
        }
    }
    let (mut up, mut down) = (0, 0);
    for row in read(default(), "subscription_changes") {
        if let Some(after) = rank(row.get("plan_id")) {
            let before = plans.insert(row.get("subscription_id").to_owned(), after).unwrap();
            up += usize::from(after > before);
            down += usize::from(after < before);
        }
    }
    at_least(50, up);
    at_least(10, down);
    assert_eq!(count("plans", |row| row.get("updated_at").starts_with("2025")), 31 * 4);
}

#[test]
fn customers_return_merge_move_and_hold_several() {
    let merged = |row: &Row| row.has("merged_into") && row.has("merged_at");
    at_least(20, count("customers", merged));
    at_least(5, count("customers", |row| row.has("parent_id")));
    let mut spells: HashMap<String, Vec<(i64, i64, String)>> = HashMap::new();
    for row in subscriptions()
        .iter()
        .filter(|row| !row.get("item_id").is_empty() || row.get("subscription_id").starts_with('L'))
    {
        let base = ["starter", "team", "pro", "enterprise"];
        if base.iter().any(|name| row.get("plan_id").starts_with(name)) {
            let span = (row.at("started_at").unwrap(), row.at("ended_at").unwrap_or(i64::MAX));
            let id = row.get("subscription_id").to_owned();
            spells.entry(row.get("customer_id").to_owned()).or_default().push((span.0, span.1, id));
        }
    }
    let (mut moved, mut returned) = (0, 0);
    for list in spells.values_mut() {
        list.sort();
        for pair in list.windows(2) {
            let other = pair[0].2.starts_with('L') && pair[1].2.starts_with("sub");
            let gap = pair[1].0 - pair[0].1;
            moved += usize::from(other && (0..86_400).contains(&gap));
            returned += usize::from(gap >= 86_400);
        }
    }
    at_least(50, moved);
    at_least(20, returned);
    let mut held: HashMap<String, HashSet<String>> = HashMap::new();
    for row in subscriptions().iter().filter(|row| !row.has("ended_at")) {
        let id = row.get("subscription_id").to_owned();
        held.entry(row.get("customer_id").to_owned()).or_default().insert(id);
    }
    at_least(20, held.values().filter(|ids| ids.len() > 1).count());
    let mut items: HashMap<&str, usize> = HashMap::new();
    let all = subscriptions();
    for row in &all {
        *items.entry(row.get("subscription_id")).or_default() += 1;
    }
    at_least(200, items.values().filter(|&&items| items > 1).count());
    let dropped =
        |row: &&Row| row.get("status") == "ended" && row.get("plan_id").starts_with("storage");
    at_least(5, all.iter().filter(dropped).count());
}

#[test]
fn some_are_known_by_invoices_or_months_alone() {
    let subscribed: HashSet<String> =
        subscriptions().iter().map(|row| row.get("customer_id").to_owned()).collect();
    let invoiced: HashSet<String> = read(default(), "invoices")
        .iter()
        .map(|row| row.get("customer_id").to_owned())
        .filter(|id| !subscribed.contains(id))
        .collect();
    at_least(60, invoiced.len());
    let monthly: HashSet<String> =
        read(default(), "mrr_months").iter().map(|row| row.get("customer_id").to_owned()).collect();
    at_least(20, monthly.len());
    assert!(monthly.is_disjoint(&subscribed) && monthly.is_disjoint(&invoiced));
    at_least(50, count("invoice_lines", |row| !row.has("subscription_id")));
    at_least(3, count("credit_notes", |row| row.get("recurring") == "true"));
}

#[test]
fn invoices_hold_lines_of_every_kind() {
    for kind in ["subscription", "one_off", "usage", "trial"] {
        at_least(3, count("invoice_lines", |row| row.get("kind") == kind));
    }
    let minus = |row: &Row| row.get("amount").starts_with('-') && row.get("prorated") == "true";
    at_least(100, count("invoice_lines", minus));
    at_least(100, count("invoice_lines", |row| row.has("discount")));
    at_least(20, count("credit_notes", |_| true));
    at_least(15, count("refunds", |row| row.has("line_id")));
    at_least(10, count("refunds", |row| !row.has("line_id")));
    for status in ["open", "won", "lost"] {
        at_least(1, count("disputes", |row| row.get("status") == status));
    }
}

#[test]
fn facts_come_late_and_dates_come_in_every_form() {
    let late = |name: &str, column: &str| {
        count(name, |row| {
            let at = row.at(column).unwrap();
            row.at("recorded_at").unwrap() - at > 5 * 86_400
        })
    };
    at_least(100, late("invoices", "updated_at"));
    at_least(20, late("subscriptions", "updated_at"));
    at_least(20, late("subscription_changes", "changed_at"));
    let form = |name: &str, column: &'static str, wanted: fn(&str) -> bool| {
        count(name, move |row| wanted(row.get(column)))
    };
    at_least(50, form("subscriptions", "started_at", |text| text.len() == 10));
    at_least(50, form("subscriptions", "started_at", |text| text.ends_with('Z')));
    at_least(500, form("customers", "created_at", |text| text.ends_with("+02:00")));
    at_least(500, form("customers", "created_at", |text| text.ends_with("+03:00")));
    assert_eq!(instant("2026-11-01"), instant("2026-11-01T00:00:00+02:00"));
}

#[test]
fn customers_are_described() {
    let customers = bundle::last(default(), "customers", &["customer_id"]);
    for (column, least) in [
        ("country", 10),
        ("region", 20),
        ("city", 20),
        ("industry", 10),
        ("persona", 5),
        ("channel", 6),
        ("campaign", 8),
        ("owner", 5),
        ("account_class", 3),
        ("audience", 2),
    ] {
        let values: HashSet<&str> =
            customers.iter().map(|row| row.get(column)).filter(|text| !text.is_empty()).collect();
        assert!(values.len() >= least, "{column}: {values:?}");
    }
    let companies: HashSet<&str> = customers.iter().map(|row| row.get("company")).collect();
    at_least(1_200, companies.len());
}

/// In the three weeks before a customer leaves there are much fewer events than in three weeks a
/// hundred days earlier.
#[test]
fn use_falls_before_a_customer_leaves() {
    let mut left: HashMap<String, i64> = HashMap::new();
    for row in read(&default().join("truth"), "customers").iter().filter(|row| row.has("left_at")) {
        left.insert(row.get("customer_id").to_owned(), row.at("left_at").unwrap());
    }
    let mut days: HashMap<String, Vec<i64>> = HashMap::new();
    for row in read(default(), "events") {
        let id = row.get("customer_id");
        let Some(left) = left.get(id) else { continue };
        let before = (left - row.at("at").unwrap()) / 86_400;
        days.entry(id.to_owned()).or_default().push(before);
    }
    let (mut last, mut earlier) = (0, 0);
    // Those whose events go back far enough.
    for days in days.values().filter(|days| days.iter().any(|&day| day >= 121)) {
        last += days.iter().filter(|day| (0..21).contains(*day)).count();
        earlier += days.iter().filter(|day| (100..121).contains(*day)).count();
    }
    assert!(earlier > 200 && last * 3 < earlier, "{last} after {earlier}");
}
