//! Voluntary and involuntary churn.

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{
    ChurnedInvoluntary, ChurnedMrr, ChurnedRetentionPolicy, ChurnedUnknown, ChurnedVoluntary,
    LostCustomers, LostInvoluntary, LostRetentionPolicy, LostUnknown, LostVoluntary,
};
use crate::reading::{Reading, Reason, Unit, figure, quotient};

/// Voluntary and involuntary churn.
pub static METRIC: Metric = Metric {
    id: MetricId::ChurnKind,
    name: "Voluntary and involuntary churn",
    family: Family::Retention,
    doc: "Lost customers and churned MRR by the way they went: asked for, for want of payment, by the vendor's own policy, or not known. What is not known stays unknown, it is never voluntary by default. Lost customers are those of the customer churn rate, each by its last churn in the period; churned MRR is that of the bridge, without corrections of closed months. The parts make the whole.",
    direction: Direction::Down,
    variants: &[
        part("voluntary", "Customers who asked to end", Unit::Count, "lost_voluntary", |cut| {
            figure(cut, LostVoluntary)
        }),
        part("involuntary", "Customers who did not pay", Unit::Count, "lost_involuntary", |cut| {
            figure(cut, LostInvoluntary)
        }),
        part(
            "retention_policy",
            "Customers ended by policy",
            Unit::Count,
            "lost_retention_policy",
            |cut| figure(cut, LostRetentionPolicy),
        ),
        part("unknown", "Customers, not known why", Unit::Count, "lost_unknown", |cut| {
            figure(cut, LostUnknown)
        }),
        part("voluntary_mrr", "MRR asked to end", Unit::Money, "churned_voluntary", |cut| {
            figure(cut, ChurnedVoluntary)
        }),
        part("involuntary_mrr", "MRR not paid", Unit::Money, "churned_involuntary", |cut| {
            figure(cut, ChurnedInvoluntary)
        }),
        part(
            "retention_policy_mrr",
            "MRR ended by policy",
            Unit::Money,
            "churned_retention_policy",
            |cut| figure(cut, ChurnedRetentionPolicy),
        ),
        part("unknown_mrr", "MRR, not known why", Unit::Money, "churned_unknown", |cut| {
            figure(cut, ChurnedUnknown)
        }),
        part(
            "involuntary_share",
            "Share of lost customers who did not pay",
            Unit::Ratio,
            "lost_involuntary ÷ lost_customers",
            |cut| quotient(cut, LostInvoluntary, LostCustomers, Reason::NoneLost),
        ),
        part(
            "involuntary_share_mrr",
            "Share of churned MRR not paid",
            Unit::Ratio,
            "churned_involuntary ÷ churned_mrr",
            |cut| quotient(cut, ChurnedInvoluntary, ChurnedMrr, Reason::NoChurnedMrr),
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
    const CITES: &[Cite] = &[
        Cite { source: ARTICLES, says: "involuntary churn is failed payments and expired cards" },
        Cite {
            source: OWN,
            says: "unknown is a part of its own (Chargebee counts it as voluntary)",
        },
    ];
    Variant {
        slug,
        name,
        unit,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs::NOTHING,
        by: None,
        eval,
    }
}
