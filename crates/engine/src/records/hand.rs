//! What a thread that reads rows knows by itself.

use std::sync::{Mutex, OnceLock};

use tenure_domain::policy::Merges;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;

use super::keys::{NOWHERE, Places};
use super::load::{Whoever, start_since};
use super::{About, Depth, NOBODY, OWN};
use crate::book::{Book, lock, on_all_cores};
use crate::load::LoadOptions;
use crate::load::cols::{Cols, Flag, Long, Text};

/// Reads rows beside others. What it has met before it knows; for the rest it asks what all share.
pub(super) struct Hand<'a> {
    pub options: &'a LoadOptions,
    pub book: &'a Book,
    pub depth: Depth,
    whose: &'a Mutex<Whoever>,
    /// All customers of the book, once anybody has needed them.
    customers: &'a OnceLock<Places>,
    /// Texts met before, and by their numbers what they are to all.
    met: Symbols,
    syms: Vec<Option<Sym>>,
    holders: Vec<Option<u32>>,
    last: Option<Instant>,
}

/// Rows of a scan that lie together, with the columns that were asked for.
pub(super) struct Lines<'a, 'b> {
    pub cols: &'a Cols<'b>,
    columns: &'a [&'a str],
    recorded: Long<'b>,
}

/// One of them.
pub(super) struct Line<'a, 'b> {
    pub cols: &'a Cols<'b>,
    pub at: usize,
    lines: &'a Lines<'a, 'b>,
}

/// The dimensions that rows have of their own, where these are wanted.
pub(super) struct Owns<'b>([Few<'b>; OWN]);

/// A column of few texts that come again and again.
#[derive(Default)]
pub(super) struct Few<'b> {
    texts: Text<'b>,
    met: Vec<(&'b str, Sym)>,
}

/// So many texts are looked for one by one.
const FEW: usize = 8;

/// For so many ids it is worth to put those of all customers into a table of their own.
const MANY: usize = 4_096;

/// So many customers are put there at a time.
const CUSTOMERS: usize = 32_768;

/// The holders of the ids of all customers in a book.
fn customers(book: &Book) -> Places {
    let facts = &book.facts;
    let ids: Vec<&[Sym]> = facts.customers.ids.chunks(CUSTOMERS).collect();
    let keyed =
        |id: &Sym| (key(facts.names.text(*id)), facts.customers.root(*id).unwrap_or(NOBODY));
    let parts = on_all_cores(ids.len(), |at| ids[at].iter().map(keyed).collect());
    Places::new(&parts)
}

