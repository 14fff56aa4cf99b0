//! What came of reading a bundle.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use tenure_domain::finding::{Finding, Severity};
use tenure_domain::schema::TableId;

use crate::Error;
pub use crate::block::RowText;

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
    /// How many of them the file is known to have; those behind may come in later lines.
    pub own: usize,
    /// Physical line, from 1; for Parquet the number of the row.
    pub line: u64,
    /// Number of the record in its file, from 1.
    pub record: u64,
    /// Fields of the row as found; may be more or fewer than the header has.
    pub fields: Vec<String>,
    /// The row as it stands in the file, where it stands there as text.
    pub text: Option<RowText>,
    /// Why it was not good; never empty.
    pub findings: Vec<Finding>,
}

impl Reject {
    /// The table of which it is a row; `None` where it is an object of a billing system, of which a
    /// table could have several rows.
    pub fn row_of(&self) -> Option<TableId> {
        let object = self.header.first().is_some_and(|name| &**name == "object");
        (!object).then_some(self.table)
    }
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

impl TableCount {
    fn add(&mut self, more: TableCount) {
        self.rows += more.rows;
        self.good += more.good;
        self.rejected += more.rejected;
    }
}

/// What came of reading a bundle.
#[derive(Clone, Debug, Default)]
pub struct ReadReport {
    /// Rows by table; tables without a file are absent.
    pub tables: BTreeMap<TableId, TableCount>,
    /// The same by file, of files that are read as tables.
    pub files: BTreeMap<(Arc<str>, TableId), TableCount>,
    /// Findings by code, those of rejected rows included.
    pub codes: BTreeMap<&'static str, u64>,
    /// The first findings, in full.
    pub first: Vec<Finding>,
    /// The first findings on whole files, in full.
    pub of_files: Vec<Finding>,
    /// Files that could not be read at all or not to their end. Rows before the failure have been
    /// given to the sink.
    pub failed_files: Vec<Arc<str>>,
    /// What became of objects, where the source has objects and not rows.
    pub objects: ObjectCounts,
}

/// What became of the objects of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ObjectCount {
    /// Objects with rows.
    pub taken: u64,
    /// Objects that could not be read; each has a finding.
    pub refused: u64,
    /// Objects that say nothing to keep.
    pub ignored: u64,
    /// Objects of the other mode.
    pub left_out: u64,
}

/// What became of objects. Every object is in one of the four counts of its kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ObjectCounts {
    /// By kind.
    pub kinds: BTreeMap<String, ObjectCount>,
    /// Why objects were ignored: kind, reason, how many.
    pub reasons: BTreeMap<(String, &'static str), u64>,
    /// How many of the objects came with events.
    pub events: u64,
    /// Rows that were made, by table.
    pub rows: BTreeMap<TableId, u64>,
    /// Objects that were refused, by the table in which they are missing.
    pub rejected: BTreeMap<TableId, u64>,
}

impl ObjectCounts {
    /// The counts of a kind.
    pub fn of(&mut self, kind: &str) -> &mut ObjectCount {
        if !self.kinds.contains_key(kind) {
            self.kinds.insert(kind.to_owned(), ObjectCount::default());
        }
        self.kinds.entry(kind.to_owned()).or_default()
    }

    /// Counts an object that was read: with so many rows, or ignored for a reason.
    pub fn taken(&mut self, kind: &str, rows: usize, ignored: Option<&'static str>) {
        if rows > 0 {
            self.of(kind).taken += 1;
        } else {
            self.ignored(kind, ignored.unwrap_or("it says nothing new"), 1);
        }
    }

    /// Counts objects that say nothing to keep.
    pub fn ignored(&mut self, kind: &str, reason: &'static str, count: u64) {
        self.of(kind).ignored += count;
        *self.reasons.entry((kind.to_owned(), reason)).or_default() += count;
    }

    /// Adds other counts.
    pub fn add(&mut self, other: &ObjectCounts) {
        for (kind, more) in &other.kinds {
            let count = self.of(kind);
            count.taken += more.taken;
            count.refused += more.refused;
            count.ignored += more.ignored;
            count.left_out += more.left_out;
        }
        for (reason, more) in &other.reasons {
            *self.reasons.entry(reason.clone()).or_default() += more;
        }
        for (tables, more) in [(&mut self.rows, &other.rows), (&mut self.rejected, &other.rejected)]
        {
            for (table, more) in more {
                *tables.entry(*table).or_default() += more;
            }
        }
        self.events += other.events;
    }

    /// All objects.
    pub fn total(&self) -> u64 {
        let all = |it: &ObjectCount| it.taken + it.refused + it.ignored + it.left_out;
        self.kinds.values().map(all).sum()
    }

    /// Objects of the other mode.
    pub fn left_out(&self) -> u64 {
        self.kinds.values().map(|count| count.left_out).sum()
    }
}

impl ReadReport {
    /// Counts a finding and keeps it if it is among the first.
    pub fn note(&mut self, finding: &Finding) {
        *self.codes.entry(finding.code).or_default() += 1;
        if self.first.len() < FULL_FINDINGS {
            self.first.push(finding.clone());
        }
        let of_file = finding.place.file.is_some() && finding.place.line.is_none();
        if of_file && self.of_files.len() < FULL_FINDINGS {
            self.of_files.push(finding.clone());
        }
    }

    /// Why a file could not be read to its end, as far as that is still known.
    pub fn why_failed(&self, file: &str) -> Option<&Finding> {
        let all = self.of_files.iter().chain(&self.first);
        let mut mine = all.filter(|finding| finding.place.file.as_deref() == Some(file));
        mine.find(|finding| finding.severity == Severity::Error)
    }

    /// Counts rows of a file.
    pub(crate) fn count(&mut self, file: &Arc<str>, table: TableId, more: TableCount) {
        self.tables.entry(table).or_default().add(more);
        self.files.entry((Arc::clone(file), table)).or_default().add(more);
    }

    /// Adds what came of reading other files of the same input.
    pub fn add(&mut self, other: ReadReport) {
        for (table, more) in other.tables {
            self.tables.entry(table).or_default().add(more);
        }
        for (file, more) in other.files {
            self.files.entry(file).or_default().add(more);
        }
        for (code, more) in other.codes {
            *self.codes.entry(code).or_default() += more;
        }
        let room = FULL_FINDINGS.saturating_sub(self.first.len());
        self.first.extend(other.first.into_iter().take(room));
        let room = FULL_FINDINGS.saturating_sub(self.of_files.len());
        self.of_files.extend(other.of_files.into_iter().take(room));
        self.failed_files.extend(other.failed_files);
        self.objects.add(&other.objects);
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
