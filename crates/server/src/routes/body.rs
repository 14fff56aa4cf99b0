//! What comes with a request, and problems where it is not as it should be.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use tenure_domain::finding::Said;

use crate::app::App;
use crate::problem::{Problem, Result};

/// JSON: of a request, read strictly; of an answer, written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Json<T>> {
        if !is_json(request.headers()) {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            let detail = "the body has to be JSON";
            let problem = Problem::new(status, "not-json", "The body is of another kind", detail);
            return Err(problem.advising("send Content-Type: application/json"));
        }
        let bytes = Bytes::from_request(request, app).await.map_err(too_large)?;
        let body = serde_json::from_slice(&bytes).map_err(|error| bad_body(&error.to_string()))?;
        Ok(Json(body))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// The body cannot be read, or is none that the route can use.
pub fn bad_body(detail: &str) -> Problem {
    let title = "The body is not what is expected";
    Problem::new(StatusCode::BAD_REQUEST, "bad-body", title, detail.to_owned())
}

/// A value is not one that can be taken.
pub fn bad_value(detail: impl Into<Said>) -> Problem {
    let title = "A value cannot be taken";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-value", title, detail)
}

/// Something is there already, or in the way.
pub fn conflict(detail: impl Into<Said>) -> Problem {
    Problem::new(StatusCode::CONFLICT, "conflict", "Something is in the way", detail)
}

/// The body is longer than the route takes, or breaks off.
pub(crate) fn too_large(rejection: BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let title = "The body is too large";
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", title, rejection.body_text())
        }
        _ => bad_body(&rejection.body_text()),
    }
}

/// The query of a URL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Arc<App>> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Query<T>> {
        let query = parts.uri.query().unwrap_or_default();
        let read = serde_urlencoded::from_str(query);
        read.map(Query).map_err(|error| Problem::wrong_question(error.to_string()))
    }
}

/// What stands in braces in the path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<At<T>> {
        let wrong = |rejection: PathRejection| Problem::not_found(rejection.body_text());
        let Path(at) = Path::<T>::from_request_parts(parts, app).await.map_err(wrong)?;
        Ok(At(at))
    }
}

/// For members of a PATCH that can be cleared: absent is `None`, `null` is `Some(None)`; with
/// `#[serde(default, deserialize_with = "cleared")]`.
///
/// # Errors
/// Where the value is of another kind.
pub fn cleared<'de, D, T>(deserializer: D) -> std::result::Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
