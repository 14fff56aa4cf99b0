//! Finds the objects in a file: one on each line, or the elements of lists and arrays, however they
//! are laid out. Files of any size are read in bounded memory.

use std::io::{self, Read};
use std::ops::Range;

use super::pages::Page;
use crate::block::MAX_RECORD;

/// How lists are written: which keys of a page hold its elements, and which hold an object that
/// holds the list.
#[derive(Clone, Copy, Debug)]
pub struct Lists {
    /// Keys of lists.
    pub keys: &'static [&'static str],
    /// Keys of objects around a list.
    pub around: &'static [&'static str],
}

impl Lists {
    /// Lists whose elements stand in `data`, with nothing else to know about them.
    #[cfg(test)]
    const DATA: Lists = Lists { keys: &["data"], around: &[] };

    fn key(self, key: &[u8]) -> Key {
        let is = |it: &&&str| it.as_bytes() == key;
        match (self.keys.iter().find(is), self.around.iter().any(|it| it.as_bytes() == key)) {
            // The name of a list tells what its elements are, where a page may have several.
            (Some(list), _) if self.keys.len() > 1 => Key::List(Some(list)),
            (Some(_), _) => Key::List(None),
            (None, true) => Key::Around,
            _ => Key::Skip,
        }
    }
}

/// One object, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its bytes within the batch.
    pub range: Range<usize>,
    /// Number of its file within the export.
    pub file: u32,
    /// Physical line on which it begins, from 1.
    pub line: u64,
    /// Its place in a list or an array, from 0.
    pub index: Option<u64>,
    /// The name of its list, where that tells what it is.
    pub list: Option<&'static str>,
}

/// Objects that are read together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Bytes that hold them.
    pub bytes: Vec<u8>,
    /// Where each one is.
    pub elements: Vec<Element>,
    /// Pages of lists that ended among them.
    pub pages: Vec<Page>,
}

/// What comes next in a file.
#[derive(Debug)]
pub enum Next {
    /// Objects.
    Batch(Batch),
    /// A place from which nothing can be understood. Nothing follows.
    Broken {
        /// The line.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// The end. In the middle of something where `open`.
    End {
        /// What is not closed; `None` where everything is.
        open: Option<Unclosed>,
    },
}

/// The object or list within which a file ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unclosed {
    /// The last line of the file.
    pub line: u64,
    /// The line on which the object begins; `None` between two.
    pub begins: Option<u64>,
    /// Which object of its list or array it is, from 1.
    pub number: Option<u64>,
}

/// What the scanner is inside of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Within {
    /// An array of objects, or the elements of a list; how many came before, and its name.
    Array(u64, Option<&'static str>),
    /// What follows the elements of a list: so deep within the page.
    Page(u32),
}

/// Reads a file as batches of objects.
pub struct Splitter<R> {
    reader: R,
    file: u32,
    chunk: usize,
    lists: Lists,
    buffer: Vec<u8>,
    /// Up to where the buffer is scanned.
    at: usize,
    line: u64,
    within: Vec<Within>,
    element: Option<Open>,
    found: Vec<Element>,
    /// The page that is open, and those that have ended.
    page: Page,
    pages: Vec<Page>,
    ended: bool,
    failed: Option<io::Error>,
    over: bool,
    saw_list: bool,
}

/// An object or a tail of a list that has begun.
#[derive(Clone, Copy, Debug)]
struct Open {
    start: usize,
    line: u64,
    depth: u32,
    /// The depth at which keys of lists are looked for.
    level: u32,
    string: bool,
    escaped: bool,
    /// Where a key of the outermost object begins, or what the last one was.
    key: Key,
}

/// What is known of the keys of the outermost object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Key {
    /// The next text is a key.
    Next,
    /// A key begins there.
    At(usize),
    /// The key was that of a list.
    List(Option<&'static str>),
    /// The key was that of an object around a list.
    Around,
    /// It was another; the next one may be that of a list.
    Skip,
    /// Keys do not matter.
    Other,
}

