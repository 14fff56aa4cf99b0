//! Reading a bundle back, as plain text fields.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::UNIX_EPOCH;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tenure_testkit::simulator::{Spec, write_bundle};

/// A row by column.
pub struct Row {
    header: std::rc::Rc<HashMap<String, usize>>,
    fields: csv::StringRecord,
}

impl Row {
    /// A field; the empty text where it is absent.
    pub fn get(&self, column: &str) -> &str {
        let at = self.header.get(column).unwrap_or_else(|| panic!("no column {column}"));
        &self.fields[*at]
    }

    pub fn has(&self, column: &str) -> bool {
        !self.get(column).is_empty()
    }

    /// An instant; none where it is absent.
    pub fn at(&self, column: &str) -> Option<i64> {
        self.has(column).then(|| instant(self.get(column)))
    }

    /// A whole number.
    pub fn int(&self, column: &str) -> Option<i64> {
        self.has(column).then(|| self.get(column).parse().unwrap())
    }

    /// An amount in its last digit's unit: `49.00` is 4900.
    pub fn minor(&self, column: &str) -> Option<i64> {
        self.has(column).then(|| self.get(column).replace('.', "").parse().unwrap())
    }
}

/// The account's zone.
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Bucharest").unwrap()
}

/// Seconds since 1970 of an instant with an offset or of the start of a bare day.
pub fn instant(text: &str) -> i64 {
    if text.len() == 10 {
        let day: Date = text.parse().unwrap();
        day.to_zoned(zone()).unwrap().timestamp().as_second()
    } else {
        let at: Timestamp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        at.as_second()
    }
}

/// The rows of a table, every one with as many fields as the header.
pub fn read(folder: &Path, table: &str) -> Vec<Row> {
    let path = folder.join(format!("{table}.csv"));
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let names = reader.headers().unwrap().clone();
    let header: HashMap<String, usize> =
        names.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
    assert_eq!(header.len(), names.len(), "{table} has a column twice");
    let header = std::rc::Rc::new(header);
    let rows = reader
        .records()
        .map(|fields| Row { header: std::rc::Rc::clone(&header), fields: fields.unwrap() });
    rows.collect()
}

/// The last version of every row of a table, in the order of the first ones.
pub fn last(folder: &Path, table: &str, key: &[&str]) -> Vec<Row> {
    let mut rows: Vec<Option<Row>> = Vec::new();
    let mut at: HashMap<Vec<String>, usize> = HashMap::new();
    for row in read(folder, table) {
        let id: Vec<String> = key.iter().map(|column| row.get(column).to_owned()).collect();
        let slot = *at.entry(id).or_insert_with(|| {
            rows.push(None);
            rows.len() - 1
        });
        rows[slot] = Some(row);
    }
    rows.into_iter().flatten().collect()
}

/// The tables of the default company.
pub const TABLES: [&str; 33] = [
    "credit_notes",
    "customers",
    "disputes",
    "event_kinds",
    "events",
    "features",
    "feedback",
    "fx_rates",
    "goals",
    "help_center",
    "interactions",
    "invoice_lines",
    "invoices",
    "lead_stages",
    "leads",
    "milestones",
    "mrr_months",
    "payments",
    "plans",
    "referrals",
    "refunds",
    "revenue",
    "seats",
    "spend",
    "subscription_changes",
    "subscriptions",
    "survey_invites",
    "survey_responses",
    "surveys",
    "tickets",
    "traffic",
    "trials",
    "users",
];

/// The default company, written once for all tests of a build: each is a process of its own, and
/// what a process keeps to its end nobody would take away. A new build, whose simulator may be
/// another, makes it anew.
pub fn default() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let room = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let built = std::env::current_exe().unwrap().metadata().unwrap().modified().unwrap();
        let built = built.duration_since(UNIX_EPOCH).unwrap().as_nanos().to_string();
        let folder = room.join("demo-company").join(&built);
        if folder.exists() {
            return folder;
        }
        let making = tempfile::tempdir_in(room).unwrap();
        let company = making.path().join("company");
        write_bundle(&Spec::default(), &company, &mut |_, _| {}).unwrap();
        fs_err::create_dir_all(room.join("demo-company")).unwrap();
        // Where another test was first, its folder stays.
        let moved = std::fs::rename(&company, &folder);
        assert!(moved.is_ok() || folder.exists(), "{moved:?}");
        for other in fs_err::read_dir(room.join("demo-company")).unwrap().flatten() {
            if other.file_name() != *built {
                drop(std::fs::remove_dir_all(other.path()));
            }
        }
        folder
    });
    &FOLDER
}

/// The end of the default window.
pub fn end() -> i64 {
    instant("2026-11-01")
}
