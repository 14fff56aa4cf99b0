//! Formula texts: arithmetic over the names of measures.
//!
//! ```text
//! expression = term { ("+" | "−" | "-") term }
//! term       = factor { ("×" | "*" | "÷" | "/") factor }
//! factor     = [ "−" | "-" ] ( number | name | "(" expression ")" )
//! name       = letter { letter | digit | "_" } [ "[" … "]" ]
//! ```
//! A name with brackets is a measure over another window: `opening_mrr[12 months]`.

use std::fmt;

use tenure_domain::money::Ratio;

/// A parsed formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expression {
    /// A whole number.
    Number(i64),
    /// A term by its name, brackets included.
    Name(String),
    /// Two parts and what is done with them.
    Of(Operation, Box<Expression>, Box<Expression>),
}

/// What is done with two numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient.
    Over,
}

/// Why a formula has no value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The text is no formula; the offset in bytes where it stops being one.
    Syntax(usize),
    /// No term has this name.
    UnknownName(String),
    /// A divisor is 0.
    DivisionByZero,
    /// The exact value does not fit.
    TooLarge,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Syntax(at) => write!(f, "no formula from byte {at} on"),
            Trouble::UnknownName(name) => write!(f, "nothing is named {name}"),
            Trouble::DivisionByZero => f.write_str("a divisor is zero"),
            Trouble::TooLarge => f.write_str("the exact value is too large"),
        }
    }
}

impl std::error::Error for Trouble {}

/// A formula from its text.
///
/// # Errors
/// [`Trouble::Syntax`] with the offset where the text stops being a formula.
pub fn parse(text: &str) -> Result<Expression, Trouble> {
    let mut parser = Parser { text, at: 0 };
    let expression = parser.expression()?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err(Trouble::Syntax(parser.at));
    }
    Ok(expression)
}

impl Expression {
    /// The exact value, with the amounts that `of` gives for names.
    ///
    /// # Errors
    /// An unknown name, a divisor of 0, or a value that does not fit.
    pub fn value(&self, of: &dyn Fn(&str) -> Option<i128>) -> Result<Ratio, Trouble> {
        self.evaluate(&|name| {
            let amount = of(name).ok_or_else(|| Trouble::UnknownName(name.to_owned()))?;
            Ratio::new(amount, 1).map_err(|_| Trouble::TooLarge)
        })
    }

    /// The same, with fractions for names.
    ///
    /// # Errors
    /// As [`Expression::value`].
    pub fn ratio(&self, of: &dyn Fn(&str) -> Option<Ratio>) -> Result<Ratio, Trouble> {
        self.evaluate(&|name| of(name).ok_or_else(|| Trouble::UnknownName(name.to_owned())))
    }

    fn evaluate(&self, of: &dyn Fn(&str) -> Result<Ratio, Trouble>) -> Result<Ratio, Trouble> {
        match self {
            Expression::Number(number) => Ok(Ratio::whole(*number)),
            Expression::Name(name) => of(name),
            Expression::Of(operation, left, right) => {
                combine(*operation, left.evaluate(of)?, right.evaluate(of)?)
            }
        }
    }

    /// The names in it, in order, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Expression::Number(_) => {}
            Expression::Name(name) => {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
            Expression::Of(_, left, right) => {
                left.collect(names);
                right.collect(names);
            }
        }
    }
}

fn combine(operation: Operation, left: Ratio, right: Ratio) -> Result<Ratio, Trouble> {
    let minus = |ratio: Ratio| Ratio::new(-ratio.num(), ratio.den());
    match operation {
        Operation::Plus => minus(right).and_then(|right| left.minus(right)),
        Operation::Minus => left.minus(right),
        Operation::Times => left.times(right.num(), right.den()),
        Operation::Over if right.num() == 0 => return Err(Trouble::DivisionByZero),
        Operation::Over => left.times(right.den(), right.num()),
    }
    .map_err(|_| Trouble::TooLarge)
}

/// The text with every name replaced by what `of` gives for it; names without stay.
pub fn with_values(text: &str, of: &dyn Fn(&str) -> Option<String>) -> String {
    replaced(text, &|name, _| of(name))
}

/// The same of a formula in words, among which a plain word is a name only beside a sign of
/// arithmetic.
pub fn with_values_in_words(text: &str, of: &dyn Fn(&str) -> Option<String>) -> String {
    replaced(text, &|name, beside_a_sign| {
        (name.contains(['_', '[']) || beside_a_sign).then(|| of(name)).flatten()
    })
}

