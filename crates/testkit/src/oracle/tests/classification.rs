//! Kinds and causes of movements, windows, gaps, currencies.

use super::*;
use tenure_domain::facts::{ChurnKind, DiscountDuration, Status};

#[test]
fn new_expansion_contraction_churn_reactivation() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.ended_at = Some(at("2026-05-01"));
    r.churn_kind = Some(ChurnKind::Voluntary);
    s.change("a", "2026-02-01").amount = money(150);
    s.change("a", "2026-03-01").amount = money(40);
    s.sub("b", "2026-07-01", 10);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z expansion price +50",
        "2026-03-01T00:00:00Z contraction price -110",
        "2026-05-01T00:00:00Z churn voluntary -40",
        "2026-07-01T00:00:00Z reactivation +10",
    ]);
}

#[test]
fn a_second_subscription_is_expansion_and_dropping_one_contraction() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    s.sub("b", "2026-02-01", 30).ended_at = Some(at("2026-03-01"));
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z expansion cross_sell +30",
        "2026-03-01T00:00:00Z contraction cross_sell -30",
    ]);
}

#[test]
fn new_and_upgrade_within_sixty_minutes_are_one() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01 10:00", 100);
    s.change("a", "2026-01-01 10:59").amount = money(150);
    s.change("a", "2026-01-01 11:00").amount = money(170);
    s.expect(&["2026-01-01T10:00:00Z new +150", "2026-01-01T11:00:00Z expansion price +20"]);
}

#[test]
fn a_window_never_crosses_the_account_day() {
    let mut s = Sheet::new().zone("Europe/Bucharest");
    // 21:30 and 22:10 UTC are 23:30 and 00:10 in Bucharest in winter.
    s.sub("a", "2026-01-01 21:30", 100);
    s.change("a", "2026-01-01 22:10").amount = money(150);
    assert_eq!(s.lines().len(), 2);
    let s = Sheet { account: Default::default(), ..s };
    s.expect(&["2026-01-01T21:30:00Z new +150"]);
}

#[test]
fn netting_by_instant_and_by_day() {
    let book = |netting: &str| {
        let mut s = Sheet::new().set("netting", netting);
        s.sub("a", "2026-01-01 01:00", 100);
        s.change("a", "2026-01-01 01:01").amount = money(90);
        s.change("a", "2026-01-01 23:00").amount = money(80);
        s.lines().len()
    };
    assert_eq!((book("none"), book("60_minutes"), book("day")), (3, 2, 1));
}

#[test]
fn an_end_and_a_start_on_one_day_are_continuous() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-03-05 08:00"));
    s.sub("b", "2026-03-05 20:00", 120);
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-03-05T20:00:00Z expansion price +20"]);
    let mut s = Sheet::new().set("gap_tolerance", "none");
    s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-03-05 08:00"));
    s.sub("b", "2026-03-05 20:00", 120);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-03-05T08:00:00Z churn unknown -100",
        "2026-03-05T20:00:00Z reactivation +120",
    ]);
}

#[test]
fn a_gap_of_days_is_held() {
    for (tolerance, want) in [("6_days", 3), ("7_days", 1)] {
        let mut s = Sheet::new().set("gap_tolerance", tolerance);
        s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-03-05 23:00"));
        s.sub("b", "2026-03-12 22:00", 100);
        assert_eq!(s.lines().len(), want, "{tolerance}");
    }
}

#[test]
fn a_move_to_another_billing_system_has_a_window_of_its_own() {
    // Another gap of as many days, far from the move, stays one.
    for (tolerance, want) in
        [("same_day", 5), ("9_days_at_2026-03-01", 5), ("10_days_at_2026-03-01", 3), ("10_days", 1)]
    {
        let mut s = Sheet::new().set("gap_tolerance", tolerance);
        s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-02-25"));
        s.sub("b", "2026-03-07", 100).ended_at = Some(at("2026-06-01"));
        s.sub("c", "2026-06-11", 100);
        assert_eq!(s.lines().len(), want, "{tolerance}");
    }
}

