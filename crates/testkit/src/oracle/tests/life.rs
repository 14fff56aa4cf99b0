//! Trials, statuses, cancellations, pauses.

use super::*;
use tenure_domain::facts::{Status, Trial};

fn one(edit: impl FnOnce(&mut Sheet)) -> Vec<String> {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    edit(&mut s);
    s.lines()
}

#[test]
fn a_trial_is_zero_until_it_ends() {
    let got = one(|s| {
        s.book.subscriptions[0].trial_ended_at = Some(at("2026-01-15"));
    });
    assert_eq!(got, ["2026-01-15T00:00:00Z new +100"]);
    // Whatever the present status.
    let got = one(|s| {
        s.book.subscriptions[0].trial_ended_at = Some(at("2026-01-15"));
        s.change("a", "2026-01-10").status = Some(Status::Active);
    });
    assert_eq!(got, ["2026-01-15T00:00:00Z new +100"]);
}

#[test]
fn a_trial_ends_by_status_or_by_its_row() {
    let got = one(|s| {
        let r = &mut s.book.subscriptions[0];
        (r.status, r.trial_ended_at) = (Some(Status::Trialing), Some(at("2026-01-15")));
        s.change("a", "2026-01-20").status = Some(Status::Active);
    });
    assert_eq!(got, ["2026-01-20T00:00:00Z new +100"]);
    let trial = |s: &mut Sheet, start: &str| {
        s.book.subscriptions[0].status = Some(Status::Trialing);
        let customer = s.sym("c");
        s.book.trials.push(Trial {
            customer,
            started_at: at(start),
            ends_at: Some(at("2026-01-12")),
            converted_at: Some(at("2026-01-13")),
        });
    };
    let got = one(|s| trial(s, "2026-01-02 00:00"));
    assert_eq!(got, ["2026-01-13T00:00:00Z new +100"]);
    let got = one(|s| trial(s, "2026-01-02 00:01"));
    assert!(got.is_empty(), "{got:?}");
}

#[test]
fn a_trial_does_not_keep_a_customer() {
    let got = one(|s| {
        s.book.subscriptions[0].ended_at = Some(at("2026-03-01"));
        s.sub("b", "2026-02-01", 50).trial_ended_at = Some(at("2026-03-15"));
    });
    assert_eq!(
        got,
        [
            "2026-01-01T00:00:00Z new +100",
            "2026-03-01T00:00:00Z churn unknown -100",
            "2026-03-15T00:00:00Z reactivation +50",
        ]
    );
}

#[test]
fn cancelled_before_it_starts_is_never() {
    for ended in ["2025-12-20", "2026-01-01"] {
        let got = one(|s| s.book.subscriptions[0].ended_at = Some(at(ended)));
        assert!(got.is_empty(), "{ended}");
    }
}

#[test]
fn incomplete_counts_from_the_first_payment() {
    let edit = |s: &mut Sheet| {
        s.book.subscriptions[0].status = Some(Status::Incomplete);
        s.change("a", "2026-01-03").status = Some(Status::Active);
    };
    assert_eq!(one(edit), ["2026-01-03T00:00:00Z new +100"]);
    let got = one(|s| {
        edit(s);
        s.policy.set("failed_first_payment", "count").unwrap();
    });
    assert_eq!(got, ["2026-01-01T00:00:00Z new +100"]);
}

#[test]
fn unpaid_is_involuntary_churn_at_the_transition() {
    let edit = |s: &mut Sheet| {
        s.change("a", "2026-02-01").status = Some(Status::PastDue);
        s.change("a", "2026-02-20").status = Some(Status::Unpaid);
        s.change("a", "2026-03-01").status = Some(Status::Active);
    };
    assert_eq!(
        one(edit),
        [
            "2026-01-01T00:00:00Z new +100",
            "2026-02-20T00:00:00Z churn involuntary -100",
            "2026-03-01T00:00:00Z reactivation +100",
        ]
    );
    let got = one(|s| {
        edit(s);
        s.policy.set("unpaid", "keep").unwrap();
    });
    assert_eq!(got, ["2026-01-01T00:00:00Z new +100"]);
}

