//! `tenure shell`: many questions, one after the other, of books that stay in memory.

use std::io::{BufRead, IsTerminal, Write, stdin};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser};
use tenure_store::Workspace;

use crate::app::{Cli, Command};
use crate::commands;
use crate::context::Context;
use crate::failure::{self, Exit, advised};
use crate::resident::Resident;
use crate::words;

const EXAMPLES: &str = "\
Examples:
  tenure shell --data books                       then type: metric nrr --grain month
  tenure shell --data books < questions.txt       a question on each line
  echo 'report --segment country=RO' | tenure shell --data books --timings";

/// Ask many questions of a workspace, which is loaded only once
///
/// Each line is a command of tenure without the word `tenure`; `--data` need not be said. Books
/// stay in memory from one question to the next, and follow what is imported meanwhile; so do the
/// sums of earlier answers, until the line `forget`. Empty lines and lines that begin with # are
/// passed over; `exit`, `quit` or the end of input ends it.
///
/// A line that fails is told on stderr, and the next one is read. The exit code is the worst of
/// all lines.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ShellArgs {
    /// The workspace
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// After each answer, say on stderr how long it took
    #[arg(long)]
    timings: bool,
}

/// Reads and answers.
pub fn run(args: &ShellArgs, context: &Context) -> Result<Exit> {
    if context.resident.is_some() {
        return Err(advised("a shell has no shell", "type the question itself"));
    }
    Workspace::open(&args.data)?;
    let resident = Arc::new(Resident::new(args.data.clone(), None));
    let context = Context { resident: Some(Arc::clone(&resident)), ..context.clone() };
    let typed = stdin().is_terminal();
    let mut worst = Exit::Fine;
    let mut lines = stdin().lock().lines();
    loop {
        if typed {
            eprint!("tenure> ");
            std::io::stderr().flush()?;
        }
        let Some(line) = lines.next().transpose()? else { break };
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if matches!(line, "exit" | "quit") {
            break;
        }
        if line == "forget" {
            resident.forget();
            continue;
        }
        let start = Instant::now();
        let exit = answer(line, args, &context)?;
        worst = worst.worse(exit);
        if args.timings {
            let seconds = start.elapsed().as_secs_f64();
            context.talk.say(&format!("{seconds:.3} s"));
        }
    }
    Ok(worst)
}

/// Answers one line; what goes wrong with it is told.
fn answer(line: &str, args: &ShellArgs, context: &Context) -> Result<Exit> {
    // Numbers are read as the language of the line writes them.
    let typed = std::iter::once(String::new()).chain(shlex::split(line).unwrap_or_default());
    words::set(words::foreseen(typed, context.lang));
    let done = words(line).and_then(|words| match parse(&words, args) {
        Ok(cli) => ask(cli, context),
        Err(error) => {
            let wrong = error.use_stderr();
            error.print()?;
            Ok(if wrong { Exit::Failure } else { Exit::Fine })
        }
    });
    match done {
        Err(error) if failure::is_broken_pipe(&error) => Err(error),
        Err(error) => {
            failure::print(&error, context.talk.paint);
            Ok(Exit::Failure)
        }
        Ok(exit) => Ok(exit),
    }
}

fn words(line: &str) -> Result<Vec<String>> {
    let hint = "text with spaces stands between quotes, as in --segment 'mrr > 500'";
    shlex::split(line).ok_or_else(|| advised("a quote is not closed", hint))
}

/// The command of a line, about the workspace of the shell unless it names other data.
fn parse(words: &[String], args: &ShellArgs) -> Result<Cli, clap::Error> {
    let plain = std::iter::once("tenure").chain(words.iter().map(String::as_str));
    let plain: Vec<String> = plain.map(str::to_owned).collect();
    let names = |word: &String| {
        ["--data", "--input"].iter().any(|it| word == it || word.starts_with(&format!("{it}=")))
    };
    if words.iter().any(names) {
        return Cli::try_parse_from(plain);
    }
    let mut ours = plain.clone();
    ours.extend(["--data".to_owned(), args.data.display().to_string()]);
    match Cli::try_parse_from(&ours) {
        Err(error) if is_about_data(&error) => Cli::try_parse_from(plain),
        parsed => parsed,
    }
}

/// Whether a command does not know `--data`.
fn is_about_data(error: &clap::Error) -> bool {
    let invalid = error.get(ContextKind::InvalidArg);
    let data = matches!(invalid, Some(ContextValue::String(name)) if name.starts_with("--data"));
    error.kind() == ErrorKind::UnknownArgument && data
}

fn ask(cli: Cli, context: &Context) -> Result<Exit> {
    if matches!(cli.command, Command::Shell(_)) {
        return Err(advised("a shell has no shell", "type the question itself"));
    }
    let own = Context::new(&cli.global)?;
    let lang = cli.global.lang.unwrap_or(context.lang);
    words::set(lang);
    let said = own.now_was_said || !context.now_was_said;
    let now = if said { own.now } else { context.now };
    let context = Context { now, lang, resident: context.resident.clone(), ..own };
    commands::run(cli.command, &context)
}
