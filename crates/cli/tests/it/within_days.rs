//! What follows something, within so many days: by days of the account, at whatever hour.

use crate::support::{Place, text};

const NOW: &str = "2026-11-28T12:00:00Z";

/// A folder of an account in Bucharest whose data reach to the end of October 2026.
fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    let settings =
        "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\ndata_through = 2026-10-31\n";
    place.write("b/tenure.toml", settings.as_bytes());
    for (name, rows) in files {
        place.write(&format!("b/{name}"), rows.as_bytes());
    }
    place
}

/// A figure of May 2026, or why there is none.
fn may(place: &Place, metric: &str) -> String {
    let (id, variant) = metric.split_once(' ').unwrap_or((metric, "standard"));
    let ask = ["metric", id, "--variant", variant, "--from", "2026-05", "--to", "2026-06"];
    let rest = ["--input", "b", "--format", "json"];
    let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
    let figure = &answer["figures"][0];
    figure["value"].as_str().unwrap_or_else(|| text(figure, "undefined")).to_owned()
}

const BOUGHT: &str = "subscription_id,customer_id,amount,currency,interval,status,started_at\n\
    s1,c1,10,EUR,month,active,2026-05-05\ns2,c2,10,EUR,month,active,2026-05-05\n\
    s3,c3,10,EUR,month,active,2026-05-05\n";

#[test]
fn who_pays_on_the_day_itself_pays_after_it() {
    // Billing exports dates, and others times.
    let place = place(&[
        ("subscriptions.csv", BOUGHT),
        ("leads.csv", "lead_id,created_at,customer_id\nl1,2026-05-05T10:00:00+03:00,c1\n"),
        (
            "referrals.csv",
            "referral_id,referrer_customer_id,referred_customer_id,at\n\
             r1,c1,c2,2026-05-05T10:00:00+03:00\n",
        ),
        (
            "trials.csv",
            "trial_id,customer_id,started_at,ends_at\nt1,c3,2026-05-05T10:00:00+03:00,2026-05-19\n",
        ),
    ]);
    assert_eq!(may(&place, "lead_to_customer"), "1");
    assert_eq!(may(&place, "lead_to_customer cohort"), "1");
    // One of three new customers was referred.
    assert_eq!(may(&place, "referral_rate share_of_new"), "0.333333333333");
    assert_eq!(may(&place, "trial_conversion"), "1");
}

#[test]
fn the_last_day_counts_to_its_end() {
    let leads = |won: &str| format!("lead_id,created_at,converted_at\nl1,2026-05-01,{won}\n");
    let cohort = |won: &str| {
        let leads = leads(won);
        may(
            &place(&[("subscriptions.csv", BOUGHT), ("leads.csv", &leads)]),
            "lead_to_customer cohort",
        )
    };
    // The ninetieth day after 1 May is 30 July.
    assert_eq!(cohort("2026-07-30T15:00:00+03:00"), "1");
    assert_eq!(cohort("2026-07-31"), "0");
    let trials = |paid: &str| {
        let rows = format!(
            "trial_id,customer_id,started_at,ends_at,converted_at\n\
             t1,d,2026-05-01T10:00:00+03:00,2026-05-15T10:00:00+03:00,{paid}\n"
        );
        may(&place(&[("subscriptions.csv", BOUGHT), ("trials.csv", &rows)]), "trial_conversion")
    };
    assert_eq!(trials("2026-06-14T15:00:00+03:00"), "1");
    assert_eq!(trials("2026-06-15T09:00:00+03:00"), "0");
}

#[test]
fn a_trial_may_convert_or_end_on_the_date_of_the_day_on_which_it_began() {
    let rows = "trial_id,customer_id,started_at,ends_at,converted_at\n\
        t1,x,2026-05-12T10:00:00+03:00,2026-05-26,2026-05-12\n\
        t2,y,2026-05-12T10:00:00+03:00,2026-05-12,\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("trials.csv", rows)]);
    assert_eq!(may(&place, "trial_conversion"), "0.5");
    // On a day before it is a mistake.
    place.write("b/trials.csv", rows.replace(",2026-05-12\n", ",2026-05-11\n").as_bytes());
    let import = place.run_at(NOW, &["import", "b", "--data", "W"]);
    assert_eq!(import.code, 1);
    assert!(format!("{import:?}").contains("ends-before-start"), "{import:?}");
}

#[test]
fn a_trial_that_was_extended_is_one() {
    let rows = "trial_id,customer_id,started_at,ends_at\n\
        t1,c1,2026-04-28,2026-05-15\nt2,c1,2026-05-10,2026-05-24\nt3,x,2026-05-02,2026-05-16\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("trials.csv", rows)]);
    // It ends once, in May, and so does that of x, who never paid.
    assert_eq!(may(&place, "trial_conversion ended"), "0.5");
    // It began in April.
    assert_eq!(may(&place, "trial_conversion"), "0");
}
