//! Help desks and HubSpot, from the door to the figure, against figures worked out by hand; and the
//! demo company's tickets and leads, which say the same in every shape.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tenure_testkit::simulator::{Desk, Spec, write_bundle, write_desk};

use crate::support::Place;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/tests/fixtures").join(name)
}

/// A folder with an export and three customers who pay from January on.
fn place(export: &str) -> Place {
    let place = Place::new();
    for entry in fs_err::read_dir(fixture(export)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        place.write(&format!("export/{name}"), &fs_err::read(&path).unwrap());
    }
    let subscriptions = "subscription_id,customer_id,amount,currency,interval,started_at\n\
        s1,cus_a,100,EUR,month,2026-01-18\ns2,cus_b,100,EUR,month,2026-01-02\n\
        s3,cus_c,50,EUR,month,2026-01-02\n";
    place.write("export/subscriptions.csv", subscriptions.as_bytes());
    let run = place.run(&["import", "export", "--data", "d"]);
    assert!(run.code < 2, "{run:#?}");
    place
}

/// Group and value of each figure of a month.
fn figures(
    place: &Place,
    data: &[&str],
    metric: &str,
    month: (&str, &str),
) -> Vec<(String, String)> {
    let (id, variant) = metric.split_once(' ').unwrap_or((metric, "standard"));
    let (from, to) = month;
    let ask = ["metric", id, "--variant", variant, "--from", from, "--to", to, "--grain", "month"];
    let ask = [&ask[..], data, &["--format", "json"]].concat();
    let answer = place.run_at("2027-01-01T00:00:00Z", &ask).json();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let figures = answer["figures"].as_array().unwrap().iter();
    figures.map(|it| (text(&it["group"]), text(&it["value"]))).collect()
}

const MARCH: (&str, &str) = ("2026-03", "2026-04");

fn value(place: &Place, metric: &str) -> String {
    figures(place, &["--data", "d"], metric, MARCH).swap_remove(0).1
}

#[test]
fn tickets_of_zendesk_give_figures_worked_out_by_hand() {
    let place = place("zendesk/export");
    // Solved in March with replies that Zendesk counted, neither merged nor deleted: 1, 2, 5, 6, 8
    // and 10. Only 2 took three replies.
    assert_eq!(value(&place, "fcr zendesk"), "0.833333333333");
    // A person had to solve 1, 2, 5 and 10. 2 took three replies, and 10 was opened again.
    assert_eq!(value(&place, "fcr"), "0.5");
    // Asked in March: 1, 2, 5, 6, 7, 10 and 13; three customers pay.
    assert_eq!(value(&place, "support_load"), "2.333333333333");
    // Of these a machine solved 6.
    assert_eq!(value(&place, "support_load self_service"), "0.142857142857");
    // Answered by a person after 30, 60, 90, 120 and 240 minutes: the middle one is 90 minutes.
    assert_eq!(value(&place, "support_load first_response"), "0.0625");
    // Good of good and bad.
    assert_eq!(value(&place, "csat"), "0.5");
}

#[test]
fn conversations_of_intercom_give_figures_worked_out_by_hand() {
    let place = place("intercom/export");
    // Closed, with teammates who are named, and asked by customers: 1 and 2. 2 was opened again.
    assert_eq!(value(&place, "fcr intercom"), "0.5");
    // Asked: 1, 2, 3, 5, 6; three customers pay.
    assert_eq!(value(&place, "support_load"), "1.666666666667");
    assert_eq!(value(&place, "support_load self_service"), "0.2");
}

#[test]
fn conversations_of_chatwoot_give_figures_worked_out_by_hand() {
    let place = place("chatwoot/export");
    // Resolved: 1, 2, 3 and 4; within fifteen minutes only 3.
    assert_eq!(value(&place, "fcr zammad"), "0.25");
    // One, two, no and two replies were written, and with the first of 4 we began: only 2 took two.
    assert_eq!(value(&place, "fcr zendesk"), "0.75");
    // Asked: 1, 2, 3, 6 and 7. 5 is spam, and with 4 we began.
    assert_eq!(value(&place, "support_load"), "1.666666666667");
    assert_eq!(value(&place, "support_load self_service"), "0.2");
}

#[test]
fn contacts_of_hubspot_give_figures_worked_out_by_hand() {
    let place = place("hubspot/export");
    let january = ("2026-01", "2026-02");
    let all = |metric: &str| figures(&place, &["--data", "d"], metric, january);
    // Six came in January: 101 became a customer by its own date, 105 by its deal.
    assert_eq!(all("lead_to_customer")[0].1, "0.333333333333");
    let pair = |stage: &str, n: &str| (stage.to_owned(), n.to_owned());
    // At the end of January: 102 is qualified by marketing, 103 an opportunity, 104 and 106 leads.
    assert_eq!(
        all("leads_by_stage stock"),
        [
            pair("12345678", "0"),
            pair("customer", "2"),
            pair("lead", "2"),
            pair("marketingqualifiedlead", "1"),
            pair("opportunity", "1"),
        ]
    );
    // 104 became a lead twice.
    assert_eq!(
        all("leads_by_stage flow"),
        [
            pair("customer", "2"),
            pair("lead", "7"),
            pair("marketingqualifiedlead", "2"),
            pair("opportunity", "4"),
        ]
    );
}

