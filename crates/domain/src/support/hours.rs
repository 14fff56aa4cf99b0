//! Business hours: the parts of each week in which people work, without holidays.

use std::collections::BTreeSet;
use std::fmt;

use crate::time::{DAY, Day, Instant, MINUTE, Zone};

const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// No calendar has so many days without work on end; what lies further away is never reached.
const FAR: i32 = 4_000;

/// When people work: spans of each day of the week in local time, and days on which nobody does.
///
/// As text: `Mon-Thu 09:00-17:30, Fri 09:00-12:00 13:00-15:00 Europe/Oslo`. Days without a time
/// are whole days; without a zone it is the account's.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// The zone of the times.
    zone: Zone,
    /// By day of the week, Monday first: from and to in microseconds since midnight, ascending and
    /// apart.
    spans: [Vec<(i64, i64)>; 7],
    /// Single days without work.
    holidays: BTreeSet<Day>,
    /// Month and day of those that come back each year.
    yearly: BTreeSet<(u32, u32)>,
}

/// Why business hours cannot be understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HoursError {
    /// A word is no day, time or zone.
    Word(String),
    /// A span ends before it begins, or two of one day overlap.
    Span(String),
    /// Nobody ever works.
    Never,
    /// A holiday is no date.
    Holiday(String),
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HoursError::Word(word) => write!(
                f,
                "{word:?} is no day of the week, no time such as 09:00-17:00 and no time zone"
            ),
            HoursError::Span(word) => {
                write!(f, "{word} ends before it begins, or overlaps another time of its day")
            }
            HoursError::Never => f.write_str("nobody ever works"),
            HoursError::Holiday(word) => {
                write!(f, "{word:?} is no date such as 2026-12-24, or 12-25 for every year")
            }
        }
    }
}

impl std::error::Error for HoursError {}

/// As it is written in settings, with days that are alike taken together, and holidays behind.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |micros: i64| {
            let minutes = micros / MINUTE;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        };
        let mut from = 0;
        let mut parts = Vec::new();
        while from < NAMES.len() {
            let spans = &self.spans[from];
            let alike = self.spans[from..].iter().take_while(|other| *other == spans).count();
            let name = |day: usize| {
                let (first, rest) = NAMES[day].split_at(1);
                first.to_uppercase() + rest
            };
            let days = match alike {
                1 => name(from),
                _ => format!("{}-{}", name(from), name(from + alike - 1)),
            };
            let of = |(from, to): &(i64, i64)| format!(" {}-{}", clock(*from), clock(*to));
            if !spans.is_empty() {
                parts.push(days + &spans.iter().map(of).collect::<String>());
            }
            from += alike;
        }
        write!(f, "{} {}", parts.join(", "), self.zone.name())?;
        let yearly = self.yearly.iter().map(|(month, day)| format!("{month:02}-{day:02}"));
        let holidays: Vec<String> =
            self.holidays.iter().map(ToString::to_string).chain(yearly).collect();
        match holidays.is_empty() {
            true => Ok(()),
            false => write!(f, " without {}", holidays.join(", ")),
        }
    }
}

