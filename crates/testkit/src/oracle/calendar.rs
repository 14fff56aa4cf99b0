//! Civil dates and clocks by asking jiff anew each time: slow, and independent of the domain's
//! own tables.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Span, Timestamp};
use tenure_domain::time::{Day, Instant, Zone};

/// The clock of an account.
#[derive(Clone)]
pub struct Calendar {
    zone: TimeZone,
}

impl Calendar {
    /// The clock of a zone, looked up by its name.
    pub fn new(zone: &Zone) -> Calendar {
        let zone = if zone.name() == "UTC" {
            TimeZone::UTC
        } else {
            TimeZone::get(zone.name()).expect("the domain knows the zone, so jiff does")
        };
        Calendar { zone }
    }

    /// The clock of UTC, by which billing systems count.
    pub fn of_billing_systems() -> Calendar {
        Calendar { zone: TimeZone::UTC }
    }

    /// Whether an instant is the first of a day.
    pub fn begins_a_day(&self, at: Instant) -> bool {
        self.start_of_day(self.day(at)) == at
    }

    /// The wall clock at an instant.
    pub fn local(&self, at: Instant) -> DateTime {
        let at = Timestamp::from_microsecond(at.0).expect("books stay inside the years of jiff");
        self.zone.to_datetime(at)
    }

    /// Microseconds of the reading of the wall clock at an instant, where every day has 24 hours.
    pub fn reading(&self, at: Instant) -> i64 {
        let passed = self.local(at).duration_since(date(1970, 1, 1).at(0, 0, 0, 0));
        i64::try_from(passed.as_micros()).expect("books stay inside the years of jiff")
    }

    /// The civil day of an instant.
    pub fn day(&self, at: Instant) -> Day {
        to_day(self.local(at).date())
    }

    /// The instant of a wall-clock time: the first of two, and after a gap where there is none.
    pub fn instant(&self, local: DateTime) -> Instant {
        let found = self.zone.to_ambiguous_timestamp(local);
        let at = match found.offset() {
            AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local),
            AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local),
            AmbiguousOffset::Gap { before, .. } => before.to_timestamp(local).map(|later| {
                // The clock change at or before that reading is the end of the gap.
                let after = later + Span::new().seconds(1);
                self.zone.preceding(after).next().map_or(later, |change| change.timestamp())
            }),
        };
        Instant(at.expect("books stay inside the years of jiff").as_microsecond())
    }

    /// The first instant of a civil day.
    pub fn start_of_day(&self, day: Day) -> Instant {
        self.instant(of_day(day).at(0, 0, 0, 0))
    }

    /// The same wall-clock time some months later, the day clamped to the month's last.
    pub fn add_months(&self, at: Instant, months: i64) -> Instant {
        self.instant(plus(self.local(at), Span::new().months(months)))
    }

    /// The same wall-clock time some days later.
    pub fn add_days(&self, at: Instant, days: i64) -> Instant {
        self.instant(plus(self.local(at), Span::new().days(days)))
    }

    /// The first day of the month after the one that holds `day`.
    pub fn next_month(&self, day: Day) -> Day {
        let first = of_day(day).first_of_month();
        to_day(first + Span::new().months(1))
    }
}

fn plus(local: DateTime, span: Span) -> DateTime {
    local.checked_add(span).expect("books stay inside the years of jiff")
}

/// The civil date of a day number.
pub fn of_day(day: Day) -> Date {
    date(1970, 1, 1) + Span::new().days(day.0)
}

/// The day number of a civil date.
pub fn to_day(date_: Date) -> Day {
    Day((date_ - date(1970, 1, 1)).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(name: &str) -> Calendar {
        Calendar::new(&Zone::named(name).unwrap())
    }

    fn at(text: &str) -> Instant {
        Instant(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn months_clamp_and_keep_the_clock() {
        let c = calendar("Europe/Bucharest");
        // 31 January 10:00 in winter (UTC+2) and 31 March 10:00 in summer (UTC+3).
        let start = at("2026-01-31T08:00:00Z");
        assert_eq!(c.add_months(start, 1), at("2026-02-28T08:00:00Z"));
        assert_eq!(c.add_months(start, 2), at("2026-03-31T07:00:00Z"));
        assert_eq!(c.add_days(start, 58), at("2026-03-30T07:00:00Z"));
    }

    #[test]
    fn skipped_and_doubled_hours() {
        let c = calendar("Europe/Bucharest");
        // 2026-03-29 03:30 does not exist: the clock goes from 03:00 to 04:00 at 01:00Z.
        let gap = date(2026, 3, 29).at(3, 30, 0, 0);
        assert_eq!(c.instant(gap), at("2026-03-29T01:00:00Z"));
        // 2026-10-25 03:30 comes twice, first in summer time.
        let fold = date(2026, 10, 25).at(3, 30, 0, 0);
        assert_eq!(c.instant(fold), at("2026-10-25T00:30:00Z"));
        // Apia had no 30 December 2011.
        let c = calendar("Pacific/Apia");
        assert_eq!(c.start_of_day(to_day(date(2011, 12, 30))), at("2011-12-30T10:00:00Z"));
        let c = calendar("America/Sao_Paulo");
        assert_eq!(c.start_of_day(to_day(date(2018, 11, 4))), at("2018-11-04T03:00:00Z"));
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(to_day(date(1970, 1, 2)), Day(1));
        assert_eq!(of_day(Day(20_000)), date(2024, 10, 4));
        let c = calendar("UTC");
        assert_eq!(c.next_month(to_day(date(2026, 12, 31))), to_day(date(2027, 1, 1)));
    }
}
