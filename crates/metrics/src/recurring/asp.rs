//! Average sale price.

use crate::catalogue::{Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant};
use crate::measure::MeasureId::{BegunCustomers, NewMrr};
use crate::reading::{Reader, Reading, Reason, Unit};

/// Average sale price.
pub static METRIC: Metric = Metric {
    id: MetricId::Asp,
    name: "Average sale price",
    family: Family::Recurring,
    doc: "What a new customer of the period began to pay for a month, on average. Former customers who came back are not among them, nor are customers of closed months who became known later.",
    direction: Direction::Up,
    variants: &[Variant {
        slug: "standard",
        name: "New MRR by new customer",
        unit: Unit::Money,
        formula: Formula::Text("new_mrr ÷ begun_customers"),
        cites: &[Cite {
            source: "ChartMogul",
            says: "new business MRR over new customers, first purchases only (there 0 without any; here undefined)",
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
    let (mrr, customers) = (read.sum(NewMrr), read.sum(BegunCustomers));
    read.average(mrr, customers, Reason::NobodyNew)
}
