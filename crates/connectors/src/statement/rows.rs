//! The rows of a statement.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use tenure_domain::finding::{Finding, Place};
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Instant, Zone};

use super::columns::{Amount, Layout, Refused, Time};
use super::months::{last_day, month};
use super::{Assumed, Entry, SHOWN_REJECTS, Shape, Statement, When, marks, units};
use crate::csv::fields::{Field, Quoting, split, written};
use crate::report::Reject;
use crate::values::Problem;
use crate::values::date::{self, Clock, DateOrder};
use crate::values::decimal::{self, Excess, Marks};

/// A record of the file.
struct Record {
    /// Texts, quotes undone, blanks at the ends taken off.
    fields: Vec<String>,
    line: u64,
    /// Where it stands in the file.
    bytes: Range<usize>,
    /// Where each field begins in its line, from 1.
    columns: Vec<u64>,
    malformed: Option<usize>,
}

/// Reads all rows.
pub(super) fn read(text: &str, file: &Arc<str>, layout: &Layout, assumed: &Assumed) -> Statement {
    let records = records(text, layout);
    let amounts = |record: &Record| {
        let of = layout.amounts.iter().filter_map(|amount| record.fields.get(amount.at));
        of.map(|text| bare(text).to_owned()).collect::<Vec<_>>()
    };
    let numbers: Vec<String> = records.iter().flat_map(amounts).collect();
    let utc = layout.time.is_some_and(|time| time.utc);
    let zone = if utc { Zone::utc() } else { assumed.zone.clone() };
    let mut reader = Reader {
        layout,
        assumed,
        marks: marks(numbers.iter().map(String::as_str)),
        clock: Clock::new(zone, DateOrder::YearMonthDay),
    };
    let mut statement = Statement {
        shape: layout.shape,
        days: layout.amounts.iter().filter_map(|a| a.month).map(last_day).collect(),
        entries: Vec::new(),
        customers: BTreeSet::new(),
        rows: records.len() as u64,
        rejected: 0,
        rejects: Vec::new(),
        ignored: layout.ignored(),
    };
    for (number, record) in records.iter().enumerate() {
        match reader.row(record) {
            Ok(entries) => {
                let customer = &record.fields[layout.customer];
                statement.customers.insert(customer.clone());
                for entry in entries {
                    if let When::EndOf(day) = entry.when {
                        statement.days.insert(day);
                    }
                    statement.entries.push(entry);
                }
            }
            Err(finding) => {
                statement.rejected += 1;
                if statement.rejects.len() < SHOWN_REJECTS {
                    let reject =
                        reject(*finding, (record, number as u64 + 1), (text, file), layout);
                    statement.rejects.push(reject);
                }
            }
        }
    }
    statement
}

/// A record that cannot be read, the `n`th of a file with this text.
fn reject(
    finding: Finding,
    (record, n): (&Record, u64),
    (text, file): (&str, &Arc<str>),
    of: &Layout,
) -> Reject {
    let mut fields = Vec::new();
    split(text.as_bytes(), record.bytes.start, of.delimiter, &mut fields);
    let at = finding.field.as_ref().and_then(|name| of.header.iter().position(|h| h == name));
    let place = Place {
        file: Some(Arc::clone(file)),
        line: Some(record.line),
        column: at.and_then(|at| record.columns.get(at).copied()),
        record: Some(n),
    };
    Reject {
        table: TableId::MrrMonths,
        file: Arc::clone(file),
        header: Arc::clone(&of.header),
        own: of.header.len(),
        line: record.line,
        record: n,
        fields: record.fields.clone(),
        text: Some(written(text.as_bytes(), record.bytes.clone(), &fields)),
        findings: vec![finding.at(place)],
    }
}

fn records(text: &str, layout: &Layout) -> Vec<Record> {
    let bytes = text.as_bytes();
    let (mut at, mut line) = layout.first;
    let mut records = Vec::new();
    let mut fields: Vec<Field> = Vec::new();
    while at < bytes.len() {
        let found = split(bytes, at, layout.delimiter, &mut fields);
        let texts: Vec<String> =
            fields.iter().map(|field| field.text(text, 0).trim().to_owned()).collect();
        let column = |field: &Field| text[at..field.begin()].chars().count() as u64 + 1;
        if texts.iter().any(|text| !text.is_empty()) {
            records.push(Record {
                columns: fields.iter().map(column).collect(),
                malformed: fields.iter().position(|f| f.quoting == Quoting::Malformed),
                fields: texts,
                line,
                bytes: at..found.next,
            });
        }
        line += found.inner_lines + 1;
        at = found.next;
    }
    records
}

