//! Metrics together as tables.

use tenure_engine::relate::{Link, Series, Told};
use tenure_models::interval::Caution;

use super::answer::{Answer, id, name};
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::sheet::{Cell, Column, Setting, Sheet, Tone, fit};
use crate::show;
use crate::statistics::{decimal, level_name};
use crate::words::{tr, words};

/// Pairs that the page shows.
const MOST: usize = 20;

/// Columns of a pair's names.
const PAIR: usize = 46;

/// The answer for people.
pub fn text(answer: &Answer<'_>, asked: &[String], paint: Paint) -> String {
    let months = answer.range.periods.len();
    let last = answer.range.periods.last().map_or(answer.range.from, |period| period.first);
    let (from, to) = (words().month(answer.range.from), words().month(last));
    let mut parts = vec![tr!("relate-title", from = from, to = to)];
    parts.push(tr!("amount-months", n = months));
    parts.extend(answer.args.segment.segment.clone());
    parts.extend_from_slice(asked);
    let mut text = parts.join(" · ") + "\n\n";
    text += &alone(answer).text(Setting::plain(paint));
    text += "\n";
    let pairs = pairs(answer, MOST);
    if pairs.rows.is_empty() {
        text += &(tr!("relate-none") + "\n");
    } else {
        text += &pairs.text(Setting::plain(paint));
    }
    notes(answer).iter().fold(text, |text, note| text + &wrapped(note, "", "  "))
}

/// Each metric by itself.
fn alone(answer: &Answer<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("metric", &tr!("relate-metric")),
        Column::number("months", &tr!("col-months")),
        Column::text("course", &tr!("relate-course")),
        Column::number("last", &tr!("relate-last")),
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
        "changes" => (tr!("relate-changes"), tr!("relate-levels")),
        _ => (tr!("relate-levels"), tr!("relate-changes")),
    };
    let interval = tr!("relate-interval", level = level_name(answer.level));
    let mut sheet = Sheet::new(vec![
        Column::text("pair", &tr!("relate-pair")),
        Column::text("lag", &tr!("relate-apart")),
        Column::number("correlation", &titles.0),
        Column::number("interval", &interval),
        Column::number("months", &tr!("col-months")),
        Column::number("chance", &tr!("relate-chance")),
        Column::number("other", &titles.1),
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
        0 => tr!("relate-same-month"),
        n => tr!("amount-months", n = n),
    };
    let value = |told: &Told| {
        let mark = |caution: Option<Caution>| if caution.is_some() { "~" } else { "" };
        told.found.map_or_else(
            |_| Cell::undefined(),
            |found| Cell::text(format!("{}{}", mark(found.caution), signed(found.value))),
        )
    };
    let within = match of.found.map(|found| found.interval) {
        Ok(Ok(within)) => {
            let (low, high) = (signed(within.low), signed(within.high));
            Cell::text(tr!("relate-within", low = low, high = high))
        }
        _ => Cell::undefined(),
    };
    let likely = of.false_share < 0.05;
    let chance = match of.false_share {
        share if share < 0.001 => tr!("relate-under", share = show::share(0.001, 1)),
        share => show::share(share, 1),
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
    // What rounds to nothing has no sign.
    let text = format!("{value:+.2}");
    let is_none = text.chars().all(|c| matches!(c, '+' | '-' | '.' | '0'));
    show::decimal(if is_none { text.trim_start_matches(['+', '-']) } else { &text })
}

/// What is correlated, and why it is no cause.
fn no_cause(answer: &Answer<'_>) -> String {
    let lags = 2 * answer.args.lags + 1;
    let spearman = match (answer.args.of.name(), answer.args.lags) {
        ("changes", 0) => tr!("relate-of-changes"),
        ("changes", _) => tr!("relate-of-changes-lags", n = lags),
        (_, 0) => tr!("relate-of-levels"),
        _ => tr!("relate-of-levels-lags", n = lags),
    };
    tr!("relate-no-cause", spearman = spearman)
}

fn notes(answer: &Answer<'_>) -> Vec<String> {
    let of = answer.args.of.pick();
    let strongest = answer.related.strongest(of);
    let told: Vec<&&Link> = strongest.iter().filter(|link| of(link).found.is_ok()).collect();
    let mut notes = Vec::new();
    if !told.is_empty() {
        notes.push(no_cause(answer));
        notes.push(tr!("relate-note-chance", n = answer.related.compared(of)));
    }
    if told.iter().any(|link| of(link).found.is_ok_and(|found| found.caution.is_some())) {
        notes.push(tr!("relate-note-few"));
    }
    if told.iter().take(MOST).any(|link| link.shared) {
        notes.push(tr!("relate-note-shared"));
    }
    if told.len() > MOST {
        notes.push(tr!("relate-note-more", n = told.len() - MOST));
    }
    let left: u64 = told.iter().filter_map(|link| of(link).found.ok()).map(|f| f.left_out).sum();
    if left > 0 {
        notes.push(tr!("relate-note-left-out"));
    }
    notes.extend(answer.related.series.iter().filter_map(unknown));
    notes
}

/// Why a metric has no value in some months.
fn unknown(series: &Series) -> Option<String> {
    let reasons = series.months.iter().filter_map(|month| month.as_ref().err());
    let reasons: Vec<String> = reasons.map(|reason| words().reason(*reason)).collect();
    let first = reasons.first()?;
    let (name, n, why) = (name(series), reasons.len(), first.as_str());
    Some(match reasons.iter().all(|reason| reason == first) {
        true => tr!("relate-note-undefined", name = name, n = n, why = why),
        false => tr!("relate-note-undefined-more", name = name, n = n, why = why),
    })
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
