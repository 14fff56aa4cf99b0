//! What counts in figures of tickets, answers, leads and cohorts, and what does not.

use serde_json::Value;

use crate::support::{Place, text};

const APRIL: (&str, &str) = ("2026-04", "2026-05");

/// A company with two customers, and more files.
fn place(settings: &str, files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", format!("currency = \"EUR\"\n{settings}\n").as_bytes());
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at\n\
          s1,c1,100,EUR,month,2026-01-01\ns2,c2,100,EUR,month,2026-01-01\n",
    );
    files.iter().for_each(|(file, text)| drop(place.write(&format!("b/{file}"), text.as_bytes())));
    place
}

fn answer(place: &Place, metric: &str, variant: &str, (from, to): (&str, &str)) -> Value {
    let args = ["metric", metric, "--variant", variant, "--input", "b", "--from", from, "--to", to];
    place.run(&[&args[..], &["--format", "json"]].concat()).json()
}

/// What the terms of the first figure come to, and its value or why there is none.
fn figure(
    place: &Place,
    metric: &str,
    variant: &str,
    range: (&str, &str),
) -> (Vec<String>, String) {
    let answer = answer(place, metric, variant, range);
    let figure = &answer["figures"][0];
    let terms = figure["terms"].as_array().unwrap().iter();
    let value = figure["value"].as_str().map(str::to_owned);
    let value = value.unwrap_or_else(|| figure["undefined"].to_string());
    (terms.map(|term| text(term, "value").to_owned()).collect(), value)
}

fn terms(place: &Place, metric: &str, variant: &str, range: (&str, &str)) -> Vec<String> {
    figure(place, metric, variant, range).0
}

/// `o1` was solved, and its customer wrote again: its status alone says that it is open.
#[test]
fn what_is_open_is_not_solved_whatever_its_events_say() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,status,agent_replies,reopens\n\
        o1,c1,2026-04-02T10:00:00Z,2026-04-02T11:00:00Z,open,1,1\n\
        o2,c1,2026-04-20T10:00:00Z,2026-04-20T11:00:00Z,solved,1,0\n";
    let events = "ticket_id,at,kind,by\no1,2026-04-02T11:00:00Z,solved,agent\n\
        o1,2026-04-03T11:00:00Z,customer_reply,cust\no2,2026-04-20T11:00:00Z,solved,agent\n";
    for files in [
        &[("tickets.csv", tickets)][..],
        &[("tickets.csv", tickets), ("ticket_events.csv", events)],
    ] {
        let place = place("data_through = 2026-05-20", files);
        assert_eq!(terms(&place, "fcr", "zammad", APRIL), ["0", "1"]);
    }
}

#[test]
fn tickets_that_do_not_say_how_often_we_replied_are_told_beside_the_figure() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,agent_replies,reopens\n\
        u1,c1,2026-04-02T10:00:00Z,2026-04-02T11:00:00Z,1,0\n\
        u2,,2026-04-03T10:00:00Z,2026-04-03T11:00:00Z,,3\n\
        u3,,2026-04-04T10:00:00Z,2026-04-04T11:00:00Z,,3\n";
    let place = place("data_through = 2026-05-20", &[("tickets.csv", tickets)]);
    for variant in ["standard", "zendesk", "freshdesk"] {
        let answer = answer(&place, "fcr", variant, APRIL);
        let figure = &answer["figures"][0];
        assert_eq!(text(figure, "value"), "1", "{variant}");
        assert_eq!(figure["left_out"]["value"], "2", "{variant}: {figure}");
    }
    let page =
        place.run(&["metric", "fcr", "--input", "b", "--from", "2026-04", "--to", "2026-05"]);
    assert!(page.ok().contains("do not say how often we replied"));
}

#[test]
fn working_time_of_tickets_that_we_opened_is_not_counted() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,proactive,handle_minutes\n\
        p1,c1,2026-04-02T10:00:00Z,2026-04-02T11:00:00Z,no,60\n\
        p2,c1,2026-04-20T10:00:00Z,2026-04-20T11:00:00Z,yes,540\n";
    let place = place("data_through = 2026-05-20", &[("tickets.csv", tickets)]);
    assert_eq!(terms(&place, "support_load", "staff", APRIL)[0], "3600");
    // 3,600 s of 30 days of work: no zero.
    let args = ["metric", "support_load", "--variant", "staff", "--input", "b"];
    let page = place.run(&[&args[..], &["--from", "2026-04", "--to", "2026-05"]].concat()).ok();
    assert!(page.contains("0.008"), "{page}");
}

