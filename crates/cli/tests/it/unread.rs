//! Records that cannot be read, that name what is not there, or that cannot be as they are dated:
//! left out and counted, or told.

use serde_json::Value;

use crate::support::{Place, at, text};

const BILLING: &[u8] =
    b"subscription_id,customer_id,plan_id,amount,currency,started_at\ns1,a,p,100,EUR,2026-01-01\n";

fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write("b/subscriptions.csv", BILLING);
    for (file, content) in files {
        place.write(&format!("b/{file}.csv"), content.as_bytes());
    }
    place
}

/// The figures of all variants in March, by variant and heading.
fn march(place: &Place, metric: &str) -> Vec<Value> {
    let args = ["metric", metric, "--variant", "all", "--input", "b", "--format", "json"];
    let answer = place.run(&[&args[..], &["--from", "2026-03", "--to", "2026-04"]].concat()).json();
    answer["figures"].as_array().unwrap().clone()
}

/// Problems of one check, as they are printed.
fn problems(place: &Place, check: &str) -> String {
    place.run(&["check", check, "--input", "b"]).out
}

#[test]
fn an_effort_score_without_polarity_is_left_out_and_counted() {
    let place = place(&[
        (
            "surveys",
            "survey_id,kind,scale,polarity\nv1,ces,1-7,high is easy\nv2,ces,1-5,high is easy\n",
        ),
        (
            "survey_responses",
            "response_id,survey_id,survey,customer_id,score,scale,responded_at\n\
             r1,v1,ces,a,7,,2026-03-05\nr2,v1,ces,a,4,,2026-03-05\nr3,v2,ces,a,3,,2026-03-05\n\
             r4,,ces,a,5,1-5,2026-03-05\n",
        ),
    ]);
    let told = march(&place, "ces");
    let value = |at: usize| text(&told[at], "value").to_owned();
    assert_eq!([value(0), value(1), value(2)], ["5.5", "3", "0.333333333333"]);
    assert!(told[0]["left_out"].is_null(), "{:#}", told[0]);
    for at in [1, 2] {
        assert_eq!(text(&told[at]["left_out"], "value"), "1");
    }
    let args = ["metric", "ces", "--variant", "scale_1_5", "--input", "b"];
    let page = place.run(&[&args[..], &["--from", "2026-03", "--to", "2026-04"]].concat()).ok();
    assert!(
        page.contains("2026-03 leaves out 1: Effort scores that may be on the scale 1-5"),
        "{page}"
    );
}

#[test]
fn recommendations_on_five_stars_are_told_at_import_and_beside_the_score() {
    let place = place(&[(
        "survey_responses",
        "response_id,survey,customer_id,score,scale,responded_at\n\
         r1,nps,a,10,0-10,2026-03-05\nr2,nps,a,5,1-5,2026-03-05\nr3,nps,a,7,1-7,2026-03-05\n\
         r4,csat,a,5,1-5,2026-03-05\n",
    )]);
    let run = place.run(&["import", "b", "--data", "w"]);
    assert!(run.err.contains("warning[nps-scale]: scale"), "{}", run.err);
    assert!(run.err.contains("2 rows are otherwise"), "{}", run.err);
    let told = march(&place, "nps");
    assert_eq!((text(&told[0], "value"), text(&told[0]["left_out"], "value")), ("100", "2"));
    assert!(
        problems(&place, "nps-scale")
            .contains("survey_responses r2 (survey_responses.csv:3): scale 1-5")
    );
}

#[test]
fn a_channel_with_parts_of_the_month_alone_leaves_no_total() {
    let rows = "date,grain,channel,visitors,qualified_visitors\n2026-03-01,month,ads,1000,500\n";
    let of = |more: &str| -> Vec<String> {
        let place = place(&[("traffic", &format!("{rows}{more}"))]);
        let told = march(&place, "qualified_traffic");
        let of = |it: &Value| {
            let group = it["group"].as_str().unwrap_or("all").to_owned();
            format!("{group} {}", it["value"].as_str().unwrap_or("none"))
        };
        told.iter().filter(|it| it["variant"] != "share").map(of).collect()
    };
    assert_eq!(of("2026-03-02,week,seo,70,50\n"), ["all none", "ads 500", "seo none"]);
    // Of the same channel the weeks are another way to say it, and all channels have a row.
    assert_eq!(of("2026-03-02,week,ads,70,50\n"), ["all 500", "ads 500"]);
    let both = "2026-03-02,week,seo,70,50\n2026-03-01,month,seo,90,60\n";
    assert_eq!(of(both), ["all 560", "ads 500", "seo 60"]);
}

