//! Customer retention cost.

use tenure_domain::schema::TableId;

use super::{LIFETIME, churn};
use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::ClosingActive;
use crate::reading::{Reader, Reading, Reason, Unit, Value, divided, over};
use crate::records::TallyId;

/// Customer retention cost.
pub static METRIC: Metric = Metric {
    id: MetricId::Crc,
    name: "Customer retention cost",
    family: Family::Value,
    doc: "What it costs to keep a customer for the period: success staff and tools, marketing to customers, training and loyalty programmes, over active customers. The items stand for themselves so that each can be asked what it does; read the sum beside CAC payback, which supposes that customers stay.",
    direction: Direction::Down,
    variants: &[
        item("standard", "All of it", "retention_spend ÷ closing_active", |cut| {
            each(cut, TallyId::RetentionSpend)
        }),
        item("staff", "Success staff", "success_staff_spend ÷ closing_active", |cut| {
            each(cut, TallyId::SuccessStaffSpend)
        }),
        item("tools", "Success tools", "success_tools_spend ÷ closing_active", |cut| {
            each(cut, TallyId::SuccessToolsSpend)
        }),
        item(
            "customer_marketing",
            "Marketing to customers",
            "customer_marketing_spend ÷ closing_active",
            |cut| each(cut, TallyId::CustomerMarketingSpend),
        ),
        item("training", "Training", "training_spend ÷ closing_active", |cut| {
            each(cut, TallyId::TrainingSpend)
        }),
        item("loyalty", "Loyalty programmes", "loyalty_spend ÷ closing_active", |cut| {
            each(cut, TallyId::LoyaltySpend)
        }),
        Variant {
            slug: "lifetime",
            name: "Over a lifetime, of a month's cost",
            unit: Unit::Money,
            formula: Formula::Text(
                "(retention_spend ÷ closing_active) ÷ (lost_customers[each of 6 months] ÷ opening_customers[each of 6 months])",
            ),
            cites: &[Cite {
                source: OWN,
                says: "a month's cost of a customer over the monthly churn of the last six months; the period must be one month",
            }],
            needs: Needs { windows: &[LIFETIME], ..SPEND },
            by: None,
            eval: lifetime,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const SPEND: Needs = Needs::tables(&[TableId::Spend]);

const fn item(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: ARTICLES,
        says: "success staff, tools, customer marketing, training and loyalty programmes over active customers",
    }];
    Variant {
        slug,
        name,
        unit: Unit::Money,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: SPEND,
        by: None,
        eval,
    }
}

fn each(cut: &Cut<'_>, spend: TallyId) -> Reading {
    let mut read = Reader::new(cut);
    let (spend, active) = (read.tally(spend), read.sum(ClosingActive));
    read.average(spend, active, Reason::NoActiveCustomers)
}

fn lifetime(cut: &Cut<'_>) -> Reading {
    let period = &cut.asked.period;
    if period.first.add_months(1) != period.end {
        return Reading::undefined(Reason::OneMonth);
    }
    let mut read = Reader::new(cut);
    let (spend, active) = (read.tally(TallyId::RetentionSpend), read.sum(ClosingActive));
    let churn = churn(&mut read);
    let value = over(spend, active, Reason::NoActiveCustomers)
        .and_then(|cost| divided(cost, churn?, Reason::NobodyLost));
    read.exact(value, Value::Money)
}
