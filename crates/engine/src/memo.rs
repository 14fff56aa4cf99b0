//! What was summed of parts of a book, kept from one question to the next.
//!
//! A book that stays in memory changes customer by customer, and questions about everyone sum the
//! same partitions again and again. What a stretch of partitions came to holds until one of them is
//! reckoned again, so after a new fact only its own stretch is summed anew.

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tenure_domain::period::Period;

use crate::book::lock;

/// Partitions that are summed together.
pub(crate) const STRETCH: usize = 16;

/// Bytes of sums kept at most of one book; what was asked for last stays.
const MOST: usize = 128 << 20;

/// Tells one making of a partition from all others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stamp(u64);

impl Stamp {
    /// One that nothing else has.
    pub fn fresh() -> Stamp {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Stamp(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What was summed: its kind, over which periods, and the other numbers on which it hangs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Key {
    kind: &'static str,
    numbers: Vec<i64>,
}

impl Key {
    /// Of everyone, over these periods.
    pub fn new(kind: &'static str, periods: &[Period]) -> Key {
        let edges = |period: &Period| [period.from.0, period.to.0];
        Key { kind, numbers: periods.iter().flat_map(edges).collect() }
    }

    /// The same, with more on which the sums hang.
    #[must_use]
    pub fn and(mut self, number: i64) -> Key {
        self.numbers.push(number);
        self
    }
}

/// Sums that can be kept.
pub(crate) trait Part: Send + Sync + 'static {
    /// How many bytes they take.
    fn bytes(&self) -> usize;
}

/// The bytes of a list.
pub(crate) fn bytes_of<T>(list: &[T]) -> usize {
    size_of_val(list)
}

/// Sums of the stretches of a book, by what was summed.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    clock: u64,
    bytes: usize,
    all: HashMap<Key, Entry>,
}

#[derive(Debug)]
struct Entry {
    used: u64,
    bytes: usize,
    stretches: Vec<Stretch>,
}

/// What a stretch came to, and the partitions that it was summed of.
#[derive(Clone, Debug)]
struct Stretch {
    of: Vec<Stamp>,
    sums: Arc<dyn Any + Send + Sync>,
}

impl Memo {
    /// For each stretch what it came to, where that is kept and still holds.
    pub fn find<T: Part>(&self, key: &Key, stretches: &[Vec<Stamp>]) -> Vec<Option<Arc<T>>> {
        let mut kept = lock(&self.0);
        kept.clock += 1;
        let clock = kept.clock;
        let known = kept.all.get_mut(key).map_or(&[][..], |entry| {
            entry.used = clock;
            &entry.stretches
        });
        let holds = |(at, of): (usize, &Vec<Stamp>)| {
            let stretch = known.get(at).filter(|stretch| stretch.of == *of)?;
            Arc::clone(&stretch.sums).downcast().ok()
        };
        stretches.iter().enumerate().map(holds).collect()
    }

    /// Drops everything.
    pub fn forget(&self) {
        *lock(&self.0) = Kept::default();
    }

    /// Keeps what all stretches came to. Sums that alone would take a quarter of the room are not
    /// kept; others go for them, those first that were not asked for the longest.
    pub fn keep<T: Part>(&self, key: Key, stretches: Vec<Vec<Stamp>>, sums: &[Arc<T>]) {
        let bytes = sums.iter().map(|sums| sums.bytes()).sum();
        if bytes > MOST / 4 {
            return;
        }
        let stretch =
            |(of, sums): (Vec<Stamp>, &Arc<T>)| Stretch { of, sums: Arc::clone(sums) as _ };
        let stretches = stretches.into_iter().zip(sums).map(stretch).collect();
        let mut kept = lock(&self.0);
        kept.clock += 1;
        let used = kept.clock;
        if let Some(old) = kept.all.insert(key, Entry { used, bytes, stretches }) {
            kept.bytes -= old.bytes;
        }
        kept.bytes += bytes;
        while kept.bytes > MOST {
            let oldest = kept.all.iter().min_by_key(|(_, entry)| entry.used);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { return };
            kept.bytes -= kept.all.remove(&oldest).map_or(0, |entry| entry.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Part for Vec<u8> {
        fn bytes(&self) -> usize {
            bytes_of(self)
        }
    }

    fn key(number: i64) -> Key {
        Key::new("test", &[]).and(number)
    }

    #[test]
    fn what_was_summed_of_other_partitions_does_not_hold() {
        let memo = Memo::default();
        let [one, two, three] = [(); 3].map(|()| Stamp::fresh());
        memo.keep(key(1), vec![vec![one], vec![two]], &[Arc::new(vec![1_u8]), Arc::new(vec![2])]);
        let find = |of: &[Vec<Stamp>]| -> Vec<Option<Vec<u8>>> {
            let found = memo.find::<Vec<u8>>(&key(1), of);
            found.into_iter().map(|sums| sums.map(|sums| sums.to_vec())).collect()
        };
        assert_eq!(find(&[vec![one], vec![two]]), [Some(vec![1]), Some(vec![2])]);
        assert_eq!(find(&[vec![one], vec![three]]), [Some(vec![1]), None]);
        assert_eq!(find(&[vec![one], vec![two, three]]), [Some(vec![1]), None]);
        assert_eq!(find(&[vec![one], vec![two], vec![three]]).len(), 3);
        assert_eq!(memo.find::<Vec<u8>>(&key(2), &[vec![one]]), [None]);
    }

    #[test]
    fn what_was_not_asked_for_longest_goes() {
        let memo = Memo::default();
        let stamp = vec![Stamp::fresh()];
        let large = Arc::new(vec![0_u8; MOST / 4]);
        for number in 0..4 {
            memo.keep(key(number), vec![stamp.clone()], &[Arc::clone(&large)]);
        }
        let has =
            |number| memo.find::<Vec<u8>>(&key(number), std::slice::from_ref(&stamp))[0].is_some();
        assert!(has(0));
        memo.keep(key(4), vec![stamp.clone()], &[Arc::clone(&large)]);
        assert_eq!([0, 1, 2, 4].map(has), [true, false, true, true]);
        let larger = Arc::new(vec![0_u8; MOST / 4 + 1]);
        memo.keep(key(5), vec![stamp.clone()], &[larger]);
        assert!(!has(5) && has(0));
    }
}
