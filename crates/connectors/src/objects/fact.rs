//! Rows in the making, and what is said about the objects that they come from.

use std::borrow::Cow;
use std::fmt::Display;

use serde::Deserialize;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::cell::{Cell, Typed};
use crate::values::Problem;

/// Microseconds in a second.
pub(crate) const SECOND: i64 = 1_000_000;

/// A text, borrowed from the input where it has no escapes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A row in the making: its cells by column, with the source's field that each came from.
#[derive(Debug)]
pub(crate) struct Fact<'a> {
    pub table: TableId,
    /// Where in the object it stands: a list and a place in it.
    pub within: Option<(&'static str, usize)>,
    pub cells: Vec<(&'static str, &'static str, Cell<'a>)>,
    /// Custom attributes.
    pub attributes: Vec<(Cow<'a, str>, Cell<'a>)>,
}

impl<'a> Fact<'a> {
    pub fn new(table: TableId) -> Fact<'a> {
        Fact { table, within: None, cells: Vec::with_capacity(16), attributes: Vec::new() }
    }

    /// Sets a column from a field of the source.
    pub fn set(&mut self, column: &'static str, field: &'static str, cell: Cell<'a>) {
        self.cells.push((column, field, cell));
    }

    pub fn text(&mut self, column: &'static str, field: &'static str, text: Option<&Text<'a>>) {
        if let Some(text) = text {
            self.set(column, field, Cell::Text(text.0.clone()));
        }
    }

    pub fn word(&mut self, column: &'static str, field: &'static str, word: &'static str) {
        self.set(column, field, Cell::Text(Cow::Borrowed(word)));
    }

    /// Sets a text of our own making.
    pub fn owned(&mut self, column: &'static str, field: &'static str, text: Option<String>) {
        if let Some(text) = text {
            self.set(column, field, Cell::Text(Cow::Owned(text)));
        }
    }

    /// Sets an instant from seconds since 1970.
    pub fn at(&mut self, column: &'static str, field: &'static str, seconds: Option<i64>) {
        if let Some(seconds) = seconds {
            self.micros(column, field, seconds.saturating_mul(SECOND));
        }
    }

    pub fn micros(&mut self, column: &'static str, field: &'static str, micros: i64) {
        self.set(column, field, Cell::Typed(Typed::Utc(micros)));
    }

    pub fn int(&mut self, column: &'static str, field: &'static str, value: Option<i64>) {
        if let Some(value) = value {
            self.set(column, field, Cell::Typed(Typed::Int(value)));
        }
    }

    pub fn flag(&mut self, column: &'static str, field: &'static str, value: bool) {
        self.set(column, field, Cell::Typed(Typed::Bool(value)));
    }

    /// Whether a column has been set.
    pub fn has(&self, column: &str) -> bool {
        self.cells.iter().any(|(name, _, _)| *name == column)
    }
}

/// Something wrong with, or worth saying about, a field of an object.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// JSON pointer within the object.
    pub field: String,
    pub value: Option<String>,
    pub problem: Problem,
}

impl Trouble {
    /// Trouble with an object as a whole.
    pub fn whole(problem: Problem) -> Trouble {
        Trouble { field: String::new(), value: None, problem }
    }
}

/// What an object says.
#[derive(Debug, Default)]
pub(crate) struct Told<'a, M> {
    pub rows: Vec<Fact<'a>>,
    /// Why the object cannot be taken; then none of its rows is.
    pub problems: Vec<Trouble>,
    /// What should be known about rows that are taken.
    pub remarks: Vec<Trouble>,
    /// Whether the object should be read again when more objects are known.
    pub waits: bool,
    /// Why the object has no rows, where that is as it should be.
    pub ignored: Option<&'static str>,
    /// What the source's objects say beyond rows.
    pub more: M,
}

impl<M> Told<'_, M> {
    /// Notes a reason for which the object cannot be taken.
    pub fn wrong(&mut self, field: impl Into<String>, value: Option<&str>, problem: Problem) {
        let value = value.map(tenure_domain::finding::shown);
        self.problems.push(Trouble { field: field.into(), value, problem });
    }

    /// Notes something worth saying.
    pub fn remark(&mut self, field: impl Into<String>, value: Option<&str>, problem: Problem) {
        let value = value.map(tenure_domain::finding::shown);
        self.remarks.push(Trouble { field: field.into(), value, problem });
    }

    /// The value of a field without which the object says nothing.
    pub fn need<T>(&mut self, field: impl Display, value: Option<T>) -> Option<T> {
        if value.is_none() {
            let field = field.to_string();
            let problem =
                Problem::new("required-empty", said!("a value for `{name}`", name = &*field));
            self.wrong(field, None, problem);
        }
        value
    }

    /// The meaning of a word; one that is not known is a reason not to take the object. The name
    /// of the field is only written out where it is needed.
    pub fn choose<T: Copy>(
        &mut self,
        field: impl Display,
        word: Option<&Text<'_>>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let word = word?;
        let found = words.iter().find(|(name, _)| *name == &**word);
        if found.is_none() {
            self.wrong(field.to_string(), Some(word), unknown_word(words));
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// The problem of a word that is none of these.
pub(crate) fn unknown_word<T>(words: &[(&str, T)]) -> Problem {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    Problem::new("unknown-value", said!("one of {words}", words = names.join(", ")))
        .hint("the source may have added it since this version of Tenure; nothing is guessed")
}
