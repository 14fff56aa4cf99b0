//! An answer as a workbook: its rows, and what was asked under which rules of which data.

use anyhow::Result;
use serde_json::Value as Json;
use tenure_domain::account::Account;
use tenure_domain::said;
use tenure_domain::time::Instant;

use super::table::{Table, Value};
use super::workbook;
use crate::failure::advised;
use crate::sheet::taken::Rows;

/// The workbook of an answer. `about` says what was asked, and of what.
pub fn write(rows: &Rows, about: Vec<(String, String)>, now: Instant) -> Result<Vec<u8>> {
    if rows.columns.is_empty() {
        let hint = said!("there are json and md");
        return Err(advised(said!("this answer has no rows for a workbook"), hint));
    }
    let value = |at: usize, value: &Json| match value {
        Json::Null => Value::Empty,
        Json::Number(number) => Value::Number(number.to_string()),
        Json::String(text) if rows.columns[at].right && is_decimal(text) => {
            Value::Number(text.clone())
        }
        Json::String(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    };
    let of = |row: &Vec<crate::sheet::Cell>| {
        row.iter().enumerate().map(|(at, cell)| value(at, &cell.value)).collect()
    };
    let columns = rows.columns.iter().map(|column| column.key.clone()).collect();
    let answer = table("answer", "Answer", columns, rows.rows.iter().map(of).collect());
    let about = about.into_iter().map(|(what, is)| vec![Value::Text(what), Value::Text(is)]);
    let columns = ["what", "is"].map(str::to_owned).to_vec();
    let about = table("question", "Question", columns, about.collect());
    workbook::bytes(&[answer, about], now)
}

fn table(
    file: &'static str,
    sheet: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
) -> Table {
    // Numbers stand as they are: a column beside them names their currency.
    let currency = Account::default().currency;
    Table { file, sheet, currency, columns, rows, total: false }
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    all(whole) && all(part)
}
