//! Months to recover the cost of acquisition.

use tenure_domain::money::Ratio;
use tenure_domain::schema::TableId;

use super::{LIFETIME, acquisition, arpa, churn, margin};
use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::measure::MeasureId::{BegunCustomers, NewMrr};
use crate::reading::{Fraction, ONE_ROUNDED, Reader, Reading, Reason, Unit, Value};
use crate::reading::{divided, over, times};

/// CAC payback.
pub static METRIC: Metric = Metric {
    id: MetricId::CacPayback,
    name: "CAC payback",
    family: Family::Value,
    doc: "How many months a new customer has to stay until its gross margin has paid for its acquisition. The plain variants suppose that everybody stays so long; `survival` lets customers leave at the churn of the last six months, and may find that the money never comes back.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "By the MRR of new customers",
            unit: Unit::Months,
            formula: Formula::Text(
                "((sales_spend + marketing_spend) ÷ new_customers) ÷ ((new_mrr ÷ begun_customers) × ((revenue − cost_of_sales) ÷ revenue))",
            ),
            cites: &[Cite {
                source: ARTICLES,
                says: "CAC over MRR of a new customer times gross margin: 4 000 over 400 × 0.9 is 11.1 months",
            }],
            needs: Needs::tables(&[TableId::Spend, TableId::Revenue]),
            by: None,
            eval: standard,
        },
        Variant {
            slug: "arpa",
            name: "By the MRR of all customers",
            unit: Unit::Months,
            formula: Formula::Text(
                "((sales_spend + marketing_spend) ÷ new_customers) ÷ ((closing_mrr ÷ paying_customers) × ((revenue − cost_of_sales) ÷ revenue))",
            ),
            cites: &[Cite {
                source: OWN,
                says: "new customers are taken to come to pay what all pay on average",
            }],
            needs: Needs::tables(&[TableId::Spend, TableId::Revenue]),
            by: None,
            eval: by_arpa,
        },
        Variant {
            slug: "survival",
            name: "With customers who leave on the way",
            unit: Unit::Months,
            formula: Formula::Described(
                "The first month at whose end the margin of those who are left, added up, is at least CAC: \
                 new_mrr ÷ begun_customers × (revenue − cost_of_sales) ÷ revenue × (1 + s + s² + …) ≥ (sales_spend + marketing_spend) ÷ new_customers, with s = 1 − lost_customers[each of 6 months] ÷ opening_customers[each of 6 months]",
            ),
            cites: &[Cite {
                source: OWN,
                says: "the first payment comes at once; s is the share that stays a month",
            }],
            needs: Needs {
                windows: &[LIFETIME],
                ..Needs::tables(&[TableId::Spend, TableId::Revenue])
            },
            by: None,
            eval: survival,
        },
    ],
    parts: false,
    benchmarks: &[],
};

/// MRR of a new customer: `new_mrr ÷ begun_customers`.
fn asp(read: &mut Reader<'_>) -> Result<Ratio, Reason> {
    let (mrr, customers) = (read.sum(NewMrr), read.sum(BegunCustomers));
    over(mrr, customers, Reason::NobodyNew)
}

/// CAC over what a customer leaves each month.
fn months(
    read: &mut Reader<'_>,
    price: fn(&mut Reader<'_>) -> Result<Ratio, Reason>,
) -> Result<Ratio, Reason> {
    let (cost, price, margin) = (acquisition(read, Window::Asked), price(read), margin(read));
    divided(cost?, times(price?, margin?)?, Reason::NoMargin)
}

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let months = months(&mut read, asp);
    read.exact(months, Value::Months)
}

fn by_arpa(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let months = months(&mut read, arpa);
    read.exact(months, Value::Months)
}

fn survival(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (months, churn) = (months(&mut read, asp), churn(&mut read));
    let value = months.and_then(|months| surviving(months, churn?));
    match value {
        Ok(months) => read.value(Value::Months(Fraction::whole(months))),
        Err(reason) => read.value(Value::Undefined(reason)),
    }
}

/// Longer than any plan looks.
const MOST_MONTHS: i128 = 1_200;

/// The first month at whose end `1 + s + s² + …` has reached `months`, where `s` is what churn
/// leaves.
fn surviving(months: Ratio, churn: Ratio) -> Result<i128, Reason> {
    let scaled = |ratio: Ratio| ratio.times(ONE_ROUNDED, 1).map(Ratio::rounded);
    let goal = scaled(months).map_err(|_| Reason::TooLarge)?;
    let stays = ONE_ROUNDED - scaled(churn).map_err(|_| Reason::TooLarge)?;
    let (mut sum, mut alive) = (0, ONE_ROUNDED);
    for month in 1..=MOST_MONTHS {
        sum += alive;
        if sum >= goal {
            return Ok(month);
        }
        alive = alive * stays / ONE_ROUNDED;
    }
    Err(Reason::NeverPaidBack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_leave_pay_nothing_more() {
        let ratio = |num, den| Ratio::new(num, den).unwrap();
        // Without churn it is the plain payback, rounded up to a whole month.
        assert_eq!(surviving(ratio(100, 9), ratio(0, 1)), Ok(12));
        // 1 + 0.5 + 0.25 = 1.75 after three months, 1.875 after four; two are never reached.
        assert_eq!(surviving(ratio(7, 4), ratio(1, 2)), Ok(3));
        assert_eq!(surviving(ratio(9, 5), ratio(1, 2)), Ok(4));
        assert_eq!(surviving(ratio(2, 1), ratio(1, 2)), Err(Reason::NeverPaidBack));
    }
}