/// The text with names replaced, each told with whether a sign stands before or after it.
fn replaced(text: &str, of: &dyn Fn(&str, bool) -> Option<String>) -> String {
    const SIGNS: [char; 5] = ['×', '÷', '+', '−', '^'];
    let mut parser = Parser { text, at: 0 };
    let mut out = String::new();
    while parser.at < text.len() {
        let start = parser.at;
        match parser.name() {
            Some(name) => {
                let (before, after) = (text[..start].trim_end(), text[parser.at..].trim_start());
                let beside = before.ends_with(SIGNS) || after.starts_with(SIGNS);
                out.push_str(&of(name, beside).unwrap_or_else(|| name.to_owned()));
            }
            None => {
                parser.at += parser.peek().map_or(1, char::len_utf8);
                out.push_str(&text[start..parser.at]);
            }
        }
    }
    out
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Takes one of these signs, after space.
    fn sign(&mut self, signs: &[(char, Operation)]) -> Option<Operation> {
        self.skip_space();
        let next = self.peek()?;
        let (sign, operation) = signs.iter().find(|(sign, _)| *sign == next)?;
        self.at += sign.len_utf8();
        Some(*operation)
    }

    fn expression(&mut self) -> Result<Expression, Trouble> {
        const SIGNS: [(char, Operation); 3] =
            [('+', Operation::Plus), ('−', Operation::Minus), ('-', Operation::Minus)];
        let mut left = self.term()?;
        while let Some(operation) = self.sign(&SIGNS) {
            left = Expression::Of(operation, Box::new(left), Box::new(self.term()?));
        }
        Ok(left)
    }

    fn term(&mut self) -> Result<Expression, Trouble> {
        const SIGNS: [(char, Operation); 4] = [
            ('×', Operation::Times),
            ('*', Operation::Times),
            ('÷', Operation::Over),
            ('/', Operation::Over),
        ];
        let mut left = self.factor()?;
        while let Some(operation) = self.sign(&SIGNS) {
            left = Expression::Of(operation, Box::new(left), Box::new(self.factor()?));
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Expression, Trouble> {
        let minus = [('−', Operation::Minus), ('-', Operation::Minus)];
        if let Some(operation) = self.sign(&minus) {
            let zero = Box::new(Expression::Number(0));
            return Ok(Expression::Of(operation, zero, Box::new(self.atom()?)));
        }
        self.atom()
    }

    fn atom(&mut self) -> Result<Expression, Trouble> {
        self.skip_space();
        if let Some(name) = self.name() {
            return Ok(Expression::Name(name.to_owned()));
        }
        let start = self.at;
        if self.peek() == Some('(') {
            self.at += 1;
            let inner = self.expression()?;
            self.skip_space();
            if self.peek() != Some(')') {
                return Err(Trouble::Syntax(self.at));
            }
            self.at += 1;
            return Ok(inner);
        }
        let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit);
        self.at += digits.count();
        let number = self.text[start..self.at].parse();
        number.map(Expression::Number).map_err(|_| Trouble::Syntax(start))
    }

    /// A name with its brackets, if one stands here.
    fn name(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let word = rest.len() - rest.trim_start_matches(is_part).len();
        let brackets = match rest[word..].starts_with('[') {
            true => rest[word..].find(']').map_or(0, |end| end + 1),
            false => 0,
        };
        self.at += word + brackets;
        Some(&rest[..word + brackets])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Option<i128> {
        Some(match name {
            "a" => 6,
            "b" => 4,
            "a[12 months]" => 1,
            "zero" => 0,
            _ => return None,
        })
    }

    #[test]
    fn arithmetic_has_the_usual_order() {
        for (text, num, den) in [
            ("a − b − 1", 1, 1),
            ("a ÷ b ÷ 3", 1, 2),
            ("-a + 2 × (b - 1)", 0, 1),
            ("a[12 months] ÷ a − 1 ÷ b", -1, 12),
        ] {
            let value = parse(text).unwrap().value(&of).unwrap();
            assert_eq!((value.num(), value.den()), (num, den), "{text}");
        }
    }

    #[test]
    fn words_of_a_formula_stay_where_they_are_no_operands() {
        let of = |name: &str| of(name).map(|n| n.to_string());
        let text = "a of those, b added: (a ÷ a[12 months]) ^ (1 ÷ 12) − b, at a";
        let told = "a of those, b added: (6 ÷ 1) ^ (1 ÷ 12) − 4, at a";
        assert_eq!(with_values_in_words(text, &of), told);
        assert_eq!(with_values("a − b", &of), "6 − 4");
    }

    #[test]
    fn troubles_are_told_apart() {
        let value = |text: &str| parse(text).unwrap().value(&of);
        assert_eq!(value("a ÷ zero"), Err(Trouble::DivisionByZero));
        assert_eq!(value("a + c"), Err(Trouble::UnknownName("c".into())));
        for (text, at) in [("a +", 3), ("(a", 2), ("a b", 2), ("", 0)] {
            assert_eq!(parse(text), Err(Trouble::Syntax(at)), "{text}");
        }
    }

    #[test]
    fn names_are_replaced_by_amounts() {
        let shown = |name: &str| of(name).map(|amount| format!("{amount}.00"));
        assert_eq!(with_values("(a[12 months] + c) ÷ 2 × b", &shown), "(1.00 + c) ÷ 2 × 4.00");
        assert_eq!(parse("a + a[12 months] ÷ a").unwrap().names(), ["a", "a[12 months]"]);
    }
}
