//! The syntax of a segment as a tree, and back to text.

use std::fmt;

use super::decimal::Decimal;
use super::error::Span;
use super::lexer::{DayRange, Duration};
use super::predicate::Compare;

/// A segment or a part of one.
#[derive(Clone, Debug)]
pub enum Expression {
    /// At least one holds; at least two parts.
    Or(Vec<Expression>),
    /// All hold; at least two parts.
    And(Vec<Expression>),
    /// It does not hold.
    Not(Box<Expression>),
    /// A test of a field.
    Test(Clause),
}

/// A test of a field.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The field.
    pub field: FieldName,
    /// What is asked of it.
    pub comparison: Comparison,
}

/// A field as it was written.
#[derive(Clone, Debug)]
pub struct FieldName {
    /// Its name, without `attributes.`.
    pub name: String,
    /// Whether it was written with `attributes.`.
    pub custom: bool,
    /// Where.
    pub span: Span,
}

/// What is asked of a field.
#[derive(Clone, Debug)]
pub enum Comparison {
    /// It stands alone.
    Holds,
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    Is(Compare, Literal),
    /// `in (…)`.
    In(Vec<Literal>),
    /// `not in (…)`.
    NotIn(Vec<Literal>),
    /// `contains`; whether with `not`.
    Contains(bool, Literal),
    /// `starts with`; whether with `not`.
    StartsWith(bool, Literal),
    /// `is missing`; whether with `not`.
    Missing(bool),
}

/// A value as it was written.
#[derive(Clone, Debug)]
pub struct Literal {
    /// The value.
    pub value: LiteralValue,
    /// Where.
    pub span: Span,
}

/// A value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LiteralValue {
    /// Text in quotes.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day or a month.
    Date(DayRange),
    /// A length of time.
    Duration(Duration),
    /// `true` or `false`.
    Flag(bool),
}

impl Comparison {
    /// The values that the field is compared with.
    pub fn literals(&self) -> impl Iterator<Item = &Literal> {
        match self {
            Comparison::Holds | Comparison::Missing(_) => [].iter(),
            Comparison::In(list) | Comparison::NotIn(list) => list.iter(),
            Comparison::Is(_, one)
            | Comparison::Contains(_, one)
            | Comparison::StartsWith(_, one) => std::slice::from_ref(one).iter(),
        }
    }
}

impl LiteralValue {
    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        matches!(self, LiteralValue::Text(_))
    }

    /// Whether it is a text that begins so, and goes on.
    pub fn is_text_from(&self, start: &str) -> bool {
        let goes_on = |text: &String| text.len() > start.len() && text.starts_with(start);
        matches!(self, LiteralValue::Text(text) if goes_on(text))
    }
}

impl Expression {
    /// How tightly it binds: a part that binds less needs parentheses.
    fn tightness(&self) -> u8 {
        match self {
            Expression::Or(_) => 0,
            Expression::And(_) => 1,
            Expression::Not(_) | Expression::Test(_) => 2,
        }
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, inside: u8) -> fmt::Result {
        if self.tightness() <= inside { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, word) = match self {
            Expression::Test(clause) => return write!(f, "{clause}"),
            Expression::Not(inner) => {
                f.write_str("not ")?;
                return inner.part(f, 1);
            }
            Expression::Or(parts) => (parts, " or "),
            Expression::And(parts) => (parts, " and "),
        };
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                f.write_str(word)?;
            }
            part.part(f, self.tightness())?;
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = |yes: &bool| if *yes { " not" } else { "" };
        write!(f, "{}", self.field)?;
        match &self.comparison {
            Comparison::Holds => Ok(()),
            Comparison::Is(compare, value) => write!(f, " {} {value}", compare.sign()),
            Comparison::In(values) => write!(f, " in ({})", List(values)),
            Comparison::NotIn(values) => write!(f, " not in ({})", List(values)),
            Comparison::Contains(no, text) => write!(f, "{} contains {text}", not(no)),
            Comparison::StartsWith(no, text) => write!(f, "{} starts with {text}", not(no)),
            Comparison::Missing(no) => write!(f, " is{} missing", not(no)),
        }
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.custom {
            f.write_str("attributes.")?;
        }
        let mut letters = self.name.chars();
        let begins = letters.next().is_some_and(|first| first.is_alphabetic() || first == '_');
        if begins && letters.all(|letter| letter.is_alphanumeric() || letter == '_') {
            f.write_str(&self.name)
        } else {
            f.write_str(&quoted(&self.name))
        }
    }
}

struct List<'a>(&'a [Literal]);

impl fmt::Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, value) in self.0.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(f, "{comma}{value}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            LiteralValue::Text(text) => f.write_str(&quoted(text)),
            LiteralValue::Number(number) => write!(f, "{number}"),
            LiteralValue::Date(date) => write!(f, "{date}"),
            LiteralValue::Duration(duration) => write!(f, "{duration}"),
            LiteralValue::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

/// Text in double quotes, with quotes inside written twice.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
