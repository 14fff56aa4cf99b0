//! Usage trend.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Usage trend.
pub static METRIC: Metric = Metric {
    id: MetricId::UsageTrend,
    name: "Decline of use",
    family: Family::Product,
    doc: "The use of the last 28 days of the period against that of the 28 before: both hold every weekday four times, so no month is worse for being short. Use is days on which users were active, user by user. Growth of some hides decline of others, so the shares count customers: those whose use fell by a fifth, by half, or to nothing, of the customers at the end of the period who were active before. Use falls before a customer leaves, and for many other reasons too, holidays among them; --rows names the customers. Where the data begin within these 56 days there is no value.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Active days, against the 28 days before",
            unit: Unit::Ratio,
            formula: Formula::Text("month_user_days ÷ before_user_days"),
            cites: &[Cite { source: ARTICLES, says: "the last 28 days against the 28 before" }],
            needs: EVENTS,
            by: None,
            eval: |cut| against(cut, MonthUserDays, BeforeUserDays),
        },
        Variant {
            slug: "users",
            name: "Active users, against the 28 days before",
            unit: Unit::Ratio,
            formula: Formula::Text("month_users ÷ before_users"),
            cites: &[Cite {
                source: OWN,
                says: "whether people stay away, not how often they come",
            }],
            needs: EVENTS,
            by: None,
            eval: |cut| against(cut, MonthUsers, BeforeUsers),
        },
        fell("declined", "Fell by 20 % or more", "fell_by_20 ÷ trend_customers", |cut| {
            against(cut, FellByFifth, TrendCustomers)
        }),
        fell("halved", "Fell by 50 % or more", "fell_by_50 ÷ trend_customers", |cut| {
            against(cut, FellByHalf, TrendCustomers)
        }),
        fell("silent", "Customers whose use stopped", "fell_silent ÷ trend_customers", |cut| {
            against(cut, FellSilent, TrendCustomers)
        }),
    ],
    parts: false,
    benchmarks: &[],
};

const EVENTS: Needs = Needs::records(&[TableId::Events]);

const fn fell(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites: &[Cite { source: ARTICLES, says: "falling use warns early, customer by customer" }],
        needs: Needs::tables(&[TableId::Events]),
        by: None,
        eval,
    }
}

fn against(cut: &Cut<'_>, now: TallyId, before: TallyId) -> Reading {
    if cut.tally(Window::Asked, UseBegins).is_ok_and(|begins| begins > 0) {
        return Reading::undefined(Reason::BeforeFirstData);
    }
    let mut read = Reader::new(cut);
    let (now, before) = (read.tally(now), read.tally(before));
    read.ratio(now, before, Reason::NoEarlierUse)
}
