//! What the columns of a statement are.

use std::sync::Arc;

use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::squeeze;
use tenure_domain::time::Day;

use super::Shape;
use super::months::month;
use crate::csv::dialect::DELIMITERS;
use crate::csv::fields::{Quoting, split};
use crate::values::choice::nearest;

/// Names of columns, the plainest first.
const CUSTOMER: &[&str] = &[
    "customer_id",
    "customer",
    "subscriber_id",
    "subscriber",
    "account_id",
    "account",
    "client_id",
    "client",
    "customer_external_id",
    "id",
];
const MONTH: &[&str] =
    &["month", "mrr_month", "period", "month_end", "month_start", "end_of_month"];
const DATE: &[&str] = &["date", "day", "as_of", "as_of_date", "snapshot_date", "snapshot_at"];
const TIME: &[&str] = &[
    "event_timestamp",
    "local_event_timestamp",
    "event_time",
    "event_date",
    "timestamp",
    "time",
    "changed_at",
    "change_date",
    "occurred_at",
    "date",
    "day",
];
const MRR: &[&str] = &[
    "mrr",
    "mrr_amount",
    "monthly_recurring_revenue",
    "ending_mrr",
    "closing_mrr",
    "end_mrr",
    "current_mrr",
    "amount",
];
const CHANGE: &[&str] = &[
    "mrr_change",
    "change_in_mrr",
    "mrr_delta",
    "delta_mrr",
    "mrr_movement",
    "activity_mrr_movement",
    "net_mrr_change",
    "change",
    "delta",
];
const CURRENCY: &[&str] = &["currency", "currency_code", "mrr_currency"];
/// Endings of headers whose amounts are in minor units.
const MINOR: &[&str] = &["_minor", "_cents", "_in_cents", "_in_minor_units"];

/// Why a file is no statement.
pub(super) type Refused = Box<Finding>;

/// Where in a row things stand.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub shape: Shape,
    pub delimiter: u8,
    pub header: Arc<[Arc<str>]>,
    /// Where the first row begins, and in which line.
    pub first: (usize, u64),
    pub customer: usize,
    pub currency: Option<usize>,
    /// Month, day or time; of [`Shape::Months`] none.
    pub time: Option<Time>,
    /// Amounts: place, month where the header names it, and whether in minor units.
    pub amounts: Vec<Amount>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub at: usize,
    pub month: Option<Day>,
    pub minor: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub at: usize,
    /// Whether any day stands for its month.
    pub month: bool,
    /// Whether the header says that times are UTC.
    pub utc: bool,
}

