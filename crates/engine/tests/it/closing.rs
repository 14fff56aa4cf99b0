//! Closed months: they stay as they were closed, and what comes later stands in the open month.

use std::collections::BTreeMap;
use std::path::Path;

use tenure_connectors::settings::Settings;
use tenure_connectors::source::Source;
use tenure_domain::account::Account;
use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::time::{DAY, Day, Instant, MINUTE, Zone};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::checks::{self, About};
use tenure_engine::closing::{self, Closed, Refusal, Signature};
use tenure_engine::import::{Unwatched, import, may_become, settings};
use tenure_engine::load::LoadOptions;
use tenure_engine::renewals::renewals;
use tenure_engine::rows::{BridgeRow, bridge, rows};
use tenure_engine::segments::Compiled;
use tenure_ledger::movement::{Kind, Step};
use tenure_ledger::run::Wanted;
use tenure_metrics::measure::{MeasureId, Sums};
use tenure_store::Workspace;

use super::company::{NOW, bundle, options};

const HOUR: i64 = 60 * MINUTE;

/// A workspace in a folder, and how it is asked.
struct Company {
    dir: tempfile::TempDir,
    ws: Workspace,
    account: Account,
    policy: Policy,
    now: i64,
}

/// What a test compares of closed months: every step with what it is billed in, and all measures.
#[derive(PartialEq, Debug)]
struct Picture {
    steps: BTreeMap<String, Vec<(Step, i64, Currency, String)>>,
    months: Vec<Sums>,
    /// The same of a segment that looks at levels and components.
    segment: Vec<Sums>,
    last_rows: Vec<(String, i128)>,
    /// What became of terms: customer, day, MRR before and after.
    renewals: Vec<(String, Day, i64, i64)>,
}

impl Company {
    fn new(customers: u32, seed: u64) -> Company {
        let (company, path) = bundle(customers, seed);
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let bundle = tenure_connectors::bundle::open(&path).unwrap();
        import(&ws, &Source::Bundle(bundle), &options(), &mut Unwatched).unwrap();
        drop(company);
        let settings = settings(&ws).unwrap();
        let account = settings.apply(&Account::default());
        Company { dir, ws, account, policy: Policy::standard(), now: NOW + DAY }
    }

    /// Imports files an hour after whatever was before; the number of the batch.
    fn import(&mut self, files: &[(&str, String)]) -> u64 {
        self.now += HOUR;
        let path = self.dir.path().join(format!("late-{}", self.now));
        fs_err::create_dir_all(&path).unwrap();
        for (file, text) in files {
            fs_err::write(path.join(file), text).unwrap();
        }
        let bundle = tenure_connectors::bundle::open(&path).unwrap();
        let mut how = options();
        how.recorded_at = self.now;
        let imported = import(&self.ws, &Source::Bundle(bundle), &how, &mut Unwatched).unwrap();
        assert!(imported.is_clean(), "{:?}", imported.report);
        self.ws.batches().unwrap().last().unwrap().id
    }

    fn undo(&mut self, batch: u64) {
        self.now += HOUR;
        self.ws.undo(batch, self.now).unwrap();
    }

    fn options(&self, native: Option<Currency>) -> BookOptions {
        BookOptions {
            policy: self.policy.clone(),
            account: self.account.clone(),
            native,
            now: Instant(self.now),
            wanted: Wanted::ALL,
        }
    }

    fn close(&mut self, month: Day) -> Result<Closed, Refusal> {
        self.now += HOUR;
        let by = Signature::default();
        closing::close(&self.ws, month, &self.options(None), &by).unwrap()
    }

    fn ask(&self, native: Option<Currency>, restated: bool, known_at: Option<i64>) -> Book {
        let account = self.account.clone();
        let known_at = known_at.map(Instant);
        let loading =
            LoadOptions { account, known_at, now: Instant(self.now), support: Default::default() };
        closing::book(&self.ws, &loading, self.options(native), restated).unwrap()
    }

