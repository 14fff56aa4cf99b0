//! Whose tickets and answers are, when they count, and who worked on them.

use serde_json::Value;

use crate::support::{Place, text};

const NOW: &str = "2026-11-28T12:00:00Z";

/// A folder of an account in UTC, unless its files say otherwise.
fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    let settings = "currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-06-30\n";
    place.write("b/tenure.toml", settings.as_bytes());
    for (name, rows) in files {
        place.write(&format!("b/{name}"), rows.as_bytes());
    }
    place
}

const ONE: &str = "subscription_id,customer_id,amount,interval,started_at,currency\n\
    s,a,10,month,2026-01-01,EUR\n";

/// The figures of a metric of April 2026.
fn april(place: &Place, metric: &str, more: &[&str]) -> Vec<Value> {
    let (id, variant) = metric.split_once(' ').unwrap_or((metric, "standard"));
    let ask = ["metric", id, "--variant", variant, "--from", "2026-04", "--to", "2026-05"];
    let rest = ["--input", "b", "--format", "json"];
    let answer = place.run_at(NOW, &[&ask[..], &rest, more].concat()).json();
    answer["figures"].as_array().cloned().unwrap_or_default()
}

/// The one figure of April, or why there is none.
fn one(place: &Place, metric: &str, more: &[&str]) -> String {
    let figure = &april(place, metric, more)[0];
    figure["value"].as_str().unwrap_or_else(|| text(figure, "undefined")).to_owned()
}

#[test]
fn records_of_one_currency_are_those_of_who_pays_in_it() {
    let place = place(&[
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,interval,started_at,currency\n\
             s,a,10,month,2026-01-01,EUR\ns2,b,10,month,2026-01-01,USD\n",
        ),
        ("fx_rates.csv", "date,currency,rate\n2026-01-01,USD,0.5\n"),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status,agent_replies\n\
             1,a,2026-04-02,2026-04-03,solved,1\n2,a,2026-04-02,2026-04-03,solved,1\n\
             3,b,2026-04-02,2026-04-03,solved,3\n4,,2026-04-02,2026-04-03,solved,1\n\
             5,x,2026-04-02,2026-04-03,solved,1\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at,comment\n\
             1,nps,a,9,0-10,2026-04-02,great\n2,nps,b,3,0-10,2026-04-02,awful\n",
        ),
        ("leads.csv", "lead_id,created_at\nl1,2026-04-02\n"),
    ]);
    let usd = ["--currency", "USD"];
    assert_eq!(one(&place, "support_load", &[]), "2.5");
    assert_eq!(one(&place, "support_load", &usd), "1");
    assert_eq!(one(&place, "support_load", &["--currency", "EUR"]), "2");
    assert_eq!(one(&place, "nps", &usd), "-100");
    assert_eq!(one(&place, "fcr", &usd), "0");
    // Of those who do not pay yet, only those who come to pay would be seen.
    let why = one(&place, "lead_to_customer", &usd);
    assert!(why.contains("does not say which of its rows belong to those who pay in USD"), "{why}");
    let said = ["feedback", "verbatims", "--input", "b", "--from", "2026-04", "--to", "2026-05"];
    let page = place.run_at(NOW, &[&said[..], &usd].concat()).ok();
    assert!(page.contains("awful") && !page.contains("great"), "{page}");
}

