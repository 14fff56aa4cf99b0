//! Customer lifetime value.

use tenure_domain::schema::TableId;

use super::{LIFETIME, arpa, churn, margin};
use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Estimated, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit, Value, divided, over, times};
use crate::records::TallyId;

/// Customer lifetime value.
pub static METRIC: Metric = Metric {
    id: MetricId::Clv,
    name: "Customer lifetime value",
    family: Family::Value,
    doc: "What a customer brings until it leaves. The lifetime is taken from the customers lost in the last six full months, each month counted for itself: one month alone is a matter of luck, and with few customers six still are: `--interval` takes the ends of that churn and leaves the rest as it is, and has a lower end where nobody was lost. A lifetime that is read off churn supposes that churn stays as it is for longer than most companies have existed; `realised` supposes nothing and is therefore always lower.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "ARPA over churn",
            unit: Unit::Money,
            formula: Formula::Text(
                "(closing_mrr ÷ paying_customers) ÷ (lost_customers[each of 6 months] ÷ opening_customers[each of 6 months])",
            ),
            cites: &[
                Cite {
                    source: ARTICLES,
                    says: "average revenue of a customer over the churn rate: 1 % a month is a lifetime of 100 months",
                },
                Cite { source: OWN, says: "churn is that of the last six full months" },
            ],
            needs: Needs::windows(&[LIFETIME]),
            by: None,
            eval: standard,
        },
        Variant {
            slug: "margin",
            name: "Gross margin over churn",
            unit: Unit::Money,
            formula: Formula::Text(
                "(closing_mrr ÷ paying_customers) × ((revenue − cost_of_sales) ÷ revenue) ÷ (lost_customers[each of 6 months] ÷ opening_customers[each of 6 months])",
            ),
            cites: &[Cite { source: ARTICLES, says: "revenue times gross margin over churn" }],
            needs: Needs {
                windows: &[LIFETIME],
                ..Needs::tables(&[TableId::Revenue, TableId::Spend])
            },
            by: None,
            eval: of_margin,
        },
        Variant {
            slug: "contract",
            name: "Gross margin over the length of contracts",
            unit: Unit::Money,
            formula: Formula::Text(
                "(closing_mrr ÷ paying_customers) × ((revenue − cost_of_sales) ÷ revenue) × (contract_months ÷ contracts)",
            ),
            cites: &[Cite {
                source: ARTICLES,
                says: "revenue times gross margin times the average length of contracts",
            }],
            needs: Needs::tables(&[TableId::Revenue, TableId::Spend, TableId::Subscriptions]),
            by: None,
            eval: contract,
        },
        Variant {
            slug: "realised",
            name: "MRR so far of a cohort's customer",
            unit: Unit::Money,
            formula: Formula::Text("cohort_so_far ÷ cohort_customers"),
            cites: &[Cite {
                source: OWN,
                says: "of those who started in the period, all months' MRR up to the age, by customer; the age is in months",
            }],
            needs: Needs { cohort: true, by_months: true, ..Needs::NOTHING },
            by: None,
            eval: realised,
        },
    ],
    parts: false,
    benchmarks: &[],
};

/// What a model says of the same.
pub static ESTIMATES: &[Estimated] = &[Estimated {
    slug: "model",
    name: "By a model of how long customers renew",
    unit: Unit::Money,
    formula: "MRR of a paying customer on the last day × the months that a new customer is expected to pay for within a horizon (60 months), each payment discounted (10 % a year). The share that renews follows a shifted beta-geometric distribution, fitted by maximum likelihood to the lives of customers, for each length of term of its own; terms weigh as much as they pay. The interval is of 400 fits to customers drawn again; what they pay is taken as it is. Fewer than 30 who left, or nobody with four renewals: nothing is projected",
    cites: &[
        Cite {
            source: "Fader and Hardie 2007",
            says: "customers differ in their chance to leave, so the rate of those who renew rises with age; value by a constant churn is too low",
        },
        Cite { source: OWN, says: "yearly and monthly terms have models of their own" },
    ],
    command: "tenure clv",
}];

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (arpa, churn) = (arpa(&mut read), churn(&mut read));
    let value = arpa.and_then(|arpa| divided(arpa, churn?, Reason::NobodyLost));
    read.exact(value, Value::Money)
}

fn of_margin(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let value = lifetime_margin(&mut read);
    read.exact(value, Value::Money)
}

/// `clv` of the variant `margin`.
pub(super) fn lifetime_margin(
    read: &mut Reader<'_>,
) -> Result<tenure_domain::money::Ratio, Reason> {
    let (arpa, margin, churn) = (arpa(read), margin(read), churn(read));
    divided(times(arpa?, margin?)?, churn?, Reason::NobodyLost)
}

fn contract(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (arpa, margin) = (arpa(&mut read), margin(&mut read));
    let months = read.tally(TallyId::ContractMonths);
    let contracts = read.tally(TallyId::Contracts);
    let value = arpa
        .and_then(|arpa| times(times(arpa, margin?)?, over(months, contracts, Reason::NoTerms)?));
    read.exact(value, Value::Money)
}

fn realised(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let cell = match cut.cohort.unwrap_or(Err(Reason::NotGiven)) {
        Ok(cell) => cell,
        Err(reason) => return read.value(Value::Undefined(reason)),
    };
    let so_far = read.named("cohort_so_far", Unit::Money, cell.so_far);
    let all = read.named("cohort_customers", Unit::Count, cell.customers.into());
    read.average(so_far, all, Reason::EmptyCohort)
}
