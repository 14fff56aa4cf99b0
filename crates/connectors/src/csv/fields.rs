//! Splits one record into fields.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use crate::block::RowText;

/// How a field is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quoting {
    /// Without quotes.
    Plain,
    /// In quotes, none inside.
    Quoted,
    /// In quotes, with doubled quotes inside.
    Doubled,
    /// In quotes, with something after the closing quote.
    Malformed,
}

/// Where a field's content lies in the buffer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// First byte of the content, after a quote.
    pub start: usize,
    /// End of the content, before a quote.
    pub end: usize,
    /// How it is written.
    pub quoting: Quoting,
}

impl Field {
    /// The content as text, quotes undone. `text` starts at byte `base` of the buffer.
    #[inline(always)]
    pub fn text<'a>(&self, text: &'a str, base: usize) -> Cow<'a, str> {
        let content = &text[self.start - base..self.end - base];
        match self.quoting {
            Quoting::Doubled => Cow::Owned(content.replace("\"\"", "\"")),
            _ => Cow::Borrowed(content),
        }
    }

    /// Where the field begins, with its quote.
    pub fn begin(&self) -> usize {
        self.start - usize::from(self.quoting != Quoting::Plain)
    }
}

/// What one record is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    /// Where the next record begins.
    pub next: usize,
    /// Newlines inside the record's fields.
    pub inner_lines: u64,
}

/// Splits the record at `at` into `fields`, which is emptied first. The buffer must not be at
/// its end. A quoted field that is never closed reaches to the end of the buffer.
pub fn split(buffer: &[u8], at: usize, delimiter: u8, fields: &mut Vec<Field>) -> Record {
    fields.clear();
    let mut inner_lines = 0;
    let mut pos = at;
    loop {
        let end = if buffer.get(pos) == Some(&b'"') {
            let (field, end) = quoted(buffer, pos, delimiter);
            inner_lines +=
                memchr::memchr_iter(b'\n', &buffer[field.start..field.end]).count() as u64;
            fields.push(field);
            end
        } else {
            let end = plain_end(buffer, pos, delimiter);
            let newline = buffer.get(end) != Some(&delimiter);
            let cr = newline && end > pos && buffer[end - 1] == b'\r';
            fields.push(Field { start: pos, end: end - usize::from(cr), quoting: Quoting::Plain });
            end
        };
        match buffer.get(end) {
            Some(byte) if *byte == delimiter => pos = end + 1,
            Some(_) => return Record { next: end + 1, inner_lines },
            None => return Record { next: buffer.len(), inner_lines },
        }
    }
}

/// The record in a range of the buffer as it is written; `fields` are its own.
pub fn written(buffer: &[u8], record: Range<usize>, fields: &[Field]) -> RowText {
    let first = record.start;
    let record = &buffer[record];
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    let record = record.strip_suffix(b"\r").unwrap_or(record);
    let begins = fields.iter().map(|field| field.begin() - first);
    // One byte stands between a field and the next.
    let ends = begins.clone().skip(1).map(|next| next - 1).chain([record.len()]);
    RowText::new(record, begins.zip(ends).map(|(begin, end)| Some(begin..end.max(begin))))
}

/// Where a plain field ends: at a delimiter, a newline or the end of the buffer.
#[inline]
fn plain_end(buffer: &[u8], from: usize, delimiter: u8) -> usize {
    // Most fields are short, and a plain loop is fastest on them.
    let short = buffer.len().min(from + 24);
    for (at, byte) in buffer[from..short].iter().enumerate() {
        if *byte == delimiter || *byte == b'\n' {
            return from + at;
        }
    }
    memchr::memchr2(delimiter, b'\n', &buffer[short..]).map_or(buffer.len(), |at| short + at)
}

