//! Churn by any dimension.

use crate::catalogue::{
    ARTICLES, Cite, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::measure::MeasureId::{CappedLoss, LostCustomers, OpeningCustomers, OpeningMrr};
use crate::reading::{Reason, Unit, quotient};

const CITES: &[Cite] = &[Cite {
    source: ARTICLES,
    says: "by tenure, industry, company size, revenue, plan, pricing model, persona, geography, contract length and audience",
}];

/// Churn by any dimension.
pub static METRIC: Metric = Metric {
    id: MetricId::ChurnBy,
    name: "Churn by segment",
    family: Family::Retention,
    doc: "The churn rate of each group of customers, by plan unless another dimension is asked for (`--by country`). Customers belong to the group that they were in at the opening. A rate of a few customers says little: read it with the number of customers beside it.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "customers",
            name: "Customer churn rate of each group",
            unit: Unit::Ratio,
            formula: Formula::Text("lost_customers ÷ opening_customers"),
            cites: CITES,
            needs: Needs::NOTHING,
            by: Some("plan"),
            eval: |cut| quotient(cut, LostCustomers, OpeningCustomers, Reason::NobodyToLose),
        },
        Variant {
            slug: "mrr",
            name: "Gross revenue churn of each group",
            unit: Unit::Ratio,
            formula: Formula::Text("capped_loss ÷ opening_mrr"),
            cites: CITES,
            needs: Needs::NOTHING,
            by: Some("plan"),
            eval: |cut| quotient(cut, CappedLoss, OpeningMrr, Reason::NothingToLose),
        },
    ],
    parts: false,
    benchmarks: &[],
};
