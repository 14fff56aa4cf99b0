//! `tenure backup` and `tenure restore`: everything of a workspace in one file, and back.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use tenure_server::access::Actor;
use tenure_server::backup::{self, Held};
use tenure_server::backups;
use tenure_server::db::Db;
use tenure_server::problem::Problem;

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
            note(dir, held, context);
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

/// Notes it where the server tells of backups, if there is one. The backup is made either way.
fn note(dir: &Path, held: Held, context: &Context) {
    let database = Db::path_in(dir);
    if !database.exists() {
        return;
    }
    let noted = Db::open(&database).map_err(anyhow::Error::from).and_then(|db| {
        let noted = db.write_now(|tx| backups::note(tx, &Actor::terminal(), None, held, false));
        noted.map_err(|problem: Problem| anyhow::anyhow!(problem.detail))
    });
    if let Err(error) = noted {
        context.talk.warn(&tr!("backup-not-noted", why = error.to_string()));
    }
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
