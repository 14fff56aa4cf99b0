//! Whole columns at once, where nothing is wrong with them.
//!
//! Typed columns of a well-made file need no look at single rows. This way either gives exactly
//! what the row-by-row way gives, or nothing; then the batch goes the other way, which knows how
//! to say what is wrong. A test holds the two against each other.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, Int64Array, StringArray};
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, Schema, TimeUnit};
use memchr::memchr;
use tenure_domain::schema::{ColumnKind, ColumnSpec, CurrencyRule};
use tenure_domain::time::{DAY, Day};

use super::values::ColumnValues;
use crate::block::MAX_RECORD;
use crate::cell::{float_scaled, in_range, scale_of, trim};
use crate::columns::Column;
use crate::row::{RowReader, Way, amounts_per_minor};

/// The columns of a batch by slot, in order; `None` where a row needs a closer look.
/// `wanted` are the columns of the file that `arrays` hold.
pub fn columns(
    rows: &mut RowReader,
    schema: &Schema,
    wanted: &[usize],
    arrays: &[ArrayRef],
) -> Option<Vec<(usize, ArrayRef)>> {
    let count = arrays.first()?.len();
    let mut made: Vec<(usize, ArrayRef)> = Vec::with_capacity(arrays.len() + 1);
    for (array, column) in arrays.iter().zip(wanted) {
        match rows.ways[*column] {
            Way::Ignored => {}
            Way::Slot { slot, spec, minor: false } => {
                let data_type = schema.field(slot).data_type();
                made.push((slot, column_of(rows, spec, array, data_type)?));
            }
            Way::Attribute | Way::Slot { .. } => return None,
        }
    }
    match find(&made, rows.recorded) {
        Some(recorded) if recorded.null_count() > 0 => return None,
        Some(_) => {}
        None => {
            let constant = Int64Array::from(vec![rows.recorded_at; count]);
            made.push((rows.recorded, Arc::new(constant)));
        }
    }
    made.sort_by_key(|(slot, _)| *slot);
    let complete = |slot: usize| find(&made, slot).is_some_and(|array| array.null_count() == 0);
    let good = rows.required.iter().all(|required| complete(required.slot))
        && money_is_good(rows, &made, count)
        && spans_are_good(rows, &made, count)
        && rows.scored.is_none()
        && rows.gross.is_none();
    good.then_some(made)
}

fn find(made: &[(usize, ArrayRef)], slot: usize) -> Option<&ArrayRef> {
    made.iter().find(|(at, _)| *at == slot).map(|(_, array)| array)
}

/// Whether every amount has a currency, where it must, and no more decimals than that.
fn money_is_good(rows: &mut RowReader, made: &[(usize, ArrayRef)], count: usize) -> bool {
    let spec = rows.plan().spec;
    let currency = rows.currency_slot().and_then(|slot| find(made, slot)).cloned();
    let currency: Option<&StringArray> = currency.as_ref().map(|array| array.as_string());
    for at in 0..rows.money.len() {
        let Some(amounts) = find(made, rows.money[at].slot) else { return false };
        let amounts = amounts.as_primitive::<Int64Type>();
        for row in (0..count).filter(|row| amounts.is_valid(*row)) {
            let code = currency.filter(|codes| codes.is_valid(row)).map(|codes| codes.value(row));
            let known = code.and_then(|code| rows.reader.exact_currency(code));
            let good = match known {
                Some(_) if rows.money[at].below_minor_units => true,
                Some(currency) => amounts.value(row) % amounts_per_minor(currency) == 0,
                None => spec.currency == CurrencyRule::Inherited,
            };
            if !good {
                return false;
            }
        }
    }
    true
}

fn spans_are_good(rows: &RowReader, made: &[(usize, ArrayRef)], count: usize) -> bool {
    rows.spans.iter().all(|span| {
        let (Some(start), Some(end)) = (find(made, span.start), find(made, span.end)) else {
            return true;
        };
        let (start, end) = (start.as_primitive::<Int64Type>(), end.as_primitive::<Int64Type>());
        let both = |row: &usize| start.is_valid(*row) && end.is_valid(*row);
        (0..count).filter(both).all(|row| start.value(row) <= end.value(row))
    })
}

fn column_of(
    rows: &mut RowReader,
    spec: &ColumnSpec,
    array: &ArrayRef,
    data_type: &DataType,
) -> Option<ArrayRef> {
    let special = match (spec.kind, array.data_type()) {
        (ColumnKind::Text, DataType::Utf8) => texts(array),
        (ColumnKind::Text, DataType::Dictionary(..)) => {
            let words = array.as_dictionary::<Int32Type>();
            texts(words.values()).map(|_| Arc::clone(array))
        }
        (ColumnKind::Choice(words), DataType::Utf8) => choices(array, words),
        (ColumnKind::Bool, DataType::Boolean) => Some(Arc::clone(array)),
        (ColumnKind::Instant, DataType::Timestamp(unit, zone)) => {
            instants(rows, array, *unit, zone.is_some())
        }
        (ColumnKind::Instant, DataType::Date32) => {
            let (clock, inclusive) = rows.reader.clock();
            let next = i32::from(inclusive && spec.is_end);
            map::<Date32Type>(array, |day| {
                in_years(i64::from(day)).then(|| clock.start_of_day(Day(day + next)))
            })
        }
        (
            ColumnKind::Money | ColumnKind::Decimal | ColumnKind::Int | ColumnKind::Rate,
            DataType::Int32 | DataType::Int64 | DataType::Float64 | DataType::Decimal128(..),
        ) => numbers(array, spec),
        _ => None,
    };
    special.or_else(|| one_by_one(rows, spec, array, data_type))
}

