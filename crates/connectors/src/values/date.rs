//! Dates and times as text: ISO 8601, months by their English names, and day-first or month-first
//! where a mapping says so.

use tenure_domain::said;
use tenure_domain::time::{DAY, Day, MINUTE, SECOND, Zone};

use super::Problem;

/// The first and the last year that input may name.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The order in which a source writes day, month and year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DateOrder {
    /// ISO 8601: 2026-03-01.
    #[default]
    YearMonthDay,
    /// 1/3/2026 or 1.3.2026 for 1 March.
    DayMonthYear,
    /// 3/1/2026 for 1 March.
    MonthDayYear,
}

impl DateOrder {
    /// A date in another order than that of ISO 8601, and what mappings call that order.
    pub fn example(self) -> Option<(&'static str, &'static str)> {
        match self {
            DateOrder::YearMonthDay => None,
            DateOrder::DayMonthYear => Some(("31.12.2026", "dmy")),
            DateOrder::MonthDayYear => Some(("12/31/2026", "mdy")),
        }
    }
}

/// Why a date or time could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// It has not the form of one.
    Malformed,
    /// Its month has no such day.
    NoSuchDay,
    /// Its year is not in [`YEARS`].
    Year,
}

/// Reads dates and times in an account's zone.
///
/// Starts of days are remembered, so that a bare date costs one look-up.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: Zone,
    order: DateOrder,
    starts: Vec<i64>,
}

const UNKNOWN: i64 = i64::MIN;

impl Clock {
    /// A reader for a zone and an order of day, month and year.
    pub fn new(zone: Zone, order: DateOrder) -> Clock {
        Clock { zone, order, starts: Vec::new() }
    }

    /// Whose local times they are.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Reads a civil day.
    ///
    /// # Errors
    /// [`DateError`].
    pub fn day(&self, text: &str) -> Result<Day, DateError> {
        let (day, rest) = self.date(text)?;
        // A date-time at midnight is that day; programs often print days so.
        if rest.is_empty() || time_of_day(rest) == Some((0, "")) {
            Ok(day)
        } else {
            Err(DateError::Malformed)
        }
    }

    /// Reads a civil month as its first day: `2026-03` or any day of it.
    ///
    /// # Errors
    /// [`DateError`].
    pub fn month(&self, text: &str) -> Result<Day, DateError> {
        if let [y0, y1, y2, y3, b'-', m0, m1] = *text.as_bytes() {
            let year = digits(&[y0, y1, y2, y3]).ok_or(DateError::Malformed)?;
            let month = digits(&[m0, m1]).ok_or(DateError::Malformed)?;
            return checked(year, month, 1);
        }
        self.day(text).map(Day::month_start)
    }

    /// Reads an instant. A bare date is the start of that day in the zone; a time without offset
    /// is a time of the zone. With `inclusive` a bare date, or a time in its last second, is the
    /// last moment served, and what is returned is the first one not served.
    ///
    /// # Errors
    /// [`DateError`].
    pub fn instant(&mut self, text: &str, inclusive: bool) -> Result<i64, DateError> {
        let (day, rest) = self.date(text)?;
        if rest.is_empty() {
            return Ok(self.start_of_day(Day(day.0 + i32::from(inclusive))));
        }
        let (time, rest) = time_of_day(rest).ok_or(DateError::Malformed)?;
        if inclusive && time >= DAY - SECOND {
            let offset = offset(rest).ok_or(DateError::Malformed)?;
            return Ok(self.at(day.0 + 1, 0, offset));
        }
        let offset = offset(rest).ok_or(DateError::Malformed)?;
        Ok(self.at(day.0, time, offset))
    }

    fn at(&mut self, day: i32, time: i64, offset: Option<i64>) -> i64 {
        match offset {
            Some(offset) => i64::from(day) * DAY + time - offset,
            None if time == 0 => self.start_of_day(Day(day)),
            None => self.zone.from_local(i64::from(day) * DAY + time).0,
        }
    }

