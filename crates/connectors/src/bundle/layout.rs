//! Which file of a folder holds which table.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenure_domain::finding::{Finding, Place, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::Error;
use crate::mapping::Mapping;
use crate::values::choice::nearest;
use crate::workbook;

/// How a file is written, apart from compression.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Delimited text with a header.
    Csv,
    /// One JSON object per line.
    Jsonl,
    /// Apache Parquet.
    Parquet,
}

/// A file of a table.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it is.
    pub path: PathBuf,
    /// How findings call it: its path inside the bundle.
    pub name: Arc<str>,
    /// How it is written.
    pub format: Format,
    /// How long it is.
    pub bytes: u64,
}

/// A table and its files.
#[derive(Clone, Debug)]
pub struct TableSource {
    /// The table.
    pub table: TableId,
    /// Its files, by name.
    pub parts: Vec<Part>,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Found {
    /// Tables in the order of [`TableId::ALL`].
    pub tables: Vec<TableSource>,
    /// The file `tenure.toml`.
    pub settings: Option<PathBuf>,
    /// Files that are not read, and other remarks.
    pub findings: Vec<Finding>,
}

/// Name and format of a file: `invoices.csv.gz` is `invoices`, CSV.
pub fn split_name(name: &str) -> Option<(&str, Format)> {
    let lower = name.to_ascii_lowercase();
    let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
    let (stem, extension) = plain.rsplit_once('.')?;
    let format = match extension {
        "csv" | "tsv" | "txt" => Format::Csv,
        "jsonl" | "ndjson" => Format::Jsonl,
        "parquet" | "pq" => Format::Parquet,
        _ => return None,
    };
    Some((&name[..stem.len()], format))
}

/// The table of a file, by mapping or by name.
fn table_of(name: &str, mapping: Option<&Mapping>) -> Option<(TableId, Format)> {
    let (stem, format) = split_name(name)?;
    let table = mapping.and_then(|mapping| mapping.file(name)).or_else(|| table_named(stem));
    table.map(|table| (table, format))
}

/// The table of a file of this stem: a file of its rejected rows (`TABLE.rejects`, or
/// `TABLE.SOURCE.rejects`), once they are mended, is one of its rows.
pub(crate) fn table_named(stem: &str) -> Option<TableId> {
    let named = match stem.strip_suffix(".rejects") {
        Some(of) => of.split('.').next().unwrap_or(of),
        None => stem,
    };
    TableId::from_name(named)
}

/// A bundle of one file.
///
/// # Errors
/// Why the file is none.
pub fn single(
    path: &Path,
    name: &str,
    bytes: u64,
    mapping: Option<&Mapping>,
) -> Result<TableSource, String> {
    let Some((table, format)) = table_of(name, mapping) else {
        let base = "a single file must be named after a table, such as subscriptions.csv";
        let stem = split_name(name).map_or(name, |(stem, _)| stem);
        return Err(match nearest(stem, TableId::ALL.iter().map(|id| id.name())) {
            Some(near) => format!("{base}; did you mean {near}?"),
            None => base.to_owned(),
        });
    };
    let part = Part { path: path.to_owned(), name: name.into(), format, bytes };
    Ok(TableSource { table, parts: vec![part] })
}

/// Looks through a folder.
///
/// # Errors
/// Where the folder cannot be read.
pub fn scan(root: &Path, mapping: Option<&Mapping>) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut parts: BTreeMap<TableId, Vec<Part>> = BTreeMap::new();
    let mut names = Vec::new();
    for entry in sorted_entries(root)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        names.push(name.clone());
        if name.starts_with('.') || name.eq_ignore_ascii_case("truth") {
            continue;
        }
        let Some(metadata) = metadata(&entry.path(), &name, &mut found.findings) else { continue };
        if metadata.is_dir() {
            match TableId::from_name(&name) {
                Some(table) => {
                    let inside = folder_parts(&entry.path(), &name, &mut found.findings)?;
                    parts.entry(table).or_default().extend(inside);
                }
                None => found.findings.push(unknown_file(&format!("{name}/"))),
            }
        } else if !metadata.is_file() {
            // A pipe would be waited for, for ever.
            found.findings.push(special_file(&name));
        } else if mapping.is_some_and(|mapping| mapping.leaves_out(&name)) {
            // Somebody has said that it is not wanted, so nothing is to be said of it.
        } else if name.eq_ignore_ascii_case("tenure.toml") {
            found.settings = Some(entry.path());
        } else if let Some((table, format)) = table_of(&name, mapping) {
            let (path, bytes) = (entry.path(), metadata.len());
            parts.entry(table).or_default().push(Part { path, name: name.into(), format, bytes });
        } else if !is_companion(&name) {
            found.findings.push(unknown_file(&name));
        }
    }
    found.findings.extend(mapping.into_iter().flat_map(|it| it.files_not_among(&names)));
    for (table, parts) in parts {
        if let Some(finding) = mixed_formats(table, &parts) {
            found.findings.push(finding);
        }
        if !parts.is_empty() {
            found.tables.push(TableSource { table, parts });
        }
    }
    Ok(found)
}

