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
    // Of whichever channel they came by.
    let split = values(&metric(&place, &["crc", "--variant", "training", "--by", "channel"]));
    assert!(!split.is_empty() && split.iter().all(|(_, value)| value == "—"), "{split:?}");
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

/// Spend is in some currency, and that says nothing about what customers pay in.
#[test]
fn spend_is_not_told_apart_by_what_customers_pay_in() {
    let place = place();
    let text_of = |id: &str, extra: &[&str]| {
        let answer = metric(&place, &[&[id, "--currency", "EUR"], extra].concat());
        let figure = &answer["figures"][0];
        let told = figure["value"].as_str().or(figure["undefined"].as_str());
        told.unwrap_or_default().to_owned()
    };
    // Everyone pays in euros, so all spend is theirs: 1,650 ÷ 3, and 80 ÷ 4.
    assert_eq!(text_of("cac", &[]), "550.00");
    assert_eq!(text_of("crc", &["--variant", "training"]), "20.00");
    // Spend in other money is theirs, too: 100 USD at 0.90 make 90 EUR.
    place.write("company/fx_rates.csv", b"date,currency,rate\n2026-03-31,USD,0.9\n");
    let mut spend = FILES[3].1.to_owned();
    spend.push_str("2026-03,sales,,a trip,100,USD\n");
    place.write("company/spend.csv", spend.as_bytes());
    assert_eq!(text_of("cac", &[]), "580.00");
    // Once anybody pays in dollars, nothing says what was spent on those who pay in euros.
    let mut billing = FILES[2].1.to_owned();
    billing.push_str("s5,e,70,USD,month,2026-01-10\n");
    place.write("company/subscriptions.csv", billing.as_bytes());
    place.write("company/revenue.csv", b"month,amount\n2026-03,1000\n");
    let spend = "the table spend does not say which of its rows belong to those who pay in EUR, \
                 and others pay in other currencies: asked without a currency, it is told of everyone";
    for id in ["cac", "ltv_cac", "cac_payback", "crc", "gross_margin"] {
        assert_eq!(text_of(id, &[]), spend, "{id}");
    }
    assert_eq!(text_of("cac", &["--by", "channel"]), spend);
    let rows = metric(&place, &["cac", "--rows", "--currency", "EUR"]);
    let listed: Vec<&str> =
        rows["rows"].as_array().unwrap().iter().filter_map(|row| row["measure"].as_str()).collect();
    assert_eq!(listed, ["new_customers"; 3]);
}

