//! Survey response rate, and how much of the business speaks.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{ClosingCustomers, ClosingMrr};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Response rate.
pub static METRIC: Metric = Metric {
    id: MetricId::ResponseRate,
    name: "Survey response rate",
    family: Family::Voice,
    doc: "Of the questions sent in the period, the share that was answered, whenever the answer came: a question of yesterday may still be. An answer counts for the invitation that it names; a question that was skipped is not answered. How many answer says little of who: the coverages say which share of customers, and of MRR, gave any answer in the period.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Answered of sent",
            unit: Unit::Ratio,
            formula: Formula::Text("answered_invites ÷ invites"),
            cites: &[Cite { source: OWN, says: "answers over questions sent" }],
            needs: Needs::records(&[TableId::SurveyInvites]),
            by: None,
            eval: standard,
        },
        Variant {
            slug: "customers",
            name: "Coverage of customers",
            unit: Unit::Ratio,
            formula: Formula::Text("answering_customers ÷ closing_customers"),
            cites: &[Cite { source: OWN, says: "customers who answered anything, over all" }],
            needs: ANSWERS,
            by: None,
            eval: customers,
        },
        Variant {
            slug: "mrr",
            name: "Coverage of MRR",
            unit: Unit::Ratio,
            formula: Formula::Text("answering_mrr ÷ closing_mrr"),
            cites: &[Cite {
                source: "CustomerGauge",
                says: "the share of revenue that gives feedback in a quarter",
            }],
            needs: ANSWERS,
            by: None,
            eval: mrr,
        },
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "standard",
            says: "more than fifty B2B programmes asked by e-mail (2026)",
            low: Some((3, 100)),
            high: Some((26, 100)),
            days: None,
            source: "CustomerGauge",
            year: Some(2026),
            sample: Some(
                "more than fifty programmes of companies that sell to companies, asked by e-mail",
            ),
            caveat: "customers of one vendor of surveys; who is asked in the product answers more often",
        },
        Benchmark {
            variant: "mrr",
            says: "to aim at, each quarter",
            low: Some((80, 100)),
            high: None,
            days: Some(91),
            source: "CustomerGauge",
            year: None,
            sample: None,
            caveat: "an aim that a vendor sets and no measurement; it is of revenue and not of answers",
        },
    ],
};

const ANSWERS: Needs = Needs::tables(&[TableId::SurveyResponses]);

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (answered, sent) = (read.tally(TallyId::AnsweredInvites), read.tally(TallyId::Invites));
    read.ratio(answered, sent, Reason::NobodyAsked)
}

fn customers(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::AnsweringCustomers), read.sum(ClosingCustomers));
    read.ratio(some, all, Reason::NoCustomers)
}

fn mrr(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::AnsweringMrr), read.sum(ClosingMrr));
    read.ratio(some, all, Reason::NobodyPays)
}
