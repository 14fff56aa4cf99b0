//! What corrections of closed months are to questions that are none of movements alone.

use crate::support::{Place, text};

const HEAD: &str = "subscription_id,customer_id,amount,currency,started_at,term_months,\
                    cancel_effective_at,ended_at,status,churn_reason\n";
const JULY: &str = "2026-07-05T00:00:00Z";

/// Books whose months up to April are closed, and rows that came after that.
fn closed(settings: &str, first: &str, late: &str) -> Place {
    let place = Place::new();
    place.write("in/tenure.toml", format!("currency = \"EUR\"\n{settings}").as_bytes());
    place.write("in/subscriptions.csv", format!("{HEAD}{first}").as_bytes());
    place.run_at("2026-05-02T00:00:00Z", &["import", "in", "--data", "books"]).ok();
    place.run_at("2026-05-03T00:00:00Z", &["close", "2026-04", "--data", "books"]).ok();
    place.write("late/subscriptions.csv", format!("{HEAD}{late}").as_bytes());
    place.run_at("2026-05-04T00:00:00Z", &["import", "late", "--data", "books"]).ok();
    place
}

/// The figures of a metric in one month, as `group value`.
fn figures(place: &Place, metric: &str, month: [&str; 2], more: &[&str]) -> Vec<String> {
    let range = ["--from", month[0], "--to", month[1], "--data", "books", "--format", "json"];
    let args = [&["metric", metric], &range[..], more].concat();
    let answer = place.run_at(JULY, &args).json();
    let told = answer["figures"].as_array().unwrap().iter().map(|figure| {
        let group = figure["group"].as_str().unwrap_or_default();
        format!("{group} {}", figure["value"].as_str().unwrap_or("-")).trim().to_owned()
    });
    told.collect()
}

const MARCH: [&str; 2] = ["2026-03", "2026-04"];
const MAY: [&str; 2] = ["2026-05", "2026-06"];

/// Two terms end in March. That b left then, and that the term of a is one of two years, comes late.
#[test]
fn renewals_of_closed_months_stay_as_they_were_closed() {
    let place = closed(
        "",
        "s1,a,100,EUR,2025-03-15,12,,,active,\ns2,b,100,EUR,2025-03-20,12,,,active,\n",
        "s1,a,100,EUR,2025-03-15,24,,,active,\ns2,b,100,EUR,2025-03-20,12,,2026-03-20,canceled,\n",
    );
    let rate = |more: &[&str]| {
        let more = [&["--variant", "logo"], more].concat();
        figures(&place, "renewal_rate", MARCH, &more)
    };
    assert_eq!(rate(&[]), ["1"]);
    assert_eq!(rate(&["--restated"]), ["0"]);
    let at = ["renewals", "--data", "books", "--at", "2026-04-01", "--within", "31d"];
    let args = [&at[..], &["--show", "past", "--format", "csv"]].concat();
    let past = place.run_at(JULY, &args).ok();
    assert_eq!(past.matches("renewed").count(), 2, "{past}");
    assert_eq!(past.matches("subscriptions.csv:2").count(), 1, "{past}");
    // The close that follows goes on from there.
    place.run_at(JULY, &["close", "2026-05", "--data", "books"]).ok();
    assert_eq!(rate(&[]), ["1"]);
}

/// What runs since February and became known after the close is no contract that is still to begin.
#[test]
fn a_correction_is_not_signed_ahead() {
    let place = closed(
        "data_through = 2026-04-30\n",
        "s1,a,100,EUR,2025-03-15,,,,active,\n",
        "s3,c,40,EUR,2026-02-10,,2026-05-25,,active,\n",
    );
    let cmrr = ["cmrr", "--months", "1", "--data", "books", "--format", "json"];
    let answer = place.run_at("2026-05-05T00:00:00Z", &cmrr).json();
    let month = |name: &str| text(&answer, &format!("months.0.{name}")).to_owned();
    assert_eq!(month("opening"), "100.00");
    assert_eq!((month("correction"), month("signed")), ("40.00".to_owned(), "0.00".to_owned()));
    assert_eq!((month("cancelled"), month("closing")), ("-40.00".to_owned(), "100.00".to_owned()));
}