    /// The first instant of a day in the zone.
    pub fn start_of_day(&mut self, day: Day) -> i64 {
        let first = first_day();
        let Ok(at) = usize::try_from(day.0 - first) else {
            return self.zone.start_of_day(day).0;
        };
        if self.starts.is_empty() {
            // Days of all the years, and a few beyond for ends.
            self.starts = vec![UNKNOWN; 301 * 366 + 31];
        }
        match self.starts.get(at) {
            Some(&UNKNOWN) => {
                let start = self.zone.start_of_day(day).0;
                self.starts[at] = start;
                start
            }
            Some(&start) => start,
            None => self.zone.start_of_day(day).0,
        }
    }

    /// The order of day, month and year.
    pub fn order(&self) -> DateOrder {
        self.order
    }

    /// An instant given as local time of the zone, in microseconds.
    pub fn from_local(&self, local: i64) -> i64 {
        self.zone.from_local(local).0
    }

    fn date<'a>(&self, text: &'a str) -> Result<(Day, &'a str), DateError> {
        let bytes = text.as_bytes();
        if let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, ..] = *bytes
            && let Some(year) = digits(&[y0, y1, y2, y3])
            && let (Some(month), Some(day)) = (digits(&[m0, m1]), digits(&[d0, d1]))
        {
            // All ten bytes are ASCII, so the rest begins at a character.
            return Ok((checked(year, month, day)?, &text[10..]));
        }
        match (named_month(text), self.order) {
            // A month that is named cannot be taken for a day.
            (Some((year, month, day, rest)), _) => Ok((checked(year, month, day)?, rest)),
            (None, DateOrder::YearMonthDay) => Err(DateError::Malformed),
            (None, order) => small_first(text, order),
        }
    }
}

fn first_day() -> i32 {
    // 1900-01-01.
    -25_567
}

fn checked(year: u32, month: u32, day: u32) -> Result<Day, DateError> {
    let year = year as i32;
    if !YEARS.contains(&year) {
        return Err(DateError::Year);
    }
    let missing = match (month, day) {
        (1..=12, 29..=31) => DateError::NoSuchDay,
        _ => DateError::Malformed,
    };
    Day::from_ymd(year, month, day).ok_or(missing)
}

/// English names of months, in order; where dates are read, their first three letters will do.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `10-Feb-2026`, `10 February 2026` or `Feb 10, 2026` as year, month and day, and what follows.
fn named_month(text: &str) -> Option<(u32, u32, u32, &str)> {
    let number = |text: &'_ str, most: usize| -> Option<(u32, usize)> {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=most)
            .contains(&len)
            .then(|| digits(&text.as_bytes()[..len]))
            .flatten()
            .map(|n| (n, len))
    };
    let name = |text: &str| -> Option<(u32, usize)> {
        let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = text[..len].to_ascii_lowercase();
        let fits = |month: &str| len >= 3 && month.starts_with(&word);
        let at = MONTHS.iter().position(|month| fits(month))?;
        Some((at as u32 + 1, len))
    };
    let mark = |text: &str| text.bytes().take_while(|b| b"-/ .,".contains(b)).count();
    let (first, len) = match number(text, 2) {
        Some(day) => day,
        None => name(text)?,
    };
    let day_first = text.as_bytes()[0].is_ascii_digit();
    let rest = &text[len..];
    let rest = &rest[Some(mark(rest)).filter(|&n| (1..=2).contains(&n))?..];
    let (second, len) = if day_first { name(rest)? } else { number(rest, 2)? };
    let rest = &rest[len..];
    let rest = &rest[Some(mark(rest)).filter(|&n| (1..=2).contains(&n))?..];
    let (year, len) = number(rest, 4).filter(|(_, len)| *len == 4)?;
    let (month, day) = if day_first { (second, first) } else { (first, second) };
    Some((year, month, day, &rest[len..]))
}

/// `1/3/2026`, `01.03.2026` or `1-3-2026`, and what follows.
fn small_first(text: &str, order: DateOrder) -> Result<(Day, &str), DateError> {
    let (first, second, year, used) = small_numbers(text).ok_or(DateError::Malformed)?;
    let day = match order {
        DateOrder::MonthDayYear => checked(year, first, second)?,
        _ => checked(year, second, first)?,
    };
    Ok((day, &text[used..]))
}

/// The two numbers before the year of a date that does not begin with it.
pub(crate) fn leading(text: &str) -> Option<(u32, u32)> {
    small_numbers(text).map(|(first, second, ..)| (first, second))
}

