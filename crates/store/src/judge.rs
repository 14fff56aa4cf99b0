//! What to do with each row of a batch: store it, or see that it says nothing new.
//!
//! The versions of a fact are gone through by `recorded_at`, then in the order of batches and
//! rows; [`Stamp::takes_over`] says which one holds. A row is left out where leaving it out changes
//! nothing, whatever comes or is undone later: where it repeats the version in force, or a version
//! since which all versions of the fact carry `updated_at`.
//!
//! A row that repeats a version that is known but not in force needs the whole batch to judge: it
//! takes the fact back to that version, unless the batch says the version in force as well. Then it
//! contradicts itself, says nothing new, and what is in force stays. So such rows wait.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use twox_hash::XxHash3_128;

use crate::keyset::{Entry, KeySet};
use crate::ranges::RowSet;
use crate::says::Lists;
use crate::scan::Slice;
use crate::stamps::{Stamp, Stamps};
use crate::{Error, TableCounts};

/// Rows whose keys are looked up together.
pub(crate) const WARM_ROWS: usize = 64;

/// A row, as far as judging it goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) key: u128,
    pub(crate) content: u64,
    pub(crate) stamp: Stamp,
    /// The number of the columns that it speaks of.
    pub(crate) says: u32,
}

/// The number of what rows speak of that were stored before it was noted: all columns, as far as
/// anybody knows.
const UNNOTED: u32 = u32::MAX;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is stored; `again` where the fact had a version.
    Store { again: bool },
    /// It says nothing new.
    Drop,
    /// It waits for the end of the batch.
    Wait,
}

/// A row that waits, and the number it came with.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    row: Row,
    number: u32,
}

/// The waiting rows of one fact.
#[derive(Debug)]
struct Wait {
    /// Whether one of them says what no earlier batch said.
    something_new: bool,
    /// Whether the batch says what is in force.
    in_force_said: bool,
    /// The last of them.
    last: Waiting,
}

/// All that is known about the facts of one table, and what a batch adds to it.
#[derive(Debug)]
pub(crate) struct Judge {
    table: TableId,
    keys: KeySet,
    stamps: Stamps,
    /// What rows speak of.
    pub(crate) lists: Lists,
    /// Whether rows are known of which it was not noted.
    unnoted: bool,
    /// Versions that are not in force, of facts that have several.
    others: FxHashMap<u128, Other>,
    /// Facts with several versions of which not all have `updated_at`: when the last one without
    /// was recorded, and its number. Versions after it are ordered by `updated_at` alone.
    unversioned: FxHashMap<u128, (i64, u32)>,
    /// Rows below this number belong to earlier batches.
    prior: u32,
    /// The number that the next row of the batch gets.
    next: u32,
    /// The latest time at which any earlier row was recorded.
    recorded_to: Option<i64>,
    /// When the batch is recorded.
    now: i64,
    /// Rows of earlier batches that this one says again.
    said_again: RowSet,
    waits: FxHashMap<u128, Wait>,
    waiting: Vec<Waiting>,
    /// How often a row of a table without key came before, where it came at all.
    occurrences: FxHashMap<u128, u32>,
    pub(crate) counts: TableCounts,
}

#[derive(Debug, Clone, Copy)]
struct Other {
    number: u32,
    recorded_at: i64,
}

/// A row of the batch that the row being judged contradicts, by its number within the batch:
/// nothing but the order of the two tells which one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contradicts(pub(crate) u32);

impl Judge {
    /// A judge for a batch that is recorded at `now`, knowing of no facts yet. `prior` is the
    /// number of rows that are stored, `recorded_to` when the last of them was recorded.
    pub(crate) fn new(table: TableId, prior: u32, recorded_to: Option<i64>, now: i64) -> Self {
        Self {
            table,
            keys: KeySet::new(),
            stamps: Stamps::default(),
            lists: Lists::default(),
            unnoted: false,
            others: FxHashMap::default(),
            unversioned: FxHashMap::default(),
            prior,
            next: prior,
            recorded_to,
            now,
            said_again: RowSet::default(),
            waits: FxHashMap::default(),
            waiting: Vec::new(),
            occurrences: FxHashMap::default(),
            counts: TableCounts::none(table),
        }
    }

