//! From words to a tree.

use tenure_domain::finding::Said;
use tenure_domain::said;

use super::DEEPEST;
use super::ast::{Clause, Comparison, Expression, FieldName, Literal, LiteralValue};
use super::error::{SegmentError, Span};
use super::lexer::{Duration, DurationUnit, Token, tokens};
use super::predicate::Compare;

/// Words that are no fields.
const KEYWORDS: [&str; 11] =
    ["and", "or", "not", "in", "is", "missing", "contains", "starts", "with", "true", "false"];

/// The longest duration, in days; beyond it dates would leave the calendar.
const LONGEST_DAYS: i64 = 366 * 200;

pub(super) fn parse(text: &str) -> Result<Expression, SegmentError> {
    let mut parser = Parser { text, tokens: tokens(text)?, at: 0, depth: 0 };
    let expression = parser.any()?;
    if parser.peek() != &Token::End {
        return Err(parser.after_clause());
    }
    Ok(expression)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at].0
    }

    fn span(&self) -> Span {
        self.tokens[self.at].1
    }

    fn take(&mut self) -> (Token, Span) {
        let token = self.tokens[self.at].clone();
        // The end stays.
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Word(is) if is.eq_ignore_ascii_case(word))
    }

    fn word(&mut self, word: &str) -> bool {
        let is = self.is_word(word);
        if is {
            self.take();
        }
        is
    }

    fn sign(&mut self, sign: &str) -> bool {
        let is = matches!(self.peek(), Token::Sign(is) if *is == sign);
        if is {
            self.take();
        }
        is
    }

    fn expected(&self, what: impl Into<Said>) -> SegmentError {
        let (what, found) = (vec![what.into()], vec![self.peek().shown()]);
        let message = said!("expected {what}, found {found}", what = what, found = found);
        SegmentError::new(self.text, self.span(), message)
    }

    /// The error after a finished part that nothing joins to the next.
    fn after_clause(&self) -> SegmentError {
        match self.peek() {
            Token::Sign(")") => {
                SegmentError::new(self.text, self.span(), "this `)` closes nothing")
            }
            Token::Word(_) | Token::Sign("(") => self
                .expected(said!("{first} or {second}", first = "`and`", second = "`or`"))
                .with_hint("join two conditions with `and` or `or`"),
            _ => self.expected("`and`, `or` or the end"),
        }
    }

    fn any(&mut self) -> Result<Expression, SegmentError> {
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        Ok(single(parts, Expression::Or))
    }

    fn all(&mut self) -> Result<Expression, SegmentError> {
        let mut parts = vec![self.one()?];
        while self.word("and") {
            parts.push(self.one()?);
        }
        Ok(single(parts, Expression::And))
    }

    fn one(&mut self) -> Result<Expression, SegmentError> {
        if self.depth == DEEPEST {
            let message =
                said!("parentheses and `not` go at most {n} deep", n = DEEPEST.to_string());
            return Err(SegmentError::new(self.text, self.span(), message));
        }
        self.depth += 1;
        let one = self.shallow();
        self.depth -= 1;
        one
    }

    fn shallow(&mut self) -> Result<Expression, SegmentError> {
        if self.word("not") {
            return Ok(Expression::Not(Box::new(self.one()?)));
        }
        let open = self.span();
        if self.sign("(") {
            let inner = self.any()?;
            if self.sign(")") {
                return Ok(inner);
            }
            if *self.peek() == Token::End {
                let message = "this `(` is never closed";
                return Err(SegmentError::new(self.text, open, message));
            }
            return Err(self.after_clause());
        }
        Ok(Expression::Test(self.clause()?))
    }

    fn clause(&mut self) -> Result<Clause, SegmentError> {
        let field = self.field()?;
        let comparison = self.comparison()?;
        Ok(Clause { field, comparison })
    }

    fn field(&mut self) -> Result<FieldName, SegmentError> {
        let Token::Word(word) = self.peek().clone() else {
            return Err(self.no_field());
        };
        if KEYWORDS.iter().any(|keyword| word.eq_ignore_ascii_case(keyword)) {
            return Err(self.no_field());
        }
        let (_, span) = self.take();
        if !word.eq_ignore_ascii_case("attributes") || !self.sign(".") {
            return Ok(FieldName { name: word, custom: false, span });
        }
        let end = self.span();
        match self.peek().clone() {
            Token::Word(name) | Token::Text(name) => {
                self.take();
                let length = end.at + end.length - span.at;
                Ok(FieldName { name, custom: true, span: Span { at: span.at, length } })
            }
            _ => Err(self.expected("the name of an attribute")),
        }
    }

    fn no_field(&self) -> SegmentError {
        let error = self.expected("a field");
        match self.peek() {
            Token::Text(text) => error.with_hint(said!(
                "fields stand without quotes; with blanks in the name: attributes.{name}",
                name = super::ast::quoted(text)
            )),
            Token::End if self.at == 0 => error.with_hint("such as country = \"RO\""),
            _ => error,
        }
    }

    fn comparison(&mut self) -> Result<Comparison, SegmentError> {
        if let Token::Sign(sign) = self.peek()
            && let Some(compare) = Compare::parse(sign)
        {
            self.take();
            return Ok(Comparison::Is(compare, self.value()?));
        }
        if self.word("is") {
            let not = self.word("not");
            if !self.word("missing") {
                let hint = "whether there is a value: `is missing`; what it is: `=`";
                return Err(self.expected("`missing`".to_owned()).with_hint(hint));
            }
            return Ok(Comparison::Missing(not));
        }
        let not = self.word("not");
        if self.word("in") {
            let values = self.list()?;
            return Ok(if not { Comparison::NotIn(values) } else { Comparison::In(values) });
        }
        if self.word("contains") {
            return Ok(Comparison::Contains(not, self.quoted()?));
        }
        if self.word("starts") {
            if !self.word("with") {
                return Err(self.expected("`with`".to_owned()));
            }
            return Ok(Comparison::StartsWith(not, self.quoted()?));
        }
        if not {
            return Err(self.expected(said!(
                "{first} or {second}",
                first = "`in`, `contains`",
                second = "`starts with`"
            )));
        }
        match self.peek() {
            Token::End | Token::Sign(")") => Ok(Comparison::Holds),
            _ if self.is_word("and") || self.is_word("or") => Ok(Comparison::Holds),
            _ => Err(self
                .expected("a comparison")
                .with_hint("=, !=, <, <=, >, >=, in, contains, starts with or is missing")),
        }
    }

    fn list(&mut self) -> Result<Vec<Literal>, SegmentError> {
        if !self.sign("(") {
            let hint = "a list stands in parentheses: in (\"a\", \"b\")";
            return Err(self.expected("`(`".to_owned()).with_hint(hint));
        }
        let mut values = vec![self.value()?];
        while self.sign(",") {
            values.push(self.value()?);
        }
        if !self.sign(")") {
            return Err(self.expected(said!("{first} or {second}", first = "`,`", second = "`)`")));
        }
        Ok(values)
    }

    fn quoted(&mut self) -> Result<Literal, SegmentError> {
        match self.peek() {
            Token::Text(_) => self.value(),
            _ => Err(self.expected("text in quotes")),
        }
    }

    fn value(&mut self) -> Result<Literal, SegmentError> {
        let span = self.span();
        let value = match self.peek().clone() {
            Token::Text(text) => LiteralValue::Text(text),
            Token::Date(date) => LiteralValue::Date(date),
            Token::Number(number) => {
                self.take();
                return self.number_or_duration(number, span);
            }
            Token::Word(word) if word.eq_ignore_ascii_case("true") => LiteralValue::Flag(true),
            Token::Word(word) if word.eq_ignore_ascii_case("false") => LiteralValue::Flag(false),
            Token::Word(word) if !KEYWORDS.contains(&word.to_ascii_lowercase().as_str()) => {
                let hint = said!("text stands in quotes: {text}", text = super::ast::quoted(&word));
                return Err(self.expected("a value").with_hint(hint));
            }
            _ => return Err(self.expected("a value")),
        };
        self.take();
        Ok(Literal { value, span })
    }

    fn number_or_duration(
        &mut self,
        number: super::Decimal,
        span: Span,
    ) -> Result<Literal, SegmentError> {
        let unit = match self.peek() {
            Token::Word(word) => DurationUnit::parse(word),
            _ => None,
        };
        let Some(unit) = unit else {
            return Ok(Literal { value: LiteralValue::Number(number), span });
        };
        let (_, end) = self.take();
        let span = Span { at: span.at, length: end.at + end.length - span.at };
        let days = match unit {
            DurationUnit::Day => 1,
            DurationUnit::Week => 7,
            DurationUnit::Month => 31,
            DurationUnit::Year => 366,
        };
        let count = number.to_string().parse::<u16>().ok();
        let count = count.filter(|count| i64::from(*count) * days <= LONGEST_DAYS);
        match count {
            Some(count) => {
                Ok(Literal { value: LiteralValue::Duration(Duration { count, unit }), span })
            }
            None => {
                let message = "a duration is a whole number of units and at most 200 years";
                Err(SegmentError::new(self.text, span, message))
            }
        }
    }
}

fn single(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}