#[test]
fn people_of_a_ticket_are_those_whom_its_events_name() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,status\n1,a,2026-04-02,closed\n2,a,2026-04-02,closed\n3,a,2026-04-02,closed\n",
        ),
        (
            "ticket_events.csv",
            "ticket_id,at,kind,by\n1,2026-04-02T09:00:00Z,agent_reply,Joe\n\
             1,2026-04-02T10:00:00Z,agent_reply,Sue\n1,2026-04-02T11:00:00Z,closed,Ann\n\
             2,2026-04-02T09:00:00Z,agent_reply,Joe\n2,2026-04-02T10:00:00Z,customer_reply,cat\n\
             2,2026-04-02T11:00:00Z,closed,Joe\n2,2026-04-02T12:00:00Z,solved,cat\n\
             3,2026-04-02T09:00:00Z,agent_reply,\n3,2026-04-02T11:00:00Z,closed,Joe\n",
        ),
    ]);
    let defined = |people: &str| {
        one(&place, &format!("fcr defined(window=0d,replies=any,people={people})"), &[])
    };
    // Of the third nobody knows who answered.
    assert_eq!((defined("1"), defined("3")), ("0.5".to_owned(), "1".to_owned()));
    assert_eq!(one(&place, "fcr intercom", &[]), "0.5");
}

#[test]
fn a_rating_is_of_the_day_on_which_events_say_that_the_ticket_was_solved() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,status,satisfaction\n1,a,2026-03-30,solved,good\n",
        ),
        ("ticket_events.csv", "ticket_id,at,kind,by\n1,2026-04-02T09:00:00Z,solved,Joe\n"),
    ]);
    assert_eq!(one(&place, "csat", &[]), "1");
}

#[test]
fn what_names_a_ticket_is_of_its_customer_and_occasion() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status,satisfaction\n1,a,2026-04-01,2026-04-02,solved,good\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,score,scale,responded_at,ticket_id\n1,csat,good,good-bad,2026-04-03,1\n",
        ),
    ]);
    let groups = april(&place, "csat", &["--by", "touchpoint"]);
    assert_eq!(groups.len(), 1, "{groups:?}");
    assert_eq!((text(&groups[0], "group"), text(&groups[0], "value")), ("support", "1"));
    assert_eq!(one(&place, "csat", &["--segment", "mrr > 5"]), "1");
}

#[test]
fn a_ticket_is_final_where_it_is_known_who_came_again() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,status,agent_replies\n\
        1,a,2026-04-02,2026-04-03,solved,1\n2,a,2026-04-28T00:00:00Z,2026-04-28T10:00:00Z,solved,1\n\
        3,b,2026-04-30T00:00:00Z,2026-04-30T01:00:00Z,solved,1\n";
    let place = place(&[
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,interval,started_at,ended_at,currency\n\
             s,a,10,month,2026-01-01,,EUR\ns2,b,10,month,2026-01-01,2026-06-20,EUR\n",
        ),
        ("tickets.csv", tickets),
    ]);
    let judged = |place: &Place| text(&april(place, "fcr", &[])[0]["terms"][1], "value").to_owned();
    // All data are said to reach to the end of June.
    assert_eq!(judged(&place), "3");
    // Billing reaches to June, and tickets to the end of April.
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    assert_eq!(judged(&place), "1");
    // Before the first ticket and after the last nobody counted.
    let ask =
        ["metric", "support_load", "--from", "2026-03", "--to", "2026-06", "--grain", "month"];
    let rest = ["--input", "b", "--format", "json"];
    let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
    let told: Vec<(bool, bool)> = answer["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["value"].is_string(), it["partial"] == true))
        .collect();
    assert_eq!(told, [(false, false), (true, false), (true, true)]);
}

#[test]
fn seven_days_are_days_of_the_account() {
    let tickets = |next: &str| {
        format!(
            "ticket_id,customer_id,opened_at,solved_at,status,agent_replies\n\
             1,a,2026-10-20T06:00:00Z,2026-10-20T07:00:00Z,solved,1\n2,a,{next},,open,\n"
        )
    };
    let settings =
        b"currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\ndata_through = 2026-11-20\n";
    let first = |next: &str| {
        let place = place(&[("subscriptions.csv", ONE), ("tickets.csv", &tickets(next))]);
        place.write("b/tenure.toml", settings);
        let ask = ["metric", "fcr", "--from", "2026-10", "--to", "2026-11", "--input", "b"];
        let answer = place.run_at(NOW, &[&ask[..], &["--format", "json"]].concat()).json();
        text(&answer["figures"][0], "value").to_owned()
    };
    // The clock goes back on 25 October; the seventh day is 27 October.
    assert_eq!(first("2026-10-27T07:30:00Z"), "0");
    assert_eq!(first("2026-10-28T00:30:00+02:00"), "1");
}

