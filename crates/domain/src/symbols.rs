//! Text ids as small numbers, so that the ledger compares integers.

use std::collections::HashMap;

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
    texts: Vec<Box<str>>,
    index: HashMap<Box<str>, u32>,
}

impl Symbols {
    /// The symbol of `text`, made on first sight. Empty text is [`Sym::NONE`].
    pub fn intern(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        if let Some(&n) = self.index.get(text) {
            return Sym(n);
        }
        let n = self.texts.len() as u32;
        self.texts.push(text.into());
        self.index.insert(text.into(), n);
        Sym(n)
    }

    /// The symbol of `text` if it has been seen.
    pub fn get(&self, text: &str) -> Option<Sym> {
        self.index.get(text).map(|&n| Sym(n))
    }

    /// The text of `sym`; empty for [`Sym::NONE`].
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym.0 as usize).map_or("", |t| t)
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether nothing has been interned.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
