//! Days of use straight from foreign rows, in any order, without storing them.
//!
//! What customers' use comes to does not change where an event is counted twice: it is made of sets
//! of days. So the rows of files can be added as they are read, on every core into days of its own,
//! which are joined at the end. A user is known by hashes of 128 bits of its customer and its id.

use std::hash::{BuildHasher, Hasher};
use std::mem::replace;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, Int64Array, RecordBatch, StringArray};
use hashbrown::DefaultHashBuilder;
use rustc_hash::FxHashMap;
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::usage::{Days, Feature, Kind};
use tenure_store::RECORDED_AT;

use super::Rules;
use super::activity::Activity;
use super::answers::Whole;
use super::daily::Part;
use super::grid::{Grid, WIDTH};

/// Rows whose users are looked up together, so that the processor waits for many at once.
const TOGETHER: usize = 64;

/// Customers of one part of the answer.
const PART: usize = 4_096;

/// Which rows count, and whose they are.
pub(super) struct Frame<'a> {
    pub rules: &'a Rules<'a>,
    pub known_at: Option<Instant>,
    /// Into whom customers were merged in the end.
    pub roots: &'a FxHashMap<String, String>,
    /// Numbers of features.
    pub features: usize,
    /// What users are known by.
    pub keys: Keys,
}

/// A user of a customer, by two hashes of both that hang on different secrets.
type Key = (u64, u64);

/// Makes keys; those of one question are the same on every thread.
#[derive(Default)]
pub(super) struct Keys(DefaultHashBuilder, DefaultHashBuilder);

impl Keys {
    #[inline]
    fn of(&self, customer: &str, user: &str) -> Key {
        (said(&self.0, customer, user), said(&self.1, customer, user))
    }
}

#[inline]
fn said(hasher: &DefaultHashBuilder, customer: &str, user: &str) -> u64 {
    let mut hasher = hasher.build_hasher();
    // With its length before it, so that no customer ends where a user begins.
    hasher.write_usize(customer.len());
    hasher.write(customer.as_bytes());
    hasher.write(user.as_bytes());
    hasher.finish()
}

/// The days of those whom some rows name.
pub(super) struct Loose<'a> {
    frame: &'a Frame<'a>,
    grid: Option<Grid>,
    names: FxHashMap<String, u32>,
    kinds: Vec<Kind>,
    customers: FxHashMap<String, u32>,
    ids: Vec<String>,
    /// For each customer whether it has any event that is not left out.
    there: Vec<bool>,
    /// Numbers of users; [`INTERNAL`] of those that are.
    users: FxHashMap<Key, u32>,
    /// The same by ids of those into whom their customers were merged.
    shared: FxHashMap<Key, u32>,
    /// For each user its customer.
    whose: Vec<u32>,
    /// For each user the words of its active days.
    active: Vec<u64>,
    /// For each customer the words of the days on which anybody was active, then those of each
    /// feature.
    lines: Vec<u64>,
    whole: Whole,
}

/// In place of a user's number: it is internal.
const INTERNAL: u32 = u32::MAX;

/// In place of a user's number: none is named.
const NOBODY: u32 = u32::MAX - 1;

/// In place of a user's number: it is not known yet.
const UNKNOWN: u32 = u32::MAX - 2;

/// Columns of a batch.
struct Columns<'b> {
    customers: &'b StringArray,
    users: &'b StringArray,
    events: &'b StringArray,
    at: &'b Int64Array,
    recorded: &'b Int64Array,
}

impl<'b> Columns<'b> {
    fn new(batch: &'b RecordBatch) -> Columns<'b> {
        Columns {
            customers: batch["customer_id"].as_string(),
            users: batch["user_id"].as_string(),
            events: batch["event"].as_string(),
            at: batch["at"].as_primitive::<Int64Type>(),
            recorded: batch[RECORDED_AT].as_primitive::<Int64Type>(),
        }
    }

    fn user(&self, row: usize) -> Option<&'b str> {
        self.users.is_valid(row).then(|| self.users.value(row))
    }
}

