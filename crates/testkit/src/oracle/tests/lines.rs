//! Invoice lines, monthly totals, use, merges: hand-worked.

use super::*;
use tenure_domain::facts::{
    Adjustment, DiscountDuration, FactKind, InvoiceLine, InvoiceStatus, LineKind, MrrMonth, Origin,
};

/// A paid line of the customer `c` for the subscription `s` in euro.
fn line<'a>(s: &'a mut Sheet, from: &str, to: &str, major: i64) -> &'a mut InvoiceLine {
    let row = s.book.lines.len();
    let (customer, subscription) = (s.sym("c"), s.sym("s"));
    let ids = (s.sym(&format!("inv{row}")), s.sym(&format!("line{row}")));
    let amount = (major * 10_000, currency("EUR"));
    let mut made = bare::line(ids, customer, (at(from), at(to)), amount, row as u32);
    made.subscription = subscription;
    s.book.lines.push(made);
    s.book.lines.last_mut().unwrap()
}

fn adjust<'a>(
    s: &'a mut Sheet,
    kind: FactKind,
    of: usize,
    when: &str,
    major: i64,
) -> &'a mut Adjustment {
    let of = s.book.lines[of];
    s.book.adjustments.push(Adjustment {
        invoice: of.invoice,
        line: of.line,
        at: at(when),
        amount: major * 10_000,
        recurring: true,
        origin: Origin { kind, row: 0 },
    });
    s.book.adjustments.last_mut().unwrap()
}

#[test]
fn abutting_lines_are_one_and_the_end_is_churn() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    line(&mut s, "2026-02-01", "2026-03-01", 100);
    line(&mut s, "2026-03-01", "2027-03-01", 960);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-03-01T00:00:00Z contraction term -20",
        "2027-03-01T00:00:00Z churn unknown -80",
    ]);
}

#[test]
fn rows_of_subscriptions_speak_for_ever() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    s.sub("s", "2026-01-01", 70).ended_at = Some(at("2026-01-10"));
    s.expect(&["2026-01-01T00:00:00Z new +70", "2026-01-10T00:00:00Z churn unknown -70"]);
}

#[test]
fn new_counts_when_paid_and_existing_when_issued() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100).paid_at = Some(at("2026-01-10"));
    let open = line(&mut s, "2026-02-01", "2026-03-01", 120);
    (open.status, open.paid_at) = (InvoiceStatus::Open, None);
    let want = [
        "2026-01-10T00:00:00Z new +100",
        "2026-02-01T00:00:00Z expansion price +20",
        "2026-03-01T00:00:00Z churn unknown -120",
    ];
    s.expect(&want);
    s.policy.set("invoice_new", "issued").unwrap();
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +100");
    s.policy.set("invoice_existing", "paid").unwrap();
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z churn unknown -100");
}

#[test]
fn void_never_counts_and_uncollectible_is_involuntary() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    let second = line(&mut s, "2026-02-01", "2026-03-01", 100);
    second.closed_at = Some(at("2026-02-20"));
    second.paid_at = None;
    for (status, when) in [
        (InvoiceStatus::Void, "2026-02-01T00:00:00Z churn unknown"),
        (InvoiceStatus::Draft, "2026-02-01T00:00:00Z churn unknown"),
        (InvoiceStatus::Uncollectible, "2026-02-20T00:00:00Z churn involuntary"),
    ] {
        s.book.lines[1].status = status;
        assert_eq!(s.lines()[1], format!("{when} -100"), "{status:?}");
    }
    s.policy.set("uncollectible", "keep").unwrap();
    assert_eq!(s.lines()[1], "2026-03-01T00:00:00Z churn unknown -100");
}

/// A line of an invoice that is open, issued when its period begins and due two weeks later.
fn open<'a>(s: &'a mut Sheet, from: &str, to: &str, due: &str) -> &'a mut InvoiceLine {
    let made = line(s, from, to, 100);
    (made.status, made.paid_at, made.due_at) = (InvoiceStatus::Open, None, Some(at(due)));
    made
}

