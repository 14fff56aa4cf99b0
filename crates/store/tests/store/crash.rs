//! Killed at any moment, a workspace holds exactly the batches that were committed.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::tempdir;
use tenure_domain::schema::TableId;
use tenure_store::{Error, Workspace};

use crate::rows::{count, customer, customers, interactions, scan};

/// How often the writer is killed.
const KILLS: u64 = 12;

/// Rows of each kind in a batch.
const ROWS: usize = 400;

#[test]
fn a_killed_writer_leaves_whole_batches_only() {
    let dir = tempdir().unwrap();
    drop(Workspace::open_or_create(dir.path()).unwrap());
    let mut acknowledged = 0;
    for round in 0..KILLS {
        let mut child = writer(dir.path());
        // Spread over a batch: they take some tens of milliseconds.
        sleep(Duration::from_micros(30_000 + round * 17_393 % 90_000));
        child.kill().unwrap();
        let said = last_number(&mut child);
        child.wait().unwrap();
        acknowledged = acknowledged.max(said.unwrap_or(0));
        check(dir.path(), acknowledged);
    }
    assert!(acknowledged > 0, "no batch was ever committed");
}

fn writer(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::write_for_ever", "--ignored", "--nocapture"])
        .env("TENURE_STORE_TEST_DIR", dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The last batch that the child said was committed.
fn last_number(child: &mut Child) -> Option<u64> {
    let lines = BufReader::new(child.stdout.take()?).lines().map_while(Result::ok);
    lines.filter_map(|line| line.strip_prefix("committed ")?.parse().ok()).last()
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
    loop {
        let id = write_one(&workspace).unwrap();
        println!("\ncommitted {id}");
        std::io::stdout().flush().unwrap();
    }
}

fn write_one(workspace: &Workspace) -> Result<u64, Error> {
    let at = 10 + workspace.batches()?.len() as i64;
    let mut writer = workspace.begin("bundle", at)?;
    let rows: Vec<_> = (0..ROWS).map(|n| customer(&format!("{at}-{n}"), "name", at)).collect();
    let name = format!("c{at}");
    let talks: Vec<_> = (0..ROWS as i64).map(|n| (name.as_str(), n)).collect();
    writer.append(TableId::Customers, &customers(&rows))?;
    writer.append(TableId::Interactions, &interactions(&talks, at))?;
    Ok(writer.commit()?.id)
}
