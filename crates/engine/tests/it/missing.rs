//! What cannot be told is undefined, with its reason, wherever it would show.

use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::cohorts::cohorts;
use tenure_engine::query::{Question, figures};
use tenure_metrics::catalogue::{MetricId, metric};
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
