//! Days of use straight from foreign rows, in any order, without storing them.
//!
//! What customers' use comes to does not change where an event is counted twice: it is made of sets
//! of days. So the rows of files can be added as they are read, on every core. Each row changes the
//! days of its user and of its customer, and those of everyone together are far more than fits the
//! processor's caches; so rows are dealt out by their customers onto piles, and a pile is counted
//! when it is high, while the days of its few customers are at hand. A user is known by hashes of
//! 128 bits of its id, within its customer.

mod pile;

use std::hash::{BuildHasher, Hasher};
use std::hint::black_box;
use std::mem::take;
use std::ops::Range;
use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use hashbrown::DefaultHashBuilder;
use rustc_hash::FxHashMap;
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::usage::Kind;
use tenure_store::RECORDED_AT;

use super::answers::Whole;
use super::daily::Part;
use super::{Rules, on_all_cores};
use crate::book::lock;
use crate::error::Error;
use pile::Pile;

/// Piles onto which rows are dealt out.
const PILES: usize = 256;

/// Rows whose customers, or users, are looked up together.
const TOGETHER: usize = 64;

/// Rows that one thread deals out to a pile at a time.
const DEALT: usize = 16;

/// Rows of a pile that is high.
const HIGH: usize = 8_192;

/// Which rows count, and whose they are.
pub(super) struct Frame<'a> {
    rules: &'a Rules<'a>,
    known_at: i64,
    roots: &'a FxHashMap<String, String>,
    features: usize,
    keys: Keys,
    /// Ids of users that are internal anywhere, and at which customers they are or are not.
    internal: FxHashMap<Key, FxHashMap<Key, bool>>,
    /// A power of two of bits, of which those are set where one of these ids lies: few bits, so
    /// that nearly all other ids are told apart without a look at the map.
    maybe: Vec<u64>,
}

impl<'a> Frame<'a> {
    /// Rows known at a time; `roots` says into whom customers were merged in the end, `features`
    /// how many features there are.
    pub(super) fn new(
        rules: &'a Rules<'a>,
        known_at: Option<Instant>,
        roots: &'a FxHashMap<String, String>,
        features: usize,
    ) -> Frame<'a> {
        let keys = Keys::default();
        let at = |of: &[(String, bool)]| of.iter().map(|(id, is)| (keys.of(id), *is)).collect();
        let internal: FxHashMap<Key, FxHashMap<Key, bool>> =
            rules.internal.ids().map(|(id, of)| (keys.of(id), at(of))).collect();
        let mut maybe = vec![0; internal.len().next_power_of_two().min(1 << 14)];
        for key in internal.keys() {
            let (word, bit) = place(&maybe, *key);
            maybe[word] |= bit;
        }
        let known_at = known_at.map_or(i64::MAX, |at| at.0);
        Frame { rules, known_at, roots, features, keys, internal, maybe }
    }

    /// Whether a user of a customer is internal.
    #[inline]
    fn is_internal(&self, customer: &str, user: Key) -> bool {
        let (word, bit) = place(&self.maybe, user);
        let told = |of: &FxHashMap<Key, bool>| of.get(&self.keys.of(customer)).copied();
        let known = || self.internal.get(&user).is_some_and(|of| told(of).unwrap_or(true));
        self.maybe[word] & bit != 0 && known()
    }
}

/// The word and the bit of a key among a power of two of words.
#[inline]
fn place(words: &[u64], key: Key) -> (usize, u64) {
    ((key.1 >> 6) as usize & (words.len() - 1), 1 << (key.1 & 63))
}

/// A text by two hashes that hang on different secrets.
type Key = (u64, u64);

/// Makes keys; those of one question are the same on every thread.
#[derive(Default)]
struct Keys(DefaultHashBuilder, DefaultHashBuilder);

impl Keys {
    #[inline]
    fn of(&self, text: &str) -> Key {
        (hash(&self.0, text), hash(&self.1, text))
    }
}

