//! Ids and times as sources write them.

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::value::RawValue;
use tenure_domain::time::Zone;

use crate::objects::fact::SECOND;
use crate::values::date::{Clock, DateOrder};

/// An id: a number or a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Id<'a>(pub &'a str);

impl std::ops::Deref for Id<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id<'a>, D::Error> {
        let raw = <&'a RawValue>::deserialize(deserializer)?.get();
        let text = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        let digits = |text: &str| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        };
        match text {
            Some(text) if !text.is_empty() && !text.contains('\\') => Ok(Id(text)),
            None if digits(raw) => Ok(Id(raw)),
            _ => Err(D::Error::custom("expected an id: a whole number or a text")),
        }
    }
}

/// A time in microseconds since 1970: seconds, with or without decimals, or a text of ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Time(pub i64);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let text = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        let time = text.map_or_else(|| seconds(raw), |text| time(text, &Zone::utc()));
        time.map(Time).ok_or_else(|| {
            D::Error::custom("expected seconds since 1970, or a time such as 2026-03-01T09:30:00Z")
        })
    }
}

/// Seconds from which on a number must be one of milliseconds: the year 5138.
const MILLIS: i64 = 100_000_000_000;

/// Latest time that is taken for one, in seconds: the year 2200.
const LAST: i64 = 7_258_118_400;

/// Digits from which on a text is a number of seconds, and no day written without marks.
const DIGITS: usize = 9;

/// A time as a text says it; one without zone is on the clock of `zone`.
pub(crate) fn time(text: &str, zone: &Zone) -> Option<i64> {
    let text = text.trim();
    let digits = text.split('.').next().unwrap_or("");
    if digits.len() >= DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
        return seconds(text);
    }
    let mut clock = Clock::new(zone.clone(), DateOrder::default());
    clock.instant(text, false).ok()
}

/// A number of seconds, or of milliseconds where it is too large for these.
fn seconds(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    if whole >= MILLIS {
        return whole.checked_mul(1_000).filter(|_| whole / 1_000 <= LAST);
    }
    let micros: String = part.chars().chain("000000".chars()).take(6).collect();
    let micros: i64 = micros.parse().ok()?;
    (whole <= LAST).then(|| whole * SECOND + micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_or_texts() {
        let utc = Zone::utc();
        let at = 1_772_357_400_000_000;
        for text in [
            "1772357400",
            "1772357400.0",
            "1772357400000",
            "2026-03-01T09:30:00Z",
            "2026-03-01T11:30:00+02:00",
        ] {
            assert_eq!(time(text, &utc), Some(at), "{text}");
        }
        assert_eq!(time("1772357400.25", &utc), Some(at + 250_000));
        assert_eq!((seconds("0"), seconds("-1"), seconds("1e9")), (Some(0), None, None));
        for text in ["", "NaN", "soon", "1.2.3.4.5", "99999999999999999", "1772357400.5.1"] {
            assert_eq!(time(text, &utc), None, "{text}");
        }
    }
}
