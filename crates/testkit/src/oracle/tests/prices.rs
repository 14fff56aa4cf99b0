//! Terms, quantities, plans, discounts, taxes, rounding.

use super::*;
use tenure_domain::facts::{Change, DiscountDuration, Interval, PlanKind};

fn level(edit: impl FnOnce(&mut Sheet)) -> String {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 0);
    edit(&mut s);
    let result = s.result();
    let levels = &result.customers[0].history.levels;
    levels.last().map_or("none".into(), |l| major(l.account, s.account.currency))
}

fn per(amount: i64, unit: Interval, count: u16) -> String {
    level(|s| {
        let r = &mut s.book.subscriptions[0];
        r.amount = money(amount);
        (r.interval, r.interval_count) = (Some(unit), Some(count));
    })
}

#[test]
fn intervals_become_months() {
    assert_eq!(per(120, Interval::Year, 1), "+10");
    assert_eq!(per(30, Interval::Month, 3), "+10");
    assert_eq!(per(3600, Interval::Year, 3), "+100");
    // 10 a week is 10 × 487/112 = 43.482142…
    assert_eq!(per(10, Interval::Week, 1), Fraction::new(4870, 112).to_string());
    assert_eq!(per(1, Interval::Day, 1), Fraction::new(487, 16).to_string());
    assert_eq!(per(112, Interval::Week, 2), "+243.5");
    let with = |constants: &str, unit| {
        level(|s| {
            s.policy.set("constants", constants).unwrap();
            let r = &mut s.book.subscriptions[0];
            (r.amount, r.interval) = (money(12), Some(unit));
        })
    };
    assert_eq!(with("52_weeks", Interval::Week), "+52");
    assert_eq!(with("52_weeks", Interval::Day), "+365");
    assert_eq!(with("4_weeks", Interval::Week), "+48");
    assert_eq!(with("4_weeks", Interval::Day), "+360");
}

#[test]
fn percent_first_then_amount_never_below_zero() {
    let discounted = |percent: Option<u32>, amount: Option<i64>| {
        level(|s| {
            let r = &mut s.book.subscriptions[0];
            r.amount = money(100);
            (r.discount_percent, r.discount_amount) = (percent, amount);
        })
    };
    assert_eq!(discounted(Some(100_000), money(5)), "+85");
    assert_eq!(discounted(Some(125_000), None), "+87.5");
    assert_eq!(discounted(None, money(120)), "none");
}

#[test]
fn tax_is_taken_out_last() {
    let got = level(|s| {
        let r = &mut s.book.subscriptions[0];
        r.amount = money(119);
        (r.tax_included, r.tax_percent) = (true, Some(190_000));
    });
    assert_eq!(got, "+100");
    let got = level(|s| {
        let r = &mut s.book.subscriptions[0];
        (r.amount, r.discount_amount) = (money(129), money(10));
        (r.tax_included, r.tax_percent) = (true, Some(190_000));
    });
    assert_eq!(got, "+100");
}

#[test]
fn minor_units_differ() {
    let in_currency = |code: &str, amount: i64| {
        let mut s = Sheet::new();
        s.account.currency = currency(code);
        s.sub("a", "2026-01-01", 0).amount = Some(amount);
        let result = s.result();
        result.customers[0].history.movements[0].native
    };
    assert_eq!(in_currency("EUR", 490_000), 4900 * 5_040_000);
    assert_eq!(in_currency("JPY", 50_000_000), 5000 * 5_040_000);
    assert_eq!(in_currency("KWD", 12_345), 5_040_000 * 12_345 / 10);
}

#[test]
fn a_limited_discount_holds_to_the_end_of_the_billed_interval() {
    let lines = |edit: fn(&mut Subscription)| {
        let mut s = Sheet::new();
        edit(s.sub("a", "2026-01-31", 100));
        s.lines()
    };
    let want = ["2026-01-31T00:00:00Z new +80", "2026-03-31T00:00:00Z expansion coupon +20"];
    let got = lines(|r| {
        r.discount_percent = Some(200_000);
        r.discount_ends_at = Some(at("2026-03-01"));
    });
    assert_eq!(got, want);
    // The boundaries are 31 January, 28 February, 31 March: an end on one is that one.
    let got = lines(|r| {
        r.discount_percent = Some(200_000);
        r.discount_duration = Some(DiscountDuration::Once);
    });
    assert_eq!(got[1], "2026-02-28T00:00:00Z expansion coupon +20");
    let got = lines(|r| {
        r.discount_percent = Some(200_000);
        r.discount_ends_at = Some(at("2026-02-28"));
    });
    assert_eq!(got[1], "2026-02-28T00:00:00Z expansion coupon +20");
}

#[test]
fn once_covers_the_first_billed_interval_after_a_trial() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.trial_ended_at = Some(at("2026-01-15"));
    r.discount_amount = money(30);
    r.discount_duration = Some(DiscountDuration::Once);
    s.expect(&["2026-01-15T00:00:00Z new +70", "2026-02-15T00:00:00Z expansion coupon +30"]);
}

