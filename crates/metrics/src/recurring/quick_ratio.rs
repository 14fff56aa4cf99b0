//! Quick ratio.

use crate::catalogue::{Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant};
use crate::measure::MeasureId::{
    ChurnedMrr, ContractionMrr, ExpansionMrr, NewMrr, ReactivationMrr,
};
use crate::reading::{Reader, Reading, Reason, Unit};

/// Quick ratio.
pub static METRIC: Metric = Metric {
    id: MetricId::QuickRatio,
    name: "Quick ratio",
    family: Family::Recurring,
    doc: "How much MRR came for each unit that went. At 1 the company stands still. Where nothing went there is no ratio: that is good news, not zero and not infinity.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "All that came over all that went",
            unit: Unit::Multiple,
            formula: Formula::Text(
                "(new_mrr + expansion_mrr + reactivation_mrr) ÷ (contraction_mrr + churned_mrr)",
            ),
            cites: &[Cite { source: "Tidemill", says: "counts reactivation among what came" }],
            needs: Needs::NOTHING,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "without_reactivation",
            name: "Without those who came back",
            unit: Unit::Multiple,
            formula: Formula::Text("(new_mrr + expansion_mrr) ÷ (contraction_mrr + churned_mrr)"),
            cites: &[Cite {
                source: "ChartMogul, Baremetrics",
                says: "new and expansion over contraction and churn",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: without_reactivation,
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let came = read.sum(NewMrr) + read.sum(ExpansionMrr) + read.sum(ReactivationMrr);
    over_what_went(read, came)
}

fn without_reactivation(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let came = read.sum(NewMrr) + read.sum(ExpansionMrr);
    over_what_went(read, came)
}

fn over_what_went(mut read: Reader<'_>, came: i128) -> Reading {
    let went = read.sum(ContractionMrr) + read.sum(ChurnedMrr);
    read.ratio(came, went, Reason::NothingLost)
}
