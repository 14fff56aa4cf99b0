//! What files of Stripe come to: one small file for each trap, with the steps worked out by hand.

use std::path::{Path, PathBuf};

use tenure_connectors::settings::Settings;
use tenure_connectors::source::{self, OpenOptions};
use tenure_connectors::stripe::Options;
use tenure_domain::finding::Finding;
use tenure_domain::money::UNITS_PER_MINOR;
use tenure_domain::policy::Policy;
use tenure_domain::time::Instant;
use tenure_engine::import::{ImportOptions, Unwatched, import};
use tenure_store::Workspace;

use super::company::{book, options};

/// When the objects were read: 2025-06-01.
const RETRIEVED: i64 = 1_748_736_000_000_000;

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/tests/fixtures/stripe");
    let lines = folder.join(format!("{name}.jsonl"));
    if lines.exists() { lines } else { folder.join(format!("{name}.json")) }
}

/// The steps of all customers of a file under a policy: customer, day, kind, cause, amount.
fn steps(name: &str, policy: &Policy) -> Vec<String> {
    steps_of(&[(name, RETRIEVED)], policy)
}

/// Files that were imported one after the other, each with the time at which its objects were read,
/// and what was said of them.
fn imported(files: &[(&str, i64)]) -> (Workspace, Vec<Finding>) {
    let ws = Workspace::in_memory().unwrap();
    let mut findings = Vec::new();
    for &(name, retrieved) in files {
        let stripe = Options { retrieved_at: Some(retrieved), ..Options::default() };
        let opened = OpenOptions { stripe, ..OpenOptions::default() };
        let source = source::open(&fixture(name), &opened).unwrap();
        let options = ImportOptions { stated: Settings::default(), ..options() };
        let imported = import(&ws, &source, &options, &mut Unwatched).unwrap();
        assert_eq!(imported.contradictions(), 0, "{name}: {:?}", imported.conflicts);
        findings.extend(imported.report.first);
    }
    (ws, findings)
}

/// The steps that follow from files, imported one after the other.
fn steps_of(files: &[(&str, i64)], policy: &Policy) -> Vec<String> {
    let book = book(&imported(files).0, policy, None);
    let mut all = Vec::new();
    for customer in book.customers() {
        let id = book.facts.names.text(customer.id);
        for (step, detail) in customer.steps.iter().zip(customer.details) {
            let minor = detail.native / UNITS_PER_MINOR;
            let decimals = detail.currency.exponent() as usize;
            let scale = 10_i64.pow(decimals as u32);
            let sign = if minor < 0 { "-" } else { "" };
            let whole = minor.unsigned_abs() / scale.unsigned_abs();
            let rest = minor.unsigned_abs() % scale.unsigned_abs();
            let rest = if decimals == 0 { String::new() } else { format!(".{rest:0decimals$}") };
            let words = format!("{} {}", step.kind.name(), step.cause.name());
            let (day, words, code) = (&step.at.to_string()[..10], words.trim(), detail.currency);
            all.push(format!("{id} {day} {words} {sign}{whole}{rest} {code}"));
        }
    }
    all
}

