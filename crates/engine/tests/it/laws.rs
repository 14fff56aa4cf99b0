//! Laws of the ledger on a whole company.

use std::sync::Arc;

use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::checks::{self, About};
use tenure_engine::classes::Dimension;
use tenure_engine::query::Asker;
use tenure_engine::rows::{bridge, rows_by};
use tenure_engine::segments::Compiled;
use tenure_ledger::movement::{Kind, Step};
use tenure_metrics::catalogue::{Family, MetricId, Variant, Window, metric};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Origin, Value};

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

/// Where membership is taken at one day for all periods, nobody comes in or goes out, books close,
/// and a segment and its contrary make the whole, measure by measure.
#[test]
fn a_segment_as_at_one_day_and_its_contrary_are_everyone() {
    let (_dir, path) = bundle(150, 11);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let account = &book.options.account;
    let first = Day::from_ymd(2025, 10, 1).unwrap();
    let periods = Period::all(Grain::Month, first, first.add_months(8), account);
    let whole = bridge(&book, &periods, None).unwrap();
    for text in ["mrr > 100", "tenure > 3 months", "paying", "contract_length = \"1-2 months\""] {
        for months in [0, 3, 7] {
            let at = account.zone.start_of_day(first.add_months(months));
            let of = |text: &str| {
                let segment = Compiled::new(&book, text).unwrap().as_at(at);
                assert!(segment.is_fixed() && segment.doubts().is_none());
                bridge(&book, &periods, Some(&segment)).unwrap()
            };
            let (these, others) = (of(text), of(&format!("not ({text})")));
            for ((these, others), whole) in these.iter().zip(&others).zip(&whole) {
                assert_eq!((these.gap(), others.gap()), (0, 0), "{text}");
                for measure in [MeasureId::SegmentIn, MeasureId::SegmentOut] {
                    assert_eq!(these.sums.get(measure), 0, "{text}");
                }
                for measure in MeasureId::all() {
                    let sum = these.sums.get(measure) + others.sums.get(measure);
                    assert_eq!(sum, whole.sums.get(measure), "{text}: {}", measure.name());
                }
            }
            // At the opening of that month they are who the segment has there anyway.
            let moving = Compiled::new(&book, text).unwrap();
            let moving = bridge(&book, &periods[months as usize..], Some(&moving)).unwrap();
            let (opening, fixed) = (MeasureId::OpeningMrr, &these[months as usize]);
            assert_eq!(fixed.sums.get(opening), moving[0].sums.get(opening), "{text}");
        }
    }
}

/// Figures are summed from totals and edges wherever that is enough, rows customer by customer: with
/// exchange rates, and without, where more of them can be summed so.
#[test]
fn figures_are_what_their_rows_sum_to() {
    let (_dir, path) = bundle(200, 13);
    let ws = workspace(&path);
    let many = book(&ws, &Policy::standard(), None);
    let native = Some(Currency::parse("EUR").unwrap());
    let options = BookOptions { native, ..many.options.clone() };
    let one = Book::keep(Arc::clone(&many.facts), options);
    let steps = |book: &Book| book.customers().flat_map(|c| c.steps.to_vec()).collect::<Vec<_>>();
    assert!(steps(&one).len() > 300 && steps(&one).iter().all(|it| it.kind != Kind::Fx));
    assert!(steps(&many).iter().any(|it| it.kind == Kind::Fx));
    let first = Day::from_ymd(2025, 11, 1).unwrap();
    let periods = Period::all(Grain::Month, first, first.add_months(6), &many.options.account);
    let mut told = 0;
    for book in [&many, &one] {
        let segment = Compiled::new(book, "country in (\"RO\", \"DE\", \"US\")").unwrap();
        for by in ["country", "plan", "currency"].map(|by| Dimension::parse(book, by).unwrap()) {
            for segment in [None, Some(&segment)] {
                told += hold(book, &periods, segment, &by);
            }
        }
    }
    assert!(told > 2_000, "{told}");
}

/// Holds every term of figures of retention against its rows; how many are not 0.
fn hold(book: &Book, periods: &[Period], segment: Option<&Compiled<'_>>, by: &Dimension) -> usize {
    let mut told = 0;
    let mut asker = Asker::new(book, periods, segment, Some(by)).unwrap();
    let retention = MetricId::ALL.iter().filter(|id| metric(**id).family == Family::Retention);
    for &id in retention {
        for variant in metric(id).variants.iter().filter(|it| it.needs.tables.is_empty()) {
            for figure in asker.figures(id, variant, 3, Grain::Month).unwrap() {
                if matches!(figure.reading.value, Value::Undefined(_)) {
                    continue;
                }
                for term in &figure.reading.terms {
                    let Origin::Measure(measure, window) = term.origin else { continue };
                    if matches!(window, Window::Each(_)) {
                        continue;
                    }
                    let period = book.window(window, &figure.period);
                    let rows = rows_by(book, measure, &period, segment, by).unwrap();
                    let own = rows.iter().filter(|it| Some(&it.0) == figure.group.as_ref());
                    let sum: i128 = own.flat_map(|it| &it.1).map(|row| row.1).sum();
                    let what = (id.slug(), variant.slug, &figure.group, period.first);
                    assert_eq!(sum, term.amount, "{} {what:?}", term.name());
                    told += usize::from(sum != 0);
                }
            }
        }
    }
    told
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

fn steps(book: &Book) -> Vec<(String, Vec<Step>)> {
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
