//! JSONL: one JSON object per line, with the table's columns as keys.
//!
//! Numbers are read from their text, so no amount passes through a float. Keys may differ from
//! line to line; the columns are those of the first lines and all others of the table.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;
use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::{ColumnKind, Says, TableId};

use crate::block::{Block, Parsed, Rejected, RowText};
use crate::cell::Cell;
use crate::columns::Columns;
use crate::header::{Plan, Target, plan, resolve_key};
use crate::mapping::TableMapping;
use crate::row::{Row, RowReader};
use crate::values::Problem;

/// Lines whose keys make the plan.
const SAMPLE_LINES: usize = 10_000;

/// The fields of one line, in order.
type Entries<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

/// The columns of a file by the keys of its first lines, with warnings; or, where a required one
/// never occurs, the reasons.
pub fn plan_of(
    id: TableId,
    start: &[u8],
    mapping: Option<&TableMapping>,
    later: bool,
) -> Result<(Plan, Vec<Finding>), Vec<Finding>> {
    let mut names: Vec<String> = Vec::new();
    let mut seen = HashMap::new();
    let mut entries = Entries::new();
    for line in start.split(|byte| *byte == b'\n').take(SAMPLE_LINES) {
        let Ok(text) = std::str::from_utf8(line) else { continue };
        if read_object(text, &mut entries).is_err() {
            continue;
        }
        for (key, _) in entries.drain(..) {
            seen.entry(key.into_owned()).or_insert_with_key(|key| names.push(key.clone()));
        }
    }
    if names.is_empty() {
        return Err(vec![no_object(start)]);
    }
    let (mut plan, mut warnings) = plan(id, &names, mapping, later)?;
    // Later lines may have keys that the first ones lack.
    warnings.retain(|warning| !matches!(warning.code, "no-price-column" | "no-quantity-column"));
    for (index, column) in plan.spec.columns.iter().enumerate() {
        let mut add = |name: &str, target| {
            if !plan.targets.contains(&target) {
                plan.header.push(name.into());
                plan.targets.push(target);
            }
        };
        add(column.name, Target::Column(index));
        if column.kind == ColumnKind::Money {
            add(tenure_domain::schema::minor_name(column.name), Target::Minor(index));
        }
    }
    if plan.spec.open && !plan.targets.contains(&Target::Attribute) {
        // A slot for attributes of later lines; the name never occurs in a file.
        plan.header.push("".into());
        plan.targets.push(Target::Attribute);
    }
    Ok((plan, warnings))
}

fn no_object(start: &[u8]) -> Finding {
    let finding = Finding::new("invalid-json", "one JSON object on each line")
        .with_value(&String::from_utf8_lossy(&start[..start.len().min(400)]));
    match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'[') => {
            finding.with_hint("this file is a list; write its objects on lines of their own")
        }
        _ => finding,
    }
}

/// Parses blocks of one file. Each thread has its own.
#[derive(Debug)]
pub struct JsonlParser {
    rows: RowReader,
    mapping: Option<TableMapping>,
    file: Arc<str>,
    source: Arc<str>,
    columns: Columns,
    keys: FxHashMap<Box<str>, Key>,
    /// The record in which each column was last met.
    met: Vec<u64>,
    /// What [`Says`](tenure_domain::schema::Says) calls the fields of the block that the first lines
    /// of the file did not have.
    new: BTreeSet<String>,
    record: u64,
}

/// What a key of a line is.
#[derive(Clone, Copy, Debug)]
enum Key {
    Column(usize),
    Attribute,
    Stranger,
}

/// A line, and where it stands.
struct Line<'a> {
    bytes: &'a [u8],
    text: Option<&'a str>,
    number: u64,
    offset: u64,
}

impl JsonlParser {
    /// A parser for a file whose columns are known.
    pub fn new(
        rows: RowReader,
        mapping: Option<TableMapping>,
        file: Arc<str>,
        source: Arc<str>,
    ) -> JsonlParser {
        let header = rows.plan().header.iter().enumerate();
        let keys = header.map(|(at, name)| (Box::from(&**name), Key::Column(at))).collect();
        let columns = Columns::new(rows.plan().spec.id, &rows.used());
        let met = vec![0; rows.plan().header.len()];
        JsonlParser {
            rows,
            mapping,
            file,
            source,
            columns,
            keys,
            met,
            new: BTreeSet::new(),
            record: 0,
        }
    }

