//! Fuzz targets: plain functions that take bytes and must neither panic nor contradict themselves.
//!
//! `cargo test` replays `fuzz/corpus/<target>/*` through them, with small mutations;
//! `cargo fuzz run <target>` looks for more. Failures are panics, so asserts are welcome here.

use std::io::Write;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_schema::DataType;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, code_doc};
use tenure_domain::money::Currency;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Instant, Zone};

use crate::Error;
use crate::bundle::{self, ReadOptions};
use crate::mapping::Mapping;
use crate::report::{Reject, Sink};
use crate::settings::Settings;
use crate::source::{self, Kind, OpenOptions};
use crate::values::date::{Clock, DateOrder};
use crate::values::decimal::{Excess, Marks, print, scaled};
use crate::vendors::Vendor;

/// A fuzz target.
pub type Target = fn(&[u8]);

/// All targets by name, which is also the name of their corpus.
pub const TARGETS: [(&str, Target); 12] = [
    ("csv", csv),
    ("jsonl", jsonl),
    ("parquet", parquet),
    ("zip", zip),
    ("tar", tar),
    ("mapping", mapping),
    ("settings", settings),
    ("values", values),
    ("zendesk", zendesk),
    ("intercom", intercom),
    ("chatwoot", chatwoot),
    ("hubspot", hubspot),
];

/// The first byte names the table, the second the size of blocks, the rest is the file.
pub fn csv(data: &[u8]) {
    text_file(data, "csv");
}

/// As [`csv()`], for JSONL.
pub fn jsonl(data: &[u8]) {
    text_file(data, "jsonl");
}

/// The first byte names the table, the rest is the file.
pub fn parquet(data: &[u8]) {
    let Some((&table, file)) = data.split_first() else { return };
    let name = format!("{}.parquet", table_of(table).name());
    with_file(&name, file, |path| {
        read(path, 1, 1 << 16);
    });
}

/// The bytes of a ZIP archive.
pub fn zip(data: &[u8]) {
    archive(data, "bundle.zip");
}

/// The bytes of a tar archive, compressed or not.
pub fn tar(data: &[u8]) {
    archive(data, "bundle.tar.gz");
}

/// A file of Zendesk's objects.
pub fn zendesk(data: &[u8]) {
    vendor(Vendor::Zendesk, data, "export.json");
}

/// A file of Intercom's objects.
pub fn intercom(data: &[u8]) {
    vendor(Vendor::Intercom, data, "export.json");
}

/// A file of Chatwoot's objects.
pub fn chatwoot(data: &[u8]) {
    vendor(Vendor::Chatwoot, data, "export.json");
}

/// The first byte says whether the rest is a file of HubSpot's objects or an export as CSV.
pub fn hubspot(data: &[u8]) {
    let Some((&form, data)) = data.split_first() else { return };
    let name = if form == b'c' { "export.csv" } else { "export.json" };
    vendor(Vendor::HubSpot, data, name);
}

/// Reads a file of a source: each object is in one count, each refused one has its reasons, and for
/// a whole file it does not matter how it is cut while it is read.
fn vendor(vendor: Vendor, data: &[u8], name: &str) {
    with_file(name, data, |path| {
        let kind = Some(Kind::Vendor(vendor));
        let Ok(source) = source::open(path, &OpenOptions { kind, ..OpenOptions::default() }) else {
            return;
        };
        let mut rows: Option<Vec<String>> = None;
        for chunk_bytes in [7, 1 << 16] {
            let options = ReadOptions { chunk_bytes, ..ReadOptions::new(Account::default()) };
            let mut seen = Seen::default();
            let Ok(report) = source.read(&options, &mut seen) else { return };
            let refused: u64 = report.objects.kinds.values().map(|it| it.refused).sum();
            assert_eq!(refused, seen.rejected);
            assert_eq!(report.objects.rows.values().sum::<u64>(), seen.rows.len() as u64);
            // Where what is broken ends depends on whether lines or brackets part the objects, which
            // the beginning tells.
            if !report.is_clean() {
                return;
            }
            seen.rows.sort();
            assert!(rows.replace(seen.rows.clone()).is_none_or(|before| before == seen.rows));
        }
    });
}

/// The text of a mapping file.
pub fn mapping(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data)
        && let Err(findings) = Mapping::parse(text)
    {
        assert!(!findings.is_empty());
    }
}

/// The text of `tenure.toml`.
pub fn settings(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Settings::parse(text) {
        Ok((settings, _)) => assert_account(&settings.apply(&Account::default())),
        Err(findings) => assert!(!findings.is_empty()),
    }
}

