//! The facts of a table by key, in little memory: some 40 bytes for each.
//!
//! Open addressing in many small shards, with the slots of a shard in the order of their keys: a
//! search ends at the first key beyond, so shards may be nearly full. They grow one at a time and by
//! an eighth, so there is never a moment in which an old and a new table of everything stand side by
//! side. All memory is taken in pages of one size, and those that a shard leaves are used again, so
//! growing leaves no gaps in it that nothing fits into.

/// The version of a fact that is in force, as far as deciding about further rows needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Hash of what it says.
    pub(crate) content: u64,
    /// The number of the row that says it.
    pub(crate) row: u32,
    /// Its times, as a number of [`Stamps`](crate::stamps::Stamps).
    pub(crate) stamp: u32,
    /// Whether an earlier batch says it as well, though `row` is one of this batch.
    pub(crate) resaid: bool,
}

/// Packed into 32 bytes: two slots share a cache line.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Both halves zero: the slot is free.
    key: [u64; 2],
    content: u64,
    row: u32,
    /// The stamp, and in the highest bit whether the entry is `resaid`.
    stamp: u32,
}

const FREE: Slot = Slot { key: [0, 0], content: 0, row: 0, stamp: 0 };
const RESAID: u32 = 1 << 31;

impl Slot {
    fn new(key: [u64; 2], entry: Entry) -> Self {
        let resaid = if entry.resaid { RESAID } else { 0 };
        Self { key, content: entry.content, row: entry.row, stamp: entry.stamp | resaid }
    }

    fn entry(&self) -> Entry {
        let (stamp, resaid) = (self.stamp & !RESAID, self.stamp & RESAID != 0);
        Entry { content: self.content, row: self.row, stamp, resaid }
    }
}

/// Shards; the upper bits of a key choose.
const SHARD_BITS: u32 = 8;

/// The first size of a shard.
const SMALLEST: usize = 16;

/// Slots of a page: 4 KiB.
const PAGE: usize = 128;

type Page = Box<[Slot; PAGE]>;

#[derive(Debug, Default)]
struct Shard {
    /// The slots, in the order of their keys. Each is where its search begins, or behind it without
    /// a free slot between.
    pages: Vec<Page>,
    /// Slots at which searches begin; keys may be pushed beyond the last.
    homes: usize,
    used: usize,
}

/// Facts by key.
#[derive(Debug)]
pub(crate) struct KeySet {
    shards: Vec<Shard>,
    /// Pages that a shard has left.
    spare: Vec<Page>,
}

impl KeySet {
    pub(crate) fn new() -> Self {
        let mut shards = Vec::new();
        shards.resize_with(1 << SHARD_BITS, Shard::default);
        Self { shards, spare: Vec::new() }
    }

    /// The entry of a key. Where there is none, `fresh` is put there and `None` returned.
    pub(crate) fn get_or_insert(&mut self, key: u128, fresh: Entry) -> Option<Entry> {
        let key = halves(key);
        let shard = &mut self.shards[number(key)];
        match shard.find(key) {
            Some(slot) => Some(slot.entry()),
            None => {
                shard.insert(Slot::new(key, fresh), &mut self.spare);
                None
            }
        }
    }

    /// Brings what a look at the keys will need near the processor: many loads that do not wait
    /// for each other. Worth it for some dozens of keys at a time.
    pub(crate) fn warm(&self, keys: &[u128]) {
        let mut seen = 0;
        for key in keys {
            let key = halves(*key);
            let shard = &self.shards[number(key)];
            let at = home(key, shard.homes);
            // A search mostly ends within these: two slots share a cache line.
            for slot in [at, at + 2, at + 4, at + 6] {
                seen ^= shard.slot(slot).map_or(0, |slot| slot.key[0]);
            }
        }
        std::hint::black_box(seen);
    }

    /// Puts `entry` in the place of the one that the key has.
    pub(crate) fn replace(&mut self, key: u128, entry: Entry) {
        let key = halves(key);
        let shard = &mut self.shards[number(key)];
        let slot = Slot::new(key, entry);
        match shard.find_mut(key) {
            Some(held) => *held = slot,
            None => shard.insert(slot, &mut self.spare),
        }
    }

    /// The entry of a key.
    pub(crate) fn get(&self, key: u128) -> Option<Entry> {
        let key = halves(key);
        self.shards[number(key)].find(key).map(Slot::entry)
    }
}

/// The shard of a key.
fn number(key: [u64; 2]) -> usize {
    (key[1] >> (u64::BITS - SHARD_BITS)) as usize
}

/// The halves of a key; the one key that would look like a free slot is moved aside. Slots are in
/// the order of the first half, then of the second one.
fn halves(key: u128) -> [u64; 2] {
    let key = key.max(1);
    [key as u64, (key >> 64) as u64]
}

impl Shard {
    fn slot(&self, at: usize) -> Option<&Slot> {
        self.pages.get(at / PAGE).map(|page| &page[at % PAGE])
    }

    /// The slot of a key, where there is one.
    fn find(&self, key: [u64; 2]) -> Option<&Slot> {
        let found = self.slot(self.place(key))?;
        (found.key == key).then_some(found)
    }

