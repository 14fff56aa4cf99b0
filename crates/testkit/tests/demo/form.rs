//! Every field is what the format of the bundle says, and every row can be.

use std::collections::{HashMap, HashSet};

use tenure_domain::schema::{ColumnKind, ColumnSpec, TableId, TableSpec, table};

use crate::bundle::{self, Row, TABLES, default, end, read};

fn spec(name: &str) -> &'static TableSpec {
    table(TableId::from_name(name).unwrap())
}

fn exponent(currency: &str) -> usize {
    match currency {
        "EUR" | "USD" | "GBP" => 2,
        "JPY" => 0,
        other => panic!("{other} is not a currency of the company"),
    }
}

fn header(name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(default().join(format!("{name}.csv"))).unwrap();
    reader.headers().unwrap().iter().map(ToOwned::to_owned).collect()
}

#[test]
fn columns_are_those_of_the_format_in_its_order() {
    for name in TABLES {
        let spec = spec(name);
        let known = |column: &String| spec.index(column);
        let header = header(name);
        let places: Vec<usize> = header.iter().filter_map(known).collect();
        assert!(places.is_sorted(), "{name}: {header:?}");
        let others: Vec<&String> = header.iter().filter(|name| known(name).is_none()).collect();
        for other in others {
            let common = ["recorded_at", "updated_at"].contains(&other.as_str());
            assert!(common || (spec.open && other == "account_class"), "{name}.{other}");
        }
        for column in spec.columns.iter().filter(|column| column.required) {
            assert!(header.iter().any(|name| name == column.name), "{name}.{}", column.name);
        }
        assert!(header.iter().any(|column| column == "recorded_at"), "{name}");
    }
}

/// Decimals of a number in plain notation; panics on anything else.
fn decimals(text: &str) -> usize {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    assert!(!whole.is_empty() && plain(whole) && plain(rest), "{text} is not a plain number");
    rest.len()
}

fn check(column: &ColumnSpec, text: &str) {
    let within = |value: i64| {
        assert!(column.min.is_none_or(|min| value >= min), "{text}");
        assert!(column.max.is_none_or(|max| value <= max), "{text}");
    };
    match column.kind {
        ColumnKind::Text | ColumnKind::List => assert_eq!(text, text.trim()),
        ColumnKind::Json => assert!(text.starts_with('{') && text.ends_with('}'), "{text}"),
        ColumnKind::Instant => {
            if !column.words.iter().any(|(word, _)| *word == text) {
                bundle::instant(text);
            }
        }
        ColumnKind::Day => {
            text.parse::<jiff::civil::Date>().unwrap();
        }
        ColumnKind::Month => {
            format!("{text}-01").parse::<jiff::civil::Date>().unwrap();
        }
        ColumnKind::Money | ColumnKind::Rate => {
            decimals(text);
            assert!(column.min.is_none() || !text.starts_with('-'), "{}: {text}", column.name);
        }
        ColumnKind::Percent | ColumnKind::Decimal => {
            assert_eq!(decimals(text), 0);
            within(text.parse::<i64>().unwrap() * 10_000);
        }
        ColumnKind::Int => within(text.parse().unwrap()),
        ColumnKind::Bool => assert!(["true", "false"].contains(&text), "{text}"),
        ColumnKind::Choice(words) => assert!(words.contains(&text), "{}: {text}", column.name),
        ColumnKind::Currency => {
            exponent(text);
        }
    }
}

#[test]
fn every_field_is_what_its_column_holds() {
    for name in TABLES {
        let header = header(name);
        let rows = read(default(), name);
        assert!(!rows.is_empty(), "{name}");
        for column in
            spec(name).columns.iter().filter(|column| header.iter().any(|h| h == column.name))
        {
            for row in &rows {
                assert!(!column.required || row.has(column.name), "{name}.{}", column.name);
                if row.has(column.name) {
                    check(column, row.get(column.name));
                }
            }
        }
    }
}