/// The present is 1 June 2026.
#[test]
fn what_lies_ahead_has_not_happened() {
    let tickets = "ticket_id,customer_id,opened_at,first_response_at,solved_at,agent_replies\n\
        t1,c1,2026-04-02,2026-07-02,2026-07-03,1\nt2,c1,2026-06-20,,,\n";
    let files = [
        ("tickets.csv", tickets),
        ("survey_invites.csv", "invite_id,survey,customer_id,sent_at\ni1,nps,c1,2026-04-01\n"),
        (
            "survey_responses.csv",
            "response_id,invite_id,survey,score,scale,customer_id,responded_at\n\
             a1,i1,nps,9,0-10,c1,2026-07-02\n",
        ),
    ];
    let place = place("", &files);
    let (_, resolution) = figure(&place, "support_load", "resolution", APRIL);
    assert!(resolution.contains("solved_at"), "{resolution}");
    assert_eq!(terms(&place, "response_rate", "standard", APRIL), ["0", "1"]);
    assert_eq!(terms(&place, "support_load", "standard", ("2026-06", "2026-07"))[0], "0");
    let (_, ahead) = figure(&place, "nps", "standard", ("2026-07", "2026-08"));
    assert!(ahead.contains("has not begun"), "{ahead}");
    let run = place.run(&["check", "--input", "b"]);
    assert!(run.out.contains("record-in-future"), "{}", run.out);
}

#[test]
fn efforts_on_other_scales_are_told_beside_the_figure() {
    let answers = "response_id,survey_id,survey,score,scale,customer_id,responded_at\n\
        a1,e,ces,7,1-7,c1,2026-04-02\na2,e,ces,2,1-10,c1,2026-04-03\n\
        a3,e,ces,1,1-10,c2,2026-04-04\na4,e,ces,0,good-bad,c2,2026-04-05\n";
    let surveys = "survey_id,kind,polarity\ne,ces,high_is_easy\n";
    let place = place("", &[("survey_responses.csv", answers), ("surveys.csv", surveys)]);
    for variant in ["share", "standard"] {
        let answer = answer(&place, "ces", variant, APRIL);
        assert_eq!(answer["figures"][0]["left_out"]["value"], "3", "{variant}: {answer}");
    }
    let run = place.run(&["check", "--input", "b"]);
    assert!(run.out.contains("ces-scale"), "{}", run.out);
}

#[test]
fn scores_of_customers_say_whose_answers_they_lack() {
    let answers = "response_id,survey,score,scale,customer_id,responded_at\n\
        a1,nps,9,0-10,,2026-03-02\na2,nps,2,0-10,,2026-03-03\na3,nps,9,0-10,free,2026-04-02\n";
    let place = place("", &[("survey_responses.csv", answers)]);
    let why = |variant, range| figure(&place, "nps", variant, range).1;
    let march = ("2026-03", "2026-04");
    for variant in ["accounts", "revenue"] {
        assert!(why(variant, march).contains("which customer gave it"), "{}", why(variant, march));
    }
    assert!(why("revenue", APRIL).contains("pay nothing"), "{}", why("revenue", APRIL));
    assert!(why("accounts_1_10", march).contains("no answers of this kind"));
}

/// The mean of c1 is below 7, by both answers; of c2 by its only one.
#[test]
fn a_mean_is_of_all_its_answers() {
    let answers = "response_id,survey,score,scale,customer_id,responded_at\n\
        a1,nps,8,0-10,c1,2026-04-02\na2,nps,2,0-10,c1,2026-04-03\na3,nps,3,0-10,c2,2026-04-02\n";
    let place = place("", &[("survey_responses.csv", answers)]);
    let args = ["metric", "nps", "--variant", "accounts", "--input", "b", "--rows"];
    let range = ["--from", "2026-04", "--to", "2026-05", "--format", "json"];
    let answer = place.run(&[&args[..], &range].concat()).json();
    let rows = answer["rows"].as_array().unwrap().iter();
    let rows = rows.filter(|row| text(row, "measure") == "detractor_accounts");
    let of = |row: &Value| {
        format!("{} {}", text(row, "customer_id"), row["record"].as_str().unwrap_or_default())
    };
    assert_eq!(rows.map(of).collect::<Vec<_>>(), ["c1 ", "c2 a3"]);
}

