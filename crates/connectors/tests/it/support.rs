//! A bundle written for a test, read into memory.

use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use tempfile::TempDir;
use tenure_connectors::Error;
use tenure_connectors::bundle::{self, ReadOptions};
use tenure_connectors::report::{ReadReport, Reject, Sink};
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::schema::TableId;

/// Everything that a bundle gave.
#[derive(Default)]
pub struct Collected {
    pub batches: Vec<(TableId, RecordBatch)>,
    pub rejects: Vec<Reject>,
    pub findings: Vec<Finding>,
    pub report: ReadReport,
    pub progress: Vec<(u64, u64)>,
}

impl Sink for Collected {
    fn batch(&mut self, table: TableId, batch: RecordBatch) -> Result<(), Error> {
        assert!(batch.num_rows() <= 65_536);
        let schema = tenure_connectors::columns::arrow_schema(table);
        assert_eq!(batch.schema().fields(), schema.fields());
        self.batches.push((table, batch));
        Ok(())
    }

    fn reject(&mut self, reject: &Reject) -> Result<(), Error> {
        assert!(!reject.findings.is_empty());
        self.rejects.push(reject.clone());
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) {
        self.findings.push(finding.clone());
    }

    fn progress(&mut self, bytes_done: u64, bytes_total: u64) {
        self.progress.push((bytes_done, bytes_total));
    }
}

impl Collected {
    /// One column of a table as text, `-` for null.
    pub fn column(&self, table: TableId, name: &str) -> Vec<String> {
        let batches = self.batches.iter().filter(|(id, _)| *id == table);
        batches.flat_map(|(_, batch)| column(batch, name)).collect()
    }

    /// Codes of all findings, those of rejected rows first.
    pub fn codes(&self) -> Vec<&'static str> {
        let rejected = self.rejects.iter().flat_map(|reject| &reject.findings);
        rejected.chain(&self.findings).map(|finding| finding.code).collect()
    }

    /// The only finding of a code.
    pub fn only(&self, code: &str) -> &Finding {
        let rejected = self.rejects.iter().flat_map(|reject| &reject.findings);
        let mut found = rejected.chain(&self.findings).filter(|finding| finding.code == code);
        let first = found.next().unwrap_or_else(|| panic!("no {code} in {:?}", self.codes()));
        assert!(found.next().is_none(), "more than one {code}");
        first
    }
}

pub fn column(batch: &RecordBatch, name: &str) -> Vec<String> {
    let array = batch.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"));
    let value = |row: usize| match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Dictionary(..) => {
            let words = array.as_dictionary::<Int32Type>();
            let number = words.keys().value(row) as usize;
            words.values().as_string::<i32>().value(number).to_owned()
        }
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).to_string(),
        _ => array.as_boolean().value(row).to_string(),
    };
    let rows = 0..batch.num_rows();
    rows.map(|row| if array.is_null(row) { "-".to_owned() } else { value(row) }).collect()
}

/// Reads a bundle of the given files with the default account.
pub fn read<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Collected {
    read_with(files, &options())
}

pub fn options() -> ReadOptions {
    let mut options = ReadOptions::new(Account::default());
    options.recorded_at = 1_000_000;
    options
}

pub fn read_with<B: AsRef<[u8]>>(files: &[(&str, B)], options: &ReadOptions) -> Collected {
    let dir = folder(files);
    read_path(dir.path(), options)
}

pub fn read_path(path: &Path, options: &ReadOptions) -> Collected {
    let bundle = bundle::open_with(path, options.mapping.as_deref()).unwrap();
    let mut options = options.clone();
    options.account = bundle.settings.apply(&options.account);
    let mut collected = Collected::default();
    let report = bundle::read(&bundle, &options, &mut collected).unwrap();
    let rows: u64 = report.tables.values().map(|count| count.rows).sum();
    let good: u64 = report.tables.values().map(|count| count.good).sum();
    assert_eq!(rows, good + report.rejected());
    assert_eq!(good, collected.batches.iter().map(|(_, b)| b.num_rows() as u64).sum::<u64>());
    assert_eq!(report.rejected(), collected.rejects.len() as u64);
    assert_eq!(report.codes.values().sum::<u64>(), collected.codes().len() as u64);
    collected.report = report;
    collected
}

pub fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, bytes).unwrap();
    }
    dir
}

/// Options with a mapping.
pub fn mapped(toml: &str) -> ReadOptions {
    let mut options = options();
    options.mapping = Some(Arc::new(tenure_connectors::mapping::Mapping::parse(toml).unwrap()));
    options
}
