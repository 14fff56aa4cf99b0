//! Pages of lists: what they say of what follows them, and whether all of a list is there.
//!
//! An export that stops after a page looks like a small account, and every figure from it is too
//! low. So each kind of list has to have a page that says it is the last.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;

/// Pages that Zendesk's incremental exports fill before they go on.
const INCREMENTAL: u64 = 1_000;

/// A page without the elements of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Number of its file within the export.
    pub file: u32,
    /// Physical line on which it begins, from 1.
    pub line: u64,
    /// The name of its first list, where that tells what its elements are.
    pub list: Option<&'static str>,
    /// Its JSON with empty lists.
    pub around: Vec<u8>,
    /// The first element of its first list; empty where there is none.
    pub first: Vec<u8>,
    /// How many elements its lists have.
    pub elements: u64,
}

/// What a page says of the pages after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// What it lists.
    pub what: String,
    /// Number of its file within the export.
    pub file: u32,
    /// Physical line on which it begins, from 1.
    pub line: u64,
    /// The field by which more follows, as it is written; `None` where nothing does.
    pub more: Option<&'static str>,
    /// How many elements it has.
    pub elements: u64,
    /// How many elements it says that all pages have, and the field that says so.
    pub total: Option<(u64, &'static str)>,
}

/// The ways in which pages say whether another follows.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Ends {
    has_more: Option<bool>,
    end_of_stream: Option<bool>,
    end_time: Option<IgnoredAny>,
    count: Option<u64>,
    next_page: Option<IgnoredAny>,
    meta: Option<Within>,
    links: Option<Within>,
    pages: Option<Within>,
    paging: Option<Within>,
}

/// What stands in an object of a page.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Within {
    has_more: Option<bool>,
    next: Option<IgnoredAny>,
}

/// By which field a page says that more follows; `None` where it does not.
///
/// A source that answers with a yes or no is believed before an address, which some give with the
/// last page, too.
pub(crate) fn more(page: &str) -> Option<&'static str> {
    let Ok(it) = serde_json::from_str::<Ends>(page) else { return None };
    let meta = it.meta.and_then(|meta| meta.has_more);
    let said = [
        (it.end_of_stream.map(|over| !over), "end_of_stream"),
        (it.has_more, "has_more"),
        (meta, "meta.has_more"),
    ];
    if let Some((more, field)) = said.into_iter().find_map(|(said, by)| Some((said?, by))) {
        return more.then_some(field);
    }
    if it.end_time.is_some() && it.count.is_some_and(|count| count < INCREMENTAL) {
        return None;
    }
    let next = |within: Option<Within>| within.is_some_and(|within| within.next.is_some());
    let addresses = [
        (it.next_page.is_some(), "next_page"),
        (next(it.links), "links.next"),
        (next(it.pages), "pages.next"),
        (next(it.paging), "paging.next"),
    ];
    addresses.into_iter().find_map(|(more, field)| more.then_some(field))
}

/// How many elements a page says that its whole list has, and the field that says so.
///
/// Chatwoot's pages say nothing else of those that follow. What a page counts is what was asked for,
/// such as the open conversations.
pub(crate) fn total(page: &str) -> Option<(u64, &'static str)> {
    let page: Value = serde_json::from_str(page).ok()?;
    let counts = [
        ("/data/meta/all_count", "data.meta.all_count"),
        ("/meta/all_count", "meta.all_count"),
        ("/meta/count", "meta.count"),
    ];
    counts.into_iter().find_map(|(at, field)| Some((page.pointer(at)?.as_u64()?, field)))
}

/// Which lists are there to their end.
#[derive(Default)]
pub(crate) struct Lists {
    by: BTreeMap<String, List>,
}

/// What the pages of a list say.
#[derive(Default)]
struct List {
    /// The last page that says that more follows.
    more: Option<Turn>,
    /// Whether a page says that it is the last.
    whole: bool,
    /// How many elements the pages have.
    elements: u64,
    /// The page that says the most of how many there are.
    most: Option<Turn>,
}

