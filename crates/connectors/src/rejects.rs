//! Files of rejected rows: what was wrong, beside what was written, ready to be mended.
//!
//! One CSV per source file, with its columns and `_file`, `_line`, `_column`, `_code`, `_value`,
//! `_reason`, `_hint`. The file can be corrected and read again: those columns are not data.
//! Cells that a spreadsheet would run as a formula begin with an apostrophe, which is taken off when
//! the file is read.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bundle::split_name;
use crate::header::REJECT_COLUMNS;
use crate::report::Reject;
use crate::values::decimal::{Decimal, Marks};

/// Writes files of rejected rows into a folder; makes none where nothing is rejected.
#[derive(Debug)]
pub struct RejectFiles {
    folder: PathBuf,
    files: HashMap<Arc<str>, BufWriter<fs_err::File>>,
    taken: HashSet<PathBuf>,
    paths: Vec<PathBuf>,
}

impl RejectFiles {
    /// Files in a folder, which is made when the first is needed.
    pub fn new(folder: &Path) -> RejectFiles {
        RejectFiles {
            folder: folder.to_owned(),
            files: HashMap::new(),
            taken: HashSet::new(),
            paths: Vec::new(),
        }
    }

    /// Adds a row to the file of its source.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&mut self, reject: &Reject) -> io::Result<()> {
        if !self.files.contains_key(&reject.file) {
            self.begin(reject)?;
        }
        match self.files.get_mut(&reject.file) {
            Some(file) => write_row(file, reject),
            None => Ok(()),
        }
    }

    /// Finishes the files and returns their paths, in the order in which they were begun.
    ///
    /// # Errors
    /// Where a file cannot be written to its end.
    pub fn finish(mut self) -> io::Result<Vec<PathBuf>> {
        for file in self.files.values_mut() {
            file.flush()?;
        }
        Ok(self.paths)
    }

    fn begin(&mut self, reject: &Reject) -> io::Result<()> {
        fs_err::create_dir_all(&self.folder)?;
        let flat = reject.file.replace(['/', '\\'], "_");
        let stem = split_name(&flat).map_or(flat.as_str(), |(stem, _)| stem);
        let short = self.folder.join(format!("{stem}.rejects.csv"));
        let path = if self.taken.contains(&short) {
            self.folder.join(format!("{flat}.rejects.csv"))
        } else {
            short
        };
        let mut file = BufWriter::new(fs_err::File::create(&path)?);
        let header = reject.header.iter().map(|name| &**name).chain(REJECT_COLUMNS);
        write_cells(&mut file, header)?;
        self.files.insert(Arc::clone(&reject.file), file);
        self.taken.insert(path.clone());
        self.paths.push(path);
        Ok(())
    }
}

/// One row: the fields under their headers, surplus ones at the end of the last, then reasons.
fn write_row(out: &mut dyn Write, reject: &Reject) -> io::Result<()> {
    let width = reject.header.len();
    let mut cells: Vec<String> = reject.fields.iter().take(width).cloned().collect();
    cells.resize(width, String::new());
    if let (Some(last), Some(surplus)) = (cells.last_mut(), reject.fields.get(width..)) {
        for field in surplus {
            last.push(',');
            last.push_str(field);
        }
    }
    let first = reject.findings.first();
    let join = |parts: Vec<String>| parts.join("; ");
    let reason = |finding: &tenure_domain::finding::Finding| match &finding.field {
        Some(field) => format!("{field}: {}", finding.expected),
        None => finding.expected.to_string(),
    };
    cells.push(reject.file.to_string());
    cells.push(first.and_then(|f| f.place.line).unwrap_or(reject.line).to_string());
    cells.push(first.and_then(|f| f.place.column).map_or(String::new(), |n| n.to_string()));
    cells.push(join(reject.findings.iter().map(|f| f.code.to_owned()).collect()));
    cells.push(first.and_then(|f| f.value.clone()).unwrap_or_default());
    cells.push(join(reject.findings.iter().map(reason).collect()));
    cells.push(join(
        reject.findings.iter().filter_map(|f| f.hint.as_ref().map(ToString::to_string)).collect(),
    ));
    write_cells(out, cells.iter().map(String::as_str))
}

fn write_cells<'a>(out: &mut dyn Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        write_cell(out, cell)?;
    }
    out.write_all(b"\n")
}

fn write_cell(out: &mut dyn Write, cell: &str) -> io::Result<()> {
    let cell = guarded(cell);
    let special = |c: char| matches!(c, ',' | '"' | '\n' | '\r' | ';' | '\t');
    if cell.contains(special) || cell.trim() != &*cell {
        write!(out, "\"{}\"", cell.replace('"', "\"\""))
    } else {
        write!(out, "{cell}")
    }
}

/// The cell with an apostrophe in front where a spreadsheet would run it as a formula, or where it
/// looks like a cell that was guarded so: [`unguarded`] takes exactly that off.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    match is_formula(cell.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// The cell as it was before [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would run the cell. Negative numbers are just numbers.
fn is_formula(cell: &str) -> bool {
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => Decimal::parse(cell, Marks::default()).is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::finding::Finding;
    use tenure_domain::schema::TableId;

    fn reject(file: &str, fields: &[&str]) -> Reject {
        Reject {
            table: TableId::Plans,
            file: file.into(),
            header: Arc::new(["plan_id".into(), "name".into()]),
            line: 7,
            record: 6,
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
            text: None,
            findings: vec![Finding::new("not-a-number", "a number").with_field("x").with_hint("y")],
        }
    }

    #[test]
    fn the_guard_comes_off_and_nothing_else_does() {
        let cells = ["=1", "'=1", "''=1", "'plain", "-5", "'-5", "-x", "@a", "", "'", "+1 2"];
        for cell in cells {
            assert_eq!(unguarded(&guarded(cell)), cell, "{cell}");
        }
        assert_eq!(guarded("'-5"), "'-5");
        assert_eq!(guarded("=1"), "'=1");
    }

    #[test]
    fn rows_are_kept_with_their_reasons() {
        let dir = tempfile::tempdir().unwrap();
        let mut files = RejectFiles::new(&dir.path().join("out"));
        files.write(&reject("plans.csv", &["a", "=1+1"])).unwrap();
        files.write(&reject("plans.csv", &["-5", "b", "c"])).unwrap();
        files.write(&reject("plans.jsonl", &["+x"])).unwrap();
        let paths = files.finish().unwrap();
        let names: Vec<_> =
            paths.iter().map(|p| p.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["plans.rejects.csv", "plans.jsonl.rejects.csv"]);
        assert_eq!(
            fs_err::read_to_string(&paths[0]).unwrap(),
            "plan_id,name,_file,_line,_column,_code,_value,_reason,_hint\n\
             a,'=1+1,plans.csv,7,,not-a-number,,x: a number,y\n\
             -5,\"b,c\",plans.csv,7,,not-a-number,,x: a number,y\n"
        );
        assert!(fs_err::read_to_string(&paths[1]).unwrap().contains("\n'+x,,plans.jsonl"));
    }
}
