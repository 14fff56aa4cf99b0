//! Small books, and the movements that a reader would write down for them.

use std::fmt::Write as _;

use tenure_domain::account::Account;
use tenure_domain::facts::*;
use tenure_domain::fx::{FxTable, Rate};
use tenure_domain::money::{Currency, UNITS_PER_MINOR, units_to_decimal};
use tenure_domain::policy::Policy;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant, MINUTE};
use tenure_ledger::run::{self, Gap, Output, Scratch, Untold, Wanted};
use tenure_ledger::track::Context;

fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|p| p.parse::<i32>().unwrap());
    let mut next = || parts.next().unwrap();
    Day::from_ymd(next(), next() as u32, next() as u32).unwrap()
}

fn at(text: &str) -> Instant {
    let (date, minutes) = text.split_once('+').unwrap_or((text, "0"));
    Instant(i64::from(day(date).0) * 24 * 60 * MINUTE + minutes.parse::<i64>().unwrap() * MINUTE)
}

struct Book {
    policy: Policy,
    account: Account,
    fx: FxTable,
    names: Symbols,
    plans: Vec<Plan>,
    subscriptions: Vec<Subscription>,
    changes: Vec<SubscriptionChange>,
}

impl Book {
    fn new() -> Book {
        Book {
            policy: Policy::standard(),
            account: Account::default(),
            fx: FxTable::default(),
            names: Symbols::default(),
            plans: Vec::new(),
            subscriptions: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn subscription(&mut self, id: &str, amount: i64, start: &str) -> &mut Subscription {
        let (id, row) = (self.names.intern(id), self.subscriptions.len() as u32);
        let row = Subscription {
            amount: Some(amount * 10_000),
            recorded_at: at("2027-01-01"),
            ..bare::subscription(id, Sym(0), at(start), row)
        };
        self.subscriptions.push(row);
        self.subscriptions.last_mut().unwrap()
    }

    fn change(&mut self, id: &str, when: &str) -> &mut SubscriptionChange {
        let (id, row) = (self.names.intern(id), self.changes.len() as u32);
        let recorded_at = at("2027-01-01");
        let change = SubscriptionChange { recorded_at, ..bare::change(id, at(when), row) };
        self.changes.push(change);
        self.changes.last_mut().unwrap()
    }

    fn output(&self) -> Output {
        let plans = Plans::new(self.plans.iter().copied());
        let ctx = Context {
            policy: &self.policy,
            account: &self.account,
            names: &Symbols::default(),
            fx: &self.fx,
            plans: &plans,
            horizon: at("2027-01-01"),
            native: None,
        };
        let facts = CustomerFacts {
            customer: Sym(0),
            subscriptions: &self.subscriptions,
            changes: &self.changes,
            lines: &[],
            adjustments: &[],
            mrr_months: &[],
            trials: &[],
            merges: &[],
            elsewhere: &[],
        };
        let mut out = Output::default();
        let wanted = Wanted::ALL;
        run::customer(&ctx, &facts, wanted, &mut Scratch::default(), &mut out);
        out
    }

    /// The movements, one a line: day, kind, account amount, cause.
    fn run(&self) -> String {
        let out = self.output();
        let mut text = String::new();
        for step in &out.steps {
            let day = self.account.zone.day(step.at);
            let amount = units_to_decimal(step.delta.into(), self.account.currency, 2);
            let line = format!("{day} {} {amount} {}", step.kind.name(), step.cause.name());
            writeln!(text, "{}", line.trim_end()).unwrap();
        }
        self.check_components(&out);
        text
    }

    /// At every instant the components must sum to the steps so far.
    fn check_components(&self, out: &Output) {
        let mut instants: Vec<Instant> = out.steps.iter().map(|s| s.at).collect();
        instants.extend(out.components.iter().flat_map(|c| [c.from, c.to]));
        for t in instants.into_iter().filter(|&t| t < Instant::MAX) {
            let steps: i64 = out.steps.iter().filter(|s| s.at <= t).map(|s| s.delta).sum();
            let live = out.components.iter().filter(|c| c.from <= t && t < c.to);
            assert_eq!(steps, live.map(|c| c.account).sum::<i64>(), "at {t}");
        }
    }
}

fn check(book: &Book, want: &str) {
    let want: String = want.lines().map(|l| l.trim().to_owned() + "\n").skip(1).collect();
    let want = want.trim_end().to_owned() + "\n";
    assert_eq!(book.run(), want.trim_start_matches('\n'));
}

#[test]
fn a_life_from_new_to_churn() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-05");
    row.cancel_requested_at = Some(at("2026-05-20"));
    row.ended_at = Some(at("2026-06-05"));
    book.change("s", "2026-02-10").quantity = Some(3_000_000);
    book.change("s", "2026-03-10").amount = Some(2_000_000);
    check(
        &book,
        "
        2026-01-05 new 100.00
        2026-02-10 expansion 200.00 seats
        2026-03-10 contraction -100.00 price
        2026-06-05 churn -200.00 voluntary",
    );
}

#[test]
fn a_limited_discount_holds_to_the_end_of_its_billed_interval() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-15");
    row.discount_percent = Some(250_000);
    row.discount_ends_at = Some(at("2026-03-20"));
    check(
        &book,
        "
        2026-01-15 new 75.00
        2026-04-15 expansion 25.00 coupon",
    );
    book.policy.set("discounts", "forever").unwrap();
    check(&book, "\n2026-01-15 new 100.00");
}

