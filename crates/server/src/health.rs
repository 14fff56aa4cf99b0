//! Whether what the server keeps of its own is in order, looked at from outside.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_store::Lock;

use crate::Key;
use crate::db::{self, Db, Stamp};
use crate::rotate;
use crate::secrets::Secrets;

/// What was looked at, and how it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What was looked at.
    pub what: Said,
    /// Whether it is in order.
    pub well: bool,
    /// How it is.
    pub says: Said,
    /// What can be done.
    pub hint: Option<Said>,
}

impl Finding {
    /// How something is, without advice.
    pub fn of(what: Said, well: bool, says: impl Into<Said>) -> Finding {
        Finding { what, well, says: says.into(), hint: None }
    }

    fn well(what: Said, says: impl Into<Said>) -> Finding {
        Finding::of(what, true, says)
    }

    fn bad(what: Said, says: impl Into<Said>, hint: Said) -> Finding {
        Finding { what, well: false, says: says.into(), hint: Some(hint) }
    }
}

/// After so long a job that is being done hangs, in seconds.
const LONG: i64 = 6 * 3600;

fn restore() -> Said {
    said!("stop the server and restore the last backup (tenure restore)")
}

/// Looks at all that a server keeps in a folder; nothing where none has ever served it. Nothing is
/// changed, and a server may be running.
pub fn look(dir: &Path, key: Option<&Key>) -> Vec<Finding> {
    let path = Db::path_in(dir);
    if !path.is_file() {
        return Vec::new();
    }
    let served = matches!(Lock::take(&rotate::lock_file(dir)), Ok(None));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(&path, flags)
        .and_then(|db| db.pragma_update(None, "query_only", true).map(|()| db));
    let mut findings = vec![running(served)];
    match opened {
        Err(error) => {
            findings.push(Finding::bad(said!("server database"), error.to_string(), restore()))
        }
        Ok(db) => {
            let checks: [fn(&Connection) -> rusqlite::Result<Finding>; 4] =
                [whole, references, migrations, audit];
            findings.extend(checks.iter().map(|check| told(said!("server database"), check(&db))));
            findings.push(told(said!("key of secrets"), secrets(&db, dir, key)));
            findings.push(told(said!("jobs"), jobs(&db, served)));
            findings.push(told(said!("uploads"), uploads(&db, dir)));
        }
    }
    findings.push(permissions(dir, &path, key));
    findings
}

fn told(what: Said, found: rusqlite::Result<Finding>) -> Finding {
    found.unwrap_or_else(|error| Finding::bad(what, error.to_string(), restore()))
}

fn running(served: bool) -> Finding {
    let says = match served {
        true => said!("a server is running"),
        false => said!("no server is running"),
    };
    Finding::well(said!("server"), says)
}

fn whole(db: &Connection) -> rusqlite::Result<Finding> {
    let what = said!("server database");
    let says: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(match says.as_str() {
        "ok" => Finding::well(what, said!("it is whole")),
        _ => Finding::bad(what, says, restore()),
    })
}

fn references(db: &Connection) -> rusqlite::Result<Finding> {
    let what = said!("references");
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    let tables = statement.query_map([], |row| row.get::<_, String>(0))?;
    let tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
    Ok(match tables.first() {
        None => Finding::well(what, said!("every row that is referred to is there")),
        Some(first) => {
            let says = said!(
                "rows that refer to rows that are not there: {n}, one in {table}",
                n = tables.len() as u64,
                table = first.as_str(),
            );
            Finding::bad(what, says, restore())
        }
    })
}

fn migrations(db: &Connection) -> rusqlite::Result<Finding> {
    let what = said!("migrations");
    let state = db::migrations(db)?;
    Ok(match (state.unknown.first(), state.missing) {
        (Some(number), _) => {
            let says = said!(
                "a later version of tenure has made migration {number}",
                number = number.to_string()
            );
            Finding::bad(what, says, said!("serve this folder with that version"))
        }
        (None, 0) => Finding::well(what, said!("all are done")),
        (None, n) => Finding::well(what, said!("to be done at the next start: {n}", n = n as u64)),
    })
}

/// Triggers that keep what was written from being changed.
const KEEPERS: [&str; 5] = [
    "audit_is_only_appended",
    "audit_stays",
    "note_texts_are_only_appended",
    "note_texts_stay",
    "policies_are_only_appended",
];

fn audit(db: &Connection) -> rusqlite::Result<Finding> {
    let what = said!("audit log");
    let there = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name = ?1";
    for name in KEEPERS {
        let count: i64 = db.query_row(there, [name], |row| row.get(0))?;
        if count == 0 {
            let says =
                said!("the trigger {name} is gone: what was written can be changed", name = name);
            let hint = said!("somebody has been at the database: restore a backup from before");
            return Ok(Finding::bad(what, says, hint));
        }
    }
    let entries: i64 = db.query_row("SELECT count(*) FROM audit", [], |row| row.get(0))?;
    Ok(Finding::well(
        what,
        said!("entries, which cannot be changed: {n}", n = entries.unsigned_abs()),
    ))
}

