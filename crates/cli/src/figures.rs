//! Figures in the forms in which they go out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as JsonValue;
use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::query::Figure;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Fraction, Reading, Reason, Term, Unit, Value};

use crate::called;
use crate::output::{Json, Object};
use crate::session::Session;
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;
use crate::statistics;
use crate::words::{self, are_calendar_years, tr, words};

mod together;

/// Policy, time and extent of the data: the head of every answer.
pub fn head(session: &Session, book: &Book) -> Object {
    head_through(session, book.data_through)
}

/// The same of an answer that looks at data which reach to another day than billing does.
pub fn head_through(session: &Session, through: Option<Day>) -> Object {
    let policy = Object::new()
        .with("name", session.policy.name.clone())
        .with("hash", tenure_engine::policy_hash(&session.policy));
    Object::new()
        .with("policy", policy)
        .with("known_at", session.known_at.map(|at| at.to_string()))
        .with("data_through", through.map(|day| day.to_string()))
}

/// The variant of a figure.
pub fn variant(id: MetricId, slug: &str) -> &'static Variant {
    let metric = metric(id);
    metric.variant(slug).unwrap_or(metric.standard())
}

/// A figure as the object of the bundle's description.
pub fn json(figure: &Figure, segment: Option<&str>, currency: Currency) -> Object {
    let unit = variant(figure.metric, figure.variant).unit;
    let value = figure.reading.value;
    let exact = value.exact(currency).map(pair);
    let money = matches!(unit, Unit::Money).then(|| currency.code().to_owned());
    let mut object = Object::new()
        .with("metric", figure.metric.slug())
        .with("variant", figure.variant)
        .with("from", figure.period.first.to_string())
        .with("to", figure.period.end.to_string())
        .with("segment", segment);
    if let Some(group) = &figure.group {
        object = object.with("group", group.clone());
    }
    if !figure.corrections.is_empty() {
        let sum = figure.corrections.iter().map(|(_, sum)| sum).sum();
        object = object.with("corrections", self::money(sum, currency));
    }
    if let Some((tally, n)) = figure.left_out {
        let told = Object::new().with("measure", tally.name()).with("value", n.to_string());
        object = object.with("left_out", told);
    }
    if let Some(why) = statistics::untold(figure.interval.as_ref()) {
        object = object.with("interval_undefined", why);
    }
    object
        .with("value", value.shortest(currency))
        .with("exact", exact)
        .with("unit", unit.name())
        .with("read_as", read_as(unit))
        .with("currency", money)
        .with("undefined", undefined(&figure.reading))
        .with("interval", statistics::told_json(figure.interval.as_ref()))
        .with("terms", Json::objects(figure.reading.terms.iter().map(|t| term(t, currency))))
        .with("partial", figure.partial)
}

fn pair(fraction: Fraction) -> Vec<String> {
    vec![fraction.num.to_string(), fraction.den.to_string()]
}

/// Why a reading has no value.
pub fn undefined(reading: &Reading) -> Option<String> {
    match reading.value {
        Value::Undefined(reason) => Some(words::why(reason)),
        _ => None,
    }
}

/// How people read a ratio: in percent, or as a multiple; `None` for other units.
pub fn read_as(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Ratio => Some("percent"),
        Unit::Multiple => Some("multiple"),
        _ => None,
    }
}

/// Units of MRR as the shortest decimal in major units of at most twelve places.
pub fn money(units: i128, currency: Currency) -> String {
    Value::Money(Fraction::whole(units)).shortest(currency).unwrap_or_default()
}

/// A term's amount as a decimal in major units, shortest.
pub fn term_value(term: &Term, currency: Currency) -> String {
    let value = match term.unit {
        Unit::Money => Value::Money(Fraction::whole(term.amount)),
        _ => Value::Count(term.amount),
    };
    value.shortest(currency).unwrap_or_default()
}

fn term(term: &Term, currency: Currency) -> Object {
    Object::new()
        .with("measure", term.name())
        .with("value", term_value(term, currency))
        .with("unit", term.unit.name())
}

/// A period as programs find it in keys and columns: `2026-03`, `2026-Q1`, `2026`, `2026/27`, and a day or a week by its
/// first day; anything else from its first to its last day.
pub fn period_name(period: &Period, grain: Option<Grain>) -> String {
    let (first, last) = (period.first.to_string(), Day(period.end.0 - 1).to_string());
    let (year, month, day) = period.first.ymd();
    let months = (1..=12).find(|&n| period.end == period.first.add_months(n));
    match (grain, months) {
        (Some(Grain::Day | Grain::Week), _) => first,
        _ if day != 1 => format!("{first} to {last}"),
        (_, Some(1)) => first[..7].to_owned(),
        (Some(Grain::Quarter), Some(3)) if month % 3 == 1 => format!("{year}-Q{}", month / 3 + 1),
        (Some(Grain::Quarter), Some(3)) => format!("{}–{}", &first[..7], &last[5..7]),
        (_, Some(12)) if month == 1 => first[..4].to_owned(),
        (Some(Grain::Year), Some(12)) => format!("{}/{}", &first[..4], &last[2..4]),
        _ if period.end == period.end.month_start() => {
            format!("{} to {}", &first[..7], &last[..7])
        }
        _ => format!("{first} to {last}"),
    }
}

