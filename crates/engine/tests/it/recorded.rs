//! Records beyond billing: rows sum to figures, headings and segments to the whole.

use std::collections::BTreeMap;

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::checks;
use tenure_engine::classes::Dimension;
use tenure_engine::load::LoadOptions;
use tenure_engine::query::{Asker, Figure};
use tenure_engine::records::{Depth, Edge, Records, Wanted, rows};
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{MetricId, Variant, Window, metric};
use tenure_metrics::reading::{Origin, Reason, Value};
use tenure_metrics::records::TallyId;
use tenure_store::Workspace;

use super::company::{NOW, book, bundle, workspace};

fn records(ws: &Workspace, book: &Book) -> Records {
    records_to(ws, book, Depth::WHOLE)
}

fn records_to(ws: &Workspace, book: &Book, depth: Depth) -> Records {
    let account = book.options.account.clone();
    let options =
        LoadOptions { account, known_at: None, now: Instant(NOW), support: Default::default() };
    Records::load(ws, &options, book, (TableId::ALL, depth)).unwrap()
}

fn months(book: &Book, from: (i32, u32), n: i32) -> Vec<Period> {
    let first = Day::from_ymd(from.0, from.1, 1).unwrap();
    Period::all(Grain::Month, first, first.add_months(n), &book.options.account)
}

/// All variants that look at records.
fn variants() -> impl Iterator<Item = (MetricId, &'static Variant)> {
    let all = MetricId::ALL.iter().flat_map(|&id| metric(id).variants.iter().map(move |v| (id, v)));
    all.filter(|(_, variant)| !variant.needs.tables.is_empty())
}

fn ask(
    (book, records): (&Book, &Records),
    periods: &[Period],
    segment: Option<&Compiled<'_>>,
    by: Option<&str>,
) -> Vec<Figure> {
    let by = by.map(|name| Dimension::parse_with(book, name, Some(records)).unwrap());
    let asker = Asker::new(book, periods, segment, by.as_ref()).unwrap();
    let mut asker = asker.with_records(Some(records));
    variants()
        .flat_map(|(id, variant)| asker.figures(id, variant, 3, Grain::Month).unwrap())
        .collect()
}

/// The sums of tallies of the asked periods.
fn tallies(figures: &[Figure]) -> BTreeMap<(TallyId, Day), i128> {
    let mut sums = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for figure in figures {
        for term in &figure.reading.terms {
            let Origin::Tally(tally, Window::Asked) = term.origin else { continue };
            if seen.insert((tally, figure.period.first, figure.group.clone())) {
                *sums.entry((tally, figure.period.first)).or_default() += term.amount;
            }
        }
    }
    sums
}

#[test]
fn rows_sum_to_every_term() {
    let (_dir, path) = bundle(300, 5);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let periods = months(&book, (2026, 3), 3);
    let segment = Compiled::new(&book, "country = \"RO\" or mrr > 100").unwrap();
    let (mut terms, mut defined) = (0, 0);
    for segment in [None, Some(&segment)] {
        for figure in ask((&book, &records), &periods, segment, None) {
            defined += usize::from(!matches!(figure.reading.value, Value::Undefined(_)));
            for term in &figure.reading.terms {
                let Origin::Tally(tally, window) = term.origin else { continue };
                let asked = (&figure.period, window);
                let of = (tally, Edge::of(metric(figure.metric).variant(figure.variant).unwrap()));
                let rows = rows(
                    &book,
                    &records,
                    Wanted { tally: of.0, edge: of.1, spread: None },
                    asked,
                    (segment, None),
                )
                .unwrap();
                let sum: i128 = rows.iter().map(|row| row.value).sum();
                assert_eq!(sum, term.amount, "{} {}", term.name(), figure.period);
                assert!(rows.iter().all(|row| !row.record.is_empty() || row.customer.is_some()));
                terms += usize::from(sum != 0);
            }
        }
    }
    assert!(terms > 200 && defined > 100, "{terms} terms, {defined} figures");
}

