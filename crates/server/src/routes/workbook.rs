//! Tables that no question answers as they stand, as workbooks: a screen gives the rows that it
//! shows, with what it shows them of.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use serde::Deserialize;

use super::body::{Json, bad_value};
use super::{Routes, Who};
use crate::access::Role;
use crate::app::App;
use crate::aside::aside;
use crate::ask::{Form, problem};
use crate::problem::{Problem, Result};

/// Bytes of a table at most.
const MOST: usize = 16 << 20;

/// The routes of this area.
pub fn routes() -> Routes {
    let handler = on(MethodFilter::POST, route).layer(DefaultBodyLimit::max(MOST));
    Routes::new().route(Method::POST, "/workbook", Who::From(Role::Viewer), handler)
}

/// A table that is shown.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Its columns.
    pub columns: Vec<ShownColumn>,
    /// Its rows, each as wide as the columns: texts, or numbers as decimal text; null for nothing.
    pub rows: Vec<Vec<Option<String>>>,
    /// What is shown and of what: on a sheet of its own.
    #[serde(default)]
    pub about: Vec<ShownAbout>,
}

/// A column of a table that is shown.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownColumn {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers.
    #[serde(default)]
    pub number: bool,
}

/// Something that a table is of: the segment, the period.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownAbout {
    /// What it is.
    pub what: String,
    /// What it says.
    pub is: String,
}

/// A table as a workbook: a sheet of its rows, and one of what it is of. Nothing of it is kept.
/// Texts stay texts, whatever they begin with; numbers become numbers where a spreadsheet can hold
/// all of their digits.
#[utoipa::path(post, path = "/api/v1/workbook", tag = "export", request_body = Shown,
    responses(
        (status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 422, body = Problem)))]
pub(crate) async fn route(
    State(app): State<Arc<App>>,
    Json(shown): Json<Shown>,
) -> Result<Response> {
    let wide = shown.columns.len();
    if wide == 0 || shown.rows.iter().any(|row| row.len() != wide) {
        return Err(bad_value("each row has as many cells as there are columns"));
    }
    let made = aside(move || app.answers.workbook(&shown)).await?;
    let kind = HeaderValue::from_static(Form::Xlsx.media_type());
    Ok(([(CONTENT_TYPE, kind)], made.map_err(problem)?).into_response())
}