impl<'a> Hand<'a> {
    /// One that has met nothing.
    pub fn new(
        options: &'a LoadOptions,
        book: &'a Book,
        depth: Depth,
        (whose, customers): (&'a Mutex<Whoever>, &'a OnceLock<Places>),
    ) -> Hand<'a> {
        Hand {
            options,
            book,
            depth,
            whose,
            customers,
            met: Symbols::default(),
            syms: Vec::new(),
            holders: Vec::new(),
            last: None,
        }
    }

    /// The last instant of which what it read speaks.
    pub fn last(&self) -> Option<Instant> {
        self.last
    }

    /// The place of a text among those that it met.
    fn place(&mut self, text: &str) -> usize {
        let place = self.met.intern(text).0 as usize;
        if place == self.syms.len() {
            self.syms.push(None);
            self.holders.push(None);
        }
        place
    }

    /// The symbol of a text among those of all records.
    pub fn intern(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        let place = self.place(text);
        *self.syms[place].get_or_insert_with(|| lock(self.whose).names.intern(text))
    }

    /// The text of a symbol.
    pub fn text(&self, sym: Sym) -> String {
        lock(self.whose).names.text(sym).to_owned()
    }

    /// The holder of a customer's id; [`NOBODY`] without one.
    pub fn holder(&mut self, id: &str) -> u32 {
        if id.is_empty() {
            return NOBODY;
        }
        if let Some(number) = Whoever::known(self.book, id) {
            return number;
        }
        let place = self.place(id);
        *self.holders[place].get_or_insert_with(|| lock(self.whose).holder(self.book, id))
    }

    /// The holders of all ids of a column.
    pub fn holders(&mut self, ids: &Text<'_>, count: usize) -> Vec<u32> {
        match ids.any() {
            true => self.holders_of(ids, &(0..count).collect::<Vec<usize>>()),
            false => vec![NOBODY; count],
        }
    }

    /// The holders of the ids of some rows.
    pub fn holders_of(&mut self, ids: &Text<'_>, rows: &[usize]) -> Vec<u32> {
        if rows.len() < MANY {
            return rows.iter().map(|&at| self.holder(ids.or_empty(at))).collect();
        }
        let customers = self.customers.get_or_init(|| customers(self.book));
        let keys: Vec<u128> = rows.iter().map(|&at| key(ids.or_empty(at))).collect();
        let mut holders = customers.find(&keys);
        for (&at, holder) in rows.iter().zip(&mut holders).filter(|it| *it.1 == NOWHERE) {
            *holder = self.holder(ids.or_empty(at));
        }
        holders
    }

    /// Whose a record of an instant was: that of the customer that its row names, until it was
    /// merged into the holder, where the policy keeps the two apart until then.
    pub fn then(&self, holder: u32, id: &str, at: Instant) -> u32 {
        let facts = &self.book.facts;
        if self.book.options.policy.merges != Merges::AtMerge {
            return holder;
        }
        let named = facts.names.get(id).filter(|&sym| facts.customers.get(sym) != Some(holder));
        named.and_then(|sym| self.book.ledger_at(sym, at)).unwrap_or(holder)
    }

    /// When the customer that a row names was merged into another.
    pub fn merged_at(&self, id: &str) -> Option<Instant> {
        let facts = &self.book.facts;
        let named = facts.names.get(id)?;
        facts.merges.iter().find(|(_, merge)| merge.from == named)?.1.at
    }

    /// When a holder first paid, where that did not come before an instant.
    pub fn start_since(&self, holder: u32, from: Instant) -> Option<Instant> {
        start_since(self.book, holder, from)
    }

    /// The symbols of own dimensions, where these are wanted.
    pub fn own(&mut self, line: &Line<'_, '_>, columns: &[&str]) -> [Sym; OWN] {
        let mut own = [Sym::NONE; OWN];
        if self.depth.own {
            for (slot, column) in own.iter_mut().zip(columns) {
                *slot = self.intern(line.text(column));
            }
        }
        own
    }

    /// The columns of own dimensions, of which nothing is read where they are not wanted.
    pub fn owns<'b>(&self, lines: &Lines<'_, 'b>, columns: &[&str]) -> Owns<'b> {
        let mut owns = Owns(<[Few<'b>; OWN]>::default());
        if self.depth.own {
            for (few, column) in owns.0.iter_mut().zip(columns) {
                *few = Few::of(lines.text(column));
            }
        }
        owns
    }

    /// Notes an instant of which the data speak; what lies after it was recorded is a plan.
    pub fn seen(&mut self, line: &Line<'_, '_>, at: Instant) {
        self.saw(line.lines.recorded(line.at), at);
    }

    /// Whether an instant has come: tickets and answers that lie ahead are none yet.
    pub fn is_past(&self, at: Instant) -> bool {
        at <= self.options.now
    }

    /// The same as [`Hand::seen`], of a row that was recorded at a time.
    pub fn saw(&mut self, recorded: Instant, at: Instant) {
        if at <= self.options.now && at <= recorded {
            self.last = self.last.max(Some(at));
        }
    }

    /// A record of an instant, with its name where names are wanted: each is met but once.
    pub fn about(&self, holder: u32, at: Instant, id: &str, own: [Sym; OWN]) -> About {
        let id = match self.depth.names {
            true => lock(self.whose).names.intern(id),
            false => Sym::NONE,
        };
        About { holder, at, until: Instant::MAX, id, own }
    }
}

impl Owns<'_> {
    /// The symbols of a row.
    pub fn at(&mut self, row: usize, hand: &mut Hand<'_>) -> [Sym; OWN] {
        let mut own = [Sym::NONE; OWN];
        if hand.depth.own {
            for (slot, few) in own.iter_mut().zip(&mut self.0) {
                *slot = few.at(row, hand);
            }
        }
        own
    }
}

