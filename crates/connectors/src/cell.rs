//! One cell: text or a typed value, made canonical for its column.

use std::borrow::Cow;

use tenure_domain::money::{AMOUNT_MAX, Currency};
use tenure_domain::said;
use tenure_domain::schema::{ColumnKind, ColumnSpec};
use tenure_domain::time::{DAY, Day, Zone};

use crate::row::too_large;
use crate::values::choice::{choose, problem as choice_problem};
use crate::values::date::{Clock, DateError, DateOrder, YEARS, problem as date_problem};
use crate::values::decimal::{Decimal, Excess, Marks, print, problem as number_problem, scaled};
use crate::values::{Problem, boolean, json_says};

/// A cell as a source gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Absent.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A JSON value that is not a string: number, boolean, list or object.
    Json(&'a str),
    /// A value that a columnar file holds with its type.
    Typed(Typed),
}

/// A canonical value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Absent.
    Null,
    /// Integer, day, instant, amount or boolean in canonical units.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
}

/// A typed value of a columnar file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// Whole number.
    Int(i64),
    /// `mantissa · 10^-scale`.
    Decimal(i128, i8),
    /// Binary floating point.
    Float(f64),
    /// Binary floating point of single precision.
    Float32(f32),
    /// Microseconds since 1970 in UTC.
    Utc(i64),
    /// Microseconds since 1970 on the account's clock.
    Local(i64),
    /// Days since 1970.
    Day(i32),
    /// Yes or no.
    Bool(bool),
}

impl Cell<'_> {
    /// The cell as text for a finding or a file of rejected rows.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Json(json) => Cow::Borrowed(json),
            Cell::Typed(typed) => Cow::Owned(typed.shown()),
        }
    }

    /// The cell as a JSON value; `None` where it is absent.
    pub fn json(&self) -> Option<Cow<'_, str>> {
        match self {
            Cell::Empty | Cell::Json("null") => None,
            Cell::Text(text) if text.trim().is_empty() => None,
            Cell::Text(text) => Some(Cow::Owned(serde_json::Value::from(text.trim()).to_string())),
            Cell::Json(json) => Some(Cow::Borrowed(json)),
            Cell::Typed(typed @ (Typed::Int(_) | Typed::Bool(_) | Typed::Decimal(..))) => {
                Some(Cow::Owned(typed.shown()))
            }
            Cell::Typed(typed) => {
                Some(Cow::Owned(serde_json::Value::from(typed.shown()).to_string()))
            }
        }
    }
}

impl Typed {
    fn shown(self) -> String {
        match self {
            Typed::Int(n) => n.to_string(),
            Typed::Decimal(mantissa, scale) => decimal_text(mantissa, scale),
            Typed::Float(x) => x.to_string(),
            Typed::Float32(x) => x.to_string(),
            Typed::Utc(micros) => tenure_domain::time::Instant(micros).to_string(),
            Typed::Local(micros) => {
                tenure_domain::time::Instant(micros).to_string().trim_end_matches('Z').to_owned()
            }
            // Days that far off have no year in 32 bits.
            Typed::Day(day) if day.unsigned_abs() > 1_000_000_000 => format!("day {day}"),
            Typed::Day(day) => Day(day).to_string(),
            Typed::Bool(b) => b.to_string(),
        }
    }
}

fn decimal_text(mantissa: i128, scale: i8) -> String {
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = mantissa.unsigned_abs().to_string();
    match usize::try_from(scale) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(scale) => {
            let digits = format!("{digits:0>width$}", width = scale + 1);
            let (whole, rest) = digits.split_at(digits.len() - scale);
            format!("{sign}{whole}.{rest}")
        }
        Err(_) => format!("{sign}{digits}e{}", scale.unsigned_abs()),
    }
}

/// Reads cells as the files of one source write them.
#[derive(Clone, Debug)]
pub struct Reader {
    clock: Clock,
    marks: Marks,
    inclusive_ends: bool,
    /// The currency read last: most rows of a file have the same.
    currency: Option<Currency>,
}

