//! Work that a server asks for: the commands that write, with what they print as the report.

use std::path::Path;

use anyhow::{Context as _, Result};
use clap::Parser;
use serde_json::{Value, json};
use tenure_domain::time::Instant;
use tenure_server::ask::Failure;
use tenure_server::work::{Import, Progress, Task, Worked, Works};

use super::{Commands, told};
use crate::app::Cli;
use crate::commands;
use crate::context::Context;
use crate::desk::{self, Heard};
use crate::failure;

/// The demo company is the same wherever it is made.
const SEED: u64 = 7;

impl Works for Commands {
    fn work(&self, task: &Task, tell: &(dyn Fn(Progress) + Send + Sync)) -> Worked {
        let (report, remarks) = match task {
            Task::Import(files) => self.import(files, tell),
            Task::Undo { dir, batch } => self.undo(dir, *batch),
            Task::Demo { dir, customers, months } => self.demo(dir, *customers, *months, tell),
        };
        let report = report.map_err(|error| Failure {
            wrong_question: failure::is_of_the_question(&error),
            message: failure::text(&error),
            hint: failure::hint(&error),
        });
        Worked { report, remarks: remarks.into_iter().map(told).collect() }
    }
}

/// What a command said, and what it remarked.
type Said = (Result<Value>, Vec<desk::Remark>);

/// Who is told how far work is.
type Tell<'a> = &'a (dyn Fn(Progress) + Send + Sync);

impl Commands {
    fn import(&self, files: &Import, tell: Tell<'_>) -> Said {
        let mut argv = vec!["import".to_owned(), files.files.display().to_string()];
        argv.push(format!("--data={}", files.dir.display()));
        argv.push(format!("--rejects={}", files.rejects.display()));
        argv.push("--format=json".to_owned());
        let flags = [("--dry-run", files.dry_run), ("--strict", files.strict)];
        argv.extend(flags.iter().filter(|(_, on)| *on).map(|(flag, _)| (*flag).to_owned()));
        let options = [
            ("--mapping", files.mapping.as_ref().map(|path| path.display().to_string())),
            ("--currency", files.currency.clone()),
            ("--time-zone", files.zone.clone()),
        ];
        let said = options.into_iter().filter_map(|(name, value)| Some((name, value?)));
        argv.extend(said.map(|(name, value)| format!("{name}={value}")));
        if files.rejects.exists()
            && let Err(error) = fs_err::remove_dir_all(&files.rejects)
        {
            return (Err(error.into()), Vec::new());
        }
        let phase = if files.dry_run { "planning" } else { "importing" };
        let (done, heard) = self.run(&argv, phase, tell);
        let Heard { out, remarks } = heard;
        (done.and_then(|()| report(&out)), remarks)
    }

    fn undo(&self, dir: &Path, batch: u64) -> Said {
        let data = format!("--data={}", dir.display());
        let argv = ["batches".to_owned(), "undo".to_owned(), batch.to_string(), data];
        let (done, heard) = self.run(&argv, "undoing", &|_| {});
        (done.map(|()| json!({ "undone": batch })), heard.remarks)
    }

    /// The company is made beside its place and put there when it is whole.
    fn demo(&self, dir: &Path, customers: u32, months: u32, tell: Tell<'_>) -> Said {
        let made = dir.with_extension("part");
        let whole = self.make(&made, customers, months, tell);
        let placed = whole.and_then(|()| Ok(fs_err::rename(&made, dir)?));
        if placed.is_err() && made.exists() {
            drop(fs_err::remove_dir_all(&made));
        }
        (placed.map(|()| json!({ "customers": customers, "months": months })), Vec::new())
    }

    fn make(&self, made: &Path, customers: u32, months: u32, tell: Tell<'_>) -> Result<()> {
        if made.exists() {
            fs_err::remove_dir_all(made)?;
        }
        let scratch = tempfile::tempdir().context("there is no room for temporary files")?;
        let company = scratch.path().join("company").display().to_string();
        tell(Progress { phase: "making", done: 0, total: None });
        let argv = [
            "demo".to_owned(),
            format!("--customers={customers}"),
            format!("--months={months}"),
            format!("--seed={SEED}"),
            format!("--out={company}"),
        ];
        self.run(&argv, "making", tell).0?;
        let argv = ["import".to_owned(), company, format!("--data={}", made.display())];
        self.run(&argv, "importing", tell).0
    }

    /// Runs a command line. Findings are no failure: they are in what it says.
    fn run(&self, argv: &[String], phase: &'static str, tell: Tell<'_>) -> (Result<()>, Heard) {
        // What hears of progress lives as long as the thread may; what it tells comes afterwards.
        std::thread::scope(|scope| {
            let (send, receive) = std::sync::mpsc::channel();
            let worker = scope.spawn(move || {
                let told =
                    Box::new(move |done, total| send.send((done, total)).unwrap_or_default());
                desk::watch(told, || self.command(argv))
            });
            for (done, total) in receive {
                tell(Progress { phase, done, total: (total > 0).then_some(total) });
            }
            match worker.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })
    }

    fn command(&self, argv: &[String]) -> Result<()> {
        let typed = std::iter::once("tenure").chain(argv.iter().map(String::as_str));
        let cli = Cli::try_parse_from(typed).map_err(super::plain)?;
        let own = Context::new(&cli.global)?;
        let context = Context { now: self.now(own.now), ..own };
        commands::run(cli.command, &context).map(drop)
    }

    /// The time of what is done.
    fn now(&self, clock: Instant) -> Instant {
        self.now.unwrap_or(clock)
    }
}

/// What an import printed, with files of rejected rows by their names alone.
fn report(out: &[u8]) -> Result<Value> {
    let mut report: Value = serde_json::from_slice(out)?;
    if let Some(files) = report.get_mut("reject_files").and_then(Value::as_array_mut) {
        for file in files {
            let name = file.as_str().and_then(|path| Path::new(path).file_name());
            *file = name.and_then(|name| name.to_str()).map_or(Value::Null, Value::from);
        }
    }
    Ok(report)
}
