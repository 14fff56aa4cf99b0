//! The door: what a path holds, whatever wrote it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use tenure_domain::finding::{self, Finding};
use tenure_domain::schema::TableId;

use crate::Error;
use crate::archive;
use crate::bundle::{self, Bundle, Part, ReadOptions};
use crate::mapping::Mapping;
use crate::report::{ReadReport, Sink};
use crate::settings::Settings;
use crate::stripe::{self, Export};
use crate::vendors::{self, Vendor};
use crate::workbook;

/// Who wrote the files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Tables of a bundle.
    Bundle,
    /// Objects or events of Stripe.
    Stripe,
    /// Objects of a help desk or of HubSpot.
    Vendor(Vendor),
}

/// How a path is to be understood.
#[derive(Clone, Copy, Default, Debug)]
pub struct OpenOptions<'m> {
    /// Who wrote the files; found out where it is not said.
    pub kind: Option<Kind>,
    /// How the files of a bundle differ from one.
    pub mapping: Option<&'m Mapping>,
    /// What is said about an export of Stripe.
    pub stripe: stripe::Options,
    /// Where a customer's id stands in records of a help desk or of HubSpot, as
    /// [`How::stated`](crate::vendors::How::stated) reads it.
    pub customer_key: Option<&'m str>,
}

/// Files that have been found, not yet read.
#[derive(Debug)]
pub enum Source {
    /// Tables.
    Bundle(Bundle),
    /// Objects of Stripe.
    Stripe(Export),
    /// Objects of Stripe, and tables beside them of what Stripe does not know, such as exchange
    /// rates.
    Both(Export, Box<Bundle>),
    /// Objects of help desks and of HubSpot, one export each, and tables beside them.
    Vendors(Vec<vendors::Export>, Option<Box<Bundle>>),
}

/// Files where they can be read: an archive is unpacked first.
#[derive(Debug)]
pub struct Place {
    /// What the user calls them.
    path: PathBuf,
    /// The folder that holds them, or the single file.
    root: PathBuf,
    /// Where an archive was unpacked; goes with the last of those who read from it.
    unpacked: Option<Arc<TempDir>>,
}

impl Place {
    /// The files at a path.
    ///
    /// # Errors
    /// [`Error::Io`], and [`Error::Refused`] for archives that cannot be accepted.
    pub fn new(path: &Path) -> Result<Place, Error> {
        let metadata = fs_err::metadata(path)?;
        if !metadata.is_file() && !metadata.is_dir() {
            let name = path.display().to_string();
            return Err(Error::Refused(vec![bundle::layout::special_file(&name)]));
        }
        if metadata.is_file() && is_workbook(path)? {
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned().into());
            let place = finding::Place { file, ..finding::Place::default() };
            return Err(Error::Refused(vec![workbook::finding("wrong-encoding").at(place)]));
        }
        let kind = if metadata.is_file() { archive::kind_of(path)? } else { None };
        let (unpacked, root) = match kind {
            Some(kind) => {
                let (folder, root) = archive::unpack(path, kind)?;
                (Some(Arc::new(folder)), root)
            }
            None => (None, path.to_owned()),
        };
        Ok(Place { path: path.to_owned(), root, unpacked })
    }

    /// The folder, or the single file.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A source in which nothing was found, for who only looks at what is there.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn nothing(&self, mapping: Option<&Mapping>) -> Result<Source, Error> {
        let findings = match self.root.is_dir() {
            true => bundle::layout::scan(&self.root, mapping)?.findings,
            false => Vec::new(),
        };
        Ok(Source::Bundle(Bundle::empty(findings)))
    }
}

/// Whether a file is a workbook, which is an archive as well.
fn is_workbook(path: &Path) -> Result<bool, Error> {
    let mut head = Vec::new();
    fs_err::File::open(path)?.take(workbook::HEAD as u64).read_to_end(&mut head)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(workbook::is_named(&name) || workbook::begins(&head))
}

/// Finds out what a path holds.
///
/// # Errors
/// As [`bundle::open`].
pub fn open(path: &Path, options: &OpenOptions<'_>) -> Result<Source, Error> {
    open_at(&Place::new(path)?, options)
}