type Read<'a> = Result<Value<'a>, Box<Problem>>;

impl Reader {
    /// A reader with the clock of the account, number marks, and the meaning of ends.
    pub fn new(clock: Clock, marks: Marks, inclusive_ends: bool) -> Reader {
        Reader { clock, marks, inclusive_ends, currency: None }
    }

    /// The currency that [`read`](Reader::read) has read last.
    pub fn last_currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The canonical value of a cell; with `minor`, an amount in minor units.
    ///
    /// # Errors
    /// The problem, for a finding.
    // Inlined, so that the value goes into its slot without a stop on the stack.
    #[inline(always)]
    pub fn read<'a>(&mut self, spec: &ColumnSpec, minor: bool, cell: &Cell<'a>) -> Read<'a> {
        match cell {
            Cell::Empty | Cell::Json("null") => Ok(Value::Null),
            Cell::Text(Cow::Borrowed(text)) => self.text(spec, minor, trim(text)),
            Cell::Text(Cow::Owned(text)) => owned(self.text(spec, minor, trim(text))),
            Cell::Json(json) => self.json(spec, minor, json),
            Cell::Typed(typed) => self.typed(spec, minor, *typed),
        }
    }

    #[inline(always)]
    fn text<'a>(&mut self, spec: &ColumnSpec, minor: bool, text: &'a str) -> Read<'a> {
        if text.is_empty() {
            return Ok(Value::Null);
        }
        let read = match spec.kind {
            ColumnKind::Text | ColumnKind::List => return Ok(Value::Text(Cow::Borrowed(text))),
            ColumnKind::Json => return json_text(text),
            ColumnKind::Choice(words) => {
                let word = choose(text, words).map(|word| Value::Text(Cow::Borrowed(word)));
                return word.ok_or_else(|| Box::new(choice_problem(text, words)));
            }
            ColumnKind::Currency => return self.currency(text),
            ColumnKind::Bool => boolean(text)
                .map(i64::from)
                .ok_or_else(|| Problem::new("not-a-boolean", "true, false, yes, no, 1 or 0")),
            ColumnKind::Instant => {
                let inclusive = self.inclusive_ends && spec.is_end;
                let read = self.clock.instant(text, inclusive);
                read.map_err(|e| self.no_date(e, text, true))
            }
            ColumnKind::Day => self.day(text),
            ColumnKind::Month => {
                let month = self.clock.month(text).map(|day| i64::from(day.0));
                month.map_err(|e| {
                    let problem = self.no_date(e, text, false);
                    let plain = e == DateError::Malformed && self.clock.order().example().is_none();
                    match plain {
                        true => problem.expecting("a month such as 2026-03, or any day of it"),
                        false => problem,
                    }
                })
            }
            _ => self.number(spec, minor, text),
        };
        match read {
            Ok(value) => Ok(Value::Int(value)),
            Err(problem) => word(spec, text).ok_or_else(|| Box::new(problem)),
        }
    }

    /// The account's zone.
    pub(crate) fn zone(&self) -> &Zone {
        self.clock.zone()
    }

    /// The instant at which a local time of the account's zone falls; the start of a day; and
    /// whether an end is the last moment served.
    pub(crate) fn clock(&mut self) -> (&mut Clock, bool) {
        (&mut self.clock, self.inclusive_ends)
    }

    /// Reads a currency that is written as its code, in upper case.
    pub(crate) fn exact_currency(&mut self, text: &str) -> Option<Currency> {
        if self.currency.is_none_or(|last| last.code() != text) {
            self.currency = Currency::parse(text);
        }
        self.currency.filter(|currency| currency.code() == text)
    }

    fn currency<'a>(&mut self, text: &'a str) -> Read<'a> {
        if self.currency.is_some_and(|last| last.code() == text) {
            return Ok(Value::Text(Cow::Borrowed(text)));
        }
        let Some(currency) = Currency::parse(text) else {
            let problem = Problem::new("unknown-currency", "an ISO 4217 code such as EUR");
            return Err(Box::new(match text {
                "€" | "$" | "£" | "¥" => {
                    problem.hint("write the code of the currency, not its sign")
                }
                _ => problem,
            }));
        };
        self.currency = Some(currency);
        Ok(Value::Text(if currency.code() == text {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(currency.code().to_owned())
        }))
    }

    fn day(&self, text: &str) -> Result<i64, Problem> {
        let day = self.clock.day(text).map(|day| i64::from(day.0));
        day.map_err(|e| self.no_date(e, text, false))
    }

    fn no_date(&self, error: DateError, text: &str, wants_time: bool) -> Problem {
        date_problem(error, text, wants_time, self.clock.order())
    }

    fn number(&self, spec: &ColumnSpec, minor: bool, text: &str) -> Result<i64, Problem> {
        let text = match spec.kind {
            ColumnKind::Percent => text.strip_suffix('%').unwrap_or(text).trim_end(),
            _ => text,
        };
        let (scale, excess) = scale_of(spec.kind, minor);
        let value = scaled(text, scale, self.marks, excess).map_err(|error| {
            whole_problem(number_problem(error, text, scale, self.marks), scale)
        })?;
        in_range(spec, minor, value)
    }

    fn json<'a>(&mut self, spec: &ColumnSpec, minor: bool, json: &'a str) -> Read<'a> {
        match (spec.kind, json.as_bytes().first()) {
            (ColumnKind::Json, _) => Ok(Value::Text(Cow::Borrowed(json))),
            (ColumnKind::List, Some(b'[')) => list(json),
            (_, Some(b'[' | b'{')) => {
                Err(Box::new(Problem::new("wrong-type", "a single value, not a list or object")))
            }
            // JSON numbers have a decimal point, whatever marks the texts have.
            (
                ColumnKind::Money
                | ColumnKind::Rate
                | ColumnKind::Percent
                | ColumnKind::Decimal
                | ColumnKind::Int,
                _,
            ) => {
                let marks = std::mem::take(&mut self.marks);
                let read = self.number(spec, minor, json);
                self.marks = marks;
                read.map(Value::Int).map_err(Box::new)
            }
            _ => self.text(spec, minor, json),
        }
    }

    fn typed(&mut self, spec: &ColumnSpec, minor: bool, typed: Typed) -> Read<'static> {
        match (spec.kind, typed) {
            (ColumnKind::Text | ColumnKind::List, _) => text_of(typed),
            (ColumnKind::Bool, Typed::Bool(b)) => Ok(Value::Int(i64::from(b))),
            (ColumnKind::Bool, Typed::Int(n @ (0 | 1))) => Ok(Value::Int(n)),
            (ColumnKind::Instant, Typed::Utc(micros)) => checked_instant(micros),
            (ColumnKind::Instant, Typed::Local(local)) => {
                checked_instant(local)?;
                Ok(Value::Int(self.clock.from_local(local)))
            }
            (ColumnKind::Instant, Typed::Day(day)) => {
                checked_day(day)?;
                let next = self.inclusive_ends && spec.is_end;
                Ok(Value::Int(self.clock.start_of_day(Day(day + i32::from(next)))))
            }
            (ColumnKind::Day | ColumnKind::Month, Typed::Day(day)) => civil(spec.kind, day),
            (ColumnKind::Day | ColumnKind::Month, Typed::Local(at) | Typed::Utc(at))
                if at % DAY == 0 =>
            {
                checked_instant(at)?;
                civil(spec.kind, (at / DAY) as i32)
            }
            (kind, _) if is_number(kind) => self.typed_number(spec, minor, typed),
            _ => {
                let text = typed.shown();
                owned(self.text(spec, minor, &text))
            }
        }
    }

    fn typed_number(&self, spec: &ColumnSpec, minor: bool, typed: Typed) -> Read<'static> {
        let (scale, excess) = scale_of(spec.kind, minor);
        if let Typed::Float(x) = typed
            && let Some(value) = float_scaled(x, scale)
        {
            return in_range(spec, minor, value).map(Value::Int).map_err(Box::new);
        }
        let number = match typed {
            Typed::Int(n) => integer(i128::from(n), 0),
            Typed::Decimal(mantissa, places) => integer(mantissa, places),
            // The shortest text that means this float is what the source had before.
            Typed::Float(_) | Typed::Float32(_) => {
                let text = typed.shown();
                let read = self.plain_number(spec, minor, &text);
                return read.map(Value::Int).map_err(Box::new);
            }
            _ => {
                let problem = Problem::new("wrong-type", "a number");
                return Err(Box::new(problem));
            }
        };
        let value = number.scaled(scale, excess).map_err(|error| {
            whole_problem(number_problem(error, "", scale, Marks::default()), scale)
        })?;
        in_range(spec, minor, value).map(Value::Int).map_err(Box::new)
    }

    fn plain_number(&self, spec: &ColumnSpec, minor: bool, text: &str) -> Result<i64, Problem> {
        let (scale, excess) = scale_of(spec.kind, minor);
        let marks = Marks::default();
        let value = scaled(text, scale, marks, excess)
            .map_err(|error| whole_problem(number_problem(error, text, scale, marks), scale))?;
        in_range(spec, minor, value)
    }
}

