//! How a text file begins: byte order marks, encodings, and files without a header.

use std::io::{self, Read};

use tenure_domain::finding::Finding;

use super::intake::Intake;
use crate::Error;
use crate::block::CHUNK;
use crate::input::Input;
use crate::workbook;

/// The first bytes of a text file, without byte order mark, and the rest.
pub struct Start {
    /// The first bytes.
    pub bytes: Vec<u8>,
    /// Bytes of the file before them.
    pub skipped: u64,
    /// What follows them.
    pub input: Input,
    /// Why nothing follows them.
    pub failed: Option<io::Error>,
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const UTF16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Reads the first chunk; `None` where the file is given up or empty, which is noted.
///
/// # Errors
/// That of the input where nothing at all could be read.
pub fn start(mut input: Input, intake: &mut Intake<'_>) -> Result<Option<Start>, Error> {
    let mut bytes = Vec::new();
    let failed = input.by_ref().take(CHUNK as u64).read_to_end(&mut bytes).err();
    // A first line that breaks off says nothing of what it would have been.
    if let (None, Some(error)) = (memchr::memchr(b'\n', &bytes), &failed) {
        intake.give_up(super::read::failure(error));
        return Ok(None);
    }
    let mut skipped = 0;
    if bytes.starts_with(UTF8_MARK) {
        bytes.drain(..UTF8_MARK.len());
        skipped = UTF8_MARK.len() as u64;
    }
    if workbook::begins(&bytes) {
        intake.give_up(workbook::finding("wrong-encoding"));
        return Ok(None);
    }
    if UTF16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        intake.give_up(
            Finding::new("wrong-encoding", "UTF-8 text; this file is UTF-16")
                .with_hint("save it again as UTF-8 (in spreadsheets: \"CSV UTF-8\")"),
        );
        return Ok(None);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) && failed.is_none() {
        intake.finding(Finding::new("empty-file", "a header and rows"));
        return Ok(None);
    }
    if memchr::memchr(b'\n', &bytes).is_none()
        && memchr::memchr(b'\r', bytes.trim_ascii_end()).is_some()
    {
        intake.give_up(
            Finding::new("wrong-encoding", "lines that end with LF or CRLF, not with CR alone")
                .with_hint("save the file again with line ends of Unix or Windows"),
        );
        return Ok(None);
    }
    Ok(Some(Start { bytes, skipped, input, failed }))
}

/// Says why the start of a file is no header.
pub fn note_no_header(start: &[u8], intake: &mut Intake<'_>) {
    let line = &start[..memchr::memchr(b'\n', start).unwrap_or(start.len()).min(400)];
    let finding = if start.starts_with(b"PK\x03\x04") {
        Finding::new("wrong-encoding", "CSV text; this is a ZIP archive or a spreadsheet")
            .with_hint("save the sheet as CSV")
    } else if start.starts_with(b"PAR1") {
        Finding::new("wrong-encoding", "CSV text; this is a Parquet file")
            .with_hint("give it the extension .parquet")
    } else if std::str::from_utf8(line).is_err() {
        Finding::new("wrong-encoding", "a header in UTF-8")
            .with_hint("the file may be Latin-1 or Windows-1252; save it again as UTF-8")
    } else {
        Finding::new("unclosed-quote", "a header whose quotes are closed")
    };
    intake.give_up(finding.with_value(&String::from_utf8_lossy(line)));
}
