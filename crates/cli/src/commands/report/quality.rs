//! What is wrong or missing in the data, and what that means for the figures.

use std::collections::BTreeMap;

use anyhow::Result;
use tenure_domain::finding::code_doc;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::checks;

use super::Subject;
use super::bridge::Bridges;
use super::missing;
use super::page::Section;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet};
use crate::words::{self, Both, Id, say, tr, words};

/// What loading remarks on, in words of the page.
const OF_LOADING: [(&str, Id); 4] = [
    ("adjustment-currency", Id("quality-adjustment-currency")),
    ("adjustment-without-invoice", Id("quality-adjustment-without-invoice")),
    ("line-without-invoice", Id("quality-line-without-invoice")),
    ("merge-circle", Id("quality-merge-circle")),
];

/// What a remark means, in the user's language.
pub fn meaning(code: &str) -> Option<String> {
    let of_loading = OF_LOADING.iter().find(|(known, _)| *known == code);
    of_loading.map(|(_, id)| id.say()).or_else(|| words().finding(code))
}

/// So many months that a table lacks are named one by one.
const SHOWN: usize = 6;

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
fn files(subject: &Subject<'_>) -> Vec<Both> {
    let Some(imported) = &subject.session.imported else { return Vec::new() };
    let report = &imported.report;
    let of = |code: &str| {
        let mine = report.of_files.iter().filter(|finding| finding.code == code);
        let names: Vec<&str> = mine.filter_map(|finding| finding.place.file.as_deref()).collect();
        names.join(", ")
    };
    let mut notes = Vec::new();
    let (empty, no_rows) = (of("empty-file"), of("no-rows"));
    if !empty.is_empty() {
        notes.push(Both::new(|words| say!(words, "quality-empty-file", files = empty.as_str())));
    }
    if !no_rows.is_empty() {
        notes.push(Both::new(|words| say!(words, "quality-no-rows", files = no_rows.as_str())));
    }
    for file in &report.failed_files {
        let file = file.as_ref();
        notes.push(Both::new(|words| match report.why_failed(file) {
            Some(why) => {
                let needs = words.phrase(&why.expected);
                say!(words, "quality-not-read-why", file = file, needs = needs)
            }
            None => say!(words, "quality-not-read", file = file),
        }));
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
    for (code, n, in_english) in &findings {
        let doc = meaning(code).unwrap_or_else(|| (*in_english).to_owned());
        sheet.push(vec![Cell::text(*code), Cell::count(*n), Cell::text(doc)]);
    }
    let mut notes = Vec::new();
    if findings.is_empty() {
        notes.push(tr!("quality-no-remarks"));
    }
    notes.push(tr!("quality-rejected", n = rejected(subject)?));
    notes.extend(files(subject).into_iter().map(|note| note.shown));
    let partial: Vec<String> =
        bridges.periods.iter().filter(|row| row.partial).map(|r| subject.name(&r.period)).collect();
    let missing = missing_months(subject)?;
    match (partial.is_empty(), missing.is_empty()) {
        (true, true) => notes.push(tr!("quality-covered", grain = subject.grain.name())),
        (true, false) => notes.push(tr!("quality-covered-by-billing")),
        (false, _) => notes.push(tr!("quality-partial", periods = partial.join(", "))),
    }
    notes.extend(missing.iter().map(|(table, months)| {
        let months: Vec<String> = months.iter().map(|day| words().month(*day)).collect();
        tr!("quality-months-missing", table = table.name(), months = listed(&months))
    }));
    let sheet = (!findings.is_empty()).then_some(sheet);
    Ok(Section { title: tr!("quality-title"), sheet, notes })
}

/// The months of the range, as far as they are over, for which a table of whole months has no row.
fn missing_months(subject: &Subject<'_>) -> Result<Vec<(TableId, Vec<Day>)>> {
    let (session, book) = (subject.session, subject.book);
    let tables = [TableId::Spend, TableId::Revenue];
    let there: Vec<TableId> =
        tables.into_iter().filter(|table| book.facts.tables.contains(table)).collect();
    let records = session.records_of(book, &there)?;
    let today = session.account.zone.day(session.now);
    let over = subject.range.to.min(today.month_start());
    let span = (subject.range.from, over);
    let of = |table| (table, records.missing_months(table, span, &session.account));
    Ok(there.into_iter().map(of).filter(|(_, months)| !months.is_empty()).collect())
}

/// Months by name; of many the first and the last ones, and how many lie between.
fn listed(months: &[String]) -> String {
    match months {
        [first, second, .., last] if months.len() > SHOWN => {
            let n = months.len() - 3;
            tr!(
                "quality-months-and-more",
                first = first.as_str(),
                second = second.as_str(),
                n = n,
                last = last.as_str()
            )
        }
        few => words().list(few),
    }
}

/// The same as JSON.
pub fn json(subject: &Subject<'_>) -> Result<Object> {
    let findings = findings(subject).into_iter().map(|(code, n, doc)| {
        let shown = meaning(code).unwrap_or_else(|| doc.to_owned());
        Object::new().with("code", code).with("count", n).with("doc", words::told(&shown, doc))
    });
    let months = missing_months(subject)?.into_iter().map(|(table, months)| {
        let months: Vec<String> =
            months.iter().map(|day| day.to_string()[..7].to_owned()).collect();
        Object::new().with("table", table.name()).with("months", months)
    });
    let files: Vec<String> = files(subject).into_iter().map(|note| note.english).collect();
    Ok(Object::new()
        .with("findings", Json::objects(findings))
        .with("files", files)
        .with("rejected_rows", rejected(subject)?)
        .with("missing_tables", missing::json(subject))
        .with("missing_months", Json::objects(months)))
}

#[cfg(test)]
mod tests {
    use tenure_domain::finding::CODES;
    use tenure_engine::checks::About;

    use super::*;

    #[test]
    fn every_remark_has_words() {
        let of_loading = checks::all().into_iter().filter(|check| check.about == About::Data);
        let of_loading: Vec<_> = of_loading.map(|check| (check.name, check.doc)).collect();
        let known = |code: &str| of_loading.iter().any(|(name, _)| *name == code);
        let of_input = CODES.iter().filter(|doc| !known(doc.code)).map(|doc| (doc.code, doc.doc));
        for (code, doc) in of_loading.iter().copied().chain(of_input) {
            assert_eq!(meaning(code), Some(doc.to_owned()), "{code}");
        }
    }
}