fn owned(read: Read<'_>) -> Read<'static> {
    read.map(|slot| match slot {
        Value::Null => Value::Null,
        Value::Int(n) => Value::Int(n),
        Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
    })
}

fn integer(mantissa: i128, places: i8) -> Decimal {
    Decimal {
        negative: mantissa < 0,
        mantissa: mantissa.unsigned_abs(),
        exponent: -i64::from(places),
        sticky: false,
    }
}

/// The decimal of at most 15 digits that a float stands for, in units of `10^-scale`. Such a
/// decimal and its nearest float determine each other.
pub(crate) fn float_scaled(x: f64, scale: u32) -> Option<i64> {
    let unit = 10_f64.powi(scale as i32);
    let units = (x * unit).round();
    (units.abs() < 1e15 && units / unit == x).then_some(units as i64)
}

fn is_number(kind: ColumnKind) -> bool {
    use ColumnKind::{Decimal, Int, Money, Percent, Rate};
    matches!(kind, Money | Rate | Percent | Decimal | Int)
}

/// Trims spaces; most cells have none at their ends.
pub(crate) fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(|b| (b'!'..=b'~').contains(b));
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}

pub(crate) fn scale_of(kind: ColumnKind, minor: bool) -> (u32, Excess) {
    match kind {
        ColumnKind::Money if minor => (0, Excess::Error),
        ColumnKind::Money | ColumnKind::Percent => (4, Excess::Error),
        ColumnKind::Rate => (12, Excess::HalfEven),
        ColumnKind::Decimal => (6, Excess::Error),
        _ => (0, Excess::Error),
    }
}

