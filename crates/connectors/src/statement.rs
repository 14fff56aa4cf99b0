//! Another system's own figures: what it says each customer's MRR is.
//!
//! They are no facts and are never stored; they are read to be held against ours. Three shapes are
//! known by their headers:
//! - a row for a customer and a month or day: `customer, month, mrr`;
//! - a row for each customer and a column for each month, as Stripe exports "MRR per subscriber per
//!   month" and as spreadsheets are kept;
//! - a row for each change of MRR, as Stripe exports "customer MRR changes": `customer, time,
//!   mrr change`. What a customer has is the sum of its changes until then.
//!
//! Columns that are not known are left alone.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use tenure_domain::finding::{Finding, Place};
use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR, round_half_even};
use tenure_domain::time::{Day, Instant, Zone};

use crate::error::Error;
use crate::input::Input;
use crate::report::Reject;
use crate::values::decimal::Marks;

mod columns;
mod months;
mod rows;

/// How a statement is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A row for a customer and a month or day.
    Levels,
    /// A row for a customer, a column for each month.
    Months,
    /// A row for each change.
    Changes,
}

impl Shape {
    /// The name in words.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Levels => "a row for each customer and time",
            Shape::Months => "a column for each month",
            Shape::Changes => "a row for each change",
        }
    }
}

/// When a figure holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum When {
    /// It is the level at the end of that day.
    EndOf(Day),
    /// It is a change at that instant.
    Changed(Instant),
}

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The customer's id as it is written.
    pub customer: String,
    /// When it holds.
    pub when: When,
    /// MRR units of its currency.
    pub amount: Mrr,
    /// Its currency, where the file says one.
    pub currency: Option<Currency>,
    /// Line of the file.
    pub line: u64,
}

/// What a file says.
#[derive(Clone, Debug)]
pub struct Statement {
    /// How it is laid out.
    pub shape: Shape,
    /// The days at whose end it says levels; none where it says changes.
    pub days: BTreeSet<Day>,
    /// The figures, in the order of the file. Empty cells are none.
    pub entries: Vec<Entry>,
    /// Everyone who is named, also without a figure.
    pub customers: BTreeSet<String>,
    /// Data rows found.
    pub rows: u64,
    /// Of these, refused.
    pub rejected: u64,
    /// The first of the refused rows, with reasons.
    pub rejects: Vec<Reject>,
    /// Headers that were not understood.
    pub ignored: Vec<Arc<str>>,
}

/// Refused rows that are kept to be shown.
const SHOWN_REJECTS: usize = 20;

/// The largest file that is read.
const LARGEST: u64 = 2 << 30;

/// What the account is, where the file does not say.
#[derive(Clone, Debug)]
pub struct Assumed {
    /// Currency of amounts without one.
    pub currency: Currency,
    /// Zone of times without an offset.
    pub zone: Zone,
}

/// Reads a file, plain or gzipped.
///
/// # Errors
/// [`Error::Refused`] where the file is no table of figures; rows that are bad are only refused.
pub fn open(path: &Path, assumed: &Assumed) -> Result<Statement, Error> {
    open_as(path, &path.display().to_string().into(), assumed)
}

/// The same of a file that is called otherwise than where it is.
///
/// # Errors
/// As [`open`].
pub fn open_as(path: &Path, name: &Arc<str>, assumed: &Assumed) -> Result<Statement, Error> {
    let refuse = |code, expected: String| {
        let place = Place { file: Some(Arc::clone(name)), ..Place::default() };
        Error::Refused(vec![Finding::new(code, expected).at(place)])
    };
    let input = Input::open(path).map_err(|e| refuse("unreadable-file", e.to_string()))?;
    let mut bytes = Vec::new();
    input
        .take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(|e| refuse("unreadable-file", e.to_string()))?;
    read(&bytes, name, assumed)
}

/// Reads the bytes of a file.
///
/// # Errors
/// As [`open`].
pub fn read(bytes: &[u8], file: &Arc<str>, assumed: &Assumed) -> Result<Statement, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let refuse = |finding: Finding| {
        let place = Place { file: Some(Arc::clone(file)), ..Place::default() };
        Error::Refused(vec![finding.at(place)])
    };
    if bytes.starts_with(b"PK\x03\x04") {
        let finding = Finding::new("wrong-encoding", "CSV text; this is a spreadsheet or archive");
        return Err(refuse(finding.with_hint("save the sheet as CSV (\"CSV UTF-8\")")));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let finding = Finding::new("wrong-encoding", "text in UTF-8");
        let hint = "save it again as UTF-8 (in spreadsheets: \"CSV UTF-8\")";
        return Err(refuse(finding.with_hint(hint)));
    };
    if text.trim().is_empty() {
        return Err(refuse(Finding::new("required-empty", "a header and rows; the file is empty")));
    }
    let layout = columns::Layout::find(text).map_err(|finding| refuse(*finding))?;
    Ok(rows::read(text, file, &layout, assumed))
}

/// A decimal in millionths of a major unit (or of a minor one) as units of MRR.
fn units(millionths: i64, minor: bool, currency: Currency) -> Option<Mrr> {
    let scale = if minor { 1 } else { 10_i128.pow(currency.exponent()) };
    let whole = i128::from(millionths) * scale * i128::from(UNITS_PER_MINOR);
    i64::try_from(round_half_even(whole, 1_000_000)).ok()
}

/// How numbers are written: with a decimal comma where any number can only be read so.
fn marks<'a>(numbers: impl Iterator<Item = &'a str>) -> Marks {
    for number in numbers {
        let (comma, point) = (number.rfind(','), number.rfind('.'));
        let comma_last = match (comma, point) {
            (Some(comma), Some(point)) => comma > point,
            (Some(comma), None) => {
                let decimals = number[comma + 1..].chars().filter(char::is_ascii_digit).count();
                decimals != 3 && number.matches(',').count() == 1
            }
            _ => false,
        };
        if comma_last {
            return Marks { decimal: b',', thousands: Some(b'.') };
        }
    }
    Marks { decimal: b'.', thousands: Some(b',') }
}

#[cfg(test)]
mod tests;
