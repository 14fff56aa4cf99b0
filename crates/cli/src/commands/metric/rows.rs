//! The customers and records behind the terms of a figure.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use tenure_domain::period::{Grain, Period};
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::query::Figure;
use tenure_engine::records::{self, Edge, Records};
use tenure_engine::rows;
use tenure_engine::segments::Compiled;
use tenure_i18n::numbers;
use tenure_metrics::catalogue::Window;
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Fraction, Origin, Term, Unit, Value};
use tenure_metrics::records::TallyId;

use crate::colour::Paint;
use crate::figures;
use crate::output;
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show;
use crate::words::{lang, tr};

/// Rows of one term that people are shown; programs get all.
const SHOWN: usize = 20;
/// Place of the column of records.
const RECORD: usize = 5;

/// Figures whose rows are wanted.
pub struct Asked<'a> {
    /// The figures.
    pub figures: &'a [Figure],
    /// Of whom.
    pub segment: Option<&'a Compiled<'a>>,
    /// The book.
    pub book: &'a Book,
    /// Records beyond billing, where the figures look at them.
    pub records: Option<&'a Records>,
    /// The data.
    pub session: &'a Session,
    /// How the range was cut.
    pub grain: Option<Grain>,
    /// By what the figures are split, where the rows are to be split, too.
    pub by: Option<&'a str>,
}

/// A term and what it is made of.
pub struct TermRows {
    /// The term.
    pub term: Term,
    /// Over which days.
    pub period: Period,
    /// Heading, where it is split.
    pub group: Option<String>,
    /// What each customer or record adds, largest first.
    pub rows: Vec<TermRow>,
}

/// A customer, or a record, behind a term.
#[derive(Clone, Debug)]
pub struct TermRow {
    /// Id of the customer; empty for a record of nobody in particular.
    pub customer: String,
    /// Name of the customer.
    pub name: String,
    /// What the record is called; empty where all of a customer stands in one row.
    pub record: String,
    /// What it adds.
    pub value: i128,
}

