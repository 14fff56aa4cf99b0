//! The rows of `events` within a batch, from the reader to the run: hundreds of millions of them,
//! in bounded memory.
//!
//! Events have no versions: what is said to have happened has happened, and a further row about the
//! same event changes nothing. So nothing needs to be known about all events at once. Rows go into
//! 256 partitions by a hash of their customer, on disk where they are many; at the end each
//! partition is made free of repeats, compared with what is stored, put in order, and written.
//!
//! An event is told apart by its customer and `event_id`. Without an id it is told apart by all
//! that it says and by how often its batch says the same. The first row counts: the one that was
//! recorded first, then the one that was read first.
//!
//! The first 16 bits of an event's [`KEY`] are those of a hash of its customer, and a run is in the
//! order of its partitions: a later batch finds the keys of a partition without reading others.

mod marks;
mod part;
mod read;
mod spill;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use tenure_domain::schema::TableId;

use crate::columns::{KEY, canonical, conform};
use crate::events::marks::{Slim, marked};
use crate::events::part::{Arranged, arrange};
use crate::events::spill::Spill;
use crate::prior::Prior;
use crate::ranges::RowSet;
use crate::run::{Run, Target};
use crate::table_writer::{CONFLICTS_SHOWN, check_times};
use crate::{Conflict, Error, TableCounts};

pub use read::Events;

use marks::{PARTITIONS, partition};

/// Bytes of rows that are held in memory before they are put on disk, partition by partition.
pub(crate) const HOLD_BYTES: usize = 96 << 20;

/// Bytes of a partition that are arranged at once. A larger one, of a customer with more events
/// than all others, is arranged in several parts.
const PART_BYTES: usize = 192 << 20;

/// The rows of `events` within a batch.
pub(crate) struct EventWriter {
    schema: SchemaRef,
    pub(crate) run: Run,
    target: Target,
    slim: Slim,
    held: Vec<RecordBatch>,
    held_bytes: usize,
    hold: usize,
    spill: Option<Spill>,
    /// Set where all rows must be recorded at this time.
    recorded_at: Option<i64>,
    prior: Option<Prior>,
    said_again: RowSet,
    pub(crate) counts: TableCounts,
    pub(crate) conflicts: Vec<Conflict>,
}

impl EventWriter {
    /// A writer of rows that come after `prior`, in a batch that is recorded at `now`. With
    /// `any_time`, rows may have been recorded at other times.
    pub(crate) fn new(prior: Prior, target: Target, now: i64, any_time: bool) -> Self {
        let id = TableId::Events;
        Self {
            schema: canonical(id),
            run: Run::new(id, target.clone()),
            target,
            slim: Slim::default(),
            held: Vec::new(),
            held_bytes: 0,
            hold: HOLD_BYTES,
            spill: None,
            recorded_at: (!any_time).then_some(now),
            prior: (prior.rows() > 0).then_some(prior),
            said_again: RowSet::default(),
            counts: TableCounts::none(id),
            conflicts: Vec::new(),
        }
    }

    /// The same, with so many bytes held in memory.
    pub(crate) fn holding(mut self, bytes: usize) -> Self {
        self.hold = bytes;
        self
    }

    /// Takes rows.
    pub(crate) fn append(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        let batch = conform(TableId::Events, &self.schema, batch)?;
        check_times(TableId::Events, self.recorded_at, &batch)?;
        if batch.num_rows() == 0 {
            return Ok(());
        }
        let rows = self.slim.slim(&marked(&batch)?)?;
        self.held_bytes += rows.get_array_memory_size();
        self.held.push(rows);
        // What goes into memory in the end can as well stay there.
        if self.held_bytes > self.hold && !matches!(self.target, Target::Memory) {
            self.put_aside()?;
        }
        Ok(())
    }

    /// Puts the rows that are held on disk.
    fn put_aside(&mut self) -> Result<(), Error> {
        let held = std::mem::take(&mut self.held);
        self.held_bytes = 0;
        if self.spill.is_none() {
            self.spill = Some(Spill::new(&self.target)?);
        }
        self.spill.as_mut().map_or(Ok(()), |spill| spill.put(&held))
    }

    /// Ends the rows: each event goes into the run once, unless it is stored already.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        if self.spill.is_none() {
            let held = std::mem::take(&mut self.held);
            return self.arrange(&held, 0..PARTITIONS);
        }
        self.put_aside()?;
        let Some(spill) = self.spill.take() else { return Ok(()) };
        for number in 0..PARTITIONS {
            let parts = spill.bytes(number).div_ceil(PART_BYTES).max(1) as u64;
            for part in 0..parts {
                let rows = spill.take(number, |key| key as u64 % parts == part)?;
                self.arrange(&rows, number..number + 1)?;
            }
            self.run.cut()?;
        }
        Ok(())
    }

    /// Writes the new events among the rows of some partitions.
    fn arrange(
        &mut self,
        rows: &[RecordBatch],
        numbers: std::ops::Range<usize>,
    ) -> Result<(), Error> {
        let known = |keys: &mut part::Keys, said_again: &mut RowSet| match &self.prior {
            Some(prior) => strike_known(prior, numbers.clone(), keys, said_again),
            None => Ok(()),
        };
        let places = self.slim.places();
        let Some(arranged) = arrange(rows, &places, &mut self.said_again, known)? else {
            return Ok(());
        };
        let Arranged { batches, counts, conflicts } = arranged;
        self.counts.added += counts.added;
        self.counts.unchanged += counts.unchanged;
        self.counts.repeated += counts.repeated;
        self.counts.conflicts += conflicts.len() as u64;
        let room = CONFLICTS_SHOWN.saturating_sub(self.conflicts.len());
        self.conflicts.extend(conflicts.into_iter().take(room));
        for batch in batches {
            self.run.push(self.slim.full(&batch, &self.run.schema)?)?;
        }
        Ok(())
    }

    /// The rows of earlier batches that this one says again.
    pub(crate) fn said_again(&self) -> &RowSet {
        &self.said_again
    }
}

/// Strikes those keys that are stored, and notes which rows they are.
fn strike_known(
    prior: &Prior,
    numbers: std::ops::Range<usize>,
    keys: &mut part::Keys,
    said_again: &mut RowSet,
) -> Result<(), Error> {
    let wanted = |range: Option<(u128, u128)>| {
        range.is_none_or(|(from, to)| {
            partition(from) < numbers.end && partition(to) >= numbers.start
        })
    };
    let slices = &prior.scan.slices;
    prior.scan.run_numbered_where(&wanted, &mut |at, rows, mask, batch| {
        let stored = batch[KEY].clone();
        let first = slices[at].base + rows.start;
        for row in 0..batch.num_rows() {
            let there = mask.as_ref().is_none_or(|mask| mask.value(row));
            if there && keys.strike(marks::key(&stored, row)) {
                let too_many = |_| Error::TooManyRows { table: TableId::Events.name() };
                said_again.insert(u32::try_from(first + row as u64).map_err(too_many)?);
            }
        }
        Ok(())
    })
}
