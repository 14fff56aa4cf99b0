//! `tenure user`: who may use the server over a workspace.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use tenure_domain::time::{Instant, Zone};
use tenure_server::access::{Actor, Role};
use tenure_server::db::Db;
use tenure_server::people::password;
use tenure_server::people::users::{self, Change, NewUser, User};
use tenure_server::problem::Problem;
use tenure_store::Workspace;

use crate::context::Context;
use crate::failure::{self, Exit};
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Sheet};
use crate::show;
use crate::words::tr;

const EXAMPLES: &str = "\
Examples:
  tenure user add ada@example.com --role admin --data books
  tenure user list --data books
  tenure user password ada@example.com --data books < new-password";

/// Look after who may use the server
///
/// It works on the workspace itself, whether a server runs over it or not. Passwords come on stdin;
/// where nothing comes, one is made and printed.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Make a user
    Add {
        /// What they sign in with
        email: String,
        /// What they may do: viewer, analyst, admin or owner
        #[arg(long, default_value_t = Role::Viewer)]
        role: Role,
        /// How they are called; else as their e-mail begins
        #[arg(long)]
        name: Option<String>,
        /// Keep names, e-mails and comments of customers from them
        #[arg(long)]
        masked: bool,
        #[command(flatten)]
        password: PasswordArgs,
        #[command(flatten)]
        place: Place,
    },
    /// All users
    List {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Give a user another role
    Role {
        /// The user
        email: String,
        /// viewer, analyst, admin or owner
        role: Role,
        #[command(flatten)]
        place: Place,
    },
    /// Give a user a new password; their sessions end
    Password {
        /// The user
        email: String,
        #[command(flatten)]
        password: PasswordArgs,
        #[command(flatten)]
        place: Place,
    },
    /// Remove a user, with their sessions and tokens
    Remove {
        /// The user
        email: String,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Args, Debug)]
struct PasswordArgs {
    /// Read the password from stdin; without, one is made and printed
    #[arg(long)]
    password_stdin: bool,
}

/// Where users are.
#[derive(Args, Debug)]
pub struct Place {
    /// The workspace
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl Place {
    /// The database of the server over the workspace.
    ///
    /// # Errors
    /// Where the folder is no workspace, or the database cannot be opened.
    pub fn open(&self) -> Result<Db> {
        open(&self.data)
    }
}

fn open(dir: &Path) -> Result<Db> {
    Workspace::open_or_create(dir)?;
    Db::open(&Db::path_in(dir)).context("the server's database cannot be opened")
}

/// A user by their e-mail.
///
/// # Errors
/// `not-found` where there is none.
pub fn named(db: &tenure_server::db::Connection, email: &str) -> Result<User, Problem> {
    let found = users::by_email(db, email)?;
    found.ok_or_else(|| {
        Problem::not_found(format!("there is no user {email:?}"))
            .advising("tenure user list --data DIR shows all")
    })
}

/// A problem as a failure of a command.
pub fn failed(problem: Problem) -> anyhow::Error {
    match problem.hint {
        Some(hint) => failure::advised(problem.detail, hint),
        None => anyhow::anyhow!(problem.detail),
    }
}

/// Looks after users.
pub fn run(args: &UserArgs, context: &Context) -> Result<Exit> {
    let actor = Actor::terminal();
    match &args.command {
        UserCommand::Add { email, role, name, masked, password, place } => {
            let (hash, made) = password.hashed()?;
            let begins = email.split('@').next().unwrap_or_default().to_owned();
            let new = NewUser {
                email: email.clone(),
                name: name.clone().unwrap_or(begins),
                role: *role,
                masked: *masked,
                password: Some(hash),
            };
            place.open()?.write_now(|tx| users::create(tx, &actor, &new)).map_err(failed)?;
            context.talk.say(&tr!("user-added", email = email.as_str(), role = role.name()));
            tell(made.as_deref(), context)?;
        }
        UserCommand::List { place, format } => {
            let users = place.open()?.read_now(users::all).map_err(failed)?;
            let sheet = sheet(&users);
            output::sheet(&sheet, format.format, context.paint, "users", Object::new())?;
        }
        UserCommand::Role { email, role, place } => {
            let change = Change { role: Some(*role), ..Change::default() };
            changed(&place.open()?, email, &change)?;
            context.talk.say(&tr!("user-role", email = email.as_str(), role = role.name()));
        }
        UserCommand::Password { email, password, place } => {
            let (hash, made) = password.hashed()?;
            let change = Change { password: Some(hash), ..Change::default() };
            changed(&place.open()?, email, &change)?;
            context.talk.say(&tr!("user-password", email = email.as_str()));
            tell(made.as_deref(), context)?;
        }
        UserCommand::Remove { email, place } => {
            let removed = place.open()?.write_now(|tx| {
                let id = named(tx, email)?.id;
                users::remove(tx, &actor, id)
            });
            removed.map_err(failed)?;
            context.talk.say(&tr!("user-removed", email = email.as_str()));
        }
    }
    Ok(Exit::Fine)
}

fn changed(db: &Db, email: &str, change: &Change) -> Result<()> {
    let done = db.write_now(|tx| {
        let id = named(tx, email)?.id;
        users::change(tx, &Actor::terminal(), id, change)
    });
    done.map(drop).map_err(failed)
}

impl PasswordArgs {
    /// The hash of the password from stdin, or of one that is made and given beside it.
    fn hashed(&self) -> Result<(String, Option<String>)> {
        if self.password_stdin {
            let mut text = String::new();
            std::io::stdin()
                .take(4096)
                .read_to_string(&mut text)
                .context("no password on stdin")?;
            let hash = password::hash(text.trim_end_matches(['\r', '\n'])).map_err(failed)?;
            return Ok((hash, None));
        }
        let made = password::random().map_err(failed)?;
        Ok((password::hash(&made).map_err(failed)?, Some(made)))
    }
}

/// A password that was made is told on stdout, this once.
fn tell(made: Option<&str>, context: &Context) -> Result<()> {
    let Some(made) = made else { return Ok(()) };
    context.talk.say(&tr!("user-made"));
    output::text(&format!("{made}\n"))
}

fn sheet(users: &[User]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("email", &tr!("user-email")),
        Column::text("name", &tr!("user-name")),
        Column::text("role", &tr!("user-role-column")),
        Column::text("masked", &tr!("user-masked")),
        Column::text("created_at", &tr!("user-since")),
        Column::text("seen_at", &tr!("user-seen")),
    ]);
    for user in users {
        sheet.push(vec![
            Cell::text(&user.email),
            Cell::text(&user.name),
            Cell::text(user.role.name()),
            match user.masked {
                true => Cell::new(tr!("user-yes"), "yes"),
                false => Cell::new(tr!("user-no"), "no"),
            },
            time(user.created_at.0),
            user.seen_at.map_or_else(Cell::empty, |at| time(at.0)),
        ]);
    }
    sheet
}

/// An instant in a sheet.
pub fn time(at: i64) -> Cell {
    Cell::new(show::instant(Instant(at), &Zone::utc()), Instant(at).to_string())
}
