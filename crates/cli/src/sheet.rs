//! A table of answers, and the forms in which it can be printed.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use serde_json::Value;
use tenure_connectors::rejects::guarded;
use tenure_domain::time::Day;
use tenure_metrics::reading::Reason;
use unicode_width::UnicodeWidthStr;

use crate::colour::Paint;
use crate::output::Object;
use crate::words::{self, words};

/// The form of what goes to stdout.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Text in columns, for people
    Table,
    /// One JSON object
    Json,
    /// One JSON object per line
    Ndjson,
    /// Comma-separated values with a header; an apostrophe stands before text that a spreadsheet
    /// would run as a formula
    Csv,
    /// A Markdown table
    Md,
}

pub mod taken;

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

/// How a cell is painted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
    /// What matters less.
    Faint,
    /// What matters more.
    Strong,
}

/// A cell: what people read, and what programs read.
#[derive(Clone, Debug)]
pub struct Cell {
    /// For people.
    pub shown: String,
    /// For programs.
    pub value: Value,
    /// Colour.
    pub tone: Tone,
}

impl Cell {
    /// The same text for both.
    pub fn text(text: impl Into<String>) -> Cell {
        let shown = text.into();
        let value = if shown.is_empty() { Value::Null } else { Value::String(shown.clone()) };
        Cell::new(shown, value)
    }

    /// A count.
    pub fn count(n: u64) -> Cell {
        Cell::new(crate::show::grouped(&n.to_string()), n)
    }

    /// A count of which zero is the quiet case.
    pub fn quiet(n: u64) -> Cell {
        if n == 0 { Cell::new("–", 0) } else { Cell::count(n) }
    }

    /// Something shown in one way and given to programs in another.
    pub fn new(shown: impl Into<String>, value: impl Into<Value>) -> Cell {
        Cell { shown: shown.into(), value: value.into(), tone: Tone::Plain }
    }

    /// A day.
    pub fn day(day: Day) -> Cell {
        Cell::new(words().day(day), day.to_string())
    }

    /// Why something else in the row is undefined; nothing where it is not.
    pub fn why(reason: Option<Reason>) -> Cell {
        reason.map_or_else(Cell::empty, |why| Cell::new(words().reason(why), words::why(why)))
    }

    /// Nothing.
    pub fn empty() -> Cell {
        Cell::new("", Value::Null)
    }

    /// What is undefined.
    pub fn undefined() -> Cell {
        Cell::new(crate::show::NOTHING, Value::Null).toned(Tone::Faint)
    }

    /// This in a colour.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Cell {
        Cell { tone, ..self }
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

/// How a sheet of text is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Colours.
    pub paint: Paint,
    /// Spaces before each line.
    pub indent: usize,
    /// Spaces between columns.
    pub gap: usize,
}

impl Setting {
    /// From the left edge, two spaces between columns.
    pub fn plain(paint: Paint) -> Setting {
        Setting { paint, indent: 0, gap: 2 }
    }
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