/// A text read as a number and as a date; what is read must be what is printed.
pub fn values(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for scale in [0, 4, 6, 12] {
        if let Ok(value) = scaled(text, scale, Marks::default(), Excess::Error) {
            let printed = print(value, scale);
            assert_eq!(scaled(&printed, scale, Marks::default(), Excess::Error), Ok(value));
        }
        let german = Marks { decimal: b',', thousands: Some(b'.') };
        let _ = scaled(text, scale, german, Excess::HalfEven);
    }
    for order in [DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear] {
        let mut clock = Clock::new(Zone::utc(), order);
        if let Ok(at) = clock.instant(text, false) {
            assert_eq!(clock.instant(&Instant(at).to_string(), false), Ok(at));
            assert!(clock.instant(text, true).is_ok_and(|end| end >= at));
        }
        let (_, _) = (clock.day(text), clock.month(text));
    }
}

fn table_of(byte: u8) -> TableId {
    TableId::ALL[usize::from(byte) % TableId::ALL.len()]
}

fn assert_account(account: &Account) {
    assert!(Currency::parse(account.currency.code()).is_some());
    assert!(account.week_start < 7 && (1..=12).contains(&account.fiscal_year_start));
}

fn text_file(data: &[u8], extension: &str) {
    let [table, size, file @ ..] = data else { return };
    let name = format!("{}.{extension}", table_of(*table).name());
    with_file(&name, file, |path| {
        let whole = read(path, 1, 1 << 20);
        let cut = read(path, 2, usize::from(*size) + 1);
        assert_eq!(whole.rows, cut.rows, "blocks change rows");
        assert_eq!(whole.findings, cut.findings, "blocks change findings");
    });
}

fn archive(data: &[u8], name: &str) {
    with_file(name, data, |path| {
        read(path, 1, 1 << 16);
    });
}

fn with_file(name: &str, data: &[u8], then: impl FnOnce(&std::path::Path)) {
    let write = || -> std::io::Result<(tempfile::TempDir, std::path::PathBuf)> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join(name);
        fs_err::File::create(&path)?.write_all(data)?;
        Ok((folder, path))
    };
    // A machine without room for a small file says nothing about the parser.
    if let Ok((_folder, path)) = write() {
        then(&path);
    }
}

/// Everything that was read, as text.
#[derive(Default)]
struct Seen {
    rows: Vec<String>,
    findings: Vec<String>,
    rejected: u64,
}

fn read(path: &std::path::Path, threads: usize, chunk_bytes: usize) -> Seen {
    let mut seen = Seen::default();
    let Ok(bundle) = bundle::open(path) else { return seen };
    let mut options = ReadOptions::new(Account::default());
    (options.threads, options.chunk_bytes) = (threads, chunk_bytes);
    options.accept_recorded_at = true;
    match bundle::read(&bundle, &options, &mut seen) {
        Ok(report) => {
            let count = |f: fn(&crate::report::TableCount) -> u64| -> u64 {
                report.tables.values().map(f).sum()
            };
            assert_eq!(count(|c| c.rows), count(|c| c.good) + count(|c| c.rejected));
            assert_eq!(count(|c| c.good), seen.rows.len() as u64);
            assert_eq!(count(|c| c.rejected), seen.rejected);
        }
        Err(Error::Io(_)) => {}
        Err(error) => panic!("{error}"),
    }
    seen
}

impl Sink for Seen {
    fn batch(&mut self, _: TableId, batch: RecordBatch) -> Result<(), Error> {
        for row in 0..batch.num_rows() {
            let cells: Vec<String> =
                (0..batch.num_columns()).map(|at| shown(&batch, at, row)).collect();
            self.rows.push(cells.join("\u{1f}"));
        }
        Ok(())
    }

    fn reject(&mut self, reject: &Reject) -> Result<(), Error> {
        assert!(!reject.findings.is_empty() && reject.line > 0 && reject.record > 0);
        self.rejected += 1;
        reject.findings.iter().for_each(|finding| self.finding(finding));
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) {
        assert!(code_doc(finding.code).is_some(), "{} is not listed", finding.code);
        self.findings.push(finding.to_string());
    }
}

fn shown(batch: &RecordBatch, column: usize, row: usize) -> String {
    let array = batch.column(column);
    if array.is_null(row) {
        return "-".to_owned();
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).to_string(),
        _ => array.as_boolean().value(row).to_string(),
    }
}
