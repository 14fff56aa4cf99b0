//! Rows of one table found by what rows of another call them.

use std::sync::Mutex;

use crate::book::{lock, on_all_cores};

/// Keys are told apart by their highest bits first, so that a part of them at a time is at work.
const SHARDS: usize = 64;

/// So many keys are looked for together.
const TOGETHER: usize = 256;

/// The place of a key that is not there.
pub(super) const NOWHERE: u32 = u32::MAX;

/// A key with its place.
pub(super) type Keyed = (u128, u32);

/// Places by [`key`](super::hand::key); 0 is none.
pub(super) struct Places {
    shards: Vec<Shard>,
}

/// The keys with the same highest bits.
struct Shard {
    /// One more than the number of a key, at its hash or soon after it; 0 where there is none.
    slots: Vec<u32>,
    keys: Vec<(Halves, u32)>,
}

/// A key, without the gaps that it would leave in a list.
type Halves = [u64; 2];

fn halves(key: u128) -> Halves {
    [(key >> 64) as u64, key as u64]
}

/// A number in which every bit hangs on all of the key, by which it is found.
fn mixed(key: u128) -> u64 {
    let [high, low] = halves(key);
    // Digits of the golden ratio and of the root of two.
    let product =
        u128::from(high ^ 0x9E37_79B9_7F4A_7C15) * u128::from(low ^ 0x6A09_E667_F3BC_C908);
    (product >> 64) as u64 ^ product as u64
}

fn shard(mixed: u64) -> usize {
    (mixed >> 58) as usize % SHARDS
}

impl Places {
    /// Keys with their places, part by part; of a key that comes twice the last place stays.
    pub fn new(parts: &[Vec<Keyed>]) -> Places {
        let sorted = on_all_cores(parts.len(), |at| {
            let mut shards: Vec<Vec<Keyed>> = (0..SHARDS).map(|_| Vec::new()).collect();
            parts[at]
                .iter()
                .filter(|it| it.0 != 0)
                .for_each(|it| shards[shard(mixed(it.0))].push(*it));
            Mutex::new(shards)
        });
        let shards = on_all_cores(SHARDS, |at| {
            let of = |part: &Mutex<Vec<Vec<Keyed>>>| std::mem::take(&mut lock(part)[at]);
            Shard::new(sorted.iter().map(of).collect())
        });
        Places { shards }
    }

    /// The place of each key, or [`NOWHERE`]. Those of many keys are fetched from memory at a time,
    /// so it takes much less than looking for one after the other.
    pub fn find(&self, keys: &[u128]) -> Vec<u32> {
        let mut found = Vec::with_capacity(keys.len());
        let mut numbers = [(0, 0); TOGETHER];
        for keys in keys.chunks(TOGETHER) {
            for (number, &key) in numbers.iter_mut().zip(keys) {
                let mixed = mixed(key);
                let shard = &self.shards[shard(mixed)];
                *number = (mixed, shard.slots[mixed as usize & (shard.slots.len() - 1)]);
            }
            let place = |(&key, &(mixed, number)): (&u128, &(u64, u32))| {
                self.shards[shard(mixed)].place(key, number)
            };
            found.extend(keys.iter().zip(&numbers).map(place));
        }
        found
    }
}

impl Shard {
    fn new(lists: Vec<Vec<Keyed>>) -> Shard {
        let count: usize = lists.iter().map(Vec::len).sum();
        let slots = vec![0; (count * 2 + 1).next_power_of_two()];
        let mut shard = Shard { slots, keys: Vec::with_capacity(count) };
        for (key, place) in lists.into_iter().flatten() {
            let slot = shard.slot(key);
            match shard.slots[slot] {
                0 => {
                    shard.keys.push((halves(key), place));
                    shard.slots[slot] = shard.keys.len() as u32;
                }
                number => shard.keys[number as usize - 1].1 = place,
            }
        }
        shard
    }

    /// Where a key stands, or would stand: there are more slots than keys.
    fn slot(&self, key: u128) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = mixed(key) as usize & mask;
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.keys[number as usize].0 == halves(key) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The place of a key, where the slot of its hash holds this number.
    fn place(&self, key: u128, number: u32) -> u32 {
        let at = |number: u32| self.keys.get(number.checked_sub(1)? as usize);
        match at(number) {
            None => NOWHERE,
            Some((first, place)) if *first == halves(key) => *place,
            // Another key has taken its slot.
            Some(_) => at(self.slots[self.slot(key)]).map_or(NOWHERE, |(_, place)| *place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn places_are_those_of_a_map() {
        // Keys that share their lowest bits, some of them twice.
        let key = |n: u32| (u128::from(n % 700) << 64) * 0x9E37_79B9 + 8;
        let part = |part: u32| (0..400).map(|n| (key(part * 300 + n), part * 1_000 + n)).collect();
        let parts: Vec<Vec<Keyed>> = (0..3).map(part).collect();
        let map: BTreeMap<u128, u32> = parts.iter().flatten().copied().collect();
        let places = Places::new(&parts);
        let keys: Vec<u128> = (0..2_000).map(key).chain([0, 1]).collect();
        let told: Vec<u32> =
            keys.iter().map(|key| map.get(key).copied().unwrap_or(NOWHERE)).collect();
        assert_eq!(places.find(&keys), told);
        assert_eq!(Places::new(&[]).find(&[0, 7]), [NOWHERE; 2]);
        assert_eq!(Places::new(&[vec![(0, 1)]]).find(&[0]), [NOWHERE]);
    }
}