impl Layout {
    /// Finds delimiter, header and shape.
    pub fn find(text: &str) -> Result<Layout, Refused> {
        let (declared, skipped) = preamble(text);
        let lines = text[..skipped].matches('\n').count() as u64;
        let mut best: Option<(usize, Result<Layout, Refused>)> = None;
        for delimiter in DELIMITERS {
            if declared.is_some_and(|declared| declared != delimiter) {
                continue;
            }
            let mut fields = Vec::new();
            let record = split(text.as_bytes(), skipped, delimiter, &mut fields);
            let names = fields.iter().map(|field| match field.quoting {
                Quoting::Malformed => None,
                _ => Some(Arc::from(field.text(text, 0).trim())),
            });
            let Some(names) = names.collect::<Option<Vec<Arc<str>>>>() else { continue };
            let first = (record.next, lines + record.inner_lines + 2);
            let layout = Layout::of(delimiter, names.into(), first);
            let score = match &layout {
                Ok(_) => fields.len() + 1_000_000,
                Err(_) => fields.len(),
            };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
        let none =
            || Err(Finding::new("unclosed-quote", "a header whose quotes are closed").into());
        best.map_or_else(none, |(_, layout)| layout)
    }

    fn of(delimiter: u8, header: Arc<[Arc<str>]>, first: (usize, u64)) -> Result<Layout, Refused> {
        let Some(customer) = column(&header, CUSTOMER) else {
            return Err(missing("a column `customer_id`", &header, CUSTOMER));
        };
        let currency = column(&header, CURRENCY);
        let money = |names: &[&str]| amount(&header, names);
        let time = |names: &[&str], month| {
            let at = column(&header, names)?;
            Some(Time { at, month, utc: header[at].to_lowercase().contains("utc") })
        };
        let layout = |shape, time, amounts| Layout {
            shape,
            delimiter,
            header: Arc::clone(&header),
            first,
            customer,
            currency,
            time,
            amounts,
        };
        if let (Some(change), Some(time)) = (money(CHANGE), time(TIME, false)) {
            return Ok(layout(Shape::Changes, Some(time), vec![change]));
        }
        let when = time(MONTH, true).or_else(|| time(DATE, false));
        if let (Some(mrr), Some(when)) = (money(MRR), when) {
            return Ok(layout(Shape::Levels, Some(when), vec![mrr]));
        }
        let months = header.iter().enumerate().filter_map(|(at, name)| {
            let (name, minor) = plain(name);
            Some(Amount { at, month: Some(month(&name)?), minor })
        });
        let months: Vec<Amount> = months.filter(|amount| amount.at != customer).collect();
        if !months.is_empty() {
            distinct(&months, &header)?;
            return Ok(layout(Shape::Months, None, months));
        }
        Err(match (money(MRR).or_else(|| money(CHANGE)), when) {
            (Some(_), _) => missing("a column `month` or `date`", &header, MONTH),
            (None, Some(_)) => missing("a column `mrr`", &header, MRR),
            (None, None) => missing(
                "columns `month` and `mrr`, or a column for each month, such as 2026-01",
                &header,
                MRR,
            ),
        })
    }

    /// Headers that stand for nothing here.
    pub fn ignored(&self) -> Vec<Arc<str>> {
        let used = |at: usize| {
            at == self.customer
                || self.currency == Some(at)
                || self.time.is_some_and(|time| time.at == at)
                || self.amounts.iter().any(|amount| amount.at == at)
        };
        let names = self.header.iter().enumerate().filter(|(at, _)| !used(*at));
        names.map(|(_, name)| Arc::clone(name)).collect()
    }
}

/// The line `sep=;` with which spreadsheets declare a delimiter, and blank lines.
fn preamble(text: &str) -> (Option<u8>, usize) {
    let blank = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let rest = &text[blank..];
    match (rest.strip_prefix("sep="), rest.find('\n')) {
        (Some(declared), Some(end)) if declared.trim_start().len() > 1 => {
            (declared.bytes().next().filter(|d| DELIMITERS.contains(d)), blank + end + 1)
        }
        _ => (None, blank),
    }
}

/// A header without what surrounds its name, and whether it says minor units.
fn plain(header: &str) -> (String, bool) {
    let lower = header.trim().to_lowercase();
    let name = lower.trim_end_matches("(utc)").trim().to_owned();
    for ending in MINOR {
        let words = ending.replace('_', " ");
        let bare = name.strip_suffix(ending).or_else(|| name.strip_suffix(&words));
        if let Some(bare) = bare {
            return (bare.trim().to_owned(), true);
        }
    }
    (name, false)
}

/// The column of the first of these names that the header has.
fn column(header: &[Arc<str>], names: &[&str]) -> Option<usize> {
    let squeezed: Vec<String> = header.iter().map(|name| squeeze(&plain(name).0)).collect();
    names.iter().find_map(|name| squeezed.iter().position(|other| *other == squeeze(name)))
}

fn amount(header: &[Arc<str>], names: &[&str]) -> Option<Amount> {
    let at = column(header, names)?;
    Some(Amount { at, month: None, minor: plain(&header[at]).1 })
}

fn distinct(months: &[Amount], header: &[Arc<str>]) -> Result<(), Refused> {
    for (at, amount) in months.iter().enumerate() {
        if months[..at].iter().any(|other| other.month == amount.month) {
            return Err(Finding::new("duplicate-column", "one column for each month")
                .with_value(&header[amount.at])
                .into());
        }
    }
    Ok(())
}

fn missing(what: &'static str, header: &[Arc<str>], names: &[&str]) -> Refused {
    let found = header.join(", ");
    let finding = Finding::new("missing-column", what).with_value(&found);
    let near = header.iter().find(|name| nearest(name, names.iter().copied()).is_some());
    let hint = match near {
        Some(name) => said!("is `{name}` meant? Rename it in the header", name = &**name),
        None => said!("it can be called {names}", names = names.join(", ")),
    };
    finding.with_hint(hint).into()
}
