//! Finds where records end, without looking at fields.

use memchr::{memchr, memrchr};

/// Follows quotes through a growing buffer and remembers where the last whole record ended.
#[derive(Clone, Debug)]
pub struct Scanner {
    delimiter: u8,
    quotes: bool,
    /// Bytes that have been looked at.
    scanned: usize,
    /// Where the quoted field that is open began.
    open: Option<usize>,
    /// End of the last whole record.
    boundary: usize,
}

impl Scanner {
    /// A scanner for records with fields between `delimiter`; without `quotes`, every newline
    /// ends a record.
    pub fn new(delimiter: u8, quotes: bool) -> Scanner {
        Scanner { delimiter, quotes, scanned: 0, open: None, boundary: 0 }
    }

    /// End of the last whole record so far, just after its newline.
    pub fn boundary(&self) -> usize {
        self.boundary
    }

    /// Where the quoted field that is still open began.
    pub fn open_quote(&self) -> Option<usize> {
        self.open
    }

    /// Starts again at a buffer that begins with a record.
    pub fn restart(&mut self) {
        (self.scanned, self.open, self.boundary) = (0, None, 0);
    }

    /// Looks at what was added to the buffer. `at_end` says that nothing will follow.
    pub fn scan(&mut self, buffer: &[u8], at_end: bool) {
        let mut outside_from = self.scanned;
        while self.quotes {
            match self.open {
                None => {
                    let Some(quote) = find(buffer, b'"', self.scanned) else { break };
                    self.scanned = quote + 1;
                    if self.opens_field(buffer, quote) {
                        self.note_boundary(buffer, outside_from, quote);
                        self.open = Some(quote);
                    }
                }
                Some(_) => {
                    let Some(quote) = find(buffer, b'"', self.scanned) else {
                        self.scanned = buffer.len();
                        return;
                    };
                    match buffer.get(quote + 1) {
                        Some(b'"') => self.scanned = quote + 2,
                        // Whether the quote closes is known with the next byte only.
                        None if !at_end => {
                            self.scanned = quote;
                            return;
                        }
                        _ => {
                            self.scanned = quote + 1;
                            self.open = None;
                            outside_from = quote + 1;
                        }
                    }
                }
            }
        }
        self.scanned = buffer.len();
        self.note_boundary(buffer, outside_from, buffer.len());
    }

    fn opens_field(&self, buffer: &[u8], quote: usize) -> bool {
        quote == 0 || buffer[quote - 1] == self.delimiter || buffer[quote - 1] == b'\n'
    }

    fn note_boundary(&mut self, buffer: &[u8], from: usize, to: usize) {
        if let Some(newline) = memrchr(b'\n', &buffer[from..to]) {
            self.boundary = from + newline + 1;
        }
    }
}

fn find(buffer: &[u8], byte: u8, from: usize) -> Option<usize> {
    memchr(byte, buffer.get(from..)?).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boundary(text: &str, at_end: bool) -> (usize, Option<usize>) {
        let mut scanner = Scanner::new(b',', true);
        scanner.scan(text.as_bytes(), at_end);
        (scanner.boundary(), scanner.open_quote())
    }

    #[test]
    fn newlines_in_quotes_end_nothing() {
        assert_eq!(boundary("a,b\nc,\"d\ne\"\nf", true), (12, None));
        assert_eq!(boundary("a,b\nc,\"d\ne", true), (4, Some(6)));
        assert_eq!(boundary("a,\"x\"\"\n\"\"y\"\nb", true), (12, None));
    }

    #[test]
    fn quotes_inside_plain_fields_are_plain() {
        assert_eq!(boundary("5\" pipe,b\nc\n", true), (12, None));
        assert_eq!(boundary("a, \"b\nc\n", true), (8, None));
    }

    #[test]
    fn a_quote_at_the_end_of_the_buffer_waits() {
        assert_eq!(boundary("\"a\"", false).1, Some(0));
        assert_eq!(boundary("\"a\"", true).1, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn growing_buffers_and_whole_ones_agree(
            text in "[a,\"\n\r]{0,40}",
            cuts in proptest::collection::vec(0_usize..40, 0..6),
        ) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(text.len())).collect();
            cuts.sort_unstable();
            let mut scanner = Scanner::new(b',', true);
            for cut in cuts {
                scanner.scan(&text.as_bytes()[..cut], false);
            }
            scanner.scan(text.as_bytes(), true);
            prop_assert_eq!((scanner.boundary(), scanner.open_quote()), boundary(&text, true));
        }
    }
}
