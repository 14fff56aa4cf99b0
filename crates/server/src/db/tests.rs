use rusqlite::Connection;

use super::migrate::{STEPS, migrate_by};
use super::{Db, DbError};
use crate::problem::Problem;

fn place() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn steps_are_in_order() {
    assert!(STEPS.is_sorted_by(|a, b| a.0 < b.0), "numbers rise, and none is there twice");
}

#[test]
fn what_was_written_is_there_again_and_what_failed_is_not() {
    let place = place();
    let path = place.path().join("server/app.sqlite");
    let db = Db::open(&path).unwrap();
    let put = |key: &'static str, fails: bool| {
        db.write_now(move |tx| {
            tx.execute("INSERT INTO settings VALUES (?1, '1')", [key])?;
            if fails { Err(Problem::not_found("no")) } else { Ok(()) }
        })
    };
    put("a", false).unwrap();
    put("b", true).unwrap_err();
    let again = Db::open(&path).unwrap();
    let keys: Vec<String> = again
        .read_now(|db| {
            let mut statement = db.prepare("SELECT key FROM settings")?;
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        })
        .unwrap();
    assert_eq!(keys, ["a"]);
}

#[test]
fn a_reader_cannot_write() {
    let place = place();
    let db = Db::open(&place.path().join("app.sqlite")).unwrap();
    let done: rusqlite::Result<usize> = db.read_now(|db| db.execute("DELETE FROM settings", []));
    assert!(done.unwrap_err().to_string().contains("readonly"));
}

#[test]
fn the_audit_log_is_only_appended_to() {
    let place = place();
    let db = Db::open(&place.path().join("app.sqlite")).unwrap();
    let insert =
        "INSERT INTO audit (at, actor, via, action, object) VALUES (1, 'a', 'b', 'c', 'd')";
    for change in ["DELETE FROM audit", "UPDATE audit SET actor = 'x'"] {
        let done = db.write_now(|tx| tx.execute(insert, []).and_then(|_| tx.execute(change, [])));
        assert!(done.unwrap_err().to_string().contains("only appended"));
    }
}

#[test]
fn a_later_schema_is_refused() {
    let place = place();
    let path = place.path().join("app.sqlite");
    drop(Db::open(&path).unwrap());
    let raw = Connection::open(&path).unwrap();
    raw.execute("INSERT INTO migrations VALUES (9999, 'later', 0)", []).unwrap();
    drop(raw);
    let error = Db::open(&path).unwrap_err();
    assert!(matches!(error, DbError::Newer { number: 9999, .. }), "{error}");
    assert!(error.to_string().contains("migration 9999"));
}

#[test]
fn another_programs_file_is_refused() {
    let place = place();
    let path = place.path().join("app.sqlite");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    assert!(matches!(Db::open(&path).unwrap_err(), DbError::Foreign { .. }));
}

