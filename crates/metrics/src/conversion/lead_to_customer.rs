//! Lead-to-customer rate.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Lead-to-customer rate.
pub static METRIC: Metric = Metric {
    id: MetricId::LeadToCustomer,
    name: "Lead-to-customer rate",
    family: Family::Conversion,
    doc: "How many leads become customers. The plain rate sets the leads that became customers in a period against those that came in during it, which are mostly others: it jumps when leads do. It counts leads: two that became the same customer are two above the line as they are below it. The cohort follows the leads themselves for ninety days, and has no value before these have passed for all of them. A lead became a customer when it says so, else when its customer first paid.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Won and come in, in the same period",
            unit: Unit::Ratio,
            formula: Formula::Text("won_leads ÷ leads"),
            cites: &[Cite { source: ARTICLES, says: "5 customers of 500 leads in a month is 1 %" }],
            needs: LEADS,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "cohort",
            name: "Of those who came in, won within 90 days",
            unit: Unit::Ratio,
            formula: Formula::Text("leads_won_in_90 ÷ leads"),
            cites: &[Cite { source: OWN, says: "the same leads above and below the line" }],
            needs: LEADS,
            by: None,
            eval: cohort,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const LEADS: Needs = Needs::records(&[TableId::Leads]);

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (won, leads) = (read.tally(TallyId::WonLeads), read.tally(TallyId::Leads));
    read.ratio(won, leads, Reason::NoLeads)
}

fn cohort(cut: &Cut<'_>) -> Reading {
    if cut.tally(Window::Asked, TallyId::YoungLeads).is_ok_and(|young| young > 0) {
        return Reading::undefined(Reason::Immature);
    }
    let mut read = Reader::new(cut);
    let (won, leads) = (read.tally(TallyId::LeadsWonInTime), read.tally(TallyId::Leads));
    read.ratio(won, leads, Reason::NoLeads)
}
