//! Bundles in one file: `.zip`, `.tar.gz`, `.tar`.
//!
//! An archive is unpacked into a temporary folder that only this user can read and that goes with
//! the bundle. Parquet needs random access, and a stream of tables in any order could not be read
//! table by table. Names that lead elsewhere, links, and archives that unpack without end are
//! refused as a whole: whoever made such an archive did not mean well.

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tenure_domain::finding::{Finding, Place, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use zip::result::ZipError;

use crate::Error;
use crate::bundle::split_name;
use crate::input::{Input, check_ratio};
use crate::workbook;

/// Bytes that an archive may hold unpacked.
const MAX_BYTES: u64 = 64 << 30;
/// Entries that an archive may have.
const MAX_ENTRIES: usize = 10_000;

/// How an archive is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// ZIP.
    Zip,
    /// tar, compressed with gzip or not at all.
    Tar,
}

/// What kind of archive a file is, by its first bytes and its name; `None` where it is none.
///
/// # Errors
/// Where the file cannot be read.
pub fn kind_of(path: &Path) -> io::Result<Option<Kind>> {
    let mut magic = Vec::new();
    fs_err::File::open(path)?.take(4).read_to_end(&mut magic)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if magic.starts_with(b"PK\x03\x04")
        || magic.starts_with(b"PK\x05\x06")
        || name.ends_with(".zip")
    {
        return Ok(Some(Kind::Zip));
    }
    let tar = [".tar", ".tar.gz", ".tgz"].iter().any(|ending| name.ends_with(ending));
    Ok(tar.then_some(Kind::Tar))
}

/// Unpacks an archive. Returns the folder, which lives as long as it is held, and the folder in
/// it that is the bundle.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with the archive; [`Error::Io`] where it cannot be read
/// or the folder cannot be written.
pub fn unpack(path: &Path, kind: Kind) -> Result<(TempDir, PathBuf), Error> {
    let folder = tempfile::Builder::new().prefix("tenure-bundle-").tempdir()?;
    let packed = fs_err::metadata(path)?.len();
    let mut unpacker =
        Unpacker { root: folder.path().to_owned(), archive: path, packed, bytes: 0, entries: 0 };
    match kind {
        Kind::Zip => unpacker.zip()?,
        Kind::Tar => unpacker.tar()?,
    }
    let root = bundle_root(folder.path())?;
    Ok((folder, root))
}

/// Whether a file can be part of a bundle or of an export.
fn is_wanted(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let json = lower.ends_with(".json") || lower.ends_with(".json.gz");
    // Workbooks are not read; they are unpacked to be told.
    split_name(name).is_some() || json || lower == "tenure.toml" || workbook::is_named(name)
}

/// Archives often hold one folder that holds everything.
fn bundle_root(folder: &Path) -> io::Result<PathBuf> {
    let mut root = folder.to_owned();
    loop {
        let mut entries = fs_err::read_dir(&root)?;
        let (Some(first), None) = (entries.next().transpose()?, entries.next()) else {
            return Ok(root);
        };
        let table = TableId::from_name(&first.file_name().to_string_lossy());
        if table.is_some() || !first.file_type()?.is_dir() {
            return Ok(root);
        }
        root = first.path();
    }
}

/// The name in the next record of a ZIP's central directory; `None` after the last.
fn directory_entry(file: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    /// The fixed part of a record, and where the lengths of its texts stand in it.
    const FIXED: usize = 46;
    const LENGTHS: [usize; 3] = [28, 30, 32];
    let mut fixed = Vec::new();
    file.take(FIXED as u64).read_to_end(&mut fixed)?;
    if fixed.len() < FIXED || !fixed.starts_with(b"PK\x01\x02") {
        return Ok(None);
    }
    let [name, extra, comment] =
        LENGTHS.map(|at| u64::from(u16::from_le_bytes([fixed[at], fixed[at + 1]])));
    let mut text = Vec::new();
    file.take(name).read_to_end(&mut text)?;
    io::copy(&mut file.take(extra + comment), &mut io::sink())?;
    Ok(Some(text))
}

struct Unpacker<'a> {
    root: PathBuf,
    archive: &'a Path,
    /// Size of the archive.
    packed: u64,
    /// Bytes unpacked so far.
    bytes: u64,
    entries: usize,
}