impl Asked<'_> {
    /// The rows of every term that has some, each once.
    pub fn terms(&self) -> Result<Vec<TermRows>> {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        let parse = |name| Dimension::parse_with(self.book, name, self.records);
        let by = self.by.map(parse).transpose()?;
        for figure in self.figures {
            for term in &figure.reading.terms {
                let window = match term.origin {
                    Origin::Measure(_, window) | Origin::Tally(_, window) => window,
                    Origin::Named(_) => continue,
                };
                let period = self.book.window(window, &figure.period);
                let group = figure.group.clone().filter(|_| by.is_some());
                let key = (period.first, period.end, term.name());
                let edge = Edge::of(figures::variant(figure.metric, figure.variant));
                if !seen.insert((key, edge, group.clone())) {
                    continue;
                }
                let heading = by.as_ref().zip(group.as_deref());
                let rows = match term.origin {
                    Origin::Measure(measure, _) => {
                        self.customers(measure, (&figure.period, window), heading)?
                    }
                    Origin::Tally(tally, _) => {
                        self.records((tally, edge), (&figure.period, window), heading)?
                    }
                    Origin::Named(_) => Vec::new(),
                };
                all.push(TermRows { term: *term, period, group, rows });
            }
        }
        Ok(all)
    }

    /// The customers behind a measure, under a heading where there is one.
    fn customers(
        &self,
        measure: MeasureId,
        (asked, window): (&Period, Window),
        heading: Option<(&Dimension, &str)>,
    ) -> Result<Vec<TermRow>> {
        let mut sums: BTreeMap<u32, i128> = BTreeMap::new();
        for period in self.book.window_parts(window, asked) {
            let rows = match heading.filter(|(by, _)| !matches!(by, Dimension::Own(_))) {
                // Before a heading that only records have stand all customers.
                None => rows::rows(self.book, measure, &period, self.segment)?,
                Some((by, group)) => {
                    let all = rows::rows_by(self.book, measure, &period, self.segment, by)?;
                    let mine = all.into_iter().find(|(heading, _)| heading == group);
                    mine.map(|(_, rows)| rows).unwrap_or_default()
                }
            };
            for (number, value) in rows {
                *sums.entry(number).or_default() += value;
            }
        }
        let mut rows: Vec<(u32, i128)> = sums.into_iter().filter(|row| row.1 != 0).collect();
        rows.sort_by_key(|&(number, value)| (-value.abs(), number));
        let row = |(number, value)| {
            let (customer, name) = customer(self.book, number);
            TermRow { customer, name, record: String::new(), value }
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// The records behind a tally, or the customers where only all of theirs together make it.
    fn records(
        &self,
        of: (TallyId, Edge),
        asked: (&Period, Window),
        heading: Option<(&Dimension, &str)>,
    ) -> Result<Vec<TermRow>> {
        let Some(records) = self.records else { return Ok(Vec::new()) };
        let rows = records::rows(self.book, records, of, asked, (self.segment, heading))?;
        let row = |row: records::RecordRow| TermRow {
            name: row.customer.map_or(String::new(), |number| customer(self.book, number).1),
            customer: row.customer_id,
            record: row.record,
            value: row.value,
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

/// Prints the rows.
pub fn print(asked: &Asked<'_>, format: Format, paint: Paint) -> Result<()> {
    let terms = asked.terms()?;
    if format == Format::Table {
        let mut text = String::new();
        for term in &terms {
            text += &block(asked, term, SHOWN, paint);
        }
        return output::text(&text);
    }
    let mut columns = vec![
        Column::text("measure", "Measure"),
        Column::text("from", "From"),
        Column::text("to", "To"),
        Column::text("customer_id", "Customer"),
        Column::text("name", "Name"),
        Column::text("record", "Record"),
        Column::number("value", "Value"),
    ];
    let of_records = terms.iter().any(|term| term.rows.iter().any(|row| !row.record.is_empty()));
    if !of_records {
        columns.remove(RECORD);
    }
    if asked.by.is_some() {
        columns.insert(3, Column::text("group", "Group"));
    }
    let mut sheet = Sheet::new(columns);
    let currency = asked.book.currency();
    for term in &terms {
        for row in &term.rows {
            let value = figures::term_value(&Term { amount: row.value, ..term.term }, currency);
            let mut cells = vec![
                Cell::text(term.term.name()),
                Cell::text(term.period.first.to_string()),
                Cell::text(term.period.end.to_string()),
                Cell::text(&row.customer),
                Cell::text(&row.name),
                Cell::text(&row.record),
                Cell::text(value),
            ];
            if !of_records {
                cells.remove(RECORD);
            }
            if asked.by.is_some() {
                cells.insert(3, Cell::text(term.group.clone().unwrap_or_default()));
            }
            sheet.push(cells);
        }
    }
    output::sheet(&sheet, format, paint, "rows", figures::head(asked.session, asked.book))
}

/// A term with its largest rows, for people. The shown amounts sum to the shown total.
pub fn block(asked: &Asked<'_>, term: &TermRows, shown: usize, paint: Paint) -> String {
    let currency = asked.book.currency();
    let money = term.term.unit == Unit::Money;
    let mut amounts: Vec<i128> = term.rows.iter().map(|row| row.value).collect();
    if money {
        amounts = show::apportion(&amounts);
    }
    let write = |amount| match money {
        true => show::minor(amount, currency),
        false => show::grouped(&amount.to_string()),
    };
    let value = match money {
        true => Value::Money(Fraction::whole(term.term.amount)),
        false => Value::Count(term.term.amount),
    };
    let total = show::value(value, term.term.unit, currency).unwrap_or_default();
    let total = if money { numbers::money(lang(), &total, currency.code()) } else { total };
    let mut period = figures::period_title(&term.period, asked.grain);
    if let Some(group) = &term.group {
        period += &format!(", {group}");
    }
    let things = match (of_records(term), term.rows.len()) {
        (true, n) => tr!("rows-records", n = n),
        (false, n) => tr!("rows-customers", n = n),
    };
    let title = paint.heading(&term.term.name());
    let mut text = tr!("rows-head", term = title, when = period, total = total, things = things);
    text.push('\n');
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", ""),
        Column::text("name", ""),
        Column::number("value", ""),
    ]);
    for (row, &amount) in term.rows.iter().zip(&amounts).take(shown) {
        let (first, second) = match (row.customer.as_str(), row.record.as_str()) {
            (customer, "") => (customer, row.name.clone()),
            ("", record) => (record, String::new()),
            (customer, record) => (record, format!("{customer} {}", row.name).trim().to_owned()),
        };
        sheet.push(vec![Cell::text(first), Cell::text(second), Cell::text(write(amount))]);
    }
    let rest = term.rows.len().saturating_sub(shown);
    if rest > 0 {
        let sum = amounts.iter().skip(shown).sum();
        sheet.push(vec![
            Cell::text("..."),
            Cell::text(tr!("rows-more", n = rest)),
            Cell::text(write(sum)),
        ]);
    }
    text += &sheet.text(Setting { indent: 2, ..Setting::plain(paint) });
    text.push('\n');
    text
}

/// Whether a term is made of records rather than of customers.
fn of_records(term: &TermRows) -> bool {
    matches!(term.term.origin, Origin::Tally(..))
        && term.rows.iter().any(|row| !row.record.is_empty())
}

/// Id and name of a customer.
pub fn customer(book: &Book, number: u32) -> (String, String) {
    let customers = &book.facts.customers;
    let text = |sym| book.facts.names.text(sym).to_owned();
    (text(customers.ids[number as usize]), text(customers.names[number as usize]))
}
