//! A set of days.

use tenure_domain::time::Day;

/// Days in a word.
const WIDTH: i32 = 64;

/// A set of days, a bit each, from the word of its first day to that of its last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Days {
    /// Number of the first word: its first day divided by 64, rounded down; 0 of no days.
    first: i32,
    /// The first and the last are never 0.
    words: Vec<u64>,
}

/// Bits of a word that lie in `[from, to)`, both counted from its first day.
fn mask(from: i64, to: i64) -> u64 {
    let below = |n: i64| match n {
        i64::MIN..=0 => 0,
        1..=63 => (1_u64 << n) - 1,
        _ => u64::MAX,
    };
    below(to) & !below(from)
}

impl Days {
    /// From words of 64 days each, the first of which begins on day `64 × first`; bit 0 is the
    /// earliest day.
    pub fn of_words(first: i32, words: Vec<u64>) -> Days {
        let mut days = Days { first, words };
        days.trim();
        days
    }

    fn trim(&mut self) {
        let zeros = self.words.iter().take_while(|&&word| word == 0).count();
        self.words.drain(..zeros);
        let used = self.words.iter().rposition(|&word| word != 0).map_or(0, |at| at + 1);
        self.words.truncate(used);
        self.first = if used == 0 { 0 } else { self.first + zeros as i32 };
    }

    /// Makes room for the words from `first` to `last`.
    fn reach(&mut self, first: i32, last: i32) {
        if self.words.is_empty() {
            self.first = first;
        }
        if first < self.first {
            let more = (self.first - first) as usize;
            self.words.splice(0..0, std::iter::repeat_n(0, more));
            self.first = first;
        }
        let needed = (last - self.first + 1) as usize;
        if needed > self.words.len() {
            self.words.resize(needed, 0);
        }
    }

    /// Adds a day.
    pub fn insert(&mut self, day: Day) {
        let word = day.0.div_euclid(WIDTH);
        self.reach(word, word);
        self.words[(word - self.first) as usize] |= 1 << day.0.rem_euclid(WIDTH);
    }

    /// Adds all days of another set.
    pub fn union(&mut self, other: &Days) {
        if other.words.is_empty() {
            return;
        }
        self.reach(other.first, other.first + other.words.len() as i32 - 1);
        let from = (other.first - self.first) as usize;
        for (word, more) in self.words[from..].iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// The words that touch `[from, to)`, each with the bits outside cut off, and its first day.
    fn within(&self, from: Day, to: Day) -> impl DoubleEndedIterator<Item = (i32, u64)> {
        self.words.iter().enumerate().filter_map(move |(at, &word)| {
            let start = (self.first + at as i32) * WIDTH;
            let offset = |day: Day| i64::from(day.0) - i64::from(start);
            let cut = word & mask(offset(from), offset(to));
            (cut != 0).then_some((start, cut))
        })
    }

    /// How many days lie in `[from, to)`.
    pub fn count(&self, from: Day, to: Day) -> u32 {
        self.within(from, to).map(|(_, word)| word.count_ones()).sum()
    }

    /// Whether any day lies in `[from, to)`.
    pub fn any(&self, from: Day, to: Day) -> bool {
        self.within(from, to).next().is_some()
    }

    /// Whether a day is among them.
    pub fn contains(&self, day: Day) -> bool {
        self.any(day, Day(day.0.saturating_add(1)))
    }

    /// The first day.
    pub fn first(&self) -> Option<Day> {
        let word = self.words.first()?;
        Some(Day(self.first * WIDTH + word.trailing_zeros() as i32))
    }

    /// The last day.
    pub fn last(&self) -> Option<Day> {
        let word = self.words.last()?;
        let start = (self.first + self.words.len() as i32 - 1) * WIDTH;
        Some(Day(start + WIDTH - 1 - word.leading_zeros() as i32))
    }

    /// The last day before another.
    pub fn last_before(&self, day: Day) -> Option<Day> {
        let (start, word) = self.within(Day(i32::MIN), day).next_back()?;
        Some(Day(start + WIDTH - 1 - word.leading_zeros() as i32))
    }

    /// The words that hold a day, ascending, with their numbers: as [`Days::of_words`] takes them.
    pub fn words(&self) -> impl Iterator<Item = (i32, u64)> {
        let numbered = (self.first..).zip(self.words.iter().copied());
        numbered.filter(|(_, word)| *word != 0)
    }

    /// Whether there is no day.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The days in `[from, to)`, ascending.
    pub fn iter(&self, from: Day, to: Day) -> impl Iterator<Item = Day> {
        self.within(from, to).flat_map(|(start, word)| {
            (0..WIDTH).filter(move |bit| word >> bit & 1 == 1).map(move |bit| Day(start + bit))
        })
    }

    /// On how many days of `[from, to)` at least one of the `n` days that end with it is in the
    /// set: for how many days a window of `n` days that moves on day by day holds any.
    pub fn covered(&self, from: Day, to: Day, n: i32) -> i64 {
        let mut sum = 0;
        let mut free = from;
        let back = Day(from.0.saturating_sub(n - 1));
        for day in self.iter(back, to) {
            let begin = day.max(free);
            let end = Day(day.0.saturating_add(n)).min(to);
            sum += i64::from((end.0 - begin.0).max(0));
            free = free.max(end);
        }
        sum
    }
}
