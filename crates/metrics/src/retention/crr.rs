//! Customer retention rate.

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{
    ClosingCustomers, NewCustomers, OpeningCustomers, RetainedCustomers,
};
use crate::reading::{Reader, Reading, Reason, Unit, quotient};

/// Customer retention rate.
pub static METRIC: Metric = Metric {
    id: MetricId::Crr,
    name: "Customer retention rate",
    family: Family::Retention,
    doc: "The share of the opening's customers who are still customers at the end: one less the customer churn rate. The printed formula takes the customers at the end less those won in the period, so former customers who came back count as retained there.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Customers at both ends",
            unit: Unit::Ratio,
            formula: Formula::Text("retained_customers ÷ opening_customers"),
            cites: &[Cite {
                source: OWN,
                says: "counts the customers themselves, so that nobody else can stand in for one who left",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| quotient(cut, RetainedCustomers, OpeningCustomers, Reason::NobodyToLose),
        },
        Variant {
            slug: "article",
            name: "End less new, over start",
            unit: Unit::Ratio,
            formula: Formula::Text("(closing_customers − new_customers) ÷ opening_customers"),
            cites: &[Cite {
                source: ARTICLES,
                says: "(E − N) ÷ S × 100; N are new customers, those who came back are not among them",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: article,
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn article(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let not_new = read.sum(ClosingCustomers) - read.sum(NewCustomers);
    let opening = read.sum(OpeningCustomers);
    read.ratio(not_new, opening, Reason::NobodyToLose)
}
