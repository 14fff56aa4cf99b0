//! What a company calls solved at first contact: a definition with parameters, written as text.

use std::fmt;

use super::Hours;
use crate::time::{DAY, Instant, MINUTE};

/// In what a window is measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measured {
    /// Hours of the clock, nights and weekends included.
    Hours,
    /// Days of 24 hours.
    Days,
    /// Working hours.
    BusinessHours,
    /// Working days: the same time so many of them later.
    BusinessDays,
}

impl Measured {
    const ALL: [(Measured, &'static str); 4] = [
        (Measured::Hours, "h"),
        (Measured::Days, "d"),
        (Measured::BusinessHours, "bh"),
        (Measured::BusinessDays, "bd"),
    ];
}

/// For how long a customer must not come again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// How many.
    pub count: u32,
    /// Of what.
    pub measured: Measured,
}

/// The longest window, in days; longer ones would be years of waiting.
const LONGEST: u32 = 365;

impl Window {
    /// `5d`, `48h`, `3bd`, `16bh`.
    fn parse(text: &str) -> Option<Window> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, unit) = (text[..digits].parse().ok()?, &text[digits..]);
        let (measured, _) = Measured::ALL.into_iter().find(|(_, name)| *name == unit)?;
        let most = match measured {
            Measured::Days | Measured::BusinessDays => LONGEST,
            Measured::Hours | Measured::BusinessHours => LONGEST * 24,
        };
        (count <= most).then_some(Window { count, measured })
    }

    /// Whether it can only be told where business hours are known.
    pub fn is_business(self) -> bool {
        matches!(self.measured, Measured::BusinessHours | Measured::BusinessDays)
    }

    /// When it ends that begins at an instant; `None` where business hours are not known.
    pub fn end(self, from: Instant, hours: Option<&Hours>) -> Option<Instant> {
        const HOUR: i64 = 60 * MINUTE;
        let count = i64::from(self.count);
        Some(match self.measured {
            Measured::Hours => from.plus(count * HOUR),
            Measured::Days => from.plus(count * DAY),
            Measured::BusinessHours => hours?.after(from, count * HOUR),
            Measured::BusinessDays => hours?.days_after(from, self.count),
        })
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = Measured::ALL.into_iter().find(|(measured, _)| *measured == self.measured);
        write!(f, "{}{}", self.count, unit.map_or("", |(_, name)| name))
    }
}

/// Which new tickets of a customer say that it was not helped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// Every one.
    Any,
    /// Those of the same category; where either has none, it may be the same.
    Same,
}

/// How many of something a ticket may have; `None` for any number, known or not.
pub type Limit = Option<u32>;

/// When a ticket was solved at first contact. Spam, merged tickets, those that we opened and those
/// that no person answered are in no such figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FirstContact {
    /// For how long the customer must not come again; until then a ticket is pending.
    pub window: Window,
    /// With what it must not come again.
    pub topic: Topic,
    /// Replies of ours at most.
    pub replies: Limit,
    /// Messages of the customer after the first, at most.
    pub followups: Limit,
    /// People who worked on it, at most.
    pub people: Limit,
    /// Times that it was opened again, at most.
    pub reopens: Limit,
}

/// One reply at most, never opened again, and no new ticket within a week.
impl Default for FirstContact {
    fn default() -> FirstContact {
        FirstContact {
            window: Window { count: 7, measured: Measured::Days },
            topic: Topic::Any,
            replies: Some(1),
            followups: None,
            people: None,
            reopens: Some(0),
        }
    }
}

/// Why a definition cannot be understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DefinitionError {
    /// There is no such parameter.
    Unknown(String),
    /// A parameter comes twice.
    Twice(String),
    /// A parameter cannot have this value.
    Value {
        /// The parameter.
        key: &'static str,
        /// What was given.
        value: String,
        /// What could have been given.
        expected: &'static str,
    },
}

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DefinitionError::Unknown(word) => {
                let keys = KEYS.join(", ");
                write!(f, "first contact has no parameter {word:?}; it has {keys}")
            }
            DefinitionError::Twice(key) => write!(f, "{key} is given twice"),
            DefinitionError::Value { key, value, expected } => {
                write!(f, "{key} cannot be {value:?}; it can be {expected}")
            }
        }
    }
}

impl std::error::Error for DefinitionError {}

const KEYS: [&str; 6] = ["window", "topic", "replies", "followups", "people", "reopens"];

impl FirstContact {
    /// The id of the variant of first contact resolution that goes by the definition.
    pub const VARIANT: &str = "defined";

