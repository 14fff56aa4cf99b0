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

/// How many texts are looked up together.
const TOGETHER: usize = 64;

/// Stands for no slot.
const NO_SLOT: u32 = u32::MAX;

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

    /// The symbols of many texts, each as [`Symbols::get`] finds it, added to `found` in order.
    ///
    /// A table of many texts does not fit the processor's caches, so a single look waits for
    /// memory three times: for the slot, for the place of its text, for the text. Here dozens of
    /// looks wait together.
    pub fn get_all(&self, texts: &[&str], found: &mut Vec<Option<Sym>>) {
        let mut near = Sym::NONE;
        for together in texts.chunks(TOGETHER) {
            // Where texts come in the order of their symbols, none has to be looked for.
            let next = |near: Sym, text: &str| {
                let next = Sym(near.0.wrapping_add(1));
                (self.text(next) == text && !text.is_empty()).then_some(next)
            };
            let mut rest = together;
            while let Some((text, others)) = rest.split_first()
                && let Some(sym) = next(near, text)
            {
                found.push(Some(sym));
                (near, rest) = (sym, others);
            }
            self.find_together(rest, found);
            near = found.last().copied().flatten().unwrap_or(near);
        }
    }

    /// Looks up at most [`TOGETHER`] texts. Each loop does little beside one load that does not
    /// hang on the one before, so that the processor makes many of them at once.
    fn find_together(&self, texts: &[&str], found: &mut Vec<Option<Sym>>) {
        let mut hashes = [0; TOGETHER];
        let mut numbers = [NO_SLOT; TOGETHER];
        let mut known = [""; TOGETHER];
        for (hash, text) in hashes.iter_mut().zip(texts) {
            *hash = self.hash(text);
        }
        for (number, &hash) in numbers.iter_mut().zip(&hashes[..texts.len()]) {
            let slot = self.table.find(spread(hash), |slot| slot.hash == hash);
            *number = slot.map_or(NO_SLOT, |slot| slot.number);
        }
        for (known, &number) in known.iter_mut().zip(&numbers[..texts.len()]) {
            *known = slice(&self.bytes, &self.ends, number);
        }
        for ((&text, &known), &number) in texts.iter().zip(&known).zip(&numbers) {
            found.push(match number {
                NO_SLOT => None,
                number if known == text => Some(Sym(number)),
                // Another text has the same hash.
                _ => self.get(text),
            });
        }
    }

    /// The symbols of many texts, made on first sight, added to `syms` in order. Empty texts are
    /// [`Sym::NONE`].
    pub fn intern_all(&mut self, texts: &[&str], syms: &mut Vec<Sym>) {
        let mut found = Vec::with_capacity(texts.len());
        self.get_all(texts, &mut found);
        let made =
            texts.iter().zip(found).map(|(text, sym)| sym.unwrap_or_else(|| self.intern(text)));
        syms.extend(made);
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
        assert_eq!(symbols.intern(""), Sym::NONE);
        assert_eq!(symbols.text(Sym::NONE), "");
    }

    /// In the order of their symbols, against it, and in none; known, unknown and empty ones.
    #[test]
    fn many_texts_are_found_as_single_ones_are() {
        let mut symbols = Symbols::default();
        let text = |n: usize| if n.is_multiple_of(97) { String::new() } else { format!("cus_{n}") };
        let all: Vec<String> = (0..5_000).map(text).collect();
        for text in &all[..4_000] {
            symbols.intern(text);
        }
        let orders: [fn(usize) -> usize; 3] = [|n| n, |n| 4_999 - n, |n| n * 1_237 % 5_000];
        for order in orders {
            let texts: Vec<&str> = (0..5_000).map(|n| all[order(n)].as_str()).collect();
            let mut found = Vec::new();
            symbols.get_all(&texts, &mut found);
            let single: Vec<Option<Sym>> = texts.iter().map(|text| symbols.get(text)).collect();
            assert_eq!(found, single);
            let (mut one, mut other) = (symbols.clone(), symbols.clone());
            let mut syms = Vec::new();
            one.intern_all(&texts, &mut syms);
            let single: Vec<Sym> = texts.iter().map(|text| other.intern(text)).collect();
            assert_eq!(syms, single);
            assert_eq!(one.len(), other.len());
        }
    }
}
