//! The key figures: now, against the period before and a year ago, and as they went.

use std::collections::BTreeMap;

use anyhow::Result;
use tenure_domain::period::{Grain, Period};
use tenure_engine::query::{Asker, Figure};
use tenure_engine::rows::{BridgeRow, bridge};
use tenure_metrics::catalogue::{Direction, MetricId, Variant, metric};
use tenure_metrics::compare::{Change, change};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Fraction, Unit, Value};

use super::page::Section;
use super::{Subject, year_before};
use crate::figures;
use crate::output::Json;
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;
use crate::statistics;
use crate::words::{tr, words};

/// A key figure over the last periods.
pub struct Row {
    /// What people call it.
    pub label: String,
    unit: Unit,
    direction: Direction,
    /// Whether later periods have had less time, so that a change of it says nothing.
    ripens: bool,
    /// By period, oldest first.
    pub values: Vec<Value>,
    /// The same as figures; empty for plain counts.
    pub figures: Vec<Figure>,
}

/// Bars of a sparkline.
const BARS: usize = 12;

/// The periods that the figures are taken at: those of the sparkline, and back to a year ago.
pub fn periods(subject: &Subject<'_>) -> Vec<Period> {
    let last = subject.last();
    let enough = subject.grain.step(last.first, -(BARS as i32 - 1));
    let from = enough.min(subject.grain.start(year_before(last.first), &subject.session.account));
    // A year of days is more than anyone compares; a year ago is then left out.
    let from = if subject.grain == Grain::Day { enough } else { from };
    let mut periods = Period::all(subject.grain, from, last.end, &subject.session.account);
    // The last one may be up to the last day of the data only.
    if let Some(end) = periods.last_mut() {
        *end = last;
    }
    periods
}

/// All key figures.
pub fn rows(subject: &Subject<'_>) -> Result<Vec<Row>> {
    let periods = periods(subject);
    let mut asker = Asker::new(subject.book, &periods, subject.segment, None)?;
    let mut of = |label: &str, id, slug| {
        row(subject, &mut asker, label.to_owned(), id, figures::variant(id, slug))
    };
    let mut rows = vec![
        of(&tr!("figures-mrr"), MetricId::Mrr, "standard")?,
        of(&tr!("figures-arr"), MetricId::Arr, "standard")?,
        of(&tr!("figures-arpa"), MetricId::Arpa, "standard")?,
        of(&tr!("figures-net-new"), MetricId::NetNewMrr, "standard")?,
        of(&tr!("figures-nrr"), MetricId::Nrr, "trailing_12")?,
        of(&tr!("figures-grr"), MetricId::Grr, "trailing_12")?,
        of(&tr!("figures-customer-churn"), MetricId::CustomerChurn, "standard")?,
        of(&tr!("figures-revenue-churn"), MetricId::GrossRevenueChurn, "standard")?,
        of(&tr!("figures-quick-ratio"), MetricId::QuickRatio, "standard")?,
    ];
    let counts = bridge(subject.book, &periods, subject.segment)?;
    let count = |measure: MeasureId| {
        let value = |row: &BridgeRow| match row.trouble {
            Some(reason) => Value::Undefined(reason),
            None => Value::Count(row.sums.get(measure)),
        };
        counts.iter().map(value).collect::<Vec<_>>()
    };
    rows.insert(2, counted(&tr!("figures-customers"), count(MeasureId::ClosingCustomers)));
    rows.insert(3, counted(&tr!("figures-paying"), count(MeasureId::PayingCustomers)));
    Ok(rows)
}

/// The key figure of a variant.
pub fn row(
    subject: &Subject<'_>,
    asker: &mut Asker<'_>,
    label: String,
    id: MetricId,
    variant: &'static Variant,
) -> Result<Row> {
    let figures = asker.figures(id, variant, 12, subject.grain)?;
    let values = figures.iter().map(|figure| figure.reading.value).collect();
    let direction = metric(id).better(variant);
    let ripens = variant.ripens();
    Ok(Row { label, unit: variant.unit, direction, ripens, values, figures })
}