/// A period as people call it in the user's language; in English as [`period_name`] has it.
pub fn period_title(period: &Period, grain: Option<Grain>) -> String {
    let (first, last) = (period.first, Day(period.end.0 - 1));
    let (year, month, day) = first.ymd();
    let words = words();
    let months = (1..=12).find(|&n| period.end == first.add_months(n));
    match (grain, months) {
        (Some(Grain::Day | Grain::Week), _) => words.day(first),
        _ if day != 1 => words.span(&words.day(first), &words.day(last)),
        (_, Some(1)) => words.month(first),
        (Some(Grain::Quarter), Some(3)) if month % 3 == 1 && are_calendar_years() => {
            words.quarter(year, month / 3 + 1)
        }
        (Some(Grain::Quarter), Some(3)) => words.shifted_quarter(first, last),
        (_, Some(12)) if month == 1 => words.year(year),
        (Some(Grain::Year), Some(12)) => words.shifted_year(year),
        _ if period.end == period.end.month_start() => {
            words.span(&words.month(first), &words.month(last))
        }
        _ => words.span(&words.day(first), &words.day(last)),
    }
}

/// Why there is no value, after the dash that stands for it.
pub fn dash(reason: Reason) -> String {
    format!("{} {}", show::NOTHING, words().reason(reason))
}

/// The value of a figure for people, with its interval where it has one; a dash where there is no
/// value.
pub fn cell(figure: &Figure, currency: Currency) -> Cell {
    let unit = variant(figure.metric, figure.variant).unit;
    let value = figure.reading.value;
    let shown = show::value(value, unit, currency).unwrap_or_else(|| show::NOTHING.to_owned());
    let raw = value.shortest(currency).map_or(JsonValue::Null, JsonValue::String);
    let tone = if matches!(value, Value::Undefined(_)) { Tone::Faint } else { Tone::Plain };
    let shown = match &figure.interval {
        Some(told) => statistics::beside(&(shown + mark(figure)), told, unit, currency),
        None => shown + mark(figure),
    };
    Cell::new(shown, raw).toned(tone)
}

/// What stands behind a figure of a period that is not over.
fn mark(figure: &Figure) -> &'static str {
    if figure.partial { "*" } else { "" }
}

/// One row for each figure.
pub fn long_sheet(figures: &[Figure], currency: Currency, grain: Option<Grain>) -> Sheet {
    let grouped = figures.iter().any(|figure| figure.group.is_some());
    let mut columns = vec![
        Column::text("metric", "Metric"),
        Column::text("variant", "Variant"),
        Column::text("from", "Period"),
        Column::text("to", "To"),
        Column::text("group", "Group"),
        Column::number("value", "Value"),
        Column::text("unit", "Unit"),
        Column::text("currency", "Currency"),
        Column::text("undefined", "Undefined"),
        Column::text("partial", "Partial"),
    ];
    if !grouped {
        columns.remove(4);
    }
    let intervals = figures.iter().any(|figure| figure.interval.is_some());
    if intervals {
        columns.extend(statistics::interval_columns());
    }
    let left_out = figures.iter().any(|figure| figure.left_out.is_some());
    if left_out {
        columns.push(Column::number("left_out", "Left out"));
        columns.push(Column::text("left_out_measure", "Left out measure"));
    }
    let mut sheet = Sheet::new(columns);
    for figure in figures {
        let unit = variant(figure.metric, figure.variant).unit;
        let money = if unit == Unit::Money { currency.code() } else { "" };
        let mut row = vec![
            Cell::text(figure.metric.slug()),
            Cell::text(figure.variant),
            Cell::new(period_name(&figure.period, grain), figure.period.first.to_string()),
            Cell::text(figure.period.end.to_string()),
            Cell::text(figure.group.clone().unwrap_or_default()),
            cell(figure, currency),
            Cell::text(unit.name()),
            Cell::text(money),
            Cell::text(undefined(&figure.reading).unwrap_or_default()),
            Cell::new(if figure.partial { "yes" } else { "" }, figure.partial),
        ];
        if !grouped {
            row.remove(4);
        }
        if intervals {
            row.extend(statistics::interval_cells(figure.interval.as_ref()));
        }
        if left_out {
            let told = figure.left_out.map(|(tally, n)| (n.to_string(), tally.name()));
            let (n, tally) = told.unwrap_or_default();
            row.extend([Cell::text(n), Cell::text(tally)]);
        }
        sheet.push(row);
    }
    sheet
}

