//! Takes objects as a whole or not at all, and says why not.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use tenure_domain::finding::{Finding, Place, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::fact::{Told, Trouble};
use super::pages::{self, Page, Turn};
use super::rows::Rows;
use super::split::{Batch, Element};
use super::{FileTime, locate};
use crate::report::{ObjectCounts, Reject};
use crate::values::{Problem, json_says};

/// Findings of one cause in one batch that are handed on in full.
const FULL: usize = 100;

/// What became of a batch.
#[derive(Default)]
pub(crate) struct Made<N> {
    pub batches: Vec<(TableId, Result<RecordBatch, ArrowError>)>,
    pub rejects: Vec<Reject>,
    pub findings: Vec<Finding>,
    /// Findings beyond those that are handed on, by code.
    pub more: Vec<(&'static str, u64)>,
    pub counts: ObjectCounts,
    /// What objects tell about others.
    pub news: N,
    /// Objects that wait until more is known.
    pub held: Batch,
    /// What pages of lists say of those that follow.
    pub turns: Vec<Turn>,
}

impl<N> Made<N> {
    /// Hands a finding on, or counts it where there are many of its kind.
    fn note(&mut self, finding: Finding) {
        if self.findings.iter().filter(|it| it.code == finding.code).count() < FULL {
            self.findings.push(finding);
            return;
        }
        match self.more.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, count)) => *count += 1,
            None => self.more.push((finding.code, 1)),
        }
    }

    /// Notes what a page says, if it can be told what it lists: `what`, of what stands around its
    /// lists and of its first element.
    pub fn page(&mut self, page: &Page, what: impl Fn(&str, &str) -> Option<String>) {
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        let (around, first) = (text(&page.around), text(&page.first));
        if let Some(what) = what(around, first) {
            let (file, line, more) = (page.file, page.line, pages::more(around));
            let (elements, total) = (page.elements, pages::total(around));
            self.turns.push(Turn { what, file, line, more, elements, total });
        }
    }

    /// Keeps a text for later, as if it were the whole of an element.
    pub fn hold(&mut self, text: &str, element: &Element) {
        let start = self.held.bytes.len();
        self.held.bytes.extend_from_slice(text.as_bytes());
        let range = start..self.held.bytes.len();
        self.held.elements.push(Element { range, ..element.clone() });
    }
}

/// Where an object stands.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'b> {
    pub element: &'b Element,
    /// The whole element.
    pub text: &'b str,
    /// Place of the object within its element, where it is not the whole.
    pub inner: &'b str,
}

/// The object that is taken or refused: its kind, its id, and the table in which it is missing
/// where it cannot be read.
#[derive(Clone, Copy)]
pub(crate) struct Named<'n> {
    pub kind: &'n str,
    pub id: Option<&'n str>,
    pub table: TableId,
}

/// Takes the objects of one thread.
pub(crate) struct Taker {
    pub files: Arc<[FileTime]>,
    pub rows: Rows,
}

impl Taker {
    /// An element begins.
    pub fn begin<N>(&mut self, element: &Element, made: &mut Made<N>) {
        self.rows.file(element.file, &self.files, &mut made.batches);
    }