/// Finds out what a place holds.
///
/// # Errors
/// As [`bundle::open`].
pub fn open_at(place: &Place, options: &OpenOptions<'_>) -> Result<Source, Error> {
    let path = &place.path;
    if let Some(unpacked) = &place.unpacked {
        let mut source = in_folder(&place.root, path, options)?;
        match &mut source {
            Source::Bundle(bundle) => bundle._unpacked = Some(Arc::clone(unpacked)),
            Source::Stripe(export) | Source::Both(export, _) => {
                // Unpacked files are new; the archive is as old as what it holds.
                let archive = stripe::open(path, options.stripe)?;
                let changed = archive.parts.first().map_or(0, |part| part.changed_at);
                export.parts.iter_mut().for_each(|part| part.changed_at = changed);
                export._unpacked = Some(Arc::clone(unpacked));
            }
            Source::Vendors(exports, _) => {
                exports.iter_mut().for_each(|it| it._unpacked = Some(Arc::clone(unpacked)));
            }
        }
        return Ok(source);
    }
    if path.is_dir() {
        return in_folder(path, path, options);
    }
    let stripe = match options.kind {
        Some(kind) => kind == Kind::Stripe,
        None => options.mapping.is_none() && stripe::looks_like(path),
    };
    if stripe {
        return stripe::open(path, options.stripe).map(Source::Stripe);
    }
    if let Some(vendor) = vendor_of(path, options) {
        let export = vendors::open(path, vendor, options.customer_key)?;
        return Ok(Source::Vendors(vec![export], None));
    }
    bundle::open_with(path, options.mapping).map(Source::Bundle).map_err(|error| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_cut = || vendors::seen(path, &name) == vendors::Seen::Cut;
        match error {
            Error::NotABundle { .. } if is_cut() => Error::Refused(vec![vendors::cut(path, &name)]),
            error => error,
        }
    })
}

/// Whose a single file is, where it is a help desk's or HubSpot's.
fn vendor_of(path: &Path, options: &OpenOptions<'_>) -> Option<Vendor> {
    match options.kind {
        Some(Kind::Vendor(vendor)) => Some(vendor),
        Some(_) => None,
        None if options.mapping.is_some() => None,
        None => {
            let name = path.file_name()?.to_string_lossy();
            match vendors::seen(path, &name) {
                vendors::Seen::Of(vendor) | vendors::Seen::Empty(vendor) => Some(vendor),
                vendors::Seen::Cut | vendors::Seen::Other => None,
            }
        }
    }
}

/// What a folder holds, which the user calls `path`.
fn in_folder(folder: &Path, path: &Path, options: &OpenOptions<'_>) -> Result<Source, Error> {
    let export = match options.kind {
        Some(Kind::Bundle | Kind::Vendor(_)) => None,
        kind => stripe::open_folder(folder, options.stripe, kind.is_some())?,
    };
    let exports = match (&export, options.kind) {
        (None, Some(Kind::Vendor(vendor))) => {
            vendors::open_folder(folder, options.customer_key, Some(vendor))?
        }
        (None, None) => {
            let exports = vendors::open_folder(folder, options.customer_key, None)?;
            not_mapped(exports, options.mapping)
        }
        _ => Vec::new(),
    };
    if !exports.is_empty() {
        return vendors_beside(exports, folder, path, options);
    }
    match (export, options.kind) {
        (Some(export), _) => beside(export, folder, path, options),
        (None, Some(Kind::Vendor(vendor))) => Err(Error::NotABundle {
            path: path.to_owned(),
            reason: format!("it holds no file of {}", vendor.name()),
        }),
        (None, Some(Kind::Stripe)) => Err(Error::NotABundle {
            path: path.to_owned(),
            reason: "it holds no .json or .jsonl file".into(),
        }),
        (None, kind) => match bundle::from_folder(folder, path, options.mapping) {
            Err(none @ Error::NotABundle { .. }) if kind.is_none() && options.mapping.is_none() => {
                let exports = vendors::last_resort(folder, options.customer_key)?;
                if exports.is_empty() { Err(none) } else { Ok(Source::Vendors(exports, None)) }
            }
            bundle => bundle.map(Source::Bundle),
        },
    }
}

