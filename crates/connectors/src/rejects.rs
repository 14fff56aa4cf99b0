//! Files of rejected rows: what was wrong, beside what was written, ready to be mended.
//!
//! One CSV per source file, named after its table, with the columns of the source and `_file`,
//! `_line`, `_column`, `_code`, `_value`, `_reason`, `_hint`. The file can be corrected and read
//! again: those columns are not data. Since an empty cell empties what is known of a row, it has no
//! column that its source does not have: rows of later lines that speak of more (JSONL) stand in a
//! file of their own.
//! Cells that a spreadsheet would run as a formula begin with an apostrophe, which is taken off when
//! the file is read.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenure_domain::schema::TableId;

use crate::bundle::split_name;
use crate::header::REJECT_COLUMNS;
use crate::report::Reject;
use crate::values::decimal::{Decimal, Marks};

/// Writes files of rejected rows into a folder; makes none where nothing is rejected.
#[derive(Debug)]
pub struct RejectFiles {
    folder: PathBuf,
    /// By source and table: its files, each with more columns than the one before.
    files: HashMap<(Arc<str>, Option<TableId>), Vec<RejectFile>>,
    taken: HashSet<PathBuf>,
    paths: Vec<PathBuf>,
}

/// A file, and which columns of its source it has.
#[derive(Debug)]
struct RejectFile {
    columns: Vec<usize>,
    out: BufWriter<fs_err::File>,
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
        let wanted = columns_of(reject);
        let has = |file: &RejectFile| wanted.iter().all(|at| file.columns.contains(at));
        let source = source(reject);
        let known = self.files.get(&source).and_then(|files| files.iter().position(has));
        let at = match known {
            Some(at) => at,
            None => self.begin(reject, wanted)?,
        };
        match self.files.get_mut(&source).and_then(|files| files.get_mut(at)) {
            Some(file) => write_row(&mut file.out, reject, &file.columns),
            None => Ok(()),
        }
    }

    /// Finishes the files and returns their paths, in the order in which they were begun.
    ///
    /// # Errors
    /// Where a file cannot be written to its end.
    pub fn finish(mut self) -> io::Result<Vec<PathBuf>> {
        for file in self.files.values_mut().flatten() {
            file.out.flush()?;
        }
        Ok(self.paths)
    }

    /// Begins a file with these columns and those of the last one of the same source, and says which
    /// of its files that is.
    fn begin(&mut self, reject: &Reject, mut columns: Vec<usize>) -> io::Result<usize> {
        fs_err::create_dir_all(&self.folder)?;
        let path = self.path(reject);
        let mut out = BufWriter::new(fs_err::File::create(&path)?);
        let files = self.files.entry(source(reject)).or_default();
        columns.extend(files.last().iter().flat_map(|last| &last.columns));
        columns.sort_unstable();
        columns.dedup();
        let header = columns.iter().map(|at| &*reject.header[*at]).chain(REJECT_COLUMNS);
        write_cells(&mut out, header)?;
        files.push(RejectFile { columns, out });
        self.taken.insert(path.clone());
        self.paths.push(path);
        Ok(files.len() - 1)
    }

    /// A name that is free: that of the table, with what else its source is called by, so that the
    /// file is known for rows of that table without the mapping that said so of its source.
    fn path(&self, reject: &Reject) -> PathBuf {
        let flat = reject.file.replace(['/', '\\'], "_");
        let stem = split_name(&flat).map_or(flat.as_str(), |(stem, _)| stem);
        let named = |stem: &str| match (stem.split('.').next(), reject.row_of()) {
            (Some(first), Some(table)) if !first.eq_ignore_ascii_case(table.name()) => {
                format!("{}.{stem}", table.name())
            }
            _ => stem.to_owned(),
        };
        let short = [named(stem), named(&flat)];
        let numbered = (2_u32..).map(|n| format!("{}.{n}", named(stem)));
        let mut paths = short
            .into_iter()
            .chain(numbered)
            .map(|name| self.folder.join(format!("{name}.rejects.csv")));
        let free = paths.find(|path| !self.taken.contains(path));
        free.unwrap_or_else(|| self.folder.join(format!("{}.rejects.csv", named(&flat))))
    }
}

