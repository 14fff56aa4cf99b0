//! Which files are whose.

use std::path::Path;

use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::{Export, How, Vendor};
use crate::Error;
use crate::bundle::read_settings;
use crate::objects::files::{PEEK, is_companion, is_csv, is_json, part, peek, walk};
use crate::objects::split::{Next, Splitter};
use crate::settings::Settings;

/// Whose a file is, by its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Seen {
    /// This one's.
    Of(Vendor),
    /// A page of a list with nothing in it, which may be this one's.
    Empty(Vendor),
    /// JSON that ends within its first object, so that nobody can say whose it was.
    Cut,
    /// Somebody else's.
    Other,
}

/// The code of what is said of a file that ends too early.
const CUT: &str = "truncated-input";

/// What is to be said of a file that ends within its first object, with the line on which it ends.
pub(crate) fn cut(path: &Path, name: &str) -> Finding {
    let lines = peek(path).map(|text| text.trim_end().lines().count().max(1) as u64);
    Finding::new(CUT, "a closing bracket; the file ends within its first object")
        .with_hint("copy or export the file again")
        .at(Place { file: Some(name.into()), line: lines, ..Place::default() })
}

/// Bytes at a time while the beginning is looked at.
const STEP: usize = 4 << 10;

/// Bytes of a mark of the byte order, which a peek leaves out.
const BOM: usize = 3;

/// Whose a file is, by its name and its first object.
pub(crate) fn seen(path: &Path, name: &str) -> Seen {
    let (json, csv) = (is_json(name), is_csv(name));
    if !json && !csv {
        return Seen::Other;
    }
    let Some(text) = peek(path) else { return Seen::Other };
    let whole = text.len() + BOM < PEEK as usize;
    let (mut empty, mut cut) = (None, false);
    for vendor in Vendor::ALL {
        let spec = vendor.spec();
        if csv {
            let header = text.lines().next().unwrap_or("");
            if spec.is_other.is_some_and(|is| is(header)) {
                return Seen::Of(vendor);
            }
            continue;
        }
        let mut splitter = Splitter::new(text.as_bytes(), 0, STEP, spec.lists);
        match splitter.next() {
            Ok(Next::Batch(batch)) if !batch.elements.is_empty() => {
                let first = batch.elements.first();
                let known = first.is_some_and(|it| {
                    let text = std::str::from_utf8(&batch.bytes[it.range.clone()]).unwrap_or("");
                    (spec.kind)(it.list, text).is_some()
                });
                if known {
                    return Seen::Of(vendor);
                }
            }
            _ if splitter.saw_list() => empty = empty.or(Some(vendor)),
            Ok(Next::End { open }) => cut |= open.is_some() && whole,
            _ => {}
        }
    }
    match empty {
        Some(vendor) => Seen::Empty(vendor),
        None if cut => Seen::Cut,
        None => Seen::Other,
    }
}

/// The name of a file without its folder and its endings.
fn stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.split('.').next().unwrap_or(name)
}

/// The exports in a folder, one for each source; none where no file is of any. With `only`, every
/// file of JSON is taken for one of that source.
///
/// # Errors
/// Where the folder or its `tenure.toml` cannot be read.
pub(crate) fn open_folder(
    folder: &Path,
    how: Option<&str>,
    only: Option<Vendor>,
) -> Result<Vec<Export>, Error> {
    folder_of(folder, how, (only, false))
}

/// The exports in a folder that is none of anything else. Pages without a whole object, of which
/// nothing but their list says whose they are, count then.
///
/// # Errors
/// As [`open_folder`]; and what is wrong with the files, where all that could be one's are cut off
/// within their first object.
pub(crate) fn last_resort(folder: &Path, how: Option<&str>) -> Result<Vec<Export>, Error> {
    folder_of(folder, how, (None, true))
}

fn folder_of(
    folder: &Path,
    how: Option<&str>,
    (only, alone): (Option<Vendor>, bool),
) -> Result<Vec<Export>, Error> {
    let mut findings = Vec::new();
    let files = walk(folder, &mut findings)?;
    let (mut settings, mut exports) = (Settings::default(), Vec::<Export>::new());
    let (mut empty, mut strangers) = (Vec::new(), Vec::new());
    for (path, name) in files {
        if name.eq_ignore_ascii_case("tenure.toml") {
            settings = read_settings(&path, &mut findings)?;
            continue;
        }
        let seen = match (seen(&path, &name), only) {
            (seen @ Seen::Of(it), Some(vendor)) if it == vendor => seen,
            (_, Some(vendor)) if is_json(&name) => Seen::Of(vendor),
            (_, Some(_)) => Seen::Other,
            (seen, None) => seen,
        };
        match seen {
            Seen::Of(vendor) => add(&mut exports, vendor, part(&path, &name)?),
            Seen::Empty(vendor) => empty.push((vendor, part(&path, &name)?)),
            Seen::Other if is_companion(&name) => {}
            Seen::Cut if TableId::from_name(stem(&name)).is_none() => {
                findings.push(cut(&path, &name))
            }
            Seen::Cut | Seen::Other => strangers.push(name),
        }
    }
    if exports.is_empty() && !alone {
        return Ok(exports);
    }
    for (vendor, part) in empty {
        add(&mut exports, vendor, part);
    }
    if exports.is_empty() {
        findings.retain(|finding| finding.code == CUT);
        return if findings.is_empty() { Ok(exports) } else { Err(Error::Refused(findings)) };
    }
    let how = said(&settings, how)?;
    let expected = exports.iter().map(|it| it.vendor.name()).collect::<Vec<_>>().join(" or ");
    findings.extend(strangers.into_iter().map(|name| {
        Finding::new("unknown-file", said!("a file of {source}", source = &*expected))
            .at(Place { file: Some(name.into()), ..Place::default() })
            .with_hint("it is not read; tables beside them are, such as subscriptions.csv")
    }));
    for export in &mut exports {
        export.settings = settings.clone();
        export.how = how.clone();
    }
    exports[0].findings = findings;
    Ok(exports)
}

fn add(exports: &mut Vec<Export>, vendor: Vendor, part: crate::objects::files::ExportPart) {
    match exports.iter_mut().find(|it| it.vendor == vendor) {
        Some(export) => export.parts.push(part),
        None => exports.push(Export {
            vendor,
            settings: Settings::default(),
            parts: vec![part],
            findings: Vec::new(),
            how: How::default(),
            _unpacked: None,
        }),
    }
}

/// What the settings and the command line say.
fn said(settings: &Settings, stated: Option<&str>) -> Result<How, Error> {
    let how = settings.how.clone();
    let Some(stated) = stated else { return Ok(how) };
    how.stated(stated).map_err(|expected| {
        let finding = Finding::new("bad-settings", expected).with_field("--customer-key");
        Error::Refused(vec![finding.with_value(stated)])
    })
}

/// The export in a single file.
///
/// # Errors
/// Where the file cannot be looked at.
pub(crate) fn open(path: &Path, vendor: Vendor, how: Option<&str>) -> Result<Export, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut exports = Vec::new();
    add(&mut exports, vendor, part(path, &name)?);
    let mut export = exports.swap_remove(0);
    export.how = said(&Settings::default(), how)?;
    Ok(export)
}
