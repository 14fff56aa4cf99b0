//! Gross revenue retention.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::measure::MeasureId::{CappedLoss, KeptMrr, OpeningMrr};
use crate::reading::{Reader, Reading, Reason, Unit};

const YEAR: Window = Window::Trailing(12);

/// Gross revenue retention.
pub static METRIC: Metric = Metric {
    id: MetricId::Grr,
    name: "Gross revenue retention",
    family: Family::Retention,
    doc: "How much of the opening's MRR is still there at the end, leaving out whatever customers added: of each customer no more counts than they paid at the opening. Never above 100 %.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "The lesser of then and now",
            unit: Unit::Ratio,
            formula: Formula::Text("kept_mrr ÷ opening_mrr"),
            cites: &[
                Cite {
                    source: "Chargebee",
                    says: "the sum of the lesser of then and now, over then",
                },
                Cite {
                    source: OWN,
                    says: "at the exchange rates of the opening: the fx steps of the period are taken out",
                },
            ],
            needs: Needs::NOTHING,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "movements",
            name: "Opening less losses",
            unit: Unit::Ratio,
            formula: Formula::Text("(opening_mrr − capped_loss) ÷ opening_mrr"),
            cites: &[Cite {
                source: "Tidemill",
                says: "(opening − contraction − churn) ÷ opening; here capped at what each customer paid, with pauses among the contractions",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: movements,
        },
        Variant {
            slug: "trailing_12",
            name: "Over twelve months",
            unit: Unit::Ratio,
            formula: Formula::Text("kept_mrr[12 months] ÷ opening_mrr[12 months]"),
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
    benchmarks: &[],
};

fn standard(cut: &Cut<'_>) -> Reading {
    kept(cut, Window::Asked)
}

fn trailing_12(cut: &Cut<'_>) -> Reading {
    kept(cut, YEAR)
}

fn kept(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let (kept, opening) = (read.over(window, KeptMrr), read.over(window, OpeningMrr));
    read.ratio(kept, opening, Reason::NothingToLose)
}

fn movements(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (opening, lost) = (read.sum(OpeningMrr), read.sum(CappedLoss));
    read.ratio(opening - lost, opening, Reason::NothingToLose)
}
