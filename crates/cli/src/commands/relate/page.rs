//! Metrics together as tables.

use tenure_engine::relate::{Link, Series, Told};
use tenure_models::interval::Caution;

use super::answer::{Answer, NO_CAUSE, id, name};
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::sheet::{Cell, Column, Setting, Sheet, Tone, fit};
use crate::show::{self, NOTHING};
use crate::statistics::{decimal, level_name, percent};
use crate::words;

/// Pairs that the page shows.
const MOST: usize = 20;

/// Columns of a pair's names.
const PAIR: usize = 46;

/// The answer for people.
pub fn text(answer: &Answer<'_>, policy: &str, paint: Paint) -> String {
    let months = answer.range.periods.len();
    let last = answer.range.periods.last().map_or(answer.range.from, |period| period.first);
    let (first, last) = (answer.range.from.to_string(), last.to_string());
    let mut parts = vec![format!("How metrics move together: {} to {}", &first[..7], &last[..7])];
    parts.push(format!("{months} months"));
    parts.extend(answer.args.segment.segment.clone());
    parts.push(format!("policy {policy}"));
    let mut text = parts.join(" · ") + "\n\n";
    text += &alone(answer).text(Setting::plain(paint));
    text += "\n";
    let pairs = pairs(answer, MOST);
    if pairs.rows.is_empty() {
        text += "No two of them have ten months in common in which both moved.\n";
    } else {
        text += &pairs.text(Setting::plain(paint));
    }
    notes(answer).iter().fold(text, |text, note| text + &wrapped(note, "", "  "))
}

/// Each metric by itself.
fn alone(answer: &Answer<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("metric", "Metric"),
        Column::number("months", "Months"),
        Column::text("course", "Course"),
        Column::number("last", "Last"),
    ]);
    for series in &answer.related.series {
        sheet.push(vec![
            Cell::text(name(series)),
            Cell::count(series.known() as u64),
            Cell::text(course(series)),
            last(series, answer),
        ]);
    }
    sheet
}

fn course(series: &Series) -> String {
    let values: Vec<Option<i128>> = series
        .months
        .iter()
        .map(|month| month.as_ref().ok().and_then(|value| show::scaled(*value)))
        .collect();
    show::sparkline(&values)
}

fn last(series: &Series, answer: &Answer<'_>) -> Cell {
    match series.months.iter().rev().find(|month| month.is_ok()) {
        Some(Ok(value)) => {
            let shown = show::value(*value, series.variant.unit, answer.currency);
            shown.map_or_else(Cell::undefined, Cell::text)
        }
        _ => Cell::undefined(),
    }
}

/// The likeliest pairs, each at its likeliest lag.
pub fn pairs(answer: &Answer<'_>, most: usize) -> Sheet {
    let of = answer.args.of.pick();
    let other: fn(&Link) -> &Told = match answer.args.of.name() {
        "changes" => |link| &link.levels,
        _ => |link| &link.changes,
    };
    let titles = match answer.args.of.name() {
        "changes" => ("Changes", "Levels"),
        _ => ("Levels", "Changes"),
    };
    let mut sheet = Sheet::new(vec![
        Column::text("pair", "Pair, what moves first before"),
        Column::text("lag", "Apart"),
        Column::number("correlation", titles.0),
        Column::number("interval", &format!("{} interval", level_name(answer.level))),
        Column::number("months", "Months"),
        Column::number("chance", "By chance"),
        Column::number("other", titles.1),
    ]);
    let told = |link: &&&Link| of(link).found.is_ok();
    for link in answer.related.strongest(of).iter().filter(told).take(most) {
        sheet.push(row(link, of(link), other(link), &answer.related.series));
    }
    sheet
}

fn row(link: &Link, of: &Told, other: &Told, series: &[Series]) -> Vec<Cell> {
    let (first, second) = (name(&series[link.first]), name(&series[link.second]));
    let pair = match link.lag {
        0 => format!("{first} & {second}"),
        ..0 => format!("{second} → {first}"),
        _ => format!("{first} → {second}"),
    };
    let apart = match link.lag.abs() {
        0 => "same month".to_owned(),
        1 => "1 month".to_owned(),
        n => format!("{n} months"),
    };
    let value = |told: &Told| {
        let mark = |caution: Option<Caution>| if caution.is_some() { "~" } else { "" };
        told.found.map_or_else(
            |_| Cell::undefined(),
            |found| Cell::text(format!("{}{}", mark(found.caution), signed(found.value))),
        )
    };
    let within = match of.found.map(|found| found.interval) {
        Ok(Ok(within)) => Cell::text(format!("{} to {}", signed(within.low), signed(within.high))),
        _ => Cell::undefined(),
    };
    let likely = of.false_share < 0.05;
    let chance = match of.false_share {
        share if share < 0.001 => "under 0.1 %".to_owned(),
        share => format!("{} %", percent(share, 1)),
    };
    let shared = if link.shared { " †" } else { "" };
    vec![
        Cell::new(fit(&pair, PAIR) + shared, pair),
        Cell::text(apart),
        value(of).toned(if likely { Tone::Strong } else { Tone::Plain }),
        within,
        Cell::count(of.found.map_or(0, |found| found.n)),
        Cell::text(chance).toned(if likely { Tone::Strong } else { Tone::Faint }),
        value(other).toned(Tone::Faint),
    ]
}

