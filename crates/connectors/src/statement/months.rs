//! Months as headers and cells name them.

use tenure_domain::time::Day;

use crate::values::date::MONTHS;

/// The first day of the month that a text names: `2026-03`, any day of it as `2026-03-31`,
/// `2026/03`, `03/2026`, `Mar 2026`, `March 2026`, `Mar-26`; with `MRR` before or after it.
pub(super) fn month(text: &str) -> Option<Day> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("mrr").or_else(|| lower.strip_suffix("mrr")).unwrap_or(&lower);
    let day = bare.trim_matches(|c: char| !c.is_alphanumeric());
    // The time of a date-time does not matter here.
    let day = day.split(['t', ' ']).next().filter(|d| d.len() == 10).unwrap_or(day);
    let parts: Vec<&str> =
        day.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let (year, month) = match parts[..] {
        [year, month] if year.len() == 4 => (number(year)?, named(month).or(number(month))?),
        [month, year] if year.len() == 4 => (number(year)?, named(month).or(number(month))?),
        [month, year] if year.len() == 2 => (2000 + number(year)?, named(month)?),
        [year, month, day] if year.len() == 4 && (1..=31).contains(&number(day)?) => {
            (number(year)?, number(month)?)
        }
        _ => return None,
    };
    let plausible = (1900..=2200).contains(&year);
    Day::from_ymd(i32::try_from(year).ok()?, month, 1).filter(|_| plausible)
}

fn number(text: &str) -> Option<u32> {
    if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn named(text: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    u32::try_from(at + 1).ok()
}

/// The last day of a month.
pub(super) fn last_day(month: Day) -> Day {
    Day(month.month_start().add_months(1).0 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_many_names() {
        let march = Day::from_ymd(2026, 3, 1);
        for text in [
            "2026-03",
            "2026-03-31",
            "2026-03-01T00:00:00Z",
            "2026-03-01 00:00",
            "2026/03",
            "03/2026",
            "3/2026",
            "Mar 2026",
            "March 2026",
            "mar-26",
            "MRR 2026-03",
            "2026-03 MRR",
            "MRR (2026-03)",
            "2026 March",
        ] {
            assert_eq!(month(text), march, "{text}");
        }
        for text in
            ["", "mrr", "customer", "2026", "2026-13", "03/26", "ma 2026", "0226-03", "Q1 2026"]
        {
            assert_eq!(month(text), None, "{text}");
        }
        assert_eq!(
            last_day(Day::from_ymd(2024, 2, 1).unwrap()),
            Day::from_ymd(2024, 2, 29).unwrap()
        );
    }
}