    fn find_mut(&mut self, key: [u64; 2]) -> Option<&mut Slot> {
        let at = self.place(key);
        let found = &mut self.pages.get_mut(at / PAGE)?[at % PAGE];
        (found.key == key).then_some(found)
    }

    /// Where a key is, or would be put.
    fn place(&self, key: [u64; 2]) -> usize {
        let mut at = home(key, self.homes);
        while self.slot(at).is_some_and(|slot| slot.key != FREE.key && slot.key < key) {
            at += 1;
        }
        at
    }

    /// Puts a slot where its key belongs, which is not there yet; those from there to the next free
    /// one move on.
    fn insert(&mut self, slot: Slot, spare: &mut Vec<Page>) {
        // Less than an eighth is free.
        if self.used * 8 >= self.homes * 7 {
            self.grow(spare);
        }
        let (mut at, mut moved) = (self.place(slot.key), slot);
        while moved.key != FREE.key {
            let place = self.reach(at, spare);
            std::mem::swap(place, &mut moved);
            at += 1;
        }
        self.used += 1;
    }

    /// The slot at a place, with pages up to there.
    fn reach(&mut self, at: usize, spare: &mut Vec<Page>) -> &mut Slot {
        while self.pages.len() <= at / PAGE {
            self.pages.push(spare.pop().unwrap_or_else(|| Box::new([FREE; PAGE])));
        }
        &mut self.pages[at / PAGE][at % PAGE]
    }

    /// Spreads the slots over more room, page by page.
    fn grow(&mut self, spare: &mut Vec<Page>) {
        self.homes = (self.homes + self.homes / 8).max(SMALLEST);
        let mut next = 0;
        for mut page in std::mem::take(&mut self.pages) {
            for slot in page.iter().filter(|slot| slot.key != FREE.key) {
                let at = home(slot.key, self.homes).max(next);
                *self.reach(at, spare) = *slot;
                next = at + 1;
            }
            page.fill(FREE);
            spare.push(page);
        }
    }
}

/// Where a key's search begins: its share of the 64-bit numbers, as a share of the slots.
fn home(key: [u64; 2], homes: usize) -> usize {
    ((u128::from(key[0]) * homes as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn entry(row: u32) -> Entry {
        Entry { content: u64::from(row), row, stamp: row, resaid: row.is_multiple_of(2) }
    }

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let spread = |n: u128| n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let mut keys = KeySet::new();
        for row in 0..100_000_u32 {
            assert_eq!(keys.get_or_insert(spread(u128::from(row)), entry(row)), None);
        }
        for row in 0..100_000_u32 {
            assert_eq!(keys.get(spread(u128::from(row))), Some(entry(row)));
            let found = keys.get_or_insert(spread(u128::from(row)), entry(7));
            assert_eq!(found, Some(entry(row)));
        }
        assert_eq!(keys.get(spread(100_001)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Keys that lie close together push each other on.
        #[test]
        fn it_is_a_map(acts in vec((0_u8..4, 0_u128..300, any::<u32>()), 0..1_000), end: bool) {
            // Not 0, which stands for 1; with `end`, where the last searches of a shard begin.
            let spread = |n: u128| match end {
                true => (u128::from(u64::MAX) << 64) | (u128::from(u64::MAX) - n),
                false => n / 4 * (1 << 57) + n % 4 + 1,
            };
            let mut keys = KeySet::new();
            let mut map = BTreeMap::new();
            for (act, key, number) in acts {
                let (key, entry) = (spread(key), entry(number / 2));
                match act {
                    0 | 1 => {
                        prop_assert_eq!(keys.get_or_insert(key, entry), map.get(&key).copied());
                        map.entry(key).or_insert(entry);
                    }
                    2 => {
                        keys.replace(key, entry);
                        map.insert(key, entry);
                    }
                    _ => prop_assert_eq!(keys.get(key), map.get(&key).copied()),
                }
            }
            for key in (0..300).map(spread) {
                prop_assert_eq!(keys.get(key), map.get(&key).copied());
            }
        }
    }

    #[test]
    fn an_entry_takes_forty_bytes() {
        let spread = |n: u128| n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let mut keys = KeySet::new();
        for row in 0..1_000_000_u32 {
            keys.get_or_insert(spread(u128::from(row)), entry(row));
            if row.is_power_of_two() && row > 1 << 18 {
                let pages: usize = keys.shards.iter().map(|shard| shard.pages.len()).sum();
                let bytes = (pages + keys.spare.len()) * size_of::<[Slot; PAGE]>();
                assert!(bytes < row as usize * 43, "{bytes} for {row}");
            }
        }
    }

    #[test]
    fn keys_that_differ_in_one_half_only_are_apart() {
        let mut keys = KeySet::new();
        for (row, key) in [0, 1 << 64, 2, (1 << 64) + 2, u128::MAX].into_iter().enumerate() {
            assert_eq!(keys.get_or_insert(key, entry(row as u32)), None);
        }
        assert_eq!(keys.get((1 << 64) + 2), Some(entry(3)));
    }
}
