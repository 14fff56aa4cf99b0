//! Remarks about input: what was wrong or doubtful, where, and what to do about it.
//!
//! Bad input is normal, so readers return findings instead of failing. Every finding carries a
//! stable code out of [`CODES`]; programs count and filter by it, texts may change.

mod said;

use std::fmt;
use std::sync::Arc;

pub use said::{Arg, Said, without_controls};

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// For the reader's information; nothing is wrong.
    Note,
    /// Loaded, but perhaps not as meant.
    Warning,
    /// A row or a file was not loaded.
    Error,
}

impl Severity {
    /// Lower-case name: `note`, `warning`, `error`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Where in the input something stands. Absent parts are unknown or do not apply.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// File as the user named it, relative to the bundle.
    pub file: Option<Arc<str>>,
    /// Physical line of the file, from 1; for Parquet the number of the row.
    pub line: Option<u64>,
    /// Character column at which the field begins in its line, from 1.
    pub column: Option<u64>,
    /// Number of the data record, from 1; differs from the line where fields span lines.
    pub record: Option<u64>,
}

/// `file:line:column`, as far as known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or("-"))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// A remark about input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Stable name of the cause, one of [`CODES`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// Name of the table concerned.
    pub table: Option<&'static str>,
    /// Name of the column concerned, as the file writes it.
    pub field: Option<Arc<str>>,
    /// What was found, cut to [`SHOWN_CHARS`] characters.
    pub value: Option<String>,
    /// What was expected, or what the matter is: a phrase without a full stop.
    pub expected: Said,
    /// What to do about it.
    pub hint: Option<Said>,
    /// Id of the row or object concerned, where it is known.
    pub key: Option<String>,
}

/// How many characters of a value a finding keeps.
pub const SHOWN_CHARS: usize = 80;

impl Finding {
    /// A finding with a code out of [`CODES`], which also gives its severity.
    pub fn new(code: &'static str, expected: impl Into<Said>) -> Finding {
        let severity = code_doc(code).map_or(Severity::Error, |doc| doc.severity);
        debug_assert!(code_doc(code).is_some(), "{code} is not in CODES");
        Finding {
            code,
            severity,
            place: Place::default(),
            table: None,
            field: None,
            value: None,
            expected: expected.into(),
            hint: None,
            key: None,
        }
    }

    /// This finding with the value that was found, cut to a readable length.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Finding {
        self.value = Some(shown(value));
        self
    }

    /// This finding with advice.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Said>) -> Finding {
        self.hint = Some(hint.into());
        self
    }

    /// This finding about a column.
    #[must_use]
    pub fn with_field(mut self, field: impl Into<Arc<str>>) -> Finding {
        self.field = Some(field.into());
        self
    }

    /// This finding about a table.
    #[must_use]
    pub fn in_table(mut self, table: &'static str) -> Finding {
        self.table = Some(table);
        self
    }

    /// This finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Finding {
        self.place = place;
        self
    }
}

/// One line: `file:line:column: error[code]: expected, found "value" (hint: …)`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: ", self.place, self.severity, self.code)?;
        if let Some(field) = &self.field {
            // Within an object a field is a JSON pointer, and the key says which object it is.
            if let Some(key) = self.key.as_ref().filter(|_| field.starts_with('/')) {
                write!(f, "{key} ")?;
            }
            write!(f, "{field}: ")?;
        }
        write!(f, "{}", self.expected)?;
        if let Some(value) = &self.value {
            write!(f, ", found {value:?}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, " (hint: {hint})")?;
        }
        Ok(())
    }
}

/// `value` cut to [`SHOWN_CHARS`] characters, with an ellipsis where something is missing.
pub fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN_CHARS) {
        None => value.to_owned(),
        Some((cut, _)) => format!("{}…", &value[..cut]),
    }
}

/// A code and what it stands for.
#[derive(Clone, Copy, Debug)]
pub struct CodeDoc {
    /// Stable kebab-case name.
    pub code: &'static str,
    /// Severity of findings with this code.
    pub severity: Severity,
    /// What has happened and what became of the row or file.
    pub doc: &'static str,
}

