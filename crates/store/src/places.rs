//! Where the rows of a batch were read, in little memory: rows mostly come line by line.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};

use crate::RowPlace;
use crate::columns::{SOURCE_FILE, SOURCE_LINE};

/// Rows of one file on lines that follow each other.
#[derive(Debug)]
struct Stretch {
    first_row: u32,
    file: Option<Arc<str>>,
    first_line: Option<i64>,
}

/// The places of rows by their number within the batch.
#[derive(Debug, Default)]
pub(crate) struct Places {
    stretches: Vec<Stretch>,
    rows: u32,
}

impl Places {
    /// Adds the rows of a batch. Returns the number of its first row.
    pub(crate) fn add(&mut self, batch: &RecordBatch) -> u32 {
        let first = self.rows;
        let (Some(files), Some(lines)) =
            (batch.column_by_name(SOURCE_FILE), batch.column_by_name(SOURCE_LINE))
        else {
            return first;
        };
        let (files, lines) = (files.as_string::<i32>(), lines.as_primitive::<Int64Type>());
        for at in 0..batch.num_rows() {
            let file = files.is_valid(at).then(|| files.value(at));
            let line = lines.is_valid(at).then(|| lines.value(at));
            if !self.continues(file, line) {
                let file = self.file(file);
                self.stretches.push(Stretch { first_row: self.rows, file, first_line: line });
            }
            self.rows = self.rows.saturating_add(1);
        }
        first
    }

    /// Whether the next row is on the next line of the last stretch.
    fn continues(&self, file: Option<&str>, line: Option<i64>) -> bool {
        self.stretches.last().is_some_and(|last| {
            let expected = last.first_line.map(|from| from + i64::from(self.rows - last.first_row));
            last.file.as_deref() == file && expected == line
        })
    }

    fn file(&self, name: Option<&str>) -> Option<Arc<str>> {
        let last = self.stretches.last().and_then(|last| last.file.clone());
        last.filter(|last| Some(last.as_ref()) == name).or_else(|| name.map(Arc::from))
    }

    /// Where a row was read.
    pub(crate) fn get(&self, row: u32) -> RowPlace {
        let after = self.stretches.partition_point(|stretch| stretch.first_row <= row);
        match after.checked_sub(1).and_then(|at| self.stretches.get(at)) {
            Some(stretch) => RowPlace {
                file: stretch.file.as_deref().map(str::to_owned),
                line: stretch.first_line.map(|from| from + i64::from(row - stretch.first_row)),
            },
            None => RowPlace { file: None, line: None },
        }
    }
}
