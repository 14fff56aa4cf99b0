//! Leads by stage.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reading, Unit, tallied};
use crate::records::TallyId;

/// Leads by stage.
pub static METRIC: Metric = Metric {
    id: MetricId::LeadsByStage,
    name: "Leads by stage",
    family: Family::Conversion,
    doc: "How many leads are in each stage at the end of the period, and how many came into each during it. The stages are those of your data, whatever they are called. The two must not be mixed: a stage that leads pass through in a day holds few and sees many. Where stages have no dates, a lead is taken to have always been in the stage that it is in now; where the stage of its own row is another than the last that is dated, and the row is no older, the lead is in that one from the time of the row on, at the latest from the last day of the data.",
    direction: Direction::Neither,
    variants: &[
        Variant {
            slug: "stock",
            name: "In the stage at the end",
            unit: Unit::Count,
            formula: Formula::Text("leads_in_stage"),
            cites: &[Cite { source: ARTICLES, says: "leads by the stage of their life cycle" }],
            needs: Needs::records(&[TableId::Leads]),
            by: Some("stage"),
            eval: |cut: &Cut<'_>| -> Reading { tallied(cut, TallyId::LeadsInStage) },
        },
        Variant {
            slug: "flow",
            name: "Came into the stage",
            unit: Unit::Count,
            formula: Formula::Text("stage_entries"),
            cites: &[Cite { source: OWN, says: "every entry counts, a second one into it too" }],
            needs: Needs::records(&[TableId::LeadStages]),
            by: Some("stage"),
            eval: |cut: &Cut<'_>| -> Reading { tallied(cut, TallyId::StageEntries) },
        },
    ],
    parts: false,
    benchmarks: &[],
};