impl Hours {
    /// Reads hours and holidays (dates with commas between, `2026-12-24` or `12-25` for every
    /// year); `zone` is that of the account.
    ///
    /// # Errors
    /// [`HoursError`] with the word that cannot be understood.
    pub fn parse(text: &str, holidays: &str, zone: &Zone) -> Result<Hours, HoursError> {
        let mut hours = Hours {
            zone: zone.clone(),
            spans: Default::default(),
            holidays: BTreeSet::new(),
            yearly: BTreeSet::new(),
        };
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            hours.part(part)?;
        }
        for word in holidays.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            hours.holiday(word)?;
        }
        match hours.spans.iter().all(Vec::is_empty) {
            true => Err(HoursError::Never),
            false => Ok(hours),
        }
    }

    /// Days, and the times of these days: `Mon-Fri 09:00-17:00`.
    fn part(&mut self, part: &str) -> Result<(), HoursError> {
        let (mut days, mut times) = (Vec::new(), Vec::new());
        for word in part.split_whitespace() {
            match (days_of(word), times.len()) {
                (Some(named), 0) => days.extend(named),
                _ if word.contains(':') => times.push(time(word)?),
                _ => self.zone = Zone::named(word).map_err(|_| HoursError::Word(word.into()))?,
            }
        }
        if days.is_empty() && !times.is_empty() {
            return Err(HoursError::Word(part.to_owned()));
        }
        if times.is_empty() {
            times.push((0, DAY));
        }
        for day in days {
            let spans = &mut self.spans[day];
            spans.extend(&times);
            spans.sort_unstable();
            let apart = spans.windows(2).all(|two| two[0].1 <= two[1].0);
            if !apart || spans.iter().any(|(from, to)| from >= to) {
                return Err(HoursError::Span(part.to_owned()));
            }
        }
        Ok(())
    }

    fn holiday(&mut self, word: &str) -> Result<(), HoursError> {
        let wrong = || HoursError::Holiday(word.to_owned());
        let numbers: Option<Vec<u32>> = word.split('-').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            // 29 February comes back, too.
            Some(&[month, day]) if Day::from_ymd(2024, month, day).is_some() => {
                self.yearly.insert((month, day));
            }
            Some(&[year, month, day]) => {
                let day = Day::from_ymd(year.try_into().map_err(|_| wrong())?, month, day);
                self.holidays.insert(day.ok_or_else(wrong)?);
            }
            _ => return Err(wrong()),
        }
        Ok(())
    }

    /// The spans of a day, none on holidays.
    fn of(&self, day: Day) -> &[(i64, i64)] {
        let (_, month, date) = day.ymd();
        match self.holidays.contains(&day) || self.yearly.contains(&(month, date)) {
            true => &[],
            false => &self.spans[day.weekday() as usize],
        }
    }

    /// The spans of a day as instants.
    fn spans_of(&self, day: Day) -> impl Iterator<Item = (Instant, Instant)> + '_ {
        let midnight = i64::from(day.0) * DAY;
        let instant = move |micros: i64| self.zone.from_local(midnight + micros);
        self.of(day).iter().map(move |&(from, to)| (instant(from), instant(to)))
    }

    /// The working time between two instants in microseconds; 0 where the second is not later.
    pub fn between(&self, from: Instant, to: Instant) -> i64 {
        if to <= from {
            return 0;
        }
        let (first, last) = (self.zone.day(from), self.zone.day(to));
        let days = (first.0..=last.0).flat_map(|day| self.spans_of(Day(day)));
        days.map(|(begin, end)| (end.min(to).0 - begin.max(from).0).max(0)).sum()
    }

    /// When so much working time has passed after an instant.
    pub fn after(&self, from: Instant, micros: i64) -> Instant {
        let first = self.zone.day(from);
        let mut left = micros;
        for day in (first.0..first.0.saturating_add(FAR)).map(Day) {
            for (begin, end) in self.spans_of(day) {
                let begin = begin.max(from);
                if end.0 - begin.0 >= left {
                    return begin.plus(left);
                }
                left -= (end.0 - begin.0).max(0);
            }
        }
        Instant::MAX
    }

    /// The same local time so many working days later: from Thursday, two days later is Monday
    /// where nobody works on Saturday and Sunday.
    pub fn days_after(&self, from: Instant, days: u32) -> Instant {
        let first = self.zone.day(from);
        let mut later = (first.0 + 1..first.0.saturating_add(FAR)).map(Day);
        let working = later.by_ref().filter(|day| !self.of(*day).is_empty());
        match working.take(days as usize).last() {
            Some(day) => self.zone.add_days(from, day.0 - first.0),
            None => from,
        }
    }
}

/// `Mon`, `Monday`, `Mon-Fri`; over the end of the week, too: `Sun-Thu`.
fn days_of(word: &str) -> Option<Vec<usize>> {
    let day = |text: &str| {
        let text = text.to_lowercase();
        let whole = text.len() == 3 || text.ends_with("day");
        let start = text.get(..3).filter(|_| whole)?;
        NAMES.iter().position(|name| *name == start)
    };
    let Some((from, to)) = word.split_once('-') else { return Some(vec![day(word)?]) };
    let (from, to) = (day(from)?, day(to)?);
    Some((0..=(to + 7 - from) % 7).map(|n| (from + n) % 7).collect())
}