fn secrets(db: &Connection, dir: &Path, key: Option<&Key>) -> rusqlite::Result<Finding> {
    let what = said!("key of secrets");
    let usual = rotate::usual_file(dir);
    let there = "SELECT count(*) FROM sqlite_master WHERE name = 'secrets'";
    let there = db.query_row(there, [], |row| row.get::<_, i64>(0))? > 0;
    let all = if there { rotate::all(db)? } else { Vec::new() };
    if all.is_empty() {
        return Ok(Finding::well(what, said!("no secrets are kept yet")));
    }
    let read = match key {
        Some(Key::Text(text)) => Secrets::with_key(text),
        Some(Key::File(path)) => Secrets::of_file(path),
        None => Secrets::of_file(&usual),
    };
    let hint = said!("give the key in use with TENURE_KEY, or put it back into its file");
    let secrets = match read {
        Ok(secrets) => secrets,
        Err(error) => return Ok(Finding::bad(what, error.to_string(), hint)),
    };
    let shut = all.iter().find(|found| secrets.open(&found.what, &found.sealed).is_err());
    Ok(match shut {
        None => {
            let count = all.len().saturating_sub(1);
            Finding::well(what, said!("it opens all secrets: {n}", n = count as u64))
        }
        Some(shut) => {
            Finding::bad(what, said!("it does not open {secret}", secret = shut.to_string()), hint)
        }
    })
}

fn jobs(db: &Connection, served: bool) -> rusqlite::Result<Finding> {
    let what = said!("jobs");
    let oldest = |state: &str| -> rusqlite::Result<Option<(i64, i64)>> {
        let select = "SELECT id, coalesce(started_at, created_at) FROM jobs WHERE state = ?1
            ORDER BY id LIMIT 1";
        let mut statement = db.prepare(select)?;
        let mut rows = statement.query_map([state], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.next().transpose()
    };
    let hours = |since: i64| (Stamp::now().0 - since) / 3_600_000_000;
    let (running, waiting) = (oldest("running")?, oldest("waiting")?);
    Ok(match (running, waiting, served) {
        (Some((id, _)), _, false) => {
            let says = said!(
                "job {id} was being done when the server ended; the next start marks it",
                id = id.to_string(),
            );
            Finding::well(what, says)
        }
        (Some((id, since)), _, true) if hours(since) * 3600 >= LONG => {
            let says = said!(
                "job {id} is at work for so many hours: {n}",
                id = id.to_string(),
                n = hours(since).unsigned_abs(),
            );
            Finding::bad(what, says, said!("cancel it in the dashboard, or start the server anew"))
        }
        (None, Some((id, since)), true) if hours(since) > 0 => {
            let says = said!(
                "job {id} waits and none is done, for so many hours: {n}",
                id = id.to_string(),
                n = hours(since).unsigned_abs(),
            );
            Finding::bad(what, says, said!("start the server anew"))
        }
        (_, Some((id, _)), false) => {
            Finding::well(what, said!("job {id} waits for the next start", id = id.to_string()))
        }
        _ => Finding::well(what, said!("none hangs")),
    })
}

fn uploads(db: &Connection, dir: &Path) -> rusqlite::Result<Finding> {
    let what = said!("uploads");
    let lost = "SELECT min(imports.id) FROM imports LEFT JOIN jobs ON jobs.id = imports.job
        WHERE imports.state IN ('planning', 'applying')
        AND (jobs.id IS NULL OR jobs.state NOT IN ('waiting', 'running'))";
    if let Some(id) = db.query_row(lost, [], |row| row.get::<_, Option<i64>>(0))? {
        let says = said!("import {id} waits for a job that there is not", id = id.to_string());
        return Ok(Finding::bad(what, says, said!("send its files again")));
    }
    let mut known =
        db.prepare("SELECT count(*) FROM imports WHERE id = ?1 AND state <> 'removed'")?;
    let folder = dir.join("server").join("imports");
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut left = 0;
    for name in names {
        let id: Option<i64> = name.parse().ok();
        let found: i64 = known.query_row([id], |row| row.get(0))?;
        left += u64::from(found == 0);
    }
    Ok(match left {
        0 => Finding::well(what, said!("every folder belongs to an import")),
        n => {
            let says = said!("folders in server/imports that belong to no import: {n}", n = n);
            let hint = said!("remove them: their imports are gone or never came whole");
            Finding::bad(what, says, hint)
        }
    })
}

/// Hashes of passwords and the key of secrets are for the owner of the process alone.
fn permissions(dir: &Path, database: &Path, key: Option<&Key>) -> Finding {
    let what = said!("permissions");
    let key = match key {
        Some(Key::Text(_)) => None,
        Some(Key::File(path)) => Some(path.clone()),
        None => Some(rotate::usual_file(dir)),
    };
    let files = key.into_iter().chain([database.to_owned()]);
    let open: Vec<String> = files
        .filter(|file| is_open(file))
        .filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()))
        .collect();
    match open.is_empty() {
        true => Finding::well(what, said!("only their owner can read the database and the key")),
        false => {
            let says = said!("others on this machine can read {files}", files = open.join(", "));
            Finding::bad(what, says, said!("chmod 600 them"))
        }
    }
}

