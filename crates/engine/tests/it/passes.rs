//! Kept books that are made some customers at a time are those made in one pass.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tenure_domain::account::Account;
use tenure_domain::money::Currency;
use tenure_domain::policy::{FxModel, Merges, Policy};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::import::{ImportOptions, Unwatched, import, settings};
use tenure_engine::kept::{self, Limit};
use tenure_engine::load::LoadOptions;
use tenure_engine::query::only_totals;
use tenure_ledger::run::Wanted;
use tenure_store::{Numbers, Workspace};

use super::company::{NOW, bundle, options};

/// In so many bytes hardly anybody's facts fit, so there are as many passes as there may be.
const LITTLE: Limit = Limit { bytes: 1 << 12, wide: 1 << 12, widest: 1 << 13, bits: 64 };

/// Numbers from a seed, one after the other.
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        self.0 = hasher.finish();
        self.0 % end
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A text, or nothing.
    fn maybe(&mut self, percent: u64, text: impl FnOnce(&mut Draws) -> String) -> String {
        if self.chance(percent) { text(self) } else { String::new() }
    }

    fn customer(&mut self) -> String {
        // Some are named by facts alone.
        format!("c{}", self.below(110))
    }

    fn subscription(&mut self, of: u64) -> String {
        format!("s{}", self.below(of))
    }

    fn day(&mut self) -> String {
        let day = Day::from_ymd(2024, 1, 1).unwrap().0 + self.below(900) as i32;
        Day(day).to_string()
    }

    fn currency(&mut self) -> &'static str {
        ["", "", "EUR", "USD", "CHF"][self.below(5) as usize]
    }
}