#[test]
fn amounts_have_their_currency_s_decimals() {
    for (name, columns) in [
        ("plans", &["amount"][..]),
        ("subscriptions", &["amount", "minimum_amount", "discount_amount"]),
        ("invoices", &["amount_paid"]),
        ("payments", &["amount"]),
        ("refunds", &["amount"]),
        ("credit_notes", &["amount"]),
        ("disputes", &["amount"]),
        ("mrr_months", &["mrr"]),
        ("spend", &["amount"]),
        ("revenue", &["amount"]),
    ] {
        for row in read(default(), name) {
            for column in columns.iter().filter(|column| row.has(column)) {
                assert_eq!(
                    decimals(row.get(column)),
                    exponent(row.get("currency")),
                    "{name}.{column}"
                );
            }
        }
    }
}

/// Each table's key, and the tables in which a key has versions.
#[test]
fn ids_are_unique_in_each_version_and_versions_go_on() {
    for name in TABLES {
        let header = header(name);
        let versioned = header.iter().any(|column| column == "updated_at");
        // Rows of tables without ids are told apart by all that they say.
        let key: Vec<&str> = match spec(name).key {
            [] => header.iter().map(String::as_str).collect(),
            key => key.to_vec(),
        };
        let mut seen: HashMap<Vec<String>, i64> = HashMap::new();
        for row in read(default(), name) {
            let key: Vec<String> = key.iter().map(|column| row.get(column).to_owned()).collect();
            let version = if versioned { row.at("updated_at").unwrap() } else { 0 };
            if let Some(before) = seen.insert(key.clone(), version) {
                assert!(versioned, "{name} {key:?} is there twice");
                assert!(before < version, "{name} {key:?} does not go on at {version}");
            }
        }
    }
}

fn ids(name: &str, column: &str) -> HashSet<String> {
    read(default(), name).iter().map(|row| row.get(column).to_owned()).collect()
}

#[test]
fn whatever_is_named_exists() {
    let customers = ids("customers", "customer_id");
    let plans = ids("plans", "plan_id");
    let users = ids("users", "user_id");
    let kinds = ids("event_kinds", "event");
    let invoices = ids("invoices", "invoice_id");
    let subscriptions = ids("subscriptions", "subscription_id");
    for (name, column, known) in [
        ("customers", "parent_id", &customers),
        ("customers", "merged_into", &customers),
        ("subscriptions", "customer_id", &customers),
        ("survey_invites", "customer_id", &customers),
        ("tickets", "customer_id", &customers),
        ("leads", "customer_id", &customers),
        ("referrals", "referrer_customer_id", &customers),
        ("referrals", "referred_customer_id", &customers),
        ("survey_responses", "customer_id", &customers),
        ("events", "customer_id", &customers),
        ("events", "user_id", &users),
        ("events", "event", &kinds),
        ("users", "customer_id", &customers),
        ("seats", "customer_id", &customers),
        ("milestones", "customer_id", &customers),
        ("goals", "customer_id", &customers),
        ("interactions", "customer_id", &customers),
        ("feedback", "customer_id", &customers),
        ("subscriptions", "plan_id", &plans),
        ("subscription_changes", "subscription_id", &subscriptions),
        ("subscription_changes", "plan_id", &plans),
        ("invoices", "customer_id", &customers),
        ("invoice_lines", "invoice_id", &invoices),
        ("invoice_lines", "plan_id", &plans),
        ("payments", "invoice_id", &invoices),
        ("payments", "customer_id", &customers),
        ("refunds", "invoice_id", &invoices),
        ("credit_notes", "invoice_id", &invoices),
        ("disputes", "invoice_id", &invoices),
        ("trials", "customer_id", &customers),
        ("mrr_months", "customer_id", &customers),
        ("mrr_months", "plan_id", &plans),
    ] {
        for row in read(default(), name) {
            let id = row.get(column);
            assert!(id.is_empty() || known.contains(id), "{name}.{column}: {id}");
        }
    }
    let items: HashSet<(String, String)> = read(default(), "subscriptions")
        .iter()
        .map(|row| (row.get("subscription_id").to_owned(), row.get("item_id").to_owned()))
        .collect();
    for row in read(default(), "subscription_changes").iter().filter(|row| row.has("item_id")) {
        let item = (row.get("subscription_id").to_owned(), row.get("item_id").to_owned());
        assert!(items.contains(&item), "{item:?}");
    }
    let lines: HashSet<(String, String)> = read(default(), "invoice_lines")
        .iter()
        .map(|row| (row.get("invoice_id").to_owned(), row.get("line_id").to_owned()))
        .collect();
    for name in ["refunds", "credit_notes"] {
        for row in read(default(), name).iter().filter(|row| row.has("line_id")) {
            let line = (row.get("invoice_id").to_owned(), row.get("line_id").to_owned());
            assert!(lines.contains(&line), "{name}: {line:?}");
        }
    }
}

