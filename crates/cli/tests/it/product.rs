//! Use of the product, against figures worked out by hand.

use serde_json::Value;

use crate::support::{Place, text};

/// Ada has two users in Bucharest's April, and Bo one; Eve is one of our own people.
const FILES: [(&str, &str); 10] = [
    ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\n"),
    ("customers.csv", "customer_id,name,country\na,Ada,RO\nb,Bo,DE\n"),
    ("plans.csv", "plan_id,features\npro,reports;export\nlite,export\n"),
    (
        "subscriptions.csv",
        "subscription_id,customer_id,plan_id,amount,currency,interval,started_at\n\
         s1,a,pro,100,EUR,month,2026-03-02\ns2,b,lite,50,EUR,month,2026-04-10\n",
    ),
    (
        "event_kinds.csv",
        "event,qualifying,login,value_moment\nlogin,yes,yes,\nreport,yes,,yes\nsync,no,,\n",
    ),
    ("features.csv", "feature,events,key\nreports,report,yes\nexport,,yes\n"),
    ("users.csv", "user_id,customer_id,internal\nu1,a,\nu2,a,\nu3,b,\neve,b,yes\n"),
    // 31 March 22:30 in UTC is 1 April in Bucharest.
    (
        "events.csv",
        "customer_id,user_id,event,at,event_id\n\
         a,u1,login,2026-03-31T22:30:00Z,e1\na,u1,report,2026-04-20T09:00:00Z,e2\n\
         a,u1,report,2026-04-20T10:00:00Z,e3\na,u2,login,2026-04-30T09:00:00Z,e4\n\
         b,eve,login,2026-04-15T09:00:00Z,e5\nb,u3,sync,2026-04-16T09:00:00Z,e6\n\
         b,u3,login,2026-04-17T09:00:00Z,e7\na,u2,login,2099-01-01T09:00:00Z,e8\n",
    ),
    ("seats.csv", "customer_id,at,purchased\na,2026-03-02,4\n"),
    (
        "goals.csv",
        "customer_id,goal,set_at,due_at,achieved_at,status\n\
         a,save time,2026-03-05,2026-04-15,2026-04-15T20:00:00Z,achieved\n\
         b,grow,2026-04-11,2026-04-30,,open\n",
    ),
];