    /// Parses a block. Records are numbered within it.
    pub fn parse(&mut self, block: &Block) -> Parsed {
        let mut parsed = Parsed::default();
        let buffer = block.bytes.as_slice();
        let text = std::str::from_utf8(buffer).ok();
        let mut row = Row::new(self.rows.plan());
        let mut entries = Entries::new();
        let (mut at, mut number) = (0, block.first_line);
        while at < buffer.len() {
            let end = memchr(b'\n', &buffer[at..]).map_or(buffer.len(), |n| at + n);
            let line = Line {
                bytes: &buffer[at..end],
                text: text.map_or_else(
                    || std::str::from_utf8(&buffer[at..end]).ok(),
                    |t| Some(&t[at..end]),
                ),
                number,
                offset: block.offset + at as u64,
            };
            if !line.bytes.iter().all(u8::is_ascii_whitespace) {
                parsed.records += 1;
                self.record += 1;
                row.clear();
                entries.clear();
                self.line(&mut row, &line, &mut entries, &mut parsed);
                self.deliver(&mut row, &line, &entries, &mut parsed);
            }
            at = end + 1;
            number += 1;
        }
        self.flush(&mut parsed);
        parsed.new = std::mem::take(&mut self.new).into_iter().collect();
        parsed.missing_currency = self.rows.take_missing_currency();
        parsed
    }

    fn line<'a>(
        &mut self,
        row: &mut Row<'a>,
        line: &Line<'a>,
        entries: &mut Entries<'a>,
        parsed: &mut Parsed,
    ) {
        let Some(text) = line.text else {
            let valid = std::str::from_utf8(line.bytes).map_or_else(|e| e.valid_up_to(), str::len);
            let byte = line.bytes.get(valid).copied().unwrap_or_default();
            let at = line.offset + valid as u64;
            let problem = Problem::new(
                "invalid-utf8",
                said!(
                    "UTF-8 text; byte {byte} at offset {at} is not",
                    byte = format!("0x{byte:02X}"),
                    at = at.to_string(),
                ),
            );
            return row.wrong(None, None, problem.hint("save the file again as UTF-8"));
        };
        if let Err(error) = read_object(text, entries) {
            // The place tells the line of the file.
            let error = error.to_string().replace(" at line 1 column ", ", column ");
            let problem =
                Problem::new("invalid-json", said!("a JSON object ({error})", error = error));
            // What was understood of it is not the row.
            entries.clear();
            return row.wrong(None, Some(text), problem);
        }
        for (key, value) in entries.iter() {
            self.entry(row, key, value, line, parsed);
        }
        self.rows.finish(row, line.number);
    }

    fn entry<'a>(
        &mut self,
        row: &mut Row<'a>,
        key: &str,
        value: &'a RawValue,
        line: &Line<'_>,
        parsed: &mut Parsed,
    ) {
        let known = match self.keys.get(key) {
            Some(known) => *known,
            None => self.resolve(key, parsed),
        };
        let column = match known {
            Key::Column(at) => Some(at),
            _ => None,
        };
        let cell = match cell(value.get()) {
            Ok(cell) => cell,
            Err(problem) => return row.wrong(column, Some(value.get()), problem),
        };
        match known {
            Key::Stranger => {
                if !parsed.strangers.iter().any(|(name, _)| name == key) {
                    parsed.strangers.push((key.to_owned(), line.number));
                }
            }
            Key::Attribute => {
                self.rows.extra_attribute(row, key, &cell);
                self.new.insert(Says::attribute(key));
            }
            Key::Column(at) if self.met[at] == self.record && cell != Cell::Empty => {
                let problem = Problem::new("duplicate-field", "each field once");
                row.wrong(column, Some(value.get()), problem);
            }
            Key::Column(at) => {
                self.met[at] = self.record;
                self.rows.cell(row, at, &cell);
                if at >= self.rows.plan().own {
                    self.new.extend(self.rows.plan().said(at));
                }
            }
        }
    }

    /// A key that the first lines did not have.
    fn resolve(&mut self, key: &str, parsed: &mut Parsed) -> Key {
        if self.mapping.as_ref().is_some_and(|mapping| mapping.target(key).is_some()) {
            parsed.mapped.push(key.to_owned());
        }
        let plan = self.rows.plan();
        let known = match resolve_key(plan.spec, key, self.mapping.as_ref()) {
            Some(Target::Attribute) => Key::Attribute,
            Some(target) => plan.source(target).map_or(Key::Stranger, Key::Column),
            None => Key::Stranger,
        };
        // Lines with keys that never end must not fill the memory.
        if self.keys.len() < 10_000 {
            self.keys.insert(key.into(), known);
        }
        known
    }

    fn deliver(
        &mut self,
        row: &mut Row<'_>,
        line: &Line<'_>,
        entries: &Entries<'_>,
        parsed: &mut Parsed,
    ) {
        if row.problems.is_empty() {
            self.columns.push(&row.slots, line.number);
            if self.columns.is_full() {
                self.flush(parsed);
            }
            return;
        }
        let columns = self.rows.plan().header.len();
        let mut fields = vec![String::new(); columns];
        let mut ranges = vec![None; columns];
        for (key, value) in entries {
            if let Some(Key::Column(at)) = self.keys.get(&**key) {
                fields[*at] =
                    cell(value.get()).map_or_else(|_| value.get().into(), |c| c.shown().into());
                ranges[*at] = range_of(line, value.get());
            }
        }
        if entries.is_empty() {
            fields = vec![String::from_utf8_lossy(line.bytes).into_owned()];
        }
        let start = |at: usize| ranges[at].as_ref().and_then(|range| column_of(line, range));
        let place = |column: Option<usize>| (line.number, column.and_then(start));
        parsed.rejected.push(Rejected {
            line: line.number,
            record: parsed.records,
            fields,
            places: row.problems.iter().map(|p| place(p.column)).collect(),
            text: Some(RowText::new(line.bytes, ranges.iter().cloned())),
            problems: std::mem::take(&mut row.problems),
        });
    }

    fn flush(&mut self, parsed: &mut Parsed) {
        if self.columns.rows() > 0 {
            parsed.good += self.columns.rows() as u64;
            parsed.batches.push(self.columns.finish(&self.source, &self.file));
        }
    }
}

