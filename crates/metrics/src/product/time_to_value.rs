//! Time to value.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Time to value.
pub static METRIC: Metric = Metric {
    id: MetricId::TimeToValue,
    name: "Onboarding and time to value",
    family: Family::Product,
    doc: "Of the customers whose first MRR lies in the period, the share that has had what it came for: an event that event_kinds calls a moment of value. A moment before the first MRR, in a trial say, counts as reached at once. The share by now grows as customers get older; those within a number of days have no value before these have passed for everyone who is not there yet. How long it takes, with those who are not there yet counted as far as they were seen, `tenure onboarding` estimates. Milestones are those of the table milestones: a customer has all of them to pass, whether it has a row or not; where a customer stands is told by when its own were expected.",
    direction: Direction::Up,
    variants: &[
        share("standard", "Reached by now", "reached_value ÷ starters", VALUE, |cut| {
            reached(cut, ReachedValue, None)
        }),
        share("days_7", "Reached within 7 days", "reached_value_7 ÷ starters", VALUE, |cut| {
            reached(cut, ReachedInWeek, Some(OpenInWeek))
        }),
        share("days_30", "Reached within 30 days", "reached_value_30 ÷ starters", VALUE, |cut| {
            reached(cut, ReachedInMonth, Some(OpenInMonth))
        }),
        share("days_90", "Reached within 90 days", "reached_value_90 ÷ starters", VALUE, |cut| {
            reached(cut, ReachedInQuarter, Some(OpenInQuarter))
        }),
        Variant {
            by: Some("milestone"),
            needs: MILESTONES,
            ..share(
                "milestones",
                "Milestones reached by now",
                "reached_steps ÷ started_steps",
                FUNNEL,
                steps,
            )
        },
        Variant {
            needs: MILESTONES,
            ..share("on_track", "On track", "on_track ÷ on_the_way", COURSE, |cut| {
                stands(cut, OnTrack)
            })
        },
        Variant {
            needs: MILESTONES,
            ..share("behind", "Behind", "behind ÷ on_the_way", COURSE, |cut| stands(cut, Behind))
        },
        Variant {
            needs: MILESTONES,
            ..share("stuck", "Stuck", "stuck ÷ on_the_way", COURSE, |cut| stands(cut, Stuck))
        },
    ],
    parts: false,
    benchmarks: &[],
};

const EVENTS: Needs = Needs::tables(&[TableId::Events, TableId::EventKinds]);
const MILESTONES: Needs = Needs::tables(&[TableId::Milestones]);

const VALUE: &[Cite] =
    &[Cite { source: ARTICLES, says: "how soon a new customer has the value it came for" }];
const FUNNEL: &[Cite] =
    &[Cite { source: ARTICLES, says: "the steps of onboarding, and how many get through each" }];
const COURSE: &[Cite] = &[Cite {
    source: OWN,
    says: "on track with nothing overdue; behind with something overdue and a milestone reached in the last 28 days; stuck with something overdue and none; of customers with a planned milestone before them at the end of the period",
}];

const fn share(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let formula = Formula::Text(formula);
    Variant { slug, name, unit: Unit::Ratio, formula, cites, needs: EVENTS, by: None, eval }
}

fn reached(cut: &Cut<'_>, tally: TallyId, open: Option<TallyId>) -> Reading {
    if open.is_some_and(|open| cut.tally(Window::Asked, open).is_ok_and(|open| open > 0)) {
        return Reading::undefined(Reason::Immature);
    }
    let mut read = Reader::new(cut);
    let (reached, all) = (read.tally(tally), read.tally(Starters));
    read.ratio(reached, all, Reason::NobodyNew)
}

fn steps(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (reached, all) = (read.tally(ReachedSteps), read.tally(StartedSteps));
    read.ratio(reached, all, Reason::NobodyNew)
}

fn stands(cut: &Cut<'_>, course: TallyId) -> Reading {
    let mut read = Reader::new(cut);
    let (some, all) = (read.tally(course), read.tally(OnTheWay));
    read.ratio(some, all, Reason::NoMilestones)
}