fn counted(label: &str, values: Vec<Value>) -> Row {
    let (unit, direction) = (Unit::Count, Direction::Up);
    Row { label: label.to_owned(), unit, direction, ripens: false, values, figures: Vec::new() }
}

/// The figures of all periods as JSON.
pub fn json<'a>(subject: &Subject<'_>, rows: impl Iterator<Item = &'a Row>) -> Json {
    let segment = subject.segment.map(|segment| segment.text.as_str());
    let all = rows.flat_map(|row| &row.figures);
    Json::objects(all.map(|figure| figures::json(figure, segment, subject.book.currency())))
}

/// The figures as a part of the page.
pub fn section(subject: &Subject<'_>, rows: &[Row]) -> Section {
    let (sheet, mut notes) = sheet(subject, rows);
    notes.push(tr!("figures-points"));
    if subject.book.is_partial(&subject.last()) {
        notes.push(tr!("note-partial"));
    }
    let title = tr!("figures-title", period = subject.name(&subject.last()));
    Section { title, sheet: Some(sheet), notes }
}

/// The figures with what they were, and why some have no value.
pub fn sheet(subject: &Subject<'_>, rows: &[Row]) -> (Sheet, Vec<String>) {
    let periods = periods(subject);
    let last = subject.last();
    let at = periods.len().saturating_sub(1);
    let year = periods.iter().position(|p| p.first == year_before(last.first));
    let title = |at: usize| tr!("figures-against", period = subject.name(&periods[at]));
    let mut columns = vec![
        Column::text("label", ""),
        Column::number("value", &subject.name(&last)),
        Column::text("unit", ""),
        Column::text("before", &at.checked_sub(1).map_or(String::new(), title)),
        Column::text("year", &year.map_or(String::new(), title)),
    ];
    columns.push(Column::text("trend", &tr!("figures-last", n = BARS)));
    let mut notes = Notes::default();
    let mut sheet = Sheet::new(columns);
    for row in rows {
        let (value, unit) = shown(row, at, subject);
        if let Value::Undefined(reason) = row.values[at] {
            notes.add(words().reason(reason), row.label.trim().to_owned());
        }
        let mut cells = vec![Cell::text(&row.label), Cell::text(value), Cell::text(unit)];
        for then in [at.checked_sub(1), year] {
            let against = then.map(&title).unwrap_or_default();
            cells.push(match then {
                Some(then) => compared(row, at, then, &against, &mut notes),
                None => Cell::empty(),
            });
        }
        let bars = row.values.len().saturating_sub(BARS);
        let trend: Vec<Option<i128>> =
            row.values[bars..].iter().map(|v| show::scaled(*v)).collect();
        cells.push(Cell::text(show::sparkline(&trend)));
        sheet.push(cells);
    }
    let mut notes = notes.lines();
    notes.extend(intervals(subject, rows, at));
    (sheet, notes)
}

/// The intervals of the few who answered, and what they mean.
fn intervals(subject: &Subject<'_>, rows: &[Row], at: usize) -> Vec<String> {
    let told = |row: &Row| row.figures.get(at).and_then(|figure| figure.interval);
    let all: Vec<_> = rows.iter().filter_map(told).collect();
    let line = |row: &Row| {
        let currency = subject.book.currency();
        let value = show::value(row.values[at], row.unit, currency)?;
        let within = statistics::beside(&value, &told(row)?, row.unit, currency);
        Some(format!("{}: {within}", row.label.trim()))
    };
    rows.iter().filter_map(line).chain(statistics::notes(all.iter())).collect()
}

/// Whether a value rests on so few that a change of it says nothing.
fn is_few(row: &Row, at: usize) -> bool {
    let told = row.figures.get(at).and_then(|figure| figure.interval);
    matches!(told, Some(Ok(told)) if told.caution.is_some())
}

