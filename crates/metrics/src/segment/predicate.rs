//! The meaning of a segment, and whether it holds for a customer.

use std::borrow::Cow;
use std::cmp::Ordering;

use tenure_domain::money::{Currency, Mrr};
use tenure_domain::time::Day;

use super::decimal::Decimal;
use super::field::{Field, Flag, Listed};
use super::lexer::{DayRange, Duration, day_range};

/// How two values compare.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Compare {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Compare {
    const ALL: [Compare; 6] = [
        Compare::Equal,
        Compare::NotEqual,
        Compare::Less,
        Compare::AtMost,
        Compare::Greater,
        Compare::AtLeast,
    ];

    pub(super) fn parse(sign: &str) -> Option<Compare> {
        Compare::ALL.into_iter().find(|compare| compare.sign() == sign)
    }

    /// How it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Compare::Equal => "=",
            Compare::NotEqual => "!=",
            Compare::Less => "<",
            Compare::AtMost => "<=",
            Compare::Greater => ">",
            Compare::AtLeast => ">=",
        }
    }

    /// Whether it holds for a value that stands so to the other.
    pub fn holds(self, ordering: Ordering) -> bool {
        match self {
            Compare::Equal => ordering.is_eq(),
            Compare::NotEqual => ordering.is_ne(),
            Compare::Less => ordering.is_lt(),
            Compare::AtMost => ordering.is_le(),
            Compare::Greater => ordering.is_gt(),
            Compare::AtLeast => ordering.is_ge(),
        }
    }
}

/// A segment with its fields found and its values understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Predicate {
    /// At least one holds.
    Any(Vec<Predicate>),
    /// All hold.
    All(Vec<Predicate>),
    /// It does not hold.
    Not(Box<Predicate>),
    /// A test of one field.
    Test(Test),
}

/// A test of one field. Negations are [`Predicate::Not`] around it, so a test of a field without
/// value is false.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Test {
    /// The field.
    pub field: Field,
    /// What is asked of it.
    pub check: Check,
}

/// What is asked of a field. Comparisons are never [`Compare::NotEqual`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Check {
    /// It has no value.
    Missing,
    /// The text is one of these.
    Texts(Vec<Word>),
    /// The text contains this, which is in lower case, in any case.
    Contains(String),
    /// The text starts with this, which is in lower case, in any case.
    StartsWith(String),
    /// The number compares so.
    Number(Compare, Decimal),
    /// The day lies so to these days.
    Day(Compare, DayRange),
    /// So much time, or more, or less, has passed since the start.
    Passed(Compare, Duration),
    /// It is true, or false.
    Is(bool),
}

/// A text that a field is compared with: exactly, where that is known to be a value of the field,
/// so that a value is told from another spelling of it; else without regard to case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    text: String,
    folded: String,
    exact: bool,
}

impl Word {
    /// A text of which nothing is known yet.
    pub fn new(text: &str) -> Word {
        Word { text: text.to_owned(), folded: text.to_lowercase(), exact: false }
    }

    /// Whether one of the words is meant by a value.
    fn any(words: &[Word], value: &str) -> bool {
        let mut folded = None;
        words.iter().any(|word| match word.exact {
            true => word.text == value,
            false => word.folded == *folded.get_or_insert_with(|| value.to_lowercase()),
        })
    }
}

/// What a customer has in an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// Nothing.
    Missing,
    /// Text.
    Text(&'a str),
    /// A number.
    Number(Decimal),
    /// An account day.
    Day(Day),
    /// Yes or no.
    Flag(bool),
}

