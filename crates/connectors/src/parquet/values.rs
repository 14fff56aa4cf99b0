//! Values of Arrow columns as cells.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, BinaryArray, BooleanArray, ListArray, StringArray};
use arrow_schema::{DataType, TimeUnit};
use tenure_domain::said;
use tenure_domain::time::DAY;

use crate::block::MAX_RECORD;
use crate::cell::{Cell, Typed};
use crate::values::Problem;

/// The values of a column, ready to be taken one by one.
pub struct ColumnValues<'a> {
    array: &'a dyn Array,
    values: Values<'a>,
}

enum Values<'a> {
    Absent,
    Text(&'a StringArray),
    /// Numbers into a dictionary.
    Words(&'a [i32], &'a StringArray),
    Bytes(&'a BinaryArray),
    Bool(&'a BooleanArray),
    List(&'a ListArray),
    Int64(&'a [i64]),
    Int(Vec<i64>),
    UInt64(&'a [u64]),
    Float64(&'a [f64]),
    Float32(&'a [f32]),
    Decimal(&'a [i128], i8),
    /// Values, microseconds per unit as multiplier and divisor, and whether in UTC.
    Time(&'a [i64], i64, i64, bool),
    Days(&'a [i32]),
    Millis(&'a [i64]),
}

fn native<T: ArrowPrimitiveType>(array: &dyn Array) -> &[T::Native] {
    array.as_primitive::<T>().values()
}

/// Small integers are widened once per batch.
fn widened<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<i64>
where
    T::Native: Into<i64>,
{
    native::<T>(array).iter().map(|value| (*value).into()).collect()
}

impl<'a> ColumnValues<'a> {
    /// Prepares a column. Types that no plan lets through count as absent.
    pub fn new(array: &'a dyn Array) -> ColumnValues<'a> {
        let values = match array.data_type() {
            DataType::Utf8 => Values::Text(array.as_string()),
            DataType::Dictionary(..) => {
                let words = array.as_dictionary::<Int32Type>();
                Values::Words(words.keys().values(), words.values().as_string())
            }
            DataType::Binary => Values::Bytes(array.as_binary()),
            DataType::Boolean => Values::Bool(array.as_boolean()),
            DataType::List(_) => Values::List(array.as_list()),
            DataType::Int64 => Values::Int64(native::<Int64Type>(array)),
            DataType::Int32 => Values::Int(widened::<Int32Type>(array)),
            DataType::Int16 => Values::Int(widened::<Int16Type>(array)),
            DataType::Int8 => Values::Int(widened::<Int8Type>(array)),
            DataType::UInt32 => Values::Int(widened::<UInt32Type>(array)),
            DataType::UInt16 => Values::Int(widened::<UInt16Type>(array)),
            DataType::UInt8 => Values::Int(widened::<UInt8Type>(array)),
            DataType::UInt64 => Values::UInt64(native::<UInt64Type>(array)),
            DataType::Float64 => Values::Float64(native::<Float64Type>(array)),
            DataType::Float32 => Values::Float32(native::<Float32Type>(array)),
            DataType::Decimal128(_, scale) => {
                Values::Decimal(native::<Decimal128Type>(array), *scale)
            }
            DataType::Date32 => Values::Days(native::<Date32Type>(array)),
            DataType::Date64 => Values::Millis(native::<Date64Type>(array)),
            DataType::Timestamp(unit, zone) => time(array, *unit, zone.is_some()),
            _ => Values::Absent,
        };
        ColumnValues { array, values }
    }

    /// The value of a row.
    ///
    /// # Errors
    /// The value as it can be shown, and what is wrong with it.
    pub fn cell(&self, row: usize) -> Result<Cell<'a>, (String, Problem)> {
        if self.array.is_null(row) {
            return Ok(Cell::Empty);
        }
        let typed = match &self.values {
            Values::Absent => return Ok(other(self.array, row)),
            Values::Text(array) => return text(array.value(row)),
            Values::Words(numbers, words) => return text(words.value(numbers[row] as usize)),
            Values::Bytes(array) => return bytes(array.value(row)),
            Values::List(array) => return list(array, row),
            Values::Bool(array) => Typed::Bool(array.value(row)),
            Values::Int64(values) => Typed::Int(values[row]),
            Values::Int(values) => Typed::Int(values[row]),
            Values::UInt64(values) => Typed::Decimal(i128::from(values[row]), 0),
            Values::Float64(values) => Typed::Float(values[row]),
            Values::Float32(values) => Typed::Float32(values[row]),
            Values::Decimal(values, scale) => Typed::Decimal(values[row], *scale),
            Values::Days(values) => Typed::Day(values[row]),
            Values::Millis(values) => {
                let day = values[row].div_euclid(DAY / 1000);
                // Days beyond 32 bits are beyond the accepted years all the same.
                Typed::Day(day.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
            }
            Values::Time(values, multiplier, divisor, utc) => {
                let micros = values[row].saturating_mul(*multiplier).div_euclid(*divisor);
                if *utc { Typed::Utc(micros) } else { Typed::Local(micros) }
            }
        };
        Ok(Cell::Typed(typed))
    }
}

fn time(array: &dyn Array, unit: TimeUnit, utc: bool) -> Values<'_> {
    match unit {
        TimeUnit::Second => Values::Time(native::<TimestampSecondType>(array), 1_000_000, 1, utc),
        TimeUnit::Millisecond => {
            Values::Time(native::<TimestampMillisecondType>(array), 1_000, 1, utc)
        }
        TimeUnit::Microsecond => Values::Time(native::<TimestampMicrosecondType>(array), 1, 1, utc),
        TimeUnit::Nanosecond => {
            Values::Time(native::<TimestampNanosecondType>(array), 1, 1_000, utc)
        }
    }
}

/// Narrow decimals, which are rare.
fn other<'a>(array: &dyn Array, row: usize) -> Cell<'a> {
    match array.data_type() {
        DataType::Decimal32(_, scale) => {
            let value = native::<Decimal32Type>(array)[row];
            Cell::Typed(Typed::Decimal(i128::from(value), *scale))
        }
        DataType::Decimal64(_, scale) => {
            let value = native::<Decimal64Type>(array)[row];
            Cell::Typed(Typed::Decimal(i128::from(value), *scale))
        }
        _ => Cell::Empty,
    }
}

/// A value that is longer than a record may be in other formats, as its beginning.
fn too_long(bytes: &[u8]) -> Option<(String, Problem)> {
    const SHOWN: usize = 80;
    (bytes.len() > MAX_RECORD).then(|| {
        let head = String::from_utf8_lossy(&bytes[..SHOWN]).into_owned();
        let expected = said!("a value of at most {mib} MiB", mib = (MAX_RECORD >> 20).to_string());
        (head + "…", Problem::new("record-too-long", expected))
    })
}

fn text(text: &str) -> Result<Cell<'_>, (String, Problem)> {
    if let Some(wrong) = too_long(text.as_bytes()) {
        return Err(wrong);
    }
    if memchr::memchr(0, text.as_bytes()).is_some() {
        return Err((text.replace('\0', "␀"), Problem::new("nul-byte", "no NUL characters")));
    }
    Ok(if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) })
}

fn bytes(bytes: &[u8]) -> Result<Cell<'_>, (String, Problem)> {
    if let Some(wrong) = too_long(bytes) {
        return Err(wrong);
    }
    match std::str::from_utf8(bytes) {
        Ok(valid) => text(valid),
        Err(_) => {
            let shown = String::from_utf8_lossy(bytes).into_owned();
            Err((shown, Problem::new("invalid-utf8", "UTF-8 text")))
        }
    }
}

/// A list of texts as one text, separated by `;`.
fn list<'a>(array: &ListArray, row: usize) -> Result<Cell<'a>, (String, Problem)> {
    let items = array.value(row);
    let values = ColumnValues::new(items.as_ref());
    let mut texts = Vec::with_capacity(items.len());
    for at in 0..items.len() {
        if let Cell::Text(text) = values.cell(at)? {
            texts.push(text.into_owned());
        }
    }
    Ok(if texts.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(texts.join(";"))) })
}
