//! Bad rows as compilers show bad code: where, what, what was expected, what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use tenure_connectors::report::{Reject, RowText};
use tenure_domain::finding::{Finding, Severity};

use crate::colour::Paint;
use crate::sheet::one_line;
use crate::words::{tr, words};

/// Columns of text that are shown on each side of a bad field.
const AROUND: usize = 40;
/// Files that are named where many have the same trouble.
const SHOWN_PLACES: usize = 4;

/// One finding of a refused row, with the row.
pub fn row(finding: &Finding, reject: &Reject, paint: Paint) -> String {
    // An object is too long to be shown, and the pointer says where in it.
    if reject.row_of().is_none() {
        return file(finding, paint);
    }
    let (source, span) = around(finding, reject);
    let mut group =
        Group::with_title(level(finding).primary_title(title(finding)).id(finding.code))
            .element(origin(finding));
    let line = finding.place.line.unwrap_or(reject.line);
    let label = label(finding);
    group = group.element(
        Snippet::source(source)
            .line_start(usize::try_from(line).unwrap_or(1))
            .annotation(AnnotationKind::Primary.span(span).label(label)),
    );
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(words().phrase(hint)));
    }
    without_second_place(&renderer(paint).render(&[group]))
}

/// The renderer takes the row for part of another file, since the place stands apart from it, and
/// marks that with a line of its own.
fn without_second_place(text: &str) -> String {
    let is_mark = |line: &str| unpainted(line).trim() == ":::";
    text.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
}

/// Text without colours.
fn unpainted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain + rest
}

/// Several findings of one cause about different files.
pub fn cause(findings: &[Finding], paint: Paint) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let mut places: Vec<String> = Vec::new();
    for finding in findings {
        let file = finding.place.file.as_deref().map_or_else(|| tr!("snippet-bundle"), one_line);
        let place = match &finding.field {
            Some(field) if findings.iter().any(|other| other.field != finding.field) => {
                format!("{file} ({field})")
            }
            _ => file,
        };
        places.push(place);
    }
    let rest = places.len().saturating_sub(SHOWN_PLACES);
    places.truncate(SHOWN_PLACES);
    let more = if rest > 0 { format!(" {}", tr!("snippet-more", n = rest)) } else { String::new() };
    let doc = words().finding(first.code).unwrap_or_default();
    let group = Group::with_title(level(first).primary_title(doc).id(first.code))
        .element(Origin::path(places.join(", ") + &more));
    renderer(paint).render(&[group])
}

/// A finding about a file or a bundle.
pub fn file(finding: &Finding, paint: Paint) -> String {
    let mut group =
        Group::with_title(level(finding).primary_title(title(finding)).id(finding.code))
            .element(origin(finding));
    if let Some(value) = &finding.value {
        group =
            group.element(Level::NOTE.message(tr!("snippet-found", value = format!("{value:?}"))));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(words().phrase(hint)));
    }
    renderer(paint).render(&[group])
}

fn renderer(paint: Paint) -> Renderer {
    let renderer = if paint.on { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(100)
}

fn level(finding: &Finding) -> Level<'static> {
    match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// What was expected, with the column where it is known.
fn title(finding: &Finding) -> String {
    let expected = tr!("snippet-expected", what = words().phrase(&finding.expected));
    one_line(&titled(finding, &expected))
}

/// The same before what would steer a terminal is taken out.
fn titled(finding: &Finding, expected: &str) -> String {
    match (&finding.field, &finding.key) {
        // Keys of rows are their values; those of objects say which object it is.
        (Some(field), Some(key)) if field.starts_with('/') => {
            format!("{key} {field}: {expected}")
        }
        (Some(field), _) => format!("{field}: {expected}"),
        (None, _) => expected.to_owned(),
    }
}

fn label(finding: &Finding) -> String {
    match finding.value.as_deref() {
        // What is wrong with a row as a whole is all of it.
        None | Some("") if finding.field.is_some() => tr!("snippet-nothing"),
        _ => tr!("snippet-this"),
    }
}

fn origin(finding: &Finding) -> Origin<'static> {
    let place = &finding.place;
    let file = place.file.as_deref().map_or_else(|| tr!("snippet-bundle"), one_line);
    let mut origin = Origin::path(file);
    if let Some(line) = place.line {
        origin = origin.line(usize::try_from(line).unwrap_or(usize::MAX));
        if let Some(column) = place.column {
            origin = origin.char_column(usize::try_from(column).unwrap_or(usize::MAX));
        }
    }
    origin
}

/// The row as one line, cut around the field that the finding is about, and where that field is.
fn around(finding: &Finding, reject: &Reject) -> (String, Range<usize>) {
    let at = finding
        .field
        .as_ref()
        .and_then(|name| reject.header.iter().position(|column| column == name));
    let (text, span) = match &reject.text {
        Some(row) => as_written(finding, at, row),
        None => as_fields(at, reject),
    };
    let span = span.unwrap_or(0..text.len());
    cut(&text, span)
}