    fn book(&self) -> Book {
        self.ask(None, false, None)
    }

    /// Everything about the months up to `until`.
    fn picture(&self, book: &Book, until: Day) -> Picture {
        let end = self.account.zone.start_of_day(until);
        let name = |sym| book.facts.names.text(sym).to_owned();
        let mut steps = BTreeMap::new();
        for customer in book.customers() {
            let count = customer.steps.partition_point(|step| step.at < end);
            let all: Vec<_> = customer.steps[..count]
                .iter()
                .zip(customer.details)
                .map(|(step, it)| (*step, it.native, it.currency, name(it.subscription)))
                .collect();
            if !all.is_empty() {
                steps.insert(name(customer.id), all);
            }
        }
        let first = day(2023, 11);
        let periods = Period::all(Grain::Month, first, until, &self.account);
        let sums = |segment: Option<&Compiled<'_>>| -> Vec<Sums> {
            let rows = bridge(book, &periods, segment).unwrap();
            assert!(rows.iter().all(|row| row.gap() == 0));
            rows.iter().map(|row| row.sums).collect()
        };
        let months = sums(None);
        let segment = Compiled::new(book, "mrr > 100 and currency = \"USD\"").unwrap();
        let segment = sums(Some(&segment));
        assert!(segment.iter().any(|sums| sums.get(MeasureId::ClosingMrr) > 0));
        let last = periods.last().unwrap();
        let last_rows = rows(book, MeasureId::ClosingMrr, last, None).unwrap();
        let number = |number: u32| name(book.facts.customers.ids[number as usize]);
        let mut last_rows: Vec<_> = last_rows.into_iter().map(|it| (number(it.0), it.1)).collect();
        last_rows.sort();
        let renewals = renewals(book, first, until, 0, None).unwrap();
        let renewals: Vec<_> = renewals
            .into_iter()
            .map(|it| {
                let customer = name(book.facts.customers.ids[it.customer as usize]);
                (customer, it.day, it.before, it.after)
            })
            .collect();
        assert!(!renewals.is_empty());
        Picture { steps, months, segment, last_rows, renewals }
    }

    /// All laws hold, and from the first open month on everything is as known now.
    fn check(&self) {
        let native = [None, Some(Currency::parse("USD").unwrap()), Some(Currency::EUR)];
        for native in native {
            let (book, now) = (self.ask(native, false, None), self.ask(native, true, None));
            laws(&book);
            let months = Period::all(Grain::Month, day(2026, 6), day(2026, 12), &self.account);
            let segment = Compiled::new(&book, "mrr > 100").unwrap();
            let rows = bridge(&book, &months, Some(&segment)).unwrap();
            assert!(rows.iter().all(|row| row.gap() == 0));
            for pair in rows.windows(2) {
                let of = |row: &BridgeRow, measure| row.sums.get(measure);
                assert_eq!(
                    of(&pair[0], MeasureId::ClosingMrr),
                    of(&pair[1], MeasureId::OpeningMrr)
                );
            }
            let open = book.open_from().unwrap();
            for customer in book.customers() {
                let restated = now.facts.customers.get(
                    now.facts
                        .names
                        .get(book.facts.names.text(customer.id))
                        .unwrap_or(tenure_domain::symbols::Sym::NONE),
                );
                let steps = restated.map_or(Vec::new(), |it| now.customer(it).steps.to_vec());
                let later = |steps: &[Step]| -> Vec<Step> {
                    let made = |s: &&Step| {
                        s.at == open && matches!(s.kind, Kind::Correction | Kind::Merge)
                    };
                    steps.iter().filter(|s| s.at >= open && !made(s)).copied().collect()
                };
                assert_eq!(later(customer.steps), later(&steps));
                let level = |steps: &[Step]| steps.iter().map(|s| s.delta).sum::<i64>();
                assert_eq!(level(customer.steps), level(&steps));
            }
            assert_eq!(by_kind(&book), by_kind(&now), "{native:?}");
        }
    }
}