#[test]
fn an_invoice_that_is_late_for_n_days_is_churn_and_its_payment_a_reactivation() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    open(&mut s, "2026-02-01", "2026-03-01", "2026-02-15");
    open(&mut s, "2026-03-01", "2026-04-01", "2026-03-15");
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-04-01T00:00:00Z churn unknown -100"]);
    // Thirty days after 15 February: in the month that the next invoice bills.
    s.policy.set("past_due", "churn_after_30_days").unwrap();
    let gone = ["2026-01-01T00:00:00Z new +100", "2026-03-17T00:00:00Z churn involuntary -100"];
    s.expect(&gone);
    // Paid in time, the late one is nothing; the next is late after all that it bills.
    s.book.lines[1].paid_at = Some(at("2026-03-16 23:00"));
    s.book.lines[1].status = InvoiceStatus::Paid;
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-04-01T00:00:00Z churn unknown -100"]);
    // Paid too late: back for the rest of the month.
    s.book.lines[1].paid_at = Some(at("2026-03-20"));
    let back =
        ["2026-03-20T00:00:00Z reactivation +100", "2026-04-01T00:00:00Z churn unknown -100"];
    s.expect(&[&gone[..], &back[..]].concat());
    // So does a payment of what was issued later, though the earlier one was given up.
    (s.book.lines[1].paid_at, s.book.lines[1].status) = (None, InvoiceStatus::Uncollectible);
    s.book.lines[1].closed_at = Some(at("2026-06-01"));
    (s.book.lines[2].paid_at, s.book.lines[2].status) =
        (Some(at("2026-03-20")), InvoiceStatus::Paid);
    s.expect(&[&gone[..], &back[..]].concat());
    // What is void was never owed.
    (s.book.lines[1].status, s.book.lines[1].closed_at) = (InvoiceStatus::Void, None);
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z churn unknown -100");
}

#[test]
fn what_ends_on_the_day_on_which_it_has_been_late_for_too_long_ends_so() {
    let mut s = Sheet::new();
    s.policy.set("past_due", "churn_after_14_days").unwrap();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    // Fourteen days after 15 February the next month would begin, which nobody pays either.
    open(&mut s, "2026-02-01", "2026-03-01", "2026-02-15");
    open(&mut s, "2026-03-01", "2026-04-01", "2026-03-15");
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-03-01T00:00:00Z churn involuntary -100"]);
    // Whoever cancels and gets the rest back is not there again when what was late is paid.
    let mut s = Sheet::new();
    s.policy.set("past_due", "churn_after_14_days").unwrap();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    open(&mut s, "2026-02-01", "2026-05-01", "2026-02-15");
    line(&mut s, "2026-02-20", "2026-05-01", -100);
    s.book.lines[1].paid_at = Some(at("2026-04-01"));
    s.book.lines[1].status = InvoiceStatus::Paid;
    let told = s.lines();
    assert!(told.iter().all(|line| !line.contains("reactivation")), "{told:#?}");
}

#[test]
fn a_prorated_pair_takes_the_next_full_price() {
    let mut s = Sheet::new();
    let month = Some(tenure_domain::facts::Interval::Month);
    line(&mut s, "2026-06-01", "2026-07-01", 100).interval = month;
    // On 16 June half a month of 100 back, half a month of 200.
    for amount in [-50, 100] {
        let part = line(&mut s, "2026-06-16", "2026-07-01", amount);
        (part.prorated, part.interval) = (true, month);
    }
    line(&mut s, "2026-07-01", "2026-08-01", 200).interval = month;
    s.expect(&[
        "2026-06-01T00:00:00Z new +100",
        "2026-06-16T00:00:00Z expansion price +100",
        "2026-08-01T00:00:00Z churn unknown -200",
    ]);
}

/// The level that a prorated line of an amount comes to by itself, in MRR units.
fn prorated(zone: &str, from: &str, to: &str, major: i64) -> i64 {
    let mut s = Sheet::new().zone(zone);
    let part = line(&mut s, from, to, major);
    (part.prorated, part.interval) = (true, Some(tenure_domain::facts::Interval::Month));
    s.result().customers[0].history.movements[0].native
}

