//! Files of an export: which there are, and what they begin with.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use tenure_domain::finding::Finding;

use crate::Error;
use crate::bundle::Part;
use crate::bundle::layout::{metadata, special_file};
use crate::input::Input;

/// Bytes that are looked at to know what a file is.
pub const PEEK: u64 = 64 << 10;

/// A file of an export.
#[derive(Clone, Debug)]
pub struct ExportPart {
    /// Where it is.
    pub path: PathBuf,
    /// How findings call it: its path inside the export.
    pub name: Arc<str>,
    /// How long it is.
    pub bytes: u64,
    /// When it was last changed, in microseconds since 1970.
    pub changed_at: i64,
}

impl From<&ExportPart> for Part {
    fn from(part: &ExportPart) -> Part {
        Part {
            path: part.path.clone(),
            name: Arc::clone(&part.name),
            format: crate::bundle::Format::Jsonl,
            bytes: part.bytes,
        }
    }
}

/// A file of an export.
///
/// # Errors
/// Where the file cannot be looked at.
pub fn part(path: &Path, name: &str) -> Result<ExportPart, Error> {
    let metadata = fs_err::metadata(path)?;
    let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(ExportPart {
        path: path.to_owned(),
        name: name.into(),
        bytes: metadata.len(),
        changed_at: i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
    })
}

/// Whether a name ends so, gzipped or not.
fn ends(name: &str, endings: &[&str]) -> bool {
    let lower = name.to_ascii_lowercase();
    let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
    endings.iter().any(|ending| plain.ends_with(ending))
}

/// Whether a name is that of a file of JSON.
pub fn is_json(name: &str) -> bool {
    ends(name, &[".json", ".jsonl", ".ndjson"])
}

/// Whether a name is that of a file of comma-separated values.
pub fn is_csv(name: &str) -> bool {
    ends(name, &[".csv"])
}

/// Whether a file lies beside an export and is not meant to be read.
pub fn is_companion(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with("readme") || lower.starts_with("license") || lower.ends_with(".rejects.csv")
}

/// The beginning of a file as text; `None` where it cannot be opened, which reading tells.
pub fn peek(path: &Path) -> Option<String> {
    let mut start = Vec::new();
    let _ = Input::open(path).ok()?.take(PEEK).read_to_end(&mut start);
    let text = String::from_utf8_lossy(&start);
    Some(text.trim_start_matches('\u{feff}').trim_start().to_owned())
}

/// The files in a folder and the folders in it, with their names inside it.
///
/// # Errors
/// Where the folder cannot be read.
pub fn walk(root: &Path, findings: &mut Vec<Finding>) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut found = Vec::new();
    below(root, "", &mut found, findings)?;
    Ok(found)
}

fn below(
    root: &Path,
    prefix: &str,
    found: &mut Vec<(PathBuf, String)>,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let mut entries = fs_err::read_dir(root)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs_err::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "truth" {
            continue;
        }
        let inside = format!("{prefix}{name}");
        let Some(metadata) = metadata(&entry.path(), &inside, findings) else { continue };
        if metadata.is_dir() {
            below(&entry.path(), &format!("{inside}/"), found, findings)?;
        } else if metadata.is_file() {
            found.push((entry.path(), inside));
        } else {
            findings.push(special_file(&inside));
        }
    }
    Ok(())
}
