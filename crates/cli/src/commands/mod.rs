//! One file per command.

pub mod advocates;
pub mod ahead;
pub mod backup;
pub mod batches;
pub mod calc;
pub mod check;
pub mod churn_change;
pub mod close;
pub mod clv;
pub mod cmrr;
pub mod cohorts;
pub mod completions;
pub mod customer;
pub mod customers;
pub mod demo;
pub mod doctor;
pub mod explain;
pub mod export;
pub mod feedback;
pub mod import;
pub mod man;
pub mod metric;
pub mod metrics;
pub mod movements;
pub mod onboarding;
pub mod payback;
pub mod policy;
pub mod reconcile;
pub mod relate;
pub mod renewals;
pub mod report;
pub mod restated;
pub mod rotate_key;
pub mod segment;
pub mod serve;
pub mod shell;
pub mod status;
pub mod survival;
pub mod sync;
pub mod token;
pub mod usage;
pub mod user;

use anyhow::Result;

use crate::app::Command;
use crate::context::Context;
use crate::failure::Exit;

/// Runs a command.
pub fn run(command: Command, context: &Context) -> Result<Exit> {
    match command {
        Command::Demo(args) => demo::run(&args, context),
        Command::Import(args) => import::run(&args, context),
        Command::Sync(args) => sync::run(&args, context),
        Command::Batches(args) => batches::run(&args, context),
        Command::Report(args) => report::run(&args, context),
        Command::Metric(args) => metric::run(&args, context),
        Command::Metrics(args) => metrics::run(&args, context),
        Command::Movements(args) => movements::run(&args, context),
        Command::Customers(args) => customers::run(&args, context),
        Command::Customer(args) => customer::run(&args, context),
        Command::Cohorts(args) => cohorts::run(&args, context),
        Command::Status(args) => status::run(&args, context),
        Command::Survival(args) => survival::run(&args, context),
        Command::Onboarding(args) => onboarding::run(&args, context),
        Command::Usage(args) => usage::run(&args, context),
        Command::Feedback(args) => feedback::run(&args, context),
        Command::ChurnChange(args) => churn_change::run(&args, context),
        Command::Relate(args) => relate::run(&args, context),
        Command::Advocates(args) => advocates::run(&args, context),
        Command::Clv(args) => clv::run(&args, context),
        Command::Payback(args) => payback::run(&args, context),
        Command::Renewals(args) => renewals::run(&args, context),
        Command::Cmrr(args) => cmrr::run(&args, context),
        Command::Calc(args) => calc::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Explain(args) => explain::run(&args, context),
        Command::Reconcile(args) => reconcile::run(&args, context),
        Command::Close(args) => close::run(&args, context),
        Command::Restated(args) => restated::run(&args, context),
        Command::Export(args) => export::run(&args, context),
        Command::Segment(args) => segment::run(&args, context),
        Command::Serve(args) => serve::run(&args, context),
        Command::Backup(args) => backup::run(&args, context),
        Command::Restore(args) => backup::restore(&args, context),
        Command::RotateKey(args) => rotate_key::run(&args, context),
        Command::User(args) => user::run(&args, context),
        Command::Token(args) => token::run(&args, context),
        Command::Shell(args) => shell::run(&args, context),
        Command::Policy(args) => policy::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args, context),
    }
}
