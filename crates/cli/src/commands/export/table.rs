//! A sheet of an export, whatever it is written as.

use tenure_domain::money::{Currency, fraction_to_decimal};

/// What stands in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text: an id, a name, a date, a reason. Never a formula.
    Text(String),
    /// Minor units of the account's currency.
    Money(i128),
    /// A share, as a decimal; 0.5 is half.
    Share(String),
    /// A count.
    Count(i128),
    /// A number as decimal text, as it is.
    Number(String),
}

impl Value {
    /// As plain text: a decimal point, no grouping.
    pub fn plain(&self, currency: Currency) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Share(text) | Value::Number(text) => text.clone(),
            Value::Money(minor) => decimal(*minor, currency),
            Value::Count(count) => count.to_string(),
        }
    }
}

/// Minor units as a decimal in major units.
pub fn decimal(minor: i128, currency: Currency) -> String {
    fraction_to_decimal(minor, 10_i128.pow(currency.exponent()), currency.exponent())
}

/// Rows under headings.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the file: `mrr`.
    pub file: &'static str,
    /// Name of the sheet.
    pub sheet: &'static str,
    /// The currency of its money.
    pub currency: Currency,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, as wide as the headings.
    pub rows: Vec<Vec<Value>>,
    /// Whether the last row is a total.
    pub total: bool,
}
