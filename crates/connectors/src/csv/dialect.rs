//! Which delimiter a file uses, and its header.

use tenure_domain::schema::TableId;

use super::fields::{Quoting, split};
use crate::header::known_count;
use crate::mapping::TableMapping;

/// The delimiters that are tried, the usual one first.
pub const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The header of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// The byte between fields.
    pub delimiter: u8,
    /// Names of the columns as written.
    pub names: Vec<String>,
    /// Bytes that the header takes, with its newline.
    pub len: usize,
    /// Lines that it takes.
    pub lines: u64,
}

/// Finds delimiter and header at the start of a file (without byte order mark): the delimiter
/// under which most columns are known, then the one that makes most columns.
///
/// `None` where there is no header: the file is empty, or its first line is not text.
pub fn detect(start: &[u8], id: TableId, mapping: Option<&TableMapping>) -> Option<Header> {
    let (declared, skipped) = preamble(start);
    if skipped == start.len() {
        return None;
    }
    let lines = memchr::memchr_iter(b'\n', &start[..skipped]).count() as u64;
    let mut best: Option<((usize, usize), Header)> = None;
    for delimiter in DELIMITERS {
        if declared.is_some_and(|declared| declared != delimiter) {
            continue;
        }
        let Some(mut header) = header(&start[skipped..], delimiter) else { continue };
        let score = (known_count(id, &header.names, mapping), header.names.len());
        if best.as_ref().is_none_or(|(found, _)| score > *found) {
            header.len += skipped;
            header.lines += lines;
            best = Some((score, header));
        }
    }
    best.map(|(_, header)| header)
}

/// Blank lines, and the line `sep=;` with which spreadsheets declare a delimiter: the delimiter
/// and the bytes before the header.
fn preamble(start: &[u8]) -> (Option<u8>, usize) {
    let blank = start.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    if let [b's', b'e', b'p', b'=', delimiter, rest @ ..] = &start[blank..]
        && DELIMITERS.contains(delimiter)
    {
        let newline = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => return (None, blank),
        };
        return (Some(*delimiter), blank + 5 + newline);
    }
    (None, blank)
}

fn header(start: &[u8], delimiter: u8) -> Option<Header> {
    let mut fields = Vec::new();
    let record = split(start, 0, delimiter, &mut fields);
    let text = std::str::from_utf8(&start[..record.next]).ok()?;
    let names = fields.iter().map(|field| match field.quoting {
        Quoting::Malformed => None,
        _ => Some(field.text(text, 0).into_owned()),
    });
    let names: Option<Vec<String>> = names.collect();
    Some(Header { delimiter, names: names?, len: record.next, lines: record.inner_lines + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> Option<u8> {
        detect(text.as_bytes(), TableId::Plans, None).map(|h| h.delimiter)
    }

    #[test]
    fn the_delimiter_that_makes_sense_wins() {
        assert_eq!(delimiter("plan_id,name\n"), Some(b','));
        assert_eq!(delimiter("plan_id;name;a,b,c,d\n"), Some(b';'));
        assert_eq!(delimiter("plan_id\tname\n"), Some(b'\t'));
        assert_eq!(delimiter("\"plan;id\",name\n"), Some(b','));
        assert_eq!(delimiter("x;y;z\n"), Some(b';'));
        assert_eq!(delimiter("plan_id"), Some(b','));
        assert_eq!(delimiter("\r\n\n"), None);
        assert_eq!(delimiter(""), None);
    }

    #[test]
    fn a_declared_delimiter_is_believed() {
        let header = detect(b"sep=;\r\nplan_id;name\nx;y\n", TableId::Plans, None).unwrap();
        assert_eq!(header.names, ["plan_id", "name"]);
        assert_eq!((header.delimiter, header.len, header.lines), (b';', 20, 2));
        assert_eq!(delimiter("sep=;"), Some(b';'));
    }

    #[test]
    fn headers_may_span_lines() {
        let header = detect(b"\n\"plan\n_id\",name\r\nx,y\n", TableId::Plans, None).unwrap();
        assert_eq!(header.names, ["plan\n_id", "name"]);
        assert_eq!((header.len, header.lines), (18, 3));
    }
}