/// Sums over everyone and all time, by the kind under which steps count.
fn by_kind(book: &Book) -> BTreeMap<Kind, i128> {
    let mut sums = BTreeMap::new();
    for step in book.customers().flat_map(|c| c.steps) {
        *sums.entry(step.counts_as).or_default() += i128::from(step.delta);
    }
    assert_eq!(sums.remove(&Kind::Merge).unwrap_or(0), 0, "merges sum to zero");
    sums.retain(|_, sum| *sum != 0);
    sums
}

fn laws(book: &Book) {
    let names: Vec<String> = checks::all()
        .iter()
        .filter(|it| it.about == About::Laws && it.name != "days-sum-to-months")
        .map(|it| it.name.to_owned())
        .collect();
    for result in checks::run(book, None, &[], &names).unwrap() {
        assert_eq!(result.problems, 0, "{}: {:?}", result.check.name, result.examples);
    }
}

fn day(year: i32, month: u32) -> Day {
    Day::from_ymd(year, month, 1).unwrap()
}

/// Subscriptions of customers with MRR, in a fixed order that depends on the seed.
fn subscriptions(book: &Book, seed: u64) -> Vec<(String, String)> {
    let name = |sym| book.facts.names.text(sym).to_owned();
    let mut all: Vec<_> = book
        .customers()
        .flat_map(|c| c.components.iter().map(move |it| (c.id, it.subscription)))
        .map(|(id, subscription)| (name(id), name(subscription)))
        .filter(|(_, subscription)| !subscription.is_empty())
        .collect();
    all.sort();
    all.dedup();
    let turn = (seed * 7) as usize % all.len();
    all.rotate_left(turn);
    all
}

/// Facts about closed months, one of each kind.
fn late(book: &Book, seed: u64) -> Vec<(&'static str, String)> {
    let subs = subscriptions(book, seed);
    let mut changes = "subscription_id,changed_at,status,amount,quantity\n".to_owned();
    for (n, (_, id)) in subs.iter().take(12).enumerate() {
        let at = format!("2026-{:02}-{:02}", 1 + (n as u64 + seed) % 10, 3 + n);
        changes += &match n % 4 {
            0 => format!("{id},{at},canceled,,\n"),
            1 => format!("{id},{at},,1234.00,\n"),
            2 => format!("{id},{at},,,3\n"),
            _ => format!("{id},{at},paused,,\n"),
        };
    }
    let news = "subscription_id,customer_id,amount,currency,interval,status,started_at,ended_at\n\
                late-1,nobody-knew,70.00,USD,month,active,2026-02-10,\n\
                late-2,came-and-gone,50.00,EUR,month,canceled,2026-03-10,2026-06-10\n";
    vec![("subscription_changes.csv", changes), ("subscriptions.csv", news.to_owned())]
}

/// Merges pairs of customers into each other.
fn merges(book: &Book, seed: u64) -> Vec<(&'static str, String)> {
    let mut ids: Vec<String> = subscriptions(book, seed).into_iter().map(|it| it.0).collect();
    ids.dedup();
    let mut text = "customer_id,merged_into,merged_at\n".to_owned();
    for pair in ids.chunks_exact(2).take(4) {
        text += &format!("{},{},2026-05-20\n", pair[0], pair[1]);
    }
    vec![("customers.csv", text)]
}

