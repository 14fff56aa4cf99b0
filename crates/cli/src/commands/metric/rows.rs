//! The customers and records behind the terms of a figure.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::schema::TableId;
use tenure_domain::time::{DAY, Day};
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::query::{Figure, Question};
use tenure_engine::records::{self, Edge, Records, Wanted};
use tenure_engine::rows;
use tenure_engine::segments::Compiled;
use tenure_i18n::numbers;
use tenure_metrics::catalogue::{Variant, Window};
use tenure_metrics::measure::{MeasureId, Nature};
use tenure_metrics::reading::{Fraction, Origin, Term, Unit, Value};
use tenure_metrics::records::Spread;

use super::split;
use crate::called;
use crate::colour::Paint;
use crate::figures;
use crate::output;
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show;
use crate::words::{lang, tr};

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
    /// Records beyond billing, where the figures look at them.
    pub records: Option<&'a Records>,
    /// The data.
    pub session: &'a Session,
    /// How the range was cut.
    pub grain: Option<Grain>,
    /// By what the figures were asked to be split.
    pub by: Option<&'a str>,
    /// Age of cohorts, and its unit.
    pub age: (u32, Grain),
}

/// A term and what it is made of.
pub struct TermRows {
    /// The term.
    pub term: Term,
    /// The period of the figure that it is a term of.
    pub figure: Period,
    /// Over which days: those of the figure, or others that its formula names.
    pub period: Period,
    /// The variant that it belongs to, where others see other rows under the same name.
    pub variant: Option<&'static str>,
    /// By what it is split, and under which heading.
    pub heading: Option<(String, String)>,
    /// What each customer or record adds, largest first.
    pub rows: Vec<TermRow>,
}

impl TermRows {
    /// Whether another term has that name, in the same place.
    fn is_called_as(&self, other: &TermRows) -> bool {
        let of = |it: &TermRows| (it.term.name(), it.figure.first, it.figure.end);
        of(self) == of(other) && self.heading == other.heading
    }

    /// Whether it is told of other days than its figure.
    fn is_of_other_days(&self) -> bool {
        (self.period.first, self.period.end) != (self.figure.first, self.figure.end)
    }

    /// What it is called, with its variant where others see other rows under the same name.
    fn title(&self) -> String {
        let name = self.term.name();
        self.variant.map_or_else(|| name.clone(), |variant| format!("{name} ({variant})"))
    }
}

/// A customer, or a record, behind a term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermRow {
    /// Id of the customer; empty for a record of nobody in particular.
    pub customer: String,
    /// Name of the customer.
    pub name: String,
    /// What the record is called; empty where all of a customer stands in one row.
    pub record: String,
    /// The table whose row it is.
    pub table: Option<TableId>,
    /// What it adds.
    pub value: i128,
    /// How long it took, in microseconds, where the figure is one of durations.
    pub took: Option<i64>,
}

impl TermRow {
    /// How long it took, in days, for programs; empty where nobody asks.
    pub fn days(&self, currency: Currency) -> String {
        self.duration().and_then(|took| took.shortest(currency)).unwrap_or_default()
    }

    /// How long it took.
    fn duration(&self) -> Option<Value> {
        Some(Value::Duration(Fraction { num: self.took?.into(), den: DAY.into() }))
    }
}

/// A dimension by its name; none where the data lack what it is about.
type Dimensions = BTreeMap<String, Option<Dimension>>;