/// The two numbers, the year, and of how many bytes all of them are.
fn small_numbers(text: &str) -> Option<(u32, u32, u32, usize)> {
    let number = |text: &str| -> Option<(u32, usize)> {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        if len == 0 { None } else { digits(&text.as_bytes()[..len]).map(|n| (n, len)) }
    };
    let (first, len) = number(text)?;
    let mark = *text.as_bytes().get(len)?;
    if !matches!(mark, b'/' | b'.' | b'-') || len > 2 {
        return None;
    }
    let mut at = len + 1;
    let (second, len) = number(&text[at..])?;
    if len > 2 || text.as_bytes().get(at + len) != Some(&mark) {
        return None;
    }
    at += len + 1;
    let (year, len) = number(&text[at..])?;
    (len == 4).then_some((first, second, year, at + 4))
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for &byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    Some(value)
}

/// Reads `T12:30`, `T12:30:45` or ` 12:30:45.123456`: microseconds since midnight, and the rest.
fn time_of_day(text: &str) -> Option<(i64, &str)> {
    let [b'T' | b't' | b' ', h0, h1, b':', m0, m1, ..] = *text.as_bytes() else { return None };
    let (hour, minute) = (digits(&[h0, h1])?, digits(&[m0, m1])?);
    let mut micros = i64::from(hour) * 60 * MINUTE + i64::from(minute) * MINUTE;
    let mut rest = text.get(6..)?;
    if let [b':', s0, s1, ..] = *rest.as_bytes() {
        let second = digits(&[s0, s1])?;
        // A leap second is taken as the first moment of the next minute.
        if second > 60 {
            return None;
        }
        micros += i64::from(second) * SECOND;
        rest = rest.get(3..)?;
        if let [b'.' | b',', ..] = *rest.as_bytes() {
            let fraction = &rest[1..];
            let len = fraction.bytes().take_while(u8::is_ascii_digit).count();
            if len == 0 {
                return None;
            }
            micros += fraction_micros(&fraction.as_bytes()[..len]);
            rest = &fraction[len..];
        }
    }
    (hour < 24 && minute < 60).then_some((micros, rest))
}

/// The first six decimals of a second; finer ones are dropped.
fn fraction_micros(digits: &[u8]) -> i64 {
    let digit = |at: usize| digits.get(at).map_or(0, |b| i64::from(b - b'0'));
    (0..6).fold(0, |micros, at| micros * 10 + digit(at))
}

/// Reads an offset: nothing (local time), `Z`, ` UTC`, `+02:00`, `+0200` or `+02`.
#[expect(clippy::option_option, reason = "malformed, local and known are three answers")]
fn offset(text: &str) -> Option<Option<i64>> {
    let text = text.trim_start_matches(' ');
    match text.as_bytes() {
        [] => Some(None),
        b"Z" | b"z" | b"UTC" | b"GMT" => Some(Some(0)),
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let (hours, minutes) = match *rest {
                [h0, h1] => (digits(&[h0, h1])?, 0),
                [h0, h1, m0, m1] | [h0, h1, b':', m0, m1] => {
                    (digits(&[h0, h1])?, digits(&[m0, m1])?)
                }
                _ => return None,
            };
            if hours > 23 || minutes > 59 {
                return None;
            }
            let micros = i64::from(hours * 60 + minutes) * MINUTE;
            Some(Some(if *sign == b'-' { -micros } else { micros }))
        }
        _ => None,
    }
}

