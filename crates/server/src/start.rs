//! What happens when the server starts: whether it may be reached from elsewhere, and which link
//! the terminal prints.

use std::net::SocketAddr;

use anyhow::{Result, bail};
use rusqlite::Transaction;

use crate::Ready;
use crate::access::{Actor, Role};
use crate::app::App;
use crate::people::links::{self, Kind};
use crate::people::users::{self, NewUser, User};
use crate::problem::Problem;

/// How the owner is called who signs in by links of the terminal only.
const LOCAL: (&str, &str) = ("owner@localhost", "Owner");

/// A link that only the terminal may show: who has it needs no password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// What it is for.
    pub kind: Kind,
    /// The URL.
    pub url: String,
}

/// Refuses to be reached from other machines while nobody can look after users: whoever comes
/// first could otherwise take it over.
///
/// # Errors
/// Where the address is not loopback and there is no admin, or the database fails.
pub fn may_listen(app: &App) -> Result<()> {
    let here = app.config.listen.ip().is_loopback();
    let admin = app.db.read_now(users::has_admin).map_err(plain)?;
    if app.config.sign_in_link && (!here || app.config.url.is_some()) {
        bail!("a link to sign in is given only where no other machine can reach the server");
    }
    if !here && !admin {
        bail!(
            "nobody can look after users yet, so the server stays on this machine: set it up on \
             127.0.0.1 first, or make an owner with: tenure user add EMAIL --role owner --data DIR"
        );
    }
    Ok(())
}

/// What is to be told: the URL, and a link where one is needed or wished for.
///
/// # Errors
/// Where the database fails.
pub fn ready(app: &App, address: SocketAddr) -> Result<Ready> {
    let base = match &app.config.url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{address}"),
    };
    let wished = app.config.sign_in_link;
    let made = app.db.write_now(|tx| link(tx, wished)).map_err(plain)?;
    let link = made.map(|(kind, secret)| {
        let page = match kind {
            Kind::Setup => "setup",
            Kind::SignIn => "login",
        };
        // What stands after # is never sent: no proxy and no log sees it.
        Link { kind, url: format!("{base}/{page}#{secret}") }
    });
    Ok(Ready { url: base, link })
}

fn link(tx: &Transaction<'_>, wished: bool) -> Result<Option<(Kind, String)>, Problem> {
    // Links of an earlier start end with it.
    links::forget(tx, Kind::Setup)?;
    links::forget(tx, Kind::SignIn)?;
    if wished {
        let owner = match owner(tx)? {
            Some(owner) => owner,
            None => local_owner(tx)?,
        };
        return Ok(Some((Kind::SignIn, links::make(tx, Kind::SignIn, Some(owner.id))?)));
    }
    match users::has_admin(tx)? {
        true => Ok(None),
        false => Ok(Some((Kind::Setup, links::make(tx, Kind::Setup, None)?))),
    }
}

fn owner(tx: &Transaction<'_>) -> Result<Option<User>, Problem> {
    Ok(users::all(tx)?.into_iter().find(|user| user.role == Role::Owner))
}

fn local_owner(tx: &Transaction<'_>) -> Result<User, Problem> {
    let (email, name) = (LOCAL.0.to_owned(), LOCAL.1.to_owned());
    let new = NewUser { email, name, role: Role::Owner, masked: false, password: None };
    users::create(tx, &Actor::terminal(), &new)
}

fn plain(problem: Problem) -> anyhow::Error {
    match problem.hint {
        Some(hint) => anyhow::anyhow!("{}: {hint}", problem.detail),
        None => anyhow::anyhow!(problem.detail),
    }
}
