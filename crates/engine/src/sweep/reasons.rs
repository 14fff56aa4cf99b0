//! Churns of one period that stand under different reasons.

use tenure_ledger::movement::Kind;
use tenure_metrics::cut::CustomerPeriod;

use crate::book::Customer;
use crate::classes::Classes;
use crate::sweep::Place;

/// Where headings are reasons of leaving: takes out of a customer's period the churns that have
/// another reason than the last one, under whose heading (`of_last`) the customer stands, and gives
/// each under its own, so that the MRR of a quarter by reason is the sum of its months'.
pub(crate) fn apart(
    classes: &Classes<'_>,
    customer: &Customer<'_>,
    place: &Place<'_>,
    (of_last, did): (u32, &mut CustomerPeriod),
) -> Vec<(u32, CustomerPeriod)> {
    if !classes.are_of_leavers() {
        return Vec::new();
    }
    let first = place
        .inside
        .first()
        .map_or(0, |inside| customer.steps.partition_point(|step| step.at < inside.at));
    let churns = place.inside.iter().enumerate().filter(|(_, step)| step.kind == Kind::Churn);
    let elsewhere = churns
        .map(|(at, step)| (classes.of_churn(customer, first + at), step))
        .filter(|&(reason, _)| reason != of_last);
    elsewhere.map(|(reason, step)| (reason, did.set_apart(step))).collect()
}