impl Unpacker<'_> {
    fn zip(&mut self) -> Result<(), Error> {
        let file = io::BufReader::new(fs_err::File::open(self.archive)?);
        let mut archive = zip::ZipArchive::new(file).map_err(|error| self.zip_error(error))?;
        self.each_name_once(archive.central_directory_start())?;
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).map_err(|error| self.zip_error(error))?;
            let name = entry.name().map_err(|error| self.zip_error(error))?.into_owned();
            let target = self.target(&name)?;
            if entry.is_symlink() {
                return Err(self.unsafe_name(&name, "a file, not a link"));
            }
            if entry.is_dir() {
                continue;
            }
            if let Some(target) = target {
                self.write(&name, &target, &mut entry, true)?;
            }
        }
        Ok(())
    }

    /// Refuses an archive with two entries of one name: readers of ZIP keep only one of them.
    fn each_name_once(&self, directory: u64) -> Result<(), Error> {
        let mut file = io::BufReader::new(fs_err::File::open(self.archive)?);
        file.seek(SeekFrom::Start(directory))?;
        let mut seen: HashMap<Vec<u8>, usize> = HashMap::new();
        for entry in 1..=MAX_ENTRIES {
            let Some(name) = directory_entry(&mut file)? else { break };
            if let Some(first) = seen.insert(name.clone(), entry) {
                let name = String::from_utf8_lossy(&name);
                let expected = said!(
                    "each name once; entries {first} and {second} of the archive have the same name",
                    first = first.to_string(),
                    second = entry.to_string(),
                );
                return Err(self.unsafe_name(&name, expected));
            }
        }
        Ok(())
    }

    fn tar(&mut self) -> Result<(), Error> {
        // The ratio of compression is checked by the input.
        let mut archive = tar::Archive::new(Input::open(self.archive)?);
        for entry in archive.entries().map_err(|error| self.failed(&error))? {
            let mut entry = entry.map_err(|error| self.failed(&error))?;
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let kind = entry.header().entry_type();
            if matches!(kind, tar::EntryType::XGlobalHeader | tar::EntryType::XHeader) {
                continue;
            }
            let target = self.target(&name)?;
            if kind.is_dir() {
                continue;
            }
            if !kind.is_file() && kind != tar::EntryType::Continuous {
                return Err(self.unsafe_name(&name, "a file, not a link or device"));
            }
            if let Some(target) = target {
                self.write(&name, &target, &mut entry, false)?;
            }
        }
        Ok(())
    }

    /// Where an entry goes; `None` where it is of no interest.
    fn target(&mut self, name: &str) -> Result<Option<PathBuf>, Error> {
        self.entries += 1;
        if self.entries > MAX_ENTRIES {
            return Err(self.refused("unsafe-archive", name, "an archive of at most 10,000 files"));
        }
        let name_unix = name.replace('\\', "/");
        let drive = name_unix.as_bytes().get(1) == Some(&b':');
        if name_unix.starts_with('/') || drive || name_unix.contains('\0') {
            return Err(self.unsafe_name(name, "a name relative to the bundle"));
        }
        let mut target = self.root.clone();
        let mut hidden = false;
        for part in name_unix.split('/').filter(|part| !part.is_empty() && *part != ".") {
            if part == ".." {
                return Err(self.unsafe_name(name, "a name inside the bundle"));
            }
            hidden |= part.starts_with('.') || part == "__MACOSX" || part == "truth";
            target.push(part);
        }
        Ok((!hidden && target != self.root).then_some(target))
    }

    /// Unpacks one file. Of a file that cannot be part of a bundle only the name is kept, so that
    /// it is named among the unknown ones.
    fn write(
        &mut self,
        name: &str,
        target: &Path,
        from: &mut dyn Read,
        check: bool,
    ) -> Result<(), Error> {
        if let Some(parent) = target.parent() {
            fs_err::create_dir_all(parent)?;
        }
        let file_name = target.file_name().unwrap_or_default().to_string_lossy();
        let wanted = is_wanted(&file_name);
        let mut options = fs_err::OpenOptions::new();
        let mut file = match options.write(true).create_new(true).open(target) {
            Ok(file) => io::BufWriter::new(file),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let expected = said!(
                    "each name once; entry {entry} of the archive has the name of one before",
                    entry = self.entries.to_string(),
                );
                return Err(self.unsafe_name(name, expected));
            }
            Err(error) => return Err(error.into()),
        };
        if !wanted {
            return Ok(());
        }
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = match from.read(&mut buffer) {
                Ok(0) => return Ok(file.flush()?),
                Ok(n) => n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.failed(&error)),
            };
            self.bytes += n as u64;
            if check {
                check_ratio(self.bytes, self.packed).map_err(|error| self.failed(&error))?;
            }
            if self.bytes > MAX_BYTES {
                let expected = "an archive of at most 64 GiB unpacked";
                return Err(self.refused("suspicious-compression", name, expected));
            }
            file.write_all(&buffer[..n])?;
        }
    }

    fn unsafe_name(&self, name: &str, expected: impl Into<Said>) -> Error {
        self.refused("unsafe-archive", name, expected)
    }

    fn zip_error(&self, error: ZipError) -> Error {
        match error {
            ZipError::Io(error) => self.failed(&error),
            other => Error::Refused(vec![
                Finding::new(
                    "corrupt-input",
                    said!("a readable ZIP archive ({error})", error = other.to_string()),
                )
                .at(self.place()),
            ]),
        }
    }

    fn failed(&self, error: &io::Error) -> Error {
        Error::Refused(vec![crate::bundle::failure(error).at(self.place())])
    }

    fn refused(&self, code: &'static str, name: &str, expected: impl Into<Said>) -> Error {
        let finding = Finding::new(code, expected).with_value(name).at(self.place());
        Error::Refused(vec![finding.with_hint("nothing of the archive was read")])
    }

    fn place(&self) -> Place {
        let name = self.archive.file_name().unwrap_or_default().to_string_lossy();
        Place { file: Some(name.as_ref().into()), ..Place::default() }
    }
}
