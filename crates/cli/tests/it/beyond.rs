//! What is beyond billing: spend, surveys, support and the way to a customer, against figures
//! worked out by hand.

use serde_json::Value;

use crate::support::{Place, text};

const FILES: [(&str, &str); 7] = [
    ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
    (
        "customers.csv",
        "customer_id,name,country,channel\na,Ada,RO,ads\nb,Bo,DE,ads\nc,Cy,RO,events\nd,Dee,FR,\n",
    ),
    (
        "subscriptions.csv",
        "subscription_id,customer_id,amount,currency,interval,started_at\n\
         s1,a,100,EUR,month,2026-03-10\ns2,b,100,EUR,month,2026-03-12\n\
         s3,c,300,EUR,month,2026-03-15\ns4,d,50,EUR,month,2026-02-01\n",
    ),
    (
        "spend.csv",
        "month,category,channel,item,amount,currency\n\
         2026-03,marketing,ads,search ads,500,EUR\n2026-03,marketing,events,a fair,250,EUR\n\
         2026-03,sales,,two people,900,EUR\n2026-03,training,,a course,80,EUR\n",
    ),
    (
        "survey_responses.csv",
        "response_id,survey,customer_id,score,scale,touchpoint,responded_at,skipped\n\
         r1,nps,a,10,0-10,yearly,2026-03-20,\nr2,nps,a,9,0-10,yearly,2026-03-21,\n\
         r3,nps,c,2,0-10,yearly,2026-03-22,\nr4,nps,b,,,yearly,2026-03-22,yes\n\
         r5,nps,,8,,yearly,2026-03-23,\nr6,csat,b,good,good-bad,support,2026-03-24,\n\
         r7,csat,b,3,1-5,onboarding,2026-03-25,\n",
    ),
    (
        "tickets.csv",
        "ticket_id,customer_id,opened_at,first_response_at,solved_at,category,agent_replies,\
         customer_replies,reopens,assignees,spam\n\
         t1,a,2026-03-02T09:00:00Z,2026-03-02T09:25:00Z,2026-03-02T10:00:00Z,billing,1,0,0,1,\n\
         t2,a,2026-03-04T09:00:00Z,2026-03-04T12:05:00Z,2026-03-06T09:00:00Z,bug,3,1,0,2,\n\
         t3,c,2026-03-05T09:00:00Z,2026-03-05T09:10:00Z,2026-03-05T09:10:00Z,bug,1,0,0,1,\n\
         t4,c,2026-03-20T09:00:00Z,,,bug,,,,,\n\
         t5,d,2026-03-21T09:00:00Z,,,bug,,,,,yes\n",
    ),
    (
        "leads.csv",
        "lead_id,created_at,customer_id,channel,stage\n\
         l1,2026-03-01,a,ads,customer\nl2,2026-03-02,,ads,open\nl3,2026-03-03,,ads,open\n\
         l4,2026-03-04,c,events,customer\n",
    ),
];

