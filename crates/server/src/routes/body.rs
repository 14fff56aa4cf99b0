//! What comes with a request, and problems where it is not as it should be.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use tenure_domain::finding::Said;
use tenure_domain::said;

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
        let body = serde_json::from_slice(&bytes).map_err(|error| unfit(&error))?;
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
pub fn bad_body(detail: impl Into<Said>) -> Problem {
    let title = "The body is not what is expected";
    Problem::new(StatusCode::BAD_REQUEST, "bad-body", title, detail)
}

/// The body is no JSON, or JSON of another shape.
fn unfit(error: &serde_json::Error) -> Problem {
    if error.is_data() {
        return bad_body(said!("the body does not fit: {what}", what = plain(&error.to_string())));
    }
    bad_body(said!(
        "the body is no JSON: it cannot be read from line {line}, letter {letter}",
        line = error.line().to_string(),
        letter = error.column().to_string()
    ))
}

/// What a reader says of a value, with what it expected in the words of JSON instead of our code.
fn plain(text: &str) -> String {
    let Some((before, rest)) = text.split_once("expected ") else { return text.to_owned() };
    let (kind, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let place = rest.find(" at line").map_or("", |at| &rest[at + 1..]);
    let (kind, after) = match kind {
        "struct" => ("an object", place),
        "f32" | "f64" => ("a number", after),
        "i8" | "i16" | "i32" | "i64" | "isize" => ("a whole number", after),
        "u8" | "u16" | "u32" | "u64" | "usize" => ("a whole number that is not negative", after),
        _ => return text.to_owned(),
    };
    format!("{before}expected {kind} {after}").trim_end().to_owned()
}

/// The body is longer than is taken.
pub fn too_long() -> Problem {
    let title = "The body is too large";
    let detail = said!("the body is longer than is taken here");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", title, detail)
}

/// The body is no form.
pub(crate) fn no_form(_: MultipartRejection) -> Problem {
    bad_body(said!("the body is no form: multipart/form-data with a boundary is expected"))
}

/// A form cannot be read to its end.
pub(crate) fn broken_form(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_long(),
        _ => bad_body(said!("the form breaks off, or its parts cannot be told apart")),
    }
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
        StatusCode::PAYLOAD_TOO_LARGE => too_long(),
        _ => bad_body(said!("the body breaks off")),
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
        let unread = |error: serde_urlencoded::de::Error| {
            let what = plain(&error.to_string());
            Problem::wrong_question(said!("the query cannot be read: {what}", what = what))
        };
        read.map(Query).map_err(unread)
    }
}

/// What stands in braces in the path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<At<T>> {
        let wrong = |_: PathRejection| {
            Problem::not_found(said!(
                "what stands in the path is no number or name of such a thing"
            ))
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Thing {
        #[expect(dead_code, reason = "it is only read")]
        months: u32,
    }

    #[test]
    fn problems_of_a_body_speak_of_json_and_not_of_our_code() {
        let told = |text: &str| unfit(&serde_json::from_str::<Thing>(text).unwrap_err()).detail;
        assert_eq!(
            told("[]"),
            "the body does not fit: invalid length 0, expected an object at line 1 column 2"
        );
        assert!(told(r#"{"months": -1}"#).contains("expected a whole number that is not negative"));
        assert!(told("{}").contains("missing field `months`"));
        assert_eq!(told("{\n]"), "the body is no JSON: it cannot be read from line 2, letter 1");
    }
}
