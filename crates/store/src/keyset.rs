//! The facts of a table by key, in little memory: some 45 bytes for each.
//!
//! Open addressing in many small shards. Shards grow one at a time and by a quarter, so there is
//! never a moment in which an old and a new table of everything stand side by side.

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

#[derive(Debug, Default)]
struct Shard {
    slots: Vec<Slot>,
    used: usize,
}

/// Facts by key.
#[derive(Debug)]
pub(crate) struct KeySet {
    shards: Vec<Shard>,
}

impl KeySet {
    pub(crate) fn new() -> Self {
        let mut shards = Vec::new();
        shards.resize_with(1 << SHARD_BITS, Shard::default);
        Self { shards }
    }

    /// The entry of a key. Where there is none, `fresh` is put there and `None` returned.
    pub(crate) fn get_or_insert(&mut self, key: u128, fresh: Entry) -> Option<Entry> {
        let key = halves(key);
        let shard = &mut self.shards[number(key)];
        shard.make_room();
        let at = shard.find(key);
        let slot = &mut shard.slots[at];
        if slot.key == key {
            return Some(slot.entry());
        }
        *slot = Slot::new(key, fresh);
        shard.used += 1;
        None
    }

    /// Brings what a look at the keys will need near the processor: many loads that do not wait
    /// for each other. Worth it for some dozens of keys at a time.
    pub(crate) fn warm(&self, keys: &[u128]) {
        let mut seen = 0;
        for key in keys {
            let key = halves(*key);
            let slots = &self.shards[number(key)].slots;
            let at = home(key[1], slots.len());
            // A search mostly ends within these: two slots share a cache line.
            for slot in [at, at + 2, at + 4] {
                seen ^= slots.get(slot).map_or(0, |slot| slot.key[0]);
            }
        }
        std::hint::black_box(seen);
    }

    /// Puts `entry` in the place of the one that the key has.
    pub(crate) fn replace(&mut self, key: u128, entry: Entry) {
        let key = halves(key);
        let shard = &mut self.shards[number(key)];
        shard.make_room();
        let at = shard.find(key);
        let slot = &mut shard.slots[at];
        if slot.key != key {
            shard.used += 1;
        }
        *slot = Slot::new(key, entry);
    }

    /// The entry of a key.
    pub(crate) fn get(&self, key: u128) -> Option<Entry> {
        let key = halves(key);
        let shard = &self.shards[number(key)];
        if shard.slots.is_empty() {
            return None;
        }
        let slot = &shard.slots[shard.find(key)];
        (slot.key == key).then(|| slot.entry())
    }
}

/// The shard of a key.
fn number(key: [u64; 2]) -> usize {
    (key[0] >> (u64::BITS - SHARD_BITS)) as usize
}

/// The halves of a key; the one key that would look like a free slot is moved aside.
fn halves(key: u128) -> [u64; 2] {
    let key = key.max(1);
    [(key >> 64) as u64, key as u64]
}

impl Shard {
    /// The slot of a key, or the free one where it belongs. There is always a free one.
    fn find(&self, key: [u64; 2]) -> usize {
        let mut at = home(key[1], self.slots.len());
        loop {
            let slot = &self.slots[at];
            if slot.key == key || slot.key == FREE.key {
                return at;
            }
            at += 1;
            if at == self.slots.len() {
                at = 0;
            }
        }
    }

    /// Grows where less than a quarter of the slots is free.
    fn make_room(&mut self) {
        if self.used * 4 < self.slots.len() * 3 {
            return;
        }
        let size = (self.slots.len() + self.slots.len() / 4).max(SMALLEST);
        let old = std::mem::replace(&mut self.slots, vec![FREE; size]);
        for slot in old {
            if slot.key != FREE.key {
                let at = self.find(slot.key);
                self.slots[at] = slot;
            }
        }
    }
}

/// Where a key's search begins: its share of the 64-bit numbers, as a share of the slots.
fn home(key: u64, slots: usize) -> usize {
    ((u128::from(key) * slots as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn keys_that_differ_in_one_half_only_are_apart() {
        let mut keys = KeySet::new();
        for (row, key) in [0, 1 << 64, 2, (1 << 64) + 2, u128::MAX].into_iter().enumerate() {
            assert_eq!(keys.get_or_insert(key, entry(row as u32)), None);
        }
        assert_eq!(keys.get((1 << 64) + 2), Some(entry(3)));
    }
}
