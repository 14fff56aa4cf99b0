//! A table of answers, and the forms in which it can be printed.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::Value;

use crate::output::Object;

/// The form of what goes to stdout.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Text in columns, for people
    Table,
    /// One JSON object
    Json,
    /// One JSON object per line
    Ndjson,
    /// Comma-separated values with a header
    Csv,
    /// A Markdown table
    Md,
}

/// A column of a sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// Name for programs.
    pub key: String,
    /// Heading for people.
    pub title: String,
    /// Whether it holds numbers.
    pub right: bool,
}

impl Column {
    /// A column of text.
    pub fn text(key: &str, title: &str) -> Column {
        Column { key: key.to_owned(), title: title.to_owned(), right: false }
    }

    /// A column of numbers.
    pub fn number(key: &str, title: &str) -> Column {
        Column { right: true, ..Column::text(key, title) }
    }
}

/// A cell: what people read, and what programs read.
#[derive(Clone, Debug)]
pub struct Cell {
    /// For people.
    pub shown: String,
    /// For programs.
    pub value: Value,
}

impl Cell {
    /// The same text for both.
    pub fn text(text: impl Into<String>) -> Cell {
        let shown = text.into();
        let value = if shown.is_empty() { Value::Null } else { Value::String(shown.clone()) };
        Cell { shown, value }
    }

    /// A count; people see no zeros where `blank`.
    pub fn count(n: u64) -> Cell {
        Cell { shown: crate::show::grouped(&n.to_string()), value: n.into() }
    }

    /// A count of which zero is the quiet case.
    pub fn quiet(n: u64) -> Cell {
        if n == 0 { Cell { shown: "–".to_owned(), value: 0.into() } } else { Cell::count(n) }
    }

    /// Something shown in one way and given to programs in another.
    pub fn new(shown: impl Into<String>, value: impl Into<Value>) -> Cell {
        Cell { shown: shown.into(), value: value.into() }
    }

    /// Nothing.
    pub fn empty() -> Cell {
        Cell { shown: String::new(), value: Value::Null }
    }
}

/// A table of answers.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet without rows.
    pub fn new(columns: Vec<Column>) -> Sheet {
        Sheet { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "a cell for every column");
        self.rows.push(row);
    }

    /// This without those of the named columns that hold nothing but zeros.
    #[must_use]
    pub fn without_zeros(mut self, names: &[&str]) -> Sheet {
        for at in (0..self.columns.len()).rev() {
            let zero = |row: &Vec<Cell>| row[at].value == Value::from(0);
            if names.contains(&self.columns[at].key.as_str()) && self.rows.iter().all(zero) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }

    /// Writes all rows in a form other than one JSON object.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> Result<()> {
        match format {
            Format::Table => self.write_table(out),
            Format::Md => self.write_markdown(out),
            Format::Csv => {
                self.write_csv_header(out)?;
                self.rows.iter().try_for_each(|row| write_csv_row(row, out))
            }
            Format::Json | Format::Ndjson => {
                for object in self.objects() {
                    serde_json::to_writer(&mut *out, &object)?;
                    writeln!(out)?;
                }
                Ok(())
            }
        }
    }

    /// The rows as JSON objects.
    pub fn objects(&self) -> impl Iterator<Item = Object> + '_ {
        self.rows.iter().map(|row| object(&self.columns, row))
    }

    /// Writes the header of the CSV form.
    pub fn write_csv_header(&self, out: &mut dyn Write) -> Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(self.columns.iter().map(|column| &column.key))?;
        csv.flush()?;
        Ok(())
    }

    fn write_table(&self, out: &mut dyn Write) -> Result<()> {
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(self.columns.iter().map(|column| column.title.clone()));
        for row in &self.rows {
            table.add_row(row.iter().map(|cell| one_line(&cell.shown)));
        }
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(printed) = table.column_mut(at) {
                printed.set_padding((0, 2));
                if column.right {
                    printed.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        for line in table.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn write_markdown(&self, out: &mut dyn Write) -> Result<()> {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        writeln!(out, "{}", line(self.columns.iter().map(|c| escaped(&c.title)).collect()))?;
        let rule = |column: &Column| if column.right { "--:" } else { "---" }.to_owned();
        writeln!(out, "{}", line(self.columns.iter().map(rule).collect()))?;
        for row in &self.rows {
            writeln!(out, "{}", line(row.iter().map(|cell| escaped(&cell.shown)).collect()))?;
        }
        Ok(())
    }
}

/// A row as a JSON object.
pub fn object(columns: &[Column], row: &[Cell]) -> Object {
    let pairs = columns.iter().zip(row);
    pairs.fold(Object::new(), |object, (column, cell)| object.with(&column.key, cell.value.clone()))
}

/// Writes a row of the CSV form.
pub fn write_csv_row(row: &[Cell], out: &mut dyn Write) -> Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(row.iter().map(|cell| match &cell.value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }))?;
    csv.flush()?;
    Ok(())
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn escaped(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(vec![Column::text("name", "Name"), Column::number("n", "N")]);
        sheet.push(vec![Cell::text("a|b"), Cell::count(1234)]);
        sheet.push(vec![Cell::text(""), Cell::quiet(0)]);
        sheet
    }

    fn printed(format: Format) -> String {
        let mut out = Vec::new();
        sheet().write(format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_form_shows_the_same_rows() {
        assert_eq!(printed(Format::Table), "Name      N\na|b   1,234\n          –\n");
        assert_eq!(printed(Format::Csv), "name,n\na|b,1234\n,0\n");
        assert_eq!(
            printed(Format::Md),
            "| Name | N |\n| --- | --: |\n| a\\|b | 1,234 |\n|  | – |\n"
        );
        assert_eq!(
            printed(Format::Ndjson),
            "{\"name\":\"a|b\",\"n\":1234}\n{\"name\":null,\"n\":0}\n"
        );
    }
}
