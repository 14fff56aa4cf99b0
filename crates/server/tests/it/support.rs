#![allow(dead_code, reason = "not every area looks at everything")]
//! A server over a new folder, with a user of each role.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Map, Value};
use tempfile::TempDir;
use tenure_i18n::Lang;
use tenure_server::Config;
use tenure_server::access::{Actor, Role, Scope};
use tenure_server::app::App;
use tenure_server::ask::{Answer, Answers, Failure, Outcome, Question};
use tenure_server::paging::Listing;
use tenure_server::people::tokens::{self, NewToken};
use tenure_server::people::users::{self, NewUser};
use tenure_server::routes::workbook::Shown;
use tenure_server::work::{Progress, Stop, Task, Worked, Works};
use tower::ServiceExt;

/// Answers every question with the question.
pub struct Echo;

impl Answers for Echo {
    fn answer(&self, question: &Question) -> Answer {
        let masked = question.mask.is_some();
        let body = serde_json::json!({
            "command": question.command, "options": question.options, "masked": masked,
        });
        Answer { outcome: Outcome::Fine, body: body.to_string().into_bytes(), remarks: Vec::new() }
    }

    fn export(&self, question: &Question, out: &Path) -> Answer {
        let options = format!("{:?}", question.options);
        if out.extension().is_some() {
            std::fs::write(out, options).unwrap();
        } else {
            std::fs::create_dir(out).unwrap();
            std::fs::write(out.join("mrr.csv"), options).unwrap();
        }
        Answer { outcome: Outcome::Fine, body: Vec::new(), remarks: Vec::new() }
    }

    fn workbook(&self, shown: &Shown) -> Result<Vec<u8>, Failure> {
        Ok(format!("{shown:?}").into_bytes())
    }

    fn prepare(&self, _: &Path) {}

    fn paths(&self) -> Map<String, Value> {
        Map::new()
    }

    fn listing(&self, question: &Question) -> Option<Listing> {
        let lists = question.command.first().is_some_and(|name| name == "options");
        lists.then_some(Listing { member: "options", in_parts: false })
    }

    fn schemas(&self) -> Map<String, Value> {
        Map::new()
    }

    fn forget(&self, _: &Path) {}
}

/// A server. Its folder goes with it.
pub struct Server {
    pub place: TempDir,
    pub app: Arc<App>,
    router: Router,
    tokens: BTreeMap<Role, String>,
}

/// An answer.
#[derive(Debug)]
pub struct Told {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Told {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The code of the problem, or nothing.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Does nothing, and says what it was asked to do.
pub struct Idle;

impl Works for Idle {
    fn work(
        &self,
        task: &Task,
        _: Lang,
        tell: &(dyn Fn(Progress) + Send + Sync),
        _: &Stop,
    ) -> Worked {
        tell(Progress { phase: "pretending", done: 1, total: Some(2) });
        Worked { report: Ok(serde_json::to_value(task).unwrap()), remarks: Vec::new() }
    }
}

impl Server {
    /// With a user of each role: `viewer@example.com` and so on.
    pub fn new() -> Server {
        Server::with_works(Arc::new(Idle))
    }

    /// The same, with somebody else who does work.
    pub fn with_works(works: Arc<dyn Works>) -> Server {
        let mut server = Server::empty(works);
        for role in Role::ALL {
            let token = server.user(&format!("{role}@example.com"), role, false);
            server.tokens.insert(role, token);
        }
        server
    }

    pub fn without_users() -> Server {
        Server::empty(Arc::new(Idle))
    }

    fn empty(works: Arc<dyn Works>) -> Server {
        let place = tempfile::tempdir().unwrap();
        let config = Config {
            dir: place.path().to_owned(),
            listen: ([127, 0, 0, 1], 0).into(),
            url: None,
            key: None,
            sign_in_link: false,
            stripe_api: None,
            events_every: 0,
            version: "0",
        };
        let app = App::open(config, Arc::new(Echo), works).unwrap();
        let router = tenure_server::router(Arc::clone(&app));
        Server { place, app, router, tokens: BTreeMap::new() }
    }

    /// Makes a user, and gives a token that may do all that they may.
    pub fn user(&self, email: &str, role: Role, masked: bool) -> String {
        let (email, name) = (email.to_owned(), role.to_string());
        let new = NewUser { email, name, role, masked, password: None };
        let scope = *Scope::ALL.iter().rfind(|scope| scope.fits(role)).unwrap();
        let made = self.app.db.write_now(|tx| {
            let user = users::create(tx, &Actor::terminal(), &new)?.id;
            let name = "test".to_owned();
            let token = NewToken { user, name, scope, expires_at: None };
            tokens::create(tx, &Actor::terminal(), &token)
        });
        made.unwrap().1
    }

    /// The token of the user of a role.
    pub fn token(&self, role: Role) -> &str {
        &self.tokens[&role]
    }

    /// A request by a user of a role, or by nobody.
    pub async fn send(
        &self,
        by: Option<Role>,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Told {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(role) = by {
            request = request.header("authorization", format!("Bearer {}", self.token(role)));
        }
        let body = match body {
            Some(value) => {
                request = request.header("content-type", "application/json");
                Body::from(value.to_string())
            }
            None => Body::empty(),
        };
        self.raw(request.body(body).unwrap()).await
    }

    /// The body of an answer that has no end.
    pub async fn stream(&self, mut request: Request<Body>) -> Body {
        let host = "127.0.0.1:7777".parse().unwrap();
        request.headers_mut().entry("host").or_insert(host);
        self.router.clone().oneshot(request).await.unwrap().into_body()
    }

    /// Any request; `Host` is added where it has none.
    pub async fn raw(&self, mut request: Request<Body>) -> Told {
        let host = "127.0.0.1:7777".parse().unwrap();
        request.headers_mut().entry("host").or_insert(host);
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        // A stream of events has no end.
        let streams = headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = match streams {
            true => Vec::new(),
            false => to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec(),
        };
        Told { status, headers, body }
    }
}
