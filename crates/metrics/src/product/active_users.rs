//! Active users.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit, tallied};
use crate::records::TallyId::{self, *};

/// Active users.
pub static METRIC: Metric = Metric {
    id: MetricId::ActiveUsers,
    name: "Active users",
    family: Family::Product,
    doc: "How many people used the product. A user is active on a day of the account's time zone when it had an event that counts as use: those that event_kinds says qualify, or all where it says so of none. Users must be named by their events, and those that the table users marks as internal never count; events without a user count only where said. Each user counts once in a window, however often it came: the users of the days of a month, added up, are not the users of the month. Windows end with the last day of the period. Users of a customer are its own: who works for two customers is two users.",
    direction: Direction::Up,
    variants: &[
        number("mau", "Monthly: the last 28 days", "month_users", ROLLING, |cut| {
            tallied(cut, MonthUsers)
        }),
        number("mau_30", "Monthly: the last 30 days", "thirty_day_users", THIRTY, |cut| {
            tallied(cut, ThirtyDayUsers)
        }),
        number("calendar", "Of the whole period", "period_users", CALENDAR, |cut| {
            tallied(cut, PeriodUsers)
        }),
        number("wau", "Weekly: the last 7 days", "week_users", DAILY, |cut| {
            tallied(cut, WeekUsers)
        }),
        mean("dau", "Daily, on average", "user_days ÷ days", DAILY, |cut| by_day(cut, UserDays)),
        number("dau_last", "Daily: the last day", "last_day_users", DAILY, |cut| {
            tallied(cut, LastDayUsers)
        }),
        number("customers", "Customers of the last 28 days", "month_customers", CUSTOMERS, |cut| {
            tallied(cut, MonthCustomers)
        }),
        number(
            "customers_calendar",
            "Customers of the whole period",
            "period_customers",
            CUSTOMERS,
            |cut| tallied(cut, PeriodCustomers),
        ),
        number(
            "customers_week",
            "Customers of the last 7 days",
            "week_customers",
            CUSTOMERS,
            |cut| tallied(cut, WeekCustomers),
        ),
        mean(
            "customers_day",
            "Customers of a day, on average",
            "customer_days ÷ days",
            CUSTOMERS,
            |cut| by_day(cut, CustomerDays),
        ),
        number(
            "customers_last",
            "Customers of the last day",
            "last_day_customers",
            CUSTOMERS,
            |cut| tallied(cut, LastDayCustomers),
        ),
        number(
            "customers_any",
            "Customers of the last 28 days, events without a user too",
            "seen_customers",
            ANYBODY,
            |cut| tallied(cut, SeenCustomers),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const EVENTS: Needs = Needs::records(&[TableId::Events]);

const DAILY: &[Cite] =
    &[Cite { source: ARTICLES, says: "distinct users with a qualifying event in the span" }];
const ROLLING: &[Cite] = &[
    Cite { source: ARTICLES, says: "distinct users with a qualifying event in a month" },
    Cite { source: OWN, says: "28 days hold each weekday four times, so that months compare" },
];
const THIRTY: &[Cite] =
    &[Cite { source: "Common practice", says: "a rolling window of thirty days" }];
const CALENDAR: &[Cite] =
    &[Cite { source: "June", says: "calendar weeks and months, not rolling windows" }];
const CUSTOMERS: &[Cite] =
    &[Cite { source: OWN, says: "a customer is active when any of its users is" }];
const ANYBODY: &[Cite] = &[Cite {
    source: OWN,
    says: "events without a user say that the customer was there, and not how many people were",
}];

const fn number(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let formula = Formula::Text(formula);
    Variant { slug, name, unit: Unit::Count, formula, cites, needs: EVENTS, by: None, eval }
}

const fn mean(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    Variant { unit: Unit::Number, ..number(slug, name, formula, cites, eval) }
}

fn by_day(cut: &Cut<'_>, tally: TallyId) -> Reading {
    let mut read = Reader::new(cut);
    let sum = read.tally(tally);
    let days = read.days_so_far();
    read.plain(sum, days, Reason::NotGiven)
}
