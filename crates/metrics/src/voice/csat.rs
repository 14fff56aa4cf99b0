//! Customer satisfaction.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, RATINGS_TOLD,
    Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Customer satisfaction.
pub static METRIC: Metric = Metric {
    id: MetricId::Csat,
    name: "Customer satisfaction",
    family: Family::Voice,
    doc: "The share of answers that are satisfied: the upper two of five and of seven, 9 and 10 of ten, good of good and bad. Answers on different scales count together, each by its own scale. It is a share and not a mean, because a mean of 3.9 says nothing of how many are unhappy. Skipped questions are in no denominator. A ticket that was rated good or bad counts as an answer on the occasion of support, on the day on which it was solved, unless an answer names that ticket. An answer of which neither it nor its survey says the scale leaves the figure undefined.",
    direction: Direction::Up,
    variants: &[
        share(
            "standard",
            "9 and 10 of ten",
            "satisfied ÷ csat_answers",
            &[Cite { source: ARTICLES, says: "positive answers over answers" }],
            None,
            |cut| satisfied(cut, TallyId::Satisfied),
        ),
        share(
            "from_8",
            "8 to 10 of ten",
            "satisfied_from_8 ÷ csat_answers",
            &[Cite { source: OWN, says: "the upper three of ten, as some ask it" }],
            None,
            |cut| satisfied(cut, TallyId::SatisfiedFromEight),
        ),
        share(
            "by_touchpoint",
            "By the occasion of asking",
            "satisfied ÷ csat_answers",
            &[Cite {
                source: ARTICLES,
                says: "asked after onboarding, support and other occasions, each for itself",
            }],
            Some("touchpoint"),
            |cut| satisfied(cut, TallyId::Satisfied),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const fn share(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    by: Option<&'static str>,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let (unit, formula) = (Unit::Ratio, Formula::Text(formula));
    let needs = Needs::records(&[TableId::SurveyResponses]).or(RATINGS_TOLD);
    let needs = needs.without(TallyId::RatingsUntold);
    Variant { slug, name, unit, formula, cites, needs, by, eval }
}

fn satisfied(cut: &Cut<'_>, satisfied: TallyId) -> Reading {
    if cut.tally(Window::Asked, TallyId::CsatWithoutScale).is_ok_and(|without| without > 0) {
        return Reading::undefined(Reason::MissingColumn(TableId::SurveyResponses, "scale"));
    }
    let mut read = Reader::new(cut);
    let (satisfied, all) = (read.tally(satisfied), read.tally(TallyId::CsatAnswers));
    read.ratio(satisfied, all, Reason::NoAnswers)
}