/// The finding for a date or time that could not be read, by a clock of this order.
pub fn problem(error: DateError, text: &str, wants_time: bool, order: DateOrder) -> Problem {
    if error == DateError::Year {
        let problem = Problem::new(
            "year-out-of-range",
            said!(
                "a year from {first} to {last}",
                first = YEARS.start().to_string(),
                last = YEARS.end().to_string(),
            ),
        );
        return problem.hint("leave the field empty for \"unknown\" or \"no end\"");
    }
    if error == DateError::NoSuchDay {
        let code = if wants_time { "not-a-time" } else { "not-a-date" };
        return Problem::new(code, "a day that its month has");
    }
    let problem = match (order.example(), wants_time) {
        (Some((example, order)), _) => Problem::new(
            if wants_time { "not-a-time" } else { "not-a-date" },
            said!(
                "a date such as {example}, as the file or its mapping writes dates ({order}), or ISO 8601",
                example = example,
                order = order,
            ),
        ),
        (None, true) => Problem::new(
            "not-a-time",
            "an ISO 8601 date or date-time such as 2026-03-01 or 2026-03-01T09:30:00Z",
        ),
        (None, false) => Problem::new("not-a-date", "an ISO 8601 date such as 2026-03-01"),
    };
    match advice(text, order) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn advice(text: &str, order: DateOrder) -> Option<&'static str> {
    let only_digits = text.bytes().all(|b| b.is_ascii_digit());
    if only_digits && matches!(text.len(), 10 | 13) {
        return Some("this looks like a Unix time; write it as a date-time");
    }
    if only_digits && text.len() == 5 {
        return Some("this looks like a spreadsheet's day number; export the column as a date");
    }
    let unsaid = order == DateOrder::YearMonthDay;
    if unsaid
        && text.contains(['/', '.'])
        && text.bytes().next().is_some_and(|b| b.is_ascii_digit())
    {
        return Some(
            "if the file writes day or month first, put date_order = \"dmy\" or \"mdy\" into a mapping",
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tenure_domain::time::Instant;

    fn bucharest() -> Clock {
        Clock::new(Zone::named("Europe/Bucharest").unwrap(), DateOrder::default())
    }

    fn read(text: &str) -> Result<String, DateError> {
        bucharest().instant(text, false).map(|micros| Instant(micros).to_string())
    }

    #[test]
    fn iso_forms_are_read() {
        let cases = [
            ("2026-03-01", "2026-02-28T22:00:00Z"),
            ("2026-07-01", "2026-06-30T21:00:00Z"),
            ("2026-03-01T09:30", "2026-03-01T07:30:00Z"),
            ("2026-03-01 09:30:15", "2026-03-01T07:30:15Z"),
            ("2026-03-01T09:30:15.1234567Z", "2026-03-01T09:30:15.123456Z"),
            ("2026-03-01T09:30:15,5z", "2026-03-01T09:30:15.5Z"),
            ("2026-03-01T09:30:15+02:00", "2026-03-01T07:30:15Z"),
            ("2026-03-01T09:30:15-0330", "2026-03-01T13:00:15Z"),
            ("2026-03-01 09:30:15 UTC", "2026-03-01T09:30:15Z"),
            ("2026-03-01 00:00:00+00", "2026-03-01T00:00:00Z"),
            ("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"),
            // As Chargebee and spreadsheets write them.
            ("10-Feb-2026 09:30", "2026-02-10T07:30:00Z"),
            ("1 March 2026", "2026-02-28T22:00:00Z"),
            ("Sep 5, 2026", "2026-09-04T21:00:00Z"),
            ("05-SEPT-2026 00:00:00 UTC", "2026-09-05T00:00:00Z"),
        ];
        for (text, want) in cases {
            assert_eq!(read(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let texts = [
            "",
            "2026",
            "2026-13-01",
            "2026-02-32",
            "2026-3-1",
            "20260301",
            "1772323200",
            "2026-03-01T25:00",
            "2026-03-01T09:60",
            "2026-03-01T9:30",
            "2026-03-01x",
            "2026-03-01T09:30:15+2",
            "2026-03-01T09:30:15.",
            "01/03/2026",
            "٢٠٢٦-03-01",
            "2026-03-01T09:30:15 CET",
            "2026-03-0१",
        ];
        for text in texts {
            assert_eq!(read(text), Err(DateError::Malformed), "{text:?}");
        }
        assert_eq!(read("2026-02-30"), Err(DateError::NoSuchDay));
        let days_first = Clock::new(Zone::utc(), DateOrder::DayMonthYear);
        let error = days_first.day("31.02.2026").unwrap_err();
        // Of the order of day and month nothing is said: it was told.
        let told = problem(error, "31.02.2026", false, DateOrder::DayMonthYear);
        assert!(told.hint.is_none() && format!("{told:?}").contains("a day that its month has"));
        for text in ["0000-01-01", "9999-12-31", "1899-12-31", "2201-01-01", "0000-00-00"] {
            assert_eq!(read(text), Err(DateError::Year), "{text}");
        }
        assert!(read("1900-01-01").is_ok());
        assert!(read("2200-12-31").is_ok());
    }

    #[test]
    fn inclusive_ends_move_to_the_first_moment_not_served() {
        let mut clock = Clock::new(Zone::utc(), DateOrder::default());
        let mut read = |text| Instant(clock.instant(text, true).unwrap()).to_string();
        assert_eq!(read("2026-01-31"), "2026-02-01T00:00:00Z");
        assert_eq!(read("2026-01-31T23:59:59Z"), "2026-02-01T00:00:00Z");
        assert_eq!(read("2026-01-31T23:59:59.999+01:00"), "2026-01-31T23:00:00Z");
        assert_eq!(read("2026-01-31T12:00:00Z"), "2026-01-31T12:00:00Z");
        assert_eq!(read("2200-12-31"), "2201-01-01T00:00:00Z");
    }

    #[test]
    fn other_orders_are_read_where_named() {
        let clock = |order| Clock::new(Zone::utc(), order);
        let dmy = clock(DateOrder::DayMonthYear);
        let mdy = clock(DateOrder::MonthDayYear);
        let day = |clock: &Clock, text| clock.day(text).map(|d| d.to_string());
        assert_eq!(day(&dmy, "1/3/2026").as_deref(), Ok("2026-03-01"));
        assert_eq!(day(&dmy, "31.12.2026").as_deref(), Ok("2026-12-31"));
        assert_eq!(day(&mdy, "12/31/2026").as_deref(), Ok("2026-12-31"));
        assert_eq!(day(&mdy, "2026-12-31").as_deref(), Ok("2026-12-31"));
        assert_eq!(day(&mdy, "31/12/2026"), Err(DateError::Malformed));
        assert_eq!(day(&dmy, "1/3/26"), Err(DateError::Malformed));
        assert_eq!(day(&dmy, "1/3.2026"), Err(DateError::Malformed));
    }

    #[test]
    fn who_has_said_the_order_is_not_told_to_say_it() {
        let told = |order| problem(DateError::Malformed, "31.13.2026", true, order);
        assert!(told(DateOrder::YearMonthDay).hint.unwrap().contains("date_order"));
        let dmy = told(DateOrder::DayMonthYear);
        assert_eq!(dmy.hint, None);
        assert!(
            dmy.expected.contains("31.12.2026, as the file or its mapping writes dates (dmy)"),
            "{dmy:?}"
        );
    }

    #[test]
    fn months_and_days_have_their_own_forms() {
        let clock = bucharest();
        assert_eq!(clock.month("2026-03").unwrap().to_string(), "2026-03-01");
        assert_eq!(clock.month("2026-03-17").unwrap().to_string(), "2026-03-01");
        assert_eq!(clock.month("2026-3"), Err(DateError::Malformed));
        assert_eq!(clock.day("2026-03-01T00:00:00").unwrap().to_string(), "2026-03-01");
        assert_eq!(clock.day("2026-03-01T10:00:00"), Err(DateError::Malformed));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_printed_is_read(micros in -2_208_988_800_000_000_i64..7_289_654_400_000_000) {
            let text = Instant(micros).to_string();
            prop_assert_eq!(bucharest().instant(&text, false), Ok(micros), "{}", text);
        }

        #[test]
        fn days_are_read_as_their_start(n in -25_567_i32..84_000) {
            let day = Day(n);
            let mut clock = bucharest();
            let zone = Zone::named("Europe/Bucharest").unwrap();
            prop_assert_eq!(clock.day(&day.to_string()), Ok(day));
            let start = zone.start_of_day(day).0;
            prop_assert_eq!(clock.instant(&day.to_string(), false), Ok(start));
            prop_assert_eq!(clock.instant(&day.to_string(), false), Ok(start));
        }

        #[test]
        fn no_text_panics(text in ".{0,30}") {
            for order in [DateOrder::YearMonthDay, DateOrder::DayMonthYear] {
                let mut clock = Clock::new(Zone::utc(), order);
                if let Err(error) = clock.instant(&text, true) {
                    let _ = problem(error, &text, true, order);
                }
                let _ = (clock.day(&text), clock.month(&text));
            }
        }
    }
}