/// A number without the sign or code of a currency beside it.
fn bare(text: &str) -> &str {
    let sign = |c: char| c.is_whitespace() || "$€£¥".contains(c);
    let text = text.trim_matches(sign);
    let code = |code: Option<&str>| code.is_some_and(|code| Currency::parse(code).is_some());
    let text = if code(text.get(..3)) { &text[3..] } else { text };
    let end = text.len().saturating_sub(3);
    let text = if code(text.get(end..)) { &text[..end] } else { text };
    text.trim_matches(sign)
}

struct Reader<'a> {
    layout: &'a Layout,
    assumed: &'a Assumed,
    marks: Marks,
    clock: Clock,
}

impl Reader<'_> {
    fn row(&mut self, record: &Record) -> Result<Vec<Entry>, Refused> {
        let wanted = self.layout.header.len();
        if record.malformed.is_some() {
            let finding = Finding::new("malformed-quote", "a quote that closes its field");
            return Err(finding.into());
        }
        if record.fields.len() != wanted {
            let found = format!("{} fields", record.fields.len());
            let finding =
                Finding::new("wrong-field-count", said!("{wanted} fields", wanted = wanted as u64));
            return Err(finding.with_value(&found).into());
        }
        let customer = &record.fields[self.layout.customer];
        if customer.is_empty() {
            let finding = Finding::new("required-empty", "the id of the customer");
            return Err(self.named(finding, self.layout.customer).into());
        }
        let currency = self.currency(record)?;
        let mut entries = Vec::new();
        for &amount in &self.layout.amounts {
            let text = record.fields[amount.at].as_str();
            let blank = matches!(text, "" | "-" | "–" | "—");
            if blank && self.layout.shape == Shape::Months {
                continue;
            }
            let when = match (amount.month, self.layout.time) {
                (Some(month), _) => When::EndOf(last_day(month)),
                (None, Some(time)) => self.when(record, time)?,
                (None, None) => continue,
            };
            entries.push(Entry {
                customer: customer.clone(),
                when,
                amount: self.amount(text, amount, currency.unwrap_or(self.assumed.currency))?,
                currency,
                line: record.line,
            });
        }
        Ok(entries)
    }

    fn named(&self, finding: Finding, at: usize) -> Finding {
        finding.with_field(Arc::clone(&self.layout.header[at]))
    }

    fn told(&self, problem: Problem, text: &str, at: usize) -> Refused {
        let finding = Finding::new(problem.code, problem.expected).with_value(text);
        let finding = match problem.hint {
            Some(hint) => finding.with_hint(hint),
            None => finding,
        };
        self.named(finding, at).into()
    }

    fn currency(&self, record: &Record) -> Result<Option<Currency>, Refused> {
        let Some(at) = self.layout.currency else { return Ok(None) };
        let text = record.fields[at].as_str();
        if text.is_empty() {
            return Ok(None);
        }
        Currency::parse(&text.to_uppercase()).map(Some).ok_or_else(|| {
            let finding = Finding::new("unknown-currency", "an ISO 4217 code such as EUR");
            self.named(finding.with_value(text), at).into()
        })
    }

    fn when(&mut self, record: &Record, time: Time) -> Result<When, Refused> {
        let text = record.fields[time.at].as_str();
        if text.is_empty() {
            let finding = Finding::new("required-empty", "a date such as 2026-03-31");
            return Err(self.named(finding, time.at).into());
        }
        if time.month {
            let first = month(text).ok_or_else(|| {
                let finding = Finding::new("not-a-date", "a month such as 2026-03");
                Refused::from(self.named(finding.with_value(text), time.at))
            })?;
            return Ok(When::EndOf(last_day(first)));
        }
        if self.layout.shape == Shape::Changes {
            let read = self.clock.instant(text, false);
            return read.map(|at| When::Changed(Instant(at))).map_err(|error| {
                self.told(date::problem(error, text, true, self.clock.order()), text, time.at)
            });
        }
        let read = self.clock.day(text);
        read.map(When::EndOf).map_err(|error| {
            self.told(date::problem(error, text, false, self.clock.order()), text, time.at)
        })
    }

    /// An amount in units of MRR. Parentheses mean less than zero.
    fn amount(&self, text: &str, amount: Amount, currency: Currency) -> Result<Mrr, Refused> {
        let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let number = bare(inner.unwrap_or(text));
        let number = number.strip_suffix('-').map_or(number.to_owned(), |rest| format!("-{rest}"));
        let read = decimal::scaled(&number, 6, self.marks, Excess::HalfEven);
        let millionths = read.map_err(|error| {
            self.told(decimal::problem(error, text, 6, self.marks), text, amount.at)
        })?;
        let signed = if inner.is_some() { -millionths } else { millionths };
        units(signed, amount.minor, currency).ok_or_else(|| {
            let finding = Finding::new("overflow", "an amount that can be held exactly");
            self.named(finding.with_value(text), amount.at).into()
        })
    }
}