/// A cost without a rate leaves those figures undefined that it is a part of, and no others.
#[test]
fn a_cost_without_a_rate_is_missed_where_it_belongs() {
    let place = place();
    let before = value(&place, "cac", "standard");
    let with = |rows: &str| {
        place.write("company/spend.csv", (FILES[3].1.to_owned() + rows).as_bytes());
    };
    with("2026-03,other,,a trip,5,GBP\n");
    assert_eq!(value(&place, "cac", "standard"), before);
    assert_eq!(value(&place, "crc", "training"), "20.00");
    with("2026-03,training,,a book,5,GBP\n");
    assert_eq!(value(&place, "cac", "standard"), before);
    let told = metric(&place, &["crc", "--variant", "training"])["figures"][0]["undefined"].clone();
    assert_eq!(told, "no exchange rate for GBP on 2026-03-31");
    with("2026-03,sales,,a lunch,5,GBP\n");
    assert_eq!(value(&place, "cac", "standard"), "—");
    let check = place.run(&["check", "missing-fx", "--input", "company"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("spend (spend.csv:"), "{}", check.out);
    assert!(check.out.contains("GBP on 2026-03-31"), "{}", check.out);
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
    // Nor is there a bridge, which would say that nothing was paid.
    let report = place.run(&["report", "--input", "company", "--format", "json"]);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    let bridges = report["bridges"].as_array().unwrap();
    assert!(!bridges.is_empty());
    for bridge in bridges {
        assert_eq!((&bridge["opening"], &bridge["closing"]), (&Value::Null, &Value::Null));
        let why = bridge["undefined"].as_str().unwrap();
        assert!(why.starts_with("the table subscriptions is missing"), "{why}");
    }
}

#[test]
fn answers_off_their_scale_are_refused() {
    let place = Place::new();
    let header = "response_id,survey,score,scale,responded_at\n";
    let rows = "r1,nps,11,0-10,2026-03-01\nr2,nps,0,1-10,2026-03-01\nr3,csat,6,1-5,2026-03-01\n\
                r4,csat,4.5,1-5,2026-03-01\nr5,csat,2,good-bad,2026-03-01\n\
                r6,csat,5,five stars,2026-03-01\nr7,nps,10,,2026-03-01\nr8,csat,9,,2026-03-01\n\
                r9,csat,good,1-5,2026-03-01\nr10,nps,bad,,2026-03-01\n";
    place.write("company/survey_responses.csv", format!("{header}{rows}").as_bytes());
    let run = place.run(&["import", "company", "--data", "books", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&answer["tables"][0]["added"], &answer["tables"][0]["rejected"]),
        (&2.into(), &8.into())
    );
    let rejects = place.read(answer["reject_files"][0].as_str().unwrap());
    let refused = |code: &str| rejects.matches(&format!(",{code},")).count();
    let found = ["off-scale", "out-of-range", "unknown-value"].map(refused);
    assert_eq!(found, [6, 1, 1], "{rejects}");
    assert!(rejects.contains("a whole number from 1 to 5, as the scale 1-5 has"), "{rejects}");
}

/// a moves from basic to pro on 15 March; each of three customers answers on the 5th.
const MOVED: [(&str, &str); 5] = [
    (
        "subscriptions.csv",
        "subscription_id,customer_id,plan_id,amount,currency,started_at\n\
         s1,a,basic,100,EUR,2026-01-01\ns2,b,basic,100,EUR,2026-01-01\n\
         s3,c,pro,300,EUR,2026-01-01\n",
    ),
    (
        "subscription_changes.csv",
        "subscription_id,changed_at,plan_id,amount\ns1,2026-03-15,pro,300\n",
    ),
    (
        "survey_responses.csv",
        "response_id,survey,customer_id,score,scale,responded_at\n\
         r1,nps,a,10,0-10,2026-03-05\nr2,nps,b,2,0-10,2026-03-05\nr3,nps,c,8,0-10,2026-03-05\n",
    ),
    (
        "tickets.csv",
        "ticket_id,customer_id,opened_at\nt1,a,2026-03-02\nt2,a,2026-03-03\nt3,b,2026-03-04\n",
    ),
    ("tenure.toml", "data_through = 2026-04-30\n"),
];

#[test]
fn whoever_moves_stands_under_one_heading_of_a_figure() {
    let place = Place::new();
    for (file, text) in MOVED {
        place.write(&format!("moved/{file}"), text.as_bytes());
    }
    let ask = |metric: &str, variant: &str, rest: &[&str]| -> Vec<String> {
        let args = ["metric", metric, "--variant", variant, "--input", "moved"];
        let range = ["--from", "2026-03", "--to", "2026-04", "--format", "json"];
        let answer = place.run(&[&args[..], &range, rest].concat()).json();
        let terms = |figure: &Value| -> String {
            let terms = figure["terms"].as_array().unwrap().iter();
            terms.map(|term| text(term, "value").to_owned()).collect::<Vec<_>>().join("/")
        };
        let group = |figure: &Value| figure["group"].as_str().unwrap_or("").to_owned();
        let all = answer["figures"].as_array().unwrap().iter();
        all.map(|figure| format!("{}{}", group(figure), terms(figure))).collect()
    };
    let by = ["--by", "plan"];
    // Customers at the closing, under the plan that they have then.
    assert_eq!(ask("response_rate", "customers", &by), ["basic1/1", "pro2/2"]);
    assert_eq!(ask("response_rate", "mrr", &by), ["basic100.00/100.00", "pro600.00/600.00"]);
    assert_eq!(ask("support_load", "standard", &by), ["basic1/1", "pro2/2"]);
    assert_eq!(ask("support_load", "standard", &["--segment", "plan = \"pro\""]), ["2/2"]);
    // Answers alone, under the plan at the opening.
    let parts = |rows: Vec<String>| rows.join(" ");
    assert_eq!(parts(ask("nps", "standard", &by)), "basic1/1/2 pro0/0/1");
    let rows = place.run(&[
        "metric",
        "response_rate",
        "--variant",
        "customers",
        "--input",
        "moved",
        "--rows",
        "--by",
        "plan",
        "--from",
        "2026-03",
        "--to",
        "2026-04",
        "--format",
        "csv",
    ]);
    let answered = |line: &&str| line.starts_with("answering_customers");
    assert_eq!(rows.ok().lines().filter(answered).count(), 3);
}

#[test]
fn who_comes_back_by_a_referral_is_no_new_customer() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at,ended_at\n\
          s1,a,10,EUR,2025-01-01,\ns2,c,10,EUR,2026-03-10,\ns3,d,10,EUR,2025-01-01,2025-06-01\n\
          s4,d,10,EUR,2026-03-12,\ns5,e,10,EUR,2026-03-14,\n",
    );
    place.write(
        "in/referrals.csv",
        b"referral_id,referrer_customer_id,referred_customer_id,at,converted_at\n\
          r1,a,c,2026-03-01,\nr2,a,d,2026-03-02,2026-03-12\nr3,a,e,2026-03-03,\n",
    );
    let args = ["metric", "referral_rate", "--variant", "share_of_new", "--input", "in"];
    let range = ["--from", "2026-03", "--to", "2026-04", "--format", "json"];
    let answer = place.run(&[&args[..], &range].concat()).json();
    assert_eq!(text(&answer, "figures.0.value"), "1");
    assert_eq!(text(&answer, "figures.0.terms.0.value"), "2");
}