/// Texts that are as they should be are not copied.
fn texts(array: &ArrayRef) -> Option<ArrayRef> {
    let texts: &StringArray = array.as_string();
    let bytes = texts.value_data();
    if memchr(0, bytes).is_some() {
        return None;
    }
    let neat =
        |text: &str| !text.is_empty() && text.len() <= MAX_RECORD && trim(text).len() == text.len();
    // Nearly all begin and end with a visible character of ASCII: nothing to trim.
    let visible = |at: usize| bytes[at].is_ascii_graphic();
    let good = |(row, ends): (usize, &[i32])| {
        let (from, to) = (ends[0] as usize, ends[1] as usize);
        let plain = from < to && to - from <= MAX_RECORD && visible(from) && visible(to - 1);
        plain || texts.is_null(row) || neat(texts.value(row))
    };
    texts.value_offsets().windows(2).enumerate().all(good).then(|| Arc::clone(array))
}

fn choices(array: &ArrayRef, words: &[&str]) -> Option<ArrayRef> {
    let texts: &StringArray = array.as_string();
    let mut last = "";
    let mut known = |text| {
        if text != last {
            match words.iter().find(|word| **word == text) {
                Some(word) => last = word,
                None => return false,
            }
        }
        true
    };
    texts.iter().flatten().all(|text| !text.is_empty() && known(text)).then(|| Arc::clone(array))
}

/// Maps the values of a column; `None` where one has no image.
fn map<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    mut image: impl FnMut(T::Native) -> Option<i64>,
) -> Option<ArrayRef> {
    let from = array.as_primitive::<T>();
    let mut values = Vec::with_capacity(from.len());
    for (row, value) in from.values().iter().enumerate() {
        // What lies under a null is anything.
        values.push(if from.is_null(row) { 0 } else { image(*value)? });
    }
    Some(Arc::new(Int64Array::new(ScalarBuffer::from(values), from.nulls().cloned())))
}

/// Whether a day lies in the accepted years: between the first days of 1900 and of 2201.
pub(super) fn in_years(day: i64) -> bool {
    (-25_567..84_371).contains(&day)
}

fn instants(rows: &mut RowReader, array: &ArrayRef, unit: TimeUnit, utc: bool) -> Option<ArrayRef> {
    let clock = rows.reader.clock().0;
    let instant = |micros: i64| {
        let valid = in_years(micros.div_euclid(DAY));
        valid.then(|| if utc { micros } else { clock.from_local(micros) })
    };
    match unit {
        TimeUnit::Second => {
            map::<TimestampSecondType>(array, |at| instant(at.checked_mul(1_000_000)?))
        }
        TimeUnit::Millisecond => {
            map::<TimestampMillisecondType>(array, |at| instant(at.checked_mul(1_000)?))
        }
        TimeUnit::Microsecond => map::<TimestampMicrosecondType>(array, instant),
        TimeUnit::Nanosecond => {
            map::<TimestampNanosecondType>(array, |at| instant(at.div_euclid(1_000)))
        }
    }
}

fn numbers(array: &ArrayRef, spec: &ColumnSpec) -> Option<ArrayRef> {
    let (scale, _) = scale_of(spec.kind, false);
    let unit = 10_i64.checked_pow(scale)?;
    let checked = |value: i64| in_range(spec, false, value).ok();
    match array.data_type() {
        DataType::Int32 => map::<Int32Type>(array, |n| checked(i64::from(n).checked_mul(unit)?)),
        DataType::Int64 => map::<Int64Type>(array, |n| checked(n.checked_mul(unit)?)),
        DataType::Float64 => map::<Float64Type>(array, |x| checked(float_scaled(x, scale)?)),
        DataType::Decimal128(_, places) => {
            let more = u32::try_from(*places).ok().and_then(|places| scale.checked_sub(places))?;
            let unit = 10_i128.checked_pow(more)?;
            map::<Decimal128Type>(array, |n| checked(i64::try_from(n.checked_mul(unit)?).ok()?))
        }
        _ => None,
    }
}

/// Any other column: its cells one by one, still without rows.
fn one_by_one(
    rows: &mut RowReader,
    spec: &ColumnSpec,
    array: &ArrayRef,
    data_type: &DataType,
) -> Option<ArrayRef> {
    let values = ColumnValues::new(array.as_ref());
    let mut column = Column::new(data_type);
    for row in 0..array.len() {
        let cell = values.cell(row).ok()?;
        let value = rows.reader.read(spec, false, &cell).ok()?;
        column.value(&value);
    }
    column.finish().ok()
}