#[test]
fn late_for_n_days_is_churn_and_recovery_a_reactivation() {
    let got = one(|s| {
        s.policy.set("past_due", "churn_after_14_days").unwrap();
        s.change("a", "2026-02-01 09:00").status = Some(Status::PastDue);
        s.change("a", "2026-03-01").status = Some(Status::Active);
        // Recovered in time: nothing.
        s.change("a", "2026-04-01").status = Some(Status::PastDue);
        s.change("a", "2026-04-15").status = Some(Status::Active);
    });
    assert_eq!(
        got,
        [
            "2026-01-01T00:00:00Z new +100",
            "2026-02-15T09:00:00Z churn involuntary -100",
            "2026-03-01T00:00:00Z reactivation +100",
        ]
    );
}

#[test]
fn when_a_cancellation_is_recognised() {
    let edit = |s: &mut Sheet| {
        let r = &mut s.book.subscriptions[0];
        r.status = Some(Status::NonRenewing);
        r.cancel_requested_at = Some(at("2026-02-10"));
        r.term_ends_at = Some(at("2026-03-01"));
        s.change("a", "2026-03-04").status = Some(Status::Canceled);
    };
    for (policy, when) in [
        ("service_ends", "2026-03-01"),
        ("requested", "2026-02-10"),
        ("billing_ended", "2026-03-04"),
    ] {
        let got = one(|s| {
            edit(s);
            s.policy.set("churn_recognised", policy).unwrap();
        });
        let churn = format!("{when}T00:00:00Z churn voluntary -100");
        assert_eq!(got, ["2026-01-01T00:00:00Z new +100", churn.as_str()], "{policy}");
    }
}

#[test]
fn a_serving_status_begins_it_anew_but_not_past_its_end() {
    let got = one(|s| {
        s.book.subscriptions[0].ended_at = Some(at("2026-05-01"));
        s.change("a", "2026-02-01").status = Some(Status::Canceled);
        s.change("a", "2026-03-01").status = Some(Status::Paused);
        s.change("a", "2026-04-01").status = Some(Status::Active);
        s.change("a", "2026-06-01").status = Some(Status::Active);
    });
    assert_eq!(
        got,
        [
            "2026-01-01T00:00:00Z new +100",
            "2026-02-01T00:00:00Z churn unknown -100",
            "2026-04-01T00:00:00Z reactivation +100",
            "2026-05-01T00:00:00Z churn unknown -100",
        ]
    );
}

#[test]
fn a_status_without_its_time_is_dated_by_the_row() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.status = Some(Status::Canceled);
    r.recorded_at = at("2026-06-01");
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-06-01T00:00:00Z churn unknown -100"]);
    s.expect_findings(&["transition-unknown"]);
    s.book.subscriptions[0].updated_at = Some(at("2026-04-01"));
    assert_eq!(s.lines()[1], "2026-04-01T00:00:00Z churn unknown -100");
}

#[test]
fn an_end_without_its_time_is_at_the_cancellation() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.status = Some(Status::Canceled);
    r.cancel_requested_at = Some(at("2026-03-01"));
    r.recorded_at = at("2026-06-01");
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-03-01T00:00:00Z churn voluntary -100"]);
    s.expect_findings(&["end-by-cancellation"]);
    s.book.subscriptions[0].past_due_since = Some(at("2026-03-02"));
    assert_eq!(s.lines()[1], "2026-06-01T00:00:00Z churn voluntary -100");
}

#[test]
fn a_status_without_item_is_that_of_all() {
    let mut s = Sheet::new();
    let (x, y) = (s.sym("x"), s.sym("y"));
    s.sub("a", "2026-01-01", 100).item = x;
    s.sub("a", "2026-01-01", 50).item = y;
    s.change("a", "2026-02-01").status = Some(Status::Canceled);
    s.change("a", "2026-01-15").amount = money(70);
    s.expect(&["2026-01-01T00:00:00Z new +150", "2026-02-01T00:00:00Z churn unknown -150"]);
    s.expect_findings(&["ambiguous-item"]);
}
