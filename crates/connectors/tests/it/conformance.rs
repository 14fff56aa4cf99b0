//! The laws of `docs/connectors.md`, for any connector.
//!
//! A connector gives a [`Subject`]: how to open its files, and records in its own words. The laws
//! are functions over it; the number before each is that of the rule that it tests.

use std::collections::BTreeMap;
use std::path::Path;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use tenure_connectors::bundle::ReadOptions;
use tenure_connectors::source::Source;
use tenure_domain::account::Account;
use tenure_domain::schema::{self, ColumnKind, CurrencyRule, TableId};

use super::support::{Collected, column};

/// A connector under test, with records that it can read.
pub struct Subject {
    /// Opens a folder of files.
    pub open: fn(&Path) -> Source,
    /// Records as they stand in files, one each.
    pub records: Vec<String>,
    /// How records become a file.
    pub write: fn(&[&str]) -> String,
    /// Name of such a file.
    pub file: &'static str,
    /// Whether records name others that are needed to understand them.
    pub linked: bool,
}

/// The facts that hold: for each key the version in force, as text.
pub type Facts = BTreeMap<(TableId, String), (Option<i64>, String)>;

impl Subject {
    /// Reads records out of so many files.
    pub fn read(&self, files: &[Vec<&str>]) -> Collected {
        let folder = tempfile::tempdir().unwrap();
        for (at, records) in files.iter().enumerate() {
            let text = (self.write)(records);
            std::fs::write(folder.path().join(format!("{at}-{}", self.file)), text).unwrap();
        }
        let source = (self.open)(folder.path());
        let mut collected = Collected::default();
        let options = ReadOptions { chunk_bytes: 4_096, ..ReadOptions::new(Account::default()) };
        let report = source.read(&options, &mut collected).unwrap();
        collected.report = report;
        collected
    }

    fn all(&self) -> Vec<&str> {
        self.records.iter().map(String::as_str).collect()
    }
}

/// Brings what was read into force, after all that was before: the later `updated_at` holds, else
/// what comes later.
pub fn put(facts: &mut Facts, collected: &Collected) {
    for (table, batch) in &collected.batches {
        let spec = schema::table(*table);
        // What has no key is told apart by all that it says.
        let content: Vec<&str> = spec.columns.iter().map(|it| it.name).collect();
        let key = if spec.key.is_empty() { &content } else { spec.key };
        let keys: Vec<Vec<String>> = key.iter().map(|name| column(batch, name)).collect();
        let values: Vec<Vec<String>> = spec
            .stored_columns()
            .iter()
            .filter(|it| !is_place(it.name))
            .map(|it| column(batch, it.name))
            .collect();
        let updated = batch.column_by_name("updated_at").unwrap().as_primitive::<Int64Type>();
        for row in 0..batch.num_rows() {
            let text = |columns: &[Vec<String>]| {
                columns.iter().map(|column| column[row].as_str()).collect::<Vec<_>>().join("|")
            };
            let version = updated.is_valid(row).then(|| updated.value(row));
            let (key, value) = ((*table, text(&keys)), (version, text(&values)));
            match facts.get(&key) {
                Some(held) if held.0.is_some() && version.is_some() && held.0 > version => {}
                _ => {
                    facts.insert(key, value);
                }
            }
        }
    }
}

/// Columns that say where a row stood.
fn is_place(name: &str) -> bool {
    matches!(name, "source" | "source_file" | "source_line" | "recorded_at")
}

fn facts(collected: &[Collected]) -> Facts {
    let mut facts = Facts::new();
    collected.iter().for_each(|it| put(&mut facts, it));
    facts
}

/// A fixed order that looks like none.
fn shuffled<'a>(records: &[&'a str], seed: usize) -> Vec<&'a str> {
    let mut records = records.to_vec();
    let mut state = seed * 2 + 1;
    for at in (1..records.len()).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        records.swap(at, (state >> 33) % (at + 1));
    }
    records
}

