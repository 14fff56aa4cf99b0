//! Backups: everything of a folder of data in one tar file, with checksums, while the server runs.
//!
//! Left out are what is made again by itself (`derived`), older copies of the database, and the key
//! of secrets: without it a backup gives none of them away.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use tar::{Archive, Builder, EntryType, Header};
use tenure_store::Workspace;

use crate::access::secret::hex;

/// The databases: copied as they are at one moment.
const DATABASES: [&str; 3] = ["tenure.sqlite", "server/app.sqlite", "server/demo/tenure.sqlite"];

/// What is left out, with all that is in it.
const LEFT_OUT: [&str; 4] = ["derived", "server/backups", "server/key", "server/demo/derived"];

/// The last file of a backup: checksums of all others, as `sha256sum` writes them.
const SUMS: &str = "SHA256SUMS";

/// What a backup holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// Files.
    pub files: usize,
    /// Bytes of them.
    pub bytes: u64,
}

/// Writes a backup of `dir` to a new file. Meanwhile nothing can be imported; all else goes on.
///
/// # Errors
/// Where `dir` is no workspace or is being imported into, or the file is there already.
pub fn write(dir: &Path, out: &Path, now: i64) -> Result<Held> {
    ensure!(!out.exists(), "{} is there already", out.display());
    let workspace = Workspace::open(dir)?;
    // Whoever writes facts has to wait until this is dropped.
    let _still = workspace.begin("backup", now)?;
    let folder = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let scratch = tempfile::tempdir_in(folder.unwrap_or(Path::new(".")))?;
    let part = scratch.path().join("backup.tar");
    let mut tar = Builder::new(private(&part)?.into_parts().0);
    let mut sums = String::new();
    let mut held = Held { files: 0, bytes: 0 };
    let mut add = |name: &str, file: &Path| -> Result<()> {
        let (sum, bytes) = sum_of(&mut fs_err::File::open(file)?)?;
        let mut header = plain(bytes);
        tar.append_data(&mut header, name, fs_err::File::open(file)?)?;
        sums += &format!("{sum}  {name}\n");
        held = Held { files: held.files + 1, bytes: held.bytes + bytes };
        Ok(())
    };
    for name in DATABASES {
        let file = dir.join(name);
        if file.exists() {
            let copy = scratch.path().join("copy.sqlite");
            copy_of(&file, &copy)?;
            add(name, &copy)?;
            fs_err::remove_file(&copy)?;
        }
    }
    for (name, file) in files(dir)? {
        add(&name, &file)?;
    }
    tar.append_data(&mut plain(sums.len() as u64), SUMS, sums.as_bytes())?;
    tar.into_inner()?.sync_all()?;
    fs_err::hard_link(&part, out).or_else(|_| fs_err::copy(&part, out).map(drop))?;
    Ok(held)
}

/// Reads a backup through, and holds it against its checksums.
///
/// # Errors
/// Where it is no backup, or damaged.
pub fn verify(file: &Path) -> Result<Held> {
    read(file, &mut |_, _| Ok(()))
}

/// Makes a folder of a backup; what is wrong with it leaves no folder behind.
///
/// # Errors
/// Where the folder is there and not empty, or the backup is damaged or none.
pub fn restore(file: &Path, dir: &Path) -> Result<Held> {
    let taken = dir.exists() && fs_err::read_dir(dir)?.next().is_some();
    ensure!(!taken, "{} holds something: restore into a new folder", dir.display());
    let folder = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs_err::create_dir_all(folder)?;
    let scratch = tempfile::tempdir_in(folder)?;
    let held = read(file, &mut |name, content| {
        let path = scratch.path().join(name);
        if let Some(parent) = path.parent() {
            fs_err::create_dir_all(parent)?;
        }
        let mut file = private(&path)?;
        file.write_all(content)?;
        Ok(file.sync_all()?)
    })?;
    let whole = scratch.path().join(DATABASES[0]).is_file();
    ensure!(whole, "{} holds no workspace", file.display());
    // Folders that were empty are made anew.
    Workspace::open_or_create(scratch.path()).context("what was restored is no workspace")?;
    if dir.exists() {
        fs_err::remove_dir(dir)?;
    }
    fs_err::rename(scratch.keep(), dir)?;
    Ok(held)
}