#[test]
fn an_import_says_what_became_of_what() {
    let place = Place::new();
    let bad = "{\"tickets\":[{\"id\":1,\"created_at\":\"2026-03-01T09:00:00Z\",\"status\":\"asleep\",\"requester_id\":1,\"submitter_id\":1},\n\
        {\"id\":2,\"created_at\":\"2026-03-01T09:00:00Z\",\"status\":\"open\",\"requester_id\":1,\"submitter_id\":1}]}";
    place.write("bad/tickets.json", bad.as_bytes());
    let run = place.run(&["import", "bad", "--data", "d"]);
    assert_eq!(run.code, 1, "{run:#?}");
    for part in [
        "bad/tickets.json:1",
        "1 /tickets/0/status",
        "asleep",
        "tickets and answers without one: 1",
        "--customer-key",
    ] {
        let part = part.trim_start_matches("bad/");
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    let run = place.run(&["import", "bad", "--data", "d", "--customer-key", "nobody"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("company.external_id"), "{}", run.err);
}

/// Figures of a bundle, and of the same bundle whose table is told by another source.
fn compare(desk: Desk, tables: &[&str], metrics: &[&str]) {
    let place = Place::new();
    let spec =
        Spec { customers: 60, months: 8, invoices: false, truth_months: false, ..Spec::default() };
    let bundle = place.path().join("bundle");
    write_bundle(&spec, &bundle, &mut |_, _| {}).unwrap();
    fs_err::create_dir(place.path().join("told")).unwrap();
    for entry in fs_err::read_dir(&bundle).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_told = tables.iter().any(|table| name.starts_with(&format!("{table}.")));
        if path.is_file() && !is_told {
            fs_err::copy(&path, place.path().join("told").join(&name)).unwrap();
        }
    }
    write_desk(&bundle, desk, &place.path().join("desk")).unwrap();
    let settings = fs_err::read_to_string(bundle.join("tenure.toml")).unwrap();
    let own = fs_err::read_to_string(place.path().join("desk/tenure.toml")).unwrap_or_default();
    for entry in fs_err::read_dir(place.path().join("desk")).unwrap() {
        let path = entry.unwrap().path();
        fs_err::copy(&path, place.path().join("told").join(path.file_name().unwrap())).unwrap();
    }
    place.write("told/tenure.toml", format!("{settings}\n{own}").as_bytes());
    for (folder, data) in [("bundle", "a"), ("told", "b")] {
        let run = place.run_at("2027-01-01T00:00:00Z", &["import", folder, "--data", data]);
        assert!(run.code < 2, "{run:#?}");
    }
    let end = spec.end;
    let mut defined = 0;
    for metric in metrics {
        for back in 2..7 {
            let of = |n: i32| {
                let day = end.checked_sub(jiff::Span::new().months(n)).unwrap();
                format!("{}-{:02}", day.year(), day.month())
            };
            let (from, to) = (of(back), of(back - 1));
            let ask = |data: &str| figures(&place, &["--data", data], metric, (&from, &to));
            let (ours, theirs) = (ask("a"), ask("b"));
            assert_eq!(ours, theirs, "{desk:?} {metric} {from}");
            defined += usize::from(ours.iter().any(|it| it.1 != "null" && it.1 != "0"));
        }
    }
    assert!(defined > metrics.len() * 2, "{desk:?}: {defined} figures have a value");
}

#[test]
fn the_demo_company_s_tickets_say_the_same_at_zendesk() {
    let metrics = [
        "fcr",
        "fcr zendesk",
        "fcr freshdesk",
        "fcr intercom",
        "fcr zammad",
        "support_load",
        "support_load first_response",
        "support_load resolution",
        "support_load self_service",
    ];
    compare(Desk::Zendesk, &["tickets"], &metrics);
}

#[test]
fn the_demo_company_s_tickets_say_the_same_at_intercom() {
    let metrics = ["support_load first_response", "support_load resolution", "support_load staff"];
    compare(Desk::Intercom, &["tickets"], &metrics);
}

#[test]
fn the_demo_company_s_tickets_say_the_same_at_chatwoot() {
    let metrics = ["support_load first_response", "support_load self_service"];
    compare(Desk::Chatwoot, &["tickets"], &metrics);
}

#[test]
fn the_demo_company_s_leads_say_the_same_at_hubspot() {
    let metrics = [
        "leads_by_stage stock",
        "leads_by_stage flow",
        "lead_to_customer",
        "lead_to_customer cohort",
    ];
    compare(Desk::HubSpot, &["leads", "lead_stages"], &metrics);
}

#[test]
fn a_ticket_that_was_opened_again_is_not_solved() {
    let place = Place::new();
    place.write(
        "export/tickets.csv",
        b"ticket_id,opened_at\nt1,2026-03-02T09:00:00Z\nt2,2026-03-03T09:00:00Z\n",
    );
    let events = "ticket_id,at,kind\n\
        t1,2026-03-02T09:10:00Z,solved\nt1,2026-03-04T09:00:00Z,reopened\n\
        t2,2026-03-03T09:05:00Z,solved\nt2,2026-03-04T09:00:00Z,reopened\nt2,2026-03-05T09:00:00Z,solved\n";
    place.write("export/ticket_events.csv", events.as_bytes());
    place.run(&["import", "export", "--data", "d"]).ok();
    // Solved is only 2, and that after two days; at first it was within fifteen minutes.
    assert_eq!(value(&place, "fcr zammad"), "1");
    assert_eq!(value(&place, "support_load resolution"), "2");
}

#[test]
fn first_contact_can_be_defined_in_the_question_and_in_the_account() {
    let place = Place::new();
    let tickets = "ticket_id,customer_id,category,opened_at,solved_at,agent_replies,reopens\n\
        1,a,login,2026-03-02T09:00:00Z,2026-03-02T16:00:00Z,1,0\n\
        2,a,price,2026-03-05T09:00:00Z,2026-03-05T10:00:00Z,2,0\n\
        3,b,login,2026-05-01T09:00:00Z,,,\n";
    place.write("in/tickets.csv", tickets.as_bytes());
    let ask = |variant: &str| {
        let range = ["--from", "2026-03", "--to", "2026-04"];
        place.run(&[&["metric", "fcr", "--input", "in", "--variant", variant], &range[..]].concat())
    };
    let json = |variant: &str| {
        let range = ["--from", "2026-03", "--to", "2026-04", "--format", "json"];
        let args = [&["metric", "fcr", "--input", "in", "--variant", variant], &range[..]].concat();
        place.run(&args).json()
    };
    // The customer came again after two days and seventeen hours, about something else.
    assert_eq!(json("defined")["figures"][0]["value"], "0");
    let answer = json("defined( window=5d, topic=same )");
    assert_eq!(answer["figures"][0]["value"], "0.5");
    let whole = "window=5d,topic=same,replies=1,followups=any,people=any,reopens=0";
    assert_eq!(answer["definition"], whole);
    assert_eq!(json("defined(window=2d,replies=2)")["figures"][0]["value"], "1");
    assert!(json("standard")["definition"].is_null());
    assert!(ask("defined(window=5d,topic=same)").ok().contains(whole));
    for (variant, words) in [
        ("defined(window=5)", "window cannot be \"5\""),
        ("defined(topics=same)", "no parameter \"topics\""),
        ("defined(window=5d", "is not closed"),
        ("zendesk(window=5d)", "zendesk has no parameters"),
        ("defined(window=3bd)", "window=3bd needs business hours"),
    ] {
        let run = ask(variant);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(words), "{variant}: {}", run.err);
    }
    let text =
        "business_hours = \"Mon-Fri 09:00-17:00\"\nfirst_contact = \"window=2bd,topic=same\"\n";
    place.write("in/tenure.toml", text.as_bytes());
    let answer = json("defined");
    assert_eq!(answer["figures"][0]["value"], "0.5");
    let whole = "window=2bd,topic=same,replies=1,followups=any,people=any,reopens=0; \
                 hours=Mon-Fri 09:00-17:00 UTC";
    assert_eq!(answer["definition"], whole);
    let form = |format: &str| {
        let range = ["--from", "2026-03", "--to", "2026-04", "--format", format];
        let args = [&["metric", "fcr", "--input", "in", "--variant", "all"], &range[..]].concat();
        place.run(&args).ok()
    };
    // Beside each figure that goes by it, and by no other.
    let lines = form("ndjson");
    for line in lines.lines() {
        let figure: Value = serde_json::from_str(line).unwrap();
        let of = figure.get("definition").and_then(|text| text.as_str());
        assert_eq!(of, (figure["variant"] == "defined").then_some(whole));
    }
    let table = form("csv");
    assert!(table.lines().next().unwrap().ends_with(",definition"), "{table}");
    assert_eq!(table.matches("hours=Mon-Fri 09:00-17:00 UTC").count(), 1);
    let range = ["--from", "2026-03", "--to", "2026-04", "--format", "json"];
    let args = ["metric", "support_load", "--input", "in", "--variant", "resolution_business"];
    // Seven hours and one: the middle one is an hour, a twenty-fourth of a day.
    let answer = place.run(&[&args[..], &range].concat()).json();
    assert_eq!(answer["figures"][0]["exact"], serde_json::json!(["1", "24"]));
}
