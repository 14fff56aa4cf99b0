//! Why the churn rate changed from one period to another, by heading.

use std::collections::BTreeMap;

use tenure_domain::period::{Grain, Period};
use tenure_domain::said;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::change::{Change, Side, Sides, change};
use tenure_metrics::reading::{Reason, Value};

use crate::book::Book;
use crate::classes::Dimension;
use crate::error::Error;
use crate::query::{Asker, Figure};
use crate::segments::Compiled;

/// Headings, what of their customers was lost in both periods, and the change taken apart.
#[derive(Clone, Debug)]
pub struct ChurnChange {
    /// Headings with anyone in either period, in order.
    pub headings: Vec<(String, Sides)>,
    /// Everyone.
    pub all: Sides,
    /// What the headings add to the change, in the same order.
    pub change: Change,
}

/// Takes the change of `customer_churn` between two periods apart by the headings at the opening
/// of each. The first period begins and ends before the second does.
///
/// # Errors
/// [`Error::Query`] where the dimension does not fit the data; the inner one says why there is no
/// change to explain.
pub fn churn_change(
    book: &Book,
    (before, after): (Period, Period),
    segment: Option<&Compiled<'_>>,
    by: &Dimension,
) -> Result<Result<ChurnChange, Reason>, Error> {
    if let Dimension::ChurnReason(_) | Dimension::ChurnReasonAssessed(_) = by {
        return Err(Error::Query(said!(
            "reasons are known only of customers who left, so no rate can be split by them"
        )));
    }
    let periods = [before, after];
    let mut asker = Asker::new(book, &periods, segment, Some(by))?;
    let variant = metric(MetricId::CustomerChurn).standard();
    let figures = asker.figures(MetricId::CustomerChurn, variant, 0, Grain::Month)?;
    let mut headings: Vec<(String, Sides)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for figure in &figures {
        let side = match side(figure) {
            Ok(side) => side,
            Err(reason) => return Ok(Err(reason)),
        };
        let label = figure.group.clone().unwrap_or_default();
        let at = *places.entry(label.clone()).or_insert_with(|| {
            headings.push((label, Sides::default()));
            headings.len() - 1
        });
        match figure.period == before {
            true => headings[at].1.before = side,
            false => headings[at].1.after = side,
        }
    }
    headings.retain(|(_, sides)| sides.before.of + sides.after.of > 0);
    let sides: Vec<Sides> = headings.iter().map(|(_, sides)| *sides).collect();
    let all = sides.iter().fold(Sides::default(), |sum, one| Sides {
        before: add(sum.before, one.before),
        after: add(sum.after, one.after),
    });
    Ok(change(&sides).map(|change| ChurnChange { headings, all, change }))
}

fn add(a: Side, b: Side) -> Side {
    Side { hits: a.hits + b.hits, of: a.of + b.of }
}

/// The terms of a figure of `customer_churn`.
fn side(figure: &Figure) -> Result<Side, Reason> {
    let term = |name: &str| figure.reading.terms.iter().find(|term| term.name() == name);
    match (term("lost_customers"), term("opening_customers"), figure.reading.value) {
        (Some(lost), Some(opening), _) => Ok(Side { hits: lost.amount, of: opening.amount }),
        (_, _, Value::Undefined(reason)) => Err(reason),
        _ => Err(Reason::NotGiven),
    }
}