/// A customer at the instant at which membership is taken.
pub trait Subject {
    /// An attribute of the table `customers` by its column, or a custom one by its name. Asked
    /// only for [`Field::Attribute`] and [`Field::Custom`].
    fn attribute(&self, field: &Field) -> Value<'_>;
    /// Whether one of the values of a field fits.
    fn any(&self, field: Listed, fits: &mut dyn FnMut(&str) -> bool) -> bool;
    /// MRR in the account currency.
    fn mrr(&self) -> (Mrr, Currency);
    /// Day of the first MRR; `None` before.
    fn start(&self) -> Option<Day>;
    /// The day on which membership is taken.
    fn today(&self) -> Day;
    /// Whether something is true.
    fn is(&self, flag: Flag) -> bool;
    /// Whether what a field says of the customer cannot be told.
    fn untold(&self, field: &Field) -> bool {
        let _ = field;
        false
    }
}

impl Predicate {
    /// Whether it holds for a customer.
    pub fn holds(&self, subject: &dyn Subject) -> bool {
        match self {
            Predicate::Any(parts) => parts.iter().any(|part| part.holds(subject)),
            Predicate::All(parts) => parts.iter().all(|part| part.holds(subject)),
            Predicate::Not(inner) => !inner.holds(subject),
            Predicate::Test(test) => test.holds(subject),
        }
    }

    /// Whether it holds for a customer; `None` where that hangs on something that cannot be told.
    pub fn tells(&self, subject: &dyn Subject) -> Option<bool> {
        // Of several parts one can decide whatever the others are.
        let decided = |parts: &[Predicate], by: bool| {
            let mut all = parts.iter().map(|part| part.tells(subject));
            let doubt = all.clone().any(|part| part.is_none());
            if all.any(|part| part == Some(by)) {
                return Some(by);
            }
            (!doubt).then_some(!by)
        };
        match self {
            Predicate::Any(parts) => decided(parts, true),
            Predicate::All(parts) => decided(parts, false),
            Predicate::Not(inner) => inner.tells(subject).map(|holds| !holds),
            Predicate::Test(test) if subject.untold(&test.field) => None,
            Predicate::Test(test) => Some(test.holds(subject)),
        }
    }

    /// Its tests, in order.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Predicate::Any(parts) | Predicate::All(parts) => {
                parts.iter().flat_map(Predicate::tests).collect()
            }
            Predicate::Not(inner) => inner.tests(),
            Predicate::Test(test) => vec![test],
        }
    }

    /// Takes texts that `occurs` knows as values of their field exactly as they are written.
    pub fn take_exactly(&mut self, occurs: &dyn Fn(&Field, &str) -> bool) {
        match self {
            Predicate::Any(parts) | Predicate::All(parts) => {
                parts.iter_mut().for_each(|part| part.take_exactly(occurs));
            }
            Predicate::Not(inner) => inner.take_exactly(occurs),
            Predicate::Test(Test { field, check: Check::Texts(words) }) => {
                words.iter_mut().for_each(|word| word.exact = occurs(field, &word.text));
            }
            Predicate::Test(_) => {}
        }
    }

    /// Whether membership can change while nobody edits customers.
    pub fn moves(&self) -> bool {
        self.fields().any(Field::moves)
    }

    /// The fields that it asks for.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.tests().into_iter().map(|test| &test.field)
    }
}

impl Test {
    /// Whether it holds for a customer.
    pub fn holds(&self, subject: &dyn Subject) -> bool {
        match &self.field {
            Field::Attribute(_) | Field::Custom(_) => {
                self.check.holds(subject.attribute(&self.field))
            }
            Field::Listed(field) => match self.check {
                Check::Missing => !subject.any(*field, &mut |_| true),
                _ => subject.any(*field, &mut |text| self.check.holds(Value::Text(text))),
            },
            Field::Mrr => match self.check {
                Check::Number(compare, number) => {
                    let (level, currency) = subject.mrr();
                    compare.holds(number.compare_mrr(level, currency))
                }
                _ => false,
            },
            Field::Start => self.check.holds(subject.start().map_or(Value::Missing, Value::Day)),
            Field::Tenure => match (&self.check, subject.start()) {
                (Check::Passed(compare, time), Some(start)) => {
                    compare.holds(subject.today().cmp(&time.after(start)))
                }
                (check, start) => *check == Check::Missing && start.is_none(),
            },
            Field::Flag(flag) => self.check.holds(Value::Flag(subject.is(*flag))),
        }
    }
}

