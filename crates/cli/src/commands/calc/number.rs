//! Numbers as people type them, exactly: in the signs of their language, and always with a decimal
//! point, too. What can be read in two ways is refused.

use tenure_domain::money::{Overflow, Ratio};
use tenure_i18n::{Lang, numbers};

use crate::desk;
use crate::words::{self, Both};

/// More digits than this before the point are a slip of the keyboard.
const MOST_WHOLE: usize = 15;
/// More than this after it are not typed by hand.
const MOST_DECIMALS: usize = 9;

/// A number and how it is shown in arithmetic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed {
    /// Its value.
    pub value: Ratio,
    written: Written,
}

/// What was typed, to be shown when the language is known: options are read before it is.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Written {
    Plain(String),
    Percent(String),
    Sum(Box<Typed>, Box<Typed>),
}

impl Typed {
    /// As it stands in arithmetic: `100,000`, `1 %`.
    pub fn shown(&self) -> Both {
        match &self.written {
            Written::Plain(plain) => Both::new(|words| numbers::grouped(words.lang(), plain)),
            Written::Percent(plain) => Both::new(|words| {
                let lang = words.lang();
                numbers::percent(lang, &numbers::grouped(lang, plain))
            }),
            Written::Sum(a, b) => a.shown().with(&b.shown(), |a, b| format!("{a} + {b}")),
        }
    }

    /// Both together.
    ///
    /// # Errors
    /// When the sum is too large.
    pub fn plus(&self, other: &Typed) -> Result<Typed, Overflow> {
        let value = self.value.minus(other.value.times(-1, 1)?)?;
        let written = Written::Sum(Box::new(self.clone()), Box::new(other.clone()));
        Ok(Typed { value, written })
    }
}

/// An amount of money, or any number that is not below 0.
pub fn amount(text: &str) -> Result<Typed, String> {
    let (digits, unit) = parts(text)?;
    if unit == Suffix::Percent {
        return Err(format!("an amount is no share: write it without %, such as {digits}"));
    }
    let value = scaled(&digits, unit)?;
    Ok(Typed { written: Written::Plain(decimal(value)), value })
}

/// A count: whole and not below 0.
pub fn count(text: &str) -> Result<Typed, String> {
    let typed = amount(text)?;
    if typed.value.den() != 1 {
        return Err("this is counted, so it is a whole number such as 100".to_owned());
    }
    Ok(typed)
}

/// A share from 0 to 1: `5%` or `0.05`.
pub fn share(text: &str) -> Result<Typed, String> {
    let (digits, unit) = parts(text)?;
    let value = scaled(&digits, unit)?;
    let one = value.num() >= value.den() && unit != Suffix::Percent;
    if one || unit == Suffix::Thousand || unit == Suffix::Million {
        return Err(format!("write a share with its sign, {digits}%, or below 1, such as 0.05"));
    }
    if value.num() > value.den() {
        return Err("a share is 100% at most".to_owned());
    }
    let percent = value.times(100, 1).map_err(|_| "the number is too long".to_owned())?;
    Ok(Typed { value, written: Written::Percent(decimal(percent)) })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suffix {
    None,
    Percent,
    Thousand,
    Million,
}

/// Digits with a point, and what stands behind them.
fn parts(text: &str) -> Result<(String, Suffix), String> {
    let text = text.trim();
    let (rest, suffix) = match text.chars().next_back() {
        Some('%') => (&text[..text.len() - 1], Suffix::Percent),
        Some('k' | 'K') => (&text[..text.len() - 1], Suffix::Thousand),
        Some('m' | 'M') => (&text[..text.len() - 1], Suffix::Million),
        _ => (text, Suffix::None),
    };
    let rest = rest.trim();
    if rest.starts_with(['-', '−']) {
        return Err("it cannot be below 0".to_owned());
    }
    // Programs that ask over HTTP write decimals with a point.
    let lang = if desk::is_heard() { Lang::English } else { words::lang() };
    let (whole, decimals) = match numbers::has_decimal_comma(lang) {
        true => halves_with_comma(rest, numbers::groups_by_point(lang))?,
        false => rest.split_once('.').unwrap_or((rest, "")),
    };
    let whole = ungrouped(whole, lang)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && decimals.is_empty() || !digits(&whole) || !digits(decimals) {
        return Err(format!("it is no number; write it like {}, 12k or 5%", like(lang)));
    }
    if whole.len() > MOST_WHOLE || decimals.len() > MOST_DECIMALS {
        return Err(format!(
            "it is too long: at most {MOST_WHOLE} digits before the point and {MOST_DECIMALS} after"
        ));
    }
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    let whole = if whole.is_empty() { "0" } else { &whole };
    Ok((format!("{whole}{point}{decimals}"), suffix))
}

/// How a number of thousands with decimals is written.
fn like(lang: Lang) -> &'static str {
    match (numbers::has_decimal_comma(lang), numbers::groups_by_point(lang)) {
        (false, _) => "1234.5, 1,234.5",
        (true, true) => "1234,5, 1.234,5, 1234.5",
        (true, false) => "1234,5, 1 234,5, 1234.5",
    }
}

/// Whole and decimals of a number whose decimals come after a comma, or after a point. Of both marks
/// the last one stands before decimals, and a mark that comes again stands between thousands. A
/// single one with three digits after it may be either; a point only where points `group` thousands.
fn halves_with_comma(text: &str, group: bool) -> Result<(&str, &str), String> {
    let Some(at) = text.rfind([',', '.']) else { return Ok((text, "")) };
    let (whole, decimals) = (&text[..at], &text[at + 1..]);
    let mark = &text[at..=at];
    if whole.contains(mark) {
        return Ok((text, ""));
    }
    let three = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if three && digits(whole) && digits(decimals) && (mark == "," || group) {
        return Err(format!(
            "{text:?} can be read in two ways: as thousands it is {whole}{decimals}, with decimals \
             {whole}{mark}{decimals}0"
        ));
    }
    Ok((whole, decimals))
}

