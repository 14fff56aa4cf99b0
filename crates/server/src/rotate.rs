//! The key of secrets: which one is in use, and how another takes its place.
//!
//! Two things change, the database and the file of the key, and a kill can come between them. So the
//! new key is on disk first, under a name of its own; then one transaction seals everything anew;
//! then the file gets its name. Whoever opens the folder looks which of the two keys fits.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use rusqlite::{Connection, Transaction, params};
use tenure_store::Lock;

use crate::Key;
use crate::access::Actor;
use crate::audit::{NOTHING, audit};
use crate::db::{Db, Stamp};
use crate::problem::Problem;
use crate::routes::body::conflict;
use crate::secrets::{self, Secrets};
use crate::sources;

/// The name of what only shows whether a key fits.
const CHECK: &str = "key";

/// Where secrets are: table, what its rows are known by, the column that is sealed, and what stands
/// before and after the row's name where it is sealed. A table that keeps secrets of its own is a
/// line here.
const PLACES: &[(&str, &str, &str, (&str, &str))] = &[
    ("secrets", "name", "sealed", ("", "")),
    ("sources", "hook", "key", ("source ", " key")),
    ("sources", "hook", "signing", ("source ", " signing")),
];

/// Takes the folder of data for one server, or for whoever must be alone with its secrets.
///
/// # Errors
/// Where another process has it.
pub fn lock(dir: &Path) -> Result<Lock> {
    let folder = dir.join("server");
    fs_err::create_dir_all(&folder)?;
    let path = lock_file(dir);
    match Lock::take(&path)? {
        Some(lock) => Ok(lock),
        None => {
            let who = match Lock::holder(&path) {
                Some(pid) => format!("a server (process {pid})"),
                None => "a server".to_owned(),
            };
            bail!("{} is in use by {who}: stop it first, or choose another folder", dir.display())
        }
    }
}

/// The file by which a folder is taken.
pub(crate) fn lock_file(dir: &Path) -> PathBuf {
    dir.join("server").join("serve.lock")
}

/// The file of the key, where nothing else is said.
pub fn usual_file(dir: &Path) -> PathBuf {
    dir.join("server").join("key")
}

/// The key of a folder that is about to be served: that of `key`, else of the usual file, which is
/// made where it is not there. A rotation that was stopped is ended.
///
/// # Errors
/// Where the key cannot be read, or is not the one that secrets were sealed with.
pub fn in_use(dir: &Path, key: Option<&Key>, db: &Db) -> Result<Secrets> {
    if key.is_none() {
        end_rotation(dir, db)?;
    }
    let file = match key {
        Some(Key::Text(_)) => None,
        Some(Key::File(path)) => Some(path.clone()),
        None => Some(usual_file(dir)),
    };
    // A key that is new fits nothing: the old one was left out of a backup, or lost.
    let new = file.as_ref().is_some_and(|file| !file.exists());
    let secrets = match (key, &file) {
        (Some(Key::Text(text)), _) => Secrets::with_key(text)?,
        (_, Some(file)) => Secrets::in_file(file)?,
        (_, None) => Secrets::in_file(&usual_file(dir))?,
    };
    if !new && fits(db, &secrets)? == Some(false) && !opens_the_rest(db, &secrets)? {
        let place = file.map_or_else(|| "TENURE_KEY".to_owned(), |it| it.display().to_string());
        bail!(
            "the key of {place} is not the one that the secrets here were sealed with: give that \
             one with --key-file or TENURE_KEY"
        );
    }
    if new && db.read_now(all)?.iter().any(|it| it.what != CHECK) {
        tracing::warn!(
            "the key of the secrets here is missing, and a new one was made: billing systems have to \
             be connected again, or the old key put in its place"
        );
        let told = db.write_now(sources::locked);
        told.map_err(|problem: Problem| anyhow::anyhow!(problem.detail))?;
    }
    if fits(db, &secrets)? != Some(true) {
        let noted = db.write_now(|tx| secrets::keep(tx, &secrets, CHECK, b"fits"));
        noted.map_err(|problem: Problem| anyhow::anyhow!(problem.detail))?;
    }
    Ok(secrets)
}

