//! The bridge from the opening to the closing MRR.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{
    ChurnedMrr, ClosingMrr, ContractionMrr, CorrectionMrr, ExpansionMrr, FxMrr, MergeMrr, NewMrr,
    OpeningMrr, PausedMrr, ReactivationMrr, ResumedMrr, SegmentIn, SegmentOut,
};
use crate::reading::{Reader, Reading, Unit, figure};

/// The bridge from the opening to the closing MRR.
pub static METRIC: Metric = Metric {
    id: MetricId::MrrMovements,
    name: "MRR movements",
    family: Family::Recurring,
    doc: "How MRR came from the opening to the closing of the period, step by step. Steps are signed: what takes MRR away is negative. The opening and all steps make the closing, to the last unit, for every customer, currency, period and segment.",
    direction: Direction::Neither,
    variants: &[
        step("opening", "Opening MRR", "opening_mrr", |cut| figure(cut, OpeningMrr)),
        step("new", "New customers", "new_mrr", |cut| figure(cut, NewMrr)),
        step("reactivation", "Customers who came back", "reactivation_mrr", |cut| {
            figure(cut, ReactivationMrr)
        }),
        step("expansion", "Expansion", "expansion_mrr", |cut| figure(cut, ExpansionMrr)),
        step("contraction", "Contraction", "−contraction_mrr", |cut| taken(cut, ContractionMrr)),
        step("churn", "Churn", "−churned_mrr", |cut| taken(cut, ChurnedMrr)),
        step("paused", "Paused", "−paused_mrr", |cut| taken(cut, PausedMrr)),
        step("resumed", "Resumed", "resumed_mrr", |cut| figure(cut, ResumedMrr)),
        step("fx", "Exchange rates", "fx_mrr", |cut| figure(cut, FxMrr)),
        step("merge", "Merged customers", "merge_mrr", |cut| figure(cut, MergeMrr)),
        step("correction", "Corrections of closed periods", "correction_mrr", |cut| {
            figure(cut, CorrectionMrr)
        }),
        step("segment_in", "Into the segment", "segment_in", |cut| figure(cut, SegmentIn)),
        step("segment_out", "Out of the segment", "−segment_out", |cut| taken(cut, SegmentOut)),
        step("closing", "Closing MRR", "closing_mrr", |cut| figure(cut, ClosingMrr)),
    ],
    parts: true,
    benchmarks: &[],
};

const fn step(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[
        Cite {
            source: "ChartMogul",
            says: "new business, expansion, contraction, churn and reactivation, by customer",
        },
        Cite {
            source: OWN,
            says: "pauses, exchange rates, merges, corrections and segments as steps of their own, so that the bridge closes",
        },
    ];
    Variant {
        slug,
        name,
        unit: Unit::Money,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs::NOTHING,
        by: None,
        eval,
    }
}

/// A step that measures count as a positive magnitude.
fn taken(cut: &Cut<'_>, measure: crate::measure::MeasureId) -> Reading {
    let mut read = Reader::new(cut);
    let amount = read.sum(measure);
    read.money(-amount)
}