#[test]
fn closed_months_stay_whatever_is_imported_undone_or_merged() {
    for seed in 0..2 {
        let mut company = Company::new(60, seed + 1);
        let august = company.picture(&company.book(), day(2026, 9));
        let closed = company.close(day(2026, 8)).unwrap();
        assert!(closed.info.close.first.is_empty() && closed.first.as_str() < "2024-06");
        assert_eq!(company.picture(&company.book(), day(2026, 9)), august);
        company.check();

        let first = company.import(&late(&company.book(), seed));
        assert_eq!(company.picture(&company.book(), day(2026, 9)), august);
        assert!(company.book().customers().any(|c| corrects(c.steps, day(2026, 9), &company)));
        company.check();

        // A second close, over the corrections of the first.
        let september = company.picture(&company.book(), day(2026, 10));
        company.close(day(2026, 9)).unwrap();
        company.check();
        let merged = company.import(&merges(&company.book(), seed));
        company.import(&late(&company.ask(None, true, None), seed + 5));
        for (until, picture) in [(day(2026, 9), &august), (day(2026, 10), &september)] {
            assert_eq!(&company.picture(&company.book(), until), picture);
        }
        company.check();
        company.undo(first);
        company.check();
        // The very facts that both closes rest on are gone.
        company.undo(merged);
        company.undo(1);
        for (until, picture) in [(day(2026, 9), &august), (day(2026, 10), &september)] {
            assert_eq!(&company.picture(&company.book(), until), picture);
        }
        company.check();
        assert_eq!(company.ws.verify().unwrap(), []);
    }
}

fn corrects(steps: &[Step], month: Day, company: &Company) -> bool {
    let at = company.account.zone.start_of_day(month);
    steps.iter().any(|step| step.at == at && step.kind == Kind::Correction)
}

#[test]
fn a_question_from_before_the_close_has_the_answer_of_then() {
    let mut company = Company::new(40, 3);
    let then = company.now;
    let before = company.picture(&company.ask(None, false, Some(then)), day(2026, 11));
    company.close(day(2026, 10)).unwrap();
    company.import(&late(&company.book(), 1));
    let known = company.ask(None, false, Some(then));
    assert_eq!(known.open_from(), None);
    assert_eq!(company.picture(&known, day(2026, 11)), before);
    assert_eq!(company.picture(&company.book(), day(2026, 11)), before);
    assert_ne!(company.picture(&company.ask(None, true, None), day(2026, 11)), before);
}

#[test]
fn months_are_closed_in_order_once_and_after_their_end() {
    let mut company = Company::new(20, 2);
    let refused = |result: Result<Closed, Refusal>| result.unwrap_err().to_string();
    company.now = NOW - DAY;
    assert_eq!(refused(company.close(day(2026, 10))), "2026-10 is not over yet");
    company.now = NOW + DAY;
    assert_eq!(
        refused(company.close(day(2019, 1))),
        "there is nothing to close in 2019-01: MRR begins in 2023-11"
    );
    company.close(day(2026, 8)).unwrap();
    assert!(refused(company.close(day(2026, 8))).starts_with("2026-08 is closed already"));
    assert!(refused(company.close(day(2026, 1))).starts_with("2026-01 is closed already"));
    assert_eq!(
        refused(company.close(day(2026, 10))),
        "2026-10 cannot be closed while 2026-09 is open"
    );
    let second = company.close(day(2026, 9)).unwrap();
    assert_eq!(second.info.close.first, "2026-09");
    let reopen = |company: &mut Company, month| {
        company.now += HOUR;
        let by = Signature::default();
        closing::reopen(&company.ws, month, Instant(company.now), &by).unwrap()
    };
    assert!(reopen(&mut company, day(2026, 8)).is_err());
    assert_eq!(reopen(&mut company, day(2026, 9)).unwrap().id, 2);
    assert_eq!(company.ws.closes().unwrap().len(), 2);
    // Closed once more, it has a number of its own.
    assert_eq!(company.close(day(2026, 9)).unwrap().info.id, 3);
}

#[test]
fn another_policy_is_a_correction_of_its_own() {
    let mut company = Company::new(60, 5);
    company.close(day(2026, 8)).unwrap();
    let august = company.picture(&company.book(), day(2026, 9));
    company.import(&late(&company.book(), 2));
    company.policy.set("paused", "churn").unwrap();
    company.policy.set("discounts", "none").unwrap();
    let book = company.book();
    assert_eq!(company.picture(&book, day(2026, 9)), august);
    let causes: Vec<&str> = book
        .customers()
        .flat_map(|c| c.steps)
        .filter(|step| step.kind == Kind::Correction)
        .map(|step| step.cause.name())
        .collect();
    assert!(causes.contains(&"policy") && causes.iter().any(|cause| *cause != "policy"));
    company.check();
}

