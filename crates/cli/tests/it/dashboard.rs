//! Files from Stripe's dashboard, straight to a figure.

use crate::support::{Place, text};

#[test]
fn downloads_become_a_figure() {
    let place = Place::new();
    place.write(
        "down/subscriptions.csv",
        b"id,Customer ID,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Cancel At Period End,Canceled At (UTC),Ended At (UTC)\n\
          sub_1,cus_1,pro,3,usd,month,\"19,00\",active,2026-01-10 09:30,2026-01-10 09:30,2026-05-10 09:30,2026-06-10 09:30,false,,\n\
          sub_2,cus_2,team,1,usd,year,1200.00,active,2025-07-01 00:00,2025-07-01 00:00,2025-07-01 00:00,2026-07-01 00:00,true,2026-04-02 08:00,\n",
    );
    place.write(
        "down/customers.csv",
        b"id,Email,Name,Created (UTC),tier (metadata)\ncus_1,a@b.example,Ada,2026-01-10 09:30,gold\n",
    );
    let month = ["--from", "2026-04", "--to", "2026-05", "--format", "json"];
    let all = [&["metric", "mrr", "--input", "down"][..], &month].concat();
    let run = place.run(&all);
    assert!(!run.err.contains("error"), "{}", run.err);
    let answer = run.json();
    assert_eq!(text(&answer, "figures.0.value"), "157.00");
    assert_eq!(text(&answer, "figures.0.currency"), "USD");
    let gold = place.run(&[&all[..], &["--segment", "tier = \"gold\""]].concat()).json();
    assert_eq!(text(&gold, "figures.0.value"), "57.00");
    // The last thing that the files tell of is of April; the year ends on 1 July.
    let ahead = place.run(&["cmrr", "--months", "4", "--input", "down", "--format", "json"]);
    let ahead = ahead.json();
    let cancelled: Vec<&str> = ahead["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|month| month["cancelled"].as_str().unwrap())
        .filter(|amount| *amount != "0.00")
        .collect();
    assert_eq!(cancelled, ["-100.00"]);
    // The note on what is missing is said once, and importing again changes nothing.
    let first = place.run(&["import", "down", "--data", "books"]);
    assert_eq!(first.code, 0, "{first:?}");
    assert_eq!((first.out + &first.err).matches("do not tell earlier plans").count(), 1);
    let again = place.run(&["import", "down", "--data", "books", "--format", "json"]);
    assert_eq!(again.code, 0, "{again:?}");
}
