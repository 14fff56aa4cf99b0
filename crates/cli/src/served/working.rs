//! Work that a server asks for: the commands that write, with what they print as the report.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::Parser;
use serde_json::{Value, json};
use tenure_domain::time::Instant;
use tenure_engine::import::ImportError;
use tenure_i18n::Lang;
use tenure_server::ask::{Failure, Fault};
use tenure_server::backup;
use tenure_server::work::{Events, Import, Progress, Pull, Signed, Stop, Task, Worked, Works};

use super::folders::Folders;
use super::{Commands, told};
use crate::app::{Cli, Command};
use crate::commands;
use crate::context::Context;
use crate::desk::{self, Heard};
use crate::failure;
use crate::words;

/// The demo company is the same wherever it is made.
const SEED: u64 = 7;

impl Works for Commands {
    fn work(
        &self,
        task: &Task,
        lang: Lang,
        tell: &(dyn Fn(Progress) + Send + Sync),
        stop: &Stop,
    ) -> Worked {
        let watch = Watch { lang, tell, stop };
        let (report, remarks) = match task {
            Task::Import(files) => self.import(files, watch),
            Task::Undo { dir, batch } => self.undo(dir, *batch, watch),
            Task::Demo { dir, customers, months } => self.demo(dir, *customers, *months, watch),
            Task::Sync(pull) => self.sync(pull, watch),
            Task::Events(events) => self.events(events, watch),
            Task::Close(signed) => self.close(signed, std::slice::from_ref(&signed.month), watch),
            Task::Reopen(signed) => {
                self.close(signed, &["--reopen".to_owned(), signed.month.clone()], watch)
            }
            Task::Backup { dir, out } => self.backup(dir, out, watch),
        };
        let folders = folders(task);
        let report = report.map_err(|error| Failure {
            fault: match failure::is_of_the_question(&error) {
                true => Fault::Question,
                false => Fault::Server,
            },
            message: folders.without_of_said(failure::said(&error)),
            hint: failure::hint(&error).map(|hint| folders.without_of_said(hint)),
        });
        let report = report.map(|report| folders.without_in(report));
        let remark = |remark: desk::Remark| told(folders.without_of(remark));
        Worked { report, remarks: remarks.into_iter().map(remark).collect() }
    }
}

/// What a command said, and what it remarked.
type Said = (Result<Value>, Vec<desk::Remark>);

/// Who is told how far work is, in which language, and may stop it.
#[derive(Clone, Copy)]
struct Watch<'a> {
    lang: Lang,
    tell: &'a (dyn Fn(Progress) + Send + Sync),
    stop: &'a Stop,
}

impl Commands {
    fn import(&self, files: &Import, watch: Watch<'_>) -> Said {
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
        // What only plans writes nothing.
        let (done, heard) = match files.dry_run {
            true => self.run(&argv, phase, watch),
            false => self.run_in_turn(&argv, phase, watch),
        };
        let Heard { out, remarks } = heard;
        (done.and_then(|()| report(&out)), remarks)
    }

    fn undo(&self, dir: &Path, batch: u64, watch: Watch<'_>) -> Said {
        let data = format!("--data={}", dir.display());
        let argv = ["batches".to_owned(), "undo".to_owned(), batch.to_string(), data];
        let (done, heard) = self.run_in_turn(&argv, "undoing", watch);
        (done.map(|()| json!({ "undone": batch })), heard.remarks)
    }

    /// As `tenure close`; `what` is done with the month.
    fn close(&self, signed: &Signed, what: &[String], watch: Watch<'_>) -> Said {
        let mut argv = vec!["close".to_owned()];
        argv.extend(what.iter().cloned());
        argv.extend([format!("--data={}", signed.dir.display()), "--format=json".to_owned()]);
        argv.extend([format!("--by={}", signed.by), format!("--note={}", signed.note)]);
        argv.extend(signed.policy.iter().map(|policy| format!("--policy={policy}")));
        let (done, heard) = self.run_in_turn(&argv, "closing", watch);
        let Heard { out, remarks } = heard;
        (done.and_then(|()| Ok(serde_json::from_slice(&out)?)), remarks)
    }

    /// As `tenure backup`, and `--verify` after it: one that is not as it should be is none.
    fn backup(&self, dir: &Path, out: &Path, watch: Watch<'_>) -> Said {
        let (done, heard) = watched("backing up", watch, || {
            let (_, context) = self.parsed(&["metrics".to_owned()], watch.lang)?;
            let _turn = context.turn()?;
            fs_err::create_dir_all(out.parent().unwrap_or(dir))?;
            let held = backup::write(dir, out, context.later().0)?;
            if let Err(error) = backup::verify(out) {
                drop(fs_err::remove_file(out));
                return Err(error);
            }
            let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
            Ok(json!({ "file": name, "files": held.files, "bytes": held.bytes }))
        });
        (done, heard.remarks)
    }

