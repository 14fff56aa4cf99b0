//! Numbers that are looked up when somebody asks: jobs, and the data.

use std::fmt::Write;
use std::path::Path;

use rusqlite::Connection;
use tenure_store::{Error, Workspace};

use crate::db::Stamp;
use crate::problem::Problem;

/// Microseconds as seconds.
fn seconds(micros: i64) -> f64 {
    micros as f64 / 1e6
}

/// Jobs: how many of each kind are in each state, how long the oldest has waited, and how long
/// those took that have ended.
///
/// # Errors
/// `internal` where the database fails.
pub(super) fn jobs(db: &Connection) -> Result<String, Problem> {
    let mut text =
        "# HELP tenure_jobs Jobs by kind and state\n# TYPE tenure_jobs gauge\n".to_owned();
    let counted = "SELECT kind, state, count(*) FROM jobs GROUP BY kind, state";
    let mut statement = db.prepare(counted)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, state, n): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let _ = writeln!(text, "tenure_jobs{{kind=\"{kind}\",state=\"{state}\"}} {n}");
    }
    let oldest = "SELECT min(created_at) FROM jobs WHERE state = 'waiting'";
    let oldest: Option<i64> = db.query_row(oldest, [], |row| row.get(0))?;
    let waited = oldest.map_or(0.0, |at| seconds((Stamp::now().0 - at).max(0)));
    text += "# HELP tenure_job_waiting_seconds How long the oldest waiting job has waited\n";
    text += "# TYPE tenure_job_waiting_seconds gauge\n";
    let _ = writeln!(text, "tenure_job_waiting_seconds {waited:.3}");
    text += "# HELP tenure_job_duration_seconds How long jobs took that have ended\n";
    text += "# TYPE tenure_job_duration_seconds summary\n";
    let took = "SELECT kind, count(*), sum(ended_at - started_at) FROM jobs
        WHERE ended_at IS NOT NULL AND started_at IS NOT NULL GROUP BY kind";
    let mut statement = db.prepare(took)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, n, sum): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sum = seconds(sum);
        let _ = writeln!(text, "tenure_job_duration_seconds_sum{{kind=\"{kind}\"}} {sum:.3}");
        let _ = writeln!(text, "tenure_job_duration_seconds_count{{kind=\"{kind}\"}} {n}");
    }
    Ok(text)
}

/// The data: when the last import came that is not undone, whoever imported, and which version
/// they are.
///
/// # Errors
/// Where the workspace cannot be read.
pub(super) fn data(dir: &Path) -> Result<String, Error> {
    let workspace = Workspace::open(dir)?;
    let version = workspace.data_version(None)?;
    let mut text = "# HELP tenure_data_info The version of the data\n".to_owned();
    text += "# TYPE tenure_data_info gauge\n";
    let _ = writeln!(text, "tenure_data_info{{version=\"{version}\"}} 1");
    let batches = workspace.batches()?.into_iter().filter(|batch| batch.undone_at.is_none());
    if let Some(last) = batches.map(|batch| batch.recorded_at).max() {
        text += "# HELP tenure_last_import_timestamp_seconds When the last import came\n";
        text += "# TYPE tenure_last_import_timestamp_seconds gauge\n";
        let _ = writeln!(text, "tenure_last_import_timestamp_seconds {:.0}", seconds(last));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;

    #[test]
    fn jobs_are_counted_by_kind_and_state() {
        let place = tempfile::tempdir().unwrap();
        let db = Db::open(&Db::path_in(place.path())).unwrap();
        let now = Stamp::now().0;
        let insert = format!(
            "INSERT INTO jobs (kind, state, task, created_by, created_at, started_at, ended_at)
             VALUES ('import.apply', 'done', '{{}}', 'x', 0, 1000000, 3500000),
             ('import.apply', 'done', '{{}}', 'x', 0, 1000000, 2000000),
             ('demo.make', 'waiting', '{{}}', 'x', {}, NULL, NULL)",
            now - 60_000_000,
        );
        db.write_now(|tx| tx.execute_batch(&insert)).unwrap();
        let text = db.read_now(jobs).unwrap();
        for line in [
            "tenure_jobs{kind=\"import.apply\",state=\"done\"} 2",
            "tenure_jobs{kind=\"demo.make\",state=\"waiting\"} 1",
            "tenure_job_duration_seconds_sum{kind=\"import.apply\"} 3.500",
            "tenure_job_duration_seconds_count{kind=\"import.apply\"} 2",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} is not in\n{text}");
        }
        let waited = text.lines().find_map(|it| it.strip_prefix("tenure_job_waiting_seconds "));
        let waited: f64 = waited.unwrap().parse().unwrap();
        assert!((60.0..70.0).contains(&waited), "{waited}");
    }

    #[test]
    fn data_without_an_import_have_a_version_and_no_time() {
        let place = tempfile::tempdir().unwrap();
        Workspace::open_or_create(place.path()).unwrap();
        let text = data(place.path()).unwrap();
        assert!(text.contains("tenure_data_info{version=\""), "{text}");
        assert!(!text.contains("tenure_last_import"), "{text}");
    }
}