impl Lists {
    /// Notes what a page says.
    pub fn add(&mut self, turn: Turn) {
        let list = self.by.entry(turn.what.clone()).or_default();
        list.elements += turn.elements;
        let place = |turn: &Turn| (turn.file, turn.line);
        let most = |turn: &Turn| (turn.total, place(turn));
        if turn.total.is_some() && list.most.as_ref().is_none_or(|last| most(last) < most(&turn)) {
            list.most = Some(turn.clone());
        }
        if turn.more.is_none() {
            list.whole = true;
        } else if list.more.as_ref().is_none_or(|last| place(last) < place(&turn)) {
            list.more = Some(turn);
        }
    }

    /// The lists that nobody says are whole, and those that have more than is there, each with a
    /// page.
    pub fn findings(self, hint: &Said) -> Vec<(Turn, Finding)> {
        let told = self.by.into_iter().filter_map(|(what, list)| {
            let (turn, field, expected) = match list {
                List { more: Some(turn), whole: false, .. } => {
                    let field = turn.more?;
                    let expected = said!(
                        "the list of {what} to its end; no page of it is the last",
                        what = what
                    );
                    (turn, field, expected)
                }
                List { most: Some(turn), elements, .. } => {
                    let (total, field) = turn.total.filter(|(total, _)| *total > elements)?;
                    let expected = said!(
                        "the list of {what} to its end; it has {total}, of which {here} are here",
                        what = what,
                        total = total,
                        here = elements,
                    );
                    (turn, field, expected)
                }
                List { .. } => return None,
            };
            let finding = Finding::new("list-not-whole", expected).with_value(field);
            Some((turn, finding.with_hint(hint.clone())))
        });
        told.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_whether_more_follows() {
        let cases = [
            (r#"{"has_more":true,"data":[]}"#, Some("has_more")),
            (r#"{"has_more":false,"next_page":"x"}"#, None),
            (r#"{"next_page":"https://x?page=2","count":250}"#, Some("next_page")),
            (r#"{"next_page":null,"count":250}"#, None),
            (r#"{"end_of_stream":false}"#, Some("end_of_stream")),
            // The address of the next export comes with the last page, too.
            (r#"{"end_of_stream":true,"next_page":"x"}"#, None),
            (r#"{"count":999,"end_time":1,"next_page":"x"}"#, None),
            (r#"{"count":1000,"end_time":1,"next_page":"x"}"#, Some("next_page")),
            (r#"{"meta":{"has_more":false},"links":{"next":"x"}}"#, None),
            (r#"{"meta":{"has_more":true},"links":{"next":null}}"#, Some("meta.has_more")),
            (r#"{"pages":{"next":{"page":2}},"total_count":9}"#, Some("pages.next")),
            (r#"{"pages":{"next":null,"total_pages":3}}"#, None),
            (r#"{"results":[],"paging":{"next":{"after":"2"}}}"#, Some("paging.next")),
            (r#"{"results":[]}"#, None),
            (r#"{"tickets":[]"#, None),
        ];
        for (page, expected) in cases {
            assert_eq!(more(page), expected, "{page}");
        }
    }

    #[test]
    fn a_list_is_whole_if_one_page_is_the_last() {
        let turn = |what: &str, line, more| Turn {
            what: what.to_owned(),
            file: 0,
            line,
            more,
            elements: 1,
            total: None,
        };
        let mut lists = Lists::default();
        lists.add(turn("tickets", 9, Some("next_page")));
        lists.add(turn("users", 1, Some("next_page")));
        lists.add(turn("users", 2, None));
        lists.add(turn("tickets", 3, Some("next_page")));
        let found = lists.findings(&Said::from(""));
        let lines: Vec<_> = found.iter().map(|(turn, _)| (turn.what.as_str(), turn.line)).collect();
        assert_eq!(lines, [("tickets", 9)]);
    }
}
