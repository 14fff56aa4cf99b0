//! By what the figures of a variant are split.

use anyhow::Result;
use tenure_domain::said;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::error::Error;
use tenure_engine::records::Records;
use tenure_metrics::catalogue::{Metric, Variant};

use crate::failure::{advised, option};

/// Asks for the whole of what is split in its nature.
const NONE: &str = "none";

/// The name of the dimension: what was asked for, else what the variant is split by in its nature.
/// A variant by a reason of leaving keeps to its own reason and takes the levels of what was asked
/// for, so that stated and assessed reasons stay apart. One that is named after its split keeps to
/// it.
pub fn name(variant: &Variant, asked: Option<&str>) -> Option<String> {
    if asked == Some(NONE) {
        return None;
    }
    if let Some(own) = named_after(variant) {
        return Some(own.to_owned());
    }
    let own = || asked.zip(variant.by).and_then(|(asked, own)| Dimension::own_reason(own, asked));
    own().or_else(|| asked.or(variant.by).map(str::to_owned))
}

/// The dimension of a name; none where it is one of the metric's own and its table is missing, so
/// that the figure says which one that is.
pub fn dimension(
    metric: &Metric,
    book: &Book,
    name: &str,
    records: Option<&Records>,
) -> Result<Option<Dimension>> {
    let own = metric.variants.iter().any(|variant| variant.by == Some(name));
    match Dimension::parse_with(book, name, records) {
        Err(Error::Query(_)) if own => Ok(None),
        dimension => Ok(Some(dimension?)),
    }
}

/// The dimension that a variant is named after, where it is and the data have it.
pub fn own(
    metric: &Metric,
    variant: &Variant,
    book: &Book,
    records: Option<&Records>,
) -> Result<Option<Dimension>> {
    let own = named_after(variant).map(|own| dimension(metric, book, own, records));
    Ok(own.transpose()?.flatten())
}

/// Where no variant was asked for: those shown by themselves that go by the asked reason; where none
/// does, the first that does.
pub fn fit(metric: &'static Metric, shown: &mut Vec<&'static Variant>, asked: Option<&str>) {
    let Some(asked) = asked else { return };
    shown.retain(|variant| !goes_by_other(variant, asked));
    if shown.is_empty() {
        shown.extend(metric.variants.iter().find(|variant| !goes_by_other(variant, asked)));
    }
}

/// Refuses reasons of leaving of what is no figure of reasons: it would lose whoever stays, and be a
/// share among those who did not. Refuses a single variant under the other reason, too: it would go
/// by its own, which was not asked for.
pub fn check(metric: &Metric, variants: &[&Variant], asked: Option<&str>) -> Result<()> {
    let by_reason = |of: &&&Variant| of.by.is_some_and(Dimension::is_reason);
    if let Some(other) = variants.iter().find(|of| !by_reason(of))
        && asked.is_some_and(Dimension::is_reason)
    {
        let detail = said!(
            "reasons are known only of customers who left, so {metric} {variant} cannot be split by them",
            metric = metric.slug(),
            variant = other.slug
        );
        let reasons = tenure_metrics::catalogue::MetricId::ChurnReason.slug();
        let hint = said!(
            "the metric {reasons} counts who left, and the MRR that they took, by reason",
            reasons = reasons
        );
        return Err(advised(detail, hint));
    }
    let ([variant], Some(asked)) = (variants, asked) else { return Ok(()) };
    if !goes_by_other(variant, asked) {
        return Ok(());
    }
    let fitting = metric.variants.iter().filter(|of| !goes_by_other(of, asked)).map(|of| of.slug);
    let fitting: Vec<&str> = fitting.collect();
    let own = variant.by.unwrap_or_default();
    let hint = said!(
        "by {asked} there are {variants}; or {flag} all",
        asked = asked,
        variants = fitting.join(", "),
        flag = option("--variant")
    );
    let detail = said!(
        "{metric} {variant} goes by {own}",
        metric = metric.slug(),
        variant = variant.slug,
        own = own
    );
    Err(advised(detail, hint))
}

/// Whether a variant goes by another dimension than the asked one, and cannot go by that: by the
/// other reason of leaving, or by what it is named after.
fn goes_by_other(variant: &Variant, asked: &str) -> bool {
    let other = |own: &str| asked != NONE && own != asked;
    named_after(variant).is_some_and(other)
        || variant.by.is_some_and(|own| Dimension::is_other_reason(own, asked))
}

/// By what a variant is split whose name says so: `by_channel`.
fn named_after(variant: &Variant) -> Option<&'static str> {
    variant.by.filter(|own| variant.slug.strip_prefix("by_") == Some(own))
}
