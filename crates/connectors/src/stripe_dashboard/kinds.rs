//! Which export a file is, and where its columns are.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Error;
use crate::input::Input;

/// A kind of export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Subscriptions.
    Subscriptions,
    /// Customers.
    Customers,
    /// Invoices.
    Invoices,
    /// Unified payments.
    Payments,
}

/// A file that is an export.
#[derive(Clone, Debug)]
pub struct Export {
    /// What it holds.
    pub kind: Kind,
    /// Where it is.
    pub path: PathBuf,
    /// How findings call it.
    pub name: Arc<str>,
    /// Between its fields.
    pub delimiter: u8,
}

/// A header as it is compared: lower case, without what stands around it.
pub fn plain(header: &str) -> String {
    header.trim_start_matches('\u{feff}').trim().to_lowercase()
}

/// The longest header line that is looked at.
const HEADER: u64 = 64 << 10;

/// What a file is, by its headers; `None` where they are not those of an export.
///
/// # Errors
/// Where the file cannot be opened. What cannot be read is no export, and gets its finding as
/// whatever else it may be.
pub fn recognise(path: &Path) -> Result<Option<Export>, Error> {
    let mut line = Vec::new();
    let mut input = BufReader::new(Input::open(path)?.take(HEADER));
    if input.read_until(b'\n', &mut line).is_err() {
        return Ok(None);
    }
    let Ok(line) = String::from_utf8(line) else { return Ok(None) };
    let count = |mark: char| line.matches(mark).count();
    let marks = [',', ';', '\t', '|'];
    let delimiter = marks.into_iter().max_by_key(|&mark| count(mark)).unwrap_or(',') as u8;
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).delimiter(delimiter).flexible(true);
    let mut reader = builder.from_reader(line.as_bytes());
    let headers: Vec<String> = match reader.records().next() {
        Some(Ok(record)) => record.iter().map(plain).collect(),
        _ => return Ok(None),
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(kind_of(&headers).map(|kind| Export {
        kind,
        path: path.to_owned(),
        name: name.unwrap_or_default().into(),
        delimiter,
    }))
}

/// The export that has these headers. Times of the dashboard are marked `(UTC)`, which no table of
/// a bundle has.
fn kind_of(headers: &[String]) -> Option<Kind> {
    let has = |name: &str| headers.iter().any(|header| header == name);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    if !has("id") || !headers.iter().any(|header| header.ends_with("(utc)")) {
        return None;
    }
    let starts = ["start date (utc)", "start (utc)", "current period start (utc)"];
    if has("customer id") && has("status") && any(&starts) {
        return Some(Kind::Subscriptions);
    }
    if any(&["amount due", "amount paid"]) && any(&["customer", "customer id"]) {
        return Some(Kind::Invoices);
    }
    let paid = ["captured", "paymentintent id", "seller message", "decline reason", "fee"];
    if has("amount") && has("status") && any(&paid) {
        return Some(Kind::Payments);
    }
    let of_customers =
        ["delinquent", "total spend", "payment count", "card id", "default source", "email"];
    (has("created (utc)") && any(&of_customers)).then_some(Kind::Customers)
}

/// Where columns are, by their plain headers. Of two with one name the first holds.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Headers as written.
    pub headers: Vec<String>,
    by_name: HashMap<String, usize>,
}

impl Columns {
    /// The columns of a header.
    pub fn new(headers: Vec<String>) -> Columns {
        let mut by_name = HashMap::new();
        for (at, header) in headers.iter().enumerate() {
            by_name.entry(plain(header)).or_insert(at);
        }
        Columns { headers, by_name }
    }

    /// Where one is.
    pub fn at(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}
