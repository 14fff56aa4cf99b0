//! What a thread that reads rows knows by itself.

use std::sync::Mutex;

use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;

use super::load::Whoever;
use super::{About, Depth, NOBODY, OWN};
use crate::book::{Book, lock};
use crate::load::LoadOptions;
use crate::load::cols::{Cols, Text};

/// Reads rows beside others. What it has met before it knows; for the rest it asks what all share.
pub(super) struct Hand<'a> {
    pub options: &'a LoadOptions,
    pub book: &'a Book,
    pub depth: Depth,
    whose: &'a Mutex<Whoever>,
    /// Texts met before, and by their numbers what they are to all.
    met: Symbols,
    syms: Vec<Option<Sym>>,
    holders: Vec<Option<u32>>,
    last: Option<Instant>,
}

/// One row of a scan.
pub(super) struct Line<'a, 'b> {
    pub cols: &'a Cols<'b>,
    pub at: usize,
    columns: &'a [&'a str],
    recorded: Instant,
}

impl<'a> Hand<'a> {
    /// One that has met nothing.
    pub fn new(
        options: &'a LoadOptions,
        book: &'a Book,
        depth: Depth,
        whose: &'a Mutex<Whoever>,
    ) -> Hand<'a> {
        Hand {
            options,
            book,
            depth,
            whose,
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
        let place = self.place(id);
        *self.holders[place].get_or_insert_with(|| lock(self.whose).holder(self.book, id))
    }

    /// When a holder first paid, where the book knows it.
    pub fn start(&self, holder: u32) -> Option<Instant> {
        (holder != NOBODY).then(|| lock(self.whose).start(self.book, holder)).flatten()
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

    /// Notes an instant of which the data speak; what lies after it was recorded is a plan.
    pub fn seen(&mut self, line: &Line<'_, '_>, at: Instant) {
        if at <= self.options.now && at <= line.recorded {
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

impl<'a, 'b> Line<'a, 'b> {
    /// A row, of which only these columns were read; all of them where none is named.
    pub fn new(
        (cols, columns): (&'a Cols<'b>, &'a [&'a str]),
        at: usize,
        recorded: Instant,
    ) -> Line<'a, 'b> {
        Line { cols, at, columns, recorded }
    }

    fn check(&self, column: &str) {
        debug_assert!(
            self.columns.is_empty() || self.columns.contains(&column),
            "column {column} was not read"
        );
    }

    /// An instant.
    pub fn instant(&self, column: &str) -> Option<Instant> {
        self.number(column).map(Instant)
    }

    /// A whole number.
    pub fn number(&self, column: &str) -> Option<i64> {
        self.check(column);
        self.cols.long(column).at(self.at)
    }

    /// Yes or no.
    pub fn flag(&self, column: &str) -> Option<bool> {
        self.check(column);
        self.cols.flag(column).at(self.at)
    }

    /// A text, empty where absent.
    pub fn text(&self, column: &str) -> &'b str {
        self.check(column);
        let text: Text<'b> = self.cols.text(column);
        text.or_empty(self.at)
    }

    /// A text that others are joined by, as a number: 0 where absent. Two texts that differ have
    /// different numbers, as surely as two facts have different keys in the store.
    pub fn key(&self, column: &str) -> u128 {
        match self.text(column) {
            "" => 0,
            text => twox_hash::XxHash3_128::oneshot(text.as_bytes()),
        }
    }
}
