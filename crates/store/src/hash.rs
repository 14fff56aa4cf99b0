//! Hashes of rows: which fact a row speaks about, and what it says.
//!
//! A row's hash is the sum over its values that are present of a hash of (column name, value).
//! So the order of columns does not matter, and a column that is added later and is empty changes
//! nothing. The key is 128 bits wide, since all facts of a table are told apart by it; the content
//! 64 bits, since it is only compared with the few other versions of the same fact.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use twox_hash::{XxHash3_64, XxHash3_128};

use crate::Error;

/// For each row the 64-bit hash over `columns`.
pub(crate) fn hash64(
    table: &'static str,
    batch: &RecordBatch,
    columns: &[&str],
) -> Result<Vec<u64>, Error> {
    let mut sums = vec![0_u64; batch.num_rows()];
    for name in columns {
        let seed = seed(name);
        each_value(table, batch, name, &mut |row, bytes| {
            sums[row] = sums[row].wrapping_add(XxHash3_64::oneshot_with_seed(seed, bytes));
        })?;
    }
    Ok(sums)
}

/// For each row the 128-bit hash over `columns`; 0 where none of them has a value.
pub(crate) fn hash128(
    table: &'static str,
    batch: &RecordBatch,
    columns: &[&str],
) -> Result<Vec<u128>, Error> {
    let mut sums = vec![0_u128; batch.num_rows()];
    for name in columns {
        let seed = seed(name);
        each_value(table, batch, name, &mut |row, bytes| {
            sums[row] = sums[row].wrapping_add(XxHash3_128::oneshot_with_seed(seed, bytes));
        })?;
    }
    Ok(sums)
}

fn seed(column: &str) -> u64 {
    XxHash3_64::oneshot(column.as_bytes())
}

/// Calls `f` with the row and the bytes of every value of a column that is present. Whole numbers
/// of any width come as eight bytes, so a column may become wider without a change of hashes.
fn each_value(
    table: &'static str,
    batch: &RecordBatch,
    name: &str,
    f: &mut impl FnMut(usize, &[u8]),
) -> Result<(), Error> {
    let Some(column) = batch.column_by_name(name) else {
        return Ok(());
    };
    if column.null_count() == column.len() {
        return Ok(());
    }
    match column.data_type() {
        DataType::Utf8 => {
            let values = column.as_string::<i32>();
            each_row(column, |row| f(row, values.value(row).as_bytes()));
        }
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>().values();
            each_row(column, |row| f(row, &values[row].to_le_bytes()));
        }
        DataType::Int32 => {
            let values = column.as_primitive::<Int32Type>().values();
            each_row(column, |row| f(row, &i64::from(values[row]).to_le_bytes()));
        }
        DataType::Boolean => {
            let values = column.as_boolean();
            each_row(column, |row| f(row, &i64::from(values.value(row)).to_le_bytes()));
        }
        other => {
            return Err(Error::Shape {
                table,
                reason: format!("`{name}` has a type that cannot be hashed: {other}"),
            });
        }
    }
    Ok(())
}

/// Calls `f` with the rows in which a column has a value.
fn each_row(column: &dyn Array, f: impl FnMut(usize)) {
    match column.nulls() {
        None => (0..column.len()).for_each(f),
        Some(nulls) => nulls.valid_indices().for_each(f),
    }
}
