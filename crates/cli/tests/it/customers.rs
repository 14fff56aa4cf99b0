//! The list of customers, one customer whole, and segments: against figures and movements.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Place, text};

fn ask(place: &Place, args: &[&str]) -> Value {
    place.run(&[args, &["--data", "books", "--format", "json"]].concat()).json()
}

fn demo() -> Place {
    let place = Place::new();
    place.run(&["demo", "--out", "company", "--customers", "60", "--months", "14"]).ok();
    place.run(&["import", "company", "--data", "books"]).ok();
    place
}

fn ids(list: &Value) -> Vec<String> {
    let rows = list["customers"].as_array().unwrap();
    rows.iter().map(|row| row["customer_id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_total_is_the_figure_of_the_same_segment_and_day() {
    let place = demo();
    // A range ends with the day before the one that is named.
    let days = [("2026-05-31", "2026-06-01"), ("2026-01-15", "2026-01-16")];
    for segment in ["mrr >= 0", "country = \"RO\"", "mrr > 100 and not paused", "employees > 50"] {
        for (day, next) in days {
            let list =
                ask(&place, &["customers", "--segment", segment, "--at", day, "--limit", "2"]);
            let figure = ["metric", "mrr", "--segment", segment, "--from", day, "--to", next];
            let figure = ask(&place, &figure);
            assert_eq!(
                text(&list, "total.mrr"),
                text(&figure, "figures.0.value"),
                "{segment} {day}"
            );
            let check = ask(&place, &["segment", "check", segment, "--at", day]);
            assert_eq!(check["mrr"], list["total"]["mrr"]);
            assert_eq!(check["customers"], list["total"]["customers"]);
            assert!(list["customers"].as_array().unwrap().len() <= 2);
        }
    }
}

#[test]
fn pages_make_the_whole_list_in_any_order() {
    let place = demo();
    for sort in ["mrr", "mrr:asc", "name", "start:asc", "owner:desc", "last_nps", "renewal:asc"] {
        let args = ["customers", "--all", "--sort", sort, "--columns", "name,mrr,open_tickets"];
        let whole = ids(&ask(&place, &args));
        let mut pages = Vec::new();
        for offset in (0..whole.len()).step_by(17) {
            let offset = offset.to_string();
            pages.extend(ids(&ask(
                &place,
                &[&args[..], &["--offset", &offset, "--limit", "17"]].concat(),
            )));
        }
        assert_eq!(pages, whole, "{sort}");
        assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), whole.len());
    }
}

#[test]
fn a_timeline_has_every_movement_and_says_where_it_was_read() {
    let place = demo();
    let list = ask(&place, &["customers", "--all", "--sort", "id"]);
    for id in ids(&list).iter().step_by(9) {
        // What is known of the time ahead has not happened.
        let range = ["--from", "2024-01-01", "--to", "2026-06-01"];
        let movements = ask(&place, &[&["movements", "--customer", id], &range[..]].concat());
        let happened = ask(&place, &["customer", id, "--timeline", "--kind", "movement"]);
        let of = |rows: &Value, kind: &str, amount: &str| -> BTreeSet<(String, String, String)> {
            let rows = rows.as_array().unwrap().iter();
            let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
            rows.map(|row| (text(row, "at"), text(row, kind), text(row, amount))).collect()
        };
        let listed = of(&movements["movements"], "kind", "amount_account");
        assert_eq!(of(&happened["timeline"]["items"], "event", "amount"), listed, "{id}");
        assert!(!listed.is_empty());
        for row in happened["timeline"]["items"].as_array().unwrap() {
            assert!(row["sources"].as_array().unwrap().iter().all(|s| s["file"].is_string()));
        }
    }
}

