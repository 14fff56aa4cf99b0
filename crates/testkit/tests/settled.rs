//! Cases on which ledger and oracle once differed, each with the movements that the rules ask for.

#[allow(dead_code, reason = "shared with the comparison of random books")]
mod compare;

use tenure_domain::account::Account;
use tenure_domain::facts::{InvoiceLine, Status, Subscription, SubscriptionChange, bare};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant, MINUTE};
use tenure_testkit::books::{Book, Case};
use tenure_testkit::oracle::{self, Movement};

const CUSTOMER: Sym = Sym(1);

/// An instant of 2026 by month, day and minute.
fn at(month: u32, day: u32, minute: i64) -> Instant {
    let day = Day::from_ymd(2026, month, day).unwrap();
    Instant(i64::from(day.0) * 24 * 60 * MINUTE + minute * MINUTE)
}

fn case(policy: Policy, book: Book) -> Case {
    let usd = Currency::parse("USD").unwrap();
    Case {
        policy,
        account: Account::default(),
        fx: (0..100).map(|n| (usd, Day(20_454 + n), Rate(1_000_000_000_000))).collect(),
        plans: vec![bare::plan(Sym(50), 0, Account::default().currency)],
        book,
        horizon: at(12, 31, 0),
    }
}

/// A row of 100 a month that begins on 1 January.
fn row(id: u32) -> Subscription {
    let amount = Some(1_000_000);
    Subscription { amount, ..bare::subscription(Sym(id), CUSTOMER, at(1, 1, 0), id) }
}

fn change(when: Instant, number: u32) -> SubscriptionChange {
    bare::change(Sym(10), when, number)
}

/// Both say these movements, in major units.
#[track_caller]
fn check(case: &Case, want: &[&str]) {
    assert_eq!(compare::difference(case), None);
    let of =
        |c: &Case| oracle::movements(&c.policy, &c.account, &c.fx, &c.plans, &c.book, c.horizon);
    let show = |m: &Movement| {
        let major = m.native / 504_000_000;
        format!("{} {} {} {major} {}", m.at, m.kind.name(), m.cause.name(), m.currency)
    };
    let said: Vec<String> =
        of(case).customers.iter().flat_map(|c| c.history.movements.iter().map(show)).collect();
    assert_eq!(said, want);
}

#[test]
fn a_pause_that_ended_at_level_0_is_not_gone_back_to() {
    let row = Subscription { paused_at: Some(at(1, 1, 600)), ..row(10) };
    let changes = vec![
        SubscriptionChange { quantity: Some(0), ..change(at(1, 1, 61), 0) },
        SubscriptionChange {
            status: Some(Status::Active),
            plan: Sym(50),
            quantity: Some(1_000_000),
            ..change(at(1, 2, 0), 1)
        },
        SubscriptionChange { amount: Some(1_000_000), ..change(at(1, 4, 0), 2) },
    ];
    let book = Book { subscriptions: vec![row], changes, ..Book::default() };
    check(
        &case(Policy::standard(), book),
        &[
            "2026-01-01T00:00:00Z new  100 EUR",
            "2026-01-01T01:01:00Z contraction seats -100 EUR",
            "2026-01-04T00:00:00Z expansion price 100 EUR",
        ],
    );
}

#[test]
fn late_from_the_instant_of_the_end_is_ended() {
    let end = Some(at(1, 2, 0));
    let row = Subscription {
        status: Some(Status::PastDue),
        past_due_since: end,
        cancel_effective_at: end,
        ..row(10)
    };
    let book = |row| Book { subscriptions: vec![row], ..Book::default() };
    check(
        &case(Policy::standard(), book(row)),
        &["2026-01-01T00:00:00Z new  100 EUR", "2026-01-02T00:00:00Z churn unknown -100 EUR"],
    );
    // Late only afterwards, it is served again.
    let later = Subscription { past_due_since: Some(at(1, 3, 0)), ..row };
    check(
        &case(Policy::standard(), book(later)),
        &[
            "2026-01-01T00:00:00Z new  100 EUR",
            "2026-01-02T00:00:00Z churn unknown -100 EUR",
            "2026-01-03T00:00:00Z reactivation  100 EUR",
        ],
    );
}

#[test]
fn an_end_is_continued_by_a_start_in_its_own_currency() {
    let line = |number: u32, subscription, span, amount, currency| InvoiceLine {
        subscription: Sym(subscription),
        issued_at: at(1, 1, 0),
        paid_at: Some(at(1, 1, 0)),
        ..bare::line(
            (Sym(20 + number), Sym(30 + number)),
            CUSTOMER,
            span,
            (amount, currency),
            number,
        )
    };
    let (eur, usd) = (Account::default().currency, Currency::parse("USD").unwrap());
    let february = (at(2, 1, 0), at(3, 1, 0));
    let lines = vec![
        line(0, 10, february, 50_000_000, eur),
        line(1, 11, (at(1, 1, 0), at(2, 1, 0)), 1_000_000, usd),
        line(2, 10, february, 2_000_000, usd),
    ];
    let book = Book { lines, ..Book::default() };
    check(
        &case(Policy::standard(), book),
        &[
            "2026-01-01T00:00:00Z new  100 USD",
            "2026-02-01T00:00:00Z expansion cross_sell 5000 EUR",
            "2026-02-01T00:00:00Z expansion cross_sell 100 USD",
            "2026-03-01T00:00:00Z churn unknown -5000 EUR",
            "2026-03-01T00:00:00Z churn unknown -200 USD",
        ],
    );
}
