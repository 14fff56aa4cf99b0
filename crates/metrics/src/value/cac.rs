//! Customer acquisition cost.

use tenure_domain::schema::TableId;

use super::acquisition;
use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Unit, Value};

/// Customer acquisition cost.
pub static METRIC: Metric = Metric {
    id: MetricId::Cac,
    name: "Customer acquisition cost",
    family: Family::Value,
    doc: "What sales and marketing, their people included, cost for each new customer. Customers who come back are not new. Who is won today was often paid for months ago: where selling takes long, take the variant that is lagged by your sales cycle. Split by channel, each heading has its own spend and its own new customers; spend that names no channel stands under (none) and is never spread.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "Spend of the same period",
            unit: Unit::Money,
            formula: Formula::Text("(sales_spend + marketing_spend) ÷ new_customers"),
            cites: &[Cite {
                source: ARTICLES,
                says: "sales and marketing spend over new customers: 100 000 for 100 customers is 1 000 each",
            }],
            needs: SPEND,
            by: None,
            eval: |cut| cost(cut, Window::Asked),
        },
        lagged(
            "lagged_1",
            "Spend of one month earlier",
            "(sales_spend[1 month ago] + marketing_spend[1 month ago]) ÷ new_customers",
            &[Window::Ago(1)],
            |cut| cost(cut, Window::Ago(1)),
        ),
        lagged(
            "lagged_2",
            "Spend of two months earlier",
            "(sales_spend[2 months ago] + marketing_spend[2 months ago]) ÷ new_customers",
            &[Window::Ago(2)],
            |cut| cost(cut, Window::Ago(2)),
        ),
        lagged(
            "lagged_3",
            "Spend of three months earlier",
            "(sales_spend[3 months ago] + marketing_spend[3 months ago]) ÷ new_customers",
            &[Window::Ago(3)],
            |cut| cost(cut, Window::Ago(3)),
        ),
        lagged(
            "lagged_6",
            "Spend of six months earlier",
            "(sales_spend[6 months ago] + marketing_spend[6 months ago]) ÷ new_customers",
            &[Window::Ago(6)],
            |cut| cost(cut, Window::Ago(6)),
        ),
        Variant {
            slug: "by_channel",
            name: "By channel",
            unit: Unit::Money,
            formula: Formula::Text("(sales_spend + marketing_spend) ÷ new_customers"),
            cites: &[Cite {
                source: OWN,
                says: "spend by its channel, customers by theirs; without a channel both stand apart",
            }],
            needs: SPEND,
            by: Some("channel"),
            eval: |cut| cost(cut, Window::Asked),
        },
        Variant {
            slug: "by_campaign",
            name: "By campaign",
            unit: Unit::Money,
            formula: Formula::Text("(sales_spend + marketing_spend) ÷ new_customers"),
            cites: &[Cite {
                source: OWN,
                says: "spend by its campaign, customers by theirs; without a campaign both stand apart",
            }],
            needs: SPEND,
            by: Some("campaign"),
            eval: |cut| cost(cut, Window::Asked),
        },
    ],
    parts: false,
    benchmarks: &[],
};

const SPEND: Needs = Needs::tables(&[TableId::Spend]);

const fn lagged(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    windows: &'static [Window],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: OWN,
        says: "the spend that won these customers lies a sales cycle back; take the lag that is nearest to yours",
    }];
    Variant {
        slug,
        name,
        unit: Unit::Money,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs { windows, ..SPEND },
        by: None,
        eval,
    }
}

fn cost(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let cost = acquisition(&mut read, window);
    read.exact(cost, Value::Money)
}
