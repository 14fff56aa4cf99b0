//! Figures where something changes within the period that is asked, or the period is not over,
//! against counts worked out by hand.

use serde_json::Value;

use crate::support::{NOW, Place};

fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    for (file, text) in files {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

/// All figures of a metric, by variant and heading.
fn figures(place: &Place, metric: &str, more: &[&str]) -> Vec<Value> {
    figures_at(NOW, place, metric, more)
}

/// The same, asked at a time.
fn figures_at(now: &str, place: &Place, metric: &str, more: &[&str]) -> Vec<Value> {
    let mut all = vec!["metric", metric, "--input", "company", "--format", "json"];
    all.extend(more);
    place.run_at(now, &all).json()["figures"].as_array().unwrap().clone()
}

fn value(figures: &[Value], variant: &str, group: &str) -> String {
    let of = |figure: &&Value| {
        figure["variant"] == variant && figure["group"].as_str().unwrap_or("") == group
    };
    let found = figures.iter().find(of);
    shown(found.unwrap_or_else(|| panic!("no {variant} of {group:?} in {figures:#?}")))
}

/// The value of a figure.
fn shown(figure: &Value) -> String {
    figure["value"].as_str().unwrap_or_else(|| panic!("no value: {figure:#}")).to_owned()
}

const MARCH: [&str; 4] = ["--from", "2026-03", "--to", "2026-04"];

#[test]
fn a_term_from_the_31st_ends_on_the_31st_where_there_is_one() {
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ndata_through = 2026-09-30\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,started_at,term_months,ended_at,status\n\
             s1,a,10,EUR,2025-08-31,6,2026-08-31,canceled\ns2,b,10,EUR,2025-12-31,,,active\n",
        ),
    ]);
    let august = ["--from", "2026-08", "--to", "2026-09"];
    let figures = figures_at("2026-10-02", &place, "renewal_rate", &august);
    assert_eq!(shown(&figures[0]), "0");
}

#[test]
fn what_closes_by_itself_was_solved_before_and_what_is_open_again_is_not() {
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ndata_through = 2026-06-30\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n",
        ),
        (
            "tickets.csv",
            "ticket_id,customer_id,opened_at,status,solved_at\n\
             t1,a,2026-03-20T10:00:00Z,Closed,\nt2,a,2026-04-10T10:00:00Z,open,2026-04-10T12:00:00Z\n\
             t3,a,2026-05-01T10:00:00Z,resolved,\nt4,a,2026-05-02T10:00:00Z,open,\n",
        ),
        (
            "ticket_events.csv",
            "ticket_id,at,kind,by\nt1,2026-03-20T10:01:00Z,assigned,ann\n\
             t1,2026-03-20T10:02:00Z,assigned,ann\nt1,2026-03-20T11:00:00Z,agent_reply,ann\n\
             t1,2026-03-20T12:00:00Z,solved,ann\nt1,2026-04-20T12:00:00Z,closed,system\n\
             t2,2026-04-12T12:00:00Z,reopened,ann\n",
        ),
    ]);
    let now = "2026-08-01";
    let more = [&["--variant", "resolution_90"], &MARCH[..]].concat();
    let hours = value(&figures_at(now, &place, "support_load", &more), "resolution_90", "");
    assert!(hours.starts_with("0.08333"), "{hours} is two hours in days");
    let fcr = ["--variant", "intercom", "--from", "2026-03", "--to", "2026-05", "--grain", "month"];
    let figures = figures_at(now, &place, "fcr", &fcr);
    // One person on the ticket of March; none was solved in April.
    assert_eq!(shown(&figures[0]), "1");
    assert!(figures[1]["value"].is_null(), "{figures:#?}");
    let list = ["customers", "--input", "company", "--columns", "open_tickets", "--at"];
    let list = [&list[..], &["2026-05-15", "--format", "csv"]].concat();
    let list = place.run(&list).ok();
    // That which was opened again, and the one that says so: not those over without a time.
    assert!(list.lines().nth(1).unwrap().ends_with(",2"), "{list}");
}

