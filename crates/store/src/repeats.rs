//! Which keys several rows have: where nothing is stored yet, only among those is there anything to
//! judge.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustc_hash::FxHashSet;

/// Shards of keys, of which each is looked through within the processor's caches.
const SHARDS: usize = 1 << 10;

/// The keys that come more than once.
pub(crate) fn repeated<'a>(
    keys: impl Iterator<Item = &'a [u128]> + Clone,
    threads: usize,
) -> FxHashSet<u128> {
    let (ends, sharded) = sharded(keys);
    let shard = |at: usize| &sharded[at.checked_sub(1).map_or(0, |before| ends[before])..ends[at]];
    let next = AtomicUsize::new(0);
    let all: Mutex<FxHashSet<u128>> = Mutex::default();
    let work = || {
        let (mut seen, mut again) = (FxHashSet::default(), Vec::<u128>::new());
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= SHARDS {
                break;
            }
            seen.clear();
            again.extend(shard(at).iter().filter(|key| !seen.insert(**key)));
        }
        all.lock().unwrap_or_else(|poison| poison.into_inner()).extend(again);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    all.into_inner().unwrap_or_else(|poison| poison.into_inner())
}

/// All keys, shard by shard, and where each shard ends.
fn sharded<'a>(keys: impl Iterator<Item = &'a [u128]> + Clone) -> (Vec<usize>, Vec<u128>) {
    let shard = |key: u128| (key >> (u128::BITS - SHARDS.ilog2())) as usize;
    let mut ends = vec![0; SHARDS];
    keys.clone().flatten().for_each(|&key| ends[shard(key)] += 1);
    let mut all = 0;
    // First where each begins; every key moves that on, to the end.
    for end in &mut ends {
        (*end, all) = (all, all + *end);
    }
    let mut sharded = vec![0; all];
    for &key in keys.flatten() {
        let place = &mut ends[shard(key)];
        sharded[*place] = key;
        *place += 1;
    }
    (ends, sharded)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn keys_that_come_twice_are_found(parts in vec(vec(0_u128..200, 0..40), 0..6)) {
            let spread = |n: &u128| n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
            let parts: Vec<Vec<u128>> =
                parts.iter().map(|part| part.iter().map(spread).collect()).collect();
            let all: Vec<u128> = parts.concat();
            let several = |key: &&u128| all.iter().filter(|it| it == key).count() > 1;
            let want: FxHashSet<u128> = all.iter().filter(several).copied().collect();
            prop_assert_eq!(repeated(parts.iter().map(Vec::as_slice), 2), want);
        }
    }
}