#[test]
fn a_ticket_is_solved_when_it_is_solved_not_when_it_closes_by_itself() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,10,EUR,2026-01-01\n",
    );
    place.write("in/tenure.toml", b"data_through = 2026-05-31\n");
    // t1 closes a month later by itself; t2 was solved and is open again; t3 was only closed.
    place.write(
        "in/tickets.csv",
        b"ticket_id,customer_id,opened_at,solved_at,agent_replies\nt1,a,2026-03-20T10:00:00Z,,1\n\
          t2,a,2026-03-20T10:00:00Z,2026-03-20T12:00:00Z,1\nt3,a,2026-03-21T10:00:00Z,,1\n",
    );
    place.write(
        "in/ticket_events.csv",
        b"ticket_id,at,kind,by\nt1,2026-03-20T11:00:00Z,assigned,eve\n\
          t1,2026-03-20T11:30:00Z,assigned,eve\nt1,2026-03-20T12:00:00Z,solved,eve\n\
          t1,2026-04-20T12:00:00Z,closed,\nt2,2026-03-22T12:00:00Z,reopened,\n\
          t3,2026-03-21T14:00:00Z,closed,eve\n",
    );
    let ask = |metric: &str, variant: &str| {
        let args = ["metric", metric, "--variant", variant, "--input", "in", "--rows"];
        let range = ["--from", "2026-03", "--to", "2026-04", "--format", "csv"];
        place.run(&[&args[..], &range].concat()).ok()
    };
    let hours = place.run(&[
        "metric",
        "support_load",
        "--variant",
        "resolution_90",
        "--input",
        "in",
        "--from",
        "2026-03",
        "--to",
        "2026-04",
        "--format",
        "json",
    ]);
    // Of two and four hours: 4 ÷ 24 days at the 90th percentile.
    assert_eq!(&text(&hours.json(), "figures.0.value")[..6], "0.1666");
    let solved = ask("fcr", "standard");
    assert!(solved.contains("t1") && solved.contains("t3") && !solved.contains("t2"), "{solved}");
    // Assigned twice to one person is one person.
    let first = ask("fcr", "intercom");
    assert!(first.contains("intercom_first,2026-03-01,2026-04-01,a,,t1"), "{first}");
}

