//! `tenure man`: manual pages, from the same definitions as the help.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_mangen::Man;

use crate::app::Cli;
use crate::context::Context;
use crate::failure::Exit;

const EXAMPLES: &str = "\
Examples:
  tenure man --out ~/.local/share/man/man1        then: man tenure-metric";

/// Write manual pages, one for each command
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ManArgs {
    /// The folder for the pages; it is made where it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes the pages.
pub fn run(args: &ManArgs, context: &Context) -> Result<Exit> {
    fs_err::create_dir_all(&args.out)?;
    let mut command = Cli::command();
    // Fills in the full names of commands.
    command.build();
    let mut pages = Vec::new();
    collect(&command, "tenure", &mut pages)?;
    for (name, page) in &pages {
        fs_err::write(args.out.join(format!("{name}.1")), page)?;
    }
    let folder = args.out.display();
    context.talk.say(&format!("{} manual pages in {folder}", pages.len()));
    Ok(Exit::Fine)
}

/// The pages of a command and of those below it, by name.
fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    pages.push((name.to_owned(), page(command, name)?));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        collect(below, &format!("{name}-{}", below.get_name()), pages)?;
    }
    Ok(())
}

fn page(command: &clap::Command, name: &str) -> Result<Vec<u8>> {
    let version = format!("tenure {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).title(name).source(version).manual("Tenure");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if let Some(examples) = command.get_before_help() {
        page.extend(section("EXAMPLES", &examples.to_string(), "Examples:").into_bytes());
    }
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    if let Some(after) = command.get_after_help() {
        page.extend(section("NOTES", &after.to_string(), "").into_bytes());
    }
    Ok(page)
}

/// Text that is shown as it is written.
fn section(title: &str, text: &str, heading: &str) -> String {
    let text = text.strip_prefix(heading).unwrap_or(text).trim_matches('\n');
    let mut section = format!(".SH {title}\n.nf\n");
    for line in text.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // A line that begins so would be an instruction to the typesetter.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        section += &format!("{guard}{line}\n");
    }
    section + ".fi\n"
}