/// Whether a key is the one in use; `None` where none was noted.
pub(crate) fn fits(db: &Db, secrets: &Secrets) -> rusqlite::Result<Option<bool>> {
    let checks = db.read_now(all)?.into_iter().find(|found| found.what == CHECK);
    Ok(checks.map(|found| secrets.open(CHECK, &found.sealed).is_ok()))
}

/// Whether there are secrets, and a key opens all of them: then it is the one in use, whatever was
/// noted while it was away.
fn opens_the_rest(db: &Db, secrets: &Secrets) -> rusqlite::Result<bool> {
    let all = db.read_now(all)?;
    let mut rest = all.iter().filter(|found| found.what != CHECK).peekable();
    Ok(rest.peek().is_some() && rest.all(|it| secrets.open(&it.what, &it.sealed).is_ok()))
}

/// Where a rotation was stopped: the new key takes its place if secrets are sealed with it already,
/// and goes if not.
fn end_rotation(dir: &Path, db: &Db) -> Result<()> {
    let (file, new) = (usual_file(dir), new_file(&usual_file(dir)));
    if !new.is_file() {
        return Ok(());
    }
    let sealed = match Secrets::in_file(&new) {
        Ok(secrets) => fits(db, &secrets)? == Some(true),
        Err(_) => false,
    };
    match sealed {
        true => put_in_place(&new, &file),
        false => Ok(fs_err::remove_file(&new)?),
    }
}

fn new_file(file: &Path) -> PathBuf {
    file.with_extension("new")
}

