//! Goal attainment.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Goal attainment.
pub static METRIC: Metric = Metric {
    id: MetricId::GoalAttainment,
    name: "Success factors achieved",
    family: Family::Product,
    doc: "Whether customers get what they wanted. Of the goals that are due in the period, the share that is achieved: by now, or by the day on which each was due. Goals without a date are in neither. Whether it matters is told by the two churn rates: of customers who had achieved a goal before the period, and of those who had set goals and achieved none. Customers without goals are in neither, and that those with goals achieved stay longer does not say that the goals are why.",
    direction: Direction::Up,
    variants: &[
        share(
            "standard",
            "Achieved by now",
            "goals_achieved ÷ goals_due",
            &[Cite { source: ARTICLES, says: "success factors achieved over those agreed" }],
            GOALS,
            |cut| over(cut, GoalsAchieved, GoalsDue, Reason::NoGoalsDue),
        ),
        share(
            "in_time",
            "Achieved in time",
            "goals_in_time ÷ goals_due",
            &[Cite { source: OWN, says: "by the end of the day on which it was due" }],
            GOALS,
            |cut| over(cut, GoalsInTime, GoalsDue, Reason::NoGoalsDue),
        ),
        share(
            "churn_with",
            "Churn of customers with a goal achieved",
            "achievers_lost ÷ achievers",
            CHURN,
            WITH_BILLING,
            |cut| over(cut, AchieversLost, Achievers, Reason::NoGoalOwners),
        ),
        share(
            "churn_without",
            "Churn of customers with goals and none achieved",
            "strivers_lost ÷ strivers",
            CHURN,
            WITH_BILLING,
            |cut| over(cut, StriversLost, Strivers, Reason::NoGoalOwners),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const GOALS: Needs = Needs::records(&[TableId::Goals]);
const WITH_BILLING: Needs = Needs::tables(&[TableId::Goals]);
const CHURN: &[Cite] =
    &[Cite { source: ARTICLES, says: "churn by whether goals were achieved or not" }];

const fn share(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    needs: Needs,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let formula = Formula::Text(formula);
    Variant { slug, name, unit: Unit::Ratio, formula, cites, needs, by: None, eval }
}

fn over(cut: &Cut<'_>, part: TallyId, all: TallyId, without: Reason) -> Reading {
    let mut read = Reader::new(cut);
    let (part, all) = (read.tally(part), read.tally(all));
    read.ratio(part, all, without)
}