#[test]
fn free_by_coupon_is_contraction_and_its_end_a_churn_of_zero() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.discount_percent = Some(1_000_000);
    r.discount_duration = Some(DiscountDuration::Forever);
    r.discount_started_at = Some(at("2026-02-01"));
    r.ended_at = Some(at("2026-04-01"));
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z contraction coupon -100",
        "2026-04-01T00:00:00Z churn unknown +0",
    ]);
    let s = Sheet { policy: Sheet::new().set("zero_amount", "churn").policy, ..s };
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-02-01T00:00:00Z churn unknown -100"]);
}

#[test]
fn back_from_zero_is_expansion_while_an_item_lived() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    s.change("a", "2026-02-01").amount = Some(0);
    s.change("a", "2026-03-01").amount = money(70);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z contraction price -100",
        "2026-03-01T00:00:00Z expansion price +70",
    ]);
}

#[test]
fn a_return_after_the_limit_is_new() {
    for (days, kind) in [("30", "new"), ("31", "reactivation")] {
        let mut s = Sheet::new().set("reactivation", &format!("within_{days}_days"));
        s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-03-01 23:00"));
        s.sub("b", "2026-04-01 01:00", 100);
        assert_eq!(s.lines()[2], format!("2026-04-01T01:00:00Z {kind} +100"));
    }
}

#[test]
fn paused_and_resumed_stand_as_their_own() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.paused_at = Some(at("2026-02-01"));
    r.resumes_at = Some(at("2026-03-01"));
    s.change("a", "2026-02-15").amount = money(130);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z paused -100",
        "2026-03-01T00:00:00Z expansion price +30",
        "2026-03-01T00:00:00Z resumed +100",
    ]);
}

#[test]
fn ending_while_paused_is_churn_of_what_paused() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.paused_at = Some(at("2026-02-01"));
    r.ended_at = Some(at("2026-03-01"));
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z paused -100",
        "2026-03-01T00:00:00Z churn unknown -100",
        "2026-03-01T00:00:00Z resumed +100",
    ]);
    for (policy, want) in [("keep", 2), ("churn", 2)] {
        let s = Sheet {
            policy: Sheet::new().set("paused", policy).policy,
            book: s.book.clone(),
            ..Sheet::new()
        };
        assert_eq!(s.lines().len(), want, "{policy}");
    }
}

#[test]
fn causes_in_their_order() {
    let mut s = Sheet::new();
    s.plan("p", 50, "EUR");
    s.plan("q", 80, "EUR");
    let (p, q) = (s.sym("p"), s.sym("q"));
    let r = s.sub("a", "2026-01-01", 0);
    (r.amount, r.plan) = (None, p);
    s.change("a", "2026-02-01").quantity = Some(3_000_000);
    s.change("a", "2026-03-01").plan = q;
    let c = s.change("a", "2026-04-01");
    (c.plan, c.quantity) = (p, Some(1_000_000));
    s.change("a", "2026-05-01").interval = Some(tenure_domain::facts::Interval::Year);
    s.expect(&[
        "2026-01-01T00:00:00Z new +50",
        "2026-02-01T00:00:00Z expansion seats +100",
        "2026-03-01T00:00:00Z expansion plan +90",
        "2026-04-01T00:00:00Z contraction plan -190",
        "2026-05-01T00:00:00Z contraction term -275/6",
    ]);
}

#[test]
fn movement_at_the_new_rate_and_the_rest_is_fx() {
    let mut s = Sheet::new();
    s.rate("USD", "2026-01-01", 0.9);
    s.rate("USD", "2026-02-01", 0.8);
    s.rate("USD", "2026-03-01", 0.7);
    let r = s.sub("a", "2026-01-01", 100);
    r.currency = Some(currency("USD"));
    r.ended_at = Some(at("2026-03-01"));
    s.change("a", "2026-02-01").amount = money(150);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100 USD = +90",
        // 50 × 0.8; and 100 × (0.8 − 0.9).
        "2026-02-01T00:00:00Z expansion price +50 USD = +40",
        "2026-02-01T00:00:00Z fx +0 USD = -10",
        // Churn uses the carried rate.
        "2026-03-01T00:00:00Z churn unknown -150 USD = -120",
    ]);
}