fn whole_problem(problem: Problem, scale: u32) -> Problem {
    if scale == 0 && matches!(problem.code, "too-many-decimals" | "not-a-number") {
        return Problem { code: "not-an-integer", expected: "a whole number".into(), ..problem };
    }
    problem
}

pub(crate) fn in_range(spec: &ColumnSpec, minor: bool, value: i64) -> Result<i64, Problem> {
    let largest = match spec.kind {
        ColumnKind::Money => AMOUNT_MAX,
        ColumnKind::Percent => i64::from(i32::MAX),
        _ => i64::MAX,
    };
    if value.unsigned_abs() > largest.unsigned_abs() {
        return Err(match spec.kind {
            ColumnKind::Money => too_large(),
            _ => Problem::new("overflow", "a number that can be held exactly"),
        });
    }
    let (scale, _) = scale_of(spec.kind, minor);
    // In minor units only the sign of the bounds is the same.
    let (min, max) = if minor { (spec.min.map(|m| m.min(0)), None) } else { (spec.min, spec.max) };
    if min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max) {
        let bound = |n: i64| print(n, scale);
        let expected = match (min, max) {
            (Some(min), Some(max)) => {
                said!("a number from {low} to {high}", low = bound(min), high = bound(max))
            }
            (Some(min), None) => said!("a number of at least {low}", low = bound(min)),
            (_, Some(max)) => said!("a number of at most {high}", high = bound(max)),
            (None, None) => "a number".into(),
        };
        return Err(Problem::new("out-of-range", expected));
    }
    Ok(value)
}

