//! Instants, civil days and the account's time zone.
//!
//! Instants are UTC microseconds. Days are civil days of the account's zone. All intervals are
//! half-open.

use std::fmt;
use std::sync::{Arc, LazyLock};

use jiff::tz;

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Microseconds in a day of 24 hours.
pub const DAY: i64 = 86_400 * SECOND;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(pub i64);

impl Instant {
    /// Before everything.
    pub const MIN: Instant = Instant(i64::MIN);
    /// After everything: the end of what has no end.
    pub const MAX: Instant = Instant(i64::MAX);

    /// This plus `micros`, kept inside the range.
    pub fn plus(self, micros: i64) -> Instant {
        Instant(self.0.saturating_add(micros))
    }
}

/// ISO 8601 in UTC, with as many decimals as needed: `2026-03-01T00:00:00Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, micros) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let day = Day(day.clamp(i64::from(i32::MIN) / 2, i64::from(i32::MAX) / 2) as i32);
        let seconds = micros / SECOND;
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{day}T{h:02}:{m:02}:{s:02}")?;
        match micros % SECOND {
            0 => {}
            rest => write!(f, ".{}", format!("{rest:06}").trim_end_matches('0'))?,
        }
        f.write_str("Z")
    }
}

/// A civil day: days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

impl Day {
    /// The day of a proleptic Gregorian date; `None` where there is no such date.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Day(days_from_civil(year, month, day)))
    }

    /// Year, month and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The first day of this day's month.
    pub fn month_start(self) -> Day {
        let (_, _, day) = self.ymd();
        Day(self.0 - day as i32 + 1)
    }

    /// Months since year 0: orders and counts calendar months.
    pub fn month_number(self) -> i32 {
        let (year, month, _) = self.ymd();
        year * 12 + month as i32 - 1
    }

    /// The first day of the month with that number.
    pub fn of_month_number(number: i32) -> Day {
        Day(days_from_civil(number.div_euclid(12), number.rem_euclid(12) as u32 + 1, 1))
    }

    /// `months` later on the same day of the month, the last day clamped: 31 January and one
    /// month is 28 or 29 February.
    pub fn add_months(self, months: i32) -> Day {
        let (_, _, day) = self.ymd();
        let first = Day::of_month_number(self.month_number() + months);
        let (year, month, _) = first.ymd();
        Day(first.0 + day.min(days_in_month(year, month)) as i32 - 1)
    }

    /// Day of the week, Monday = 0.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }
}

/// ISO 8601: `2026-03-01`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// Days in a month of the Gregorian calendar.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// Both conversions count in eras of 400 years from 1 March, so that the leap day comes last
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted = (month as i32 + 9) % 12;
    let day_of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let shifted = (5 * doy + 2) / 153;
    let day = doy - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = yoe + era * 400 + i32::from(month <= 2);
    (year, month as u32, day as u32)
}

/// The zone does not exist in the IANA database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownZone(pub String);

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no time zone is named {:?}", self.0)
    }
}

impl std::error::Error for UnknownZone {}

/// An IANA time zone as a table of its offsets, for fast conversion in both directions.
#[derive(Clone, Debug)]
pub struct Zone {
    name: Arc<str>,
    /// Start of each span of one offset in UTC, and that offset; both in microseconds.
    spans: Arc<[(i64, i64)]>,
}

impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        self.name == other.name
    }
}