/// One import: files in which ids are drawn from few, so that everything happens to them.
fn files(folder: &Path, draws: &mut Draws, piece: u64, billed: bool) {
    fs_err::create_dir_all(folder).unwrap();
    let write = |name: &str, header: &str, rows: &str| {
        fs_err::write(folder.join(name), format!("{header}\n{rows}")).unwrap();
    };
    write("tenure.toml", "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"", "");
    let mut rows = String::new();
    for number in 0..90 {
        let (created, at) = (draws.maybe(80, Draws::day), draws.maybe(70, Draws::day));
        let into = draws.maybe(14, |draws| format!("c{}", draws.below(120)));
        if piece == 0 || draws.chance(20) {
            writeln!(rows, "c{number},Customer {number},{created},{into},{at}").unwrap();
        }
    }
    write("customers.csv", "customer_id,name,created_at,merged_into,merged_at", &rows);
    rows.clear();
    for number in 0..40 {
        let of = if number % 5 == 0 { 60 } else { 150 };
        let (id, whose) = (draws.subscription(of), draws.customer());
        let (item, amount) = (draws.below(3), draws.below(90_000));
        let (start, end) = (draws.day(), draws.maybe(20, Draws::day));
        let (currency, plan) = (draws.currency(), draws.below(4));
        let interval = ["month", "year"][draws.below(2) as usize];
        writeln!(rows, "{id},i{item},{whose},p{plan},{amount},{currency},{interval},{start},{end}")
            .unwrap();
    }
    let header =
        "subscription_id,item_id,customer_id,plan_id,amount,currency,interval,started_at,ended_at";
    write("subscriptions.csv", header, &rows);
    rows.clear();
    for _ in 0..150 {
        let (id, item) = (draws.subscription(170), draws.below(3));
        let (at, amount) = (draws.day(), draws.maybe(80, |draws| draws.below(90_000).to_string()));
        let status =
            draws.maybe(20, |draws| ["active", "canceled"][draws.below(2) as usize].into());
        writeln!(rows, "{id},i{item},{at},{amount},{status}").unwrap();
    }
    write("subscription_changes.csv", "subscription_id,item_id,changed_at,amount,status", &rows);
    rows.clear();
    for _ in 0..20 {
        let (whose, month) = (draws.customer(), draws.below(12) + 1);
        writeln!(rows, "{whose},2025-{month:02},{},EUR", draws.below(500)).unwrap();
    }
    write("mrr_months.csv", "customer_id,month,mrr,currency", &rows);
    rows.clear();
    for number in 0..10 {
        let (whose, start) = (draws.customer(), draws.day());
        writeln!(rows, "t{piece}-{number},{whose},{start}").unwrap();
    }
    write("trials.csv", "trial_id,customer_id,started_at", &rows);
    if piece == 0 {
        plans_and_rates(folder);
    }
    if billed {
        invoices(folder, draws);
    }
}

fn plans_and_rates(folder: &Path) {
    let plans = "plan_id,name,interval,amount,currency\np0,One,month,10,EUR\np1,Two,year,99,USD\np2,Three,month,5,CHF\n";
    fs_err::write(folder.join("plans.csv"), plans).unwrap();
    let mut rates = String::from("date,currency,rate\n");
    let first = Day::from_ymd(2024, 1, 1).unwrap().0;
    for day in (0..800).step_by(3) {
        writeln!(rates, "{},USD,0.{}", Day(first + day), 8_000 + day).unwrap();
    }
    fs_err::write(folder.join("fx_rates.csv"), rates).unwrap();
}

fn invoices(folder: &Path, draws: &mut Draws) {
    let (mut invoices, mut lines) = (String::new(), String::new());
    let (mut payments, mut refunds) = (String::new(), String::new());
    for _ in 0..60 {
        let (id, whose) = (draws.below(200), draws.customer());
        let (at, paid) = (draws.day(), draws.maybe(60, Draws::day));
        writeln!(invoices, "n{id},{whose},{at},{paid},{}", draws.currency()).unwrap();
    }
    for _ in 0..120 {
        let (id, line) = (draws.below(220), draws.below(4));
        let subscription = draws.maybe(80, |draws| draws.subscription(160));
        let start = Day::from_ymd(2024, 1, 1).unwrap().0 + draws.below(800) as i32;
        let end = Day(start + 30 + draws.below(400) as i32);
        let (amount, start) = (draws.below(9_000), Day(start));
        writeln!(lines, "n{id},l{line},{subscription},{start},{end},{amount}").unwrap();
    }
    for _ in 0..50 {
        let (id, of, at) = (draws.below(90), draws.below(220), draws.day());
        let result = ["succeeded", "failed"][draws.below(2) as usize];
        writeln!(payments, "y{id},n{of},{at},{},{result}", draws.below(9_000)).unwrap();
    }
    for number in 0..15 {
        let (of, line, at) = (draws.below(220), draws.maybe(50, |_| "l1".into()), draws.day());
        writeln!(refunds, "r{number},n{of},{line},{at},{}", draws.below(500)).unwrap();
    }
    let write = |name: &str, header: &str, rows: String| {
        fs_err::write(folder.join(name), format!("{header}\n{rows}")).unwrap();
    };
    write("invoices.csv", "invoice_id,customer_id,issued_at,paid_at,currency", invoices);
    let header = "invoice_id,line_id,subscription_id,period_start,period_end,amount";
    write("invoice_lines.csv", header, lines);
    write("payments.csv", "payment_id,invoice_id,at,amount,result", payments);
    write("refunds.csv", "id,invoice_id,line_id,at,amount", refunds);
}

fn asked(ws: &Workspace, policy: &Policy) -> (LoadOptions, BookOptions) {
    let account = settings(ws).unwrap().apply(&Account::default());
    let now = Instant(NOW + 60_000_000);
    let load =
        LoadOptions { account: account.clone(), known_at: None, now, support: Default::default() };
    let (policy, wanted) = (policy.clone(), Wanted::default());
    (load, BookOptions { policy, account, native: None, now, wanted })
}

/// The tables of a kept book by kind: the bytes of its steps, and all rows of the rest.
fn tables(ws: &Workspace) -> (Vec<u8>, Vec<Vec<i64>>) {
    let (mut steps, mut rest) = (Vec::new(), Vec::new());
    let folder = ws.dir().unwrap().join("derived");
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        match path.extension().and_then(|it| it.to_str()) {
            Some("seal") => {}
            Some("parquet") if stem.starts_with("steps-") => {
                assert!(steps.is_empty(), "one book");
                steps = fs_err::read(&path).unwrap();
            }
            Some("parquet") => {
                let table = ws.derived(&stem).unwrap();
                rest = vec![Vec::new(); 7];
                for group in 0..table.groups() {
                    for (all, more) in rest.iter_mut().zip(table.read(group).unwrap()) {
                        match more {
                            Numbers::Short(list) => all.extend(list.into_iter().map(i64::from)),
                            Numbers::Long(list) => all.extend(list),
                            Numbers::Text(_) => panic!("texts"),
                        }
                    }
                }
            }
            other => panic!("{other:?} was left"),
        }
    }
    (steps, rest)
}

/// All figures that a book for totals alone can tell.
fn told(book: &Book) -> Vec<String> {
    super::kept::answers(book, only_totals)
}

fn policies() -> [Policy; 3] {
    let renewal = Policy { fx: FxModel::Renewal, ..Policy::standard() };
    let merged = Policy { merges: Merges::AtMerge, ..Policy::standard() };
    [Policy::standard(), renewal, merged]
}

