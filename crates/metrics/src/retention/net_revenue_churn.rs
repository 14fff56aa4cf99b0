//! Net revenue churn.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{
    ChurnedMrr, ChurnedOfOpening, ContractionMrr, ContractionOfOpening, CorrectionChurn,
    CorrectionContraction, CorrectionExpansion, CorrectionPaused, CorrectionReactivation,
    CorrectionResumed, ExpansionMrr, ExpansionOfOpening, OpeningMrr, PausedMrr, PausedOfOpening,
    ReactivationMrr, ReactivationOfOpening, ResumedMrr, ResumedOfOpening,
};
use crate::reading::{Reader, Reading, Reason, Unit};

/// Net revenue churn.
pub static METRIC: Metric = Metric {
    id: MetricId::NetRevenueChurn,
    name: "Net revenue churn",
    family: Family::Retention,
    doc: "What the opening's customers took away, less what they added, as a share of what they paid: one less net revenue retention. Below zero the customers one has grow by themselves.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "By movements of the opening's customers",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(contraction_of_opening + paused_of_opening + churned_of_opening − expansion_of_opening − resumed_of_opening) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: OWN,
                says: "1 − NRR: opening customers only, pauses among the contractions",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| of_opening(cut, false),
        },
        Variant {
            slug: "with_reactivation",
            name: "With those who left and came back",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(contraction_of_opening + paused_of_opening + churned_of_opening − expansion_of_opening − resumed_of_opening − reactivation_of_opening) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "Tidemill",
                says: "nets reactivation too; here of the opening's customers only",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| of_opening(cut, true),
        },
        Variant {
            slug: "all_movements",
            name: "All movements of everyone",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(contraction_mrr + paused_mrr + churned_mrr − expansion_mrr − resumed_mrr − reactivation_mrr − correction_contraction − correction_paused − correction_churn − correction_expansion − correction_resumed − correction_reactivation) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "ChartMogul",
                says: "(churn + contraction − expansion − reactivation) ÷ MRR at the start",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| of_everyone(cut, true),
        },
        Variant {
            slug: "without_reactivation",
            name: "All movements but reactivation",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(contraction_mrr + paused_mrr + churned_mrr − expansion_mrr − resumed_mrr − correction_contraction − correction_paused − correction_churn − correction_expansion − correction_resumed) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "Baremetrics",
                says: "(downgrades + cancellations − expansion) ÷ MRR at the start",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| of_everyone(cut, false),
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn of_opening(cut: &Cut<'_>, with_reactivation: bool) -> Reading {
    let mut read = Reader::new(cut);
    let went =
        read.sum(ContractionOfOpening) + read.sum(PausedOfOpening) + read.sum(ChurnedOfOpening);
    let mut came = read.sum(ExpansionOfOpening) + read.sum(ResumedOfOpening);
    if with_reactivation {
        came += read.sum(ReactivationOfOpening);
    }
    let opening = read.sum(OpeningMrr);
    read.ratio(went - came, opening, Reason::NothingToLose)
}

fn of_everyone(cut: &Cut<'_>, with_reactivation: bool) -> Reading {
    let mut read = Reader::new(cut);
    let went = read.sum(ContractionMrr) + read.sum(PausedMrr) + read.sum(ChurnedMrr);
    let mut came = read.sum(ExpansionMrr) + read.sum(ResumedMrr);
    // Corrections are signed: less lost is more kept.
    came += read.sum(CorrectionContraction)
        + read.sum(CorrectionPaused)
        + read.sum(CorrectionChurn)
        + read.sum(CorrectionExpansion)
        + read.sum(CorrectionResumed);
    if with_reactivation {
        came += read.sum(ReactivationMrr) + read.sum(CorrectionReactivation);
    }
    let opening = read.sum(OpeningMrr);
    read.ratio(went - came, opening, Reason::NothingToLose)
}