/// The row as its file writes it.
fn as_written(
    finding: &Finding,
    at: Option<usize>,
    row: &RowText,
) -> (String, Option<Range<usize>>) {
    let text = &row.text;
    let field = at.and_then(|at| row.fields.get(at)).cloned().flatten();
    // What an object lacks could stand at its end.
    let is_missing = finding.value.as_deref().is_none_or(str::is_empty);
    let end = text.trim_end().len().saturating_sub(1);
    let field =
        field.or((at.is_some() && is_missing && text.is_char_boundary(end)).then_some(end..end));
    let Some(field) = field else { return (without_controls(text), None) };
    let start = without_controls(&text[..field.start]);
    let inside = without_controls(&text[field.clone()]);
    let span = start.len()..start.len() + inside.len();
    (start + &inside + &without_controls(&text[field.end..]), Some(span))
}

/// The fields of a row that stands nowhere as text, with commas between.
fn as_fields(at: Option<usize>, reject: &Reject) -> (String, Option<Range<usize>>) {
    let mut text = String::new();
    let mut span = None;
    for (index, field) in reject.fields.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        let start = text.len();
        text.push_str(&visible(field));
        if at == Some(index) {
            span = Some(start..text.len());
        }
    }
    (text, span)
}

/// Text for one line: tabs stay what they are.
fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '␣' } else { c }).collect()
}

/// A field as it could stand in a line: quoted where it must be, without control characters.
fn visible(field: &str) -> String {
    let plain: String = without_controls(field).replace('\t', "␣");
    if plain.contains([',', '"']) { format!("\"{}\"", plain.replace('"', "\"\"")) } else { plain }
}

/// `text` around `span`, with ellipses where something is missing, and the span in it.
fn cut(text: &str, span: Range<usize>) -> (String, Range<usize>) {
    let before: Vec<char> = text[..span.start].chars().collect();
    let inside: Vec<char> = text[span.clone()].chars().collect();
    let after: Vec<char> = text[span.end..].chars().collect();
    let skip = before.len().saturating_sub(AROUND);
    let mut shown: String = if skip > 0 { "…".to_owned() } else { String::new() };
    shown.extend(&before[skip..]);
    let start = shown.len();
    shown.extend(inside.iter().take(2 * AROUND));
    let end = shown.len();
    if inside.len() > 2 * AROUND || after.len() > AROUND {
        shown.extend(after.iter().take(if inside.len() > 2 * AROUND { 0 } else { AROUND }));
        shown.push('…');
    } else {
        shown.extend(&after);
    }
    // An empty field is pointed at by the character in its place.
    if start == end {
        if shown.len() == end {
            shown.push(' ');
        }
        let next = shown[end..].chars().next().map_or(1, char::len_utf8);
        return (shown, start..end + next);
    }
    (shown, start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use tenure_domain::finding::Place;
    use tenure_domain::schema::TableId;

    fn reject(fields: &[&str]) -> Reject {
        Reject {
            table: TableId::Plans,
            file: "plans.csv".into(),
            header: Arc::new(["plan_id".into(), "amount".into(), "currency".into()]),
            own: 3,
            line: 7,
            record: 6,
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
            text: None,
            findings: Vec::new(),
        }
    }

    fn finding() -> Finding {
        let place =
            Place { file: Some("plans.csv".into()), line: Some(7), column: Some(5), record: None };
        Finding::new("not-a-number", "a decimal number").with_field("amount").at(place)
    }

    #[test]
    fn the_bad_field_is_pointed_at() {
        let finding = finding().with_value("1.2.3").with_hint("write 49.00");
        let text = row(&finding, &reject(&["pro", "1.2.3", "EUR"]), Paint { on: false });
        assert!(text.contains("plans.csv:7:5"), "{text}");
        assert!(text.contains("7 | pro,1.2.3,EUR"), "{text}");
        assert!(text.contains("    ^^^^^ this"), "{text}");
        assert!(!text.contains(":::"), "{text}");
        let painted = row(&finding, &reject(&["pro", "1.2.3", "EUR"]), Paint { on: true });
        assert_eq!(unpainted(&painted), text);
        assert!(text.contains("help: write 49.00"), "{text}");
    }

    #[test]
    fn long_rows_are_cut_around_it() {
        let long = "x".repeat(500);
        let (shown, span) = around(&finding(), &reject(&[&long, "?", &long]));
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert_eq!(&shown[span], "?");
        assert!(shown.chars().count() < 90);
    }

    #[test]
    fn an_empty_field_is_pointed_at_too() {
        let (shown, span) = around(&finding(), &reject(&["pro", "", "EUR"]));
        assert_eq!((shown.as_str(), span), ("pro,,EUR", 4..5));
        let (shown, span) = around(&finding(), &reject(&["pro", ""]));
        assert_eq!((shown.as_str(), span), ("pro, ", 4..5));
    }
}
