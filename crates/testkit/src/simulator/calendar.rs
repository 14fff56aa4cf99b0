//! The company's clock: instants as seconds since 1970, days and months in its own time zone.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::dice::Dice;

/// An instant: seconds since 1970 in UTC.
pub(super) type At = i64;

/// Seconds in a day without a change of the clock.
pub(super) const DAY: i64 = 86_400;
pub(super) const HOUR: i64 = 3_600;

/// The simulated window and the zone whose days count.
pub(super) struct Calendar {
    zone: TimeZone,
    /// First simulated day.
    pub first: Date,
    /// First instant of the window.
    pub start: At,
    /// First instant after the window.
    pub end: At,
    /// Months in the window.
    pub months: u32,
}

impl Calendar {
    /// The window of `months` months before `end`, or nothing where dates do not reach so far.
    pub fn new(zone: TimeZone, end: Date, months: u32) -> Option<Calendar> {
        let first = end.checked_sub(i64::from(months).months()).ok()?;
        let mut calendar = Calendar { zone, first, start: 0, end: 0, months };
        calendar.start = calendar.midnight(first);
        calendar.end = calendar.midnight(end);
        Some(calendar)
    }

    /// The local day and time of an instant.
    pub fn local(&self, at: At) -> DateTime {
        let stamp =
            Timestamp::from_second(at).expect("simulated instants lie within a few centuries");
        self.zone.to_datetime(stamp)
    }

    /// Seconds by which local time is ahead of UTC.
    pub fn offset(&self, at: At) -> i32 {
        let stamp =
            Timestamp::from_second(at).expect("simulated instants lie within a few centuries");
        self.zone.to_offset(stamp).seconds()
    }

    /// The instant of a local day and time.
    pub fn at(&self, local: DateTime) -> At {
        self.zone
            .to_timestamp(local)
            .expect("simulated instants lie within a few centuries")
            .as_second()
    }

    /// The first instant of a day.
    pub fn midnight(&self, day: Date) -> At {
        self.at(day.to_datetime(Time::midnight()))
    }

    /// The first instant of the day that `at` lies in.
    pub fn day_start(&self, at: At) -> At {
        self.midnight(self.local(at).date())
    }

    /// The first day of the window's month `n`, counted from 0.
    pub fn month(&self, n: u32) -> Date {
        add_months(self.first.to_datetime(Time::midnight()), n).date()
    }

    /// The same local time `days` later.
    pub fn add_days(&self, at: At, days: u32) -> At {
        let local = self.local(at);
        self.at(local.saturating_add(i64::from(days).days()))
    }

    /// An instant in office hours on the day `days` after that of `at`.
    pub fn office_hours(&self, at: At, days: u32, dice: &mut Dice) -> At {
        let day = self.day_start(self.add_days(self.day_start(at), days));
        day + 8 * HOUR + i64::from(dice.below(11 * 3_600))
    }
}

/// `n` months later, the day clamped to the month's length.
pub(super) fn add_months(local: DateTime, n: u32) -> DateTime {
    local.saturating_add(i64::from(n).months())
}

/// `n` weeks later.
pub(super) fn add_weeks(local: DateTime, n: u32) -> DateTime {
    local.saturating_add(i64::from(n).weeks())
}