#[cfg(unix)]
fn is_open(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        place: tempfile::TempDir,
        db: Db,
    }

    impl Place {
        fn new() -> Place {
            let place = tempfile::tempdir().unwrap();
            let db = Db::open(&Db::path_in(place.path())).unwrap();
            rotate::in_use(place.path(), None, &db).unwrap();
            Place { place, db }
        }

        fn sql(&self, text: &str) {
            self.db.write_now(|tx| tx.execute_batch(text)).unwrap();
        }

        /// What is bad.
        fn bad(&self) -> Vec<(String, String)> {
            let all = look(self.place.path(), None);
            assert!(all.iter().all(|it| it.well == it.hint.is_none()), "{all:?}");
            all.into_iter()
                .filter(|it| !it.well)
                .map(|it| (it.what.to_string(), it.says.to_string()))
                .collect()
        }
    }

    #[test]
    fn a_new_folder_is_in_order() {
        let place = Place::new();
        assert_eq!(place.bad(), []);
        let nobody = tempfile::tempdir().unwrap();
        assert_eq!(look(nobody.path(), None), []);
        assert!(!Db::path_in(nobody.path()).exists(), "it only looks");
    }

    #[test]
    fn each_trouble_is_found() {
        type Trouble = (&'static str, &'static str, &'static str);
        let troubles: [Trouble; 4] = [
            ("audit log", "DROP TRIGGER audit_stays", "audit_stays is gone"),
            ("migrations", "INSERT INTO migrations VALUES (9999, 'x', 0)", "migration 9999"),
            (
                "uploads",
                "INSERT INTO imports (state, files, created_by, created_at)
                 VALUES ('planning', '[]', 'x', 0)",
                "import 1 waits",
            ),
            ("key of secrets", "UPDATE secrets SET sealed = x'00'", "does not open"),
        ];
        for (what, sql, says) in troubles {
            let place = Place::new();
            place.sql(sql);
            let bad = place.bad();
            assert_eq!(bad.len(), 1, "{bad:?}");
            assert!(bad[0].0 == what && bad[0].1.contains(says), "{bad:?}");
        }
        let place = Place::new();
        let lone = Connection::open(Db::path_in(place.place.path())).unwrap();
        lone.pragma_update(None, "foreign_keys", false).unwrap();
        let orphan = "INSERT INTO imports (state, files, job, created_by, created_at)
            VALUES ('planned', '[]', 99, 'x', 0)";
        lone.execute(orphan, []).unwrap();
        assert_eq!(place.bad()[0].0, "references");
    }

    #[test]
    fn a_job_that_hangs_is_found_while_a_server_runs() {
        let place = Place::new();
        place.sql(
            "INSERT INTO jobs (kind, state, task, created_by, created_at, started_at)
             VALUES ('demo.make', 'running', '{}', 'x', 0, 0)",
        );
        assert_eq!(place.bad(), [], "the next start marks it");
        let _served = rotate::lock(place.place.path()).unwrap();
        assert_eq!(place.bad()[0].0, "jobs");
    }

    #[test]
    fn damage_is_found() {
        let place = Place::new();
        let Place { place, db } = place;
        db.checkpoint().unwrap();
        drop(db);
        let path = Db::path_in(place.path());
        let mut bytes = fs_err::read(&path).unwrap();
        let at = bytes.len() / 2;
        bytes[at..at + 6000].fill(0x5a);
        fs_err::write(&path, bytes).unwrap();
        assert!(look(place.path(), None).iter().any(|it| !it.well));
    }

    #[cfg(unix)]
    #[test]
    fn files_that_others_can_read_are_found() {
        use std::os::unix::fs::PermissionsExt;
        let place = Place::new();
        let key = rotate::usual_file(place.place.path());
        fs_err::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
        let bad = place.bad();
        let says = "others on this machine can read key".to_owned();
        assert_eq!(bad, [("permissions".to_owned(), says)]);
        fs_err::remove_file(&key).unwrap();
        assert_eq!(place.bad()[0].0, "key of secrets");
    }
}
