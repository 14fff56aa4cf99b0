//! Turns batches of a source's objects into rows, on any number of threads.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use tenure_domain::said;
use tenure_domain::time::Zone;

use super::catalogue::{Catalogue, Entry};
use super::how::How;
use super::spec::{Scene, Spec};
use super::time::Id;
use crate::objects::fact::Trouble;
use crate::objects::pages::Page;
use crate::objects::rows::Rows;
use crate::objects::split::{Batch, Element, Next, Splitter};
use crate::objects::taker::{self, Spot, Taker};
use crate::objects::{FileTime, Work, locate};
use crate::values::{Problem, json_says};

/// What objects tell about others.
#[derive(Default)]
pub(crate) struct News {
    pub entries: Vec<Entry>,
    /// Records that were taken without a customer.
    pub without: u64,
}

type Made = taker::Made<News>;

/// What workers share.
pub(super) struct Shared {
    pub spec: &'static Spec,
    pub how: Arc<How>,
    pub zone: Zone,
    pub catalogue: Arc<Catalogue>,
    /// Whether objects that wait must be taken as they are.
    pub last: bool,
}

/// Reads objects on one thread.
pub(crate) struct Worker {
    shared: Shared,
    taker: Taker,
}

impl Worker {
    pub(super) fn new(shared: Shared, files: Arc<[FileTime]>, rows: Rows) -> Worker {
        Worker { shared, taker: Taker { files, rows } }
    }

    /// An element: an object, or a page of them that stands on one line.
    fn element(&mut self, element: &Element, text: &str, made: &mut Made) {
        let lists = self.shared.spec.lists;
        if element.index.is_some() || element.list.is_some() {
            return self.object(element, text, made);
        }
        let mut splitter = Splitter::new(text.as_bytes(), element.file, text.len().max(1), lists);
        let mut pages = Vec::new();
        while let Ok(Next::Batch(batch)) = splitter.next() {
            pages.push(batch);
        }
        let is_page = |batch: &Batch| batch.elements.iter().any(|it| it.index.is_some());
        if !pages.iter().any(is_page) && !splitter.saw_list() {
            return self.object(element, text, made);
        }
        for page in pages.iter().flat_map(|batch| &batch.pages) {
            self.page(&Page { line: element.line, ..page.clone() }, made);
        }
        if pages.iter().all(|batch| batch.elements.is_empty()) {
            return made.counts.ignored("list", "an empty list", 1);
        }
        for batch in pages {
            for inner in &batch.elements {
                if let Ok(text) = std::str::from_utf8(&batch.bytes[inner.range.clone()]) {
                    let element = Element { line: element.line, ..inner.clone() };
                    self.object(&element, text, made);
                }
            }
        }
    }

    /// What a page says of those that follow. The last page may be empty, but for its name. What
    /// belongs to a single object may stand in lists beside it: `{"ticket": {…}, "users": […]}`.
    fn page(&mut self, page: &Page, made: &mut Made) {
        let kind = self.shared.spec.kind;
        let around = std::str::from_utf8(&page.around).unwrap_or_default();
        if let Some(key) = kind(None, around).and_then(|named| named.within)
            && let Some(inner) = locate::at(around, &format!("/{key}"))
        {
            let alone = format!("{{\"{key}\":{inner}}}");
            let (range, file, line) = (0..alone.len(), page.file, page.line);
            let element = Element { range, file, line, index: None, list: None };
            self.taker.begin(&element, made);
            return self.object(&element, &alone, made);
        }
        made.page(page, |_, first| {
            let named = kind(page.list, first).or_else(|| kind(page.list, "{}"));
            let what = named.map(|named| all_of(named.kind));
            what.or_else(|| page.list.map(str::to_owned))
        });
    }

    fn object(&mut self, element: &Element, text: &str, made: &mut Made) {
        let spec = self.shared.spec;
        let spot = Spot { element, text, inner: "" };
        let Some(named) = (spec.kind)(element.list, text) else {
            return self.stranger(&spot, made);
        };
        let within = named.within.map(|key| format!("/{key}"));
        let (text, inner) = match &within {
            Some(inner) => (locate::at(text, inner).unwrap_or(text), inner.as_str()),
            None => (text, ""),
        };
        let spot = Spot { inner, ..spot };
        let (kind, table) = (named.kind, (spec.table_of)(named.kind));
        let catalogue = Arc::clone(&self.shared.catalogue);
        let Shared { how, zone, last, .. } = &self.shared;
        let scene = Scene { spec, how, zone, catalogue: &catalogue, last: *last };
        let (id, mut told) = match (spec.read)(kind, text, &scene) {
            Ok(read) => read,
            Err(error) => {
                let head: Head<'_> = serde_json::from_str(text).unwrap_or_default();
                let named = taker::Named { kind, id: head.id.as_deref(), table };
                return self.taker.unreadable(&spot, named, text, &error, made);
            }
        };
        made.news.entries.append(&mut told.more.adds);
        if told.waits && !self.shared.last {
            return made.hold(spot.text, element);
        }
        made.news.without += u64::from(told.more.without && told.problems.is_empty());
        let named = taker::Named { kind, id: id.as_deref(), table };
        self.taker.take(&spot, named, told, made);
    }

    /// An object of which nothing is known, or no object.
    fn stranger(&self, spot: &Spot<'_>, made: &mut Made) {
        let spec = self.shared.spec;
        let problem = match serde_json::from_str::<&RawValue>(spot.text) {
            Ok(_) => {
                Problem::new("not-an-object", said!("an object of {source}", source = spec.name))
                    .hint("what it is follows from the list that it stands in, or from its fields")
            }
            Err(error) => Problem::new(
                "invalid-json",
                said!("a JSON object ({error})", error = json_says(&error)),
            ),
        };
        let table = (spec.table_of)("");
        let named = taker::Named { kind: "unknown", id: None, table };
        self.taker.refuse(spot, named, vec![Trouble::whole(problem)], made);
    }
}

/// What a list of a kind of objects is called.
fn all_of(kind: &str) -> String {
    match kind.strip_suffix('y') {
        Some(start) => format!("{start}ies"),
        None => format!("{kind}s"),
    }
}

/// What every object says of itself.
#[derive(Default, Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
}

impl Work for Worker {
    type News = News;

    fn run(&mut self, batch: &Batch) -> Made {
        let mut made = Made::default();
        let table = (self.shared.spec.table_of)("");
        for element in &batch.elements {
            self.taker.begin(element, &mut made);
            if let Some(text) = self.taker.text(batch, element, table, &mut made) {
                self.element(element, text, &mut made);
            }
        }
        batch.pages.iter().for_each(|page| self.page(page, &mut made));
        self.taker.end(&mut made);
        made
    }
}
