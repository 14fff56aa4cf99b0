//! Days, months and other periods as each language writes them.

use tenure_domain::time::Day;

use crate::{Value, Words};

impl Words {
    /// A day.
    pub fn day(&self, day: Day) -> String {
        let (year, month, day) = day.ymd();
        let number = |n: u32| (Value::from(format!("{n:02}")), Value::from(n.to_string()));
        let ((month2, month), (day2, day)) = (number(month), number(day));
        let parts = [
            ("year", Value::from(format!("{year:04}"))),
            ("month2", month2),
            ("month", month),
            ("day2", day2),
            ("day", day),
        ];
        self.say("date-day", &parts)
    }

    /// The month of a day.
    pub fn month(&self, day: Day) -> String {
        let (year, month, _) = day.ymd();
        let parts = [
            ("year", Value::from(format!("{year:04}"))),
            ("month2", Value::from(format!("{month:02}"))),
            ("month", Value::from(month.to_string())),
        ];
        self.say("date-month", &parts)
    }

    /// A quarter of a calendar year, from 1 to 4.
    pub fn quarter(&self, year: i32, quarter: u32) -> String {
        let parts =
            [("year", Value::from(format!("{year:04}"))), ("quarter", Value::from(quarter))];
        self.say("date-quarter", &parts)
    }

    /// A quarter that is none of the calendar, by its first and last day.
    pub fn shifted_quarter(&self, first: Day, last: Day) -> String {
        let ((year, from, _), (_, to, _)) = (first.ymd(), last.ymd());
        let parts = [
            ("year", Value::from(format!("{year:04}"))),
            ("month2", Value::from(format!("{from:02}"))),
            ("last2", Value::from(format!("{to:02}"))),
            ("month", Value::from(from.to_string())),
            ("last", Value::from(to.to_string())),
        ];
        self.say("date-quarter-shifted", &parts)
    }

    /// A calendar year.
    pub fn year(&self, year: i32) -> String {
        self.say("date-year", &[("year", format!("{year:04}").into())])
    }

    /// A year that begins in one calendar year and ends in the next.
    pub fn shifted_year(&self, year: i32) -> String {
        let next = format!("{:02}", (year + 1).rem_euclid(100));
        self.say(
            "date-year-shifted",
            &[("year", format!("{year:04}").into()), ("next2", next.into())],
        )
    }

    /// From one to another, both included.
    pub fn span(&self, from: &str, to: &str) -> String {
        self.say("date-span", &[("from", from.into()), ("to", to.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn dates_are_written_by_hand() {
        let day = Day::from_ymd(2026, 3, 5).unwrap();
        let all = |say: &dyn Fn(&Words) -> String| Lang::ALL.map(|lang| say(Words::of(lang)));
        assert_eq!(
            all(&|words| words.day(day)),
            ["2026-03-05", "05.03.2026", "05.03.2026", "2026年3月5日", "05.03.2026"]
        );
        assert_eq!(
            all(&|words| words.month(day)),
            ["2026-03", "03.2026", "03.2026", "2026年3月", "03.2026"]
        );
        assert_eq!(
            all(&|words| words.quarter(2026, 2)),
            ["2026-Q2", "T2 2026", "II кв. 2026", "2026年第2季度", "K2 2026"]
        );
        assert_eq!(
            all(&|words| words.shifted_quarter(day, day.add_months(2))),
            ["2026-03–05", "03–05.2026", "03–05.2026", "2026年3–5月", "03–05.2026"]
        );
        assert_eq!(all(&|words| words.year(2026)), ["2026", "2026", "2026", "2026年", "2026"]);
        assert_eq!(
            all(&|words| words.shifted_year(2099)),
            ["2099/00", "2099/00", "2099/00", "2099/00年度", "2099/00"]
        );
        assert_eq!(
            all(&|words| words.span("a", "b")),
            ["a to b", "a – b", "a – b", "a至b", "a til b"]
        );
    }
}
