//! `tenure doctor`: is everything in order to work with?

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use tenure_domain::account::Account;
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Instant, SECOND, Zone};
use tenure_engine::import;
use tenure_engine::sync::{self, Connection};
use tenure_i18n::{Lang, Words};
use tenure_server::health;
use tenure_store::{Error as StoreError, Fault, FaultKind, Workspace};

use super::rotate_key::key_in_use;
use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::words::{Both, Id, say, tr};

use super::check::mark;

const EXAMPLES: &str = "\
Examples:
  tenure doctor
  tenure doctor --data books --format json";

/// Look for trouble with the machine and the workspace
///
/// Whether the books add up is for `tenure check`; this is about files, clocks and settings, and about what a
/// server keeps of its own.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct DoctorArgs {
    /// A workspace
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Where the server's key of secrets is; else TENURE_KEY, else DIR/server/key
    #[arg(long, value_name = "FILE", requires = "data")]
    key_file: Option<PathBuf>,

    #[command(flatten)]
    format: FormatArgs,
}

/// What was looked at, and how it is.
struct Finding {
    what: Id,
    well: bool,
    says: Both,
}

/// What was found, as it is told.
struct Told {
    well: bool,
    what: Both,
    says: Both,
    hint: Option<Both>,
}

impl Told {
    fn of(finding: Finding) -> Told {
        let Finding { what, well, says } = finding;
        Told { well, what: Both::of(what), says, hint: None }
    }

    fn of_server(finding: health::Finding) -> Told {
        let health::Finding { what, well, says, hint } = finding;
        let both = |said: &Said| Both::new(|words| words.phrase(said));
        Told { well, what: both(&what), says: both(&says), hint: hint.as_ref().map(both) }
    }
}

/// Looks.
pub fn run(args: &DoctorArgs, context: &Context) -> Result<Exit> {
    let mut findings: Vec<Told> = machine(context).into_iter().map(Told::of).collect();
    if let Some(dir) = &args.data {
        findings.extend(workspace(dir, context).into_iter().map(Told::of));
        // Who asks a server is told about the data; the server itself is for who runs it.
        if context.resident.is_none() {
            let server = health::look(dir, key_in_use(args.key_file.as_ref()).as_ref());
            findings.extend(server.into_iter().map(Told::of_server));
        }
    }
    let sick = findings.iter().any(|finding| !finding.well);
    let mut sheet = Sheet::new(vec![
        Column::text("ok", ""),
        Column::text("check", &tr!("check-check")),
        Column::text("says", &tr!("doctor-finding")),
        Column::text("hint", &tr!("doctor-hint")),
    ]);
    for finding in findings {
        sheet.push(vec![
            mark(finding.well),
            Cell::new(finding.what.shown, finding.what.english),
            Cell::new(finding.says.shown, finding.says.english),
            finding.hint.map_or_else(Cell::empty, |hint| Cell::new(hint.shown, hint.english)),
        ]);
    }
    if args.format.format == Format::Table {
        sheet.drop_empty("hint");
    }
    let head = Object::new().with("healthy", !sick);
    output::sheet(&sheet, args.format.format, context.paint, "checks", head)?;
    Ok(Exit::findings(sick))
}

/// What a folder is called: whoever asks a server need not know where it lies.
fn called(dir: &Path, context: &Context) -> String {
    match context.resident {
        Some(_) => "it".to_owned(),
        None => dir.display().to_string(),
    }
}

fn machine(context: &Context) -> Vec<Finding> {
    let version = format!("tenure {}", env!("CARGO_PKG_VERSION"));
    let zones = match Zone::named("Europe/Bucharest") {
        Ok(_) => Finding {
            what: Id("doctor-zones"),
            well: true,
            says: Both::of(Id("doctor-zones-fine")),
        },
        Err(error) => {
            Finding { what: Id("doctor-zones"), well: false, says: Both::same(error.to_string()) }
        }
    };
    let year = context.now.to_string();
    // Before this program was written, or long after: the machine's clock is wrong.
    let plausible = ("2025".."2100").contains(&year.get(..4).unwrap_or_default());
    vec![
        Finding { what: Id("doctor-version"), well: true, says: Both::same(version) },
        zones,
        Finding {
            what: Id("doctor-clock"),
            well: plausible,
            says: Both::same(context.now.to_string()),
        },
        temporary(),
    ]
}

