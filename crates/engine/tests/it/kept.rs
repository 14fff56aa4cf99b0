//! Books that are kept on disk say what books made anew say.

use tenure_domain::account::Account;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::{FxModel, Policy};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::import::{Unwatched, import};
use tenure_engine::kept;
use tenure_engine::load::LoadOptions;
use tenure_engine::query::{Question, figures, only_totals};
use tenure_ledger::run::Wanted;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_store::Workspace;

use super::company::{NOW, book, bundle, options};

fn kept_book(ws: &Workspace, policy: &Policy) -> Book {
    let settings = tenure_engine::import::settings(ws).unwrap();
    let account = settings.apply(&Account::default());
    let now = Instant(NOW);
    let load = LoadOptions { account: account.clone(), known_at: None, now };
    let wanted = Wanted { details: false, components: true };
    let options = BookOptions { policy: policy.clone(), account, native: None, now, wanted };
    kept::book(ws, &load, options).unwrap()
}

/// The figures that a book for totals alone can tell.
fn totals(ws: &Workspace, policy: &Policy) -> Option<Book> {
    let options = kept_book(ws, policy).options;
    let (account, now) = (options.account.clone(), options.now);
    kept::totals(ws, &LoadOptions { account, known_at: None, now }, options).unwrap()
}

fn months(book: &Book) -> Vec<Period> {
    let day = |y, m| Day::from_ymd(y, m, 1).unwrap();
    Period::all(Grain::Month, day(2024, 1), day(2026, 11), &book.options.account)
}

/// All figures of the catalogue that need no names and no single facts, as text.
fn answers(book: &Book, which: impl Fn(&Variant) -> bool) -> Vec<String> {
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
        let told = |variant: &Variant| only_totals(variant, &[]);
        let few = answers(&totals, told);
        assert!(few.len() > 30 * months(&new).len());
        assert_eq!(few, answers(&new, told));
    }
}
