//! How fast, how large: imports generated invoice lines, imports them again, reads them back.
//!
//! `cargo run --release -p tenure-store --example lines -- ROWS DIR` (or `memory` for DIR)

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use tenure_domain::schema::TableId;
use tenure_store::{Error, Workspace};

const BATCH: u64 = 65_536;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let rows: u64 = arguments.next().unwrap_or_else(|| "1000000".into()).parse()?;
    let dir = arguments.next().unwrap_or_else(|| "memory".into());
    let workspace = match dir.as_str() {
        "memory" => Workspace::in_memory()?,
        dir => Workspace::open_or_create(Path::new(dir))?,
    };
    import(&workspace, 0..rows, 1_000, "first import")?;
    import(&workspace, rows - 500..rows + 500, 2_000, "a few more")?;
    import(&workspace, 0..rows, 3_000, "the same again")?;
    let period = ["invoice_id", "period_start", "period_end", "amount", "subscription_id"];
    for (what, columns) in [
        ("all columns", None),
        ("five columns", Some(&period[..])),
        ("one number", Some(&["amount"][..])),
        ("one empty column", Some(&["item_id"][..])),
    ] {
        for threads in [1, 2] {
            scan(&workspace, columns, threads, what)?;
        }
    }
    let begun = Instant::now();
    let faults = workspace.verify()?;
    println!("verify: {:.2} s, {} faults", begun.elapsed().as_secs_f64(), faults.len());
    Ok(())
}

fn import(workspace: &Workspace, rows: Range<u64>, at: i64, what: &str) -> Result<(), Error> {
    let mut writer = workspace.begin("bundle", at)?;
    let mut making = Duration::ZERO;
    let mut appending = Duration::ZERO;
    for first in rows.clone().step_by(BATCH as usize) {
        let begun = Instant::now();
        let batch = lines(first, BATCH.min(rows.end - first), at);
        making += begun.elapsed();
        let begun = Instant::now();
        writer.append(TableId::InvoiceLines, &batch)?;
        appending += begun.elapsed();
    }
    let begun = Instant::now();
    let info = writer.commit()?;
    let counts = info.tables[0];
    println!(
        "{what}: append {:.2} s, commit {:.2} s (rows made in {:.2} s), {} stored, peak {} MB",
        appending.as_secs_f64(),
        begun.elapsed().as_secs_f64(),
        making.as_secs_f64(),
        counts.stored(),
        peak_megabytes()
    );
    Ok(())
}

/// Lines of monthly invoices: ids that never repeat, few plans and prices, many empty columns.
fn lines(first: u64, rows: u64, at: i64) -> RecordBatch {
    let text = |f: &dyn Fn(u64) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values((first..first + rows).map(f)))
    };
    let number = |f: &dyn Fn(u64) -> i64| -> ArrayRef {
        Arc::new(Int64Array::from_iter_values((first..first + rows).map(f)))
    };
    let day = 86_400_000_000_i64;
    let start = move |n: u64| (18_000 + (n / 20_000_000 + n * 36 / 20_000_000) as i64 * 30) * day;
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("invoice_id", text(&|n| format!("in_{:09}", n / 2))),
        ("line_id", text(&|n| format!("il_{n:010}"))),
        ("subscription_id", text(&|n| format!("sub_{:07}", n * 7919 % 1_500_000))),
        ("plan_id", text(&|n| format!("plan_{}", n % 40))),
        ("kind", text(&|_| "subscription".to_owned())),
        ("period_start", number(&move |n| start(n) + (n * 7919 % 30) as i64 * day)),
        ("period_end", number(&move |n| start(n) + (n * 7919 % 30 + 30) as i64 * day)),
        ("interval", text(&|_| "month".to_owned())),
        ("interval_count", number(&|_| 1)),
        ("amount", number(&|n| (n % 40 * 500_000 + n * 31 % 977 * 100) as i64)),
        ("tax", number(&|n| (n % 40 * 95_000) as i64)),
        ("quantity", number(&|n| (1 + n % 9) as i64 * 1_000_000)),
        ("prorated", Arc::new(BooleanArray::from(vec![false; rows as usize]))),
        ("recorded_at", number(&|_| at)),
        ("source", text(&|_| "bundle".to_owned())),
        ("source_file", text(&|_| "invoice_lines.csv".to_owned())),
        ("source_line", number(&|n| n as i64 + 2)),
    ];
    let field =
        |(name, column): &(&str, ArrayRef)| Field::new(*name, column.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(schema), columns).expect("columns of one length")
}

fn scan(
    workspace: &Workspace,
    columns: Option<&[&str]>,
    threads: usize,
    what: &str,
) -> Result<(), Error> {
    let begun = Instant::now();
    let rows = AtomicU64::new(0);
    workspace.scan_parallel(TableId::InvoiceLines, None, columns, threads, &|_, batch| {
        rows.fetch_add(batch.num_rows() as u64, Ordering::Relaxed);
        Ok::<_, Error>(())
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("scan, {what}, {threads} threads: {seconds:.2} s, {} rows", rows.into_inner());
    Ok(())
}

/// The most memory that the process has had, where the system tells.
fn peak_megabytes() -> u64 {
    let status = fs_err::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}
