//! Expansion revenue.

use crate::catalogue::{
    ARTICLES, Cite, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::measure::MeasureId::{
    ExpansionCrossSell, ExpansionMrr, ExpansionPlan, ExpansionPrice, ExpansionSeats, OpeningMrr,
};
use crate::reading::{Reader, Reason, Unit, figure, quotient};

/// Expansion revenue.
pub static METRIC: Metric = Metric {
    id: MetricId::ExpansionMrr,
    name: "Expansion MRR",
    family: Family::Recurring,
    doc: "MRR that existing customers added in the period: more seats, a larger plan, another product, a higher price, the end of a discount. Exchange rates are no expansion, and neither is a former customer who comes back.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "In the period",
            unit: Unit::Money,
            formula: Formula::Text("expansion_mrr"),
            cites: &[Cite {
                source: ARTICLES,
                says: "upsell, cross-sell and add-ons of existing customers",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| figure(cut, ExpansionMrr),
        },
        Variant {
            slug: "share",
            name: "As a share of the opening MRR",
            unit: Unit::Ratio,
            formula: Formula::Text("expansion_mrr ÷ opening_mrr"),
            cites: &[Cite { source: OWN, says: "comparable between companies of different size" }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| quotient(cut, ExpansionMrr, OpeningMrr, Reason::NothingToLose),
        },
        Variant {
            slug: "yearly",
            name: "In the last twelve months",
            unit: Unit::Money,
            formula: Formula::Text("expansion_mrr[12 months]"),
            cites: &[Cite { source: ARTICLES, says: "looked at by month and by year" }],
            needs: Needs::windows(&[Window::Trailing(12)]),
            by: None,
            eval: |cut| {
                let mut read = Reader::new(cut);
                let year = read.over(Window::Trailing(12), ExpansionMrr);
                read.money(year)
            },
        },
        Variant {
            slug: "upsell",
            name: "More of the same: seats and larger plans",
            unit: Unit::Money,
            formula: Formula::Text("expansion_seats + expansion_plan"),
            cites: &[Cite {
                source: OWN,
                says: "expansion whose cause is the quantity or the plan",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| {
                let mut read = Reader::new(cut);
                let upsell = read.sum(ExpansionSeats) + read.sum(ExpansionPlan);
                read.money(upsell)
            },
        },
        Variant {
            slug: "cross_sell",
            name: "Another product or add-on",
            unit: Unit::Money,
            formula: Formula::Text("expansion_cross_sell"),
            cites: &[Cite { source: OWN, says: "expansion whose cause is an added item" }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| figure(cut, ExpansionCrossSell),
        },
        Variant {
            slug: "price",
            name: "A higher price",
            unit: Unit::Money,
            formula: Formula::Text("expansion_price"),
            cites: &[Cite {
                source: OWN,
                says: "expansion whose cause is the price of the same thing",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| figure(cut, ExpansionPrice),
        },
    ],
    parts: false,
    benchmarks: &[],
};
