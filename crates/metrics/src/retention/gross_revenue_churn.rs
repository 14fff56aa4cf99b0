//! Gross revenue churn.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{
    CappedChurn, CappedLoss, ChurnedMrr, ContractionMrr, CorrectionChurn, CorrectionContraction,
    CorrectionPaused, OpeningMrr, PausedMrr,
};
use crate::reading::{Reader, Reading, Reason, Unit, quotient};

/// Gross revenue churn.
pub static METRIC: Metric = Metric {
    id: MetricId::GrossRevenueChurn,
    name: "Gross revenue churn",
    family: Family::Retention,
    doc: "The share of the opening's MRR that its customers took away, by leaving, by paying less or by pausing. What others added does not make up for it. Of each customer no more can be lost than was there at the opening.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "Churn and contraction of the opening's customers",
            unit: Unit::Ratio,
            formula: Formula::Text("capped_loss ÷ opening_mrr"),
            cites: &[
                Cite {
                    source: "ChartMogul, Baremetrics",
                    says: "(churn + contraction) ÷ MRR at the start",
                },
                Cite {
                    source: OWN,
                    says: "only customers of the opening, each capped at its opening MRR; a pause counts as contraction",
                },
            ],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| quotient(cut, CappedLoss, OpeningMrr, Reason::NothingToLose),
        },
        Variant {
            slug: "cancellations",
            name: "Cancellations only",
            unit: Unit::Ratio,
            formula: Formula::Text("capped_churn ÷ opening_mrr"),
            cites: &[Cite {
                source: "Tidemill",
                says: "churn over the start, without contraction",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| quotient(cut, CappedChurn, OpeningMrr, Reason::NothingToLose),
        },
        Variant {
            slug: "uncapped",
            name: "All losing movements of everyone",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(contraction_mrr + paused_mrr + churned_mrr − correction_contraction − correction_paused − correction_churn) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "ChartMogul",
                says: "sums the movements of everyone, new customers of the period included; can pass 100 %",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: uncapped,
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn uncapped(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let went = read.sum(ContractionMrr) + read.sum(PausedMrr) + read.sum(ChurnedMrr);
    let late =
        read.sum(CorrectionContraction) + read.sum(CorrectionPaused) + read.sum(CorrectionChurn);
    let opening = read.sum(OpeningMrr);
    read.ratio(went - late, opening, Reason::NothingToLose)
}