#[test]
fn what_is_restated_sums_to_the_corrections() {
    let mut company = Company::new(60, 8);
    company.close(day(2026, 8)).unwrap();
    company.import(&late(&company.book(), 3));
    company.close(day(2026, 9)).unwrap();
    company.import(&late(&company.ask(None, true, None), 4));
    let account = company.account.clone();
    let loading = LoadOptions {
        account,
        known_at: None,
        now: Instant(company.now),
        support: Default::default(),
    };
    let (closes, rows, _) =
        closing::restated(&company.ws, &loading, &company.options(None), None).unwrap();
    assert_eq!(closes.len(), 2);
    assert!(rows.iter().all(|row| !row.why.is_empty()), "{rows:#?}");
    let difference: i128 = rows.iter().map(|row| row.now - row.closed).sum();
    let october = [Period::new(day(2026, 10), day(2026, 11), &company.account)];
    let sums = bridge(&company.book(), &october, None).unwrap()[0].sums;
    assert_eq!(difference, sums.get(MeasureId::CorrectionMrr) + sums.get(MeasureId::MergeMrr));
    let batches: Vec<u64> = rows.iter().flat_map(|row| &row.why).map(|it| it.batch).collect();
    assert!(batches.contains(&2) && batches.contains(&3));
}

#[test]
fn a_damaged_close_is_found() {
    let mut company = Company::new(20, 4);
    company.close(day(2026, 9)).unwrap();
    assert_eq!(company.ws.verify_closes().unwrap(), []);
    let file: &Path = &company.dir.path().join("books/closes/000001/movements.parquet");
    let mut bytes = fs_err::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs_err::write(file, bytes).unwrap();
    assert_eq!(company.ws.verify_closes().unwrap().len(), 1);
}

#[test]
fn the_account_stays_where_stored_rows_would_mean_something_else() {
    let mut company = Company::new(20, 4);
    let known = settings(&company.ws).unwrap();
    let currency = |code| Settings { currency: Currency::parse(code), ..Settings::default() };
    let zone = |name| Settings { zone: Zone::named(name).ok(), ..Settings::default() };
    let refused = |company: &Company, change: &Settings| {
        let told = may_become(&company.ws, &known, change).map_err(|error| error.to_string());
        told.err().unwrap_or_default()
    };
    let now = company.account.currency;
    let now = now.code();
    let other = if now == "GBP" { "CHF" } else { "GBP" };
    let new_york = zone("America/New_York");
    // The company has exchange rates, which are in its currency.
    assert!(refused(&company, &currency(other)).contains("exchange rates"));
    assert_eq!(refused(&company, &currency(now)), "");
    assert_eq!(refused(&company, &new_york), "");
    company.close(day(2026, 8)).unwrap();
    for change in [currency(other), new_york] {
        let told = refused(&company, &change);
        assert!(told.contains("months up to 2026-08 are closed in it"), "{told}");
    }
    assert_eq!(refused(&company, &zone(company.account.zone.name())), "");
    // Nor is a book with closes kept in the days of another zone.
    let account = Account { zone: Zone::named("Asia/Tokyo").unwrap(), ..company.account.clone() };
    company.account = account;
    let loading = LoadOptions {
        account: company.account.clone(),
        known_at: None,
        now: Instant(company.now),
        support: Default::default(),
    };
    let book = closing::book(&company.ws, &loading, company.options(None), false);
    assert!(book.unwrap_err().to_string().contains("time zone is Asia/Tokyo"));
    assert!(closing::book(&company.ws, &loading, company.options(None), true).is_ok());
}