#[test]
fn policies_of_discounts() {
    let with = |policy: &str, duration| {
        let mut s = Sheet::new().set("discounts", policy);
        let r = s.sub("a", "2026-01-01", 100);
        (r.discount_percent, r.discount_duration) = (Some(100_000), duration);
        s.lines()[0].clone()
    };
    let (once, forever) = (Some(DiscountDuration::Once), Some(DiscountDuration::Forever));
    for (policy, duration, want) in [
        ("forever+limited", once, "+90"),
        ("forever+limited", None, "+90"),
        ("forever", once, "+100"),
        ("forever", forever, "+90"),
        ("forever", None, "+90"),
        ("forever", Some(DiscountDuration::Repeating), "+100"),
        ("all", once, "+90"),
        ("none", forever, "+100"),
    ] {
        let want = format!("2026-01-01T00:00:00Z new {want}");
        assert_eq!(with(policy, duration), want, "{policy} {duration:?}");
    }
}

#[test]
fn a_change_replaces_or_clears_a_discount() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    (r.discount_percent, r.discount_amount) = (Some(100_000), money(5));
    s.change("a", "2026-02-10").discount_percent = Change::Set(500_000);
    s.change("a", "2026-03-10").discount_percent = Change::Cleared;
    let c = s.change("a", "2026-04-10");
    c.discount_duration = Change::Set(DiscountDuration::Once);
    s.change("a", "2026-06-10").discount_amount = Change::Set(70_000);
    s.change("a", "2026-06-20").discount_duration = Change::Cleared;
    s.expect(&[
        "2026-01-01T00:00:00Z new +85",
        "2026-02-10T00:00:00Z contraction coupon -40",
        "2026-03-10T00:00:00Z expansion coupon +50",
        // Set to `once` on 10 April: until 1 May.
        "2026-05-01T00:00:00Z expansion coupon +5",
        "2026-06-10T00:00:00Z contraction coupon -7",
        "2026-06-20T00:00:00Z expansion coupon +7",
    ]);
}

#[test]
fn quantity_scales_the_amount_that_went_with_it() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.quantity = Some(4_000_000);
    s.change("a", "2026-02-01").quantity = Some(6_000_000);
    let c = s.change("a", "2026-03-01");
    (c.quantity, c.amount) = (Some(10_000_000), money(200));
    s.change("a", "2026-04-01").quantity = Some(1_000_000);
    s.change("a", "2026-05-01").quantity = Some(0);
    s.change("a", "2026-06-01").quantity = Some(2_000_000);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z expansion seats +50",
        "2026-03-01T00:00:00Z expansion seats +50",
        "2026-04-01T00:00:00Z contraction seats -180",
        "2026-05-01T00:00:00Z contraction seats -20",
        "2026-06-01T00:00:00Z expansion seats +40",
    ]);
}

#[test]
fn a_plan_brings_its_price_currency_and_interval() {
    let mut s = Sheet::new();
    s.rate("USD", "2026-02-01", 0.5);
    let yearly = s.plan("year", 240, "USD");
    yearly.term = Some(tenure_domain::facts::Term { unit: Interval::Year, count: 1 });
    s.plan("bare", 0, "EUR").amount = None;
    let (year, bare) = (s.sym("year"), s.sym("bare"));
    let r = s.sub("a", "2026-01-01", 100);
    r.quantity = Some(2_000_000);
    s.change("a", "2026-02-01").plan = year;
    s.change("a", "2026-03-01").plan = bare;
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        // 2 × 240 a year is 40 a month: 20 euro.
        "2026-02-01T00:00:00Z contraction plan -100",
        "2026-02-01T00:00:00Z contraction plan +40 USD = +20",
    ]);
    s.expect_findings(&["plan-without-price"]);
}

#[test]
fn metered_and_one_off_plans() {
    let with = |kind, usage: &str| {
        let mut s = Sheet::new().set("usage", usage);
        s.plan("p", 50, "EUR").kind = kind;
        let p = s.sym("p");
        let r = s.sub("a", "2026-01-01", 100);
        (r.plan, r.minimum_amount) = (p, money(20));
        s.lines()
    };
    assert!(with(PlanKind::OneOff, "exclude").is_empty());
    assert!(with(PlanKind::Metered, "exclude").is_empty());
    assert_eq!(with(PlanKind::Metered, "minimum_commitment"), ["2026-01-01T00:00:00Z new +20"]);
}

#[test]
fn as_of_says_the_state_then() {
    let mut s = Sheet::new();
    let r = s.sub("a", "2026-01-01", 100);
    r.as_of = Some(at("2026-03-01"));
    s.change("a", "2026-02-01").amount = money(60);
    s.change("a", "2026-04-01").amount = money(130);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z contraction price -40",
        "2026-03-01T00:00:00Z expansion price +40",
        "2026-04-01T00:00:00Z expansion price +30",
    ]);
    s.expect_findings(&["unknown-earlier-state"]);
    s.change("a", "2025-12-01").amount = money(70);
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +70");
    s.expect_findings(&[]);
}

#[test]
fn changes_of_one_instant_apply_by_sequence() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    let c = s.change("a", "2026-02-01");
    (c.sequence, c.amount) = (2, money(20));
    let c = s.change("a", "2026-02-01");
    (c.sequence, c.amount) = (1, money(70));
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z contraction price -80");
}

#[test]
fn a_change_can_add_an_item() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    let addon = s.sym("addon");
    let c = s.change("a", "2026-02-01");
    (c.item, c.amount) = (addon, money(15));
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-02-01T00:00:00Z expansion cross_sell +15"]);
}