#[test]
fn once_is_no_recurring_discount() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-15");
    (row.discount_percent, row.discount_duration) = (Some(250_000), Some(DiscountDuration::Once));
    check(&book, "\n2026-01-15 new 75.00\n2026-02-15 expansion 25.00 coupon");
    book.policy.set("discounts", "forever+repeating").unwrap();
    check(&book, "\n2026-01-15 new 100.00");
    // An end does not make it repeat; another duration, or none, does.
    book.subscriptions[0].discount_ends_at = Some(at("2026-03-20"));
    check(&book, "\n2026-01-15 new 100.00");
    for duration in [Some(DiscountDuration::Repeating), None] {
        book.subscriptions[0].discount_duration = duration;
        check(&book, "\n2026-01-15 new 75.00\n2026-04-15 expansion 25.00 coupon");
    }
}

#[test]
fn an_end_that_only_a_cancellation_dates_is_at_the_cancellation() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-01");
    row.status = Some(Status::Canceled);
    row.cancel_requested_at = Some(at("2026-04-10"));
    let at_cancellation = "\n2026-01-01 new 100.00\n2026-04-10 churn -100.00 voluntary";
    for policy in ["service_ends", "requested", "billing_ended"] {
        book.policy.set("churn_recognised", policy).unwrap();
        check(&book, at_cancellation);
        assert_eq!(book.output().findings[0].code, "end-by-cancellation");
    }
    book.policy.set("churn_recognised", "service_ends").unwrap();
    book.subscriptions[0].status = Some(Status::Ended);
    check(&book, at_cancellation);
    // What says more goes before: an end that is told, a cancellation that takes effect later.
    book.subscriptions[0].ended_at = Some(at("2026-05-01"));
    check(&book, "\n2026-01-01 new 100.00\n2026-05-01 churn -100.00 voluntary");
    assert_eq!(book.output().findings, []);
    book.subscriptions[0].ended_at = None;
    book.subscriptions[0].cancel_effective_at = Some(at("2026-06-01"));
    check(&book, "\n2026-01-01 new 100.00\n2026-06-01 churn -100.00 voluntary");
    book.subscriptions[0].cancel_effective_at = None;
    // Whoever still orders more has not left, and one may ask for an end to come.
    book.change("s", "2026-05-20").amount = Some(1_200_000);
    book.subscriptions[0].recorded_at = at("2026-12-01");
    check(
        &book,
        "
        2026-01-01 new 100.00
        2026-05-20 expansion 20.00 price
        2026-12-01 churn -120.00 voluntary",
    );
    assert_eq!(book.output().findings[0].code, "transition-unknown");
    book.changes.clear();
    book.subscriptions[0].cancel_requested_at = Some(at("2026-12-24"));
    check(&book, "\n2026-01-01 new 100.00\n2026-12-01 churn -100.00 unknown");
}

