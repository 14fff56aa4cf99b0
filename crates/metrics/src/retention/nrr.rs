//! Net revenue retention.

use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant, Window,
};
use crate::measure::MeasureId::{
    ChurnedMrr, ChurnedOfOpening, ContractionMrr, ContractionOfOpening, CorrectionChurn,
    CorrectionContraction, CorrectionExpansion, CorrectionPaused, CorrectionReactivation,
    CorrectionResumed, ExpansionMrr, ExpansionOfOpening, OpeningMrr, PausedMrr, PausedOfOpening,
    ReactivationMrr, ReactivationOfOpening, ResumedMrr, ResumedOfOpening, RetainedMrr,
};
use crate::reading::{Reader, Reading, Reason, Unit};

const YEAR: Window = Window::Trailing(12);

/// Net revenue retention.
pub static METRIC: Metric = Metric {
    id: MetricId::Nrr,
    name: "Net revenue retention",
    family: Family::Retention,
    doc: "What became of the MRR of the customers at the opening: what they added, less what they took away or left with, as a share of what they paid. New customers do not count. Above 100 % the customers one has grow faster than they leave. A month's figure never stands beside a yearly benchmark: use the variant over twelve months.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "By movements of the opening's customers",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(opening_mrr + expansion_of_opening + resumed_of_opening − contraction_of_opening − paused_of_opening − churned_of_opening) ÷ opening_mrr",
            ),
            cites: &[
                Cite {
                    source: ARTICLES,
                    says: "(A − C − D + B) ÷ A: opening, less contraction of those who stay, less what leaves, plus expansion, of opening customers only",
                },
                Cite { source: OWN, says: "a pause counts as contraction, its end as expansion" },
            ],
            needs: Needs::NOTHING,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "set",
            name: "What the opening's customers pay at the end",
            unit: Unit::Ratio,
            formula: Formula::Text("retained_mrr ÷ opening_mrr"),
            cites: &[
                Cite {
                    source: "Gold, Fighting Churn with Data, listing 2.1",
                    says: "MRR at the end of the accounts of the start, over their MRR at the start",
                },
                Cite {
                    source: "Chargebee",
                    says: "MRR now of those who were active before, over their MRR then",
                },
                Cite {
                    source: OWN,
                    says: "at the exchange rates of the opening: the fx steps of the period are taken out",
                },
            ],
            needs: Needs::NOTHING,
            by: None,
            eval: set,
        },
        Variant {
            slug: "with_reactivation",
            name: "With those who left and came back",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(opening_mrr + expansion_of_opening + resumed_of_opening + reactivation_of_opening − contraction_of_opening − paused_of_opening − churned_of_opening) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "Tidemill",
                says: "adds reactivation; here of the opening's customers only",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: with_reactivation,
        },
        Variant {
            slug: "all_movements",
            name: "All movements of everyone",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(opening_mrr + expansion_mrr + resumed_mrr + reactivation_mrr − contraction_mrr − paused_mrr − churned_mrr + correction_expansion + correction_resumed + correction_reactivation + correction_contraction + correction_paused + correction_churn) ÷ opening_mrr",
            ),
            cites: &[Cite {
                source: "ChartMogul",
                says: "1 − net MRR churn, whose movements are those of everyone, new customers of the period included",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: all_movements,
        },
        Variant {
            slug: "trailing_12",
            name: "Over twelve months",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(opening_mrr[12 months] + expansion_of_opening[12 months] + resumed_of_opening[12 months] − contraction_of_opening[12 months] − paused_of_opening[12 months] − churned_of_opening[12 months]) ÷ opening_mrr[12 months]",
            ),
            cites: &[Cite {
                source: OWN,
                says: "the standard variant with the customers of twelve months ago",
            }],
            needs: Needs::windows(&[YEAR]),
            by: None,
            eval: trailing_12,
        },
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "trailing_12",
            says: "excellent: those who stay spend more than those who leave took with them",
            low: Some((1, 1)),
            high: None,
            days: Some(365),
            source: ARTICLES,
            year: None,
            sample: None,
            caveat: "a year's figure: never hold a month's against it; prices by use and large customers lift it",
        },
        Benchmark {
            variant: "trailing_12",
            says: "the two best that the articles name",
            low: Some((155, 100)),
            high: Some((158, 100)),
            days: Some(365),
            source: ARTICLES,
            year: None,
            sample: None,
            caveat: "the best of all, in their best years, with prices by use; no aim for others",
        },
    ],
};

fn standard(cut: &Cut<'_>) -> Reading {
    by_movements(cut, Window::Asked)
}

fn trailing_12(cut: &Cut<'_>) -> Reading {
    by_movements(cut, YEAR)
}

fn by_movements(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let opening = read.over(window, OpeningMrr);
    let kept = opening + net_of_opening(&mut read, window);
    read.ratio(kept, opening, Reason::NothingToLose)
}

/// What the opening's customers added less what they took away, without reactivation.
fn net_of_opening(read: &mut Reader<'_>, window: Window) -> i128 {
    let came = read.over(window, ExpansionOfOpening) + read.over(window, ResumedOfOpening);
    let went = read.over(window, ContractionOfOpening)
        + read.over(window, PausedOfOpening)
        + read.over(window, ChurnedOfOpening);
    came - went
}

fn set(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (retained, opening) = (read.sum(RetainedMrr), read.sum(OpeningMrr));
    read.ratio(retained, opening, Reason::NothingToLose)
}

fn with_reactivation(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let opening = read.sum(OpeningMrr);
    let net = net_of_opening(&mut read, Window::Asked);
    let back = read.sum(ReactivationOfOpening);
    read.ratio(opening + net + back, opening, Reason::NothingToLose)
}

fn all_movements(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let opening = read.sum(OpeningMrr);
    let came = read.sum(ExpansionMrr) + read.sum(ResumedMrr) + read.sum(ReactivationMrr);
    let went = read.sum(ContractionMrr) + read.sum(PausedMrr) + read.sum(ChurnedMrr);
    let late = read.sum(CorrectionExpansion)
        + read.sum(CorrectionResumed)
        + read.sum(CorrectionReactivation)
        + read.sum(CorrectionContraction)
        + read.sum(CorrectionPaused)
        + read.sum(CorrectionChurn);
    read.ratio(opening + came - went + late, opening, Reason::NothingToLose)
}
