//! What the company counts in.

use std::path::Path;
use std::sync::Arc;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use tenure_connectors::settings::Settings;
use tenure_domain::money::Currency;
use tenure_domain::said;
use tenure_domain::time::Zone;
use tenure_engine::import::{self, ImportError};
use tenure_engine::zoned;
use tenure_store::Workspace;

use super::body::{Json, bad_value, cleared, conflict};
use super::{Routes, Who};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::aside::aside;
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

/// What the company counts in now, and what that does to what is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = CompanyChanged)]
pub struct Changed {
    #[serde(flatten)]
    company: Company,
    /// Dates that were read in another time zone and stand on other days now, by that zone.
    dates_moved: Vec<Moved>,
}

/// Dates that stand on other days under another time zone than the one that they were read in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MovedDates)]
pub struct Moved {
    /// The time zone in which they were read.
    read_in: String,
    /// How many.
    count: u64,
    /// One of them, as it was read.
    date: String,
    /// The day on which that lies now.
    now: String,
}

/// Changes what the company counts in
///
/// Dates without a time that were imported before stay at the midnight of the zone in which they
/// were read. `dates_moved` says how many lie on other days now.
#[utoipa::path(patch, path = "/api/v1/company", tag = "data", request_body = CompanyChange,
    responses((status = 200, body = Changed), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(crate) async fn change(
    State(app): State<Arc<App>>,
    actor: Actor,
    Json(change): Json<CompanyChange>,
) -> Result<Json<Changed>> {
    let dir = app.config.dir.clone();
    let named = change.time_zone.is_some();
    let at = dir.clone();
    let changed = app.db.write(move |tx| {
        let changes = checked(&change)?;
        let workspace = Workspace::open(&dir).map_err(|error| Problem::internal(&error))?;
        let before = read(&workspace)?;
        may_become(&workspace, &change)?;
        let pairs: Vec<(&str, Option<&str>)> =
            changes.iter().map(|(key, value)| (*key, value.as_deref())).collect();
        workspace.set_account(&pairs).map_err(|error| Problem::internal(&error))?;
        let after = read(&workspace)?;
        audit(tx, &actor, "company.change", "company", Some(&before), Some(&after))?;
        Ok(after)
    });
    let company = changed.await?;
    let dates_moved = if named { aside(move || moved(&at)).await?? } else { Vec::new() };
    Ok(Json(Changed { company, dates_moved }))
}

/// The dates that lie on other days than they were read for.
fn moved(dir: &Path) -> Result<Vec<Moved>> {
    let workspace = Workspace::open(dir).map_err(|error| Problem::internal(&error))?;
    let moved = zoned::kept(&workspace).and_then(|zone| zoned::moved(&workspace, None, &zone));
    let one = |moved: zoned::Moved| Moved {
        read_in: moved.zone,
        count: moved.count,
        date: moved.first.0.to_string(),
        now: moved.first.2.to_string(),
    };
    Ok(moved.map_err(|error| Problem::internal(&error))?.into_iter().map(one).collect())
}

/// Refuses what would make something else of what is stored.
fn may_become(workspace: &Workspace, change: &CompanyChange) -> Result<()> {
    let change = Settings {
        currency: change.currency.as_deref().and_then(Currency::parse),
        zone: change.time_zone.as_deref().and_then(|name| Zone::named(name).ok()),
        ..Settings::default()
    };
    let known = import::settings(workspace).map_err(|error| Problem::internal(&error))?;
    import::may_become(workspace, &known, &change).map_err(|error| match error {
        ImportError::Held { key, kept, said, why } => conflict(said!(
            "{key} is {kept} and cannot become {said}: {why}",
            key = vec![key],
            kept = kept,
            said = said,
            why = vec![why]
        )),
        other => Problem::internal(&other),
    })
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
        let currency = currency
            .ok_or_else(|| bad_value(said!("{code} is no currency", code = format!("{code:?}"))))?;
        changes.push(("currency", Some(currency.code().to_owned())));
    }
    if let Some(name) = &change.time_zone {
        let zone = Zone::named(name)
            .map_err(|_| bad_value(said!("{name} is no time zone", name = format!("{name:?}"))))?;
        changes.push(("time_zone", Some(zone.name().to_owned())));
    }
    Ok(changes)
}

fn read(workspace: &Workspace) -> Result<Company> {
    let mut account = workspace.account().map_err(|error| Problem::internal(&error))?;
    let mut take = |key: &str| account.remove(key);
    Ok(Company { name: take("name"), currency: take("currency"), time_zone: take("time_zone") })
}
