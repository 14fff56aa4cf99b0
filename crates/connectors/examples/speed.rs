//! How fast bundles and exports are read: `cargo run --release --example speed -- PATH [THREADS]`.
//!
//! Rows are counted and dropped, so that only reading, parsing and checking is measured.

use std::path::PathBuf;
use std::time::Instant;

use arrow_array::RecordBatch;
use tenure_connectors::Error;
use tenure_connectors::bundle::ReadOptions;
use tenure_connectors::report::{Reject, Sink};
use tenure_connectors::source::{OpenOptions, open};
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::schema::TableId;

#[derive(Default)]
struct Counter {
    rows: usize,
    rejected: usize,
}

impl Sink for Counter {
    fn batch(&mut self, _: TableId, batch: RecordBatch) -> Result<(), Error> {
        self.rows += batch.num_rows();
        Ok(())
    }

    fn reject(&mut self, _: &Reject) -> Result<(), Error> {
        self.rejected += 1;
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) {
        eprintln!("{finding}");
    }
}

fn main() -> Result<(), Error> {
    let mut args = std::env::args().skip(1);
    let path = PathBuf::from(args.next().unwrap_or_else(|| ".".into()));
    let source = open(&path, &OpenOptions::default())?;
    let mut options = ReadOptions::new(source.settings().apply(&Account::default()));
    options.threads = args.next().and_then(|n| n.parse().ok()).unwrap_or(2);
    let mut counter = Counter::default();
    let start = Instant::now();
    source.read(&options, &mut counter)?;
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = source.parts().iter().map(|part| part.bytes).sum::<u64>() as f64 / 1e6;
    println!(
        "{} rows, {} rejected, {megabytes:.0} MB in {seconds:.2} s: {:.0} MB/s",
        counter.rows,
        counter.rejected,
        megabytes / seconds
    );
    Ok(())
}