/// What is not read of records is what figures do not look at.
#[test]
fn figures_do_not_hang_on_how_much_is_read() {
    let (_dir, path) = bundle(200, 7);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let periods = months(&book, (2026, 1), 4);
    let whole = records(&ws, &book);
    let segment = Compiled::new(&book, "country = \"RO\"").unwrap();
    for depth in [Depth::FIGURES, Depth { names: true, ..Depth::FIGURES }] {
        let some = records_to(&ws, &book, depth);
        assert_eq!(some.through(&book), whole.through(&book));
        for segment in [None, Some(&segment)] {
            let told = |records: &Records| {
                let figures = ask((&book, records), &periods, segment, None);
                // Stages of leads are among what records have of their own.
                let these = figures.into_iter().filter(|it| it.metric != MetricId::LeadsByStage);
                let one = |it: Figure| (it.metric, it.variant, it.period, it.group, it.reading);
                these.map(one).collect::<Vec<_>>()
            };
            assert_eq!(told(&some), told(&whole), "{depth:?}");
        }
    }
    let named = Depth { names: false, ..Depth::WHOLE };
    let split = |records: &Records| tallies(&ask((&book, records), &periods, None, Some("stage")));
    let (some, all) = (split(&records_to(&ws, &book, named)), split(&whole));
    assert!(some == all && some.values().any(|sum| *sum != 0));
}

#[test]
fn the_check_looks_at_tallies_as_well() {
    let (_dir, path) = bundle(120, 5);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let check = |records| {
        let names = ["rows-sum-to-figures".to_owned()];
        checks::run(&book, records, &[], &names).unwrap().remove(0)
    };
    assert_eq!(check(Some(&records)).examples, []);
    assert_eq!(check(None).problems, 0);
}

#[test]
fn headings_and_segments_sum_to_the_whole() {
    let (_dir, path) = bundle(200, 3);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let periods = months(&book, (2026, 1), 4);
    let all = tallies(&ask((&book, &records), &periods, None, None));
    for by in ["channel", "touchpoint", "category", "plan", "country", "mrr_band"] {
        let split = tallies(&ask((&book, &records), &periods, None, Some(by)));
        let mut told = 0;
        for (key, sum) in &split {
            told += i32::from(*sum != 0);
            assert_eq!(all.get(key), Some(sum), "{key:?} by {by}");
        }
        assert!(told > 0, "nothing is told by {by}");
    }
    let part = |text: &str| {
        let segment = Compiled::new(&book, text).unwrap();
        tallies(&ask((&book, &records), &periods, Some(&segment), None))
    };
    let (romania, elsewhere) = (part("country = \"RO\""), part("country != \"RO\""));
    let mut compared = 0;
    for (key, sum) in &romania {
        let Some(other) = elsewhere.get(key) else { continue };
        // A lead that became nobody is in no segment.
        if matches!(key.0.table(), TableId::Leads | TableId::LeadStages) {
            assert!(all[key] >= sum + other, "{key:?} in two segments");
            continue;
        }
        assert_eq!(all.get(key), Some(&(sum + other)), "{key:?} in two segments");
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn what_no_table_tells_is_said() {
    let (_dir, path) = bundle(60, 3);
    std::fs::remove_file(path.join("revenue.csv")).unwrap();
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let one = |by: Option<&str>, segment: Option<&Compiled<'_>>, id: MetricId| {
        let figures = ask((&book, &records), &months(&book, (2026, 3), 1), segment, by);
        let mut of = figures.into_iter().filter(|figure| figure.metric == id);
        of.next().unwrap().reading.value
    };
    let missing = Value::Undefined(Reason::MissingTable(TableId::Revenue));
    assert_eq!(one(None, None, MetricId::GrossMargin), missing);
    // Nobody says which customers money was spent on.
    let not_split = Value::Undefined(Reason::NotSplit(TableId::Spend));
    assert_eq!(one(Some("country"), None, MetricId::Cac), not_split);
    let segment = Compiled::new(&book, "country = \"RO\"").unwrap();
    assert_eq!(one(None, Some(&segment), MetricId::Cac), not_split);
    let half = Period::new(
        Day::from_ymd(2026, 3, 1).unwrap(),
        Day::from_ymd(2026, 3, 16).unwrap(),
        &book.options.account,
    );
    let cac = ask((&book, &records), &[half], None, None);
    let cac = cac.iter().find(|figure| figure.metric == MetricId::Cac).unwrap();
    assert_eq!(cac.reading.value, Value::Undefined(Reason::WholeMonths(TableId::Spend)));
}
