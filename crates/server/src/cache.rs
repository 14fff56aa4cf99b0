//! Answers kept in memory, the ones used last, up to a number of bytes.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Answers by what was asked of which data.
pub struct Cache<T> {
    most: usize,
    kept: Mutex<Kept<T>>,
}

struct Kept<T> {
    clock: u64,
    bytes: usize,
    entries: HashMap<String, Entry<T>>,
}

struct Entry<T> {
    used: u64,
    bytes: usize,
    value: T,
}

impl<T> fmt::Debug for Cache<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("most", &self.most).finish_non_exhaustive()
    }
}

impl<T: Clone> Cache<T> {
    /// Nothing yet; at most so many bytes.
    pub fn new(most: usize) -> Cache<T> {
        let kept = Kept { clock: 0, bytes: 0, entries: HashMap::new() };
        Cache { most, kept: Mutex::new(kept) }
    }

    /// What is kept under a key.
    pub fn get(&self, key: &str) -> Option<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let clock = kept.clock;
        let entry = kept.entries.get_mut(key)?;
        entry.used = clock;
        Some(entry.value.clone())
    }

    /// Keeps a value of so many bytes; what was not used for longest goes for it. What alone would
    /// fill a quarter of the room is not kept.
    pub fn put(&self, key: String, value: T, bytes: usize) {
        let bytes = bytes + 2 * key.len();
        if bytes > self.most / 4 {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let used = kept.clock;
        if let Some(before) = kept.entries.insert(key, Entry { used, bytes, value }) {
            kept.bytes -= before.bytes;
        }
        kept.bytes += bytes;
        while kept.bytes > self.most {
            let oldest = kept.entries.iter().min_by_key(|(_, entry)| entry.used);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { break };
            if let Some(gone) = kept.entries.remove(&oldest) {
                kept.bytes -= gone.bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_used_last_stays() {
        let cache = Cache::new(100);
        for name in ["a", "b", "c", "d"] {
            cache.put(name.to_owned(), name, 20);
        }
        assert_eq!(cache.get("a"), Some("a"));
        cache.put("e".to_owned(), "e", 20);
        assert_eq!((cache.get("a"), cache.get("b"), cache.get("e")), (Some("a"), None, Some("e")));
        cache.put("huge".to_owned(), "huge", 50);
        assert_eq!(cache.get("huge"), None);
        cache.put("a".to_owned(), "other", 20);
        assert_eq!(cache.get("a"), Some("other"));
    }
}
