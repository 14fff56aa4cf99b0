//! Rows of one import that share a key where a table has no ids, as in a ledger of costs: each is a
//! fact, told apart by its number among them.
//!
//! A row takes the number under which its fact is known already, where one says the same; the rest
//! take the lowest numbers that are left, in the order in which they came. So a file that is read
//! again, in whatever order, says nothing new, and a row that was corrected takes the place of the
//! one that it corrects. Rows of other times are versions of the same facts, and are numbered by
//! themselves.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::judge::{Judge, Row, nth};
use crate::stamps::Stamp;

/// Rows of one import that are alike in all that tells rows of their table apart.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Likes {
    /// How many there are beyond the first of each kind.
    pub(crate) rows: u64,
    /// The first of these, and the row that it is like, by their numbers within the batch.
    pub(crate) first: Option<(u32, u32)>,
}

impl Likes {
    /// Notes that a row is like one before it.
    pub(crate) fn note(&mut self, row: u32, before: u32) {
        self.rows += 1;
        if self.first.is_none_or(|(known, _)| row < known) {
            self.first = Some((row, before));
        }
    }
}

/// The keys of rows by their numbers, for a judge that knows all that is stored of their table.
pub(crate) fn keys(judge: &Judge, rows: &[Row], likes: &mut Likes) -> Vec<u128> {
    let mut groups: FxHashMap<(u128, Stamp), Vec<u32>> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate() {
        groups.entry((row.key, row.stamp)).or_default().push(at as u32);
    }
    let mut keys: Vec<u128> = rows.iter().map(|row| row.key).collect();
    for ((key, _), group) in groups {
        group.iter().skip(1).for_each(|&at| likes.note(at, group[0]));
        let contents: Vec<u64> = group.iter().map(|&at| rows[at as usize].content).collect();
        for (at, number) in group.iter().zip(numbers(judge, key, &contents)) {
            keys[*at as usize] = nth(key, number);
        }
    }
    keys
}

/// The numbers of the rows of one key, by what they say.
fn numbers(judge: &Judge, key: u128, contents: &[u64]) -> Vec<u32> {
    let mut known: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for number in 0.. {
        let Some(content) = judge.content(nth(key, number)) else { break };
        known.entry(content).or_default().push(number);
    }
    known.values_mut().for_each(|numbers| numbers.reverse());
    let known: Vec<Option<u32>> =
        contents.iter().map(|content| known.get_mut(content).and_then(Vec::pop)).collect();
    let taken: FxHashSet<u32> = known.iter().flatten().copied().collect();
    let mut left = (0..).filter(|number| !taken.contains(number));
    known.into_iter().filter_map(|number| number.or_else(|| left.next())).collect()
}
