//! Sheets as one workbook.
//!
//! Texts are written as texts, never as formulas, whatever they begin with. Numbers are numbers with
//! the currency's format, days are days. A spreadsheet holds about fifteen digits: of fractions what
//! lies beyond them is left out, as sums over the column need numbers; money that needs more is
//! written as text, so that no coin is lost.

use std::path::Path;

use anyhow::{Context as _, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use tenure_domain::money::Currency;
use tenure_domain::time::Instant;

use super::table::{Table, Value, decimal};
use crate::failure::advised;

/// Digits that a number of a spreadsheet holds.
const DIGITS: usize = 15;

/// Rows of a sheet.
const ROWS: usize = 1_048_576;

/// Characters of a cell.
const CHARACTERS: usize = 32_767;

/// Formats of one sheet.
struct Formats {
    head: Format,
    money: Format,
    share: Format,
    count: Format,
    number: Format,
    day: Format,
    text: Format,
}

impl Formats {
    fn new(currency: Currency) -> Formats {
        let places = match currency.exponent() {
            0 => String::new(),
            n => format!(".{}", "0".repeat(n as usize)),
        };
        let code = currency.code();
        Formats {
            head: Format::new().set_bold(),
            money: Format::new().set_num_format(format!("#,##0{places}\\ \"{code}\"")),
            share: Format::new().set_num_format("0.0%"),
            count: Format::new().set_num_format("#,##0"),
            number: Format::new(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            text: Format::new().set_num_format("@"),
        }
    }

    /// The same in bold, for totals.
    fn strong(&self) -> Formats {
        let bold = |format: &Format| format.clone().set_bold();
        Formats {
            head: self.head.clone(),
            money: bold(&self.money),
            share: bold(&self.share),
            count: bold(&self.count),
            number: bold(&self.number),
            day: bold(&self.day),
            text: bold(&self.text),
        }
    }
}

/// Writes the workbook, dated `now`.
pub fn write(tables: &[Table], path: &Path, now: Instant) -> Result<()> {
    // In memory first: a failure leaves no half of a file.
    Ok(fs_err::write(path, bytes(tables, now)?)?)
}

/// The workbook, dated `now`.
pub fn bytes(tables: &[Table], now: Instant) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(now.0 / 1_000_000)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for table in tables {
        if table.rows.len() >= ROWS {
            let message = format!("{} has more rows than a sheet can hold", table.sheet);
            return Err(advised(message, "write a folder of CSV files: --out FOLDER"));
        }
        sheet(workbook.add_worksheet(), table)
            .with_context(|| format!("cannot write the sheet {}", table.sheet))?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(table.sheet)?;
    let plain = Formats::new(table.currency);
    let strong = plain.strong();
    for (at, title) in table.columns.iter().enumerate() {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        sheet.write_string_with_format(0, column, title, &plain.head)?;
        let wide = if table.columns.len() == 2 && at == 1 { 100 } else { 16 };
        sheet.set_column_width(column, wide)?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        let last = table.total && at + 1 == table.rows.len();
        let formats = if last { &strong } else { &plain };
        for (column, value) in row.iter().enumerate() {
            let place = (at as u32 + 1, u16::try_from(column).unwrap_or(u16::MAX));
            cell(sheet, place, value, table.currency, formats)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    currency: Currency,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => {
            if let Some(day) = day(text) {
                return sheet.write_datetime_with_format(row, column, &day, &formats.day).map(drop);
            }
            let text: String = text.chars().take(CHARACTERS).collect();
            return sheet.write_string_with_format(row, column, text, &formats.text).map(drop);
        }
        Value::Money(_) => &formats.money,
        Value::Share(_) => &formats.share,
        Value::Count(_) => &formats.count,
        Value::Number(_) => &formats.number,
    };
    let plain = match value {
        Value::Money(minor) => decimal(*minor, currency),
        other => other.plain(currency),
    };
    // Of what is no money the digits of the fraction may go.
    let kept = match value {
        Value::Money(_) => plain.as_str(),
        _ => plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole),
    };
    let digits = kept.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit);
    let exact = digits.count() <= DIGITS;
    match plain.parse::<f64>() {
        Ok(number) if exact => sheet.write_number_with_format(row, column, number, format)?,
        _ => sheet.write_string_with_format(row, column, &plain, &formats.text)?,
    };
    Ok(())
}

/// A text that is a day, and nothing but one, as spreadsheets have it.
fn day(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('-');
    let [year, month, day] = [4, 2, 2].map(|width| {
        let part = parts.next().filter(|part| part.len() == width)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
    });
    let rest = parts.next();
    let (month, day) = (u8::try_from(month?).ok()?, u8::try_from(day?).ok()?);
    // Before March 1900 spreadsheets count a day that never was.
    let year = year.filter(|&year| year > 1900 && rest.is_none())?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn read(values: Vec<Value>) -> Vec<Data> {
        let currency = Currency::parse("EUR").unwrap();
        let columns = values.iter().map(|_| "c".to_owned()).collect();
        let table =
            Table { file: "t", sheet: "t", currency, columns, rows: vec![values], total: false };
        let bytes = bytes(&[table], Instant(0)).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let rows = book.worksheet_range("t").unwrap();
        rows.rows().nth(1).unwrap().to_vec()
    }

    #[test]
    fn numbers_with_long_fractions_are_numbers_and_no_coin_is_lost() {
        let long = Value::Number("3121.243333333333333333".to_owned());
        let huge = Value::Money(1_234_567_890_123_456_789);
        let row = read(vec![long, Value::Money(312_124), huge]);
        let near = |cell: &Data| matches!(cell, Data::Float(n) if (n - 3_121.243_333).abs() < 1e-6);
        assert!(near(&row[0]), "{row:?}");
        assert_eq!(row[1], Data::Float(3_121.24));
        assert_eq!(row[2], Data::String("12345678901234567.89".to_owned()));
    }

    #[test]
    fn days_are_days_and_nothing_else_is() {
        let texts = ["2026-02-28", "2026-02-30", "2026-02", "2026-02-28x", "1900-01-01"];
        let row = read(texts.map(|text| Value::Text(text.to_owned())).to_vec());
        assert!(matches!(&row[0], Data::DateTime(day) if day.as_f64() == 46_081.0), "{row:?}");
        for (cell, text) in row.iter().zip(texts).skip(1) {
            assert_eq!(*cell, Data::String(text.to_owned()));
        }
    }
}
