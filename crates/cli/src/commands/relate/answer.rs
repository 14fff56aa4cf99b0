//! What is said of metrics together, for programs.

use serde_json::Value as JsonValue;
use tenure_domain::money::Currency;
use tenure_engine::relate::{Link, Related, Series, Told};
use tenure_metrics::catalogue::metric;
use tenure_models::interval::{Caution, Level};

use super::RelateArgs;
use crate::dates::Range;
use crate::output::{Json, Object};
use crate::statistics::{self, decimal};
use crate::words::{self, tr, words};

/// What goes with every answer, whatever its form.
pub const NO_CAUSE: &str = "moving together, even one before the other, is no cause: a third \
     thing may move both, and of many pairs some move together by chance";

/// The answer.
pub struct Answer<'a> {
    /// What was asked.
    pub args: &'a RelateArgs,
    /// What was found.
    pub related: Related,
    /// The months.
    pub range: Range,
    /// Confidence.
    pub level: Level,
    /// Of amounts.
    pub currency: Currency,
}

/// What a series is called in the user's language.
pub fn name(series: &Series) -> String {
    let metric = metric(series.metric);
    let name = words().variant(metric, series.variant);
    match series.variant {
        variant if variant.slug == metric.standard().slug && !metric.parts => {
            words().metric(metric)
        }
        _ => tr!("relate-variant", metric = words().metric(metric), variant = lower(&name)),
    }
}

/// With a small first letter, but for abbreviations.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Id and variant.
pub fn id(series: &Series) -> String {
    format!("{}:{}", series.metric.slug(), series.variant.slug)
}

/// The whole answer as one object.
pub fn json(answer: &Answer<'_>, head: Object) -> Object {
    let Answer { args, related, range, .. } = answer;
    let metrics = related.series.iter().map(|series| of_series(series, answer.currency));
    let of = args.of.pick();
    let strongest = related.strongest(of);
    head.with("from", range.from.to_string())
        .with("to", range.to.to_string())
        .with("segment", args.segment.segment.clone())
        .with("of", args.of.name())
        .with("method", "Spearman's rank correlation")
        .with("lags", args.lags)
        .with("compared", related.compared(of))
        .with("caution", NO_CAUSE)
        .with("metrics", Json::objects(metrics))
        .with("strongest", Json::objects(strongest.into_iter().map(|link| pair(link, answer))))
        .with("links", Json::objects(related.links.iter().map(|link| pair(link, answer))))
}

fn of_series(series: &Series, currency: Currency) -> Object {
    let month = |month: &Result<tenure_metrics::reading::Value, _>| match month {
        Ok(value) => value.shortest(currency).map_or(JsonValue::Null, JsonValue::String),
        Err(_) => JsonValue::Null,
    };
    let values: Vec<JsonValue> = series.months.iter().map(month).collect();
    let mut reasons: Vec<String> = Vec::new();
    for reason in series.months.iter().filter_map(|month| month.as_ref().err()) {
        let reason = words::why(reason);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Object::new()
        .with("metric", series.metric.slug())
        .with("variant", series.variant.slug)
        .with("months", series.known())
        .with("values", values)
        .with("undefined", reasons)
}

fn pair(link: &Link, answer: &Answer<'_>) -> Object {
    let series = &answer.related.series;
    Object::new()
        .with("first", id(&series[link.first]))
        .with("second", id(&series[link.second]))
        .with("lag", link.lag)
        .with("shares_terms", link.shared)
        .with("changes", told(&link.changes))
        .with("levels", told(&link.levels))
}

fn told(told: &Told) -> Object {
    let found = match told.found {
        Ok(found) => found,
        Err(why) => {
            let null = Json::Value(JsonValue::Null);
            return Object::new().with("value", null).with("undefined", why.to_string());
        }
    };
    let object = Object::new()
        .with("value", decimal(found.value))
        .with("months", found.n)
        .with("left_out", found.left_out)
        .with("effective_months", decimal(found.effective))
        .with("p", format!("{:.3e}", found.chance))
        .with("false_share", format!("{:.3e}", told.false_share))
        .with("caution", found.caution.map(Caution::name));
    match found.interval {
        Ok(interval) => object.with("interval", statistics::json(&interval)),
        Err(why) => object.with("interval_undefined", why.to_string()),
    }
}