/// Where a value stands in its line.
fn range_of(line: &Line<'_>, value: &str) -> Option<Range<usize>> {
    let at = (value.as_ptr() as usize).checked_sub(line.bytes.as_ptr() as usize)?;
    (at + value.len() <= line.bytes.len()).then_some(at..at + value.len())
}

/// Character column at which a value begins in its line.
fn column_of(line: &Line<'_>, value: &Range<usize>) -> Option<u64> {
    Some(line.text?.get(..value.start)?.chars().count() as u64 + 1)
}

/// A JSON value as a cell.
fn cell(json: &str) -> Result<Cell<'_>, Problem> {
    let Some(inner) = json.strip_prefix('"') else {
        return Ok(if json == "null" { Cell::Empty } else { Cell::Json(json) });
    };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if memchr(b'\\', inner.as_bytes()).is_none() {
        return Ok(if inner.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(inner)) });
    }
    let text: String = serde_json::from_str(json).map_err(|error| {
        Problem::new("invalid-json", said!("a JSON text ({error})", error = error.to_string()))
    })?;
    if memchr_iter(0, text.as_bytes()).next().is_some() {
        return Err(Problem::new("nul-byte", "no NUL characters"));
    }
    Ok(Cell::Text(Cow::Owned(text)))
}

/// The fields of an object in one line as they are shown; none where it is no object.
pub(crate) fn fields(line: &str) -> Vec<(String, String)> {
    let mut entries = Entries::new();
    if read_object(line, &mut entries).is_err() {
        return Vec::new();
    }
    let shown = |value: &RawValue| {
        cell(value.get()).map_or_else(|_| value.get().to_owned(), |cell| cell.shown().into_owned())
    };
    entries.into_iter().map(|(key, value)| (key.into_owned(), shown(value))).collect()
}

/// Reads the fields of an object, values as they are written.
fn read_object<'a>(text: &'a str, entries: &mut Entries<'a>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Fields(entries).deserialize(&mut deserializer)?;
    deserializer.end()
}

struct Fields<'e, 'a>(&'e mut Entries<'a>);

impl<'a> DeserializeSeed<'a> for Fields<'_, 'a> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some((key, value)) = map.next_entry::<KeyText<'a>, &'a RawValue>()? {
            self.0.push((key.0, value));
        }
        Ok(())
    }
}

/// A key, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct KeyText<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_the_json_says() {
        assert_eq!(cell("\"a\""), Ok(Cell::Text("a".into())));
        assert_eq!(cell("\"a\\u00e9\\n\""), Ok(Cell::Text("aé\n".into())));
        assert_eq!(cell("12.50"), Ok(Cell::Json("12.50")));
        assert_eq!(cell("null"), Ok(Cell::Empty));
        assert_eq!(cell("\"\""), Ok(Cell::Empty));
        assert_eq!(cell("\"\\u0000\"").unwrap_err().code, "nul-byte");
        assert_eq!(cell("\"\\ud800\"").unwrap_err().code, "invalid-json");
    }

    #[test]
    fn later_lines_may_have_other_columns() {
        let (plan, warnings) =
            plan_of(TableId::Users, b"{\"id\":1,\"account\":2}\n", None, false).unwrap();
        assert_eq!(warnings, []);
        assert_eq!(plan.targets[..2], [Target::Column(0), Target::Column(1)]);
        assert_eq!(plan.targets.len(), plan.spec.columns.len());
        let errors = plan_of(TableId::Users, b"[{\"id\":1}]", None, false).unwrap_err();
        assert!(errors[0].hint.as_deref().unwrap().contains("list"));
    }
}