#[inline]
fn hash(hasher: &DefaultHashBuilder, text: &str) -> u64 {
    let mut hasher = hasher.build_hasher();
    // The length is in it.
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// What is to be counted of a row that lies on a pile.
#[derive(Clone, Copy)]
struct Row {
    user: Key,
    at: i64,
    customer: u32,
    /// Number of its event's name, and [`NAMED`], [`FUTURE`] and [`INTERNAL`].
    name: u32,
}

/// The row names a user.
const NAMED: u32 = 1 << 31;

/// The row lies in the future of its record.
const FUTURE: u32 = 1 << 30;

/// The row is of a user that is internal.
const INTERNAL: u32 = 1 << 29;

/// The names of customers and of events, by number.
#[derive(Default)]
struct Names {
    customers: FxHashMap<String, u32>,
    ids: Vec<String>,
    events: FxHashMap<String, u32>,
    kinds: Vec<Kind>,
}

impl Names {
    /// The number of a customer, or of the one into whom it was merged.
    fn customer(&mut self, frame: &Frame<'_>, id: &str) -> u32 {
        let root = frame.roots.get(id).map_or(id, String::as_str);
        if let Some(&number) = self.customers.get(root) {
            return number;
        }
        let number = self.ids.len() as u32;
        self.ids.push(root.to_owned());
        self.customers.insert(root.to_owned(), number);
        number
    }

    fn event(&mut self, frame: &Frame<'_>, name: &str) -> u32 {
        if let Some(&number) = self.events.get(name) {
            return number;
        }
        let number = self.kinds.len() as u32;
        self.events.insert(name.to_owned(), number);
        self.kinds.push(frame.rules.kinds.of(name).clone());
        number
    }
}

/// Numbers of customers by their keys, in places by their lower bits or the next that are free.
///
/// The table of many customers is larger than the processor's caches, and a map waits for each
/// place before it goes to the next; here places can be asked for ahead.
#[derive(Default)]
struct Numbers {
    /// A power of two of them, of which at most half are taken.
    places: Vec<Place>,
    /// All of them.
    known: Vec<(Key, u32)>,
}

/// A key and its number, in a quarter of a line of the caches.
#[derive(Clone, Copy)]
struct Place {
    first: u64,
    /// The lower half of the second; the upper half says where it lies.
    second: u32,
    number: u32,
}

/// Where a key lies if the place is free.
#[inline]
fn home(key: Key, mask: usize) -> usize {
    (key.1 >> 32) as usize & mask
}

/// In place of a customer's number: the place is free, or no number is known.
const FREE: u32 = u32::MAX;

impl Numbers {
    /// Brings the places of keys near. What it gives is of no use, but must be looked at.
    #[inline]
    fn near(&self, keys: &[Key]) -> u64 {
        let Some(mask) = self.places.len().checked_sub(1) else { return 0 };
        keys.iter().fold(0, |sum, key| sum ^ self.places[home(*key, mask)].first)
    }

    /// The number of a key, or [`FREE`].
    #[inline]
    fn get(&self, key: Key) -> u32 {
        let Some(mask) = self.places.len().checked_sub(1) else { return FREE };
        let mut at = home(key, mask);
        loop {
            let place = &self.places[at];
            if place.number == FREE || (place.first == key.0 && place.second == key.1 as u32) {
                return place.number;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a key that is not there.
    fn insert(&mut self, key: Key, number: u32) {
        if self.known.len() * 2 >= self.places.len() {
            let free = Place { first: 0, second: 0, number: FREE };
            self.places = vec![free; (self.places.len() * 2).max(1024)];
            let known = take(&mut self.known);
            known.iter().for_each(|&(key, number)| self.put(key, number));
            self.known = known;
        }
        self.put(key, number);
        self.known.push((key, number));
    }

    fn put(&mut self, key: Key, number: u32) {
        let mask = self.places.len() - 1;
        let mut at = home(key, mask);
        while self.places[at].number != FREE {
            at = (at + 1) & mask;
        }
        self.places[at] = Place { first: key.0, second: key.1 as u32, number };
    }
}

/// What one thread has met, and the rows that it has not yet put onto piles.
struct Hand {
    customers: Numbers,
    events: FxHashMap<String, u32>,
    dealt: Vec<Vec<Row>>,
}

/// A pile: rows that wait, and the days of those that were counted.
struct Heap<'a> {
    waiting: Mutex<Vec<Row>>,
    pile: Mutex<Pile<'a>>,
}

/// The days of those whom rows name.
pub(super) struct Loose<'a> {
    frame: &'a Frame<'a>,
    names: Mutex<Names>,
    heaps: Vec<Heap<'a>>,
    /// As many as there are threads at most.
    idle: Mutex<Vec<Hand>>,
}

/// Texts as a batch has them.
enum Texts<'b> {
    Each(&'b StringArray),
    /// Numbers into a dictionary.
    Words(&'b Int32Array, &'b StringArray),
}

impl<'b> Texts<'b> {
    fn new(array: &'b ArrayRef) -> Texts<'b> {
        match array.as_dictionary_opt::<Int32Type>() {
            Some(words) => Texts::Words(words.keys(), words.values().as_string()),
            None => Texts::Each(array.as_string()),
        }
    }

    #[inline]
    fn get(&self, at: usize) -> Option<&'b str> {
        match self {
            Texts::Each(texts) => texts.is_valid(at).then(|| texts.value(at)),
            Texts::Words(numbers, words) => {
                numbers.is_valid(at).then(|| words.value(numbers.value(at) as usize))
            }
        }
    }
}

/// Columns of a batch.
struct Columns<'b> {
    customers: Texts<'b>,
    users: Texts<'b>,
    events: Texts<'b>,
    /// The numbers of the words of events as far as they are known, else [`FREE`].
    names: Vec<u32>,
    at: &'b Int64Array,
    recorded: &'b Int64Array,
}

impl<'b> Columns<'b> {
    fn new(batch: &'b RecordBatch) -> Columns<'b> {
        let events = Texts::new(&batch["event"]);
        let words = if let Texts::Words(_, words) = events { words.len() } else { 0 };
        Columns {
            customers: Texts::new(&batch["customer_id"]),
            users: Texts::new(&batch["user_id"]),
            events,
            names: vec![FREE; words],
            at: batch["at"].as_primitive::<Int64Type>(),
            recorded: batch[RECORDED_AT].as_primitive::<Int64Type>(),
        }
    }
}

impl<'a> Loose<'a> {
    /// None yet.
    pub(super) fn new(frame: &'a Frame<'a>) -> Loose<'a> {
        let heap = |_| Heap { waiting: Mutex::default(), pile: Mutex::new(Pile::new(frame)) };
        Loose {
            frame,
            names: Mutex::default(),
            heaps: (0..PILES).map(heap).collect(),
            idle: Mutex::default(),
        }
    }

    /// Adds rows of `events` in canonical columns.
    pub(super) fn add(&self, batch: &RecordBatch) {
        let idle = lock(&self.idle).pop();
        let mut hand = idle.unwrap_or_else(|| Hand {
            customers: Numbers::default(),
            events: FxHashMap::default(),
            dealt: vec![Vec::new(); PILES],
        });
        let mut columns = Columns::new(batch);
        for from in (0..batch.num_rows()).step_by(TOGETHER) {
            let rows = from..(from + TOGETHER).min(batch.num_rows());
            let customers = self.customers(&mut hand, &columns, rows.clone());
            for (at, customer) in rows.zip(customers) {
                self.row(&mut hand, &mut columns, at, customer);
            }
        }
        lock(&self.idle).push(hand);
    }

    /// Deals out a row of a customer, where it was known.
    #[inline]
    fn row(&self, hand: &mut Hand, columns: &mut Columns<'_>, at: usize, customer: u32) {
        let (instant, recorded) = (columns.at.value(at), columns.recorded.value(at));
        if recorded > self.frame.known_at {
            return;
        }
        let mut name = self.event(&mut hand.events, columns, at);
        let mut user = Key::default();
        if let Some(id) = columns.users.get(at) {
            user = self.frame.keys.of(id);
            name |= NAMED;
            if self.frame.is_internal(columns.customers.get(at).unwrap_or_default(), user) {
                name |= INTERNAL;
            }
        }
        if instant > self.frame.rules.now.0 || instant > recorded.saturating_add(DAY) {
            name |= FUTURE;
        }
        let pile = customer as usize % PILES;
        let dealt = &mut hand.dealt[pile];
        dealt.push(Row { user, at: instant, customer, name });
        if dealt.len() >= DEALT {
            self.deal(pile, dealt);
        }
    }

    /// The numbers of the customers of rows, looked up together so that the processor waits for
    /// many at once.
    fn customers(
        &self,
        hand: &mut Hand,
        columns: &Columns<'_>,
        rows: Range<usize>,
    ) -> [u32; TOGETHER] {
        let mut keys = [Key::default(); TOGETHER];
        let id = |at| columns.customers.get(at).unwrap_or_default();
        for (key, at) in keys.iter_mut().zip(rows.clone()) {
            *key = self.frame.keys.of(id(at));
        }
        black_box(hand.customers.near(&keys[..rows.len()]));
        let mut numbers = [FREE; TOGETHER];
        for ((number, &key), at) in numbers.iter_mut().zip(&keys).zip(rows) {
            *number = hand.customers.get(key);
            if *number == FREE {
                *number = lock(&self.names).customer(self.frame, id(at));
                hand.customers.insert(key, *number);
            }
        }
        numbers
    }

    /// The number of a row's event.
    #[inline]
    fn event(
        &self,
        known: &mut FxHashMap<String, u32>,
        columns: &mut Columns<'_>,
        at: usize,
    ) -> u32 {
        let mut number = |name: &str| match known.get(name) {
            Some(&number) => number,
            None => {
                let number = lock(&self.names).event(self.frame, name);
                known.insert(name.to_owned(), number);
                number
            }
        };
        match columns.events {
            Texts::Each(names) => number(names.value(at)),
            Texts::Words(numbers, words) => {
                let word = numbers.value(at) as usize;
                if columns.names[word] == FREE {
                    columns.names[word] = number(words.value(word));
                }
                columns.names[word]
            }
        }
    }

    /// Puts rows onto a pile, and counts it where that makes it high.
    fn deal(&self, pile: usize, dealt: &mut Vec<Row>) {
        let heap = &self.heaps[pile];
        let mut waiting = lock(&heap.waiting);
        waiting.append(dealt);
        if waiting.len() >= HIGH {
            let rows = take(&mut *waiting);
            drop(waiting);
            self.count(heap, &rows);
        }
    }

    fn count(&self, heap: &Heap<'a>, rows: &[Row]) {
        let mut pile = lock(&heap.pile);
        pile.learn(&lock(&self.names).kinds);
        pile.count(rows);
    }

    /// The days of all customers.
    ///
    /// # Errors
    /// None of its own.
    pub(super) fn finish(self) -> Result<(Vec<Part>, Whole), Error> {
        for hand in lock(&self.idle).iter_mut() {
            for (heap, dealt) in self.heaps.iter().zip(&mut hand.dealt) {
                lock(&heap.waiting).append(dealt);
            }
        }
        let ids = take(&mut lock(&self.names).ids);
        let parts = on_all_cores(PILES, |at| {
            let heap = &self.heaps[at];
            self.count(heap, &take(&mut *lock(&heap.waiting)));
            Ok(lock(&heap.pile).part(ids.iter().skip(at).step_by(PILES)))
        })?;
        let mut whole = Whole::default();
        self.heaps.iter().for_each(|heap| whole.add(&lock(&heap.pile).whole));
        Ok((parts, whole))
    }
}
