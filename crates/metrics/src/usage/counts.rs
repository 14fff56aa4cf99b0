//! Counts by day.

use tenure_domain::time::Day;

/// How often something happened, by day: from the first day on which it did to the last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counts {
    first: Day,
    by_day: Vec<u32>,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts { first: Day(0), by_day: Vec::new() }
    }
}

impl Counts {
    /// Adds to a day; what does not fit 32 bits is cut off.
    pub fn add(&mut self, day: Day, count: u32) {
        if count == 0 {
            return;
        }
        if self.by_day.is_empty() {
            self.first = day;
        }
        if day < self.first {
            let more = (self.first.0 - day.0) as usize;
            self.by_day.splice(0..0, std::iter::repeat_n(0, more));
            self.first = day;
        }
        let at = (day.0 - self.first.0) as usize;
        if at >= self.by_day.len() {
            self.by_day.resize(at + 1, 0);
        }
        self.by_day[at] = self.by_day[at].saturating_add(count);
    }

    /// Adds other counts.
    pub fn merge(&mut self, other: &Counts) {
        for (offset, &count) in (0..).zip(&other.by_day) {
            self.add(Day(other.first.0 + offset), count);
        }
    }

    /// How often in `[from, to)`.
    pub fn sum(&self, from: Day, to: Day) -> i64 {
        let at = |day: Day| {
            let offset = i64::from(day.0) - i64::from(self.first.0);
            offset.clamp(0, self.by_day.len() as i64) as usize
        };
        let (from, to) = (at(from), at(to));
        self.by_day[from..to.max(from)].iter().map(|&count| i64::from(count)).sum()
    }
}
