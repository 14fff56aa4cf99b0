//! What the store says about a batch: one import, as planned or as committed.

use tenure_domain::schema::TableId;

/// The number of a batch, counted from 1 in the order of commit.
pub type BatchId = u64;

/// A file that an import read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The name as the user gave it, or as it was inside an archive.
    pub name: String,
    /// Its size in bytes, as stored (compressed where it was).
    pub bytes: u64,
    /// A hash of its bytes, in whatever form the reader uses.
    pub hash: String,
}

/// What an import means for one table, in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableCounts {
    /// The table.
    pub table: TableId,
    /// First versions of facts that were not there.
    pub added: u64,
    /// New versions of facts that were there (or came earlier in the batch) that now hold.
    pub superseded: u64,
    /// New versions that are older than the one in force: kept as history, they change nothing.
    pub late: u64,
    /// Rows that say what is known; not stored again.
    pub unchanged: u64,
    /// Rows that repeat a row of the same batch; stored once.
    pub repeated: u64,
    /// Of the stored versions of facts that were there: those where the source does not say, by
    /// `updated_at`, which of the two is the later one, but for those that are counted as conflicts.
    pub unversioned: u64,
    /// Rows that contradict a row of the same batch with nothing but their order to tell which
    /// one holds. They are counted above as well.
    pub conflicts: u64,
}

impl TableCounts {
    /// No rows at all.
    #[must_use]
    pub fn none(table: TableId) -> Self {
        Self {
            table,
            added: 0,
            superseded: 0,
            late: 0,
            unchanged: 0,
            repeated: 0,
            unversioned: 0,
            conflicts: 0,
        }
    }

    /// Rows that the batch stores.
    #[must_use]
    pub fn stored(&self) -> u64 {
        self.added + self.superseded + self.late
    }

    /// Rows that the batch was given.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.stored() + self.unchanged + self.repeated
    }
}

/// A committed batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its number.
    pub id: BatchId,
    /// What kind of source it came from, e.g. `bundle`.
    pub source: String,
    /// When it was imported, in microseconds since the epoch.
    pub recorded_at: i64,
    /// When it was undone, if it was.
    pub undone_at: Option<i64>,
    /// Rows that the reader rejected.
    pub rejects: u64,
    /// The files that it came from.
    pub files: Vec<SourceFile>,
    /// What it meant for each table it had rows for, in the order of the tables.
    pub tables: Vec<TableCounts>,
}

/// Where a row was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// The file, where the reader said so.
    pub file: Option<String>,
    /// Its line, counted from 1, where the reader said so.
    pub line: Option<i64>,
}

/// The value of a key column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyValue {
    /// There is none.
    Absent,
    /// Text.
    Text(String),
    /// Any other value, in the unit of its column.
    Number(i64),
}

/// Two rows of one batch that say different things about the same fact, where nothing but their
/// order tells which one holds. The later one does, unless both were known before and the batch
/// says nothing new about the fact: then what is in force stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The table.
    pub table: TableId,
    /// The values of the key columns, in the order of the table's key.
    pub key: Vec<KeyValue>,
    /// The row that came first.
    pub earlier: RowPlace,
    /// The row that came after it.
    pub later: RowPlace,
}

/// Rows of one batch that are alike in all that tells rows of their table apart, in a table where
/// each of them counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The table.
    pub table: TableId,
    /// How many there are beyond the first of each kind.
    pub rows: u64,
    /// The row that the first of them is like.
    pub earlier: RowPlace,
    /// The first of them.
    pub later: RowPlace,
}

/// What a batch would do, before it is committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Counts for each table it has rows for, in the order of the tables.
    pub tables: Vec<TableCounts>,
    /// The first conflicts of each table; [`TableCounts::conflicts`] counts all.
    pub conflicts: Vec<Conflict>,
    /// Rows that are alike and all count, for each table that has any.
    pub alike: Vec<Alike>,
}
