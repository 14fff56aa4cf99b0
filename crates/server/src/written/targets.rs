//! Targets: what a figure should be in a period.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use tenure_domain::said;
use tenure_metrics::catalogue::{self, MetricId};

use super::{Where, one, rows, take_away, words};
use crate::access::{Actor, Role};
use crate::app::App;
use crate::audit::audit;
use crate::db::Stamp;
use crate::problem::{Problem, Result};
use crate::routes::body::{At, Json, Query, bad_value};
use crate::routes::list::{List, Unpaged};
use crate::routes::{Routes, Who};

/// What a figure should be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Target {
    /// Its number.
    pub id: i64,
    /// Id of the metric.
    pub metric: String,
    /// Which way it is reckoned.
    pub variant: String,
    /// `2026`, `2026-Q3` or `2026-07`.
    pub period: String,
    /// The value, a decimal: amounts in major units, rates as shares.
    pub value: String,
    /// Who set it.
    pub author: String,
    /// When.
    pub updated_at: Stamp,
}

/// A target to be set; one of the same metric, variant and period is replaced.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTarget {
    /// Id of the metric.
    pub metric: String,
    /// Which way it is reckoned.
    #[serde(default)]
    pub variant: String,
    /// `2026`, `2026-Q3` or `2026-07`.
    pub period: String,
    /// The value.
    pub value: String,
}

/// Its routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/targets", Who::From(Role::Viewer), list)
        .put("/targets", Who::From(Role::Analyst), set)
        .delete("/targets/{id}", Who::From(Role::Analyst), remove)
}

const SELECT: &str = "SELECT id, metric, variant, period, value, author, updated_at FROM targets";

fn target(row: &Row<'_>) -> rusqlite::Result<Target> {
    Ok(Target {
        id: row.get(0)?,
        metric: row.get(1)?,
        variant: row.get(2)?,
        period: row.get(3)?,
        value: row.get(4)?,
        author: row.get(5)?,
        updated_at: row.get(6)?,
    })
}

/// Targets by metric and period.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    get,
    path = "/api/v1/targets",
    tag = "targets",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    responses((status = 200, description = "Targets by metric and period", body = List<Target>))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    _: Unpaged,
    Query(at): Query<Where>,
) -> Result<Json<List<Target>>> {
    let workspace = at.name(&app)?;
    let items = app.db.read(move |db| {
        let select = format!("{SELECT} WHERE workspace = ?1 ORDER BY metric, variant, period");
        rows(db, &select, [workspace], target)
    });
    Ok(Json(List::whole(items.await?)))
}

/// The target as it is now.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    put,
    path = "/api/v1/targets",
    tag = "targets",
    params(("workspace" = Option<String>, Query, description = "`main` or `demo`")),
    request_body = NewTarget,
    responses((status = 200, description = "The target as it is now", body = Target))
)]
pub async fn set(
    State(app): State<Arc<App>>,
    actor: Actor,
    Query(at): Query<Where>,
    Json(new): Json<NewTarget>,
) -> Result<Json<Target>> {
    let workspace = at.name(&app)?;
    let metric = figure(&new.metric, &new.variant)?;
    let (period, value) = (period(&new.period)?, decimal(&new.value)?);
    let set = app.db.write(move |tx| {
        let before = known(tx, (&workspace, &metric, &new.variant, &period))?;
        let insert = "
            INSERT INTO targets (workspace, metric, variant, period, value, author, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET value = ?5, author = ?6, updated_at = ?7";
        let row = params![workspace, metric, new.variant, period, value, actor.name, Stamp::now()];
        tx.execute(insert, row)?;
        let after = known(tx, (&workspace, &metric, &new.variant, &period))?;
        let after = after.ok_or_else(|| Problem::internal(&"a target is gone"))?;
        let object = format!("target {}", after.id);
        audit(tx, &actor, "target.set", &object, before.as_ref(), Some(&after))?;
        Ok(after)
    });
    set.await.map(Json)
}

fn known(db: &Connection, of: (&str, &str, &str, &str)) -> Result<Option<Target>> {
    let select =
        format!("{SELECT} WHERE workspace = ?1 AND metric = ?2 AND variant = ?3 AND period = ?4");
    Ok(db.query_row(&select, params![of.0, of.1, of.2, of.3], target).optional()?)
}

/// The target is gone.
///
/// # Errors
/// As the problem says.
#[utoipa::path(
    delete,
    path = "/api/v1/targets/{id}",
    tag = "targets",
    params(("id" = i64, Path, description = "Its number")),
    responses((status = 204, description = "The target is gone"))
)]
pub async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    At(id): At<i64>,
) -> Result<StatusCode> {
    let removed = app.db.write(move |tx| {
        let select = format!("{SELECT} WHERE id = ?1");
        let before = one(tx, &select, [id], target, &format!("target {id}"))?;
        take_away(tx, &actor, ("target", id), &before)
    });
    removed.await.map(|()| StatusCode::NO_CONTENT)
}

