//! Estimates in the forms in which they go out.

use anyhow::Result;
use clap::Args;
use serde_json::Value;
use tenure_domain::money::Currency;
use tenure_engine::intervals::Told;
use tenure_i18n::{Lang, Words, numbers};
use tenure_metrics::reading::Unit;
use tenure_models::interval::{Caution, Interval, Level, Method, Unavailable};

use crate::failure::advised;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column};
use crate::words::{Id, lang, say, tr, words};

/// An interval, or why there is none.
type Maybe = Result<Told, Unavailable>;

/// How sure an interval is.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Estimates")]
pub struct LevelArgs {
    /// Confidence of intervals in percent
    #[arg(long, default_value = "95", value_name = "PERCENT", allow_hyphen_values = true)]
    pub level: String,
}

impl LevelArgs {
    /// The level.
    pub fn level(&self) -> Result<Level> {
        parse(&self.level).ok_or_else(|| {
            let hint = "write a percentage between 50 and 99.99, such as 95 or 99.5";
            advised(format!("--level {:?} is no confidence level", self.level), hint)
        })
    }
}

/// Reads a percentage of at most two decimals, from 50 to 99.99.
fn parse(text: &str) -> Option<Level> {
    let text = text.trim().trim_end_matches('%').trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: u16 = format!("{whole}{decimals:0<2}").parse().ok()?;
    Level::new(hundredths).filter(|_| hundredths >= 5_000)
}

/// A level as a percentage.
pub fn level_name(level: Level) -> String {
    level_in(level, lang())
}

/// The same in a given language.
pub fn level_in(level: Level, lang: Lang) -> String {
    let percent = crate::show::trimmed(&format!("{:.2}", level.value() * 100.0));
    numbers::percent(lang, &numbers::grouped(lang, &percent))
}

/// How an interval was made, in the user's language.
pub fn method_name(method: Method) -> String {
    method_in(method, words())
}

/// The same in given words.
pub fn method_in(method: Method, words: &Words) -> String {
    let id = match method {
        Method::Wilson => Id("method-wilson"),
        Method::WilsonContinuity => Id("method-wilson-continuity"),
        Method::ClopperPearson => Id("method-clopper-pearson"),
        Method::Newcombe => Id("method-newcombe"),
        Method::NewcombeContinuity => Id("method-newcombe-continuity"),
        Method::Trinomial => Id("method-trinomial"),
        Method::AdjustedWald => Id("method-adjusted-wald"),
        Method::DeltaByAccount => Id("method-delta"),
        Method::BootstrapByAccount { draws, seed } => {
            let (draws, seed) = (draws.to_string(), seed.to_string());
            return say!(words, "method-bootstrap", draws = draws, seed = seed);
        }
        Method::BonettWright { effective } => {
            let months = numbers::grouped(words.lang(), &format!("{effective:.1}"));
            return say!(words, "method-bonett-wright", months = months);
        }
        Method::LogLog => Id("method-log-log"),
        Method::Log => Id("method-log"),
        Method::Plain => Id("method-plain"),
    };
    words.say(id.0, &[])
}

/// Why there is no interval, in the user's language.
fn why_none(why: Unavailable) -> String {
    match why {
        Unavailable::Nobody => tr!("untold-nobody"),
        Unavailable::OneAccount => tr!("untold-one-account"),
        Unavailable::NoSpread => tr!("untold-no-spread"),
        Unavailable::MoreThanAll => tr!("untold-more-than-all"),
        Unavailable::TooShort => tr!("untold-too-short"),
        Unavailable::Constant => tr!("untold-constant"),
        Unavailable::InFull => tr!("untold-in-full"),
    }
}

/// A number of six decimals, trimmed; what is nearly 0 is 0.
pub fn decimal(value: f64) -> String {
    let text = crate::show::trimmed(&format!("{value:.6}"));
    if text == "-0" { "0".to_owned() } else { text }
}

/// An end of an interval; `None` where there is none.
fn end(value: f64) -> Option<String> {
    value.is_finite().then(|| decimal(value))
}

/// A share in percent with so many decimals.
pub fn percent(share: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", share * 100.0);
    let zero = text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    if zero { text.trim_start_matches('-').to_owned() } else { text }
}

/// An interval as the object of the bundle's description, with what it rests on.
pub fn json(interval: &Interval) -> Object {
    Object::new()
        .with("level", interval.level.to_string())
        .with("low", end(interval.low))
        .with("high", end(interval.high))
        .with("method", interval.method.to_string())
        .with("n", interval.n)
}

/// The interval of a figure with what to mind; null where there is none.
pub fn told_json(told: Option<&Maybe>) -> Json {
    let Some(Ok(told)) = told else { return Json::Value(Value::Null) };
    let mut object = json(&told.interval);
    if let Some(effective) = told.effective {
        object = object.with("effective_accounts", decimal(effective));
        object = object.with("without_largest", told.without_largest.map(decimal));
    }
    if let Some(shrunk) = told.shrunk {
        object = object.with("shrunk", decimal(shrunk));
    }
    object.with("caution", told.caution.map(Caution::name)).into()
}

