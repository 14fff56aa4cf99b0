//! The start of a file, looked through before its rows are read.

use tenure_domain::schema::ColumnKind;

use super::dialect::Header;
use super::fields::split;
use crate::header::{Plan, Target};

/// A value that was seen: its line, its header and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Seen {
    pub(super) line: u64,
    pub(super) header: usize,
    pub(super) text: String,
}

/// The columns of some kinds, by their headers.
pub(super) fn columns<T>(plan: &Plan, of: impl Fn(ColumnKind) -> Option<T>) -> Vec<(usize, T)> {
    let all = plan.targets.iter().enumerate();
    let found = all.filter_map(|(at, target)| {
        let Target::Column(index) = target else { return None };
        Some((at, of(plan.spec.columns[*index].kind)?))
    });
    found.collect()
}

/// Hands on what stands in some columns, row by row: the line, the header and the text.
pub(super) fn look<T: Copy>(
    start: &[u8],
    header: &Header,
    plan: &Plan,
    columns: &[(usize, T)],
    mut take: impl FnMut(u64, usize, T, &str),
) {
    if columns.is_empty() {
        return;
    }
    let (mut at, mut line, mut fields) = (header.len, header.lines + 1, Vec::new());
    while at < start.len() {
        let record = split(start, at, header.delimiter, &mut fields);
        // A row of another length is rejected, and tells nothing.
        let whole = fields.len() == plan.header.len();
        for &(header, of) in columns.iter().filter(|_| whole) {
            let field = &fields[header];
            let text = std::str::from_utf8(&start[field.start..field.end]).unwrap_or_default();
            take(line, header, of, text.trim());
        }
        (at, line) = (record.next, line + record.inner_lines + 1);
    }
}