/// Figures in a grid for people: periods down and variants across, or, where they are split,
/// groups down and periods across. They are split by what was asked for (`by`), where anything was.
pub fn grid(
    figures: &[Figure],
    by: Option<&str>,
    currency: Currency,
    grain: Option<Grain>,
) -> Sheet {
    let grouped = figures.iter().any(|figure| figure.group.is_some());
    let period = |figure: &Figure| period_title(&figure.period, grain);
    let several = figures.iter().any(|figure| figure.variant != figures[0].variant);
    // Names of several variants would not fit; their ids do.
    let variant = |figure: &Figure| match several {
        true => figure.variant.to_owned(),
        false => words().variant(metric(figure.metric), variant(figure.metric, figure.variant)),
    };
    let named = |figure: &Figure, group: &str| {
        called::heading_of(group, by, self::variant(figure.metric, figure.variant))
    };
    let group = |figure: &Figure| {
        figure.group.as_deref().map(|group| named(figure, group)).unwrap_or_default()
    };
    match (grouped, several) {
        (false, _) => pivot(figures, &tr!("table-period"), &period, &variant, currency),
        (true, false) => pivot(figures, &tr!("table-group"), &group, &period, currency),
        (true, true) => {
            // Variants that are not split stand in rows that say only when.
            let row = |figure: &Figure| match figure.group {
                Some(_) => format!("{}, {}", group(figure), period(figure)),
                None => period(figure),
            };
            pivot(figures, &tr!("table-group-period"), &row, &variant, currency)
        }
    }
}

fn pivot(
    figures: &[Figure],
    corner: &str,
    down: &dyn Fn(&Figure) -> String,
    across: &dyn Fn(&Figure) -> String,
    currency: Currency,
) -> Sheet {
    let mut rows: Vec<String> = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    let mut cells: Vec<(usize, usize, Cell)> = Vec::new();
    for (figure, minor) in figures.iter().zip(together::minor_units(figures)) {
        let row = place(&mut rows, down(figure));
        let column = place(&mut columns, across(figure));
        let mut cell = cell(figure, currency);
        if let (Some(minor), None) = (minor, &figure.interval) {
            cell.shown = show::minor(minor, currency) + mark(figure);
        }
        cells.push((row, column, cell));
    }
    let titles = columns.iter().map(|title| Column::number(title, title));
    let mut sheet =
        Sheet::new(std::iter::once(Column::text("period", corner)).chain(titles).collect());
    for name in &rows {
        let mut row = vec![Cell::text(name)];
        row.resize(columns.len() + 1, Cell::empty());
        sheet.push(row);
    }
    for (row, column, cell) in cells {
        sheet.rows[row][column + 1] = cell;
    }
    sheet
}

/// The place of a heading, at the end where it is new.
fn place(all: &mut Vec<String>, name: String) -> usize {
    // Figures come in order, so what repeats is near the end or at the same place as before.
    match all.iter().rposition(|known| *known == name) {
        Some(at) => at,
        None => {
            all.push(name);
            all.len() - 1
        }
    }
}

