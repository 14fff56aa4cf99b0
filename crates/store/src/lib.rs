//! The store: facts as they came, never edited.

mod batch;
mod columns;
mod compact;
mod error;
mod file;
mod hash;
mod home;
mod judge;
mod keyset;
mod lock;
mod manifest;
mod marks;
mod places;
mod prior;
mod ranges;
mod read;
mod run;
mod scan;
mod stamps;
mod table_writer;
mod verify;
mod versions;
mod view;
mod workspace;
mod writer;

pub use batch::{BatchId, BatchInfo, Conflict, KeyValue, Plan, RowPlace, SourceFile, TableCounts};
pub use columns::{
    AGAIN, BATCH, CONTENT, KEY, RECORDED_AT, SOURCE, SOURCE_FILE, SOURCE_LINE, UPDATED_AT,
    canonical,
};
pub use error::Error;
pub use stamps::Stamp;
pub use verify::{Fault, FaultKind};
pub use workspace::{TableState, Workspace};
pub use writer::BatchWriter;
