//! Average revenue per account.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::measure::MeasureId::{self, ClosingCustomers, ClosingMrr, PayingCustomers};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Average revenue per account.
pub static METRIC: Metric = Metric {
    id: MetricId::Arpa,
    name: "Average revenue per account",
    family: Family::Recurring,
    doc: "What a paying customer pays for a month on average, at the end of the period. All subscriptions of a customer count as one account. It rises when customers grow, and also when small ones leave: read it beside churn.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "By paying customer",
            unit: Unit::Money,
            formula: Formula::Text("closing_mrr ÷ paying_customers"),
            cites: &[Cite {
                source: "ChartMogul, Stripe",
                says: "MRR over customers, subscriptions combined (ChartMogul's interface cuts the cents' fractions off)",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| by_head(cut, PayingCustomers, Reason::NobodyPays),
        },
        Variant {
            slug: "all_customers",
            name: "By customer, paused and at zero included",
            unit: Unit::Money,
            formula: Formula::Text("closing_mrr ÷ closing_customers"),
            cites: &[Cite {
                source: OWN,
                says: "divides by everyone who is a customer, paying or not",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: |cut| by_head(cut, ClosingCustomers, Reason::NoCustomers),
        },
        Variant {
            slug: "revenue",
            name: "Recognised revenue by customer",
            unit: Unit::Money,
            formula: Formula::Text("revenue ÷ closing_customers"),
            cites: &[Cite {
                source: "PostHog; an article on fifteen SaaS metrics after HubSpot",
                says: "all revenue of the period over customers",
            }],
            needs: Needs::tables(&[TableId::Revenue]),
            by: None,
            eval: revenue,
        },
        Variant {
            slug: "per_user",
            name: "By seat, where seats are known",
            unit: Unit::Money,
            formula: Formula::Text("seat_mrr ÷ purchased_seats"),
            cites: &[Cite {
                source: ARTICLES,
                says: "per user: MRR of customers of whom `seats` tells how many they bought, over these",
            }],
            needs: Needs::tables(&[TableId::Seats]),
            by: None,
            eval: per_user,
        },
    ],
    parts: false,
    benchmarks: &[],
};

fn by_head(cut: &Cut<'_>, heads: MeasureId, without: Reason) -> Reading {
    let mut read = Reader::new(cut);
    let (mrr, heads) = (read.sum(ClosingMrr), read.sum(heads));
    read.average(mrr, heads, without)
}

fn revenue(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let revenue = read.tally(TallyId::Revenue);
    let customers = read.sum(ClosingCustomers);
    read.average(revenue, customers, Reason::NoCustomers)
}

fn per_user(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (mrr, seats) = (read.tally(TallyId::SeatMrr), read.tally(TallyId::PurchasedSeats));
    read.average(mrr, seats, Reason::NoSeats)
}
