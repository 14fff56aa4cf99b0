//! The bundle: one file per table, in a folder or an archive.
//!
//! ```no_run
//! # use tenure_connectors::{bundle, report::Sink};
//! # fn import(sink: &mut dyn Sink) -> Result<(), tenure_connectors::Error> {
//! let bundle = bundle::open("exports/2026-03".as_ref())?;
//! let account = bundle.settings.apply(&Default::default());
//! let report = bundle::read(&bundle, &bundle::ReadOptions::new(account), sink)?;
//! println!("{} rows rejected", report.rejected());
//! # Ok(())
//! # }
//! ```

mod intake;
pub(crate) mod layout;
mod read;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use tempfile::TempDir;
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::schema::{Says, TableId};

use crate::Error;
use crate::archive;
use crate::block::CHUNK;
use crate::mapping::Mapping;
use crate::settings::Settings;
use crate::stripe_dashboard::{self, Translated};
use crate::workbook;

pub(crate) use layout::table_named;
pub use layout::{Format, Part, TableSource, split_name};

/// A bundle that has been found, not yet read.
#[derive(Debug)]
pub struct Bundle {
    /// What `tenure.toml` says; nothing where there is none.
    pub settings: Settings,
    /// Tables that have files, in the order of [`TableId::ALL`].
    pub tables: Vec<TableSource>,
    /// Remarks about the bundle as a whole, such as files that are not read.
    pub findings: Vec<Finding>,
    /// Where an archive was unpacked; goes with the bundle.
    pub(crate) _unpacked: Option<Arc<TempDir>>,

    /// Where exports of Stripe's dashboard became tables; goes with the bundle.
    pub(crate) _translated: Option<TempDir>,
}

impl Bundle {
    /// Bytes of all files of tables.
    pub fn bytes(&self) -> u64 {
        self.parts().map(|(_, part)| part.bytes).sum()
    }

    /// All files, each with its table.
    pub fn parts(&self) -> impl Iterator<Item = (TableId, &Part)> {
        self.tables.iter().flat_map(|it| it.parts.iter().map(|part| (it.table, part)))
    }

    /// Whether a file was made of an export of Stripe's dashboard.
    pub(crate) fn is_translated(&self, part: &Part) -> bool {
        self._translated.as_ref().is_some_and(|folder| part.path.starts_with(folder.path()))
    }

    /// A bundle without any table, of a folder in which none was found.
    pub(crate) fn empty(findings: Vec<Finding>) -> Bundle {
        Bundle {
            settings: Settings::default(),
            tables: Vec::new(),
            findings,
            _unpacked: None,
            _translated: None,
        }
    }
}

/// How a bundle is to be read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Currency, time zone and meaning of ends, `tenure.toml` already applied.
    pub account: Account,
    /// When rows without `recorded_at` became known: the time of the import, in microseconds.
    pub recorded_at: i64,
    /// Whether `recorded_at` of a file counts: only into an empty workspace.
    pub accept_recorded_at: bool,
    /// How the files differ from the bundle.
    pub mapping: Option<Arc<Mapping>>,
    /// Threads that parse.
    pub threads: usize,
    /// Name of the source, kept with every row.
    pub source: Arc<str>,
    /// Tables of which rows are known from before, with what these speak of: what a file of them has
    /// no column for stays.
    pub known: BTreeMap<TableId, Says>,
    /// Only these tables; all where empty.
    pub only: Vec<TableId>,
    /// Bytes that are read and parsed at a time.
    pub chunk_bytes: usize,
    /// What is done to good rows on the threads that parse, before the sink gets them.
    pub finish: Finish,
}

/// Work on rows of a table that their receiver would have to do otherwise.
pub type Finish = fn(TableId, RecordBatch) -> RecordBatch;

impl ReadOptions {
    /// Options with two threads, no mapping, and import time 1970.
    pub fn new(account: Account) -> ReadOptions {
        ReadOptions {
            account,
            recorded_at: 0,
            accept_recorded_at: false,
            mapping: None,
            threads: 2,
            source: "bundle".into(),
            known: BTreeMap::new(),
            only: Vec::new(),
            chunk_bytes: CHUNK,
            finish: |_, rows| rows,
        }
    }
}

