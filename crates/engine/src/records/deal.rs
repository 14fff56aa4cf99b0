//! Rows dealt out by whose they are, so that what makes a cell lies close together, and cores do
//! not get in each other's way.

use std::sync::Mutex;

use super::{About, List, NOBODY, Spans, sort};
use crate::book::{Book, lock, on_all_cores};
use tenure_domain::schema::TableId;
use tenure_metrics::catalogue::Instead;
use tenure_metrics::records::Record;

/// Into so many piles rows are dealt: few enough that all of them can be written to at once, and
/// so many that one of a million rows stays in the processor's cache.
const PILES: u32 = 128;

/// So many holders with neighbouring numbers go onto the same pile: they lie together in the book,
/// too.
const NEIGHBOURS: u32 = 64;

/// A row that belongs to somebody.
pub(super) trait Owned {
    /// Whose it is, and when it was.
    fn about(&self) -> &About;
}

impl<R> Owned for (About, R) {
    fn about(&self) -> &About {
        &self.0
    }
}

/// Rows on piles: all those of a holder are on the same one. Those of nobody lie apart.
pub(super) struct Dealt<T> {
    piles: Vec<Vec<T>>,
    nobody: Vec<T>,
}

impl<T> Default for Dealt<T> {
    fn default() -> Dealt<T> {
        Dealt { piles: (0..PILES).map(|_| Vec::new()).collect(), nobody: Vec::new() }
    }
}

/// The pile of a holder.
fn pile(holder: u32) -> usize {
    (holder / NEIGHBOURS % PILES) as usize
}

/// The number of a holder among those of its pile.
pub(super) fn on_pile(holder: u32) -> u32 {
    match holder {
        NOBODY => NOBODY,
        _ => holder / (NEIGHBOURS * PILES) * NEIGHBOURS + holder % NEIGHBOURS,
    }
}

impl<T: Owned> Dealt<T> {
    /// Puts a row onto its pile.
    pub fn push(&mut self, row: T) {
        match row.about().holder {
            NOBODY => self.nobody.push(row),
            holder => self.piles[pile(holder)].push(row),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.nobody.len() + self.piles.iter().map(Vec::len).sum::<usize>()
    }

    /// Makes room for a row of each of these holders.
    pub fn expect(&mut self, holders: &[u32]) {
        let nobody = holders.iter().filter(|holder| **holder == NOBODY).count();
        self.nobody.reserve(nobody);
        // They may not lie on all piles alike.
        let each = (holders.len() - nobody) / PILES as usize;
        self.piles.iter_mut().for_each(|pile| pile.reserve(each + each / 4));
    }

    /// Rows that were read one after the other.
    pub fn of(rows: impl IntoIterator<Item = T>) -> Dealt<T> {
        let mut dealt = Dealt::default();
        rows.into_iter().for_each(|row| dealt.push(row));
        dealt
    }
}

/// What `make` makes of every pile, on every core: of one after the other with the rows of all parts
/// of a scan in their order, and of those that are nobody's, part by part.
pub(super) fn piles<T: Send, U: Send>(
    parts: Vec<Dealt<T>>,
    make: impl Fn(Vec<T>) -> U + Sync,
) -> Vec<U> {
    let mut piles: Vec<Vec<Vec<T>>> = (0..PILES).map(|_| Vec::new()).collect();
    let mut nobody: Vec<Vec<Vec<T>>> = Vec::new();
    for part in parts {
        for (all, rows) in piles.iter_mut().zip(part.piles) {
            all.push(rows);
        }
        nobody.push(vec![part.nobody]);
    }
    let all: Vec<Mutex<Vec<Vec<T>>>> = piles.into_iter().chain(nobody).map(Mutex::new).collect();
    on_all_cores(all.len(), |at| {
        let mut lists = std::mem::take(&mut *lock(&all[at]));
        make(match lists.len() {
            1 => lists.pop().unwrap_or_default(),
            _ => {
                let mut rows = Vec::with_capacity(lists.iter().map(Vec::len).sum());
                lists.iter_mut().for_each(|list| rows.append(list));
                rows
            }
        })
    })
}

/// The records of some holders, by holder and then by time; or records of nobody in no order.
pub(super) struct Pile<R> {
    pub about: Vec<About>,
    pub data: Vec<R>,
}

impl<R: Copy> Pile<R> {
    /// Rows of one pile.
    pub fn of(rows: Vec<(About, R)>) -> Pile<R> {
        if rows.first().is_none_or(|(about, _)| about.holder == NOBODY) {
            let (about, data) = rows.into_iter().unzip();
            return Pile { about, data };
        }
        let key = |(about, _): &(About, R)| (on_pile(about.holder), about.at);
        let order = sort::order(rows.iter().map(key));
        let (about, data) = order.into_iter().map(|at| rows[at as usize]).unzip();
        Pile { about, data }
    }
}

impl<R: Record + Send> List<R> {
    /// A list of rows, which it sorts.
    pub(super) fn new(
        rows: Vec<(About, R)>,
        own: &'static [&'static str],
        held: bool,
        spans: Spans,
    ) -> List<R> {
        List::of_parts(vec![Dealt::of(rows)], own, held, spans)
    }

    /// The same of rows that the parts of a scan have dealt out.
    pub(super) fn of_parts(
        parts: Vec<Dealt<(About, R)>>,
        own: &'static [&'static str],
        held: bool,
        spans: Spans,
    ) -> List<R> {
        List::of_piles(piles(parts, Pile::of), own, held, spans)
    }

    /// The same of piles.
    pub(super) fn of_piles(
        mut piles: Vec<Pile<R>>,
        own: &'static [&'static str],
        held: bool,
        spans: Spans,
    ) -> List<R> {
        piles.retain(|pile| !pile.about.is_empty());
        List {
            piles,
            own,
            held,
            spans,
            untold: Vec::new(),
            of_all: None,
            lack: None,
            rows_of: R::TABLE,
        }
    }

    /// The same; where it has no rows, and `table` is not there of which it speaks, it says why
    /// nothing is known.
    pub(super) fn or_lacks(self, book: &Book, table: TableId, instead: Instead) -> List<R> {
        let told = !self.piles.is_empty() || book.facts.tables.contains(&table);
        let lack = (!told).then(|| book.facts.lack_of(table, Some(instead)));
        List { lack, ..self }
    }
}
