//! Lifetime value over the cost of acquisition.

use tenure_domain::schema::TableId;

use super::clv::lifetime_margin;
use super::{LIFETIME, acquisition, arpa, churn};
use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant,
    Window,
};
use crate::reading::{Reader, Reading, Reason, Unit, Value, divided};

/// CLV : CAC.
pub static METRIC: Metric = Metric {
    id: MetricId::LtvCac,
    name: "CLV to CAC",
    family: Family::Value,
    doc: "How many times over a customer brings in what it cost to win. It compares years to come with money already spent, so it is only as good as the lifetime in it: read it beside CAC payback, which looks no further than it must.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "By gross margin",
            unit: Unit::Multiple,
            formula: Formula::Text(
                "((closing_mrr ÷ paying_customers) × ((revenue − cost_of_sales) ÷ revenue) ÷ (lost_customers[each of 6 months] ÷ opening_customers[each of 6 months])) ÷ ((sales_spend + marketing_spend) ÷ new_customers)",
            ),
            cites: &[Cite { source: ARTICLES, says: "lifetime value over acquisition cost" }],
            needs: Needs {
                windows: &[LIFETIME],
                ..Needs::tables(&[TableId::Spend, TableId::Revenue])
            },
            by: None,
            eval: by_margin,
        },
        Variant {
            slug: "revenue",
            name: "By revenue",
            unit: Unit::Multiple,
            formula: Formula::Text(
                "((closing_mrr ÷ paying_customers) ÷ (lost_customers[each of 6 months] ÷ opening_customers[each of 6 months])) ÷ ((sales_spend + marketing_spend) ÷ new_customers)",
            ),
            cites: &[Cite {
                source: ARTICLES,
                says: "with the lifetime value before the cost of sales, which flatters",
            }],
            needs: Needs { windows: &[LIFETIME], ..Needs::tables(&[TableId::Spend]) },
            by: None,
            eval: by_revenue,
        },
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "standard",
            says: "healthy",
            low: Some((3, 1)),
            high: Some((3, 1)),
            days: None,
            source: ARTICLES,
            year: None,
            sample: None,
            caveat: "a rule of thumb without data behind it; a lifetime read off churn is the softest part of it",
        },
        Benchmark {
            variant: "standard",
            says: "too much is spent on winning customers",
            low: None,
            high: Some((1, 1)),
            days: None,
            source: ARTICLES,
            year: None,
            sample: None,
            caveat: "a rule of thumb without data behind it; it says nothing of when the money comes back, for which see cac_payback",
        },
        Benchmark {
            variant: "standard",
            says: "too little may be spent on winning customers",
            low: Some((5, 1)),
            high: None,
            days: None,
            source: ARTICLES,
            year: None,
            sample: None,
            caveat: "a rule of thumb without data behind it; a company that grows slowly on purpose lies here, too",
        },
    ],
};

fn by_margin(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (value, cost) = (lifetime_margin(&mut read), acquisition(&mut read, Window::Asked));
    let multiple = value.and_then(|value| divided(value, cost?, Reason::NoAcquisitionSpend));
    read.exact(multiple, Value::Ratio)
}

fn by_revenue(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (arpa, churn) = (arpa(&mut read), churn(&mut read));
    let cost = acquisition(&mut read, Window::Asked);
    let multiple = arpa.and_then(|arpa| {
        let value = divided(arpa, churn?, Reason::NobodyLost)?;
        divided(value, cost?, Reason::NoAcquisitionSpend)
    });
    read.exact(multiple, Value::Ratio)
}