    /// As `tenure sync stripe`, with a key that no command line has held.
    fn sync(&self, pull: &Pull, watch: Watch<'_>) -> Said {
        let mut argv = ["sync", "stripe", "--format=json"].map(str::to_owned).to_vec();
        argv.push(format!("--data={}", pull.dir.display()));
        argv.extend(pull.base.iter().map(|base| format!("--api-base={base}")));
        argv.extend(pull.everything.then(|| "--full".to_owned()));
        argv.extend(pull.account.iter().map(|account| format!("--account={account}")));
        argv.extend(pull.first.then(|| "--beside".to_owned()));
        if !pull.without.is_empty() {
            argv.push(format!("--without={}", pull.without.join(",")));
        }
        let key = pull.key.clone();
        let (done, heard) = watched("syncing", watch, || {
            let (command, context) = self.parsed(&argv, watch.lang)?;
            match &command {
                Command::Sync(args) => {
                    commands::sync::run_with(args, key.told(), &context).map(drop)
                }
                _ => commands::run(command, &context).map(drop),
            }
        });
        let Heard { out, remarks } = heard;
        (done.and_then(|()| report(&out)), remarks)
    }

    fn events(&self, events: &Events, watch: Watch<'_>) -> Said {
        let (done, heard) = watched("importing", watch, || {
            let (_, context) = self.parsed(&["metrics".to_owned()], watch.lang)?;
            let _turn = context.turn()?;
            let of = (events.file.as_path(), events.account.as_deref());
            commands::sync::events::bring(&events.dir, of, events.test, &context)
        });
        (done, heard.remarks)
    }

    /// The company is made beside its place and put there when it is whole.
    fn demo(&self, dir: &Path, customers: u32, months: u32, watch: Watch<'_>) -> Said {
        let made = dir.with_extension("part");
        let whole = self.make(&made, customers, months, watch);
        let placed = whole.and_then(|()| Ok(fs_err::rename(&made, dir)?));
        if placed.is_err() && made.exists() {
            drop(fs_err::remove_dir_all(&made));
        }
        (placed.map(|()| json!({ "customers": customers, "months": months })), Vec::new())
    }

    fn make(&self, made: &Path, customers: u32, months: u32, watch: Watch<'_>) -> Result<()> {
        if made.exists() {
            fs_err::remove_dir_all(made)?;
        }
        let scratch = tempfile::tempdir().context("there is no room for temporary files")?;
        let company = scratch.path().join("company").display().to_string();
        (watch.tell)(Progress { phase: "making", done: 0, total: None });
        let argv = [
            "demo".to_owned(),
            format!("--customers={customers}"),
            format!("--months={months}"),
            format!("--seed={SEED}"),
            format!("--out={company}"),
        ];
        self.run(&argv, "making", watch).0?;
        if watch.stop.is_asked() {
            return Err(ImportError::Stopped.into());
        }
        let argv = ["import".to_owned(), company, format!("--data={}", made.display())];
        self.run(&argv, "importing", watch).0
    }

    /// Runs a command line. Findings are no failure: they are in what it says.
    fn run(&self, argv: &[String], phase: &'static str, watch: Watch<'_>) -> (Result<()>, Heard) {
        watched(phase, watch, || {
            let (command, context) = self.parsed(argv, watch.lang)?;
            commands::run(command, &context).map(drop)
        })
    }

    /// The same, while nobody else writes.
    fn run_in_turn(
        &self,
        argv: &[String],
        phase: &'static str,
        watch: Watch<'_>,
    ) -> (Result<()>, Heard) {
        watched(phase, watch, || {
            let (command, context) = self.parsed(argv, watch.lang)?;
            let _turn = context.turn()?;
            commands::run(command, &context).map(drop)
        })
    }

    /// A command line, and the surroundings of its command.
    fn parsed(&self, argv: &[String], lang: Lang) -> Result<(Command, Context)> {
        let typed = std::iter::once("tenure").chain(argv.iter().map(String::as_str));
        let cli = Cli::try_parse_from(typed).map_err(super::plain)?;
        let own = Context::new(&cli.global)?;
        words::set(lang);
        let (now, now_was_said) = (self.now(own.now), self.now.is_some());
        let turns = Some(Arc::clone(&self.turns));
        Ok((cli.command, Context { now, now_was_said, turns, lang, ..own }))
    }

