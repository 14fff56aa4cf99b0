//! A book that follows the store says what a book made anew says.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tenure_domain::account::Account;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_domain::schema::{Says, TableId, table as table_of};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::import::{ImportOptions, Unwatched, import, settings};
use tenure_engine::live::{Effort, Live};
use tenure_engine::load::LoadOptions;
use tenure_engine::query::{Question, figures};
use tenure_engine::rows::CustomerRow;
use tenure_ledger::run::Wanted;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_store::Workspace;

use super::company::{NOW, bundle, options};

/// What a book says, in texts that do not hang on the order of loading.
#[derive(PartialEq, Debug)]
struct Said {
    customers: BTreeMap<String, Vec<String>>,
    figures: Vec<String>,
    findings: Vec<String>,
    through: Option<Day>,
}

fn said(book: &Book, with_figures: bool) -> Said {
    let names = &book.facts.names;
    let mut customers = BTreeMap::new();
    for customer in book.customers() {
        let mut lines = Vec::new();
        for (step, detail) in customer.steps.iter().zip(customer.details) {
            let origins: Vec<_> = customer.origins(&detail).iter().map(|o| book.fact(o)).collect();
            let texts = [detail.subscription, detail.item, detail.plan, detail.reason];
            lines.push(format!("{step:?} {:?} {origins:?}", texts.map(|sym| names.text(sym))));
        }
        for c in customer.components {
            let texts = [c.subscription, c.item, c.plan].map(|sym| names.text(sym));
            lines.push(format!("{texts:?} {:?} {:?} {} {}", c.from, c.to, c.native, c.account));
        }
        lines.extend(customer.contracts.iter().map(|contract| format!("{contract:?}")));
        lines.extend(customer.gaps.iter().map(|gap| format!("{gap:?}")));
        for (name, values) in &book.facts.customers.attributes {
            use tenure_engine::load::Attribute::{Instant, Number, Text};
            let at = customer.number as usize;
            let value = match values {
                Text(values) => values.get(at).map_or(String::new(), |&it| names.text(it).into()),
                Number(values) => {
                    values.get(at).copied().flatten().map_or(String::new(), |n| n.to_string())
                }
                Instant(values) => {
                    values.get(at).copied().flatten().map_or(String::new(), |t| t.to_string())
                }
            };
            if !value.is_empty() {
                lines.push(format!("{name} = {value}"));
            }
        }
        lines.sort();
        // One who has lost all of its facts goes on being numbered.
        if !lines.is_empty() {
            customers.insert(names.text(customer.id).to_owned(), lines);
        }
    }
    let mut findings: Vec<String> =
        book.facts.findings.iter().map(|f| format!("{} {:?} {}", f.code, f.table, f.id)).collect();
    findings.sort();
    let figures = if with_figures { answers(book) } else { Vec::new() };
    Said { customers, figures, findings, through: book.data_through }
}

fn answers(book: &Book) -> Vec<String> {
    let day = |y, m| Day::from_ymd(y, m, 1).unwrap();
    let months = Period::all(Grain::Month, day(2024, 1), day(2026, 11), &book.options.account);
    let mut all = Vec::new();
    for &id in MetricId::ALL {
        for variant in metric(id).variants.iter().filter(|variant| variant.by.is_none()) {
            let segment = tenure_engine::segments::Compiled::new(book, "country = \"RO\"").unwrap();
            for segment in [None, Some(&segment)] {
                let question = Question {
                    metric: id,
                    variant,
                    periods: &months,
                    segment,
                    by: None,
                    age: 3,
                    age_unit: Grain::Month,
                };
                let read = figures(book, &question).unwrap();
                all.extend(read.iter().map(|f| format!("{id:?} {:?} {:?}", f.variant, f.reading)));
            }
        }
    }
    for at in [day(2025, 3), day(2026, 11)] {
        let at = book.options.account.zone.start_of_day(at);
        let (names, ids) = (&book.facts.names, &book.facts.customers.ids);
        let rows = tenure_engine::rows::customers(book, at, None).unwrap();
        let row = |row: &CustomerRow| {
            let (name, untold) = (names.text(ids[row.number as usize]), row.untold());
            format!("{name} {} {:?} {untold:?}", row.mrr, row.standing)
        };
        let mut rows: Vec<String> = rows.iter().map(row).collect();
        rows.sort();
        all.append(&mut rows);
    }
    all
}

fn open(ws: &Workspace, policy: &Policy, now: Instant) -> Live {
    let account = settings(ws).unwrap().apply(&Account::default());
    let load =
        LoadOptions { account: account.clone(), known_at: None, now, support: Default::default() };
    let wanted = Wanted::ALL;
    let options = BookOptions { policy: policy.clone(), account, native: None, now, wanted };
    Live::open(ws, load, options).unwrap()
}

/// What a piece has of a row.
#[derive(Clone, Copy, PartialEq)]
enum Take {
    Nothing,
    Row,
    /// An earlier version of it, that says something else.
    Earlier,
}