impl Check {
    /// Whether it holds for a value. Always false for a missing one, but for [`Check::Missing`].
    pub fn holds(&self, value: Value<'_>) -> bool {
        if value == Value::Missing {
            return *self == Check::Missing;
        }
        match self {
            Check::Missing | Check::Passed(..) => false,
            Check::Texts(words) => value.text().is_some_and(|text| Word::any(words, &text)),
            Check::Contains(part) => value.text().is_some_and(|text| contains(&text, part)),
            Check::StartsWith(part) => value.text().is_some_and(|text| starts_with(&text, part)),
            Check::Number(compare, number) => {
                value.number().is_some_and(|is| compare.holds(is.cmp(number)))
            }
            Check::Day(compare, days) => {
                value.day().is_some_and(|day| compare.holds(days.place_of(day)))
            }
            Check::Is(flag) => value.flag() == Some(*flag),
        }
    }
}

/// Whether a text contains a part, which is in lower case, in any case.
fn contains(text: &str, part: &str) -> bool {
    // Most texts are ASCII, and then nothing has to be made of them.
    match text.is_ascii() && !part.is_empty() {
        true => {
            let mut windows = text.as_bytes().windows(part.len());
            windows.any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
        }
        false => text.to_lowercase().contains(part),
    }
}

/// Whether a text starts with a part, which is in lower case, in any case.
fn starts_with(text: &str, part: &str) -> bool {
    match text.is_ascii() {
        true => {
            let start = text.as_bytes().get(..part.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(part.as_bytes()))
        }
        false => text.to_lowercase().starts_with(part),
    }
}

impl DayRange {
    /// Where a day lies: before these days, among them, or after.
    fn place_of(self, day: Day) -> Ordering {
        if day < self.first {
            Ordering::Less
        } else if day < self.end {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }
}

impl<'a> Value<'a> {
    /// As text.
    fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Value::Missing => None,
            Value::Text(text) => Some(Cow::Borrowed(text)),
            Value::Number(number) => Some(Cow::Owned(number.to_string())),
            Value::Day(day) => Some(Cow::Owned(day.to_string())),
            Value::Flag(flag) => Some(Cow::Borrowed(if flag { "true" } else { "false" })),
        }
    }

    fn number(self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(number),
            Value::Text(text) => Decimal::parse(text.trim()),
            _ => None,
        }
    }

    fn day(self) -> Option<Day> {
        match self {
            Value::Day(day) => Some(day),
            // A date, or the date of a date-time as it is written.
            Value::Text(text) => {
                let date = text.trim().get(..10)?;
                day_range(date).map(|days| days.first)
            }
            _ => None,
        }
    }

    fn flag(self) -> Option<bool> {
        match self {
            Value::Flag(flag) => Some(flag),
            Value::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            Value::Number(number) => match number.to_string().as_str() {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_searched_in_any_case() {
        let texts = [
            "",
            "a",
            "A",
            "cus_0017",
            "CUS_0017",
            "straße",
            "STRASSE",
            "İzmir",
            "izmir",
            "Kelvin",
            "Żółw",
            "żółw",
            "aab",
            "AaB",
            "ÅNGSTRÖM",
        ];
        let parts = texts.iter().map(|text| text.to_lowercase());
        for part in parts.chain(["s_00", "ß", "k", "17", "ab", "ö"].map(str::to_owned)) {
            for text in texts {
                let folded = text.to_lowercase();
                assert_eq!(contains(text, &part), folded.contains(&part), "{text:?} {part:?}");
                assert_eq!(
                    starts_with(text, &part),
                    folded.starts_with(&part),
                    "{text:?} {part:?}"
                );
            }
        }
    }
}
