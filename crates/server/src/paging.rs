//! Lists of answers in pages: `page_size=100`, then the same question with the `cursor` of the page
//! before.
//!
//! Pages belong together: they are of the data as they were at the first. A cursor says of which
//! data and of which question it is. Where other data have come since and the answer is not kept
//! any more, the next page is refused as `cursor-stale`, and never one that repeats or leaves out
//! rows. With `known_at` the question itself says which data, and its pages go on whatever comes.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::access::secret::hex;
use crate::app::App;
use crate::ask::{Form, Question, Told};
use crate::problem::{Problem, Result};

/// Rows of a page where only a cursor was given, and at most.
const USUAL: usize = 100;
const MOST: usize = 10_000;

/// A list within answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listing {
    /// The member that holds it, with `/` between names where it is within another member.
    pub member: &'static str,
    /// Whether the question itself can be asked for a part of it, by `offset` and `limit`.
    pub in_parts: bool,
}

/// Which page is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// How many rows at most.
    pub size: Option<usize>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

impl Wanted {
    /// Whether pages are asked for at all.
    pub fn any(&self) -> bool {
        self.size.is_some() || self.cursor.is_some()
    }

    /// Rows of the page at most.
    fn rows(&self) -> usize {
        self.size.unwrap_or(USUAL)
    }
}

/// `page_size` as a number.
///
/// # Errors
/// `wrong-question` where it is none, or too large.
pub fn size(text: &str) -> Result<usize> {
    let found = text.parse().ok().filter(|size| (1..=MOST).contains(size));
    found.ok_or_else(|| {
        Problem::wrong_question(format!("page_size={text:?} is no number of rows"))
            .advising(format!("from 1 to {MOST}"))
    })
}

/// Where a page ended.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Cursor {
    /// Rows before the next page.
    offset: usize,
    /// Of which data.
    data: String,
    /// In which hour it was asked: answers about the present depend on it.
    hour: i64,
    /// Of which question.
    question: String,
}

impl Cursor {
    fn text(&self) -> String {
        let Cursor { offset, data, hour, question } = self;
        hex(format!("{offset} {data} {hour} {question}").as_bytes())
    }

    fn read(text: &str) -> Result<Cursor> {
        let wrong = || {
            Problem::wrong_question("the cursor is none that this list has given")
                .advising("take next_cursor of the page before, or leave it out")
        };
        let pairs = text.as_bytes().chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?;
            u8::from_str_radix(pair, 16).ok()
        });
        let bytes: Option<Vec<u8>> = pairs.collect();
        let plain = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)?;
        let parts: Vec<&str> = plain.split(' ').collect();
        let [offset, data, hour, question] = parts[..] else { return Err(wrong()) };
        let (Ok(offset), Ok(hour)) = (offset.parse(), hour.parse()) else { return Err(wrong()) };
        Ok(Cursor { offset, data: data.to_owned(), hour, question: question.to_owned() })
    }
}

impl App {
    /// A page of an answer.
    ///
    /// # Errors
    /// As those of the question, `wrong-question` where the answer has no list, and `cursor-stale`
    /// where there are other data by now.
    pub async fn page(self: &Arc<App>, question: Question, wanted: &Wanted) -> Result<Told> {
        let listing = self.listing(&question)?;
        let (data, hour) = self.stamp(&question.dir)?;
        let own = of(&question);
        let cursor = match wanted.cursor.as_deref().map(Cursor::read).transpose()? {
            Some(cursor) if cursor.question != own => return Err(of_another()),
            Some(cursor) => cursor,
            None => Cursor { offset: 0, data: data.clone(), hour, question: own },
        };
        let fixed = question.options.iter().any(|(name, _)| name == "known_at");
        let parts =
            if listing.in_parts { cut(&question, cursor.offset, wanted.rows()) } else { question };
        let told = if cursor.data == data || fixed {
            self.asked(parts).await?
        } else {
            self.kept_of(&cursor.data, cursor.hour, &parts).ok_or_else(stale)?
        };
        let before = if listing.in_parts { 0 } else { cursor.offset };
        let (mut value, etag) = (told.json()?, told.etag_of(&cursor.text()));
        let rows = value.pointer_mut(&format!("/{}", listing.member));
        let rows = rows.and_then(Value::as_array_mut);
        let rows = rows.ok_or_else(|| no_list(listing.member))?;
        rows.drain(..before.min(rows.len()));
        let more = rows.len() > wanted.rows();
        rows.truncate(wanted.rows());
        let next = Cursor { offset: cursor.offset + rows.len(), ..cursor };
        value["next_cursor"] = if more { next.text().into() } else { Value::Null };
        let body = serde_json::to_vec(&value).map_err(|error| Problem::internal(&error))?;
        Ok(told.with(body, etag))
    }

    fn listing(&self, question: &Question) -> Result<Listing> {
        if question.form != Form::Json {
            return Err(Problem::wrong_question("only JSON comes in pages")
                .advising("the other forms give the whole list as one file"));
        }
        let own = question.options.iter().find(|(name, _)| name == "limit" || name == "offset");
        if let Some((name, _)) = own {
            return Err(Problem::wrong_question(format!("{name} does not go with pages"))
                .advising("page_size and cursor say which rows, or offset and limit"));
        }
        self.answers.listing(question).ok_or_else(|| {
            Problem::wrong_question("the answer has no list that comes in pages")
                .advising("movements, customers, usage, a customer's timeline, rows of a metric and verbatims have one")
        })
    }
}

/// The question for a part, and for one row more, which tells whether there is a page after it.
fn cut(question: &Question, offset: usize, rows: usize) -> Question {
    let mut part = question.clone();
    part.options.push(("offset".to_owned(), offset.to_string()));
    part.options.push(("limit".to_owned(), (rows + 1).to_string()));
    part
}

/// What tells a question from others: its language may change from page to page.
fn of(question: &Question) -> String {
    let Question { command, options, form: _, lang: _, dir, mask } = question;
    let digest = Sha256::digest(format!("{command:?} {options:?} {dir:?} {mask:?}"));
    hex(&digest[..12])
}

fn stale() -> Problem {
    let title = "The list has changed";
    let detail = "other data have come since the first page";
    Problem::new(StatusCode::CONFLICT, "cursor-stale", title, detail)
        .advising("begin again without the cursor; with known_at the pages of a list stay the same")
}

fn of_another() -> Problem {
    let title = "The list has changed";
    let detail = "the cursor is of another question, or what a name in it stands for has changed";
    Problem::new(StatusCode::CONFLICT, "cursor-stale", title, detail)
        .advising("begin again without the cursor, or ask as for the first page")
}

fn no_list(member: &str) -> Problem {
    Problem::wrong_question(format!("this answer has no {member} to be given in pages"))
        .advising("rows of a metric are listed with rows=true, comments with view=verbatims")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back_as_they_were_given() {
        let given = Cursor {
            offset: 300,
            data: "ab12".to_owned(),
            hour: 494_000,
            question: "cd34".to_owned(),
        };
        assert_eq!(Cursor::read(&given.text()).unwrap(), given);
        for wrong in ["", "x", "zz", "6", "3132", "ă", "2020202020"] {
            assert_eq!(Cursor::read(wrong).unwrap_err().code, "wrong-question", "{wrong:?}");
        }
        assert_eq!(size("10").unwrap(), 10);
        for wrong in ["0", "-1", "10001", "many", ""] {
            assert_eq!(size(wrong).unwrap_err().code, "wrong-question", "{wrong:?}");
        }
    }
}
