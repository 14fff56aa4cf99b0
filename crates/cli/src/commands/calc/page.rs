//! Answers of calculators in the forms in which they go out.

use anyhow::Result;
use tenure_domain::money::{Currency, Ratio, fraction_to_decimal};
use tenure_metrics::catalogue::Benchmark;

use super::work::{Answer, Line, Shown, place, shortest};
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::output::{self, Json, Object};
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show::{NOTHING, grouped, trimmed};
use crate::statistics::{self, decimal, level_name, percent};

/// Prints an answer.
pub fn print(
    answer: &Answer,
    currency: Option<Currency>,
    format: Format,
    paint: Paint,
) -> Result<()> {
    match format {
        Format::Json => output::json(json(answer, currency)),
        Format::Table => output::text(&text(answer, currency, paint)),
        _ => output::sheet(&sheet(answer, currency), format, paint, "", Object::new()),
    }
}

/// A result for people.
fn shown(value: Ratio, unit: Shown, currency: Option<Currency>) -> String {
    let of = |times: i128, decimals: u32| {
        let value = value.times(times, 1).unwrap_or(value);
        grouped(&fraction_to_decimal(value.num(), value.den(), decimals))
    };
    match unit {
        Shown::Money => {
            let code = currency.map_or(String::new(), |currency| format!(" {currency}"));
            of(1, currency.map_or(2, Currency::exponent)) + &code
        }
        Shown::Share => format!("{} %", of(100, 2)),
        Shown::Difference => format!("{} percentage points", of(100, 2)),
        Shown::Multiple => format!("{} ×", of(1, 2)),
        Shown::Months => format!("{} months", of(1, 1)),
        Shown::Points => format!("{} points", trimmed(&of(1, 1))),
    }
}

/// An end of an interval for people.
fn end(value: f64, unit: Shown, currency: Option<Currency>) -> String {
    if !value.is_finite() {
        return "no end".to_owned();
    }
    match unit {
        Shown::Share => format!("{} %", percent(value, 2)),
        Shown::Difference => percent(value, 2),
        Shown::Money => {
            let decimals = currency.map_or(2, Currency::exponent) as usize;
            grouped(&format!("{value:.decimals$}"))
        }
        Shown::Multiple => grouped(&format!("{value:.2}")),
        Shown::Months | Shown::Points => grouped(&format!("{value:.1}")),
    }
}