#[test]
fn words_for_open_tickets_are_known_and_others_are_named() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status\n\
             1,a,2026-04-02,2026-04-02,re-opened\n2,a,2026-04-02,2026-04-02,Waiting on customer\n\
             3,a,2026-04-02,2026-04-02,resolved\n4,a,2026-04-02,2026-04-02,deschis\n\
             5,a,2026-04-02,2026-04-02,flummoxed\n",
        ),
    ]);
    let figure = &april(&place, "fcr zammad", &[])[0];
    assert_eq!(text(&figure["terms"][1], "value"), "2");
    let run = place.run_at(NOW, &["check", "ticket-status", "--input", "b"]);
    assert!(run.out.contains("flummoxed") && !run.out.contains("deschis"), "{run:?}");
}

#[test]
fn what_two_files_say_together_is_held_against_the_rules() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at\n1,csat,a,4,1-5,2026-04-01\n",
        ),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status\n1,a,2026-04-01,2026-04-03,solved\n",
        ),
        ("help_center.csv", "date,visitors,tickets_after\n2026-04-01,10,5\n"),
        ("surveys.csv", "survey_id,kind,scale\nq,nps,0-10\n"),
    ]);
    place.run_at(NOW, &["import", "b", "--data", "d"]).ok();
    place.write("c/survey_responses.csv", b"response_id,score\n1,9\n");
    place.write("c/tickets.csv", b"ticket_id,opened_at\n1,2026-04-05\n");
    place.write("c/help_center.csv", b"date,visitors\n2026-04-01,3\n");
    place.run_at("2026-11-28T12:01:00Z", &["import", "c", "--data", "d"]).ok();
    place.write("e/survey_responses.csv", b"response_id,survey_id\n1,q\n");
    place.run_at("2026-11-28T12:02:00Z", &["import", "e", "--data", "d"]).ok();
    for (check, what) in [
        ("answer-off-scale", "survey_responses"),
        ("ends-before-start", "tickets"),
        ("more-than-whole", "help_center"),
        ("answer-of-other-kind", "survey_id"),
    ] {
        let run = place.run_at("2026-11-28T12:03:00Z", &["check", check, "--data", "d"]);
        assert!(run.code == 1 && run.out.contains(what), "{check}: {run:?}");
    }
}

#[test]
fn rows_tell_of_which_figure_and_table_they_are_and_how_long_tickets_took() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "spend.csv",
            "month,category,amount\n2026-02,marketing,100\n2026-03,marketing,95\n2026-04,marketing,90\n2026-02,sales,1\n2026-03,sales,1\n2026-04,sales,1\n",
        ),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status,satisfaction\n1,a,2026-04-01,2026-04-03,solved,good\n2,a,2026-04-01,2026-04-08,solved,\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at\n1,csat,a,5,1-5,2026-04-01\n",
        ),
    ]);
    let rows = |metric: &str, more: &[&str]| {
        let (id, variant) = metric.split_once(' ').unwrap();
        let ask = ["metric", id, "--variant", variant, "--from", "2026-03", "--to", "2026-05"];
        let rest = ["--grain", "month", "--rows", "--input", "b", "--format", "json"];
        let answer = place.run_at(NOW, &[&ask[..], &rest, more].concat()).json();
        answer["rows"].as_array().cloned().unwrap_or_default()
    };
    let lagged = rows("cac lagged_1", &[]);
    let of_may = lagged.iter().find(|row| text(row, "value") == "95.00").unwrap();
    assert_eq!((text(of_may, "from"), text(of_may, "rows_from")), ("2026-04-01", "2026-03-01"));
    let took: Vec<(String, String)> = rows("support_load resolution_90", &[])
        .iter()
        .map(|row| (text(row, "record").to_owned(), text(row, "duration").to_owned()))
        .collect();
    assert_eq!(took, [("1".into(), "2".into()), ("2".into(), "7".into())]);
    let tables: Vec<String> =
        rows("csat standard", &[]).iter().map(|row| text(row, "table").to_owned()).collect();
    assert!(tables.contains(&"tickets".into()) && tables.contains(&"survey_responses".into()));
}

