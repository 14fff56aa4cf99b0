//! Renewal rate.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::renewals::Renewals;

/// Renewal rate.
pub static METRIC: Metric = Metric {
    id: MetricId::RenewalRate,
    name: "Renewal rate",
    family: Family::Retention,
    doc: "Of the contract terms that ended in the period, the share that went on. Unlike churn it is about those only who could leave: customers in the middle of a term are in no denominator. A term is compared one day before it ends and at the end of the day on which it ends; who left earlier was not due. Terms that end after the data are in neither numerator nor denominator.",
    direction: Direction::Up,
    variants: &[
        variant(
            "logo",
            "Customers",
            "renewed_customers ÷ due_customers",
            &[Cite {
                source: OWN,
                says: "a customer has renewed who pays on for at least some of what was due",
            }],
            |cut| {
                rate(cut, Unit::Count, "renewed_customers", "due_customers", |r| {
                    (r.renewed_customers.into(), r.due_customers.into())
                })
            },
        ),
        variant(
            "gross",
            "MRR, without expansion",
            "renewed_mrr ÷ due_mrr",
            &[Cite {
                source: OWN,
                says: "of each renewal no more counts than was due, so that one customer's larger contract cannot stand in for another who left",
            }],
            |cut| rate(cut, Unit::Money, "renewed_mrr", "due_mrr", |r| (r.renewed_mrr, r.due_mrr)),
        ),
        variant(
            "net",
            "MRR, with expansion at renewal",
            "(renewed_mrr + renewal_expansion) ÷ due_mrr",
            &[Cite { source: OWN, says: "what was added at the renewal counts too" }],
            net,
        ),
    ],
    parts: true,
    benchmarks: &[],
};

const fn variant(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites,
        needs: Needs { renewals: true, ..Needs::NOTHING },
        by: None,
        eval,
    }
}

/// The renewals of the cut, or why there is no rate.
fn decided<'a>(cut: &Cut<'a>) -> Result<&'a Renewals, Reason> {
    let renewals = cut.renewals.ok_or(Reason::NotGiven)??;
    match (renewals.due_customers, renewals.open_customers) {
        (0, 0) => Err(Reason::NothingDue),
        (0, _) => Err(Reason::Immature),
        _ => Ok(renewals),
    }
}

fn rate(
    cut: &Cut<'_>,
    unit: Unit,
    renewed: &'static str,
    due: &'static str,
    of: fn(&Renewals) -> (i128, i128),
) -> Reading {
    match decided(cut) {
        Err(reason) => Reading::undefined(reason),
        Ok(renewals) => {
            let mut read = Reader::new(cut);
            let (num, den) = of(renewals);
            let (num, den) = (read.named(renewed, unit, num), read.named(due, unit, den));
            read.ratio(num, den, Reason::NothingDue)
        }
    }
}

fn net(cut: &Cut<'_>) -> Reading {
    match decided(cut) {
        Err(reason) => Reading::undefined(reason),
        Ok(renewals) => {
            let mut read = Reader::new(cut);
            let kept = read.named("renewed_mrr", Unit::Money, renewals.renewed_mrr);
            let more = read.named("renewal_expansion", Unit::Money, renewals.expansion);
            let due = read.named("due_mrr", Unit::Money, renewals.due_mrr);
            read.ratio(kept + more, due, Reason::NothingDue)
        }
    }
}