#[test]
fn what_names_a_record_that_is_not_there_is_told() {
    let place = place(&[
        ("plans", "plan_id,name\nq,Pro\n"),
        ("invoices", "invoice_id,customer_id,issued_at,status\ni1,a,2026-01-01,paid\n"),
        (
            "payments",
            "payment_id,invoice_id,at,result\np1,i1,2026-01-02,succeeded\np2,nope,2026-01-02,succeeded\n",
        ),
        ("leads", "lead_id,created_at\nl1,2026-03-01\n"),
        ("lead_stages", "lead_id,stage,entered_at\nl1,mql,2026-03-02\nl9,mql,2026-03-03\n"),
        ("tickets", "ticket_id,customer_id,opened_at\nt1,a,2026-03-01\n"),
        ("ticket_events", "ticket_id,at,kind\nt1,2026-03-02,solved\nt9,2026-03-02,solved\n"),
        ("surveys", "survey_id,kind,scale\nv1,nps,0-10\n"),
        ("survey_invites", "invite_id,survey,customer_id,sent_at\nk1,nps,a,2026-03-10\n"),
        (
            "survey_responses",
            "response_id,invite_id,survey_id,survey,customer_id,score,responded_at\n\
             r1,k9,v9,nps,,9,2026-03-03\nr2,k1,v1,nps,,9,2026-03-01\nr3,k1,v1,nps,b,9,2026-03-11\n\
             r4,k1,v1,nps,a,9,2026-03-10\n",
        ),
    ]);
    let args =
        ["check", "unknown-reference", "answer-against-invite", "--input", "b", "--format", "json"];
    let answer: Value = serde_json::from_str(&place.run(&args).out).unwrap();
    assert_eq!(at(&answer, "checks.0.problems"), 2, "{answer:#}");
    assert_eq!(at(&answer, "checks.1.problems"), 6, "{answer:#}");
    let page = problems(&place, "unknown-reference");
    for line in [
        "subscriptions (subscriptions.csv:2): plan_id \"p\", rows: 1",
        "payments (payments.csv:3): invoice_id \"nope\"",
        "lead_stages (lead_stages.csv:3): lead_id \"l9\"",
        "ticket_events (ticket_events.csv:3): ticket_id \"t9\"",
        "survey_responses (survey_responses.csv:2): survey_id \"v9\"",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    let page = problems(&place, "answer-against-invite");
    for line in [
        "survey_responses.csv:3): responded_at 2026-03-01",
        "survey_responses.csv:4): customer_id b",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
}

#[test]
fn an_answer_off_the_scale_of_its_survey_is_told_and_in_no_score() {
    let place = place(&[
        ("surveys", "survey_id,kind,scale\nq,csat,1-5\n"),
        (
            "survey_invites",
            "invite_id,survey_id,survey,customer_id,sent_at\nk,q,csat,a,2026-03-01\n",
        ),
        (
            "survey_responses",
            "response_id,survey_id,invite_id,survey,score,responded_at\n\
             r1,q,,csat,5,2026-03-02\nr2,q,,csat,4,2026-03-02\nr3,q,,csat,1,2026-03-02\n\
             r4,q,,csat,9,2026-03-03\nr5,,k,csat,7,2026-03-03\n",
        ),
    ]);
    let page = problems(&place, "answer-off-scale");
    for line in ["r4 (survey_responses.csv:5): score 9", "r5 (survey_responses.csv:6): score 7"] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    assert!(!page.contains("r1"), "{page}");
    // An import says so at once, whichever of the tables comes first.
    let told = place.run(&["import", "b", "--data", "d"]).err;
    for line in
        ["survey_responses.csv:5", "found \"9\"", "1-5; answers off the scale of their survey: 2"]
    {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let later = "response_id,survey_id,invite_id,survey,score,responded_at\n\
                 r6,q,,csat,8,2026-03-04\nr7,q,,csat,2,2026-03-04\n";
    place.write("later/survey_responses.csv", later.as_bytes());
    let told = place.run(&["import", "later", "--data", "d"]).err;
    for line in ["survey_responses.csv:2", "answers off the scale of their survey: 1"] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let range = ["--from", "2026-03", "--to", "2026-04", "--input", "b", "--format", "json"];
    let answer: Value =
        serde_json::from_str(&place.run(&[&["metric", "csat"][..], &range].concat()).out).unwrap();
    assert_eq!(at(&answer, "figures.0.value"), "0.666666666667", "{answer:#}");
}

#[test]
fn dates_that_cannot_be_are_told() {
    let place = place(&[
        (
            "referrals",
            "referral_id,referrer_customer_id,at,converted_at\nr1,a,2026-03-01,2026-01-01\nr2,a,2026-03-01,2099-01-01\n",
        ),
        (
            "goals",
            "customer_id,goal,set_at,due_at,achieved_at,status\n\
             a,g,2026-05-01,2026-03-10,2025-01-01,weird\na,h,2026-01-01,2026-03-10,2026-03-01,Achieved\n",
        ),
        ("leads", "lead_id,created_at,customer_id,converted_at\nl1,2026-03-20,a,2026-03-01\n"),
        (
            "traffic",
            "date,grain,channel,visitors,staff,bots\n\
             2026-03-01,month,ads,100,60,60\n2026-03-01,month,seo,100,60,40\n",
        ),
        ("milestones", "customer_id,milestone,reached_at\na,m,2099-01-01\n"),
        ("seats", "customer_id,at,purchased\na,2099-01-01,5\n"),
        ("spend", "month,category,amount,currency\n2099-01,sales,5,EUR\n"),
    ]);
    let run = place.run(&["import", "b", "--data", "w", "--dry-run"]);
    let codes = [
        "converted-before-referral",
        "converted-before-lead",
        "parts-more-than-whole",
        "goal-before-set",
        "goal-status",
    ];
    for code in codes {
        assert!(run.err.contains(&format!("warning[{code}]")), "{code}\n{}", run.err);
    }
    let page = problems(&place, "goal-before-set");
    assert!(page.contains("goals a (goals.csv:2): due_at 2026-03-10"), "{page}");
    assert!(page.contains("goals a (goals.csv:2): achieved_at 2025-01-01"), "{page}");
    assert!(problems(&place, "goal-status").contains("status weird"));
    assert!(problems(&place, "converted-before-lead").contains("l1 (leads.csv:2)"));
    let page = problems(&place, "parts-more-than-whole");
    assert!(page.contains("ads (traffic.csv:2): visitors 100, 120"), "{page}");
    assert!(!page.contains("seo"), "{page}");
    let page = problems(&place, "record-in-future");
    for line in
        ["referrals r2", "milestones a", "seats a", "spend sales (spend.csv:2): month 2099-01-01"]
    {
        assert!(page.contains(line), "{line}\n{page}");
    }
}

#[test]
fn names_of_features_plans_and_events_that_fit_nothing_are_told() {
    let place = place(&[
        ("plans", "plan_id,name,features\np,Pro,reports;sso\n"),
        ("features", "feature,events,plans\nreports,report,Pro\nexport,exprt,\napi,,Enterprise\n"),
        ("event_kinds", "event,login\nlogn,true\nreport,false\n"),
        (
            "events",
            "customer_id,user_id,event,at\na,u,report,2026-03-02\na,u,export,2026-03-03\na,u,login,2026-03-03\n",
        ),
    ]);
    let told = problems(&place, "unknown-reference");
    for line in [
        "features (features.csv:4): plans \"Enterprise\"",
        "plans (plans.csv:2): features \"sso\", rows: 1",
        "features (features.csv:3): events \"exprt\", rows: 1; there is \"export\"",
        "event_kinds (event_kinds.csv:2): event \"logn\", rows: 1; there is \"login\"",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!told.contains("\"Pro\"") && !told.contains("\"report\""), "{told}");
    // A plan goes by its name: the customer of the plan Pro may use reports, and does.
    let figure = march(&place, "feature_adoption");
    let reports = figure.iter().find(|it| it["group"] == "reports").unwrap();
    assert_eq!(text(reports, "value"), "1", "{reports:#}");
}

/// Figures of files that nobody stored say which of them they are without.
#[test]
fn files_and_columns_that_are_not_read_are_named_beside_figures() {
    let place = Place::new();
    let rows = "subscription_id,customer_id,amount,currency,started_at,Wobble\n";
    place.write("co/subscriptions.csv", format!("{rows}s1,a,100,EUR,2026-01-01,x\n").as_bytes());
    place
        .write("co/subscriptions_2026.csv", format!("{rows}s2,b,50,EUR,2026-01-01,x\n").as_bytes());
    for command in [&["metric", "mrr"][..], &["movements"], &["customers"], &["check"]] {
        let run = place.run(&[command, &["--input", "co"]].concat());
        assert!(run.err.contains("1 file was not read: subscriptions_2026.csv"), "{}", run.err);
        assert!(run.err.contains("1 column was not understood: Wobble"), "{}", run.err);
        assert!(run.err.contains("--dry-run"), "{}", run.err);
    }
}
