//! `tenure`: the command line, and through it everything that Tenure can be asked.
//!
//! stdout is data, stderr is talk. Exit codes: 0 all well, 1 findings (rejected rows, failing
//! checks), 2 usage or failure. The clock is read here and in the server, and nowhere else.

mod app;
mod ask;
mod called;
mod colour;
mod commands;
mod context;
mod dates;
mod desk;
mod failure;
mod figures;
mod output;
mod policies;
mod resident;
mod served;
mod session;
mod sheet;
mod show;
mod snippets;
mod sources;
mod statistics;
mod words;
mod wrap;

use std::process::ExitCode;

use clap::Parser;

use crate::app::Cli;
use crate::context::Context;
use crate::failure::Exit;

/// The API of `tenure serve` as OpenAPI 3.1.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn openapi() -> serde_json::Result<serde_json::Value> {
    tenure_server::openapi::document(&served::Commands::new(None))
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    // Numbers are read as the language writes them, so it is chosen before options are read.
    words::set(words::foreseen(std::env::args(), words::own_surroundings()));
    let cli = Cli::parse();
    let context = match Context::new(&cli.global) {
        Ok(context) => context,
        Err(error) => {
            failure::print(&error, colour::Paint::for_stderr(cli.global.color));
            return Exit::Failure.code();
        }
    };
    match commands::run(cli.command, &context) {
        Ok(exit) => exit.code(),
        // Whoever reads our output has had enough of it.
        Err(error) if failure::is_broken_pipe(&error) => Exit::Fine.code(),
        Err(error) => {
            failure::print(&error, context.talk.paint);
            Exit::Failure.code()
        }
    }
}
