//! Where the entries of a TOML file stand, so that mistakes in it are told with line and column.

use std::collections::BTreeSet;

use tenure_domain::finding::{Finding, Place};
use toml::de::DeTable;

/// Mistakes of syntax that are told at once: those after many are mostly made by the first ones.
const SHOWN: usize = 10;

/// What is wrong with a text that is no TOML: the first mistake of each line.
pub fn broken(text: &str) -> Vec<Finding> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let mut lines = BTreeSet::new();
    let mut findings = Vec::new();
    for error in errors {
        let place = error.span().map(|span| place(text, span.start)).unwrap_or_default();
        if lines.insert(place.line) && findings.len() < SHOWN {
            findings.push(Finding::new("bad-settings", error.message().to_owned()).at(place));
        }
    }
    findings
}

/// Gives findings about entries (`key` or `section.key`) the place of their value. An entry may stand
/// in the section of the finding's table, in `account` or in `files` too.
pub fn locate<'f>(text: &str, findings: impl IntoIterator<Item = &'f mut Finding>) {
    let Ok(root) = DeTable::parse(text) else { return };
    for finding in findings {
        let Some(field) = finding.field.as_deref() else { continue };
        if let Some(at) = start(root.get_ref(), field, finding.table) {
            finding.place = place(text, at);
        }
    }
}

/// The byte at which the value of an entry begins.
fn start(root: &DeTable<'_>, field: &str, section: Option<&str>) -> Option<usize> {
    let direct = |table: &DeTable<'_>| table.get(field).map(|value| value.span().start);
    let within = |section: &str, key: &str| {
        let table = root.get(section)?.get_ref().as_table()?;
        table.get(key).map(|value| value.span().start)
    };
    section
        .and_then(|section| within(section, field))
        .or_else(|| direct(root))
        .or_else(|| within("account", field))
        .or_else(|| within("files", field))
        .or_else(|| field.split_once('.').and_then(|(section, key)| within(section, key)))
}

/// The line and the column of a byte.
fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    Place { line: Some(line), column: Some(column), ..Place::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::setting;

    #[test]
    fn entries_are_found_at_the_root_and_in_sections() {
        let text =
            "\"ă\" = 1\n  currency = 5\n[account]\nweek_start = 9\n[support]\ncustomer = 3\n";
        let value = toml::Value::Integer(5);
        let of = |field: &str| {
            let mut found = [setting(field, &value, "x")];
            locate(text, &mut found);
            (found[0].place.line, found[0].place.column)
        };
        assert_eq!(of("ă"), (Some(1), Some(7)));
        assert_eq!(of("currency"), (Some(2), Some(14)));
        assert_eq!(of("week_start"), (Some(4), Some(14)));
        assert_eq!(of("support.customer"), (Some(6), Some(12)));
        assert_eq!(of("nowhere"), (None, None));
    }

    #[test]
    fn every_line_that_is_no_toml_is_told() {
        let found = broken("currency = EUR\nname = \"x\"\ntime_zone = UTC\n");
        let lines: Vec<_> = found.iter().map(|finding| finding.place.line).collect();
        assert_eq!(lines, [Some(1), Some(3)], "{found:?}");
        assert!(found.iter().all(|finding| finding.place.column.is_some()), "{found:?}");
    }
}