    /// The time of what is done.
    fn now(&self, clock: Instant) -> Instant {
        self.now.unwrap_or(clock)
    }
}

/// Does work on a thread of its own, and tells how far it is. What hears of progress lives as long
/// as the thread may; what it tells comes afterwards.
fn watched<T: Send>(
    phase: &'static str,
    watch: Watch<'_>,
    work: impl FnOnce() -> Result<T> + Send,
) -> (Result<T>, Heard) {
    std::thread::scope(|scope| {
        let (send, receive) = std::sync::mpsc::channel();
        let stop = watch.stop.clone();
        let worker = scope.spawn(move || {
            let told = Box::new(move |done, total| send.send((done, total)).unwrap_or_default());
            desk::watch(told, stop, work)
        });
        for (done, total) in receive {
            (watch.tell)(Progress { phase, done, total: (total > 0).then_some(total) });
        }
        match worker.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
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

/// The folders that a task names.
fn folders(task: &Task) -> Folders {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let whose = match task {
        Task::Import(Import { dir, .. })
        | Task::Undo { dir, .. }
        | Task::Sync(Pull { dir, .. })
        | Task::Events(Events { dir, .. })
        | Task::Close(Signed { dir, .. })
        | Task::Reopen(Signed { dir, .. })
        | Task::Backup { dir, .. }
        | Task::Demo { dir, .. } => Folders::of_data(dir),
    };
    match task {
        Task::Import(Import { files, mapping, rejects, .. }) => {
            let sent = if files.is_dir() { None } else { name(files) };
            let whose = whose
                .with(rejects, "rejects")
                .with(files, &sent.unwrap_or_else(|| "the files".to_owned()));
            mapping.iter().fold(whose, |whose, path| whose.with(path, "the mapping"))
        }
        Task::Events(Events { file, .. }) => whose.with(file, "the events"),
        Task::Demo { dir, .. } => whose.with(&dir.with_extension("part"), "it"),
        Task::Backup { out, .. } => whose.with(out, "the backup"),
        Task::Undo { .. } | Task::Sync(_) | Task::Close(_) | Task::Reopen(_) => whose,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn an_import_that_is_stopped_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let (dir, files) = (place.path().join("books"), place.path().join("files"));
        fs_err::create_dir_all(&files).unwrap();
        fs_err::write(files.join("customers.csv"), "customer_id,name\na,Ada\n").unwrap();
        let task = Task::Import(Import {
            dir: dir.clone(),
            files,
            dry_run: false,
            strict: false,
            mapping: None,
            currency: Some("EUR".to_owned()),
            zone: None,
            rejects: place.path().join("rejects"),
        });
        let commands = Commands::default();
        let stop = Stop::default();
        stop.ask();
        let failure = commands.work(&task, Lang::English, &|_| {}, &stop).report.unwrap_err();
        assert!(failure.message.contains("nothing of it was kept"), "{}", failure.message);
        let workspace = tenure_store::Workspace::open(&dir).unwrap();
        assert_eq!(workspace.batches().unwrap(), []);
        assert!(workspace.account().unwrap().is_empty(), "nor a setting");
        assert_eq!(fs_err::read_dir(dir.join("runs")).unwrap().count(), 0);
        // The same work, not stopped, is done: nothing stands in its way.
        commands.work(&task, Lang::English, &|_| {}, &Stop::default()).report.unwrap();
        assert_eq!(workspace.batches().unwrap().len(), 1);
    }

    #[test]
    fn no_text_names_a_folder_of_the_machine() {
        let own = PathBuf::from("/srv/books/server/imports/3");
        let files = Import {
            dir: PathBuf::from("/srv/books"),
            files: own.join("files/export.zip"),
            dry_run: true,
            strict: false,
            mapping: Some(own.join("mapping.toml")),
            currency: None,
            zone: None,
            rejects: own.join("rejects"),
        };
        let folders = folders(&Task::Import(files));
        for (text, told) in [
            ("cannot read /srv/books/server/imports/3/files/export.zip", "cannot read export.zip"),
            ("cannot use /srv/books/server/imports/3/mapping.toml:", "cannot use the mapping:"),
            ("/srv/books/server/imports/3/rejects/a.csv", "a.csv"),
            ("/srv/books is locked", "the workspace is locked"),
            ("/srv/books/runs/000001/customers.parquet", "runs/000001/customers.parquet"),
        ] {
            assert_eq!(folders.without(text), told);
        }
        let report =
            folders.without_in(json!({ "data": "/srv/books", "rows": [1, "/srv/books/x"] }));
        assert_eq!(report, json!({ "data": "the workspace", "rows": [1, "x"] }));
    }
}
