//! Qualified marketing traffic.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Qualified traffic.
pub static METRIC: Metric = Metric {
    id: MetricId::QualifiedTraffic,
    name: "Qualified marketing traffic",
    family: Family::Conversion,
    doc: "Unique visitors who could become customers: customers, our own people and machines are left out. Whoever comes on two days is one visitor of the month and two of its days, so a period is told by the rows that cover exactly it (`grain`), and days are never added up to a month. Where a channel has rows for parts of the period alone, there is no total, but the other channels have their figures. Rows of several channels are added, although somebody may come by two of them.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Visitors who could become customers",
            unit: Unit::Count,
            formula: Formula::Text("qualified_visitors"),
            cites: &[
                Cite { source: ARTICLES, says: "traffic that marketing brings and that could buy" },
                Cite {
                    source: OWN,
                    says: "as the table says, else visitors less customers, staff and bots",
                },
            ],
            needs: TRAFFIC,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "share",
            name: "Share of visitors",
            unit: Unit::Ratio,
            formula: Formula::Text("qualified_visitors ÷ visitors"),
            cites: &[Cite { source: OWN, says: "of all visitors whose kind is known" }],
            needs: TRAFFIC,
            by: None,
            eval: share,
        },
        Variant {
            slug: "by_channel",
            name: "By channel",
            unit: Unit::Count,
            formula: Formula::Text("qualified_visitors"),
            cites: &[Cite { source: ARTICLES, says: "by the channel that brought them" }],
            needs: TRAFFIC,
            by: Some("channel"),
            eval: standard,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const TRAFFIC: Needs = Needs::records(&[TableId::Traffic]);

/// Why nobody can say how many visitors there were.
fn untold(cut: &Cut<'_>) -> Option<Reason> {
    // Where nobody can tell which rows belong here, that is why.
    if let Err(reason) = cut.tally(Window::Asked, TallyId::TrafficRows) {
        return Some(reason);
    }
    let rows = |tally| cut.tally(Window::Asked, tally).unwrap_or(0);
    match (rows(TallyId::TrafficRows), rows(TallyId::TrafficUnqualified)) {
        (0, _) => Some(Reason::NoSpan(TableId::Traffic)),
        _ if rows(TallyId::TrafficParts) > 0 => Some(Reason::NotEverySpan(TableId::Traffic)),
        _ if rows(TallyId::TrafficTotals) > 0 => Some(Reason::TotalBesideParts(TableId::Traffic)),
        (_, 1..) => Some(Reason::MissingColumn(TableId::Traffic, "qualified_visitors")),
        _ => None,
    }
}

fn standard(cut: &Cut<'_>) -> Reading {
    if let Some(reason) = untold(cut) {
        return Reading::undefined(reason);
    }
    let mut read = Reader::new(cut);
    let qualified = read.tally(TallyId::QualifiedVisitors);
    read.count(qualified)
}

fn share(cut: &Cut<'_>) -> Reading {
    if let Some(reason) = untold(cut) {
        return Reading::undefined(reason);
    }
    let mut read = Reader::new(cut);
    let (qualified, all) = (read.tally(TallyId::QualifiedVisitors), read.tally(TallyId::Visitors));
    read.ratio(qualified, all, Reason::NoVisitors)
}