impl<R: Read> Splitter<R> {
    /// The objects of `reader`.
    pub fn new(reader: R, file: u32, chunk: usize, lists: Lists) -> Splitter<R> {
        Splitter {
            reader,
            file,
            chunk,
            lists,
            buffer: Vec::new(),
            at: 0,
            line: 1,
            within: Vec::new(),
            element: None,
            found: Vec::new(),
            page: Page::default(),
            pages: Vec::new(),
            ended: false,
            failed: None,
            over: false,
            saw_list: false,
        }
    }

    /// Whether a list has begun, though it may be empty.
    pub fn saw_list(&self) -> bool {
        self.saw_list
    }

    /// The next objects.
    ///
    /// # Errors
    /// That of the reader, after all whole objects before it.
    pub fn next(&mut self) -> io::Result<Next> {
        loop {
            let broken = if self.over { None } else { self.scan() };
            self.over |= broken.is_some();
            let some = !(self.found.is_empty() && self.pages.is_empty());
            if some && (self.ended || self.over || self.at >= self.chunk) {
                return Ok(Next::Batch(self.cut()));
            }
            if let Some(line) = broken.or(self.over.then_some(self.line)) {
                let from = self.at.min(self.buffer.len());
                let to = (from + 80).min(self.buffer.len());
                let text = String::from_utf8_lossy(&self.buffer[from..to]).into_owned();
                return Ok(Next::Broken { line, text });
            }
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
            if self.ended {
                return Ok(Next::End { open: self.unclosed() });
            }
            self.fill();
        }
    }

    /// Within what the file ends.
    fn unclosed(&self) -> Option<Unclosed> {
        if self.element.is_none() && self.within.is_empty() {
            return None;
        }
        let number = match self.within.last() {
            Some(Within::Array(before, _)) if self.element.is_some() => Some(before + 1),
            _ => None,
        };
        let after = u64::from(self.buffer.last() == Some(&b'\n'));
        let begins = self.element.map(|open| open.line);
        Some(Unclosed { line: self.line - after.min(self.line - 1), begins, number })
    }

    fn fill(&mut self) {
        let mut chunk = self.reader.by_ref().take(self.chunk as u64);
        match chunk.read_to_end(&mut self.buffer) {
            Ok(0) => self.ended = true,
            Ok(_) => {}
            Err(error) => {
                self.ended = true;
                self.failed = Some(error);
            }
        }
    }

    /// Takes the objects found, and the bytes up to the one that has begun.
    fn cut(&mut self) -> Batch {
        let keep = self.element.map_or(self.at, |open| open.start);
        let rest = self.buffer[keep..].to_vec();
        let mut bytes = std::mem::replace(&mut self.buffer, rest);
        bytes.truncate(keep);
        self.at -= keep;
        if let Some(open) = &mut self.element {
            open.start = 0;
            if let Key::At(at) = open.key {
                open.key = Key::At(at - keep);
            }
        }
        let (elements, pages) = (std::mem::take(&mut self.found), std::mem::take(&mut self.pages));
        Batch { bytes, elements, pages }
    }

    /// Scans what is in the buffer; the line where it cannot go on.
    fn scan(&mut self) -> Option<u64> {
        while self.at < self.buffer.len() {
            match self.element {
                Some(open) => self.element = self.inside(open),
                None => match self.between() {
                    Ok(()) => {}
                    Err(()) => return Some(self.line),
                },
            }
            // A list that never says what it holds would fill the memory.
            if self.element.is_some_and(|open| self.at - open.start > MAX_RECORD) {
                return Some(self.line);
            }
        }
        None
    }

