//! Who asks, and what they may do.

pub mod authenticate;
pub mod headers;
pub mod origin;
mod role;
pub mod secret;
pub mod throttle;

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use tenure_domain::said;
use tenure_i18n::Lang;

use crate::app::App;
use crate::problem::{Problem, Result};

pub use role::{Role, Scope};

/// Who asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// The user's number; none for the command line and for the first run.
    pub user: Option<i64>,
    /// Under which name things are noted in the audit log: the user's e-mail, or `terminal`.
    pub name: String,
    /// What they may do; with a token, no more than its scope.
    pub role: Role,
    /// Whether names, e-mails and comments of customers are kept from them.
    pub masked: bool,
    /// By what they are known.
    pub via: Via,
    /// From where they ask.
    pub address: Option<IpAddr>,
    /// In which language they read what is said of work that they ask for.
    pub lang: Lang,
}

/// By what somebody is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// The cookie of a session of this number.
    Session(i64),
    /// A token of this number.
    Token(i64),
    /// A password, which begins a session.
    Password,
    /// A link that the terminal printed.
    Link,
    /// The command line, on the machine itself.
    Terminal,
}

impl Via {
    /// The word in the audit log.
    pub fn word(self) -> &'static str {
        match self {
            Via::Session(_) => "session",
            Via::Token(_) => "token",
            Via::Password => "password",
            Via::Link => "link",
            Via::Terminal => "terminal",
        }
    }
}

impl Actor {
    /// Whoever sits at the terminal, and can read the files anyway.
    pub fn terminal() -> Actor {
        Actor {
            user: None,
            name: "terminal".to_owned(),
            role: Role::Owner,
            masked: false,
            via: Via::Terminal,
            address: None,
            lang: Lang::English,
        }
    }

    /// The server itself, by a schedule.
    pub fn schedule() -> Actor {
        Actor { name: "schedule".to_owned(), ..Actor::terminal() }
    }

    /// Whether they may do what takes `role`.
    pub fn may(&self, role: Role) -> bool {
        self.role >= role
    }

    /// Refuses what takes a higher role.
    ///
    /// # Errors
    /// `forbidden` where the role is lower.
    pub fn must(&self, role: Role) -> Result<()> {
        if self.may(role) {
            return Ok(());
        }
        let detail = said!(
            "this takes the role {role}, and you have {own}",
            role = role.to_string(),
            own = self.role.to_string()
        );
        let problem =
            Problem::new(StatusCode::FORBIDDEN, "forbidden", "You may not do this", detail);
        Err(match self.via {
            Via::Token(_) => problem.advising("a token can do no more than its scope says"),
            _ => problem.advising("an admin or owner can change your role"),
        })
    }
}

impl Actor {
    /// Refuses what shows people, or lets somebody see them, to whom they are masked.
    ///
    /// # Errors
    /// `masked`.
    pub fn must_see_people(&self) -> Result<()> {
        if !self.masked {
            return Ok(());
        }
        let (title, detail) = ("You may not see customers", "this shows what is kept from you");
        Err(Problem::new(StatusCode::FORBIDDEN, "masked", title, detail)
            .advising("an admin who sees customers can do it"))
    }

    /// The token by which they ask, where its scope is not that of an admin: it looks after itself and
    /// what it has made alone, not after what else its user is known by.
    pub fn mere_token(&self) -> Option<i64> {
        match self.via {
            Via::Token(id) if !self.may(Role::Admin) => Some(id),
            _ => None,
        }
    }
}

/// A request without a session or token, where one is needed.
pub fn nobody() -> Problem {
    let title = "You are not signed in";
    let detail = "this takes a session or a token";
    Problem::new(StatusCode::UNAUTHORIZED, "not-signed-in", title, detail)
        .advising("sign in, or send a token: Authorization: Bearer tnr_…")
}

impl FromRequestParts<Arc<App>> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Actor> {
        parts.extensions.get::<Actor>().cloned().ok_or_else(nobody)
    }
}
