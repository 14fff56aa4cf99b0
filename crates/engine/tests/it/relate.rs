//! Links of made-up series, and of a whole company's metrics.

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::query::Asker;
use tenure_engine::relate::{Link, Series, Told, USUAL, related, series};
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::reading::{Reason, Value};
use tenure_models::interval::{Level, Unavailable};

use super::company::{book, bundle, workspace};

fn made(metric_id: MetricId, terms: &[&str], months: &[i128]) -> Series {
    let one = |&n: &i128| if n < 0 { Err(Reason::NoAnswers) } else { Ok(Value::Count(n)) };
    Series {
        metric: metric_id,
        variant: metric(metric_id).standard(),
        months: months.iter().map(one).collect(),
        terms: terms.iter().map(|&term| term.to_owned()).collect(),
    }
}

fn levels(link: &Link) -> &Told {
    &link.levels
}

fn changes(link: &Link) -> &Told {
    &link.changes
}

/// The second says two months later what the first said, and has no value in one month.
#[test]
fn the_lag_of_an_echo_is_found() {
    let first = [5, 9, 2, 7, 1, 8, 3, 12, 4, 11, 6, 10, 0, 15, 13, 2, 9, 14, 3, 8];
    let mut second = [6_i128; 20];
    second[2..].copy_from_slice(&first[..18]);
    second[10] = -1;
    let both = vec![
        made(MetricId::Nps, &["nps_answers"], &first),
        made(MetricId::Csat, &["csat_answers"], &second),
    ];
    let found = related(both, 3, Level::USUAL);
    assert_eq!(
        found.links.iter().map(|link| link.lag).collect::<Vec<_>>(),
        [-3, -2, -1, 0, 1, 2, 3]
    );
    for of in [levels as fn(&Link) -> &Told, changes] {
        let best = found.strongest(of)[0];
        assert_eq!((best.first, best.second, best.lag, best.shared), (0, 1, 2, false));
        let best = of(best).found.unwrap();
        assert_eq!((best.value, best.interval), (1.0, Err(Unavailable::InFull)));
        assert!(found.compared(of) == 7);
    }
    // Eighteen months have one two later, of which one is missing; of changes two, one fewer.
    let (of_levels, of_changes) =
        (found.links[5].levels.found.unwrap(), found.links[5].changes.found.unwrap());
    assert_eq!((of_levels.n, of_levels.left_out), (17, 1));
    assert_eq!((of_changes.n, of_changes.left_out), (15, 2));
}

#[test]
fn what_shares_a_term_moves_together_by_definition() {
    let one = [1, 4, 2, 8, 5, 7, 3, 9, 6, 0, 2, 1];
    let both = vec![
        made(MetricId::CustomerChurn, &["lost_customers", "opening_customers"], &one),
        made(MetricId::Crr, &["opening_customers", "retained_customers"], &one),
    ];
    let found = related(both, 0, Level::USUAL);
    assert!(found.links.len() == 1 && found.links[0].shared);
    // Nine months are too few.
    let short = vec![made(MetricId::Nps, &[], &one[..9]), made(MetricId::Csat, &[], &one[..9])];
    let found = related(short, 0, Level::USUAL);
    assert_eq!(found.links[0].levels.found, Err(Unavailable::TooShort));
    assert_eq!((found.links[0].levels.false_share, found.compared(levels)), (1.0, 0));
}

/// The usual metrics of a company: each value is that of the metric, and no month that is not over
/// has one.
#[test]
fn series_are_the_metrics_month_by_month() {
    let (_dir, path) = bundle(150, 41);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let (from, to) = (Day::from_ymd(2025, 1, 1).unwrap(), Day::from_ymd(2026, 12, 1).unwrap());
    let periods = Period::all(Grain::Month, from, to, &book.options.account);
    let wanted = USUAL.map(|(id, slug)| (id, metric(id).variant(slug).unwrap()));
    let billing = [wanted[0], wanted[1]];
    let mut asker = Asker::new(&book, &periods, None, None).unwrap();
    let found = series(&mut asker, &billing).unwrap();
    let figures = asker.figures(billing[0].0, billing[0].1, 0, Grain::Month).unwrap();
    for (month, figure) in found[0].months.iter().zip(&figures) {
        match figure.partial {
            true => assert_eq!(*month, Err(Reason::Immature)),
            false => assert_eq!(*month, Ok(figure.reading.value)),
        }
    }
    assert_eq!((found[0].months.len(), found[0].known()), (23, 22));
}
