//! `tenure policy`: the rules, by name.

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::policy::{Policy, RULES_VERSION};

use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::policies;
use crate::sheet::{Cell, Column, Format, Sheet};

const EXAMPLES: &str = "\
Examples:
  tenure policy list
  tenure policy show standard
  tenure policy show standard --format json
  tenure policy show > ours.toml              then edit it, and
  tenure report --policy ours.toml --data books";

/// List policies, or show one with all its settings
///
/// A policy turns facts into movements: every rule on which vendors disagree is one of its
/// settings. `show` prints a TOML file that --policy reads.
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
    /// All settings of one, with what else each could be
    Show {
        /// A preset or a TOML file
        #[arg(default_value = "standard", value_name = "PRESET|FILE")]
        policy: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

/// Lists or shows.
pub fn run(args: &PolicyArgs, context: &Context) -> Result<Exit> {
    match &args.command {
        PolicyCommand::List { format } => list(format.format, context)?,
        PolicyCommand::Show { policy, format } => {
            show(&policies::find(policy)?, format.format, context)?;
        }
    }
    Ok(Exit::Fine)
}

fn list(format: Format, context: &Context) -> Result<()> {
    let columns = vec![
        Column::text("name", "Policy"),
        Column::text("hash", "Hash"),
        Column::text("differs", "Differs from standard in"),
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
        let shown = if differs.is_empty() { "nothing".to_owned() } else { differs.join(", ") };
        sheet.push(vec![
            Cell::text(&policy.name),
            Cell::new(short, hash),
            Cell::new(shown, differs),
        ]);
    }
    output::sheet(&sheet, format, context.paint, "policies", Object::new())
}

fn show(policy: &Policy, format: Format, context: &Context) -> Result<()> {
    let hash = tenure_engine::policy_hash(policy);
    if format == Format::Table {
        return output::text(&text(policy, &hash));
    }
    let columns = vec![
        Column::text("setting", "Setting"),
        Column::text("value", "Value"),
        Column::text("values", "Can be"),
    ];
    let mut sheet = Sheet::new(columns);
    for (key, value) in policy.settings() {
        let values = Policy::values_of(key).unwrap_or_default();
        sheet.push(vec![Cell::text(key), Cell::text(value), Cell::text(values)]);
    }
    let head = Object::new()
        .with("name", policy.name.clone())
        .with("hash", hash)
        .with("rules_version", RULES_VERSION);
    output::sheet(&sheet, format, context.paint, "settings", head)
}

/// The policy as a TOML file whose remarks say what else each setting can be.
fn text(policy: &Policy, hash: &str) -> String {
    let mut text = format!("# Policy {}, rules version {RULES_VERSION}\n# {hash}\n", policy.name);
    for line in policies::to_toml(policy).lines() {
        let values = line.split_once(" = ").and_then(|(key, _)| Policy::values_of(key));
        match values {
            Some(values) => text += &format!("{line:<44} # {values}\n"),
            None => text += &format!("{line}\n"),
        }
    }
    text
}
