//! The segment language: which customers a question is about.
//!
//! ```text
//! plan in ("Pro", "Team") and mrr > 500 and country = "RO"
//! tenure >= 6 months and not paused
//! attributes.tier is missing or industry contains "health"
//! ```
//!
//! Grammar, in any case and with any space:
//!
//! ```text
//! segment   = all { "or" all }
//! all       = one { "and" one }
//! one       = "not" one | "(" segment ")" | test
//! test      = field
//!           | field ("=" | "!=" | "<" | "<=" | ">" | ">=") value
//!           | field ["not"] "in" "(" value { "," value } ")"
//!           | field ["not"] "contains" text
//!           | field ["not"] "starts" "with" text
//!           | field "is" ["not"] "missing"
//! field     = word | "attributes." word | "attributes." text
//! value     = text | number | date | duration | "true" | "false"
//! text      = '"' … '"' | "'" … "'"          a quote inside is written twice
//! date      = 2026-01-31 | 2026-01           a month means all its days
//! duration  = number ("day" | "week" | "month" | "year")["s"]
//! ```
//!
//! What it means:
//! - Words of the language, fields and text are compared without regard to case. Only where the
//!   data hold a value that is written exactly as the text of `=`, `!=`, `in` and `not in`, that
//!   value alone is meant: `country = "ro"` finds `RO`, unless there is a `ro` as well. So a
//!   heading under `--by` and the segment of its value are the same customers.
//! - A test of a field that has no value is false. `!=`, `not in`, `not contains` and
//!   `not starts with` are the opposites of `=`, `in`, `contains` and `starts with`, and so true
//!   there. `is missing` asks for it.
//! - `plan`, `product` and `currency` may have several values at once: a test holds if it holds
//!   for one of them, and its opposite if it holds for none.
//! - Numbers are compared exactly. `mrr` is in major units of the account currency. An attribute
//!   that is text is compared as a number or a day where it is one and the value is.
//! - `tenure` is the time from the start, the day of the first MRR, to the day on which membership
//!   is taken, by anniversaries: `tenure >= 6 months` from the sixth monthly anniversary on.
//! - A field that stands alone is true or false: `paying`, `paused`, `customer`, `active`.
//! - Fields of the table `customers` go before custom attributes of the same name, which are
//!   meant by `attributes.name`.

mod ast;
mod decimal;
mod error;
mod field;
mod lexer;
mod parser;
mod predicate;
mod resolve;

pub use ast::{Clause, Comparison, Expression, FieldName, Literal, LiteralValue};
pub use decimal::Decimal;
pub use error::{SegmentError, Span};
pub use field::{Attribute, Field, Flag, Holds, Listed};
pub use lexer::{DayRange, Duration, DurationUnit};
pub use predicate::{Check, Compare, Predicate, Subject, Test, Value, Word};

/// The longest text of a segment, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// The deepest nesting of parentheses and `not`.
pub const DEEPEST: usize = 64;

/// The syntax of a segment.
///
/// # Errors
/// Where the text stops being one, what was expected there, and often a hint.
pub fn parse(text: &str) -> Result<Expression, SegmentError> {
    parser::parse(text)
}

/// The meaning of a segment: its fields found and its values understood. `custom` are the names
/// of the custom attributes of customers.
///
/// # Errors
/// As [`parse`]; also for a field that does not exist or a value that does not fit it.
pub fn compile(text: &str, custom: &[&str]) -> Result<Predicate, SegmentError> {
    resolve::resolve(text, &parse(text)?, custom)
}

/// Refuses a segment that compares a hidden field with something: by asking again and again, one
/// could spell out what is hidden. What begins with `shown`, as hidden values are shown, may be
/// compared, and whether there is a value at all.
///
/// # Errors
/// As [`parse`], and where a hidden field is compared.
pub fn withhold(
    text: &str,
    hidden: &dyn Fn(&FieldName, &LiteralValue) -> bool,
    shown: &str,
) -> Result<(), SegmentError> {
    let mut open = vec![parse(text)?];
    while let Some(expression) = open.pop() {
        match expression {
            Expression::Or(parts) | Expression::And(parts) => open.extend(parts),
            Expression::Not(inner) => open.push(*inner),
            Expression::Test(Clause { field, comparison }) => {
                let told = |literal: &&Literal| {
                    hidden(&field, &literal.value) && !literal.value.is_text_from(shown)
                };
                if let Some(literal) = comparison.literals().find(told) {
                    let message = format!("what {field} is, is kept from you");
                    let hint = format!("it can be compared with what you see, {shown}…");
                    return Err(SegmentError::new(text, literal.span, message).with_hint(hint));
                }
            }
        }
    }
    Ok(())
}

/// Entry for fuzzing: any bytes are either a segment or an error, and the printed form of a
/// segment is read as that segment again.
///
/// # Panics
/// Where that does not hold.
pub fn fuzz_segment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(expression) = parse(&text) else {
        return;
    };
    let printed = expression.to_string();
    if printed.len() <= LONGEST {
        let again = parse(&printed).map(|expression| expression.to_string());
        assert_eq!(again.as_deref(), Ok(printed.as_str()), "what is printed is read as the same");
    }
    // A predicate or an error, but no panic.
    drop(compile(&text, &["tier", "Company size"]));
}
