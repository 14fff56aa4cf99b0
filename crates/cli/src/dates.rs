//! Dates and ranges as they are typed.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_connectors::values::date::{Clock, DateError, DateOrder};
use tenure_domain::account::Account;
use tenure_domain::finding::Said;
use tenure_domain::period::{Grain, Period};
use tenure_domain::said;
use tenure_domain::time::{Day, Instant, Zone};

use crate::failure::{advised, option};

/// How many months a range has that nobody gave.
pub const USUAL_MONTHS: i32 = 12;

/// The range of a question.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Range")]
pub struct RangeArgs {
    /// First day: 2026-03-15, 2026-03 (its first day) or 2026. Without a range: the last 12
    /// complete months of the data
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,

    /// First day after the range
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,

    /// Cut the range into calendar periods of the account's time zone
    #[arg(long, value_enum, value_name = "GRAIN")]
    pub grain: Option<GrainArg>,

    /// Take the period in which the data end up to their last day. Else what was known to end after
    /// it, such as services that no newer invoice goes on with, has left in that period
    #[arg(long)]
    pub to_date: bool,
}

/// A grain, as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum GrainArg {
    /// Civil days
    Day,
    /// Weeks from the account's first weekday
    Week,
    /// Calendar months
    Month,
    /// Three months of the fiscal year
    Quarter,
    /// Fiscal years
    Year,
}

impl From<GrainArg> for Grain {
    fn from(grain: GrainArg) -> Grain {
        match grain {
            GrainArg::Day => Grain::Day,
            GrainArg::Week => Grain::Week,
            GrainArg::Month => Grain::Month,
            GrainArg::Quarter => Grain::Quarter,
            GrainArg::Year => Grain::Year,
        }
    }
}

/// A range of days and how it is cut.
#[derive(Clone, Debug)]
pub struct Range {
    /// First day.
    pub from: Day,
    /// First day after it.
    pub to: Day,
    /// Into what it is cut; `None` where it is one period.
    pub grain: Option<Grain>,
    /// Its periods, in order.
    pub periods: Vec<Period>,
}

/// What is known about the data when a range is made.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The account, for its calendar.
    pub account: &'a Account,
    /// The last day of which the data speak; `None` where there are none.
    pub through: Option<Day>,
    /// The day of the question.
    pub today: Day,
}

impl Known<'_> {
    /// The first day after the last month that is complete.
    pub fn last_complete(&self) -> Day {
        let through = self.through.map_or(self.today, |day| Day(day.0 + 1));
        through.min(self.today).month_start()
    }
}

impl RangeArgs {
    /// A day that nobody asked for, at the start of its period.
    fn aligned(&self, known: &Known<'_>, day: Day) -> Day {
        self.grain.map_or(day, |grain| Grain::from(grain).start(day, known.account))
    }

    /// The range that was asked for; without a grain it is one period, and without dates it is
    /// the last twelve complete months, cut into months.
    pub fn range(&self, known: &Known<'_>) -> Result<Range> {
        let to = match &self.to {
            Some(text) => day(text, "--to")?,
            None => self.aligned(known, known.last_complete()),
        };
        let from = match &self.from {
            Some(text) => day(text, "--from")?,
            None => self.aligned(known, to.month_start().add_months(-USUAL_MONTHS)),
        };
        if from >= to {
            return Err(empty(from, to));
        }
        let usual = self.from.is_none() && self.to.is_none();
        let grain = self.grain.map(Grain::from).or(usual.then_some(Grain::Month));
        let range = Range::new(from, to, grain, known.account)?;
        let last = known.through.filter(|_| self.to_date).map(|day| day.min(known.today));
        Ok(match last {
            Some(last) => range.cut(Day(last.0 + 1), known.account),
            None => range,
        })
    }