/// Columns that an earlier version has otherwise, and what it says there.
const EARLIER: [(&str, &str, &str); 5] = [
    ("customers.csv", "country", "RO"),
    ("subscriptions.csv", "quantity", "3"),
    ("subscription_changes.csv", "quantity", "2"),
    ("invoices.csv", "paid_at", ""),
    ("invoice_lines.csv", "quantity", "5"),
];

fn row(
    name: &str,
    columns: &csv::StringRecord,
    row: &csv::StringRecord,
    take: Take,
) -> Vec<String> {
    let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
    for (_, column, value) in EARLIER.iter().filter(|it| it.0 == name && take == Take::Earlier) {
        if let Some(at) = columns.iter().position(|it| it == *column) {
            cells[at] = (*value).to_owned();
        }
    }
    cells
}

/// The files of a bundle with what `take` says of their rows, and the columns that `has` says.
fn part(
    from: &Path,
    to: &Path,
    take: &dyn Fn(&str, usize) -> Take,
    has: &dyn Fn(&str, &str) -> bool,
) {
    fs_err::create_dir_all(to).unwrap();
    for entry in fs_err::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() || !name.ends_with(".csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let columns = reader.headers().unwrap().clone();
        let mut writer = csv::Writer::from_path(to.join(&name)).unwrap();
        let kept: Vec<bool> = columns.iter().map(|column| has(&name, column)).collect();
        let of = |cells: Vec<String>| {
            cells.into_iter().zip(&kept).filter(|it| *it.1).map(|it| it.0).collect::<Vec<_>>()
        };
        writer.write_record(of(columns.iter().map(str::to_owned).collect())).unwrap();
        for (at, record) in reader.records().enumerate() {
            let take = take(&name, at);
            if take != Take::Nothing {
                writer.write_record(of(row(&name, &columns, &record.unwrap(), take))).unwrap();
            }
        }
        writer.flush().unwrap();
    }
    let settings = from.join("tenure.toml");
    fs_err::copy(settings, to.join("tenure.toml")).unwrap();
}

fn bring(ws: &Workspace, path: &Path, at: i64) {
    let source = tenure_connectors::source::open(path, &Default::default()).unwrap();
    let options = ImportOptions { recorded_at: at, ..options() };
    import(ws, &source, &options, &mut Unwatched).unwrap();
}

/// A company that comes in pieces.
#[derive(Clone, Copy, Debug)]
struct Pieces {
    seed: u64,
    /// How many come after the first.
    later: usize,
    /// One row in so many comes in each of them.
    share: usize,
    /// Whether there is nothing but invoices to tell MRR from.
    invoices: bool,
    /// Whether files of later pieces lack columns.
    narrow: bool,
}

impl Pieces {
    /// Whether the file of a piece has a column.
    fn has(&self, name: &str, column: &str, piece: usize) -> bool {
        let table = TableId::from_name(name.trim_end_matches(".csv")).unwrap();
        let key = table_of(table).key.contains(&column);
        let lacks = || self.hash(&format!("{name} {column}"), piece).is_multiple_of(3);
        !self.narrow || piece == 0 || key || !Says::may_leave(table) || !lacks()
    }

    fn hash(&self, name: &str, row: usize) -> usize {
        let mut hasher = DefaultHasher::new();
        (self.seed, name, row).hash(&mut hasher);
        hasher.finish() as usize
    }

    fn take(&self, name: &str, row: usize, piece: usize) -> Take {
        let subscriptions = name.starts_with("subscription");
        // Plans and rates come first: what is new in them concerns everyone.
        // So are merges, which rows of customers tell of.
        let merges = name == "customers.csv" && self.seed.is_multiple_of(2);
        let first = ["plans.csv", "fx_rates.csv"].contains(&name) || merges;
        let hash = self.hash(name, row);
        let of = if first { 0 } else { (hash % self.share + 1) % (self.share - self.later) };
        let of = if of > self.later { 0 } else { of };
        match (subscriptions && self.invoices, of == piece) {
            (true, _) => Take::Nothing,
            (_, true) => Take::Row,
            _ if piece == 0
                && (hash / 4_096).is_multiple_of(2)
                && EARLIER.iter().any(|it| it.0 == name) =>
            {
                Take::Earlier
            }
            _ => Take::Nothing,
        }
    }

    /// Imports them one after the other, and follows after each.
    fn follow(&self, policy: &Policy) -> Vec<Effort> {
        let (dir, path) = bundle(80, self.seed);
        let ws = Workspace::in_memory().unwrap();
        let mut live: Option<Live> = None;
        let mut efforts = Vec::new();
        for piece in 0..=self.later {
            let folder = dir.path().join(format!("piece-{piece}"));
            let take = |name: &str, row| self.take(name, row, piece);
            part(&path, &folder, &take, &|name, column| self.has(name, column, piece));
            let now = NOW + piece as i64 * 1_000_000;
            bring(&ws, &folder, now);
            match &mut live {
                None => live = Some(open(&ws, policy, Instant(now))),
                Some(live) => {
                    efforts.push(compare(live, &ws, policy, Instant(now), piece == self.later))
                }
            }
        }
        let mut live = live.unwrap();
        let last = ws.batches().unwrap().last().unwrap().id;
        let now = NOW + 60_000_000;
        ws.undo(last, now).unwrap();
        compare(&mut live, &ws, policy, Instant(now), false);
        efforts
    }
}