fn text(answer: &Answer, currency: Option<Currency>, paint: Paint) -> String {
    let mut text = String::new();
    for (at, line) in answer.lines.iter().enumerate() {
        let title = if at == 0 { answer.title } else { line.what };
        text += &format!("{}\n", paint.heading(title));
        text += &format!("    {}\n  = {}\n", line.formula, line.arithmetic);
        text += &match &line.value {
            Ok(value) => format!("  = {}\n", paint.heading(&shown(*value, line.unit, currency))),
            Err(why) => format!("  = {NOTHING} {why}\n"),
        };
        if let Some(interval) = &line.interval {
            let of = |value| end(value, line.unit, currency);
            let (low, high) = (of(interval.low), of(interval.high));
            let level = level_name(interval.level);
            let (method, n) = (interval.method, interval.n);
            text += &format!("    {level} interval: {low} to {high} ({method}, n = {n})\n");
        }
        for band in &line.bands {
            text += &wrapped(&band_text(band, line, currency), "    ", "      ");
            text += &wrapped(&format!("mind: {}", band.caveat), "      ", "      ");
        }
        text.push('\n');
    }
    for note in &answer.notes {
        text += &wrapped(note, "", "");
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

fn band_text(band: &Benchmark, line: &Line, currency: Option<Currency>) -> String {
    let of = |(num, den): (i64, i64)| {
        let value = Ratio::new(num.into(), den.into());
        let value = value.map(|value| shown(value, line.unit, currency)).unwrap_or_default();
        value.replace(".00 ", " ")
    };
    let range = match (band.low, band.high) {
        (Some(low), Some(high)) if low == high => of(low),
        (Some(low), Some(high)) => format!("{} to {}", of(low), of(high)),
        (Some(low), None) => format!("{} and more", of(low)),
        (None, Some(high)) => format!("up to {}", of(high)),
        (None, None) => String::new(),
    };
    let told = match &line.value {
        Ok(value) if band.low.is_some() && band.low == band.high => match place(*value, band) {
            "within" => "; this is there",
            "below" => "; this is below",
            _ => "; this is above",
        },
        Ok(value) => match place(*value, band) {
            "within" => "; this is within",
            "below" => "; this is below",
            _ => "; this is above",
        },
        Err(_) => "",
    };
    let from = [Some(band.source.to_owned()), band.year.map(|year| year.to_string())];
    let from = from.into_iter().chain([band.sample.map(str::to_owned)]).flatten();
    let from: Vec<String> = from.collect();
    format!("Benchmark: {range}, {}{told} ({})", band.says, from.join("; "))
}

fn json(answer: &Answer, currency: Option<Currency>) -> Object {
    let lines = answer.lines.iter().map(|line| line_json(line, currency));
    Object::new()
        .with("calculator", answer.id)
        .with("name", answer.title)
        .with("results", Json::objects(lines))
        .with("notes", answer.notes.clone())
}

fn line_json(line: &Line, currency: Option<Currency>) -> Object {
    let value = line.value.as_ref().ok();
    let exact = value.filter(|_| !line.rounded);
    let exact = exact.map(|value| vec![value.num().to_string(), value.den().to_string()]);
    let money = currency.filter(|_| line.unit == Shown::Money).map(|code| code.to_string());
    let interval = line.interval.as_ref().map(statistics::json);
    let bands = line.bands.iter().map(|band| {
        let end = |end: Option<(i64, i64)>| {
            let end = end.and_then(|(num, den)| Ratio::new(num.into(), den.into()).ok());
            end.map(shortest)
        };
        Object::new()
            .with("says", band.says)
            .with("low", end(band.low))
            .with("high", end(band.high))
            .with("source", band.source)
            .with("year", band.year)
            .with("sample", band.sample)
            .with("caveat", band.caveat)
            .with("place", value.map(|value| place(*value, band)))
    });
    Object::new()
        .with("what", line.what)
        .with("formula", line.formula)
        .with("arithmetic", line.arithmetic.clone())
        .with("value", value.map(|value| shortest(*value)))
        .with("exact", exact)
        .with("unit", line.unit.name())
        .with("currency", money)
        .with("undefined", line.value.as_ref().err().cloned())
        .with("interval", interval.map_or(Json::Value(serde_json::Value::Null), Into::into))
        .with("benchmarks", Json::objects(bands))
}

/// One row for each line.
fn sheet(answer: &Answer, currency: Option<Currency>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("what", "What"),
        Column::text("formula", "Formula"),
        Column::text("arithmetic", "Arithmetic"),
        Column::number("value", "Value"),
        Column::text("unit", "Unit"),
        Column::number("low", "Low"),
        Column::number("high", "High"),
        Column::text("level", "Level"),
        Column::text("method", "Method"),
        Column::text("undefined", "Undefined"),
    ]);
    for line in &answer.lines {
        let value = match &line.value {
            Ok(value) => Cell::new(shown(*value, line.unit, currency), shortest(*value)),
            Err(_) => Cell::undefined(),
        };
        let interval = line.interval.as_ref();
        let number = |value: Option<f64>| match value.filter(|value| value.is_finite()) {
            Some(value) => Cell::text(decimal(value)),
            None => Cell::empty(),
        };
        sheet.push(vec![
            Cell::text(line.what),
            Cell::text(line.formula),
            Cell::text(line.arithmetic.clone()),
            value,
            Cell::text(line.unit.name()),
            number(interval.map(|i| i.low)),
            number(interval.map(|i| i.high)),
            Cell::text(interval.map_or(String::new(), |i| i.level.to_string())),
            Cell::text(interval.map_or(String::new(), |i| i.method.to_string())),
            Cell::text(line.value.as_ref().err().cloned().unwrap_or_default()),
        ]);
    }
    sheet
}
