//! `tenure import`: plan, then apply.

mod files;
pub(super) mod summary;
pub(super) mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::Args;
use tenure_connectors::Error;
use tenure_connectors::look::{self, Looked};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::settings::Settings;
use tenure_connectors::source::{self, OpenOptions, Place, Source};
use tenure_engine::import::{self, Extent, ImportOptions};
use tenure_store::Workspace;

use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised};
use crate::output::FormatArgs;
use crate::session::{self, DataArgs};
use crate::sources::SourceArgs;
use summary::Outcome;
use watch::Watcher;

const EXAMPLES: &str = "\
Examples:
  tenure import company --data books --dry-run     what would it do?
  tenure import company --data books
  tenure import export.zip --data books --strict   all rows or none
  tenure import company --data books --data-through 2026-10-31     nothing happened since? say so
  tenure import export --data books --mapping ours.toml --save-mapping ours
  tenure import subscriptions.jsonl --data books   objects or events of Stripe
  tenure import zendesk-export --data books        tickets of Zendesk, Intercom or Chatwoot
  tenure import hubspot-export --data books        contacts and deals of HubSpot";

/// Read files into a workspace: plan, then apply
///
/// A bundle is a folder, a .zip or a .tar.gz with one file per table (customers.csv,
/// subscriptions.csv, invoices.jsonl, ...), or one such file. Files of Stripe's objects or events,
/// as JSON or JSONL, are known by themselves (see docs/stripe.md), as are those of Zendesk, Intercom
/// and Chatwoot (docs/help-desks.md) and of HubSpot (docs/hubspot.md). Rows that are known already are not
/// stored again; changed ones supersede their earlier version. Bad rows are shown, counted and
/// written to files of their own; the good ones load.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ImportArgs {
    /// The files: a folder, an archive, or a single file
    #[arg(value_name = "BUNDLE")]
    path: PathBuf,

    /// The workspace; made where it does not exist
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Only say what would be added, superseded and rejected
    #[arg(long)]
    dry_run: bool,

    /// Load nothing if any row is bad
    #[arg(long)]
    strict: bool,

    /// How the files differ from the bundle: a TOML file, or the name of a saved mapping
    #[arg(long, value_name = "FILE|NAME")]
    mapping: Option<String>,

    /// Keep the mapping in the workspace under this name
    #[arg(long, value_name = "NAME", requires = "mapping")]
    save_mapping: Option<String>,

    /// Folder for the files of rejected rows [default: DIR/rejects/batch-N; none in a dry run]
    #[arg(long, value_name = "FOLDER")]
    rejects: Option<PathBuf>,

    /// The account's currency, where the bundle does not say it or says it wrongly
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// The account's time zone, likewise
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    /// The data reach to the end of this day, though the last fact may be older; also
    /// `data_through` in tenure.toml
    #[arg(long, value_name = "DATE")]
    data_through: Option<String>,

    #[command(flatten)]
    source: SourceArgs,

    #[command(flatten)]
    format: FormatArgs,
}

/// Imports.
pub fn run(args: &ImportArgs, context: &Context) -> Result<Exit> {
    let stated = Settings {
        currency: args.currency.as_deref().map(session::currency).transpose()?,
        zone: args.time_zone.as_deref().map(session::zone).transpose()?,
        data_through: args
            .data_through
            .as_deref()
            .map(|text| dates::day(text, "--data-through"))
            .transpose()?,
        ..Settings::default()
    };
    // Before a workspace is made, there should be something to put into it.
    session::there(&args.path)?;
    let workspace = open_workspace(&args.data, args.dry_run)?;
    let mapping = mapping(args.mapping.as_deref(), &workspace)?;
    let parsed = mapping.as_ref().map(|(_, parsed)| Arc::new(parsed.clone()));
    let open = args.source.open_options(parsed.as_deref(), stated.zone.as_ref())?;
    let (source, files) = found(args, &open)?;
    let options = ImportOptions {
        extent: extent(args.dry_run, args.strict),
        stated,
        recorded_at: context.now.0,
        mapping: parsed,
        threads: session::threads(),
    };
    let rejects = rejects_folder(args.rejects.as_deref(), args.dry_run, &args.data, &workspace)?;
    let mut watcher = Watcher::new(rejects, context);
    let first = !args.dry_run && workspace.is_empty()?;
    let imported = import::import(&workspace, &source, &options, &mut watcher);
    let watched = watcher.finish()?;
    let imported = imported?;
    if let (Some(name), Some((text, _)), false) = (&args.save_mapping, &mapping, args.dry_run) {
        workspace.set_mapping(name, Some(text))?;
    }
    let outcome = Outcome {
        bundle: &args.path,
        data: &args.data,
        dry_run: args.dry_run,
        strict: args.strict,
        imported: &imported,
        watched: &watched,
        files: &files,
        more: None,
    };
    outcome.talk(context);
    outcome.print(args.format.format, context.paint)?;
    if first {
        keep_books(&args.data, context);
    }
    let nothing = args.dry_run && !files.iter().any(|file| !file.is_unknown());
    Ok(Exit::findings(!imported.is_clean() || nothing))
}