// Offsets are tabulated over the years that input may name, and a little more.
const FIRST_YEAR: i32 = 1890;
const LAST_YEAR: i32 = 2210;

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Zone {
        Zone { name: "UTC".into(), spans: Arc::new([(i64::MIN, 0)]) }
    }

    /// The clocks by which two instants may lie whole months, weeks or days apart: this zone's, and
    /// UTC's, by which billing systems count, unless both are the first of a day here, as dates are.
    pub fn clocks(&self, from: Instant, to: Instant) -> impl Iterator<Item = &Zone> {
        static UTC: LazyLock<Zone> = LazyLock::new(Zone::utc);
        let is_date = |at: Instant| self.start_of_day(self.day(at)) == at;
        let dates = is_date(from) && is_date(to);
        std::iter::once(self).chain((!dates).then(|| &*UTC))
    }

    /// How many months one instant lies after another, by the anniversary that one of the two's
    /// [`clocks`](Zone::clocks) knows; `None` where it is none, or lies before.
    pub fn months_between(&self, from: Instant, to: Instant) -> Option<i32> {
        self.months_apart(from, to).filter(|&months| months >= 0)
    }

    /// The same, below zero where the other instant lies before.
    pub fn months_apart(&self, from: Instant, to: Instant) -> Option<i32> {
        let by = |clock: &Zone| {
            let months = clock.day(to).month_number() - clock.day(from).month_number();
            (clock.add_months(from, months) == to).then_some(months)
        };
        self.clocks(from, to).find_map(by)
    }

    /// The zone of an IANA name such as `Europe/Bucharest`, from the bundled database.
    ///
    /// # Errors
    /// [`UnknownZone`] where the database has no such name.
    pub fn named(name: &str) -> Result<Zone, UnknownZone> {
        if name.eq_ignore_ascii_case("utc") || name == "Z" {
            return Ok(Zone::utc());
        }
        let zone = tz::db().get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        let start = i64::from(days_from_civil(FIRST_YEAR, 1, 1)) * DAY;
        let end = i64::from(days_from_civil(LAST_YEAR, 1, 1)) * DAY;
        let first = timestamp(start);
        let mut spans = vec![(i64::MIN, offset_micros(zone.to_offset(first)))];
        for transition in zone.following(first) {
            let at = transition.timestamp().as_microsecond();
            if at >= end {
                break;
            }
            let offset = offset_micros(transition.offset());
            if spans.last().is_some_and(|last| last.1 != offset) {
                spans.push((at, offset));
            }
        }
        let name = zone.iana_name().unwrap_or(name).into();
        Ok(Zone { name, spans: spans.into() })
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn span(&self, at: i64) -> usize {
        self.spans.partition_point(|&(start, _)| start <= at) - 1
    }

    /// Offset from UTC in microseconds, east positive.
    pub fn offset(&self, at: Instant) -> i64 {
        self.spans[self.span(at.0)].1
    }

    /// Local wall-clock time as microseconds since the local 1970-01-01.
    pub fn local(&self, at: Instant) -> i64 {
        at.0.saturating_add(self.offset(at))
    }

    /// The civil day on which an instant falls.
    pub fn day(&self, at: Instant) -> Day {
        let days = self.local(at).div_euclid(DAY);
        Day(days.clamp(i64::from(i32::MIN) / 2, i64::from(i32::MAX) / 2) as i32)
    }

    /// The first instant of a civil day, also where midnight is skipped or comes twice. Of days that
    /// no instant falls on, the instant nearest to them.
    pub fn start_of_day(&self, day: Day) -> Instant {
        self.from_local(i64::from(day.0).saturating_mul(DAY))
    }

    /// The instant of a local wall-clock time: the earlier one where the clock shows it twice,
    /// the first instant after the gap where it never shows it.
    #[inline]
    pub fn from_local(&self, local: i64) -> Instant {
        match self.spans[..] {
            [(_, offset)] => Instant(local.saturating_sub(offset)),
            _ => self.with_changes(local),
        }
    }

    /// The same where the clock changes at times.
    fn with_changes(&self, local: i64) -> Instant {
        // Offsets are less than a day, so the span lies near local time read as UTC.
        let mut at = self.span(local.saturating_sub(2 * DAY));
        loop {
            let (start, offset) = self.spans[at];
            let end = self.spans.get(at + 1).map_or(i64::MAX, |next| next.0);
            let candidate = local.saturating_sub(offset);
            if candidate < start {
                return Instant(start);
            }
            if candidate < end {
                return Instant(candidate);
            }
            at += 1;
        }
    }

    /// `months` later at the same local time, the day of the month clamped to the last.
    pub fn add_months(&self, at: Instant, months: i32) -> Instant {
        let local = self.local(at);
        let day = Day(local.div_euclid(DAY) as i32).add_months(months);
        self.from_local(i64::from(day.0) * DAY + local.rem_euclid(DAY))
    }

    /// `days` later at the same local time.
    pub fn add_days(&self, at: Instant, days: i32) -> Instant {
        self.from_local(self.local(at).saturating_add(i64::from(days).saturating_mul(DAY)))
    }

    /// How many days of the calendar one instant lies after another: 0 on the day itself.
    pub fn days_after(&self, from: Instant, at: Instant) -> i32 {
        self.day(at).0.saturating_sub(self.day(from).0)
    }

    /// Whether something did not come before something else. One system tells times and another
    /// bare dates, which have no hours: what is of the same day did not come before.
    pub fn follows(&self, from: Instant, at: Instant) -> bool {
        at >= from || self.days_after(from, at) == 0
    }

    /// Whether something followed within so many days: on the day itself, or on one of those after
    /// it, at whatever hour.
    pub fn follows_within(&self, from: Instant, at: Instant, days: i32) -> bool {
        self.follows(from, at) && self.days_after(from, at) <= days
    }
}

