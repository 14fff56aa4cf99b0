//! Which hosts the server answers to, and from which pages it is written to.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::authenticate::bearer;
use crate::app::App;
use crate::problem::{Problem, Result};

/// Refuses requests under a foreign name, and writes that another site's page has begun.
pub async fn layer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let host = host_of(&request);
    let checked = known_host(host.as_deref(), app.config.url.as_deref())
        .and_then(|()| own_page(request.method(), request.headers(), host.as_deref(), &app));
    match checked {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// The name and port under which the server was asked.
fn host_of(request: &Request) -> Option<String> {
    let said = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let authority = request.uri().authority().map(|authority| authority.as_str());
    said.or(authority).map(str::to_lowercase)
}

/// Only its own names: a page of another site can point a name of its own at this machine, and
/// would then count as ours in the eyes of the browser. It cannot do that with an address.
fn known_host(host: Option<&str>, url: Option<&str>) -> Result<()> {
    let wrong = |detail: String| {
        let status = StatusCode::MISDIRECTED_REQUEST;
        Problem::new(status, "wrong-host", "The server has another name", detail)
            .advising("start it with --url and the address that people type")
    };
    let host = host.ok_or_else(|| wrong("the request names no host".to_owned()))?;
    let name = name_of(host);
    let address = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let own = url.and_then(authority).is_some_and(|own| name_of(own).eq_ignore_ascii_case(name));
    if address || name == "localhost" || own {
        return Ok(());
    }
    Err(wrong(format!("it does not answer as {name:?}")))
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    if let Some(end) = host.find(']') {
        return &host[..=end];
    }
    host.split(':').next().unwrap_or_default()
}

/// What stands between `https://` and the first slash.
fn authority(url: &str) -> Option<&str> {
    url.split_once("://")?.1.split('/').next()
}

/// Writes with a cookie come from our own pages. Browsers say so with `Sec-Fetch-Site`, older ones
/// and those on plain HTTP with `Origin`; what says neither is no browser, and has no cookies of
/// somebody else.
fn own_page(method: &Method, headers: &HeaderMap, host: Option<&str>, app: &App) -> Result<()> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) || bearer(headers).is_some()
    {
        return Ok(());
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let own = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let from = authority(origin);
            let ours = |url: &str| authority(url).is_some_and(|own| Some(own) == from);
            from.is_some() && (from == host || app.config.url.as_deref().is_some_and(ours))
        }
        (None, None) => true,
    };
    if own {
        return Ok(());
    }
    let detail = "the page that sent this is not one of the dashboard's";
    Err(Problem::new(StatusCode::FORBIDDEN, "foreign-page", "Another site asked", detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_others_are_refused() {
        let url = Some("https://tenure.example.com/");
        for host in ["localhost", "localhost:7777", "127.0.0.1:7777", "[::1]:7777", "192.168.1.5"] {
            known_host(Some(host), None).unwrap();
        }
        known_host(Some("tenure.example.com"), url).unwrap();
        known_host(Some("tenure.example.com:443"), url).unwrap();
        for host in ["evil.example", "tenure.example.com", "localhost.evil.example", ""] {
            assert_eq!(known_host(Some(host), None).unwrap_err().code, "wrong-host", "{host}");
        }
        assert_eq!(known_host(None, url).unwrap_err().code, "wrong-host");
    }
}
