//! Reactivation (win-back) rate.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit};

/// Reactivation (win-back) rate.
pub static METRIC: Metric = Metric {
    id: MetricId::ReactivationRate,
    name: "Reactivation rate",
    family: Family::Retention,
    doc: "Of the customers who left in the period, the share that came back within so many days of leaving; of whoever left several times in it, of the last time. A horizon has a value only once it is over for everyone who left in the period; the rate by now needs no wait, but grows with time, so periods cannot be compared by it. Of those whom we contacted, only such count as were contacted after they had left and before they came back: who comes back does so more often after a word from us, but we may also have spoken to those who were likely to.",
    direction: Direction::Up,
    variants: &[
        within("days_30", "Within 30 days", "returned_30 ÷ churned", |cut| {
            horizon(cut, 0, "returned_30")
        }),
        within("days_60", "Within 60 days", "returned_60 ÷ churned", |cut| {
            horizon(cut, 1, "returned_60")
        }),
        within("days_90", "Within 90 days", "returned_90 ÷ churned", |cut| {
            horizon(cut, 2, "returned_90")
        }),
        within("days_365", "Within 365 days", "returned_365 ÷ churned", |cut| {
            horizon(cut, 3, "returned_365")
        }),
        within("by_now", "By now", "returned_by_now ÷ churned", by_now),
        contacted(
            "targeted_90",
            "Within 90 days, of those whom we contacted",
            "contacted_returned_90 ÷ contacted_90",
            |cut| of_contacted(cut, Some(2), ("contacted_returned_90", "contacted_90")),
        ),
        contacted(
            "targeted_by_now",
            "By now, of those whom we contacted",
            "contacted_returned_by_now ÷ contacted_by_now",
            |cut| of_contacted(cut, None, ("contacted_returned_by_now", "contacted_by_now")),
        ),
    ],
    parts: true,
    benchmarks: &[],
};

const fn within(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: ARTICLES,
        says: "returned over churned; by horizon, so that each period has the same time to win back",
    }];
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs { returns: true, ..Needs::NOTHING },
        by: None,
        eval,
    }
}

/// A variant of those who were contacted after they had left.
const fn contacted(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: ARTICLES,
        says: "returned over churned and targeted: those to whom we spoke (`interactions`) after they had left and before they came back",
    }];
    Variant {
        cites: CITES,
        needs: Needs { returns: true, ..Needs::tables(&[TableId::Interactions]) },
        ..within(slug, name, formula, eval)
    }
}

/// Over those who were contacted within a horizon, by its place, or by now.
fn of_contacted(
    cut: &Cut<'_>,
    horizon: Option<usize>,
    (returned, contacted): (&'static str, &'static str),
) -> Reading {
    let Some(returns) = cut.returns else { return Reading::undefined(Reason::NotGiven) };
    if returns.churned > 0 && horizon.is_some_and(|at| returns.is_open(at)) {
        return Reading::undefined(Reason::Immature);
    }
    let of = &returns.contacted;
    let (back, all) = match horizon {
        Some(at) => (of.back[at], of.all[at]),
        None => (of.back_by_now, of.all_by_now),
    };
    let mut read = Reader::new(cut);
    let back = read.named(returned, Unit::Count, back.into());
    let all = read.named(contacted, Unit::Count, all.into());
    let without = match returns.churned {
        0 => Reason::NobodyChurned,
        _ => Reason::NobodyContacted,
    };
    read.ratio(back, all, without)
}

fn horizon(cut: &Cut<'_>, at: usize, name: &'static str) -> Reading {
    match cut.returns {
        None => Reading::undefined(Reason::NotGiven),
        // Where nobody has left yet, waiting is not what is missing.
        Some(returns) if returns.churned > 0 && returns.is_open(at) => {
            Reading::undefined(Reason::Immature)
        }
        Some(returns) => share(cut, name, returns.back[at], returns.churned),
    }
}

fn by_now(cut: &Cut<'_>) -> Reading {
    match cut.returns {
        None => Reading::undefined(Reason::NotGiven),
        Some(returns) => share(cut, "returned_by_now", returns.back_by_now, returns.churned),
    }
}

fn share(cut: &Cut<'_>, name: &'static str, back: i64, churned: i64) -> Reading {
    let mut read = Reader::new(cut);
    let back = read.named(name, Unit::Count, back.into());
    let churned = read.named("churned", Unit::Count, churned.into());
    read.ratio(back, churned, Reason::NobodyChurned)
}
