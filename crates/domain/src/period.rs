//! Calendar periods of the account: days, weeks, months, quarters, years.

use std::fmt;

use crate::account::Account;
use crate::time::{Day, Instant};

/// The length of the periods of a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grain {
    /// A civil day.
    Day,
    /// A week from the account's first weekday.
    Week,
    /// A calendar month.
    Month,
    /// Three months of the fiscal year.
    Quarter,
    /// A fiscal year.
    Year,
}

impl Grain {
    /// All grains, short to long.
    pub const ALL: [Grain; 5] =
        [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Year => "year",
        }
    }

    /// The grain of a name.
    pub fn parse(name: &str) -> Option<Grain> {
        Grain::ALL.into_iter().find(|g| g.name() == name)
    }

    /// The first day of the period that holds `day`.
    pub fn start(self, day: Day, account: &Account) -> Day {
        match self {
            Grain::Day => day,
            Grain::Week => {
                let since = (day.weekday() + 7 - account.week_start % 7) % 7;
                Day(day.0 - since as i32)
            }
            Grain::Month => day.month_start(),
            Grain::Quarter | Grain::Year => {
                let length = self.months();
                let first = account.fiscal_year_start as i32 - 1;
                let number = day.month_number();
                Day::of_month_number(number - (number - first).rem_euclid(length))
            }
        }
    }

    /// The first day of the period `n` periods after the one that begins on `start`.
    pub fn step(self, start: Day, n: i32) -> Day {
        match self {
            Grain::Day => Day(start.0 + n),
            Grain::Week => Day(start.0 + 7 * n),
            _ => start.add_months(n * self.months()),
        }
    }

    /// How many months it is long; 0 where it is not of whole months.
    pub fn months(self) -> i32 {
        match self {
            Grain::Day | Grain::Week => 0,
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::Year => 12,
        }
    }
}

/// A span of whole account days, `[from, to)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// First day.
    pub first: Day,
    /// First day after it.
    pub end: Day,
    /// First instant.
    pub from: Instant,
    /// First instant after it.
    pub to: Instant,
    /// Whether it was cut short: it goes on after its end.
    pub cut: bool,
}

impl Period {
    /// The period of these days in the account's zone.
    pub fn new(first: Day, end: Day, account: &Account) -> Period {
        let zone = &account.zone;
        let (from, to) = (zone.start_of_day(first), zone.start_of_day(end));
        Period { first, end, from, to, cut: false }
    }

    /// The same up to a day, where that lies within it.
    pub fn to_date(self, end: Day, account: &Account) -> Period {
        match self.first < end && end < self.end {
            true => Period { cut: true, ..Period::new(self.first, end, account) },
            false => self,
        }
    }

    /// Length in days.
    pub fn days(&self) -> i32 {
        self.end.0 - self.first.0
    }

    /// All periods of a grain that overlap the days `[from, to)`, in order.
    pub fn all(grain: Grain, from: Day, to: Day, account: &Account) -> Vec<Period> {
        let mut start = grain.start(from, account);
        let mut periods = Vec::new();
        while start < to {
            let next = grain.step(start, 1);
            periods.push(Period::new(start, next, account));
            start = next;
        }
        periods
    }

    /// Whether an instant lies in it.
    pub fn holds(&self, at: Instant) -> bool {
        self.from <= at && at < self.to
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn periods_follow_week_start_and_fiscal_year() {
        let account = Account { week_start: 6, fiscal_year_start: 4, ..Account::default() };
        let at = day(2026, 2, 18);
        assert_eq!(Grain::Week.start(at, &account), day(2026, 2, 15));
        assert_eq!(Grain::Quarter.start(at, &account), day(2026, 1, 1));
        assert_eq!(Grain::Year.start(at, &account), day(2025, 4, 1));
        assert_eq!(Grain::Year.step(day(2025, 4, 1), 1), day(2026, 4, 1));
    }

    #[test]
    fn periods_tile_their_span() {
        let account = Account::default();
        for grain in Grain::ALL {
            let all = Period::all(grain, day(2025, 11, 3), day(2026, 3, 2), &account);
            assert!(all.windows(2).all(|w| w[0].to == w[1].from), "{grain:?}");
            assert!(all[0].first <= day(2025, 11, 3));
            assert!(all[all.len() - 1].end >= day(2026, 3, 2));
        }
    }
}
