//! What a workspace in a folder has to bear: other writers, other programs, damage, full disks.

use std::path::Path;
use std::process::Command;

use fs_err as fs;
use tempfile::tempdir;
use tenure_domain::schema::TableId;
use tenure_store::{Error, FaultKind, Workspace};

use crate::rows::{customer, customers, import, scan};

#[test]
fn a_folder_without_workspace_is_refused() {
    let dir = tempdir().unwrap();
    let absent = dir.path().join("absent");
    assert!(matches!(Workspace::open(&absent), Err(Error::NotAWorkspace { .. })));
    assert!(!absent.exists());
    fs::write(dir.path().join("letter.txt"), "hello").unwrap();
    let error = Workspace::open_or_create(dir.path()).unwrap_err();
    assert!(error.to_string().contains("other files"), "{error}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn several_may_make_one_workspace_at_once() {
    for _ in 0..10 {
        let dir = tempdir().unwrap();
        let place = dir.path().join("books");
        let begin = std::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    begin.wait();
                    drop(Workspace::open_or_create(&place).unwrap());
                });
            }
        });
        assert_eq!(Workspace::open(&place).unwrap().batches().unwrap().len(), 0);
    }
}

#[test]
fn a_newer_schema_is_refused() {
    let dir = tempdir().unwrap();
    drop(Workspace::open_or_create(dir.path()).unwrap());
    let manifest = rusqlite::Connection::open(dir.path().join("tenure.sqlite")).unwrap();
    manifest.pragma_update(None, "user_version", 1_000).unwrap();
    drop(manifest);
    let error = Workspace::open(dir.path()).unwrap_err();
    assert!(matches!(error, Error::NewerSchema { found: 1_000, .. }), "{error}");
}

#[test]
fn the_database_of_another_program_is_refused() {
    let dir = tempdir().unwrap();
    let other = rusqlite::Connection::open(dir.path().join("tenure.sqlite")).unwrap();
    other.execute_batch("CREATE TABLE t (x);").unwrap();
    assert!(matches!(Workspace::open(dir.path()), Err(Error::NotAWorkspace { .. })));
    other.execute_batch("PRAGMA user_version = 1;").unwrap();
    assert!(matches!(Workspace::open(dir.path()), Err(Error::NotAWorkspace { .. })));
    drop(other);
    fs::write(dir.path().join("tenure.sqlite"), "no database at all, but long enough to be read")
        .unwrap();
    let error = Workspace::open(dir.path()).unwrap_err();
    assert!(matches!(error, Error::Manifest { .. }), "{error:?}");
}

#[test]
fn two_writers_do_not_meet_and_readers_go_on() {
    let dir = tempdir().unwrap();
    let first = Workspace::open_or_create(dir.path()).unwrap();
    import(&first, 10, &[customer("a", "Ada", 10)]);
    let mut writer = first.begin("bundle", 20).unwrap();
    writer.append(TableId::Customers, &customers(&[customer("b", "Bo", 20)])).unwrap();

    let second = Workspace::open(dir.path()).unwrap();
    let error = second.begin("bundle", 30).unwrap_err();
    let pid = std::process::id();
    assert!(matches!(&error, Error::Locked { pid: Some(it), .. } if *it == pid), "{error:?}");
    assert!(error.to_string().contains(&format!("process {pid}")), "{error}");
    assert!(matches!(second.undo(1, 30), Err(Error::Locked { .. })));
    assert_eq!(scan(&second, None).len(), 1);

    writer.commit().unwrap();
    assert_eq!(scan(&second, None).len(), 2);
    assert_eq!(import(&second, 30, &[customer("b", "Bo", 30)]).tables[0].unchanged, 1);
}

#[test]
fn two_writers_in_memory_do_not_meet() {
    let workspace = Workspace::in_memory().unwrap();
    let writer = workspace.begin("bundle", 10).unwrap();
    assert!(matches!(workspace.begin("bundle", 20), Err(Error::Locked { .. })));
    drop(writer);
    workspace.begin("bundle", 20).unwrap();
}

