//! Login frequency.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Login frequency.
pub static METRIC: Metric = Metric {
    id: MetricId::LoginFrequency,
    name: "Login frequency",
    family: Family::Product,
    doc: "On how many of the last 28 days of the period a user, or any user of a customer, was there: the mean of those who were there at all. Days are counted, not sessions: who logs in ten times in a day was there on one. A login is what event_kinds says is one; products that keep people logged in have few, so the standard counts days with any event that qualifies.",
    direction: Direction::Up,
    variants: &[
        days(
            "standard",
            "Active days of a user in 28",
            "month_user_days ÷ month_users",
            &[
                Cite { source: ARTICLES, says: "how often people come back to the product" },
                Cite { source: "L28", says: "days active of the last 28, user by user" },
            ],
            EVENTS,
            |cut| over(cut, MonthUserDays, MonthUsers, Reason::NoUsers),
        ),
        days(
            "customers",
            "Active days of a customer in 28",
            "month_customer_days ÷ month_customers",
            &[Cite { source: OWN, says: "a day counts once, however many of its users came" }],
            EVENTS,
            |cut| over(cut, MonthCustomerDays, MonthCustomers, Reason::NoUsers),
        ),
        days(
            "logins",
            "Login days of a user in 28",
            "login_days ÷ login_users",
            LOGINS,
            KINDS,
            |cut| over(cut, LoginDays, LoginUsers, Reason::NoLogins),
        ),
        days(
            "logins_customers",
            "Login days of a customer in 28",
            "customer_login_days ÷ login_customers",
            LOGINS,
            KINDS,
            |cut| over(cut, CustomerLoginDays, LoginCustomers, Reason::NoLogins),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const EVENTS: Needs = Needs::records(&[TableId::Events]);
const KINDS: Needs = Needs::records(&[TableId::Events, TableId::EventKinds]);
const LOGINS: &[Cite] = &[Cite { source: ARTICLES, says: "how often customers log in" }];

const fn days(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    needs: Needs,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let formula = Formula::Text(formula);
    Variant { slug, name, unit: Unit::Number, formula, cites, needs, by: None, eval }
}

fn over(cut: &Cut<'_>, days: TallyId, all: TallyId, without: Reason) -> Reading {
    let mut read = Reader::new(cut);
    let (days, all) = (read.tally(days), read.tally(all));
    read.plain(days, all, without)
}