    /// The numbers of the columns that the rows of a slice speak of.
    pub(crate) fn numbers(&mut self, slice: &Slice) -> Vec<u32> {
        self.unnoted |= slice.unnoted;
        match slice.unnoted {
            true => vec![UNNOTED],
            false => slice.says.iter().map(|says| self.lists.number(says)).collect(),
        }
    }

    /// Learns stored versions with their numbers, in the order of batches and rows. Puts those
    /// aside into `several` whose fact has a version already.
    pub(crate) fn learn(
        &mut self,
        rows: &[(Row, u32)],
        several: &mut Vec<(Row, u32)>,
    ) -> Result<(), Error> {
        for together in rows.chunks(WARM_ROWS) {
            let keys: Vec<u128> = together.iter().map(|(row, _)| row.key).collect();
            self.warm(&keys);
            for (row, number) in together {
                let entry = self.entry(*row, *number)?;
                if self.keys.get_or_insert(row.key, entry).is_some() {
                    several.push((*row, *number));
                }
            }
        }
        Ok(())
    }

    /// Learns, after all else, which of the versions of facts that have several is in force.
    pub(crate) fn learn_order(&mut self, mut several: Vec<(Row, u32)>) -> Result<(), Error> {
        several.sort_by_key(|(row, _)| row.key);
        for versions in several.chunk_by(|a, b| a.0.key == b.0.key) {
            let key = versions[0].0.key;
            let Some(first) = self.keys.get(key) else {
                continue;
            };
            let first_row = self.row(key, first);
            let mut versions = [&[(first_row, first.row)], versions].concat();
            // By time; rows of one time stay in the order in which they came.
            versions.sort_by_key(|(row, _)| row.stamp.recorded_at);
            let mut held = versions[0];
            for version in &versions[1..] {
                if version.0.stamp.takes_over(held.0.stamp) {
                    held = *version;
                }
            }
            for (row, number) in &versions {
                self.note_unversioned(*row, *number);
            }
            for (row, number) in versions.into_iter().filter(|(_, number)| *number != held.1) {
                self.remember(row, number);
            }
            let entry = self.entry(held.0, held.1)?;
            self.keys.replace(key, entry);
        }
        Ok(())
    }

    /// The key of a row that is told apart by its content alone: rows that say the same within one
    /// batch are several facts, rows that say the same in several batches are not.
    pub(crate) fn occurrence(&mut self, content: u128) -> u128 {
        if let Some(count) = self.occurrences.get_mut(&content) {
            *count += 1;
            return nth(content, *count);
        }
        let in_this_batch = self.keys.get(content).is_some_and(|held| held.row >= self.prior);
        if !in_this_batch {
            return content;
        }
        self.occurrences.insert(content, 1);
        nth(content, 1)
    }

    /// The hash of what the version in force of a fact says.
    pub(crate) fn content(&self, key: u128) -> Option<u64> {
        self.keys.get(key).map(|held| held.content)
    }

    /// The number within the batch of the row that says a fact, where the batch says it.
    pub(crate) fn said_here(&self, key: u128) -> Option<u32> {
        self.keys.get(key).and_then(|held| held.row.checked_sub(self.prior))
    }

    /// Makes judging rows with these keys faster, if it is done at once.
    pub(crate) fn warm(&self, keys: &[u128]) {
        self.keys.warm(keys);
    }

    /// Takes so many next rows of the batch, of whose facts there are no others, stored or in the
    /// batch: all of them are stored.
    pub(crate) fn take_only(&mut self, rows: usize) -> Result<(), Error> {
        let next = u32::try_from(rows).ok().and_then(|rows| self.next.checked_add(rows));
        self.next = next.ok_or(Error::TooManyRows { table: self.table.name() })?;
        self.counts.added += rows as u64;
        Ok(())
    }

    /// Judges the next row of the batch.
    pub(crate) fn judge(&mut self, row: Row) -> Result<(Verdict, Option<Contradicts>), Error> {
        let number = self.next;
        self.next = number.checked_add(1).ok_or(Error::TooManyRows { table: self.table.name() })?;
        let (verdict, contradicts) = self.decide(row, number, true)?;
        self.counts.conflicts += u64::from(contradicts.is_some());
        Ok((verdict, contradicts))
    }

