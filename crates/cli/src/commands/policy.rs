//! `tenure policy`: the rules, by name.

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::policy::presets::{Preset, Source, Stand};
use tenure_domain::policy::{Policy, RULES_VERSION, SETTINGS};

mod compare;
mod compared;

use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::policies;
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::words::{told, tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure policy list
  tenure policy show standard
  tenure policy show chartmogul               how ChartMogul counts, with sources
  tenure policy show standard --format json
  tenure policy compare standard stripe --data books     the same data under two policies
  tenure policy show > ours.toml              then edit it, and
  tenure report --policy ours.toml --data books";

/// List policies, show one with all its settings, or compare two on the same data
///
/// A policy turns facts into movements: every rule on which vendors disagree is one of its
/// settings. `show` prints a TOML file that --policy reads. Presets are named after vendors: each
/// of their settings cites what the vendor's documents say; what was not found there is unknown and
/// follows `standard`.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct PolicyArgs {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// The presets
    List {
        #[command(flatten)]
        format: FormatArgs,
    },
    /// All settings of one, with what else each could be and, for a vendor's, where it is said
    Show {
        /// A preset or a TOML file
        #[arg(default_value = "standard", value_name = "PRESET|FILE")]
        policy: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    Compare(Box<compare::CompareArgs>),
}

/// Lists, shows or compares.
pub fn run(args: &PolicyArgs, context: &Context) -> Result<Exit> {
    match &args.command {
        PolicyCommand::Compare(args) => return compare::run(args, context),
        PolicyCommand::List { format } => list(format.format, context)?,
        PolicyCommand::Show { policy, format } => {
            show(&policies::find(policy)?, format.format, context)?;
        }
    }
    Ok(Exit::Fine)
}

fn list(format: Format, context: &Context) -> Result<()> {
    let columns = vec![
        Column::text("name", &tr!("col-policy")),
        Column::text("hash", &tr!("policy-hash")),
        Column::number("documented", &tr!("policy-cited")),
        Column::number("no_such_value", &tr!("policy-unlike")),
        Column::number("unknown", &tr!("policy-unknown")),
        Column::text("differs", &tr!("policy-differs")),
    ];
    let mut sheet = Sheet::new(columns);
    let standard = Policy::standard().settings();
    for policy in policies::presets() {
        let settings = policy.settings();
        let pairs = settings.iter().zip(&standard).filter(|(ours, theirs)| ours != theirs);
        let differs: Vec<String> =
            pairs.map(|((key, value), _)| format!("{key} = {value}")).collect();
        let hash = tenure_engine::policy_hash(&policy);
        let short = hash.get(..12).unwrap_or(&hash).to_owned();
        let shown = if differs.is_empty() { tr!("policy-nothing") } else { differs.join(", ") };
        let mut row = vec![Cell::text(&policy.name), Cell::new(short, hash)];
        match Preset::named(&policy.name) {
            Some(preset) => row.extend(counts(preset).map(Cell::quiet)),
            None => row.extend([Cell::empty(), Cell::empty(), Cell::empty()]),
        }
        row.push(Cell::new(shown, differs));
        sheet.push(row);
    }
    output::sheet(&sheet, format, context.paint, "policies", Object::new())
}

/// How many settings a vendor documents, does in a way of its own, and says nothing of.
fn counts(preset: &Preset) -> [u64; 3] {
    let stands = SETTINGS.map(|key| preset.stand(key));
    let count = |f: &dyn Fn(&Stand) -> bool| stands.iter().filter(|stand| f(stand)).count() as u64;
    [
        count(&|stand| matches!(stand, Stand::Documented { .. })),
        count(&|stand| matches!(stand, Stand::Unlike { .. })),
        count(&|stand| matches!(stand, Stand::Unknown)),
    ]
}

fn show(policy: &Policy, format: Format, context: &Context) -> Result<()> {
    let hash = tenure_engine::policy_hash(policy);
    let preset = Preset::named(&policy.name).filter(|preset| preset.policy() == *policy);
    if format == Format::Table {
        return output::text(&text(policy, preset, &hash));
    }
    let mut columns = vec![
        Column::text("setting", &tr!("policy-setting")),
        Column::text("value", &tr!("policy-value")),
        Column::text("values", &tr!("policy-can-be")),
    ];
    if preset.is_some() {
        columns.push(Column::text("stand", &tr!("policy-stand")));
        columns.push(Column::text("says", &tr!("policy-says")));
        columns.push(Column::text("source", &tr!("policy-source")));
        columns.push(Column::text("url", &tr!("policy-address")));
    }
    let mut sheet = Sheet::new(columns);
    for (key, value) in policy.settings() {
        let values = Policy::values_of(key).unwrap_or_default();
        let mut row = vec![Cell::text(key), Cell::text(value), Cell::text(values)];
        if let Some(stand) = preset.map(|preset| preset.stand(key)) {
            let source = stand.source();
            row.push(Cell::text(stand.name()));
            let says = words().note(stand.says());
            let read = told(&says, stand.says());
            row.push(Cell::new(says, read));
            row.push(Cell::text(source.map_or("", |source| source.name)));
            row.push(Cell::text(source.map_or("", |source| source.url)));
        }
        sheet.push(row);
    }
    let mut head = Object::new()
        .with("name", policy.name.clone())
        .with("hash", hash)
        .with("rules_version", RULES_VERSION);
    if let Some(preset) = preset {
        head = head.with("about", told(&words().note(preset.about), preset.about));
    }
    output::sheet(&sheet, format, context.paint, "settings", head)
}

/// The policy as a TOML file whose remarks say what else each setting can be, and for a vendor's
/// where it is said.
fn text(policy: &Policy, preset: Option<&Preset>, hash: &str) -> String {
    let version = RULES_VERSION.to_string();
    let title = tr!("policy-title", name = policy.name.as_str(), version = version);
    let mut text = format!("# {title}\n# {hash}\n");
    if let Some(preset) = preset {
        text += &format!("# {}.\n", words().note(preset.about));
    }
    for line in policies::to_toml(policy).lines() {
        let Some((key, values)) = line
            .split_once(" = ")
            .and_then(|(key, _)| Policy::values_of(key).map(|values| (key, values)))
        else {
            text += &format!("{line}\n");
            continue;
        };
        text += &format!("{line:<44} # {values}\n");
        let Some(stand) = preset.map(|preset| preset.stand(key)) else { continue };
        match (stand, stand.source()) {
            (Stand::Unlike { says, .. }, Some(source)) => {
                let says = tr!("policy-no-value", says = words().note(says));
                text += &format!("#   {says}\n{}", cited(source));
            }
            (_, Some(source)) => {
                text += &format!("#   {}.\n{}", words().note(stand.says()), cited(source))
            }
            (_, None) => text += &format!("#   {}\n", tr!("policy-not-found")),
        }
    }
    text
}

fn cited(source: &Source) -> String {
    let address = if source.url.is_empty() { String::new() } else { format!(" <{}>", source.url) };
    format!("#   [{}]{address}\n", source.name)
}
