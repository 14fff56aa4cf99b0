//! Stored events, partition by partition.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;
use tenure_domain::schema::TableId;

use super::marks::{PARTITIONS, failed, key, partition};
use crate::columns::{KEY, RECORDED_AT};
use crate::scan::{Part, Scan};
use crate::{Error, Workspace};

/// Events of which a unit of work has about this many.
const UNIT_ROWS: u64 = 400_000;

/// Stored events as they were known at a time, each once.
///
/// They can be read in units, on as many threads as one likes: all events of a customer are in the
/// same one, mostly sorted by customer, user and time.
#[derive(Debug)]
pub struct Events {
    scan: Scan,
    /// The same with keys.
    keyed: Scan,
    /// Whether an event may be there twice: clocks went back.
    twice: bool,
    units: usize,
}

/// The columns of [`Events`]: ids and names as dictionaries where they lie so in files.
fn schema(keyed: bool) -> SchemaRef {
    let text = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let mut fields = vec![
        Field::new("customer_id", text.clone(), true),
        Field::new("user_id", text.clone(), true),
        Field::new("event", text, true),
        Field::new("at", DataType::Int64, true),
        Field::new(RECORDED_AT, DataType::Int64, true),
    ];
    if keyed {
        fields.push(Field::new(KEY, DataType::FixedSizeBinary(16), true));
    }
    Arc::new(Schema::new(fields))
}

impl Workspace {
    /// The events known at `known_at` (microseconds since the epoch; `None` means now).
    ///
    /// # Errors
    /// Errors of reading.
    pub fn events(&self, known_at: Option<i64>) -> Result<Events, Error> {
        let plan = |keyed| -> Result<Scan, Error> {
            let scan = self.plan_scan(TableId::Events, known_at, None)?;
            Ok(Scan { schema: schema(keyed), ..scan })
        };
        let twice = !self.manifest(|manifest| manifest.times_in_order())?;
        let (scan, keyed) = (plan(false)?, plan(true)?);
        let parts = scan.parts();
        let rows: u64 = parts.iter().map(|part| part.rows).sum();
        let sorted = parts.iter().all(|part| part.slice.source.keys(part.group).is_some());
        let units = if sorted { rows.div_ceil(UNIT_ROWS).clamp(1, PARTITIONS as u64) } else { 1 };
        Ok(Events { units: units.next_power_of_two() as usize, scan, keyed, twice })
    }
}

impl Events {
    /// Into how many units the events are divided.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units
    }

    /// Calls `f` with the events of a unit: `customer_id`, `user_id`, `event`, `at` and
    /// `recorded_at`.
    ///
    /// # Errors
    /// Errors of reading, and those that `f` returns.
    pub fn read<E: From<Error>>(
        &self,
        unit: usize,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let width = PARTITIONS / self.units;
        let wanted = unit * width..(unit + 1) * width;
        let mut seen = HashSet::new();
        // Both scans have the same parts in the same order.
        let parts = self.scan.parts().into_iter().zip(self.keyed.parts());
        for (plain, keyed) in parts {
            match touches(&plain, &wanted) {
                Touches::Not => {}
                Touches::Wholly if !self.twice => self.scan.read(&plain, f)?,
                _ => self
                    .keyed
                    .read(&keyed, &mut |batch| f(self.kept(&batch, &wanted, &mut seen)?))?,
            }
        }
        Ok(())
    }

    /// The events of wanted partitions.
    fn kept(
        &self,
        batch: &RecordBatch,
        wanted: &Range<usize>,
        seen: &mut HashSet<u128>,
    ) -> Result<RecordBatch, Error> {
        let keys = &batch[KEY];
        let mut keep = |row: usize| {
            let key = key(keys, row);
            wanted.contains(&partition(key)) && (!self.twice || seen.insert(key))
        };
        let keep: BooleanArray = (0..keys.len()).map(|row| Some(keep(row))).collect();
        let last = batch.num_columns() - 1;
        let plain = batch.project(&(0..last).collect::<Vec<_>>()).map_err(failed)?;
        filter_record_batch(&plain, &keep).map_err(failed)
    }
}

/// How a part lies to partitions.
enum Touches {
    Not,
    Partly,
    Wholly,
}

fn touches(part: &Part<'_>, wanted: &Range<usize>) -> Touches {
    if *wanted == (0..PARTITIONS) {
        return Touches::Wholly;
    }
    let Some((from, to)) = part.slice.source.keys(part.group) else { return Touches::Partly };
    match (wanted.contains(&partition(from)), wanted.contains(&partition(to))) {
        (true, true) => Touches::Wholly,
        _ if partition(from) < wanted.end && partition(to) >= wanted.start => Touches::Partly,
        _ => Touches::Not,
    }
}
