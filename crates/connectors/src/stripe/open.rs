//! Which files are Stripe's.

use std::path::Path;

use tenure_domain::finding::{Finding, Place};

use super::kinds::{Use, use_of};
use super::{Export, Options};
use crate::Error;
use crate::bundle::read_settings;
use crate::objects::files::{is_companion, is_json, part, peek, walk};
use crate::objects::locate;
use crate::settings::Settings;

/// Whether a file holds Stripe's objects, by the first of them.
pub fn looks_like(path: &Path) -> bool {
    let Some(text) = peek(path) else { return false };
    let text = text.strip_prefix('[').map_or(&*text, str::trim_start);
    kind_in(text).is_some_and(|kind| use_of(kind) != Use::Unknown)
}

/// The field `object` of the object at the start of a text that may be cut short.
fn kind_in(text: &str) -> Option<&str> {
    if !text.starts_with('{') {
        return None;
    }
    locate::first_kind(text).or_else(|| locate::kind_within(text))
}

/// The export in a folder; `None` where no file of it holds Stripe's objects. With `all`, every
/// file of JSON is taken for one.
///
/// # Errors
/// Where the folder or its `tenure.toml` cannot be read.
pub fn open_folder(folder: &Path, options: Options, all: bool) -> Result<Option<Export>, Error> {
    let mut findings = Vec::new();
    let files = walk(folder, &mut findings)?;
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
    Ok(Some(Export { settings, parts, findings, options, apart: None, _unpacked: None }))
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
        apart: None,
        _unpacked: None,
    })
}
