//! Rows of the CSV form as they were before they became text, for whoever makes a workbook of them.
//! It is a matter of the thread, as what a command says is (`desk`).

use std::cell::RefCell;

use super::{Cell, Column};

thread_local! {
    static TAKEN: RefCell<Option<Rows>> = const { RefCell::new(None) };
}

/// Columns with their rows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The columns; none where nothing came as CSV.
    pub columns: Vec<Column>,
    /// The rows, as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// Runs `f` and takes the rows that it writes as CSV.
pub fn take<T>(f: impl FnOnce() -> T) -> (T, Rows) {
    TAKEN.set(Some(Rows::default()));
    let done = f();
    (done, TAKEN.take().unwrap_or_default())
}

pub(super) fn begin(columns: &[Column]) {
    TAKEN.with_borrow_mut(|taken| {
        if let Some(taken) = taken {
            *taken = Rows { columns: columns.to_vec(), rows: Vec::new() };
        }
    });
}

pub(super) fn row(row: &[Cell]) {
    TAKEN.with_borrow_mut(|taken| {
        if let Some(taken) = taken {
            taken.rows.push(row.to_vec());
        }
    });
}