/// What shares files: the rows of one table, or the objects, of a source.
fn source(reject: &Reject) -> (Arc<str>, Option<TableId>) {
    (Arc::clone(&reject.file), reject.row_of())
}

/// The columns that a row needs: those that its file is known to have, and those beyond of which it
/// says something.
fn columns_of(reject: &Reject) -> Vec<usize> {
    let written = |at: usize| {
        let range = reject.text.as_ref().and_then(|text| text.fields.get(at)?.as_ref());
        range.is_some() || reject.fields.get(at).is_some_and(|field| !field.is_empty())
    };
    let width = reject.header.len();
    let own = reject.own.min(width);
    (0..own).chain((own..width).filter(|at| written(*at))).collect()
}

/// One row: the fields under their headers, surplus ones at the end of the last, then reasons.
fn write_row(out: &mut dyn Write, reject: &Reject, columns: &[usize]) -> io::Result<()> {
    let field = |at: &usize| reject.fields.get(*at).cloned().unwrap_or_default();
    let mut cells: Vec<String> = columns.iter().map(field).collect();
    let surplus = reject.fields.get(reject.header.len()..);
    if let (Some(last), Some(surplus)) = (cells.last_mut(), surplus) {
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

    fn reject(file: &str, fields: &[&str]) -> Reject {
        Reject {
            table: TableId::Plans,
            file: file.into(),
            header: Arc::new(["plan_id".into(), "name".into(), "amount".into()]),
            own: 2,
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
        files.write(&reject("plans.csv", &["-5", "b", "", "c"])).unwrap();
        files.write(&reject("plans.jsonl", &["+x"])).unwrap();
        files.write(&reject("plans/a.csv", &["a"])).unwrap();
        files.write(&reject("Tarife.csv", &["a"])).unwrap();
        let paths = files.finish().unwrap();
        let names: Vec<_> =
            paths.iter().map(|p| p.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(
            names,
            [
                "plans.rejects.csv",
                "plans.jsonl.rejects.csv",
                "plans.plans_a.rejects.csv",
                "plans.Tarife.rejects.csv"
            ]
        );
        for name in names {
            let (stem, _) = split_name(name).unwrap();
            assert_eq!(crate::bundle::table_named(stem), Some(TableId::Plans), "{name}");
        }
        assert_eq!(
            fs_err::read_to_string(&paths[0]).unwrap(),
            "plan_id,name,_file,_line,_column,_code,_value,_reason,_hint\n\
             a,'=1+1,plans.csv,7,,not-a-number,,x: a number,y\n\
             -5,\"b,c\",plans.csv,7,,not-a-number,,x: a number,y\n"
        );
        assert!(fs_err::read_to_string(&paths[1]).unwrap().contains("\n'+x,,plans.jsonl"));
    }

    #[test]
    fn columns_of_later_lines_stand_in_a_file_of_their_own() {
        let dir = tempfile::tempdir().unwrap();
        let mut files = RejectFiles::new(dir.path());
        for fields in [&["a", "x", ""], &["b", "y", "5"], &["c", "z", ""], &["d", "w", "7"]] {
            files.write(&reject("plans.jsonl", fields)).unwrap();
        }
        let paths = files.finish().unwrap();
        let texts: Vec<String> =
            paths.iter().map(|path| fs_err::read_to_string(path).unwrap()).collect();
        let rows = |at: usize| texts[at].lines().map(|line| line.split(",_file").next().unwrap());
        let begins = |at: usize| rows(at).map(|l| l.split(",plans.").next().unwrap().to_owned());
        assert_eq!(begins(0).collect::<Vec<_>>(), ["plan_id,name", "a,x", "c,z"]);
        assert_eq!(begins(1).collect::<Vec<_>>(), ["plan_id,name,amount", "b,y,5", "d,w,7"]);
        assert!(paths[1].ends_with("plans.jsonl.rejects.csv"), "{paths:?}");
    }
}
