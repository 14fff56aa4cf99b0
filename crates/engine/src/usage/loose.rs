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
use std::mem::take;
use std::ops::Range;
use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, Int64Array, RecordBatch, StringArray};
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
const PILES: usize = 128;

/// Rows whose customers, or users, are looked up together.
const TOGETHER: usize = 64;

/// Rows that one thread deals out to a pile at a time.
const DEALT: usize = 64;

/// Rows of a pile that is high.
const HIGH: usize = 16_384;

/// Which rows count, and whose they are.
pub(super) struct Frame<'a> {
    rules: &'a Rules<'a>,
    known_at: i64,
    roots: &'a FxHashMap<String, String>,
    features: usize,
    keys: Keys,
    /// Ids of users that are internal anywhere, and at which customers they are or are not.
    internal: FxHashMap<Key, FxHashMap<Key, bool>>,
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
        let internal = rules.internal.ids().map(|(id, of)| (keys.of(id), at(of))).collect();
        let known_at = known_at.map_or(i64::MAX, |at| at.0);
        Frame { rules, known_at, roots, features, keys, internal }
    }

    /// Whether a user of a customer is internal.
    #[inline]
    fn is_internal(&self, customer: &str, user: Key) -> bool {
        !self.internal.is_empty()
            && self
                .internal
                .get(&user)
                .is_some_and(|of| of.get(&self.keys.of(customer)).copied().unwrap_or(true))
    }
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
    hasher.write_usize(text.len());
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

/// What one thread has met, and the rows that it has not yet put onto piles.
struct Hand {
    customers: FxHashMap<Key, u32>,
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
            customers: FxHashMap::default(),
            events: FxHashMap::default(),
            dealt: vec![Vec::new(); PILES],
        });
        let columns = Columns::new(batch);
        for from in (0..batch.num_rows()).step_by(TOGETHER) {
            let rows = from..(from + TOGETHER).min(batch.num_rows());
            let customers = self.customers(&mut hand, &columns, rows.clone());
            for (at, customer) in rows.zip(customers) {
                self.row(&mut hand, &columns, at, customer);
            }
        }
        lock(&self.idle).push(hand);
    }

    /// Deals out a row of a customer, where it was known.
    #[inline]
    fn row(&self, hand: &mut Hand, columns: &Columns<'_>, at: usize, customer: u32) {
        let (instant, recorded) = (columns.at.value(at), columns.recorded.value(at));
        if recorded > self.frame.known_at {
            return;
        }
        let mut name = self.event(hand, columns.events.value(at));
        let mut user = Key::default();
        if columns.users.is_valid(at) {
            user = self.frame.keys.of(columns.users.value(at));
            name |= NAMED;
            if self.frame.is_internal(columns.customers.value(at), user) {
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
        for (key, at) in keys.iter_mut().zip(rows.clone()) {
            *key = self.frame.keys.of(columns.customers.value(at));
        }
        let mut found = [None; TOGETHER];
        for (found, key) in found.iter_mut().zip(&keys[..rows.len()]) {
            *found = hand.customers.get(key).copied();
        }
        let mut numbers = [0; TOGETHER];
        for (to, at) in (0..rows.len()).zip(rows) {
            numbers[to] = found[to].unwrap_or_else(|| {
                let id = columns.customers.value(at);
                let number = lock(&self.names).customer(self.frame, id);
                hand.customers.insert(keys[to], number);
                number
            });
        }
        numbers
    }

    /// The number of a row's event.
    #[inline]
    fn event(&self, hand: &mut Hand, name: &str) -> u32 {
        if let Some(&number) = hand.events.get(name) {
            return number;
        }
        let number = lock(&self.names).event(self.frame, name);
        hand.events.insert(name.to_owned(), number);
        number
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