fn sorted_entries(folder: &Path) -> Result<Vec<fs_err::DirEntry>, Error> {
    let mut entries = fs_err::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs_err::DirEntry::file_name);
    Ok(entries)
}

/// What the system says of an entry; where it says nothing, that is noted, and the rest is read.
pub fn metadata(path: &Path, name: &str, findings: &mut Vec<Finding>) -> Option<std::fs::Metadata> {
    let error = match std::fs::metadata(path) {
        Ok(metadata) => return Some(metadata),
        Err(error) => error,
    };
    let finding = match std::fs::read_link(path) {
        Ok(to) if error.kind() == io::ErrorKind::NotFound => {
            let expected = said!(
                "a file; this is a link to {to}, which is not there",
                to = to.display().to_string(),
            );
            Finding::new("unreadable-file", expected)
                .with_hint("nothing of it is read; mend the link, or put the file in its place")
        }
        _ => unreadable(&error),
    };
    findings.push(finding.at(Place { file: Some(name.into()), ..Place::default() }));
    None
}

/// The finding for a file that the system does not let us read: why, and what to do.
pub fn unreadable(error: &io::Error) -> Finding {
    let (expected, hint): (Said, _) = match error.kind() {
        io::ErrorKind::PermissionDenied => (
            "a file that may be read; permission was denied".into(),
            "let the user who runs tenure read it, such as with `chmod +r`",
        ),
        io::ErrorKind::NotFound => {
            ("a file; it is not there any more".into(), "read the bundle when nothing moves it")
        }
        _ => {
            // The cause without the path, which the finding names already.
            let system = error.raw_os_error().map(io::Error::from_raw_os_error);
            let why = system.map_or_else(|| error.to_string(), |it| it.to_string());
            let hint = "look at the disk or the network share that it is on, and try again";
            (said!("a file that can be read; the system says: {why}", why = why), hint)
        }
    };
    Finding::new("unreadable-file", expected).with_hint(hint)
}

/// All files of a folder that is named after a table are parts of it.
fn folder_parts(
    folder: &Path,
    table: &str,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for entry in sorted_entries(folder)? {
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{table}/{file}");
        if file.starts_with(['.', '_']) {
            continue;
        }
        let Some(metadata) = metadata(&entry.path(), &name, findings) else { continue };
        match split_name(&file) {
            Some((_, format)) if metadata.is_file() => parts.push(Part {
                path: entry.path(),
                name: name.into(),
                format,
                bytes: metadata.len(),
            }),
            _ if !metadata.is_file() && !metadata.is_dir() => findings.push(special_file(&name)),
            _ => findings.push(unknown_file(&name)),
        }
    }
    Ok(parts)
}

/// Texts that people keep beside their data, and what an import has written there. What has the name
/// of one and is no such text, such as `licenses.csv`, may well be meant to be read.
fn is_companion(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let (stem, ending) = lower.split_once('.').unwrap_or((&lower, ""));
    let is_text = matches!(ending, "" | "md" | "txt" | "rst" | "html" | "pdf");
    (is_text && matches!(stem, "readme" | "license" | "licence")) || lower.ends_with(".rejects.csv")
}

