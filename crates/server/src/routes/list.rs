//! Lists that come in pages.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::problem::{Problem, Result};

/// Items of a page where no number was asked for.
const USUAL: u32 = 50;

/// Items of a page at most.
const MOST: u32 = 500;

/// Which page is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// Where the last page ended: its `next_cursor`.
    pub cursor: Option<String>,
    /// How many items at most.
    pub limit: Option<u32>,
}

impl Page {
    /// The key of the last item of the page before, where there is one.
    ///
    /// # Errors
    /// `wrong-question` where the cursor is none of ours.
    pub fn after(&self) -> Result<Option<i64>> {
        let wrong = || {
            Problem::wrong_question("the cursor is none that this list has given")
                .advising("take next_cursor of the page before, or leave it out")
        };
        self.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| wrong())).transpose()
    }

    /// How many items the page has at most.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(USUAL).clamp(1, MOST) as usize
    }

    /// How many rows to read: one more tells whether there is a page after this one.
    pub fn rows(&self) -> i64 {
        self.limit() as i64 + 1
    }
}

/// Asked of lists that come whole: they refuse to be asked for a page, rather than give all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unpaged;

impl FromRequestParts<Arc<App>> for Unpaged {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Unpaged> {
        let query = parts.uri.query().unwrap_or_default();
        let mut keys = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default());
        match keys.find(|key| matches!(*key, "cursor" | "limit")) {
            Some(key) => Err(Problem::wrong_question(format!("this list has no {key}"))
                .advising("it comes whole: leave cursor and limit out")),
            None => Ok(Unpaged),
        }
    }
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    /// Its items.
    pub items: Vec<T>,
    /// What to ask the next page with: null where this is the last, absent where a list comes whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, required = false)]
    pub next_cursor: Option<Option<String>>,
}

impl<T> List<T> {
    /// The page of up to [`Page::rows`] rows that were read in the order of `key`.
    pub fn of(mut rows: Vec<T>, page: &Page, key: impl Fn(&T) -> i64) -> List<T> {
        let more = rows.len() > page.limit();
        rows.truncate(page.limit());
        let last = rows.last().filter(|_| more).map(|row| key(row).to_string());
        List { items: rows, next_cursor: Some(last) }
    }

    /// All that there is.
    pub fn whole(items: Vec<T>) -> List<T> {
        List { items, next_cursor: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_one_another_and_end() {
        let all: Vec<i64> = (1..=7).collect();
        let mut page = Page { cursor: None, limit: Some(3) };
        let mut seen = Vec::new();
        loop {
            let after = page.after().unwrap().unwrap_or(0);
            let rows: Vec<i64> = all.iter().copied().filter(|id| *id > after).collect();
            let rows = rows.into_iter().take(page.rows() as usize).collect();
            let list = List::of(rows, &page, |id| *id);
            seen.extend(list.items);
            match list.next_cursor.flatten() {
                Some(cursor) => page.cursor = Some(cursor),
                None => break,
            }
        }
        assert_eq!(seen, all);
        page.cursor = Some("x".to_owned());
        assert_eq!(page.after().unwrap_err().code, "wrong-question");
    }
}
