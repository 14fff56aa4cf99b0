//! Cuts a stream into blocks of whole records, in bounded memory.

use std::io::{self, Read};
use std::ops::Range;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use crate::csv::scan::Scanner;
use crate::row::RowProblem;

/// Bytes that are read at a time.
pub const CHUNK: usize = 4 << 20;
/// The longest record that is read.
pub const MAX_RECORD: usize = 16 << 20;

/// Whole records, and where they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The records.
    pub bytes: Vec<u8>,
    /// Physical line of the first byte, from 1.
    pub first_line: u64,
    /// Bytes of the file before it.
    pub offset: u64,
}

/// What comes next in a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Whole records.
    Block(Block),
    /// A record longer than [`MAX_RECORD`], which was skipped.
    TooLong {
        /// Where it begins.
        line: u64,
        /// How it begins.
        head: String,
    },
    /// A quote that is never closed, or not within [`MAX_RECORD`]. Nothing follows.
    Unclosed {
        /// Line of the quote.
        line: u64,
        /// Character column of the quote.
        column: u64,
        /// What follows the quote.
        head: String,
    },
    /// The end.
    End,
}

/// What became of a block.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Good rows, in order.
    pub batches: Vec<Result<RecordBatch, ArrowError>>,
    /// How many rows are good.
    pub good: u64,
    /// How many records there were.
    pub records: u64,
    /// Rows that were not good.
    pub rejected: Vec<Rejected>,
    /// Rows with money and without currency, and the line of the first.
    pub missing_currency: Option<(u64, u64)>,
    /// Rows of delimiters and nothing between them, and the line of the first.
    pub bare: Option<(u64, u64)>,
    /// Field names that the plan does not have, with the line of the first.
    pub strangers: Vec<(String, u64)>,
    /// Field names that the plan does not have and a mapping knows.
    pub mapped: Vec<String>,
    /// What its rows speak of beyond the columns that the file was known to have.
    pub new: Vec<String>,
}

/// A row that was not good.
#[derive(Debug)]
pub struct Rejected {
    /// Physical line of the row.
    pub line: u64,
    /// Number of the record within its block, from 1.
    pub record: u64,
    /// Its fields as found.
    pub fields: Vec<String>,
    /// The row as it stands in the file, where it stands there as text.
    pub text: Option<RowText>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// Line and column of each problem.
    pub places: Vec<(u64, Option<u64>)>,
}

/// A row as its file writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowText {
    /// Its bytes without the line's end, as text.
    pub text: String,
    /// Where each column of the header stands in the text; `None` where the row lacks it.
    pub fields: Vec<Option<Range<usize>>>,
}

impl RowText {
    /// A row of these bytes with its columns at these ranges of them.
    pub fn new(bytes: &[u8], fields: impl IntoIterator<Item = Option<Range<usize>>>) -> RowText {
        // What is no UTF-8 takes another number of bytes as text.
        let text = |range: Range<usize>| String::from_utf8_lossy(&bytes[range]).into_owned();
        let place = |range: Range<usize>| {
            let start = text(0..range.start).len();
            start..start + text(range).len()
        };
        let fields = fields.into_iter().map(|range| range.map(place)).collect();
        RowText { text: text(0..bytes.len()), fields }
    }
}

/// Reads a stream as blocks.
pub struct Blocks<R> {
    reader: R,
    buffer: Vec<u8>,
    scanner: Scanner,
    line: u64,
    offset: u64,
    at_end: bool,
    failed: Option<io::Error>,
    chunk: usize,
    max_record: usize,
}

impl<R: Read> Blocks<R> {
    /// Blocks of what is left of `reader` after `start`, which was read before and begins at
    /// `offset` and `line`.
    pub fn new(reader: R, scanner: Scanner, start: Vec<u8>, line: u64, offset: u64) -> Blocks<R> {
        Blocks {
            reader,
            buffer: start,
            scanner,
            line,
            offset,
            at_end: false,
            failed: None,
            chunk: CHUNK,
            max_record: MAX_RECORD,
        }
    }

    /// These blocks, where the reader has failed already: after what was read before comes `error`.
    #[must_use]
    pub fn failing(mut self, error: Option<io::Error>) -> Blocks<R> {
        self.at_end = error.is_some();
        self.failed = error;
        self
    }

    /// These blocks with other sizes, for tests.
    #[must_use]
    pub fn sized(mut self, chunk: usize, max_record: usize) -> Blocks<R> {
        (self.chunk, self.max_record) = (chunk, max_record);
        self
    }

    /// Where reading stands.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The next piece.
    ///
    /// # Errors
    /// The error of the reader, after all whole records before it.
    pub fn next_piece(&mut self) -> io::Result<Piece> {
        loop {
            self.fill();
            let at_end = self.at_end && self.failed.is_none();
            self.scanner.scan(&self.buffer, at_end);
            if self.scanner.boundary() > 0 {
                return Ok(Piece::Block(self.cut(self.scanner.boundary())));
            }
            if let Some(error) = self.failed.take() {
                self.drop_buffer();
                return Err(error);
            }
            if at_end || self.buffer.len() > self.max_record {
                return Ok(self.odd_piece(at_end));
            }
        }
    }

