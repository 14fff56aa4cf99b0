//! Annual recurring revenue.

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::measure::MeasureId::{self, ClosingMrr, ContractMrr};
use crate::reading::{Reader, Reading, Unit};

/// Annual recurring revenue.
pub static METRIC: Metric = Metric {
    id: MetricId::Arr,
    name: "Annual recurring revenue",
    family: Family::Recurring,
    doc: "What customers would pay in a year if nothing changed: twelve times the MRR at the end of the period. A yearly price is counted back exactly, since MRR is not rounded to cents.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Twelve months of MRR",
            unit: Unit::Money,
            formula: Formula::Text("12 × closing_mrr"),
            cites: &[Cite { source: "ChartMogul", says: "twelve times MRR" }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| year_of(cut, ClosingMrr),
        },
        Variant {
            slug: "contract",
            name: "Contracts of a year or more",
            unit: Unit::Money,
            formula: Formula::Text("12 × contract_mrr"),
            cites: &[Cite {
                source: ARTICLES,
                says: "annual subscriptions, plus expansion, less what churned: the same stock, rolled forward from the opening",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| year_of(cut, ContractMrr),
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn year_of(cut: &Cut<'_>, measure: MeasureId) -> Reading {
    let mut read = Reader::new(cut);
    let month = read.sum(measure);
    read.money(12 * month)
}