/// Seats need no events, and contacts are those after leaving and before coming back.
#[test]
fn seats_and_contacts_give_variants_of_their_own() {
    let place = place();
    place.write(
        "company/seats.csv",
        b"customer_id,at,purchased\na,2026-03-10,4\nb,2026-03-12,1\nd,2026-02-01,0\n",
    );
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at,ended_at\n\
          s1,a,100,EUR,month,2026-03-10,\ns2,b,100,EUR,month,2026-03-12,\n\
          s3,c,300,EUR,month,2026-01-15,2026-02-10\ns5,c,300,EUR,month,2026-03-15,\n\
          s4,d,50,EUR,month,2026-01-01,2026-02-10\n",
    );
    place.write(
        "company/interactions.csv",
        b"customer_id,at,kind\nc,2026-02-20,call\nd,2026-02-09,email\na,2026-03-11,call\n",
    );
    let figure = |id: &str, variant: &str, month: &str| {
        let next = format!("2026-0{}", month.parse::<u8>().unwrap() + 1);
        let from = format!("2026-0{month}");
        let args = ["metric", id, "--variant", variant, "--from", &from, "--to", &next];
        let rest = ["--grain", "month", "--input", "company", "--format", "json"];
        place.run(&[&args[..], &rest].concat()).json()["figures"][0].clone()
    };
    // a and b pay 200 for five seats; of c nobody says how many it has.
    let seats = figure("arpa", "per_user", "3");
    assert_eq!((text(&seats, "value"), text(&seats, "terms.0.value")), ("40.00", "200.00"));
    assert_eq!(text(&seats, "terms.1.value"), "5");
    // c and d left in February; only c was written to afterwards, and came back.
    let back = figure("reactivation_rate", "targeted_by_now", "2");
    assert_eq!((text(&back, "terms.0.value"), text(&back, "terms.1.value")), ("1", "1"));
    assert_eq!(text(&figure("reactivation_rate", "by_now", "2"), "value"), "0.5");
    let nobody = figure("reactivation_rate", "targeted_by_now", "3");
    assert!(text(&nobody, "undefined").contains("nobody churned in the period"), "{nobody}");
}

/// People read names of kinds of spend in their language, programs read ids.
#[test]
fn kinds_of_spend_have_names() {
    let place = place();
    let args = ["metric", "crc", "--input", "company", "--from", "2026-03", "--to", "2026-04"];
    let rows = [&args[..], &["--variant", "standard", "--rows"]].concat();
    let shown = |lang: &str, args: &[&str]| place.run(&[&["--lang", lang][..], args].concat()).ok();
    assert!(shown("en", &rows).contains("2026-03: Training, a course"), "{}", shown("en", &rows));
    assert!(shown("nb", &rows).contains(": Opplæring, a course"), "{}", shown("nb", &rows));
    let csv = [&rows[..], &["--format", "csv"]].concat();
    assert!(shown("nb", &csv).contains("2026-03 training, a course"), "{}", shown("nb", &csv));
    // A split by kind, too; a channel that is called as a kind is a channel.
    let by = [&args[..], &["--variant", "standard", "--by", "category"]].concat();
    assert!(shown("ro", &by).contains("Instruire"), "{}", shown("ro", &by));
    place.write(
        "company/spend.csv",
        b"month,category,channel,amount,currency\n2026-03,marketing,training,500,EUR\n",
    );
    let cac = ["metric", "cac", "--input", "company", "--from", "2026-03", "--to", "2026-04"];
    let page = shown("ro", &[&cac[..], &["--variant", "standard", "--by", "channel"]].concat());
    assert!(page.contains("training") && !page.contains("Instruire"), "{page}");
}
