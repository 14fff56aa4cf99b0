//! Writes the records of tables that an export becomes, each on the line on which it was found, so
//! that findings name the place in the file of the user.

use std::collections::{BTreeSet, HashSet};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tenure_domain::finding::{Finding, Place};
use tenure_domain::schema::TableId;

use super::kinds::{Columns, Export, Kind, plain};
use super::tables::{self, READ, Record};
use crate::Error;
use crate::input::Input;

/// What an export became.
#[derive(Default)]
pub struct Made {
    /// Files by table.
    pub files: Vec<(TableId, PathBuf)>,
    /// Currencies of its records.
    pub currencies: BTreeSet<String>,
    /// Remarks on its columns.
    pub findings: Vec<Finding>,
}

/// A file of one table.
struct Output {
    table: TableId,
    path: PathBuf,
    file: BufWriter<fs_err::File>,
    line: u64,
    used: bool,
}

impl Output {
    fn write(&mut self, line: u64, fields: &[String]) -> Result<(), Error> {
        while self.line < line {
            self.file.write_all(b"\n")?;
            self.line += 1;
        }
        for (at, field) in fields.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let field = field.replace(['\r', '\n'], " ").replace('"', "\"\"");
            write!(self.file, "{comma}\"{field}\"")?;
        }
        self.file.write_all(b"\n")?;
        self.line += 1;
        Ok(())
    }

    /// Writes the beginning of a record in such a way that the reader refuses it: as a single
    /// field, with the bytes that are no text.
    fn refuse(&mut self, line: u64, record: &csv::ByteRecord) -> Result<(), Error> {
        let bad = record.iter().find(|field| std::str::from_utf8(field).is_err());
        let shown = bad.or(record.get(0)).unwrap_or_default();
        let shown = &shown[..shown.len().min(SHOWN)];
        while self.line < line {
            self.file.write_all(b"\n")?;
            self.line += 1;
        }
        self.file.write_all(b"\"")?;
        for byte in shown {
            let plain = if matches!(byte, b'\r' | b'\n' | b'"') { b' ' } else { *byte };
            self.file.write_all(&[plain])?;
        }
        self.file.write_all(b"\"\n")?;
        (self.line, self.used) = (self.line + 1, true);
        Ok(())
    }
}

/// Bytes of a refused record that are shown.
const SHOWN: usize = 80;

/// Writes all records of an export below `folder`; `number` tells exports of one name apart.
pub fn records(export: &Export, folder: &Path, number: usize) -> Result<Made, Error> {
    let input = Input::open(&export.path)?;
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(export.delimiter).flexible(true).from_reader(input);
    let headers = reader.headers().map_err(unreadable)?;
    let headers = headers.iter().map(|h| h.trim_start_matches('\u{feff}').to_owned()).collect();
    let columns = Columns::new(headers);
    let mut made = Made { findings: strangers(export, &columns), ..Made::default() };
    let mut outputs = Vec::new();
    for (table, names) in tables::tables(export.kind) {
        let path = folder.join(format!("{number}-{}.csv", table.name()));
        let file = BufWriter::new(fs_err::File::create(&path)?);
        let mut output = Output { table: *table, path, file, line: 1, used: false };
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        if export.kind == Kind::Customers {
            names.extend(tables::metadata(&columns).into_iter().map(|(_, key)| key));
        }
        output.write(1, &names)?;
        outputs.push(output);
    }
    let (mut bytes, mut seen) = (csv::ByteRecord::new(), HashSet::new());
    while reader.read_byte_record(&mut bytes).map_err(unreadable)? {
        let line = bytes.position().map_or(1, csv::Position::line);
        // A record that is not whole, or no text, is refused where all records are.
        let whole = bytes.len() == columns.headers.len();
        let fields = match csv::StringRecord::from_byte_record(bytes.clone()) {
            Ok(fields) if whole => fields,
            _ => {
                outputs[0].refuse(line, &bytes)?;
                continue;
            }
        };
        let fields = &fields;
        let record = Record { columns: &columns, fields };
        let currency = record.get("currency").to_uppercase();
        if !currency.is_empty() {
            made.currencies.insert(currency);
        }
        for (output, row) in outputs.iter_mut().zip(tables::of(export.kind, &record, &mut seen)) {
            if let Some(row) = row {
                output.write(line, &row)?;
                output.used = true;
            }
        }
    }
    for (at, mut output) in outputs.into_iter().enumerate() {
        output.file.flush()?;
        // The first table stands for the file, also where it has no rows.
        if output.used || at == 0 {
            made.files.push((output.table, output.path));
        }
    }
    Ok(made)
}

fn unreadable(error: csv::Error) -> Error {
    Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, error))
}

/// Columns of which nothing is known, named once.
fn strangers(export: &Export, columns: &Columns) -> Vec<Finding> {
    let known = |header: &String| {
        let name = plain(header);
        name.is_empty() || name.ends_with("(metadata)") || READ.contains(&name.as_str())
    };
    let unknown: Vec<&str> =
        columns.headers.iter().filter(|h| !known(h)).map(String::as_str).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let place = Place { file: Some(export.name.clone()), ..Place::default() };
    let finding = Finding::new("dashboard-columns", "columns that tell of billing")
        .at(place)
        .with_value(&unknown.join(", "))
        .with_hint("these columns are not read");
    vec![finding]
}