/// C1: the same records twice say nothing more.
pub fn is_idempotent(subject: &Subject) {
    let once = facts(&[subject.read(&[subject.all()])]);
    assert!(!once.is_empty());
    let twice = [subject.read(&[subject.all()]), subject.read(&[subject.all()])];
    assert_eq!(facts(&twice), once);
    assert_eq!(facts(&[subject.read(&[subject.all(), subject.all()])]), once);
}

/// C2: the order of records, and how they are spread over files, do not matter.
pub fn has_no_order(subject: &Subject) {
    let whole = facts(&[subject.read(&[subject.all()])]);
    for seed in 0..6 {
        let records = shuffled(&subject.all(), seed);
        let files: Vec<Vec<&str>> = records.chunks(1 + seed * 3).map(<[&str]>::to_vec).collect();
        assert_eq!(facts(&[subject.read(&files)]), whole, "order {seed}");
    }
}

/// C3: imports of parts, in any order, come to what one import of everything does. Records that
/// need others must meet them once: then the whole follows.
pub fn can_be_resumed(subject: &Subject) {
    let whole = facts(&[subject.read(&[subject.all()])]);
    for seed in 0..6 {
        let records = shuffled(&subject.all(), seed);
        let mut parts: Vec<Collected> =
            records.chunks(3 + seed).map(|part| subject.read(&[part.to_vec()])).collect();
        if subject.linked {
            parts.insert(parts.len() / 2, subject.read(&[subject.all()]));
        }
        assert_eq!(facts(&parts), whole, "split {seed}");
    }
}

/// C4: every amount has a currency.
pub fn names_currencies(subject: &Subject) {
    let read = subject.read(&[subject.all()]);
    assert!(!read.codes().contains(&"currency-missing"));
    for (table, batch) in &read.batches {
        let spec = schema::table(*table);
        if spec.currency != CurrencyRule::Own {
            continue;
        }
        let currency = batch.column_by_name("currency").unwrap();
        for money in spec.columns.iter().filter(|it| it.kind == ColumnKind::Money) {
            let amounts = batch.column_by_name(money.name).unwrap();
            for row in 0..batch.num_rows() {
                assert!(amounts.is_null(row) || currency.is_valid(row), "{table}.{}", money.name);
            }
        }
    }
}

/// C5: a word that nobody knows is a finding. `words` are those of the records that decide
/// something, as they are written.
pub fn finds_new_words(subject: &Subject, words: &[&str]) {
    for word in words {
        let hit: Vec<&String> = subject.records.iter().filter(|it| it.contains(word)).collect();
        assert!(!hit.is_empty(), "no record has {word}");
        for record in hit {
            let (field, value) =
                word.rsplit_once('"').and_then(|it| it.0.rsplit_once('"')).unwrap();
            let changed = record.replace(word, &format!("{field}\"zz_{value}\""));
            let read = subject.read(&[vec![&changed]]);
            let known = subject.read(&[vec![record]]);
            let count = |of: &Collected, code: &str| {
                of.codes().into_iter().filter(|it| *it == code).count()
            };
            let is_new = |code: &&str| count(&read, code) > count(&known, code);
            assert!(read.codes().iter().any(is_new), "{word}: {:?} in {changed}", read.codes());
        }
    }
}

/// C6: every record is accounted for: rows, a finding, or a reason why it says nothing.
pub fn loses_nothing(subject: &Subject, records: u64) {
    let read = subject.read(&[subject.all()]);
    let objects = &read.report.objects;
    assert_eq!(objects.total(), records, "{objects:#?}");
    let refused: u64 = objects.kinds.values().map(|it| it.refused).sum();
    assert_eq!(read.rejects.len() as u64, refused);
    for (table, rows) in &objects.rows {
        let in_batches: usize =
            read.batches.iter().filter(|it| it.0 == *table).map(|it| it.1.num_rows()).sum();
        assert_eq!(in_batches as u64, *rows, "{table}");
        assert_eq!(read.report.tables[table].good, *rows, "{table}");
    }
    let ignored: u64 = objects.kinds.values().map(|it| it.ignored).sum();
    assert_eq!(objects.reasons.values().sum::<u64>(), ignored);
}
