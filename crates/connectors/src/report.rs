//! What came of reading a bundle.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use tenure_domain::finding::Finding;
use tenure_domain::schema::TableId;

use crate::Error;

/// How many findings a report keeps in full.
pub const FULL_FINDINGS: usize = 20;

/// Receives what is read.
///
/// Errors of the receiver end the reading; wrap them with [`Error::sink`].
pub trait Sink {
    /// Takes good rows: canonical columns, at most 65,536 rows.
    ///
    /// # Errors
    /// Whatever keeps the receiver from taking them.
    fn batch(&mut self, table: TableId, batch: RecordBatch) -> Result<(), Error>;

    /// Takes a row that was not good. Its findings are not given to [`Sink::finding`].
    ///
    /// # Errors
    /// Whatever keeps the receiver from taking it.
    fn reject(&mut self, reject: &Reject) -> Result<(), Error>;

    /// Takes a remark about a file or the bundle.
    fn finding(&mut self, finding: &Finding);

    /// Hears how far reading is, in bytes of the input files.
    fn progress(&mut self, bytes_done: u64, bytes_total: u64) {
        let _ = (bytes_done, bytes_total);
    }
}

/// A row that was not good.
#[derive(Clone, Debug)]
pub struct Reject {
    /// Table to which it would have gone.
    pub table: TableId,
    /// File that holds it, relative to the bundle.
    pub file: Arc<str>,
    /// Columns of the file as written.
    pub header: Arc<[Arc<str>]>,
    /// Physical line, from 1; for Parquet the number of the row.
    pub line: u64,
    /// Number of the record in its file, from 1.
    pub record: u64,
    /// Fields of the row as found; may be more or fewer than the header has.
    pub fields: Vec<String>,
    /// Why it was not good; never empty.
    pub findings: Vec<Finding>,
}

/// Rows of one table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TableCount {
    /// Records found.
    pub rows: u64,
    /// Of these, loaded.
    pub good: u64,
    /// Of these, refused.
    pub rejected: u64,
}

/// What came of reading a bundle.
#[derive(Clone, Debug, Default)]
pub struct ReadReport {
    /// Rows by table; tables without a file are absent.
    pub tables: BTreeMap<TableId, TableCount>,
    /// Findings by code, those of rejected rows included.
    pub codes: BTreeMap<&'static str, u64>,
    /// The first findings, in full.
    pub first: Vec<Finding>,
    /// Files that could not be read at all or not to their end. Rows before the failure have been
    /// given to the sink.
    pub failed_files: Vec<Arc<str>>,
}

impl ReadReport {
    /// Counts a finding and keeps it if it is among the first.
    pub fn note(&mut self, finding: &Finding) {
        *self.codes.entry(finding.code).or_default() += 1;
        if self.first.len() < FULL_FINDINGS {
            self.first.push(finding.clone());
        }
    }

    /// Rows that were refused.
    pub fn rejected(&self) -> u64 {
        self.tables.values().map(|count| count.rejected).sum()
    }

    /// Whether every row of every file was loaded.
    pub fn is_clean(&self) -> bool {
        self.rejected() == 0 && self.failed_files.is_empty()
    }
}
