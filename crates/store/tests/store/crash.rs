//! Killed at any moment, a workspace holds exactly the batches that were committed.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::tempdir;
use tenure_domain::schema::TableId;
use tenure_store::{Error, Workspace};

use crate::events::events;
use crate::rows::{count, customer, customers, interactions, scan};

/// How often the writer is killed, at least and at most: until it has committed something.
const KILLS: u64 = 12;
const MOST_KILLS: u64 = 400;

/// Rows of each kind in a batch.
const ROWS: usize = 400;

#[test]
fn a_killed_writer_leaves_whole_batches_only() {
    let dir = tempdir().unwrap();
    drop(Workspace::open_or_create(dir.path()).unwrap());
    let mut acknowledged = 0;
    for round in 0..MOST_KILLS {
        if round >= KILLS && acknowledged > 0 {
            return;
        }
        // Spread over a batch, which takes some milliseconds, and the first few after it.
        let wait = Duration::from_micros(round * 4_397 % 40_000);
        acknowledged = acknowledged.max(write_and_kill(dir.path(), wait));
        check(dir.path(), acknowledged);
    }
    panic!("no batch was ever committed");
}

/// Lets a child write for a while, and returns the last batch that it said was committed.
fn write_and_kill(dir: &Path, wait: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::write_for_ever", "--ignored", "--nocapture"])
        .env("TENURE_STORE_TEST_DIR", dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "ready"), "the child did not open the workspace");
    sleep(wait);
    child.kill().unwrap();
    let last = lines.filter_map(|line| line.strip_prefix("committed ")?.parse().ok()).last();
    child.wait().unwrap();
    last.unwrap_or(0)
}

/// All that was acknowledged is there, and what is there is whole.
fn check(dir: &Path, acknowledged: u64) {
    let workspace = Workspace::open(dir).unwrap();
    let batches = workspace.batches().unwrap();
    let ids: Vec<u64> = batches.iter().map(|batch| batch.id).collect();
    assert_eq!(ids, (1..=ids.len() as u64).collect::<Vec<_>>());
    assert!(ids.len() as u64 >= acknowledged, "{} of {acknowledged}", ids.len());
    assert_eq!(workspace.verify().unwrap(), []);
    assert_eq!(scan(&workspace, None).len(), ids.len() * ROWS);
    assert_eq!(count(&workspace, TableId::Interactions), ids.len() * ROWS);
    assert_eq!(count(&workspace, TableId::Events), ids.len() * ROWS);
    // Leftovers were swept: nothing but the folders of batches is there.
    assert_eq!(fs_err::read_dir(dir.join("runs")).unwrap().count(), ids.len());
}

#[test]
#[ignore = "runs as a child of the test above, until it is killed"]
fn write_for_ever() {
    let Ok(dir) = std::env::var("TENURE_STORE_TEST_DIR") else {
        return;
    };
    let workspace = Workspace::open(Path::new(&dir)).unwrap();
    println!("\nready");
    loop {
        let id = write_one(&workspace).unwrap();
        println!("\ncommitted {id}");
        std::io::stdout().flush().unwrap();
    }
}

fn write_one(workspace: &Workspace) -> Result<u64, Error> {
    let at = 10 + workspace.batches()?.len() as i64;
    // Events go on disk before the batch ends.
    let mut writer = workspace.begin("bundle", at)?.holding(1);
    let rows: Vec<_> = (0..ROWS).map(|n| customer(&format!("{at}-{n}"), "name", at)).collect();
    let name = format!("c{at}");
    let talks: Vec<_> = (0..ROWS as i64).map(|n| (name.as_str(), n)).collect();
    writer.append(TableId::Customers, &customers(&rows))?;
    writer.append(TableId::Interactions, &interactions(&talks, at))?;
    let used: Vec<_> = (0..ROWS).map(|n| ((n % 7) as u8, 1, 0, at * 1_000 + n as i64)).collect();
    writer.append(TableId::Events, &events(&used, at))?;
    Ok(writer.commit()?.id)
}