/// Archives are unpacked there.
fn temporary() -> Finding {
    let dir = std::env::temp_dir();
    let (well, says) = writable(&dir);
    Finding { what: Id("doctor-temporary"), well, says }
}

/// Whether a file can be made in a folder.
fn writable(dir: &Path) -> (bool, Both) {
    let probe = dir.join(format!(".tenure-probe-{}", std::process::id()));
    let result = fs_err::write(&probe, b"x").and_then(|()| fs_err::remove_file(&probe));
    match result {
        Ok(()) => {
            let folder = dir.display().to_string();
            (true, Both::new(|words| say!(words, "doctor-writable", folder = folder.as_str())))
        }
        Err(error) => (false, Both::same(error.to_string())),
    }
}

fn workspace(dir: &Path, context: &Context) -> Vec<Finding> {
    let workspace = match Workspace::open(dir) {
        Ok(workspace) => workspace,
        Err(error) => {
            return vec![Finding {
                what: Id("doctor-workspace"),
                well: false,
                says: Both::same(chain(&error)),
            }];
        }
    };
    let folder = called(dir, context);
    let opens = Both::new(|words| say!(words, "doctor-opens", folder = folder.as_str()));
    let mut findings = vec![
        Finding { what: Id("doctor-workspace"), well: true, says: opens },
        writer(&workspace, dir, context),
    ];
    findings.extend([settings(&workspace), batches(&workspace, context), tables(&workspace)]);
    findings.push(closes(&workspace));
    findings.extend(syncs(&workspace, dir));
    findings
}

/// Up to when Stripe was asked, and whether a pull waits to be ended.
fn syncs(workspace: &Workspace, dir: &Path) -> Vec<Finding> {
    let what = Id("doctor-sync");
    let connections = match sync::connections(workspace) {
        Ok(connections) => connections,
        Err(error) => return vec![Finding { what, well: false, says: Both::same(chain(&error)) }],
    };
    // A pull may wait before anything was brought in.
    let first = [Connection { apart: None, known: None }];
    let all = if connections.is_empty() { &first[..] } else { &connections };
    all.iter().filter_map(|connection| synced(connection, dir)).collect()
}

/// How one account stands.
fn synced(connection: &Connection, dir: &Path) -> Option<Finding> {
    let what = Id("doctor-sync");
    let folder = format!("sync/{}", connection.folder());
    let waits = dir.join(&folder).join("pull.json").exists();
    let with_pull = |state: Both| match waits {
        true => Both::new(|words| {
            let state = if words.lang() == Lang::English { &state.english } else { &state.shown };
            say!(words, "doctor-pull-waits", state = state.as_str(), folder = folder.as_str())
        }),
        false => state,
    };
    match &connection.known {
        Some(known) => {
            let through = Instant(known.through.saturating_mul(SECOND)).to_string();
            let says = Both::new(|words| {
                let mode = match known.live {
                    true => say!(words, "doctor-live"),
                    false => say!(words, "doctor-test-mode"),
                };
                let account = known.account.clone();
                let account = account.unwrap_or_else(|| say!(words, "doctor-an-account"));
                say!(words, "doctor-synced", account = account, mode = mode, at = through.as_str())
            });
            Some(Finding { what, well: true, says: with_pull(says) })
        }
        None if waits => {
            let says = with_pull(Both::of(Id("doctor-not-synced")));
            Some(Finding { what, well: true, says })
        }
        None => None,
    }
}

/// Whether one could import now. A batch that is dropped leaves nothing.
fn writer(workspace: &Workspace, dir: &Path, context: &Context) -> Finding {
    let what = Id("doctor-writing");
    match workspace.begin("doctor", context.now.0) {
        Ok(_) => {
            let (well, says) = writable(dir);
            Finding { what, well, says }
        }
        Err(error @ StoreError::Locked { .. }) => {
            let why = error.to_string();
            let says = Both::new(|words| say!(words, "doctor-busy", why = why.as_str()));
            Finding { what, well: true, says }
        }
        Err(error) => Finding { what, well: false, says: Both::same(chain(&error)) },
    }
}

fn settings(workspace: &Workspace) -> Finding {
    let what = Id("doctor-account");
    match import::settings(workspace) {
        Err(error) => Finding { what, well: false, says: Both::same(chain(&error)) },
        Ok(settings) => {
            let account = settings.apply(&Account::default());
            let (currency, zone) = (account.currency, account.zone.name());
            let says = match settings.currency.is_some() {
                true => Both::same(format!("{currency}, {zone}")),
                false => Both::new(|words| {
                    say!(words, "doctor-account-taken", currency = currency.code(), zone = zone)
                }),
            };
            Finding { what, well: true, says }
        }
    }
}