fn in_order(row: &Row, name: &str, first: &str, second: &str) {
    if let (Some(a), Some(b)) = (row.at(first), row.at(second)) {
        assert!(a <= b, "{name}: {first} {} after {second} {}", row.get(first), row.get(second));
    }
}

#[test]
fn times_are_in_order() {
    for (name, spans) in [
        ("customers", &[("lead_created_at", "created_at"), ("created_at", "merged_at")][..]),
        (
            "subscriptions",
            &[
                ("started_at", "ended_at"),
                ("started_at", "discount_started_at"),
                ("discount_started_at", "discount_ends_at"),
                ("trial_started_at", "trial_ended_at"),
                ("term_started_at", "term_ends_at"),
                ("paused_at", "resumes_at"),
                ("cancel_requested_at", "cancel_effective_at"),
                ("cancel_effective_at", "ended_at"),
            ],
        ),
        (
            "invoices",
            &[("issued_at", "due_at"), ("issued_at", "paid_at"), ("issued_at", "voided_at")],
        ),
        ("invoice_lines", &[("period_start", "period_end")]),
        ("trials", &[("started_at", "ends_at"), ("started_at", "converted_at")]),
        ("goals", &[("set_at", "due_at"), ("set_at", "achieved_at")]),
    ] {
        for row in read(default(), name) {
            for (first, second) in spans {
                in_order(&row, name, first, second);
            }
        }
    }
}

#[test]
fn no_row_knows_its_future() {
    for (name, columns) in [
        ("customers", &["created_at", "trial_started_at", "merged_at"][..]),
        ("subscriptions", &["cancel_requested_at", "past_due_since", "paused_at"]),
        ("invoices", &["issued_at", "paid_at", "voided_at"]),
        ("payments", &["at"]),
        ("refunds", &["at"]),
        ("credit_notes", &["at"]),
        ("disputes", &["at"]),
        ("trials", &["started_at", "converted_at"]),
        ("events", &["at"]),
        ("users", &["created_at"]),
        ("seats", &["at"]),
        ("milestones", &["reached_at"]),
        ("goals", &["set_at", "achieved_at"]),
        ("interactions", &["at"]),
    ] {
        let header = header(name);
        for row in read(default(), name) {
            let known = row.at("recorded_at").unwrap();
            assert!(known < end(), "{name}");
            // The versions of one instant are told apart by a second.
            let version = header.iter().any(|column| column == "updated_at");
            let version = version.then(|| row.at("updated_at").unwrap());
            assert!(version.is_none_or(|at| at <= known + 5), "{name} {}", row.get("updated_at"));
            for column in columns {
                let told = row.at(column).is_none_or(|at| at <= known);
                assert!(told, "{name}.{column} {} before it was", row.get(column));
            }
        }
    }
    for row in read(default(), "subscriptions") {
        // Only what was called off before it began has an end ahead of it.
        let ahead = row.at("ended_at").is_some_and(|at| at > row.at("recorded_at").unwrap());
        assert!(
            !ahead || row.get("started_at") == row.get("ended_at"),
            "{}",
            row.get("subscription_id")
        );
    }
}

#[test]
fn every_foreign_currency_has_a_rate_on_every_day() {
    let rows = read(default(), "fx_rates");
    let days: HashSet<(&str, &str)> =
        rows.iter().map(|row| (row.get("date"), row.get("currency"))).collect();
    let mut day: jiff::civil::Date = "2023-10-22".parse().unwrap();
    let last: jiff::civil::Date = "2026-10-31".parse().unwrap();
    let mut count = 0;
    while day <= last {
        let text = day.to_string();
        for currency in ["USD", "GBP", "JPY"] {
            assert!(days.contains(&(text.as_str(), currency)), "{currency} on {text}");
            count += 1;
        }
        day = day.tomorrow().unwrap();
    }
    assert_eq!(count, rows.len());
}
