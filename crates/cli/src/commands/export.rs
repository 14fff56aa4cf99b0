//! `tenure export`: figures for auditors and investors, as a workbook or as files.

pub mod answer;
mod build;
mod folder;
mod table;
mod workbook;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use tenure_domain::period::Grain;
use tenure_domain::time::Day;

use crate::ask::{self, EVERYTHING};
use crate::context::Context;
use crate::dates::{self, Range};
use crate::failure::{Exit, advised};
use crate::output;
use crate::session::DataArgs;
use crate::words::tr;

const EXAMPLES: &str = "\
Examples:
  tenure export --data books --out mrr-2026-10.xlsx          a workbook
  tenure export --data books --out mrr-2026-10               a folder of CSV files
  tenure export --input company --from 2025-01 --to 2026-01 --out 2025.xlsx";

/// Write figures for auditors and investors: a workbook, or a folder of CSV files
///
/// MRR of every customer at the end of every month, the bridge of every month, and the cohorts by
/// customers, gross and net MRR; with a sheet that says under which policy, from which data and
/// how. Shown amounts sum to the shown totals. Without a range: all complete months.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ExportArgs {
    /// Where to: a file that ends in .xlsx, or a folder
    #[arg(long, value_name = "FILE|DIR")]
    out: PathBuf,

    /// Write over what is there
    #[arg(long)]
    force: bool,

    /// First month
    #[arg(long, value_name = "MONTH")]
    from: Option<String>,

    /// First month after the range
    #[arg(long, value_name = "MONTH")]
    to: Option<String>,

    /// How many months to follow cohorts
    #[arg(long, default_value_t = 24, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=240))]
    ages: u32,

    #[command(flatten)]
    data: DataArgs,
}

/// Writes.
pub fn run(args: &ExportArgs, context: &Context) -> Result<Exit> {
    if args.out.exists() && !args.force {
        let message = format!("{} exists already", args.out.display());
        return Err(advised(message, "choose another name, or --force to write over it"));
    }
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let known = session.known(book.data_through);
    let day = |text: &Option<String>, flag| match text {
        Some(text) => dates::day(text, flag).map(Some),
        None => Ok(None),
    };
    let first = book.first.map(|at| session.account.zone.day(at).month_start());
    let to = day(&args.to, "--to")?.unwrap_or(known.last_complete());
    let usual = first.unwrap_or(Day(to.add_months(-dates::USUAL_MONTHS).0));
    let from = day(&args.from, "--from")?.unwrap_or(usual);
    if from >= to {
        return Err(dates::empty(from, to));
    }
    let range = Range::new(from, to, Some(Grain::Month), &session.account)?;
    let tables = build::tables(&session, &book, &range, args.ages)?;
    let workbook = args.out.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
    if workbook {
        workbook::write(&tables, &args.out, context.now)?;
    } else {
        folder::write(&tables, &args.out)?;
    }
    context.talk.say(&match workbook {
        true => tr!("export-sheets", n = tables.len()),
        false => tr!("export-files", n = tables.len()),
    });
    output::text(&format!("{}\n", args.out.display()))?;
    Ok(session.exit())
}