#[test]
fn what_is_not_committed_is_swept_away() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    import(&workspace, 10, &[customer("a", "Ada", 10)]);
    let mut writer = workspace.begin("bundle", 20).unwrap();
    writer.append(TableId::Customers, &customers(&[customer("b", "Bo", 20)])).unwrap();
    drop(writer);
    assert_eq!(names(&dir.path().join("runs")), ["000001"]);
    fs::create_dir(dir.path().join("runs/000002.part")).unwrap();
    fs::create_dir(dir.path().join("runs/000003")).unwrap();
    fs::write(dir.path().join("runs/000003/customers.parquet"), "x").unwrap();
    let workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(names(&dir.path().join("runs")), ["000001"]);
    assert_eq!(scan(&workspace, None).len(), 1);
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn verify_names_every_damaged_file() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    for (id, at) in [("a", 10), ("b", 20), ("c", 30)] {
        import(&workspace, at, &[customer(id, id, at)]);
    }
    assert_eq!(workspace.verify().unwrap(), []);
    let run = |batch: &str| dir.path().join("runs").join(batch).join("customers.parquet");
    fs::remove_file(run("000001")).unwrap();
    let mut bytes = fs::read(run("000002")).unwrap();
    bytes[40] ^= 1;
    fs::write(run("000002"), &bytes).unwrap();
    fs::write(run("000003"), b"PAR1").unwrap();
    let faults = workspace.verify().unwrap();
    let kinds: Vec<_> = faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(kinds[..2], [&FaultKind::Missing, &FaultKind::Hash]);
    assert!(matches!(kinds[2], FaultKind::Size { found: 4, .. }), "{kinds:?}");
    assert_eq!(faults[2].path, run("000003"));
}

/// The one file of customers, with each of some bytes turned over: read as written, or refused by
/// name, never something else and never a panic.
#[test]
fn a_flipped_byte_of_a_run_is_refused_before_a_row_is_read() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    let rows: Vec<_> = ["a", "b", "c"].into_iter().map(|id| customer(id, id, 10)).collect();
    import(&workspace, 10, &rows);
    drop(workspace);
    let run = dir.path().join("runs/000001/customers.parquet");
    let whole = fs::read(&run).unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        // The same length and, on coarse clocks, the same time: what was compared must not stand.
        let other = tempdir().unwrap();
        fs::copy(dir.path().join("tenure.sqlite"), other.path().join("tenure.sqlite")).unwrap();
        fs::create_dir_all(other.path().join("runs/000001")).unwrap();
        fs::write(other.path().join("runs/000001/customers.parquet"), &bytes).unwrap();
        let workspace = Workspace::open(other.path()).unwrap();
        let read = workspace.scan(TableId::Customers, None, None, &mut |_| Ok::<_, Error>(()));
        let error = read.unwrap_err();
        assert!(
            matches!(&error, Error::DamagedRun { batch: 1, fault: FaultKind::Hash, .. }),
            "{at}: {error:?}"
        );
        assert!(error.to_string().contains("customers.parquet"), "{error}");
        // What the message says to do works.
        workspace.undo(1, 20).unwrap();
        let again = ["a", "b", "c"].map(|id| customer(id, id, 30));
        import(&workspace, 30, &again);
        assert_eq!(scan(&workspace, None).len(), 3);
    }
}

#[test]
fn a_run_that_is_gone_is_named() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    import(&workspace, 10, &[customer("a", "Ada", 10)]);
    fs::remove_file(dir.path().join("runs/000001/customers.parquet")).unwrap();
    let read = workspace.scan(TableId::Customers, None, None, &mut |_| Ok::<_, Error>(()));
    let error = read.unwrap_err();
    assert!(matches!(error, Error::DamagedRun { fault: FaultKind::Missing, .. }), "{error:?}");
}

/// A child process that may not write files of more than a few blocks: as if the disk were full.
#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_workspace_as_it_was() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    import(&workspace, 10, &[customer("a", "Ada", 10)]);
    let version = workspace.data_version(None).unwrap();
    drop(workspace);

    // The signal that goes with the limit is ignored, so that writing fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 256; exec \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "folder::too_much_for_a_full_disk", "--ignored", "--nocapture"])
        .env("TENURE_STORE_TEST_DIR", dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("refused: "), "{said}");

    let workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(workspace.data_version(None).unwrap(), version);
    assert_eq!(workspace.batches().unwrap().len(), 1);
    assert_eq!(workspace.verify().unwrap(), []);
    assert_eq!(names(&dir.path().join("runs")), ["000001"]);
    assert_eq!(import(&workspace, 30, &[customer("b", "Bo", 30)]).tables[0].added, 1);
}

#[test]
#[ignore = "runs as a child of the test above"]
fn too_much_for_a_full_disk() {
    let Ok(dir) = std::env::var("TENURE_STORE_TEST_DIR") else {
        return;
    };
    let workspace = Workspace::open(Path::new(&dir)).unwrap();
    let mut writer = workspace.begin("bundle", 20).unwrap();
    let rows: Vec<_> =
        (0..60_000).map(|n| customer(&format!("c{n}"), &format!("{}", n * 7919), 20)).collect();
    let error = match writer.append(TableId::Customers, &customers(&rows)) {
        Ok(()) => writer.commit().unwrap_err(),
        Err(error) => {
            assert!(matches!(writer.commit(), Err(Error::Failed)));
            error
        }
    };
    assert!(matches!(error, Error::Io(_)), "{error:?}");
    assert!(error.to_string().contains("customers.parquet"), "{error}");
    println!("refused: {error}");
    assert_eq!(names(&Path::new(&dir).join("runs")), ["000001"]);
}
