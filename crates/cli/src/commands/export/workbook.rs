//! Sheets as one workbook.
//!
//! Texts are written as texts, never as formulas, whatever they begin with. Numbers are numbers with
//! the currency's format. A spreadsheet holds about fifteen digits; an amount that needs more is
//! written as text, so that no digit is lost.

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
    let digits = plain.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit);
    let exact = matches!(value, Value::Share(_)) || digits.count() <= DIGITS;
    match plain.parse::<f64>() {
        Ok(number) if exact => sheet.write_number_with_format(row, column, number, format)?,
        _ => sheet.write_string_with_format(row, column, &plain, &formats.text)?,
    };
    Ok(())
}
