//! Workbooks: what spreadsheets keep for themselves, and nothing here reads.

use tenure_domain::finding::Finding;

const ENDINGS: [&str; 6] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"];
/// How the older form of Excel begins.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ZIP: &[u8] = b"PK\x03\x04";
/// Where the name of the first entry of a ZIP begins.
const NAME: usize = 30;
/// What workbooks that are ZIP archives begin with.
const FIRST: [&[u8]; 6] =
    [b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetype", b"Index/"];

/// Bytes that tell a workbook.
pub(crate) const HEAD: usize = 64;

/// Whether a file is named as a workbook is.
pub(crate) fn is_named(name: &str) -> bool {
    let lower = name.to_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a file begins as a workbook does.
pub(crate) fn begins(head: &[u8]) -> bool {
    let entry = head.get(NAME..).unwrap_or_default();
    let zip = head.starts_with(ZIP) && FIRST.iter().any(|name| entry.starts_with(name));
    zip || head.starts_with(COMPOUND)
}

/// Says that it is one, and what to do. A `code` of files that are not read, or of files that
/// cannot be.
pub(crate) fn finding(code: &'static str) -> Finding {
    Finding::new(code, "CSV, JSON Lines or Parquet; this is a workbook of a spreadsheet")
        .with_hint("it is not read; save each sheet as CSV (UTF-8), named after its table")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workbooks_are_told_by_name_and_by_how_they_begin() {
        assert!(is_named("MRR 2026.XLSX") && is_named("a/customers.numbers"));
        assert!(!is_named("customers.csv") && !is_named("xlsx"));
        let zip = |name: &str| [ZIP, &[0; NAME - 4], name.as_bytes()].concat();
        assert!(begins(&zip("[Content_Types].xml")) && begins(COMPOUND));
        assert!(!begins(&zip("customers.csv")) && !begins(b"customer_id,name\n") && !begins(b""));
    }
}