#[test]
fn a_pause_rests_and_what_ends_while_paused_is_churn() {
    let mut book = Book::new();
    book.subscription("s", 100, "2026-01-01");
    book.change("s", "2026-02-01").status = Some(Status::Paused);
    let change = book.change("s", "2026-03-01");
    change.status = Some(Status::Active);
    change.amount = Some(1_200_000);
    book.change("s", "2026-04-01").status = Some(Status::Paused);
    book.change("s", "2026-05-01").status = Some(Status::Canceled);
    check(
        &book,
        "
        2026-01-01 new 100.00
        2026-02-01 paused -100.00
        2026-03-01 resumed 100.00
        2026-03-01 expansion 20.00 price
        2026-04-01 paused -120.00
        2026-05-01 resumed 120.00
        2026-05-01 churn -120.00 unknown",
    );
}

#[test]
fn rates_are_carried_and_their_change_is_fx() {
    let usd = Currency::parse("USD").unwrap();
    let mut book = Book::new();
    let rate = |d, n: i64| (usd, day(d), Rate(n * Rate::SCALE / 100));
    book.fx =
        FxTable::new([rate("2026-01-05", 90), rate("2026-02-10", 95), rate("2026-06-05", 80)]);
    let row = book.subscription("s", 100, "2026-01-05");
    row.currency = Some(usd);
    row.ended_at = Some(at("2026-06-05"));
    book.change("s", "2026-02-10").amount = Some(1_500_000);
    check(
        &book,
        "
        2026-01-05 new 90.00
        2026-02-10 expansion 47.50 price
        2026-02-10 fx 5.00
        2026-06-05 churn -142.50 unknown",
    );
}

#[test]
fn an_end_and_a_start_on_one_day_are_no_gap() {
    let mut book = Book::new();
    book.subscription("a", 100, "2026-01-05").ended_at = Some(at("2026-03-10+300"));
    book.subscription("b", 100, "2026-03-10+900");
    check(&book, "\n2026-01-05 new 100.00");
    book.policy.set("gap_tolerance", "none").unwrap();
    check(
        &book,
        "
        2026-01-05 new 100.00
        2026-03-10 churn -100.00 unknown
        2026-03-10 reactivation 100.00",
    );
}

#[test]
fn a_coupon_for_everything_is_contraction_and_its_end_churn_of_nothing() {
    let mut book = Book::new();
    book.subscription("s", 100, "2026-01-01").ended_at = Some(at("2026-04-01"));
    book.change("s", "2026-02-01").discount_percent = Change::Set(1_000_000);
    check(
        &book,
        "
        2026-01-01 new 100.00
        2026-02-01 contraction -100.00 coupon
        2026-04-01 churn 0.00 unknown",
    );
    book.policy.set("zero_amount", "churn").unwrap();
    check(&book, "\n2026-01-01 new 100.00\n2026-02-01 churn -100.00 unknown");
}

#[test]
fn changes_within_an_hour_are_one_movement() {
    let mut book = Book::new();
    book.subscription("s", 100, "2026-01-01+600");
    book.change("s", "2026-01-01+640").amount = Some(1_500_000);
    check(&book, "\n2026-01-01 new 150.00");
    book.policy.set("netting", "none").unwrap();
    check(&book, "\n2026-01-01 new 100.00\n2026-01-01 expansion 50.00 price");
}

