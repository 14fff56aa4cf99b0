//! Whose records are, when, and of what they say nothing: leads that became nobody, users of two
//! customers, features that nobody may use, headings that would change what is counted.

use serde_json::Value;

use crate::support::{Place, text};

const NOW: &str = "2026-11-28T12:00:00Z";

const PAYS: &str = "subscription_id,customer_id,plan_id,amount,currency,interval,status,started_at\n\
    a,a,p1,10,EUR,month,active,2026-01-01\nb,b,p1,10,EUR,month,active,2026-01-01\n\
    y,y,,1,EUR,month,active,2026-10-31\n";

/// A folder `b` of an account in Bucharest with these files.
fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    write(&place, "b", files);
    place
}

fn write(place: &Place, folder: &str, files: &[(&str, &str)]) {
    let settings = "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\n";
    place.write(&format!("{folder}/tenure.toml"), settings.as_bytes());
    for (name, rows) in files {
        place.write(&format!("{folder}/{name}"), rows.as_bytes());
    }
}

/// The answer to a question of the folder.
fn ask(place: &Place, question: &str) -> Value {
    let words: Vec<&str> = question.split(' ').collect();
    let rest = ["--input", "b", "--format", "json"];
    place.run_at(NOW, &[&words[..], &rest].concat()).json()
}

/// What `check` finds.
fn checked(place: &Place) -> String {
    place.run_at(NOW, &["check", "--input", "b"]).out
}

/// Each figure with its heading, as a value or the id of the reason for which there is none.
fn figures(answer: &Value) -> Vec<(String, String)> {
    let one = |it: &Value| {
        let group = it["group"].as_str().unwrap_or_default().to_owned();
        let value = it["value"].as_str().unwrap_or_else(|| text(it, "undefined"));
        (group, value.to_owned())
    };
    answer["figures"].as_array().unwrap().iter().map(one).collect()
}

fn told(place: &Place, question: &str) -> Vec<(String, String)> {
    figures(&ask(place, question))
}

/// The only figure of a question.
fn only(place: &Place, question: &str) -> String {
    let all = told(place, question);
    assert_eq!(all.len(), 1, "{question}: {all:?}");
    all[0].1.clone()
}

fn pair(group: &str, value: &str) -> (String, String) {
    (group.to_owned(), value.to_owned())
}

#[test]
fn what_a_lead_was_stays_what_it_was() {
    let place = Place::new();
    let row = |stage: &str, at: &str| {
        format!("lead_id,created_at,stage,updated_at\nl1,2026-05-01,{stage},{at}\n")
    };
    let stages = "lead_id,stage,entered_at\nl2,lead,2026-05-01\nl2,sql,2026-08-10\n";
    let two = |stage: &str, at: &str| format!("{}l2,2026-05-01,{stage},{at}\n", row(stage, at));
    for (n, (stage, at)) in
        [("lead", "2026-05-31"), ("mql", "2026-06-30"), ("customer", "2026-08-31")]
            .iter()
            .enumerate()
    {
        let folder = format!("b{n}");
        let leads = if n == 1 { two(stage, at) } else { row(stage, at) };
        write(&place, &folder, &[("leads.csv", &leads), ("subscriptions.csv", PAYS)]);
        if n == 0 {
            place.write("b0/lead_stages.csv", stages.as_bytes());
            place.write("b0/leads.csv", two(stage, at).as_bytes());
        }
        place.run_at(NOW, &["import", &folder, "--data", "books"]).ok();
    }
    let stock = |from: &str, to: &str| {
        let ask = ["metric", "leads_by_stage", "--variant", "stock", "--from", from, "--to", to];
        let rest = ["--grain", "month", "--data", "books", "--format", "json"];
        let all = figures(&place.run_at(NOW, &[&ask[..], &rest].concat()).json());
        all.into_iter().filter(|(_, leads)| leads != "0").collect::<Vec<_>>()
    };
    assert_eq!(stock("2026-05", "2026-06"), [pair("lead", "2")]);
    // The first is told by its rows alone, the second by dates, and by its rows in between.
    assert_eq!(stock("2026-06", "2026-07"), [pair("mql", "2")]);
    assert_eq!(stock("2026-07", "2026-08"), [pair("mql", "2")]);
    assert_eq!(stock("2026-08", "2026-09"), [pair("customer", "1"), pair("sql", "1")]);
}