#[test]
fn a_prorated_line_without_a_price_is_scaled_by_days() {
    const CENT: i64 = 5_040_000;
    // Fifteen of the thirty days of April.
    assert_eq!(prorated("UTC", "2026-04-16", "2026-05-01", 50), 10_000 * CENT);
    // Fifteen of thirty-one days, two of which have 23 and 25 hours: the days count.
    let of_31 = 31 * 7_500 * CENT / 15;
    assert_eq!(prorated("UTC", "2026-03-17", "2026-04-01", 75), of_31);
    assert_eq!(prorated("Europe/Bucharest", "2026-03-16 22:00", "2026-03-31 21:00", 75), of_31);
    assert_eq!(prorated("Europe/Bucharest", "2026-10-16 21:00", "2026-10-31 22:00", 75), of_31);
    // What does not end with a day of the account is counted as billing systems count.
    assert_eq!(prorated("Europe/Bucharest", "2026-03-19 10:00", "2026-04-15 10:00", 135), {
        31 * 13_500 * CENT / 27
    });
}

#[test]
fn a_line_that_a_discount_makes_free_is_a_coupon() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    let free = line(&mut s, "2026-02-01", "2026-03-01", 0);
    (free.discount, free.discount_duration) = (1_000_000, Some(DiscountDuration::Once));
    line(&mut s, "2026-03-01", "2026-04-01", 100);
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z contraction coupon -100",
        "2026-03-01T00:00:00Z expansion coupon +100",
        "2026-04-01T00:00:00Z churn unknown -100",
    ]);
    // What costs nothing without a discount is the same item at another price.
    s.book.lines[1].discount = 0;
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z contraction price -100");
}

#[test]
fn a_base_plan_and_its_add_on_are_items() {
    let mut s = Sheet::new();
    let (base, addon) = (s.sym("base"), s.sym("addon"));
    for (from, to) in [("2026-01-01", "2026-02-01"), ("2026-02-01", "2026-03-01")] {
        line(&mut s, from, to, 100).plan = base;
    }
    line(&mut s, "2026-01-11", "2026-02-11", 20).plan = addon;
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-01-11T00:00:00Z expansion cross_sell +20",
        "2026-02-11T00:00:00Z contraction cross_sell -20",
        "2026-03-01T00:00:00Z churn unknown -100",
    ]);
    // What takes back a part of the one leaves the other; the item that lines of its plan name is
    // its own.
    s.book.lines[1].item = s.sym("si_1");
    let credit = line(&mut s, "2026-02-21", "2026-03-01", -40);
    (credit.plan, credit.quantity) = (base, Some(2_000_000));
    credit.interval = Some(tenure_domain::facts::Interval::Month);
    assert_eq!(s.lines()[3], "2026-02-21T00:00:00Z contraction price -40");
}

#[test]
fn another_plan_in_the_place_of_one_is_a_change_of_plan() {
    let mut s = Sheet::new();
    let [basic, pro, addon] = ["basic", "pro", "addon"].map(|name| s.sym(name));
    line(&mut s, "2026-01-01", "2026-04-01", 300).plan = basic;
    line(&mut s, "2026-01-01", "2026-04-01", 60).plan = addon;
    // On 1 February two months of basic back, two of pro.
    line(&mut s, "2026-02-01", "2026-04-01", -200).plan = basic;
    line(&mut s, "2026-02-01", "2026-04-01", 500).plan = pro;
    let want = [
        "2026-01-01T00:00:00Z new +120",
        "2026-02-01T00:00:00Z expansion plan +150",
        "2026-04-01T00:00:00Z churn unknown -270",
    ];
    s.expect(&want);
    // Where ends are joined with nothing it is an item less and one more, and still one movement.
    s.policy.set("gap_tolerance", "none").unwrap();
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z expansion cross_sell +150");
    assert_eq!(s.lines().len(), 3);
}