    fn decide(
        &mut self,
        row: Row,
        number: u32,
        may_wait: bool,
    ) -> Result<(Verdict, Option<Contradicts>), Error> {
        let entry = self.entry(row, number)?;
        let Some(held) = self.keys.get_or_insert(row.key, entry) else {
            self.counts.added += 1;
            return Ok((Verdict::Store { again: false }, None));
        };
        let held_row = self.row(row.key, held);
        let same = says_the_same(row, held_row);
        if may_wait && self.waits.contains_key(&row.key) {
            return Ok((Verdict::Wait, self.wait_too(row, number, same)));
        }
        if same && self.repeats(row.stamp, held_row.stamp.recorded_at) {
            self.say_again(row.key, number, held);
            return Ok((Verdict::Drop, None));
        }
        let contradicts = self.contradicts(row, held, held_row);
        if let Some(other) = self.other(row)
            && self.repeats(row.stamp, other.recorded_at)
        {
            let unversioned = self.unversioned.get(&row.key);
            if unversioned.is_none_or(|last| *last < (other.recorded_at, other.number)) {
                self.drop_known(other.number);
                return Ok((Verdict::Drop, contradicts));
            }
            if may_wait && other.number < self.prior && (held.row < self.prior || held.resaid) {
                self.wait_first(row, number, held.resaid);
                return Ok((Verdict::Wait, contradicts));
            }
        }
        self.supersede(row, entry, held, held_row, contradicts.is_some());
        Ok((Verdict::Store { again: true }, contradicts))
    }

    fn entry(&mut self, row: Row, number: u32) -> Result<Entry, Error> {
        let stamp = self.stamps.number(self.table.name(), (row.stamp, row.says))?;
        Ok(Entry { content: row.content, row: number, stamp, resaid: false })
    }

    fn row(&self, key: u128, entry: Entry) -> Row {
        let (stamp, says) = self.stamps.get(entry.stamp);
        Row { key, content: entry.content, stamp, says }
    }

    /// The version not in force that says what a row says.
    fn other(&self, row: Row) -> Option<Other> {
        let known = self.others.get(&fingerprint(row)).copied();
        let unnoted = || self.others.get(&fingerprint(Row { says: UNNOTED, ..row })).copied();
        known.or_else(|| self.unnoted.then(unnoted).flatten())
    }

    /// Whether two rows that say different things cannot both be so: rows that speak of different
    /// columns can.
    fn exclude(&self, row: Row, other: Row) -> bool {
        let says = |row: Row| match row.says {
            UNNOTED => None,
            number => Some(self.lists.get(number)),
        };
        let both = says(row).zip(says(other));
        row.content != other.content && both.is_none_or(|(one, two)| one.meets(two, self.table))
    }

    /// Whether a row with this stamp, that says the same as a version recorded at `recorded_at`,
    /// adds nothing to it: it is recorded at the same time, or it comes after all that is stored.
    fn repeats(&self, stamp: Stamp, recorded_at: i64) -> bool {
        let after_all = self.recorded_to.is_some_and(|to| to <= self.now);
        stamp.recorded_at == recorded_at || (after_all && stamp.recorded_at == self.now)
    }

    /// The row repeats the version in force.
    fn say_again(&mut self, key: u128, number: u32, held: Entry) {
        if held.row >= self.prior {
            self.counts.repeated += 1;
            return;
        }
        self.counts.unchanged += 1;
        self.said_again.insert(held.row);
        self.keys.replace(key, Entry { row: number, resaid: true, ..held });
    }

    /// The row repeats a version that is not in force.
    fn drop_known(&mut self, other: u32) {
        if other < self.prior {
            self.counts.unchanged += 1;
            self.said_again.insert(other);
        } else {
            self.counts.repeated += 1;
        }
    }

    /// Keeps a version in mind that is not in force.
    fn remember(&mut self, row: Row, number: u32) {
        let other = Other { number, recorded_at: row.stamp.recorded_at };
        self.others.insert(fingerprint(row), other);
    }

    fn note_unversioned(&mut self, row: Row, number: u32) {
        if row.stamp.updated_at.is_none() {
            let place = (row.stamp.recorded_at, number);
            let last = self.unversioned.entry(row.key).or_insert(place);
            *last = place.max(*last);
        }
    }