#[test]
fn who_comes_and_goes_within_a_month_may_be_left_out() {
    let mut book = Book::new();
    book.subscription("a", 100, "2026-01-05").ended_at = Some(at("2026-01-25"));
    book.subscription("b", 50, "2026-03-01");
    check(
        &book,
        "
        2026-01-05 new 100.00
        2026-01-25 churn -100.00 unknown
        2026-03-01 reactivation 50.00",
    );
    book.policy.set("new_and_gone", "suppress").unwrap();
    check(&book, "\n2026-03-01 new 50.00");
}

#[test]
fn a_thousandth_of_a_cent_is_kept() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-01");
    row.interval = Some(Interval::Year);
    assert_eq!(book.run(), "2026-01-01 new 8.33\n");
    let _ = UNITS_PER_MINOR;
}

/// The spans that cannot be told, one a line: days, currency, why.
fn gaps(book: &Book) -> Vec<String> {
    let day = |at: Instant| match at {
        Instant::MAX => "…".to_owned(),
        at => book.account.zone.day(at).to_string(),
    };
    let line = |g: &Gap| match g.why {
        Untold::MissingFx(of) => {
            format!("{} to {} {} no rate of {of}", day(g.from), day(g.to), g.currency)
        }
        Untold::TooLarge => format!("{} to {} {} too large", day(g.from), day(g.to), g.currency),
    };
    book.output().gaps.iter().map(line).collect()
}

fn codes(book: &Book) -> Vec<&'static str> {
    book.output().findings.iter().map(|f| f.code).collect()
}

#[test]
fn without_a_rate_what_grows_and_shrinks_is_still_told() {
    let mut book = Book::new();
    let usd = Currency::parse("USD").unwrap();
    book.subscription("s", 100, "2026-01-05").currency = Some(usd);
    book.change("s", "2026-02-05").amount = Some(2_000_000);
    book.change("s", "2026-03-05").quantity = Some(500_000);
    check(
        &book,
        "
        2026-01-05 new 0.00
        2026-02-05 expansion 0.00 price
        2026-03-05 contraction 0.00 seats",
    );
    let native: Vec<i64> = book.output().details.iter().map(|d| d.native).collect();
    let cents = UNITS_PER_MINOR * 100;
    assert_eq!(native, [100 * cents, 100 * cents, -100 * cents]);
    let want = [
        "2026-01-05 to 2026-02-05 USD no rate of 2026-01-05",
        "2026-02-05 to 2026-03-05 USD no rate of 2026-02-05",
        "2026-03-05 to … USD no rate of 2026-03-05",
    ];
    assert_eq!(gaps(&book), want);
}

#[test]
fn an_amount_above_the_limit_is_untold_while_it_lasts() {
    let mut book = Book::new();
    book.subscription("s", 100, "2026-01-05");
    book.subscription("t", 7, "2026-01-05");
    book.change("s", "2026-02-05").amount = Some(100_000_000_000 * 10_000);
    book.change("s", "2026-03-05").amount = Some(1_200_000);
    check(
        &book,
        "
        2026-01-05 new 107.00
        2026-02-05 expansion 0.00 price
        2026-02-05 fx -100.00
        2026-03-05 contraction 0.00 price
        2026-03-05 fx 120.00",
    );
    assert_eq!(gaps(&book), ["2026-02-05 to 2026-03-05 EUR too large"]);
    assert_eq!(codes(&book), ["mrr-overflow"]);
}

#[test]
fn a_sum_above_the_limit_is_untold_from_then_on() {
    let mut book = Book::new();
    book.subscription("s", 10_000_000_000, "2026-01-05");
    book.subscription("t", 10_000_000_000, "2026-02-05").ended_at = Some(at("2026-03-05"));
    check(
        &book,
        "
        2026-01-05 new 10000000000.00
        2026-02-05 expansion 0.00",
    );
    assert_eq!(gaps(&book), ["2026-02-05 to … EUR too large"]);
    assert_eq!(codes(&book), ["mrr-overflow"]);
}

