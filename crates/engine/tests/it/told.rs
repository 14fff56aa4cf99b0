//! The same company told as tables, as Stripe's objects and as Stripe's events.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tenure_connectors::source::{self, OpenOptions};
use tenure_connectors::stripe::Options;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_engine::import::{Unwatched, import};
use tenure_ledger::movement::Kind;
use tenure_store::Workspace;
use tenure_testkit::simulator::{Form, Spec, write_bundle, write_stripe};
use tenure_testkit::stripe_api::Account;

use super::company::{NOW, book, options};
use super::syncing::Place;

/// A movement: day, kind, native amount.
pub type Moved = (String, Kind, i64, Currency);

/// What a company comes to.
pub struct Company {
    pub moves: BTreeMap<String, Vec<Moved>>,
    /// Level of each customer at the end, by currency.
    pub closing: BTreeMap<String, BTreeMap<Currency, i64>>,
}

/// The company in a folder. Stripe knows no exchange rates: they come from the file `rates`.
fn company(path: &Path, rates: &Path) -> Company {
    let stripe = Options { retrieved_at: Some(NOW), ..Options::default() };
    let open = OpenOptions { stripe, ..OpenOptions::default() };
    let ws = Workspace::in_memory().unwrap();
    let imported =
        import(&ws, &source::open(path, &open).unwrap(), &options(), &mut Unwatched).unwrap();
    assert!(imported.is_clean(), "{:?}", imported.report);
    let rates = source::open(rates, &OpenOptions::default()).unwrap();
    import(&ws, &rates, &options(), &mut Unwatched).unwrap();
    company_in(&ws)
}

/// The company in a workspace.
pub fn company_in(ws: &Workspace) -> Company {
    let book = book(ws, &Policy::standard(), None);
    let mut company = Company { moves: BTreeMap::new(), closing: BTreeMap::new() };
    for customer in book.customers() {
        let id = book.facts.names.text(customer.id).to_owned();
        let closing = company.closing.entry(id.clone()).or_default();
        let moves = company.moves.entry(id).or_default();
        for (step, detail) in customer.steps.iter().zip(customer.details) {
            if step.at.0 < NOW {
                *closing.entry(detail.currency).or_default() += detail.native;
                let day = step.at.to_string()[..10].to_owned();
                moves.push((day, step.kind, detail.native, detail.currency));
            }
        }
        closing.retain(|_, level| *level != 0);
    }
    company
}

/// Customers of whom Stripe cannot know all: those that were merged or took another in, and those
/// that only monthly totals or invoices tell of.
fn strangers(bundle: &Path) -> BTreeSet<String> {
    let mut strangers = BTreeSet::new();
    let mut of = |file: &str, columns: &[&str]| {
        let text = std::fs::read_to_string(bundle.join(file)).unwrap();
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap().split(',').collect();
        let at = |name: &str| header.iter().position(|it| *it == name).unwrap();
        let merged = file == "customers.csv";
        for line in lines.filter(|line| !line.contains('"')) {
            let fields: Vec<&str> = line.split(',').collect();
            if !merged || !fields[at("merged_into")].is_empty() {
                strangers.extend(columns.iter().map(|it| fields[at(it)].to_owned()));
            }
        }
    };
    of("customers.csv", &["customer_id", "merged_into"]);
    of("mrr_months.csv", &["customer_id"]);
    strangers
}

/// Customers with a subscription that changed after it was made and before it ended, or had a
/// discount for one invoice, which is gone when that is made.
fn changed(events: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(events).unwrap();
    let told = ["customer.subscription.updated", "\"duration\":\"once\""];
    let lines = text.lines().filter(|line| told.iter().any(|word| line.contains(word)));
    let customer = |line: &str| {
        let (_, rest) = line.split_once("\"customer\":\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    lines.map(customer).collect()
}

#[test]
fn stripe_tells_the_same_company() {
    let dir = tempfile::tempdir().unwrap();
    let spec = Spec { customers: 400, seed: 11, invoices: false, ..Spec::default() };
    let path = |name: &str| dir.path().join(name);
    write_bundle(&spec, &path("bundle"), &mut |_, _| {}).unwrap();
    write_stripe(&spec, Form::Events, &path("events"), &mut |_, _| {}).unwrap();
    write_stripe(&spec, Form::Objects, &path("objects"), &mut |_, _| {}).unwrap();
    let rates = path("bundle").join("fx_rates.csv");
    let told = |name: &str| company(&path(name), &rates);
    let (bundle, events, objects) = (told("bundle"), told("events"), told("objects"));
    // Asked live, Stripe tells what its objects tell, and where it still has all events, these.
    let stream = std::fs::read_to_string(path("events").join("events.jsonl")).unwrap();
    let live = |keeps: i64| {
        let mut account = Account::of_events(&stream, NOW / 1_000_000);
        account.keeps = keeps;
        let place = Place::new();
        place.sync(&mut account).unwrap();
        import(
            &place.ws,
            &source::open(&rates, &OpenOptions::default()).unwrap(),
            &options(),
            &mut Unwatched,
        )
        .unwrap();
        company_in(&place.ws)
    };
    let (late, early) = (live(0), live(i64::MAX / 2));
    assert_eq!(late.moves, objects.moves);
    assert_eq!(late.closing, objects.closing);
    assert_eq!(early.moves, events.moves);
    assert_eq!(early.closing, events.closing);
    let strangers = strangers(&path("bundle"));
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (id, moves) in bundle.moves.iter().filter(|(id, _)| !strangers.contains(*id)) {
        let told = events.moves.get(id).map_or(&[][..], Vec::as_slice);
        if told != moves.as_slice() {
            wrong.push(format!("{id}: {moves:?}\n   events {told:?}"));
        }
        compared += moves.len();
        if objects.closing.get(id) != bundle.closing.get(id) {
            let (of, is) = (objects.closing.get(id), bundle.closing.get(id));
            wrong.push(format!("{id}: closing {is:?}, objects {of:?}"));
        }
    }
    assert!(compared > 500, "{compared}");
    // What Stripe cannot know: whom a customer was merged into, and the totals of old months.
    assert!(!strangers.is_empty() && strangers.len() * 4 < bundle.moves.len());
    assert!(strangers.iter().any(|id| events.moves.get(id) != bundle.moves.get(id)));
    // What objects cannot know: what went on before. Of whom nothing ever changed they tell all.
    let changed = changed(&path("events").join("events.jsonl"));
    let known = |id: &&String| !strangers.contains(*id) && bundle.moves.contains_key(*id);
    let (mut differ, mut same) = (0, 0);
    for id in events.moves.keys().filter(known) {
        let (of, is) = (objects.moves.get(id), events.moves.get(id));
        if changed.contains(id) {
            differ += usize::from(of != is);
        } else {
            assert_eq!(of, is, "{id}");
            same += usize::from(is.is_some_and(|moves| !moves.is_empty()));
        }
    }
    assert!(differ > 50 && same > 20, "{differ} differ, {same} are the same");
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        bundle.moves.len(),
        wrong[..wrong.len().min(25)].join("\n")
    );
}
