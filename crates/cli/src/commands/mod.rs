//! One file per command.

pub mod batches;
pub mod completions;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod policy;

use anyhow::Result;

use crate::app::Command;
use crate::context::Context;
use crate::failure::Exit;

/// Runs a command.
pub fn run(command: Command, context: &Context) -> Result<Exit> {
    match command {
        Command::Demo(args) => demo::run(&args, context),
        Command::Import(args) => import::run(&args, context),
        Command::Batches(args) => batches::run(&args, context),
        Command::Policy(args) => policy::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Completions(args) => completions::run(&args),
    }
}