/// Exports without the files that are tables: a mapping says what a file is, before anything that
/// could be seen in it.
fn not_mapped(
    mut exports: Vec<vendors::Export>,
    mapping: Option<&Mapping>,
) -> Vec<vendors::Export> {
    let Some(mapping) = mapping else { return exports };
    let is_table = |name: &str| {
        let named = bundle::split_name(name).and_then(|(stem, _)| bundle::table_named(stem));
        mapping.leaves_out(name) || mapping.file(name).or(named).is_some()
    };
    for export in &mut exports {
        export.parts.retain(|part| !is_table(&part.name));
    }
    // What all of them do not know is said by the first, whichever is left.
    let findings = exports.first_mut().map(|it| std::mem::take(&mut it.findings));
    exports.retain(|export| !export.parts.is_empty());
    if let (Some(first), Some(findings)) = (exports.first_mut(), findings) {
        first.findings = findings;
    }
    exports
}

/// The tables in the folder of an export of Stripe.
fn beside(
    mut export: Export,
    folder: &Path,
    path: &Path,
    options: &OpenOptions<'_>,
) -> Result<Source, Error> {
    let taken: Vec<_> = export.parts.iter().map(|part| part.path.clone()).collect();
    Ok(match tables(&taken, &mut export.findings, folder, path, options)? {
        Some(bundle) => Source::Both(export, Box::new(bundle)),
        None => Source::Stripe(export),
    })
}

/// The tables in the folder of exports of help desks and of HubSpot.
fn vendors_beside(
    mut exports: Vec<vendors::Export>,
    folder: &Path,
    path: &Path,
    options: &OpenOptions<'_>,
) -> Result<Source, Error> {
    let parts = exports.iter().flat_map(|export| &export.parts);
    let taken: Vec<_> = parts.map(|part| part.path.clone()).collect();
    // What all of them do not know is said once, by the first.
    let bundle = tables(&taken, &mut exports[0].findings, folder, path, options)?;
    Ok(Source::Vendors(exports, bundle.map(Box::new)))
}

