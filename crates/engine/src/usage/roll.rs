//! The roll-up: from events to the use of customers, in one pass over rows that mostly come user
//! by user.
//!
//! While rows are about one user, its days are bits in a small grid, one line for each name of
//! events, and what its customer's users did is counted in another. Only when the user or the
//! customer changes is anything looked up or allocated. Rows in any order give the same, more
//! slowly.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, Int32Array, Int64Array, RecordBatch, StringArray};
use rustc_hash::FxHashMap;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::usage::{
    Counts, CustomerUse, Days, FeatureCounts, FeatureDays, Kind, Usage, UserUse,
};
use tenure_store::RECORDED_AT;

use super::Rules;
use super::grid::{Grid, WIDTH};

/// The use of some customers.
pub struct Rolled {
    /// Their use.
    pub usage: Usage,
    /// The first event that is left out only because it is later than now.
    pub soon: Option<Instant>,
}

/// The use of some customers in the making.
pub(super) struct Roll<'a> {
    rules: &'a Rules<'a>,
    usage: Usage,
    soon: Option<Instant>,
    customers: FxHashMap<Sym, usize>,
    users: FxHashMap<(usize, Sym), usize>,
    /// Names of events and what they are.
    numbers: FxHashMap<String, usize>,
    kinds: Vec<Kind>,
    grid: Option<Grid>,
    user: UserGrid,
    counts: CountGrid,
}

/// What is known of the user that rows are about.
#[derive(Default)]
struct UserGrid {
    /// Customer, and user unless rows name none.
    who: Option<(Sym, Option<Sym>)>,
    internal: bool,
    /// For each name of events the words of its days.
    words: Vec<u64>,
    /// Names with any day, and the words that hold one.
    touched: Vec<usize>,
    is_touched: Vec<bool>,
    low: usize,
    high: usize,
    events: u64,
    first: i64,
    last: i64,
    first_value: i64,
}

/// How often the named users of a customer did what, by name of events and day.
struct CountGrid {
    customer: Option<Sym>,
    counts: Vec<u32>,
    low: usize,
    high: usize,
}

/// A column of texts, by numbers.
struct Texts<'b> {
    numbers: &'b Int32Array,
    texts: &'b StringArray,
}

impl<'b> Texts<'b> {
    fn new(batch: &'b RecordBatch, name: &str) -> Texts<'b> {
        let column = batch[name].as_dictionary::<Int32Type>();
        Texts { numbers: column.keys(), texts: column.values().as_string::<i32>() }
    }

    /// The number of a text within the batch; `None` where there is none.
    fn number(&self, row: usize) -> Option<usize> {
        self.numbers.is_valid(row).then(|| self.numbers.value(row) as usize)
    }

    fn text(&self, number: Option<usize>) -> &'b str {
        number.filter(|at| self.texts.is_valid(*at)).map_or("", |at| self.texts.value(at))
    }
}

