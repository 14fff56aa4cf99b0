//! Answers of calculators in the forms in which they go out.

use anyhow::Result;
use tenure_domain::money::{Currency, Ratio, fraction_to_decimal};
use tenure_i18n::{number, numbers};

use super::work::{Answer, Band, Line, Shown, place, shortest};
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::output::{self, Json, Object};
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show::{self, NOTHING, grouped, trimmed};
use crate::statistics::{self, decimal, level_name, percent};
use crate::words::{self, Both, lang, tr, words};

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

/// A result for people; a `short` one without decimals that say nothing.
fn shown(value: Ratio, unit: Shown, currency: Option<Currency>, short: bool) -> String {
    let of = |times: i128, decimals: u32| {
        let value = value.times(times, 1).unwrap_or(value);
        let plain = fraction_to_decimal(value.num(), value.den(), decimals);
        match plain.strip_suffix(".00") {
            Some(whole) if short => whole.to_owned(),
            _ => plain,
        }
    };
    match unit {
        Shown::Money => {
            let amount = grouped(&of(1, currency.map_or(2, Currency::exponent)));
            match currency {
                Some(currency) => numbers::money(lang(), &amount, currency.code()),
                None => amount,
            }
        }
        Shown::Share => show::percentage(&of(100, 2)),
        Shown::Difference => tr!("calc-percentage-points", n = number(&of(100, 2))),
        Shown::Multiple => format!("{} ×", grouped(&of(1, 2))),
        Shown::Months => tr!("amount-months", n = number(&of(1, 1))),
        Shown::Points => tr!("calc-points", n = number(&trimmed(&of(1, 1)))),
    }
}

