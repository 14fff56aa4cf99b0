//! The store: facts as sources said them, never edited, only superseded.
//!
//! A [`Workspace`] is a folder, or memory. An import is a batch: [`Workspace::begin`], then
//! [`BatchWriter::append`] for the rows of each table, then [`BatchWriter::commit`]. Of each fact
//! (told apart by the key of its table) the store keeps every version that said something new, and
//! [`Workspace::scan`] gives back all of them, or [`Workspace::scan_in_force`] the one that holds,
//! as they were known at any time. [`Workspace::undo`] takes a batch back from a time on.
//!
//! # On disk
//!
//! ```text
//! DIR/
//!   tenure.sqlite            the manifest; with -wal and -shm beside it while it is open
//!   writer.lock              locked by the one who writes; holds the process id
//!   runs/
//!     000001/                one folder for each batch that stored rows
//!       customers.parquet    its run: the rows that the batch stored of a table
//!       invoices.parquet
//!     000002.part/           a batch in the making
//!   derived/                 tables made from facts, with their seals; can be deleted at any time
//!   closes/
//!     000001/                one folder for each month close
//!       movements.parquet    its locked figures
//! ```
//!
//! A run is a Parquet file (zstd) with the columns of [`canonical`] under their names, so any other
//! tool can read it, in row groups of 131,072 rows in the order in which they came, and three more:
//! [`KEY`] (the hash of the row's key), [`CONTENT`] (the hash of what it says) and [`AGAIN`]
//! (whether its fact had a version). Columns whose values hardly repeat have no dictionary. Columns
//! that are empty in a row group are not read.
//!
//! The manifest is SQLite in WAL mode with `synchronous=FULL`. It has the batches with their
//! sources, files, counts and times, the runs with their sizes and hashes, the undos, the account's
//! settings, saved mappings, and for each batch which rows of earlier ones it said again. Its
//! schema grows by the numbered files of `migrations/`; a manifest with a newer schema is refused.
//!
//! # All or nothing
//!
//! The files of a batch are written to its `.part` folder and synced, then the folder, then it gets
//! its name, and `runs/` is synced. Only then one SQLite transaction makes the batch part of the
//! workspace. Whatever stops the program before, the workspace is as it was; what was written
//! belongs to no batch and is removed by the next one who opens the workspace while nobody writes.
//! The operating system gives up the lock of a process that ends in any way. Readers need no lock:
//! what the manifest names never changes.
//!
//! # What a batch stores
//!
//! Rows that say what is known are counted but not stored, so importing twice is importing once.
//! Which versions there are and which one holds follows [`Stamp::takes_over`]. A row is left out
//! only where that changes nothing, now or after any undo: the batch notes that it said the row
//! again, and where the batch that stored it is undone, the row stands as one of the later batch.
//! One case is a choice: a batch that contradicts itself about a fact, and says only what is known,
//! the version in force among it, changes nothing.
//!
//! Rows in tables without key (and rows without the part of the key that they need) are told apart
//! by content and by how often a batch says the same. In a table that is a ledger without ids
//! (`spend`) the rows of a batch that share a key are numbered (`numbered.rs`).
//!
//! # Events
//!
//! The table `events` is kept in another way, since it has hundreds of millions of rows: its facts
//! have no versions, and nothing is known about all of them at once (`events.rs`). Its runs are in
//! the order of 256 partitions by customer, then of customer, user and time; [`KEY`] begins with
//! bits of the customer, and [`CONTENT`] is 0. Undo, known-at and repeated rows work as above.
//!
//! # Costs
//!
//! Judging the rows of an import takes some 40 bytes of memory for each fact of the table, stored
//! ones included, and a byte or two to know where each row of the import was read; fewer than
//! 65,536 rows at a time take only their own. `examples/lines.rs` measures. Where rows stay in memory
//! and are the first of their table, only those are judged whose fact several of them say. Events
//! take some hundred megabytes, however many they are.

mod batch;
mod close;
mod columns;
mod compact;
mod error;
mod events;
mod file;
mod finder;
mod hash;
mod home;
mod in_force;
mod judge;
mod keyset;
mod lock;
mod manifest;
mod marks;
mod mask;
mod news;
mod numbered;
mod numbers;
mod places;
mod prior;
mod ranges;
mod read;
mod repeats;
mod run;
mod says;
mod scan;
mod seal;
mod stamps;
mod table_writer;
mod verify;
mod versions;
mod view;
mod workspace;
mod writer;

pub use batch::{
    Alike, BatchId, BatchInfo, Conflict, KeyValue, Plan, RowPlace, SourceFile, TableCounts,
};
pub use close::{Close, CloseFile, CloseId, CloseInfo, CloseWriter, Reopening};
pub use columns::{
    AGAIN, BATCH, CONTENT, KEY, RECORDED_AT, SOURCE, SOURCE_FILE, SOURCE_LINE, UPDATED_AT,
    canonical,
};
pub use error::Error;
pub use events::Events;
pub use finder::{Finder, Ids};
pub use in_force::InForce;
pub use lock::Lock;
pub use marks::marked;
pub use mask::{DOTS, Mask};
pub use news::{Holdings, News};
pub use numbers::{Derived, Deriving, Form, Numbers, Width};
pub use stamps::Stamp;
pub use verify::{Fault, FaultKind};
pub use workspace::{TableState, Workspace};
pub use writer::BatchWriter;
