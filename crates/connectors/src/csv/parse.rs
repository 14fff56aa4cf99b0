//! Parses one block of whole records.

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memchr;

use tenure_domain::said;

use super::fields::{Field, Quoting, split, written};
use crate::block::{Block, Parsed, Rejected};
use crate::cell::Cell;
use crate::columns::Columns;
use crate::header::{REJECT_COLUMNS, Target};
use crate::rejects::unguarded;
use crate::row::{Row, RowReader};
use crate::values::Problem;

/// What files of rejected rows have in place of bytes that are not UTF-8.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// Parses blocks of one file. Each thread has its own.
#[derive(Debug)]
pub struct CsvParser {
    rows: RowReader,
    delimiter: u8,
    file: Arc<str>,
    source: Arc<str>,
    columns: Columns,
    fields: Vec<Field>,
    /// Columns of the file that are read, so that ignored ones cost nothing.
    wanted: Vec<usize>,
    /// Where a file of rejected rows, whose cells are guarded against spreadsheets, says why.
    guarded: Option<usize>,
}

/// A record as text, and where it stands.
struct Text<'a> {
    buffer: &'a [u8],
    /// Where the record begins and ends in the buffer.
    at: usize,
    next: usize,
    line: u64,
    record: u64,
}

impl CsvParser {
    /// A parser for a file whose columns are known.
    pub fn new(rows: RowReader, delimiter: u8, file: Arc<str>, source: Arc<str>) -> CsvParser {
        let targets = rows.plan().targets.iter().enumerate();
        let wanted = targets.filter(|(_, t)| **t != Target::Ignored).map(|(at, _)| at).collect();
        let columns = Columns::new(rows.plan().spec.id, &rows.used());
        let header = &rows.plan().header;
        let column = |name: &str| header.iter().position(|known| known.trim() == name);
        let guarded = REJECT_COLUMNS.iter().all(|name| column(name).is_some());
        let guarded = if guarded { column("_code") } else { None };
        CsvParser { rows, delimiter, file, source, columns, fields: Vec::new(), wanted, guarded }
    }

    /// Parses a block. Records are numbered within it.
    pub fn parse(&mut self, block: &Block) -> Parsed {
        let mut parsed = Parsed::default();
        let buffer = block.bytes.as_slice();
        // One check for the block; only where it fails are records checked one by one.
        let text = std::str::from_utf8(buffer).ok();
        let nul = memchr(0, buffer).is_some();
        let mut row = Row::new(self.rows.plan());
        let (mut at, mut line) = (0, block.first_line);
        while at < buffer.len() {
            let record = split(buffer, at, self.delimiter, &mut self.fields);
            let here = Text { buffer, at, next: record.next, line, record: parsed.records + 1 };
            if is_bare(buffer, &self.fields) {
                let (count, first) = parsed.bare.unwrap_or((0, line));
                parsed.bare = Some((count + 1, first));
            } else if !is_blank(&self.fields) {
                parsed.records += 1;
                row.clear();
                let (record_text, base) = match text {
                    Some(text) => (Some(text), 0),
                    None => (std::str::from_utf8(&buffer[at..record.next]).ok(), at),
                };
                match record_text {
                    Some(text) => self.record(&mut row, text, base, nul, line),
                    None => self.not_utf8(&mut row, &here, block.offset),
                }
                self.deliver(&mut row, &here, &mut parsed);
            }
            at = record.next;
            line += record.inner_lines + 1;
        }
        self.flush(&mut parsed);
        parsed.missing_currency = self.rows.take_missing_currency();
        parsed
    }

