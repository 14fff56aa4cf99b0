//! How a file begins: its headers and the first values under each.

use std::io::Read;
use std::path::Path;

use tenure_domain::schema::TableId;

use crate::bundle::Format;
use crate::cell::Cell;
use crate::csv::dialect::detect;
use crate::csv::fields::split;
use crate::header::{Plan, Target};
use crate::input::Input;
use crate::jsonl;
use crate::mapping::TableMapping;
use crate::parquet::values::ColumnValues;
use crate::parquet::{ParquetFile, Rows};

/// Bytes that are looked at.
const PEEK: u64 = 256 << 10;
/// Rows that are looked at.
const ROWS: usize = 200;
/// Values that are kept of a column.
const SAMPLES: usize = 3;
/// Letters that are kept of a value.
const LETTERS: usize = 60;
/// Columns that are told of a file.
const COLUMNS: usize = 500;

/// A column and its first values.
#[derive(Clone, Debug, Default)]
pub(super) struct Sampled {
    /// Its header.
    pub name: String,
    /// Values that are not empty, each once.
    pub samples: Vec<String>,
}

impl Sampled {
    fn named(name: &str) -> Sampled {
        Sampled { name: name.trim().to_owned(), samples: Vec::new() }
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() || self.samples.len() >= SAMPLES {
            return;
        }
        let mut short: String = value.chars().take(LETTERS).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        if !self.samples.contains(&short) {
            self.samples.push(short);
        }
    }
}

/// The beginning of a file.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    /// Whether the file is packed.
    pub gzip: bool,
    /// Between fields.
    pub delimiter: Option<char>,
    /// How text is encoded.
    pub encoding: Option<&'static str>,
    /// The columns; none where no header could be read.
    pub columns: Vec<Sampled>,
}

impl Beginning {
    /// Of a file; `None` where it cannot be read, which the reader tells with its reason.
    pub fn of(
        path: &Path,
        format: Format,
        table: Option<TableId>,
        mapping: Option<&TableMapping>,
    ) -> Option<Beginning> {
        if format == Format::Parquet {
            return Some(Beginning { columns: parquet(path)?, ..Beginning::default() });
        }
        let mut bytes = Vec::new();
        let input = Input::open(path).ok()?;
        let gzip = input.is_gzip();
        // What comes before a failure is told all the same.
        let read = input.take(PEEK).read_to_end(&mut bytes);
        if read.is_err() && bytes.is_empty() {
            return Some(Beginning { gzip, ..Beginning::default() });
        }
        let encoding = Some(encoding(&mut bytes));
        let (delimiter, columns) = match format {
            Format::Csv => csv(&bytes, table, mapping),
            _ => (None, jsonl(&bytes)),
        };
        Some(Beginning { gzip, delimiter, encoding, columns })
    }
}

/// How a text is encoded; takes its mark away.
fn encoding(bytes: &mut Vec<u8>) -> &'static str {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
        return "utf-8-bom";
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return "utf-16";
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => "utf-8",
        // The last letter may be cut.
        Err(error) if error.error_len().is_none() => "utf-8",
        Err(_) => "unknown",
    }
}

fn csv(
    bytes: &[u8],
    table: Option<TableId>,
    mapping: Option<&TableMapping>,
) -> (Option<char>, Vec<Sampled>) {
    // Where no table is known, any will do: then the delimiter that makes most columns wins.
    let id = table.unwrap_or(TableId::Customers);
    let Some(header) = detect(bytes, id, mapping) else { return (None, Vec::new()) };
    let mut columns: Vec<Sampled> =
        header.names.iter().take(COLUMNS).map(|name| Sampled::named(name)).collect();
    let (mut at, mut fields) = (header.len, Vec::new());
    for _ in 0..ROWS {
        if at >= bytes.len() {
            break;
        }
        let record = split(bytes, at, header.delimiter, &mut fields);
        // A record that reaches to the end of what was read may go on.
        if record.next >= bytes.len() && bytes.len() as u64 == PEEK {
            break;
        }
        if let Ok(text) = std::str::from_utf8(&bytes[at..record.next]) {
            for (column, field) in columns.iter_mut().zip(&fields) {
                column.add(&field.text(text, at));
            }
        }
        at = record.next;
    }
    (Some(char::from(header.delimiter)), columns)
}

fn jsonl(bytes: &[u8]) -> Vec<Sampled> {
    let mut columns: Vec<Sampled> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').take(ROWS) {
        let Ok(text) = std::str::from_utf8(line) else { continue };
        for (key, value) in jsonl::fields(text) {
            let at = columns.iter().position(|column| column.name == key.trim());
            let at = at.unwrap_or_else(|| {
                columns.push(Sampled::named(&key));
                columns.len() - 1
            });
            columns[at].add(&value);
        }
    }
    columns.truncate(COLUMNS);
    columns
}

fn parquet(path: &Path) -> Option<Vec<Sampled>> {
    let file = ParquetFile::open(fs_err::File::open(path).ok()?.into_file()).ok()?;
    let header = file.header();
    let mut columns: Vec<Sampled> = header.iter().map(|name| Sampled::named(name)).collect();
    let plan = Plan {
        spec: tenure_domain::schema::table(TableId::Customers),
        targets: vec![Target::Attribute; header.len()],
        header: header.iter().map(|name| name.as_str().into()).collect(),
        own: header.len(),
        later: false,
    };
    if let Ok(mut batches) = file.batches(&plan)
        && let Ok(Some(Rows { batch, .. })) = batches.next_rows()
    {
        for (column, array) in columns.iter_mut().zip(batch.columns()) {
            let values = ColumnValues::new(array.as_ref());
            for row in 0..batch.num_rows().min(ROWS) {
                column.add(&values.cell(row).unwrap_or(Cell::Empty).shown());
            }
        }
    }
    columns.truncate(COLUMNS);
    Some(columns)
}
