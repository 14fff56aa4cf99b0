//! Customer effort score.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// Customer effort score.
pub static METRIC: Metric = Metric {
    id: MetricId::Ces,
    name: "Customer effort score",
    family: Family::Voice,
    doc: "How easy it was to get something done. Some ask so that high is easy, others so that high is hard: the survey has to say which (`polarity`), and scores are turned so that high is easy. Scores of which nobody says it, or on which scale they are, and those on other scales than 1-7 and 1-5 are left out, and a remark says how many; where there are no others, the figure is undefined. Scores on different scales have no common mean; the share that found it easy takes them together.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Mean, 1 to 7",
            unit: Unit::Number,
            formula: Formula::Text("ces_points ÷ ces_answers"),
            cites: &[Cite { source: "Formbricks", says: "the mean of the scores" }],
            needs: NEEDS.without(TallyId::CesSevenUntold),
            by: None,
            eval: |cut| mean(cut, TallyId::CesPoints, TallyId::CesAnswers, TallyId::CesSevenUntold),
        },
        Variant {
            slug: "scale_1_5",
            name: "Mean, 1 to 5",
            unit: Unit::Number,
            formula: Formula::Text("ces_points_1_5 ÷ ces_answers_1_5"),
            cites: &[Cite { source: OWN, says: "the same on the shorter scale" }],
            needs: NEEDS.without(TallyId::CesFiveUntold),
            by: None,
            eval: |cut| {
                mean(cut, TallyId::CesFivePoints, TallyId::CesFiveAnswers, TallyId::CesFiveUntold)
            },
        },
        Variant {
            slug: "share",
            name: "Share that found it easy",
            unit: Unit::Ratio,
            formula: Formula::Text("ces_easy ÷ ces_judged"),
            cites: &[Cite { source: OWN, says: "5 to 7 of seven and 4 and 5 of five" }],
            needs: NEEDS.without(TallyId::CesUntold),
            by: None,
            eval: share,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const NEEDS: Needs = Needs::records(&[TableId::SurveyResponses]);

/// Why there is no score: none was given, or none of which everything is known.
fn without(cut: &Cut<'_>, untold: TallyId) -> Reason {
    let counted = |tally| cut.tally(Window::Asked, tally).unwrap_or(0);
    match counted(untold) - counted(TallyId::CesElsewhere) {
        1.. => Reason::MissingColumn(TableId::Surveys, "polarity and scale"),
        _ => Reason::NoAnswers,
    }
}

fn mean(cut: &Cut<'_>, points: TallyId, answers: TallyId, untold: TallyId) -> Reading {
    let mut read = Reader::new(cut);
    let (points, answers) = (read.tally(points), read.tally(answers));
    read.plain(points, answers, without(cut, untold))
}

fn share(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (easy, all) = (read.tally(TallyId::CesEasy), read.tally(TallyId::CesJudged));
    read.ratio(easy, all, without(cut, TallyId::CesUntold))
}