impl<'a> Loose<'a> {
    pub(super) fn new(frame: &'a Frame<'a>) -> Loose<'a> {
        Loose {
            frame,
            grid: None,
            names: FxHashMap::default(),
            kinds: Vec::new(),
            customers: FxHashMap::default(),
            ids: Vec::new(),
            there: Vec::new(),
            users: FxHashMap::default(),
            shared: FxHashMap::default(),
            whose: Vec::new(),
            active: Vec::new(),
            lines: Vec::new(),
            whole: Whole::default(),
        }
    }

    /// Adds rows of `events` in canonical columns.
    pub(super) fn add(&mut self, batch: &RecordBatch) {
        let columns = Columns::new(batch);
        self.make_room(columns.at);
        let known_at = self.frame.known_at.map_or(i64::MAX, |at| at.0);
        for from in (0..batch.num_rows()).step_by(TOGETHER) {
            let rows = from..(from + TOGETHER).min(batch.num_rows());
            let slots = self.slots(&columns, rows.clone());
            for (row, slot) in rows.zip(slots) {
                if columns.recorded.value(row) <= known_at {
                    self.row(&columns, row, slot);
                }
            }
        }
    }

    /// The numbers of users that are known. Each loop does little beside one load, so that the
    /// processor makes many of them at once.
    fn slots(&self, columns: &Columns<'_>, rows: Range<usize>) -> [u32; TOGETHER] {
        let mut keys = [None; TOGETHER];
        for (key, row) in keys.iter_mut().zip(rows) {
            *key = columns
                .user(row)
                .map(|user| self.frame.keys.of(columns.customers.value(row), user));
        }
        keys.map(|key| key.map_or(NOBODY, |key| self.users.get(&key).copied().unwrap_or(UNKNOWN)))
    }

    /// Adds a row. Only where its user is not known yet, or none is named, its customer is looked
    /// for.
    #[inline]
    fn row(&mut self, columns: &Columns<'_>, row: usize, slot: u32) {
        let slot = match slot {
            UNKNOWN => self.slot(columns, row),
            slot => slot,
        };
        if slot == INTERNAL {
            self.whole.left_out.internal += 1;
            return;
        }
        let (at, recorded) = (columns.at.value(row), columns.recorded.value(row));
        if at > self.frame.rules.now.0 || at > recorded.saturating_add(DAY) {
            self.whole.left_out.future(Instant(at), 1);
            return;
        }
        let customer = match slot {
            NOBODY => self.customer(columns.customers.value(row)),
            slot => self.whose[slot as usize],
        };
        let name = self.name(columns.events.value(row));
        self.count(slot, customer, name, at);
    }

    /// The number of a customer, or of the one into whom it was merged.
    fn customer(&mut self, id: &str) -> u32 {
        if let Some(&number) = self.customers.get(id) {
            return number;
        }
        let root = self.frame.roots.get(id).map_or(id, String::as_str);
        let number = match self.customers.get(root) {
            Some(&number) => number,
            None => {
                let number = self.ids.len() as u32;
                self.ids.push(root.to_owned());
                self.there.push(false);
                self.customers.insert(root.to_owned(), number);
                let width = (1 + self.frame.features) * self.words();
                self.lines.resize(self.lines.len() + width, 0);
                number
            }
        };
        self.customers.insert(id.to_owned(), number);
        number
    }

    fn name(&mut self, event: &str) -> u32 {
        if let Some(&number) = self.names.get(event) {
            return number;
        }
        let number = self.kinds.len() as u32;
        self.names.insert(event.to_owned(), number);
        self.kinds.push(self.frame.rules.kinds.of(event).clone());
        number
    }

    /// The number of a row's user, which gets one now where it has none.
    fn slot(&mut self, columns: &Columns<'_>, row: usize) -> u32 {
        let (customer, user) = (columns.customers.value(row), columns.users.value(row));
        let key = self.frame.keys.of(customer, user);
        if let Some(&slot) = self.users.get(&key) {
            return slot;
        }
        let slot = match self.frame.rules.internal.contains(user) {
            true => INTERNAL,
            false => self.new_slot(customer, user),
        };
        self.users.insert(key, slot);
        slot
    }

    /// A new number of a user, unless it is known by another of its customer's ids.
    fn new_slot(&mut self, customer: &str, user: &str) -> u32 {
        let number = self.customer(customer);
        let next = self.whose.len() as u32;
        if let Some(root) = self.frame.roots.get(customer) {
            let slot = *self.shared.entry(self.frame.keys.of(root, user)).or_insert(next);
            if slot != next {
                return slot;
            }
        }
        self.whose.push(number);
        self.active.resize(self.active.len() + self.words(), 0);
        next
    }

    fn words(&self) -> usize {
        self.grid.as_ref().map_or(0, |grid| grid.words)
    }

    /// Adds an event to the days of its user, where it names one, and customer.
    #[inline]
    fn count(&mut self, slot: u32, customer: u32, name: u32, at: i64) {
        self.whole.saw(Instant(at));
        self.whole.unnamed += u64::from(slot == NOBODY);
        self.there[customer as usize] = true;
        let Some(grid) = &self.grid else { return };
        let place = grid.place(at);
        let (word, bit) = (place / WIDTH, 1_u64 << (place % WIDTH));
        let kind = &self.kinds[name as usize];
        let line = customer as usize * (1 + self.frame.features);
        if kind.qualifying {
            self.lines[line * grid.words + word] |= bit;
            if slot != NOBODY {
                self.active[slot as usize * grid.words + word] |= bit;
            }
        }
        for &feature in &kind.features {
            self.lines[(line + 1 + usize::from(feature)) * grid.words + word] |= bit;
        }
    }

    /// Makes a grid that holds all days of rows that are not left out.
    fn make_room(&mut self, at: &Int64Array) {
        let within = at.values().iter().filter(|&&at| at <= self.frame.rules.now.0);
        let (low, high) =
            within.fold((i64::MAX, i64::MIN), |(low, high), &at| (low.min(at), high.max(at)));
        if low <= high {
            self.reach(low, high);
        }
    }

    fn reach(&mut self, low: i64, high: i64) {
        let zone = self.frame.rules.zone;
        let Some(old) = &self.grid else {
            self.grid = Some(Grid::new(zone, low, high));
            self.active = vec![0; self.whose.len() * self.words()];
            self.lines = vec![0; self.ids.len() * (1 + self.frame.features) * self.words()];
            return;
        };
        if old.holds(low) && old.holds(high) {
            return;
        }
        let grid = Grid::new(zone, low.min(old.start()), high.max(old.end() - 1));
        let (before, words) = ((old.first - grid.first) as usize, old.words);
        for list in [&mut self.active, &mut self.lines] {
            let old = replace(list, vec![0; list.len() / words * grid.words]);
            for (from, to) in old.chunks(words).zip(list.chunks_mut(grid.words)) {
                to[before..before + words].copy_from_slice(from);
            }
        }
        self.grid = Some(grid);
    }

    /// Adds what other rows told.
    pub(super) fn join(&mut self, mut other: Loose<'a>) {
        self.whole.add(&other.whole);
        let Some(theirs) = &other.grid else { return };
        self.reach(theirs.start(), theirs.end() - 1);
        let Some(mine) = &self.grid else { return };
        other.reach(mine.start(), mine.end() - 1);
        let words = mine.words;
        let width = (1 + self.frame.features) * words;
        let mut numbers = Vec::with_capacity(other.ids.len());
        for (at, id) in other.ids.iter().enumerate() {
            let number = self.customer(id);
            numbers.push(number);
            self.there[number as usize] |= other.there[at];
            let to = number as usize * width;
            or(&mut self.lines[to..to + width], &other.lines[at * width..(at + 1) * width]);
        }
        let shared: FxHashMap<u32, Key> =
            other.shared.iter().map(|(&key, &slot)| (slot, key)).collect();
        for (&key, &slot) in &other.users {
            if slot == INTERNAL {
                self.users.insert(key, INTERNAL);
                continue;
            }
            let next = self.whose.len() as u32;
            let known = self.users.get(&key).copied();
            let known = known.or_else(|| self.shared.get(shared.get(&slot)?).copied());
            let mine = known.unwrap_or(next);
            if mine == next {
                self.whose.push(numbers[other.whose[slot as usize] as usize]);
                self.active.resize(self.active.len() + words, 0);
            }
            self.users.insert(key, mine);
            if let Some(&root) = shared.get(&slot) {
                self.shared.insert(root, mine);
            }
            let (to, from) = (mine as usize * words, slot as usize * words);
            or(&mut self.active[to..to + words], &other.active[from..from + words]);
        }
    }

    /// The days of all customers.
    pub(super) fn finish(self) -> (Vec<Part>, Whole) {
        let Some(grid) = &self.grid else { return (Vec::new(), self.whole) };
        let (first, words) = (grid.first, grid.words);
        let mut users: Vec<(u32, u32)> =
            self.whose.iter().zip(0..).map(|(&customer, slot)| (customer, slot)).collect();
        users.sort_unstable();
        let days = |list: &[u64], at: usize| {
            Days::of_words(first, list[at * words..(at + 1) * words].to_vec())
        };
        let (mut parts, mut at) = (Vec::new(), 0);
        for from in (0..self.ids.len()).step_by(PART) {
            let mut part = Part::default();
            for number in from..(from + PART).min(self.ids.len()) {
                let mut activity = Activity::default();
                while at < users.len() && users[at].0 as usize == number {
                    let of_user = days(&self.active, users[at].1 as usize);
                    activity.users.extend((!of_user.is_empty()).then_some(of_user));
                    at += 1;
                }
                if !self.there[number] {
                    continue;
                }
                let line = number * (1 + self.frame.features);
                activity.anybody = days(&self.lines, line);
                let features = 0..self.frame.features;
                let used = features.map(|n| (n as Feature, days(&self.lines, line + 1 + n)));
                activity.features = used.filter(|(_, days)| !days.is_empty()).collect();
                part.push(self.ids[number].clone(), &activity);
            }
            parts.push(part);
        }
        (parts, self.whole)
    }
}

/// Adds the days of one list to those of another.
fn or(to: &mut [u64], from: &[u64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to |= from);
}