/// `09:00-17:30`, `22:00-24:00`.
fn time(word: &str) -> Result<(i64, i64), HoursError> {
    let minutes = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
        let all = hour * 60 + minute;
        ((0..=24).contains(&hour) && (0..60).contains(&minute) && all <= 24 * 60).then_some(all)
    };
    let both = word.split_once('-').and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)));
    let (from, to) = both.ok_or_else(|| HoursError::Word(word.to_owned()))?;
    Ok((from * MINUTE, to * MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 60 * MINUTE;

    fn office() -> Hours {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let text = "Mon-Thu 09:00-17:00, Fri 09:00-12:00 13:00-15:00";
        Hours::parse(text, "2026-12-24, 12-25", &zone).unwrap()
    }

    /// Local time in Bucharest.
    fn at(month: u32, day: u32, hour: i64) -> Instant {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let day = Day::from_ymd(2026, month, day).unwrap();
        zone.from_local(i64::from(day.0) * DAY + hour * HOUR)
    }

    #[test]
    fn hours_are_told_as_they_are_written() {
        let utc = Zone::utc();
        for text in [
            "Mon-Thu 09:00-17:30, Fri 09:00-12:00 13:00-15:00 Europe/Oslo",
            "Mon-Sun 00:00-24:00 UTC",
            "Mon 08:00-09:00, Wed-Thu 08:00-09:00 UTC",
        ] {
            assert_eq!(Hours::parse(text, "", &utc).unwrap().to_string(), text);
        }
        let with = Hours::parse("Mon-Fri 09:00-17:00", "12-25, 2026-12-24", &utc).unwrap();
        assert_eq!(with.to_string(), "Mon-Fri 09:00-17:00 UTC without 2026-12-24, 12-25");
    }

    #[test]
    fn nights_weekends_and_lunch_are_no_working_time() {
        let hours = office();
        // Thursday 16:00 to Monday 10:00: one hour, five on Friday, one.
        assert_eq!(hours.between(at(11, 26, 16), at(11, 30, 10)), 7 * HOUR);
        assert_eq!(hours.between(at(11, 28, 8), at(11, 29, 20)), 0);
        assert_eq!(hours.between(at(11, 27, 12), at(11, 27, 13)), 0);
        assert_eq!(hours.between(at(11, 27, 13), at(11, 27, 12)), 0);
        assert_eq!(hours.after(at(11, 26, 16), 7 * HOUR), at(11, 30, 10));
    }

    #[test]
    fn holidays_once_and_every_year_are_left_out() {
        let hours = office();
        // Wednesday 23 December to Monday 28: Thursday and Friday are holidays.
        assert_eq!(hours.between(at(12, 23, 9), at(12, 28, 10)), 9 * HOUR);
        assert_eq!(hours.days_after(at(12, 23, 14), 1), at(12, 28, 14));
        assert_eq!(hours.days_after(at(11, 26, 14), 2), at(11, 30, 14));
        assert_eq!(hours.days_after(at(11, 28, 14), 1), at(11, 30, 14));
        assert_eq!(hours.days_after(at(11, 28, 14), 0), at(11, 28, 14));
    }

    #[test]
    fn a_day_on_which_the_clock_changes_has_an_hour_more_or_less() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let always = Hours::parse("Mon-Sun", "", &zone).unwrap();
        assert_eq!(always.between(at(3, 29, 0), at(3, 30, 0)), 23 * HOUR);
        assert_eq!(always.between(at(10, 25, 0), at(10, 26, 0)), 25 * HOUR);
    }

    #[test]
    fn hours_have_a_zone_of_their_own_where_they_name_one() {
        let utc = Zone::utc();
        let oslo = Hours::parse("Mon-Fri 09:00-17:00 Europe/Oslo", "", &utc).unwrap();
        let day = utc.start_of_day(Day::from_ymd(2026, 1, 5).unwrap());
        // Nine in Oslo is eight in UTC in winter.
        assert_eq!(oslo.after(day, 0), day.plus(8 * HOUR));
        let sunday = Hours::parse("Sun-Thu 22:00-24:00", "", &utc).unwrap();
        assert_eq!(sunday.of(Day::from_ymd(2026, 1, 4).unwrap()), [(22 * HOUR, 24 * HOUR)]);
        assert!(sunday.of(Day::from_ymd(2026, 1, 9).unwrap()).is_empty());
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (text, holidays, words) in [
            ("Mon-Fri 9-17", "", "\"9-17\" is no day of the week"),
            ("Mon-Fri 17:00-09:00", "", "Mon-Fri 17:00-09:00 ends before it begins"),
            ("Mon 09:00-12:00 11:00-13:00", "", "overlaps another"),
            ("Mon 09:00-25:00", "", "\"09:00-25:00\" is no day"),
            ("09:00-17:00", "", "\"09:00-17:00\" is no day"),
            ("Moonday 09:00-17:00", "", "\"Moonday\" is no day"),
            ("", "", "nobody ever works"),
            ("Mon", "2026-02-30", "\"2026-02-30\" is no date"),
            ("Mon", "Christmas", "\"Christmas\" is no date"),
        ] {
            let error = Hours::parse(text, holidays, &Zone::utc()).unwrap_err().to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn what_passes_until_enough_has_passed_is_enough(from in 0..1_000_000_i64, n in 0..5_000_i64) {
            let (hours, from) = (office(), Instant(from * MINUTE * 20));
            let until = hours.after(from, n * MINUTE);
            prop_assert_eq!(hours.between(from, until), n * MINUTE);
        }

        #[test]
        fn working_time_adds_up(a in 0..200_000_i64, b in 0..9_000_i64, c in 0..9_000_i64) {
            let (hours, from) = (office(), Instant(a * 20 * MINUTE));
            let (middle, end) = (from.plus(b * MINUTE), from.plus((b + c) * MINUTE));
            let sum = hours.between(from, middle) + hours.between(middle, end);
            prop_assert_eq!(hours.between(from, end), sum);
        }
    }
}