/// Finds the tables of a folder, of an archive, or of a single file named after a table.
///
/// # Errors
/// [`Error::Io`], [`Error::NotABundle`], and [`Error::Refused`] for archives and settings that
/// cannot be accepted.
pub fn open(path: &Path) -> Result<Bundle, Error> {
    open_with(path, None)
}

/// Like [`open`], with a mapping that may say which file is which table.
///
/// # Errors
/// As [`open`].
pub fn open_with(path: &Path, mapping: Option<&Mapping>) -> Result<Bundle, Error> {
    let metadata = fs_err::metadata(path)?;
    if metadata.is_dir() {
        return from_folder(path, path, mapping);
    }
    if !metadata.is_file() {
        let reason = "it is neither a file nor a folder; save what it gives as a file first";
        return Err(Error::NotABundle { path: path.to_owned(), reason: reason.to_owned() });
    }
    if let Some(kind) = archive::kind_of(path)? {
        let (folder, root) = archive::unpack(path, kind)?;
        let bundle = from_folder(&root, path, mapping)?;
        return Ok(Bundle { _unpacked: Some(Arc::new(folder)), ..bundle });
    }
    if let Some((found, translated)) = stripe_dashboard::single(path, mapping)? {
        return Ok(of_dashboard(found, Settings::default(), translated));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    match layout::single(path, &name, metadata.len(), mapping) {
        Ok(source) => Ok(Bundle {
            settings: Settings::default(),
            tables: vec![source],
            findings: Vec::new(),
            _unpacked: None,
            _translated: None,
        }),
        Err(reason) => Err(Error::NotABundle { path: path.to_owned(), reason }),
    }
}

/// The bundle in a folder, which the user calls `path`.
pub(crate) fn from_folder(
    folder: &Path,
    path: &Path,
    mapping: Option<&Mapping>,
) -> Result<Bundle, Error> {
    let mut found = layout::scan(folder, mapping)?;
    let translated = stripe_dashboard::take(folder, mapping, &mut found)?;
    let settings = match &found.settings {
        Some(file) => read_settings(file, &mut found.findings)?,
        None => Settings::default(),
    };
    if let Some(translated) = translated {
        return Ok(of_dashboard(found, settings, translated));
    }
    if found.tables.is_empty() {
        let mut reason =
            "it holds no file named after a table, such as subscriptions.csv".to_owned();
        let names = found.findings.iter().filter_map(|finding| finding.place.file.as_deref());
        if let Some(name) = names.into_iter().find(|name| workbook::is_named(name)) {
            reason.push_str(&format!(
                "; {name} is a workbook: save each sheet as CSV (UTF-8), named after its table"
            ));
        }
        return Err(Error::NotABundle { path: path.to_owned(), reason });
    }
    Ok(Bundle {
        settings,
        tables: found.tables,
        findings: found.findings,
        _unpacked: None,
        _translated: None,
    })
}

/// The bundle of exports of Stripe's dashboard and the files beside them. Where all their amounts
/// are in one currency, it is the account's unless the settings say another.
fn of_dashboard(found: layout::Found, settings: Settings, translated: Translated) -> Bundle {
    let currency = settings.currency.or(translated.currency);
    Bundle {
        settings: Settings { currency, ..settings },
        tables: found.tables,
        findings: found.findings,
        _unpacked: None,
        _translated: Some(translated.folder),
    }
}

pub(crate) fn read_settings(
    file: &PathBuf,
    findings: &mut Vec<Finding>,
) -> Result<Settings, Error> {
    let named = |mut finding: Finding| {
        finding.place.file = Some("tenure.toml".into());
        finding
    };
    let text = fs_err::read(file)?;
    let text = String::from_utf8(text)
        .map_err(|_| Error::Refused(vec![named(Finding::new("bad-settings", "UTF-8 text"))]))?;
    match Settings::parse(text.trim_start_matches('\u{feff}')) {
        Ok((settings, warnings)) => {
            findings.extend(warnings.into_iter().map(named));
            Ok(settings)
        }
        Err(errors) => Err(Error::Refused(errors.into_iter().map(named).collect())),
    }
}

pub use read::{Early, failure, read, read_early};