/// Nobody began in May: what became known of February is in no average of those who did.
#[test]
fn the_average_sale_price_is_of_those_who_began() {
    let place =
        closed("", "s1,a,100,EUR,2025-03-15,,,,active,\n", "s3,c,40,EUR,2026-02-10,,,,active,\n");
    assert_eq!(figures(&place, "asp", MAY, &[]), ["-"]);
    place
        .write("more/subscriptions.csv", format!("{HEAD}s4,d,70,EUR,2026-05-20,,,,,\n").as_bytes());
    place.run_at("2026-06-04T00:00:00Z", &["import", "more", "--data", "books"]).ok();
    assert_eq!(figures(&place, "asp", MAY, &[]), ["70.00"]);
}

/// Two left in March, which became known after the close, and one in May.
#[test]
fn those_who_left_in_closed_months_stand_under_their_reasons() {
    let place = closed(
        "",
        "s1,a,10,EUR,2025-03-15,,,,active,\ns2,b,20,EUR,2025-03-15,,,,active,\n\
         s3,c,40,EUR,2025-03-15,,,,active,\ns4,d,80,EUR,2025-03-15,,,,active,\n",
        "s1,a,10,EUR,2025-03-15,,,2026-03-10,canceled,dear\n\
         s2,b,20,EUR,2025-03-15,,,2026-03-20,canceled,\n\
         s3,c,40,EUR,2025-03-15,,,2026-05-10,canceled,late\n",
    );
    let by_reason = ["--by", "churn_reason"];
    assert_eq!(figures(&place, "churn_reason", MAY, &by_reason), ["dear 1", "late 1", "(none) 1"]);
    assert_eq!(figures(&place, "churn_reason", MAY, &["--by", "none"]), ["3"]);
}

/// A rate that came late changes what was closed, and nothing of what is paid.
#[test]
fn a_correction_of_rates_is_kept_at_the_rates_of_the_opening() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\n");
    place.write("in/fx_rates.csv", b"date,currency,rate\n2026-01-08,USD,0.9\n");
    let rows = format!("{HEAD}s1,a,100,USD,2026-01-10,,,,active,\n");
    place.write("in/subscriptions.csv", rows.as_bytes());
    place.run_at("2026-05-02T00:00:00Z", &["import", "in", "--data", "books"]).ok();
    place.run_at("2026-05-03T00:00:00Z", &["close", "2026-04", "--data", "books"]).ok();
    place.write("late/fx_rates.csv", b"date,currency,rate\n2026-01-10,USD,0.8\n");
    place.run_at("2026-05-04T00:00:00Z", &["import", "late", "--data", "books"]).ok();
    assert_eq!(figures(&place, "mrr", MAY, &[]), ["80.00"]);
    assert_eq!(figures(&place, "grr", MAY, &[]), ["1"]);
    assert_eq!(figures(&place, "nrr", MAY, &["--variant", "set"]), ["1"]);
}

/// No row has a discount or a trial: that a fact came after the close is all that there is to it.
#[test]
fn a_month_close_is_a_cause_of_differences() {
    let place =
        closed("", "s1,a,100,EUR,2025-03-15,,,,active,\n", "s3,b,40,EUR,2026-02-10,,,,active,\n");
    place.write("theirs.csv", b"customer_id,2026-04,2026-05\na,100.00,100.00\nb,40.00,40.00\n");
    let args = ["reconcile", "--against", "theirs.csv", "--data", "books", "--format", "json"];
    let answer = place.run_at(JULY, &args).json();
    let causes: Vec<(&str, &str)> = answer["causes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cause| (text(cause, "cause"), text(cause, "amount")))
        .collect();
    assert_eq!(causes, [("closed_months", "40.00")]);
}
