//! What other tables tell in columns of their own: trials, referrals, ratings of tickets.

use crate::support::{Place, text};

const NOW: &str = "2026-07-02T00:00:00Z";

/// A folder with these files, whose data reach to the end of June 2026.
fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-06-30\n");
    for (name, rows) in files {
        place.write(&format!("b/{name}"), rows.as_bytes());
    }
    place
}

/// The value of a figure of one month, or why there is none.
fn value(place: &Place, metric: &str, (from, to): (&str, &str)) -> String {
    let (id, variant) = metric.split_once(' ').unwrap_or((metric, "standard"));
    let ask = ["metric", id, "--variant", variant, "--from", from, "--to", to, "--input", "b"];
    let rest = ["--format", "json"];
    let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
    let figure = &answer["figures"][0];
    match figure["value"].as_str() {
        Some(value) => value.to_owned(),
        None => text(figure, "undefined").to_owned(),
    }
}

const JANUARY: (&str, &str) = ("2026-01", "2026-02");
const MARCH: (&str, &str) = ("2026-03", "2026-04");

const TRIED: &str = "subscription_id,customer_id,amount,currency,started_at,trial_started_at,\
    trial_ended_at,status,ended_at\n\
    s1,a,100,EUR,2026-01-05,2026-01-05,2026-01-19,active,\n\
    s2,b,100,EUR,2026-01-06,2026-01-06,2026-01-20,canceled,2026-01-20\n";

#[test]
fn trials_that_subscriptions_or_customers_date_count_once() {
    // a paid when its trial was over, b left with it.
    let subscriptions = ("subscriptions.csv", TRIED);
    assert_eq!(value(&place(&[subscriptions]), "trial_conversion", JANUARY), "0.5");
    assert_eq!(value(&place(&[subscriptions]), "trial_conversion ended", JANUARY), "0.5");
    // That of c is told by its customer alone; those of a and b are the same as before.
    let customers = "customer_id,trial_started_at\na,2026-01-05\nb,2026-01-07\nc,2026-01-08\n";
    let both = place(&[subscriptions, ("customers.csv", customers)]);
    assert_eq!(value(&both, "trial_conversion", JANUARY), "0.333333333333");
    // A row of its own says when a trial began, and that a card was needed.
    let own =
        "trial_id,customer_id,started_at,ends_at,card_required\nt1,a,2026-01-04,2026-01-19,yes\n";
    let all = place(&[subscriptions, ("trials.csv", own)]);
    assert_eq!(value(&all, "trial_conversion", JANUARY), "0.5");
    assert_eq!(value(&all, "trial_conversion card", JANUARY), "1");
}

#[test]
fn where_nothing_tells_of_trials_every_table_is_named_that_could() {
    let rows = "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-05\n";
    let place = place(&[("subscriptions.csv", rows)]);
    let why = value(&place, "trial_conversion", JANUARY);
    for told in ["trials.csv needs", "subscriptions, customers", "trial_started_at"] {
        assert!(why.contains(told), "{why}");
    }
    let report = place.run_at(NOW, &["report", "--input", "b"]).ok();
    assert!(report.contains("trial_conversion"), "{report}");
    let define = place.run_at(NOW, &["metric", "trial_conversion", "--define"]).ok();
    assert!(define.contains("or trial_started_at in subscriptions, customers"), "{define}");
}

const BOUGHT: &str = "subscription_id,customer_id,amount,currency,started_at\n\
    s1,a,100,EUR,2026-01-01\ns2,c,50,EUR,2026-03-20\ns3,d,50,EUR,2026-03-22\n";