    /// Reads `window=5d, topic=same`; what is not said is as in the default.
    ///
    /// # Errors
    /// [`DefinitionError`] with the parameter that cannot be understood.
    pub fn parse(text: &str) -> Result<FirstContact, DefinitionError> {
        let mut definition = FirstContact::default();
        let mut said: Vec<&str> = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let (key, value) = (key.trim(), value.trim());
            if said.contains(&key) {
                return Err(DefinitionError::Twice(key.to_owned()));
            }
            definition.set(key, value)?;
            said.push(key);
        }
        Ok(definition)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), DefinitionError> {
        let wrong = |key, expected| DefinitionError::Value { key, value: value.into(), expected };
        let limit = |key| match value {
            "any" => Ok(None),
            _ => value.parse().map(Some).map_err(|_| wrong(key, "a number, or any")),
        };
        match key {
            "window" => {
                let expected = "a number of d (days), h (hours), bd (business days) or bh \
                                (business hours), up to a year: 5d, 48h, 3bd, 16bh";
                self.window = Window::parse(value).ok_or_else(|| wrong("window", expected))?;
            }
            "topic" => {
                self.topic = match value {
                    "any" => Topic::Any,
                    "same" => Topic::Same,
                    _ => return Err(wrong("topic", "any or same")),
                }
            }
            "replies" => self.replies = limit("replies")?,
            "followups" => self.followups = limit("followups")?,
            "people" => self.people = limit("people")?,
            "reopens" => self.reopens = limit("reopens")?,
            _ => return Err(DefinitionError::Unknown(key.to_owned())),
        }
        Ok(())
    }
}

/// Every parameter in a fixed order: equal text means equal figures.
impl fmt::Display for FirstContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let topic = match self.topic {
            Topic::Any => "any",
            Topic::Same => "same",
        };
        write!(f, "window={},topic={topic}", self.window)?;
        for (key, limit) in [
            ("replies", self.replies),
            ("followups", self.followups),
            ("people", self.people),
            ("reopens", self.reopens),
        ] {
            match limit {
                Some(most) => write!(f, ",{key}={most}")?,
                None => write!(f, ",{key}=any")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;

    #[test]
    fn a_definition_reads_back_what_it_writes() {
        for (text, whole) in [
            ("", "window=7d,topic=any,replies=1,followups=any,people=any,reopens=0"),
            (
                " window=5d , topic=same",
                "window=5d,topic=same,replies=1,followups=any,people=any,reopens=0",
            ),
            (
                "reopens=any,people=1,followups=0,replies=any,window=16bh",
                "window=16bh,topic=any,replies=any,followups=0,people=1,reopens=any",
            ),
        ] {
            let definition = FirstContact::parse(text).unwrap();
            assert_eq!(definition.to_string(), whole);
            assert_eq!(FirstContact::parse(whole), Ok(definition));
        }
    }

    #[test]
    fn mistakes_say_what_is_possible() {
        for (text, words) in [
            ("windows=5d", "no parameter \"windows\"; it has window, topic, replies"),
            ("window=5", "window cannot be \"5\"; it can be a number of d (days)"),
            ("window=400d", "up to a year"),
            ("window=-1d", "window cannot be \"-1d\""),
            ("window=ö", "window cannot be \"ö\""),
            ("topic=other", "topic cannot be \"other\"; it can be any or same"),
            ("replies=one", "replies cannot be \"one\"; it can be a number, or any"),
            ("topic", "topic cannot be \"\""),
            ("window=5d,window=7d", "window is given twice"),
        ] {
            let error = FirstContact::parse(text).unwrap_err().to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn a_window_of_business_days_jumps_over_the_weekend() {
        let utc = Zone::utc();
        let hours = Hours::parse("Mon-Fri 09:00-17:00", "", &utc).unwrap();
        let friday = Instant(utc.start_of_day(crate::time::Day(20_784)).0 + 600 * MINUTE);
        assert_eq!(friday.to_string(), "2026-11-27T10:00:00Z");
        let end = |text| Window::parse(text).unwrap().end(friday, Some(&hours)).unwrap();
        assert_eq!(end("3d").to_string(), "2026-11-30T10:00:00Z");
        assert_eq!(end("3bd").to_string(), "2026-12-02T10:00:00Z");
        assert_eq!(end("48h").to_string(), "2026-11-29T10:00:00Z");
        assert_eq!(end("8bh").to_string(), "2026-11-30T10:00:00Z");
        assert_eq!(Window::parse("1bd").unwrap().end(friday, None), None);
    }
}
