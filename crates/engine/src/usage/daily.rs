//! The days of use as a table of numbers (`usage_daily`): how it is held while it is asked, and
//! how it is kept beside the facts.

use tenure_domain::time::Day;
use tenure_metrics::usage::{Days, Feature};
use tenure_store::{Numbers, Width};

use super::activity::{Activity, Answer};
use super::grid::WIDTH;

/// Columns of days: whose, which line, which word of 64 days, and its bits, the lowest the
/// earliest. Lines from 0 are users, -1 is anybody, and -2 - n is feature n.
pub(super) const COLUMNS: [(&str, Width); 4] = [
    ("customer", Width::Short),
    ("line", Width::Short),
    ("word", Width::Short),
    ("bits", Width::Long),
];

/// Columns of names: the ids of the customers of a group, by their numbers.
pub(super) const NAMES: [(&str, Width); 2] =
    [("customer", Width::Short), ("customer_id", Width::Text)];

const ANYBODY: i32 = -1;

/// The days of some customers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Part {
    /// Their ids.
    pub names: Vec<String>,
    customer: Vec<i32>,
    line: Vec<i32>,
    word: Vec<i32>,
    bits: Vec<i64>,
}

impl Part {
    /// Adds a customer.
    pub(super) fn push(&mut self, name: String, activity: &Activity) {
        let number = self.names.len() as i32;
        self.names.push(name);
        let mut days = |line: i32, days: &Days| {
            for (word, bits) in days.words() {
                self.customer.push(number);
                self.line.push(line);
                self.word.push(word);
                self.bits.push(bits.cast_signed());
            }
        };
        for (line, user) in (0..).zip(&activity.users) {
            days(line, user);
        }
        days(ANYBODY, &activity.anybody);
        for (feature, used) in &activity.features {
            days(ANYBODY - 1 - i32::from(*feature), used);
        }
    }

    /// The columns of days, and those of names.
    pub(super) fn columns(&self) -> (Vec<Numbers>, Vec<Numbers>) {
        let days = vec![
            Numbers::Short(self.customer.clone()),
            Numbers::Short(self.line.clone()),
            Numbers::Short(self.word.clone()),
            Numbers::Long(self.bits.clone()),
        ];
        let numbers = (0..self.names.len() as i32).collect();
        (days, vec![Numbers::Short(numbers), Numbers::Text(self.names.clone())])
    }

    /// The part of these columns; `None` where they do not fit together.
    pub(super) fn of_columns(days: Vec<Numbers>, names: Vec<Numbers>) -> Option<Part> {
        let mut names = names.into_iter().skip(1);
        let Some(Numbers::Text(names)) = names.next() else { return None };
        let mut columns = days.into_iter();
        let mut short = || match columns.next()? {
            Numbers::Short(list) => Some(list),
            _ => None,
        };
        let (customer, line, word) = (short()?, short()?, short()?);
        let Some(Numbers::Long(bits)) = columns.next() else { return None };
        let whole = [line.len(), word.len(), bits.len()] == [customer.len(); 3]
            && customer
                .iter()
                .all(|&number| usize::try_from(number).is_ok_and(|n| n < names.len()));
        whole.then_some(Part { names, customer, line, word, bits })
    }

    /// What each customer's use comes to at the beginning of a day, by its id.
    pub(super) fn answers(&self, at: Day, key: &[Feature]) -> Vec<(String, Answer)> {
        let mut answers = Vec::with_capacity(self.names.len());
        let mut row = 0;
        for (number, name) in (0..).zip(&self.names) {
            let mut activity = Activity::default();
            while row < self.customer.len() && self.customer[row] == number {
                let (from, line) = (row, self.line[row]);
                while row < self.customer.len()
                    && (self.customer[row], self.line[row]) == (number, line)
                {
                    row += 1;
                }
                let days = self.days(from..row);
                match line {
                    0.. => activity.users.push(days),
                    ANYBODY => activity.anybody = days,
                    _ => activity.features.push(((ANYBODY - 1 - line) as Feature, days)),
                }
            }
            answers.push((name.clone(), activity.answer(at, key)));
        }
        answers
    }

    /// The days of rows of one line, whose words ascend.
    fn days(&self, rows: std::ops::Range<usize>) -> Days {
        let first = self.word[rows.start];
        let mut words = Vec::with_capacity(rows.len());
        for row in rows {
            let at = (self.word[row] - first).max(0) as usize;
            words.resize(at.max(words.len()), 0);
            words.push(self.bits[row].cast_unsigned());
        }
        Days::of_words(first, words)
    }
}

const _: () = assert!(WIDTH == 64, "bits are kept in numbers of 64");