    /// One byte between objects.
    fn between(&mut self) -> Result<(), ()> {
        let byte = self.buffer[self.at];
        match (byte, self.within.last()) {
            (b'\n', _) => self.line += 1,
            (b' ' | b'\t' | b'\r', _) => {}
            (b',', Some(Within::Array(..))) => {}
            (b'[', None) => self.within.push(Within::Array(0, None)),
            (b']', Some(Within::Array(..))) => {
                self.within.pop();
                if let Some(Within::Page(depth)) = self.within.last() {
                    self.open(*depth, Key::Skip);
                }
            }
            (b'{', None | Some(Within::Array(..))) => {
                let page = self.within.len() < 2;
                self.open(0, if page { Key::Next } else { Key::Other });
                return Ok(());
            }
            _ => return Err(()),
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, depth: u32, key: Key) {
        let (start, line) = (self.at, self.line);
        let level = depth.max(1);
        self.element = Some(Open { start, line, depth, level, string: false, escaped: false, key });
    }

    /// Goes on inside an object until it ends, its data begin, or the buffer ends.
    fn inside(&mut self, mut open: Open) -> Option<Open> {
        while self.at < self.buffer.len() {
            let byte = self.buffer[self.at];
            if open.string {
                self.text(&mut open);
                continue;
            }
            let outer = open.depth == open.level;
            match byte {
                b'"' => {
                    open.string = true;
                    if outer && open.key == Key::Next {
                        open.key = Key::At(self.at + 1);
                    }
                }
                b'\n' => self.line += 1,
                b',' if outer && open.key != Key::Other => open.key = Key::Next,
                b'[' if outer && matches!(open.key, Key::List(_)) => {
                    self.begin_list(&open);
                    return None;
                }
                b'{' if outer && open.key == Key::Around => {
                    open.depth += 1;
                    open.level = open.depth;
                    open.key = Key::Next;
                }
                b'{' | b'[' => open.depth += 1,
                b'}' | b']' => {
                    open.depth = open.depth.saturating_sub(1);
                    open.level = open.level.min(open.depth.max(1));
                    if open.depth == 0 {
                        self.at += 1;
                        self.close(&open);
                        return None;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        Some(open)
    }

    /// The elements of a list follow. What stood before them in the page is no object of its own.
    fn begin_list(&mut self, open: &Open) {
        let Key::List(list) = open.key else { return };
        match self.within.last_mut() {
            // A further list of the page.
            Some(Within::Page(depth)) => *depth = open.depth,
            _ => {
                self.within.push(Within::Page(open.depth));
                let (file, line) = (self.file, open.line);
                self.page = Page { file, line, list, ..Page::default() };
            }
        }
        self.page.around.extend_from_slice(&self.buffer[open.start..=self.at]);
        self.within.push(Within::Array(0, list));
        self.saw_list = true;
        self.at += 1;
    }

    /// Goes on inside a text until it ends or the buffer does.
    fn text(&mut self, open: &mut Open) {
        if open.escaped {
            open.escaped = false;
            self.at += 1;
            return;
        }
        let rest = &self.buffer[self.at..];
        let Some(to) = memchr::memchr2(b'"', b'\\', rest) else {
            self.line += memchr::memchr_iter(b'\n', rest).count() as u64;
            self.at = self.buffer.len();
            return;
        };
        if rest[to] == b'\\' {
            open.escaped = true;
        } else {
            open.string = false;
            if let Key::At(start) = open.key {
                let key = &self.buffer[start..self.at + to];
                open.key = self.lists.key(key);
            }
        }
        self.at += to + 1;
    }

    /// An object has ended: it is one, or it was the tail of a list.
    fn close(&mut self, open: &Open) {
        if matches!(self.within.last(), Some(Within::Page(_))) {
            self.within.pop();
            let mut page = std::mem::take(&mut self.page);
            page.around.extend_from_slice(&self.buffer[open.start..self.at]);
            self.pages.push(page);
            return;
        }
        let (index, list) = match self.within.last_mut() {
            Some(Within::Array(count, list)) => {
                *count += 1;
                (Some(*count - 1), *list)
            }
            _ => (None, None),
        };
        let (range, line) = (open.start..self.at, open.line);
        if matches!(self.within[..], [.., Within::Page(_), _]) {
            self.page.elements += 1;
            if self.page.first.is_empty() {
                self.page.first.extend_from_slice(&self.buffer[range.clone()]);
            }
        }
        self.found.push(Element { range, file: self.file, line, index, list });
    }
}

/// Whether a file has one object on each line.
pub fn has_lines(start: &[u8]) -> bool {
    let start = start.trim_ascii_start();
    if start.first() != Some(&b'{') {
        return false;
    }
    let (mut depth, mut string, mut escaped) = (0_u32, false, false);
    for byte in start {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if string => escaped = true,
            b'"' => string = !string,
            _ if string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return true;
                }
            }
            b'\n' => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The objects of a text with their lines and places, however it is cut.
    fn objects(text: &str) -> Vec<(String, u64, Option<u64>)> {
        let mut all = Vec::new();
        for chunk in [1, 2, 3, 7, 1_000] {
            let mut splitter = Splitter::new(text.as_bytes(), 0, chunk, Lists::DATA);
            let mut found = Vec::new();
            while let Next::Batch(batch) = splitter.next().unwrap() {
                for element in batch.elements {
                    let text = String::from_utf8(batch.bytes[element.range].to_vec()).unwrap();
                    found.push((text, element.line, element.index));
                }
            }
            all.push(found);
        }
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{text}: {all:?}");
        all.swap_remove(0)
    }

    #[test]
    fn objects_are_found_in_any_layout() {
        let one = |text: &str, line, index| (text.to_owned(), line, index);
        assert_eq!(
            objects("{\"a\":1}\n\n{\"b\":[{}]}"),
            [one("{\"a\":1}", 1, None), one("{\"b\":[{}]}", 3, None)]
        );
        assert_eq!(
            objects("[\n{\"a\":\"]}\\\"\"},\n {\"b\":2}]\n"),
            [one("{\"a\":\"]}\\\"\"}", 2, Some(0)), one("{\"b\":2}", 3, Some(1))]
        );
        let page = "{\"object\":\"list\",\n\"data\": [{\"data\":[1]},{}], \"has_more\":[{}]}\n";
        let found = [one("{\"data\":[1]}", 2, Some(0)), one("{}", 2, Some(1))];
        assert_eq!(objects(page), found);
        let twice = format!("{page}{page}");
        assert_eq!(
            objects(&twice)[2..],
            [one("{\"data\":[1]}", 4, Some(0)), one("{}", 4, Some(1))]
        );
        let in_array = format!("[{}]", page.trim_end());
        assert_eq!(objects(&in_array).len(), 2);
        // The key must be `data`, not the value.
        assert_eq!(
            objects("{\"a\":\"data\",\"b\":[{}]}"),
            [one("{\"a\":\"data\",\"b\":[{}]}", 1, None)]
        );
    }

    #[test]
    fn what_is_broken_is_told_after_what_is_whole() {
        let mut splitter = Splitter::new(&b"{\"a\":1}\nx{\"b\":2}"[..], 0, 100, Lists::DATA);
        assert!(
            matches!(splitter.next().unwrap(), Next::Batch(batch) if batch.elements.len() == 1)
        );
        assert!(matches!(splitter.next().unwrap(), Next::Broken { line: 2, .. }));
        let mut splitter = Splitter::new(&b"[{\"a\":1},{\"b\":"[..], 0, 100, Lists::DATA);
        assert!(matches!(splitter.next().unwrap(), Next::Batch(_)));
        assert!(matches!(splitter.next().unwrap(), Next::End { open: Some(_) }));
    }

    #[test]
    fn lines_are_told_from_documents() {
        assert!(has_lines(b"{\"a\":{\"b\":\"}\\n\"}}\n{}"));
        assert!(has_lines(b"  {}"));
        assert!(!has_lines(b"{\n\"a\":1}"));
        assert!(!has_lines(b"[{}]"));
    }
}