#[test]
fn a_user_of_two_customers_is_two() {
    let place = place(&[
        ("subscriptions.csv", PAYS),
        (
            "events.csv",
            "customer_id,user_id,event,at\na,u1,x,2026-05-02\nb,u1,x,2026-05-03\nb,u2,x,2026-05-03\n",
        ),
        ("users.csv", "user_id,customer_id,internal\nu1,a,true\nu1,b,false\nu2,staff,true\n"),
    ]);
    let tried = place.run_at(NOW, &["import", "b", "--data", "books", "--dry-run"]);
    assert!(
        !tried.err.contains("duplicate-id") && !tried.out.contains("duplicate-id"),
        "{tried:?}"
    );
    // Of b's u1 its own row speaks; of u2 only that of another customer does.
    let active = "metric active_users --variant calendar --from 2026-05 --to 2026-06";
    assert_eq!(only(&place, active), "1");
    let rows = place.run_at(
        NOW,
        &[
            &active.split(' ').collect::<Vec<_>>()[..],
            &["--rows", "--input", "b", "--format", "csv"],
        ]
        .concat(),
    );
    let rows = rows.ok();
    assert!(rows.contains(",b,") && !rows.contains(",a,"), "{rows}");
    let used = ask(&place, "usage --at 2026-05-30 --sort id");
    let users = |n: usize| used["customers"][n]["active_users"].as_i64();
    assert_eq!(users(0), Some(1), "{used}");
    assert_eq!(used["events_internal"].as_i64(), Some(2));
}