impl Asked<'_> {
    /// How far all the data reach of which the figures are made.
    fn through(&self) -> Option<Day> {
        let variant = |figure: &Figure| figures::variant(figure.metric, figure.variant);
        let variants: Vec<&Variant> = self.figures.iter().map(variant).collect();
        super::through(self.book, self.records, &variants)
    }

    /// The rows of every term that has some, each once.
    pub fn terms(&self) -> Result<Vec<TermRows>> {
        let mut seen = BTreeSet::new();
        let mut all: Vec<TermRows> = Vec::new();
        let mut dimensions = Dimensions::new();
        for figure in self.figures {
            let variant = figures::variant(figure.metric, figure.variant);
            let name = split::name(variant, self.by).filter(|_| figure.group.is_some());
            if let Some(name) = name.as_ref().filter(|name| !dimensions.contains_key(*name)) {
                let metric = tenure_metrics::catalogue::metric(figure.metric);
                let found = split::dimension(metric, self.book, name, self.records)?;
                dimensions.insert(name.clone(), found);
            }
            let by = name.as_ref().and_then(|name| dimensions[name].as_ref());
            let heading = name.filter(|_| by.is_some()).zip(figure.group.clone());
            let of = by.zip(figure.group.as_deref());
            for term in &figure.reading.terms {
                let period = match term.origin {
                    Origin::Measure(_, window) | Origin::Tally(_, window) => {
                        self.book.window(window, &figure.period)
                    }
                    Origin::Named(_) => figure.period,
                };
                let asked = figure.period;
                let key = (asked.first, asked.end, term.name());
                let spread = Spread::of_variant(figure.metric, figure.variant);
                if !seen.insert((key, Edge::of(variant), spread, heading.clone())) {
                    continue;
                }
                let Some(rows) = self.of_term(figure, term, of)? else { continue };
                let heading = heading.clone();
                let told = TermRows {
                    term: *term,
                    figure: asked,
                    period,
                    variant: Some(variant.slug),
                    heading,
                    rows,
                };
                // Variants may look at records up to other edges and see the same ones.
                let known = |it: &TermRows| told.is_called_as(it) && told.rows == it.rows;
                if !all.iter().any(known) {
                    all.push(told);
                }
            }
        }
        let others = |it: &TermRows| all.iter().filter(|other| it.is_called_as(other)).count();
        let several: Vec<bool> = all.iter().map(|it| others(it) > 1).collect();
        let named = all.into_iter().zip(several);
        let named =
            named.map(|(it, several)| TermRows { variant: it.variant.filter(|_| several), ..it });
        Ok(named.collect())
    }

    /// The rows of one term; `None` where it is nobody's, as the days of a period.
    fn of_term(
        &self,
        figure: &Figure,
        term: &Term,
        heading: Option<(&Dimension, &str)>,
    ) -> Result<Option<Vec<TermRow>>> {
        let edge = Edge::of(figures::variant(figure.metric, figure.variant));
        let spread = Spread::of_variant(figure.metric, figure.variant);
        Ok(match term.origin {
            Origin::Measure(measure, window) => {
                Some(self.customers(measure, (&figure.period, window), heading)?)
            }
            Origin::Tally(tally, window) => {
                let wanted = Wanted { tally, edge, spread };
                Some(self.records(wanted, (&figure.period, window), heading)?)
            }
            Origin::Named(name) => self.named(figure, name, heading)?,
        })
    }

    /// The customers behind a term that is neither measure nor tally.
    fn named(
        &self,
        figure: &Figure,
        name: &str,
        heading: Option<(&Dimension, &str)>,
    ) -> Result<Option<Vec<TermRow>>> {
        let variant = figures::variant(figure.metric, figure.variant);
        let asked = Question {
            metric: figure.metric,
            variant,
            periods: std::slice::from_ref(&figure.period),
            segment: self.segment,
            by: heading.map(|(by, _)| by),
            age: self.age.0,
            age_unit: self.age.1,
        };
        let group = heading.map(|(_, group)| group);
        let rows = rows::behind(self.book, self.records, &asked, (name, group))?;
        Ok(rows.map(|rows| self.by_size(rows)))
    }

    /// Rows of customers, the largest first.
    fn by_size(&self, mut rows: rows::Rows) -> Vec<TermRow> {
        rows.sort_by_key(|&(number, value)| (-value.abs(), number));
        let row = |(number, value)| {
            let (customer, name) = customer(self.book, number);
            TermRow { customer, name, record: String::new(), table: None, value, took: None }
        };
        rows.into_iter().map(row).collect()
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
        Ok(self.by_size(sums.into_iter().filter(|row| row.1 != 0).collect()))
    }

    /// The records behind a tally, or the customers where only all of theirs together make it.
    fn records(
        &self,
        of: Wanted,
        asked: (&Period, Window),
        heading: Option<(&Dimension, &str)>,
    ) -> Result<Vec<TermRow>> {
        let Some(records) = self.records else { return Ok(Vec::new()) };
        let rows = records::rows(self.book, records, of, asked, (self.segment, heading))?;
        let row = |row: records::RecordRow| TermRow {
            name: row.customer.map_or(String::new(), |number| customer(self.book, number).1),
            customer: row.customer_id,
            record: row.record,
            table: row.table,
            value: row.value,
            took: row.took,
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

/// Prints the rows.
pub fn print(asked: &Asked<'_>, format: Format, paint: Paint) -> Result<()> {
    let terms = asked.terms()?;
    if format == Format::Table {
        let mut text = String::new();
        let several = dimensions(&terms) > 1;
        for term in &terms {
            text += &block(asked, (term, several), SHOWN, paint);
        }
        return output::text(&text);
    }
    output::sheet(
        &sheet(asked, &terms),
        format,
        paint,
        "rows",
        figures::head_through(asked.session, asked.through()),
    )
}

/// All rows, for programs. Columns for records, their tables, headings, dimensions, variants and
/// days that are not the figure's are there only where they tell rows apart.
fn sheet(asked: &Asked<'_>, terms: &[TermRows]) -> Sheet {
    let of_records = terms.iter().any(|term| term.rows.iter().any(|row| !row.record.is_empty()));
    let split = asked.by.is_some() || terms.iter().any(|term| term.heading.is_some());
    let several = dimensions(terms) > 1;
    let variants = terms.iter().any(|term| term.variant.is_some());
    let shifted = terms.iter().any(TermRows::is_of_other_days);
    let tables = terms.iter().flat_map(|term| &term.rows).filter_map(|row| row.table);
    let tables = tables.collect::<BTreeSet<_>>().len() > 1;
    let durations = terms.iter().flat_map(|term| &term.rows).any(|row| row.took.is_some());
    let place = |(id, title): (&'static str, &'static str), there: bool| {
        there.then(|| Column::text(id, title))
    };
    let columns = [
        Some(Column::text("measure", "Measure")),
        Some(Column::text("from", "From")),
        Some(Column::text("to", "To")),
        place(("rows_from", "Rows from"), shifted),
        place(("rows_to", "Rows to"), shifted),
        place(("variant", "Variant"), variants),
        place(("by", "By"), several),
        place(("group", "Group"), split),
        Some(Column::text("customer_id", "Customer")),
        Some(Column::text("name", "Name")),
        place(("record", "Record"), of_records),
        place(("table", "Table"), tables),
        Some(Column::number("value", "Value")),
        durations.then(|| Column::number("duration", "Duration")),
    ];
    let mut sheet = Sheet::new(columns.into_iter().flatten().collect());
    let currency = asked.book.currency();
    for term in terms {
        let (by, group) = term.heading.clone().unwrap_or_default();
        for row in &term.rows {
            let value = figures::term_value(&Term { amount: row.value, ..term.term }, currency);
            let cells = [
                Some(Cell::text(term.term.name())),
                Some(Cell::text(term.figure.first.to_string())),
                Some(Cell::text(term.figure.end.to_string())),
                shifted.then(|| Cell::text(term.period.first.to_string())),
                shifted.then(|| Cell::text(term.period.end.to_string())),
                variants.then(|| Cell::text(term.variant.unwrap_or_default())),
                several.then(|| Cell::text(&by)),
                split.then(|| Cell::text(&group)),
                Some(Cell::text(&row.customer)),
                Some(Cell::text(&row.name)),
                of_records.then(|| Cell::text(&row.record)),
                tables.then(|| Cell::text(row.table.map_or("", TableId::name))),
                Some(Cell::text(value)),
                durations.then(|| Cell::text(row.days(currency))),
            ];
            sheet.push(cells.into_iter().flatten().collect());
        }
    }
    sheet
}

/// By how many dimensions terms are split.
fn dimensions(terms: &[TermRows]) -> usize {
    let names = terms.iter().filter_map(|term| term.heading.as_ref().map(|(by, _)| by));
    names.collect::<BTreeSet<_>>().len()
}

/// A term with its largest rows, for people; it says by what it is split where others are split by
/// something else (`several`). The shown amounts sum to the shown total.
pub fn block(
    asked: &Asked<'_>,
    (term, several): (&TermRows, bool),
    shown: usize,
    paint: Paint,
) -> String {
    let (head, sheet) = parts(asked, (term, several), shown, &|name| paint.heading(name));
    format!("{head}\n{}\n", sheet.text(Setting { indent: 2, ..Setting::plain(paint) }))
}

/// The first two columns of a row: its customer and the name of that, or its record and whose it is;
/// where records of several tables stand together, each says which it is of.
fn whose(term: &TermRows, row: &TermRow, several: bool) -> (String, String) {
    let record = if of_spend(term) { called::spent(&row.record) } else { row.record.clone() };
    let record = match row.table.filter(|_| several) {
        Some(table) => format!("{record} ({})", table.name()),
        None => record,
    };
    let named = || format!("{} {}", row.customer, row.name).trim().to_owned();
    match (row.customer.as_str(), record.as_str()) {
        // Beside rows of single records one of all of a customer's has no record to name.
        (_, "") if of_records(term) => (String::new(), named()),
        (customer, "") => (customer.to_owned(), row.name.clone()),
        ("", _) => (record, String::new()),
        _ => (record, named()),
    }
}

/// The same as its head, with the name of the term as `emphasis` makes it, and its rows.
pub fn parts(
    asked: &Asked<'_>,
    (term, several): (&TermRows, bool),
    shown: usize,
    emphasis: &dyn Fn(&str) -> String,
) -> (String, Sheet) {
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
    let period = place_of(asked, term, several);
    let things = match (of_records(term), term.rows.len()) {
        (true, n) => tr!("rows-records", n = n),
        (false, n) => tr!("rows-customers", n = n),
    };
    let name = term.title();
    let title = name.as_str();
    let head = tr!("rows-head", term = title, when = period, total = total, things = things);
    // What is filled in is cleaned of what steers a terminal.
    let head = head.replacen(title, &emphasis(title), 1);
    let tables: BTreeSet<TableId> = term.rows.iter().filter_map(|row| row.table).collect();
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", ""),
        Column::text("name", ""),
        Column::number("value", ""),
    ]);
    let durations = term.rows.iter().any(|row| row.took.is_some());
    sheet.columns.extend(durations.then(|| Column::number("duration", "")));
    let duration = |text: String| durations.then(|| Cell::text(text));
    for (row, &amount) in term.rows.iter().zip(&amounts).take(shown) {
        let took = row.duration().and_then(|took| show::value(took, Unit::Duration, currency));
        let (first, second) = whose(term, row, tables.len() > 1);
        let cells = vec![Cell::text(first), Cell::text(second), Cell::text(write(amount))];
        sheet.push(cells.into_iter().chain(duration(took.unwrap_or_default())).collect());
    }
    let rest = term.rows.len().saturating_sub(shown);
    if rest > 0 {
        let sum = amounts.iter().skip(shown).sum();
        let more = Cell::text(tr!("rows-more", n = rest));
        let cells = vec![Cell::text("..."), more, Cell::text(write(sum))];
        sheet.push(cells.into_iter().chain(duration(String::new())).collect());
    }
    (head, sheet)
}