/// Makes the books of what has come into an empty workspace and keeps them beside it, so that the
/// first question need not. What is wrong with them that question will say.
fn keep_books(dir: &Path, context: &Context) {
    let data = DataArgs { data: Some(dir.to_owned()), ..DataArgs::default() };
    drop(data.open(context).and_then(|session| session.keep_books(context)));
}

/// The source at the path, and in a dry run what each of its files was taken for; then files of
/// which none is a table are no failure, since a mapping can still say what they are.
fn found(args: &ImportArgs, open: &OpenOptions<'_>) -> Result<(Source, Vec<Looked>)> {
    let failed = || format!("cannot read {}", args.path.display());
    let place = Place::new(&args.path).with_context(failed)?;
    let source = match source::open_at(&place, open) {
        Err(Error::NotABundle { .. }) if args.dry_run && open.kind.is_none() => {
            let nothing = place.nothing(open.mapping)?;
            // Where there is no file at all, no mapping can help.
            match look::files(&place, &nothing, open.mapping)?.is_empty() {
                false => nothing,
                true => source::open_at(&place, open).with_context(failed)?,
            }
        }
        opened => opened.with_context(failed)?,
    };
    let files = match args.dry_run {
        true => look::files(&place, &source, open.mapping)?,
        false => Vec::new(),
    };
    Ok((source, files))
}

/// How far to go.
pub(super) fn extent(dry_run: bool, strict: bool) -> Extent {
    match (dry_run, strict) {
        (true, _) => Extent::Plan,
        (_, true) => Extent::AllOrNothing,
        _ => Extent::GoodRows,
    }
}

/// A dry run makes no workspace; it plans against an empty one where there is none.
pub(super) fn open_workspace(data: &Path, dry_run: bool) -> Result<Workspace> {
    let empty = |dir: &Path| dir.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    if dry_run && (!data.exists() || empty(data)) {
        return Ok(Workspace::in_memory()?);
    }
    if dry_run {
        return Ok(Workspace::open(data)?);
    }
    Ok(Workspace::open_or_create(data)?)
}

/// The mapping in a file, or the saved one of that name, as text and parsed.
fn mapping(name: Option<&str>, workspace: &Workspace) -> Result<Option<(String, Mapping)>> {
    let Some(name) = name else { return Ok(None) };
    let text = if Path::new(name).is_file() {
        fs_err::read_to_string(name)?
    } else {
        let hint = "--mapping takes a TOML file, or a name given with --save-mapping before";
        let missing = || advised(format!("there is no mapping {name:?}"), hint);
        workspace.mapping(name)?.ok_or_else(missing)?
    };
    let parsed = session::parse_mapping(&text, name)?;
    Ok(Some((text, parsed)))
}

/// Where rejected rows go; a dry run writes none unless it is told where.
pub(super) fn rejects_folder(
    said: Option<&Path>,
    dry_run: bool,
    data: &Path,
    workspace: &Workspace,
) -> Result<Option<PathBuf>> {
    if said.is_some() || dry_run {
        return Ok(said.map(Path::to_owned));
    }
    let next = workspace.batches()?.last().map_or(1, |batch| batch.id + 1);
    Ok(Some(data.join("rejects").join(format!("batch-{next}"))))
}
