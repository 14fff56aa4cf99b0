//! `tenure token`: by what programs ask the server over a workspace.

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_server::access::{Actor, Scope};
use tenure_server::db::Stamp;
use tenure_server::people::tokens::{self, NewToken};

use super::user::{Place, failed, named, time};
use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Sheet};
use crate::words::tr;

const EXAMPLES: &str = "\
Examples:
  tenure token add nightly --user ada@example.com --scope read --days 90 --data books
  tenure token list --data books
  tenure token revoke 3 --data books";

/// Look after tokens, by which programs ask the server
///
/// A token can do no more than its user, and no more than its scope: read is what a viewer may,
/// write what an analyst may, admin all that its user may. It is printed once; only a hash is kept.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct TokenArgs {
    #[command(subcommand)]
    command: TokenCommand,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Make a token, and print it
    Add {
        /// What it is for
        name: String,
        /// Whose it is
        #[arg(long, value_name = "EMAIL")]
        user: String,
        /// What it may do: read, write or admin
        #[arg(long, default_value_t = Scope::Read)]
        scope: Scope,
        /// For how many days; else until it is revoked
        #[arg(long)]
        days: Option<u32>,
        #[command(flatten)]
        place: Place,
    },
    /// All tokens, without what they are known by
    List {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// End a token
    Revoke {
        /// Its number, as `list` shows it
        token: i64,
        #[command(flatten)]
        place: Place,
    },
}

/// Looks after tokens.
pub fn run(args: &TokenArgs, context: &Context) -> Result<Exit> {
    let actor = Actor::terminal();
    match &args.command {
        TokenCommand::Add { name, user, scope, days, place } => {
            let made = place.open()?.write_now(|tx| {
                let end = days.map(|days| Stamp::now().plus(i64::from(days) * 86_400));
                let user = named(tx, user)?.id;
                let new = NewToken { user, name: name.clone(), scope: *scope, expires_at: end };
                tokens::create(tx, &actor, &new)
            });
            let (token, secret) = made.map_err(failed)?;
            context.talk.say(&tr!("token-made", token = token.id.to_string()));
            output::text(&format!("{secret}\n"))?;
        }
        TokenCommand::List { place, format } => {
            let tokens = place.open()?.read_now(|db| tokens::all(db, None)).map_err(failed)?;
            let mut sheet = Sheet::new(vec![
                Column::number("token", &tr!("token-token")),
                Column::text("name", &tr!("user-name")),
                Column::text("user", &tr!("token-user")),
                Column::text("begins", &tr!("token-begins")),
                Column::text("scope", &tr!("token-scope")),
                Column::text("created_at", &tr!("token-created")),
                Column::text("used_at", &tr!("token-used")),
                Column::text("expires_at", &tr!("token-expires")),
            ]);
            for token in &tokens {
                let at = |at: Option<Stamp>| at.map_or_else(Cell::empty, |at| time(at.0));
                sheet.push(vec![
                    Cell::count(token.id.unsigned_abs()),
                    Cell::text(&token.name),
                    Cell::text(&token.email),
                    Cell::text(&token.hint),
                    Cell::text(token.scope.name()),
                    at(Some(token.created_at)),
                    at(token.used_at),
                    at(token.expires_at),
                ]);
            }
            output::sheet(&sheet, format.format, context.paint, "tokens", Object::new())?;
        }
        TokenCommand::Revoke { token, place } => {
            let done = place.open()?.write_now(|tx| tokens::revoke(tx, &actor, *token));
            done.map_err(failed)?;
            context.talk.say(&tr!("token-ended", token = token.to_string()));
        }
    }
    Ok(Exit::Fine)
}