/// Why there is no interval, where one was asked for.
pub fn untold(told: Option<&Maybe>) -> Option<String> {
    told.and_then(|told| told.err()).map(|why| why.to_string())
}

/// A figure for people with its interval; a tilde stands before what rests on few, an arrow before
/// what it is when drawn towards others.
pub fn beside(shown: &str, told: &Maybe, unit: Unit, currency: Currency) -> String {
    let Ok(told) = told else { return shown.to_owned() };
    let mark = if told.caution.is_some() { "~" } else { "" };
    let value = format!("{mark}{shown}");
    let of = |value: f64| {
        crate::show::grouped(&match unit {
            Unit::Ratio => percent(value, 2),
            Unit::Money => format!("{:.*}", currency.exponent() as usize, value),
            Unit::Multiple => format!("{value:.2}"),
            _ => format!("{value:.1}"),
        })
    };
    let Interval { low, high, .. } = told.interval;
    let within = match (low.is_finite(), high.is_finite()) {
        (true, true) => tr!("interval-beside", value = value, low = of(low), high = of(high)),
        (true, false) => tr!("interval-from", value = value, low = of(low)),
        (false, true) => tr!("interval-up-to", value = value, high = of(high)),
        (false, false) => value,
    };
    match told.shrunk {
        Some(share) => format!("{within} ⇒ {}", crate::show::decimal(&percent(share, 2))),
        None => within,
    }
}

/// Columns of intervals, one number each.
pub fn interval_columns() -> Vec<Column> {
    vec![
        Column::number("low", "Low"),
        Column::number("high", "High"),
        Column::number("level", "Level"),
        Column::text("method", "Method"),
        Column::number("n", "N"),
        Column::number("shrunk", "Drawn together"),
        Column::text("caution", "Caution"),
        Column::text("interval_undefined", "No interval"),
    ]
}

/// The cells of these columns.
pub fn interval_cells(told: Option<&Maybe>) -> Vec<Cell> {
    match told {
        Some(Ok(Told { interval, caution, shrunk, .. })) => vec![
            Cell::text(end(interval.low).unwrap_or_default()),
            Cell::text(end(interval.high).unwrap_or_default()),
            Cell::text(interval.level.to_string()),
            Cell::text(interval.method.to_string()),
            Cell::new(interval.n.to_string(), interval.n),
            Cell::text(shrunk.map(decimal).unwrap_or_default()),
            Cell::text(caution.map_or("", Caution::name)),
            Cell::empty(),
        ],
        other => {
            let mut cells = vec![Cell::empty(); 7];
            cells.push(Cell::text(untold(other).unwrap_or_default()));
            cells
        }
    }
}

/// What intervals in a table mean, and what to mind about them.
pub fn notes<'a>(all: impl Iterator<Item = &'a Maybe>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut cautions: Vec<String> = Vec::new();
    let mut shrunk = false;
    for told in all {
        shrunk |= told.is_ok_and(|told| told.shrunk.is_some());
        let note = match told {
            Ok(told) => {
                let level = level_name(told.interval.level);
                let caution = told.caution.map(|caution| match caution {
                    Caution::Concentrated { .. } => tr!("interval-concentrated"),
                    _ => tr!("interval-few"),
                });
                cautions.extend(caution.filter(|caution| !cautions.contains(caution)));
                let method = method_name(told.interval.method);
                tr!("interval-note", level = level, method = method)
            }
            Err(why) => tr!("interval-none", why = why_none(*why)),
        };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.extend(cautions);
    if shrunk {
        notes.push(tr!("interval-shrunk"));
    }
    notes
}

/// How often chance alone would give as much, for people.
pub fn chance(p: f64) -> String {
    let shown = |plain: &str| crate::show::decimal(plain);
    match p < 0.0001 {
        true => format!("p < {}", shown("0.0001")),
        false => format!("p = {}", shown(&format!("{p:.4}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_percentages() {
        for (text, want) in
            [("95", "0.95"), ("99.5 %", "0.995"), ("50", "0.5"), ("99.99", "0.9999")]
        {
            assert_eq!(parse(text).map(|l| l.to_string()).as_deref(), Some(want));
        }
        for text in ["", "0.95", "100", "95.123", "-95", "9,5", "ninety", "%", "99999"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(level_name(parse("99.5").unwrap()), "99.5 %");
    }

    #[test]
    fn shares_that_round_to_nothing_have_no_sign() {
        assert_eq!((percent(-0.000_01, 1), decimal(-1e-9)), ("0.0".to_owned(), "0".to_owned()));
        assert_eq!((percent(-0.05, 1), decimal(0.25)), ("-5.0".to_owned(), "0.25".to_owned()));
    }
}
