//! Which delimiter a file uses, and its header.

use tenure_domain::schema::TableId;

use super::fields::{Quoting, split};
use crate::header::fits;
use crate::mapping::TableMapping;

/// The delimiters that are tried, the usual one first.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Lines in which a header is looked for below a title.
const TITLES: usize = 30;

/// The header of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// The byte between fields.
    pub delimiter: u8,
    /// Names of the columns as written.
    pub names: Vec<String>,
    /// Bytes that the header takes, with its newline.
    pub len: usize,
    /// Lines that it takes, with those before it.
    pub lines: u64,
    /// Whether titles stand above it, which are skipped with it.
    pub titled: bool,
}

/// How well a line does for a header: whether all is there that the table requires, how many
/// columns are known, and how many there are.
type Score = (bool, usize, usize);

/// Finds delimiter and header at the start of a file (without byte order mark): the delimiter
/// under which most columns are known, then the one that makes most columns.
///
/// Where the first line is no header, since it names next to nothing, and one below is, what stands
/// above that is a title. `None` where there is no header: the file is empty, or its first line is
/// not text.
pub fn detect(start: &[u8], id: TableId, mapping: Option<&TableMapping>) -> Option<Header> {
    let (declared, skipped) = preamble(start);
    if skipped == start.len() {
        return None;
    }
    let lines = memchr::memchr_iter(b'\n', &start[..skipped]).count() as u64;
    let tried = || DELIMITERS.into_iter().filter(|it| declared.is_none_or(|said| said == *it));
    let score = |header: &Header| -> Score {
        let (known, whole) = fits(id, &header.names, mapping);
        (whole, known, header.names.len())
    };
    let mut best: Option<(Score, Header)> = None;
    for header in tried().filter_map(|delimiter| header(start, skipped, lines, delimiter)) {
        let score = score(&header);
        // Whether all is there comes after how many are known: of one line, more columns that are
        // known are the better reading.
        let key = |it: &Score| (it.1, it.2);
        if best.as_ref().is_none_or(|(found, _)| key(&score) > key(found)) {
            best = Some((score, header));
        }
    }
    let (first, header) = best?;
    if first.0 || first.1 > 1 {
        return Some(header);
    }
    let below = tried().flat_map(|delimiter| below(start, skipped, lines, delimiter));
    let mut titled: Option<(Score, Header)> = None;
    for header in below {
        let score = score(&header);
        let better = match &titled {
            Some((found, other)) => (score, other.lines) > (*found, header.lines),
            None => true,
        };
        if score.1 > 1 && score.1 > first.1 && better {
            titled = Some((score, header));
        }
    }
    Some(titled.map_or(header, |(_, header)| header))
}

/// The records after the first one as headers.
fn below(
    start: &[u8],
    first: usize,
    lines: u64,
    delimiter: u8,
) -> impl Iterator<Item = Header> + '_ {
    let (mut at, mut line, mut fields) = (first, lines, Vec::new());
    let places = std::iter::from_fn(move || {
        let record = (at < start.len()).then(|| split(start, at, delimiter, &mut fields))?;
        (at, line) = (record.next, line + record.inner_lines + 1);
        Some((at, line))
    });
    let places = places.take(TITLES).filter(|(at, _)| *at < start.len());
    places.filter_map(move |(at, line)| {
        Some(Header { titled: true, ..header(start, at, line, delimiter)? })
    })
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

/// The record at a place as a header, after so many lines.
fn header(start: &[u8], at: usize, lines: u64, delimiter: u8) -> Option<Header> {
    let mut fields = Vec::new();
    let record = split(start, at, delimiter, &mut fields);
    let text = std::str::from_utf8(&start[at..record.next]).ok()?;
    let names = fields.iter().map(|field| match field.quoting {
        Quoting::Malformed => None,
        _ => Some(field.text(text, at).into_owned()),
    });
    let names: Option<Vec<String>> = names.collect();
    let lines = lines + record.inner_lines + 1;
    Some(Header { delimiter, names: names?, len: record.next, lines, titled: false })
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
        assert_eq!(delimiter("plan_id|name\n"), Some(b'|'));
        assert_eq!(delimiter("plan_id,a|b,name\n"), Some(b','));
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

    #[test]
    fn a_header_may_stand_below_a_title() {
        let found = |text: &str| {
            let header = detect(text.as_bytes(), TableId::Customers, None).unwrap();
            (header.names.join("/"), header.lines, header.titled, header.len)
        };
        let text = "Report of customers\nMade on 2026-03-01, 12:00\n\ncustomer_id;name\na;Ada\n";
        assert_eq!(found(text), ("customer_id/name".into(), 4, true, 64));
        // A first line that will do is the header, whatever follows.
        assert_eq!(found("customer_id\nname,country\n").1, 1);
        // And where none below will do either, the first is what is spoken of.
        assert_eq!(found("Kunde,Ort\nAda,Graz\n"), ("Kunde/Ort".into(), 1, false, 10));
        // Titles may hold quotes that make no sense, and be padded with delimiters.
        let padded = "The \"great\" report,,\n\"x\"y,,\ncustomer_id,name,country\n";
        assert_eq!(found(padded).1, 3);
    }
}
