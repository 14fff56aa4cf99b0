//! The days of the customers of one pile.

use std::mem::replace;

use rustc_hash::FxHashMap;
use tenure_domain::time::Instant;
use tenure_metrics::usage::{Days, Feature, Kind};

use super::{FUTURE, Frame, INTERNAL, Key, NAMED, PILES, Row, TOGETHER};
use crate::usage::activity::Activity;
use crate::usage::answers::Whole;
use crate::usage::daily::Part;
use crate::usage::grid::{Grid, WIDTH};

/// In place of a user's number: none is named.
const NOBODY: u32 = u32::MAX;

/// In place of a user's number: it is not known yet.
const UNKNOWN: u32 = u32::MAX - 1;

/// The days of some customers, whose numbers are the same but for multiples of [`PILES`].
pub(super) struct Pile<'a> {
    frame: &'a Frame<'a>,
    grid: Option<Grid>,
    kinds: Vec<Kind>,
    /// For each customer whether it has any event that is not left out.
    there: Vec<bool>,
    /// Numbers of users.
    users: FxHashMap<Key, u32>,
    /// For each user its customer.
    whose: Vec<u32>,
    /// For each user the words of its active days.
    active: Vec<u64>,
    /// For each customer and word of days those on which anybody was active, then those of each
    /// feature: what one row changes lies together.
    lines: Vec<u64>,
    /// What is known of the rows.
    pub whole: Whole,
}

/// A user within its customer: the same id at two customers is two users.
#[inline]
fn within(customer: u32, user: Key) -> Key {
    // Multiples of a number without a pattern, so that the key's bits stay apart.
    (user.0 ^ u64::from(customer).wrapping_mul(0x9e37_79b9_7f4a_7c15), user.1)
}

