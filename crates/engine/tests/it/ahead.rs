//! Committed MRR and renewals: a company counted by hand, and laws on a simulated one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tenure_domain::facts::FactKind;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, Committed, committed};
use tenure_engine::query::{Question, figures};
use tenure_engine::renewals::{Outcome, RenewalRow, renewals};
use tenure_engine::segments::Compiled;
use tenure_ledger::movement::Component;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::reading::{Fraction, Reason, Value};

use super::company::{book, bundle, workspace};

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

fn of(tables: &[(&str, &str)], policy: &Policy) -> Book {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in tables {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    book(&workspace(dir.path()), policy, None)
}

fn policy(key: &str, value: &str) -> Policy {
    let mut policy = Policy::standard();
    policy.set(key, value).unwrap();
    policy
}

const SETTINGS: (&str, &str) = ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n");

/// The present is 2026-11-01; what each does is said in its id.
const AHEAD: &str = "\
subscription_id,customer_id,amount,interval,status,started_at,term_ends_at,auto_renew,cancel_requested_at,cancel_effective_at,ended_at,paused_at,resumes_at,discount_percent,discount_ends_at
leaves,a,100,month,active,2026-01-10,,,2026-10-20,2026-12-15,,,,,
runs_out,b,1200,year,active,2026-01-01,2027-01-01,false,,,,,,,
coupon,c,60,month,active,2026-09-15,,,,,,,,50,2026-12-10
signed,d,40,month,active,2026-12-01,,,,,,,,,
rests,e,70,month,paused,2026-03-01,,,,,,2026-10-01,2026-11-20,,
grows,f,50,month,active,2026-10-31,,,,,,,,,
never,g,20,month,canceled,2027-01-10,,,2026-10-15,,2026-10-15,,,,
";
const CHANGES: &str = "subscription_id,changed_at,quantity\ngrows,2027-01-05,2\n";
const INVOICES: &str = "invoice_id,customer_id,issued_at,status,paid_at,currency\n\
    i1,h,2026-10-10,paid,2026-10-10,EUR\n";
const LINES: &str = "invoice_id,line_id,subscription_id,kind,period_start,period_end,amount\n\
    i1,l1,invoiced,subscription,2026-10-10,2026-11-10,30\n";

fn company(policy: &Policy) -> Book {
    of(
        &[
            SETTINGS,
            ("subscriptions.csv", AHEAD),
            ("subscription_changes.csv", CHANGES),
            ("invoices.csv", INVOICES),
            ("invoice_lines.csv", LINES),
        ],
        policy,
    )
}

const MONTHS: [(i32, u32); 3] = [(2026, 12), (2027, 1), (2027, 2)];

fn three_months(book: &Book) -> Committed {
    committed(book, &MONTHS.map(|(y, m)| day(y, m, 1)), None).unwrap()
}

/// Whole euros.
fn euros(units: i128) -> i128 {
    let euro = 100 * i128::from(tenure_domain::money::UNITS_PER_MINOR);
    assert_eq!(units % euro, 0);
    units / euro
}

/// Opening, steps that are not zero, closing.
type Said = (i128, Vec<(Ahead, i128)>, i128);

fn said(of: &Committed) -> Vec<Said> {
    let steps = |steps: &[i128]| {
        let named = Ahead::ALL.into_iter().zip(steps.iter().map(|&units| euros(units)));
        named.filter(|step| step.1 != 0).collect()
    };
    of.spans.iter().map(|s| (euros(s.opening), steps(&s.steps), euros(s.closing))).collect()
}

#[test]
fn every_kind_of_commitment_counted_by_hand() {
    let book = company(&Policy::standard());
    let ahead = three_months(&book);
    assert_eq!(ahead.start, book.options.account.zone.start_of_day(day(2026, 11, 1)));
    assert_eq!(
        said(&ahead),
        [
            (310, vec![(Ahead::Resumed, 70)], 380),
            (380, vec![(Ahead::Signed, 40), (Ahead::CouponEnd, 30), (Ahead::Cancelled, -100)], 350),
            (
                350,
                vec![
                    (Ahead::Signed, 20),
                    (Ahead::Expansion, 50),
                    (Ahead::NotRenewing, -100),
                    (Ahead::LostBeforeStart, -20)
                ],
                300
            ),
        ]
    );
    assert_eq!(euros(ahead.under_terms), 100);
    assert!(ahead.knows_terms && ahead.undefined.is_none());
    let rows: Vec<(&str, Ahead)> =
        ahead.rows.iter().map(|row| (book.facts.names.text(row.subscription), row.step)).collect();
    assert_eq!(
        rows,
        [
            ("rests", Ahead::Resumed),
            ("signed", Ahead::Signed),
            ("leaves", Ahead::Cancelled),
            ("coupon", Ahead::CouponEnd),
            ("runs_out", Ahead::NotRenewing),
            ("grows", Ahead::Expansion),
            ("never", Ahead::Signed),
            ("never", Ahead::LostBeforeStart),
        ]
    );
    assert!(ahead.rows.iter().all(|row| !row.origins.is_empty()));
}

#[test]
fn a_policy_that_waits_for_billing_still_knows_what_is_cancelled() {
    let ahead = three_months(&company(&policy("churn_recognised", "billing_ended")));
    assert_eq!(said(&ahead).last().unwrap().2, 300);
    // Where the request counts, what was asked for in October is gone already.
    let requested = three_months(&company(&policy("churn_recognised", "requested")));
    let said = said(&requested);
    assert_eq!((said[0].0, said[2].2), (210, 300));
    assert!(said[1].1.iter().all(|step| step.0 != Ahead::Cancelled));
}

#[test]
fn a_segment_has_its_own_bridge() {
    let book = company(&Policy::standard());
    let segment = Compiled::new(&book, "customer_id in (\"a\", \"d\", \"h\")").unwrap();
    let ends = MONTHS.map(|(y, m)| day(y, m, 1));
    let ahead = committed(&book, &ends, Some(&segment)).unwrap();
    let said = said(&ahead);
    assert_eq!((said[0].0, said[2].2), (130, 70));
}

#[test]
fn without_subscriptions_nobody_knows_what_is_committed() {
    let tables = [SETTINGS, ("invoices.csv", INVOICES), ("invoice_lines.csv", LINES)];
    let book = of(&tables, &Policy::standard());
    let ahead = three_months(&book);
    let missing = Reason::MissingTable(tenure_domain::schema::TableId::Subscriptions);
    assert_eq!(ahead.undefined, Some(missing));
}

#[test]
fn a_missing_rate_is_no_commitment_of_zero() {
    let rows = "subscription_id,customer_id,amount,currency,interval,started_at\n\
        s1,a,10,EUR,month,2026-10-31\ns2,b,20,USD,month,2026-12-05\n";
    let book = of(&[SETTINGS, ("subscriptions.csv", rows)], &Policy::standard());
    let ahead = three_months(&book);
    let trouble: Vec<bool> = ahead.spans.iter().map(|span| span.trouble.is_some()).collect();
    assert_eq!(trouble, [false, true, true]);
}

/// Terms around March 2026; what becomes of each is said in its id.
const TERMS: &str = "\
subscription_id,customer_id,amount,interval,status,started_at,term_started_at,term_months,auto_renew,ended_at
renewed,a,1200,year,active,2025-03-15,2026-03-15,12,true,
expanded,b,1200,year,active,2025-03-15,2026-03-15,12,true,
contracted,c,2400,year,active,2024-03-20,2026-03-20,12,,
lost,d,600,year,ended,2025-03-20,2025-03-20,12,false,2026-03-19T23:59:59Z
early,e,960,year,ended,2025-03-20,2025-03-20,12,true,2026-02-15
replaced,f,120,month,ended,2025-03-25,2025-03-25,12,false,2026-03-25
replacing,f,150,month,active,2026-03-25,,,,
monthly,g,30,month,active,2026-10-31,,,,
";
const AT_RENEWAL: &str = "subscription_id,changed_at,amount\n\
    expanded,2026-03-15,1560\ncontracted,2026-03-20T10:00:00Z,1680\n";

fn terms() -> Book {
    let tables = [SETTINGS, ("subscriptions.csv", TERMS), ("subscription_changes.csv", AT_RENEWAL)];
    of(&tables, &Policy::standard())
}

fn shown(book: &Book, rows: &[RenewalRow]) -> Vec<(String, Outcome, i128, i128)> {
    let text = |row: &RenewalRow| book.facts.names.text(row.terms[0].subscription).to_owned();
    let cents = |units| i128::from(units) / i128::from(tenure_domain::money::UNITS_PER_MINOR) / 100;
    rows.iter().map(|r| (text(r), r.outcome, cents(r.before), cents(r.after))).collect()
}

#[test]
fn renewals_counted_by_hand() {
    let book = terms();
    let rows = renewals(&book, day(2026, 3, 1), day(2026, 4, 1), 0, None).unwrap();
    let is = |id: &str, outcome, before, after| (id.to_owned(), outcome, before, after);
    assert_eq!(
        shown(&book, &rows),
        [
            is("renewed", Outcome::Renewed, 100, 100),
            is("expanded", Outcome::Expanded, 100, 130),
            is("contracted", Outcome::Contracted, 200, 140),
            is("lost", Outcome::Lost, 50, 0),
            is("replaced", Outcome::Expanded, 120, 150),
        ]
    );
    // The next terms of the three that renew by themselves, as far as anyone knows.
    let rows = renewals(&book, day(2027, 3, 1), day(2027, 4, 1), 12, None).unwrap();
    assert_eq!(
        shown(&book, &rows),
        [
            is("renewed", Outcome::Renews, 100, 100),
            is("expanded", Outcome::Renews, 130, 130),
            is("contracted", Outcome::Unknown, 140, 140),
        ]
    );
    let rows = renewals(&book, day(2026, 3, 1), day(2026, 4, 1), 24, None).unwrap();
    assert_eq!(rows, []);
    let segment = Compiled::new(&book, "mrr > 150").unwrap();
    let rows = renewals(&book, day(2026, 3, 1), day(2026, 4, 1), 0, Some(&segment)).unwrap();
    assert_eq!(shown(&book, &rows)[0].0, "contracted");
    assert_eq!(rows.len(), 1);
}

fn rates(book: &Book, from: Day, to: Day) -> Vec<Value> {
    let period = Period::new(from, to, &book.options.account);
    let ask = |variant| {
        let question = Question {
            metric: MetricId::RenewalRate,
            variant,
            periods: &[period],
            segment: None,
            by: None,
            age: 0,
            age_unit: Grain::Month,
        };
        figures(book, &question).unwrap()[0].reading.value
    };
    metric(MetricId::RenewalRate).variants.iter().map(ask).collect()
}

/// Terms of a month: one customer goes on, one leaves at the end of its second term, one changes to
/// another subscription and leaves at the end of the first term of that, and one leaves with one of
/// its two subscriptions only.
#[test]
fn who_renews_and_then_leaves_in_the_same_period_is_lost() {
    const ROWS: &str = "subscription_id,customer_id,amount,currency,started_at,ended_at,term_months\n\
        s1,stays,100,EUR,2026-01-15,,1\n\
        s2,leaves,100,EUR,2026-01-15,2026-03-15,1\n\
        s3,changes,100,EUR,2026-01-15,2026-02-15,1\n\
        s4,changes,120,EUR,2026-02-15,2026-03-15,1\n\
        s5,keeps,100,EUR,2026-01-15,2026-03-15,1\n\
        s6,keeps,100,EUR,2026-01-20,,1\n";
    let settings = format!("{}data_through = \"2026-10-31\"\n", SETTINGS.1);
    let tables = [("tenure.toml", settings.as_str()), ("subscriptions.csv", ROWS)];
    let book = of(&tables, &Policy::standard());
    let logo = |from, to| match rates(&book, from, to)[0] {
        Value::Ratio(Fraction { num, den }) => (num, den),
        other => panic!("{other:?}"),
    };
    assert_eq!(logo(day(2026, 2, 1), day(2026, 3, 1)), (4, 4));
    assert_eq!(logo(day(2026, 3, 1), day(2026, 4, 1)), (2, 4));
    assert_eq!(logo(day(2026, 1, 1), day(2026, 4, 1)), (2, 4));
}

#[test]
fn renewal_rates_are_those_of_the_rows() {
    let book = terms();
    let rates_of = rates(&book, day(2026, 3, 1), day(2026, 4, 1));
    let ratio = |value: &Value| match value {
        Value::Ratio(Fraction { num, den }) => Fraction { num: *num, den: *den }.reduced(),
        other => panic!("{other:?}"),
    };
    // 4 of 5; of 570 due 100 + 100 + 140 + 120 go on, and 30 + 30 come on top.
    let want = [(4, 5), (460, 570), (520, 570)];
    for (value, (num, den)) in rates_of.iter().zip(want) {
        assert_eq!(ratio(value), Fraction { num, den }.reduced());
    }
    let none = rates(&book, day(2026, 5, 1), day(2026, 6, 1));
    assert_eq!(none[0], Value::Undefined(Reason::NothingDue));
    let open = rates(&book, day(2027, 3, 1), day(2027, 4, 1));
    assert_eq!(open[1], Value::Undefined(Reason::NotBegun));
    let plain = of(
        &[(
            "subscriptions.csv",
            "subscription_id,customer_id,amount,started_at\ns,a,5,2026-01-01\n",
        )],
        &Policy::standard(),
    );
    let unknown = rates(&plain, day(2026, 3, 1), day(2026, 4, 1));
    assert_eq!(unknown[2], Value::Undefined(Reason::NoTerms));
}

fn month_ends() -> Vec<Day> {
    (1..=14).map(|n| day(2026, 11, 1).add_months(n)).collect()
}

/// MRR of each customer immediately before an instant.
fn levels(book: &Book, at: tenure_domain::time::Instant) -> BTreeMap<String, i64> {
    let name = |id| book.facts.names.text(id).to_owned();
    book.customers().map(|c| (name(c.id), c.level_before(at))).collect()
}

/// Copies a company in which every third item that is open ends with its term; where they are
/// told, as cancellations too.
fn with_terms(from: &Path, to: &Path, told: bool) -> PathBuf {
    super::asking::copy(from, to, &mut |header, number, mut row| {
        let at = |name: &str| header.iter().position(|h| h == name);
        let columns = ["auto_renew", "term_ends_at", "cancel_effective_at", "ended_at", "status"];
        let Some([auto, end, effective, ended, status]) = columns
            .map(at)
            .into_iter()
            .collect::<Option<Vec<usize>>>()
            .map(|c| [c[0], c[1], c[2], c[3], c[4]])
        else {
            return Some(row);
        };
        let over = ["canceled", "ended", "non_renewing"].contains(&row[status].as_str());
        let open = row[effective].is_empty() && row[ended].is_empty() && !over;
        if number % 3 == 0 && open {
            row[auto] = "false".to_owned();
            row[end] = format!("2027-{:02}-15", 1 + number % 11);
            if told {
                row[effective] = row[end].clone();
            }
        }
        Some(row)
    });
    to.to_owned()
}

/// The bridge closes, its rows sum to its steps, and it ends where a ledger ends in whose files
/// the terms that do not renew are cancellations. Customers of invoices alone stay as they are.
#[test]
fn the_bridge_ahead_is_that_of_a_ledger_told_so() {
    let (dir, path) = bundle(250, 23);
    let plain = workspace(&with_terms(&path, &dir.path().join("plain"), false));
    let told = workspace(&with_terms(&path, &dir.path().join("told"), true));
    for (key, value) in [
        ("fx", "component_start"),
        ("gap_tolerance", "7_days"),
        ("fx", "renewal"),
        ("paused", "keep"),
    ] {
        let mut policy = Policy::standard();
        policy.set(key, value).unwrap();
        let book = book(&plain, &policy, None);
        let told = super::company::book(&told, &policy, None);
        let ahead = committed(&book, &month_ends(), None).unwrap();
        assert_eq!(ahead.undefined, None);
        let opening: i128 = levels(&book, ahead.start).values().map(|&l| i128::from(l)).sum();
        assert_eq!(ahead.spans[0].opening, opening);
        for pair in ahead.spans.windows(2) {
            assert_eq!((pair[0].closing, pair[0].to), (pair[1].opening, pair[1].from));
        }
        let mut by_customer: BTreeMap<String, i64> = levels(&book, ahead.start);
        let mut rows = ahead.rows.iter().peekable();
        for span in &ahead.spans {
            assert_eq!(span.closing, span.opening + span.steps.iter().sum::<i128>());
            let mut sums = [0_i128; Ahead::ALL.len()];
            while let Some(row) = rows.next_if(|row| row.at < span.to) {
                sums[row.step as usize] += i128::from(row.delta);
                let id = book.facts.names.text(book.customer(row.customer).id);
                *by_customer.get_mut(id).unwrap() += row.delta;
            }
            assert_eq!(sums, span.steps);
            let want = levels(&told, span.to);
            let mut seen = 0;
            for customer in book.customers() {
                let invoiced =
                    |c: Component| matches!(c.told_by, FactKind::InvoiceLine | FactKind::MrrMonth);
                if !customer.components.iter().any(invoiced) {
                    let id = book.facts.names.text(customer.id);
                    assert_eq!(by_customer[id], want[id], "{id} at {} under {key}", span.to);
                    seen += usize::from(by_customer[id] > 0);
                }
            }
            assert!(seen > 10, "{seen}");
        }
        let of = |step| ahead.rows.iter().filter(|row| row.step == step).count();
        assert!(of(Ahead::NotRenewing) > 10 && of(Ahead::Cancelled) > 0, "{:?}", ahead.rows);
    }
}
