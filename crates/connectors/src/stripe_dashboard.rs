//! What a user downloads from Stripe's dashboard: subscriptions, customers, invoices and unified
//! payments as CSV.
//!
//! A file is known by its headers, whatever it is called. Its records become records of the
//! bundle's tables, one on the line of the other, in files of their own that are then read like
//! any bundle: amounts, currencies, refused rows and findings are the same everywhere.
//! `docs/stripe-dashboard.md` says what such exports do not tell.

mod kinds;
mod tables;
mod values;
mod write;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use tenure_domain::finding::{Finding, Place, Said};
use tenure_domain::money::Currency;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::Error;
use crate::bundle::layout::Found;
use crate::bundle::{Format, Part, TableSource, split_name};
use crate::mapping::Mapping;
use kinds::{Export, Kind};

/// What was made of a folder's exports.
#[derive(Debug)]
pub(crate) struct Translated {
    /// Where the records of tables are; goes with the bundle.
    pub folder: TempDir,
    /// The currency of all amounts, where there is only one.
    pub currency: Option<Currency>,
}

/// Takes the exports of the dashboard among the files of a folder: their records take the place of
/// the files. `None` where there is none. What a mapping says of a file by its name counts more.
///
/// # Errors
/// Where a file cannot be read, or its records cannot be written.
pub(crate) fn take(
    folder: &Path,
    mapping: Option<&Mapping>,
    found: &mut Found,
) -> Result<Option<Translated>, Error> {
    let mut exports = Vec::new();
    for entry in fs_err::read_dir(folder)? {
        let path = entry?.path();
        let is_csv = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        if is_csv && path.is_file() && !is_mapped(&path, mapping) {
            // One that cannot be read is named when the bundle is read.
            exports.extend(kinds::recognise(&path).ok().flatten());
        }
    }
    exports.sort_by(|a, b| a.name.cmp(&b.name));
    if exports.is_empty() { Ok(None) } else { all(&exports, found).map(Some) }
}

/// Takes a single file; `None` where it is no export of the dashboard.
///
/// # Errors
/// As [`take`].
pub(crate) fn single(
    path: &Path,
    mapping: Option<&Mapping>,
) -> Result<Option<(Found, Translated)>, Error> {
    if is_mapped(path, mapping) {
        return Ok(None);
    }
    let Some(export) = kinds::recognise(path)? else { return Ok(None) };
    let mut found = Found::default();
    let translated = all(&[export], &mut found)?;
    Ok(Some((found, translated)))
}

/// Whether a mapping says what a file is, that it is left out, or what columns of the table mean
/// after which it is named.
fn is_mapped(path: &Path, mapping: Option<&Mapping>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let table = split_name(&name).and_then(|(stem, _)| TableId::from_name(stem));
    mapping.is_some_and(|mapping| {
        let of_table = table.is_some_and(|table| mapping.table(table).is_some());
        of_table || mapping.file(&name).is_some() || mapping.leaves_out(&name)
    })
}

fn all(exports: &[Export], found: &mut Found) -> Result<Translated, Error> {
    let folder = tempfile::tempdir()?;
    let taken: Vec<&str> = exports.iter().map(|export| &*export.name).collect();
    let is_taken = |name: &str| taken.contains(&name);
    for source in &mut found.tables {
        source.parts.retain(|part| !is_taken(&part.name));
    }
    found.findings.retain(|f| !f.place.file.as_deref().is_some_and(is_taken));
    let mut currencies = BTreeSet::new();
    for (at, export) in exports.iter().enumerate() {
        let made = write::records(export, folder.path(), at)?;
        currencies.extend(made.currencies);
        found.findings.extend(made.findings);
        for (table, path) in made.files {
            let bytes = fs_err::metadata(&path)?.len();
            let name = Arc::clone(&export.name);
            add(found, table, Part { path, name, format: Format::Csv, bytes });
        }
    }
    found.tables.retain(|source| !source.parts.is_empty());
    found.tables.sort_by_key(|source| TableId::ALL.iter().position(|&id| id == source.table));
    found.findings.push(limits(exports));
    let currency = match currencies.len() {
        1 => currencies.pop_first().and_then(|code| Currency::parse(&code)),
        _ => None,
    };
    Ok(Translated { folder, currency })
}

fn add(found: &mut Found, table: TableId, part: Part) {
    match found.tables.iter_mut().find(|source| source.table == table) {
        Some(source) => source.parts.push(part),
        None => found.tables.push(TableSource { table, parts: vec![part] }),
    }
}

/// What these exports do not tell, once for all of them.
fn limits(exports: &[Export]) -> Finding {
    let has = |kind| exports.iter().any(|export| export.kind == kind);
    let mut lacks: Vec<Said> = Vec::new();
    if has(Kind::Subscriptions) {
        lacks.push(
            "earlier plans, quantities and pauses (today's are taken to hold from the start), \
             coupons' amounts and ends (amounts are before discount), tax within prices, and the \
             items of subscriptions that have several"
                .into(),
        );
    }
    if has(Kind::Invoices) {
        lacks.push("the lines of invoices (each counts as one line over its whole period)".into());
    }
    if has(Kind::Payments) {
        lacks.push("more than one refund of a payment".into());
    }
    if !has(Kind::Subscriptions) {
        lacks.push("subscriptions, which were not exported".into());
    }
    let mut finding = Finding::new("stripe-dashboard", "objects or events of Stripe's API")
        .with_hint(said!("the dashboard's exports do not tell {what}", what = lacks));
    finding.place = Place { file: exports.first().map(|e| Arc::clone(&e.name)), ..finding.place };
    finding
}