#[test]
fn in_a_month_that_is_not_over_only_full_months_and_days_that_have_been_count() {
    let rows = (1..=12).map(|n| {
        let end = match n {
            11 => "2026-05-10",
            12 => "2026-10-10",
            _ => "",
        };
        format!("s{n},c{n},100,EUR,2025-01-01,{end}\n")
    });
    let header = "subscription_id,customer_id,amount,currency,started_at,ended_at\n";
    let month =
        |month: u32, days: u32| (1..=days).map(move |day| format!("2026-{month:02}-{day:02}"));
    let days = month(8, 31).chain(month(9, 30)).chain(month(10, 31));
    let days = days.chain(month(11, 15));
    let events: String = days.map(|day| format!("c1,u1,x,{day}T10:00:00Z,e{day}\n")).collect();
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ndata_through = 2026-11-15\n"),
        ("subscriptions.csv", &(header.to_owned() + &rows.collect::<String>())),
        ("events.csv", &("customer_id,user_id,event,at,event_id\n".to_owned() + &events)),
    ]);
    let (november, now) = (["--from", "2026-11", "--to", "2026-12"], "2026-11-16");
    let ask = |metric: &str, variant: &str| {
        let more = [&["--variant", variant], &november[..]].concat();
        value(&figures_at(now, &place, metric, &more), variant, "")
    };
    // May to October: 2 of 67 left.
    assert_eq!(ask("clv", "standard"), "3350.00");
    assert_eq!(ask("active_users", "wau"), "1");
    assert_eq!(ask("active_users", "dau"), "1");
    assert_eq!(ask("active_users", "dau_last"), "1");
    assert_eq!(ask("usage_trend", "declined"), "0");
    // The rows are those of the same months.
    let rows = [&["metric", "clv", "--rows", "--input", "company"], &november[..]].concat();
    assert!(!place.run_at(now, &rows).ok().contains("2026-06"));
}

#[test]
fn a_week_of_traffic_counts_on_whatever_day_of_it_the_row_is_dated() {
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n",
        ),
        (
            "traffic.csv",
            "date,grain,visitors,bots\n2026-03-04,week,100,10\n2026-03-15,week,300,10\n",
        ),
    ]);
    let weeks = ["--from", "2026-03-02", "--to", "2026-03-16", "--grain", "week"];
    let figures = figures(&place, "qualified_traffic", &weeks);
    let values: Vec<String> = figures.iter().map(shown).collect();
    assert_eq!(values, ["90", "290"]);
}

/// An amount that no sum can hold is told as such; it breaks no law.
#[test]
fn laws_hold_where_amounts_are_too_large() {
    let place = Place::new();
    place.write(
        "co/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\n\
          s1,a,100,EUR,2026-01-10\ns2,b,100,GBP,2026-01-10\n",
    );
    place.write(
        "co/subscription_changes.csv",
        b"subscription_id,changed_at,amount\ns2,2026-05-14,999999999999\n",
    );
    place.write("co/fx_rates.csv", b"date,currency,rate\n2026-01-10,GBP,1.1\n2026-05-14,GBP,1.2\n");
    place.write("co/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-07-31\n");
    let laws = ["check", "bridge-closes", "days-sum-to-months", "--input", "co"];
    let run = place.run_at("2026-08-02T00:00:00Z", &laws);
    assert!(run.ok().contains("checks passed"));
    let months =
        ["metric", "mrr_movements", "--input", "co", "--from", "2026-05", "--to", "2026-06"];
    let told = place.run_at("2026-08-02T00:00:00Z", &[&months[..], &["--format", "csv"]].concat());
    assert!(told.ok().contains("too large"));
}

#[test]
fn a_period_before_anybody_pays_has_no_figure_and_is_no_part_of_the_bridge() {
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ndata_through = 2026-05-31\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,started_at\n\
             s1,a,100,EUR,2026-03-15\ns2,b,20,EUR,2026-04-02\n",
        ),
    ]);
    let asked = ["--from", "2026-01", "--to", "2026-05", "--grain", "month"];
    for metric in ["mrr", "net_new_mrr", "customer_churn"] {
        let figures = figures(&place, metric, &asked);
        for figure in &figures[..2] {
            assert_eq!(figure["undefined"], "the data begin later", "{metric}");
        }
        assert_ne!(figures[2]["undefined"], "the data begin later", "{metric}");
    }
    let mut all = vec!["report", "--input", "company", "--format", "json"];
    all.extend(asked);
    let report = place.run_at(NOW, &all).json();
    let bridges = report["bridges"].as_array().unwrap();
    assert_eq!(bridges[0]["undefined"], "the data begin later");
    let whole = bridges.last().unwrap();
    assert_eq!((&whole["undefined"], &whole["opening"]), (&Value::Null, &"0.00".into()));
    assert_eq!((&whole["new"], &whole["closing"]), (&"120.00".into(), &"120.00".into()));
}

#[test]
fn what_is_split_in_its_nature_has_a_whole() {
    let place = place(&[
        ("tenure.toml", "currency = \"EUR\"\ndata_through = 2026-05-31\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-03-15\n",
        ),
        (
            "leads.csv",
            "lead_id,created_at,channel\nl1,2026-03-02,ads\nl2,2026-03-03,ads\nl3,2026-03-04,mail\n",
        ),
    ]);
    let split = figures(&place, "closed_loop", &[&MARCH[..], &["--variant", "leads"]].concat());
    assert_eq!(
        (value(&split, "leads", "ads"), value(&split, "leads", "mail")),
        ("2".into(), "1".into())
    );
    let ask = [&MARCH[..], &["--variant", "leads", "--by", "none"]].concat();
    let whole = figures(&place, "closed_loop", &ask);
    assert_eq!((whole.len(), value(&whole, "leads", "")), (1, "3".to_owned()));
}