fn signed(value: f64) -> String {
    format!("{value:+.2}")
}

fn notes(answer: &Answer<'_>) -> Vec<String> {
    let of = answer.args.of.pick();
    let strongest = answer.related.strongest(of);
    let told: Vec<&&Link> = strongest.iter().filter(|link| of(link).found.is_ok()).collect();
    let mut notes = Vec::new();
    if !told.is_empty() {
        notes.push(format!(
            "{}. Spearman's rank correlation of {}{}.",
            capital(NO_CAUSE),
            match answer.args.of.name() {
                "changes" => "changes from month to month, which common trends do not fool",
                _ => "levels: what merely grows together goes together",
            },
            match answer.args.lags {
                0 => String::new(),
                lags => format!("; of each pair the likeliest of {} lags", 2 * lags + 1),
            },
        ));
        let compared = match answer.related.compared(of) {
            1 => "1 comparison".to_owned(),
            n => format!("{} comparisons", show::grouped(&n.to_string())),
        };
        notes.push(format!(
            "By chance: of {compared}, at most this share of those as unlikely as this one is \
             luck (Benjamini-Hochberg). Intervals are of one comparison (Bonett-Wright), as if it \
             had been the only one, for as many independent months as these are worth.",
        ));
    }
    if told.iter().any(|link| of(link).found.is_ok_and(|found| found.caution.is_some())) {
        notes.push("~ worth fewer than 30 independent months: read the interval".to_owned());
    }
    if told.iter().take(MOST).any(|link| link.shared) {
        notes.push(
            "† made from something in common: they move together by definition, too".to_owned(),
        );
    }
    if told.len() > MOST {
        let more = told.len() - MOST;
        notes.push(format!("{more} pairs more, and every lag: --format csv or json"));
    }
    let left: u64 = told.iter().filter_map(|link| of(link).found.ok()).map(|f| f.left_out).sum();
    if left > 0 {
        notes.push("months in which either is undefined are left out".to_owned());
    }
    notes.extend(answer.related.series.iter().filter_map(unknown));
    notes
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Why a metric has no value in some months.
fn unknown(series: &Series) -> Option<String> {
    let reasons: Vec<String> =
        series.months.iter().filter_map(|month| month.as_ref().err()).map(words::why).collect();
    let first = reasons.first()?;
    let more =
        if reasons.iter().all(|reason| reason == first) { "" } else { ", and other reasons" };
    let plural = if reasons.len() == 1 { "" } else { "s" };
    let (name, n) = (name(series), reasons.len());
    Some(format!("{NOTHING} {name}: {n} month{plural} undefined: {first}{more}"))
}

/// One row for each pair, lag, and what was compared.
pub fn long(answer: &Answer<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("first", "First"),
        Column::text("second", "Second"),
        Column::number("lag", "Lag"),
        Column::text("of", "Of"),
        Column::number("correlation", "Correlation"),
        Column::number("low", "Low"),
        Column::number("high", "High"),
        Column::text("level", "Level"),
        Column::number("months", "Months"),
        Column::number("left_out", "Left out"),
        Column::number("effective_months", "Effective months"),
        Column::number("p", "P"),
        Column::number("false_share", "False share"),
        Column::text("shares_terms", "Shares terms"),
        Column::text("caution", "Caution"),
        Column::text("undefined", "Undefined"),
    ]);
    for link in &answer.related.links {
        for (of, told) in [("changes", &link.changes), ("levels", &link.levels)] {
            let series = &answer.related.series;
            let mut row = vec![
                Cell::text(id(&series[link.first])),
                Cell::text(id(&series[link.second])),
                Cell::new(link.lag.to_string(), link.lag),
                Cell::text(of),
            ];
            row.extend(long_cells(link, told, answer));
            sheet.push(row);
        }
    }
    sheet
}

fn long_cells(link: &Link, told: &Told, answer: &Answer<'_>) -> Vec<Cell> {
    let shared = Cell::new(if link.shared { "yes" } else { "" }, link.shared);
    let found = match told.found {
        Ok(found) => found,
        Err(why) => {
            let mut cells = vec![Cell::empty(); 9];
            cells.extend([shared, Cell::empty(), Cell::text(why.to_string())]);
            return cells;
        }
    };
    let end = |pick: fn(&tenure_models::interval::Interval) -> f64| {
        found.interval.as_ref().map_or_else(|_| Cell::empty(), |i| Cell::text(decimal(pick(i))))
    };
    let count = |n: u64| Cell::new(n.to_string(), n);
    vec![
        Cell::text(decimal(found.value)),
        end(|interval| interval.low),
        end(|interval| interval.high),
        Cell::text(answer.level.to_string()),
        count(found.n),
        count(found.left_out),
        Cell::text(decimal(found.effective)),
        Cell::text(format!("{:.3e}", found.chance)),
        Cell::text(format!("{:.3e}", told.false_share)),
        shared,
        Cell::text(found.caution.map_or("", Caution::name)),
        Cell::text(found.interval.err().map(|why| why.to_string()).unwrap_or_default()),
    ]
}