#[test]
fn a_reduction_of_no_plan_falls_on_what_began_first_then_on_the_larger() {
    let mut s = Sheet::new().set("zero_amount", "churn");
    let (base, addon) = (s.sym("base"), s.sym("addon"));
    line(&mut s, "2026-01-01", "2026-02-01", 20).plan = addon;
    line(&mut s, "2026-01-01", "2026-02-01", 100).plan = base;
    line(&mut s, "2026-01-01", "2026-02-01", -110);
    s.expect(&["2026-01-01T00:00:00Z new +10", "2026-02-01T00:00:00Z churn unknown -10"]);
}

#[test]
fn a_full_refund_with_cancellation_ends_the_line() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2027-01-01", 1200);
    adjust(&mut s, FactKind::Refund, 0, "2026-02-10", 1200);
    assert_eq!(s.lines()[1], "2026-02-10T00:00:00Z churn unknown -100");
    for (policy, rows) in [("cash_only", 2), ("full_erases", 0), ("reduce", 0)] {
        s.policy.set("refunds", policy).unwrap();
        assert_eq!(s.lines().len(), rows, "{policy}");
    }
    s.policy.set("refunds", "full_with_cancellation").unwrap();
    s.book.adjustments[0].amount = 11_999_999;
    assert_eq!(s.lines()[1], "2027-01-01T00:00:00Z churn unknown -100");
}

#[test]
fn recurring_credit_notes_lower_the_line() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    adjust(&mut s, FactKind::CreditNote, 0, "2026-01-20", 30);
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +70");
    s.book.adjustments[0].recurring = false;
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +100");
    s.policy.set("credit_notes", "all").unwrap();
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +70");
}

#[test]
fn a_lost_dispute_is_cash_only_by_default() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 100);
    adjust(&mut s, FactKind::Dispute, 0, "2026-01-20", 100).line = Sym::NONE;
    assert_eq!(s.lines()[1], "2026-02-01T00:00:00Z churn unknown -100");
    s.policy.set("disputes", "lost_ends_service").unwrap();
    assert_eq!(s.lines()[1], "2026-01-20T00:00:00Z churn involuntary -100");
}

#[test]
fn discounts_of_lines_and_paid_trials() {
    let mut s = Sheet::new();
    let one = line(&mut s, "2026-01-01", "2026-02-01", 80);
    (one.discount, one.kind) = (200_000, LineKind::Trial);
    assert!(s.lines().is_empty());
    s.policy.set("paid_trials", "count").unwrap();
    for (policy, level) in [("forever+limited", 80), ("forever", 100), ("none", 100), ("all", 80)] {
        s.policy.set("discounts", policy).unwrap();
        assert_eq!(s.lines()[0], format!("2026-01-01T00:00:00Z new +{level}"), "{policy}");
    }
    s.policy.set("discounts", "forever+repeating").unwrap();
    use DiscountDuration::{Forever, Once, Repeating};
    let durations = [(None, 100), (Some(Once), 100), (Some(Repeating), 80), (Some(Forever), 80)];
    for (duration, level) in durations {
        s.book.lines[0].discount_duration = duration;
        assert_eq!(s.lines()[0], format!("2026-01-01T00:00:00Z new +{level}"), "{duration:?}");
    }
}

#[test]
fn negative_streams_are_zero() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", -10);
    s.expect(&[]);
    s.expect_findings(&["negative-mrr"]);
    line(&mut s, "2026-03-01", "2026-03-01", 10);
    s.expect_findings(&["empty-period", "negative-mrr"]);
}

#[test]
fn use_counts_after_its_period_where_the_policy_says_so() {
    let mut s = Sheet::new();
    line(&mut s, "2026-01-01", "2026-02-01", 30).kind = LineKind::Usage;
    line(&mut s, "2026-02-01", "2026-03-01", 60).kind = LineKind::Usage;
    s.expect(&[]);
    s.policy.set("usage", "last_invoice").unwrap();
    s.expect(&[
        "2026-02-01T00:00:00Z new +30",
        "2026-03-01T00:00:00Z expansion usage +30",
        "2026-04-01T00:00:00Z churn unknown -60",
    ]);
    s.policy.set("usage", "trailing_mean_3").unwrap();
    assert_eq!(s.lines()[1], "2026-03-01T00:00:00Z expansion usage +15");
}

