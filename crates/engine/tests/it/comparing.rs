//! The same company under two policies: the steps of each setting lead from one to the other.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::{Policy, SETTINGS};
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::compare::{Attribution, Comparison, MEASURES, Question, compare};
use tenure_engine::rows::rows;
use tenure_engine::segments::Compiled;

use super::company::{book, bundle, workspace};

struct Company {
    book: Book,
    periods: Vec<Period>,
}

fn company(customers: u32, seed: u64) -> Company {
    let (_dir, path) = bundle(customers, seed);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let (from, to) = (Day::from_ymd(2026, 1, 1).unwrap(), Day::from_ymd(2026, 11, 1).unwrap());
    let periods = Period::all(Grain::Month, from, to, &book.options.account);
    Company { book, periods }
}

impl Company {
    fn compare(&self, a: &Policy, question: &Question<'_>) -> Comparison {
        compare(&self.book.under(a.clone()), question).unwrap()
    }

    /// What `rows` says of each customer, which knows nothing of comparisons.
    fn values(
        &self,
        policy: &Policy,
        segment: Option<&str>,
    ) -> BTreeMap<(usize, usize, u32), i128> {
        let book = self.book.under(policy.clone());
        let segment = segment.map(|text| Compiled::new(&book, text).unwrap());
        let mut values = BTreeMap::new();
        for (p, period) in self.periods.iter().enumerate() {
            for (m, measure) in MEASURES.into_iter().enumerate() {
                for (customer, value) in rows(&book, measure, period, segment.as_ref()).unwrap() {
                    values.insert((p, m, customer), value);
                }
            }
        }
        values
    }

    /// The steps sum to the difference for every customer, measure and period, and so do totals.
    fn check(&self, a: &Policy, question: &Question<'_>) -> Comparison {
        let comparison = self.compare(a, question);
        let (mut values, b) =
            (self.values(a, question.segment), self.values(question.b, question.segment));
        for step in &comparison.steps {
            assert_ne!(step.amount, 0);
            let key = (step.period as usize, usize::from(step.measure), step.customer);
            *values.entry(key).or_default() += step.amount;
        }
        values.retain(|_, value| *value != 0);
        assert_eq!(values, b);
        for period in 0..self.periods.len() {
            for (measure, id) in MEASURES.into_iter().enumerate() {
                assert_eq!(comparison.gap(period, measure), 0, "{}", id.name());
            }
        }
        comparison
    }
}

/// A policy from numbers: each setting at one of its values.
fn policy(numbers: &[u16]) -> Policy {
    let mut policy = Policy::standard();
    for (key, n) in SETTINGS.into_iter().zip(numbers) {
        let values: Vec<&str> = Policy::values_of(key).unwrap().split(" | ").collect();
        // Every other number leaves the setting as it is.
        if n % 2 == 0 {
            continue;
        }
        let value = values[usize::from(n / 2) % values.len()];
        let days = ["5", "1", "30", "90"][usize::from(n / 64) % 4];
        let value = value.replace("<n>", days).replace("<date>", "2026-02-01");
        policy.set(key, &value).unwrap();
    }
    policy
}

fn policies() -> impl Strategy<Value = Policy> {
    proptest::collection::vec(any::<u16>(), SETTINGS.len()).prop_map(|numbers| policy(&numbers))
}

#[test]
fn steps_sum_to_the_difference_for_every_customer() {
    let companies = [company(150, 11), company(150, 12), company(60, 13)];
    let segments = [None, Some("mrr > 100"), Some("country = \"RO\"")];
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 16,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let found = std::cell::Cell::new(0);
    let input = (policies(), policies(), 0..companies.len(), 0..segments.len(), any::<bool>());
    runner
        .run(&input, |(a, b, company, segment, alone)| {
            let attribution = if alone { Attribution::Alone } else { Attribution::InOrder };
            let company = &companies[company];
            let periods = &company.periods;
            let segment = segments[segment];
            let question = Question { b: &b, attribution, periods, segment, segment_at: None };
            found.set(found.get() + company.check(&a, &question).steps.len());
            Ok(())
        })
        .unwrap();
    assert!(found.get() > 500, "policies that change next to nothing test nothing");
}

/// One customer who pays 100 less a fifth for ever, and pauses in May: by hand, the two settings
/// are worth 0 and 80 alone, 20 together; one after the other 0 and 100.
#[test]
fn settings_that_act_on_the_same_mrr_share_it_in_order_or_together() {
    let dir = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
        ("customers.csv", "customer_id,name\na,Ada\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,interval,status,started_at,paused_at,\
             discount_percent,discount_duration\n\
             s,a,100.00,EUR,month,paused,2026-01-01,2026-05-01,20,forever\n",
        ),
    ] {
        fs_err::write(dir.path().join(file), text).unwrap();
    }
    let ws = workspace(dir.path());
    let book = book(&ws, &Policy::standard(), None);
    let day = |month| Day::from_ymd(2026, month, 1).unwrap();
    let periods = Period::all(Grain::Month, day(4), day(6), &book.options.account);
    let company = Company { book, periods };
    let a = Policy::standard();
    let mut b = a.clone();
    b.set("paused", "keep").unwrap();
    b.set("discounts", "none").unwrap();
    let periods = &company.periods;
    let question = Question {
        b: &b,
        attribution: Attribution::InOrder,
        periods,
        segment: None,
        segment_at: None,
    };
    let ordered = company.check(&a, &question);
    let alone = company.check(&a, &Question { attribution: Attribution::Alone, ..question });
    let names: Vec<&str> = ordered.switches.iter().map(|s| s.setting).collect();
    assert_eq!(names, ["discounts", "paused"]);
    let of = |measure: &str| MEASURES.iter().position(|m| m.name() == measure).unwrap();
    let euros = |comparison: &Comparison, period, measure| {
        [0, 1, 2].map(|switch| comparison.amount(period, of(measure), switch) / 504_000_000)
    };
    assert_eq!(euros(&ordered, 0, "closing_mrr"), [20, 0, 0]);
    assert_eq!(euros(&ordered, 1, "closing_mrr"), [0, 100, 0]);
    assert_eq!(euros(&alone, 1, "closing_mrr"), [0, 80, 20]);
    assert_eq!(euros(&ordered, 1, "paused_mrr"), [20, -100, 0]);
    assert_eq!(euros(&alone, 1, "paused_mrr"), [20, -80, -20]);
}

#[test]
fn equal_policies_have_nothing_between_them() {
    let company = company(30, 2);
    let a = Policy::standard();
    let periods = &company.periods;
    for attribution in [Attribution::InOrder, Attribution::Alone] {
        let question = Question { b: &a, attribution, periods, segment: None, segment_at: None };
        let comparison = company.compare(&a, &question);
        assert!(comparison.switches.is_empty() && comparison.steps.is_empty());
        assert_eq!(comparison.gap(0, 0), 0);
    }
}
