//! Monthly recurring revenue.

use crate::catalogue::{Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant};
use crate::measure::MeasureId::ClosingMrr;
use crate::reading::{Reader, Reading, Unit};

/// Monthly recurring revenue.
pub static METRIC: Metric = Metric {
    id: MetricId::Mrr,
    name: "Monthly recurring revenue",
    family: Family::Recurring,
    doc: "What all paying customers pay for a month of service at the end of the period, with longer and shorter terms brought to a month. Setup and other one-off fees, taxes and trials are no part of it; discounts, late payers, pauses and metered use follow the policy.",
    direction: Direction::Up,
    variants: &[Variant {
        slug: "standard",
        name: "At the end of the period",
        unit: Unit::Money,
        formula: Formula::Text("closing_mrr"),
        cites: &[Cite {
            source: "ChartMogul, Baremetrics, Stripe",
            says: "the sum of recurring amounts, each brought to a month",
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
    let closing = read.sum(ClosingMrr);
    read.money(closing)
}