#[test]
fn what_only_ratings_of_tickets_tell_lacks_the_answers() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,solved_at,status,satisfaction\n1,a,2026-04-01,2026-04-02,solved,good\n",
        ),
    ]);
    let report = place.run_at(NOW, &["report", "--input", "b"]).ok();
    assert!(report.contains("survey_responses.csv"), "{report}");
}

#[test]
fn comments_of_a_customer_are_those_of_whoever_it_became() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        ("customers.csv", "customer_id,merged_into\na,\nb,a\n"),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at,comment\n1,nps,b,9,0-10,2026-04-02,splendid\n2,nps,x,9,0-10,2026-04-02,strange\n",
        ),
    ]);
    let ask = |id: &str| {
        let range = ["--from", "2026-04", "--to", "2026-05", "--input", "b", "--customer", id];
        place.run_at(NOW, &[&["feedback", "verbatims"][..], &range].concat())
    };
    assert!(ask("b").ok().contains("splendid"));
    assert!(ask("x").ok().contains("strange"));
    let run = ask("nosuch");
    assert!(run.code == 2 && run.err.contains("no customer has the id"), "{run:?}");
}

#[test]
fn answers_on_another_scale_are_pointed_at() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at\n1,nps,a,9,1-10,2026-04-02\n",
        ),
    ]);
    let ask = ["metric", "nps", "--from", "2026-04", "--to", "2026-05", "--input", "b"];
    let run = place.run_at(NOW, &ask);
    assert!(run.err.contains("scale_1_10"), "{run:?}");
}

#[test]
fn what_is_left_out_stands_in_every_form() {
    let place = place(&[
        ("subscriptions.csv", ONE),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at\n1,nps,a,9,0-10,2026-04-02\n2,nps,a,5,1-7,2026-04-02\n",
        ),
    ]);
    let ask = ["metric", "nps", "--variant", "standard", "--from", "2026-04", "--to", "2026-05"];
    let form = |form: &str| {
        let rest = ["--input", "b", "--format", form];
        place.run_at(NOW, &[&ask[..], &rest].concat()).ok()
    };
    assert!(form("csv").lines().next().unwrap().contains("left_out"), "{}", form("csv"));
    assert!(form("md").contains("leaves out 1"), "{}", form("md"));
}

#[test]
fn what_is_named_after_its_split_keeps_to_it() {
    let spend = "month,category,channel,campaign,amount\n2026-04,marketing,Ads,spring,100\n\
        2026-04,sales,Ads,spring,1\n";
    let place = place(&[
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,interval,started_at,currency\n\
             s,a,10,month,2026-04-02,EUR\n",
        ),
        ("customers.csv", "customer_id,channel\na,Ads\n"),
        ("spend.csv", spend),
    ]);
    let ask = |by: &str| {
        let range = ["--from", "2026-04", "--to", "2026-05", "--input", "b", "--by", by];
        let ask = ["metric", "cac", "--variant", "by_channel"];
        place.run_at(NOW, &[&ask[..], &range].concat())
    };
    let run = ask("campaign");
    assert!(run.code == 2 && run.err.contains("cac by_channel goes by channel"), "{run:?}");
    assert!(ask("channel").ok().contains("Ads"));
    let explain = ["explain", "metric", "cac", "--variant", "by_channel", "--from", "2026-04"];
    let page = place.run_at(NOW, &[&explain[..], &["--to", "2026-05", "--input", "b"]].concat());
    assert!(page.out.contains("2026-04, Ads"), "{page:?}");
}
