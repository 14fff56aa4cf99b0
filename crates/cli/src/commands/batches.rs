//! `tenure batches`: the imports of a workspace.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::account::Account;
use tenure_domain::time::{Instant, Zone};
use tenure_engine::import;
use tenure_store::{BatchId, BatchInfo, TableCounts, Workspace};

use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show;
use crate::words::tr;

const EXAMPLES: &str = "\
Examples:
  tenure batches list --data books
  tenure batches undo 3 --data books";

/// List the imports of a workspace, or undo one
///
/// An undone batch is not deleted: asked --known-at an earlier time, its rows are still there.
/// To redo it, import the same files again.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct BatchesArgs {
    #[command(subcommand)]
    command: BatchesCommand,
}

#[derive(Debug, Subcommand)]
enum BatchesCommand {
    /// All batches in the order of import
    List {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Take the rows of one batch out of all later answers
    Undo {
        /// Number of the batch, as `list` shows it
        batch: BatchId,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Args, Debug)]
struct Place {
    /// The workspace
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// Lists or undoes.
pub fn run(args: &BatchesArgs, context: &Context) -> Result<Exit> {
    match &args.command {
        BatchesCommand::List { place, format } => {
            list(&context.workspace(&place.data)?, format.format, context)?;
        }
        BatchesCommand::Undo { batch, place } => {
            let workspace = Workspace::open(&place.data)?;
            workspace.undo(*batch, context.now.0)?;
            output::text(&(tr!("batches-is-undone", id = batch.to_string()) + "\n"))?;
        }
    }
    Ok(Exit::Fine)
}

fn list(workspace: &Workspace, format: Format, context: &Context) -> Result<()> {
    let zone = import::settings(workspace)?.apply(&Account::default()).zone;
    let mut sheet = Sheet::new(vec![
        Column::number("batch", &tr!("batches-batch")),
        Column::text("recorded_at", &tr!("batches-imported")),
        Column::text("source", &tr!("batches-source")),
        Column::number("files", &tr!("batches-files")),
        Column::number("added", &tr!("import-added")),
        Column::number("superseded", &tr!("import-superseded")),
        Column::number("unchanged", &tr!("import-unchanged")),
        Column::number("rejected", &tr!("import-rejected")),
        Column::text("undone_at", &tr!("batches-undone")),
    ]);
    for batch in workspace.batches()? {
        sheet.push(row(&batch, &zone));
    }
    output::sheet(&sheet, format, context.paint, "batches", Object::new())
}

fn row(batch: &BatchInfo, zone: &Zone) -> Vec<Cell> {
    let sum = |count: fn(&TableCounts) -> u64| Cell::quiet(batch.tables.iter().map(count).sum());
    let time = |at: i64| Cell::new(show::instant(Instant(at), zone), Instant(at).to_string());
    vec![
        Cell::count(batch.id),
        time(batch.recorded_at),
        Cell::text(&batch.source),
        Cell::count(batch.files.len() as u64),
        sum(|table| table.added),
        sum(|table| table.superseded + table.late),
        sum(|table| table.unchanged + table.repeated),
        Cell::quiet(batch.rejects),
        batch.undone_at.map_or_else(Cell::empty, time),
    ]
}
