//! `tenure sync`: asks a billing system what is new.

pub mod events;
mod stripe;
mod surroundings;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::context::Context;
use crate::failure::Exit;

const EXAMPLES: &str = "\
Examples:
  tenure sync stripe --data books --key-file stripe.key --dry-run
  STRIPE_API_KEY=rk_live_... tenure sync stripe --data books";

/// Pull what is new from a billing system into a workspace
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct SyncArgs {
    #[command(subcommand)]
    from: From,
}

/// Whom to ask.
#[derive(Debug, Subcommand)]
enum From {
    Stripe(stripe::StripeArgs),
}

/// Syncs.
pub fn run(args: &SyncArgs, context: &Context) -> Result<Exit> {
    match &args.from {
        From::Stripe(args) => stripe::run(args, context),
    }
}

/// Syncs for a server, which has the key.
pub fn run_with(args: &SyncArgs, key: &str, context: &Context) -> Result<Exit> {
    match &args.from {
        From::Stripe(args) => stripe::run_with(args, key, context),
    }
}
