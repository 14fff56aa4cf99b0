//! The customers behind the terms of a figure.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use tenure_domain::period::{Grain, Period};
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::query::Figure;
use tenure_engine::rows;
use tenure_engine::segments::Compiled;
use tenure_metrics::reading::{Fraction, Origin, Term, Unit, Value};

use crate::colour::Paint;
use crate::figures;
use crate::output;
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show;

/// Rows of one term that people are shown; programs get all.
const SHOWN: usize = 20;

/// Figures whose rows are wanted.
pub struct Asked<'a> {
    /// The figures.
    pub figures: &'a [Figure],
    /// Of whom.
    pub segment: Option<&'a Compiled<'a>>,
    /// The book.
    pub book: &'a Book,
    /// The data.
    pub session: &'a Session,
    /// How the range was cut.
    pub grain: Option<Grain>,
    /// By what the figures are split, where the rows are to be split, too.
    pub by: Option<&'a str>,
}

/// A term and the customers that make it.
pub struct TermRows {
    /// The term.
    pub term: Term,
    /// Over which days.
    pub period: Period,
    /// Heading, where it is split.
    pub group: Option<String>,
    /// Customers by number with what each adds, largest first.
    pub rows: Vec<(u32, i128)>,
}

impl Asked<'_> {
    /// The rows of every term that has some, each once.
    pub fn terms(&self) -> Result<Vec<TermRows>> {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        let by = self.by.map(|name| Dimension::parse(self.book, name)).transpose()?;
        let mut split = BTreeMap::new();
        for figure in self.figures {
            for term in &figure.reading.terms {
                let Origin::Measure(measure, window) = term.origin else { continue };
                let period = window.of(&figure.period, &self.session.account);
                let group = figure.group.clone().filter(|_| by.is_some());
                let key = (period.first, period.end, measure);
                if !seen.insert((key, group.clone())) {
                    continue;
                }
                let mut rows = match (&by, &group) {
                    (Some(by), Some(group)) => {
                        let headings = match split.entry(key) {
                            Entry::Occupied(entry) => entry.into_mut(),
                            Entry::Vacant(entry) => entry.insert(rows::rows_by(
                                self.book,
                                measure,
                                &period,
                                self.segment,
                                by,
                            )?),
                        };
                        let mine = headings.iter().find(|(heading, _)| heading == group);
                        mine.map(|(_, rows)| rows.clone()).unwrap_or_default()
                    }
                    _ => rows::rows(self.book, measure, &period, self.segment)?,
                };
                rows.sort_by_key(|&(number, value)| (-value.abs(), number));
                all.push(TermRows { term: *term, period, group, rows });
            }
        }
        Ok(all)
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
        Column::number("value", "Value"),
    ];
    if asked.by.is_some() {
        columns.insert(3, Column::text("group", "Group"));
    }
    let mut sheet = Sheet::new(columns);
    let currency = asked.book.currency();
    for term in &terms {
        for &(number, value) in &term.rows {
            let (id, name) = customer(asked.book, number);
            let value = figures::term_value(&Term { amount: value, ..term.term }, currency);
            let mut cells = vec![
                Cell::text(term.term.name()),
                Cell::text(term.period.first.to_string()),
                Cell::text(term.period.end.to_string()),
                Cell::text(id),
                Cell::text(name),
                Cell::text(value),
            ];
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
    let mut amounts: Vec<i128> = term.rows.iter().map(|row| row.1).collect();
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
    let unit = if money { format!(" {currency}") } else { String::new() };
    let total = show::value(value, term.term.unit, currency).unwrap_or_default();
    let period = figures::period_name(&term.period, asked.grain);
    let customers = match term.rows.len() {
        1 => "1 customer".to_owned(),
        n => format!("{} customers", show::grouped(&n.to_string())),
    };
    let title = paint.heading(&term.term.name());
    let group = term.group.as_ref().map(|group| format!(", {group}")).unwrap_or_default();
    let mut text = format!("{title}, {period}{group}: {total}{unit}, {customers}\n");
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", ""),
        Column::text("name", ""),
        Column::number("value", ""),
    ]);
    for (&(number, _), &amount) in term.rows.iter().zip(&amounts).take(shown) {
        let (id, name) = customer(asked.book, number);
        sheet.push(vec![Cell::text(id), Cell::text(name), Cell::text(write(amount))]);
    }
    let rest = term.rows.len().saturating_sub(shown);
    if rest > 0 {
        let sum = amounts.iter().skip(shown).sum();
        sheet.push(vec![
            Cell::text("..."),
            Cell::text(format!("{} more", show::grouped(&rest.to_string()))),
            Cell::text(write(sum)),
        ]);
    }
    text += &sheet.text(Setting { indent: 2, ..Setting::plain(paint) });
    text.push('\n');
    text
}

/// Id and name of a customer.
pub fn customer(book: &Book, number: u32) -> (String, String) {
    let customers = &book.facts.customers;
    let text = |sym| book.facts.names.text(sym).to_owned();
    (text(customers.ids[number as usize]), text(customers.names[number as usize]))
}
