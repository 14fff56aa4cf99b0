//! Routes, each with who may use it: there is no way to add one without saying so.

pub mod body;
pub mod company;
pub mod enter;
pub mod hooks;
pub mod imports;
pub mod jobs;
pub mod list;
pub mod log;
pub mod mappings;
pub mod people;
pub mod sources;
pub mod workbook;

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::access::{Actor, Role, nobody};
use crate::app::App;

/// Who may use a route.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Everybody: probes, signing in, webhooks that carry a signature.
    Anybody,
    /// Users of this role and higher ones.
    From(Role),
}

/// A route of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Under which path.
    pub path: String,
    /// By whom.
    pub who: Who,
}

/// Routes, and the table of them.
#[derive(Default)]
pub struct Routes {
    router: Router<Arc<App>>,
    table: Vec<Route>,
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Routes").field("table", &self.table).finish_non_exhaustive()
    }
}

impl Routes {
    /// None yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// `GET path`.
    #[must_use]
    pub fn get<H, T>(self, path: &str, who: Who, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.route(Method::GET, path, who, on(MethodFilter::GET, handler))
    }

    /// `POST path`.
    #[must_use]
    pub fn post<H, T>(self, path: &str, who: Who, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.route(Method::POST, path, who, on(MethodFilter::POST, handler))
    }

    /// `PUT path`.
    #[must_use]
    pub fn put<H, T>(self, path: &str, who: Who, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.route(Method::PUT, path, who, on(MethodFilter::PUT, handler))
    }

    /// `PATCH path`.
    #[must_use]
    pub fn patch<H, T>(self, path: &str, who: Who, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.route(Method::PATCH, path, who, on(MethodFilter::PATCH, handler))
    }

    /// `DELETE path`.
    #[must_use]
    pub fn delete<H, T>(self, path: &str, who: Who, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.route(Method::DELETE, path, who, on(MethodFilter::DELETE, handler))
    }

    /// A route whose handler has layers of its own, such as a larger limit of its body:
    /// `on(MethodFilter::POST, upload).layer(DefaultBodyLimit::max(…))`.
    #[must_use]
    pub fn route(
        self,
        method: Method,
        path: &str,
        who: Who,
        handler: MethodRouter<Arc<App>>,
    ) -> Routes {
        let Routes { router, mut table } = self;
        let guard = move |request: Request, next: Next| guard(who, request, next);
        let router = router.route(path, handler.route_layer(from_fn(guard)));
        table.push(Route { method, path: path.to_owned(), who });
        Routes { router, table }
    }

    /// With the routes of another area.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// All of them under a path.
    #[must_use]
    pub fn under(self, path: &str) -> Routes {
        let Routes { router, table } = self;
        let router = Router::new().nest(path, router);
        let longer = |route: Route| Route { path: format!("{path}{}", route.path), ..route };
        Routes { router, table: table.into_iter().map(longer).collect() }
    }

    /// With an answer to all other paths.
    #[must_use]
    pub fn otherwise<H, T>(mut self, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.router = self.router.fallback(handler);
        self
    }

    /// The router, and the table of its routes.
    pub fn into_parts(self) -> (Router<Arc<App>>, Vec<Route>) {
        (self.router, self.table)
    }
}

/// Lets through whom the route is for.
async fn guard(who: Who, request: Request, next: Next) -> Response {
    let refused = match (who, request.extensions().get::<Actor>()) {
        (Who::Anybody, _) => None,
        (Who::From(_), None) => Some(nobody()),
        (Who::From(role), Some(actor)) => actor.must(role).err(),
    };
    match refused {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}