/// Batches from the future mean that a clock was or is wrong.
fn batches(workspace: &Workspace, context: &Context) -> Finding {
    let what = Id("doctor-batches");
    match workspace.batches() {
        Err(error) => Finding { what, well: false, says: Both::same(chain(&error)) },
        Ok(batches) => {
            let undone = batches.iter().filter(|batch| batch.undone_at.is_some()).count();
            let later = batches.iter().filter(|batch| batch.recorded_at > context.now.0);
            match later.map(|batch| batch.recorded_at).max() {
                Some(at) => {
                    let at = Instant(at).to_string();
                    let future =
                        |words: &Words| say!(words, "doctor-batches-future", at = at.as_str());
                    let says = Both::new(future);
                    Finding { what, well: false, says }
                }
                None => {
                    let n = batches.len();
                    let says = Both::new(|words| {
                        say!(words, "doctor-batches-are", n = n, undone = undone)
                    });
                    Finding { what, well: true, says }
                }
            }
        }
    }
}

/// Reads every file of every close and compares it with what was written.
fn closes(workspace: &Workspace) -> Finding {
    let what = Id("doctor-closes");
    let found = workspace.closes().and_then(|closes| Ok((closes, workspace.verify_closes()?)));
    match found {
        Err(error) => Finding { what, well: false, says: Both::same(chain(&error)) },
        Ok((_, faults)) if !faults.is_empty() => {
            let says = fault(&faults[0]);
            let says = Both::new(|words| words.phrase(&says));
            Finding { what, well: false, says }
        }
        Ok((closes, _)) => {
            let open = closes.iter().filter(|close| close.reopened.is_some()).count();
            let n = closes.len();
            let says = Both::new(|words| say!(words, "doctor-closes-are", n = n, reopened = open));
            Finding { what, well: true, says }
        }
    }
}

/// Compares every file of stored rows with what was written, and reads every row once.
fn tables(workspace: &Workspace) -> Finding {
    let what = Id("doctor-facts");
    match workspace.verify_runs() {
        Err(error) => return Finding { what, well: false, says: Both::same(chain(&error)) },
        Ok(faults) if !faults.is_empty() => {
            return Finding { what, well: false, says: damage(&faults) };
        }
        Ok(_) => {}
    }
    let mut rows = 0;
    for &table in TableId::ALL {
        let result = workspace.scan(table, None, None, &mut |batch| {
            rows += batch.num_rows() as u64;
            Ok::<_, StoreError>(())
        });
        if let Err(error) = result {
            return Finding {
                what,
                well: false,
                says: Both::same(format!("{}: {}", table.name(), chain(&error))),
            };
        }
    }
    let says = Both::new(|words| say!(words, "doctor-rows", n = rows));
    Finding { what, well: true, says }
}

/// What is wrong with runs: all of them, and what to do.
fn damage(faults: &[Fault]) -> Both {
    let all: Vec<Said> = faults.iter().map(fault).collect();
    let says = said!(
        "{faults}; restore the folder from a backup, or undo the batch (the number of the run's \
         folder) and import its files again",
        faults = all
    );
    Both::new(|words| words.phrase(&says))
}

/// What is wrong with a file.
fn fault(fault: &Fault) -> Said {
    let file = fault.path.display().to_string();
    match &fault.kind {
        FaultKind::Missing => said!("{file} is missing", file = file),
        FaultKind::Unreadable(why) => {
            said!("{file} cannot be read: {why}", file = file, why = why.as_str())
        }
        FaultKind::Size { recorded, found } => said!(
            "{file} has another size than was written, in bytes: {found} instead of {written}",
            file = file,
            found = *found,
            written = *recorded
        ),
        FaultKind::Hash => said!("{file} does not hold the bytes that were written", file = file),
        FaultKind::Rows { recorded, found } => said!(
            "{file} has another number of rows than was written: {found} instead of {written}",
            file = file,
            found = *found,
            written = *recorded
        ),
        FaultKind::Manifest(why) => {
            said!("{file} is damaged: {why}", file = file, why = why.as_str())
        }
    }
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
