//! What each file of an import was taken for.

use std::fmt::Write as _;

use tenure_connectors::header::By;
use tenure_connectors::look::{ColumnLook, Looked, TakenBy};
use tenure_connectors::report::ReadReport;
use tenure_domain::schema::ColumnKind;

use crate::output::{Json, Object};
use crate::sheet::one_line;
use crate::words::{self, tr, words};

/// Files that are told one by one.
const EACH: usize = 40;

/// Headers that are named where nobody knows them.
const NAMED: usize = 6;

/// A line for each file, and what is to be done about those that are not read.
pub fn text(files: &[Looked], report: &ReadReport) -> String {
    let mut text = String::new();
    if files.is_empty() {
        return text;
    }
    let shown = &files[..files.len().min(EACH)];
    let width = |of: fn(&Looked) -> usize| shown.iter().map(of).max().unwrap_or(0);
    let (names, forms) = (
        width(|it| it.name.chars().count()),
        width(|it| it.form.name().unwrap_or("?").chars().count()),
    );
    let _ = writeln!(text, "\n{}", tr!("import-files"));
    for file in shown {
        let form = file.form.name().unwrap_or("?");
        let name = one_line(&file.name);
        let line = format!("  {name:names$}  {form:forms$}  {}", one_line(&said(file, report)));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    if files.len() > shown.len() {
        let _ = writeln!(text, "  {}", tr!("import-files-more", n = files.len() - shown.len()));
    }
    text
}

/// What there is to say of a file in a line.
fn said(file: &Looked, report: &ReadReport) -> String {
    let Some(table) = file.table else {
        return match &file.hint {
            Some(hint) => words().phrase(hint),
            None => file.by.map_or(String::new(), |_| tr!("import-file-known")),
        };
    };
    let mut said = match file.by {
        Some(TakenBy::Mapping) => tr!("import-file-mapped", table = table.name()),
        _ => table.name().to_owned(),
    };
    if let Some(rows) = rows(file, report) {
        let _ = write!(said, ", {}", tr!("import-file-rows", n = rows));
    }
    let strangers: Vec<&str> = file.strangers().collect();
    if !strangers.is_empty() {
        let names = listed(&strangers);
        let _ = write!(said, "; {}", tr!("import-file-strangers", names = names));
    }
    if !file.missing.is_empty() {
        let names = listed(&file.missing);
        let _ = write!(said, "; {}", tr!("import-file-missing", names = names));
    }
    said
}

fn listed(names: &[&str]) -> String {
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(NAMED)].join(", "))
}

/// Records that were found in a file; `None` where they are no rows of its table.
fn rows(file: &Looked, report: &ReadReport) -> Option<u64> {
    let table = file.table?;
    let counted = report.files.get(&(std::sync::Arc::clone(&file.name), table));
    Some(counted.map_or(0, |count| count.rows))
}

/// The same as data, with columns and samples.
pub fn json(files: &[Looked], report: &ReadReport) -> Json {
    Json::objects(files.iter().map(|file| {
        let delimiter = file.delimiter.map(|mark| mark.to_string());
        Object::new()
            .with("name", &*file.name)
            .with("bytes", file.bytes)
            .with("format", file.form.name())
            .with("compression", file.gzip.then_some("gzip"))
            .with("delimiter", delimiter)
            .with("encoding", file.encoding)
            .with("table", file.table.map(|id| id.name()))
            .with("by", file.by.map(TakenBy::name))
            .with("suggested", file.suggested.map(|id| id.name()))
            .with("rows", rows(file, report))
            .with("columns", Json::objects(file.columns.iter().map(column)))
            .with("missing", file.missing.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
            .with("hint", file.hint.as_ref().map(words::phrase))
    }))
}

fn column(column: &ColumnLook) -> Object {
    let by = match column.by {
        By::Mapping => Some("mapping"),
        By::Name => Some("name"),
        By::Synonym => Some("synonym"),
        By::Nothing => None,
    };
    Object::new()
        .with("name", column.name.as_str())
        .with("column", column.column)
        .with("by", by)
        .with("attribute", column.is_attribute)
        .with("kind", column.kind.map(ColumnKind::word))
        .with("samples", column.samples.clone())
}