    /// The months that were asked for; without a first day, so many before the end, but none
    /// before the data begin.
    pub fn months(&self, known: &Known<'_>, begin: Option<Instant>, usual: i32) -> Result<Range> {
        if self.grain.is_some_and(|grain| grain != GrainArg::Month) {
            let hint = said!("leave {grain} out: this goes by month", grain = option("--grain"));
            return Err(advised(said!("only months will do"), hint));
        }
        let mut asked = RangeArgs { grain: Some(GrainArg::Month), ..self.clone() };
        if asked.from.is_none() {
            let last = match &asked.to {
                Some(text) => day(text, "--to")?,
                None => known.last_complete(),
            };
            let first = last.month_start().add_months(-usual);
            let begin = begin.map(|at| known.account.zone.day(at).month_start());
            let first = begin.filter(|begin| *begin < last).map_or(first, |b| b.max(first));
            asked.from = Some(first.to_string());
        }
        asked.range(known)
    }
}

/// More periods than anyone reads; a typing error in a year is likelier.
const MOST_PERIODS: usize = 40_000;

impl Range {
    /// A range that is cut into whole periods, or one period as it is.
    pub fn new(from: Day, to: Day, grain: Option<Grain>, account: &Account) -> Result<Range> {
        let Some(grain) = grain else {
            let periods = vec![Period::new(from, to, account)];
            return Ok(Range { from, to, grain, periods });
        };
        for (flag, day) in [("--from", from), ("--to", to)] {
            let start = grain.start(day, account);
            if start != day {
                let name = grain.name();
                let (flag, grain) = (option(flag), option("--grain"));
                let (day, start) = (day.to_string(), start.to_string());
                let hint = said!(
                    "use {flag} {start}, or leave {grain} out for one period",
                    flag = flag.clone(),
                    start = start,
                    grain = grain
                );
                let detail = said!(
                    "{flag} {day} is not the start of a {name}",
                    flag = flag,
                    day = day,
                    name = vec![Said::from(name)]
                );
                return Err(advised(detail, hint));
            }
        }
        let periods = Period::all(grain, from, to, account);
        if periods.len() > MOST_PERIODS {
            let hint = said!("use longer periods or a shorter range");
            return Err(advised(
                said!("the range has {n} periods", n = periods.len() as u64),
                hint,
            ));
        }
        Ok(Range { from, to, grain: Some(grain), periods })
    }

    /// The same with its last period up to a day, where that lies within it.
    fn cut(mut self, end: Day, account: &Account) -> Range {
        if let Some(last) = self.periods.last_mut() {
            *last = last.to_date(end, account);
            self.to = last.end;
        }
        self
    }

    /// The whole range as one period.
    pub fn whole(&self, account: &Account) -> Period {
        let cut = self.periods.last().is_some_and(|last| last.cut);
        Period { cut, ..Period::new(self.from, self.to, account) }
    }
}

/// Reads a day: `2026-03-15`, `2026-03` or `2026`.
pub fn day(text: &str, flag: &str) -> Result<Day> {
    let text = text.trim();
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let clock = Clock::new(Zone::utc(), DateOrder::YearMonthDay);
    clock.day(&full).map_err(|error| wrong(error, text, flag, "2026-03-15 or 2026-03"))
}

/// Reads an instant: a day (its start in the zone) or a date-time.
pub fn instant(text: &str, zone: &Zone, flag: &str) -> Result<Instant> {
    let mut clock = Clock::new(zone.clone(), DateOrder::YearMonthDay);
    let read = clock.instant(text.trim(), false);
    read.map(Instant).map_err(|error| wrong(error, text, flag, "2026-03-15T12:00:00Z"))
}

fn wrong(error: DateError, text: &str, flag: &str, example: &str) -> anyhow::Error {
    let hint = match error {
        DateError::Malformed | DateError::NoSuchDay => {
            said!("dates are written like {example}", example = example)
        }
        DateError::Year => said!("years are between 1900 and 2200"),
    };
    let (flag, text) = (option(flag), format!("{text:?}"));
    advised(said!("{flag} {text} is not a date", flag = flag, text = text), hint)
}

