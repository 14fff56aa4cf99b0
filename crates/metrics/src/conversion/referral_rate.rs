//! Customer referrals.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, REFERRALS_TOLD,
    Variant,
};
use crate::measure::MeasureId::{ClosingCustomers, NewCustomers};
use crate::reading::{Reader, Reading, Reason, Unit, Value, over, times};
use crate::records::TallyId;

/// Referral rate.
pub static METRIC: Metric = Metric {
    id: MetricId::ReferralRate,
    name: "Customer referrals",
    family: Family::Conversion,
    doc: "How many customers bring others, and how many of the new ones were brought. The K-factor is what a customer brings on average: referrals by customer times the share of them that became customers by now; at 1 a company grows by itself. A referral that names a lead brings the customer that the lead became; a lead that says who brought it is a referral, unless one names it. It is by customer, not by referrer: some divide by those who refer, which is always more.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Customers who referred",
            unit: Unit::Ratio,
            formula: Formula::Text("referring_customers ÷ closing_customers"),
            cites: &[Cite { source: ARTICLES, says: "customers who refer over customers" }],
            needs: REFERRALS,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "share_of_new",
            name: "New customers by referral",
            unit: Unit::Ratio,
            formula: Formula::Text("referred_customers ÷ new_customers"),
            cites: &[Cite { source: OWN, says: "customers who started after a referral" }],
            needs: REFERRALS,
            by: None,
            eval: share_of_new,
        },
        Variant {
            slug: "k_factor",
            name: "K-factor",
            unit: Unit::Multiple,
            formula: Formula::Text(
                "(referrals ÷ closing_customers) × (converted_referrals ÷ referrals)",
            ),
            cites: &[Cite {
                source: OWN,
                says: "referrals by customer times their conversion by now",
            }],
            needs: REFERRALS,
            by: None,
            eval: k_factor,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const REFERRALS: Needs = Needs::tables(&[TableId::Referrals]).or(REFERRALS_TOLD);

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::ReferringCustomers), read.sum(ClosingCustomers));
    read.ratio(some, all, Reason::NoCustomers)
}

fn share_of_new(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(TallyId::ReferredCustomers), read.sum(NewCustomers));
    read.ratio(some, all, Reason::NobodyNew)
}

fn k_factor(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (referrals, customers) = (read.tally(TallyId::Referrals), read.sum(ClosingCustomers));
    let converted = read.tally(TallyId::ConvertedReferrals);
    let value = over(referrals, customers, Reason::NoCustomers)
        .and_then(|each| times(each, over(converted, referrals, Reason::NoReferrals)?));
    read.exact(value, Value::Ratio)
}
