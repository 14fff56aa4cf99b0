//! Looking several times at the rows that one moment had.

use arrow_array::{Array, RecordBatch, RecordBatchOptions, UInt32Array};
use arrow_select::take::take;
use tenure_domain::schema::TableId;

use crate::columns::projected;
use crate::scan::Scan;
use crate::{Error, Workspace};

/// The rows in force of a table, as [`Workspace::scan_in_force`] gives them. What is imported or
/// undone later changes nothing of it: each look gives the same rows in the same parts.
#[derive(Debug)]
pub struct InForce {
    scan: Scan,
}

impl Workspace {
    /// The rows in force at `known_at` (microseconds since the epoch; `None` means now), with these
    /// columns.
    ///
    /// # Errors
    /// As [`Workspace::scan_in_force`].
    pub fn in_force(
        &self,
        table: TableId,
        known_at: Option<i64>,
        columns: &[&str],
    ) -> Result<InForce, Error> {
        Ok(InForce { scan: self.plan_in_force(table, known_at, Some(columns))? })
    }
}

impl InForce {
    /// The same rows with only some of the columns, or in another order of them.
    ///
    /// # Errors
    /// [`Error::Shape`] for a column that the table does not have.
    pub fn with(&self, columns: &[&str]) -> Result<InForce, Error> {
        let schema = projected(self.scan.table, Some(columns))?;
        let (table, known_at, masked) = (self.scan.table, self.scan.known_at, self.scan.masked);
        let (slices, fills) = (self.scan.slices.clone(), self.scan.fills.clone());
        Ok(InForce { scan: Scan { table, schema, known_at, slices, masked, fills } })
    }

    /// How many parts there are. One holds a few ten thousand rows at most, and may hold none.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.scan.parts().len()
    }

    /// Calls `f` with the rows of some parts and the part's number, on up to `threads` threads: the
    /// batches of one part come in order, one after the other, on one thread.
    ///
    /// # Errors
    /// Those of reading, and those that `f` returns; after the first no further part is begun.
    pub fn read<E: From<Error> + Send>(
        &self,
        threads: usize,
        parts: &[usize],
        f: &(dyn Fn(usize, RecordBatch) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        self.scan.run_some(threads, parts, f)
    }

    /// The same in the order of the parts that are given, on this thread.
    ///
    /// # Errors
    /// As [`InForce::read`].
    pub fn read_in_turn<E: From<Error>>(
        &self,
        parts: &[usize],
        f: &mut dyn FnMut(usize, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let all = self.scan.parts();
        let some = parts.iter().filter_map(|&number| Some((number, all.get(number)?)));
        for (number, part) in some {
            self.scan.read(part, &mut |batch| f(number, batch))?;
        }
        Ok(())
    }

    /// The rows at these places of a batch.
    ///
    /// # Errors
    /// [`Error::Rows`] where there is no such place.
    pub fn picked(&self, batch: &RecordBatch, places: Vec<u32>) -> Result<RecordBatch, Error> {
        let places = UInt32Array::from(places);
        let columns = batch.columns().iter().map(|column| {
            // Most columns of most tables hold nothing.
            match column.null_count() == column.len() && places.len() <= column.len() {
                true => Ok(column.slice(0, places.len())),
                false => take(column, &places, None),
            }
        });
        let options = RecordBatchOptions::new().with_row_count(Some(places.len()));
        let columns = columns.collect::<Result<_, _>>();
        columns
            .and_then(|it| RecordBatch::try_new_with_options(batch.schema(), it, &options))
            .map_err(|source| Error::Rows { table: self.scan.table.name(), source })
    }
}