/// A grid without the columns that hold nothing but zeros, and the names of these. What a zero shows
/// beside itself, its interval, is no zero.
pub fn without_zeros(mut grid: Sheet) -> (Sheet, Vec<String>) {
    let zero = |cell: &Cell| match cell.value.as_str() {
        Some(text) => {
            let alone = cell.shown.chars().all(|c| !matches!(c, '1'..='9'));
            alone && text.chars().all(|c| matches!(c, '0' | '.'))
        }
        None => false,
    };
    let mut gone = Vec::new();
    for at in (1..grid.columns.len()).rev() {
        if grid.columns.len() > 2 && grid.rows.iter().all(|row| zero(&row[at])) {
            gone.insert(0, grid.columns.remove(at).title);
            grid.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }
    (grid, gone)
}

/// So many months that a table lacks are named.
const FEW_MONTHS: usize = 3;

/// The months that tables lack, table by table, where they are many.
fn missing_months(figures: &[Figure]) -> Vec<String> {
    let mut months: BTreeMap<TableId, BTreeSet<Day>> = BTreeMap::new();
    // A longer period says of its months only the first that lacks.
    let mut longer = false;
    for figure in figures {
        if let Value::Undefined(Reason::MissingMonth(table, month)) = figure.reading.value {
            months.entry(table).or_default().insert(month);
            longer |= figure.period.first.add_months(1) < figure.period.end;
        }
    }
    if months.values().all(|months| months.len() < 2) {
        return Vec::new();
    }
    let note = |(table, months): (&TableId, &BTreeSet<Day>)| {
        let ends = [months.first(), months.last()].map(|day| day.map(|day| words().month(*day)));
        let [from, to] = ends.map(|day| day.unwrap_or_default());
        let (n, table) = (words::count(months.len() as i128), table.name());
        if longer {
            let names: Vec<String> =
                months.iter().take(FEW_MONTHS).map(|month| words().month(*month)).collect();
            let note = tr!("note-missing-some", table = table, months = names.join(", "));
            return format!("{} {note}", show::NOTHING);
        }
        let note = tr!("note-missing-months", table = table, n = n, from = from, to = to);
        format!("{} {note}", show::NOTHING)
    };
    months.iter().map(note).collect()
}

/// What the marks in a grid mean: reasons for dashes, and the star of what is not over.
pub fn foot_notes(figures: &[Figure], currency: Currency) -> Vec<String> {
    let mut notes: Vec<String> = missing_months(figures);
    let folded = !notes.is_empty();
    for figure in figures {
        let Value::Undefined(reason) = figure.reading.value else { continue };
        if !(folded && matches!(reason, Reason::MissingMonth(..))) {
            let note = dash(reason);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    if figures.iter().any(|figure| figure.partial) {
        notes.push(tr!("note-partial"));
    }
    notes.extend(statistics::notes(figures.iter().filter_map(|figure| figure.interval.as_ref())));
    for figure in figures.iter().filter(|figure| !figure.corrections.is_empty()) {
        let told = |(of, sum): &(MeasureId, i128)| {
            let kind = of.name().trim_start_matches("correction_");
            format!("{} {}", called::kind(kind), show::signed_of(*sum, currency))
        };
        let amount = figure.corrections.iter().map(told).collect::<Vec<_>>().join(", ");
        let period = period_title(&figure.period, None);
        let note = tr!("note-corrections", period = period, amount = amount);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let several = figures.iter().any(|figure| figure.variant != figures[0].variant);
    for (figure, (tally, n)) in figures.iter().filter_map(|it| Some((it, it.left_out?))) {
        let mut place = vec![period_title(&figure.period, None)];
        if let Some(group) = &figure.group {
            place.push(called::heading(group));
            place.extend(several.then(|| figure.variant.to_owned()));
        }
        let (period, what) = (place.join(", "), words().measure(tally.name()));
        let note = tr!("note-left-out", period = period, n = n, what = what);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::account::Account;

    #[test]
    fn periods_have_the_names_that_people_use() {
        let account = Account::default();
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let name = |from, to, grain| period_name(&Period::new(from, to, &account), grain);
        let (jan, feb, apr) = (day(2026, 1, 1), day(2026, 2, 1), day(2026, 4, 1));
        assert_eq!(name(jan, feb, Some(Grain::Month)), "2026-01");
        assert_eq!(name(jan, apr, Some(Grain::Quarter)), "2026-Q1");
        assert_eq!(name(feb, day(2026, 5, 1), Some(Grain::Quarter)), "2026-02–04");
        assert_eq!(name(jan, day(2027, 1, 1), Some(Grain::Year)), "2026");
        assert_eq!(name(apr, day(2027, 4, 1), Some(Grain::Year)), "2026/27");
        assert_eq!(name(apr, day(2027, 4, 1), None), "2026-04 to 2027-03");
        assert_eq!(name(day(2026, 3, 2), day(2026, 3, 9), Some(Grain::Week)), "2026-03-02");
        assert_eq!(name(day(2026, 3, 2), day(2026, 3, 9), None), "2026-03-02 to 2026-03-08");
        assert_eq!(name(jan, apr, None), "2026-01 to 2026-03");
        let title = |from, to, grain| period_title(&Period::new(from, to, &account), grain);
        let year = |year| day(year, 1, 1);
        for (from, to, grain) in [
            (jan, feb, Some(Grain::Month)),
            (jan, apr, Some(Grain::Quarter)),
            (feb, day(2026, 5, 1), Some(Grain::Quarter)),
            (jan, year(2027), Some(Grain::Year)),
            (apr, day(2027, 4, 1), Some(Grain::Year)),
            (apr, day(2099, 4, 1), None),
            (day(2026, 3, 2), day(2026, 3, 9), Some(Grain::Week)),
            (day(2026, 3, 2), day(2026, 3, 9), None),
            (jan, day(2026, 3, 9), None),
        ] {
            assert_eq!(title(from, to, grain), name(from, to, grain), "{from} {to}");
        }
    }
}
