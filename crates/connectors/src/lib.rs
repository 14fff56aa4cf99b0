//! From the shapes of sources to facts.
//!
//! A connector knows its source's shapes inward and nothing of figures: it turns what a source
//! says into canonical rows and says what it could not read. The plain way in is the bundle: a
//! folder or archive of CSV, JSONL or Parquet files ([`bundle`]).
//!
//! ```text
//! file ─► blocks of whole records ─► fields ─► cells ─► canonical row ─► checked ─► Arrow batch
//!                                                            └────────► rejected, with findings
//! ```

pub mod archive;
pub mod block;
pub mod bundle;
pub mod cell;
mod chatwoot;
pub mod columns;
pub mod csv;
mod error;
pub mod fuzz;
pub mod header;
mod hubspot;
pub mod input;
mod intercom;
pub mod jsonl;
pub mod look;
pub mod mapping;
mod objects;
pub mod parquet;
mod pipeline;
pub mod rejects;
pub mod report;
pub mod row;
pub mod settings;
pub mod source;
pub mod statement;
pub mod stripe;
pub mod stripe_api;
mod stripe_dashboard;
mod toml_places;
pub mod values;
pub mod vendors;
mod workbook;
mod zendesk;

pub use error::Error;
