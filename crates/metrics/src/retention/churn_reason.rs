//! Churn by reason.

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
};
use crate::measure::MeasureId::{ChurnedCustomers, ChurnedMrr};
use crate::reading::{Reading, Unit, figure};

/// Dimension of the reason that the customer gave.
const STATED: &str = "churn_reason";

/// Dimension of the reason that we found.
const ASSESSED: &str = "churn_reason_assessed";

/// Churn by reason.
pub static METRIC: Metric = Metric {
    id: MetricId::ChurnReason,
    name: "Churn by reason",
    family: Family::Retention,
    doc: "Who left and the MRR they took, split by why. The reason that the customer states and the one that you find are kept apart. Reasons can have levels (`price > too expensive for small teams`), and each level sums up those below it: `--by churn_reason:1` splits by the first, `churn_reason:2` by the first two, `churn_reason` by the whole. MRR stands under the reason of the movement that took it, so the MRR of a quarter is the sum of its months'; a customer with several churns in the period is counted once, under the reason of the last. The churn rate says how many; this says what to do.",
    direction: Direction::Down,
    variants: &[
        split(
            "customers",
            "Customers by stated reason",
            Unit::Count,
            "churned_customers",
            STATED,
            |cut| figure(cut, ChurnedCustomers),
        ),
        split("mrr", "MRR by stated reason", Unit::Money, "churned_mrr", STATED, |cut| {
            figure(cut, ChurnedMrr)
        }),
        split(
            "assessed_customers",
            "Customers by assessed reason",
            Unit::Count,
            "churned_customers",
            ASSESSED,
            |cut| figure(cut, ChurnedCustomers),
        ),
        split(
            "assessed_mrr",
            "MRR by assessed reason",
            Unit::Money,
            "churned_mrr",
            ASSESSED,
            |cut| figure(cut, ChurnedMrr),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const fn split(
    slug: &'static str,
    name: &'static str,
    unit: Unit,
    formula: &'static str,
    by: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] =
        &[Cite { source: ARTICLES, says: "the reason is what the rate does not tell" }];
    Variant {
        slug,
        name,
        unit,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs::NOTHING,
        by: Some(by),
        eval,
    }
}
