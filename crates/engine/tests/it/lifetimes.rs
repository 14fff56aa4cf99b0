//! Lifetimes of a whole company against its cohort table, which counts in another way.

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::cohorts::cohorts;
use tenure_engine::lifetimes::{MONTH, Observing, lifetimes};
use tenure_models::interval::Level;
use tenure_models::survival::{Curve, Scale};

use super::company::{book, bundle, workspace};

fn months(book: &Book) -> Vec<Period> {
    let account = &book.options.account;
    let first = account.zone.day(book.first.unwrap()).month_start();
    Period::all(Grain::Month, first, book.data_through.unwrap(), account)
}

/// In a cohort that has wholly reached an age nobody is censored before it, so the curve is the
/// share of the cohort that has never left: to the customer, month by month.
#[test]
fn curves_of_mature_cohorts_are_their_simple_shares() {
    let (_dir, path) = bundle(300, 11);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let periods = months(&book);
    let table = cohorts(&book, &periods, Grain::Month, 24, None).unwrap();
    let lives = lifetimes(&book, None, Some(&Dimension::Cohort), &Observing::default()).unwrap();
    let mut compared = 0;
    for (period, cells) in table.periods.iter().zip(&table.cells) {
        let name = period.first.to_string()[..7].to_owned();
        let Some(group) = lives.groups.iter().find(|g| g.label.as_ref() == Some(&name)) else {
            assert!(cells.iter().all(Result::is_err), "{name} has no lives");
            continue;
        };
        let curve = Curve::new(&group.lives);
        for (age, cell) in cells.iter().enumerate() {
            let Ok(cell) = cell else { continue };
            assert_eq!(curve.n(), cell.customers as u64, "{name}");
            let share = cell.stayed as f64 / cell.customers as f64;
            let is = curve.survival(age as u32 * MONTH).unwrap();
            assert!((is - share).abs() < 1e-12, "{name} at {age}: {is}, {share}");
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn everyone_is_there_once_whatever_the_headings() {
    let (_dir, path) = bundle(200, 12);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let all = lifetimes(&book, None, None, &Observing::default()).unwrap();
    let started = book.customers().filter(|c| c.start().is_some()).count();
    assert_eq!(all.groups[0].lives.len(), started);
    let left = |lives: &tenure_engine::lifetimes::Lifetimes| -> (usize, usize) {
        let lives = lives.groups.iter().flat_map(|group| &group.lives);
        lives.fold((0, 0), |(n, left), life| (n + 1, left + usize::from(life.ended())))
    };
    for by in [Dimension::Plan, Dimension::MrrBand, Dimension::Attribute("country".to_owned())] {
        let split = lifetimes(&book, None, Some(&by), &Observing::default()).unwrap();
        assert_eq!(left(&split), left(&all), "{by:?}");
    }
    for by in [Dimension::ChurnReason(1), Dimension::Tenure] {
        assert!(lifetimes(&book, None, Some(&by), &Observing::default()).is_err());
    }
}

/// From a day on only what happens since counts: the churns since are all there, whoever started
/// before enters late, and whoever left before is counted as such.
#[test]
fn a_first_day_cuts_every_life_there() {
    let (_dir, path) = bundle(800, 13);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let zone = &book.options.account.zone;
    let first = Day::from_ymd(2025, 6, 1).unwrap();
    let start = zone.start_of_day(first);
    let cut = lifetimes(&book, None, None, &Observing { first: Some(first), since: None }).unwrap();
    let all = lifetimes(&book, None, None, &Observing::default()).unwrap();
    let leaving = |c: &tenure_engine::book::Customer<'_>| -> Option<Instant> {
        let from = c.steps.iter().position(|s| s.after.is_customer())?;
        c.steps[from..].iter().find(|s| !s.after.is_customer()).map(|s| s.at)
    };
    let gone = book.customers().filter(|c| leaving(c).is_some_and(|at| at < start)).count();
    assert!(gone > 10);
    assert_eq!(cut.before, gone as u64);
    let late = Day(book.data_through.unwrap().0 + 1);
    let observing = Observing { first: Some(late), since: None };
    assert!(lifetimes(&book, None, None, &observing).is_err());
    let lives = &cut.groups[0].lives;
    assert_eq!(lives.len() + gone, all.groups[0].lives.len());
    let late = book.customers().filter(|c| c.start().is_some_and(|at| at < start)).count() - gone;
    let curve = Curve::new(lives);
    assert_eq!(curve.late(), late as u64);
    // The two ways to look estimate the same curve.
    let whole = Curve::new(&all.groups[0].lives);
    let of = |curve: &Curve| {
        let interval = |p: &tenure_models::survival::Point| p.interval(Level::USUAL, Scale::LogLog);
        curve.at(12 * MONTH).and_then(interval).unwrap()
    };
    let (a, b) = (of(&curve), of(&whole));
    assert!(a.low < b.high && b.low < a.high, "{a:?} {b:?}");
}