/// Follows, and holds the book against a new one.
fn compare(
    live: &mut Live,
    ws: &Workspace,
    policy: &Policy,
    now: Instant,
    figures: bool,
) -> Effort {
    let effort = live.follow(ws, now).unwrap();
    let anew = open(ws, policy, now);
    let (followed, anew) = (said(live.book(), figures), said(anew.book(), figures));
    for (id, lines) in &anew.customers {
        assert_eq!(followed.customers.get(id), Some(lines), "{id} after {effort:?}");
    }
    assert_eq!(followed.findings, anew.findings);
    assert_eq!(followed.through, anew.through);
    for (followed, anew) in followed.figures.iter().zip(&anew.figures) {
        assert_eq!(followed, anew, "after {effort:?}");
    }
    assert!(followed == anew, "figures differ after {effort:?}");
    assert_eq!(live.follow(ws, now).unwrap(), Effort::Nothing);
    effort
}

/// One company in so many of those that other laws are tried on: each is gone through five times.
const ONE_IN: u64 = 16;

#[test]
fn following_is_starting_anew() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    let settings = [
        ("fx", "component_start"),
        ("fx", "period_end"),
        ("merges", "at_merge"),
        ("paused", "churn"),
        ("gap_tolerance", "7_days"),
    ];
    for seed in 0..cases.unwrap_or(64_u64).div_ceil(ONE_IN) {
        let mut policy = Policy::standard();
        let (key, value) = settings[seed as usize % settings.len()];
        policy.set(key, value).unwrap();
        let share = [800, 200, 30][seed as usize % 3];
        let later = 1 + seed as usize % 3;
        for narrow in [false, true] {
            let pieces = Pieces { seed, later, share, invoices: seed / 2 % 2 == 1, narrow };
            eprintln!("{pieces:?} {key} = {value}");
            pieces.follow(&policy);
        }
    }
}

#[test]
fn a_few_rows_concern_a_few_customers() {
    for invoices in [false, true] {
        let pieces = Pieces { seed: 7, later: 3, share: 400, invoices, narrow: false };
        let efforts = pieces.follow(&Policy::standard());
        let few = |effort: &Effort| matches!(effort, Effort::Customers(n) if (1..80).contains(n));
        assert!(efforts.iter().any(few), "{efforts:?}");
    }
}

/// Who pays for whose subscription may be known before or after the subscription is.
#[test]
fn who_pays_for_another_is_followed() {
    let invoices = "invoice_id,customer_id,issued_at,paid_at,status,currency\n";
    let lines = "invoice_id,line_id,subscription_id,period_start,period_end,amount\n";
    let rows = "subscription_id,customer_id,amount,currency,interval,started_at,ended_at\n";
    let [invoice, line, row] = [
        ("invoices.csv", format!("{invoices}i1,holding,2026-01-01,2026-01-01,paid,EUR\n")),
        ("invoice_lines.csv", format!("{lines}i1,1,s1,2026-01-01,2026-02-01,40\n")),
        ("subscriptions.csv", format!("{rows}s1,shop,40,EUR,month,2026-01-01,2026-02-15\n")),
    ];
    let others = format!("{rows}o1,a,10,EUR,month,2026-01-01,\no2,b,10,EUR,month,2026-06-01,\n");
    let base = vec![
        ("subscriptions.csv", others),
        ("invoices.csv", format!("{invoices}i9,c,2026-06-20,2026-06-20,paid,EUR\n")),
        ("invoice_lines.csv", format!("{lines}i9,1,,2026-06-20,2026-07-20,9\n")),
    ];
    let moved = ("subscriptions.csv", format!("{rows}s1,shop2,40,EUR,month,2026-01-01,\n"));
    let orders = [
        vec![vec![invoice.clone(), line.clone()], vec![row.clone()], vec![moved.clone()]],
        vec![vec![row.clone()], vec![invoice.clone(), line.clone()], vec![moved.clone()]],
        vec![vec![invoice.clone()], vec![row.clone()], vec![line.clone()], vec![moved.clone()]],
        vec![vec![row], vec![line], vec![invoice], vec![moved]],
    ];
    for order in orders {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::in_memory().unwrap();
        let mut live: Option<Live> = None;
        for (at, files) in std::iter::once(base.clone()).chain(order).enumerate() {
            let folder = dir.path().join(at.to_string());
            fs_err::create_dir(&folder).unwrap();
            fs_err::write(folder.join("tenure.toml"), "currency = \"EUR\"\n").unwrap();
            files.iter().for_each(|(name, text)| fs_err::write(folder.join(name), text).unwrap());
            let now = NOW + at as i64 * 1_000_000;
            bring(&ws, &folder, now);
            let policy = Policy::standard();
            match &mut live {
                None => live = Some(open(&ws, &policy, Instant(now))),
                Some(live) => _ = compare(live, &ws, &policy, Instant(now), true),
            }
        }
    }
}