/// The entry of `code` in [`CODES`].
pub fn code_doc(code: &str) -> Option<&'static CodeDoc> {
    CODES.iter().find(|doc| doc.code == code)
}

const fn error(code: &'static str, doc: &'static str) -> CodeDoc {
    CodeDoc { code, severity: Severity::Error, doc }
}

const fn warning(code: &'static str, doc: &'static str) -> CodeDoc {
    CodeDoc { code, severity: Severity::Warning, doc }
}

const fn note(code: &'static str, doc: &'static str) -> CodeDoc {
    CodeDoc { code, severity: Severity::Note, doc }
}

/// Every code there is: files first, then headers, rows, values, and what is found across rows.
pub static CODES: &[CodeDoc] = &[
    // Files and archives.
    error("unreadable-file", "The file could not be opened or read."),
    error(
        "truncated-input",
        "A compressed file ends before its end; rows before the cut are flagged.",
    ),
    error(
        "corrupt-input",
        "A compressed or Parquet file is damaged; rows before the damage are flagged.",
    ),
    error(
        "unsupported-compression",
        "A Parquet file is compressed in a way that is not read; nothing of it was.",
    ),
    error("suspicious-compression", "A file unpacks to far more than its size; it was given up."),
    error("unsafe-archive", "An archive holds an absolute name, `..`, or a link; it was refused."),
    error("wrong-encoding", "The file is UTF-16 or another encoding that is not UTF-8."),
    warning("empty-file", "The file has no bytes."),
    note("no-rows", "The file has a header and no rows."),
    note("empty-rows", "Rows of delimiters with nothing between them were skipped."),
    warning("title-rows", "The header does not stand in the first line; those above were skipped."),
    warning("number-marks", "Numbers were read with the marks that the file writes them with."),
    warning("date-order", "Dates were read in the order in which the file writes them."),
    warning(
        "number-unclear",
        "A point in a number may stand before three decimals or between thousands; it was read as a \
         decimal point.",
    ),
    warning("unknown-file", "The file is not named after a table and was not read."),
    warning("several-files", "A table comes in files of several formats; all were read."),
    warning(
        "stripe-dashboard",
        "The files are exports of Stripe's dashboard, which do not tell everything.",
    ),
    warning("dashboard-columns", "Columns of an export that are not read."),
    warning(
        "mapping-unused",
        "A mapping speaks of a file or a column that is not there; that entry does nothing.",
    ),
    error("bad-settings", "`tenure.toml` or a mapping file does not hold what it should."),
    warning("unknown-setting", "`tenure.toml` has a key that is not known; it was ignored."),
    // Headers.
    error("missing-column", "A required column is missing; the file was not read."),
    error("mixed-delimiters", "The header has several delimiters; the file was not read."),
    error("duplicate-column", "Two columns of the file mean the same; the file was not read."),
    warning("unknown-column", "The column is not known and was ignored."),
    warning(
        "name-taken",
        "A column of customers has the name of a computed field; it is kept under `attributes.`.",
    ),
    warning(
        "price-of-one-or-all",
        "A price stands beside a quantity; it was read as the price of the whole quantity.",
    ),
    warning(
        "tax-taken-off",
        "Amounts of lines contain their tax in the words of their source; it was taken off.",
    ),
    warning(
        "no-quantity-column",
        "A file gives the price of one and no quantity; each row is taken for one.",
    ),
    warning("no-price-column", "No column of the file says what a subscription costs."),
    error(
        "wrong-type",
        "A column or a field has a type that cannot hold this; the Parquet file, or the JSON row, was \
         not read.",
    ),
    warning(
        "recorded-at-ignored",
        "`recorded_at` counts only in an empty workspace; import time was used.",
    ),
    warning(
        "currency-missing",
        "Rows have money but no currency; that of their plan was used, else the account's.",
    ),
    warning(
        "decimals-beyond-currency",
        "An amount without a currency has more decimals than the currency that it is in.",
    ),
    warning(
        "event-in-future",
        "Events lie more than a day after they became known; they are in no figure.",
    ),
    // Rows as text.
    error("wrong-field-count", "The row has more or fewer fields than the header."),
    error("unclosed-quote", "A quote opens and is never closed; the file was given up there."),
    error("malformed-quote", "Text follows a closing quote."),
    error("record-too-long", "A record is longer than the limit; it was skipped."),
    error("invalid-utf8", "The row has bytes that are not UTF-8."),
    error("nul-byte", "The row has a NUL byte."),
    error("invalid-json", "The line is not a JSON object."),
    error("duplicate-field", "A JSON object names a field twice."),
    // Objects of sources that have objects.
    error("not-an-object", "The record does not say what kind of object it is."),
    error("wrong-field", "A field has a type that it cannot have; the object was not read."),
    warning("unknown-object", "The kind of object is not known; it was not read."),
    warning("new-word", "A word is not known; it was kept as text and decides nothing."),
    warning("price-unknown", "A price is not in the files; what has it counts as 0."),
    warning("discount-unknown", "A discount is not in the files; the price counts without it."),
    warning(
        "order-guessed",
        "Two events updated a subscription within one second; which was later is not told.",
    ),
    warning("several-discounts", "Discounts of different length were taken as one."),
    warning("customer-discount", "A discount of a whole customer counts in invoice lines only."),
    warning("tax-rate-unknown", "The tax within a price is not known; it was not taken out."),
    warning("list-cut", "A list within an object is not written out to its end."),
    warning("list-not-whole", "Pages of a list are there, but not the last one."),
    warning("other-mode", "Test-mode or live objects were left out."),
    warning("no-customer", "Records were taken without a customer, since none is told."),
    warning("no-time", "A record does not say when something happened that it says did."),
    warning("author-unknown", "Nobody says whether a customer or one of us wrote something."),
    warning(
        "record-in-future",
        "A record is dated later than the present, or than a day after it became known.",
    ),
    warning("month-without-spend", "Between months with spend lies one without any row of it."),
    warning("month-without-revenue", "Between months with revenue lies one without any row of it."),
    warning("merge-into-itself", "A customer is merged into itself; it stays what it was."),
    warning(
        "merge-into-unknown",
        "A customer is merged into an id that is not there; it stays what it was.",
    ),
    warning("paid-before-issued", "An invoice was paid on a day before it was issued."),
    warning(
        "resumes-before-pause",
        "A subscription resumes before it was paused; the pause is taken to last.",
    ),
    warning(
        "rate-of-own-currency",
        "A rate is given for the account's own currency; it is not used.",
    ),
    warning(
        "within-period",
        "Traffic of a week or month is dated another day than its first; it counts for the week or \
         month that holds the day.",
    ),
    warning(
        "customer-unknown",
        "A record names a customer whom no table of billing or customers knows.",
    ),
    warning(
        "answer-against-invite",
        "An answer came before its invitation was sent, or is of another customer than was invited.",
    ),
    warning(
        "answer-off-scale",
        "An answer does not lie on the scale of its survey; it is in no score.",
    ),
    warning(
        "nps-scale",
        "An answer to how likely a recommendation is lies on a scale on which it is not asked; it is \
         in no score.",
    ),
    warning(
        "ces-scale",
        "An answer to how easy something was lies on a scale on which it is not asked; it is in no \
         score.",
    ),
    warning(
        "converted-before-referral",
        "A referral brought a customer on a day before it was made.",
    ),
    warning(
        "referral-of-itself",
        "A customer is said to have referred itself; it counts for nothing.",
    ),
    warning("discount-ends-before-start", "A discount ends before it begins; it never counts."),
    warning("term-ends-before-start", "The term of a contract ends before it begins."),
    warning("converted-before-lead", "A lead became a customer on a day before it came in."),
    warning(
        "parts-more-than-whole",
        "Parts are together larger than the whole of which all of them are a part.",
    ),
    warning("goal-before-set", "A goal is due, or was achieved, on a day before it was set."),
    warning(
        "answer-of-other-kind",
        "An answer is of another kind than the survey, or the invitation, that it names.",
    ),
    warning(
        "ticket-status",
        "Nobody knows whether the status of a ticket that was solved says that it is open.",
    ),
    warning("goal-status", "The status of a goal is no state that is known."),
    warning("stage-cycle", "A lead came back into a stage that it had left."),
    // Values.
    error("required-empty", "A required field is empty."),
    error("not-a-number", "The value is not a decimal number."),
    error("not-finite", "The value is NaN or infinite."),
    error("overflow", "The number is too large to be held exactly."),
    error("too-many-decimals", "The amount has more decimals than its currency or scale."),
    error("out-of-range", "The number is outside the range that the column allows."),
    error("not-an-integer", "The value is not a whole number."),
    error("not-a-boolean", "The value is not a boolean."),
    error("not-a-date", "The value is not an ISO 8601 date."),
    error("not-a-time", "The value is not an ISO 8601 date or date-time."),
    error("year-out-of-range", "The year is before 1900 or after 2200."),
    error("unknown-value", "The value is not one of those that the column knows."),
    error("unknown-currency", "The currency is not an ISO 4217 code."),
    error("not-json", "The value is not valid JSON."),
    error("amount-twice", "A column is given both in major and in minor units."),
    error("ends-before-start", "A row ends before it starts."),
    error("more-than-whole", "A part is larger than the whole that it is a part of."),
    error("off-scale", "An answer to a survey does not lie on its scale."),
    // Across rows: the store and the engine.
    warning(
        "end-by-cancellation",
        "A subscription that is over has no time of its end; it is taken to have ended when it was \
         cancelled.",
    ),
    warning(
        "payment-untold",
        "No invoice says whether it was paid, so none makes MRR where only paid ones count.",
    ),
    warning(
        "no-service-periods",
        "No invoice line has a service period, so none recurs and there is no MRR.",
    ),
    warning(
        "ends-with-last-day",
        "Service periods seem to end with their last day, where the day after it is expected.",
    ),
    warning(
        "subscriptions-and-invoices",
        "Subscriptions and the invoice lines of the same subscriptions make another MRR.",
    ),
    warning(
        "transition-unknown",
        "The status has no date; it is taken to hold since it was written.",
    ),
    warning(
        "dates-moved",
        "Dates were read in another time zone than the account's, and stand on other days now.",
    ),
    error("duplicate-id", "One import has two rows of one id with different content."),
    warning("rows-alike", "Rows of one import are alike in all that tells rows apart; all count."),
    warning(
        "superseded-unversioned",
        "Two unversioned versions of one fact differ; the later recorded one wins.",
    ),
    warning(
        "column-emptied",
        "A file has no value at all in a column in which its rows had values before; they are gone.",
    ),
    note(
        "column-kept",
        "A file does not have columns in which its rows had values before; these stay as they were.",
    ),
    warning(
        "row-incomplete",
        "A file does not have a column that every row needs, and nothing tells it of some rows: \
         they count as soon as it is told.",
    ),
    warning(
        "missing-fx-rate",
        "No exchange rate within the allowed days; the figure is undefined.",
    ),
    warning(
        "unknown-earlier-state",
        "A subscription is known only as of a later date than its start.",
    ),
    warning("unknown-reference", "A row names an id that no other table has."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_kebab_case_sentences() {
        let mut seen = std::collections::HashSet::new();
        for doc in CODES {
            assert!(seen.insert(doc.code), "{} twice", doc.code);
            let kebab = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(doc.code.bytes().all(kebab), "{}", doc.code);
            assert!(doc.doc.ends_with('.'), "{}", doc.code);
        }
    }

    #[test]
    fn long_values_are_cut_by_characters() {
        let value = "ß".repeat(100);
        assert_eq!(shown(&value), format!("{}…", "ß".repeat(80)));
        assert_eq!(shown("short"), "short");
    }

    #[test]
    fn a_finding_reads_as_one_line() {
        let place =
            Place { file: Some("plans.csv".into()), line: Some(3), column: Some(7), record: None };
        let finding = Finding::new("not-a-number", "a decimal such as 49.00")
            .with_field("amount")
            .with_value("abc")
            .at(place);
        assert_eq!(
            finding.to_string(),
            "plans.csv:3:7: error[not-a-number]: amount: a decimal such as 49.00, found \"abc\""
        );
    }
}
