//! Intervals of a whole company's figures against the rows that are printed for them.

use std::collections::BTreeMap;

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::intervals::{OfRevenue, OfShares, Options, attach};
use tenure_engine::query::{Asker, Figure};
use tenure_engine::rows::rows;
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::Value;
use tenure_models::interval::{Account, Level, Ratio, linearised};

use super::company::{book, bundle, workspace};

const OPTIONS: Options = Options {
    level: Level::USUAL,
    shares: OfShares::Wilson,
    revenue: OfRevenue::Linearised,
    shrink: true,
};

fn periods(book: &Book) -> Vec<Period> {
    let (from, to) = (Day::from_ymd(2026, 3, 1), Day::from_ymd(2026, 7, 1));
    Period::all(Grain::Month, from.unwrap(), to.unwrap(), &book.options.account)
}

fn asked(
    book: &Book,
    periods: &[Period],
    id: MetricId,
    segment: Option<&Compiled<'_>>,
    by: Option<&Dimension>,
) -> Vec<Figure> {
    let mut asker = Asker::new(book, periods, segment, by).unwrap();
    let variants = metric(id).variants.iter();
    let mut figures: Vec<Figure> =
        variants.flat_map(|v| asker.figures(id, v, 12, Grain::Month).unwrap()).collect();
    attach(book, &mut figures, segment, by, &OPTIONS).unwrap();
    figures
}

/// The interval of gross revenue retention is the one that its listed rows give, in a segment
/// whose members change, too.
#[test]
fn intervals_come_from_the_rows_of_the_figure() {
    let (_dir, path) = bundle(250, 21);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let moving = Compiled::new(&book, "mrr > 60").unwrap();
    let mut compared = 0;
    for segment in [None, Some(&moving)] {
        let figures = asked(&book, &periods(&book), MetricId::Grr, segment, None);
        for figure in figures.iter().filter(|figure| figure.variant == "standard") {
            let mut accounts: BTreeMap<u32, Account> = BTreeMap::new();
            let of = |measure| rows(&book, measure, &figure.period, segment).unwrap();
            for (number, part) in of(MeasureId::KeptMrr) {
                accounts.entry(number).or_insert(Account { part: 0, base: 0 }).part = part;
            }
            for (number, base) in of(MeasureId::OpeningMrr) {
                accounts.entry(number).or_insert(Account { part: 0, base: 0 }).base = base;
            }
            let accounts: Vec<Account> = accounts.into_values().collect();
            let ratio = Ratio::new(&accounts).unwrap();
            let Value::Ratio(value) = figure.reading.value else { panic!("{figure:?}") };
            assert!((ratio.value() - value.num as f64 / value.den as f64).abs() < 1e-12);
            let want = linearised(&ratio, Level::USUAL).unwrap().within(0.0, 1.0);
            let told = figure.interval.unwrap().unwrap();
            assert_eq!(told.interval, want);
            compared += 1;
        }
    }
    assert!(compared == 8, "{compared}");
}

/// Whatever the metric, the variant and the headings: a figure lies in its interval.
#[test]
fn figures_lie_in_their_intervals() {
    let (_dir, path) = bundle(250, 22);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let periods = periods(&book);
    let country = Dimension::Attribute("country".to_owned());
    let mut seen = BTreeMap::new();
    for by in [None, Some(&country), Some(&Dimension::MrrBand)] {
        for &id in MetricId::ALL {
            for figure in asked(&book, &periods, id, None, by) {
                let (Some(Ok(told)), Value::Ratio(value)) = (figure.interval, figure.reading.value)
                else {
                    continue;
                };
                let value = value.num as f64 / value.den as f64;
                let interval = told.interval;
                let inside = interval.low <= value + 1e-9 && value - 1e-9 <= interval.high;
                assert!(inside, "{id:?} {} {value} {interval:?}", figure.variant);
                *seen.entry((id.slug(), figure.variant)).or_insert(0) += 1;
            }
        }
    }
    assert!(seen.len() > 25, "{seen:?}");
}

/// Under several headings every share is drawn between its own rate and the others, those of few
/// customers further than those of many.
#[test]
fn shares_of_headings_are_drawn_together() {
    let (_dir, path) = bundle(400, 23);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let period = [Period::new(
        Day::from_ymd(2025, 11, 1).unwrap(),
        Day::from_ymd(2026, 11, 1).unwrap(),
        &book.options.account,
    )];
    let country = Dimension::Attribute("country".to_owned());
    let figures = asked(&book, &period, MetricId::CustomerChurn, None, Some(&country));
    let standard = figures.iter().filter(|figure| figure.variant == "standard");
    let rates: Vec<(f64, f64, u64)> = standard
        .filter_map(|figure| {
            let told = figure.interval?.ok()?;
            let Value::Ratio(value) = figure.reading.value else { return None };
            Some((value.num as f64 / value.den as f64, told.shrunk.unwrap(), told.interval.n))
        })
        .collect();
    assert!(rates.len() > 5, "{rates:?}");
    let spread = |pick: fn(&(f64, f64, u64)) -> f64| {
        let all: Vec<f64> = rates.iter().map(pick).collect();
        all.iter().copied().fold(f64::MIN, f64::max) - all.iter().copied().fold(f64::MAX, f64::min)
    };
    assert!(spread(|rate| rate.1) < spread(|rate| rate.0), "{rates:?}");
    let total = asked(&book, &period, MetricId::CustomerChurn, None, None);
    assert!(total[0].interval.unwrap().unwrap().shrunk.is_none());
}
