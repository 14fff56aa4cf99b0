//! Less memory for rows that stay in memory: columns of a batch that hold nothing, or one value
//! throughout, share that of the batch before.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;

/// For each column the last array that holds one value throughout, or nothing.
#[derive(Debug, Default)]
pub(crate) struct Compactor {
    uniform: Vec<Option<ArrayRef>>,
}

impl Compactor {
    /// The same rows, sharing what can be shared.
    pub(crate) fn compact(&mut self, batch: &RecordBatch) -> RecordBatch {
        self.uniform.resize(batch.num_columns(), None);
        let columns = batch.columns().iter().zip(&mut self.uniform);
        let columns = columns.map(|(column, last)| shared(column, last)).collect();
        // The columns are of the same types and lengths as before.
        RecordBatch::try_new(batch.schema(), columns).unwrap_or_else(|_| batch.clone())
    }
}

fn shared(column: &ArrayRef, last: &mut Option<ArrayRef>) -> ArrayRef {
    if !is_uniform(column) {
        return Arc::clone(column);
    }
    match last {
        Some(last) if last.len() >= column.len() && same_value(last, column) => {
            last.slice(0, column.len())
        }
        last => Arc::clone(last.insert(Arc::clone(column))),
    }
}

fn is_uniform(column: &ArrayRef) -> bool {
    if column.null_count() > 0 {
        return column.null_count() == column.len();
    }
    match column.data_type() {
        DataType::Utf8 => {
            let values = column.as_string::<i32>();
            let mut values = (0..values.len()).map(|row| values.value(row));
            values.next().is_some_and(|first| values.all(|value| value == first))
        }
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>().values();
            values.first().is_some_and(|first| values.iter().all(|value| value == first))
        }
        _ => false,
    }
}

/// Whether two columns of one type, each of one value, have the same.
fn same_value(one: &ArrayRef, other: &ArrayRef) -> bool {
    one.slice(0, 1).to_data() == other.slice(0, 1).to_data()
}

#[cfg(test)]
mod tests {
    use arrow_array::{Int64Array, StringArray};
    use arrow_schema::{Field, Schema};

    use super::*;

    fn batch(numbers: Vec<Option<i64>>, texts: Vec<&str>) -> RecordBatch {
        let fields =
            vec![Field::new("n", DataType::Int64, true), Field::new("t", DataType::Utf8, true)];
        let columns: Vec<ArrayRef> =
            vec![Arc::new(Int64Array::from(numbers)), Arc::new(StringArray::from(texts))];
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
    }

    #[test]
    fn uniform_columns_share_memory_and_stay_what_they_are() {
        let mut compactor = Compactor::default();
        let first = batch(vec![None; 4], vec!["a"; 4]);
        let kept = compactor.compact(&first);
        for next in [
            batch(vec![None; 3], vec!["a"; 3]),
            batch(vec![Some(1); 4], vec!["b"; 4]),
            batch(vec![None, Some(1), None], vec!["a", "b", "a"]),
            batch(vec![Some(1); 5], vec!["b"; 5]),
        ] {
            assert_eq!(compactor.compact(&next), next);
        }
        let mut compactor = Compactor::default();
        compactor.compact(&first);
        let second = compactor.compact(&batch(vec![None; 3], vec!["a"; 3]));
        let start = |batch: &RecordBatch| batch["t"].as_string::<i32>().values().as_ptr();
        assert_eq!(start(&second), start(&kept));
    }
}