/// The tables in the folder of an export: files that are named after one and are not the export's.
/// Takes away the remarks that they are not read.
fn tables(
    taken: &[PathBuf],
    findings: &mut Vec<Finding>,
    folder: &Path,
    path: &Path,
    options: &OpenOptions<'_>,
) -> Result<Option<Bundle>, Error> {
    let mut bundle = match bundle::from_folder(folder, path, options.mapping) {
        Ok(bundle) => bundle,
        Err(Error::NotABundle { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    for table in &mut bundle.tables {
        table.parts.retain(|part| !taken.contains(&part.path));
    }
    bundle.tables.retain(|table| !table.parts.is_empty());
    if bundle.tables.is_empty() {
        return Ok(None);
    }
    let is_part = |name: &str| {
        let mut parts = bundle.tables.iter().flat_map(|table| &table.parts);
        parts.any(|part| &*part.name == name)
    };
    // What both do not know has been named once.
    findings.retain(|it| !it.place.file.as_deref().is_some_and(is_part));
    bundle.findings.clear();
    Ok(Some(bundle))
}

impl Source {
    /// What the files say about the account.
    pub fn settings(&self) -> &Settings {
        match self {
            Source::Bundle(bundle) => &bundle.settings,
            Source::Stripe(export) | Source::Both(export, _) => &export.settings,
            Source::Vendors(exports, _) => &exports[0].settings,
        }
    }

    /// Takes the files of a table out, as a bundle of their own; they lie where the source has them.
    pub fn split_off(&mut self, table: TableId) -> Option<Bundle> {
        let bundle = match self {
            Source::Bundle(bundle) => bundle,
            Source::Both(_, bundle) | Source::Vendors(_, Some(bundle)) => bundle,
            Source::Stripe(_) | Source::Vendors(_, None) => return None,
        };
        let at = bundle.tables.iter().position(|source| source.table == table)?;
        Some(Bundle {
            settings: bundle.settings.clone(),
            tables: vec![bundle.tables.remove(at)],
            findings: Vec::new(),
            _unpacked: None,
            _translated: None,
        })
    }

    /// Bytes of the files of a table.
    pub fn bytes(&self, table: TableId) -> u64 {
        let parts = self.bundle().into_iter().flat_map(Bundle::parts);
        parts.filter(|(of, _)| *of == table).map(|(_, part)| part.bytes).sum()
    }

    /// Its tables, where it has any beside objects.
    pub fn bundle(&self) -> Option<&Bundle> {
        match self {
            Source::Bundle(bundle) => Some(bundle),
            Source::Both(_, bundle) | Source::Vendors(_, Some(bundle)) => Some(bundle),
            Source::Stripe(_) | Source::Vendors(_, None) => None,
        }
    }

    /// Whose objects a file holds; `None` where it is not read as objects.
    pub fn objects_in(&self, path: &Path) -> Option<&'static str> {
        match self {
            Source::Bundle(_) => None,
            Source::Stripe(export) | Source::Both(export, _) => {
                export.parts.iter().any(|part| part.path == path).then_some("stripe")
            }
            Source::Vendors(exports, _) => {
                let mut all = exports.iter();
                let own = all.find(|export| export.parts.iter().any(|part| part.path == path));
                own.map(|export| export.vendor.name())
            }
        }
    }

    /// Remarks about files that are not read.
    pub fn findings(&self) -> Vec<&Finding> {
        match self {
            Source::Bundle(bundle) => bundle.findings.iter().collect(),
            Source::Stripe(export) | Source::Both(export, _) => export.findings.iter().collect(),
            Source::Vendors(exports, _) => exports.iter().flat_map(|it| &it.findings).collect(),
        }
    }

    /// The name with which rows of the source are marked.
    pub fn name(&self) -> &'static str {
        match self {
            Source::Bundle(_) => "bundle",
            Source::Stripe(export) | Source::Both(export, _) => match export.options.mode {
                stripe::Mode::Live => "stripe",
                stripe::Mode::Test => "stripe-test",
            },
            Source::Vendors(exports, _) => exports[0].vendor.name(),
        }
    }

    /// All files that are read.
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Source::Bundle(bundle) => {
                bundle.tables.iter().flat_map(|table| table.parts.iter().cloned()).collect()
            }
            Source::Stripe(export) => export.parts.iter().map(Part::from).collect(),
            Source::Both(export, bundle) => {
                let tables = bundle.tables.iter().flat_map(|table| table.parts.iter().cloned());
                export.parts.iter().map(Part::from).chain(tables).collect()
            }
            Source::Vendors(exports, bundle) => {
                let tables = bundle.iter().flat_map(|bundle| &bundle.tables);
                let tables = tables.flat_map(|table| table.parts.iter().cloned());
                let parts = exports.iter().flat_map(|export| &export.parts);
                parts.map(Part::from).chain(tables).collect()
            }
        }
    }

    /// Reads all files and gives everything in them to `sink`.
    ///
    /// # Errors
    /// Those of the sink, and failures of the machine.
    pub fn read(&self, options: &ReadOptions, sink: &mut dyn Sink) -> Result<ReadReport, Error> {
        match self {
            Source::Bundle(bundle) => bundle::read(bundle, options, sink),
            Source::Stripe(export) => stripe::read(export, options, sink),
            Source::Both(export, bundle) => {
                let mut report = stripe::read(export, options, sink)?;
                report.add(bundle::read(bundle, options, sink)?);
                Ok(report)
            }
            Source::Vendors(exports, bundle) => {
                let mut report = ReadReport::default();
                for export in exports {
                    report.add(vendors::read(export, options, sink)?);
                }
                if let Some(bundle) = bundle {
                    let options = ReadOptions { source: "bundle".into(), ..options.clone() };
                    report.add(bundle::read(bundle, &options, sink)?);
                }
                Ok(report)
            }
        }
    }
}