fn unknown_file(name: &str) -> Finding {
    if workbook::is_named(name) {
        let place = Place { file: Some(name.into()), ..Place::default() };
        return workbook::finding("unknown-file").at(place);
    }
    let stem = split_name(name).map_or(name.trim_end_matches('/'), |(stem, _)| stem);
    let finding =
        Finding::new("unknown-file", "a file named after a table: .csv, .jsonl or .parquet")
            .at(Place { file: Some(name.into()), ..Place::default() });
    match nearest(stem, TableId::ALL.iter().map(|id| id.name())) {
        Some(near) => {
            finding.with_hint(said!("it is not read; did you mean `{near}`?", near = near))
        }
        None => finding.with_hint("it is not read"),
    }
}

/// The finding for what is neither a file nor a folder: a pipe would be waited for, for ever.
pub fn special_file(name: &str) -> Finding {
    Finding::new("unreadable-file", "a file; this is a pipe, a socket or a device")
        .at(Place { file: Some(name.into()), ..Place::default() })
        .with_hint("it is not read; save what it gives as a file")
}

fn mixed_formats(table: TableId, parts: &[Part]) -> Option<Finding> {
    let first = parts.first()?.format;
    let other = parts.iter().find(|part| part.format != first)?;
    let expected = said!(
        "one format; {first} and {second} were both read",
        first = &*parts[0].name,
        second = &*other.name,
    );
    Some(Finding::new("several-files", expected).in_table(table.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_table_and_format() {
        assert_eq!(split_name("Invoices.CSV.gz"), Some(("Invoices", Format::Csv)));
        assert_eq!(split_name("events.ndjson"), Some(("events", Format::Jsonl)));
        assert_eq!(split_name("events"), None);
        assert_eq!(split_name("events.xlsx"), None);
    }

    #[test]
    fn an_unreadable_file_says_why() {
        let denied = unreadable(&io::Error::from(io::ErrorKind::PermissionDenied));
        assert!(denied.expected.contains("permission was denied"), "{denied}");
        assert!(denied.hint.as_deref().unwrap().contains("chmod"), "{denied}");
        // 5 is EIO on every Unix.
        let broken = unreadable(&io::Error::from_raw_os_error(5));
        assert!(broken.expected.contains("the system says"), "{broken}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_stops_nothing() {
        let dir = tempfile::tempdir().unwrap();
        fs_err::write(dir.path().join("plans.csv"), "plan_id\np\n").unwrap();
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(to, dir.path().join(name)).unwrap();
        };
        link("/nowhere/payments.csv", "payments.csv");
        link("invoices.csv", "invoices.csv");
        let found = scan(dir.path(), None).unwrap();
        assert_eq!(found.tables.len(), 1);
        let said: Vec<String> = found.findings.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[1].contains("payments.csv") && said[1].contains("/nowhere"), "{said:?}");
    }

    #[test]
    fn a_folder_is_looked_through() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = dir.path().join(name);
            fs_err::create_dir_all(path.parent().unwrap()).unwrap();
            fs_err::write(path, "x").unwrap();
        };
        for name in [
            "plans.csv",
            "invoice_lines/b.parquet",
            "invoice_lines/a.parquet",
            "truth/plans.csv",
            ".hidden",
            "custommers.csv",
            "tenure.toml",
            "README.md",
            "LICENSE",
            "licenses.csv",
            "readme.bin",
        ] {
            write(name);
        }
        let found = scan(dir.path(), None).unwrap();
        let tables: Vec<TableId> = found.tables.iter().map(|t| t.table).collect();
        assert_eq!(tables, [TableId::Plans, TableId::InvoiceLines]);
        let parts: Vec<&str> = found.tables[1].parts.iter().map(|p| &*p.name).collect();
        assert_eq!(parts, ["invoice_lines/a.parquet", "invoice_lines/b.parquet"]);
        assert!(found.settings.is_some());
        let told: Vec<&str> =
            found.findings.iter().filter_map(|finding| finding.place.file.as_deref()).collect();
        assert_eq!(told, ["custommers.csv", "licenses.csv", "readme.bin"]);
        assert!(found.findings[0].hint.as_deref().unwrap().contains("`customers`"));
    }
}
