//! Laws of the ledger on a whole company.

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::checks::{self, About};
use tenure_engine::query::Asker;
use tenure_ledger::movement::Step;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::reading::Value;

use super::company::{book, bundle, workspace};

/// Every law holds under every policy that changes how MRR comes about.
#[test]
fn laws_hold_under_every_policy() {
    let (_dir, path) = bundle(150, 7);
    let ws = workspace(&path);
    let settings = [
        ("discounts", "none"),
        ("past_due", "churn_after_10_days"),
        ("paused", "churn"),
        ("zero_amount", "churn"),
        ("churn_recognised", "requested"),
        ("gap_tolerance", "7_days"),
        ("netting", "none"),
        ("new_and_gone", "suppress"),
        ("fx", "period_end"),
        ("fx", "renewal"),
        ("fx", "constant_2026-01-15"),
        ("invoice_new", "issued"),
        ("usage", "trailing_mean_3"),
        ("merges", "at_merge"),
    ];
    let mut policies = vec![Policy::standard()];
    for (key, value) in settings {
        let mut policy = Policy::standard();
        policy.set(key, value).unwrap();
        policies.push(policy);
    }
    let laws: Vec<String> = checks::all()
        .iter()
        .filter(|c| c.about == About::Laws && c.name != "days-sum-to-months")
        .map(|c| c.name.to_owned())
        .collect();
    for policy in policies {
        let book = book(&ws, &policy, None);
        assert!(book.customers().any(|c| c.steps.len() > 2));
        for result in checks::run(&book, None, &[], &laws).unwrap() {
            let text = policy.canonical_text();
            assert_eq!(result.problems, 0, "{}: {:?}\n{text}", result.check.name, result.examples);
        }
    }
}

#[test]
fn the_days_of_a_month_sum_to_it() {
    let (_dir, path) = bundle(60, 3);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let result = checks::run(&book, None, &[], &["days-sum-to-months".to_owned()]).unwrap();
    assert_eq!(result[0].problems, 0, "{:?}", result[0].examples);
}

#[test]
fn variants_asked_together_say_what_each_says_alone() {
    let (_dir, path) = bundle(60, 3);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let first = Day::from_ymd(2026, 1, 1).unwrap();
    let periods = Period::all(Grain::Month, first, first.add_months(3), &book.options.account);
    let asker = || Asker::new(&book, &periods, None, None).unwrap();
    let mut told = 0;
    for &id in MetricId::ALL {
        let variants: Vec<&Variant> = metric(id).variants.iter().collect();
        let mut together = asker().expecting(&variants);
        for variant in metric(id).variants {
            let of = |asker: &mut Asker<'_>| {
                let figures = asker.figures(id, variant, 3, Grain::Month).unwrap();
                figures.into_iter().map(|figure| figure.reading).collect::<Vec<_>>()
            };
            let alone = of(&mut asker());
            told += alone.iter().filter(|it| !matches!(it.value, Value::Undefined(_))).count();
            assert_eq!(of(&mut together), alone, "{} {}", id.slug(), variant.slug);
        }
    }
    assert!(told > 100, "{told}");
}

fn steps(book: &tenure_engine::book::Book) -> Vec<(String, Vec<Step>)> {
    let mut all: Vec<_> = book
        .customers()
        .map(|c| (book.facts.names.text(c.id).to_owned(), c.steps.to_vec()))
        .filter(|c| !c.1.is_empty())
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn importing_twice_changes_nothing() {
    let (_dir, path) = bundle(80, 5);
    let ws = workspace(&path);
    let before = steps(&book(&ws, &Policy::standard(), None));
    let version = ws.data_version(None).unwrap();
    let again = tenure_connectors::source::open(&path, &Default::default()).unwrap();
    let options = super::company::options();
    tenure_engine::import::import(&ws, &again, &options, &mut tenure_engine::import::Unwatched)
        .unwrap();
    assert_eq!(ws.data_version(None).unwrap(), version);
    assert_eq!(steps(&book(&ws, &Policy::standard(), None)), before);
}