fn place() -> Place {
    let place = Place::new();
    for (file, text) in FILES {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

const APRIL: [&str; 6] = ["--from", "2026-04", "--to", "2026-05", "--grain", "month"];

fn metric(place: &Place, args: &[&str]) -> Value {
    let rest = ["--input", "company", "--format", "json"];
    place.run(&[&["metric"], args, &APRIL, &rest].concat()).json()
}

fn value(place: &Place, id: &str, variant: &str) -> String {
    let answer = metric(place, &[id, "--variant", variant]);
    answer["figures"][0]["value"].as_str().unwrap_or("—").to_owned()
}

#[test]
fn figures_of_use_are_those_of_the_hand() {
    let place = place();
    for (id, variant, want) in [
        // u1 on the 20th, u2 on the 30th, u3 on the 17th; u1 on the 1st only in 30 days.
        ("active_users", "mau", "3"),
        ("active_users", "calendar", "3"),
        ("active_users", "wau", "1"),
        // Days 1, 20, 30 and 17 of April.
        ("active_users", "dau", "0.133333333333"),
        ("active_users", "customers", "2"),
        ("login_frequency", "logins", "1"),
        // Ada used reports of two features, Bo none of one.
        ("feature_adoption", "standard", "0.333333333333"),
        ("feature_adoption", "customers", "0.25"),
        // Nobody has ever exported, at either.
        ("feature_adoption", "key_unused", "2"),
        ("seat_use", "standard", "0.5"),
        ("seat_use", "without_seats", "1"),
        ("goal_attainment", "standard", "0.5"),
        ("goal_attainment", "in_time", "0.5"),
        // Bo started in April and has had no report.
        ("time_to_value", "standard", "0"),
    ] {
        assert_eq!(value(&place, id, variant), want, "{id} {variant}");
    }
}

#[test]
fn rows_name_users_and_features() {
    let place = place();
    let rows = |args: &[&str]| {
        let answer = metric(&place, &[args, &["--rows"]].concat());
        let rows = answer["rows"].as_array().unwrap().iter();
        let shown = |row: &Value, key: &str| row[key].as_str().unwrap_or("").to_owned();
        rows.map(|row| (shown(row, "customer_id"), shown(row, "record"))).collect::<Vec<_>>()
    };
    let pairs = |want: &[(&str, &str)]| {
        want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>()
    };
    let users = rows(&["active_users", "--variant", "mau"]);
    assert_eq!(users, pairs(&[("a", "u1"), ("a", "u2"), ("b", "u3")]));
    let unused = rows(&["feature_adoption", "--variant", "key_unused"]);
    assert_eq!(unused, pairs(&[("a", "export"), ("b", "export")]));
}

#[test]
fn use_is_split_by_feature_and_by_active_days() {
    let place = place();
    let split = |args: &[&str]| {
        let answer = metric(&place, args);
        let figures = answer["figures"].as_array().unwrap().iter();
        let shown = |value: &Value| value.as_str().unwrap_or("—").to_owned();
        let all = figures.map(|figure| (shown(&figure["group"]), shown(&figure["value"])));
        all.collect::<Vec<_>>()
    };
    let adoption = split(&["feature_adoption", "--variant", "adoption"]);
    assert!(adoption.contains(&("reports".into(), "0.5".into())), "{adoption:?}");
    assert!(adoption.contains(&("export".into(), "0".into())), "{adoption:?}");
    let days = split(&["stickiness", "--variant", "l28"]);
    assert!(days.contains(&("01".into(), "3".into())), "{days:?}");
}

#[test]
fn what_lies_in_the_future_is_said_and_counted_nowhere() {
    let place = place();
    let args =
        ["metric", "active_users", "--input", "company", "--from", "2026-04", "--to", "2026-05"];
    let run = place.run(&args);
    assert!(run.err.contains("1 event lies in the future, until 2099-01-01"), "{}", run.err);
}

#[test]
fn cohorts_of_use_and_waits_for_value() {
    let place = place();
    let range = ["--from", "2026-03", "--to", "2026-05", "--input", "company"];
    let of = ["cohorts", "--of", "usage", "--age-unit", "week", "--ages", "4", "--format", "json"];
    let week = ["--from", "2026-03-02", "--to", "2026-03-09", "--grain", "week"];
    let cells = place.run(&[&of[..], &week, &["--input", "company"]].concat()).json();
    // Ada's week 4 is 30 March to 5 April, in which u1 logged in; before it there are no events.
    assert_eq!(text(&cells, "cells.0.undefined"), "the data begin later");
    assert_eq!(cells["cells"][4]["active"], 1);
    // Ada came before the events begin: what she did until then nobody knows.
    let waits = place.run(&[&["onboarding", "--format", "json"][..], &range].concat()).json();
    assert_eq!(waits["curves"][0]["customers"], 1);
    assert_eq!(waits["started_before"], 1);
    let page = place.run(&[&["onboarding"][..], &range].concat()).ok();
    assert!(page.contains("without 1 who started before the events begin"), "{page}");
    let (name, events) = FILES.into_iter().find(|(name, _)| *name == "events.csv").unwrap();
    let earlier = format!("{events}a,u2,sync,2026-03-02T09:00:00Z,e0\n");
    place.write(&format!("company/{name}"), earlier.as_bytes());
    let waits = place.run(&[&["onboarding", "--format", "json"][..], &range].concat()).json();
    assert_eq!(waits["curves"][0]["customers"], 2);
    assert_eq!(waits["curves"][0]["reached"], 1);
    // Ada waited 49 days, from 2 March to 20 April; Bo was seen for 20.
    assert_eq!(waits["curves"][0]["median"]["value"], 49);
    assert_eq!(text(&waits, "observed_through"), "2026-04-30");
    let page = place.run(&[&["onboarding"][..], &range].concat()).ok();
    assert!(page.contains("2 customers, 1 have had a moment of value"), "{page}");
    std::fs::remove_file(place.path().join("company/event_kinds.csv")).unwrap();
    let run = place.run(&[&["onboarding"][..], &range].concat());
    assert!(run.err.contains("the table event_kinds is missing"), "{}", run.err);
}
