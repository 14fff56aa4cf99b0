//! Of several versions of a fact, the one in force.

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use rustc_hash::FxHashMap;
use tenure_store::{KEY, Stamp};

/// Keeps, by key, where the version in force stands in a list of facts.
#[derive(Default)]
pub(crate) struct Versions {
    places: FxHashMap<u128, (u32, Stamp)>,
    active: bool,
}

/// What to do with a row.
pub(crate) enum Place {
    /// Append it.
    New,
    /// It takes the place of an earlier version.
    Instead(usize),
    /// A later version is there already.
    Old,
}

impl Versions {
    /// `active`: whether any fact of the table may have several versions.
    pub fn new(active: bool) -> Versions {
        Versions { places: FxHashMap::default(), active }
    }

    /// Where a row belongs; `next` is the length of the list.
    pub fn place(&mut self, batch: &RecordBatch, row: usize, stamp: Stamp, next: usize) -> Place {
        if !self.active {
            return Place::New;
        }
        let Some(key) = key(batch, row) else { return Place::New };
        match self.places.get_mut(&key) {
            None => {
                self.places.insert(key, (next as u32, stamp));
                Place::New
            }
            Some((at, held)) => {
                if !stamp.takes_over(*held) {
                    return Place::Old;
                }
                *held = stamp;
                Place::Instead(*at as usize)
            }
        }
    }
}

fn key(batch: &RecordBatch, row: usize) -> Option<u128> {
    let column = batch.column_by_name(KEY)?.as_fixed_size_binary_opt()?;
    let bytes: [u8; 16] = column.value(row).try_into().ok()?;
    column.is_valid(row).then(|| u128::from_le_bytes(bytes))
}
