//! Books that are kept on disk say what books made anew say.

use tenure_domain::account::Account;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::{FxModel, Policy};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::classes::Dimension;
use tenure_engine::import::{Unwatched, import};
use tenure_engine::kept;
use tenure_engine::load::LoadOptions;
use tenure_engine::query::{Question, figures, only_totals};
use tenure_engine::rows::rows;
use tenure_engine::segments::Compiled;
use tenure_ledger::run::Wanted;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::measure::MeasureId;
use tenure_store::Workspace;

use super::company::{NOW, book, bundle, options};

fn kept_book(ws: &Workspace, policy: &Policy) -> Book {
    let settings = tenure_engine::import::settings(ws).unwrap();
    let account = settings.apply(&Account::default());
    let now = Instant(NOW);
    let load =
        LoadOptions { account: account.clone(), known_at: None, now, support: Default::default() };
    let wanted = Wanted { components: true, ..Wanted::default() };
    let options = BookOptions { policy: policy.clone(), account, native: None, now, wanted };
    kept::book(ws, &load, options).unwrap()
}

/// The figures that a book for totals alone can tell.
fn totals(ws: &Workspace, policy: &Policy) -> Option<Book> {
    let options = kept_book(ws, policy).options;
    let (account, now) = (options.account.clone(), options.now);
    kept::totals(
        ws,
        &LoadOptions { account, known_at: None, now, support: Default::default() },
        options,
    )
    .unwrap()
}

fn months(book: &Book) -> Vec<Period> {
    let day = |y, m| Day::from_ymd(y, m, 1).unwrap();
    Period::all(Grain::Month, day(2024, 1), day(2026, 11), &book.options.account)
}

/// All figures of the catalogue that need no names and no single facts, as text.
pub(super) fn answers(book: &Book, which: impl Fn(&Variant) -> bool) -> Vec<String> {
    let months = months(book);
    let mut all = Vec::new();
    for &id in MetricId::ALL {
        for variant in metric(id).variants.iter().filter(|variant| which(variant)) {
            let question = Question {
                metric: id,
                variant,
                periods: &months,
                segment: None,
                by: None,
                age: 3,
                age_unit: Grain::Month,
            };
            let read = figures(book, &question).unwrap();
            all.extend(read.iter().map(|f| format!("{id:?} {:?} {:?}", f.variant, f.reading)));
        }
    }
    all
}

#[test]
fn a_kept_book_says_what_a_new_one_says() {
    let (dir, path) = bundle(300, 11);
    let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
    let read = tenure_connectors::source::open(&path, &Default::default()).unwrap();
    import(&ws, &read, &options(), &mut Unwatched).unwrap();
    let renewal = Policy { fx: FxModel::Renewal, ..Policy::standard() };
    for policy in [Policy::standard(), renewal] {
        let new = book(&ws, &policy, None);
        let unsplit = |variant: &Variant| variant.by.is_none() && !variant.needs.renewals;
        let plain = answers(&new, unsplit);
        // The first makes it, the second reads it.
        assert_eq!(answers(&kept_book(&ws, &policy), unsplit), plain);
        let kept = kept_book(&ws, &policy);
        assert!(kept::is_kept(&ws, &kept.options).unwrap());
        assert!(kept.facts.customers.is_empty() && kept.count() > 0, "it was read, not made");
        assert_eq!(answers(&kept, unsplit), plain);
        let totals = totals(&ws, &policy).unwrap();
        let told = |variant: &Variant| only_totals(variant);
        let few = answers(&totals, told);
        assert!(few.len() > 30 * months(&new).len());
        assert_eq!(few, answers(&new, told));
    }
}

/// Figures of some customers and by headings, and the rows behind one, as text.
fn of_some(book: &Book) -> Vec<String> {
    let months = months(book);
    let segments = ["country = \"RO\"", "mrr > 100 and tenure >= 3 months", "name contains \"a\""];
    let headings = ["country", "tenure", "mrr_band", "cohort"];
    let mut all = Vec::new();
    let variant = |id| &metric(id).variants[0];
    for id in [MetricId::MrrMovements, MetricId::Nrr, MetricId::CustomerChurn] {
        for segment in segments {
            let segment = Compiled::new(book, segment).unwrap();
            for by in headings {
                let by = Dimension::parse(book, by).unwrap();
                let question = Question {
                    metric: id,
                    variant: variant(id),
                    periods: &months,
                    segment: Some(&segment),
                    by: Some(&by),
                    age: 3,
                    age_unit: Grain::Month,
                };
                let read = figures(book, &question).unwrap();
                all.extend(read.iter().map(|f| format!("{id:?} {:?} {:?}", f.group, f.reading)));
            }
            let rows = rows(book, MeasureId::ClosingMrr, &months[20], Some(&segment)).unwrap();
            let name = |number: u32| book.facts.names.text(book.customer(number).id).to_owned();
            all.extend(rows.iter().map(|(number, value)| format!("{} {value}", name(*number))));
        }
    }
    all
}

#[test]
fn a_kept_book_knows_its_customers_again() {
    let (dir, path) = bundle(300, 12);
    let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
    let read = tenure_connectors::source::open(&path, &Default::default()).unwrap();
    import(&ws, &read, &options(), &mut Unwatched).unwrap();
    let policy = Policy::standard();
    let new = book(&ws, &policy, None);
    let load = LoadOptions {
        account: new.options.account.clone(),
        known_at: None,
        now: new.options.now,
        support: Default::default(),
    };
    // The first makes it, the second reads it.
    for known in [true, false] {
        let book = kept::members(&ws, &load, new.options.clone()).unwrap();
        assert_eq!(book.knows_items(), known);
        assert!(of_some(&book) == of_some(&new));
    }
}

#[test]
fn a_kept_book_with_other_bytes_is_made_anew() {
    let (dir, path) = bundle(60, 13);
    let books = dir.path().join("books");
    let ws = Workspace::open_or_create(&books).unwrap();
    let read = tenure_connectors::source::open(&path, &Default::default()).unwrap();
    import(&ws, &read, &options(), &mut Unwatched).unwrap();
    let policy = Policy::standard();
    let asked = |variant: &Variant| only_totals(variant);
    let made = kept_book(&ws, &policy);
    let plain = answers(&made, asked);
    let read = || {
        let (account, now) = (made.options.account.clone(), made.options.now);
        let load = LoadOptions { account, known_at: None, now, support: Default::default() };
        kept::totals(&ws, &load, made.options.clone()).unwrap()
    };
    for at in [0, 3, 5, 7, 9] {
        for entry in std::fs::read_dir(books.join("derived")).unwrap() {
            let path = entry.unwrap().path();
            let mut bytes = std::fs::read(&path).unwrap();
            let place = bytes.len() * at / 10;
            bytes[place] ^= 4;
            std::fs::write(&path, bytes).unwrap();
            let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(at as u64);
            let file = std::fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        assert!(read().is_none(), "{at}");
        assert_eq!(answers(&kept_book(&ws, &policy), asked), plain, "{at}");
        assert_eq!(answers(&read().unwrap(), asked), plain, "{at}");
    }
}