    /// The text of an element; where it is none, the element is refused.
    pub fn text<'b, N>(
        &self,
        batch: &'b Batch,
        element: &Element,
        table: TableId,
        made: &mut Made<N>,
    ) -> Option<&'b str> {
        let bytes = &batch.bytes[element.range.clone()];
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(error) => error,
        };
        let text = String::from_utf8_lossy(bytes);
        let spot = Spot { element, text: &text, inner: "" };
        let at = error.valid_up_to();
        let problem = Problem::new(
            "invalid-utf8",
            said!("UTF-8 text; byte {at} is not", at = at.to_string()),
        );
        let named = Named { kind: "unknown", id: None, table };
        self.refuse(&spot, named, vec![Trouble::whole(problem)], made);
        None
    }

    /// A batch has ended.
    pub fn end<N>(&mut self, made: &mut Made<N>) {
        self.rows.flush(&self.files, &mut made.batches);
    }

    /// Takes what an object says: all of it, or with a reason nothing.
    pub fn take<N, M>(
        &mut self,
        spot: &Spot<'_>,
        named: Named<'_>,
        mut told: Told<'_, M>,
        made: &mut Made<N>,
    ) {
        let table = told.rows.first().map_or(named.table, |row| row.table);
        let named = Named { table, ..named };
        if told.problems.is_empty() {
            told.problems = self.rows.add(&told.rows, spot.element.line, &mut made.counts);
            if told.problems.is_empty() {
                made.counts.taken(named.kind, told.rows.len(), told.ignored);
            }
        }
        for trouble in told.remarks.drain(..) {
            made.note(self.finding(spot, named, trouble));
        }
        if self.rows.is_full() {
            self.rows.flush(&self.files, &mut made.batches);
        }
        if !told.problems.is_empty() {
            self.refuse(spot, named, told.problems, made);
        }
    }

    /// Refuses an object whose fields have not the types that they must have.
    pub fn unreadable<N>(
        &self,
        spot: &Spot<'_>,
        named: Named<'_>,
        text: &str,
        error: &serde_json::Error,
        made: &mut Made<N>,
    ) {
        let place = locate::place(text, error.line(), error.column());
        let trouble = Trouble {
            field: place.pointer,
            value: Some(place.value.trim_matches('"').to_owned()),
            problem: type_problem(error),
        };
        self.refuse(spot, named, vec![trouble], made);
    }

    /// Refuses an object.
    pub fn refuse<N>(
        &self,
        spot: &Spot<'_>,
        named: Named<'_>,
        troubles: Vec<Trouble>,
        made: &mut Made<N>,
    ) {
        let Named { kind, id, table } = named;
        made.counts.of(kind).refused += 1;
        *made.counts.rejected.entry(table).or_default() += 1;
        let findings: Vec<Finding> =
            troubles.into_iter().map(|trouble| self.finding(spot, named, trouble)).collect();
        made.rejects.push(Reject {
            table,
            file: Arc::clone(&self.files[spot.element.file as usize].name),
            header: Arc::new(["object".into(), "id".into(), "json".into()]),
            own: 3,
            line: spot.element.line,
            record: spot.element.index.map_or(spot.element.line, |index| index + 1),
            fields: vec![kind.to_owned(), id.unwrap_or("").to_owned(), spot.text.to_owned()],
            text: None,
            findings,
        });
    }

    fn finding(&self, spot: &Spot<'_>, named: Named<'_>, trouble: Trouble) -> Finding {
        let file = Arc::clone(&self.files[spot.element.file as usize].name);
        let (line, record) = (Some(spot.element.line), spot.element.index.map(|index| index + 1));
        let mut pointer = String::new();
        if let Some(list) = spot.element.list {
            pointer.push('/');
            pointer.push_str(list);
        }
        if let Some(index) = spot.element.index {
            pointer.push_str(&format!("/{index}"));
        }
        pointer.push_str(spot.inner);
        if !trouble.field.is_empty() {
            pointer.push('/');
            pointer.push_str(trouble.field.trim_start_matches('/'));
        }
        let mut finding = Finding::new(trouble.problem.code, trouble.problem.expected)
            .in_table(named.table.name())
            .at(Place { file: Some(file), line, column: None, record });
        finding.field = (!pointer.is_empty()).then(|| pointer.into());
        finding.value = trouble.value;
        finding.hint = trouble.problem.hint;
        finding.key = named.id.map(str::to_owned);
        finding
    }
}

/// What a field should be, in words.
fn type_problem(error: &serde_json::Error) -> Problem {
    let text = json_says(error);
    let text = text.as_str();
    if !error.is_data() {
        return Problem::new("invalid-json", said!("a JSON object ({error})", error = text));
    }
    let expected = text.rsplit("expected ").next().unwrap_or(text);
    let expected: Said = match expected {
        "i64" => "a whole number".into(),
        "a boolean" => "true or false".into(),
        "a string" | "a borrowed string" => "a text".into(),
        other if other.starts_with("struct ") => "an object".into(),
        "a sequence" => "a list".into(),
        "an id: a whole number or a text" => said!("an id: a whole number or a text"),
        "seconds since 1970, or a time such as 2026-03-01T09:30:00Z" => {
            said!(
                "seconds since 1970, or a time such as {example}",
                example = "2026-03-01T09:30:00Z"
            )
        }
        other => other.to_owned().into(),
    };
    Problem::new("wrong-field", expected)
}