#[test]
fn features_are_those_of_what_customers_subscribe_to() {
    let pays = format!("{PAYS}c,c,p1,0,EUR,month,active,2026-01-01\n");
    let place = place(&[
        ("subscriptions.csv", &pays),
        ("plans.csv", "plan_id,name,features\np1,P1,fa;fb;ghost\np2,P2,fz\n"),
        ("features.csv", "feature,key,plans\nfa,true,p1\nfb,true,p1\nfz,true,p2\n"),
        (
            "events.csv",
            "customer_id,user_id,event,at\na,u,fa,2026-05-02\na,u,ghost,2026-05-03\nc,v,fb,2026-05-03\n",
        ),
    ]);
    // Of a and b, who pay: c never was a customer. The feature that only the plan names is one.
    let breadth =
        ask(&place, "metric feature_adoption --variant standard --from 2026-05 --to 2026-06");
    let terms: Vec<i64> = breadth["figures"][0]["terms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|term| text(term, "value").parse().unwrap())
        .collect();
    assert_eq!(terms, [2, 6], "{breadth}");
    let unused = |n: usize| {
        let used = ask(&place, "usage --at 2026-05-30 --sort id");
        used["customers"][n]["key_features_unused"].clone()
    };
    assert_eq!(unused(0), "fb");
    assert_eq!(unused(1), Value::Null, "who is no customer may use nothing");
    let found = checked(&place);
    assert!(found.contains("ghost"), "{found}");
}

#[test]
fn use_that_counts_for_nobody_is_told() {
    let place = place(&[
        ("subscriptions.csv", PAYS),
        ("event_kinds.csv", "event,qualifying\nLogin,true\n"),
        ("events.csv", "customer_id,user_id,event,at\na,u,report made,2026-05-02\n"),
    ]);
    assert!(checked(&place).contains("Login"));
}

#[test]
fn records_are_of_the_customer_that_it_was_then() {
    let merged = "customer_id,merged_into,merged_at\na,,\nb,a,2026-06-15\ny,,\n";
    let pays = "subscription_id,customer_id,amount,currency,interval,status,started_at,ended_at\n\
        a,a,10,EUR,month,active,2026-01-01,\nb,b,20,EUR,month,ended,2026-03-01,2026-06-15\n\
        y,y,1,EUR,month,active,2026-10-31,\n";
    let place = place(&[
        ("customers.csv", merged),
        ("subscriptions.csv", pays),
        ("leads.csv", "lead_id,created_at,customer_id\nl1,2026-02-01,b\n"),
        ("trials.csv", "trial_id,customer_id,started_at,ends_at\nt1,b,2026-02-01,2026-02-15\n"),
        (
            "referrals.csv",
            "referral_id,referrer_customer_id,referred_customer_id,at\nr1,a,b,2026-02-10\n",
        ),
        ("seats.csv", "customer_id,at,purchased\na,2026-01-01,5\nb,2026-03-01,3\n"),
    ]);
    let of = |metric: &str| {
        let range = "--from 2026-02 --to 2026-06 --policy standard,merges=at_merge";
        only(&place, &format!("metric {metric} {range}"))
    };
    assert_eq!(of("lead_to_customer"), "1");
    assert_eq!(of("trial_conversion"), "1");
    assert_eq!(of("referral_rate --variant share_of_new"), "1");
}

#[test]
fn who_became_nobody_is_in_no_rate_of_customers() {
    let place = place(&[
        ("customers.csv", "customer_id,country\na,RO\nb,RO\ny,RO\nz,RO\n"),
        ("subscriptions.csv", PAYS),
        (
            "leads.csv",
            "lead_id,created_at,customer_id,channel,converted_at\n\
            l1,2026-05-01,a,ads,2026-05-03\nl2,2026-05-02,,ads,\nl3,2026-05-02,,web,\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,responded_at\nr1,nps,z,10,2026-05-05\n",
        ),
        (
            "trials.csv",
            "trial_id,customer_id,started_at,ends_at,converted_at\n\
            t1,z,2026-05-01,2026-05-10,\nt2,a,2026-05-01,2026-05-10,2026-05-11\n",
        ),
    ]);
    let range = "--from 2026-05 --to 2026-06";
    let won = format!("metric lead_to_customer {range}");
    let halves = [pair("ads", "0.5"), pair("web", "0")];
    assert_eq!(told(&place, &format!("{won} --by channel")), halves);
    for split in ["--by country", "--by mrr_band", "--segment country=\"RO\""] {
        let all = told(&place, &format!("{won} {split}"));
        assert!(all.iter().all(|it| it.1.contains("became no customer")), "{split}: {all:?}");
    }
    let trials = format!("metric trial_conversion {range}");
    assert_eq!(told(&place, &format!("{trials} --by country")), [pair("RO", "0.5")]);
    let all = told(&place, &format!("{trials} --by tenure"));
    assert!(all.iter().all(|it| it.1.contains("became no customer")), "{all:?}");
    // Who never was a customer is in no band.
    let nps = told(&place, &format!("metric nps {range} --by mrr_band"));
    assert!(nps.contains(&pair("(none)", "100")), "{nps:?}");
}

#[test]
fn headings_that_would_change_the_measure_are_refused() {
    let place = place(&[
        ("subscriptions.csv", PAYS),
        (
            "milestones.csv",
            "customer_id,milestone,expected_by,reached_at\n\
            a,one,2026-05-10,2026-05-20\na,two,2026-05-12,\n",
        ),
        (
            "events.csv",
            "customer_id,user_id,event,at\na,u,x,2026-05-12\na,v,x,2026-05-12\na,v,x,2026-05-13\n",
        ),
    ]);
    let range = "--from 2026-05 --to 2026-06";
    assert_eq!(only(&place, &format!("metric time_to_value --variant behind {range}")), "1");
    for split in [
        "time_to_value --variant behind --by milestone",
        "active_users --variant customers --by days_active",
    ] {
        let all = told(&place, &format!("metric {split} {range}"));
        assert!(!all.is_empty() && all.iter().all(|it| it.1.contains("together")), "{all:?}");
    }
    let days = told(&place, &format!("metric active_users --variant mau --by days_active {range}"));
    assert_eq!(days.iter().filter(|it| it.1 == "1").count(), 2, "{days:?}");
}

#[test]
fn what_has_not_begun_or_is_nowhere_says_so() {
    let place = place(&[
        ("subscriptions.csv", PAYS),
        ("leads.csv", "lead_id,created_at,stage\nl1,2026-05-01,lead\n"),
    ]);
    let ahead = only(&place, "metric mrr --from 2027-01 --to 2027-02");
    assert!(ahead.contains("not begun"), "{ahead}");
    let before = only(&place, "metric leads_by_stage --variant flow --from 2024-06 --to 2024-07");
    assert!(!before.is_empty());
}

#[test]
fn a_total_beside_its_parts_is_not_added_to_them() {
    let place = place(&[
        ("subscriptions.csv", PAYS),
        (
            "traffic.csv",
            "date,grain,channel,campaign,visitors,qualified_visitors\n\
            2026-05-01,month,,,1000,600\n2026-05-01,month,ads,,500,300\n2026-05-01,month,web,,600,350\n\
            2026-06-01,month,ads,,500,300\n2026-06-01,month,ads,k1,200,100\n\
            2026-07-01,month,ads,,500,300\n2026-07-01,month,web,,600,350\n",
        ),
    ]);
    let of = |month: u32| {
        only(
            &place,
            &format!("metric qualified_traffic --from 2026-0{month} --to 2026-0{}", month + 1),
        )
    };
    assert!(of(5).contains("without a channel"), "{}", of(5));
    assert!(of(6).contains("without a channel"), "{}", of(6));
    assert_eq!(of(7), "650");
}
