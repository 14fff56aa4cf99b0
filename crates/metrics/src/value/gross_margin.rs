//! Gross margin.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Gross margin.
pub static METRIC: Metric = Metric {
    id: MetricId::GrossMargin,
    name: "Gross margin",
    family: Family::Value,
    doc: "The share of recognised revenue that is left after the cost of sales: hosting, support, payment fees, whatever it costs to serve customers. It turns revenue into what customers leave, in lifetime value and in payback. Both tables tell of whole months.",
    direction: Direction::Up,
    variants: &[Variant {
        slug: "standard",
        name: "Of recognised revenue",
        unit: Unit::Ratio,
        formula: Formula::Text("(revenue − cost_of_sales) ÷ revenue"),
        cites: &[Cite { source: ARTICLES, says: "revenue less cost of sales, over revenue" }],
        needs: Needs::records(&[TableId::Revenue, TableId::Spend]),
        by: None,
        eval: standard,
    }],
    parts: false,
    benchmarks: &[],
};

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (revenue, cost) = (read.tally(TallyId::Revenue), read.tally(TallyId::CostOfSales));
    read.ratio(revenue - cost, revenue, Reason::NoRevenue)
}
