//! Qualitative feedback: how many say something in words, and how much of the business does.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{ClosingCustomers, ClosingMrr};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Qualitative feedback.
pub static METRIC: Metric = Metric {
    id: MetricId::Feedback,
    name: "Qualitative feedback",
    family: Family::Voice,
    doc: "How much is said in words: the share of answers to surveys that say why, and which share of customers, and of MRR, said anything on one. What is said in calls, notes and reviews has no answers beside it: `tenure feedback` counts it with the rest. A score without a reason tells that something is wrong and not what. A comment on a skipped question is not counted. What the comments are about, and in which language, `tenure feedback` tells: themes are yours, so they are no fixed metric.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Answers with a comment",
            unit: Unit::Ratio,
            formula: Formula::Text("commented_answers ÷ answers"),
            cites: &[Cite { source: OWN, says: "scores with a comment, over all scores" }],
            needs: Needs::records(&[TableId::SurveyResponses]),
            by: None,
            eval: standard,
        },
        Variant {
            slug: "per_customer",
            name: "Comments per customer who comments",
            unit: Unit::Number,
            formula: Formula::Text("customer_comments ÷ commenting_accounts"),
            cites: &[Cite {
                source: OWN,
                says: "comments over the customers from whom they are: how far a few speak for all",
            }],
            needs: Needs::records(&[TableId::SurveyResponses]),
            by: None,
            eval: per_customer,
        },
        Variant {
            slug: "customers",
            name: "Coverage of customers",
            unit: Unit::Ratio,
            formula: Formula::Text("commenting_customers ÷ closing_customers"),
            cites: &[Cite { source: OWN, says: "customers who commented, over all" }],
            needs: ANSWERS,
            by: None,
            eval: customers,
        },
        Variant {
            slug: "mrr",
            name: "Coverage of MRR",
            unit: Unit::Ratio,
            formula: Formula::Text("commenting_mrr ÷ closing_mrr"),
            cites: &[Cite {
                source: OWN,
                says: "the share of MRR that commented, as CustomerGauge takes it of answers",
            }],
            needs: ANSWERS,
            by: None,
            eval: mrr,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const ANSWERS: Needs = Needs::tables(&[TableId::SurveyResponses]);

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (said, all) = (read.tally(TallyId::CommentedAnswers), read.tally(TallyId::Answers));
    read.ratio(said, all, Reason::NoAnswers)
}

fn per_customer(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let comments = read.tally(TallyId::CustomerComments);
    let customers = read.tally(TallyId::CommentingAccounts);
    read.plain(comments, customers, Reason::NoComments)
}

fn customers(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::CommentingCustomers), read.sum(ClosingCustomers));
    read.ratio(some, all, Reason::NoCustomers)
}

fn mrr(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::CommentingMrr), read.sum(ClosingMrr));
    read.ratio(some, all, Reason::NobodyPays)
}
