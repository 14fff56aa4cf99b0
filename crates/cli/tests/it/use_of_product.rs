//! `tenure usage` and the import of events, against figures worked out by hand.

use serde_json::Value;

use crate::support::Place;

const FILES: [(&str, &str); 5] = [
    ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\n"),
    ("users.csv", "user_id,customer_id,internal\nu1,a,\nu2,a,\neve,b,yes\nu9,b,no\n"),
    ("event_kinds.csv", "event,qualifying\nopened,yes\nreported,yes\nseen,no\n"),
    (
        "features.csv",
        "feature,events,key\nreports,reported,yes\nsearch,searched,yes\nhome,opened,\n",
    ),
    // u1 on 1 May (the first after midnight in Bucharest) and 20 May, u2 on 20 April; eve is
    // one of our own people, whoever she looks at; nobody knows who opened at c.
    (
        "events.csv",
        "customer_id,user_id,event,at,event_id\n\
         a,u1,opened,2026-04-30T21:30:00Z,e1\n\
         a,u1,reported,2026-05-01T10:00:00Z,e2\n\
         a,u1,opened,2026-05-20T10:00:00Z,e3\n\
         a,u1,opened,2026-05-20T10:00:00Z,e3\n\
         a,u2,opened,2026-04-20T10:00:00Z,e4\n\
         a,eve,opened,2026-05-20T10:00:00Z,e5\n\
         b,u9,seen,2026-05-21T10:00:00Z,e5\n\
         b,u9,opened,2026-05-02T10:00:00Z,e6\n\
         c,,opened,2026-03-20T10:00:00Z,e7\n\
         d,u4,opened,2026-07-01T10:00:00Z,e8\n",
    ),
];

fn place() -> Place {
    let place = Place::new();
    for (file, text) in FILES {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

fn usage(place: &Place, args: &[&str]) -> Value {
    let mut all = vec!["usage", "--at", "2026-05-22", "--sort", "id", "--format", "json"];
    all.extend_from_slice(args);
    place.run(&all).json()
}

#[test]
fn who_uses_the_product() {
    let place = place();
    let told = usage(&place, &["--input", "company"]);
    assert_eq!(told["at"], "2026-05-22");
    assert_eq!((&told["events_internal"], &told["events_in_future"]), (&1.into(), &1.into()));
    assert_eq!(told["events_without_user"], 1);
    let rows = told["customers"].as_array().unwrap();
    let row = |at: usize| -> Vec<String> {
        [
            "customer_id",
            "active_users",
            "user_days",
            "user_days_before",
            "features_used",
            "weeks_active",
            "last_seen",
            "stickiness",
            "trend",
            "key_features_unused",
        ]
        .iter()
        .map(|name| match &rows[at][*name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect()
    };
    // The window is 24 April to 21 May: u1 on 1 May and 20 May; before it u2 on 20 April.
    let a = ["a", "1", "2", "1", "2", "3", "2026-05-20", "0.071428571429", "1", "search"];
    assert_eq!(row(0), a);
    let b =
        ["b", "1", "1", "0", "1", "1", "2026-05-02", "0.035714285714", "null", "reports; search"];
    assert_eq!(row(1), b);
    let c = ["c", "0", "0", "0", "0", "1", "2026-03-20", "null", "null", "reports; search"];
    assert_eq!(row(2), c);
    assert_eq!(rows.len(), 3);
    // Kept beside the facts, it is the same, and so are other days.
    place.run(&["import", "company", "--data", "books"]);
    for _ in 0..2 {
        assert_eq!(usage(&place, &["--data", "books"])["customers"], told["customers"]);
    }
    let early =
        place.run(&["usage", "--data", "books", "--at", "2026-05-01", "--format", "csv"]).ok();
    let a = early.lines().find(|line| line.starts_with("a,")).unwrap();
    assert_eq!(a, "a,1,1,0.035714285714,1,1,2026-04-20,0,,reports; search");
}

#[test]
fn events_count_once_and_can_be_undone() {
    let place = place();
    let first = place.run(&["import", "company", "--data", "books"]);
    assert!(
        first.out.contains("2026-07-01T10:00:00Z") || first.err.contains("2026-07-01"),
        "{first:#?}"
    );
    let kept = usage(&place, &["--data", "books"])["customers"].clone();
    place.run(&["import", "company", "--data", "books"]);
    assert_eq!(usage(&place, &["--data", "books"])["customers"], kept);
    let more = "customer_id,user_id,event,at,event_id\na,u3,opened,2026-05-21T10:00:00Z,f1\n\
                a,u1,opened,2026-05-20T10:00:00Z,e3\n";
    place.write("more/events.csv", more.as_bytes());
    place.run(&["import", "more", "--data", "books"]).ok();
    assert_eq!(usage(&place, &["--data", "books"])["customers"][0]["active_users"], 2);
    let batches = place.run(&["batches", "list", "--data", "books", "--format", "json"]).json();
    let last = batches["batches"].as_array().unwrap().iter().map(|it| it["batch"].as_u64()).max();
    place.run(&["batches", "undo", &last.unwrap().unwrap().to_string(), "--data", "books"]).ok();
    assert_eq!(usage(&place, &["--data", "books"])["customers"], kept);
}

#[test]
fn without_events_there_is_advice() {
    let place = Place::with_books();
    let run = place.run(&["usage", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("customer_id, user_id, event, at"), "{run:#?}");
}

#[test]
fn seats_of_customers_who_became_one_add_up() {
    let place = Place::new();
    place.write(
        "company/customers.csv",
        b"customer_id,merged_into,merged_at\na,,\nb,a,2026-03-20\n",
    );
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,10,EUR,2026-01-01\n\
          s2,b,10,EUR,2026-01-01\n",
    );
    place.write(
        "company/seats.csv",
        b"customer_id,at,purchased\na,2026-01-01,10\nb,2026-01-01,4\nb,2026-03-10,6\n",
    );
    place.write(
        "company/events.csv",
        b"customer_id,user_id,event,at\na,u1,opened,2026-02-27\nb,u2,opened,2026-02-26\n\
          a,u1,opened,2026-03-27\nb,u2,opened,2026-03-26\n",
    );
    let args = ["metric", "seat_use", "--input", "company", "--from", "2026-02", "--to", "2026-04"];
    let answer = place.run(&[&args[..], &["--grain", "month", "--format", "json"]].concat()).json();
    for (month, seats) in [(0, "14"), (1, "16")] {
        let terms = &answer["figures"][month]["terms"];
        assert_eq!((&terms[0]["value"], &terms[1]["value"]), (&"2".into(), &seats.into()));
    }
}
