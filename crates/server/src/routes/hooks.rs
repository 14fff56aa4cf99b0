//! What other systems tell by themselves: webhooks. Nobody is signed in; a signature says who it is.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;

use super::body::{Json, too_large};
use super::{Routes, Who};
use crate::app::App;
use crate::problem::{Problem, Result};
use crate::secrets::SecretError;
use crate::sources::{self, inbox, signature};

/// The routes of this area.
pub fn routes() -> Routes {
    Routes::new().post("/webhooks/stripe/{source}", Who::Anybody, stripe)
}

/// What is answered once an event is kept.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Received {
    received: bool,
}

/// Takes an event of Stripe. It is on disk when this answers, and the same event is kept once.
async fn stripe(
    State(app): State<Arc<App>>,
    Path(hook): Path<String>,
    headers: HeaderMap,
    body: std::result::Result<Bytes, BytesRejection>,
) -> Result<Json<Received>> {
    let found = app.db.read(move |db| sources::by_hook(db, &hook)).await?;
    let source = found.ok_or_else(|| Problem::not_found("there is no such webhook"))?;
    let body = body.map_err(too_large)?;
    let secrets = source.signing(&app.secrets).map_err(|error| match error {
        SecretError::OtherKey => locked(source.id),
        other => Problem::internal(&other),
    })?;
    if secrets.is_empty() {
        let detail = "the source has no signing secret yet";
        return Err(unsigned(detail).advising("add the signing secret of this endpoint (whsec_…)"));
    }
    let header = headers.get("stripe-signature").and_then(|value| value.to_str().ok());
    let now = jiff::Timestamp::now().as_second();
    if let Err(forged) = signature::verify(header, &body, &secrets, now) {
        tracing::warn!(source = source.id, why = %forged, "a webhook is not believed");
        return Err(unsigned(&forged.to_string()));
    }
    app.db.write(move |tx| inbox::keep(tx, &source, &body)).await?;
    Ok(Json(Received { received: true }))
}

/// Whoever sends it does so again later, when the key may be there.
fn locked(source: i64) -> Problem {
    tracing::warn!(source, "a webhook is not taken: the secrets of its source cannot be opened");
    let title = "The source is locked";
    let detail = "the secrets of the source were sealed with another key";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "locked", title, detail)
        .advising("put the old key in its place, or connect the source again")
}

fn unsigned(detail: &str) -> Problem {
    let title = "The signature is not right";
    Problem::new(StatusCode::BAD_REQUEST, "wrong-signature", title, detail.to_owned())
}