impl<'a> Pile<'a> {
    /// Nobody yet.
    pub(super) fn new(frame: &'a Frame<'a>) -> Pile<'a> {
        Pile {
            frame,
            grid: None,
            kinds: Vec::new(),
            there: Vec::new(),
            users: FxHashMap::default(),
            whose: Vec::new(),
            active: Vec::new(),
            lines: Vec::new(),
            whole: Whole::default(),
        }
    }

    /// Takes over what events are of which it does not know.
    pub(super) fn learn(&mut self, kinds: &[Kind]) {
        self.kinds.extend_from_slice(&kinds[self.kinds.len()..]);
    }

    /// Adds rows.
    pub(super) fn count(&mut self, rows: &[Row]) {
        self.make_room(rows);
        for rows in rows.chunks(TOGETHER) {
            let slots = self.slots(rows);
            for (row, slot) in rows.iter().zip(slots) {
                let slot = if slot == UNKNOWN { self.slot(row) } else { slot };
                self.one(row, slot);
            }
        }
    }

    /// The numbers of users that are known, looked up together so that the processor waits for many
    /// at once.
    fn slots(&self, rows: &[Row]) -> [u32; TOGETHER] {
        let mut slots = [NOBODY; TOGETHER];
        let of_users = |row: &Row| row.name & (NAMED | INTERNAL) == NAMED;
        for (slot, row) in slots.iter_mut().zip(rows).filter(|(_, row)| of_users(row)) {
            let user = self.users.get(&within(row.customer, row.user));
            *slot = user.copied().unwrap_or(UNKNOWN);
        }
        slots
    }

    /// The number of a row's user, which gets one where it has none.
    fn slot(&mut self, row: &Row) -> u32 {
        let next = self.whose.len() as u32;
        let slot = *self.users.entry(within(row.customer, row.user)).or_insert(next);
        if slot == next {
            self.whose.push(row.customer);
            self.active.resize(self.active.len() + self.words(), 0);
        }
        slot
    }

    fn words(&self) -> usize {
        self.grid.as_ref().map_or(0, |grid| grid.words)
    }

    /// Adds a row to the days of its user, where it names one, and customer.
    #[inline]
    fn one(&mut self, row: &Row, slot: u32) {
        let whole = &mut self.whole;
        if row.name & INTERNAL != 0 {
            whole.left_out.internal += 1;
            return;
        }
        if row.name & FUTURE != 0 {
            whole.left_out.future(Instant(row.at), 1);
            return;
        }
        whole.saw(Instant(row.at));
        whole.unnamed += u64::from(slot == NOBODY);
        let customer = row.customer as usize / PILES;
        self.there[customer] = true;
        let Some(grid) = &self.grid else { return };
        let place = grid.place(row.at);
        let (word, bit) = (place / WIDTH, 1_u64 << (place % WIDTH));
        let kind = &self.kinds[(row.name & !(NAMED | FUTURE | INTERNAL)) as usize];
        let line = (customer * grid.words + word) * (1 + self.frame.features);
        if kind.qualifying {
            self.lines[line] |= bit;
            if slot != NOBODY {
                self.active[slot as usize * grid.words + word] |= bit;
            }
        }
        for &feature in &kind.features {
            self.lines[line + 1 + usize::from(feature)] |= bit;
        }
    }

    /// Makes room for the customers of rows, and a grid that holds all days of those that are not
    /// left out.
    fn make_room(&mut self, rows: &[Row]) {
        let told = rows.iter().filter(|row| row.name & FUTURE == 0).map(|row| row.at);
        let (low, high) =
            told.fold((i64::MAX, i64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        if low <= high {
            self.reach(low, high);
        }
        let last = rows.iter().map(|row| row.customer as usize / PILES).max();
        let customers = self.there.len().max(last.map_or(0, |last| last + 1));
        self.there.resize(customers, false);
        self.lines.resize(customers * (1 + self.frame.features) * self.words(), 0);
    }

    fn reach(&mut self, low: i64, high: i64) {
        let zone = self.frame.rules.zone;
        let Some(old) = &self.grid else {
            self.grid = Some(Grid::new(zone, low, high));
            self.active = vec![0; self.whose.len() * self.words()];
            return;
        };
        if old.holds(low) && old.holds(high) {
            return;
        }
        let grid = Grid::new(zone, low.min(old.start()), high.max(old.end() - 1));
        let before = (old.first - grid.first) as usize;
        for (list, each) in [(&mut self.active, 1), (&mut self.lines, 1 + self.frame.features)] {
            let (old_size, size, before) = (old.words * each, grid.words * each, before * each);
            let old = replace(list, vec![0; list.len() / old_size * size]);
            for (from, to) in old.chunks(old_size).zip(list.chunks_mut(size)) {
                to[before..before + old_size].copy_from_slice(from);
            }
        }
        self.grid = Some(grid);
    }

    /// The days of its customers, whose ids come in the order of their numbers.
    pub(super) fn part<'i>(&self, ids: impl Iterator<Item = &'i String>) -> Part {
        let mut part = Part::default();
        let Some(grid) = &self.grid else { return part };
        let mut users: Vec<(u32, u32)> =
            self.whose.iter().zip(0..).map(|(&customer, slot)| (customer, slot)).collect();
        users.sort_unstable();
        let days = |words: Vec<u64>| Days::of_words(grid.first, words);
        let of_user =
            |slot: usize| days(self.active[slot * grid.words..(slot + 1) * grid.words].to_vec());
        let each = 1 + self.frame.features;
        let of_line = |customer: usize, line: usize| {
            let words = customer * grid.words..(customer + 1) * grid.words;
            days(words.map(|word| self.lines[word * each + line]).collect())
        };
        let mut users = users.chunk_by(|a, b| a.0 == b.0).peekable();
        for (at, (id, there)) in ids.zip(&self.there).enumerate() {
            let mut activity = Activity::default();
            let own = |own: &&[(u32, u32)]| own[0].0 as usize / PILES == at;
            for (_, slot) in users.next_if(own).unwrap_or_default() {
                let of_user = of_user(*slot as usize);
                activity.users.extend((!of_user.is_empty()).then_some(of_user));
            }
            if !there {
                continue;
            }
            activity.anybody = of_line(at, 0);
            let features = 0..self.frame.features;
            let used = features.map(|n| (n as Feature, of_line(at, 1 + n)));
            activity.features = used.filter(|(_, days)| !days.is_empty()).collect();
            part.push(id.clone(), &activity);
        }
        part
    }
}