#[test]
fn before_a_migration_there_is_a_copy() {
    let place = place();
    let path = place.path().join("app.sqlite");
    let mut raw = Connection::open(&path).unwrap();
    let first = (5, "first", "CREATE TABLE a (x) STRICT".replace("x", "x INTEGER"));
    let first = (first.0, first.1, first.2.as_str());
    migrate_by(&[first], &path, &mut raw).unwrap();
    assert!(!place.path().join("backups").exists(), "a new file needs no copy");
    raw.execute("INSERT INTO a VALUES (42)", []).unwrap();
    // A step of another area, with a lower number, comes later.
    let second = (3, "second", "DROP TABLE a");
    migrate_by(&[second, first], &path, &mut raw).unwrap();
    let copies: Vec<_> = fs_err::read_dir(place.path().join("backups")).unwrap().collect();
    assert_eq!(copies.len(), 1);
    let copy = Connection::open(copies[0].as_ref().unwrap().path()).unwrap();
    let kept: i64 = copy.query_row("SELECT x FROM a", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 42);
    // A step that fails leaves everything as it was.
    let wrong = (7, "wrong", "CREATE TABLE b (x); DROP TABLE nothing");
    migrate_by(&[second, first, wrong], &path, &mut raw).unwrap_err();
    let tables = "SELECT count(*) FROM sqlite_master WHERE name = 'b'";
    assert_eq!(raw.query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn jobs_of_more_kinds_keep_those_that_were_and_their_imports() {
    let place = place();
    let path = place.path().join("app.sqlite");
    let mut raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", true).unwrap();
    let later = [202, 204];
    let before: Vec<_> = STEPS.iter().copied().filter(|step| !later.contains(&step.0)).collect();
    migrate_by(&before, &path, &mut raw).unwrap();
    raw.execute_batch(
        "INSERT INTO jobs (kind, state, task, created_by, created_at) VALUES
            ('demo.make', 'done', '{}', 'a', 1), ('import.plan', 'failed', '{}', 'a', 2);
         INSERT INTO imports (files, job, created_by, created_at) VALUES
            ('[]', 2, 'a', 2), ('[]', NULL, 'a', 3);",
    )
    .unwrap();
    migrate_by(STEPS, &path, &mut raw).unwrap();
    let jobs: Vec<Option<i64>> = raw
        .prepare("SELECT job FROM imports ORDER BY id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert_eq!(jobs, [Some(2), None]);
    let add = "INSERT INTO jobs (kind, task, created_by, created_at) VALUES (?1, '{}', 'a', 4)";
    raw.execute(add, ["source.sync"]).unwrap();
    assert_eq!(raw.last_insert_rowid(), 3, "numbers go on");
    raw.execute(add, ["coffee.make"]).unwrap_err();
    raw.execute("DELETE FROM jobs WHERE id = 2", []).unwrap_err();
}

#[test]
fn several_accounts_have_room_and_nothing_of_the_first_is_lost() {
    let place = place();
    let path = place.path().join("app.sqlite");
    let mut raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", true).unwrap();
    let before: Vec<_> = STEPS.iter().copied().filter(|step| step.0 != 204).collect();
    migrate_by(&before, &path, &mut raw).unwrap();
    let add = |raw: &Connection, hook: &str| {
        let insert = "INSERT INTO sources (kind, name, hook, account, live, key, key_hint,
            created_by, created_at, updated_at)
            VALUES ('stripe', 'Stripe', ?1, 'acct_a', 1, x'01', 'rk', 'a', 1, 1)";
        raw.execute(insert, [hook]).map(|_| raw.last_insert_rowid())
    };
    assert_eq!(add(&raw, "removed").unwrap(), 1);
    raw.execute("DELETE FROM sources", []).unwrap();
    assert_eq!(add(&raw, "first").unwrap(), 2);
    raw.execute_batch(
        "INSERT INTO source_events (source, event, type, received_at, body, state)
            VALUES (2, 'evt_1', 't', 1, x'7b7d', 'waiting'), (2, 'evt_2', 't', 1, NULL, 'taken')",
    )
    .unwrap();
    add(&raw, "second").unwrap_err();
    migrate_by(STEPS, &path, &mut raw).unwrap();
    let first = "SELECT hook || account FROM sources WHERE id = 2";
    assert_eq!(raw.query_row(first, [], |row| row.get::<_, String>(0)).unwrap(), "firstacct_a");
    let events = "SELECT group_concat(event || state) FROM
        (SELECT event, state FROM source_events WHERE source = 2 ORDER BY event)";
    let events: String = raw.query_row(events, [], |row| row.get(0)).unwrap();
    assert_eq!(events, "evt_1waiting,evt_2taken");
    assert_eq!(add(&raw, "second").unwrap(), 3, "numbers go on");
    raw.execute("DELETE FROM sources WHERE id = 2", []).unwrap();
    let left = "SELECT count(*) FROM source_events";
    assert_eq!(raw.query_row(left, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "they go with it");
}
