//! `tenure serve`: the API and the dashboard.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use tenure_server::Config;

use crate::context::Context;
use crate::failure::Exit;
use crate::served::Commands;

const EXAMPLES: &str = "\
Examples:
  tenure serve --data books                       then open http://127.0.0.1:7777
  tenure serve --data books --listen 127.0.0.1:8080";

/// Serve the dashboard and the API
///
/// The folder may be new or empty: then import files in the dashboard, or open the demo company
/// there. It ends when told to (Ctrl-C, SIGTERM), after the requests that it has begun.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ServeArgs {
    /// The workspace; made where there is none
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Where to listen; other machines can reach only what is not loopback
    #[arg(long, default_value = "127.0.0.1:7777", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
}

/// Serves.
pub fn run(args: &ServeArgs, context: &Context) -> Result<Exit> {
    let config =
        Config { dir: args.data.clone(), listen: args.listen, version: env!("CARGO_PKG_VERSION") };
    let answers = Commands::new(context.now_was_said.then_some(context.now));
    let talk = context.talk;
    tenure_server::serve(config, Arc::new(answers), move |address| {
        talk.say(&format!("Tenure answers on http://{address}"));
    })?;
    Ok(Exit::Fine)
}