/// Digits without the marks between groups of three.
fn ungrouped(whole: &str, lang: Lang) -> Result<String, String> {
    // Where decimals come after a comma, points may stand here.
    let point = if numbers::has_decimal_comma(lang) { '.' } else { ',' };
    let marks = [',', point, '_', ' ', '\u{a0}', '\u{202f}', '\''];
    let mut groups = whole.split(marks);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return Err(format!(
                "{whole:?} can be read in two ways; decimals come after one mark, thousands have \
                 three digits: {}",
                like(lang)
            ));
        }
        digits += group;
    }
    Ok(digits)
}

fn scaled(digits: &str, suffix: Suffix) -> Result<Ratio, String> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let number: i128 = format!("{whole}{decimals}").parse().map_err(|_| "it is no number")?;
    let den = 10_i128.pow(decimals.len() as u32);
    let (times, over) = match suffix {
        Suffix::None => (1, 1),
        Suffix::Percent => (1, 100),
        Suffix::Thousand => (1_000, 1),
        Suffix::Million => (1_000_000, 1),
    };
    Ratio::new(number * times, den * over).map_err(|_| "it is too long".to_owned())
}

/// A number with a finite decimal.
fn decimal(value: Ratio) -> String {
    let decimal = tenure_domain::money::fraction_to_decimal(value.num(), value.den(), 12);
    crate::show::trimmed(&decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: Result<Typed, String>) -> (i128, i128, String) {
        let typed = value.unwrap();
        (typed.value.num(), typed.value.den(), typed.shown().english)
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, num, den, shown) in [
            ("100000", 100_000, 1, "100,000"),
            ("100,000.50", 200_001, 2, "100,000.5"),
            ("1 234", 1_234, 1, "1,234"),
            ("12k", 12_000, 1, "12,000"),
            ("1.5M", 1_500_000, 1, "1,500,000"),
            (".5", 1, 2, "0.5"),
            ("0.10", 1, 10, "0.1"),
        ] {
            assert_eq!(of(amount(text)), (num, den, shown.to_owned()), "{text}");
        }
        assert_eq!(of(share("5%")), (1, 20, "5 %".to_owned()));
        assert_eq!(of(share("0.42 %")), (21, 5_000, "0.42 %".to_owned()));
        assert_eq!(of(share("0.05")), (1, 20, "5 %".to_owned()));
        assert_eq!(of(share("100%")), (1, 1, "100 %".to_owned()));
        assert_eq!(of(share("0")), (0, 1, "0 %".to_owned()));
    }

    #[test]
    fn what_could_be_meant_otherwise_is_refused() {
        for (text, says) in [
            ("", "no number"),
            ("abc", "no number"),
            ("1e5", "no number"),
            ("NaN", "no number"),
            ("-5", "below 0"),
            ("1,5", "two ways"),
            ("1,2345", "two ways"),
            (",123", "two ways"),
            ("1.2.3", "no number"),
            ("5%", "no share"),
            ("1234567890123456", "too long"),
        ] {
            assert!(amount(text).unwrap_err().contains(says), "{text}");
        }
        assert!(count("1.5").unwrap_err().contains("whole"));
        for text in ["5", "1", "2k"] {
            assert!(share(text).unwrap_err().contains("with its sign"), "{text}");
        }
        assert!(share("101%").unwrap_err().contains("at most"));
    }

    /// Runs in another language.
    fn typed_in<T>(lang: Lang, run: impl FnOnce() -> T) -> T {
        words::set(lang);
        let done = run();
        words::set(Lang::English);
        done
    }

    #[test]
    fn decimals_are_typed_as_the_language_writes_them() {
        let exact = |lang, text: &str| {
            let typed =
                typed_in(lang, || amount(text)).unwrap_or_else(|why| panic!("{text}: {why}"));
            (typed.value.num(), typed.value.den())
        };
        for lang in [Lang::Romanian, Lang::Ukrainian, Lang::Norwegian] {
            for (text, num, den) in [
                ("49,50", 99, 2),
                ("49.50", 99, 2),
                ("0,125", 1, 8),
                (",5", 1, 2),
                ("1 234,567", 1_234_567, 1_000),
                ("1.234,5", 2_469, 2),
                ("1,234.5", 2_469, 2),
                ("1.234.567", 1_234_567, 1),
                ("1,234,567.5", 2_469_135, 2),
                ("1,5k", 1_500, 1),
                ("1234,567", 1_234_567, 1_000),
            ] {
                assert_eq!(exact(lang, text), (num, den), "{text} {lang:?}");
            }
            let share = typed_in(lang, || share("0,42 %")).unwrap();
            assert_eq!((share.value.num(), share.value.den()), (21, 5_000));
            let why = typed_in(lang, || amount("1,234")).unwrap_err();
            assert!(why.contains("1234, with decimals 1,2340"), "{why}");
            for text in ["1,2,3", "1.2.3", "1,234,5", "1,23.456,7", ",", "1,5,"] {
                assert!(typed_in(lang, || amount(text)).is_err(), "{text} {lang:?}");
            }
        }
        // Points stand between thousands in Romanian alone.
        let why = typed_in(Lang::Romanian, || amount("1.234")).unwrap_err();
        assert!(why.contains("1234, with decimals 1.2340"), "{why}");
        assert_eq!(exact(Lang::Ukrainian, "1.234"), (617, 500));
        assert_eq!(exact(Lang::Chinese, "1,234"), (1_234, 1));
        assert!(typed_in(Lang::Chinese, || amount("49,50")).is_err());
    }
}
