//! Closes: all or nothing, appended only.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Int64Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use tempfile::tempdir;
use tenure_store::{Close, CloseInfo, Error, Reopening, Workspace};

/// How often the writer is killed, at least and at most: until it has closed something.
const KILLS: u64 = 12;
const MOST_KILLS: u64 = 400;

/// Rows of a file.
const ROWS: i64 = 20_000;

fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![Field::new("n", DataType::Int64, false)]))
}

fn rows(from: i64) -> RecordBatch {
    let column = Int64Array::from_iter_values(from..from + ROWS);
    RecordBatch::try_new(schema(), vec![Arc::new(column)]).unwrap()
}

fn close(at: i64) -> Close {
    Close {
        month: format!("2026-{at:02}"),
        closed_at: at,
        known_at: at,
        closing: -i128::from(i64::MAX) * 4,
        policy_text: "rules = 1\n".to_owned(),
        note: "a note".to_owned(),
        ..Close::default()
    }
}

fn close_one(workspace: &Workspace, at: i64) -> Result<CloseInfo, Error> {
    let mut writer = workspace.begin_close()?;
    for name in ["movements", "levels"] {
        writer.write::<Error>(name, &schema(), [Ok(rows(at)), Ok(rows(at + ROWS))])?;
    }
    writer.commit(close(at))
}

#[test]
fn what_was_closed_reads_back() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    let info = close_one(&workspace, 3).unwrap();
    drop(workspace);
    let workspace = Workspace::open(dir.path()).unwrap();
    let closes = workspace.closes().unwrap();
    let mut files = closes[0].files.clone();
    files.reverse();
    assert_eq!((closes[0].id, &closes[0].close, files), (1, &close(3), info.files));
    let mut sum = 0;
    let file = &closes[0].files[0];
    workspace
        .read_close(file, Some(&["n"]), &mut |batch| {
            sum += batch.column(0).as_primitive::<Int64Type>().values().iter().sum::<i64>();
            Ok::<_, Error>(())
        })
        .unwrap();
    assert_eq!(sum, (3..3 + 2 * ROWS).sum::<i64>());
    // Reopened, it stays; with its own time.
    let reopening = Reopening { at: 9, note: "wrong".to_owned(), by: "Ada".to_owned() };
    workspace.reopen(1, &reopening).unwrap();
    let info = &workspace.closes().unwrap()[0];
    assert_eq!(info.reopened, Some(reopening.clone()));
    assert_eq!([2, 3, 8, 9].map(|at| info.holds(Some(at))), [false, true, true, false]);
    assert!(!info.holds(None) && closes[0].holds(None));
    assert!(workspace.reopen(1, &reopening).is_err());
    assert_eq!(workspace.verify().unwrap(), []);
}

#[test]
fn a_close_that_is_given_up_leaves_nothing() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(dir.path()).unwrap();
    let mut writer = workspace.begin_close().unwrap();
    writer.write::<Error>("movements", &schema(), [Ok(rows(1))]).unwrap();
    // Nobody else writes meanwhile.
    assert!(matches!(workspace.begin("bundle", 1), Err(Error::Locked { .. })));
    drop(writer);
    assert_eq!(fs_err::read_dir(dir.path().join("closes")).unwrap().count(), 0);
    assert_eq!(workspace.closes().unwrap(), []);
    assert!(matches!(Workspace::in_memory().unwrap().begin_close(), Err(Error::NoFolder)));
}

#[test]
fn a_killed_close_is_whole_or_not_there() {
    let dir = tempdir().unwrap();
    drop(Workspace::open_or_create(dir.path()).unwrap());
    let mut acknowledged = 0;
    for round in 0..MOST_KILLS {
        if round >= KILLS && acknowledged > 0 {
            return;
        }
        let wait = Duration::from_micros(round * 4_397 % 40_000);
        acknowledged = acknowledged.max(close_and_kill(dir.path(), wait));
        let workspace = Workspace::open(dir.path()).unwrap();
        let closes = workspace.closes().unwrap();
        assert!(closes.len() as u64 >= acknowledged, "{} of {acknowledged}", closes.len());
        assert!(closes.iter().all(|info| info.files.len() == 2));
        assert_eq!(workspace.verify().unwrap(), []);
        let folder = dir.path().join("closes");
        let folders = fs_err::read_dir(folder).map_or(0, Iterator::count);
        assert_eq!(folders, closes.len());
    }
    panic!("nothing was ever closed");
}

/// Lets a child close for a while, and returns the last close that it said was done.
fn close_and_kill(dir: &Path, wait: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "closes::close_for_ever", "--ignored", "--nocapture"])
        .env("TENURE_STORE_TEST_DIR", dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "ready"), "the child did not open the workspace");
    sleep(wait);
    child.kill().unwrap();
    let last = lines.filter_map(|line| line.strip_prefix("closed ")?.parse().ok()).last();
    child.wait().unwrap();
    last.unwrap_or(0)
}

#[test]
#[ignore = "runs as a child of the test above, until it is killed"]
fn close_for_ever() {
    let Ok(dir) = std::env::var("TENURE_STORE_TEST_DIR") else {
        return;
    };
    let workspace = Workspace::open(Path::new(&dir)).unwrap();
    println!("\nready");
    for at in 1.. {
        let info = close_one(&workspace, at).unwrap();
        println!("\nclosed {}", info.id);
        std::io::stdout().flush().unwrap();
    }
}
