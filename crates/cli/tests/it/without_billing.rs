//! What is known where there is no billing at all.

use crate::support::Place;

const TICKETS: &[u8] =
    b"ticket_id,customer_id,opened_at,first_response_at,solved_at,agent_replies,\
reopens,assignees\nt1,a,2026-01-05,2026-01-05T01:00:00Z,2026-01-05T02:00:00Z,1,0,1\n";

const NOW: &str = "2026-07-02T00:00:00Z";

/// The value of a figure of January 2026 and whether its period is partial.
fn january(place: &Place, data: &str, metric: &[&str]) -> (String, bool) {
    let range = ["--input", data, "--from", "2026-01", "--to", "2026-02", "--format", "json"];
    let answer = place.run_at(NOW, &[&["metric"], metric, &range].concat()).json();
    let figure = &answer["figures"][0];
    (figure["value"].to_string(), figure["partial"].as_bool().unwrap())
}

#[test]
fn data_without_billing_reach_to_where_they_are_said_to() {
    let place = Place::new();
    place.write("in/tickets.csv", TICKETS);
    place.write("in/tenure.toml", b"data_through = 2026-06-30\n");
    assert_eq!(january(&place, "in", &["fcr"]), ("\"1\"".to_owned(), false));
}

#[test]
fn data_without_billing_reach_to_their_last_record() {
    let place = Place::new();
    let lead = "lead_id,created_at,converted_at,customer_id\nl1,2026-01-10,2026-01-20,a\n";
    place.write("in/leads.csv", lead.as_bytes());
    let early = january(&place, "in", &["lead_to_customer", "--variant", "cohort"]);
    assert_eq!(early, ("null".to_owned(), true), "nobody knows what comes after");
    place.write("in/leads.csv", format!("{lead}l2,2026-06-10,,\n").as_bytes());
    let late = january(&place, "in", &["lead_to_customer", "--variant", "cohort"]);
    assert_eq!(late, ("\"1\"".to_owned(), false));
    // What asks without a range asks about the year up to the last record.
    let args = ["metric", "leads_by_stage", "--input", "in", "--format", "json"];
    let all = place.run_at(NOW, &args).json();
    assert_eq!(all["data_through"], "2026-06-10");
}