    /// This without those of the named columns that hold nothing but zeros, or nothing at all.
    #[must_use]
    pub fn without_zeros(mut self, names: &[&str]) -> Sheet {
        for at in (0..self.columns.len()).rev() {
            let zero = |row: &Vec<Cell>| row[at].value == 0 || row[at].value == "";
            if names.contains(&self.columns[at].key.as_str()) && self.rows.iter().all(zero) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }

    /// Takes out a column that is empty in all rows.
    pub fn drop_empty(&mut self, name: &str) {
        let Some(at) = self.columns.iter().position(|column| column.key == name) else { return };
        if self.rows.iter().all(|row| row[at].value == Value::Null) {
            self.columns.remove(at);
            self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }

    /// Writes all rows in a form other than one JSON object.
    pub fn write(&self, format: Format, paint: Paint, out: &mut dyn Write) -> Result<()> {
        match format {
            Format::Table => Ok(out.write_all(self.text(Setting::plain(paint)).as_bytes())?),
            Format::Md => Ok(out.write_all(self.markdown().as_bytes())?),
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
        taken::begin(&self.columns);
        Ok(())
    }

    /// The sheet as text in columns.
    pub fn text(&self, setting: Setting) -> String {
        let widths: Vec<usize> = self.columns.iter().enumerate().map(|c| self.width(c)).collect();
        let mut text = String::new();
        if self.columns.iter().any(|column| !column.title.is_empty()) {
            let titles = self.columns.iter().map(|c| (c.title.clone(), Tone::Faint));
            self.line(titles, &widths, setting, &mut text);
        }
        for row in &self.rows {
            let cells = row.iter().map(|cell| (one_line(&cell.shown), cell.tone));
            self.line(cells, &widths, setting, &mut text);
        }
        text
    }

    fn width(&self, (at, column): (usize, &Column)) -> usize {
        let cells = self.rows.iter().map(|row| one_line(&row[at].shown).width());
        cells.max().unwrap_or(0).max(column.title.width())
    }

    fn line(
        &self,
        cells: impl Iterator<Item = (String, Tone)>,
        widths: &[usize],
        setting: Setting,
        text: &mut String,
    ) {
        // Spaces are kept back until something follows them: no line ends in one.
        let mut spaces = setting.indent;
        for ((cell, tone), (column, width)) in cells.zip(self.columns.iter().zip(widths)) {
            let room = width.saturating_sub(cell.width());
            let (before, after) = if column.right { (room, 0) } else { (0, room) };
            if cell.is_empty() {
                spaces += width + setting.gap;
                continue;
            }
            text.push_str(&" ".repeat(spaces + before));
            text.push_str(&paint(&cell, tone, setting.paint));
            spaces = after + setting.gap;
        }
        text.push('\n');
    }

    /// The sheet as a Markdown table.
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = line(self.columns.iter().map(|c| escaped(&c.title)).collect());
        let rule = |column: &Column| if column.right { "--:" } else { "---" }.to_owned();
        text += &line(self.columns.iter().map(rule).collect());
        for row in &self.rows {
            text += &line(row.iter().map(|cell| escaped(&cell.shown)).collect());
        }
        text
    }
}

fn paint(text: &str, tone: Tone, paint: Paint) -> String {
    match tone {
        Tone::Plain => text.to_owned(),
        Tone::Good => paint.good(text),
        Tone::Bad => paint.bad(text),
        Tone::Faint => paint.faint(text),
        Tone::Strong => paint.heading(text),
    }
}

/// A row as a JSON object.
pub fn object(columns: &[Column], row: &[Cell]) -> Object {
    let pairs = columns.iter().zip(row);
    pairs.fold(Object::new(), |object, (column, cell)| object.with(&column.key, cell.value.clone()))
}

/// Writes a row of the CSV form. Text that a spreadsheet would run as a formula begins with an
/// apostrophe; the other forms give it as it is.
pub fn write_csv_row(row: &[Cell], out: &mut dyn Write) -> Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(row.iter().map(|cell| match &cell.value {
        Value::Null => String::new(),
        Value::String(text) => guarded(text).into_owned(),
        other => other.to_string(),
    }))?;
    csv.flush()?;
    taken::row(row);
    Ok(())
}

/// Text cut to so many columns, with an ellipsis where something is missing.
pub fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut shown = String::new();
    for letter in text.chars() {
        if shown.width() + letter.to_string().width() >= columns {
            break;
        }
        shown.push(letter);
    }
    shown.push('…');
    shown
}

/// Text as it can be shown: on one line, and without what would steer a terminal or turn the
/// direction of reading.
pub fn one_line(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\r' | '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '␣',
        letter if letter.is_control() => '␣',
        letter => letter,
    };
    text.chars().map(shown).collect()
}

fn escaped(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31m\tb\u{202e}\nc"), "a␣[31m b␣ c");
    }

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(vec![Column::text("name", "Name"), Column::number("n", "N")]);
        sheet.push(vec![Cell::text("a|b"), Cell::count(1234)]);
        sheet.push(vec![Cell::text(""), Cell::quiet(0)]);
        sheet
    }

    fn printed(format: Format) -> String {
        let mut out = Vec::new();
        sheet().write(format, Paint { on: false }, &mut out).unwrap();
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

    #[test]
    fn csv_runs_no_formula_and_keeps_numbers() {
        let mut sheet = Sheet::new(vec![Column::text("id", ""), Column::number("n", "")]);
        sheet.push(vec![Cell::text("=cmd|' /C calc'!A0"), Cell::new("", "-5.00")]);
        sheet.push(vec![Cell::text("@x"), Cell::new("", -5)]);
        let mut out = Vec::new();
        sheet.write(Format::Csv, Paint { on: false }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "id,n\n'=cmd|' /C calc'!A0,-5.00\n'@x,-5\n");
        // Programs get it as it is.
        let mut out = Vec::new();
        sheet.write(Format::Ndjson, Paint { on: false }, &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().starts_with("{\"id\":\"=cmd|"));
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let mut sheet = Sheet::new(vec![Column::text("a", ""), Column::text("b", "")]);
        sheet.push(vec![Cell::text("株式"), Cell::text("x")]);
        sheet.push(vec![Cell::text("abcd"), Cell::text("y")]);
        let setting = Setting { paint: Paint { on: false }, indent: 1, gap: 1 };
        assert_eq!(sheet.text(setting), " 株式 x\n abcd y\n");
        assert_eq!(fit("株式会社", 5), "株式…");
        assert_eq!(fit("abcde", 5), "abcde");
    }

    #[test]
    fn columns_of_zeros_can_go() {
        let mut sheet = Sheet::new(vec![Column::text("a", "A"), Column::number("b", "B")]);
        sheet.push(vec![Cell::text("x"), Cell::quiet(0)]);
        assert_eq!(sheet.clone().without_zeros(&["b"]).columns.len(), 1);
        sheet.push(vec![Cell::text("y"), Cell::quiet(2)]);
        assert_eq!(sheet.without_zeros(&["b"]).columns.len(), 2);
    }
}
