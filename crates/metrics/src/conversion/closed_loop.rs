//! Closed-loop reporting: which channels bring customers who stay.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit, tallied};
use crate::records::TallyId;

/// Closed-loop reporting.
pub static METRIC: Metric = Metric {
    id: MetricId::ClosedLoop,
    name: "Closed-loop reporting",
    family: Family::Conversion,
    doc: "From the channel (or, with `--by campaign`, the campaign) that brought a lead to what became of it: the leads of the period, those that are customers by now, the MRR of these at the end of the period, and, of those who had become customers by then, the share that still are. A channel that brings many leads and few who stay costs more than it seems. Ask it of a long period: those who came in last week have had no time.",
    direction: Direction::Neither,
    variants: &[
        part("leads", "Leads", Unit::Count, "leads", |cut| tallied(cut, TallyId::Leads)),
        part("customers", "Became customers", Unit::Count, "lead_customers", |cut| {
            tallied(cut, TallyId::LeadCustomers)
        }),
        part("mrr", "Their MRR at the end", Unit::Money, "lead_mrr", |cut| {
            tallied(cut, TallyId::LeadMrr)
        }),
        part(
            "kept",
            "Still customers at the end",
            Unit::Ratio,
            "lead_customers_kept ÷ lead_customers_begun",
            kept,
        ),
    ],
    parts: true,
    benchmarks: &[],
};

const fn part(
    slug: &'static str,
    name: &'static str,
    unit: Unit,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: ARTICLES,
        says: "which campaigns bring customers, and which bring customers who stay",
    }];
    let (formula, by) = (Formula::Text(formula), Some("channel"));
    let needs = Needs::tables(&[TableId::Leads]);
    Variant { slug, name, unit, formula, cites: CITES, needs, by, eval }
}

fn kept(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let kept = read.tally(TallyId::LeadCustomersKept);
    // Whoever begins later has had no time to leave.
    let begun = read.tally(TallyId::LeadCustomersBegun);
    read.ratio(kept, begun, Reason::NoneWon)
}