/// When a term is of, over which other days, and under which heading.
fn place_of(asked: &Asked<'_>, term: &TermRows, several: bool) -> String {
    let mut place = figures::period_title(&term.figure, asked.grain);
    if term.is_of_other_days() {
        place += &format!(" ({})", figures::period_title(&term.period, asked.grain));
    }
    if let Some((by, group)) = &term.heading {
        let kind = (of_spend(term) && by == "category").then(|| called::spent(group));
        let group = kind.unwrap_or_else(|| group.clone());
        place += &match several {
            true => format!(", {by}: {group}"),
            false => format!(", {group}"),
        };
    }
    place
}

/// Whether a term is made of rows of spend.
fn of_spend(term: &TermRows) -> bool {
    matches!(term.term.origin, Origin::Tally(tally, _) if tally.table() == TableId::Spend)
}

/// Whether a term is made of records rather than of customers; one without any is where it sums
/// them up.
fn of_records(term: &TermRows) -> bool {
    match term.term.origin {
        Origin::Tally(tally, _) if term.rows.is_empty() => tally.nature() == Nature::Additive,
        Origin::Tally(..) => term.rows.iter().any(|row| !row.record.is_empty()),
        _ => false,
    }
}

/// Id and name of a customer.
pub fn customer(book: &Book, number: u32) -> (String, String) {
    let customers = &book.facts.customers;
    let text = |sym| book.facts.names.text(sym).to_owned();
    (text(customers.ids[number as usize]), text(customers.names[number as usize]))
}
