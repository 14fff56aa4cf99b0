//! From letters to words.

use std::fmt;

use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_domain::time::Day;

use super::LONGEST;
use super::decimal::Decimal;
use super::error::{SegmentError, Span};

/// All days of a date: one, or those of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayRange {
    /// First day.
    pub first: Day,
    /// First day after it.
    pub end: Day,
}

/// `2026-01-31`, or `2026-01` for a whole month.
impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.first.to_string();
        match self.end.0 - self.first.0 {
            1 => f.write_str(&text),
            _ => f.write_str(&text[..7]),
        }
    }
}

/// Unit of a duration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DurationUnit {
    /// Days.
    Day,
    /// Weeks of seven days.
    Week,
    /// Months by anniversary.
    Month,
    /// Years by anniversary.
    Year,
}

impl DurationUnit {
    /// The unit of a word, singular or plural.
    pub(super) fn parse(word: &str) -> Option<DurationUnit> {
        let lower = word.to_ascii_lowercase();
        Some(match lower.strip_suffix('s').unwrap_or(&lower) {
            "day" => DurationUnit::Day,
            "week" => DurationUnit::Week,
            "month" => DurationUnit::Month,
            "year" => DurationUnit::Year,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            DurationUnit::Day => "day",
            DurationUnit::Week => "week",
            DurationUnit::Month => "month",
            DurationUnit::Year => "year",
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duration {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: DurationUnit,
}

impl Duration {
    /// The day that so much time after a start falls on; months with the last day clamped.
    pub fn after(self, start: Day) -> Day {
        let count = i32::from(self.count);
        match self.unit {
            DurationUnit::Day => Day(start.0 + count),
            DurationUnit::Week => Day(start.0 + 7 * count),
            DurationUnit::Month => start.add_months(count),
            DurationUnit::Year => start.add_months(12 * count),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.name())
    }
}

/// A word of the language.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Token {
    /// A keyword, a field or a unit.
    Word(String),
    /// Text in quotes, without them.
    Text(String),
    Number(Decimal),
    Date(DayRange),
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`, `(`, `)`, `,` or `.`.
    Sign(&'static str),
    End,
}

impl Token {
    /// How a message names it.
    pub(super) fn shown(&self) -> Said {
        match self {
            Token::Word(word) => format!("`{word}`").into(),
            Token::Text(text) => super::ast::quoted(text).into(),
            Token::Number(number) => number.to_string().into(),
            Token::Date(date) => date.to_string().into(),
            Token::Sign(sign) => format!("`{sign}`").into(),
            Token::End => "the end".into(),
        }
    }
}

const SIGNS: [&str; 10] = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "."];

/// The words of a text, each with its place; the last is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Span)>, SegmentError> {
    if text.len() > LONGEST {
        let span = Span { at: LONGEST, length: 0 };
        let cut = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST);
        let at = cut.last().unwrap_or(0);
        let message = said!("a segment has at most {n} bytes", n = LONGEST.to_string());
        return Err(SegmentError::new(text, Span { at, ..span }, message));
    }
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_space();
        let at = lexer.at;
        let token = lexer.next()?;
        let done = token == Token::End;
        tokens.push((token, Span { at, length: lexer.at - at }));
        if done {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Takes letters while they belong.
    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn error(&self, at: usize, message: impl Into<Said>) -> SegmentError {
        let length = self.at.max(at) - at;
        SegmentError::new(self.text, Span { at, length }, message)
    }

    fn next(&mut self) -> Result<Token, SegmentError> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Token::End);
        };
        if first == '"' || first == '\'' {
            return self.quoted(first);
        }
        let unsigned = rest.strip_prefix('-').unwrap_or(rest);
        if unsigned.starts_with(|digit: char| digit.is_ascii_digit()) {
            return self.number();
        }
        if first.is_alphabetic() || first == '_' {
            return Ok(Token::Word(self.take(|c| c.is_alphanumeric() || c == '_').to_owned()));
        }
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            self.at += sign.len();
            return Ok(Token::Sign(sign));
        }
        let at = self.at;
        self.at += first.len_utf8();
        Err(self.stray(at, first))
    }

    /// A letter that begins nothing.
    fn stray(&self, at: usize, letter: char) -> SegmentError {
        let error = self.error(
            at,
            said!("`{letter}` means nothing here", letter = letter.escape_debug().to_string()),
        );
        let write = |sign: &str| said!("write {sign}", sign = sign);
        match letter {
            '“' | '”' | '„' | '«' | '»' | '‘' | '’' => {
                error.with_hint("quotes are straight: \"text\"")
            }
            '&' => error.with_hint(write("`and`")),
            '|' => error.with_hint(write("`or`")),
            '!' => error.with_hint(write("`not` / `!=`")),
            '≠' => error.with_hint(write("`!=`")),
            '≥' => error.with_hint(write("`>=`")),
            '≤' => error.with_hint(write("`<=`")),
            _ => error,
        }
    }

    fn quoted(&mut self, quote: char) -> Result<Token, SegmentError> {
        let start = self.at;
        let mut text = String::new();
        loop {
            self.at += 1;
            text.push_str(self.take(|letter| letter != quote));
            if self.rest().is_empty() {
                let message = said!(
                    "the text that begins here has no closing `{quote}`",
                    quote = quote.to_string()
                );
                return Err(SegmentError::new(self.text, Span { at: start, length: 1 }, message));
            }
            self.at += 1;
            // Written twice, a quote is one letter of the text.
            if !self.rest().starts_with(quote) {
                return Ok(Token::Text(text));
            }
            text.push(quote);
        }
    }

    fn number(&mut self) -> Result<Token, SegmentError> {
        let start = self.at;
        if let Some(date) = self.date(start)? {
            return Ok(Token::Date(date));
        }
        self.at += usize::from(self.rest().starts_with('-'));
        self.take(|letter| letter.is_ascii_digit());
        let point = self.rest().strip_prefix('.');
        if point.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit())) {
            self.at += 1;
            self.take(|letter| letter.is_ascii_digit());
        }
        let tail = self.at;
        let word = self.take(|letter| letter.is_alphanumeric() || letter == '_');
        if !word.is_empty() {
            let message = said!("`{word}` is stuck to a number", word = word);
            let exponent = word.strip_prefix(['e', 'E']);
            let hint = match exponent.is_some_and(|rest| rest.parse::<u32>().is_ok()) {
                true => "write the number out, such as 1000 for 1e3",
                false => "leave a space between them",
            };
            return Err(self.error(tail, message).with_hint(hint));
        }
        let number = Decimal::parse(&self.text[start..self.at]);
        number
            .map(Token::Number)
            .ok_or_else(|| self.error(start, "a number has at most eighteen digits"))
    }

    /// A date, where four digits and a dash begin one.
    fn date(&mut self, start: usize) -> Result<Option<DayRange>, SegmentError> {
        let bytes = self.rest().as_bytes();
        let year = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if year != 4 || bytes.get(4) != Some(&b'-') {
            return Ok(None);
        }
        let text = self.take(|letter| letter.is_ascii_digit() || letter == '-');
        let range = day_range(text);
        range.map(Some).ok_or_else(|| {
            let message = said!("there is no date {text}", text = text);
            self.error(start, message).with_hint("dates are written 2026-01-31 or 2026-01")
        })
    }
}

/// The days of an ISO date or month.
pub(super) fn day_range(text: &str) -> Option<DayRange> {
    let mut parts = text.split('-');
    let mut next = |width: usize| {
        let part = parts.next()?;
        let digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month) = (next(4)?, next(2)?);
    let day = next(2);
    let first = Day::from_ymd(year as i32, month, day.unwrap_or(1))?;
    let expected = if day.is_some() { 10 } else { 7 };
    let end = if day.is_some() { Day(first.0 + 1) } else { first.add_months(1) };
    (text.len() == expected).then_some(DayRange { first, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match tokens(text) {
            Ok(tokens) => tokens.iter().map(|(token, _)| token.shown().to_string() + " ").collect(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn words_numbers_dates_and_texts() {
        assert_eq!(
            shown("a_1>=-2.50 'it''s' \"x\" 2026-02 2024-02-29"),
            "`a_1` `>=` -2.5 \"it's\" \"x\" 2026-02 2024-02-29 the end "
        );
    }

    #[test]
    fn what_is_no_word_is_named_with_its_place() {
        for (text, error) in [
            ("a = “x”", "1:5: `“` means nothing here (quotes are straight: \"text\")"),
            ("a\n && b", "2:2: `&` means nothing here (write `and`)"),
            ("'abc", "1:1: the text that begins here has no closing `'`"),
            (
                "2026-02-30",
                "1:1: there is no date 2026-02-30 (dates are written 2026-01-31 or 2026-01)",
            ),
            (
                "2026-1-1",
                "1:1: there is no date 2026-1-1 (dates are written 2026-01-31 or 2026-01)",
            ),
            (
                "mrr > 1e400",
                "1:8: `e400` is stuck to a number (write the number out, such as 1000 for 1e3)",
            ),
            ("mrr > 5and", "1:8: `and` is stuck to a number (leave a space between them)"),
            ("1234567890123456789", "1:1: a number has at most eighteen digits"),
        ] {
            assert_eq!(shown(text), error);
        }
    }
}