impl<'b> Few<'b> {
    /// One that has met nothing.
    pub fn of(texts: Text<'b>) -> Few<'b> {
        Few { texts, met: Vec::new() }
    }

    /// The symbol of a row's text among those of all records.
    pub fn at(&mut self, row: usize, hand: &mut Hand<'_>) -> Sym {
        let Some(text) = self.texts.at(row) else { return Sym::NONE };
        if let Some(&(_, sym)) = self.met.iter().find(|(met, _)| *met == text) {
            return sym;
        }
        let sym = hand.intern(text);
        if self.met.len() < FEW {
            self.met.push((text, sym));
        }
        sym
    }
}

impl<'a, 'b> Lines<'a, 'b> {
    /// Rows, of which only these columns were read; all of them where none is named.
    pub fn new(cols: &'a Cols<'b>, columns: &'a [&'a str], recorded: &str) -> Lines<'a, 'b> {
        Lines { cols, columns, recorded: cols.long(recorded) }
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.cols.rows()
    }

    /// One of them.
    pub fn line(&'a self, at: usize) -> Line<'a, 'b> {
        Line { cols: self.cols, at, lines: self }
    }

    /// When a row was recorded.
    pub fn recorded(&self, row: usize) -> Instant {
        self.recorded.instant(row).unwrap_or(Instant::MIN)
    }

    fn check(&self, column: &str) {
        debug_assert!(
            self.columns.is_empty() || self.columns.contains(&column),
            "column {column} was not read"
        );
    }

    /// A column of whole numbers or instants.
    pub fn long(&self, column: &str) -> Long<'b> {
        self.check(column);
        self.cols.long(column)
    }

    /// A column of yes and no.
    pub fn flag(&self, column: &str) -> Flag<'b> {
        self.check(column);
        self.cols.flag(column)
    }

    /// A column of texts.
    pub fn text(&self, column: &str) -> Text<'b> {
        self.check(column);
        self.cols.text(column)
    }

    /// The same, empty where nobody wants it.
    pub fn text_where(&self, wanted: bool, column: &str) -> Text<'b> {
        if wanted { self.text(column) } else { Text::default() }
    }
}

impl<'b> Line<'_, 'b> {
    /// An instant.
    pub fn instant(&self, column: &str) -> Option<Instant> {
        self.number(column).map(Instant)
    }

    /// A whole number.
    pub fn number(&self, column: &str) -> Option<i64> {
        self.lines.long(column).at(self.at)
    }

    /// Yes or no.
    pub fn flag(&self, column: &str) -> Option<bool> {
        self.lines.flag(column).at(self.at)
    }

    /// A text, empty where absent.
    pub fn text(&self, column: &str) -> &'b str {
        self.lines.text(column).or_empty(self.at)
    }

    /// A text that others are joined by, as [`key`] has it.
    pub fn key(&self, column: &str) -> u128 {
        key(self.text(column))
    }
}

/// A text that others are joined by, as a number: 0 where absent. Two texts that differ have
/// different numbers: of short ones it is the text itself with its length, of others a hash, as
/// surely as two facts have different keys in the store.
pub(crate) fn key(text: &str) -> u128 {
    let mut bytes = [0; 16];
    match bytes.get_mut(..text.len()) {
        Some(start) if text.len() < 16 => {
            start.copy_from_slice(text.as_bytes());
            bytes[15] = text.len() as u8;
            u128::from_le_bytes(bytes)
        }
        _ => twox_hash::XxHash3_128::oneshot(text.as_bytes()),
    }
}

/// The keys of a column of texts.
pub(super) fn keys(texts: &Text<'_>, count: usize) -> Vec<u128> {
    (0..count).map(|at| key(texts.or_empty(at))).collect()
}