fn put_in_place(new: &Path, file: &Path) -> Result<()> {
    fs_err::rename(new, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(fs_err::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
}

/// What came of a rotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rotated {
    /// How many secrets are sealed with the new key.
    pub secrets: usize,
    /// Where the new key is.
    pub file: PathBuf,
}

/// Seals all secrets with a new key. It is in `new`, which is made where it is not there; without,
/// it takes the place of the usual file's.
///
/// # Errors
/// Where a server is running, the old key does not fit, or the new one is the old one.
pub fn rotate(dir: &Path, old: Option<&Key>, new: Option<&Path>) -> Result<Rotated> {
    let database = Db::path_in(dir);
    ensure!(database.is_file(), "{} was never served: there are no secrets", dir.display());
    ensure!(
        old.is_none() || new.is_some(),
        "the key in use is not in the folder, so the new one needs a place: name one with --key-file"
    );
    let _alone = lock(dir)?;
    let db = Db::open(&database)?;
    let before = in_use(dir, old, &db)?;
    let usual = usual_file(dir);
    let fresh = new.map_or_else(|| new_file(&usual), Path::to_owned);
    let after = Secrets::in_file(&fresh).context("the new key cannot be used")?;
    ensure!(fits(&db, &after)? != Some(true), "{} holds the key that is in use", fresh.display());
    let count = db
        .write_now(|tx| sealed_anew(tx, &before, &after))
        .map_err(|problem: Problem| anyhow::anyhow!("{}; nothing was changed", problem.detail))?;
    if new.is_none() {
        put_in_place(&fresh, &usual)?;
    }
    db.checkpoint()?;
    let file = new.map_or(usual, Path::to_owned);
    Ok(Rotated { secrets: count, file })
}

fn sealed_anew(tx: &Transaction<'_>, before: &Secrets, after: &Secrets) -> Result<usize, Problem> {
    let mut count = 0;
    for found in all(tx)? {
        let secret = before.open(&found.what, &found.sealed);
        let secret = secret.map_err(|error| {
            let hint = "give it again, or take away what it belongs to";
            conflict(format!("{found} is no use: {error}")).advising(hint)
        })?;
        let sealed = after.seal(&found.what, &secret).map_err(|e| Problem::internal(&e))?;
        let (table, id, column) = found.place;
        let update = format!("UPDATE {table} SET {column} = ?2 WHERE {id} = ?1");
        tx.execute(&update, params![found.id, sealed])?;
        count += usize::from(found.what != CHECK);
    }
    tx.execute("UPDATE secrets SET updated_at = ?1 WHERE name = ?2", params![Stamp::now(), CHECK])?;
    audit(tx, &Actor::terminal(), "key.rotate", "key", NOTHING, Some(&count))?;
    Ok(count)
}

/// A sealed secret.
pub(crate) struct Found {
    place: (&'static str, &'static str, &'static str),
    id: rusqlite::types::Value,
    /// What it was sealed as.
    pub what: String,
    /// As it is stored.
    pub sealed: Vec<u8>,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the secret {:?} of {}", self.what, self.place.0)
    }
}

/// All secrets that are sealed, what shows whether a key fits among them.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<Found>> {
    let mut all = Vec::new();
    for &(table, id, column, (before, after)) in PLACES {
        let select = format!(
            "SELECT {id}, CAST({id} AS TEXT), {column} FROM {table}
            WHERE {column} IS NOT NULL"
        );
        let mut statement = db.prepare(&select)?;
        let rows = statement.query_map([], |row| {
            let name: String = row.get(1)?;
            let what = format!("{before}{name}{after}");
            Ok(Found { place: (table, id, column), id: row.get(0)?, what, sealed: row.get(2)? })
        })?;
        all.extend(rows.collect::<rusqlite::Result<Vec<Found>>>()?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        _place: tempfile::TempDir,
        dir: PathBuf,
    }

    impl Place {
        /// A folder that was served, with a secret.
        fn new() -> Place {
            let place = tempfile::tempdir().unwrap();
            let dir = place.path().join("books");
            let db = Db::open(&Db::path_in(&dir)).unwrap();
            let secrets = in_use(&dir, None, &db).unwrap();
            db.write_now(|tx| secrets::keep(tx, &secrets, "stripe", b"rk_1")).unwrap();
            Place { _place: place, dir }
        }

        fn db(&self) -> Db {
            Db::open(&Db::path_in(&self.dir)).unwrap()
        }

        /// The secret, opened with the key in use.
        fn secret(&self, key: Option<&Key>) -> Result<Option<Vec<u8>>> {
            let db = self.db();
            let secrets = in_use(&self.dir, key, &db)?;
            let kept = db.read_now(|db| secrets::kept(db, &secrets, "stripe"));
            kept.map_err(|problem| anyhow::anyhow!(problem.detail))
        }

        fn key(&self) -> String {
            fs_err::read_to_string(usual_file(&self.dir)).unwrap()
        }
    }

    #[test]
    fn another_key_opens_what_the_old_one_sealed() {
        let place = Place::new();
        let old = place.key();
        let rotated = rotate(&place.dir, None, None).unwrap();
        assert_eq!(rotated, Rotated { secrets: 1, file: usual_file(&place.dir) });
        assert_ne!(place.key(), old);
        assert_eq!(place.secret(None).unwrap().unwrap(), b"rk_1");
        let error = place.secret(Some(&Key::Text(old))).unwrap_err().to_string();
        assert!(error.contains("TENURE_KEY is not the one"), "{error}");
        assert!(!new_file(&usual_file(&place.dir)).exists());
    }

    #[test]
    fn secrets_of_sources_are_sealed_anew_too() {
        let place = Place::new();
        let before = Secrets::in_file(&usual_file(&place.dir)).unwrap();
        let [key, signing] = ["key", "signing"]
            .map(|what| before.seal(&format!("source h1 {what}"), what.as_bytes()).unwrap());
        let insert = "INSERT INTO sources (kind, name, hook, live, key, key_hint, signing,
            created_by, created_at, updated_at)
            VALUES ('stripe', 'Stripe', 'h1', 1, ?1, '', ?2, '', 0, 0)";
        place.db().write_now(|tx| tx.execute(insert, params![key, signing])).unwrap();
        assert_eq!(rotate(&place.dir, None, None).unwrap().secrets, 3);
        let after = Secrets::in_file(&usual_file(&place.dir)).unwrap();
        let found = place.db().read_now(all).unwrap();
        let of_source: Vec<&Found> =
            found.iter().filter(|it| it.what.starts_with("source")).collect();
        assert_eq!(of_source.len(), 2);
        for found in of_source {
            let secret = after.open(&found.what, &found.sealed).unwrap();
            assert!(found.what.as_bytes().ends_with(&secret), "{}", found.what);
            before.open(&found.what, &found.sealed).unwrap_err();
        }
    }

    #[test]
    fn the_new_key_may_lie_elsewhere() {
        let place = Place::new();
        let file = place.dir.with_file_name("key-elsewhere");
        let elsewhere = Key::File(file.clone());
        rotate(&place.dir, None, Some(&file)).unwrap();
        assert_eq!(place.secret(Some(&elsewhere)).unwrap().unwrap(), b"rk_1");
        place.secret(None).unwrap_err();
        let again = rotate(&place.dir, Some(&elsewhere), Some(&file)).unwrap_err().to_string();
        assert!(again.contains("holds the key that is in use"), "{again}");
        rotate(&place.dir, Some(&elsewhere), None).unwrap_err();
    }

    #[test]
    fn a_kill_before_the_commit_leaves_the_old_key() {
        let place = Place::new();
        let old = place.key();
        Secrets::in_file(&new_file(&usual_file(&place.dir))).unwrap();
        assert_eq!(place.secret(None).unwrap().unwrap(), b"rk_1");
        assert_eq!(place.key(), old);
        assert!(!new_file(&usual_file(&place.dir)).exists());
    }

    #[test]
    fn a_kill_after_the_commit_leaves_the_new_key() {
        let place = Place::new();
        let (file, db) = (usual_file(&place.dir), place.db());
        let before = Secrets::in_file(&file).unwrap();
        let after = Secrets::in_file(&new_file(&file)).unwrap();
        let fresh = fs_err::read_to_string(new_file(&file)).unwrap();
        db.write_now(|tx| sealed_anew(tx, &before, &after)).unwrap();
        assert_eq!(place.secret(None).unwrap().unwrap(), b"rk_1");
        assert_eq!(place.key(), fresh);
    }

    #[test]
    fn what_does_not_open_stops_it_and_changes_nothing() {
        let place = Place::new();
        let old = place.key();
        let damage = "UPDATE secrets SET sealed = x'01' WHERE name = 'stripe'";
        place.db().write_now(|tx| tx.execute(damage, [])).unwrap();
        let error = rotate(&place.dir, None, None).unwrap_err().to_string();
        assert!(error.contains("nothing was changed"), "{error}");
        in_use(&place.dir, None, &place.db()).unwrap();
        assert_eq!(place.key(), old);
    }

    #[test]
    fn a_restored_folder_gets_a_key_and_takes_the_old_one_again() {
        let place = Place::new();
        let old = place.key();
        fs_err::remove_file(usual_file(&place.dir)).unwrap();
        in_use(&place.dir, None, &place.db()).unwrap();
        in_use(&place.dir, None, &place.db()).expect("it starts again, too");
        fs_err::write(usual_file(&place.dir), &old).unwrap();
        assert_eq!(place.secret(None).unwrap().unwrap(), b"rk_1");
    }

    #[test]
    fn nobody_rotates_what_is_being_served() {
        let place = Place::new();
        let _served = lock(&place.dir).unwrap();
        let error = rotate(&place.dir, None, None).unwrap_err().to_string();
        let pid = std::process::id();
        assert!(error.contains(&format!("in use by a server (process {pid})")), "{error}");
    }
}