/// An end of an interval for people.
fn end(value: f64, unit: Shown, currency: Option<Currency>) -> String {
    if !value.is_finite() {
        return tr!("calc-no-end");
    }
    match unit {
        Shown::Share => show::percentage(&percent(value, 2)),
        Shown::Difference => grouped(&percent(value, 2)),
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
        text += &format!("{}\n", paint.heading(&title.say()));
        text += &format!("    {}\n  = {}\n", line.formula, line.arithmetic.shown);
        text += &match &line.value {
            Ok(value) => {
                format!("  = {}\n", paint.heading(&shown(*value, line.unit, currency, false)))
            }
            Err(why) => format!("  = {NOTHING} {}\n", why.shown),
        };
        if let Some(interval) = &line.interval {
            let of = |value| end(value, line.unit, currency);
            let (low, high) = (of(interval.low), of(interval.high));
            let level = level_name(interval.level);
            let (method, n) =
                (statistics::method_name(interval.method), grouped(&interval.n.to_string()));
            let says =
                tr!("calc-interval", level = level, low = low, high = high, method = method, n = n);
            text += &format!("    {says}\n");
        }
        for band in &line.bands {
            text += &wrapped(&band_text(band, line, currency), "    ", "      ");
            let caveat = words().benchmark_caveat(band.metric(), band.at);
            text += &wrapped(&tr!("benchmark-mind", caveat = caveat), "      ", "      ");
        }
        text.push('\n');
    }
    for note in &answer.notes {
        text += &wrapped(&note.shown, "", "");
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

fn band_text(band: &Band, line: &Line, currency: Option<Currency>) -> String {
    let of = band.of();
    let end = |(num, den): (i64, i64)| {
        let value = Ratio::new(num.into(), den.into());
        value.map(|value| shown(value, line.unit, currency, true)).unwrap_or_default()
    };
    let range = match (of.low, of.high) {
        (Some(low), Some(high)) if low == high => end(low),
        (Some(low), Some(high)) => words().span(&end(low), &end(high)),
        (Some(low), None) => tr!("calc-from", low = end(low)),
        (None, Some(high)) => tr!("calc-up-to", high = end(high)),
        (None, None) => String::new(),
    };
    let told = match &line.value {
        Ok(value) => match place(*value, of) {
            "within" if of.low.is_some() && of.low == of.high => "there",
            place => place,
        },
        Err(_) => "none",
    };
    let (metric, words) = (band.metric(), words());
    let says = words.benchmark(metric, band.at);
    let from = [Some(words.source(of.source)), of.year.map(|year| year.to_string())];
    let from = from.into_iter().chain([words.benchmark_sample(metric, band.at)]).flatten();
    let source = words.clauses(&from.collect::<Vec<_>>());
    tr!("calc-benchmark", place = told, range = range, says = says, source = source)
}

fn json(answer: &Answer, currency: Option<Currency>) -> Object {
    let lines = answer.lines.iter().map(|line| line_json(line, currency));
    Object::new()
        .with("calculator", answer.id)
        .with("name", answer.title.english())
        .with("results", Json::objects(lines))
        .with("notes", answer.notes.iter().map(|note| note.english.clone()).collect::<Vec<_>>())
}

fn line_json(line: &Line, currency: Option<Currency>) -> Object {
    let value = line.value.as_ref().ok();
    let exact = value.filter(|_| !line.rounded);
    let exact = exact.map(|value| vec![value.num().to_string(), value.den().to_string()]);
    let money = currency.filter(|_| line.unit == Shown::Money).map(|code| code.to_string());
    let interval = line.interval.as_ref().map(statistics::json);
    let bands = line.bands.iter().map(|band| {
        let of = band.of();
        let end = |end: Option<(i64, i64)>| {
            let end = end.and_then(|(num, den)| Ratio::new(num.into(), den.into()).ok());
            end.map(shortest)
        };
        let (metric, words) = (band.metric(), words());
        let sample = words.benchmark_sample(metric, band.at).zip(of.sample);
        Object::new()
            .with("says", words::told(&words.benchmark(metric, band.at), of.says))
            .with("low", end(of.low))
            .with("high", end(of.high))
            .with("source", words::told(&words.source(of.source), of.source))
            .with("year", of.year)
            .with("sample", sample.map(|(shown, english)| words::told(&shown, english)))
            .with("caveat", words::told(&words.benchmark_caveat(metric, band.at), of.caveat))
            .with("place", value.map(|value| place(*value, of)))
    });
    Object::new()
        .with("what", line.what.english())
        .with("formula", line.formula)
        .with("arithmetic", line.arithmetic.english.clone())
        .with("value", value.map(|value| shortest(*value)))
        .with("exact", exact)
        .with("unit", line.unit.name())
        .with("currency", money)
        .with("undefined", line.value.as_ref().err().map(|why| why.english.clone()))
        .with("interval", interval.map_or(Json::Value(serde_json::Value::Null), Into::into))
        .with("benchmarks", Json::objects(bands))
}

/// One row for each line.
fn sheet(answer: &Answer, currency: Option<Currency>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("what", &tr!("column-what")),
        Column::text("formula", &tr!("column-formula")),
        Column::text("arithmetic", &tr!("column-arithmetic")),
        Column::number("value", &tr!("column-value")),
        Column::text("unit", &tr!("column-unit")),
        Column::number("low", &tr!("column-low")),
        Column::number("high", &tr!("column-high")),
        Column::text("level", &tr!("column-level")),
        Column::text("method", &tr!("column-method")),
        Column::text("undefined", &tr!("column-undefined")),
    ]);
    for line in &answer.lines {
        let value = match &line.value {
            Ok(value) => Cell::new(shown(*value, line.unit, currency, false), shortest(*value)),
            Err(_) => Cell::undefined(),
        };
        let interval = line.interval.as_ref();
        let number = |value: Option<f64>| match value.filter(|value| value.is_finite()) {
            Some(value) => Cell::new(show::decimal(&decimal(value)), decimal(value)),
            None => Cell::empty(),
        };
        let method = match interval {
            Some(it) => Cell::new(statistics::method_name(it.method), it.method.to_string()),
            None => Cell::empty(),
        };
        sheet.push(vec![
            Cell::new(line.what.say(), line.what.english()),
            Cell::text(line.formula),
            both(&line.arithmetic),
            value,
            Cell::text(line.unit.name()),
            number(interval.map(|i| i.low)),
            number(interval.map(|i| i.high)),
            Cell::text(interval.map_or(String::new(), |i| i.level.to_string())),
            method,
            line.value.as_ref().err().map_or_else(Cell::empty, both),
        ]);
    }
    sheet
}

fn both(text: &Both) -> Cell {
    Cell::new(text.shown.clone(), text.english.clone())
}
