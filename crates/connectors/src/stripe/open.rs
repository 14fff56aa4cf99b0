//! Which files are Stripe's.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use tenure_domain::finding::{Finding, Place};

use super::kinds::{Use, use_of};
use super::{Export, ExportPart, Options, locate};
use crate::Error;
use crate::bundle::layout::metadata;
use crate::bundle::read_settings;
use crate::input::Input;
use crate::settings::Settings;

/// Bytes that are looked at to know what a file is.
const PEEK: u64 = 64 << 10;

/// Whether a name is that of a file of JSON.
fn is_json(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
    [".json", ".jsonl", ".ndjson"].iter().any(|ending| plain.ends_with(ending))
}

/// Whether a file holds Stripe's objects, by the first of them.
pub fn looks_like(path: &Path) -> bool {
    let mut start = Vec::new();
    // What cannot be opened or unpacked is no reason to fail here: reading tells it.
    let Ok(input) = Input::open(path) else { return false };
    let _ = input.take(PEEK).read_to_end(&mut start);
    let text = String::from_utf8_lossy(&start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = text.strip_prefix('[').map_or(text, str::trim_start);
    kind_in(text).is_some_and(|kind| use_of(kind) != Use::Unknown)
}

/// The field `object` of the object at the start of a text that may be cut short.
fn kind_in(text: &str) -> Option<&str> {
    if !text.starts_with('{') {
        return None;
    }
    locate::first_kind(text).or_else(|| locate::kind_within(text))
}

/// The files of JSON in a folder and the folders in it.
fn json_files(
    root: &Path,
    below: &str,
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
        let inside = format!("{below}{name}");
        let Some(metadata) = metadata(&entry.path(), &inside, findings) else { continue };
        if metadata.is_dir() {
            json_files(&entry.path(), &format!("{inside}/"), found, findings)?;
        } else {
            found.push((entry.path(), inside));
        }
    }
    Ok(())
}

/// The export in a folder; `None` where no file of it holds Stripe's objects. With `all`, every
/// file of JSON is taken for one.
///
/// # Errors
/// Where the folder or its `tenure.toml` cannot be read.
pub fn open_folder(folder: &Path, options: Options, all: bool) -> Result<Option<Export>, Error> {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    json_files(folder, "", &mut files, &mut findings)?;
    let (mut parts, mut settings) = (Vec::new(), Settings::default());
    for (path, name) in files {
        if name.eq_ignore_ascii_case("tenure.toml") {
            settings = read_settings(&path, &mut findings)?;
        } else if is_json(&name) && (all || looks_like(&path)) {
            parts.push(part(&path, &name)?);
        } else if !is_companion(&name) {
            let finding = Finding::new("unknown-file", "a file of Stripe's objects")
                .at(Place { file: Some(name.into()), ..Place::default() })
                .with_hint("it is not read; tables beside them are, such as fx_rates.csv");
            findings.push(finding);
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    Ok(Some(Export { settings, parts, findings, options, _unpacked: None }))
}

fn is_companion(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with("readme") || lower.starts_with("license") || lower.ends_with(".rejects.csv")
}

/// The export in a single file.
///
/// # Errors
/// Where the file cannot be looked at.
pub fn open(path: &Path, options: Options) -> Result<Export, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Export {
        settings: Settings::default(),
        parts: vec![part(path, &name)?],
        findings: Vec::new(),
        options,
        _unpacked: None,
    })
}

fn part(path: &Path, name: &str) -> Result<ExportPart, Error> {
    let metadata = fs_err::metadata(path)?;
    let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(ExportPart {
        path: path.to_owned(),
        name: name.into(),
        bytes: metadata.len(),
        changed_at: i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
    })
}
