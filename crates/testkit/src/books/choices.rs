//! Numbers that become facts: zero is always the plainest choice, so that shrinking numbers
//! towards zero makes books plainer.

use jiff::civil::{DateTime, Time, time};
use tenure_domain::time::{Day, Instant, MINUTE};

use crate::oracle::{Calendar, civil};

/// A supply of numbers; past its end they are all zero.
pub struct Choices<'a> {
    numbers: &'a [u16],
    next: usize,
}

impl<'a> Choices<'a> {
    pub fn new(numbers: &'a [u16]) -> Choices<'a> {
        Choices { numbers, next: 0 }
    }

    pub fn number(&mut self) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(number)
    }

    /// One of these; zero gives the first.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.number() % from.len()]
    }

    /// True in so many of a hundred cases; zero gives false.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.number() % 100 >= 100 - percent
    }

    /// A value in so many of a hundred cases. Takes as many numbers either way.
    pub fn maybe<T>(&mut self, percent: usize, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let is = self.chance(percent);
        let value = value(self);
        is.then_some(value)
    }
}

/// Where on the time line a book lies.
pub struct Clock {
    pub base: Day,
    pub calendar: Calendar,
}

/// Times of day that lie on and around what matters.
const TIMES: [Time; 9] = [
    time(0, 0, 0, 0),
    time(10, 0, 0, 0),
    time(10, 30, 0, 0),
    time(10, 59, 59, 999_999_000),
    time(11, 0, 0, 0),
    time(23, 59, 59, 999_999_000),
    time(23, 15, 0, 0),
    time(2, 30, 0, 0),
    time(3, 30, 0, 0),
];

/// Days after the base on which clocks change or months end, for one base or another.
const SPECIAL: [i32; 14] = [30, 58, 59, 66, 67, 87, 88, 90, 15, 89, 91, 297, 304, 365];

const MINUTES: [i64; 6] = [0, 30, 59, 60, 61, 1];

impl Clock {
    fn at(&self, day: Day, clock: Time) -> Instant {
        self.calendar.instant(DateTime::from_parts(civil(day), clock))
    }

    /// Any moment of the book.
    pub fn moment(&self, c: &mut Choices) -> Instant {
        let (how, n) = (c.number() % 10, c.number() as i32);
        let days = match how {
            0..=4 => n % 40,
            5 | 6 => n % 400,
            7 => n % 900,
            _ => SPECIAL[n as usize % SPECIAL.len()],
        };
        let day = Day(self.base.0 + days);
        let slot = c.number();
        let clock = if slot.is_multiple_of(3) { TIMES[0] } else { TIMES[slot % TIMES.len()] };
        self.at(day, clock)
    }

    /// A moment near, mostly after, another.
    pub fn near(&self, from: Instant, c: &mut Choices) -> Instant {
        let (how, n) = (c.number() % 10, c.number() as i64);
        let days = match how {
            0..=3 => n % 3,
            4..=7 => n % 70,
            8 => n % 400,
            _ => -(n % 3),
        };
        let slot = c.number();
        let moved = self.calendar.add_days(from, days);
        match slot % 4 {
            0 => moved,
            1 => Instant(moved.0 + MINUTES[slot / 4 % MINUTES.len()] * MINUTE),
            2 => self.calendar.start_of_day(self.calendar.day(moved)),
            _ => {
                let day = self.calendar.day(moved);
                self.at(day, TIMES[slot / 4 % TIMES.len()])
            }
        }
    }
}
