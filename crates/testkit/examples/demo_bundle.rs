//! Writes a demo company: `demo_bundle OUT [CUSTOMERS [MONTHS [SEED]]]`.

use std::path::PathBuf;
use std::process::ExitCode;

use tenure_testkit::simulator::{Spec, write_bundle};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let usage = "usage: demo_bundle OUT [CUSTOMERS [MONTHS [SEED]]]";
    let mut args = std::env::args().skip(1);
    let out = PathBuf::from(args.next().ok_or(usage)?);
    let mut spec = Spec::default();
    let number = |text: String| text.parse::<u64>().map_err(|_| format!("{text}: {usage}"));
    let small = |value: u64| u32::try_from(value).map_err(|_| format!("{value} is too large"));
    if let Some(text) = args.next() {
        spec.customers = small(number(text)?)?;
    }
    if let Some(text) = args.next() {
        spec.months = small(number(text)?)?;
    }
    if let Some(text) = args.next() {
        spec.seed = number(text)?;
    }
    // A table of every month of a million customers is larger than all others together.
    spec.truth_months = spec.customers <= 100_000;
    let summary = write_bundle(&spec, &out, &mut |_, _| {}).map_err(|error| error.to_string())?;
    for (table, rows) in summary.tables {
        println!("{table:<22}{rows:>12}");
    }
    Ok(())
}