/// A value and its unit beside it.
fn shown(row: &Row, at: usize, subject: &Subject<'_>) -> (String, String) {
    let currency = subject.book.currency();
    let star = if subject.book.is_partial(&subject.last()) { "*" } else { "" };
    let Some(text) = show::value(row.values[at], row.unit, currency) else {
        return (show::NOTHING.to_owned(), String::new());
    };
    // The unit stands apart, so that numbers end in one column.
    let (number, unit) = match text.split_once(' ') {
        Some((number, unit)) if row.unit != Unit::Duration => (number.to_owned(), unit.to_owned()),
        Some(_) => (text, String::new()),
        None if row.unit == Unit::Money => (text, currency.code().to_owned()),
        None => (text, String::new()),
    };
    (number + star, unit)
}

/// How the value differs from an earlier one, in signs and words.
fn compared(row: &Row, now: usize, then: usize, against: &str, notes: &mut Notes) -> Cell {
    if row.ripens {
        if !matches!(row.values[now], Value::Undefined(_)) {
            notes.add(tr!("figures-ripens"), row.label.trim().to_owned());
        }
        return Cell::text(show::NOTHING).toned(Tone::Faint);
    }
    let difference = match change(row.values[now], row.values[then]) {
        Ok(difference) => difference,
        Err(reason) => {
            if !matches!(row.values[now], Value::Undefined(_)) {
                notes.add(words().reason(reason), format!("{} {against}", row.label.trim()));
            }
            return Cell::text(show::NOTHING).toned(Tone::Faint);
        }
    };
    let fraction = difference.fraction();
    let size = Fraction { num: fraction.num.abs(), den: fraction.den };
    let text = match (difference, row.unit) {
        (Change::Points(_), Unit::Multiple) => format!("{} ×", show::decimal(&size.decimal(2))),
        (Change::Points(_), Unit::Number) => {
            // A small number changes by less than a tenth.
            let decimals = (1..=3).find(|&n| has_digits(&size.decimal(n))).unwrap_or(1);
            show::grouped(&size.decimal(decimals))
        }
        (Change::Points(_), _) => {
            tr!("amount-points", n = tenure_i18n::number(&hundredfold(size, 2)))
        }
        // Of a tenfold a tenth of a percent says nothing.
        (Change::Share(_), _) if size.num / size.den >= 10 => {
            show::percentage(&hundredfold(size, 0))
        }
        (Change::Share(_), _) => show::percentage(&hundredfold(size, 1)),
    };
    if !has_digits(&text) {
        return Cell::text(tr!("figures-same")).toned(Tone::Faint);
    }
    let sign = if fraction.num > 0 { '▲' } else { '▼' };
    let text = format!("{sign} {text}");
    if is_few(row, now) || is_few(row, then) {
        return Cell::text(format!("~ {text}")).toned(Tone::Faint);
    }
    match difference.is_better(row.direction) {
        Some(true) => Cell::text(tr!("figures-better", change = text)).toned(Tone::Good),
        Some(false) => Cell::text(tr!("figures-worse", change = text)).toned(Tone::Bad),
        None => Cell::text(text),
    }
}

/// Whether a number is anything but 0.
fn has_digits(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() && c != '0')
}

/// A hundred times a fraction, as a decimal.
fn hundredfold(fraction: Fraction, decimals: u32) -> String {
    match fraction.num.checked_mul(100) {
        Some(num) => Fraction { num, den: fraction.den }.decimal(decimals),
        None => fraction.decimal(decimals),
    }
}

/// Foot notes: why there is no value, and where.
#[derive(Default)]
struct Notes(BTreeMap<String, Vec<String>>);

impl Notes {
    fn add(&mut self, reason: String, place: String) {
        let places = self.0.entry(reason).or_default();
        // One that is held against two earlier ones is named once.
        if !places.contains(&place) {
            places.push(place);
        }
    }

    fn lines(self) -> Vec<String> {
        let line = |(reason, places): (String, Vec<String>)| {
            format!("{} {reason}: {}", show::NOTHING, words().clauses(&places))
        };
        self.0.into_iter().map(line).collect()
    }
}