fn place() -> Place {
    let place = Place::new();
    for (file, text) in FILES {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

fn metric(place: &Place, args: &[&str]) -> Value {
    let range = ["--from", "2026-03", "--to", "2026-04", "--grain", "month"];
    let rest = ["--input", "company", "--format", "json"];
    place.run(&[&["metric"], args, &range, &rest].concat()).json()
}

/// Group and value of every figure.
fn values(answer: &Value) -> Vec<(String, String)> {
    let figures = answer["figures"].as_array().unwrap().iter();
    let shown = |value: &Value| value.as_str().unwrap_or("—").to_owned();
    figures.map(|figure| (shown(&figure["group"]), shown(&figure["value"]))).collect()
}

fn value(place: &Place, id: &str, variant: &str) -> String {
    values(&metric(place, &[id, "--variant", variant]))[0].1.clone()
}

#[test]
fn spend_and_new_customers_meet_by_channel() {
    let place = place();
    let answer = metric(&place, &["cac"]);
    assert_eq!(text(&answer, "figures.0.value"), "550.00");
    assert_eq!(text(&answer, "figures.0.terms.0.measure"), "sales_spend");
    assert_eq!(text(&answer, "figures.0.terms.0.value"), "900.00");
    let split = values(&metric(&place, &["cac", "--by", "channel"]));
    let want = [("ads", "250.00"), ("events", "250.00"), ("(none)", "—")];
    assert_eq!(split, want.map(|(group, value)| (group.to_owned(), value.to_owned())));
    // What is spent to keep customers is spent on all of them: 80 ÷ 4.
    assert_eq!(value(&place, "crc", "training"), "20.00");
    let items = values(&metric(&place, &["crc", "--variant", "training", "--by", "item"]));
    assert!(items.contains(&("a course".to_owned(), "20.00".to_owned())), "{items:?}");
}

#[test]
fn rows_name_records_and_customers() {
    let place = place();
    let rows = metric(&place, &["cac", "--rows"]);
    let row = |at: usize| {
        let row = &rows["rows"][at];
        ["measure", "customer_id", "record", "value"]
            .map(|key| row[key].as_str().map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    let people = some("2026-03 sales, two people");
    assert_eq!(row(0), [some("sales_spend"), None, people, some("900.00")]);
    let split = metric(&place, &["cac", "--rows", "--by", "channel"]);
    let ads = split["rows"].as_array().unwrap().iter().filter(|row| row["group"] == "ads");
    let ads: Vec<[&str; 2]> = ads
        .map(|row| ["record", "customer_id"].map(|key| row[key].as_str().unwrap_or("")))
        .collect();
    assert_eq!(ads, [["2026-03 marketing, ads, search ads", ""], ["", "a"], ["", "b"]]);
    let told = metric(&place, &["nps", "--variant", "accounts", "--rows"]);
    let of = |measure: &str| {
        let rows = told["rows"].as_array().unwrap().iter();
        let rows = rows.filter(|row| row["measure"] == measure);
        rows.map(|row| row["customer_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (of("promoter_accounts"), of("detractor_accounts")),
        (vec!["a".into()], vec!["c".into()])
    );
    assert_eq!(of("nps_accounts"), ["a", "c"]);
}

#[test]
fn scores_are_told_by_answers_customers_and_mrr() {
    let place = place();
    // Two promote and one detracts of four; Ada is one customer, and Cy pays 300 of 400.
    assert_eq!(value(&place, "nps", "standard"), "25");
    assert_eq!(value(&place, "nps", "accounts"), "0");
    // Two of four in favour and one against: with the three added 2.75 and 1.75 of seven.
    let told = metric(&place, &["nps"]);
    let interval = &told["figures"][0]["interval"];
    assert_eq!(
        (interval["level"].as_str(), interval["low"].as_str().map(|low| &low[..4])),
        (Some("0.95"), Some("-44."))
    );
    assert!(metric(&place, &["nps", "--variant", "revenue"])["figures"][0]["interval"].is_null());
    assert_eq!(value(&place, "nps", "revenue"), "-50");
    assert_eq!(value(&place, "csat", "standard"), "0.5");
    let by = values(&metric(&place, &["csat", "--variant", "by_touchpoint"]));
    assert!(by.contains(&("support".to_owned(), "1".to_owned())), "{by:?}");
    assert!(by.contains(&("onboarding".to_owned(), "0".to_owned())), "{by:?}");
    let romania = metric(&place, &["nps", "--segment", "country = \"RO\""]);
    assert_eq!(text(&romania, "figures.0.terms.2.value"), "3");
    // Three of four customers answered, who pay 500 of 550.
    assert_eq!(value(&place, "response_rate", "customers"), "0.75");
    assert_eq!(value(&place, "response_rate", "mrr"), "0.909090909091");
}

#[test]
fn tickets_are_counted_as_each_help_desk_does() {
    let place = place();
    for (variant, share) in [
        // Ada asked again within a week, so only Cy's ticket was solved at first contact.
        ("standard", "0.333333333333"),
        ("zendesk", "0.666666666667"),
        ("freshservice", "0.666666666667"),
        ("intercom", "0.666666666667"),
        ("zammad", "0.333333333333"),
    ] {
        assert_eq!(value(&place, "fcr", variant), share, "{variant}");
    }
    assert_eq!(value(&place, "support_load", "standard"), "1");
    let load = ["metric", "support_load", "--variant", "first_response", "--input", "company"];
    let page = place.run(&[&load[..], &["--from", "2026-03", "--to", "2026-04"]].concat()).ok();
    assert!(page.contains("25 min"), "{page}");
}

#[test]
fn leads_are_followed_to_what_they_pay() {
    let place = place();
    assert_eq!(value(&place, "lead_to_customer", "standard"), "0.5");
    let loops = metric(&place, &["closed_loop", "--variant", "all"]);
    let figures = loops["figures"].as_array().unwrap();
    let of = |variant: &str, group: &str| {
        let found = figures.iter().find(|f| f["variant"] == variant && f["group"] == group);
        found.unwrap()["value"].as_str().unwrap().to_owned()
    };
    assert_eq!((of("leads", "ads"), of("leads", "events")), ("3".into(), "1".into()));
    assert_eq!((of("mrr", "ads"), of("mrr", "events")), ("100.00".into(), "300.00".into()));
    let stages = values(&metric(&place, &["leads_by_stage"]));
    assert_eq!(
        stages,
        [("customer", "2"), ("open", "2")].map(|(g, v)| (g.to_owned(), v.to_owned()))
    );
}

#[test]
fn what_is_missing_is_named_with_what_it_would_hold() {
    let place = place();
    let answer = metric(&place, &["gross_margin"]);
    assert_eq!(
        text(&answer, "figures.0.undefined"),
        "the table revenue is missing: revenue.csv needs month, amount"
    );
    let plan = metric(&place, &["cac", "--segment", "country = \"RO\""]);
    assert_eq!(
        text(&plan, "figures.0.undefined"),
        "the table spend does not say which of its rows belong here"
    );
    let run = place.run(&["metric", "cac", "--input", "company", "--by", "weather"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("category"), "{}", run.err);
}

#[test]
fn surveys_need_no_billing() {
    let place = Place::new();
    for (file, text) in FILES.iter().filter(|(file, _)| file.starts_with("survey")) {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    let answer = metric(&place, &["nps", "--variant", "all"]);
    assert_eq!(text(&answer, "figures.0.value"), "25");
    let mrr = answer["figures"].as_array().unwrap().iter().find(|f| f["variant"] == "revenue");
    let why = mrr.unwrap()["undefined"].as_str().unwrap();
    assert!(why.starts_with("the table subscriptions is missing"), "{why}");
}

#[test]
fn answers_off_their_scale_are_refused() {
    let place = Place::new();
    let header = "response_id,survey,score,scale,responded_at\n";
    let rows = "r1,nps,11,0-10,2026-03-01\nr2,nps,0,1-10,2026-03-01\nr3,csat,6,1-5,2026-03-01\n\
                r4,csat,4.5,1-5,2026-03-01\nr5,csat,2,good-bad,2026-03-01\n\
                r6,csat,5,five stars,2026-03-01\nr7,nps,10,,2026-03-01\nr8,csat,9,,2026-03-01\n";
    place.write("company/survey_responses.csv", format!("{header}{rows}").as_bytes());
    let run = place.run(&["import", "company", "--data", "books", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&answer["tables"][0]["added"], &answer["tables"][0]["rejected"]),
        (&2.into(), &6.into())
    );
    let rejects = place.read(answer["reject_files"][0].as_str().unwrap());
    let refused = |code: &str| rejects.matches(&format!(",{code},")).count();
    let found = ["off-scale", "out-of-range", "unknown-value"].map(refused);
    assert_eq!(found, [4, 1, 1], "{rejects}");
    assert!(rejects.contains("a whole number from 1 to 5, as the scale 1-5 has"), "{rejects}");
}