#[test]
fn monthly_totals_speak_where_nothing_else_does() {
    let mut s = Sheet::new();
    let customer = s.sym("c");
    for (month, mrr) in [("2026-01-01", 100), ("2026-02-01", 130), ("2026-03-01", 0)] {
        s.book.mrr_months.push(MrrMonth {
            customer,
            month: day(month),
            mrr: mrr * 10_000,
            currency: currency("EUR"),
            plan: Sym::NONE,
            recorded_at: at(month),
            origin: Origin { kind: FactKind::MrrMonth, row: s.book.mrr_months.len() as u32 },
        });
    }
    s.expect(&[
        "2026-01-01T00:00:00Z new +100",
        "2026-02-01T00:00:00Z expansion price +30",
        "2026-03-01T00:00:00Z churn unknown -130",
    ]);
    line(&mut s, "2026-01-01", "2026-02-01", 7);
    assert_eq!(s.lines()[0], "2026-01-01T00:00:00Z new +7");
}

#[test]
fn merged_customers_are_one_from_the_beginning() {
    let mut s = Sheet::new();
    let (c, d) = (s.sym("c"), s.sym("d"));
    s.sub_of(c, "a", "2026-01-01", 100);
    s.sub_of(d, "b", "2026-02-01", 50);
    s.customer("d", "e", Some("2026-03-01"));
    s.customer("e", "c", None);
    s.expect(&["2026-01-01T00:00:00Z new +100", "2026-02-01T00:00:00Z expansion cross_sell +50"]);
}

#[test]
fn merged_at_a_time_the_level_is_handed_over() {
    let mut s = Sheet::new().set("merges", "at_merge");
    let (c, d) = (s.sym("c"), s.sym("d"));
    s.sub_of(c, "a", "2026-01-01", 100);
    s.sub_of(d, "b", "2026-02-01", 50).ended_at = Some(at("2026-04-01"));
    s.customer("d", "c", Some("2026-03-01"));
    let result = s.result();
    let rows = |n: usize| -> Vec<String> {
        result.customers[n].history.movements.iter().map(|m| s.show(m)).collect()
    };
    assert_eq!(
        rows(0),
        [
            "2026-01-01T00:00:00Z new +100",
            "2026-03-01T00:00:00Z merge +50",
            "2026-04-01T00:00:00Z contraction cross_sell -50",
        ]
    );
    assert_eq!(rows(1), ["2026-02-01T00:00:00Z new +50", "2026-03-01T00:00:00Z merge -50"]);
}

#[test]
fn come_and_gone_in_a_month_may_be_left_out() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-05", 100).ended_at = Some(at("2026-01-20"));
    s.sub("b", "2026-03-05", 100).ended_at = Some(at("2026-04-01"));
    assert_eq!(s.lines().len(), 4);
    s.policy.set("new_and_gone", "suppress").unwrap();
    s.expect(&["2026-03-05T00:00:00Z new +100", "2026-04-01T00:00:00Z churn unknown -100"]);
}

#[test]
fn months_that_began_on_a_31st_are_months() {
    let mut s = Sheet::new();
    for (from, to) in [
        ("2026-01-31", "2026-02-28"),
        ("2026-02-28", "2026-03-31"),
        ("2026-03-31", "2026-04-30"),
        ("2026-04-30", "2026-05-31"),
    ] {
        line(&mut s, from, to, 100);
    }
    s.expect(&["2026-01-31T00:00:00Z new +100", "2026-05-31T00:00:00Z churn unknown -100"]);
    // Alone, 28 February to 31 March is so many days.
    let mut s = Sheet::new();
    line(&mut s, "2026-03-03", "2026-03-31", 28);
    assert_eq!(s.lines().len(), 2);
}
