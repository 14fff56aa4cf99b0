//! What earlier batches said, for judging the rows of a new one.

use rustc_hash::FxHashSet;

use crate::Error;
use crate::judge::Judge;
use crate::scan::Scan;
use crate::versions::version_rows;

/// The stored versions of a table's facts, not yet read.
pub(crate) struct Prior {
    /// Of [`VERSION_COLUMNS`](crate::versions::VERSION_COLUMNS).
    pub(crate) scan: Scan,
    /// How many rows were ever stored, those of undone batches among them.
    pub(crate) stored: u32,
}

impl Prior {
    /// How many rows there are to read.
    pub(crate) fn rows(&self) -> u64 {
        self.scan.slices.iter().flat_map(|slice| slice.source.groups()).sum()
    }

    /// When the last of the rows was recorded.
    pub(crate) fn recorded_to(&self) -> Option<i64> {
        let slices = self.scan.slices.iter();
        slices.map(|slice| slice.recorded_at.unwrap_or(slice.recorded.1)).max()
    }

    /// Teaches the judge all facts, or those with the given keys only.
    pub(crate) fn teach(
        &self,
        judge: &mut Judge,
        only: Option<&FxHashSet<u128>>,
    ) -> Result<(), Error> {
        let mut several = Vec::new();
        let slices = self.scan.slices.iter();
        let lists: Vec<Vec<u32>> = slices.map(|slice| judge.numbers(slice)).collect();
        self.scan.run_numbered(&mut |at, rows, mask, batch| {
            let slice = (&self.scan.slices[at], lists[at].as_slice());
            let too_many = |_| Error::TooManyRows { table: self.scan.table.name() };
            let first = u32::try_from(slice.0.base + rows.start).map_err(too_many)?;
            judge.learn(&version_rows(slice, first, mask.as_ref(), only, &batch), &mut several)
        })?;
        judge.learn_order(several)
    }
}
