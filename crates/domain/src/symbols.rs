//! Text ids as small numbers, so that the ledger compares integers.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A text id, as an index into its [`Symbols`]. [`Sym::NONE`] stands for "absent".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sym(pub u32);

impl Sym {
    /// No id was given.
    pub const NONE: Sym = Sym(u32::MAX);

    /// Whether an id was given.
    pub fn is_some(self) -> bool {
        self != Sym::NONE
    }

    /// The id, or the other one where none was given.
    pub fn or(self, other: Self) -> Sym {
        if self.is_some() { self } else { other }
    }
}

/// Interned text: each distinct text once, in the order of first sight.
#[derive(Debug, Default, Clone)]
pub struct Symbols {
    /// All texts, one after the other.
    bytes: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Numbers of texts by their hash.
    table: HashTable<Slot>,
    hasher: DefaultHashBuilder,
}

/// How many texts [`Symbols::get_near`] looks at.
const AHEAD: u32 = 2;

/// A number and half the hash of its text, so that neither growing the table nor passing over
/// others looks at texts.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    number: u32,
}

/// The table takes its tags from the upper bits of a hash and places from the lower ones.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Symbols {
    /// The symbol of `text`, made on first sight. Empty text is [`Sym::NONE`].
    pub fn intern(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        if let Some(sym) = self.get(text) {
            return sym;
        }
        let number = self.ends.len() as u32;
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        let hash = self.hash(text);
        self.table.insert_unique(spread(hash), Slot { hash, number }, |slot| spread(slot.hash));
        Sym(number)
    }

    /// Makes room for so many more texts.
    pub fn reserve(&mut self, texts: usize) {
        self.ends.reserve(texts);
        self.table.reserve(texts, |slot| spread(slot.hash));
    }

    /// The symbol of `text` if it has been seen.
    pub fn get(&self, text: &str) -> Option<Sym> {
        let hash = self.hash(text);
        let same =
            |slot: &Slot| slot.hash == hash && slice(&self.bytes, &self.ends, slot.number) == text;
        self.table.find(spread(hash), same).map(|slot| Sym(slot.number))
    }

    /// The same, looking first at the texts that came after `near`: tables that tell of the same
    /// things mostly tell of them in the same order.
    pub fn get_near(&self, text: &str, near: Sym) -> Option<Sym> {
        let ahead = (1..=AHEAD).map(|by| Sym(near.0.wrapping_add(by)));
        let mut ahead = ahead;
        ahead.find(|&sym| self.text(sym) == text && !text.is_empty()).or_else(|| self.get(text))
    }

    fn hash(&self, text: &str) -> u32 {
        (self.hasher.hash_one(text) >> 16) as u32
    }

    /// The text of `sym`; empty for [`Sym::NONE`].
    pub fn text(&self, sym: Sym) -> &str {
        slice(&self.bytes, &self.ends, sym.0)
    }

    /// The order of two symbols by their texts, which does not hang on what was seen first;
    /// [`Sym::NONE`] comes last.
    #[inline]
    pub fn order(&self, one: Sym, other: Sym) -> Ordering {
        if one == other {
            return Ordering::Equal;
        }
        let by_text = || self.text(one).cmp(self.text(other)).then(one.cmp(&other));
        other.is_some().cmp(&one.is_some()).then_with(by_text)
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing has been interned.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn slice<'a>(bytes: &'a str, ends: &[usize], number: u32) -> &'a str {
    let at = number as usize;
    let Some(&end) = ends.get(at) else { return "" };
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    &bytes[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_numbers() {
        let mut symbols = Symbols::default();
        let texts: Vec<String> = (0..1_000).map(|n| format!("cus_{n}")).collect();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(symbols.intern(text), Sym(at as u32));
        }
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(symbols.intern(text), Sym(at as u32));
            assert_eq!(symbols.text(Sym(at as u32)), text);
        }
        assert_eq!(symbols.len(), 1_000);
        assert_eq!(symbols.get("nobody"), None);
        for near in [Sym(6), Sym(8), Sym(500), Sym::NONE] {
            assert_eq!(symbols.get_near("cus_7", near), Some(Sym(7)));
            assert_eq!(symbols.get_near("nobody", near), None);
            assert_eq!(symbols.get_near("", near), None);
        }
        assert_eq!(symbols.intern(""), Sym::NONE);
        assert_eq!(symbols.text(Sym::NONE), "");
    }
}
