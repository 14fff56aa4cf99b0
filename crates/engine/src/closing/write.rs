//! The figures of a close as rows.

use std::hash::Hasher;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, UInt32Array, UInt64Array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use tenure_domain::facts::{Interval, Origin};
use tenure_domain::money::units_to_decimal;
use tenure_domain::period::Period;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Basis, Component};
use tenure_store::CloseWriter;
use twox_hash::XxHash3_64;

use crate::book::{Book, Customer};
use crate::error::Error;
use crate::renewals::{Buffers, RenewalRow, TermEnd, as_known};
use crate::rerun;
use crate::sweep::{Walker, contract_before};

/// Rows of a record batch.
const ROWS: usize = 32_768;

type Row = (&'static str, DataType);

/// Columns of `movements`.
pub(super) const MOVEMENTS: [Row; 18] = [
    ("customer_id", DataType::Utf8),
    ("at", DataType::Int64),
    ("kind", DataType::Utf8),
    ("corrects", DataType::Utf8),
    ("cause", DataType::Utf8),
    ("delta", DataType::Int64),
    ("native", DataType::Int64),
    ("currency", DataType::Utf8),
    ("after", DataType::UInt32),
    ("part", DataType::UInt32),
    ("subscription_id", DataType::Utf8),
    ("item_id", DataType::Utf8),
    ("plan_id", DataType::Utf8),
    ("reason", DataType::Utf8),
    ("sources", DataType::Utf8),
    ("digest", DataType::UInt64),
    ("amount", DataType::Utf8),
    ("reasoned", DataType::UInt32),
];

/// Columns of `components`.
pub(super) const COMPONENTS: [Row; 18] = [
    ("customer_id", DataType::Utf8),
    ("from", DataType::Int64),
    ("to", DataType::Int64),
    ("subscription_id", DataType::Utf8),
    ("item_id", DataType::Utf8),
    ("plan_id", DataType::Utf8),
    ("quantity", DataType::Int64),
    ("currency", DataType::Utf8),
    ("native", DataType::Int64),
    ("account", DataType::Int64),
    ("list", DataType::Int64),
    ("percent_off", DataType::UInt32),
    ("amount_off", DataType::Int64),
    ("tax", DataType::UInt32),
    ("interval", DataType::Utf8),
    ("interval_count", DataType::UInt32),
    ("contract", DataType::UInt32),
    ("sources", DataType::Utf8),
];

/// Columns of `contracts`.
pub(super) const CONTRACTS: [Row; 3] =
    [("customer_id", DataType::Utf8), ("at", DataType::Int64), ("level", DataType::Int64)];

/// Columns of `renewals`: what became of contract terms that ended.
pub(super) const RENEWALS: [Row; 7] = [
    ("customer_id", DataType::Utf8),
    ("day", DataType::Int64),
    ("outcome", DataType::Utf8),
    ("before", DataType::Int64),
    ("after", DataType::Int64),
    ("terms", DataType::Utf8),
    ("goes_on", DataType::Utf8),
];

/// Columns of `levels`: MRR at the end of each month, for whoever reads the files without us.
const LEVELS: [Row; 6] = [
    ("customer_id", DataType::Utf8),
    ("month", DataType::Utf8),
    ("mrr_units", DataType::Int64),
    ("mrr", DataType::Utf8),
    ("currency", DataType::Utf8),
    ("standing", DataType::Utf8),
];

pub(super) fn schema(rows: &[Row]) -> SchemaRef {
    let field = |(name, kind): &Row| Field::new(*name, kind.clone(), false);
    Arc::new(Schema::new(rows.iter().map(field).collect::<Vec<_>>()))
}

/// Values of one column in the making.
enum Column {
    Text(Vec<String>),
    Long(Vec<i64>),
    Short(Vec<u32>),
    Hash(Vec<u64>),
}

/// A value.
pub(super) enum Value {
    Text(String),
    Long(i64),
    Short(u32),
    Hash(u64),
}

/// Rows in the making, handed on in record batches.
struct Rows {
    schema: SchemaRef,
    columns: Vec<Column>,
    ready: Vec<RecordBatch>,
    rows: usize,
}

impl Rows {
    fn new(rows: &[Row]) -> Rows {
        let schema = schema(rows);
        Rows { columns: empty(&schema), schema, ready: Vec::new(), rows: 0 }
    }

    fn push(&mut self, row: Vec<Value>) -> Result<(), Error> {
        for (column, value) in self.columns.iter_mut().zip(row) {
            match (column, value) {
                (Column::Text(all), Value::Text(value)) => all.push(value),
                (Column::Long(all), Value::Long(value)) => all.push(value),
                (Column::Short(all), Value::Short(value)) => all.push(value),
                (Column::Hash(all), Value::Hash(value)) => all.push(value),
                _ => return Err(Error::Query("a closed row has another shape".into())),
            }
        }
        self.rows += 1;
        if self.rows == ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        let columns = std::mem::replace(&mut self.columns, empty(&self.schema));
        let array = |column: Column| -> ArrayRef {
            match column {
                Column::Text(values) => Arc::new(StringArray::from(values)),
                Column::Long(values) => Arc::new(Int64Array::from(values)),
                Column::Short(values) => Arc::new(UInt32Array::from(values)),
                Column::Hash(values) => Arc::new(UInt64Array::from(values)),
            }
        };
        let arrays = columns.into_iter().map(array).collect();
        let batch = RecordBatch::try_new(self.schema.clone(), arrays)
            .map_err(|error| Error::Query(error.to_string().into()))?;
        self.ready.push(batch);
        self.rows = 0;
        Ok(())
    }

    fn write(mut self, name: &str, writer: &mut CloseWriter<'_>) -> Result<(), Error> {
        self.flush()?;
        let batches = self.ready.into_iter().map(Ok::<_, Error>);
        writer.write(name, &self.schema, batches)
    }
}

fn empty(schema: &SchemaRef) -> Vec<Column> {
    let column = |field: &Arc<Field>| match field.data_type() {
        DataType::Utf8 => Column::Text(Vec::new()),
        DataType::Int64 => Column::Long(Vec::new()),
        DataType::UInt64 => Column::Hash(Vec::new()),
        _ => Column::Short(Vec::new()),
    };
    schema.fields().iter().map(column).collect()
}

/// What a close holds in one view.
pub(super) struct Written {
    /// Movements: steps that are the first of theirs.
    pub movements: u64,
}

/// Writes what a book says of `[begins, ends)`, the names of the files ending with `suffix`.
pub(super) fn view(
    book: &Book,
    span: (Instant, Instant),
    suffix: &str,
    writer: &mut CloseWriter<'_>,
) -> Result<Written, Error> {
    let mut movements = Rows::new(&MOVEMENTS);
    let mut components = Rows::new(&COMPONENTS);
    let mut contracts = Rows::new(&CONTRACTS);
    let mut renewals = Rows::new(&RENEWALS);
    let mut buffers = Buffers::default();
    let mut written = Written { movements: 0 };
    for customer in book.customers() {
        let id = book.facts.names.text(customer.id);
        for (step, detail) in customer.steps.iter().zip(customer.details) {
            if step.at >= span.0 && step.at < span.1 {
                written.movements += u64::from(step.part == 0);
                movements.push(movement(book, &customer, id, step, &detail))?;
            }
        }
        for told in customer.components.iter().zip(rerun::bases(book, &customer).iter()) {
            if told.0.from < span.1 && told.0.to > span.0 {
                components.push(component(book, id, (&told.0, told.1), span))?;
            }
        }
        for &(at, level) in customer.contracts {
            if at >= span.0 && at < span.1 {
                let row = [Value::Text(id.to_owned()), Value::Long(at.0), Value::Long(level)];
                contracts.push(row.into())?;
            }
        }
        for row in as_known(book, &customer, span, span.1, &mut buffers) {
            renewals.push(renewal(book, id, &row))?;
        }
    }
    movements.write(&format!("movements{suffix}"), writer)?;
    renewals.write(&format!("renewals{suffix}"), writer)?;
    components.write(&format!("components{suffix}"), writer)?;
    contracts.write(&format!("contracts{suffix}"), writer)?;
    Ok(written)
}

fn renewal(book: &Book, id: &str, row: &RenewalRow) -> Vec<Value> {
    let text = |sym| book.facts.names.text(sym);
    let term = |it: &TermEnd| {
        let fact = book.fact(it.origin);
        serde_json::json!([
            it.at.0,
            it.months,
            text(it.subscription),
            text(it.item),
            text(it.plan),
            it.before,
            it.auto_renew,
            it.cancel_requested_at.map(|at| at.0),
            [fact.table.name(), &fact.id, &fact.file, fact.line],
        ])
    };
    let terms = row.terms.iter().map(term).collect();
    let goes_on = row
        .goes_on
        .iter()
        .map(|&(subscription, item)| serde_json::json!([text(subscription), text(item)]));
    vec![
        Value::Text(id.to_owned()),
        Value::Long(row.day.0.into()),
        Value::Text(row.outcome.name().to_owned()),
        Value::Long(row.before),
        Value::Long(row.after),
        Value::Text(serde_json::Value::Array(terms).to_string()),
        Value::Text(serde_json::Value::Array(goes_on.collect()).to_string()),
    ]
}

fn movement(
    book: &Book,
    customer: &Customer<'_>,
    id: &str,
    step: &tenure_ledger::movement::Step,
    detail: &tenure_ledger::movement::Detail,
) -> Vec<Value> {
    let text = |sym| Value::Text(book.facts.names.text(sym).to_owned());
    let corrects = if step.kind == step.counts_as { "" } else { step.counts_as.name() };
    let amount = units_to_decimal(step.delta.into(), book.currency(), 4);
    vec![
        Value::Text(id.to_owned()),
        Value::Long(step.at.0),
        Value::Text(step.kind.name().to_owned()),
        Value::Text(corrects.to_owned()),
        Value::Text(step.cause.name().to_owned()),
        Value::Long(step.delta),
        Value::Long(detail.native),
        Value::Text(detail.currency.code().to_owned()),
        Value::Short(step.after.0.into()),
        Value::Short(step.part.into()),
        text(detail.subscription),
        text(detail.item),
        text(detail.plan),
        text(detail.reason),
        Value::Text(sources(book, customer.origins(detail))),
        Value::Hash(digest(book, detail)),
        Value::Text(amount),
        Value::Short(detail.reasoned.into()),
    ]
}

/// A hash of what a detail says in words, so that it can be compared without the words.
pub(super) fn digest(book: &Book, detail: &tenure_ledger::movement::Detail) -> u64 {
    let mut hasher = XxHash3_64::with_seed(0);
    for sym in [detail.subscription, detail.item, detail.plan, detail.reason] {
        hasher.write(book.facts.names.text(sym).as_bytes());
        hasher.write(&[0]);
    }
    hasher.finish()
}

fn component(
    book: &Book,
    id: &str,
    (it, basis): (&Component, &Basis),
    span: (Instant, Instant),
) -> Vec<Value> {
    let text = |sym| Value::Text(book.facts.names.text(sym).to_owned());
    let interval = match it.term.unit {
        Interval::Day => "day",
        Interval::Week => "week",
        Interval::Month => "month",
        Interval::Year => "year",
    };
    vec![
        Value::Text(id.to_owned()),
        Value::Long(it.from.max(span.0).0),
        Value::Long(it.to.min(span.1).0),
        text(it.subscription),
        text(it.item),
        text(it.plan),
        Value::Long(basis.quantity),
        Value::Text(it.currency.code().to_owned()),
        Value::Long(it.native),
        Value::Long(it.account),
        Value::Long(basis.list),
        Value::Short(basis.discount.0),
        Value::Long(basis.discount.1),
        Value::Short(basis.tax),
        Value::Text(interval.to_owned()),
        Value::Short(it.term.count.into()),
        Value::Short(basis.contract.into()),
        Value::Text(sources(book, [basis.origin])),
    ]
}

/// Where facts can be found, as a JSON array of table, id, file and line.
fn sources(book: &Book, origins: impl IntoIterator<Item = Origin>) -> String {
    let fact = |origin: Origin| {
        let fact = book.fact(origin);
        serde_json::json!([fact.table.name(), fact.id, fact.file, fact.line])
    };
    serde_json::Value::Array(origins.into_iter().map(fact).collect()).to_string()
}

/// Writes the MRR of every customer at the end of each month; how many are customers at the end of
/// the last, and their MRR.
pub(super) fn levels(
    book: &Book,
    months: &[Period],
    writer: &mut CloseWriter<'_>,
) -> Result<(u64, i128), Error> {
    let mut rows = Rows::new(&LEVELS);
    let (mut customers, mut closing) = (0, 0);
    for customer in book.customers().filter(|c| !c.steps.is_empty()) {
        let id = book.facts.names.text(customer.id);
        let mut walker = Walker::new(customer);
        for (at, month) in months.iter().enumerate() {
            let place = walker.place(month);
            let did = crate::sweep::did(book, &customer, &place, month)
                .ok_or_else(super::correct::too_large)?;
            let state = did.closing;
            debug_assert_eq!(state.contract, contract_before(&customer, month.to));
            if !state.standing.is_customer() && state.level == 0 {
                continue;
            }
            if at + 1 == months.len() {
                customers += u64::from(state.standing.is_customer());
                closing += i128::from(state.level);
            }
            let standing = if state.standing.is_paused() { "paused" } else { "customer" };
            rows.push(vec![
                Value::Text(id.to_owned()),
                Value::Text(month.first.to_string()[..7].to_owned()),
                Value::Long(state.level),
                Value::Text(units_to_decimal(state.level.into(), book.currency(), 4)),
                Value::Text(book.currency().code().to_owned()),
                Value::Text(standing.to_owned()),
            ])?;
        }
    }
    rows.write("levels", writer)?;
    Ok((customers, closing))
}