#[test]
fn who_was_referred_as_a_lead_is_a_referred_customer() {
    let subscriptions = ("subscriptions.csv", BOUGHT);
    let leads = "lead_id,created_at,customer_id,converted_at,referrer_customer_id\n\
        l1,2026-03-05,c,2026-03-20,a\nl2,2026-03-06,d,2026-03-22,a\n";
    let referrals = "referral_id,referrer_customer_id,referred_lead_id,at\nr1,a,l1,2026-03-05\n";
    let named = [subscriptions, ("leads.csv", leads), ("referrals.csv", referrals)];
    for files in [&named[..], &named[..2]] {
        let place = place(files);
        assert_eq!(value(&place, "referral_rate share_of_new", MARCH), "1");
        // Two referrals of three customers, both of which brought one.
        assert_eq!(value(&place, "referral_rate k_factor", MARCH), "0.666666666667");
        let ask = ["advocates", "--input", "b", "--from", "2026-03", "--to", "2026-04"];
        let rest = ["--format", "json"];
        let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
        assert_eq!(answer["referrers"], 1, "{answer}");
        assert_eq!(answer["missing_tables"], serde_json::json!(["survey_responses"]), "{answer}");
    }
    let nothing = place(&[subscriptions]).run(&["advocates", "--input", "b"]);
    assert!(nothing.err.contains("no row of leads says referrer_customer_id"), "{nothing:?}");
}

#[test]
fn who_never_paid_is_no_new_customer_whoever_referred_them() {
    let referrals = "referral_id,referrer_customer_id,referred_customer_id,at,converted_at\n\
        r1,a,nobody,2026-03-05,2026-03-20\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("referrals.csv", referrals)]);
    assert_eq!(value(&place, "referral_rate share_of_new", MARCH), "0");
    // That the referral came to something is told all the same.
    assert_eq!(value(&place, "referral_rate k_factor", MARCH), "0.333333333333");
}

const RATED: &str = "ticket_id,customer_id,opened_at,solved_at,satisfaction\n\
    t1,a,2026-03-01,2026-03-02,good\nt2,a,2026-03-01,2026-03-02,Bad\n\
    t3,a,2026-02-20,2026-03-03,good\nt4,a,2026-03-03,2026-03-04,offered\n";

#[test]
fn rated_tickets_are_satisfied_or_not_unless_an_answer_names_them() {
    let subscriptions = ("subscriptions.csv", BOUGHT);
    let alone = place(&[subscriptions, ("tickets.csv", RATED)]);
    assert_eq!(value(&alone, "csat", MARCH), "0.666666666667");
    // The same rating as an answer counts once, and another answer beside it.
    let answers = "response_id,survey,customer_id,score,scale,responded_at,ticket_id\n\
        r1,csat,a,good,good-bad,2026-03-02,t1\nr2,csat,c,bad,good-bad,2026-03-25,\n";
    let both = place(&[subscriptions, ("tickets.csv", RATED), ("survey_responses.csv", answers)]);
    assert_eq!(value(&both, "csat", MARCH), "0.5");
    let ask = ["metric", "csat", "--variant", "by_touchpoint", "--input", "b"];
    let range = ["--from", "2026-03", "--to", "2026-04"];
    let shown = alone.run(&[&ask[..], &range].concat()).ok();
    assert!(shown.contains("support"), "{shown}");
    let rows = alone.run(&[&ask[..3], &["standard", "--rows", "--input", "b"], &range].concat());
    assert!(rows.ok().contains("t3"), "the ticket is named");
    let none = place(&[subscriptions]);
    let why = value(&none, "csat", MARCH);
    assert!(why.contains("no row of tickets says satisfaction"), "{why}");
}

#[test]
fn answers_in_words_are_on_the_scale_that_has_words() {
    let answers = "response_id,survey,customer_id,score,responded_at\n\
        r1,csat,a,Good,2026-03-10\nr2,csat,a,bad,2026-03-11\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("survey_responses.csv", answers)]);
    assert_eq!(value(&place, "csat", MARCH), "0.5");
}

#[test]
fn variants_without_headings_have_columns_that_say_when() {
    let place = place(&[("subscriptions.csv", BOUGHT), ("tickets.csv", RATED)]);
    let ask = ["metric", "csat", "--variant", "all", "--input", "b"];
    let range = ["--from", "2026-03", "--to", "2026-04"];
    for format in ["table", "csv", "md"] {
        let shown = place.run_at(NOW, &[&ask[..], &range, &["--format", format]].concat()).ok();
        // A heading stands before the comma, or there is none.
        let bare = |line: &str| line.trim_start_matches(['|', ' ']).starts_with(", ");
        assert!(!shown.lines().any(bare) && !shown.contains("\", 2026-03"), "{shown}");
    }
}
