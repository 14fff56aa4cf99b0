//! What cannot be told is undefined, with its reason, wherever it would show.

use tenure_domain::money::{Currency, UNITS_PER_MINOR};
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::cohorts::cohorts;
use tenure_engine::query::{Question, figures};
use tenure_engine::rows::bridge;
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::label::Label;
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Reason, Value};

use super::company::{book, workspace};

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

/// A book of the given tables.
fn of(tables: &[(&str, &str)]) -> tenure_engine::book::Book {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in tables {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    book(&workspace(dir.path()), &Policy::standard(), None)
}

fn values(book: &tenure_engine::book::Book, id: MetricId) -> Vec<Value> {
    let period = Period::new(day(2026, 2, 1), day(2026, 3, 1), &book.options.account);
    let ask = |variant| {
        let question = Question {
            metric: id,
            variant,
            periods: &[period],
            segment: None,
            by: None,
            age: 1,
            age_unit: Grain::Month,
        };
        figures(book, &question).unwrap()[0].reading.value
    };
    metric(id).variants.iter().map(ask).collect()
}

const TWO: &str = "subscription_id,customer_id,amount,currency,interval,started_at\n\
    s1,c1,10,USD,month,2026-01-05\ns2,c2,20,EUR,month,2026-01-07\n";

#[test]
fn a_missing_rate_is_no_zero() {
    let book = of(&[("subscriptions.csv", TWO), ("tenure.toml", "currency = \"EUR\"\n")]);
    let usd = Currency::parse("USD").unwrap();
    let missing = Reason::MissingFx(usd, day(2026, 1, 5));
    for id in [MetricId::Mrr, MetricId::Concentration, MetricId::Grr, MetricId::Arpa] {
        for value in values(&book, id).into_iter().take(1) {
            assert_eq!(value, Value::Undefined(missing), "{}", id.slug());
        }
    }
    let account = &book.options.account;
    let periods = Period::all(Grain::Month, day(2026, 1, 1), day(2026, 3, 1), account);
    let table = cohorts(&book, &periods, Grain::Month, 2, None).unwrap();
    assert_eq!(table.cells[0][0].as_ref().err(), Some(&missing));
    assert_eq!(table.mean[0].as_ref().err(), Some(&missing));
}

#[test]
fn no_billing_table_is_no_zero_either() {
    let book = of(&[("customers.csv", "customer_id,name\nc1,Ada\n")]);
    for id in MetricId::ALL {
        for value in values(&book, *id) {
            assert!(matches!(value, Value::Undefined(_)), "{}: {value:?}", id.slug());
        }
    }
}

const LARGE: &str = "subscription_id,customer_id,amount,currency,interval,started_at\n\
    s1,c1,100000000000,EUR,month,2026-02-05\ns2,c2,20,EUR,month,2026-01-07\n";

const MENDED: &str = "subscription_id,changed_at,amount\ns1,2026-02-20,30\n";

#[test]
fn an_amount_that_cannot_be_held_makes_figures_undefined_and_stops_nothing() {
    let settings = ("tenure.toml", "currency = \"EUR\"\n");
    let book = of(&[("subscriptions.csv", LARGE), settings]);
    let reason = Reason::MrrTooLarge(Label::new("c1"), Currency::EUR);
    assert_eq!(values(&book, MetricId::Mrr), [Value::Undefined(reason)]);
    assert_eq!(reason.to_string(), "the MRR of customer c1 in EUR is too large to be held exactly");
    // As soon as the amount can be held again, so can the figures.
    let changes = ("subscription_changes.csv", MENDED);
    let book = of(&[("subscriptions.csv", LARGE), changes, settings]);
    let account = &book.options.account;
    let months = Period::all(Grain::Month, day(2026, 1, 1), day(2026, 4, 1), account);
    let bridges = bridge(&book, &months, None).unwrap();
    let troubles: Vec<_> = bridges.iter().map(|row| row.trouble).collect();
    assert_eq!(troubles, [None, Some(reason), None]);
    assert!(bridges.iter().all(|row| row.gap() == 0));
    let closing = bridges[2].sums.get(MeasureId::ClosingMrr);
    assert_eq!(closing, 50 * 100 * i128::from(UNITS_PER_MINOR));
}

#[test]
fn segments_that_hang_on_a_missing_rate_are_undefined_and_others_are_not() {
    let book = of(&[("subscriptions.csv", TWO), ("tenure.toml", "currency = \"EUR\"\n")]);
    let account = &book.options.account;
    let period = [Period::new(day(2026, 2, 1), day(2026, 3, 1), account)];
    let ask = |text: &str| {
        let segment = Compiled::new(&book, text).unwrap();
        let trouble = bridge(&book, &period, Some(&segment)).unwrap()[0].trouble;
        (trouble.is_some(), segment.doubts().map(|doubts| doubts.0))
    };
    assert_eq!(ask("mrr > 15"), (true, Some(1)));
    assert_eq!(ask("mrr > 15 and currency = \"EUR\""), (false, None));
    assert_eq!(ask("mrr > 15 or paying"), (true, None));
    assert_eq!(ask("currency = \"EUR\""), (false, None));
}
