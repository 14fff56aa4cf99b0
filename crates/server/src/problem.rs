//! What went wrong with a request, as RFC 9457 says it.

use std::any::Any;

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_i18n::{Lang, Words};

use crate::ask::accepted;

/// A request that failed. `code` is stable and for programs; `detail` and `hint` are for people, in
/// the language of `Accept-Language` where they have words in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// The code as a URI.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: Box<str>,
    /// What happened, in a few words.
    pub title: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// The stable name of what happened.
    pub code: &'static str,
    /// What is wrong with this request.
    pub detail: String,
    /// What can be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// After so many seconds the same may be asked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The detail and the hint as what they were made from, for other languages.
    #[serde(skip)]
    #[schema(ignore)]
    said: Box<(Said, Option<Said>)>,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(
        status: StatusCode,
        code: &'static str,
        title: &'static str,
        detail: impl Into<Said>,
    ) -> Problem {
        let detail = detail.into();
        Problem {
            kind: format!("urn:tenure:problem:{code}").into(),
            title,
            status: status.as_u16(),
            code,
            detail: detail.to_string(),
            hint: None,
            retry_after: None,
            said: Box::new((detail, None)),
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn advising(mut self, hint: impl Into<Said>) -> Problem {
        let hint = hint.into();
        self.hint = Some(hint.to_string());
        self.said.1 = Some(hint);
        self
    }

    /// The same with detail and hint in a language, as far as they have words in it. The title stays
    /// English, as a name of the code.
    #[must_use]
    pub fn spoken(mut self, lang: Lang) -> Problem {
        let words = Words::of(lang);
        self.detail = words.phrase(&self.said.0);
        self.hint = self.said.1.as_ref().map(|hint| words.phrase(hint));
        self
    }

    /// The same, to be asked again after so many seconds.
    #[must_use]
    pub fn after(mut self, seconds: u32) -> Problem {
        self.retry_after = Some(seconds);
        self
    }

    /// The question is wrong.
    pub fn wrong_question(detail: impl Into<Said>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "wrong-question", "The question is wrong", detail)
    }

    /// There is no such thing.
    pub fn not_found(detail: impl Into<Said>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found", "There is no such thing", detail)
    }

    /// There is no workspace of that name.
    pub fn no_workspace(name: &str) -> Problem {
        Problem::not_found(said!("there is no workspace {name}", name = format!("{name:?}")))
    }

    /// A stored file is not as it was written.
    pub fn damaged(detail: impl Into<String>) -> Problem {
        let detail = detail.into();
        tracing::error!(detail, "stored data are damaged");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Problem::new(status, "data-damaged", "Stored data are damaged", detail)
    }

    /// Nothing can be written: there is no room.
    pub fn disk_full() -> Problem {
        tracing::error!("the disk is full");
        let (status, title) = (StatusCode::INSUFFICIENT_STORAGE, "The disk is full");
        Problem::new(status, "disk-full", title, "there is no room to write anything")
            .advising("make room where the data are; nothing that was acknowledged is lost")
    }

    /// The server is at fault. What exactly went wrong is for the log.
    pub fn internal(error: &dyn std::fmt::Display) -> Problem {
        tracing::error!(%error, "a request failed");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Problem::new(status, "internal", "The server failed", "the server's log says what happened")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        // For whoever speaks to people: see `layer`.
        response.extensions_mut().insert(self.clone());
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// Says a problem in the language that is liked best (`Accept-Language`).
pub async fn layer(request: Request, next: Next) -> Response {
    let lang = accepted(request.headers());
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && lang != Lang::English
    {
        let (mut parts, _) = response.into_parts();
        parts.headers.remove(header::CONTENT_LENGTH);
        let body = Json(problem.spoken(lang)).into_response().into_body();
        return Response::from_parts(parts, body);
    }
    response
}

/// What a route answers, or why not.
pub type Result<T> = std::result::Result<T, Problem>;

/// The answer to a path of the API that is not there.
pub async fn no_such_route() -> Problem {
    Problem::not_found("the API has no such path").advising("docs/openapi.json lists all of them")
}

/// The answer to a path that is there, asked with a method that it does not have; the header `Allow`
/// says which ones it has.
pub async fn no_such_method() -> Problem {
    let title = "The path is not asked so";
    let detail = "the path has no such method; the header Allow names those that it has";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "no-such-method", title, detail)
        .advising("docs/openapi.json lists all of them")
}

/// The answer where code of ours has panicked.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or(cause.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    Problem::internal(&format!("panic: {text}")).into_response()
}
