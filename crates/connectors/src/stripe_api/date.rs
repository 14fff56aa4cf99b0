//! Times as HTTP writes them.

use tenure_domain::time::Day;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since 1970 of a date such as `Thu, 26 Nov 2026 21:47:18 GMT`.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let mut words = text.split_once(", ")?.1.split(' ');
    let day: u32 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|it| *it == month)?;
    let year: i32 = words.next()?.parse().ok()?;
    let clock: Vec<i64> =
        words.next()?.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let day = Day::from_ymd(year, u32::try_from(month + 1).ok()?, day)?;
    match clock[..] {
        [hours, minutes, seconds] => {
            Some(i64::from(day.0) * 86_400 + hours * 3_600 + minutes * 60 + seconds)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_of_answers_are_read() {
        assert_eq!(super::seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(super::seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        for text in ["", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT"] {
            assert_eq!(super::seconds(text), None, "{text}");
        }
    }
}
