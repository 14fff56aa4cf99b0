//! Cents that sum: amounts that stand together are rounded together, by largest remainder.

use std::collections::BTreeMap;

use tenure_engine::query::Figure;
use tenure_metrics::catalogue::{Formula, MetricId};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Unit, Value};

use super::variant;
use crate::show;

/// For each figure the minor units in which it is shown, where it stands with others with which it
/// sums to something: the steps of a bridge, or the headings of a sum. `None` for all others.
pub fn minor_units(figures: &[Figure]) -> Vec<Option<i128>> {
    let mut shown = vec![None; figures.len()];
    let mut sets: BTreeMap<(i32, i32, &str, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        let (first, end) = (figure.period.first.0, figure.period.end.0);
        let key = match (&figure.group, figure.metric) {
            (None, MetricId::MrrMovements) => (first, end, "", None),
            (Some(_), _) if is_sum(figure) => (first, end, figure.variant, None),
            _ => continue,
        };
        sets.entry(key).or_default().push(at);
    }
    for set in sets.values() {
        let minor = match figures[set[0]].group {
            None => bridge(figures, set),
            Some(_) => headings(figures, set),
        };
        for (at, minor) in minor {
            shown[at] = Some(minor);
        }
    }
    shown
}

/// Whether a figure is an amount that its headings sum to.
fn is_sum(figure: &Figure) -> bool {
    let variant = variant(figure.metric, figure.variant);
    let Formula::Text(text) = variant.formula else { return false };
    variant.unit == Unit::Money && MeasureId::parse(text.trim_start_matches('−')).is_some()
}

/// Whole units of MRR.
fn units(figure: &Figure) -> Option<i128> {
    match figure.reading.value {
        Value::Money(amount) if amount.den == 1 => Some(amount.num),
        _ => None,
    }
}

/// The steps of a bridge, rounded so that they lead from its shown opening to its shown closing.
fn bridge(figures: &[Figure], set: &[usize]) -> Vec<(usize, i128)> {
    let of = |slug: &str| {
        set.iter().find(|&&at| figures[at].variant == slug).and_then(|&at| units(&figures[at]))
    };
    let Some((opening, closing)) = of("opening").zip(of("closing")) else { return Vec::new() };
    let is_step = |at: &usize| !matches!(figures[*at].variant, "opening" | "closing");
    let steps: Vec<usize> = set.iter().copied().filter(is_step).collect();
    let parts: Option<Vec<i128>> = steps.iter().map(|&at| units(&figures[at])).collect();
    // Where only some of the steps were asked for, nothing closes.
    let Some(parts) = parts.filter(|parts| parts.iter().sum::<i128>() == closing - opening) else {
        return Vec::new();
    };
    let total = show::rounded(closing) - show::rounded(opening);
    steps.into_iter().zip(show::apportion_to(&parts, total)).collect()
}

/// The headings of a sum, rounded so that they come to its rounded total.
fn headings(figures: &[Figure], set: &[usize]) -> Vec<(usize, i128)> {
    let parts: Option<Vec<i128>> = set.iter().map(|&at| units(&figures[at])).collect();
    let Some(parts) = parts else { return Vec::new() };
    set.iter().copied().zip(show::apportion(&parts)).collect()
}
