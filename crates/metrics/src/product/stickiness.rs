//! Stickiness.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit, tallied};
use crate::records::TallyId::*;

/// Stickiness.
pub static METRIC: Metric = Metric {
    id: MetricId::Stickiness,
    name: "Stickiness",
    family: Family::Product,
    doc: "Of the users of a month, the share that is there on a day: 50 % means that a user comes every other day. The standard takes both means over the same days of the period: the daily users of each day, over the users of the 28 days that end with it. So a month that grows is not measured against its own end. A product for weekdays cannot pass 71 %, and one that is needed once a month is not the worse for 4 %. The mean hides whether all come sometimes or few come always: the histogram tells, with one heading for each number of days.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Daily over monthly users, over the period",
            unit: Unit::Ratio,
            formula: Formula::Text("user_days ÷ month_users_by_day"),
            cites: &[Cite { source: ARTICLES, says: "mean daily users over monthly users" }],
            needs: EVENTS,
            by: None,
            eval: |cut| share(cut, true),
        },
        Variant {
            slug: "at_end",
            name: "Mean daily users over the month's at its end",
            unit: Unit::Ratio,
            formula: Formula::Text("user_days ÷ (days × month_users)"),
            cites: &[Cite {
                source: "Common practice",
                says: "the mean of daily users over the monthly users of one day",
            }],
            needs: EVENTS,
            by: None,
            eval: at_end,
        },
        Variant {
            slug: "week",
            name: "Daily over weekly users, over the period",
            unit: Unit::Ratio,
            formula: Formula::Text("user_days ÷ week_users_by_day"),
            cites: &[Cite { source: OWN, says: "the same with weeks, for what is used weekly" }],
            needs: EVENTS,
            by: None,
            eval: |cut| share(cut, false),
        },
        Variant {
            slug: "l28",
            name: "Users by their active days of the last 28",
            unit: Unit::Count,
            formula: Formula::Text("month_users"),
            cites: &[Cite {
                source: "Amplitude",
                says: "how many are active on exactly so many days",
            }],
            needs: EVENTS,
            by: Some("days_active"),
            eval: |cut| tallied(cut, MonthUsers),
        },
        Variant {
            slug: "l7",
            name: "Users by their active days of the last 7",
            unit: Unit::Count,
            formula: Formula::Text("week_users"),
            cites: &[Cite { source: "Amplitude", says: "the same over a week" }],
            needs: EVENTS,
            by: Some("days_active_7"),
            eval: |cut| tallied(cut, WeekUsers),
        },
    ],
    parts: false,
    benchmarks: &[],
};

const EVENTS: Needs = Needs::records(&[TableId::Events]);

fn share(cut: &Cut<'_>, month: bool) -> Reading {
    let mut read = Reader::new(cut);
    let days = read.tally(UserDays);
    let users = read.tally(if month { MonthUsersByDay } else { WeekUsersByDay });
    read.ratio(days, users, Reason::NoUsers)
}

fn at_end(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (sum, days) = (read.tally(UserDays), read.days_so_far());
    let users = read.tally(MonthUsers);
    read.ratio(sum, days * users, Reason::NoUsers)
}