/// Reads the quoted field that opens at `quote`; returns it and where it ends.
fn quoted(buffer: &[u8], quote: usize, delimiter: u8) -> (Field, usize) {
    let start = quote + 1;
    let mut quoting = Quoting::Quoted;
    let mut from = start;
    let close = loop {
        let Some(at) = memchr(b'"', &buffer[from..]).map(|at| from + at) else {
            let field = Field { start, end: buffer.len(), quoting: Quoting::Malformed };
            return (field, buffer.len());
        };
        if buffer.get(at + 1) != Some(&b'"') {
            break at;
        }
        quoting = Quoting::Doubled;
        from = at + 2;
    };
    let after = &buffer[close + 1..];
    let end = match after {
        [] | [b'\n', ..] => close + 1,
        [byte, ..] if *byte == delimiter => close + 1,
        [b'\r', b'\n', ..] => close + 2,
        [b'\r'] => close + 2,
        _ => {
            let end = plain_end(buffer, close + 1, delimiter);
            if buffer[close + 1..end].iter().all(|b| matches!(b, b' ' | b'\r')) {
                end
            } else {
                return (Field { start, end, quoting: Quoting::Malformed }, end);
            }
        }
    };
    (Field { start, end: close, quoting }, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::scan::Scanner;
    use proptest::prelude::*;

    fn texts(line: &str) -> Vec<String> {
        let mut fields = Vec::new();
        split(line.as_bytes(), 0, b',', &mut fields);
        fields.iter().map(|f| f.text(line, 0).into_owned()).collect()
    }

    #[test]
    fn fields_are_split_and_unquoted() {
        assert_eq!(texts("a,b,c\n"), ["a", "b", "c"]);
        assert_eq!(texts("a,,\r\n"), ["a", "", ""]);
        assert_eq!(texts("\"a,b\",\"c\"\"d\"\"\",\"\"\n"), ["a,b", "c\"d\"", ""]);
        assert_eq!(texts("\"a\nb\" ,c"), ["a\nb", "c"]);
        assert_eq!(texts("5\" pipe,x\n"), ["5\" pipe", "x"]);
        assert_eq!(texts("a,b\r"), ["a", "b"]);
        assert_eq!(texts(","), ["", ""]);
    }

    #[test]
    fn text_after_a_quote_is_malformed() {
        let mut fields = Vec::new();
        let record = split(b"\"a\"b,c\nd", 0, b',', &mut fields);
        assert_eq!(fields[0].quoting, Quoting::Malformed);
        assert_eq!((fields.len(), record.next), (2, 7));
        let record = split(b"\"a\nb", 0, b',', &mut fields);
        assert_eq!(fields[0].quoting, Quoting::Malformed);
        assert_eq!((record.next, record.inner_lines), (4, 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn records_end_where_the_scanner_says(text in "[a,\" \n\r]{0,40}") {
            let bytes = text.as_bytes();
            let mut scanner = Scanner::new(b',', true);
            scanner.scan(bytes, true);
            prop_assume!(scanner.open_quote().is_none());
            let (mut fields, mut at, mut ends) = (Vec::new(), 0, vec![0]);
            while at < bytes.len() {
                let record = split(bytes, at, b',', &mut fields);
                prop_assert!(record.next > at);
                at = record.next;
                ends.push(at);
            }
            prop_assert!(ends.contains(&scanner.boundary()), "{:?} {:?}", ends, scanner);
        }

        #[test]
        fn written_records_are_read(rows in proptest::collection::vec(
            proptest::collection::vec("[ab,;\"\n\r é]{0,6}", 1..5), 1..5,
        )) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (mut fields, mut at, mut read) = (Vec::new(), 0, Vec::new());
            while at < text.len() {
                let record = split(text.as_bytes(), at, b',', &mut fields);
                let row: Vec<String> =
                    fields.iter().map(|f| f.text(&text, 0).into_owned()).collect();
                read.push(row);
                at = record.next;
            }
            prop_assert_eq!(read, rows);
        }
    }
}