    /// The piece where no whole record is in sight.
    fn odd_piece(&mut self, at_end: bool) -> Piece {
        if self.buffer.is_empty() {
            return Piece::End;
        }
        if let Some(open) = self.scanner.open_quote() {
            let (line, column) = self.place(open);
            let head = head(&self.buffer[open + 1..]);
            self.drop_buffer();
            self.at_end = true;
            return Piece::Unclosed { line, column, head };
        }
        if at_end && self.buffer.len() <= self.max_record {
            return Piece::Block(self.cut(self.buffer.len()));
        }
        let piece = Piece::TooLong { line: self.line, head: head(&self.buffer) };
        self.skip_line();
        piece
    }

    fn drop_buffer(&mut self) {
        self.offset += self.buffer.len() as u64;
        self.buffer.clear();
        self.scanner.restart();
    }

    fn fill(&mut self) {
        if self.at_end {
            return;
        }
        // One byte beyond the longest record tells that a record is too long, wherever chunks
        // begin and end.
        let room = (self.max_record + 1).saturating_sub(self.buffer.len()).max(1);
        let mut chunk = self.reader.by_ref().take(self.chunk.min(room) as u64);
        match chunk.read_to_end(&mut self.buffer) {
            Ok(0) => self.at_end = true,
            Ok(_) => {}
            Err(error) => {
                self.at_end = true;
                self.failed = Some(error);
            }
        }
    }

    /// Takes the first `len` bytes as a block.
    fn cut(&mut self, len: usize) -> Block {
        let mut rest = Vec::with_capacity(self.buffer.len() - len + self.chunk);
        rest.extend_from_slice(&self.buffer[len..]);
        let mut bytes = std::mem::replace(&mut self.buffer, rest);
        bytes.truncate(len);
        self.scanner.restart();
        let block = Block { first_line: self.line, offset: self.offset, bytes };
        self.line += memchr::memchr_iter(b'\n', &block.bytes).count() as u64;
        self.offset += len as u64;
        block
    }

    /// Drops everything up to the next newline, holding one chunk at a time.
    fn skip_line(&mut self) {
        loop {
            if let Some(newline) = memchr::memchr(b'\n', &self.buffer) {
                self.buffer.drain(..=newline);
                self.offset += newline as u64 + 1;
                self.line += 1;
                break;
            }
            self.drop_buffer();
            if self.at_end {
                break;
            }
            self.fill();
        }
        self.scanner.restart();
    }

    fn place(&self, at: usize) -> (u64, u64) {
        let before = &self.buffer[..at];
        let lines = memchr::memchr_iter(b'\n', before).count() as u64;
        let start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        let chars = String::from_utf8_lossy(&before[start..]).chars().count() as u64;
        (self.line + lines, chars + 1)
    }
}

fn head(bytes: &[u8]) -> String {
    let first = &bytes[..bytes.len().min(400)];
    String::from_utf8_lossy(first).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str, chunk: usize, max: usize) -> Vec<Piece> {
        let scanner = Scanner::new(b',', true);
        let mut blocks = Blocks::new(text.as_bytes(), scanner, Vec::new(), 1, 0).sized(chunk, max);
        let mut pieces = Vec::new();
        loop {
            match blocks.next_piece().unwrap() {
                Piece::End => return pieces,
                piece => pieces.push(piece),
            }
        }
    }

    #[test]
    fn an_open_quote_ends_the_file_where_it_opened() {
        let text = format!("a,b\nc,d\né,\"{}", "x\n".repeat(100));
        for chunk in [7, 64, 1000] {
            let last = pieces(&text, chunk, 50).pop().unwrap();
            let Piece::Unclosed { line, column, head } = last else { panic!("{last:?}") };
            assert_eq!((line, column), (3, 3));
            assert!(head.starts_with("x\nx"));
        }
    }

    #[test]
    fn a_long_line_is_skipped() {
        let text = format!("a,b\n{}\nc,d\n", "x".repeat(1000));
        let found = pieces(&text, 16, 100);
        assert!(matches!(&found[1], Piece::TooLong { line: 2, .. }), "{found:?}");
        let Piece::Block(last) = found.last().unwrap() else { panic!("{found:?}") };
        assert_eq!((last.bytes.as_slice(), last.first_line, last.offset), (&b"c,d\n"[..], 3, 1005));
    }

    #[test]
    fn an_error_comes_after_the_records_before_it() {
        struct Cut(&'static [u8]);
        impl Read for Cut {
            fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
                if self.0.is_empty() {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                self.0.read(buf)
            }
        }
        let scanner = Scanner::new(b',', true);
        let mut blocks = Blocks::new(Cut(b"a,b\nc,"), scanner, Vec::new(), 1, 0);
        let Ok(Piece::Block(block)) = blocks.next_piece() else { panic!() };
        assert_eq!(block.bytes, b"a,b\n");
        assert_eq!(blocks.next_piece().unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(blocks.next_piece().unwrap(), Piece::End);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn blocks_are_the_file_again(text in "[a,\"\n\r]{0,60}", chunk in 1_usize..20) {
            let mut joined = Vec::new();
            let mut line = 1;
            for piece in pieces(&text, chunk, 1000) {
                let Piece::Block(block) = piece else { break };
                prop_assert_eq!(block.offset, joined.len() as u64);
                prop_assert_eq!(block.first_line, line);
                line += block.bytes.iter().filter(|b| **b == b'\n').count() as u64;
                joined.extend(block.bytes);
            }
            prop_assert!(text.as_bytes().starts_with(&joined));
        }
    }
}