    /// Reads the cells of a record into the row.
    fn record<'a>(&mut self, row: &mut Row<'a>, text: &'a str, base: usize, nul: bool, line: u64) {
        let expected = self.rows.plan().targets.len();
        if let Some(at) = self.fields.iter().position(|f| f.quoting == Quoting::Malformed) {
            let problem = Problem::new("malformed-quote", "a delimiter after the closing quote");
            let value = self.fields[at].text(text, base);
            let hint = "write quotes inside a quoted field twice";
            return row.wrong(Some(at.min(expected - 1)), Some(&value), problem.hint(hint));
        }
        if self.fields.len() != expected {
            let problem = self.wrong_count(text, base, expected);
            return row.wrong(None, None, problem);
        }
        if nul {
            let has_nul = |f: &&Field| memchr(0, f.text(text, base).as_bytes()).is_some();
            if let Some(field) = self.fields.iter().find(has_nul) {
                let value = field.text(text, base).replace('\0', "␀");
                let at = self.fields.iter().position(|f| f == field);
                return row.wrong(at, Some(&value), Problem::new("nul-byte", "no NUL bytes"));
            }
        }
        if let Some(at) = self.unmended(text, base) {
            let value = self.fields[at].text(text, base);
            let expected = "the letters themselves, in place of the marks for lost bytes";
            return row.wrong(Some(at), Some(&value), Problem::new("invalid-utf8", expected));
        }
        for &column in &self.wanted {
            let field = &self.fields[column];
            if field.start != field.end {
                let content = field.text(text, base);
                let cell =
                    Cell::Text(if self.guarded.is_some() { plain(content) } else { content });
                self.rows.cell(row, column, &cell);
            }
        }
        self.rows.finish(row, line);
    }

    /// Where a row that was refused for bytes that are not UTF-8 still has [`LOST`] in their place.
    fn unmended(&self, text: &str, base: usize) -> Option<usize> {
        let field = |at: usize| self.fields[at].text(text, base);
        let code = self.guarded.filter(|&code| field(code).contains("invalid-utf8"))?;
        let before = self.wanted.iter().filter(|&&at| at != code);
        before.copied().find(|&at| field(at).contains(LOST))
    }

    fn wrong_count(&self, text: &str, base: usize, expected: usize) -> Problem {
        let found = self.fields.len();
        let problem = Problem::new(
            "wrong-field-count",
            said!(
                "{expected} fields as in the header, not {found}",
                expected = expected as u64,
                found = found.to_string(),
            ),
        );
        let (Some(first), Some(last)) = (self.fields.first(), self.fields.last()) else {
            return problem;
        };
        let record = &text[first.start - base..last.end - base];
        let other = super::dialect::DELIMITERS.iter().find(|other| {
            let fields = record.matches(char::from(**other)).count() + 1;
            **other != self.delimiter && fields == expected && found < expected
        });
        match other {
            Some(other) => problem.hint(said!(
                "this row has {other} between its fields, the header {delimiter}",
                other = format!("{:?}", char::from(*other)),
                delimiter = format!("{:?}", char::from(self.delimiter)),
            )),
            None if found > expected => {
                problem.hint("put fields that contain the delimiter into quotes")
            }
            None => problem,
        }
    }

    fn not_utf8(&self, row: &mut Row<'_>, here: &Text<'_>, block_offset: u64) {
        let bytes = &here.buffer[here.at..here.next];
        let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
        let at = here.at + valid;
        let column = self.fields.iter().position(|f| f.start <= at && at < f.end);
        let value = column.map(|column| {
            let field = &self.fields[column];
            String::from_utf8_lossy(&here.buffer[field.start..field.end]).into_owned()
        });
        let byte = here.buffer.get(at).copied().unwrap_or_default();
        let problem = Problem::new(
            "invalid-utf8",
            said!(
                "UTF-8 text; byte {byte} at offset {at} is not",
                byte = format!("0x{byte:02X}"),
                at = (block_offset + at as u64).to_string(),
            ),
        )
        .hint("the file may be Latin-1 or Windows-1252; save it again as UTF-8");
        row.wrong(column, value.as_deref(), problem);
    }

    fn deliver(&mut self, row: &mut Row<'_>, here: &Text<'_>, parsed: &mut Parsed) {
        if row.problems.is_empty() {
            self.columns.push(&row.slots, here.line);
            if self.columns.is_full() {
                self.flush(parsed);
            }
            return;
        }
        let lossy = |f: &Field| {
            let content = String::from_utf8_lossy(&here.buffer[f.start..f.end]);
            let content = match f.quoting {
                Quoting::Doubled => Cow::Owned(content.replace("\"\"", "\"")),
                _ => content,
            };
            if self.guarded.is_some() { plain(content).into_owned() } else { content.into_owned() }
        };
        let places = row.problems.iter().map(|p| self.place(here, p.column)).collect();
        parsed.rejected.push(Rejected {
            line: here.line,
            record: here.record,
            fields: self.fields.iter().map(lossy).collect(),
            text: Some(written(here.buffer, here.at..here.next, &self.fields)),
            problems: std::mem::take(&mut row.problems),
            places,
        });
    }

    /// Physical line and character column at which a field begins.
    fn place(&self, here: &Text<'_>, column: Option<usize>) -> (u64, Option<u64>) {
        let Some(field) = column.and_then(|column| self.fields.get(column)) else {
            return (here.line, None);
        };
        let before = &here.buffer[here.at..field.begin()];
        let lines = memchr::memchr_iter(b'\n', before).count() as u64;
        let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let chars = String::from_utf8_lossy(&before[start..]).chars().count() as u64;
        (here.line + lines, Some(chars + 1))
    }

    fn flush(&mut self, parsed: &mut Parsed) {
        if self.columns.rows() > 0 {
            parsed.good += self.columns.rows() as u64;
            parsed.batches.push(self.columns.finish(&self.source, &self.file));
        }
    }
}

/// A cell without the guard that a file of rejected rows puts before formulas.
fn plain(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(unguarded(text)),
        Cow::Owned(text) => Cow::Owned(unguarded(&text).to_owned()),
    }
}

/// A line of delimiters with nothing between them is what spreadsheets leave of an empty row.
fn is_bare(buffer: &[u8], fields: &[Field]) -> bool {
    let is_empty = |field: &Field| buffer[field.start..field.end].trim_ascii().is_empty();
    fields.len() > 1 && fields.iter().all(is_empty)
}

/// A line with nothing on it is no record.
fn is_blank(fields: &[Field]) -> bool {
    matches!(fields, [field] if field.start == field.end && field.quoting == Quoting::Plain)
}
