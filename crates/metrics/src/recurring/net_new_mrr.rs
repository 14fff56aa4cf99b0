//! Net new MRR.

use crate::catalogue::{Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant};
use crate::measure::MeasureId::{
    ChurnedMrr, ContractionMrr, ExpansionMrr, NewMrr, ReactivationMrr,
};
use crate::reading::{Reader, Reading, Unit};

/// Net new MRR.
pub static METRIC: Metric = Metric {
    id: MetricId::NetNewMrr,
    name: "Net new MRR",
    family: Family::Recurring,
    doc: "By how much customers changed MRR in the period: what came, less what went. Pauses, exchange rates, merges and corrections are steps of the bridge of their own and no part of it.",
    direction: Direction::Up,
    variants: &[Variant {
        slug: "standard",
        name: "Came less went",
        unit: Unit::Money,
        formula: Formula::Text(
            "new_mrr + expansion_mrr + reactivation_mrr − contraction_mrr − churned_mrr",
        ),
        cites: &[Cite {
            source: "ChartMogul",
            says: "the five movements that its interface returns, summed",
        }],
        needs: Needs::NOTHING,
        by: None,
        eval: standard,
    }],
    parts: false,
    benchmarks: &[],
};

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let came = read.sum(NewMrr) + read.sum(ExpansionMrr) + read.sum(ReactivationMrr);
    let went = read.sum(ContractionMrr) + read.sum(ChurnedMrr);
    read.money(came - went)
}
