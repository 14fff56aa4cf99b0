//! Days and anniversaries by table, since every customer asks for dozens.

use tenure_domain::period::Grain;
use tenure_domain::time::{Day, Instant, Zone};

/// The account's days over a range. Days outside it are right too, only slower.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Zone,
    first: Day,
    /// First instant of each day from `first` on.
    starts: Vec<Instant>,
    first_month: i32,
    /// First day of each month from `first_month` on, and one more.
    months: Vec<Day>,
}

impl Calendar {
    /// The days `[from, to]` in a zone.
    pub fn new(zone: &Zone, from: Day, to: Day) -> Calendar {
        let days = from.0..=to.0.max(from.0) + 1;
        let first_month = from.month_number();
        let months = first_month..=Day(*days.end()).month_number() + 1;
        Calendar {
            zone: zone.clone(),
            first: from,
            starts: days.map(|day| zone.start_of_day(Day(day))).collect(),
            first_month,
            months: months.map(Day::of_month_number).collect(),
        }
    }

    /// The day on which an instant falls.
    pub fn day(&self, at: Instant) -> Day {
        self.zone.day(at)
    }

    /// The first instant after a day.
    #[inline]
    pub fn end_of(&self, day: Day) -> Instant {
        let next = Day(day.0.saturating_add(1));
        let at = usize::try_from(i64::from(next.0) - i64::from(self.first.0));
        match at.ok().and_then(|at| self.starts.get(at)) {
            Some(&start) => start,
            None => self.zone.start_of_day(next),
        }
    }

    /// The `n`th anniversary of a day.
    #[inline]
    pub fn anniversary(&self, of: Anniversaries, n: u32) -> Day {
        let n = i32::try_from(n).unwrap_or(i32::MAX);
        match of.unit {
            Grain::Day => Day(of.start.0.saturating_add(n)),
            Grain::Week => Day(of.start.0.saturating_add(n.saturating_mul(7))),
            Grain::Month => self.months_later(of, n),
            Grain::Quarter => self.months_later(of, n.saturating_mul(3)),
            Grain::Year => self.months_later(of, n.saturating_mul(12)),
        }
    }

    /// `n` months later, the last day clamped.
    #[inline]
    fn months_later(&self, of: Anniversaries, n: i32) -> Day {
        let at = usize::try_from(i64::from(of.month) + i64::from(n) - i64::from(self.first_month));
        let month = at.ok().and_then(|at| self.months.get(at..at + 2));
        match month {
            Some(&[first, next]) => Day((first.0 + of.day_of_month).min(next.0 - 1)),
            _ => of.start.add_months(n),
        }
    }
}

/// A start day, taken apart once for all its anniversaries.
#[derive(Clone, Copy, Debug)]
pub struct Anniversaries {
    start: Day,
    unit: Grain,
    month: i32,
    /// From 0.
    day_of_month: i32,
}

impl Anniversaries {
    /// Those of a start day, so many units apart.
    pub fn of(start: Day, unit: Grain) -> Anniversaries {
        let (year, month, day) = start.ymd();
        Anniversaries {
            start,
            unit,
            month: year * 12 + month as i32 - 1,
            day_of_month: day as i32 - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_say_what_the_calendar_says() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let start = Day::from_ymd(2024, 1, 1).unwrap();
        // The table ends early on purpose: some anniversaries lie beyond it.
        let calendar = Calendar::new(&zone, start, Day(start.0 + 500));
        for offset in 0..500 {
            let day = Day(start.0 + offset);
            assert_eq!(calendar.end_of(day), zone.start_of_day(Day(day.0 + 1)));
            for n in [0, 1, 2, 11, 25] {
                let months = Anniversaries::of(day, Grain::Month);
                assert_eq!(calendar.anniversary(months, n), day.add_months(n as i32), "{day}");
                let weeks = Anniversaries::of(day, Grain::Week);
                assert_eq!(calendar.anniversary(weeks, n), Day(day.0 + 7 * n as i32));
            }
        }
    }
}