/// Makes the book in one pass and in many; says whether it was kept at all, and with any gap.
fn same(ws: &Workspace, policy: &Policy, limit: Limit, what: &str) -> (bool, bool) {
    let (load, options) = asked(ws, policy);
    let derived = ws.dir().unwrap().join("derived");
    let _ = fs_err::remove_dir_all(&derived);
    let one = kept::book(ws, &load, options.clone()).unwrap();
    let one = (tables(ws), one.first, one.data_through, one.count());
    fs_err::remove_dir_all(&derived).unwrap();
    let kept = kept::keep_many(ws, &load, &options, limit).unwrap();
    if !kept {
        assert!(!derived.exists() || tables(ws).0.is_empty(), "{what}: nothing is left");
        return (false, false);
    }
    let many = kept::book(ws, &load, options.clone()).unwrap();
    assert!(many.facts.customers.is_empty(), "{what}: it was read, not made");
    let read = (tables(ws), many.first, many.data_through, many.count());
    assert!(one.0.1 == read.0.1, "{what}: contracts, gaps or components differ");
    assert!(one == read, "{what}: steps or notes differ");
    let gaps = many.customers().any(|customer| !customer.gaps.is_empty());
    let totals = kept::totals(ws, &load, options).unwrap();
    assert_eq!(totals.is_none(), gaps, "{what}");
    if let Some(totals) = totals {
        assert!(told(&totals) == told(&many), "{what}: totals differ");
    }
    (true, gaps)
}

/// Totals of facts in memory, made in many passes, against those of a book of all of them; says
/// whether there are any.
fn same_in_memory(
    ws: &Workspace,
    policy: &Policy,
    native: Option<Currency>,
    limit: Limit,
    what: &str,
) -> bool {
    let (load, options) = asked(ws, policy);
    let options = BookOptions { native, ..options };
    let book = kept::book(ws, &load, options.clone()).unwrap();
    let gaps = book.customers().any(|customer| !customer.gaps.is_empty());
    let Some(totals) = kept::held_totals(ws, &load, options, limit).unwrap() else { return false };
    assert!(!gaps, "{what}: it matters whose the gaps are");
    let ends = |book: &Book| (book.first, book.data_through);
    assert_eq!(ends(&totals), ends(&book), "{what}");
    assert!(told(&totals) == told(&book), "{what}: totals differ");
    true
}

#[test]
fn many_passes_make_what_one_makes() {
    let (mut seen, mut held) = (BTreeMap::new(), BTreeMap::new());
    for seed in 0..4 {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let near = Workspace::in_memory().unwrap();
        let mut draws = Draws(seed);
        for piece in 0..3 {
            let folder = dir.path().join(format!("piece-{piece}"));
            files(&folder, &mut draws, piece, seed % 2 == 0);
            let source = tenure_connectors::source::open(&folder, &Default::default()).unwrap();
            let options = ImportOptions { recorded_at: NOW + piece as i64, ..options() };
            for ws in [&ws, &near] {
                import(ws, &source, &options, &mut Unwatched).unwrap();
            }
        }
        if seed == 2 {
            for ws in [&ws, &near] {
                ws.set_account(&[("speaks", Some("invoices"))]).unwrap();
            }
        }
        for undone in [false, true] {
            if undone {
                for ws in [&ws, &near] {
                    let second = ws.batches().unwrap()[1].id;
                    ws.undo(second, NOW + 1_000).unwrap();
                }
            }
            for policy in policies() {
                let what = format!("seed {seed}, undone {undone}, {}", policy.canonical_text());
                *seen.entry(same(&ws, &policy, LITTLE, &what)).or_insert(0) += 1;
                // Fewer passes, in which several units lie together.
                let wide = Limit { bytes: 1 << 14, wide: 3 << 14, widest: 5 << 14, bits: 64 };
                same(&ws, &policy, wide, &what);
                // Without rates there are gaps; one currency by itself has none.
                for native in [None, Currency::parse("EUR")] {
                    let told = same_in_memory(&near, &policy, native, wide, &what);
                    *held.entry((native.is_some(), told)).or_insert(0) += 1;
                }
            }
        }
    }
    assert_eq!(seen.keys().map(|key| key.0).min(), Some(true), "{seen:?}");
    assert!(held.contains_key(&(true, true)) && !held.contains_key(&(true, false)), "{held:?}");
}

/// A company whose invoices and subscriptions are as they should be.
#[test]
fn many_passes_make_what_one_makes_of_a_company() {
    let (dir, path) = bundle(150, 5);
    let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
    let read = tenure_connectors::source::open(&path, &Default::default()).unwrap();
    import(&ws, &read, &options(), &mut Unwatched).unwrap();
    let near = Workspace::in_memory().unwrap();
    import(&near, &read, &options(), &mut Unwatched).unwrap();
    for policy in policies() {
        let what = policy.canonical_text();
        assert_eq!(same(&ws, &policy, LITTLE, &what), (true, false));
        assert!(same_in_memory(&near, &policy, None, LITTLE, &what));
        // Ids of which the hashes say little: customers are told apart all the same, or nothing
        // is kept.
        let blind = Limit { bits: 4, ..LITTLE };
        assert_eq!(same(&ws, &policy, blind, &what), (false, false));
        assert!(!same_in_memory(&near, &policy, None, blind, &what));
        // Few facts are left to memory.
        let (load, options) = asked(&ws, &policy);
        fs_err::remove_dir_all(ws.dir().unwrap().join("derived")).unwrap_or_default();
        assert!(!kept::keep_many(&ws, &load, &options, Limit::default()).unwrap());
    }
}