/// A new file for its owner alone: what is backed up holds the hashes of passwords.
fn private(path: &Path) -> io::Result<fs_err::File> {
    let mut options = fs_err::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use fs_err::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Calls `each` with every file but the checksums, after it was held against nothing yet; the sums
/// come last, so `each` must not make anything of it that stays where this fails.
fn read(file: &Path, each: &mut dyn FnMut(&Path, &[u8]) -> Result<()>) -> Result<Held> {
    let mut archive = Archive::new(fs_err::File::open(file)?);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut held = Held { files: 0, bytes: 0 };
    let mut sums = None;
    for entry in archive.entries()? {
        let mut entry = entry.with_context(|| format!("{} is no backup", file.display()))?;
        let path = entry.path()?.into_owned();
        let safe = path.components().all(|part| matches!(part, Component::Normal(_)));
        let name = path.to_str().filter(|_| safe).map(str::to_owned);
        let Some(name) = name.filter(|_| entry.header().entry_type() == EntryType::Regular) else {
            bail!("{} is no backup: {:?} has no place in one", file.display(), path);
        };
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        if name == SUMS {
            sums = Some(String::from_utf8(content).context("its checksums are damaged")?);
            continue;
        }
        let bytes = content.len() as u64;
        held = Held { files: held.files + 1, bytes: held.bytes + bytes };
        each(&path, &content)?;
        found.insert(name, hex(&Sha256::digest(&content)));
    }
    let sums = sums.with_context(|| format!("{} is no backup, or not whole", file.display()))?;
    let said: BTreeMap<String, String> = sums
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect();
    for name in said.keys().chain(found.keys()) {
        ensure!(said.get(name) == found.get(name), "the backup is damaged: {name}");
    }
    Ok(held)
}

/// All files that are copied as they are, with their names in the backup, in order.
fn files(dir: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            let Some(name) = path.strip_prefix(dir).ok().and_then(Path::to_str) else {
                bail!("{} has a name that cannot be kept", path.display());
            };
            let name = name.replace('\\', "/");
            if left_out(&name) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if entry.file_type()?.is_file() {
                files.push((name, path));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn left_out(name: &str) -> bool {
    let database = DATABASES.iter().any(|database| {
        name.strip_prefix(database).is_some_and(|rest| matches!(rest, "" | "-wal" | "-shm"))
    });
    let last = name.rsplit('/').next().unwrap_or_default();
    database || LEFT_OUT.contains(&name) || last.ends_with(".part") || last.ends_with("lock")
}

fn copy_of(database: &Path, copy: &Path) -> Result<()> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}

fn plain(bytes: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_entry_type(EntryType::Regular);
    header
}

fn sum_of(file: &mut impl Read) -> io::Result<(String, u64)> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok((hex(&digest.finalize()), bytes));
        }
        digest.update(&buffer[..n]);
        bytes += n as u64;
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let dir = place.path().join("books");
        Workspace::open_or_create(&dir).unwrap().set_account(&[("name", Some("Ada"))]).unwrap();
        crate::db::Db::open(&crate::db::Db::path_in(&dir)).unwrap();
        fs_err::create_dir_all(dir.join("derived")).unwrap();
        fs_err::write(dir.join("derived/steps"), b"again").unwrap();
        fs_err::write(dir.join("server/key"), b"secret").unwrap();
        (place, dir)
    }

    #[test]
    fn what_was_written_is_restored_without_the_key() {
        let (place, dir) = place();
        let out = place.path().join("a.tar");
        let held = write(&dir, &out, 1).unwrap();
        assert_eq!(verify(&out).unwrap(), held);
        write(&dir, &out, 1).expect_err("a backup is not written over");
        let again = place.path().join("again");
        assert_eq!(restore(&out, &again).unwrap(), held);
        let account = Workspace::open(&again).unwrap().account().unwrap();
        assert_eq!(account.get("name").map(String::as_str), Some("Ada"));
        assert!(again.join("server/app.sqlite").is_file());
        assert!(!again.join("server/key").exists() && !again.join("derived").exists());
        restore(&out, &again).expect_err("nor is a folder");
    }

    #[test]
    fn damage_is_found_and_leaves_nothing() {
        let (place, dir) = place();
        let out = place.path().join("a.tar");
        write(&dir, &out, 1).unwrap();
        let whole = fs_err::read(&out).unwrap();
        let again = place.path().join("again");
        for at in [600, whole.len() / 2] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs_err::write(&out, &damaged).unwrap();
            assert!(verify(&out).is_err(), "{at}");
            assert!(restore(&out, &again).is_err());
            assert!(!again.exists());
        }
        fs_err::write(&out, &whole[..whole.len() / 2]).unwrap();
        assert!(verify(&out).is_err(), "half of it");
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("a.tar");
        let mut tar = Builder::new(File::create(&out).unwrap());
        let mut header = plain(1);
        header.as_old_mut().name[..4].copy_from_slice(b"../x");
        header.set_cksum();
        tar.append(&header, &b"x"[..]).unwrap();
        tar.into_inner().unwrap();
        let error = restore(&out, &place.path().join("again")).unwrap_err();
        assert!(error.to_string().contains("no place"), "{error}");
        assert!(!place.path().join("x").exists());
    }
}
