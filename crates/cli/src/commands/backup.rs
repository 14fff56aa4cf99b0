//! `tenure backup` and `tenure restore`: everything of a workspace in one file, and back.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use tenure_server::backup::{self, Held};

use crate::context::Context;
use crate::failure::Exit;
use crate::words::{count, tr};

const BACKUP: &str = "\
Examples:
  tenure backup --data books --out books-2026-11-27.tar
  tenure backup --verify books-2026-11-27.tar";

const RESTORE: &str = "\
Examples:
  tenure restore books-2026-11-27.tar --data books-again";

/// Write facts, users and settings into one file, while the server runs
///
/// Meanwhile nothing can be imported; all else goes on. The key of secrets is left out: keep
/// DIR/server/key elsewhere, or connect sources again after restoring.
#[derive(Args, Debug)]
#[command(before_help = BACKUP, arg_required_else_help = true)]
pub struct BackupArgs {
    /// The workspace
    #[arg(long, value_name = "DIR", required_unless_present = "verify", requires = "out")]
    data: Option<PathBuf>,

    /// The new file
    #[arg(long, value_name = "FILE", requires = "data")]
    out: Option<PathBuf>,

    /// Only hold a backup against its checksums
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "out"])]
    verify: Option<PathBuf>,
}

/// Make a workspace of a backup
#[derive(Args, Debug)]
#[command(before_help = RESTORE, arg_required_else_help = true)]
pub struct RestoreArgs {
    /// The backup
    file: PathBuf,

    /// The new workspace; a folder that holds something is not touched
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// Writes a backup, or verifies one.
pub fn run(args: &BackupArgs, context: &Context) -> Result<Exit> {
    match (&args.data, &args.out, &args.verify) {
        (Some(dir), Some(out), _) => {
            let held = backup::write(dir, out, context.now.0)?;
            context.talk.say(&tr!(
                "backup-written",
                file = out.display().to_string(),
                held = said(held)
            ));
        }
        (_, _, Some(file)) => {
            let held = backup::verify(file)?;
            context.talk.say(&tr!(
                "backup-whole",
                file = file.display().to_string(),
                held = said(held)
            ));
        }
        _ => {}
    }
    Ok(Exit::Fine)
}

/// Restores a backup.
pub fn restore(args: &RestoreArgs, context: &Context) -> Result<Exit> {
    let held = backup::restore(&args.file, &args.data)?;
    context.talk.say(&tr!(
        "backup-restored",
        data = args.data.display().to_string(),
        held = said(held)
    ));
    Ok(Exit::Fine)
}

fn said(held: Held) -> String {
    let (files, bytes) = (count(held.files as i128), count(held.bytes.into()));
    tr!("backup-held", files = files, bytes = bytes)
}
