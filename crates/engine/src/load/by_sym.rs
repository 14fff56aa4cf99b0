//! Numbers by symbol.

use rustc_hash::FxHashMap;
use tenure_domain::symbols::Sym;

/// No number.
const NONE: u32 = u32::MAX;

/// Numbers of some of the symbols: a list where most have one, a map where few do.
#[derive(Debug)]
pub(super) enum BySym {
    /// By symbol.
    Many(Vec<u32>),
    /// Those that have one.
    Few(FxHashMap<Sym, u32>),
}

impl Default for BySym {
    fn default() -> BySym {
        BySym::Many(Vec::new())
    }
}

impl BySym {
    /// Where few of all symbols will have a number.
    pub fn few() -> BySym {
        BySym::Few(FxHashMap::default())
    }

    /// The number of a symbol.
    #[inline]
    pub fn get(&self, sym: Sym) -> Option<u32> {
        match self {
            BySym::Many(list) => list.get(sym.0 as usize).copied().filter(|&number| number != NONE),
            BySym::Few(map) => map.get(&sym).copied(),
        }
    }

    /// Gives a symbol, which is one, a number.
    pub fn set(&mut self, sym: Sym, number: u32) {
        match self {
            BySym::Many(list) => {
                let at = sym.0 as usize;
                if list.len() <= at {
                    list.resize(at + 1, NONE);
                }
                list[at] = number;
            }
            BySym::Few(map) => {
                map.insert(sym, number);
            }
        }
    }
}