#[test]
fn a_missing_rate_counts_as_zero_until_the_next_start() {
    let mut s = Sheet::new();
    s.rate("USD", "2026-01-01", 0.5);
    s.sub("a", "2026-01-09", 100).currency = Some(currency("USD"));
    s.rate("USD", "2026-02-01", 0.8);
    s.change("a", "2026-02-08").amount = money(200);
    s.expect(&[
        // A customer, of an MRR that cannot be told in euro.
        "2026-01-09T00:00:00Z new +100 USD = +0",
        "2026-02-08T00:00:00Z expansion price +100 USD = +80",
        "2026-02-08T00:00:00Z fx +0 USD = +80",
    ]);
    s.expect_findings(&["missing-fx"]);
    assert_eq!(s.result().customers[0].history.missing, [(currency("USD"), day("2026-01-09"))]);
}

#[test]
fn several_currencies_are_rows_of_one_kind() {
    let mut s = Sheet::new();
    s.rate("JPY", "2026-01-01", 0.006);
    s.sub("a", "2026-01-01", 100);
    s.sub("b", "2026-01-01", 5000).currency = Some(currency("JPY"));
    s.change("a", "2026-01-05").amount = money(50);
    let c = s.change("b", "2026-01-05");
    (c.amount, c.currency) = (money(60), Some(currency("EUR")));
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-01-01T00:00:00Z new +5000 JPY = +30",
        // −50 and +60 in euro, −30 for the yen: −20.
        "2026-01-05T00:00:00Z contraction price +10",
        "2026-01-05T00:00:00Z contraction price -5000 JPY = -30",
    ]);
}

#[test]
fn rates_set_anew_at_renewal_and_at_month_end() {
    let book = |model: &str| {
        let mut s = Sheet::new().set("fx", model);
        s.rate("USD", "2026-01-15", 0.9);
        s.rate("USD", "2026-01-31", 0.8);
        s.rate("USD", "2026-02-15", 0.7);
        s.rate("USD", "2026-02-28", 0.6);
        let r = s.sub("a", "2026-01-15", 100);
        r.currency = Some(currency("USD"));
        r.ended_at = Some(at("2026-03-01"));
        s.lines()
    };
    assert_eq!(
        book("renewal"),
        [
            "2026-01-15T00:00:00Z new +100 USD = +90",
            "2026-02-15T00:00:00Z fx +0 USD = -20",
            "2026-03-01T00:00:00Z churn unknown -100 USD = -70",
        ]
    );
    assert_eq!(
        book("period_end"),
        [
            "2026-01-15T00:00:00Z new +100 USD = +90",
            "2026-01-31T23:59:59.999999Z fx +0 USD = -10",
            "2026-02-28T23:59:59.999999Z fx +0 USD = -20",
            "2026-03-01T00:00:00Z churn unknown -100 USD = -60",
        ]
    );
    assert_eq!(
        book("constant_2026-02-16"),
        [
            "2026-01-15T00:00:00Z new +100 USD = +70",
            "2026-03-01T00:00:00Z churn unknown -100 USD = -70",
        ]
    );
}

#[test]
fn churn_is_voluntary_where_it_was_asked_for() {
    let cause = |edit: fn(&mut Subscription)| {
        let mut s = Sheet::new();
        edit(s.sub("a", "2026-01-01", 100));
        s.lines()[1].clone()
    };
    assert_eq!(
        cause(|r| {
            r.ended_at = Some(at("2026-02-01"));
            r.cancel_requested_at = Some(at("2026-01-20"));
        }),
        "2026-02-01T00:00:00Z churn voluntary -100"
    );
    assert_eq!(
        cause(|r| {
            r.status = Some(Status::Unpaid);
            r.churn_kind = Some(ChurnKind::Voluntary);
            r.updated_at = Some(at("2026-02-01"));
        }),
        "2026-02-01T00:00:00Z churn involuntary -100"
    );
}
