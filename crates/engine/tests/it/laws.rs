//! Laws of the ledger on a whole company.

use tenure_domain::policy::Policy;
use tenure_engine::checks::{self, About};
use tenure_ledger::movement::Step;

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
        for result in checks::run(&book, &laws).unwrap() {
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
    let result = checks::run(&book, &["days-sum-to-months".to_owned()]).unwrap();
    assert_eq!(result[0].problems, 0, "{:?}", result[0].examples);
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
