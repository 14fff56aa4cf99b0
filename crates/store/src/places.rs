//! Where the rows of a batch were read, in little memory: a byte for most rows.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};

use crate::RowPlace;
use crate::columns::{SOURCE_FILE, SOURCE_LINE};
use crate::ranges::{put, take};

/// Rows of a stretch: as many are gone through to find one.
const STRETCH_ROWS: u32 = 4_096;

/// Rows of one file that follow each other; all of them have a line, or none has.
#[derive(Debug)]
struct Stretch {
    first_row: u32,
    file: Option<Arc<str>>,
    first_line: Option<i64>,
    /// Where the steps to the lines of the further rows begin.
    steps: usize,
}

/// The places of rows by their number within the batch.
///
/// Rows mostly come line by line, and many may come out of one line. So a row is kept as the step
/// from the line of the row before it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    stretches: Vec<Stretch>,
    steps: Vec<u8>,
    rows: u32,
    last_line: i64,
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
            self.row(file, line);
        }
        first
    }

    fn row(&mut self, file: Option<&str>, line: Option<i64>) {
        match self.step(file, line) {
            Some(step) => put(&mut self.steps, zigzag(step)),
            None => {
                let (file, first_line) = (self.file(file), line);
                let (first_row, steps) = (self.rows, self.steps.len());
                self.stretches.push(Stretch { first_row, file, first_line, steps });
            }
        }
        self.last_line = line.unwrap_or(0);
        self.rows = self.rows.saturating_add(1);
    }

    /// The step to a row that continues the last stretch.
    fn step(&self, file: Option<&str>, line: Option<i64>) -> Option<i32> {
        let last = self.stretches.last()?;
        let continues = last.file.as_deref() == file
            && last.first_line.is_some() == line.is_some()
            && self.rows - last.first_row < STRETCH_ROWS;
        let step = line.unwrap_or(0).checked_sub(self.last_line)?;
        if continues { i32::try_from(step).ok() } else { None }
    }

    fn file(&self, name: Option<&str>) -> Option<Arc<str>> {
        let last = self.stretches.last().and_then(|last| last.file.clone());
        last.filter(|last| Some(last.as_ref()) == name).or_else(|| name.map(Arc::from))
    }

    /// Where a row was read.
    pub(crate) fn get(&self, row: u32) -> RowPlace {
        let after = self.stretches.partition_point(|stretch| stretch.first_row <= row);
        let Some(stretch) = after.checked_sub(1).and_then(|at| self.stretches.get(at)) else {
            return RowPlace { file: None, line: None };
        };
        let mut steps = &self.steps[stretch.steps..];
        let line = stretch.first_line.map(|first| {
            let steps = (stretch.first_row..row).map_while(|_| take(&mut steps));
            first + steps.map(unzigzag).sum::<i64>()
        });
        RowPlace { file: stretch.file.as_deref().map(str::to_owned), line }
    }
}

/// Small numbers of either sign as small numbers.
fn zigzag(step: i32) -> u64 {
    u64::from(((step << 1) ^ (step >> 31)).cast_unsigned())
}

fn unzigzag(step: u64) -> i64 {
    (step >> 1).cast_signed() ^ -(step & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    /// How often which file says so many rows, on lines so far from each other.
    fn rows() -> impl Strategy<Value = Vec<(Option<String>, Option<i64>)>> {
        let step = prop_oneof![Just(0_i64), Just(1), -50..50_i64, any::<i64>()];
        let part = (option::of(0..3_u8), option::of(step), 1..6_000_usize);
        vec(part, 1..12).prop_map(|parts| {
            let mut rows = Vec::new();
            let mut line = 0_i64;
            for (file, step, count) in parts {
                let file = file.map(|file| format!("{file}.jsonl"));
                for _ in 0..count {
                    line = line.wrapping_add(step.unwrap_or(0));
                    rows.push((file.clone(), step.map(|_| line)));
                }
            }
            rows
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_row_is_found_where_it_was_read(rows in rows(), stride in 1..200_usize) {
            let mut places = Places::default();
            rows.iter().for_each(|(file, line)| places.row(file.as_deref(), *line));
            for (row, (file, line)) in rows.into_iter().enumerate().step_by(stride) {
                prop_assert_eq!(places.get(row as u32), RowPlace { file, line });
            }
        }
    }

    #[test]
    fn a_row_takes_a_byte() {
        let mut places = Places::default();
        (0..1_000_000).for_each(|row| places.row(Some("invoices.jsonl"), Some(row / 20)));
        assert!(places.steps.len() <= 1_000_000 && places.stretches.len() < 300);
    }
}