/// A file, and the steps that follow from it.
type Case = (&'static str, &'static [&'static str]);

#[track_caller]
fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (name, expected) in cases {
        let found = steps(name, &Policy::standard());
        if found != *expected {
            wrong.push(format!("{name}: expected {expected:#?}, found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// $100 a month from 2025-01-01.
const HUNDRED: &str = "cus_1 2025-01-01 new 100.00 USD";

#[test]
fn any_interval_becomes_months() {
    check(&[
        ("annual", &[HUNDRED]),
        ("many_intervals", &[HUNDRED, "cus_2 2025-01-01 new 100.00 USD"]),
        // 10 × 487 ÷ 112 and 487 ÷ 16, cut to cents.
        ("week_and_day", &["cus_1 2025-01-01 new 43.48 USD", "cus_2 2025-01-01 new 30.43 USD"]),
        ("old_plan", &["cus_1 2025-01-01 new 50.00 USD"]),
    ]);
}

#[test]
fn discounts_come_off_while_they_last() {
    check(&[
        ("coupon_forever", &["cus_1 2025-01-01 new 74.50 USD"]),
        (
            "coupon_once",
            &["cus_1 2025-01-01 new 40.00 USD", "cus_1 2025-02-01 expansion coupon 10.00 USD"],
        ),
        (
            "coupon_repeating",
            &["cus_1 2025-01-01 new 50.00 USD", "cus_1 2025-04-01 expansion coupon 50.00 USD"],
        ),
        // Billed on the first of the month, though it began on the twentieth.
        (
            "coupon_anchored",
            &["cus_1 2025-01-20 new 50.00 USD", "cus_1 2025-05-01 expansion coupon 50.00 USD"],
        ),
        ("coupon_whole", &[]),
        ("coupon_apart", &["cus_1 2025-01-01 new 80.00 USD"]),
        ("coupon_for_product", &["cus_1 2025-01-01 new 140.00 USD"]),
        // Written out in a discount, a coupon says neither its products nor its other currencies.
        ("coupon_for_product_apart", &["cus_1 2025-01-01 new 140.00 USD"]),
        ("coupon_currency_apart", &["cus_1 2025-01-01 new 91.00 USD"]),
        ("coupon_shared", &["cus_1 2025-01-01 new 120.00 USD"]),
    ]);
}

#[test]
fn each_of_several_discounts_ends_by_itself() {
    // Read on 2025-06-01: 10 % forever, and from May to July 50 %; then 20 % for May and June, and
    // 50 % for the invoice of May.
    check(&[(
        "coupon_lengths",
        &[
            "cus_1 2025-01-01 new 90.00 USD",
            "cus_1 2025-05-01 contraction coupon -45.00 USD",
            "cus_1 2025-08-01 expansion coupon 45.00 USD",
            "cus_2 2025-01-01 new 100.00 USD",
            "cus_2 2025-05-01 contraction coupon -60.00 USD",
            "cus_2 2025-06-01 expansion coupon 40.00 USD",
            "cus_2 2025-07-01 expansion coupon 20.00 USD",
        ],
    )]);
    let found = imported(&[("coupon_lengths", RETRIEVED)]).1;
    assert!(found.iter().all(|it| it.code != "several-discounts"), "{found:?}");
}

/// The contract terms of the items of a file, day by day.
fn terms(name: &str) -> Vec<(String, String)> {
    let book = book(&imported(&[(name, RETRIEVED)]).0, &Policy::standard(), None);
    let day = |at: Option<Instant>| at.map_or("none".to_owned(), |at| at.to_string()[..10].into());
    let rows = book.facts.subscriptions.iter();
    rows.map(|row| (day(row.term_started_at), day(row.term_ends_at))).collect()
}

#[test]
fn the_period_that_is_paid_for_is_the_contract_term() {
    let term = |from: &str, to: &str| vec![(from.to_owned(), to.to_owned())];
    assert_eq!(terms("coupon_anchored"), term("2025-05-01", "2025-06-01"));
    // The shape before Basil has the period at the subscription.
    assert_eq!(terms("old_plan"), term("2025-01-01", "2025-02-01"));
    // A trial is none, and what has ended has none.
    assert_eq!(terms("trialing"), term("none", "none"));
    assert_eq!(terms("cancel_old_shape"), term("none", "none"));
}

#[test]
fn lines_with_a_price_that_nothing_explains_are_told() {
    let told = |name| {
        let findings = imported(&[(name, RETRIEVED)]).1;
        findings.into_iter().filter(|it| it.code == "price-unknown").collect::<Vec<_>>()
    };
    assert!(told("invoice_usage_new_shape").is_empty());
    let findings = told("invoice_without_prices");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].to_string().contains("unknown prices: 2"), "{}", findings[0]);
    // The prices may have come before.
    let files = [("invoice_usage_new_shape", RETRIEVED), ("invoice_without_prices", RETRIEVED)];
    assert!(imported(&files).1.iter().all(|it| it.code != "price-unknown"));
}

#[test]
fn prices_of_every_kind_are_counted() {
    check(&[
        // 5 × 10 + 3 × 7, and 8 × 7.
        (
            "tiers_written_out",
            &["cus_1 2025-01-01 new 71.00 USD", "cus_2 2025-01-01 new 56.00 USD"],
        ),
        ("tiers_apart", &["cus_1 2025-01-01 new 71.00 USD"]),
        ("tiers_unknown", &[]),
        // 21 are three packages of ten.
        ("package", &["cus_1 2025-01-01 new 15.00 USD"]),
        // 1001 × 0.5 cents, halves up.
        ("part_of_a_cent", &["cus_1 2025-01-01 new 5.01 USD"]),
        ("currency_option", &["cus_1 2025-01-01 new 18.00 EUR"]),
        // Only the price itself tells other currencies: 2 × 18, and 5 × 9 + 3 × 6.
        ("currency_option_apart", &["cus_1 2025-01-01 new 36.00 EUR"]),
        ("tiers_currency_apart", &["cus_1 2025-01-01 new 63.00 EUR"]),
        ("yen", &["cus_1 2025-01-01 new 5000 JPY"]),
        ("dinar", &["cus_1 2025-01-01 new 12.340 KWD"]),
        // Stripe counts krónur in hundredths, though they have none.
        ("krona", &["cus_1 2025-01-01 new 1500 ISK"]),
        ("metered", &["cus_1 2025-01-01 new 20.00 USD"]),
        ("tax_inclusive", &[HUNDRED]),
    ]);
}

#[test]
fn states_of_a_subscription_are_what_the_standard_policy_says() {
    check(&[
        ("trial", &["cus_1 2025-01-15 new 100.00 USD"]),
        ("trialing", &[]),
        ("incomplete", &[]),
        ("past_due", &[HUNDRED]),
        ("unpaid", &[HUNDRED, "cus_1 2025-06-01 churn involuntary -100.00 USD"]),
        (
            "pause_collection",
            &[
                HUNDRED,
                "cus_1 2025-06-01 paused -100.00 USD",
                "cus_1 2025-08-01 resumed 100.00 USD",
            ],
        ),
        ("paused", &[HUNDRED, "cus_1 2025-06-01 paused -100.00 USD"]),
        ("paused_after_trial", &[]),
        ("backdated", &[HUNDRED]),
        ("item_added", &[HUNDRED, "cus_1 2025-03-01 expansion cross_sell 50.00 USD"]),
        (
            "two_subscriptions",
            &[
                HUNDRED,
                "cus_1 2025-02-01 expansion cross_sell 50.00 USD",
                "cus_1 2025-04-01 contraction cross_sell -50.00 USD",
            ],
        ),
        ("expanded", &[HUNDRED]),
        ("test_mode", &[HUNDRED]),
        ("unknown_status", &["cus_2 2025-01-01 new 100.00 USD"]),
    ]);
}

#[test]
fn whoever_leaves_leaves_at_the_end_of_service_and_for_the_reason_told() {
    let churn = |cause: &str| format!("cus_1 2025-03-10 churn {cause} -100.00 USD");
    for (name, cause) in [
        ("payment_failed", "involuntary"),
        ("payment_disputed", "involuntary"),
        ("no_reason", "unknown"),
        ("new_reason", "unknown"),
        ("retention_policy", "retention_policy"),
        ("feedback_option", "voluntary"),
        ("deleted_customer", "unknown"),
    ] {
        let found = steps(name, &Policy::standard());
        assert_eq!(found, [HUNDRED.to_owned(), churn(cause)], "{name}");
    }
    const VOLUNTARY: &str = "cus_1 2025-02-01 churn voluntary -100.00 USD";
    check(&[
        ("cancel_at_period_end", &[HUNDRED, VOLUNTARY]),
        ("cancel_old_shape", &[HUNDRED, VOLUNTARY]),
    ]);
}

#[test]
fn a_pause_and_a_request_are_what_the_policy_says() {
    let with = |key: &str, value: &str| {
        let mut policy = Policy::standard();
        policy.set(key, value).unwrap();
        policy
    };
    assert_eq!(steps("pause_collection", &with("paused", "keep")), [HUNDRED]);
    assert_eq!(
        steps("cancel_at_period_end", &with("churn_recognised", "requested")),
        [HUNDRED, "cus_1 2025-01-20 churn voluntary -100.00 USD"]
    );
    assert_eq!(
        steps("coupon_once", &with("discounts", "none")),
        ["cus_1 2025-01-01 new 50.00 USD"]
    );
}

#[test]
fn invoices_speak_where_no_subscription_does() {
    let until = |day: &str| format!("cus_1 {day} churn unknown -100.00 USD");
    for name in ["invoices_old_shape", "invoices_new_shape"] {
        let found = steps(name, &Policy::standard());
        assert_eq!(found, [HUNDRED.to_owned(), until("2025-03-01")], "{name}");
    }
    for name in ["invoice_usage_new_shape", "refund_failed"] {
        let found = steps(name, &Policy::standard());
        assert_eq!(found, [HUNDRED.to_owned(), until("2025-02-01")], "{name}");
    }
    for name in ["refund_old_shape", "refund_new_shape"] {
        let found = steps(name, &Policy::standard());
        assert_eq!(found, [HUNDRED.to_owned(), until("2025-01-10")], "{name}");
    }
    check(&[
        // 121.00 − 10 % − the tax within.
        (
            "invoice_discount_and_tax",
            &["cus_1 2025-01-01 new 90.00 USD", "cus_1 2025-02-01 churn unknown -90.00 USD"],
        ),
        // Half a month of the old price back, half a month of the new one.
        (
            "invoice_proration",
            &[
                HUNDRED,
                "cus_1 2025-01-16 expansion plan 100.00 USD",
                "cus_1 2025-03-01 churn unknown -200.00 USD",
            ],
        ),
        // The same the other way round: 200 for half a month, and 5 seats that become 3.
        (
            "invoice_downgrade_plan",
            &[
                "cus_1 2025-01-01 new 200.00 USD",
                "cus_1 2025-01-16 contraction plan -100.00 USD",
                "cus_1 2025-03-01 churn unknown -100.00 USD",
            ],
        ),
        (
            "invoice_downgrade_seats",
            &[
                "cus_1 2025-01-01 new 500.00 USD",
                "cus_1 2025-01-16 contraction seats -200.00 USD",
                "cus_1 2025-03-01 churn unknown -300.00 USD",
            ],
        ),
        // What is cancelled and credited has ended then, not with its period.
        ("invoice_cancel_credited", &[HUNDRED, "cus_1 2025-01-16 churn unknown -100.00 USD"]),
        ("invoice_void", &[]),
        ("invoice_draft", &[]),
    ]);
}

#[test]
fn a_refund_is_of_the_price_with_its_tax() {
    let until = |day: &str| [HUNDRED.to_owned(), format!("cus_1 {day} churn unknown -100.00 USD")];
    // 100.00 of 120.00 is not all of it.
    assert_eq!(steps("refund_part_with_tax", &Policy::standard()), until("2025-02-01"));
    assert_eq!(steps("refund_with_tax", &Policy::standard()), until("2025-01-10"));
    let mut reduce = Policy::standard();
    reduce.set("refunds", "reduce").unwrap();
    // 100 × 100 ÷ 120 of 100.00 went back.
    assert_eq!(
        steps("refund_part_with_tax", &reduce),
        ["cus_1 2025-01-01 new 16.66 USD", "cus_1 2025-02-01 churn unknown -16.66 USD"]
    );
}

/// When objects were read: 2025-02-01, 2025-03-10 and 2025-04-01.
const FEBRUARY: i64 = 1_738_368_000_000_000;
const MARCH: i64 = 1_741_564_800_000_000;
const APRIL: i64 = 1_743_465_600_000_000;

#[test]
fn an_item_that_another_replaces_is_a_change_of_plan() {
    let standard = Policy::standard();
    let want = [HUNDRED, "cus_1 2025-03-01 expansion plan 20.00 USD"];
    // Events tell of both items, or one of them what was before.
    assert_eq!(steps("events_item_replaced", &standard), want);
    assert_eq!(steps("event_item_replaced", &standard), want);
    // An earlier list knew the first item; its end is told by an event, or by the later list.
    let (before, event) = (("item_before", FEBRUARY), ("event_item_replaced", APRIL));
    let after = ("item_replaced", APRIL);
    for files in [&[before, event, after][..], &[before, after], &[before, event]] {
        assert_eq!(steps_of(files, &standard), want, "{files:?}");
        let turned: Vec<_> = files.iter().rev().copied().collect();
        assert_eq!(steps_of(&turned, &standard), want, "{turned:?}");
    }
    // Where nothing tells of the first one, the second is taken to have followed it.
    assert_eq!(steps_of(&[after], &standard), ["cus_1 2025-01-01 new 120.00 USD"]);
}

#[test]
fn an_item_that_a_later_list_lacks_has_ended() {
    let want = [
        HUNDRED,
        "cus_1 2025-03-01 expansion cross_sell 50.00 USD",
        "cus_1 2025-04-01 contraction cross_sell -50.00 USD",
    ];
    let files = [("item_added", MARCH), ("item_removed", APRIL)];
    assert_eq!(steps_of(&files, &Policy::standard()), want);
}

#[test]
fn events_are_the_history() {
    check(&[
        (
            "events_life",
            &[
                "cus_1 2025-01-15 new 100.00 USD",
                "cus_1 2025-02-10 expansion seats 200.00 USD",
                "cus_1 2025-03-10 expansion cross_sell 50.00 USD",
                "cus_1 2025-04-10 contraction cross_sell -50.00 USD",
                "cus_1 2025-05-10 contraction plan -225.00 USD",
                "cus_1 2025-05-20 churn voluntary -75.00 USD",
            ],
        ),
        (
            "events_pause",
            &[
                HUNDRED,
                "cus_1 2025-02-10 paused -100.00 USD",
                "cus_1 2025-03-10 resumed 100.00 USD",
            ],
        ),
        (
            "events_coupon_once",
            &["cus_1 2025-01-01 new 60.00 USD", "cus_1 2025-02-01 expansion coupon 40.00 USD"],
        ),
        (
            "events_coupon",
            &[
                HUNDRED,
                "cus_1 2025-02-10 contraction coupon -30.00 USD",
                "cus_1 2025-03-10 expansion coupon 30.00 USD",
            ],
        ),
        ("events_first_payment", &[HUNDRED]),
        ("events_unpaid", &[HUNDRED, "cus_1 2025-02-22 churn involuntary -100.00 USD"]),
        // Events tell the way, the object what is.
        (
            "events_and_object",
            &[
                "cus_1 2025-01-15 new 100.00 USD",
                "cus_1 2025-02-10 expansion seats 200.00 USD",
                "cus_1 2025-06-01 expansion seats 100.00 USD",
            ],
        ),
    ]);
}
