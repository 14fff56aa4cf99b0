//! Lists that come in pages.

use serde::{Deserialize, Serialize};

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

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    /// Its items.
    pub items: Vec<T>,
    /// What to ask the next page with; none where this is the last.
    pub next_cursor: Option<String>,
}

impl<T> List<T> {
    /// The page of up to [`Page::rows`] rows that were read in the order of `key`.
    pub fn of(mut rows: Vec<T>, page: &Page, key: impl Fn(&T) -> i64) -> List<T> {
        let more = rows.len() > page.limit();
        rows.truncate(page.limit());
        let last = rows.last().filter(|_| more).map(|row| key(row).to_string());
        List { items: rows, next_cursor: last }
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
            match list.next_cursor {
                Some(cursor) => page.cursor = Some(cursor),
                None => break,
            }
        }
        assert_eq!(seen, all);
        page.cursor = Some("x".to_owned());
        assert_eq!(page.after().unwrap_err().code, "wrong-question");
    }
}