/// A range without days.
pub fn empty(from: Day, to: Day) -> anyhow::Error {
    let (first, after) = (option("--from"), option("--to"));
    let hint = said!(
        "{first} is the first day, {after} the first day after the range",
        first = first,
        after = after
    );
    let (from, to) = (from.to_string(), to.to_string());
    advised(said!("the range from {from} to {to} is empty", from = from, to = to), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    fn known(account: &Account) -> Known<'_> {
        Known { account, through: Some(ymd(2026, 10, 31)), today: ymd(2026, 11, 22) }
    }

    fn args(from: Option<&str>, to: Option<&str>, grain: Option<GrainArg>) -> RangeArgs {
        RangeArgs { from: from.map(Into::into), to: to.map(Into::into), grain, to_date: false }
    }

    #[test]
    fn without_a_range_it_is_the_last_twelve_complete_months() {
        let account = Account::default();
        let range = args(None, None, None).range(&known(&account)).unwrap();
        assert_eq!((range.from, range.to), (ymd(2025, 11, 1), ymd(2026, 11, 1)));
        assert_eq!(range.periods.len(), 12);
        let early = Known { through: Some(ymd(2026, 10, 30)), ..known(&account) };
        assert_eq!(early.last_complete(), ymd(2026, 10, 1));
        // Data that reach into the future do not make the present complete.
        let late = Known { through: Some(ymd(2027, 5, 30)), ..known(&account) };
        assert_eq!(late.last_complete(), ymd(2026, 11, 1));
    }

    #[test]
    fn a_range_without_grain_is_one_period() {
        let account = Account::default();
        let range = args(Some("2026-03"), Some("2026-05-15"), None).range(&known(&account));
        let range = range.unwrap();
        assert_eq!(range.periods, [Period::new(ymd(2026, 3, 1), ymd(2026, 5, 15), &account)]);
        let months = args(Some("2026"), Some("2026-05"), Some(GrainArg::Month));
        assert_eq!(months.range(&known(&account)).unwrap().periods.len(), 4);
    }

    #[test]
    fn to_date_cuts_the_period_in_which_the_data_end_and_no_other() {
        let account = Account::default();
        let asked =
            |from, to, grain| RangeArgs { to_date: true, ..args(Some(from), Some(to), grain) };
        let years = asked("2024", "2027", Some(GrainArg::Year)).range(&known(&account)).unwrap();
        let last = years.periods[2];
        assert_eq!((last.first, last.end, last.cut), (ymd(2026, 1, 1), ymd(2026, 11, 1), true));
        assert!(!years.periods[1].cut && years.to == ymd(2026, 11, 1));
        assert!(years.whole(&account).cut);
        // The month of their last day is whole, and one after them is left alone.
        for (from, to) in [("2026-10", "2026-11"), ("2026-12", "2027")] {
            let months = asked(from, to, Some(GrainArg::Month)).range(&known(&account)).unwrap();
            let plain = args(Some(from), Some(to), Some(GrainArg::Month));
            assert_eq!(months.periods, plain.range(&known(&account)).unwrap().periods);
        }
    }

    #[test]
    fn a_range_must_fit_its_grain() {
        let account = Account::default();
        let crooked = args(Some("2026-03-02"), Some("2026-05"), Some(GrainArg::Month));
        let error = crooked.range(&known(&account)).unwrap_err();
        assert_eq!(error.to_string(), "--from 2026-03-02 is not the start of a month");
        let empty = args(Some("2026-03"), Some("2026-03"), None);
        assert!(empty.range(&known(&account)).is_err());
        assert!(args(Some("March"), None, None).range(&known(&account)).is_err());
    }

    #[test]
    fn a_bare_date_is_the_start_of_its_day_in_the_zone() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        assert_eq!(instant("2026-03-01", &zone, "x").unwrap().to_string(), "2026-02-28T22:00:00Z");
        assert!(instant("yesterday", &zone, "x").is_err());
    }
}