fn timestamp(micros: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

fn offset_micros(offset: tz::Offset) -> i64 {
    i64::from(offset.seconds()) * SECOND
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        let mut parts = text.split('-').map(|p| p.parse::<i32>().unwrap());
        let mut next = || parts.next().unwrap();
        Day::from_ymd(next(), next() as u32, next() as u32).unwrap()
    }

    #[test]
    fn months_clamp_to_their_last_day() {
        assert_eq!(day("2026-01-31").add_months(1), day("2026-02-28"));
        assert_eq!(day("2024-01-31").add_months(1), day("2024-02-29"));
        assert_eq!(day("2026-03-31").add_months(-1), day("2026-02-28"));
        assert_eq!(day("2026-12-15").add_months(1), day("2027-01-15"));
        assert_eq!(day("2026-11-22").weekday(), 6);
    }

    #[test]
    fn what_follows_is_judged_by_days_of_the_zone() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let noon = |text: &str| zone.start_of_day(day(text)).plus(12 * 3600 * SECOND);
        let (came, date) = (noon("2026-05-05"), zone.start_of_day(day("2026-05-05")));
        assert!(zone.follows(came, date) && zone.follows_within(came, date, 0));
        assert!(!zone.follows(came, date.plus(-1)));
        // The clock goes back meanwhile; the seventh day is the seventh day.
        let solved = noon("2026-10-20");
        let last = zone.start_of_day(day("2026-10-28")).plus(-1);
        assert!(zone.follows_within(solved, last, 7) && !zone.follows_within(solved, last, 6));
        assert!(!zone.follows_within(solved, last.plus(1), 7));
    }

    #[test]
    fn the_clock_change_moves_the_offset_and_not_the_day() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let start = zone.start_of_day(day("2026-03-29"));
        let end = zone.start_of_day(day("2026-03-30"));
        assert_eq!(end.0 - start.0, 23 * 3600 * SECOND);
        let start = zone.start_of_day(day("2026-10-25"));
        assert_eq!(zone.start_of_day(day("2026-10-26")).0 - start.0, 25 * 3600 * SECOND);
    }

    #[test]
    fn a_day_without_midnight_begins_after_the_gap() {
        // São Paulo skipped 00:00–01:00 on 2018-11-04.
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        let start = zone.start_of_day(day("2018-11-04"));
        assert_eq!(start.to_string(), "2018-11-04T03:00:00Z");
        assert_eq!(zone.day(start), day("2018-11-04"));
        assert_eq!(zone.day(Instant(start.0 - 1)), day("2018-11-03"));
    }

    #[test]
    fn unknown_zones_are_named() {
        assert_eq!(Zone::named("Mars/Olympus").unwrap_err(), UnknownZone("Mars/Olympus".into()));
    }

    proptest! {
        #[test]
        fn days_round_trip(n in -60_000_i32..90_000) {
            let (y, m, d) = Day(n).ymd();
            prop_assert_eq!(Day::from_ymd(y, m, d), Some(Day(n)));
        }

        #[test]
        fn offsets_agree_with_the_database(
            seconds in -2_000_000_000_i64..7_000_000_000,
            at in 0_usize..6,
        ) {
            let names = ["Europe/Bucharest", "America/New_York", "Asia/Kathmandu",
                "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca"];
            let zone = Zone::named(names[at]).unwrap();
            let instant = Instant(seconds * SECOND);
            let want = tz::db().get(names[at]).unwrap().to_offset(timestamp(instant.0));
            prop_assert_eq!(zone.offset(instant), offset_micros(want));
            let start = zone.start_of_day(zone.day(instant));
            prop_assert!(start <= instant);
            prop_assert_eq!(zone.day(start), zone.day(instant));
            prop_assert!(zone.day(Instant(start.0 - 1)) < zone.day(instant));
        }
    }
}