/// The id of a metric that has the variant, where one is named.
fn figure(metric: &str, variant: &str) -> Result<String> {
    let id = words(metric, "the metric", 100)?;
    let known = MetricId::parse(&id).map(catalogue::metric).ok_or_else(|| {
        bad_value(said!("no metric is called {id}", id = format!("{id:?}")))
            .advising("GET /api/v1/ask/metrics lists metrics with their variants")
    })?;
    let exact = known.variants.iter().map(|variant| variant.slug);
    let slugs: Vec<&str> = exact.chain(known.estimates().iter().map(|it| it.slug)).collect();
    match variant.is_empty() || slugs.contains(&variant) {
        true => Ok(id),
        false => Err(bad_value(said!(
            "{metric} has no variant {variant}",
            metric = id.clone(),
            variant = format!("{variant:?}")
        ))
        .advising(said!("it has {variants}", variants = slugs.join(", ")))),
    }
}

/// A year, a quarter or a month.
fn period(text: &str) -> Result<String> {
    let text = text.trim();
    let (year, rest) = text.split_at_checked(4).unwrap_or((text, "?"));
    let month = |rest: &str| rest.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    let right = year.len() == 4
        && year.bytes().all(|letter| letter.is_ascii_digit())
        && match rest.strip_prefix('-') {
            None => rest.is_empty(),
            Some(rest) => {
                matches!(rest, "Q1" | "Q2" | "Q3" | "Q4") || (rest.len() == 2 && month(rest))
            }
        };
    match right {
        true => Ok(text.to_owned()),
        false => Err(bad_value(said!("{text} is no period", text = format!("{text:?}")))
            .advising("periods are written 2026, 2026-Q3 or 2026-07")),
    }
}

/// A decimal, as it is written.
fn decimal(text: &str) -> Result<String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |text: &str| {
        (1..=18).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_digit())
    };
    match number(whole) && number(part) {
        true => Ok(text.to_owned()),
        false => Err(bad_value(said!("{text} is no decimal", text = format!("{text:?}")))
            .advising("such as 1.05 or 25000")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_of_figures_that_there_are() {
        for (metric, variant) in [("nrr", ""), ("nrr", "standard"), (" clv ", "standard")] {
            assert_eq!(figure(metric, variant).unwrap(), metric.trim());
        }
        for (metric, variant) in [("nope", ""), ("mrr", "xx"), ("", "")] {
            assert_eq!(figure(metric, variant).unwrap_err().code, "bad-value", "{metric}");
        }
    }

    #[test]
    fn periods_and_decimals_are_read_strictly() {
        for good in ["2026", "2026-Q4", "2026-01", "2026-12"] {
            assert_eq!(period(good).unwrap(), good);
        }
        for bad in ["", "26", "2026-13", "2026-Q5", "2026-1", "2026-", "20é6"] {
            assert_eq!(period(bad).unwrap_err().code, "bad-value", "{bad}");
        }
        assert_eq!(decimal(" -1.05 ").unwrap(), "-1.05");
        for bad in ["", "-", "1,5", "1e3", ".5", "1.", "NaN"] {
            assert_eq!(decimal(bad).unwrap_err().code, "bad-value", "{bad}");
        }
    }
}