#[test]
fn the_price_of_a_plan_in_another_currency_is_none() {
    let mut book = Book::new();
    let yen = Currency::parse("JPY").unwrap();
    book.plans.push(bare::plan(Sym(50), 50_000_000, yen));
    let row = book.subscription("s", 0, "2026-01-01");
    (row.amount, row.plan, row.currency) = (None, Sym(50), Some(Currency::EUR));
    check(&book, "");
    assert_eq!(book.output().findings[0].code, "item-without-price");
}

#[test]
fn a_discount_lasts_to_the_end_of_the_interval_that_is_billed() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-01-20");
    row.discount_percent = Some(500_000);
    row.discount_ends_at = Some(at("2026-04-20"));
    check(&book, "\n2026-01-20 new 50.00\n2026-04-20 expansion 50.00 coupon");
    // Billed on the first of the month, whichever first is named.
    for anchor in ["2026-02-01", "2025-07-01", "2026-12-01"] {
        book.subscriptions[0].billing_anchor_at = Some(at(anchor));
        check(&book, "\n2026-01-20 new 50.00\n2026-05-01 expansion 50.00 coupon");
    }
    // What is taken off once is used up with the first bill, which is for the days to the first.
    let row = &mut book.subscriptions[0];
    (row.discount_ends_at, row.discount_duration) = (None, Some(DiscountDuration::Once));
    check(&book, "\n2026-01-20 new 50.00\n2026-02-01 expansion 50.00 coupon");
}

#[test]
fn what_is_cancelled_before_it_starts_never_is() {
    let mut book = Book::new();
    let row = book.subscription("s", 100, "2026-03-01");
    (row.cancel_requested_at, row.cancel_effective_at) =
        (Some(at("2026-02-15")), Some(at("2026-02-20")));
    check(&book, "");
    book.policy.set("churn_recognised", "billing_ended").unwrap();
    check(&book, "");
}

/// Two items of one subscription: of 100.00 from January, of 120.00 that was added in February.
fn replaced() -> Book {
    let mut book = Book::new();
    let first = book.subscription("s", 100, "2026-01-01");
    (first.item, first.plan) = (Sym(60), Sym(70));
    let second = book.subscription("s", 120, "2026-01-01");
    (second.item, second.plan) = (Sym(61), Sym(71));
    second.item_added_at = Some(at("2026-02-20"));
    book
}

#[test]
fn an_item_begins_when_it_was_added_where_another_was_there_before() {
    let mut book = replaced();
    check(&book, "\n2026-01-01 new 100.00\n2026-02-20 expansion 120.00 cross_sell");
    book.subscriptions[0].ended_at = Some(at("2026-02-20"));
    check(&book, "\n2026-01-01 new 100.00\n2026-02-20 expansion 20.00 plan");
    // Nothing tells of the time before.
    book.subscriptions.remove(0);
    check(&book, "\n2026-01-01 new 120.00");
}

#[test]
fn an_item_that_the_latest_list_lacks_has_ended() {
    let mut book = replaced();
    book.subscriptions[0].as_of = Some(at("2026-02-01"));
    (book.subscriptions[1].as_of, book.subscriptions[1].all_items) = (Some(at("2026-03-01")), true);
    check(&book, "\n2026-01-01 new 100.00\n2026-02-20 expansion 20.00 plan");
    let codes = |book: &Book| book.output().findings.iter().map(|f| f.code).collect::<Vec<_>>();
    assert!(codes(&book).contains(&"item-not-listed"));
    // Seen after the other was added: it ended when the list lacked it.
    book.subscriptions[0].as_of = Some(at("2026-02-25"));
    check(
        &book,
        "
        2026-01-01 new 100.00
        2026-02-20 expansion 120.00 cross_sell
        2026-03-01 contraction -100.00 cross_sell",
    );
    // What else tells the end goes before.
    book.subscriptions[0].ended_at = Some(at("2026-02-27"));
    check(
        &book,
        "
        2026-01-01 new 100.00
        2026-02-20 expansion 120.00 cross_sell
        2026-02-27 contraction -100.00 cross_sell",
    );
    assert!(!codes(&book).contains(&"item-not-listed"));
}