impl<'a> Roll<'a> {
    pub(super) fn new(rules: &'a Rules<'a>) -> Roll<'a> {
        Roll {
            rules,
            usage: Usage::default(),
            soon: None,
            customers: FxHashMap::default(),
            users: FxHashMap::default(),
            numbers: FxHashMap::default(),
            kinds: Vec::new(),
            grid: None,
            user: UserGrid::default(),
            counts: CountGrid { customer: None, counts: Vec::new(), low: usize::MAX, high: 0 },
        }
    }

    /// Adds rows: `customer_id`, `user_id`, `event`, `at`, `recorded_at`.
    pub(super) fn add(&mut self, batch: &RecordBatch) {
        let customers = Texts::new(batch, "customer_id");
        let users = Texts::new(batch, "user_id");
        let at = batch["at"].as_primitive::<Int64Type>();
        let recorded = batch[RECORDED_AT].as_primitive::<Int64Type>();
        let names = self.names(batch);
        let late = self.latest(recorded);
        self.make_room(at);
        let mut before = None;
        for (row, name) in names.into_iter().enumerate() {
            let who = (customers.number(row), users.number(row));
            if before != Some(who) {
                before = Some(who);
                self.change(customers.text(who.0), users.text(who.1));
            }
            let at = at.value(row);
            if self.user.internal {
                self.usage.left_out.internal += 1;
            } else if at > late && at > self.latest_of(recorded.value(row)) {
                self.future(Instant(at), recorded.value(row));
            } else {
                self.event(name, at);
            }
        }
    }

    /// Leaves out an event that lies in the future.
    fn future(&mut self, at: Instant, recorded: i64) {
        self.usage.left_out.future(at, 1);
        if at.0 <= recorded.saturating_add(DAY) {
            self.soon = Some(self.soon.map_or(at, |soon| soon.min(at)));
        }
    }

    /// The latest instant that cannot be in the future for any of these rows.
    fn latest(&self, recorded: &Int64Array) -> i64 {
        recorded.values().iter().min().map_or(i64::MAX, |&at| self.latest_of(at))
    }

    fn latest_of(&self, recorded: i64) -> i64 {
        self.rules.now.0.min(recorded.saturating_add(DAY))
    }

    /// The number of the name of each row.
    fn names(&mut self, batch: &RecordBatch) -> Vec<u32> {
        let events = Texts::new(batch, "event");
        let mut known: Vec<Option<u32>> = vec![None; events.texts.len()];
        let mut none = None;
        let mut names = Vec::with_capacity(batch.num_rows());
        for row in 0..batch.num_rows() {
            let number = events.number(row);
            let slot = match number {
                Some(at) => &mut known[at],
                None => &mut none,
            };
            let name = match *slot {
                Some(name) => name,
                None => *slot.insert(self.name(events.text(number)) as u32),
            };
            names.push(name);
        }
        names
    }

    fn name(&mut self, text: &str) -> usize {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.kinds.len();
        self.numbers.insert(text.to_owned(), number);
        self.kinds.push(self.rules.kinds.of(text).clone());
        number
    }

    /// Makes grids that hold all days and names of rows that are not left out.
    fn make_room(&mut self, at: &Int64Array) {
        let within = at.values().iter().filter(|&&at| at <= self.rules.now.0);
        let (low, high) =
            within.fold((i64::MAX, i64::MIN), |(low, high), &at| (low.min(at), high.max(at)));
        if low > high {
            return;
        }
        let holds = self.grid.as_ref().is_some_and(|grid| grid.holds(low) && grid.holds(high));
        let names = self.kinds.len();
        if holds && self.user.is_touched.len() == names {
            return;
        }
        self.settle_user();
        self.settle_customer();
        let old = self.grid.take();
        let (low, high) = match &old {
            Some(old) => (low.min(old.start()), high.max(old.end() - 1)),
            None => (low, high),
        };
        let grid = if holds { old } else { None };
        let grid = grid.unwrap_or_else(|| Grid::new(self.rules.zone, low, high));
        self.user.words = vec![0; names * grid.words];
        self.user.is_touched = vec![false; names];
        self.counts.counts = vec![0; names * grid.days()];
        self.grid = Some(grid);
    }

    /// From now on rows are about this user.
    fn change(&mut self, customer: &str, user: &str) {
        self.settle_user();
        if self.rules.internal.contains(customer, user) {
            self.user.internal = true;
            return;
        }
        self.user.internal = false;
        let customer = self.usage.names.intern(customer);
        if self.counts.customer != Some(customer) {
            self.settle_customer();
            self.counts.customer = Some(customer);
        }
        let user = self.usage.names.intern(user);
        self.user.who = Some((customer, user.is_some().then_some(user)));
    }

    /// Counts an event of the user.
    #[inline]
    fn event(&mut self, name: u32, at: i64) {
        let (Some(grid), Some((_, id))) = (&self.grid, self.user.who) else { return };
        let (name, place) = (name as usize, grid.place(at));
        let user = &mut self.user;
        let word = place / WIDTH;
        if user.events == 0 {
            (user.low, user.high) = (word, word);
            (user.first, user.last, user.first_value) = (at, at, i64::MAX);
        }
        if !user.is_touched[name] {
            user.is_touched[name] = true;
            user.touched.push(name);
        }
        user.words[name * grid.words + word] |= 1 << (place % WIDTH);
        (user.low, user.high) = (user.low.min(word), user.high.max(word));
        (user.first, user.last) = (user.first.min(at), user.last.max(at));
        user.events += 1;
        let kind = &self.kinds[name];
        if kind.value_moment {
            user.first_value = user.first_value.min(at);
        }
        if id.is_some() && !kind.features.is_empty() {
            let counts = &mut self.counts;
            let count = &mut counts.counts[name * grid.days() + place];
            *count = count.saturating_add(1);
            (counts.low, counts.high) = (counts.low.min(place), counts.high.max(place));
        }
    }

    /// Puts down what is known of the user.
    fn settle_user(&mut self) {
        let (Some(grid), Some((customer, id))) = (&self.grid, self.user.who.take()) else { return };
        let user = &mut self.user;
        if user.events == 0 {
            return;
        }
        let first = grid.first + user.low as i32;
        let mut made = UserUse::new(id.unwrap_or(Sym::NONE));
        made.last_seen = Instant(user.last);
        let mut active: Vec<u64> = Vec::new();
        let mut logins: Vec<u64> = Vec::new();
        let mut features: Vec<(u16, Vec<u64>)> = Vec::new();
        for &name in &user.touched {
            let line = name * grid.words;
            let words = &mut user.words[line + user.low..=line + user.high];
            let kind = &self.kinds[name];
            if kind.qualifying {
                join(&mut active, words);
            }
            if kind.login {
                join(&mut logins, words);
            }
            for &feature in &kind.features {
                match features.binary_search_by_key(&feature, |it| it.0) {
                    Ok(at) => join(&mut features[at].1, words),
                    Err(at) => features.insert(at, (feature, words.to_vec())),
                }
            }
            words.fill(0);
            user.is_touched[name] = false;
        }
        user.touched.clear();
        made.active = Days::of_words(first, active);
        made.logins = Days::of_words(first, logins);
        let days = |(feature, words)| FeatureDays { feature, days: Days::of_words(first, words) };
        made.features = features.into_iter().map(days).collect();
        self.put_down(customer, id, made);
    }

    fn put_down(&mut self, customer: Sym, id: Option<Sym>, made: UserUse) {
        let user = &mut self.user;
        self.usage.seen(Instant(user.first));
        self.usage.seen(Instant(user.last));
        let customers = &mut self.usage.customers;
        let customer = *self.customers.entry(customer).or_insert_with(|| {
            customers.push(CustomerUse::new(customer));
            customers.len() - 1
        });
        let whole = &mut customers[customer];
        if user.first_value < i64::MAX {
            let at = Instant(user.first_value);
            whole.first_value = Some(whole.first_value.map_or(at, |known| known.min(at)));
        }
        match id {
            None => {
                self.usage.unnamed += user.events;
                whole.unnamed.merge(&made);
            }
            Some(id) => match self.users.get(&(customer, id)) {
                Some(&at) => whole.users[at].merge(&made),
                None => {
                    self.users.insert((customer, id), whole.users.len());
                    whole.users.push(made);
                }
            },
        }
        user.events = 0;
    }

    /// Puts down what the users of the customer did how often.
    fn settle_customer(&mut self) {
        let (Some(grid), Some(customer)) = (&self.grid, self.counts.customer.take()) else {
            return;
        };
        let counts = &mut self.counts;
        let (low, high) = (counts.low, counts.high);
        (counts.low, counts.high) = (usize::MAX, 0);
        if low > high {
            return;
        }
        let Some(&customer) = self.customers.get(&customer) else { return };
        let uses = &mut self.usage.customers[customer].uses;
        for (name, kind) in self.kinds.iter().enumerate() {
            let line = name * grid.days();
            let Some(line) = counts.counts.get_mut(line + low..=line + high) else { continue };
            if kind.features.is_empty() {
                continue;
            }
            for (offset, count) in line.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
                for &feature in &kind.features {
                    of_feature(uses, feature).add(grid.day(low + offset), *count);
                }
                *count = 0;
            }
        }
    }

    /// The use of all that was added.
    pub(super) fn finish(mut self) -> Rolled {
        self.settle_user();
        self.settle_customer();
        Rolled { usage: self.usage, soon: self.soon }
    }
}

/// Adds the days of `words` to those of `to`, which begin with the same word.
fn join(to: &mut Vec<u64>, words: &[u64]) {
    if to.is_empty() {
        to.extend_from_slice(words);
        return;
    }
    to.iter_mut().zip(words).for_each(|(to, word)| *to |= word);
}

fn of_feature(uses: &mut Vec<FeatureCounts>, feature: u16) -> &mut Counts {
    let at = match uses.binary_search_by_key(&feature, |of| of.feature) {
        Ok(at) => at,
        Err(at) => {
            uses.insert(at, FeatureCounts { feature, uses: Counts::default() });
            at
        }
    };
    &mut uses[at].uses
}