#[test]
fn a_timeline_is_newest_first_and_comes_in_pages_and_kinds() {
    let place = demo();
    let id = &ids(&ask(&place, &["customers", "--limit", "1"]))[0];
    let whole = ask(&place, &["customer", id]);
    let items = whole["timeline"]["items"].as_array().unwrap();
    let times: Vec<&str> = items.iter().map(|item| item["at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    let kinds = whole["timeline"]["kinds"].as_object().unwrap();
    let counted: u64 = kinds.values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(counted as usize, items.len());
    for kind in ["movement", "invoice", "payment", "subscription"] {
        assert!(kinds.contains_key(kind), "{kinds:?}");
    }
    let page = ask(&place, &["customer", id, "--timeline", "--offset", "3", "--limit", "4"]);
    assert_eq!(page["timeline"]["items"].as_array().unwrap()[..], items[3..7]);
    assert_eq!(page["timeline"]["total"], items.len());
    let wrong = place.run(&["customer", id, "--kind", "weather", "--data", "books"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("kinds are movement"), "{}", wrong.err);
}

#[test]
fn one_customer_is_told_whole() {
    let place = Place::with_workspace();
    let one = ask(&place, &["customer", "a", "--at", "2026-04-30"]);
    assert_eq!((text(&one, "name"), text(&one, "status")), ("Ada", "customer"));
    assert_eq!((text(&one, "mrr"), text(&one, "arr")), ("98.00", "1176.00"));
    assert_eq!((text(&one, "since"), &one["tenure_days"]), ("2026-01-10", &110.into()));
    let tier = one["attributes"].as_array().unwrap().iter().find(|a| a["name"] == "tier").unwrap();
    assert_eq!((text(tier, "value"), text(tier, "source.file")), ("gold", "customers.csv"));
    assert_eq!(tier["source"]["line"], 2);
    let levels: Vec<&str> =
        one["steps"].as_array().unwrap().iter().map(|step| text(step, "mrr")).collect();
    assert_eq!(levels, ["49.00", "98.00"]);
    let rows = &one["tables"]["subscription_changes"]["rows"];
    assert_eq!((text(rows, "0.amount"), text(rows, "0.currency")), ("98.00", "EUR"));
    // Before the change it was as before; one who has left is former.
    assert_eq!(text(&ask(&place, &["customer", "a", "--at", "2026-03-31"]), "mrr"), "49.00");
    assert_eq!(text(&ask(&place, &["customer", "c"]), "status"), "former");
    let page = place.run(&["customer", "a", "--data", "books"]).ok();
    assert!(page.contains("Ada (a) at the end of"), "{page}");
    assert!(page.contains("subscription_changes.csv:2"), "{page}");
}

#[test]
fn customers_are_found_by_what_they_are_called_and_how_they_stand() {
    let place = Place::with_workspace();
    let sorted = |sort: &str, args: &[&str]| {
        ids(&ask(&place, &[&["customers", "--sort", sort], args].concat()))
    };
    let list = |args: &[&str]| sorted("id", args);
    assert_eq!(list(&["--search", "AD"]), ["a"]);
    assert_eq!(list(&["--search", "nobody"]), Vec::<String>::new());
    assert_eq!(list(&["--status", "former"]), ["c"]);
    assert_eq!(list(&["--status", "customer", "--status", "former"]), ["a", "b", "c", "d"]);
    assert_eq!(sorted("tier", &["--all"]), ["a", "c", "b", "d"]);
    let tiers = ask(&place, &["customers", "--columns", "tier,arr", "--all", "--sort", "id:desc"]);
    assert_eq!(
        tiers["customers"][3],
        serde_json::json!({ "customer_id": "a", "tier": "gold", "arr": "1176.00" })
    );
    let wrong = place.run(&["customers", "--columns", "tiers", "--data", "books"]);
    assert!(wrong.err.contains("did you mean tier?"), "{}", wrong.err);
    let wrong = place.run(&["customers", "--sort", "mrr:up", "--data", "books"]);
    assert!(wrong.err.contains("mrr:asc or mrr:desc"), "{}", wrong.err);
}

#[test]
fn what_is_wrong_with_a_segment_is_an_answer() {
    let place = Place::with_workspace();
    let told = ask(&place, &["segment", "check", "mrr > 5 and tir = \"gold\""]);
    assert_eq!(told["customers"], Value::Null);
    assert_eq!((&told["error"]["line"], &told["error"]["column"]), (&1.into(), &13.into()));
    assert_eq!(text(&told, "error.hint"), "did you mean tier?");
    let fields = ask(&place, &["segment", "fields"]);
    let tier = fields["fields"].as_array().unwrap().iter().find(|f| f["name"] == "tier").unwrap();
    assert_eq!((text(tier, "holds"), &tier["values"]), ("text", &serde_json::json!(["gold"])));
}

#[test]
fn tickets_that_are_done_with_are_not_open_and_invited_answers_are_somebodys() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,10,EUR,2026-01-01\n",
    );
    place.write(
        "in/tickets.csv",
        b"ticket_id,customer_id,opened_at,solved_at,status\nt1,a,2026-02-01,,Closed\n\
          t2,a,2026-02-01,,resolved\nt3,a,2026-02-01,,\nt4,a,2026-02-01,2026-02-02,open\n\
          t5,a,2026-02-01,,open\n",
    );
    // t3 was solved, t4 opened again; t5 is open anyway.
    place.write(
        "in/ticket_events.csv",
        b"ticket_id,at,kind\nt3,2026-02-03,solved\nt4,2026-02-04,reopened\nt5,2026-02-05,agent_reply\n",
    );
    place.write(
        "in/survey_invites.csv",
        b"invite_id,survey,customer_id,sent_at\ni1,nps,a,2026-03-01\n",
    );
    place.write(
        "in/survey_responses.csv",
        b"response_id,invite_id,survey,customer_id,score,scale,responded_at\n\
          r1,i1,nps,,9,0-10,2026-03-31\nr2,,nps,a,6,0-10,2026-03-07\n",
    );
    let args = ["customers", "--input", "in", "--columns", "open_tickets,last_nps"];
    let out = place.run(&[&args[..], &["--at", "2026-04-02", "--format", "csv"]].concat()).ok();
    assert!(out.lines().nth(1).unwrap().contains(",2,9"), "{out}");
}

/// What was cleared is told as files say it, not as it is stored.
#[test]
fn a_cleared_date_is_none() {
    let place = Place::new();
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns,a,10,EUR,2026-01-01\n",
    );
    place.write(
        "company/subscription_changes.csv",
        b"subscription_id,changed_at,discount_percent,discount_ends_at\ns,2026-02-01,50,none\n",
    );
    let answer = place.run(&["customer", "a", "--input", "company", "--format", "json"]).json();
    let change = &answer["tables"]["subscription_changes"]["rows"][0];
    assert_eq!(text(change, "discount_ends_at"), "none", "{answer}");
}