    /// The row is a further version of its fact; where `told`, it is counted as one that contradicts
    /// the other.
    fn supersede(&mut self, row: Row, entry: Entry, held: Entry, held_row: Row, told: bool) {
        if row.stamp.updated_at.is_none() || held_row.stamp.updated_at.is_none() {
            self.note_unversioned(held_row, held.row);
            self.note_unversioned(row, entry.row);
            self.counts.unversioned += u64::from(!told);
        }
        if row.stamp.takes_over(held_row.stamp) {
            self.counts.superseded += 1;
            self.remember(held_row, held.row);
            self.keys.replace(row.key, entry);
        } else {
            self.counts.late += 1;
            self.remember(row, entry.row);
        }
    }

    /// The row of this batch that `row` contradicts, where `held` is one.
    fn contradicts(&self, row: Row, held: Entry, held_row: Row) -> Option<Contradicts> {
        let here = held.row >= self.prior;
        let at_once = held.resaid || row.stamp.recorded_at == held_row.stamp.recorded_at;
        let unordered = here && at_once && !ordered_by_source(row, held_row);
        (unordered && self.exclude(row, held_row)).then(|| Contradicts(held.row - self.prior))
    }

    fn wait_first(&mut self, row: Row, number: u32, in_force_said: bool) {
        let last = Waiting { row, number };
        self.waits.insert(row.key, Wait { something_new: false, in_force_said, last });
        self.waiting.push(last);
    }

    /// A row of a fact that has waiting rows waits behind them.
    fn wait_too(&mut self, row: Row, number: u32, in_force: bool) -> Option<Contradicts> {
        let known = self.other(row).is_some_and(|it| it.number < self.prior);
        let wait = self.waits.get_mut(&row.key)?;
        wait.in_force_said |= in_force;
        wait.something_new |= !in_force && !known;
        let before = std::mem::replace(&mut wait.last, Waiting { row, number });
        self.waiting.push(wait.last);
        let unordered = !ordered_by_source(row, before.row) && self.exclude(row, before.row);
        unordered.then(|| Contradicts(before.number - self.prior))
    }

    /// Ends the batch: for each waiting row, in the order in which they came, whether it is stored.
    pub(crate) fn finish(&mut self) -> Result<Vec<bool>, Error> {
        let waits = std::mem::take(&mut self.waits);
        let mut stored = Vec::with_capacity(self.waiting.len());
        for Waiting { row, number } in std::mem::take(&mut self.waiting) {
            let nothing_new =
                waits.get(&row.key).is_some_and(|wait| wait.in_force_said && !wait.something_new);
            if nothing_new && let Some(other) = self.other(row) {
                self.drop_known(other.number);
                stored.push(false);
                continue;
            }
            let (verdict, _) = self.decide(row, number, false)?;
            stored.push(verdict != Verdict::Drop);
        }
        Ok(stored)
    }

    /// The rows of earlier batches that the batch says again.
    pub(crate) fn said_again(&self) -> &RowSet {
        &self.said_again
    }
}

/// The key of the `n`th row, counted from 0, of one content in a batch.
pub(crate) fn nth(content: u128, n: u32) -> u128 {
    content.wrapping_add(u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

fn says_the_same(row: Row, other: Row) -> bool {
    // What was not noted may well be what the row says: whoever brings the same file again after
    // it is noted says nothing new.
    let columns = row.says == other.says || other.says == UNNOTED;
    row.content == other.content && row.stamp.updated_at == other.stamp.updated_at && columns
}

/// Whether the source itself says which of two versions is the later one.
fn ordered_by_source(row: Row, other: Row) -> bool {
    let versions = (row.stamp.updated_at, other.stamp.updated_at);
    matches!(versions, (Some(one), Some(two)) if one != two)
}

/// Tells the versions of all facts apart by what they say.
fn fingerprint(row: Row) -> u128 {
    let mut bytes = [0; 37];
    bytes[..16].copy_from_slice(&row.key.to_le_bytes());
    bytes[16..24].copy_from_slice(&row.content.to_le_bytes());
    if let Some(updated_at) = row.stamp.updated_at {
        bytes[24] = 1;
        bytes[25..33].copy_from_slice(&updated_at.to_le_bytes());
    }
    bytes[33..].copy_from_slice(&row.says.to_le_bytes());
    XxHash3_128::oneshot(&bytes)
}
