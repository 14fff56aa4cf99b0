//! What is wrong or missing in the data, and what that means for the figures.

use std::collections::BTreeMap;

use anyhow::Result;
use tenure_domain::finding::code_doc;
use tenure_engine::checks;

use super::Subject;
use super::bridge::Bridges;
use super::missing;
use super::page::Section;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet};
use crate::show::grouped;

/// Remarks by code, most frequent first.
fn findings(subject: &Subject<'_>) -> Vec<(&'static str, u64, &'static str)> {
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    for finding in subject.book.findings() {
        *counts.entry(finding.code).or_default() += 1;
    }
    for finding in &subject.book.facts.findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    if let Some(imported) = &subject.session.imported {
        for (code, n) in &imported.report.codes {
            *counts.entry(code).or_default() += n;
        }
        match imported.contradictions() {
            0 => {}
            n => *counts.entry("duplicate-id").or_default() += n,
        }
    }
    let doc = |code: &str| {
        let check = checks::all().into_iter().find(|check| check.name == code);
        check.map(|check| check.doc).or(code_doc(code).map(|doc| doc.doc)).unwrap_or_default()
    };
    let mut all: Vec<_> = counts.into_iter().map(|(code, n)| (code, n, doc(code))).collect();
    all.sort_by_key(|&(code, n, _)| (u64::MAX - n, code));
    all
}

/// Rows that were refused, now or at the imports.
fn rejected(subject: &Subject<'_>) -> Result<u64> {
    if let Some(imported) = &subject.session.imported {
        return Ok(imported.report.rejected());
    }
    let batches = subject.session.workspace.batches()?;
    Ok(batches.iter().filter(|batch| batch.undone_at.is_none()).map(|batch| batch.rejects).sum())
}

/// Files of the input that gave nothing, or not all, by name.
fn files(subject: &Subject<'_>) -> Vec<String> {
    let Some(imported) = &subject.session.imported else { return Vec::new() };
    let report = &imported.report;
    let of = |code: &str| {
        let mine = report.of_files.iter().filter(|finding| finding.code == code);
        let names: Vec<&str> = mine.filter_map(|finding| finding.place.file.as_deref()).collect();
        names.join(", ")
    };
    let mut notes = Vec::new();
    for (code, says) in [("empty-file", "Empty"), ("no-rows", "A header and no rows")] {
        let names = of(code);
        if !names.is_empty() {
            notes.push(format!("{says}: {names}."));
        }
    }
    for file in &report.failed_files {
        let why = report.why_failed(file).map(|why| format!(": it needs {}", why.expected));
        notes.push(format!("Not read to its end: {file}{}.", why.unwrap_or_default()));
    }
    notes
}

/// The last part of the page.
pub fn section(subject: &Subject<'_>, bridges: &Bridges) -> Result<Section> {
    let findings = findings(subject);
    let mut sheet = Sheet::new(vec![
        Column::text("code", ""),
        Column::number("count", ""),
        Column::text("doc", ""),
    ]);
    for (code, n, doc) in &findings {
        sheet.push(vec![Cell::text(*code), Cell::count(*n), Cell::text(*doc)]);
    }
    let mut notes = Vec::new();
    if findings.is_empty() {
        notes.push("No remarks on the data.".to_owned());
    }
    match rejected(subject)? {
        0 => notes.push("No rows were rejected.".to_owned()),
        1 => notes.push("1 row was rejected; the figures are without it.".to_owned()),
        n => {
            let n = grouped(&n.to_string());
            notes.push(format!("{n} rows were rejected; the figures are without them."));
        }
    }
    notes.extend(files(subject));
    let partial: Vec<String> =
        bridges.periods.iter().filter(|row| row.partial).map(|r| subject.name(&r.period)).collect();
    notes.push(match partial.is_empty() {
        true => format!("The data cover every {} of the range.", subject.grain.name()),
        false => format!("Not over, or not covered to the end: {}.", partial.join(", ")),
    });
    let sheet = (!findings.is_empty()).then_some(sheet);
    Ok(Section { title: "Data quality".to_owned(), sheet, notes })
}

/// The same as JSON.
pub fn json(subject: &Subject<'_>) -> Result<Object> {
    let findings = findings(subject)
        .into_iter()
        .map(|(code, n, doc)| Object::new().with("code", code).with("count", n).with("doc", doc));
    Ok(Object::new()
        .with("findings", Json::objects(findings))
        .with("files", files(subject))
        .with("rejected_rows", rejected(subject)?)
        .with("missing_tables", missing::json(subject)))
}