#[test]
fn a_zero_with_an_interval_is_shown() {
    let answers = "response_id,survey,score,scale,customer_id,responded_at\n\
        a1,nps,9,0-10,c1,2026-04-02\na2,nps,2,0-10,c2,2026-04-03\n";
    let place = place("", &[("survey_responses.csv", answers)]);
    let args = ["metric", "nps", "--variant", "all", "--input", "b"];
    let page = place.run(&[&args[..], &["--from", "2026-04", "--to", "2026-05"]].concat()).ok();
    let zeros = page.lines().find(|line| line.contains("throughout")).unwrap_or_default();
    assert!(!zeros.contains("standard"), "{page}");
    assert!(page.contains("~0.0* ("), "{page}");
}

/// Ninety days after 1 August are 30 October, whatever clocks do in between.
#[test]
fn days_are_those_of_the_account() {
    let files = [
        ("leads.csv", "lead_id,created_at,converted_at\nl1,2025-09-01,2025-11-30\n"),
        (
            "trials.csv",
            "trial_id,customer_id,started_at,ends_at,converted_at\n\
             t1,c9,2025-10-01,2025-10-10,2025-11-09\n",
        ),
    ];
    for zone in ["UTC", "Europe/Bucharest"] {
        let place = place(&format!("time_zone = \"{zone}\""), &files);
        let leads = terms(&place, "lead_to_customer", "cohort", ("2025-09", "2025-10"));
        assert_eq!(leads, ["1", "1"], "{zone}");
        let trials = terms(&place, "trial_conversion", "standard", ("2025-10", "2025-11"));
        assert_eq!(trials, ["1", "1"], "{zone}");
    }
}

#[test]
fn a_lead_stands_in_the_stage_of_its_row() {
    let stages = "lead_id,stage,entered_at\nA,lead,2026-04-01\nA,mql,2026-04-10\n\
        B,lead,2026-04-01\nD,lead,2026-04-01\n";
    let stock = |leads: &str, range| {
        let place = place(
            "data_through = 2026-05-31",
            &[("leads.csv", leads), ("lead_stages.csv", stages)],
        );
        let answer = answer(&place, "leads_by_stage", "stock", range);
        let figures = answer["figures"].as_array().unwrap().iter();
        let of = |f: &Value| format!("{} {}", text(f, "group"), text(f, "value"));
        let mut all: Vec<String> = figures.map(of).filter(|it| !it.ends_with(" 0")).collect();
        all.sort();
        all
    };
    // Nobody says when: they are there on the last day of the data, and were not before.
    let leads = "lead_id,created_at,stage\nA,2026-04-01,customer\nB,2026-04-01,evangelist\n\
        C,2026-04-01,mql\nD,2026-04-01,\n";
    let may = ("2026-05", "2026-06");
    assert_eq!(stock(leads, may), ["customer 1", "evangelist 1", "lead 1", "mql 1"]);
    assert_eq!(stock(leads, APRIL), ["lead 2", "mql 2"]);
    // The row says of when it is: B's is older than its last stage, which therefore stands.
    let dated = "lead_id,created_at,stage,updated_at\nA,2026-04-01,customer,2026-04-20\n\
        B,2026-03-01,evangelist,2026-03-20\n";
    assert_eq!(stock(dated, APRIL), ["customer 1", "lead 1"]);
}

#[test]
fn a_month_without_revenue_between_others_is_found() {
    let revenue = "month,amount,currency\n2026-02,100,EUR\n2026-04,100,EUR\n";
    let run = place("", &[("revenue.csv", revenue)]).run(&["check", "--input", "b"]);
    assert!(run.out.contains("month-without-revenue"), "{}", run.out);
}

/// Billing ends in January, tickets go on.
#[test]
fn data_reach_as_far_as_what_was_looked_at() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,agent_replies\n\
        t1,c1,2026-04-02,2026-04-03,1\nt2,c1,2026-05-20,,\n";
    let place = place("", &[("tickets.csv", tickets)]);
    assert_eq!(answer(&place, "fcr", "standard", APRIL)["data_through"], "2026-05-20");
    assert_eq!(answer(&place, "mrr", "standard", APRIL)["data_through"], "2026-01-01");
}

