//! `tenure serve`: the API and the dashboard.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use tenure_connectors::stripe_api::Base;
use tenure_server::Config;
use tenure_server::people::links::Kind;
use tenure_server::start::Link;

use super::rotate_key::key_in_use;
use crate::context::Context;
use crate::failure::{Exit, advised};
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

    /// The URL that people type, where a reverse proxy stands before the server
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// Print a link that signs in as an owner, who is made where there is none; it works once, for
    /// an hour. Only where no other machine can reach the server
    #[arg(long)]
    sign_in_link: bool,

    /// Where the key is that secrets at rest are encrypted with; else TENURE_KEY, else it is made
    /// in DIR/server/key
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,

    /// Where the API of Stripe is, for sources that are connected in the dashboard
    #[arg(long, value_name = "URL", default_value = Base::STRIPE)]
    stripe_api: String,

    /// So many seconds are at least between two batches of events that webhooks brought
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(..=86_400))]
    events_every: u32,
}

/// Serves.
pub fn run(args: &ServeArgs, context: &Context) -> Result<Exit> {
    Base::parse(&args.stripe_api).map_err(|says| {
        let hint = "the API of Stripe is at https://api.stripe.com";
        advised(format!("--stripe-api {:?}: {says}", args.stripe_api), hint)
    })?;
    let config = Config {
        // A name within this folder could stand in anybody's words; a whole path cannot.
        dir: std::path::absolute(&args.data).unwrap_or_else(|_| args.data.clone()),
        listen: args.listen,
        url: args.url.clone(),
        key: key_in_use(args.key_file.as_ref()),
        sign_in_link: args.sign_in_link,
        stripe_api: Some(args.stripe_api.clone()),
        events_every: i64::from(args.events_every),
        version: env!("CARGO_PKG_VERSION"),
    };
    let commands = Arc::new(Commands::new(context.now_was_said.then_some(context.now)));
    let talk = context.talk;
    let works = Arc::clone(&commands);
    tenure_server::serve(config, commands, works, move |ready| {
        talk.say(&format!("Tenure answers on {}", ready.url));
        match &ready.link {
            Some(Link { kind: Kind::Setup, url }) => {
                talk.say(&format!("To set it up, open {url}"));
            }
            Some(Link { kind: Kind::SignIn, url }) => {
                talk.say(&format!("To sign in, open {url}"));
            }
            None => {}
        }
    })?;
    Ok(Exit::Fine)
}