fn word<'a>(spec: &ColumnSpec, text: &str) -> Option<Value<'a>> {
    spec.word(text).map(Value::Int)
}

fn json_text(text: &str) -> Read<'_> {
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(Value::Text(Cow::Borrowed(text))),
        Err(error) => Err(Box::new(Problem::new(
            "not-json",
            said!("valid JSON ({error})", error = json_says(&error)),
        ))),
    }
}

/// A JSON list of texts or numbers as one text, separated by `;`.
fn list(json: &str) -> Read<'static> {
    let problem = || Box::new(Problem::new("wrong-type", "a list of texts"));
    let items: Vec<serde_json::Value> = serde_json::from_str(json).map_err(|_| problem())?;
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item {
            serde_json::Value::String(text) => texts.push(text),
            serde_json::Value::Number(number) => texts.push(number.to_string()),
            _ => return Err(problem()),
        }
    }
    Ok(if texts.is_empty() { Value::Null } else { Value::Text(Cow::Owned(texts.join(";"))) })
}

/// Ids that a source holds as numbers. A float is an id only where it is a whole number that
/// floats hold exactly.
fn text_of(typed: Typed) -> Read<'static> {
    let exact = |x: f64| x.fract() == 0.0 && x.abs() < 9_007_199_254_740_992.0;
    match typed {
        Typed::Float(x) if !exact(x) => {
            Err(Box::new(Problem::new("wrong-type", "a text or a whole number")))
        }
        Typed::Float32(x) if !exact(f64::from(x)) || x.abs() > 16_777_216.0 => {
            Err(Box::new(Problem::new("wrong-type", "a text or a whole number")))
        }
        _ => Ok(Value::Text(Cow::Owned(typed.shown()))),
    }
}

fn checked_instant(micros: i64) -> Read<'static> {
    // Microseconds in 64 bits are at most some hundred million days.
    checked_day(micros.div_euclid(DAY) as i32)?;
    Ok(Value::Int(micros))
}

fn checked_day(day: i32) -> Result<(), Box<Problem>> {
    // Half the range of days can be turned into a year without overflow.
    let near = day.unsigned_abs() < i32::MAX.unsigned_abs() / 2;
    if near && YEARS.contains(&Day(day).ymd().0) {
        return Ok(());
    }
    Err(Box::new(date_problem(DateError::Year, "", true, DateOrder::default())))
}

fn civil(kind: ColumnKind, day: i32) -> Read<'static> {
    checked_day(day)?;
    let day = if kind == ColumnKind::Month { Day(day).month_start() } else { Day(day) };
    Ok(Value::Int(i64::from(day.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn floats_are_the_decimals_that_they_print(
            units in -999_999_999_999_999_i64..1_000_000_000_000_000,
            scale in 0_usize..=12,
            any in any::<f64>(),
        ) {
            let x: f64 = print(units, scale as u32).parse().unwrap();
            prop_assert_eq!(float_scaled(x, scale as u32), Some(units));
            for x in [any, x + f64::EPSILON * x] {
                if let Some(units) = float_scaled(x, scale as u32) {
                    let text = x.to_string();
                    let read = scaled(&text, scale as u32, Marks::default(), Excess::Error);
                    prop_assert_eq!(read, Ok(units), "{}", text);
                }
            }
        }
    }
}