/// Before a table begins nobody counted; in a month without rows between others there were none.
#[test]
fn what_nobody_counted_yet_is_unknown() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,agent_replies\n\
        t1,c1,2026-03-02,2026-03-03,1\nt2,c1,2026-05-20,,\n";
    let leads = "lead_id,created_at,channel\nl1,2026-03-02,ads\nl2,2026-05-02,fairs\n";
    let stages = "lead_id,stage,entered_at\nl1,lead,2026-03-02\n";
    let traffic = "date,grain,visitors,qualified_visitors\n2026-03-01,month,9,8\n";
    let place = place(
        "",
        &[
            ("tickets.csv", tickets),
            ("leads.csv", leads),
            ("lead_stages.csv", stages),
            ("traffic.csv", traffic),
        ],
    );
    let of_month = |metric: &str, variant: &str, month: &str| {
        let args = ["metric", metric, "--variant", variant, "--input", "b", "--grain", "month"];
        let range = ["--from", "2026-02", "--to", "2026-06", "--format", "json"];
        let answer = place.run(&[&args[..], &range].concat()).json();
        let of = answer["figures"].as_array().unwrap().iter().filter(|it| it["from"] == month);
        of.cloned().collect::<Vec<Value>>()
    };
    for (metric, variant, table) in [
        ("closed_loop", "leads", "leads"),
        ("closed_loop", "mrr", "leads"),
        ("support_load", "standard", "tickets"),
        ("leads_by_stage", "stock", "leads"),
        ("leads_by_stage", "flow", "lead_stages"),
        ("qualified_traffic", "standard", "traffic"),
    ] {
        let february = of_month(metric, variant, "2026-02-01");
        assert!(!february.is_empty(), "{metric}");
        for figure in february {
            let says = format!("the rows of the table {table} begin later");
            assert_eq!(text(&figure, "undefined"), says, "{metric} {variant}");
        }
    }
    // A channel whose first lead came later had none before, once leads are counted.
    let april = of_month("closed_loop", "leads", "2026-04-01");
    let values: Vec<&str> = april.iter().map(|figure| text(figure, "value")).collect();
    assert_eq!(values, ["0", "0"]);
    assert_eq!(text(&of_month("support_load", "standard", "2026-04-01")[0], "value"), "0");
}

#[test]
fn data_reach_as_far_as_all_that_a_figure_is_made_of() {
    let answers = "response_id,survey,customer_id,score,scale,responded_at\n\
        r1,nps,c1,9,0-10,2026-03-11\nr2,nps,c2,2,0-10,2026-03-12\n";
    let spend = "month,category,amount,currency\n2026-03,sales,100,EUR\n2026-04,sales,100,EUR\n";
    let changes = "subscription_id,changed_at,amount\ns1,2026-05-31,120\n";
    let place = place(
        "",
        &[
            ("survey_responses.csv", answers),
            ("spend.csv", spend),
            ("subscription_changes.csv", changes),
        ],
    );
    let reach = |metric: &str, variant: &str| {
        let march = answer(&place, metric, variant, ("2026-03", "2026-04"));
        let april = answer(&place, metric, variant, APRIL);
        let partial = |told: &Value| told["figures"][0]["partial"].as_bool().unwrap();
        (text(&march, "data_through").to_owned(), partial(&march), partial(&april))
    };
    // Whoever answers now and then has answered for the month; nobody knows of the next one.
    let of_answers = ("2026-03-31".to_owned(), false, true);
    assert_eq!(reach("nps", "standard"), of_answers);
    assert_eq!(reach("nps", "revenue"), of_answers);
    assert_eq!(reach("cac", "standard"), ("2026-04-30".to_owned(), false, false));
    assert_eq!(reach("mrr", "standard"), ("2026-05-31".to_owned(), false, false));
    // Each kind of data by itself.
    let status = place.run(&["status", "--input", "b", "--format", "json"]).json();
    let kinds = status["reach"].as_array().unwrap().iter();
    let kinds: Vec<String> = kinds
        .map(|it| ["data", "from", "through"].map(|member| text(it, member)).join(" "))
        .collect();
    assert_eq!(
        kinds,
        [
            "billing 2026-01-01 2026-05-31",
            "survey_responses 2026-03-11 2026-03-12",
            "spend 2026-03-01 2026-04-30",
        ]
    );
    let page = place.run(&["status", "--input", "b"]).ok();
    let row = page.lines().find(|line| line.starts_with("survey_responses")).unwrap();
    let days: Vec<&str> = row.split_whitespace().skip(1).collect();
    assert_eq!(days, ["2", "2026-03-11", "2026-03-12"], "{page}");
    // What is said to reach further does, for what happens now and then.
    let stated = self::place("data_through = 2026-05-31", &[("survey_responses.csv", answers)]);
    let april = answer(&stated, "nps", "standard", APRIL);
    assert_eq!(text(&april, "data_through"), "2026-05-31");
    assert_eq!(april["figures"][0]["partial"], false);
}

