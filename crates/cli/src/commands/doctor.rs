//! `tenure doctor`: is everything in order to work with?

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Instant, SECOND, Zone};
use tenure_engine::{import, sync};
use tenure_store::{Error as StoreError, Workspace};

use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;

const EXAMPLES: &str = "\
Examples:
  tenure doctor
  tenure doctor --data books --format json";

/// Look for trouble with the machine and the workspace
///
/// Whether the books add up is for `tenure check`; this is about files, clocks and settings.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct DoctorArgs {
    /// A workspace
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    #[command(flatten)]
    format: FormatArgs,
}

/// What was looked at, and how it is.
struct Finding {
    what: &'static str,
    well: bool,
    says: String,
}

/// Looks.
pub fn run(args: &DoctorArgs, context: &Context) -> Result<Exit> {
    let mut findings = machine(context);
    if let Some(dir) = &args.data {
        findings.extend(workspace(dir, context));
    }
    let sick = findings.iter().any(|finding| !finding.well);
    let mut sheet = Sheet::new(vec![
        Column::text("ok", ""),
        Column::text("check", "Check"),
        Column::text("says", "Finding"),
    ]);
    for finding in findings {
        let (sign, tone) = if finding.well { ("ok", Tone::Good) } else { ("bad", Tone::Bad) };
        sheet.push(vec![
            Cell::new(sign, finding.well).toned(tone),
            Cell::text(finding.what),
            Cell::text(finding.says),
        ]);
    }
    let head = Object::new().with("healthy", !sick);
    output::sheet(&sheet, args.format.format, context.paint, "checks", head)?;
    Ok(Exit::findings(sick))
}

fn machine(context: &Context) -> Vec<Finding> {
    let version = format!("tenure {}", env!("CARGO_PKG_VERSION"));
    let zones = match Zone::named("Europe/Bucharest") {
        Ok(_) => Finding { what: "time zones", well: true, says: "compiled in".to_owned() },
        Err(error) => Finding { what: "time zones", well: false, says: error.to_string() },
    };
    let year = context.now.to_string();
    // Before this program was written, or long after: the machine's clock is wrong.
    let plausible = ("2025".."2100").contains(&year.get(..4).unwrap_or_default());
    vec![
        Finding { what: "version", well: true, says: version },
        zones,
        Finding { what: "clock", well: plausible, says: context.now.to_string() },
        temporary(),
    ]
}

/// Archives are unpacked there.
fn temporary() -> Finding {
    let dir = std::env::temp_dir();
    let (well, says) = writable(&dir);
    Finding { what: "temporary folder", well, says }
}

/// Whether a file can be made in a folder.
fn writable(dir: &Path) -> (bool, String) {
    let probe = dir.join(format!(".tenure-probe-{}", std::process::id()));
    let result = fs_err::write(&probe, b"x").and_then(|()| fs_err::remove_file(&probe));
    match result {
        Ok(()) => (true, format!("{} can be written", dir.display())),
        Err(error) => (false, error.to_string()),
    }
}

fn workspace(dir: &Path, context: &Context) -> Vec<Finding> {
    let workspace = match Workspace::open(dir) {
        Ok(workspace) => workspace,
        Err(error) => {
            return vec![Finding { what: "workspace", well: false, says: chain(&error) }];
        }
    };
    let mut findings = vec![
        Finding { what: "workspace", well: true, says: format!("{} opens", dir.display()) },
        writer(&workspace, dir, context),
    ];
    findings.extend([settings(&workspace), batches(&workspace, context), tables(&workspace)]);
    findings.push(closes(&workspace));
    findings.extend(syncs(&workspace, dir));
    findings
}

/// Up to when Stripe was asked, and whether a pull waits to be ended.
fn syncs(workspace: &Workspace, dir: &Path) -> Option<Finding> {
    let what = "sync with Stripe";
    let waits = dir.join("sync/stripe/pull.json").exists();
    let waits = match waits {
        true => "; a pull that was stopped waits in sync/stripe",
        false => "",
    };
    match sync::known(workspace) {
        Err(error) => Some(Finding { what, well: false, says: chain(&error) }),
        Ok(Some(known)) => {
            let mode = if known.live { "live" } else { "test mode" };
            let account = known.account.as_deref().unwrap_or("an account");
            let through = Instant(known.through.saturating_mul(SECOND));
            let says = format!("{account} ({mode}), all changes up to {through}{waits}");
            Some(Finding { what, well: true, says })
        }
        Ok(None) if !waits.is_empty() => {
            let says = format!("not done yet{waits}");
            Some(Finding { what, well: true, says })
        }
        Ok(None) => None,
    }
}

/// Whether one could import now. A batch that is dropped leaves nothing.
fn writer(workspace: &Workspace, dir: &Path, context: &Context) -> Finding {
    let what = "writing";
    match workspace.begin("doctor", context.now.0) {
        Ok(_) => {
            let (well, says) = writable(dir);
            Finding { what, well, says }
        }
        Err(error @ StoreError::Locked { .. }) => {
            Finding { what, well: true, says: format!("busy: {error}") }
        }
        Err(error) => Finding { what, well: false, says: chain(&error) },
    }
}

fn settings(workspace: &Workspace) -> Finding {
    let what = "account";
    match import::settings(workspace) {
        Err(error) => Finding { what, well: false, says: chain(&error) },
        Ok(settings) => {
            let account = settings.apply(&Account::default());
            let said = if settings.currency.is_some() { "" } else { " (not stated: taken)" };
            let says = format!("{}{said}, {}", account.currency, account.zone.name());
            Finding { what, well: true, says }
        }
    }
}

/// Batches from the future mean that a clock was or is wrong.
fn batches(workspace: &Workspace, context: &Context) -> Finding {
    let what = "batches";
    match workspace.batches() {
        Err(error) => Finding { what, well: false, says: chain(&error) },
        Ok(batches) => {
            let undone = batches.iter().filter(|batch| batch.undone_at.is_some()).count();
            let later = batches.iter().filter(|batch| batch.recorded_at > context.now.0);
            match later.map(|batch| batch.recorded_at).max() {
                Some(at) => {
                    let says = format!("one was imported in the future, at {}", Instant(at));
                    Finding { what, well: false, says }
                }
                None => {
                    let says = format!("{}, {undone} of them undone", batches.len());
                    Finding { what, well: true, says }
                }
            }
        }
    }
}

/// Reads every file of every close and compares it with what was written.
fn closes(workspace: &Workspace) -> Finding {
    let what = "closes";
    let found = workspace.closes().and_then(|closes| Ok((closes, workspace.verify_closes()?)));
    match found {
        Err(error) => Finding { what, well: false, says: chain(&error) },
        Ok((_, faults)) if !faults.is_empty() => {
            let fault = &faults[0];
            let says = format!("{} {}", fault.path.display(), fault.kind);
            Finding { what, well: false, says }
        }
        Ok((closes, _)) => {
            let open = closes.iter().filter(|close| close.reopened.is_some()).count();
            let says = format!("{}, {open} of them reopened; their files are whole", closes.len());
            Finding { what, well: true, says }
        }
    }
}

/// Reads every stored row once.
fn tables(workspace: &Workspace) -> Finding {
    let what = "facts";
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
                says: format!("{}: {}", table.name(), chain(&error)),
            };
        }
    }
    let says = format!("{} rows can be read", show::grouped(&rows.to_string()));
    Finding { what, well: true, says }
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
