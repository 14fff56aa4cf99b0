//! A company's own past as its benchmark.

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant, Window,
};
use crate::measure::MeasureId::{ClosingMrr, LostCustomers, OpeningCustomers};
use crate::reading::{Reader, Reading, Reason, Unit};

const QUARTER: Window = Window::Ago(3);
const YEAR: Window = Window::Ago(12);

/// A company's own past as its benchmark.
pub static METRIC: Metric = Metric {
    id: MetricId::Baseline,
    name: "Own baseline",
    family: Family::Recurring,
    doc: "The period judged by the same period a quarter or a year before: MRR as a multiple of what it was, churn as the difference in points. Other companies' figures come from other customers; one's own past is the fairer judge. Reports show every metric beside its own past in the same way.",
    direction: Direction::Neither,
    variants: &[
        against(
            "quarter",
            "MRR against a quarter ago",
            "closing_mrr ÷ closing_mrr[3 months ago]",
            &[QUARTER],
            |cut| mrr(cut, QUARTER),
        ),
        against(
            "year",
            "MRR against a year ago",
            "closing_mrr ÷ closing_mrr[12 months ago]",
            &[YEAR],
            |cut| mrr(cut, YEAR),
        ),
        against(
            "churn_quarter",
            "Customer churn less that of a quarter ago",
            "lost_customers ÷ opening_customers − lost_customers[3 months ago] ÷ opening_customers[3 months ago]",
            &[QUARTER],
            |cut| churn(cut, QUARTER),
        ),
        against(
            "churn_year",
            "Customer churn less that of a year ago",
            "lost_customers ÷ opening_customers − lost_customers[12 months ago] ÷ opening_customers[12 months ago]",
            &[YEAR],
            |cut| churn(cut, YEAR),
        ),
    ],
    parts: true,
    benchmarks: &[],
};

const fn against(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    windows: &'static [Window],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: ARTICLES,
        says: "set a benchmark from the last year or quarter and judge by it",
    }];
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs::windows(windows),
        by: None,
        eval,
    }
}

fn mrr(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let (now, then) = (read.sum(ClosingMrr), read.over(window, ClosingMrr));
    read.ratio(now, then, Reason::NoEarlierMrr)
}

fn churn(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let (lost, opening) = (read.sum(LostCustomers), read.sum(OpeningCustomers));
    let lost_then = read.over(window, LostCustomers);
    let opening_then = read.over(window, OpeningCustomers);
    let points = lost * opening_then - lost_then * opening;
    let without = if opening == 0 { Reason::NobodyToLose } else { Reason::NoEarlierValue };
    read.ratio(points, opening * opening_then, without)
}