#[test]
fn a_report_names_months_that_tables_lack() {
    let spend = "month,category,amount,currency\n2026-03,sales,100,EUR\n2026-05,sales,100,EUR\n";
    let changes = "subscription_id,changed_at,amount\ns1,2026-05-31,120\n";
    let files = [("spend.csv", spend), ("subscription_changes.csv", changes)];
    let place = place("", &files);
    let args = ["report", "--input", "b", "--from", "2026-03", "--to", "2026-06"];
    let page = place.run(&args).ok();
    assert!(!page.contains("The data cover every month"), "{page}");
    assert!(page.contains("spend.csv has no row for 2026-04"), "{page}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let lacks = &json["quality"]["missing_months"];
    assert_eq!(lacks, &serde_json::json!([{ "table": "spend", "months": ["2026-04"] }]));
    for (lang, says) in [
        ("ro", "spend.csv nu are niciun rând"),
        ("uk", "У spend.csv немає рядка"),
        ("zh", "spend.csv 没有"),
        ("nb", "spend.csv har ingen rad"),
    ] {
        let page = place.run(&[&["--lang", lang][..], &args].concat()).ok();
        assert!(page.contains(says), "{page}");
    }
    let whole = "month,category,amount,currency\n2026-04,sales,100,EUR\n2026-05,sales,100,EUR\n";
    place.write("b/spend.csv", whole.as_bytes());
    let args = ["report", "--input", "b", "--from", "2026-04", "--to", "2026-06"];
    assert!(place.run(&args).ok().contains("The data cover every month"));
}

#[test]
fn who_left_in_no_case_needs_no_wait() {
    let place = place("data_through = 2026-05-20", &[]);
    let (_, why) = figure(&place, "reactivation_rate", "days_365", APRIL);
    assert!(why.contains("nobody churned"), "{why}");
    let (_, why) = figure(&place, "cohort_retention", "logo", APRIL);
    assert!(!why.contains("not enough time"), "{why}");
}

#[test]
fn an_interval_of_another_variant_is_named() {
    let place = place("", &[]);
    let run = place.run(&["metric", "ces", "--interval", "--input", "b"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("others of it have"), "{}", run.err);
    for metric in ["ces (share)", "crc (lifetime)", "closed_loop (kept)", "self_service"] {
        assert!(run.err.contains(metric), "{metric}: {}", run.err);
    }
}

#[test]
fn what_no_row_of_spend_names_costs_no_campaign_nothing() {
    let subscriptions = "customer_id,name,campaign\nc1,A,spring\nc2,B,\n";
    let spend = "month,category,channel,campaign,amount,currency\n\
        2026-01,marketing,ads,,500,EUR\n2026-01,sales,,,100,EUR\n";
    let leads = "lead_id,created_at,customer_id,campaign\nl1,2026-01-01,c1,spring\n";
    let files = [("customers.csv", subscriptions), ("spend.csv", spend), ("leads.csv", leads)];
    let place = place("data_through = 2026-05-20", &files);
    let asked = |by: &str| {
        let args = ["metric", "cac", "--input", "b", "--from", "2026-01", "--to", "2026-02"];
        let told = place.run(&[&args[..], &["--by", by, "--format", "json"]].concat()).json();
        let figures = told["figures"].as_array().unwrap().clone();
        let of =
            |it: &Value| (it["group"].to_string(), it["value"].clone(), it["undefined"].clone());
        figures.iter().map(of).collect::<Vec<_>>()
    };
    let untold = "the table spend does not say which of its rows belong here";
    for (campaign, value, why) in asked("campaign") {
        assert_eq!((value, why), (Value::Null, untold.into()), "{campaign}");
    }
    // What a channel is named for is its own, and the rest is nobody's.
    assert!(asked("channel").iter().any(|(channel, ..)| channel == "\"ads\""));
    assert!(asked("channel").iter().all(|(.., why)| *why != untold));
}
