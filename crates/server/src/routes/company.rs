//! What the company counts in.

use std::sync::Arc;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use tenure_domain::money::Currency;
use tenure_domain::time::Zone;
use tenure_store::Workspace;

use super::body::{Json, bad_value, cleared};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::audit;
use crate::problem::{Problem, Result};

/// The routes.
pub fn routes() -> Routes {
    Routes::new().patch("/company", Who::From(Role::Admin), change)
}

/// What changes of the company.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyChange {
    /// Its name; `null` takes it away.
    #[serde(default, deserialize_with = "cleared")]
    #[schema(value_type = Option<String>)]
    name: Option<Option<String>>,
    /// The currency of its figures, as ISO 4217 has it.
    currency: Option<String>,
    /// Where its days begin, as `Europe/Bucharest`.
    time_zone: Option<String>,
}

/// What the company counts in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Company {
    /// Its name.
    name: Option<String>,
    /// The currency of its figures.
    currency: Option<String>,
    /// Where its days begin.
    time_zone: Option<String>,
}

/// Changes what the company counts in
#[utoipa::path(patch, path = "/api/v1/company", tag = "data", request_body = CompanyChange,
    responses((status = 200, body = Company), (status = 422, body = Problem)))]
pub(crate) async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(change): Json<CompanyChange>,
) -> Result<Json<Company>> {
    let dir = app.config.dir.clone();
    let changed = app.db.write(move |tx| {
        let changes = checked(&change)?;
        let workspace = Workspace::open(&dir).map_err(|error| Problem::internal(&error))?;
        let before = read(&workspace)?;
        let pairs: Vec<(&str, Option<&str>)> =
            changes.iter().map(|(key, value)| (*key, value.as_deref())).collect();
        workspace.set_account(&pairs).map_err(|error| Problem::internal(&error))?;
        let after = read(&workspace)?;
        audit(tx, &actor, "company.change", "company", Some(&before), Some(&after))?;
        Ok(after)
    });
    Ok(Json(changed.await?))
}

/// The settings that change, each as the workspace keeps it.
fn checked(change: &CompanyChange) -> Result<Vec<(&'static str, Option<String>)>> {
    let mut changes = Vec::new();
    if let Some(name) = &change.name {
        let name = name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        if name.is_some_and(|name| name.chars().count() > 100 || name.contains(char::is_control)) {
            return Err(bad_value("a name has at most 100 letters"));
        }
        changes.push(("name", name.map(str::to_owned)));
    }
    if let Some(code) = &change.currency {
        let currency = Currency::parse(code);
        let currency = currency.ok_or_else(|| bad_value(format!("{code:?} is no currency")))?;
        changes.push(("currency", Some(currency.code().to_owned())));
    }
    if let Some(name) = &change.time_zone {
        let zone = Zone::named(name).map_err(|_| bad_value(format!("{name:?} is no time zone")))?;
        changes.push(("time_zone", Some(zone.name().to_owned())));
    }
    Ok(changes)
}

fn read(workspace: &Workspace) -> Result<Company> {
    let mut account = workspace.account().map_err(|error| Problem::internal(&error))?;
    let mut take = |key: &str| account.remove(key);
    Ok(Company { name: take("name"), currency: take("currency"), time_zone: take("time_zone") })
}
